/**
 * The language of the window. It is one value that everything reads on render; whoever shows text re-renders when it
 * changes because the root subscribes to it. What the system speaks is asked once, at the start, and is never given to
 * a formatter: on a machine without a locale WebKitGTK answers `C`, which none accepts.
 */
import { useSyncExternalStore } from "react";
import { overwriteGetLocale } from "./paraglide/runtime.js";

export const LANGUAGES = ["fi", "sv", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language that the window begins in: the system's if it is one of ours, else Finnish. */
export function languageOfSystem(tag: string): Language {
  const spoken = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((one) => one === spoken) ?? "fi";
}

let current: Language = "fi";
const listeners = new Set<() => void>();

overwriteGetLocale(() => current);

export function language(): Language {
  return current;
}

/** Sets the language at once; what is being typed stays, because nothing is mounted anew. */
export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language, and a new render when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

/** The tag for widgets and for Intl: dates and numbers of all three languages follow Finnish habits, see `fmt.ts`. */
export function localeTag(of: Language = current): string {
  return { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[of];
}
