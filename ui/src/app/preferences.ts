/** How one worker wants the window: kept for as long as the window is open, and written by whoever stores it. */
import { useSyncExternalStore } from "react";
import { type Language, setLanguage } from "~/i18n";
import { type Appearance, applyAppearance, PLAIN } from "~/styles/theme";

export interface Preferences extends Appearance {
  readonly language: Language;
  readonly narrowNavigation: boolean;
  /** One-letter keys in lists (WCAG 2.1.4). */
  readonly letterKeys: boolean;
  /** Every mark's letter under the roll call, not only those that fit on a line. */
  readonly wholeKeyLegend: boolean;
}

let current: Preferences = {
  ...PLAIN,
  language: "fi",
  narrowNavigation: false,
  letterKeys: true,
  wholeKeyLegend: false,
};
let first: Language = current.language;
let release: () => void = () => {};
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

/** Takes the language of the machine: that of the window until a worker chooses another. */
export function startIn(language: Language): void {
  first = language;
  setLanguage(language);
  setPreferences({ language });
}

/** The language of those who have chosen none. */
export function firstLanguage(): Language {
  return first;
}

export function setPreferences(change: Partial<Preferences>): void {
  const before = current;
  current = { ...current, ...change };
  if (current.language !== before.language) setLanguage(current.language);
  applyCurrent();
  for (const listener of listeners) listener();
}

/** Puts what is wished on the document, after each change. */
function applyCurrent(): void {
  release();
  release = applyAppearance(current);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
