import { useQueries } from "@tanstack/react-query";
import { call } from "~/api";
import { type ListView, requestOf } from "./views";

/** How long a count is good without asking again. */
const GOOD_MS = 15_000;

/** How many clients each of the views opens, asked only while they are looked at; what has not come is left out. */
export function useViewCounts(views: readonly ListView[], isLooked: boolean): ReadonlyMap<string, number> {
  return useQueries({
    queries: views.map(({ id, filters }) => {
      const request = requestOf(filters);
      return {
        queryKey: ["list_clients", request, "count", id],
        queryFn: async () => (await call("list_clients", { ...request, offset: 0, limit: 1 })).total,
        enabled: isLooked,
        staleTime: GOOD_MS,
      };
    }),
    combine: (counts) =>
      new Map(
        views.flatMap(({ id }, at) => {
          const count = counts[at]?.data;
          return count === undefined ? [] : [[id, count] as const];
        }),
      ),
  });
}
