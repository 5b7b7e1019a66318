/** The parts of the window that F6 goes round: elements with `data-region`, in the order of the page. */

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
    next.querySelector<HTMLElement>('[data-region-start], [aria-current="page"], [tabindex="0"]') ??
    next.querySelector<HTMLElement>("a[href], button:not(:disabled), input:not(:disabled), textarea, select");
  (stop ?? next).focus();
}
