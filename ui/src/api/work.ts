/** Whether what the worker did is on the disk: one value for the status line. */
import { useSyncExternalStore } from "react";

export type Work =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date; readonly file?: string | undefined }
  | { readonly kind: "failed"; readonly text: string; readonly onRetry?: (() => void) | undefined };

const IDLE: Work = { kind: "idle" };

let state: Work = IDLE;
let underWay = 0;
/** What was typed and is not on the disk, and why; and what the line says of it. */
const unkept = new Map<object, string>();
let saidUnkept: Work | null = null;
const listeners = new Set<() => void>();

function set(next: Work): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Nothing that succeeds says that all is saved as long as something is not. */
function saved(next: Work): void {
  const [text] = unkept.values();
  saidUnkept = text === undefined ? null : { kind: "failed", text };
  set(saidUnkept ?? next);
}

export const work = {
  begin(): void {
    underWay += 1;
    // a commit takes milliseconds; the words change only if something failed before
    if (state.kind !== "saved") set({ kind: "saving" });
  },
  done(at: Date): void {
    underWay = Math.max(0, underWay - 1);
    if (underWay === 0) saved({ kind: "saved", at });
  },
  /** A file was written where the worker wanted it. */
  wrote(file: string, at: Date): void {
    if (underWay === 0) saved({ kind: "saved", at, file });
  },
  failed(text: string, onRetry?: () => void): void {
    underWay = Math.max(0, underWay - 1);
    set({ kind: "failed", text, onRetry });
  },
  /** Whoever would try again is gone. */
  withdraw(onRetry: () => void): void {
    if (state.kind === "failed" && state.onRetry === onRetry) saved({ kind: "failed", text: state.text });
  },
  /** Something typed could not be kept, until it is; who tries again is who says so. */
  unkept(what: object, text: string): void {
    unkept.set(what, text);
    // a failure that can be tried again from the line says enough
    if (state.kind !== "failed" || state.onRetry === undefined) saved(state);
  },
  kept(what: object): void {
    if (unkept.delete(what) && state === saidUnkept) saved(underWay > 0 ? { kind: "saving" } : IDLE);
  },
  /** At a change of worker. */
  forget(): void {
    underWay = 0;
    unkept.clear();
    set(IDLE);
  },
};

export function useWork(): Work {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
