import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call, errorText, toApiError } from "~/api";
import { takeDesk, useSeat } from "~/app/desk";
import { m } from "~/i18n";
import { Banner, Button, focusField, TextField } from "~/kit";
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

function OwnPassphrase() {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [faults, setFaults] = useState<{ readonly passphrase?: string; readonly again?: string }>({});
  const change = useMutation({
    mutationFn: (secret: string) => call("change_passphrase", { passphrase: secret }),
    gcTime: 0,
    onSuccess: () => {
      setPassphrase("");
      setAgain("");
    },
    onError: (error) => {
      if (toApiError(error).code !== "passphrase_too_short") return;
      setFaults({ passphrase: errorText(error) });
      focusField("new-passphrase");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.reset();
    const found =
      passphrase === ""
        ? { passphrase: m.ui_settings_passphrase_missing() }
        : passphrase !== again
          ? { again: m.ui_settings_passphrase_differs() }
          : {};
    setFaults(found);
    if ("passphrase" in found) focusField("new-passphrase");
    else if ("again" in found) focusField("new-passphrase-again");
    else change.mutate(passphrase);
  };
  return (
    <form className={styles.form} aria-label={m.ui_settings_passphrase()} onSubmit={submit} noValidate>
      <h2>{m.ui_settings_passphrase()}</h2>
      <TextField
        id="new-passphrase"
        label={m.ui_settings_passphrase_new()}
        help={m.ui_settings_passphrase_help()}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={setPassphrase}
        error={faults.passphrase}
        isRequired
      />
      <TextField
        id="new-passphrase-again"
        label={m.ui_settings_passphrase_again()}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={faults.again}
        isRequired
      />
      <div role="status" className={styles.told}>
        {change.isSuccess && <Banner kind="ok">{m.ui_settings_passphrase_done()}</Banner>}
        {change.isError && faults.passphrase === undefined && <Banner kind="danger">{errorText(change.error)}</Banner>}
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
    const fits = /^\d{4,}$/.test(pin);
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
        onChange={setPin}
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
