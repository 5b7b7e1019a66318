/** Ctrl with plus, minus and zero: the text size, before signing in too. */
import { useKeys } from "~/keys";
import { preferences, setPreferences } from "./preferences";

const SCALE = { least: 0.8, most: 2, step: 0.1 };

function grow(step: number): void {
  const next = Math.round((preferences().textScale + step) * 10) / 10;
  setPreferences({ textScale: Math.min(SCALE.most, Math.max(SCALE.least, next)) });
}

/** Stands once, at the root. */
export function useTextSizeKeys(): void {
  useKeys({
    "zoom.in": () => grow(SCALE.step),
    "zoom.out": () => grow(-SCALE.step),
    "zoom.reset": () => setPreferences({ textScale: 1 }),
  });
}
