/** The guide of `docs/guide`, as the build put it into this part of the window. */
import type { Block, Chapter, Inline, Section } from "./tree";

const FILES = import.meta.glob<Chapter>("../../../docs/guide/*.md", { eager: true, import: "default" });
const PICTURES = import.meta.glob<string>("../../../docs/guide/pictures/*.png", {
  eager: true,
  query: "?url",
  import: "default",
});

const byId = new Map(Object.values(FILES).map((chapter) => [chapter.id, chapter]));

/** The chapter that lists the others; on paper only, for the help has a list of its own. */
export const INDEX = "index";
/** The chapter that the list of shortcuts stands in. */
export const KEYS = "nappaimet";

function links(blocks: readonly Block[]): string[] {
  const ofInlines = (inlines: readonly Inline[]) =>
    inlines.flatMap((inline) => (inline.kind === "link" ? [inline.chapter] : []));
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return ofInlines(block.inlines);
    if (block.kind === "list") return block.items.flatMap(links);
    return [];
  });
}

/** Every chapter but the index, in the order of the index. */
export const CHAPTERS: readonly Chapter[] = (byId.get(INDEX)?.sections ?? [])
  .flatMap((section) => links(section.blocks))
  .flatMap((id) => byId.get(id) ?? []);

export function chapter(id: string): Chapter | undefined {
  return byId.get(id);
}

/** The address of a picture. */
export function picture(file: string): string | undefined {
  return PICTURES[`../../../docs/guide/pictures/${file}`];
}

function textOfInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join("");
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return textOfInlines(block.inlines);
    case "list":
      return block.items.map(textOf).join(" ");
    case "table":
      return [block.head, ...block.rows].flatMap((row) => row.map(textOfInlines)).join(" ");
    case "picture":
      return "";
  }
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map(textOfBlock)
    .filter((text) => text !== "")
    .join(" ");
}

export interface Hit {
  readonly chapter: string;
  /** None for what stands before the first heading. */
  readonly section: string | null;
  readonly title: string;
  readonly heading: string | null;
  /** The words around the place. */
  readonly excerpt: string;
}

const lower = (text: string) => text.toLocaleLowerCase("fi");
const bare = (text: string) => lower(text).normalize("NFD").replace(/\p{M}/gu, "");

const BEFORE = 30;
const AFTER = 70;

/** The words around a place in a text. */
function around(text: string, at: number): string {
  if (at < 0) return text.length > BEFORE + AFTER ? `${text.slice(0, BEFORE + AFTER).trimEnd()}…` : text;
  const start = at <= BEFORE ? 0 : text.indexOf(" ", at - BEFORE) + 1;
  const end = at + AFTER >= text.length ? text.length : text.lastIndexOf(" ", at + AFTER);
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

/**
 * Where words stand in the guide: in a heading before in the text, with their dots before without. `more` is text that
 * a chapter has beside its own.
 */
export function search(query: string, more: Readonly<Record<string, string>> = {}): Hit[] {
  const wanted = query.trim();
  if (wanted === "") return [];
  const found: { hit: Hit; rank: number }[] = [];
  const look = (of: Chapter, section: Section | null, text: string) => {
    const heading = section?.title ?? null;
    const ranks = [lower, bare].flatMap((fold, dotless) => {
      const words = fold(wanted);
      if (fold(heading ?? of.title).includes(words)) return [{ rank: dotless * 2, at: -1 }];
      // folding letter by letter keeps the places
      const at = [...text].map(fold).join("").indexOf(words);
      return at < 0 ? [] : [{ rank: dotless * 2 + 1, at }];
    });
    const [best] = ranks;
    if (best === undefined) return;
    const hit = { chapter: of.id, section: section?.id ?? null, title: of.title, heading };
    found.push({ hit: { ...hit, excerpt: around(text, best.at) }, rank: best.rank });
  };
  for (const each of CHAPTERS) {
    look(each, null, [textOf(each.lead), more[each.id] ?? ""].join(" ").trim());
    for (const section of each.sections) look(each, section, textOf(section.blocks));
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit);
}
