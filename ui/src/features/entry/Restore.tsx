import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type ApiError, backend, type Chosen, call, errorText, toApiError } from "~/api";
import { useSeating } from "~/app/desk";
import { m } from "~/i18n";
import { Button, ErrorSummary, RadioGroup, TextField } from "~/kit";
import styles from "./Entry.module.css";
import { EntryPage, Fault, FieldFaultText, FormActions } from "./EntryPage";
import { type Faults, useFaults } from "./faults";
import { KeyField } from "./ResetPassphrase";
import { useWait, WaitNotice, waitOf } from "./Wait";

type Field = "file" | "key" | "name" | "passphrase";
type By = "key" | "passphrase";

const idOf = (field: Field) => `restore-${field}`;

/** What the engine's codes mean of a backup, at which field. */
const FAULT_OF: Readonly<Partial<Record<ApiError["code"], readonly [Field, (() => string)?]>>> = {
  backup_damaged: ["file", m.ui_restore_file_wrong],
  slots_missing: ["file", m.ui_restore_file_wrong],
  slots_damaged: ["file", m.ui_restore_file_wrong],
  store_damaged: ["file", m.ui_restore_file_wrong],
  newer_schema: ["file"],
  not_found: ["file", m.ui_restore_file_missing],
  recovery_key_wrong: ["key", m.ui_restore_key_wrong],
  recovery_key_mistyped: ["key"],
  unknown_worker: ["name"],
  worker_needed: ["name"],
  wrong_passphrase: ["passphrase", m.ui_restore_passphrase_wrong],
};

/** What of a backup to open stays while one looks at another page: no secret. */
export interface RestoreValues {
  readonly file: Chosen | null;
  readonly by: By;
  readonly name: string;
}

interface RestoreProps {
  readonly value: RestoreValues;
  readonly onChange: (part: Partial<RestoreValues>) => void;
  readonly onBack: () => void;
}

/** "Palauta varmuuskopiosta": an office out of its backup, onto a machine that has none. */
export function Restore({ value, onChange, onBack }: RestoreProps) {
  const seating = useSeating();
  const { file, by, name } = value;
  const [key, setKey] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const labels: Record<Field, string> = {
    file: m.ui_restore_file(),
    key: m.ui_reset_key(),
    name: m.ui_lock_name(),
    passphrase: m.ui_lock_passphrase(),
  };
  const { faults, summary, fault, tell } = useFaults(idOf, labels);
  const restore = useMutation({
    mutationFn: (from: Chosen) =>
      call("restore_office", {
        file: from.handle,
        recovery_key: by === "key" ? key.trim() : null,
        name: by === "key" || name.trim() === "" ? null : name.trim(),
        passphrase: by === "key" ? null : passphrase,
      }),
    meta: { quiet: true },
    gcTime: 0,
    onSuccess: seating,
  });
  const asked = waitOf(restore.error);
  const left = useWait(restore.error);
  const [choosing, setChoosing] = useState<unknown>(null);

  const choose = async () => {
    setChoosing(null);
    try {
      const kind = { name: m.ui_restore_file_kind(), endings: ["backup"] };
      const [first, ...more] = await (await backend()).chooseFiles(m.ui_restore_file_choose(), kind);
      if (first === undefined) return;
      restore.reset();
      if (more.length > 0) {
        fault("file", m.ui_restore_file_many());
        return;
      }
      onChange({ file: first });
      fault("file");
    } catch (error) {
      setChoosing(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (left > 0 || restore.isPending) return;
    restore.reset();
    const found: Faults<Field> = {};
    if (file === null) found.file = m.ui_restore_file_missing();
    if (by === "key" && key.trim() === "") found.key = m.ui_reset_key_missing();
    if (by === "passphrase" && passphrase === "") found.passphrase = m.ui_first_passphrase_missing();
    if (tell(found) || file === null) return;
    restore.mutate(file, {
      onError: (error) => {
        const [field, words] = FAULT_OF[toApiError(error).code] ?? [];
        if (field !== undefined) tell({ [field]: words?.() ?? errorText(error) });
      },
    });
  };

  const atNoField = restore.error !== null && asked === null && !(toApiError(restore.error).code in FAULT_OF);
  return (
    <EntryPage title={m.ui_restore_open()} text={m.ui_restore_text()} wide>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary {...summary} />
        <BackupFile file={file} error={faults.file} onChoose={() => void choose()} />
        <Fault error={choosing} />
        <RadioGroup
          label={m.ui_restore_by()}
          options={[
            { id: "key", name: m.ui_restore_by_key() },
            { id: "passphrase", name: m.ui_restore_by_passphrase() },
          ]}
          value={by}
          onChange={(next) => {
            onChange({ by: next });
            for (const field of ["key", "name", "passphrase"] as const) fault(field);
          }}
        />
        {by === "key" ? (
          <KeyField
            id={idOf("key")}
            value={key}
            onChange={(text) => {
              setKey(text);
              fault("key");
            }}
            error={faults.key}
          />
        ) : (
          <div className={styles.pair}>
            <TextField
              id={idOf("name")}
              label={labels.name}
              help={m.ui_reset_name_help()}
              value={name}
              onChange={(text) => {
                onChange({ name: text });
                fault("name");
              }}
              error={faults.name}
              autoComplete="username"
            />
            <TextField
              id={idOf("passphrase")}
              label={labels.passphrase}
              type="password"
              value={passphrase}
              onChange={(text) => {
                setPassphrase(text);
                fault("passphrase");
              }}
              error={faults.passphrase}
              autoComplete="current-password"
              isRequired
            />
          </div>
        )}
        {asked !== null && <WaitNotice asked={asked} left={left} />}
        <div role="status" className={styles.fault}>
          {restore.isPending && <p>{m.ui_restore_doing()}</p>}
        </div>
        <Fault error={atNoField ? restore.error : null} />
        <FormActions act={m.ui_restore_do()} isPending={restore.isPending} isDisabled={left > 0} onBack={onBack} />
      </form>
    </EntryPage>
  );
}

interface BackupFileProps {
  readonly file: Chosen | null;
  readonly error: string | undefined;
  readonly onChoose: () => void;
}

function BackupFile({ file, error, onChoose }: BackupFileProps) {
  const id = idOf("file");
  return (
    <fieldset id={id} className={styles.file} {...(error === undefined ? {} : { "aria-describedby": `${id}-error` })}>
      <legend className={styles.legend}>
        {m.ui_restore_file()} <span className={styles.required}>({m.ui_field_required()})</span>
      </legend>
      <div className={styles.chosen}>
        <Button icon={FileUp} autoFocus onPress={onChoose}>
          {m.ui_restore_file_choose()}
        </Button>
        <span role="status">{file === null ? m.ui_restore_file_none() : file.name}</span>
      </div>
      {error !== undefined && <FieldFaultText id={`${id}-error`} text={error} />}
    </fieldset>
  );
}
