import { defineConfig } from "@playwright/test";

/** The pictures of the guide are of one look. */
const ONCE = /guide\.spec\.ts/;

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/page-tests",
  globalSetup: "./region.ts",
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  timeout: 60_000,
  expect: {
    timeout: 15_000,
    // the same engine draws letters a little otherwise on another machine
    toHaveScreenshot: { maxDiffPixelRatio: 0.02, animations: "disabled", scale: "css" },
  },
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  use: {
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    viewport: { width: 1280, height: 720 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.POLKU_CHROMIUM ?? "/usr/bin/chromium",
      // what is drawn anew in part has other edges than what is drawn at once: each picture is drawn whole
      args: ["--no-sandbox", "--disable-partial-raster"],
    },
  },
  // what is done by keys is the same in each look, and words are as long: these are made once
  projects: [
    { name: "fi" },
    {
      name: "forced-colors",
      grepInvert: /@journey/,
      testIgnore: ONCE,
      use: { contextOptions: { forcedColors: "active" }, colorScheme: "dark" },
    },
    {
      name: "reflow-320",
      grepInvert: /@journey/,
      testIgnore: ONCE,
      use: { viewport: { width: 320, height: 640 } },
    },
  ],
});
