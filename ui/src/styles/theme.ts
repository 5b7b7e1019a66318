/** Light, dark, contrast and text size, as attributes of the document that tokens.css answers to. */

export type Theme = "system" | "light" | "dark";
export type Contrast = "system" | "normal" | "more";

export interface Appearance {
  readonly theme: Theme;
  readonly contrast: Contrast;
  /** 0.8 to 2. */
  readonly textScale: number;
}

export const PLAIN: Appearance = { theme: "system", contrast: "system", textScale: 1 };

const wantsMore = () => window.matchMedia("(prefers-contrast: more)");

/** Applies an appearance, and again when the system's wish for contrast changes. The answer stops that. */
export function applyAppearance({ theme, contrast, textScale }: Appearance): () => void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  // a style attribute would need a wider content-security policy; a property set by script does not
  root.style.setProperty("--text-scale", String(Math.min(2, Math.max(0.8, textScale))));

  const query = wantsMore();
  const applyContrast = () => {
    root.dataset.contrast = contrast === "system" ? (query.matches ? "more" : "normal") : contrast;
  };
  applyContrast();
  query.addEventListener("change", applyContrast);
  return () => query.removeEventListener("change", applyContrast);
}
