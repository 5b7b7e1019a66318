import { type FormEvent, useState } from "react";
import { type ApiError, call, errorText, toApiError } from "~/api";
import { m } from "~/i18n";
import { ErrorSummary, TextField } from "~/kit";
import styles from "./Entry.module.css";
import { EntryPage, Fault, FormActions } from "./EntryPage";
import { type Faults, useFaults } from "./faults";
import { faultsOfNew, NewPassphrase } from "./NewPassphrase";
import { useSitting } from "./sitting";
import { useWait, WaitNotice, waitOf } from "./Wait";

type Field = "name" | "key" | "passphrase" | "again";

const idOf = (field: Field) => `reset-${field}`;

/** The field that an error of the engine is about. */
const FIELD_OF: Readonly<Partial<Record<ApiError["code"], Field>>> = {
  unknown_worker: "name",
  worker_needed: "name",
  recovery_key_wrong: "key",
  recovery_key_mistyped: "key",
  passphrase_too_short: "passphrase",
};

export interface ResetPassphraseProps {
  /** The name that was typed already. */
  readonly name: string;
  readonly onBack: () => void;
}

/** "Unohdin salalauseen": a new passphrase by the printed recovery key. What is typed here is kept nowhere. */
export function ResetPassphrase({ name: typed, onBack }: ResetPassphraseProps) {
  const [name, setName] = useState(typed);
  const [key, setKey] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const labels: Record<Field, string> = {
    name: m.ui_lock_name(),
    key: m.ui_reset_key(),
    passphrase: m.ui_settings_passphrase_new(),
    again: m.ui_settings_passphrase_again(),
  };
  const { faults, summary, fault, tell } = useFaults(idOf, labels);
  const reset = useSitting(() =>
    call("reset_passphrase", {
      name: name.trim() === "" ? null : name.trim(),
      recovery_key: key.trim(),
      passphrase,
    }),
  );
  const asked = waitOf(reset.error);
  const left = useWait(reset.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (left > 0 || reset.isPending) return;
    reset.reset();
    const found: Faults<Field> = faultsOfNew(passphrase, again);
    if (key.trim() === "") found.key = m.ui_reset_key_missing();
    if (tell(found)) return;
    reset.mutate(undefined, {
      onError: (error) => {
        const field = FIELD_OF[toApiError(error).code];
        if (field !== undefined) tell({ [field]: errorText(error) });
      },
    });
  };

  const atNoField = reset.error !== null && asked === null && FIELD_OF[toApiError(reset.error).code] === undefined;
  return (
    <EntryPage title={m.ui_reset_title()} text={m.ui_reset_text()} wide>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary {...summary} />
        <TextField
          id={idOf("name")}
          label={labels.name}
          help={m.ui_reset_name_help()}
          value={name}
          onChange={(text) => {
            setName(text);
            fault("name");
          }}
          error={faults.name}
          autoComplete="username"
          autoFocus
        />
        <KeyField
          id={idOf("key")}
          value={key}
          onChange={(text) => {
            setKey(text);
            fault("key");
          }}
          error={faults.key}
        />
        <NewPassphrase
          idOf={idOf}
          name={name}
          labels={labels}
          value={{ passphrase, again }}
          faults={faults}
          onChange={(field, text) => {
            (field === "passphrase" ? setPassphrase : setAgain)(text);
            fault(field);
          }}
          onJudge={(text) => fault("passphrase", text)}
        />
        {asked !== null && <WaitNotice asked={asked} left={left} />}
        <Fault error={atNoField ? reset.error : null} />
        <FormActions act={m.ui_reset_do()} isPending={reset.isPending} isDisabled={left > 0} onBack={onBack} />
      </form>
    </EntryPage>
  );
}

interface KeyFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

/** The whole recovery key, typed from paper: in sight, so that it can be compared. */
export function KeyField({ id, value, onChange, error }: KeyFieldProps) {
  return (
    <TextField
      id={id}
      label={m.ui_reset_key()}
      help={m.ui_reset_key_help()}
      figures
      size="wide"
      value={value}
      onChange={onChange}
      error={error}
      isRequired
    />
  );
}
