import { describe, expect, it } from "vitest";
import css from "./tokens.css?raw";

type Theme = Record<string, string>;

/** The colours of a block, one half of each light-dark(). */
function colours(block: string, half: 0 | 1): Theme {
  const found: Theme = {};
  for (const [, name = "", light = "", dark = ""] of block.matchAll(
    /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g,
  )) {
    found[name] = half === 0 ? light : dark;
  }
  return found;
}

function block(selector: string): string {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  return css.slice(start, css.indexOf("\n}", start));
}

const plain = block(":root");
const more = block(':root[data-contrast="more"]');

const THEMES: Record<string, Theme> = {
  light: colours(plain, 0),
  dark: colours(plain, 1),
  "high contrast, light": { ...colours(plain, 0), ...colours(more, 0) },
  "high contrast, dark": { ...colours(plain, 1), ...colours(more, 1) },
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const GROUNDS = ["canvas", "surface", "sunken", "overlay"];

const TEXT: [string, string[]][] = [
  ["ink", [...GROUNDS, "accent-soft", "ok-soft", "warn-soft", "danger-soft"]],
  ["ink-2", [...GROUNDS, "accent-soft"]],
  ["accent-ink", [...GROUNDS, "accent-soft", "warn-soft", "danger-soft"]],
  ["danger-ink", [...GROUNDS, "danger-soft"]],
  ["ok-ink", [...GROUNDS, "ok-soft"]],
  ["warn-ink", [...GROUNDS, "warn-soft"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["on-danger", ["danger", "danger-hover"]],
];

const PARTS: [string, string[]][] = [
  ["line-strong", GROUNDS],
  ["focus", GROUNDS],
  ["accent", GROUNDS],
  ["danger", GROUNDS],
  ["series-1", GROUNDS],
  ["series-2", GROUNDS],
  ["series-3", GROUNDS],
  ["series-4", GROUNDS],
];

describe.each(Object.entries(THEMES))("%s", (name, theme) => {
  const least = (wanted: number) => (name.startsWith("high") && wanted === 4.5 ? 7 : wanted);
  const cases = [
    ...TEXT.flatMap(([front, backs]) => backs.map((back) => [front, back, least(4.5)] as const)),
    ...PARTS.flatMap(([front, backs]) => backs.map((back) => [front, back, 3] as const)),
  ];

  it.each(cases)("%s on %s has a contrast of %d", (front, back, wanted) => {
    const [a, b] = [theme[front], theme[back]];
    if (!a || !b) throw new Error(`no colour ${front} or ${back}`);
    expect(contrast(a, b)).toBeGreaterThanOrEqual(wanted);
  });
});

describe("sizes", () => {
  it("are relative to the text, save hairlines", () => {
    const fixed = [...css.matchAll(/--([\w-]+):[^;]*?\d+px/g)].map((found) => found[1]);
    expect(new Set(fixed)).toEqual(new Set(["hairline"]));
  });
});
