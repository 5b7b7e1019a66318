/** Before anyone has signed in: a new office from its first page to its lock, and the made-up region that is yet to be made. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHost } from "./host";
import { sheets } from "./paper";
import {
  expect,
  expectRefusal,
  expectSound,
  expectWhole,
  hold,
  type Language,
  lock,
  messages,
  type Page,
  refuse,
  test,
} from "./test";

type Words = (typeof messages)[Language];

const PASSPHRASE = "kuusi aamu seitsemän polku";
const NAME = "Maija Mallikas";

const title = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).press("Enter");
/** A choice of the first page says in its name what it is, too. */
const choose = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) }).press("Enter");
const field = (page: Page, id: string) => page.locator(`#${id}`);
const wrong = (page: Page, id: string) => expect(field(page, id)).toHaveAttribute("aria-invalid", "true");

async function madeUp(page: Page, w: Words): Promise<void> {
  await choose(page, w.ui_first_try);
  await title(page, w.ui_first_try);
  await expectWhole(page);
  const allow = await refuse(page, "make_made_up");
  const go = await hold(page, "make_made_up", (route) => route.fallback());
  await press(page, w.ui_made_up_make);
  await expect(page.getByRole("status").filter({ hasText: w.ui_made_up_making })).toBeVisible();
  await expectSound(page);
  go();
  await expect(page.getByRole("alert").filter({ hasText: w.ui_error_disk_full })).toBeVisible();
  await expectWhole(page);
  await allow();
  await press(page, w.ui_first_to_start);
}

/** Both ways to open a copy, and what is wrong with each. */
async function restore(page: Page, w: Words): Promise<void> {
  await choose(page, w.ui_restore_open);
  await title(page, w.ui_restore_open);
  await expectWhole(page);
  await press(page, w.ui_restore_do);
  await expect(page.getByText(w.ui_reset_key_missing).first()).toBeVisible();
  await expectWhole(page);
  await page.getByRole("radio", { name: w.ui_restore_by_passphrase }).press("Space");
  await press(page, w.ui_restore_do);
  await expect(page.getByText(w.ui_restore_file_missing).first()).toBeVisible();
  await expectWhole(page);
  await press(page, w.ui_first_back);
}

/** The way in for one who has forgotten the passphrase. */
async function forgotten(page: Page, w: Words): Promise<void> {
  await press(page, w.ui_reset_open);
  await title(page, w.ui_reset_title);
  await expectWhole(page);
  await press(page, w.ui_reset_do);
  await expect(page.getByText(w.ui_reset_key_missing).first()).toBeVisible();
  await expectWhole(page);
  await press(page, w.ui_first_back);
}

async function newOffice(page: Page, w: Words): Promise<void> {
  await choose(page, w.ui_first_begin);
  await title(page, w.ui_first_office_title);
  await expectWhole(page);
  await press(page, w.ui_first_create);
  await wrong(page, "first-worker");
  await expectWhole(page);
  await page.getByRole("checkbox", { name: w.ui_first_municipality_422, exact: true }).press("Space");
  await field(page, "first-worker").fill(NAME);
  await field(page, "first-passphrase").fill(PASSPHRASE);
  await expect(page.getByText(w.ui_first_strength_4)).toBeVisible();
  await field(page, "first-again").fill("toinen");
  await press(page, w.ui_first_create);
  await wrong(page, "first-again");
  await expectWhole(page);
  await field(page, "first-again").fill(PASSPHRASE);
  await press(page, w.ui_first_create);
}

/** The key as it is shown; leaves the page at the part that is typed back, with a wrong one typed. */
async function recoveryKey(page: Page, w: Words, next: string): Promise<string> {
  const groups = page.getByRole("region", { name: w.ui_recovery_key }).locator("span");
  await expect(groups.first()).toBeVisible();
  const key = await groups.allTextContents();
  await expectWhole(page);
  const paper = (await sheets(page, "recovery-key")).join("");
  for (const group of key) expect.soft(paper).toContain(group.trim());
  for (const word of [w.ui_recovery_next, w.ui_recovery_print, w.ui_recovery_save])
    expect.soft(paper).not.toContain(word);
  await press(page, w.ui_recovery_next);
  await expect(page.getByRole("heading", { name: w.ui_recovery_check_title })).toBeVisible();
  await expectWhole(page);
  await field(page, "recovery-end").fill("AAAA BBBB");
  await press(page, next);
  await wrong(page, "recovery-end");
  await expectWhole(page);
  return key.slice(-2).join("");
}

/** What only an office has in its settings: a new recovery key, and backups. */
async function ofOffice(page: Page, w: Words, address: string): Promise<void> {
  await page.goto(`${address}/#/settings?tab=safety`);
  await press(page, w.ui_settings_recovery_new);
  const question = page.getByRole("alertdialog", { name: w.ui_settings_recovery_title });
  await expect(question).toBeVisible();
  await expectWhole(page);
  await question.getByRole("button").last().press("Enter");
  await recoveryKey(page, w, w.ui_settings_recovery_confirm);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: w.ui_settings_recovery })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tabpanel").getByText(w.ui_settings_recovery_pending)).toBeVisible();
  await expectWhole(page);
  await page.goto(`${address}/#/settings?tab=store`);
  await expect(page.getByRole("button", { name: w.ui_settings_backup_now })).toBeVisible();
  await expectWhole(page);
}

async function locked(page: Page, w: Words): Promise<void> {
  await press(page, w.ui_lock_menu);
  await page.getByRole("menuitem", { name: w.ui_lock_set_pin }).press("Enter");
  await field(page, "lock-new-pin").fill("1234");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await lock(page);
  await title(page, w.ui_lock_title);
  const pin = field(page, "lock-pin");
  await expect(pin).toBeFocused();
  await expectWhole(page);
  expectRefusal(page, "unlock_pin");
  const refused = async () => {
    const answer = page.waitForResponse("**/rpc/unlock_pin");
    await pin.fill("0000");
    await pin.press("Enter");
    await answer;
  };
  await refused();
  await wrong(page, "lock-pin");
  await expectWhole(page);
  for (let more = 0; more < 4; more += 1) {
    await expect(pin).toHaveValue("");
    await refused();
  }
  await expect(page.getByRole("alert").filter({ hasText: w.ui_lock_pin_forgotten })).toBeVisible();
  await expectWhole(page);
}

async function passphrase(page: Page, w: Words): Promise<void> {
  expectRefusal(page, "sign_in");
  await field(page, "signin-name").fill(NAME);
  await field(page, "signin-passphrase").fill("väärä lause tässä");
  await press(page, w.ui_lock_unlock);
  await wrong(page, "signin-passphrase");
  await expectWhole(page);
  await page.route(
    "**/rpc/sign_in",
    (route) => route.fulfill({ status: 429, json: { code: "wait", details: { seconds: 60 } } }),
    { times: 1 },
  );
  await field(page, "signin-passphrase").fill(PASSPHRASE);
  await press(page, w.ui_lock_unlock);
  await expect(page.getByRole("timer", { includeHidden: true })).toBeVisible();
  await expectWhole(page);
  await page.reload();
  await title(page, w.ui_sign_in_title);
  await expectWhole(page);
  await forgotten(page, w);
  await field(page, "signin-name").fill(NAME);
  await field(page, "signin-passphrase").fill(PASSPHRASE);
  await press(page, w.ui_sign_in_do);
  await title(page, w.ui_nav_today);
}

function journey(w: Words) {
  return async ({ page }: { readonly page: Page }) => {
    test.slow();
    const folder = mkdtempSync(join(tmpdir(), "polku-entry-"));
    const host = await startHost(folder);
    try {
      await page.goto(host.address);
      await title(page, w.ui_first_title);
      await expectWhole(page);
      await madeUp(page, w);
      await restore(page, w);
      await newOffice(page, w);
      await title(page, w.ui_recovery_title);
      const end = await recoveryKey(page, w, w.ui_recovery_done);
      await field(page, "recovery-end").fill(end);
      await press(page, w.ui_recovery_done);
      await title(page, w.ui_second_title);
      await expectWhole(page);
      await press(page, w.ui_second_later);
      await title(page, w.ui_nav_today);
      await expectWhole(page);
      await ofOffice(page, w, host.address);
      await locked(page, w);
      await passphrase(page, w);
    } finally {
      host.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

test("from the first page to the lock, with every error on the way", journey(messages.fi));

test.describe("on a machine in Swedish", () => {
  test.use({ locale: "sv-FI" });
  test("from the first page to the lock, with every error on the way", { tag: "@journey" }, journey(messages.sv));
});
