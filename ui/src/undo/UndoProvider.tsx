import { createContext, type ReactNode, use, useMemo, useRef, useSyncExternalStore } from "react";
import { m } from "~/i18n";
import { type ActLog, createActLog, type LoggedAct, type UndoOutcome } from "./actLog";

const LogContext = createContext<ActLog | null>(null);

export interface UndoProviderProps {
  /** Undoes an act in the engine, or says why it cannot be undone. */
  undo: (act: LoggedAct) => Promise<UndoOutcome>;
  /** When what is on its way to the engine has come there; none when nothing is. */
  written?: () => Promise<void> | null;
  children: ReactNode;
}

/** Keeps the latest acts for the notice, Ctrl+Z and the list. Stands once, at the root. */
export function UndoProvider({ undo, written = () => null, children }: UndoProviderProps) {
  const latest = useRef({ undo, written });
  latest.current = { undo, written };
  const log = useMemo(
    () =>
      createActLog({
        undo: (act) => latest.current.undo(act),
        written: () => latest.current.written(),
        failed: m.ui_undo_failed,
      }),
    [],
  );
  return <LogContext value={log}>{children}</LogContext>;
}

export function useActLog(): ActLog {
  const log = use(LogContext);
  if (log === null) throw new Error("UndoProvider is missing");
  return log;
}

/** The latest acts, newest first. */
export function useLoggedActs(): readonly LoggedAct[] {
  const log = useActLog();
  return useSyncExternalStore(log.subscribe, log.acts);
}
