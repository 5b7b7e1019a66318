/** The parts of the window that F6 goes round: elements with `data-region`, in the order of the page. */

/** Where the focus is, or was last, in a list that is moved about by arrows. */
const LIST_CELL = '[data-cell][tabindex="0"]:not([role="columnheader"])';

function visible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest("[inert]") === null;
}

/** Puts the focus into the next region, or the one before; to the place in it that had the focus last. */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(visible);
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const start = here === -1 && step === -1 ? 0 : here;
  const next = regions[(start + step + regions.length) % regions.length];
  if (!next) return;
  const stop =
    next.querySelector<HTMLElement>('[data-region-start], [aria-current="page"]') ??
    next.querySelector<HTMLElement>(LIST_CELL) ??
    next.querySelector<HTMLElement>('[tabindex="0"]') ??
    next.querySelector<HTMLElement>("a[href], button:not(:disabled), input:not(:disabled), textarea, select");
  (stop ?? next).focus();
}

/**
 * Lets go of whatever was used to go to a view, so that the view takes the focus to its heading or its list. A view that
 * is open already stays as it is: then the focus is taken there at once.
 */
export function enterView(isOpen: boolean): void {
  const main = document.getElementById("main");
  const at = document.activeElement;
  if (main === null || main.contains(at)) return;
  const stop = isOpen ? (main.querySelector<HTMLElement>(LIST_CELL) ?? main.querySelector<HTMLElement>("h1")) : null;
  (stop ?? main).focus({ preventScroll: true });
}
