/** Who sits at the window: the one query that everything else hangs on. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { call, type View, view, type Wire, work } from "~/api";

export type Desk = View<"desk">;
export type Worker = Wire.DeskWorker;

const DESK = view("desk", {});

export function useDeskQuery() {
  return useQuery(DESK);
}

const LEFT = ["left"] as const;

/** Takes a new state of the desk. What the one before saw is forgotten, save which store was locked. */
export function seat(client: QueryClient, desk: Desk, left: Desk["open"] = null): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== "desk" });
  client.setQueryData(LEFT, left);
  client.setQueryData(DESK.queryKey, desk);
  work.forget();
}

/** The store that was locked in this window; none at the start. */
export function useLeft(): Desk["open"] {
  return useQueryClient().getQueryData<Desk["open"]>(LEFT) ?? null;
}

/** When the pages that a change of the cache closes have closed: the cache tells them in a turn of its own. */
const closed = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Locks at once: the page without personal data does not wait for the answer. */
export function useLock(): () => void {
  const client = useQueryClient();
  return () => {
    const before = client.getQueryData(DESK.queryKey);
    if (!before?.worker) return;
    seat(client, { ...before, worker: null }, before.open);
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
