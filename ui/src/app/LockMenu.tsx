import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, KeyRound, Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { call, errorText } from "~/api";
import { m } from "~/i18n";
import { Banner, Button, Dialog, focusField, IconButton, Menu, TextField } from "~/kit";
import { takeDesk, useLock, useSeat } from "./desk";
import styles from "./Frame.module.css";
import { isPin } from "./pin";

/** Locks at once; beside it, the PIN that opens the lock for the rest of the day. */
export function LockMenu() {
  const desk = useSeat();
  const lock = useLock();
  const [isSetting, setSetting] = useState(false);
  return (
    <span className={styles.lock}>
      <IconButton icon={Lock} label={m.ui_top_lock()} shortcut="Ctrl+L" onPress={lock} />
      <Menu
        label={m.ui_lock_menu()}
        actions={[
          { id: "lock", name: m.ui_lock_now(), icon: Lock, shortcut: "Ctrl+L", onAction: lock },
          {
            id: "pin",
            name: desk.pin ? m.ui_lock_change_pin() : m.ui_lock_set_pin(),
            icon: KeyRound,
            onAction: () => setSetting(true),
          },
        ]}
      >
        <IconButton icon={ChevronDown} label={m.ui_lock_menu()} />
      </Menu>
      <PinDialog isOpen={isSetting} onClose={() => setSetting(false)} />
    </span>
  );
}

interface PinDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function PinDialog({ isOpen, onClose }: PinDialogProps) {
  const client = useQueryClient();
  const [pin, setPin] = useState("");
  const [isUnfit, setUnfit] = useState(false);
  const close = () => {
    setPin("");
    setUnfit(false);
    change.reset();
    onClose();
  };
  const change = useMutation({
    mutationFn: () => call("set_pin", { pin }),
    meta: { quiet: true },
    gcTime: 0,
    onSuccess: (desk) => {
      takeDesk(client, desk);
      close();
    },
  });
  const set = () => {
    if (change.isPending) return;
    const fits = isPin(pin);
    setUnfit(!fits);
    if (fits) change.mutate();
    else focusField("lock-new-pin");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set();
  };
  return (
    <Dialog
      title={m.ui_settings_pin()}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{m.ui_dialog_cancel()}</Button>
          <Button kind="primary" isPending={change.isPending} onPress={set}>
            {m.ui_settings_pin_do()}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <TextField
          id="lock-new-pin"
          label={m.ui_lock_pin()}
          help={m.ui_settings_pin_help()}
          type="password"
          inputMode="numeric"
          size="medium"
          value={pin}
          onChange={(text) => {
            setPin(text);
            setUnfit(false);
          }}
          error={isUnfit ? m.ui_settings_pin_unfit() : undefined}
          isRequired
          autoFocus
        />
        <div role="alert">{change.isError && <Banner kind="danger">{errorText(change.error)}</Banner>}</div>
      </form>
    </Dialog>
  );
}
