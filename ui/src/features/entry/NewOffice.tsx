import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { type ApiError, call, errorText, toApiError, type Wire } from "~/api";
import { type Desk, useLock, useSeating } from "~/app/desk";
import { useIdleLock } from "~/app/idle";
import { m, useLanguage } from "~/i18n";
import { useKeys } from "~/keys";
import { Checkbox, ErrorSummary, TextField } from "~/kit";
import styles from "./Entry.module.css";
import { EntryPage, Fault, FieldFaultText, FormActions } from "./EntryPage";
import { type Faults, useFaults } from "./faults";
import { MUNICIPALITIES } from "./municipalities";
import { faultsOfNew, NewPassphrase } from "./NewPassphrase";
import { Recovery } from "./Recovery";
import { SecondPlace } from "./SecondPlace";

/** The role of the first worker, who brings in all others. */
const FIRST: Wire.Role = "coordinator";
type Field = "office" | "municipalities" | "worker" | "passphrase" | "again";

const idOf = (field: Field) => `first-${field}`;

/** The field that an error of the engine is about, with the words to stand there. */
function faultOf(error: ApiError): Faults<Field> | null {
  if (error.code === "passphrase_too_short") return { passphrase: errorText(error) };
  if (error.code !== "invalid") return null;
  if (error.field === "office_name") return { office: m.ui_office_name_long() };
  if (error.field === "worker") return { worker: m.ui_first_worker_missing() };
  if (error.field === "municipality") return { municipalities: errorText(error) };
  return null;
}

/** What of a new office stays while one looks at another page: no secret. */
export interface NewOfficeValues {
  readonly office: string;
  readonly municipalities: readonly string[];
  readonly worker: string;
}

interface NewOfficeProps {
  readonly desk: Desk;
  readonly value: NewOfficeValues;
  readonly onChange: (part: Partial<NewOfficeValues>) => void;
  readonly onBack: () => void;
}

/** "Aloita": the office's own store with its first worker, then the recovery key. */
export function NewOffice({ desk, value, onChange, onBack }: NewOfficeProps) {
  const { office, municipalities, worker } = value;
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const labels: Record<Field, string> = {
    office: m.ui_first_office_name(),
    municipalities: m.ui_first_municipalities(),
    worker: m.ui_first_worker(),
    passphrase: m.ui_first_passphrase(),
    again: m.ui_first_passphrase_again(),
  };
  const { faults, summary, fault, tell } = useFaults(idOf, labels);

  const create = useMutation({
    mutationFn: () =>
      call("create_office", { name: office, municipalities: [...municipalities], worker, role: FIRST, passphrase }),
    meta: { quiet: true },
    // the answer carries the recovery key: it is not to outlive this page
    gcTime: 0,
    onSuccess: () => {
      setPassphrase("");
      setAgain("");
    },
    onError: (error) => {
      const found = faultOf(toApiError(error));
      if (found) tell(found);
    },
  });

  if (create.data) return <FirstRun recoveryKey={create.data.recovery_key} desk={desk} />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const found: Faults<Field> = {};
    if (municipalities.length === 0) found.municipalities = m.ui_first_municipalities_missing();
    if (worker.trim() === "") found.worker = m.ui_first_worker_missing();
    Object.assign(found, faultsOfNew(passphrase, again));
    create.reset();
    if (!tell(found)) create.mutate();
  };

  const atNoField = create.error !== null && faultOf(toApiError(create.error)) === null;

  return (
    <EntryPage title={m.ui_first_office_title()} text={m.ui_first_office_text()} wide>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary {...summary} />
        <div className={styles.pair}>
          <TextField
            id={idOf("office")}
            label={labels.office}
            help={m.ui_first_office_name_help()}
            value={office}
            onChange={(name) => {
              onChange({ office: name });
              fault("office");
            }}
            error={faults.office}
          />
        </div>
        <Municipalities
          chosen={municipalities}
          error={faults.municipalities}
          onChange={(chosen) => {
            onChange({ municipalities: chosen });
            fault("municipalities");
          }}
        />
        <div className={styles.pair}>
          <TextField
            id={idOf("worker")}
            label={labels.worker}
            help={m.ui_first_worker_help()}
            value={worker}
            onChange={(name) => {
              onChange({ worker: name });
              fault("worker");
            }}
            error={faults.worker}
            autoComplete="name"
            isRequired
          />
        </div>
        <NewPassphrase
          idOf={idOf}
          name={worker}
          labels={labels}
          value={{ passphrase, again }}
          faults={faults}
          onChange={(field, text) => {
            (field === "passphrase" ? setPassphrase : setAgain)(text);
            fault(field);
          }}
          onJudge={(text) => fault("passphrase", text)}
        />
        <Fault error={atNoField ? create.error : null} />
        <FormActions act={m.ui_first_create()} isPending={create.isPending} onBack={onBack} />
      </form>
    </EntryPage>
  );
}

/**
 * What follows on the form: the recovery key, then the second place of the backups. The office is open in the engine and
 * its worker seated, but the window has nobody yet: it locks here as the frame does.
 */
function FirstRun({ recoveryKey, desk }: { readonly recoveryKey: string; readonly desk: Desk }) {
  const language = useLanguage();
  const seating = useSeating();
  const [seated, setSeated] = useState<Desk | null>(null);
  const lock = useLock(seated ?? { ...desk, office: true, open: "office" });
  useIdleLock(lock);
  useKeys({ lock });
  useEffect(() => {
    // the worker goes on in the language in which the office was made; settings tell if it was not kept
    void call("set_preference", { key: "language", value: language }).catch(() => {});
  }, [language]);
  const confirm = useMutation({
    mutationFn: () => call("confirm_recovery_key", {}),
    meta: { quiet: true },
  });
  if (seated) return <SecondPlace onDone={() => void seating(seated)} />;
  return (
    <Recovery
      recoveryKey={recoveryKey}
      today={desk.today}
      isPending={confirm.isPending}
      error={confirm.error}
      onKept={() => confirm.mutate(undefined, { onSuccess: setSeated })}
    />
  );
}

interface MunicipalitiesProps {
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Municipalities({ chosen, error, onChange }: MunicipalitiesProps) {
  const errorId = useId();
  const all = chosen.length === MUNICIPALITIES.length;
  return (
    <fieldset
      id={idOf("municipalities")}
      className={styles.municipalities}
      {...(error === undefined ? {} : { "aria-describedby": errorId })}
    >
      <legend className={styles.legend}>
        {m.ui_first_municipalities()} <span className={styles.required}>({m.ui_field_required()})</span>
      </legend>
      <Checkbox
        label={m.ui_first_municipalities_all()}
        isSelected={all}
        isIndeterminate={!all && chosen.length > 0}
        onChange={(on) => onChange(on ? MUNICIPALITIES.map(({ code }) => code) : [])}
      />
      <div className={styles.columns}>
        {MUNICIPALITIES.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={name()}
            isSelected={chosen.includes(code)}
            onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((other) => other !== code))}
          />
        ))}
      </div>
      {error !== undefined && <FieldFaultText id={errorId} text={error} />}
    </fieldset>
  );
}
