/**
 * Where one was on a page, for the way back to it. The router's own way keeps addresses in web storage, where nothing of
 * the window belongs, and moves rows of tabs too.
 */
import type { AnyRouter, ParsedLocation } from "@tanstack/react-router";

/** What scrolls and is come back to: the view, in a low window all of it, and the tables that scroll by themselves. */
const SCROLLERS = ["[data-scroller=window]", "[data-scroller=view]", "[data-scroller=table]"] as const;

type Place = readonly (readonly [left: number, top: number])[];

const placeOf = (selector: string): Place =>
  [...document.querySelectorAll(selector)].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);

const keyOf = ({ state, href }: ParsedLocation): string => state.__TSR_key ?? href;

/** Another view begins at its top, or where it was left if one comes back; the same view stays where it is. */
export function keepPlaces(router: AnyRouter): void {
  const left = new Map<string, readonly Place[]>();
  router.subscribe("onBeforeLoad", ({ fromLocation }) => {
    if (fromLocation) left.set(keyOf(fromLocation), SCROLLERS.map(placeOf));
  });
  router.subscribe("onRendered", ({ toLocation, pathChanged }) => {
    const known = left.get(keyOf(toLocation));
    if (!known && !pathChanged) return;
    for (const [at, selector] of SCROLLERS.entries()) {
      for (const [n, element] of document.querySelectorAll(selector).entries()) {
        [element.scrollLeft, element.scrollTop] = known?.[at]?.[n] ?? [0, 0];
      }
    }
  });
}
