/** Commands, typed by the map that the engine's own list yields. */
import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { backend } from "./backend";
import { type ApiError, toApiError } from "./error";
import type { Commands, JobStatus, Jobs } from "./generated";

export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C][0];
export type View<C extends Command> = Commands[C][1];

/** Does a command. */
export async function call<C extends Command>(command: C, request: Request<C>): Promise<View<C>> {
  try {
    return (await (await backend()).rpc(command, request)) as View<C>;
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** The key under which a command's view is kept; without a request, of all its views. */
export function viewKey<C extends Command>(command: C, request?: Request<C>): readonly unknown[] {
  return request === undefined ? [command] : [command, request];
}

/** A command that reads, for `useQuery`. */
export function view<C extends Command>(command: C, request: Request<C>) {
  return queryOptions<View<C>, ApiError>({
    queryKey: viewKey(command, request),
    queryFn: () => call(command, request),
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
