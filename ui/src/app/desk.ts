/** Who sits at the window: the one query that everything else hangs on. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useRouterState } from "@tanstack/react-router";
import { createContext, useContext, useEffect } from "react";
import { allAnswered, call, type View, view, type Wire, work } from "~/api";

export type Desk = View<"desk">;
export type Worker = Wire.DeskWorker;

const DESK = view("desk", {});

/** How far the seats of a window have changed, and the lock that is on its way to the engine. */
interface Seats {
  changes: number;
  locking: Promise<void>;
}

const seats = new WeakMap<QueryClient, Seats>();

function seatsOf(client: QueryClient): Seats {
  const known = seats.get(client) ?? { changes: 0, locking: Promise.resolve() };
  seats.set(client, known);
  return known;
}

export function useDeskQuery() {
  const client = useQueryClient();
  return useQuery({ ...DESK, queryFn: () => askDesk(client) });
}

/** The engine's desk; but who has been seated or has locked since, or is locked out, is so still. */
async function askDesk(client: QueryClient): Promise<Desk> {
  const { changes } = seatsOf(client);
  const desk = await call("desk", {});
  const now = client.getQueryData(DESK.queryKey);
  if (now === undefined) return desk;
  return changes !== seatsOf(client).changes || (now.worker === null && desk.worker !== null) ? now : desk;
}

/** Takes the desk that an answer carries, as long as the worker who asked still sits there. */
export function takeDesk(client: QueryClient, desk: Desk): void {
  const seated = seatedAt(client);
  if (seated === null || (desk.worker !== null && desk.worker.id !== seated)) return;
  client.setQueryData(DESK.queryKey, desk);
}

/** The id of the worker who sits at the window; none while it is locked. */
export function seatedAt(client: QueryClient): string | null {
  return client.getQueryData(DESK.queryKey)?.worker?.id ?? null;
}

/** What outlives the lock: which store was locked, whose window it was, and which addresses are whose. */
interface Left {
  readonly open: Desk["open"];
  readonly worker: string | null;
  /** Keys of the addresses at which the worker has been. */
  readonly visited: Set<string>;
  /** Those of the workers before. */
  readonly foreign: ReadonlySet<string>;
}

const LEFT = ["left"] as const;

/** Something typed that is not on the disk: what it was asked for as, and why it could not be kept; none yet if null. */
export interface Unsaved {
  readonly request: object;
  readonly problem: string | null;
}

/** Where a worker's stands in the cache. It outlives the lock, and is told of and shown to nobody else. */
export const unsavedKey = (worker: string) => ["unsaved", worker] as const;
const [UNSAVED] = unsavedKey("");

/** The status line says of the worker who sits down what is not saved still. */
function tellUnsaved(client: QueryClient, worker: string | undefined): void {
  if (worker === undefined) return;
  for (const { request, problem } of client.getQueryData<readonly Unsaved[]>(unsavedKey(worker)) ?? [])
    if (problem !== null) work.unkept(request, problem);
}

function leftIn(client: QueryClient): Left {
  const known = client.getQueryData<Left>(LEFT);
  if (known) return known;
  const nobody: Left = { open: null, worker: null, visited: new Set(), foreign: new Set() };
  keepLeft(client, nobody);
  return nobody;
}

function keepLeft(client: QueryClient, left: Left): void {
  client.setQueryDefaults(LEFT, { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false });
  client.setQueryData(LEFT, left);
}

/**
 * Takes a new state of the desk. What the one before saw is forgotten, save which store was locked and by whom; what
 * they typed and the disk did not take waits for them.
 */
function seat(client: QueryClient, desk: Desk, left: Left): void {
  seatsOf(client).changes += 1;
  client.removeQueries({ predicate: ({ queryKey: [of] }) => of !== "desk" && of !== UNSAVED });
  forgetWrites(client);
  keepLeft(client, left);
  client.setQueryData(DESK.queryKey, desk);
  work.forget();
  tellUnsaved(client, desk.worker?.id);
}

/** What was written is in the store, and need not stay in memory; what is on its way there must. */
function forgetWrites(client: QueryClient): void {
  const writes = client.getMutationCache();
  for (const write of writes.getAll()) if (write.state.status !== "pending") writes.remove(write);
}

/** Signing in, after a lock that is on its way: the engine would lock out who has just come. */
export function useSigningIn(): <T>(signIn: () => Promise<T>) => Promise<T> {
  const client = useQueryClient();
  return (signIn) => seatsOf(client).locking.then(signIn);
}

/** Takes the desk of whoever signs in: back where they were if they had locked, at the first view if another had. */
export function useSeating(): (desk: Desk) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (desk) => {
    const left = leftIn(client);
    const worker = desk.worker?.id ?? null;
    if (worker === left.worker) {
      seat(client, desk, { ...left, open: null });
      return;
    }
    // the state makes it an address of its own even at the first view, so that none of the former's lie ahead
    await router.navigate({ to: "/", search: {}, state: { seated: Date.now() } });
    seat(client, desk, {
      open: null,
      worker,
      visited: new Set(),
      foreign: new Set([...left.foreign, ...left.visited]),
    });
  };
}

/** Whether the address is none of the workers before; from theirs one is led to the first view. */
export function useOwnAddress(): boolean {
  const router = useRouter();
  const key = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? "" });
  const { visited, foreign } = leftIn(useQueryClient());
  const own = !foreign.has(key);
  useEffect(() => {
    if (own) visited.add(key);
    else void router.navigate({ to: "/", search: {}, replace: true, state: { seated: Date.now() } });
  }, [router, key, own, visited]);
  return own;
}

/** The store that was locked in this window; none at the start. */
export function useLeft(): Desk["open"] {
  return leftIn(useQueryClient()).open;
}

/** When the pages that a change of the cache closes have closed: the cache tells them in a turn of its own. */
const closed = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The longest that the lock waits for what is on its way to the engine. */
const SEND_MS = 2_000;

/**
 * Locks at once: the page without personal data does not wait for the answer. A new office is open in the engine before
 * anybody is seated at the window: its page tells what is open.
 */
export function useLock(opened?: Desk): () => void {
  const client = useQueryClient();
  return () => {
    const before = opened ?? client.getQueryData(DESK.queryKey);
    if (!before || (!before.worker && !opened)) return;
    const worker = before.worker?.id ?? null;
    seat(client, { ...before, worker: null }, { ...leftIn(client), open: before.open, worker });
    const { changes } = seatsOf(client);
    // a form sends what is half written to its draft as it closes: first that and all else, then the lock
    seatsOf(client).locking = closed()
      .then(() => allAnswered(client, SEND_MS))
      .then(() => call("lock", {}))
      .then((desk) => {
        // whoever has signed in meanwhile stays
        if (changes !== seatsOf(client).changes) return;
        const kept: readonly unknown[] = ["desk", LEFT[0], UNSAVED];
        client.removeQueries({ type: "inactive", predicate: ({ queryKey: [of] }) => !kept.includes(of) });
        forgetWrites(client);
        client.setQueryData(DESK.queryKey, desk);
        // asked for by the page of the lock while the store was still being closed
        void client.invalidateQueries({ queryKey: view("made_up_workers", {}).queryKey });
      })
      .catch(() => {
        // the engine cannot be reached: it says so to whoever signs in
      });
  };
}

/** The desk of those who are signed in. */
export interface Seated extends Desk {
  readonly worker: Worker;
}

const SeatContext = createContext<Seated | null>(null);
export const SeatProvider = SeatContext.Provider;

export function useSeat(): Seated {
  const seated = useContext(SeatContext);
  if (!seated) throw new Error("outside the frame");
  return seated;
}

/** The engine's today. */
export function useToday(): string {
  return useSeat().today;
}

/** For showing only: the engine decides. */
export function useMay(capability: Wire.Capability): boolean {
  return useSeat().worker.capabilities.includes(capability);
}

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** When a worker took the window from another at this address. */
    seated?: number;
    /** A form that opens on arriving; none once it has. */
    asked?: "new_client" | undefined;
    /** Clients, about all of whom a note opens on arriving; none once it has. */
    noteAbout?: readonly string[] | undefined;
  }
}
