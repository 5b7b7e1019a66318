import { type Query, type QueryClient, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { act, errorText, view, viewKey, type Wire, work } from "~/api";
import { seatedAt, unsavedKey, useSeat } from "~/app/desk";
import { listNameOf } from "~/features/clients/record";
import type { AttendanceMark } from "~/grid";
import { useActLog } from "~/undo";
import { actLabel, type Pending, withMarks, withPending } from "./day";

const DESK = view("desk", {}).queryKey;
const NONE: readonly Pending[] = [];

/** How long the marking rests before what is shown is read again: the marks themselves are shown at once. */
const REST_MS = 250;
const resting = new WeakMap<QueryClient, ReturnType<typeof setTimeout>>();

/** What is shown of the store is old; it is read again once the marking rests, and before that where it is come to. */
function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ refetchType: "none" });
  clearTimeout(resting.get(client));
  resting.set(
    client,
    setTimeout(() => {
      resting.delete(client);
      if (isLocked(client)) return;
      void client.refetchQueries({ type: "active" });
    }, REST_MS),
  );
}

/**
 * Shows what has been saved. An answer that was asked for before may lack it: the reading of what is shown already is
 * called off, until the marking rests; any other is waited for by someone, and its answer is filled in.
 */
function showSaved(client: QueryClient, marks: readonly AttendanceMark[]): void {
  void client.cancelQueries({
    type: "active",
    fetchStatus: "fetching",
    predicate: ({ state }) => state.data !== undefined,
  });
  client.setQueriesData<Wire.DayView>({ queryKey: viewKey("get_day") }, (day) => day && withMarks(day, marks));
  for (const query of client.getQueryCache().findAll({ fetchStatus: "fetching" })) fillIn(client, query, marks);
}

/** What the answers that are waited for may lack. */
const lacking = new WeakMap<Query, AttendanceMark[]>();

function fillIn(client: QueryClient, query: Query, marks: readonly AttendanceMark[]): void {
  const known = lacking.get(query);
  if (known !== undefined) {
    known.push(...marks);
    return;
  }
  const late = [...marks];
  lacking.set(query, late);
  const { queryKey } = query;
  // the reading that is under way, not another
  client
    .fetchQuery({ queryKey, staleTime: 0 })
    .then(() => {
      if (queryKey[0] === viewKey("get_day")[0]) {
        client.setQueryData<Wire.DayView>(queryKey, (day) => day && withMarks(day, late));
      }
      void client.invalidateQueries({ queryKey, exact: true });
    })
    .catch(() => {
      // it says so itself, or is no longer wanted
    })
    .finally(() => lacking.delete(query));
}

const isLocked = (client: QueryClient) => client.getQueryData(DESK)?.worker === null;

/** Kept beside what is read, so that another view loses nothing, and for the worker over the lock. */
const read = (client: QueryClient, worker: string) =>
  client.getQueryData<readonly Pending[]>(unsavedKey(worker)) ?? NONE;

/** How the status line tries again what a request could not save. */
const retries = new WeakMap<object, () => void>();

const failedOf = (pending: readonly Pending[]) =>
  new Map(pending.flatMap(({ request, problem }) => (problem === null ? [] : [[request, problem] as const])));

function write(client: QueryClient, worker: string, pending: readonly Pending[]): void {
  const before = failedOf(read(client, worker));
  client.setQueryData(unsavedKey(worker), pending);
  // the line is of whoever sits at the window
  if (seatedAt(client) !== worker) return;
  const now = failedOf(pending);
  for (const [request, problem] of now) if (!before.has(request)) work.unkept(request, problem);
  for (const request of before.keys()) {
    if (now.has(request)) continue;
    const retry = retries.get(request);
    if (retry !== undefined) work.withdraw(retry);
    work.kept(request);
  }
}

function nameIn(client: QueryClient, clientId: string): string {
  for (const [, day] of client.getQueriesData<Wire.DayView>({ queryKey: viewKey("get_day") })) {
    const person = day?.groups.flatMap((group) => group.people).find((other) => other.client_id === clientId);
    if (person !== undefined) return listNameOf(person);
  }
  return "";
}

/** Marks, shown at once and saved at once; those that could not be saved stay as they were typed. */
export function useMarks() {
  const client = useQueryClient();
  const log = useActLog();
  const worker = useSeat().worker.id;
  // a mark is known by its request: an equal one from before may not take the place of it
  client.setQueryDefaults(unsavedKey(worker), { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false });
  const { data: pending = NONE } = useQuery<readonly Pending[]>({ queryKey: unsavedKey(worker), queryFn: skipToken });
  const isHere = () => seatedAt(client) === worker;

  const saving = useMutation({
    ...act("mark_attendance", client),
    // one after another: of two marks on one day the later holds
    scope: { id: "attendance" },
    // told of here: what is tried again is what is not saved then
    meta: { quiet: true },
    onMutate: () => {
      if (isHere()) work.begin();
    },
    onSuccess: (done, request) => {
      if (!isLocked(client)) showSaved(client, request.marks);
      write(
        client,
        worker,
        read(client, worker).filter((each) => each.request !== request),
      );
      // kept as the window was locked: nothing is read again for one who has gone
      if (isLocked(client)) return;
      readAgain(client);
      if (!isHere()) return;
      work.done(new Date());
      if (done.act !== null) {
        log.record({ id: done.act, label: actLabel(request.marks, (id) => nameIn(client, id)) });
      }
    },
    onError: (error, request) => {
      const problem = errorText(error);
      if (isHere()) {
        const again = () => retry(request);
        retries.set(request, again);
        work.failed(problem, again);
      }
      write(
        client,
        worker,
        read(client, worker).map((each) => (each.request === request ? { ...each, problem } : each)),
      );
    },
  });

  const save = (marks: readonly AttendanceMark[]) => {
    const request = { marks: [...marks] };
    write(
      client,
      worker,
      withPending(
        read(client, worker),
        marks.map((mark) => ({ mark, request, problem: null })),
      ),
    );
    saving.mutate(request);
  };

  // as it was asked for: what is refused again holds up nothing else
  const retry = (request: object) => {
    const again = read(client, worker).filter((each) => each.request === request && each.problem !== null);
    if (again.length > 0) save(again.map(({ mark }) => mark));
  };

  return {
    pending,
    failed: pending.filter((each) => each.problem !== null),
    save,
    retry: () => {
      for (const request of failedOf(read(client, worker)).keys()) retry(request);
    },
    discard: () =>
      write(
        client,
        worker,
        read(client, worker).filter((each) => each.problem === null),
      ),
  };
}

export type Marks = ReturnType<typeof useMarks>;
