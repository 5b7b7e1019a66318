/** A new office of a window, from its first page to its first day. */
import fi from "../../messages/fi.json" with { type: "json" };
import type { Page } from "./page";

export const WORKER = "Maija Mallikas";
export const PASSPHRASE = "koivu kivi sata lunta";
export const PLACE = { code: "422", name: fi.ui_first_municipality_422 };

/** Looks at a page on the way. */
type See = (name: string) => Promise<void>;

/** "Aloita": the office, its first worker, the end of the recovery key typed back, and backups in one place only. */
export async function begin(page: Page, see: See = async () => {}): Promise<void> {
  await page.heading(fi.ui_first_title);
  await page.button(fi.ui_first_begin);
  await page.heading(fi.ui_first_office_title);
  await page.tick(PLACE.name);
  await page.fill(fi.ui_first_worker, WORKER);
  await page.fill(fi.ui_first_passphrase, PASSPHRASE);
  await page.fill(fi.ui_first_passphrase_again, PASSPHRASE);
  await see("office-filled");
  await page.button(fi.ui_first_create);
  await page.heading(fi.ui_recovery_title);
  await see("recovery");
  const key = await page.window.run<string>(
    `return document.querySelector('section[aria-label="${fi.ui_recovery_key}"]').textContent`,
  );
  const groups = key.trim().split(/\s+/);
  if (groups.length <= 4) throw new Error(`a short recovery key: ${groups.length}`);
  await page.button(fi.ui_recovery_next);
  await page.heading(fi.ui_recovery_check_title);
  await see("recovery-check");
  await page.fill(fi.ui_recovery_check_label, groups.slice(-2).join("-").toLowerCase());
  await page.button(fi.ui_recovery_done);
  await page.heading(fi.ui_second_title);
  await see("second-place");
  await page.button(fi.ui_second_later);
  await page.heading(fi.ui_nav_today);
}
