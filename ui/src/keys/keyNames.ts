/**
 * Keys as words: `Ctrl+K`, `Shift+F6`, `L`. Only keys that a Finnish keyboard gives without AltGr and without Shift for
 * the character itself may be used, see `keyProblem`.
 */

const NAMED = new Set([
  "Enter",
  "Space",
  "Escape",
  "Tab",
  "Delete",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  ...Array.from({ length: 12 }, (_, i) => `F${i + 1}`),
]);

/** Characters that stand alone on the Finnish keyboard: no Shift, no AltGr, no dead key. */
const PLAIN = /^[A-ZÅÄÖ0-9+,.\-'<§]$/u;

export interface Keys {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** The parts of `Ctrl+Shift+F6`; `Ctrl++` is Ctrl with the plus. */
export function parseKeys(keys: string): Keys {
  const parts = keys.endsWith("++") || keys === "+" ? [...keys.slice(0, -2).split("+"), "+"] : keys.split("+");
  const before = parts.slice(0, -1);
  return {
    ctrl: before.includes("Ctrl"),
    alt: before.includes("Alt"),
    shift: before.includes("Shift"),
    key: parts.at(-1) ?? "",
  };
}

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
  getModifierState?: (key: string) => boolean;
}

/** The keys of an event as words; none while AltGr is down, which writes characters. */
export function keysOf(event: Pressed): string | null {
  if (event.metaKey || (event.ctrlKey && event.altKey) || event.getModifierState?.("AltGraph")) return null;
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift makes another character of a plain key; only of named keys and letters it makes another shortcut
  const shift = event.shiftKey && (NAMED.has(key) || /^\p{L}$/u.test(key));
  return `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}

export type KeyProblem =
  | "ctrl_alt"
  | "altgr_or_shift_character"
  | "shift_character"
  | "alt_character"
  | "taken_by_engine";

/** Keys that WebView2 or the system takes before the page sees them, or that close the window. */
const TAKEN = new Set(["Ctrl+W", "Ctrl+T", "Ctrl+C", "Ctrl+X", "Ctrl+A", "Alt+F4", "F12", "F10", "Ctrl+Shift+I"]);

/** Why these keys will not do on a Finnish keyboard; none where they do. */
export function keyProblem(keys: string): KeyProblem | null {
  const { ctrl, alt, shift, key } = parseKeys(keys);
  if (ctrl && alt) return "ctrl_alt";
  if (TAKEN.has(keys)) return "taken_by_engine";
  if (NAMED.has(key)) return null;
  if (!PLAIN.test(key)) return "altgr_or_shift_character";
  if (shift) return "shift_character";
  return alt ? "alt_character" : null;
}

/** A character key without Ctrl or Alt: it may act only inside a list that has the focus, and can be switched off. */
export function isOneLetter(keys: string): boolean {
  const { ctrl, alt, key } = parseKeys(keys);
  return !ctrl && !alt && !NAMED.has(key);
}

/** What the embedded browser would do with keys that the program leaves alone: reload, print, find, go back. */
export const BROWSER_KEYS: ReadonlySet<string> = new Set([
  "F3",
  "F5",
  "F7",
  "Ctrl+F5",
  "Shift+F5",
  "Ctrl+F",
  "Ctrl+G",
  "Ctrl+H",
  "Ctrl+J",
  "Ctrl+O",
  "Ctrl+P",
  "Ctrl+R",
  "Ctrl+S",
  "Ctrl+U",
  "Ctrl+Shift+R",
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
]);
