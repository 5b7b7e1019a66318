import { hashKey, type QueryKey, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

export interface Page<T> {
  rows: readonly T[];
  /** Rows of the whole list. */
  total: number;
}

export type LoadPage<T> = (offset: number, limit: number, signal: AbortSignal) => Promise<Page<T>>;

/** Rows of one page; no command answers more than 200. */
export const PAGE = 100;

interface Source<T> {
  key: QueryKey;
  load: LoadPage<T>;
}

export interface Rows<T> {
  total: number;
  row: (index: number) => T | undefined;
  /** The same after loading what is missing. */
  range: (from: number, to: number) => Promise<T[]>;
  /** The hash of the key that the rows belong to: it changes when another list has taken the place of this one. */
  shown: string;
  /** Another list, or the first page, is on its way. */
  pending: boolean;
  loaded: boolean;
  failed: boolean;
  retry: () => void;
}

/**
 * The pages that cover rows `first`-`last`. When the key changes (another filter or order), the rows of the old one stay
 * until the first page of the new one is there.
 */
export function useRows<T>(key: QueryKey, load: LoadPage<T>, first: number, last: number): Rows<T> {
  const client = useQueryClient();
  const [settled, setSettled] = useState<Source<T>>({ key, load });
  const [known, setKnown] = useState<number>();
  const shown = hashKey(settled.key);
  const pending = hashKey(key) !== shown;
  const source = pending ? settled : { key, load };

  const options = (of: Source<T>, page: number) => ({
    queryKey: [...of.key, "page", page],
    queryFn: ({ signal }: { signal: AbortSignal }) => of.load(page * PAGE, PAGE, signal),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always" as const,
    retry: false,
  });
  const from = Math.floor(Math.max(0, first) / PAGE);
  const pages = Array.from({ length: Math.floor(Math.max(first, last, 0) / PAGE) - from + 1 }, (_, i) => from + i);
  const queries = pages.map((page) => options(source, page));
  if (pending) queries.push(options({ key, load }, 0));
  const results = useQueries({ queries });

  const next = pending ? results.at(-1) : undefined;
  if (next?.data !== undefined) setSettled({ key, load });
  const current = pending ? results.slice(0, -1) : results;
  const fresh = current.find((result) => result.data !== undefined)?.data?.total;
  if (fresh !== undefined && fresh !== known) setKnown(fresh);

  const row = (index: number): T | undefined => {
    const page = Math.floor(index / PAGE);
    const data = current[page - from]?.data ?? client.getQueryData<Page<T>>([...source.key, "page", page]);
    return data?.rows[index % PAGE];
  };
  const range = async (a: number, b: number): Promise<T[]> => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const rows: T[] = [];
    for (let page = Math.floor(low / PAGE); page <= Math.floor(high / PAGE); page++) {
      const data = await client.ensureQueryData(options(source, page));
      rows.push(...data.rows.filter((_, i) => page * PAGE + i >= low && page * PAGE + i <= high));
    }
    return rows;
  };
  const failures = results.filter((result) => result.isError);
  const retry = useCallback(() => {
    void client.refetchQueries({ queryKey: key, type: "active", predicate: (query) => query.state.status === "error" });
  }, [client, key]);

  return {
    total: fresh ?? known ?? 0,
    row,
    range,
    shown,
    pending: pending || known === undefined,
    loaded: known !== undefined,
    failed: failures.length > 0,
    retry,
  };
}
