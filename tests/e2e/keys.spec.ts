/** Keys that work everywhere: palette, help, regions, views, undo. */
import {
  expect,
  expectFocus,
  expectWhole,
  filled,
  inSwedish,
  type Locator,
  messages,
  type Page,
  press,
  rollCall,
  signIn,
  test,
  undo,
  visit,
} from "./test";

const { fi, sv } = messages;
const journey = { tag: "@journey" };
const COACH = { name: "Kirsti Surakka" };

const title = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

/** The input points at no row that has gone with an older list. */
const pointsAtRow = (input: Locator) =>
  expect
    .poll(() =>
      input.evaluate((each) => {
        const id = each.getAttribute("aria-activedescendant");
        return id === null || document.getElementById(id) !== null;
      }),
    )
    .toBe(true);

test("the palette finds a page, runs it, and has it first the next time", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: fi.ui_keys_palette });
  await expect(palette.locator("input")).toBeFocused();
  await expect(palette.getByRole("menuitem", { name: fi.ui_nav_statistics })).toHaveText(/Ctrl\s*3$/);
  await palette.locator("input").pressSequentially("tilas");
  await expect(palette.getByRole("menuitem")).toHaveCount(1);
  await pointsAtRow(palette.locator("input"));
  await expectWhole(page);
  await page.keyboard.press("Enter");
  await title(page, fi.ui_nav_statistics);
  await expect(palette).toBeHidden();
  await page.keyboard.press("Control+k");
  const recent = palette.getByRole("group", { name: fi.ui_keys_palette_recent });
  await expect(recent.getByRole("menuitem")).toHaveText([/Tilastot/]);
  await palette.locator("input").fill("qqqq");
  await expect(palette.getByText(fi.ui_keys_palette_none).first()).toBeVisible();
  await expectWhole(page);
  // more than fits: the list scrolls, by the keys too
  await palette.locator("input").fill("a");
  await expect.poll(() => palette.getByRole("menuitem").count()).toBeGreaterThan(15);
  await expectWhole(page);
  await page.keyboard.press("Tab");
  await expect(palette.getByRole("group", { name: fi.ui_keys_palette_results })).toBeFocused();
});

test("Esc closes the layer on top only, and the focus goes back", journey, async ({ page }) => {
  await signIn(page, "career_agent");
  await visit(page, "clients");
  const opener = page.getByRole("button", { name: fi.ui_clients_new });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: fi.ui_client_new_title });
  await expect(dialog).toBeVisible();
  const choice = dialog.getByRole("button", { name: new RegExp(fi.ui_client_fact_gender) });
  await choice.press("Enter");
  await expect(page.getByRole("listbox")).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(choice).toBeFocused();
  await expect(dialog).toBeVisible();
  await press(page, "Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  for (const [keys, name] of [
    ["Control+k", fi.ui_keys_palette],
    ["F1", fi.ui_keys_help],
  ] as const) {
    await press(page, keys);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await press(page, "Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(opener).toBeFocused();
  }
});

test("the help sheet", async ({ page }) => {
  await signIn(page, "coordinator");
  await press(page, "F1");
  const sheet = page.getByRole("dialog", { name: fi.ui_keys_help });
  await sheet.getByRole("navigation", { name: fi.ui_help_chapters }).getByRole("button").last().click();
  for (const scope of [fi.ui_keys_scope_global, fi.ui_keys_scope_grid, fi.ui_keys_scope_attendance]) {
    await expect(sheet.getByText(scope, { exact: true }).first()).toBeAttached();
  }
  await expectWhole(page);
});

test("who goes to Tänään by the navigation marks at once", journey, async ({ page }) => {
  await signIn(page, COACH);
  await rollCall(page);
  await page.getByRole("link", { name: fi.ui_nav_clients }).click();
  await title(page, fi.ui_nav_clients);
  await page.getByRole("link", { name: fi.ui_nav_today }).click();
  await expect(page.getByRole("grid").first().locator("[data-cell]:focus")).toHaveCount(1);
  await page.getByRole("link", { name: fi.ui_nav_today }).click();
  await expect(page.getByRole("grid").first().locator("[data-cell]:focus")).toHaveCount(1);
});

test("F6 goes round the parts of the window, Ctrl+number to a view", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  const here = () =>
    page.evaluate(() => document.activeElement?.closest("[data-region]")?.getAttribute("data-region") ?? "");
  await page.getByRole("link", { name: fi.ui_nav_today }).focus();
  const round: string[] = [];
  for (let step = 0; step < 4; step += 1) {
    await press(page, "F6");
    round.push(await here());
  }
  expect(round).toEqual(["top", "main", "status", "navigation"]);
  await press(page, "Shift+F6");
  expect(await here()).toBe("status");
  for (const [keys, name] of [
    ["Control+2", fi.ui_nav_clients],
    ["Control+3", fi.ui_nav_statistics],
    ["Control+4", fi.ui_nav_settings],
    ["Control+1", fi.ui_nav_today],
  ] as const) {
    await press(page, keys);
    await title(page, name);
    await expect(page).toHaveTitle(new RegExp(name));
    await expectFocus(page);
  }
});

test("the first stop leads past the navigation", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  await page.getByRole("link", { name: fi.ui_nav_today }).focus();
  await press(page, "Shift+Tab");
  await expect(page.getByRole("button", { name: fi.ui_app_skip })).toBeFocused();
  await press(page, "Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("the notice of an act waits for whoever is at it; the list of acts undoes too", async ({ page }) => {
  await signIn(page, COACH);
  const grid = await rollCall(page);
  const cell = grid.locator('[data-cell="0:3"]');
  const saved = page.waitForResponse("**/rpc/mark_attendance");
  await cell.press("l");
  await saved;
  const act = page.getByRole("button", { name: new RegExp(`^${fi.ui_undo_button}\\s*Ctrl`) });
  await expect(act).toBeVisible();
  await expectWhole(page);
  await page.getByRole("button", { name: fi.ui_undo_latest }).press("Enter");
  const latest = page.getByRole("dialog", { name: fi.ui_undo_latest });
  // what else the engine knows of stands in the list too, with no button where nothing can be undone
  await expect(latest.getByRole("listitem").nth(1)).toContainText(fi.ui_undo_state_final);
  await expect(latest.getByText(fi.ui_act_other, { exact: true })).toHaveCount(0);
  await expectWhole(page);
  const taken = page.waitForResponse("**/rpc/undo");
  await latest
    .getByRole("button", { name: new RegExp(`^${filled(fi.ui_undo_button_of, { act: "" })}`) })
    .press("Enter");
  await taken;
  await expect(latest.getByText(fi.ui_undo_state_undone)).toBeVisible();
  await expectFocus(page);
  await press(page, "Escape");
  await expect(latest).toBeHidden();
  await expect(grid.getByRole("row").nth(1)).toContainText(fi.ui_attendance_planned);
  await expectFocus(page);
});

test("the notice of an act takes one line more at most, with large text too", journey, async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await signIn(page, COACH);
  const grid = await rollCall(page);
  const line = page.getByRole("contentinfo");
  const height = async () => (await line.boundingBox())?.height ?? 0;
  const before = await height();
  await grid.locator('[data-cell="0:3"]').press("l");
  await expect(line.getByText(/^Tallennettu tälle koneelle/)).toBeVisible();
  await expect(line.getByRole("button", { name: new RegExp(`^${fi.ui_undo_button}\\s*Ctrl`) })).toBeVisible();
  expect(await height()).toBeLessThan(1.5 * before);
  await undo(page);
});

test("Ctrl+L locks, and the lock tells nothing of anyone", journey, async ({ page }) => {
  await signIn(page, "career_agent");
  await visit(page, "clients");
  const name = await page.getByRole("grid").getByRole("rowheader").first().textContent();
  await press(page, "Control+l");
  await title(page, fi.ui_lock_title);
  await expect(page.getByText(name ?? "", { exact: true })).toHaveCount(0);
  expect(await page.title()).not.toContain(name ?? "");
});

test("what opens above a view in Swedish", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  await inSwedish(page);
  for (const [keys, name] of [
    ["Control+k", sv.ui_keys_palette],
    ["F1", sv.ui_keys_help],
  ] as const) {
    await press(page, keys);
    const dialog = page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    if (keys === "Control+k") await dialog.locator("input").fill(sv.ui_nav_statistics);
    await expectWhole(page);
    await press(page, "Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});
