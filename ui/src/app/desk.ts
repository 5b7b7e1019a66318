/** Who sits at the window: the one query that everything else hangs on. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useRouterState } from "@tanstack/react-router";
import { createContext, useContext, useEffect } from "react";
import { call, type View, view, type Wire, work } from "~/api";

export type Desk = View<"desk">;
export type Worker = Wire.DeskWorker;

const DESK = view("desk", {});

export function useDeskQuery() {
  return useQuery(DESK);
}

/** What outlives the lock: which store was locked, whose window it was, and the first of their addresses. */
interface Left {
  readonly open: Desk["open"];
  readonly worker: string | null;
  readonly first: number;
}

const LEFT = ["left"] as const;
const NOBODY: Left = { open: null, worker: null, first: 0 };

function leftIn(client: QueryClient): Left {
  return client.getQueryData<Left>(LEFT) ?? NOBODY;
}

/** Takes a new state of the desk. What the one before saw is forgotten, save which store was locked and by whom. */
function seat(client: QueryClient, desk: Desk, left: Left): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== "desk" });
  client.setQueryDefaults(LEFT, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData(LEFT, left);
  client.setQueryData(DESK.queryKey, desk);
  work.forget();
}

/** Takes the desk of whoever signs in: back where they were if they had locked, at the first view if another had. */
export function useSeating(): (desk: Desk) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (desk) => {
    const left = leftIn(client);
    const worker = desk.worker?.id ?? null;
    let { first } = left;
    if (worker !== left.worker) {
      // the state makes it an address of its own even at the first view, so that none of the former's lie ahead
      await router.navigate({ to: "/", search: {}, state: { seated: Date.now() } });
      first = indexOf(router.state.location.state);
    }
    seat(client, desk, { open: null, worker, first });
  };
}

const indexOf = (state: { readonly __TSR_index: number }) => state.__TSR_index;

/** Whether the address is one of the worker's own; from those of the worker before one is led forward again. */
export function useOwnAddress(): boolean {
  const { history } = useRouter();
  const index = useRouterState({ select: ({ location }) => indexOf(location.state) });
  const { first } = leftIn(useQueryClient());
  useEffect(() => {
    if (index < first) history.go(first - index);
  }, [history, index, first]);
  return index >= first;
}

/** The store that was locked in this window; none at the start. */
export function useLeft(): Desk["open"] {
  return leftIn(useQueryClient()).open;
}

/** When the pages that a change of the cache closes have closed: the cache tells them in a turn of its own. */
const closed = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Locks at once: the page without personal data does not wait for the answer. */
export function useLock(): () => void {
  const client = useQueryClient();
  return () => {
    const before = client.getQueryData(DESK.queryKey);
    if (!before?.worker) return;
    const { first } = leftIn(client);
    seat(client, { ...before, worker: null }, { open: before.open, worker: before.worker.id, first });
    // a form sends what is half written to its draft as it closes: first that, then the lock
    void closed()
      .then(() => call("lock", {}))
      .then((desk) => {
        // whoever has signed in meanwhile stays
        if (client.getQueryData(DESK.queryKey)?.worker) return;
        client.removeQueries({ type: "inactive", predicate: ({ queryKey: [of] }) => of !== "desk" && of !== LEFT[0] });
        client.setQueryData(DESK.queryKey, desk);
        // asked for by the page of the lock while the store was still being closed
        void client.invalidateQueries({ queryKey: view("made_up_workers", {}).queryKey });
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
  }
}
