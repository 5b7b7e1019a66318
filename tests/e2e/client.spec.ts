/** A client's page: notes, participation and periods of a client of the test's own. */
import { addClient } from "./office";
import {
  expect,
  expectFocus,
  expectRefusal,
  expectWhole,
  filled,
  type Host,
  hold,
  inSwedish,
  messages,
  type Page,
  press,
  refuse,
  signIn,
  test,
  undo,
} from "./test";

const { fi, sv } = messages;
const journey = { tag: "@journey" };

/** Signs the coordinator in at the page of a new client. */
async function open(page: Page, host: Host, name: string, serial: number, section = "situation"): Promise<string> {
  await signIn(page, "coordinator");
  // each look has its own client in the one region
  const id = await addClient(host, name, serial, test.info().project.name === "fi" ? "010190" : "020290");
  await page.goto(`/#/clients/${id}?section=${section}`);
  await expect(page.getByRole("heading", { level: 1, name: `Testi ${name}` })).toBeVisible();
  return id;
}

const dialogOf = (page: Page, name: string) => page.getByRole("dialog", { name });

test("a note is written without leaving the page, and taken back", journey, async ({ page, host }) => {
  await open(page, host, "Muistiinen", 901);
  await page.getByRole("tab", { name: fi.ui_client_tab_situation }).press("End");
  await press(page, "ArrowLeft", "ArrowLeft");
  const notes = page.getByRole("tab", { name: fi.ui_client_tab_notes });
  await expect(notes).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText(fi.ui_client_note_none)).toBeVisible();
  await press(page, "Control+n");
  const text = page.getByRole("textbox", { name: new RegExp(`^${fi.ui_client_note_text}`) }).first();
  await expect(text).toBeFocused();
  // today is known and not asked
  await expect(page.getByRole("textbox", { name: new RegExp(fi.ui_client_note_date) })).toHaveValue("18.11.2026");
  await page.keyboard.type("Sujui hyvin.");
  await press(page, "Control+Enter");
  await expect(page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "Sujui hyvin." })).toBeVisible();
  await expectFocus(page);
  await undo(page);
  await expect(page.getByText("Sujui hyvin.")).toHaveCount(0);
  await expectFocus(page);
});

test("a note begins from any tab", journey, async ({ page, host }) => {
  const id = await open(page, host, "Kaikkialta", 911);
  const text = page.getByRole("textbox", { name: new RegExp(`^${fi.ui_client_note_text}`) }).first();
  for (const tab of [fi.ui_client_tab_situation, fi.ui_client_tab_history]) {
    await page.getByRole("tab", { name: tab }).click();
    await press(page, "Control+n");
    await expect(text).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`/clients/${id}\\?section=notes$`));
  }
});

test("a note: what is wrong, what was refused and what was left half-way", async ({ page, host }) => {
  await open(page, host, "Virheinen", 902, "notes");
  await press(page, "Control+n");
  const text = page.getByRole("textbox", { name: new RegExp(`^${fi.ui_client_note_text}`) }).first();
  await expect(text).toBeFocused();
  const day = page.getByRole("textbox", { name: new RegExp(fi.ui_client_note_date) });
  await day.fill("31.2.");
  await press(page, "Control+Enter");
  await expect(text).toHaveAccessibleDescription(new RegExp(fi.ui_client_fault_missing));
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("section:focus")).toContainText(fi.ui_client_fault_missing);
  await expectWhole(page);
  await day.fill("19.11.2026");
  await text.fill("Kesken jäänyt");
  await press(page, "Control+Enter");
  await expect(day).toHaveAccessibleDescription(new RegExp(fi.ui_client_fault_future));
  await day.fill("t");
  const allow = await refuse(page, "add_note");
  await press(page, "Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: fi.ui_error_disk_full })).toBeVisible();
  await expect(text).toHaveValue("Kesken jäänyt");
  await expectWhole(page);
  await allow();
  await page.getByRole("tab", { name: fi.ui_client_tab_history }).press("Enter");
  await expect(page.getByRole("tabpanel").getByText(fi.ui_act_add_client)).toBeVisible();
  await page.getByRole("tab", { name: fi.ui_client_tab_notes }).press("Enter");
  const offered = page.getByRole("button", { name: fi.ui_client_draft_continue });
  await expect(offered).toBeVisible();
  await expectWhole(page);
  await offered.press("Enter");
  await expect(text).toHaveValue("Kesken jäänyt");
  const gone = page.waitForResponse("**/rpc/discard_draft");
  await page.getByRole("button", { name: fi.ui_client_draft_anew }).press("Enter");
  await gone;
});

test("a participation and its period, from the start to the end", async ({ page, host }) => {
  test.slow();
  await open(page, host, "Polkunen", 903, "participation");
  const begin = page.getByRole("button", { name: fi.ui_client_participation_start });
  await begin.press("Enter");
  const start = dialogOf(page, fi.ui_client_participation_start);
  const since = start.getByRole("textbox", { name: new RegExp(fi.ui_client_start_date) });
  await since.fill("");
  await since.press("Control+Enter");
  await expect(since).toHaveAttribute("aria-invalid", "true");
  await expectWhole(page);
  await since.fill("2.11.2026");
  await since.press("Control+Enter");
  await expect(start).toBeHidden();
  await expect(page.getByRole("region", { name: /^Osallistuminen 2\.11\./ })).toBeVisible();
  await expectFocus(page);

  await page.getByRole("tab", { name: fi.ui_client_tab_periods }).press("Enter");
  await page.getByRole("button", { name: fi.ui_client_period_start }).press("Enter");
  const period = dialogOf(page, fi.ui_client_period_start);
  const place = period.getByRole("combobox", { name: new RegExp(fi.ui_client_period_environment) });
  await expect(place).toBeFocused();
  await press(page, "Control+Enter");
  await expect(place).toHaveAttribute("aria-invalid", "true");
  await expectWhole(page);
  await place.fill("keittio");
  await expect(page.getByRole("option").first()).toBeVisible();
  await press(page, "ArrowDown", "Enter");
  await expect(place).toHaveValue(/keittiö/);
  await period.getByRole("button", { name: new RegExp(fi.ui_client_period_basis) }).press("Enter");
  await press(page, "ArrowDown", "Enter");
  const first = period.getByRole("textbox", { name: new RegExp(fi.ui_client_period_first_day) });
  await first.fill("9.11.");
  await first.press("Control+Enter");
  await expect(period).toBeHidden();
  const row = page.getByRole("tabpanel").getByRole("listitem").first();
  await expect(row).toContainText(fi.ui_client_period_open);
  await expectFocus(page);

  await row.getByRole("button", { name: fi.ui_client_period_end }).press("Enter");
  const end = dialogOf(page, fi.ui_client_period_end);
  const last = end.getByRole("textbox", { name: new RegExp(fi.ui_client_period_last_day) });
  await last.fill("1.11.2026");
  await last.press("Control+Enter");
  await expect(last).toHaveAccessibleDescription(new RegExp(fi.ui_client_fault_end_before_start));
  await expectWhole(page);
  await last.fill("t");
  await last.press("Control+Enter");
  await expect(end).toBeHidden();
  await expectFocus(page);

  await page.getByRole("tab", { name: fi.ui_client_tab_participation }).press("Enter");
  await page.getByRole("button", { name: fi.ui_client_participation_end }).press("Enter");
  const leave = dialogOf(page, fi.ui_client_participation_end);
  await expect(leave).toBeVisible();
  await press(page, "Control+Enter");
  await expectWhole(page);
  const reason = leave.getByRole("combobox", { name: new RegExp(fi.ui_client_end_reason) });
  await reason.focus();
  await reason.fill(fi.ui_client_exit_open_market_permanent);
  await expect(page.getByRole("option")).toHaveText([fi.ui_client_exit_open_market_permanent]);
  // a list that is still narrowing down takes no arrow
  await expect(async () => {
    await press(page, "ArrowDown");
    await expect(reason).toHaveAttribute("aria-activedescendant", /./, { timeout: 1_000 });
  }).toPass();
  await press(page, "Enter");
  await expect(reason).toHaveValue(fi.ui_client_exit_open_market_permanent);
  // what the reason tells is not asked again
  await expect(leave.getByRole("radio", { name: fi.ui_client_eura_employed, exact: true })).toBeChecked();
  await leave.getByRole("radio", { name: fi.ui_client_end_not_qualified, exact: true }).press("Space");
  await press(page, "Control+Enter");
  await expect(leave).toBeHidden();
  await expectFocus(page);
  const ended = page.getByRole("region", { name: /^Osallistuminen 2\.11\.–18\.11\.2026/ });
  await expect(ended).toContainText(fi.ui_client_exit_open_market_permanent);
  await expect(page.getByText(filled(fi.ui_client_state_ended, { date: "18.11.2026" }))).toBeVisible();
  await expect(page.getByRole("button", { name: fi.ui_client_participation_end })).toHaveCount(0);
  await expect(begin).toBeVisible();
  await expectWhole(page);

  // a qualification that came after the end, and what stands stays
  await page.getByRole("button", { name: fi.ui_client_end_edit }).press("Enter");
  const later = dialogOf(page, fi.ui_client_end_edit);
  await expect(later.getByRole("textbox", { name: new RegExp(fi.ui_client_end_date) })).toHaveValue("18.11.2026");
  await expect(later.getByRole("combobox", { name: new RegExp(fi.ui_client_end_reason) })).toHaveValue(
    fi.ui_client_exit_open_market_permanent,
  );
  await expect(later.getByRole("radio", { name: fi.ui_client_eura_employed, exact: true })).toBeChecked();
  await expect(later.getByRole("radio", { name: fi.ui_client_end_not_qualified, exact: true })).toBeChecked();
  await later.getByRole("radio", { name: fi.ui_client_yes, exact: true }).press("Space");
  await later.getByRole("textbox", { name: new RegExp(fi.ui_client_end_qualification_date) }).fill("16.11.");
  await expectWhole(page);
  await press(page, "Control+Enter");
  await expect(later).toBeHidden();
  await expectFocus(page);
  await expect(ended).toContainText(`${fi.ui_client_yes}, 16.11.2026`);
  await expect(page.getByText(fi.ui_client_end_edited, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: fi.ui_client_situation_add }).press("Enter");
  await expect(dialogOf(page, fi.ui_client_situation_add)).toBeVisible();
  await expectWhole(page);
});

test("a page that does not open says why", async ({ page }) => {
  expectRefusal(page, "open_client");
  await signIn(page, "career_agent");
  await page.goto("/#/clients/01a20309-0000-7000-8000-000000000000");
  await expect(page.getByText(fi.ui_client_not_found)).toBeVisible();
  await expectWhole(page);
  await refuse(page, "open_client", "internal");
  await page.goto("/#/clients/01a20309-0000-7000-8000-000000000001");
  await expect(page.getByRole("alert")).toContainText(fi.ui_error_internal);
  await expectWhole(page);
});

test("the place of a slow page is kept", journey, async ({ page, host }) => {
  await signIn(page, "career_agent");
  const id = await addClient(host, "Hidasniemi", 904);
  const go = await hold(page, "open_client");
  await page.goto(`/#/clients/${id}`);
  await expect(page.locator("[data-visible][aria-busy]")).toBeVisible();
  await expect(page.getByText(fi.ui_loading)).toBeAttached();
  go();
  await expect(page.getByRole("heading", { level: 1, name: "Testi Hidasniemi" })).toBeVisible();
});

test("the forms of a client's page in Swedish", journey, async ({ page, host }) => {
  await signIn(page, "coordinator");
  await inSwedish(page);
  const id = await addClient(host, "Svensson", 905, test.info().project.name === "fi" ? "010190" : "020290");
  await page.goto(`/#/clients/${id}?section=participation`);
  await page.getByRole("button", { name: sv.ui_client_participation_start }).press("Enter");
  await expect(dialogOf(page, sv.ui_client_participation_start)).toBeVisible();
  await expectWhole(page);
  await press(page, "Escape");
  await page.getByRole("tab", { name: sv.ui_client_tab_notes }).press("Enter");
  await press(page, "Control+n", "Control+Enter");
  await expectWhole(page);
});
