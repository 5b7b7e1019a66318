/** What the window remembers of each worker's work in it, for as long as it is open. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useMemo } from "react";
import { useSeat } from "~/app/desk";

const sittings = new WeakMap<QueryClient, Map<string, RefObject<unknown>>>();

/** A place to keep something of the worker at the desk: it outlives the page, and the lock. */
export function useSitting<T>(what: string): RefObject<T | null> {
  const client = useQueryClient();
  const { worker } = useSeat();
  return useMemo(() => {
    const all = sittings.get(client) ?? new Map<string, RefObject<unknown>>();
    sittings.set(client, all);
    const key = `${worker.id} ${what}`;
    const place = all.get(key) ?? { current: null };
    all.set(key, place);
    return place as RefObject<T | null>;
  }, [client, worker.id, what]);
}
