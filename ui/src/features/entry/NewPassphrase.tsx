import { fmtCount, m } from "~/i18n";
import { TextField } from "~/kit";
import styles from "./Entry.module.css";
import { Strength } from "./Strength";

/** The engine's least length of a passphrase. */
const LEAST = 12;

type Field = "passphrase" | "again";

/** What is said of a passphrase that is too short. */
export function lengthFault(passphrase: string): string | undefined {
  const count = [...passphrase].length;
  return count < LEAST ? m.ui_first_passphrase_short({ count, shown: fmtCount(count) }) : undefined;
}

/** What is wrong with a new passphrase and its repetition. */
export function faultsOfNew(passphrase: string, again: string): Partial<Record<Field, string>> {
  const short = passphrase === "" ? m.ui_first_passphrase_missing() : lengthFault(passphrase);
  if (short !== undefined) return { passphrase: short };
  return again === passphrase ? {} : { again: m.ui_first_passphrase_differs() };
}

export interface NewPassphraseProps {
  readonly idOf: (field: Field) => string;
  /** Whose it is: a passphrase with the name in it is a weak one. */
  readonly name: string;
  readonly labels: Readonly<Record<Field, string>>;
  readonly value: Readonly<Record<Field, string>>;
  readonly faults: Readonly<Partial<Record<Field, string>>>;
  readonly onChange: (field: Field, text: string) => void;
  /** What is said of the passphrase when one leaves it. */
  readonly onJudge: (fault: string | undefined) => void;
}

/** A new passphrase, twice, with an estimate of how easily it is guessed. */
export function NewPassphrase({ idOf, name, labels, value, faults, onChange, onJudge }: NewPassphraseProps) {
  return (
    <div className={styles.pair}>
      <div className={styles.withStrength}>
        <TextField
          id={idOf("passphrase")}
          label={labels.passphrase}
          help={m.ui_first_passphrase_help()}
          type="password"
          value={value.passphrase}
          onChange={(text) => onChange("passphrase", text)}
          onBlur={() => {
            if (value.passphrase !== "") onJudge(lengthFault(value.passphrase));
          }}
          error={faults.passphrase}
          autoComplete="new-password"
          isRequired
        />
        <Strength passphrase={value.passphrase} name={name} />
      </div>
      <TextField
        id={idOf("again")}
        label={labels.again}
        type="password"
        value={value.again}
        onChange={(text) => onChange("again", text)}
        error={faults.again}
        autoComplete="new-password"
        isRequired
      />
    </div>
  );
}
