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
  /** Told by the engine: done before this session, so that Ctrl+Z does not reach it. */
  earlier?: boolean;
}

export type UndoOutcome = { ok: true } | { ok: false; reason: string };

export interface ActLog {
  /** Newest first. */
  acts: () => readonly LoggedAct[];
  /** The act that the notice tells of. */
  latest: () => LoggedAct | null;
  record: (act: { id: string; label: string; undoable?: boolean }) => void;
  /** Takes what the engine knows: acts from before this session, and how those of the session stand now. */
  learn: (known: readonly LoggedAct[]) => void;
  undo: (id: string) => Promise<void>;
  /** Undoes the newest act that still stands; tells whether there was one. */
  undoLatest: () => boolean;
  /** The same once all that is on its way to the engine has become an act: what was done last is undone. */
  undoNewest: (told: (there: boolean) => void) => void;
  dismiss: () => void;
  subscribe: (listener: () => void) => () => void;
}

export const LOG_LENGTH = 100;

export interface ActLogOptions {
  undo: (act: LoggedAct) => Promise<UndoOutcome>;
  /** What to say when undoing failed without a reason. */
  failed: () => string;
  /** When what is on its way to the engine has come there; none when nothing is. */
  written?: () => Promise<void> | null;
  now?: () => Date;
}

export function createActLog({ undo, failed, written = () => null, now = () => new Date() }: ActLogOptions): ActLog {
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

  const undoLatest = () => {
    const act = acts.find((other) => other.state === "done" && other.earlier !== true);
    if (act !== undefined) void undoOne(act.id);
    return act !== undefined;
  };

  return {
    acts: () => acts,
    latest: () => find(latest) ?? null,
    record: ({ id, label, undoable = true }) => {
      const act: LoggedAct = { id, label, at: now(), state: undoable ? "done" : "final" };
      change([act, ...acts.filter((other) => other.id !== id)].slice(0, LOG_LENGTH), id);
    },
    learn: (known) => {
      const byId = new Map(known.map((act) => [act.id, act]));
      const own = acts.map((act): LoggedAct => {
        const now = byId.get(act.id);
        byId.delete(act.id);
        if (now === undefined || act.state === "undoing") return act;
        const { reason: _, ...rest } = act;
        return { ...rest, state: now.state, ...(now.reason === undefined ? {} : { reason: now.reason }) };
      });
      const all = [...own, ...byId.values()].sort((a, b) => b.at.getTime() - a.at.getTime());
      change(all.slice(0, LOG_LENGTH), latest);
    },
    undo: undoOne,
    undoLatest,
    undoNewest: (told) => {
      const wait = written();
      if (wait === null) told(undoLatest());
      else void wait.then(() => told(undoLatest()));
    },
    dismiss: () => change(acts, null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
