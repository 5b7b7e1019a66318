import { Printer } from "lucide-react";
import { type FormEvent, useState } from "react";
import { fmtDate, m } from "~/i18n";
import { Button, classes, focusField, TextField } from "~/kit";
import styles from "./Entry.module.css";
import { EntryPage, Fault } from "./EntryPage";
import { useKeySaving } from "./keySaving";

/** How many groups from the end of the key are typed back. */
const TYPED_BACK = 2;

/** As the key is read: letter case and dividers do not matter, and what looks like a digit is one. */
function plain(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

/** Whether the end of the key is what was typed. */
export function isTypedBack(recoveryKey: string, typed: string): boolean {
  return plain(typed) === plain(recoveryKey.split("-").slice(-TYPED_BACK).join(""));
}

export interface RecoveryProps {
  /** In groups of four, divided by hyphens. */
  readonly recoveryKey: string;
  /** When the key was made, for the paper. */
  readonly today: string;
  readonly isPending: boolean;
  readonly error: unknown;
  /** The key was typed back. */
  readonly onKept: () => void;
}

/** The key of a new office, to be kept on paper; one goes on when its end has been typed back. */
export function Recovery({ recoveryKey, today, isPending, error, onKept }: RecoveryProps) {
  const [checking, setChecking] = useState(false);
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const saving = useKeySaving(recoveryKey, today);
  const groups = recoveryKey.split("-");

  if (!checking) {
    return (
      <EntryPage title={m.ui_recovery_title()} text={m.ui_recovery_text()} wide>
        <p className={styles.paper}>{m.ui_recovery_paper({ date: fmtDate(today) })}</p>
        <section className={styles.key} aria-label={m.ui_recovery_key()}>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice, and none ever moves
            <span key={index} className={styles.group}>
              {group}{" "}
            </span>
          ))}
        </section>
        <ul className={styles.keep}>
          <li className={styles.screen}>{m.ui_recovery_keep_print()}</li>
          <li>{m.ui_recovery_keep_place()}</li>
          <li>{m.ui_recovery_keep_nobody()}</li>
        </ul>
        <div role="status" className={classes(styles.fault, styles.screen)}>
          {saving.told}
        </div>
        <div className={styles.actions}>
          <Button icon={Printer} onPress={() => window.print()}>
            {m.ui_recovery_print()}
          </Button>
          {saving.button}
          <Button kind="primary" onPress={() => setChecking(true)}>
            {m.ui_recovery_next()}
          </Button>
        </div>
      </EntryPage>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const right = isTypedBack(recoveryKey, typed);
    setIsWrong(!right);
    if (right) onKept();
    else focusField("recovery-end");
  };
  return (
    <EntryPage title={m.ui_recovery_check_title()} text={m.ui_recovery_check_text()}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          id="recovery-end"
          label={m.ui_recovery_check_label()}
          help={m.ui_recovery_check_help()}
          size="medium"
          figures
          value={typed}
          onChange={setTyped}
          error={isWrong ? m.ui_recovery_check_wrong() : undefined}
          isRequired
          autoFocus
        />
        <Fault error={error} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" isPending={isPending}>
            {m.ui_recovery_done()}
          </Button>
          <Button kind="quiet" onPress={() => setChecking(false)}>
            {m.ui_recovery_show()}
          </Button>
        </div>
      </form>
    </EntryPage>
  );
}
