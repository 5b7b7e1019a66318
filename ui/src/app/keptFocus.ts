import { useEffect } from "react";

/** Whatever places the focus itself does so first: a dialog that closes, a list that moves on to its next row. */
const OTHERS_MS = 60;

const ROWS = "li, tr";
const PARTS = "section, article";
const HEADINGS = "h1, h2, h3, h4";
/** What lies over the page keeps the focus in itself; the cells of a list are led by the list. */
const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const CELL = "[data-cell]";

/** What a control says of its act: without the name of its row, which is not shown. */
function wordsOf(control: Element): string {
  const copy = control.cloneNode(true) as Element;
  for (const name of copy.querySelectorAll(".visually-hidden")) name.remove();
  return copy.textContent;
}

/** The same control in the rows after the one that has gone, then in those before it, the nearest first. */
function inOtherRows(held: HTMLElement, { target, removedNodes, nextSibling, previousSibling }: MutationRecord) {
  const gone = [...removedNodes].find((node) => node.contains(held));
  if (!(gone instanceof Element && gone.matches(ROWS) && target instanceof Element)) return [];
  const words = wordsOf(held);
  const alike = (row: Element) =>
    [...row.querySelectorAll<HTMLElement>(held.tagName)].filter((control) => wordsOf(control) === words);
  const which = alike(gone).indexOf(held);
  const rows = [...target.children];
  const next = rows.findIndex((row) => row === nextSibling || row.previousSibling === previousSibling);
  const at = next === -1 ? rows.length : next;
  return [...rows.slice(at), ...rows.slice(0, at).reverse()].map((row) => alike(row)[which]);
}

/** The heading of the part that holds the place, then of the part around that one, up to the page. */
function headingsAround(place: Node) {
  const found: (HTMLElement | null | undefined)[] = [];
  const around = place instanceof Element ? place : place.parentElement;
  for (let part = around?.closest(PARTS); part; part = part.parentElement?.closest(PARTS)) {
    const named = document.getElementById(part.getAttribute("aria-labelledby") ?? "");
    const own = [...part.querySelectorAll<HTMLElement>(HEADINGS)].find((one) => one.closest(PARTS) === part);
    found.push(named?.matches(HEADINGS) ? named : own);
  }
  return [...found, document.querySelector<HTMLElement>("main h1"), document.querySelector<HTMLElement>("main")];
}

const works = (control: Element) => control.isConnected && !control.matches(":disabled");

/** Nothing that answers the keys has the focus. */
function isLost(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.matches(":disabled");
}

function giveTo(places: readonly (HTMLElement | null | undefined)[]): void {
  for (const place of places) {
    if (place?.matches(HEADINGS)) place.tabIndex = -1;
    place?.focus();
    if (place && document.activeElement === place) return;
  }
}

/** Where the focus is about to go within a list, while it is nowhere. */
let onward: HTMLElement | undefined;

/** The same control of a next row is about to take the focus that has just gone with its own. */
export const focusGoesOn = (): boolean => onward !== undefined && works(onward) && isLost();

/**
 * Keeps the focus in the window, from its root. Where the control that had it goes with what it acted on, or works no
 * more, the same control of the next row takes it, else that of the row before, else the heading of the part, else that
 * of the page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: HTMLElement | null = null;
    /** What told that it has gone, or what it was in. */
    let told: MutationRecord | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hold = (element: HTMLElement | null) => {
      held = element;
      told = null;
      onward = undefined;
    };
    const give = () => {
      timer = undefined;
      onward = undefined;
      if (held === null || told === null || !isLost()) return;
      giveTo([...(works(held) ? [held] : inOtherRows(held, told)), ...headingsAround(told.target)]);
    };
    const observer = new MutationObserver((records) => {
      if (held === null || (told === null && works(held))) return;
      for (const record of records) {
        const gone: Node = told?.type === "childList" ? told.target : held;
        const tells =
          record.type === "attributes"
            ? told === null && record.target === held
            : [...record.removedNodes].some((node) => node.contains(gone));
        if (tells) told = record;
      }
      onward = told === null || works(held) ? undefined : inOtherRows(held, told).find((one) => one && works(one));
      timer ??= setTimeout(give, OTHERS_MS);
    });
    const come = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest(OVER)) hold(target.closest(CELL) ? null : target);
    };
    // whoever presses beside everything lets go
    const press = () => {
      setTimeout(() => {
        if (held?.isConnected && document.activeElement === document.body) hold(null);
      });
    };

    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled"],
    });
    document.addEventListener("focusin", come);
    document.addEventListener("mousedown", press);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("focusin", come);
      document.removeEventListener("mousedown", press);
    };
  }, []);
}
