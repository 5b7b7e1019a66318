/**
 * The engines of the window take only so many addresses in a while: WebKitGTK a hundred in ten seconds, and throws at the
 * next. A key that is held down writes as many in three seconds, and the router would never write one again after that.
 */

/** How long after a refusal it is tried again. */
const AGAIN_MS = 500;

type Write = Parameters<History["pushState"]>;

/** Has addresses that are refused wait: the latest of them is written as soon as the engine takes it. */
export function waitWhereRefused(to: Window): void {
  const { history } = to;
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let waiting: { readonly write: Write; readonly isPush: boolean } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = () => {
    waiting = null;
    clearTimeout(timer);
  };
  const write = () => {
    if (waiting === null) return;
    const { write: latest, isPush } = waiting;
    try {
      (isPush ? push : replace)(...latest);
      waiting = null;
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === "SecurityError")) {
        waiting = null;
        throw thrown;
      }
      timer = setTimeout(write, AGAIN_MS);
    }
  };
  const taking =
    (isPush: boolean) =>
    (...latest: Write): void => {
      clearTimeout(timer);
      // between those that were not written none is come back to
      waiting = { write: latest, isPush: isPush || waiting?.isPush === true };
      write();
    };
  history.pushState = taking(true);
  history.replaceState = taking(false);
  // whoever goes back meanwhile is elsewhere
  to.addEventListener("popstate", forget);
}
