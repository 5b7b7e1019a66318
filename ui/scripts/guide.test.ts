import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import type { Block, Inline } from "../src/help/tree";
import { chapterOf, guide, slugOf } from "./guide.ts";

const FOLDER = resolve(import.meta.dirname, "../../docs/guide");
const PICTURES = join(FOLDER, "pictures");
const files = readdirSync(FOLDER).filter((file) => file.endsWith(".md"));
const chapters = files.map((file) => chapterOf(file.replace(/\.md$/, ""), readFileSync(join(FOLDER, file), "utf8")));

function blocksIn(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...(block.kind === "list" ? block.items.flatMap(blocksIn) : [])]);
}

const blocksOf = (chapter: (typeof chapters)[number]) =>
  blocksIn([...chapter.lead, ...chapter.sections.flatMap((section) => section.blocks)]);

function inlinesOf(chapter: (typeof chapters)[number]): Inline[] {
  return blocksOf(chapter).flatMap((block) => {
    if (block.kind === "paragraph") return block.inlines;
    if (block.kind === "table") return [block.head, ...block.rows].flat(2);
    return [];
  });
}

/** What stands in the guide and is not so in the window, with the chapter that says it. */
function strange<K extends Inline["kind"]>(
  kind: K,
  known: (inline: Extract<Inline, { kind: K }>) => boolean,
): string[] {
  return chapters.flatMap((chapter) =>
    inlinesOf(chapter)
      .filter((inline): inline is Extract<Inline, { kind: K }> => inline.kind === kind)
      .filter((inline) => !known(inline))
      .map((inline) => `${chapter.id}: ${inline.text}`),
  );
}

/** Every text of the window in Finnish, each form of those that count. */
const TEXTS = new Set(
  Object.entries(fi).flatMap(([key, text]) => {
    if (!key.startsWith("ui_")) return [];
    return typeof text === "string" ? [text] : text.flatMap((variants) => Object.values(variants.match));
  }),
);

/** Keys of the keyboard that no shortcut of the window is: they move between fields and through lists. */
const PLAIN_KEYS = ["Tab", "Shift+Tab", "Shift+→", "Shift+↓", "Caps Lock"];

describe("the guide", () => {
  it("names what the window shows word for word: all that is bold is a text of it", () => {
    expect(strange("label", ({ text }) => TEXTS.has(text))).toEqual([]);
  });

  it("names keys that do something", () => {
    const catalogue = readFileSync(resolve(import.meta.dirname, "../src/keys/catalogue.ts"), "utf8");
    const names: Record<string, string> = { "→": "ArrowRight", "←": "ArrowLeft", Esc: "Escape" };
    const letters = Object.entries(fi).flatMap(([key, text]) => (key.startsWith("ui_attendance_key_") ? [text] : []));
    const isKnown = (keys: string) => {
      const written = keys.replace(/[→←]|Esc/, (name) => names[name] ?? name);
      return (
        PLAIN_KEYS.includes(keys) ||
        letters.includes(keys) ||
        /^\d$/.test(keys) ||
        /^Ctrl\+[1-4]$/.test(keys) ||
        catalogue.includes(`"${written}"`)
      );
    };
    expect(strange("keys", ({ text }) => isKnown(text))).toEqual([]);
  });

  it("links to chapters and sections that are there", () => {
    const sections = new Map(chapters.map(({ id, sections: all }) => [id, all.map((section) => section.id)]));
    const known = ({ chapter, section }: { chapter: string; section: string | null }) =>
      section === null ? sections.has(chapter) : sections.get(chapter)?.includes(section) === true;
    expect(strange("link", known)).toEqual([]);
  });

  it("has in its index every chapter once, under its own title", () => {
    const index = chapters.find(({ id }) => id === "index");
    const listed = index ? inlinesOf(index).flatMap((inline) => (inline.kind === "link" ? [inline] : [])) : [];
    const others = chapters.filter(({ id }) => id !== "index");
    expect(listed.map(({ chapter }) => chapter).sort()).toEqual(others.map(({ id }) => id).sort());
    for (const { chapter, text } of listed) expect(others.find(({ id }) => id === chapter)?.title).toBe(text);
  });

  it("shows pictures that are there, with words for those who do not see them, and keeps no others", () => {
    const shown = chapters.flatMap(blocksOf).flatMap((block) => (block.kind === "picture" ? [block] : []));
    for (const { file, alt } of shown) {
      expect(existsSync(join(PICTURES, file)), file).toBe(true);
      expect(alt.length, file).toBeGreaterThan(8);
    }
    const kept = readdirSync(PICTURES);
    expect(kept.sort()).toEqual([...new Set(shown.map(({ file }) => file))].sort());
    const bytes = kept.reduce((sum, file) => sum + statSync(join(PICTURES, file)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });

  it("has no two sections of one name in a chapter, and none without text", () => {
    for (const { id, sections } of chapters) {
      expect(new Set(sections.map((section) => section.id)).size, id).toBe(sections.length);
      for (const section of sections) expect(section.blocks.length, `${id}: ${section.title}`).toBeGreaterThan(0);
    }
  });
});

describe("making a chapter", () => {
  it("keeps labels, keys, links and pictures apart from text", () => {
    const chapter = chapterOf(
      "a",
      "# Otsikko\n\nPaina **Tallenna** tai `Ctrl++`.\n\n## Miten jatkan?\n\n[Tästä](b.md#c-d)\n",
    );
    expect(chapter).toEqual({
      id: "a",
      title: "Otsikko",
      lead: [
        {
          kind: "paragraph",
          inlines: [
            { kind: "text", text: "Paina " },
            { kind: "label", text: "Tallenna" },
            { kind: "text", text: " tai " },
            { kind: "keys", text: "Ctrl++" },
            { kind: "text", text: "." },
          ],
        },
      ],
      sections: [
        {
          id: "miten-jatkan",
          title: "Miten jatkan?",
          blocks: [{ kind: "paragraph", inlines: [{ kind: "link", chapter: "b", section: "c-d", text: "Tästä" }] }],
        },
      ],
    });
    expect(slugOf("Päätä jakso: miten?")).toBe("päätä-jakso-miten");
  });

  it.each([
    ["a chapter without a title", "Teksti\n"],
    ["HTML", "# A\n\n<b>x</b>\n"],
    ["a link out of the guide", "# A\n\n[x](https://example.fi)\n"],
    ["a picture from elsewhere", "# A\n\n![x](../x.png)\n"],
    ["a heading of the third level", "# A\n\n### B\n"],
    ["a block of code", "# A\n\n```\nx\n```\n"],
  ])("refuses %s", (_, markdown) => {
    expect(() => chapterOf("a", markdown)).toThrow();
  });

  it("leaves other files alone", () => {
    expect(guide().transform("# A\n\nx\n", "/x/docs/other.md")).toBeNull();
    expect(guide().transform("# A\n\nx\n", "/x/docs/guide/a.md")?.code).toContain('"title":"A"');
  });
});
