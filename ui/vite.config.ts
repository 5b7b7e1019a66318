import { fileURLToPath } from "node:url";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { guide } from "./scripts/guide.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the dev host answers; `npm run dev` passes the commands on to it. */
const devHost = process.env.POLKU_DEV_HOST ?? "http://127.0.0.1:4180";

/** The set of Inter that Finnish, Swedish and English are written with. */
const FIRST_FONT = /inter-latin-wght-normal/;

/** The first frame has the window's own type: it waits for the font, and the page asks for it at once. */
const firstFont: Plugin = {
  name: "first-font",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("@fontsource-variable/inter/") && id.endsWith(".css")
      ? code.replaceAll("font-display: swap", "font-display: block")
      : undefined,
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => FIRST_FONT.test(file))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "preload", href: `/${file}`, as: "font", type: "font/woff2", crossorigin: "" },
          injectTo: "head-prepend" as const,
        })),
  },
};

export default defineConfig(({ mode }) => ({
  root: here("."),
  plugins: [
    // tests read what `npm run messages` wrote: the plug-in's watcher would keep them from ending
    !process.env.VITEST &&
      paraglideVitePlugin({
        project: here("./project.inlang"),
        outdir: here("./src/i18n/paraglide"),
        strategy: ["globalVariable", "baseLocale"],
        emitGitIgnore: false,
        emitReadme: false,
      }),
    // the widgets carry thirty languages; the window speaks three
    { ...optimizeLocales.vite({ locales: ["fi-FI", "sv-SE", "en-US"] }), enforce: "pre" as const },
    guide(),
    react(),
    firstFont,
  ],
  resolve: { alias: { "~": here("./src") } },
  define: {
    // the host over HTTP and the gallery belong to the build of the browser tests, the shell to the one that is shipped
    __BROWSER__: JSON.stringify(mode !== "production"),
  },
  build: {
    target: "safari16.4",
    // light-dark() as it stands: both engines have it, and a translated one would not follow the attribute
    cssTarget: "safari17.5",
    outDir: mode === "production" ? "dist" : `dist-${mode}`,
    emptyOutDir: true,
    // a data: URL would need a wider content-security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 4173,
    strictPort: true,
    host: "127.0.0.1",
    proxy: { "/rpc": devHost, "/file": devHost },
    // the guide lies under docs
    fs: { allow: [here("..")] },
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    css: { include: [/tokens\.css/], modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    // a shared machine may be slow; a test waits for a condition, not for a time
    testTimeout: 30_000,
  },
}));
