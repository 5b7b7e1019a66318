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
const listeners = new Set<() => void>();

function set(next: Work): void {
  state = next;
  for (const listener of listeners) listener();
}

export const work = {
  begin(): void {
    underWay += 1;
    // a commit takes milliseconds; the words change only if something failed before
    if (state.kind !== "saved") set({ kind: "saving" });
  },
  done(at: Date): void {
    underWay = Math.max(0, underWay - 1);
    if (underWay === 0) set({ kind: "saved", at });
  },
  /** A file was written where the worker wanted it. */
  wrote(file: string, at: Date): void {
    if (underWay === 0) set({ kind: "saved", at, file });
  },
  failed(text: string, onRetry?: () => void): void {
    underWay = Math.max(0, underWay - 1);
    set({ kind: "failed", text, onRetry });
  },
  /** At a change of worker. */
  forget(): void {
    underWay = 0;
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
