import { describe, expect, it } from "vitest";
import en from "../../messages/en.json";
import fi from "../../messages/fi.json";
import sv from "../../messages/sv.json";

const SOURCES = import.meta.glob<string>("./**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const own = Object.entries(SOURCES).filter(([path]) => !path.includes("/paraglide/") && !path.endsWith("generated.ts"));
const shipped = own.filter(([path]) => !/\.test\.tsx?$|\/test\/|\/gallery\//.test(path));

/** The files in which a pattern stands, other than those where it may. */
function where(files: [string, string][], pattern: RegExp, allowed: RegExp = /^$/): string[] {
  return files.filter(([path, text]) => pattern.test(text) && !allowed.test(path)).map(([path]) => path);
}

describe("sources", () => {
  it("never ask the engine for its habits of language", () => {
    expect(where(shipped, /\.toLocale(?:Date|Time)?String\(/)).toEqual([]);
    expect(where(shipped, /\bIntl\./, /^\.\/i18n\//)).toEqual([]);
    // once, for the language that the window begins in
    expect(where(shipped, /navigator\.languages?\b/, /^\.\/main\.tsx$/)).toEqual([]);
  });

  it("keep nothing outside the encrypted file and use no network", () => {
    expect(where(shipped, /localStorage|sessionStorage|indexedDB|document\.cookie/)).toEqual([]);
    expect(where(shipped, /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/, /^\.\/api\/http\.ts$/)).toEqual(
      [],
    );
    expect(where(shipped, /https?:\/\//)).toEqual([]);
  });

  it("know the shell in one place", () => {
    expect(where(shipped, /@tauri-apps/, /^\.\/api\/tauri\.ts$/)).toEqual([]);
  });

  it("show texts of the messages only", () => {
    // between a tag's end and the next tag: letters that no brace surrounds
    const literal = />[ \t]*[\p{L}][^<>{}=;()]*<\/[a-zA-Z]/u;
    const files = shipped.filter(([path]) => path.endsWith(".tsx"));
    expect(where(files, literal)).toEqual([]);
    expect(where(files, /(?:label|title|placeholder|aria-label|alt)="[^"]*\p{L}/u)).toEqual([]);
  });
});

describe("messages of the window", () => {
  it("are the same keys in the three languages, and none unused", () => {
    const keys = (messages: object) => Object.keys(messages).filter((key) => key.startsWith("ui_"));
    expect(keys(sv).sort()).toEqual(keys(fi).sort());
    expect(keys(en).sort()).toEqual(keys(fi).sort());
    const text = own.map(([, source]) => source).join("\n");
    const used = new Set(text.match(/\bui_[a-z0-9_]+/g));
    expect(keys(fi).filter((key) => !used.has(key))).toEqual([]);
  });
});
