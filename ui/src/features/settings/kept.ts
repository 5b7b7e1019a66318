/** A worker's wishes for the window, kept in the store under their name and taken up again when they sign in. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call, errorText, view, work } from "~/api";
import { firstLanguage, type Preferences, preferences, setPreferences, usePreferences } from "~/app/preferences";
import { LANGUAGES } from "~/i18n";

type Kept = Readonly<Record<string, string>>;

const THEMES = ["system", "light", "dark"] as const;
const CONTRASTS = ["system", "normal", "more"] as const;

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T | undefined {
  return known.find((one) => one === word);
}

/** The wishes as the store keeps them. */
export function written(wish: Preferences): Kept {
  return {
    language: wish.language,
    theme: wish.theme,
    contrast: wish.contrast,
    text_size: String(wish.textScale),
    letter_keys: wish.letterKeys ? "on" : "off",
    key_legend: wish.wholeKeyLegend ? "whole" : "short",
    navigation: wish.narrowNavigation ? "narrow" : "wide",
  };
}

/** What the store kept, with the plain look for what it did not. */
export function read(kept: Kept): Partial<Preferences> {
  const scale = Number(kept.text_size ?? "1");
  return {
    language: oneOf(LANGUAGES, kept.language) ?? firstLanguage(),
    theme: oneOf(THEMES, kept.theme) ?? "system",
    contrast: oneOf(CONTRASTS, kept.contrast) ?? "system",
    textScale: scale >= 0.8 && scale <= 2 ? scale : 1,
    letterKeys: kept.letter_keys !== "off",
    wholeKeyLegend: kept.key_legend === "whole",
    narrowNavigation: kept.navigation === "narrow",
  };
}

async function keep(key: string, value: string): Promise<void> {
  work.begin();
  try {
    await call("set_preference", { key, value });
    work.done(new Date());
  } catch (thrown) {
    work.failed(errorText(thrown), () => void keep(key, value));
  }
}

/** Takes up the wishes of the worker who has signed in, and keeps each change. Stands once, inside the frame. */
export function useKeptPreferences(): void {
  const office = useQuery(view("get_office", {}));
  const wish = usePreferences();
  const known = useRef<Kept | null>(null);
  const begun = useRef(wish);

  useEffect(() => {
    if (!office.data || known.current !== null) return;
    const stored = read(office.data.preferences ?? {});
    const now = preferences();
    known.current = written({ ...now, ...stored });
    // what has been wished for since the window came up is newer than what was read
    const keys = Object.keys(stored) as (keyof Preferences)[];
    const untouched = keys.filter((key) => now[key] === begun.current[key]);
    setPreferences(Object.fromEntries(untouched.map((key) => [key, stored[key]])));
  }, [office.data]);

  useEffect(() => {
    const before = known.current;
    if (before === null) return;
    // what was just taken up may not have been rendered yet: the wish of this moment counts, not that of the render
    const now = wish === preferences() ? written(wish) : before;
    known.current = now;
    for (const [key, value] of Object.entries(now)) if (before[key] !== value) void keep(key, value);
  }, [wish]);
}
