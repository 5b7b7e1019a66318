/** What takes away the control that one has just pressed leaves the focus near it, and never on nothing. */
import { nameOf, PLACE, place } from "./office";
import { expect, expectFocus, hold, messages, press, refuse, rollCall, signIn, test, visit } from "./test";

const { fi } = messages;
const journey = { tag: "@journey" };
const begins = (words: string) => new RegExp(`^${words}`);

test("the settings", journey, async ({ page, host }) => {
  await place(host);
  await signIn(page, { name: nameOf("coordinator") });
  await visit(page, "settings");
  await page.getByRole("tab", { name: begins(fi.ui_settings_tab_substitutes) }).press("Enter");

  // the same control of the next row
  const back = page.getByRole("button", { name: begins(fi.ui_settings_substitute_back) });
  await expect(back.first()).toBeVisible();
  const count = await back.count();
  await back.first().press("Enter");
  await expect(back).toHaveCount(count - 1);
  await expect(back.first()).toBeFocused();

  const remove = page.getByRole("button", { name: `${fi.ui_settings_phrase_remove} öö`, exact: true });
  await remove.press("Enter");
  await expect(remove).toHaveCount(0);
  await expectFocus(page);

  // the status line: the notice, and what is left of it
  const status = page.getByRole("contentinfo");
  await status.getByRole("button", { name: fi.ui_undo_close }).press("Enter");
  await expectFocus(page);
  await status.getByRole("button", { name: begins(fi.ui_status_undo_of.replace("{act}", "")) }).press("Enter");
  await expect(remove).toBeVisible();
  await expectFocus(page);

  await page.getByRole("tab", { name: fi.ui_settings_tab_environments }).press("Enter");
  await page.getByRole("button", { name: begins(PLACE) }).press("Enter");
  const open = page.getByRole("button", { name: begins(`${fi.ui_settings_open} ${PLACE}`) });
  await expect(open.first()).toBeVisible();
  const closed = await open.count();
  await open.first().press("Enter");
  await expect(open).toHaveCount(closed - 1);
  await expectFocus(page);
});

for (const act of [fi.ui_today_discard, fi.ui_today_retry]) {
  test(`the roll call: ${act}`, journey, async ({ page }) => {
    await signIn(page, "work_coach");
    const grid = await rollCall(page);
    const allow = await refuse(page, "mark_attendance");
    await grid.locator('[data-cell][tabindex="0"]').press("l");
    const button = page.getByRole("button", { name: act });
    await expect(button).toBeVisible();
    await allow();
    await button.press("Enter");
    await expect(button).toHaveCount(0);
    await expectFocus(page);
  });
}

test("the first week", journey, async ({ page }) => {
  // the roll call comes in the very moment in which the focus is on its way, and leaves it alone
  const go = await hold(page, "get_day");
  await signIn(page, "work_coach");
  const list = page.getByRole("region", { name: begins(fi.ui_first_week_title) });
  const skip = list.getByRole("button", { name: begins(fi.ui_first_week_skip.replace("{what}", "")) });
  await expect(skip.first()).toBeVisible();
  const count = await skip.count();
  await skip.first().press("Enter");
  go();
  await expect(skip).toHaveCount(count - 1);
  await rollCall(page);
  await expect(skip.first()).toBeFocused();
  await list.getByRole("button", { name: fi.ui_first_week_hide }).press("Enter");
  await expect(list).toHaveCount(0);
  await expectFocus(page);
  await press(page, "Tab");
  await expectFocus(page);
});
