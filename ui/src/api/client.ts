import { MutationCache, QueryClient } from "@tanstack/react-query";
import { backend } from "./backend";
import { errorText } from "./error";
import { work } from "./work";

/** The cache of what is shown. Nothing grows old by itself: a write says what to read again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        // the engine is on this machine: being offline is nothing to wait for
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
    mutationCache: new MutationCache({
      onMutate: (_request, mutation) => {
        if (mutation.meta?.quiet !== true) work.begin();
      },
      onSuccess: (_view, _request, _result, mutation) => {
        if (mutation.meta?.quiet !== true) work.done(new Date());
      },
      onError: (error, request, _result, mutation) => {
        if (mutation.meta?.quiet === true) return;
        // what was sent is sent again only where nothing newer may have been typed since
        const again = mutation.meta?.again === true;
        work.failed(errorText(error), again ? () => void mutation.execute(request).catch(() => {}) : undefined);
      },
    }),
  });
}

/** Sets the title of the window and of its document. */
export function setTitle(title: string): void {
  document.title = title;
  void backend().then((to) => to.setTitle(title));
}
