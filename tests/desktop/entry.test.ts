import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import sv from "../../messages/sv.json" with { type: "json" };
import { KEYS } from "./driver";
import { begin } from "./office";
import { newFolder, Page } from "./page";
import { FAULTS } from "./views";

type Key = keyof typeof fi & keyof typeof sv & `ui_${string}`;

const LOOKS = [
  { language: "sv", theme: "dark" },
  { language: "fi", theme: "light" },
] as const;
const SIZES = [100, 200] as const;
const WORDS = { fi, sv } as const;

describe("the pages before signing in", () => {
  const folder = newFolder();
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    page = await Page.open(folder.path);
  });

  afterEach(async ({ task }) => {
    await page.failed(task);
    expect(await page.refused()).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await page?.window.close();
    folder.remove();
  });

  /** Looks at a page in both languages, light and dark, at both sizes; pressed again it says anew what is wrong. */
  const see = async (name: string, again?: Key) => {
    for (const { language, theme } of LOOKS) {
      await page.button(fi[`ui_settings_language_${language}`]);
      await page.window.when("the language", "return document.documentElement.lang === arguments[0] || null", language);
      if (again !== undefined) await page.button(String(WORDS[language][again]));
      for (const size of SIZES) {
        await page.window.run(
          `const root = document.documentElement;
           root.dataset.theme = arguments[0]; root.style.setProperty("--text-scale", arguments[1]);`,
          theme,
          String(size / 100),
        );
        const look = `entry-${language}-${theme}-${size}-${name}`;
        await page.picture(look);
        faults.push(...(await page.window.run<string[]>(FAULTS)).map((fault) => `${look}: ${fault}`));
      }
    }
    await page.window.run(`document.documentElement.style.setProperty("--text-scale", "1")`);
  };

  it("are whole before there is an office", async () => {
    await page.heading(fi.ui_first_title);
    await see("first");
    await page.button(fi.ui_first_begin);
    await page.heading(fi.ui_first_office_title);
    await page.button(fi.ui_first_create);
    await page.text(fi.ui_first_worker_missing);
    await see("office", "ui_first_create");
    await page.button(fi.ui_first_back);
    await page.button(fi.ui_first_try);
    await page.heading(fi.ui_first_try);
    await see("made-up");
    await page.button(fi.ui_first_to_start);
  });

  it("are whole where a backup is restored, with what is missing", async () => {
    await page.button(fi.ui_restore_open);
    await page.heading(fi.ui_restore_open);
    await see("restore");
    await page.button(fi.ui_restore_do);
    await page.text(fi.ui_reset_key_missing);
    await see("restore-key", "ui_restore_do");
    await page.tick(fi.ui_restore_by_passphrase);
    await page.button(fi.ui_restore_do);
    await page.text(fi.ui_first_passphrase_missing);
    await see("restore-passphrase", "ui_restore_do");
    await page.button(fi.ui_first_back);
  });

  it("are whole while an office begins", async () => {
    await begin(page, see);
  });

  it("are whole where the office is locked, and its passphrase forgotten", async () => {
    await page.window.press(KEYS.control, "l");
    await page.heading(fi.ui_lock_title);
    await see("locked");
    await page.button(fi.ui_lock_unlock);
    await page.text(fi.ui_first_passphrase_missing);
    await see("locked-empty", "ui_lock_unlock");
    await page.button(fi.ui_reset_open);
    await page.heading(fi.ui_reset_title);
    await see("forgotten");
    await page.button(fi.ui_reset_do);
    await page.text(fi.ui_reset_key_missing);
    await see("forgotten-key", "ui_reset_do");
  });
});
