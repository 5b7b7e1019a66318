import { X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { m, useLanguage } from "~/i18n";
import { KeyCaps, useKeys } from "~/keys";
import { Button, IconButton } from "~/kit";
import type { LoggedAct } from "./actLog";
import { useActLog } from "./UndoProvider";
import styles from "./UndoToast.module.css";

/** How long the notice stays when nobody points at it. */
export const TOAST_MS = 10_000;

/** Tells of the latest act and undoes it; Ctrl+Z does the same. Stands once, so that its status region is there first. */
export function UndoToast() {
  useLanguage();
  const log = useActLog();
  const act = useSyncExternalStore(log.subscribe, log.latest);
  const [nothing, setNothing] = useState(false);
  const [held, setHeld] = useState(0);
  const before = useRef<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useKeys({ undo: () => log.undoNewest((there) => setNothing(!there)) });

  const shown = act !== null || nothing;
  // each change of the act begins the time anew
  useEffect(() => {
    if (!shown || held > 0 || act?.state === "undoing") return;
    const timer = setTimeout(() => {
      setNothing(false);
      log.dismiss();
    }, TOAST_MS);
    return () => clearTimeout(timer);
  }, [act, shown, held, log]);

  /** The focus goes back to where it was before the notice took it. */
  const leave = () => {
    if (box.current?.contains(document.activeElement) && before.current?.isConnected) before.current.focus();
  };
  const close = () => {
    leave();
    setNothing(false);
    log.dismiss();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at the notice only keeps it
    <div
      ref={box}
      className={styles.toast}
      data-shown={shown}
      data-refused={act?.state === "refused" || undefined}
      onMouseEnter={() => setHeld((n) => n | 1)}
      onMouseLeave={() => setHeld((n) => n & ~1)}
      onFocus={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget))
          before.current = event.relatedTarget as HTMLElement | null;
        setHeld((n) => n | 2);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHeld((n) => n & ~2);
      }}
    >
      <div role="status" className={styles.words}>
        {act !== null ? actText(act) : nothing ? m.ui_undo_nothing() : ""}
      </div>
      {act?.state === "done" ? (
        <Button
          small
          onPress={() => {
            leave();
            void log.undo(act.id);
          }}
        >
          {m.ui_undo_button()} <KeyCaps keys="Ctrl+Z" />
        </Button>
      ) : null}
      {shown ? <IconButton small icon={X} label={m.ui_undo_close()} onPress={close} /> : null}
    </div>
  );
}

/** What became of an act, in one sentence. */
export function actText({ label, state, reason = "" }: LoggedAct): string {
  if (state === "undone") return m.ui_undo_done({ act: label });
  return state === "refused" ? m.ui_undo_refused({ act: label, reason }) : label;
}
