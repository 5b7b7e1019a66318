/** What the palette offers, and in which order; no React here. */

export interface PaletteItem {
  id: string;
  label: string;
  /** More, after the label: a municipality, a kind. */
  hint?: string;
  /** The shortcut that does the same. */
  keys?: string;
  /** What the page at hand can do: it stands among the last things only while it can be done. */
  isAct?: boolean;
  run: () => void;
}

export interface PaletteSection {
  id: string;
  heading: string;
  items: readonly PaletteItem[];
}

/** Clients, employers and other things that are looked up as one types. */
export interface PaletteProvider {
  id: string;
  heading: () => string;
  search: (query: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>;
}

export const RECENT = 8;

/** The last things with this one first; each once, eight at most. */
export function withRecent(recent: readonly PaletteItem[], item: PaletteItem): PaletteItem[] {
  return [item, ...recent.filter((other) => other.id !== item.id)].slice(0, RECENT);
}

const fold = (text: string) => text.toLocaleLowerCase("fi");
const bare = (text: string) => fold(text).normalize("NFD").replace(/\p{M}/gu, "");

/** How well a label answers a query: 0 begins, 1 a word begins, 2 contains, 3 the same without dots; none if not. */
export function rank(label: string, query: string): number | null {
  const [text, wanted] = [fold(label), fold(query.trim())];
  if (wanted === "" || text.startsWith(wanted)) return 0;
  if (text.split(/[\s:,-]+/).some((word) => word.startsWith(wanted))) return 1;
  if (text.includes(wanted)) return 2;
  return bare(label).includes(bare(query.trim())) ? 3 : null;
}

function matching(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const ranked = items.flatMap((item) => {
    const at = rank(item.label, query);
    return at === null ? [] : [{ item, at }];
  });
  return ranked.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** The sections for a query: the last things first, then views and acts, then what was found; nothing twice. */
export function paletteSections(
  query: string,
  recent: PaletteSection,
  known: readonly PaletteSection[],
  found: readonly PaletteSection[],
): PaletteSection[] {
  const seen = new Set<string>();
  const once = (items: readonly PaletteItem[]) =>
    items.filter((item) => !seen.has(item.id) && seen.add(item.id).has(item.id));
  // an act that was run lately does what it does now, with its shortcut; on another page it may do nothing
  const current = new Map(known.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  const last = recent.items.flatMap((item) => current.get(item.id) ?? (item.isAct ? [] : [item])).slice(0, RECENT);
  return [
    { ...recent, items: once(matching(last, query)) },
    ...known.map((section) => ({ ...section, items: once(matching(section.items, query)) })),
    ...found.map((section) => ({ ...section, items: once(section.items) })),
  ].filter((section) => section.items.length > 0);
}
