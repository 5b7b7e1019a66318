/** The latest acts of this session and what became of them; no React here. */

export interface LoggedAct {
  /** The engine's id of the act. */
  id: string;
  /** What was done, in words: "13 merkitty läsnä". */
  label: string;
  at: Date;
  state: "done" | "undoing" | "undone" | "refused" | "final";
  /** Why it could not be undone. */
  reason?: string;
}

export type UndoOutcome = { ok: true } | { ok: false; reason: string };

export interface ActLog {
  /** Newest first. */
  acts: () => readonly LoggedAct[];
  /** The act that the notice tells of. */
  latest: () => LoggedAct | null;
  record: (act: { id: string; label: string; undoable?: boolean }) => void;
  undo: (id: string) => Promise<void>;
  /** Undoes the newest act that still stands; tells whether there was one. */
  undoLatest: () => boolean;
  dismiss: () => void;
  subscribe: (listener: () => void) => () => void;
}

export const LOG_LENGTH = 100;

export interface ActLogOptions {
  undo: (act: LoggedAct) => Promise<UndoOutcome>;
  /** What to say when undoing failed without a reason. */
  failed: () => string;
  now?: () => Date;
}

export function createActLog({ undo, failed, now = () => new Date() }: ActLogOptions): ActLog {
  let acts: readonly LoggedAct[] = [];
  let latest: string | null = null;
  const listeners = new Set<() => void>();
  const change = (next: readonly LoggedAct[], told: string | null) => {
    acts = next;
    latest = told;
    for (const listener of listeners) listener();
  };
  const patch = (id: string, what: Partial<LoggedAct>) =>
    change(
      acts.map((act) => (act.id === id ? { ...act, ...what } : act)),
      id,
    );
  const find = (id: string | null) => acts.find((act) => act.id === id);

  const undoOne = async (id: string): Promise<void> => {
    const act = find(id);
    if (act === undefined || (act.state !== "done" && act.state !== "refused")) return;
    patch(id, { state: "undoing" });
    const outcome = await undo(act).catch((): UndoOutcome => ({ ok: false, reason: failed() }));
    if (outcome.ok) patch(id, { state: "undone" });
    else patch(id, { state: "refused", reason: outcome.reason });
  };

  return {
    acts: () => acts,
    latest: () => find(latest) ?? null,
    record: ({ id, label, undoable = true }) => {
      const act: LoggedAct = { id, label, at: now(), state: undoable ? "done" : "final" };
      change([act, ...acts.filter((other) => other.id !== id)].slice(0, LOG_LENGTH), id);
    },
    undo: undoOne,
    undoLatest: () => {
      const act = acts.find((other) => other.state === "done");
      if (act !== undefined) void undoOne(act.id);
      return act !== undefined;
    },
    dismiss: () => change(acts, null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
