import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call, errorText, toApiError, type Wire } from "~/api";
import { takeDesk, useSeat } from "~/app/desk";
import { isPin } from "~/app/pin";
import { lengthFault } from "~/features/entry/NewPassphrase";
import { m } from "~/i18n";
import { Banner, Button, focusField, TextField } from "~/kit";
import { type Faults, useFieldFaults } from "./faults";
import { RecoveryKey } from "./RecoveryKey";
import styles from "./Settings.module.css";

/** The worker's own passphrase and PIN, and for those who manage the office its recovery key. */
export function Safety() {
  const { open } = useSeat();
  return (
    <div className={styles.section}>
      {open === "made_up" ? <NoPassphrase /> : <OwnPassphrase />}
      <OwnPin />
      <RecoveryKey />
    </div>
  );
}

/** The made-up region opens without one: its worker is chosen. */
function NoPassphrase() {
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_passphrase()}</h2>
      <p className={styles.help}>{m.ui_settings_passphrase_made_up()}</p>
    </section>
  );
}

type Secret = "current" | "passphrase" | "again";

/** The fields, in the order in which they are asked. */
const SECRETS: Readonly<Record<Secret, string>> = {
  current: "present-passphrase",
  passphrase: "new-passphrase",
  again: "new-passphrase-again",
};
const ORDER = ["current", "passphrase", "again"] as const;

/** The field that an error is about; none if no field bears it. */
function fieldOf(thrown: unknown): Secret | null {
  const { code, field } = toApiError(thrown);
  if (code === "passphrase_too_short") return "passphrase";
  return field === "current" || code === "wrong_passphrase" || code === "wait" ? "current" : null;
}

function OwnPassphrase() {
  const [current, setCurrent] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const { faults, tell, forget } = useFieldFaults<Secret>();
  const show = (found: Faults<Secret>) => {
    tell(found);
    const first = ORDER.find((one) => found[one] !== undefined);
    if (first !== undefined) focusField(SECRETS[first]);
    return first === undefined;
  };
  const change = useMutation({
    mutationFn: (request: Wire.ChangePassphrase) => call("change_passphrase", request),
    gcTime: 0,
    onSuccess: () => {
      setCurrent("");
      setPassphrase("");
      setAgain("");
    },
    onError: (error) => {
      const field = fieldOf(error);
      if (field !== null) show({ [field]: errorText(error) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    change.reset();
    const short = passphrase === "" ? m.ui_settings_passphrase_missing() : lengthFault(passphrase);
    const fits = show({
      ...(current === "" ? { current: m.ui_settings_passphrase_current_missing() } : {}),
      ...(short === undefined ? {} : { passphrase: short }),
      ...(short === undefined && passphrase !== again ? { again: m.ui_settings_passphrase_differs() } : {}),
    });
    if (fits) change.mutate({ current, passphrase });
  };
  return (
    <form className={styles.form} aria-label={m.ui_settings_passphrase()} onSubmit={submit} noValidate>
      <h2>{m.ui_settings_passphrase()}</h2>
      <TextField
        id={SECRETS.current}
        label={m.ui_settings_passphrase_current()}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(text) => {
          setCurrent(text);
          forget("current");
        }}
        error={faults.current}
        isRequired
      />
      <TextField
        id={SECRETS.passphrase}
        label={m.ui_settings_passphrase_new()}
        help={m.ui_settings_passphrase_help()}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={(text) => {
          setPassphrase(text);
          forget("passphrase");
        }}
        onBlur={() => {
          // only what is filled in is judged on leaving
          if (passphrase !== "") tell({ ...faults, passphrase: lengthFault(passphrase) });
        }}
        error={faults.passphrase}
        isRequired
      />
      <TextField
        id={SECRETS.again}
        label={m.ui_settings_passphrase_again()}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(text) => {
          setAgain(text);
          forget("again");
        }}
        error={faults.again}
        isRequired
      />
      <div role="status" className={styles.told}>
        {change.isSuccess && <Banner kind="ok">{m.ui_settings_passphrase_done()}</Banner>}
        {change.isError && fieldOf(change.error) === null && <Banner kind="danger">{errorText(change.error)}</Banner>}
      </div>
      <Button type="submit" isPending={change.isPending}>
        {m.ui_settings_passphrase_do()}
      </Button>
    </form>
  );
}

function OwnPin() {
  const client = useQueryClient();
  const [pin, setPin] = useState("");
  const [fault, setFault] = useState<string | undefined>();
  const change = useMutation({
    mutationFn: (code: string) => call("set_pin", { pin: code }),
    gcTime: 0,
    onSuccess: (desk) => {
      takeDesk(client, desk);
      setPin("");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.reset();
    const fits = isPin(pin);
    setFault(fits ? undefined : m.ui_settings_pin_unfit());
    if (fits) change.mutate(pin);
    else focusField("own-pin");
  };
  return (
    <form className={styles.form} aria-label={m.ui_settings_pin()} onSubmit={submit} noValidate>
      <h2>{m.ui_settings_pin()}</h2>
      <TextField
        id="own-pin"
        label={m.ui_settings_pin_label()}
        help={m.ui_settings_pin_help()}
        type="password"
        inputMode="numeric"
        size="medium"
        value={pin}
        onChange={(digits) => {
          setPin(digits);
          setFault(undefined);
        }}
        error={fault}
        isRequired
      />
      <div role="status" className={styles.told}>
        {change.isSuccess && <Banner kind="ok">{m.ui_settings_pin_done()}</Banner>}
        {change.isError && <Banner kind="danger">{errorText(change.error)}</Banner>}
      </div>
      <Button type="submit" isPending={change.isPending}>
        {m.ui_settings_pin_do()}
      </Button>
    </form>
  );
}
