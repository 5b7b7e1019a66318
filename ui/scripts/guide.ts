/** Makes the chapters of `docs/guide` part of the window: Markdown in, a small typed tree out, no HTML between. */
import { basename } from "node:path";
import { lexer, type Token, type Tokens } from "marked";
import type { Block, Chapter, Inline, Section } from "../src/help/tree";

/** The name that a heading is linked by, as on the pages where repositories are read. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .replace(/\s/g, "-");
}

function fail(token: Token): never {
  throw new Error(`the guide has no ${token.type}: ${token.raw.slice(0, 60)}`);
}

const LINK = /^(?:([a-z-]+)\.md)?(?:#(.+))?$/;
const PICTURE = /^pictures\/([a-z0-9-]+\.png)$/;

function inlineOf(token: Token, id: string): Inline[] {
  switch (token.type) {
    case "text":
    case "escape":
      return "tokens" in token && token.tokens !== undefined
        ? inlinesOf(token.tokens, id)
        : [{ kind: "text", text: (token as Tokens.Text).text.replace(/\n/g, " ") }];
    case "strong":
      return [{ kind: "label", text: (token as Tokens.Strong).text.replace(/\n/g, " ") }];
    case "codespan":
      return [{ kind: "keys", text: (token as Tokens.Codespan).text }];
    case "link": {
      const { href, text } = token as Tokens.Link;
      const [found, chapter = id, section = null] = LINK.exec(decodeURIComponent(href)) ?? [];
      if (found === undefined) throw new Error(`the guide links to its own chapters only: ${href}`);
      return [{ kind: "link", chapter, section, text }];
    }
    default:
      return fail(token);
  }
}

function inlinesOf(tokens: readonly Token[], id: string): Inline[] {
  return tokens.flatMap((token) => inlineOf(token, id));
}

function blockOf(token: Token, id: string): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "paragraph":
    case "text": {
      const { tokens = [] } = token as Tokens.Paragraph;
      const [first] = tokens;
      if (tokens.length !== 1 || first?.type !== "image")
        return [{ kind: "paragraph", inlines: inlinesOf(tokens, id) }];
      const { href, text } = first as Tokens.Image;
      const file = PICTURE.exec(href)?.[1];
      if (file === undefined) throw new Error(`no picture of the guide: ${href}`);
      return [{ kind: "picture", file, alt: text }];
    }
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", ordered, items: items.map((item) => blocksOf(item.tokens, id)) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell.tokens, id));
      return [{ kind: "table", head: cells(header), rows: rows.map(cells) }];
    }
    default:
      return fail(token);
  }
}

function blocksOf(tokens: readonly Token[], id: string): Block[] {
  return tokens.flatMap((token) => blockOf(token, id));
}

/** A chapter of its Markdown: one first heading, then sections under headings of the second level. */
export function chapterOf(id: string, markdown: string): Chapter {
  const [title, ...rest] = lexer(markdown).filter((token) => token.type !== "space");
  if (title?.type !== "heading" || (title as Tokens.Heading).depth !== 1) {
    throw new Error(`${id}: a chapter begins with its title`);
  }
  const lead: Block[] = [];
  const sections: (Section & { blocks: Block[] })[] = [];
  for (const token of rest) {
    if (token.type === "heading") {
      const { depth, text } = token as Tokens.Heading;
      if (depth !== 2) throw new Error(`${id}: sections are of the second level: ${text}`);
      sections.push({ id: slugOf(text), title: text, blocks: [] });
    } else {
      (sections.at(-1)?.blocks ?? lead).push(...blockOf(token, id));
    }
  }
  return { id, title: (title as Tokens.Heading).text, lead, sections };
}

/** For Vite: a file of the guide is a module whose default export is its chapter. */
export function guide() {
  return {
    name: "polku-guide",
    transform(code: string, path: string) {
      if (!/\/docs\/guide\/[a-z-]+\.md$/.test(path)) return null;
      const chapter = chapterOf(basename(path, ".md"), code);
      return { code: `export default ${JSON.stringify(chapter)};`, map: null, moduleType: "js" as const };
    },
  };
}
