import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { act, type Request } from "~/api";
import { Banner } from "~/kit";
import { useActLog } from "~/undo";
import { problemText } from "./words";

interface TakingAway<R> {
  readonly mutate: (request: R) => void;
  /** Why it stays, where the engine refused. */
  readonly problem: ReactNode;
}

type Commands =
  | "take_away_period"
  | "take_away_participation"
  | "reopen_participation"
  | "take_away_situation"
  | "take_away_note";

/** Takes something of a client's record away at once, with the way back among the latest acts. */
export function useTakeAway<C extends Commands>(
  command: C,
  said: (request: Request<C>) => string,
): TakingAway<Request<C>> {
  const queries = useQueryClient();
  const log = useActLog();
  const { mutate, error } = useMutation({
    ...act(command, queries),
    meta: { quiet: true },
    onSuccess: ({ act: done }, request) => {
      if (done !== null) log.record({ id: done, label: said(request) });
      void queries.invalidateQueries();
    },
  });
  return {
    mutate,
    problem: error !== null && (
      <Banner kind="danger" role="alert">
        {problemText(error)}
      </Banner>
    ),
  };
}
