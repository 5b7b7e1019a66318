/** Asetukset: what takes effect at once, and the forms of the office. */
import {
  expect,
  expectFocus,
  expectRefusal,
  expectWhole,
  filled,
  inSwedish,
  messages,
  type Page,
  press,
  refuse,
  signIn,
  test,
  visit,
} from "./test";

const { fi, sv } = messages;
const journey = { tag: "@journey" };

async function open(page: Page, tab?: string): Promise<void> {
  await signIn(page, "coordinator");
  await visit(page, "settings");
  if (tab !== undefined) await page.getByRole("tab", { name: tab }).press("Enter");
}

const radio = (page: Page, group: string, name: string) =>
  page.getByRole("radiogroup", { name: group }).getByRole("radio", { name, exact: true });

test("the language changes at once, is kept, and loses nothing typed", journey, async ({ page }) => {
  await open(page, fi.ui_settings_tab_substitutes_phrases);
  await page.getByRole("button", { name: fi.ui_settings_phrase_add }).press("Enter");
  await page.getByRole("dialog").getByLabel(fi.ui_settings_phrase_text).fill("Sovittiin uusi aika");
  await press(page, "Escape");
  await page.getByRole("tab", { name: fi.ui_settings_tab_own }).press("Enter");
  const kept = page.waitForResponse("**/rpc/set_preference");
  await radio(page, fi.ui_settings_language, fi.ui_settings_language_sv).press("Space");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await expect(page.getByRole("heading", { level: 1, name: sv.ui_nav_settings })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(sv.ui_nav_settings));
  await kept;
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.getByRole("tab", { name: sv.ui_settings_tab_substitutes_phrases }).press("Enter");
  await page.getByRole("button", { name: sv.ui_settings_phrase_add }).press("Enter");
  await expect(page.getByRole("dialog").getByLabel(sv.ui_settings_phrase_text)).toHaveValue("Sovittiin uusi aika");
});

test("theme, contrast and movement follow the choice and the system", journey, async ({ page }) => {
  await open(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await radio(page, fi.ui_settings_theme, fi.ui_settings_theme_dark).press("Space");
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await radio(page, fi.ui_settings_theme, fi.ui_settings_theme_system).press("Space");
  await expect.poll(background).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(background).toBe(dark);
  await radio(page, fi.ui_settings_contrast, fi.ui_settings_contrast_more).press("Space");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "more");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moves = await page
    .getByRole("button")
    .evaluateAll(
      (all) => all.filter((each) => Number.parseFloat(getComputedStyle(each).transitionDuration) > 0.01).length,
    );
  expect(moves).toBe(0);
});

test("high contrast and dark are whole", journey, async ({ page }) => {
  await open(page);
  await radio(page, fi.ui_settings_contrast, fi.ui_settings_contrast_more).press("Space");
  await radio(page, fi.ui_settings_theme, fi.ui_settings_theme_dark).press("Space");
  await expectWhole(page);
});

test("Ctrl and plus, minus and nought change the text", journey, async ({ page }) => {
  await open(page);
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const plain = await size();
  expect(plain).toBeGreaterThanOrEqual(15);
  await press(page, "Control++", "Control++");
  await expect.poll(size).toBeCloseTo(plain * 1.2, 1);
  await press(page, "Control+-");
  await expect.poll(size).toBeCloseTo(plain * 1.1, 1);
  await press(page, "Control+0");
  await expect.poll(size).toBeCloseTo(plain, 1);
});

test("a passphrase: what is wrong is told at the field, of an office and not of the made-up region", async ({
  page,
}) => {
  await open(page, fi.ui_settings_tab_safety);
  await expect(page.getByText(fi.ui_settings_passphrase_made_up)).toBeVisible();
  await expect(page.getByRole("button", { name: fi.ui_settings_passphrase_do })).toHaveCount(0);
  // the page of an office, as far as this tab goes
  await page.route("**/rpc/desk", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), open: "office" } });
  });
  await page.reload();
  await page.getByRole("button", { name: fi.ui_settings_passphrase_do }).press("Enter");
  const present = page.locator("#present-passphrase");
  await expect(present).toBeFocused();
  await expect(present).toHaveAccessibleDescription(new RegExp(fi.ui_settings_passphrase_current_missing));
  await present.fill("vanhat neljä sanaa tässä");
  await page.getByRole("button", { name: fi.ui_settings_passphrase_do }).press("Enter");
  const first = page.locator("#new-passphrase");
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleDescription(new RegExp(fi.ui_settings_passphrase_missing));
  await first.fill("yksi kaksi kolme");
  await page.getByRole("button", { name: fi.ui_settings_passphrase_do }).press("Enter");
  await expect(page.locator("#new-passphrase-again")).toHaveAccessibleDescription(
    new RegExp(fi.ui_settings_passphrase_differs),
  );
  await expectWhole(page);
});

test("a PIN: what is wrong is told at the field", async ({ page }) => {
  await open(page, fi.ui_settings_tab_safety);
  await page.locator("#own-pin").fill("12a");
  await page.locator("#own-pin").press("Enter");
  await expect(page.locator("#own-pin")).toBeFocused();
  await expect(page.locator("#own-pin")).toHaveAccessibleDescription(new RegExp(fi.ui_settings_pin_unfit));
  await expectWhole(page);
  await refuse(page, "set_pin");
  await page.locator("#own-pin").fill("1234");
  await page.locator("#own-pin").press("Enter");
  await expect(page.getByRole("tabpanel").getByText(fi.ui_error_disk_full)).toBeVisible();
  await expectWhole(page);
});

test("a worker: what is missing, and where they work", async ({ page }) => {
  await open(page, fi.ui_settings_tab_workers);
  const opener = page.getByRole("button", { name: fi.ui_settings_worker_add });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: fi.ui_settings_worker_add });
  const name = dialog.locator("#worker-name");
  await expect(name).toBeFocused();
  await press(page, "Enter");
  await expect(name).toHaveAccessibleDescription(new RegExp(fi.ui_settings_name_missing));
  await expect(dialog.locator("#worker-passphrase")).toHaveAttribute("aria-invalid", "true");
  await expect(name).toBeFocused();
  await expectWhole(page);
  await press(page, "Escape");
  await expect(opener).toBeFocused();
  const place = page.getByRole("button", { name: `${fi.ui_settings_environment_edit} Karri Suhonen` });
  await place.press("Enter");
  const places = page.getByRole("dialog", {
    name: filled(fi.ui_settings_environment_edit_of, { name: "Karri Suhonen" }),
  });
  await expect(places).toBeVisible();
  await expectWhole(page);
  await refuse(page, "edit_worker");
  await places.getByRole("button", { name: fi.ui_settings_save }).press("Enter");
  await expect(places.getByRole("alert")).toContainText(fi.ui_error_disk_full);
  await expectWhole(page);
  await press(page, "Escape");
  await expect(place).toBeFocused();
});

test("an environment is added, archived and brought back", journey, async ({ page }) => {
  await open(page, fi.ui_settings_tab_environments);
  const opener = page.getByRole("button", { name: fi.ui_settings_environment_add });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: fi.ui_settings_environment_add });
  await expect(dialog.locator("#environment-name")).toBeFocused();
  await page.keyboard.type("Koeverstas");
  await dialog.getByRole("button", { name: new RegExp(fi.ui_settings_municipality) }).press("Enter");
  await press(page, "ArrowDown", "Enter");
  await dialog.getByRole("button", { name: fi.ui_settings_save }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  const title = page.getByRole("button", { name: /^Koeverstas/ });
  await title.press("Enter");
  await page.getByRole("button", { name: `${fi.ui_settings_environment_away} Koeverstas` }).press("Enter");
  await expect(title).toContainText(fi.ui_settings_archived);
  await expectFocus(page);
  await page.getByRole("button", { name: `${fi.ui_settings_environment_back} Koeverstas` }).press("Enter");
  await expect(title).not.toContainText(fi.ui_settings_archived);
  await expectFocus(page);
});

test("an environment: what is wrong is told at its field", async ({ page }) => {
  await open(page, fi.ui_settings_tab_environments);
  await page.getByRole("button", { name: fi.ui_settings_environment_add }).press("Enter");
  const dialog = page.getByRole("dialog", { name: fi.ui_settings_environment_add });
  await expect(dialog.locator("#environment-name")).toBeFocused();
  await press(page, "Enter");
  await expect(dialog.locator("#environment-name")).toHaveAccessibleDescription(
    new RegExp(fi.ui_settings_name_missing),
  );
  await expect(dialog.getByText(fi.ui_settings_municipality_missing, { exact: true })).toBeVisible();
  await expectWhole(page);
  await dialog.locator("#environment-name").fill("Joensuun keittiö");
  await dialog.getByRole("button", { name: new RegExp(fi.ui_settings_municipality) }).press("Enter");
  await press(page, "ArrowDown", "Enter");
  expectRefusal(page, "save_environment");
  await dialog.getByRole("button", { name: fi.ui_settings_save }).press("Enter");
  await expect(dialog.locator("#environment-name")).toHaveAccessibleDescription(new RegExp(fi.ui_settings_name_known));
});

test("a file with faults is told of row by row, and nothing is stored", async ({ page }) => {
  await open(page, fi.ui_settings_tab_files);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: fi.ui_settings_import_choose }).press("Enter");
  await (await chooser).setFiles({
    name: "clients.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("identity_code;last_name;first_names\n010190-900X;Mäkelä;Aino\n"),
  });
  await expect(page.getByText(fi.import_nothing_stored)).toBeVisible();
  await expect(page.getByRole("table", { name: fi.ui_settings_import_errors })).toBeVisible();
  await expectFocus(page);
  await expectWhole(page);
});

test("taking personal data out is asked about first, and the safe answer has the focus", async ({ page }) => {
  await open(page, fi.ui_settings_tab_files);
  const opener = page.getByRole("button", { name: fi.ui_settings_export_choose });
  await opener.press("Enter");
  const question = page.getByRole("alertdialog", { name: fi.ui_settings_export_title });
  await expect(question.getByRole("button", { name: fi.ui_dialog_cancel })).toBeFocused();
  await expect(question.getByRole("button", { name: fi.ui_settings_export_do })).toBeVisible();
  await expectWhole(page);
  await press(page, "Enter");
  await expect(question).toBeHidden();
  await expect(opener).toBeFocused();
});

test("the store is checked", journey, async ({ page }) => {
  await open(page, fi.ui_settings_tab_store);
  await page.getByRole("button", { name: fi.ui_settings_check_do }).press("Enter");
  await expect(page.getByText(fi.check_ok)).toBeVisible({ timeout: 40_000 });
  await expectWhole(page);
});

test("the dialogs of the office in Swedish", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  await inSwedish(page);
  await page.getByRole("tab", { name: sv.ui_settings_tab_workers }).press("Enter");
  await page.getByRole("button", { name: sv.ui_settings_worker_add }).press("Enter");
  await press(page, "Enter");
  await expectWhole(page);
  await press(page, "Escape");
  await page.getByRole("tab", { name: sv.ui_settings_tab_environments }).press("Enter");
  await page.getByRole("button", { name: sv.ui_settings_environment_add }).press("Enter");
  await press(page, "Enter");
  await expectWhole(page);
  await press(page, "Escape");
  await page.getByRole("button", { name: sv.ui_settings_task_add }).press("Enter");
  const buttons = page.getByRole("dialog", { name: sv.ui_settings_task_add }).getByRole("button");
  const acts = [sv.ui_client_form_later, sv.ui_keys_save_next, sv.ui_settings_task_add];
  const tops = await Promise.all(acts.map((hasText) => buttons.filter({ hasText }).boundingBox()));
  expect(new Set(tops.map((box) => box?.y)).size).toBe(1);
  await press(page, "Escape");
  await page.getByRole("tab", { name: sv.ui_settings_tab_files }).press("Enter");
  await page.getByRole("button", { name: sv.ui_settings_export_choose }).press("Enter");
  await expect(page.getByRole("alertdialog", { name: sv.ui_settings_export_title })).toBeVisible();
  await expectWhole(page);
});
