import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { call, errorText, view } from "~/api";
import { takeDesk, useMay, useSeat } from "~/app/desk";
import { useKeySaving } from "~/features/entry/keySaving";
import { isTypedBack } from "~/features/entry/Recovery";
import { fmtDate, m } from "~/i18n";
import { Banner, Button, ConfirmDialog, Dialog, focusField, TextField } from "~/kit";
import { FormDialog } from "./FormDialog";
import styles from "./Settings.module.css";

/** A new recovery key for the office, shown once and typed back in part. */
export function RecoveryKey() {
  const client = useQueryClient();
  const desk = useSeat();
  const manages = useMay("manage_office");
  const { queryKey } = view("desk", {});
  const [asking, setAsking] = useState(false);
  const make = useMutation({
    mutationFn: () => call("new_recovery_key", {}),
    meta: { quiet: true },
    // the answer carries the key: it is not to outlive this page
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey }),
    onSettled: () => setAsking(false),
  });
  const confirm = useMutation({
    mutationFn: () => call("confirm_recovery_key", {}),
    onSuccess: (view) => {
      takeDesk(client, view);
      make.reset();
    },
  });
  // the question that led to the key has gone with its button: the focus goes back to where it was asked
  const opener = useRef<HTMLButtonElement>(null);
  const shows = make.data !== undefined;
  const showed = useRef(shows);
  useEffect(() => {
    if (showed.current && !shows) opener.current?.focus();
    showed.current = shows;
  }, [shows]);
  // the made-up region opens without any key
  if (!manages || desk.open !== "office") return null;
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_recovery()}</h2>
      <p className={styles.help}>{m.ui_settings_recovery_help()}</p>
      {desk.recovery_pending && <Banner kind="warn">{m.ui_settings_recovery_pending()}</Banner>}
      <div role="status" className={styles.told}>
        {make.isError && <Banner kind="danger">{errorText(make.error)}</Banner>}
        {confirm.isSuccess && !make.data && <Banner kind="ok">{m.ui_settings_recovery_done()}</Banner>}
      </div>
      <Button icon={KeyRound} ref={opener} onPress={() => setAsking(true)}>
        {m.ui_settings_recovery_new()}
      </Button>
      <ConfirmDialog
        title={m.ui_settings_recovery_title()}
        act={m.ui_settings_recovery_new()}
        isOpen={asking}
        isPending={make.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          confirm.reset();
          if (!make.isPending) make.mutate();
        }}
      >
        <p>{m.ui_settings_recovery_warning()}</p>
      </ConfirmDialog>
      {make.data && (
        <NewKey
          recoveryKey={make.data.recovery_key}
          isPending={confirm.isPending}
          error={confirm.error}
          onKept={() => confirm.mutate()}
          onClose={() => make.reset()}
        />
      )}
    </section>
  );
}

interface NewKeyProps {
  /** In groups of four, divided by hyphens. */
  readonly recoveryKey: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onKept: () => void;
  /** Left without typing the key back: it stays unconfirmed. */
  readonly onClose: () => void;
}

function NewKey({ recoveryKey, isPending, error, onKept, onClose }: NewKeyProps) {
  const { today } = useSeat();
  const [checking, setChecking] = useState(false);
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const saving = useKeySaving(recoveryKey, today);
  const key = (
    <section className={styles.key} aria-label={m.ui_recovery_key()}>
      {recoveryKey.split("-").map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice, and none ever moves
        <span key={index} className={styles.keyGroup}>
          {group}{" "}
        </span>
      ))}
    </section>
  );
  if (checking) {
    const wrong = isWrong ? m.ui_recovery_check_wrong() : undefined;
    return (
      <FormDialog
        title={m.ui_recovery_check_title()}
        act={m.ui_settings_recovery_confirm()}
        isPending={isPending}
        error={error}
        faults={[{ field: "recovery-end", label: m.ui_recovery_check_label(), text: wrong }]}
        onClose={() => setChecking(false)}
        onSubmit={() => {
          const right = isTypedBack(recoveryKey, typed);
          setIsWrong(!right);
          if (right) onKept();
          else focusField("recovery-end");
        }}
      >
        <p>{m.ui_recovery_check_text()}</p>
        <TextField
          id="recovery-end"
          label={m.ui_recovery_check_label()}
          help={m.ui_recovery_check_help()}
          size="medium"
          figures
          value={typed}
          onChange={setTyped}
          error={wrong}
          isRequired
          autoFocus
        />
      </FormDialog>
    );
  }
  return (
    <Dialog
      title={m.ui_settings_recovery()}
      isOpen
      isFirm
      onClose={onClose}
      wide
      actions={
        <>
          <Button icon={Printer} onPress={() => window.print()}>
            {m.ui_recovery_print()}
          </Button>
          {saving.button}
          <Button kind="primary" onPress={() => setChecking(true)}>
            {m.ui_recovery_next()}
          </Button>
        </>
      }
    >
      <p>{m.ui_settings_recovery_text()}</p>
      {key}
      <ul className={styles.keep}>
        <li>{m.ui_recovery_keep_print()}</li>
        <li>{m.ui_recovery_keep_place()}</li>
        <li>{m.ui_recovery_keep_nobody()}</li>
      </ul>
      <div role="status" className={styles.told}>
        {saving.told}
      </div>
      {createPortal(
        <div className={styles.paper} aria-hidden>
          <h1>{m.ui_settings_recovery()}</h1>
          <p>{m.ui_recovery_paper({ date: fmtDate(today) })}</p>
          {key}
          <p>{m.ui_recovery_keep_place()}</p>
          <p>{m.ui_recovery_keep_nobody()}</p>
        </div>,
        document.body,
      )}
    </Dialog>
  );
}
