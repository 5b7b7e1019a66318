/** Asiakkaat: filters, search, coming back, and a new client. */
import { madeUpCode } from "./office";
import {
  expect,
  expectFocus,
  expectRefusal,
  expectWhole,
  filled,
  hold,
  inSwedish,
  lock,
  messages,
  type Page,
  press,
  refuse,
  signIn,
  test,
  undo,
  visit,
} from "./test";

const { fi, sv } = messages;
const journey = { tag: "@journey" };

const grid = (page: Page) => page.getByRole("grid", { name: fi.ui_nav_clients });

async function open(page: Page): Promise<void> {
  await signIn(page, "career_agent");
  await visit(page, "clients");
  await expect(grid(page).getByRole("rowheader").first()).toBeVisible();
  // a career agent begins with their own
  await page.getByRole("button", { name: fi.ui_chips_clear }).press("Enter");
  const all = page.getByRole("button", { name: new RegExp(`^${fi.ui_clients_view_all} \\(`) });
  await expect(all.or(folded(page))).toBeVisible();
}

/** What opens the filters in a narrow window, while none is on. */
const folded = (page: Page) =>
  page.getByRole("search").getByRole("button", { name: fi.ui_chips_label, exact: true, expanded: false });

async function unfold(page: Page): Promise<void> {
  if (await folded(page).isVisible()) await folded(page).press("Enter");
}

test("filters are in the address: reload and back keep them", journey, async ({ page }) => {
  await open(page);
  const count = page.getByRole("status").filter({ hasText: /asiakas/ });
  const all = await count.textContent();
  await page.getByRole("switch", { name: fi.ui_clients_filter_own }).press("Space");
  const chips = page.getByRole("grid", { name: fi.ui_chips_label });
  await expect(chips.getByRole("row", { name: fi.ui_clients_filter_own })).toBeVisible();
  await expect(count).not.toHaveText(all ?? "");
  const own = (await count.textContent()) ?? "";
  await expect(page).toHaveURL(/own=true/);
  await page.getByRole("search").getByRole("button", { name: /Kunta/ }).press("Enter");
  await expect(page.getByRole("listbox")).toBeVisible();
  // the list stays open for more, and Esc leaves it
  await press(page, "ArrowDown", "Enter");
  await expect(page.getByRole("option", { selected: true })).toHaveCount(1);
  await press(page, "Escape");
  await expect(page.getByRole("search").getByRole("button", { name: /Kunta/ })).toBeFocused();
  await expect(chips.getByRole("row")).toHaveCount(2);
  await page.reload();
  await expect(chips.getByRole("row")).toHaveCount(2);
  await visit(page, "statistics");
  await page.goBack();
  await expect(chips.getByRole("row")).toHaveCount(2);
  await chips.getByRole("row").nth(1).press("Delete");
  await expect(chips.getByRole("row")).toHaveCount(1);
  await expect(count).toHaveText(own);
  await expectFocus(page);
  await page.getByRole("button", { name: fi.ui_chips_clear }).press("Enter");
  await expect(chips).toBeHidden();
  await expect(count).toHaveText(all ?? "");
  await expectFocus(page);
});

test("the list begins as it was left in an earlier sitting", async ({ page }) => {
  await open(page);
  const chips = page.getByRole("grid", { name: fi.ui_chips_label });
  await expect(chips).toBeHidden();
  const kept = page.waitForResponse("**/rpc/set_preference");
  await unfold(page);
  await page.getByRole("search").getByRole("button", { name: /Kunta/ }).press("Enter");
  await expect(page.getByRole("listbox")).toBeVisible();
  await press(page, "ArrowDown", "Enter", "Escape");
  await expect(chips.getByRole("row")).toHaveCount(1);
  const municipality = (await chips.getByRole("row").textContent()) ?? "";
  expect((await kept).ok()).toBe(true);
  await lock(page);
  await page.goto("about:blank");
  await signIn(page, "career_agent");
  await visit(page, "clients");
  await expect(chips.getByRole("row")).toHaveText([municipality]);
  await expect(grid(page).getByRole("rowheader").first()).toBeVisible();
});

test("the count of each view is that of the rows it opens", journey, async ({ page }) => {
  await open(page);
  const chooser = page
    .locator("#clients-view")
    .or(page.getByRole("button", { name: fi.ui_clients_view_all }))
    .first();
  const count = page.getByRole("status").filter({ hasText: /asiakas/ });
  await chooser.press("Enter");
  await expect(page.getByRole("option", { name: /\(/ })).toHaveCount(await page.getByRole("option").count());
  const views = await page.getByRole("option").allTextContents();
  await page.keyboard.press("Escape");
  for (const [at, view] of views.entries()) {
    await page.getByRole("search").getByRole("button").first().press("Enter");
    await page.getByRole("option").nth(at).press("Enter");
    const shown = /\((.*)\)/.exec(view)?.[1] ?? "none";
    await expect(count).toHaveText(new RegExp(`^${shown}\\s`));
  }
});

test("the search finds without dots and capitals; of no hits one comes back", async ({ page }) => {
  await open(page);
  await press(page, "Control+f");
  const search = page.getByRole("searchbox", { name: fi.ui_clients_search });
  await expect(search).toBeFocused();
  await search.pressSequentially("hamala");
  await expect(grid(page).getByRole("rowheader").first()).toContainText("Hämäläinen");
  await expect(search).toBeFocused();
  await search.fill("qqqq");
  await expect(page.getByRole("heading", { name: fi.ui_empty_no_hits_title })).toBeVisible();
  await expectWhole(page);
  await page
    .getByRole("region")
    .getByRole("button", { name: fi.ui_chips_clear })
    .or(page.getByRole("button", { name: fi.ui_chips_clear }))
    .last()
    .press("Enter");
  await expect(grid(page).getByRole("rowheader").first()).toBeVisible();
  await expect(search).toHaveValue("");
  await expectFocus(page);
});

test("coming back from a client finds the row again", journey, async ({ page }) => {
  await open(page);
  await grid(page).locator('[data-cell="0:0"]').focus();
  await press(page, "PageDown", "PageDown", "ArrowDown");
  const place = await grid(page).locator(":focus").getAttribute("data-cell");
  const name = (await grid(page).locator(":focus").textContent()) ?? "";
  await press(page, "Enter");
  const [lastName = ""] = name.split(" ");
  await expect(page.getByRole("heading", { level: 1, name: lastName })).toBeVisible();
  await expect(page).not.toHaveTitle(new RegExp(lastName));
  await page.locator("main").getByRole("link", { name: fi.ui_client_back }).press("Enter");
  await expect(grid(page).locator(":focus")).toHaveAttribute("data-cell", place ?? "");
  await expect(grid(page).locator(":focus")).toBeInViewport();
});

test("the list is sorted at the heading of a column, and stays so", async ({ page }) => {
  await open(page);
  const names = () => grid(page).getByRole("rowheader").allTextContents();
  const alphabetical = await names();
  const heading = grid(page).getByRole("columnheader", { name: fi.ui_clients_column_name });
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  const kept = page.waitForResponse("**/rpc/set_preference");
  await heading.getByRole("button").press("Enter");
  await kept;
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await names())[0]).not.toBe(alphabetical[0]);
  await expectFocus(page);
  await page.reload();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await names()).length).toBeGreaterThan(3);
  const last = (await names())[0] ?? "";
  expect(new Intl.Collator("fi").compare(last, alphabetical[0] ?? "")).toBeGreaterThan(0);
  const again = page.waitForResponse("**/rpc/set_preference");
  await heading.getByRole("button").press("Enter");
  await again;
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(async () => (await names())[0]).not.toBe(last);
  await expectWhole(page);
});

test("one note is written about the selected clients, and undone at once", async ({ page }) => {
  await open(page);
  // of their own, about whom they may write
  await unfold(page);
  await page.getByRole("switch", { name: fi.ui_clients_filter_own }).press("Space");
  await expect(page.getByRole("grid", { name: fi.ui_chips_label }).getByRole("row")).toHaveCount(1);
  await grid(page).locator('[data-cell="0:0"]').focus();
  await press(page, "Space", "Shift+ArrowDown", "Shift+ArrowDown");
  const write = page.getByRole("button", { name: filled(fi.ui_clients_selected_note, { shown: "3" }) });
  await expect(write).toBeVisible();
  await expectWhole(page);
  await write.press("Enter");
  const dialog = page.getByRole("dialog", { name: fi.ui_clients_several_title });
  const text = dialog.getByRole("textbox", { name: new RegExp(fi.ui_client_note_text) });
  await text.fill("Retki Kolille");
  await expectWhole(page);
  await dialog.getByRole("button", { name: /asiakkaalle$/ }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(write).toBeHidden();
  await expectFocus(page);
  await undo(page);
  await expectFocus(page);
});

test("columns are chosen by the keys and stay chosen", async ({ page }) => {
  await open(page);
  const header = grid(page).getByRole("columnheader", { name: fi.ui_clients_column_basis });
  await page.getByRole("button", { name: fi.ui_grid_columns }).press("Enter");
  const chooser = page.getByRole("dialog", { name: fi.ui_grid_columns });
  await expect(chooser).toBeVisible();
  await expectWhole(page);
  const kept = page.waitForResponse("**/rpc/set_preference");
  await chooser.getByRole("checkbox", { name: fi.ui_clients_column_basis }).press("Space");
  await kept;
  await expect(header).toHaveCount(0);
  await page.reload();
  await expect(grid(page).getByRole("rowheader").first()).toBeVisible();
  await expect(header).toHaveCount(0);
  await page.getByRole("button", { name: fi.ui_grid_columns }).press("Enter");
  const reset = page.waitForResponse("**/rpc/set_preference");
  await chooser.getByRole("button", { name: fi.ui_grid_columns_reset }).press("Enter");
  await reset;
  await press(page, "Escape");
  await expect(page.getByRole("button", { name: fi.ui_grid_columns })).toBeFocused();
});

test("a new client: what is wrong is told at its field, and leads there", async ({ page }) => {
  await open(page);
  await press(page, "Control+n");
  const dialog = page.getByRole("dialog", { name: fi.ui_client_new_title });
  const code = dialog.getByRole("textbox", { name: new RegExp(fi.ui_client_new_identity_code) });
  await expect(code).toBeFocused();
  await expectWhole(page);
  await press(page, "Control+Enter");
  const summary = dialog
    .getByRole("region", { name: /täytä|korja|kohta/i })
    .or(dialog.locator("section[tabindex]"))
    .first();
  await expect(summary).toBeFocused();
  await expect(code).toHaveAttribute("aria-invalid", "true");
  await expect(code).toHaveAccessibleDescription(new RegExp(fi.ui_client_fault_missing));
  await expectWhole(page);
  await summary.getByRole("link", { name: fi.ui_client_new_last_name }).press("Enter");
  await expect(dialog.getByRole("textbox", { name: new RegExp(fi.ui_client_new_last_name) })).toBeFocused();
  // nothing is said while one types, only on leaving
  await code.fill("010190-900X");
  await expect(code).not.toHaveAttribute("aria-invalid", "true");
  await press(page, "Tab");
  await expect(code).toHaveAccessibleDescription(new RegExp(fi.ui_field_identity_code_invalid));
  await expect(code).toHaveValue("010190-****");
  await code.fill("");
  await press(page, "Escape");
  await expect(dialog).toBeHidden();
  await expectFocus(page);
});

test("a refused save keeps what is typed; saved, the client opens and can be taken back", journey, async ({ page }) => {
  await open(page);
  await press(page, "Control+n");
  const dialog = page.getByRole("dialog", { name: fi.ui_client_new_title });
  const field = (name: string) => dialog.getByRole("textbox", { name: new RegExp(name) });
  await field(fi.ui_client_new_identity_code).fill(madeUpCode(987));
  await field(fi.ui_client_new_last_name).fill("Koeponniste");
  await field(fi.ui_client_new_first_names).fill("Testi");
  await dialog.getByRole("button", { name: new RegExp(fi.ui_client_fact_municipality) }).press("Enter");
  await press(page, "ArrowDown", "Enter");
  const allow = await refuse(page, "add_client");
  await field(fi.ui_client_new_last_name).press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText(fi.ui_error_disk_full);
  await expect(field(fi.ui_client_new_last_name)).toHaveValue("Koeponniste");
  await allow();
  await dialog.getByRole("button", { name: fi.ui_client_new_save }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Testi Koeponniste" })).toBeVisible();
  await expect(page.getByText("010190-****").first()).toBeVisible();
  await expectFocus(page);
  expectRefusal(page, "open_client");
  expectRefusal(page, "client_history");
  await undo(page);
  await expectFocus(page);
});

test("what is typed is offered again after leaving", journey, async ({ page }) => {
  await open(page);
  await press(page, "Control+n");
  const dialog = page.getByRole("dialog", { name: fi.ui_client_new_title });
  const name = dialog.getByRole("textbox", { name: new RegExp(fi.ui_client_new_last_name) });
  await name.fill("Keskeneräinen");
  const kept = page.waitForResponse("**/rpc/save_draft");
  await press(page, "Escape");
  await kept;
  await press(page, "Control+2", "Control+n");
  await expect(name).toHaveValue("Keskeneräinen");
  await expect(dialog.getByRole("status").filter({ hasText: "palautettiin" })).toBeVisible();
  const gone = page.waitForResponse("**/rpc/discard_draft");
  await dialog.getByRole("button", { name: fi.ui_client_draft_anew }).press("Enter");
  await gone;
  await expect(name).toHaveValue("");
  await expectFocus(page);
});

test("a list that does not come says so, and is asked again", async ({ page }) => {
  const allow = await refuse(page, "list_clients", "internal");
  await signIn(page, "career_agent");
  await visit(page, "clients");
  await expect(page.getByRole("alert")).toContainText(fi.ui_grid_failed);
  await expectWhole(page);
  await allow();
  await page.getByRole("button", { name: fi.ui_grid_retry }).press("Enter");
  await expect(grid(page).getByRole("rowheader").first()).toBeVisible();
  await expectFocus(page);
});

test("a slow list says that it is on its way", journey, async ({ page }) => {
  const go = await hold(page, "list_clients");
  await signIn(page, "career_agent");
  await visit(page, "clients");
  await expect(grid(page)).toHaveAttribute("aria-busy", "true");
  go();
  await expect(grid(page)).toHaveAttribute("aria-busy", "false");
});

test("who may not see clients is told whom to ask", async ({ page }) => {
  expectRefusal(page, "get_waiting");
  await signIn(page, "decision_maker");
  // the navigation does not lead there, an old address may
  await page.goto("/#/clients");
  await expect(page.getByText(filled(fi.ui_empty_no_right_text, { who: fi.ui_clients_no_right_who }))).toBeVisible();
  await expectWhole(page);
});

test("a new client in Swedish", journey, async ({ page }) => {
  await signIn(page, "career_agent");
  await inSwedish(page);
  await visit(page, "clients", "sv");
  await press(page, "Control+n");
  await expect(page.getByRole("dialog", { name: sv.ui_client_new_title })).toBeVisible();
  await press(page, "Control+Enter");
  await expectWhole(page);
});
