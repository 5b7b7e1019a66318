/** Commands, typed by the map that the engine's own list yields. */
import { type MutationCache, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { backend } from "./backend";
import { type ApiError, toApiError } from "./error";
import type { Commands, JobStatus, Jobs } from "./generated";

export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C][0];
export type View<C extends Command> = Commands[C][1];

/** What has been asked of the engine and is not answered yet. */
const underWay = new Set<Promise<unknown>>();

/** Does a command. */
export function call<C extends Command>(command: C, request: Request<C>): Promise<View<C>> {
  const answer = ask(command, request);
  underWay.add(answer);
  const answered = () => void underWay.delete(answer);
  answer.then(answered, answered);
  return answer;
}

async function ask<C extends Command>(command: C, request: Request<C>): Promise<View<C>> {
  try {
    return (await (await backend()).rpc(command, request)) as View<C>;
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** Waits as long as there is something to wait for, at the most so long. */
async function waitWhile(most: number, next: () => Promise<unknown> | null): Promise<void> {
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve();
    }, most);
  });
  for (let wait = next(); wait !== null && !late; wait = next()) {
    await Promise.race([limit, wait]);
    // what follows an answer is asked a little after it
    if (!late) await new Promise((resolve) => setTimeout(resolve));
  }
  clearTimeout(timer);
}

/** When all that was asked is answered, also what waits for its turn among the writes; at the most after so long. */
export function allAnswered(client: QueryClient, most: number): Promise<void> {
  const writes = client.getMutationCache();
  return waitWhile(most, () => {
    if (underWay.size > 0) return Promise.allSettled(underWay);
    return writes.find({ status: "pending" }) === undefined ? null : changeOf(writes);
  });
}

/** When the writes on their way are answered, at the most after so long; none when there are none. */
export function written(client: QueryClient, most: number): Promise<void> | null {
  const next = () => (client.isMutating() === 0 ? null : changeOf(client.getMutationCache()));
  return client.isMutating() === 0 ? null : waitWhile(most, next);
}

function changeOf(writes: MutationCache): Promise<void> {
  return new Promise((resolve) => {
    const stop = writes.subscribe(() => {
      stop();
      resolve();
    });
  });
}

/** The key under which a command's view is kept; without a request, of all its views. */
export function viewKey<C extends Command>(command: C, request?: Request<C>): readonly unknown[] {
  return request === undefined ? [command] : [command, request];
}

/** Views that are never shown a second time from memory: of looks that are logged, and of figures, which are of now. */
const FRESH: ReadonlySet<Command> = new Set<Command>([
  "open_client",
  "get_esf_report",
  "get_quarter_report",
  "figure_persons",
]);

/** A command that reads, for `useQuery`. */
export function view<C extends Command>(command: C, request: Request<C>) {
  return queryOptions<View<C>, ApiError>({
    queryKey: viewKey(command, request),
    queryFn: () => call(command, request),
    ...(FRESH.has(command) ? { gcTime: 0 } : {}),
  });
}

/** A command that writes, for `useMutation`; what is shown of the store is read again after it. */
export function act<C extends Command>(command: C, client: QueryClient) {
  return mutationOptions<View<C>, ApiError, Request<C>>({
    mutationKey: [command],
    mutationFn: (request) => call(command, request),
    onSuccess: () => client.invalidateQueries(),
  });
}

export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

const POLL = 200;

/** Does a long command to its end. The signal asks the engine to stop it. */
export async function callJob<C extends keyof Jobs>(
  command: C,
  request: Jobs[C][0],
  options: { readonly onProgress?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
): Promise<Jobs[C][1]> {
  const job = (await call(command, request as Request<C>)) as number;
  options.signal?.addEventListener("abort", () => void call("job_cancel", { job }), { once: true });
  for (;;) {
    const status: JobStatus = await call("job_status", { job });
    if (status.state === "done") return status.view as Jobs[C][1];
    if (status.state === "failed") throw toApiError(status.error);
    options.onProgress?.({ what: status.what, done: status.done, total: status.total });
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
