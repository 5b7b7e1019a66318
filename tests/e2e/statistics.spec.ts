/** Tilastot: every figure opens to as many persons as it says. */
import {
  expect,
  expectFocus,
  expectRefusal,
  expectWhole,
  filled,
  hold,
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

const table = (page: Page) => page.getByRole("table", { name: fi.ui_statistics_tab_indicators });

async function open(page: Page): Promise<void> {
  await signIn(page, "coordinator");
  await visit(page, "statistics");
  await expect(table(page)).toBeVisible();
}

const figureOf = (text: string | null) => Number((text ?? "").replace(/\s/g, ""));

test("a figure opens as many persons as it says", journey, async ({ page }) => {
  await open(page);
  for (const indicator of ["EECO01", "EECO04", "EECR04"]) {
    const figure = table(page).getByRole("button", { name: new RegExp(`^${indicator},`) });
    const count = figureOf(await figure.textContent());
    await figure.press("Enter");
    const dialog = page.getByRole("dialog", { name: new RegExp(`^${indicator} `) });
    const people = dialog.getByRole("rowheader");
    await expect(people.first()).toBeVisible();
    const more = dialog.getByRole("button", { name: /^Näytä .*lisää/ });
    while (await more.isVisible()) {
      const before = await people.count();
      await more.press("Enter");
      await expect.poll(() => people.count()).toBeGreaterThan(before);
      await expectFocus(page);
    }
    await expect(people).toHaveCount(count);
    await press(page, "Escape");
    await expect(dialog).toBeHidden();
    await expect(figure).toBeFocused();
  }
});

test("the persons behind a figure", async ({ page }) => {
  await open(page);
  await table(page)
    .getByRole("button", { name: /^EECO04,/ })
    .press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("rowheader").first()).toBeVisible();
  await expectWhole(page);
  await dialog.getByRole("link").first().press("Enter");
  await expect(page.getByRole("tab", { name: fi.ui_client_tab_situation })).toBeVisible();
  await page.goBack();
  await expect(dialog.getByRole("rowheader").first()).toBeVisible();
  await press(page, "Escape");
  await expect(table(page).getByRole("button", { name: /^EECO04,/ })).toBeFocused();
});

test("the chart has a reading, and a table of the same figures", async ({ page }) => {
  await open(page);
  const chart = page.getByRole("figure", { name: fi.ui_statistics_chart_title });
  await expect(chart).toHaveAccessibleDescription(/\d/);
  await chart.getByRole("button", { name: fi.ui_chart_as_table }).press("Enter");
  await expectFocus(page);
  const own = chart.getByRole("table");
  for (const [row, indicator] of [
    [fi.ui_statistics_status_unemployed, "EECO02"],
    [fi.ui_statistics_status_inactive, "EECO04"],
    [fi.ui_statistics_status_employed, "EECO05"],
  ] as const) {
    const inChart = await own
      .getByRole("row", { name: new RegExp(`^${row}`) })
      .getByRole("cell")
      .allTextContents();
    const inTable = await table(page)
      .getByRole("row", { name: new RegExp(`^${indicator} `) })
      .getByRole("cell")
      .allTextContents();
    // the chart ends with the total, the table begins with it, after the code; what changed follows
    expect([inChart.at(-1), ...inChart.slice(0, -1)]).toEqual(inTable.slice(1, 5));
  }
  await expectWhole(page);
});

test("a figure of the chart opens as many persons as it says, and is come back to", async ({ page }) => {
  await open(page);
  const chart = page.getByRole("figure", { name: fi.ui_statistics_chart_title });
  await chart.getByRole("button", { name: fi.ui_chart_as_table }).press("Enter");
  const figure = chart.getByRole("button", { name: new RegExp(`^${fi.report_column_female}, EECO04, `) });
  const count = figureOf(await figure.textContent());
  await figure.press("Enter");
  const dialog = page.getByRole("dialog", { name: new RegExp(`^EECO04 · ${fi.report_column_female} · `) });
  await expect(dialog.getByRole("rowheader")).toHaveCount(count);
  await press(page, "Escape");
  await expect(figure).toBeFocused();
  await figure.press("Enter");
  await dialog.getByRole("link").first().press("Enter");
  await expect(page.getByRole("tab", { name: fi.ui_client_tab_situation })).toBeVisible();
  await page.goBack();
  await expect(dialog.getByRole("rowheader").first()).toBeVisible();
  await press(page, "Escape");
  await expect(figure).toBeFocused();
  await expectWhole(page);
});

test("a bar opens its persons by the mouse", journey, async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: fi.ui_statistics_tab_municipalities }).press("Enter");
  const chart = page.getByRole("figure", { name: fi.ui_statistics_places_title });
  await chart.locator("svg[role=img] [data-opens]").first().click();
  const dialog = page.getByRole("dialog", { name: /^EECO01 · / });
  await expect(dialog.getByRole("rowheader").first()).toBeVisible();
  await press(page, "Escape");
  await expect(dialog).toBeHidden();
  await expect(chart.getByRole("button", { name: fi.ui_chart_as_table })).toBeFocused();
});

test("the incomplete of a municipality open on their tab, and are come back from", journey, async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: fi.ui_statistics_tab_municipalities }).press("Enter");
  const name = fi.ui_statistics_tab_incomplete;
  const figure = page.getByRole("button", { name: new RegExp(`^${name}, Joensuu: `) });
  const count = figureOf(await figure.textContent());
  await figure.press("Enter");
  await expect(page.getByRole("tabpanel", { name }).getByRole("rowheader")).toHaveCount(count);
  await expect(page.getByRole("tab", { name })).toBeFocused();
  await page.goBack();
  await expect(figure).toBeFocused();
});

test("a quarter is chosen by its dates, and stays in the address", journey, async ({ page }) => {
  await open(page);
  const before = await table(page).textContent();
  const list = page.getByRole("region", { name: fi.ui_statistics_list });
  await expect(list).toContainText("30.9.2026");
  await page.getByRole("button", { name: /^3\/2026/ }).press("Enter");
  const running = page.getByRole("option", { name: /^4\/2026/ });
  await expect(running).toContainText(fi.ui_statistics_quarter_open);
  await page.getByRole("option", { name: "4/2025 · 1.10.–31.12.2025" }).press("Enter");
  await expect(page).toHaveURL(/quarter=.*2025Q4/);
  await expect(table(page)).not.toHaveText(before ?? "");
  await expectFocus(page);
  const then = await table(page).textContent();
  await page.reload();
  await expect(table(page)).toHaveText(then ?? "");
});

test("the keys go from quarter to quarter, and the running one says that it runs", async ({ page }) => {
  await open(page);
  const list = page.getByRole("region", { name: fi.ui_statistics_list });
  await press(page, "Alt+ArrowRight");
  await expect(list).toContainText("31.12.2026");
  await expectWhole(page);
  await list.getByRole("button", { name: /3\/2026/ }).press("Enter");
  await expect(list).toContainText(filled(fi.ui_statistics_list_ended, { date: "30.9.2026" }));
  await press(page, "Alt+ArrowLeft");
  await expect(page.getByRole("button", { name: /^2\/2026 · 1\.4\.–30\.6\.2026/ })).toBeVisible();
});

test("the checklist opens what it names", journey, async ({ page }) => {
  await open(page);
  const list = page.getByRole("region", { name: fi.ui_statistics_list });
  const incomplete = list.getByRole("button").first();
  const count = figureOf((await incomplete.textContent())?.match(/^\d+/)?.[0] ?? null);
  await incomplete.press("Enter");
  const panel = page.getByRole("tabpanel", { name: fi.ui_statistics_tab_incomplete });
  await expect(panel.getByRole("rowheader")).toHaveCount(count);
  await list.getByRole("button").last().press("Enter");
  await expect(page.getByRole("table", { name: fi.ui_statistics_tab_checks })).toBeVisible();
});

test("the table goes into a file, again if it did not go at first", journey, async ({ page }) => {
  await open(page);
  const save = page.getByRole("button", { name: fi.ui_statistics_save });
  const allow = await refuse(page, "save_report");
  await save.press("Enter");
  await page.getByRole("menuitem", { name: fi.ui_statistics_save_xlsx }).press("Enter");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(fi.ui_error_disk_full);
  await expectWhole(page);
  await allow();
  await alert.getByRole("button", { name: fi.ui_save_retry }).press("Enter");
  const line = page.getByRole("contentinfo").getByRole("status").first();
  await expect(line).toContainText("ESR-luvut-2026-Q3-Kaikki-kunnat.xlsx");
  await expect(alert).toBeHidden();
  await expect(save).toBeFocused();
  await page.getByRole("button", { name: fi.ui_statistics_of_day }).press("Enter");
  await save.press("Enter");
  await page.getByRole("menuitem", { name: fi.ui_statistics_save_csv }).press("Enter");
  await expect(line).toContainText("ESR-luvut-2026-11-18-Kaikki-kunnat.csv");
});

test("the municipalities add up, and each figure opens", journey, async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: fi.ui_statistics_tab_indicators }).press("ArrowRight");
  const places = page.getByRole("table", { name: fi.ui_statistics_tab_municipalities });
  await expect(places).toBeVisible();
  const rows = await places
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .all();
  const counts: number[] = [];
  for (const row of rows) counts.push(figureOf(await row.getByRole("cell").first().textContent()));
  const total = counts.pop();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
  const figure = places.getByRole("button", { name: /^EECO01,/ }).first();
  const count = figureOf(await figure.textContent());
  await figure.press("Enter");
  await expect(page.getByRole("dialog").getByRole("rowheader")).toHaveCount(count);
});

test("the badge of what is incomplete is the number of its rows", journey, async ({ page }) => {
  await open(page);
  const name = fi.ui_statistics_tab_incomplete;
  const tab = page.getByRole("tab", { name });
  const count = figureOf((await tab.textContent())?.replace(name, "") ?? null);
  await tab.press("Enter");
  await expect(page.getByRole("tabpanel", { name }).getByRole("rowheader")).toHaveCount(count);
  // every rule holds: there is nothing to count
  await expect(page.getByRole("tab", { name: fi.ui_statistics_tab_checks, exact: true })).toBeVisible();
});

test("the paper has the figures and how they were counted, and names nobody", journey, async ({ page }) => {
  await open(page);
  const chart = page.getByRole("figure", { name: fi.ui_statistics_chart_title });
  await chart.getByRole("button", { name: fi.ui_chart_as_table }).press("Enter");
  const figure = chart.getByRole("button", { name: new RegExp(`^${fi.report_column_female}, EECO04, `) });
  await figure.press("Enter");
  const people = page.getByRole("dialog").getByRole("rowheader");
  await expect(people.first()).toBeVisible();
  // who stands behind the figure that is open stays in the window
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const over = page.locator("[data-rac]", { has: page.getByRole("dialog") }).first();
  await expect(over).toHaveCSS("opacity", "0");
  await page.emulateMedia({ media: "screen" });
  await press(page, "Escape");
  await expect(figure).toBeFocused();
  await page.emulateMedia({ media: "print" });
  for (const one of [page.getByRole("navigation"), page.getByRole("contentinfo")]) await expect(one).toBeHidden();
  for (const name of [fi.ui_statistics_save, fi.ui_keys_print, fi.ui_statistics_of_day, fi.ui_chart_as_chart])
    await expect(page.getByRole("button", { name })).toBeHidden();
  for (const words of [
    "3/2026 · 1.7.–30.9.2026 · Kaikki kunnat",
    fi.report_long_term_eu,
    fi.report_result_eura,
    `${fi.report_made_on}: 18.11.2026`,
    fi.report_own_calculation,
  ])
    await expect(page.getByText(words, { exact: true })).toBeVisible();
  await expect(figure).toBeVisible();
  const black = "rgb(0, 0, 0)";
  await expect(table(page)).toHaveCSS("color", black);
  await expect(table(page).getByRole("button").first()).toHaveCSS("color", black);
  await expect(page.getByText(fi.report_own_calculation)).toHaveCSS("color", black);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  // the heads of the columns stand on each sheet
  await expect(table(page).locator("thead")).toHaveCSS("display", "table-header-group");
});

test("a day that is none is told at its field", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: fi.ui_statistics_of_day }).press("Enter");
  const day = page.getByRole("textbox", { name: fi.ui_statistics_as_of });
  await day.fill("31.2.2026");
  await expect(day).not.toHaveAttribute("aria-invalid", "true");
  await day.press("Tab");
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await expect(day).toHaveAccessibleDescription(new RegExp(fi.ui_parse_no_such_day));
  await expectWhole(page);
  await day.fill("3.2.26");
  await day.press("Tab");
  await expect(day).toHaveValue("3.2.2026");
  await expect(page).toHaveURL(/2026-02-03/);
});

test("figures that do not come say why", async ({ page }) => {
  const allow = await refuse(page, "get_quarter_report", "internal");
  await signIn(page, "coordinator");
  await visit(page, "statistics");
  await expect(page.getByRole("alert")).toContainText(fi.ui_error_internal);
  await expectWhole(page);
  await allow();
});

test("the place of slow figures is kept", journey, async ({ page }) => {
  const go = await hold(page, "get_quarter_report");
  await signIn(page, "coordinator");
  await visit(page, "statistics");
  await expect(page.locator("[data-visible][aria-busy]")).toBeVisible();
  go();
  await expect(table(page)).toBeVisible();
});

test("a decision maker sees figures and no persons", async ({ page }) => {
  expectRefusal(page, "get_waiting");
  await signIn(page, "decision_maker");
  await visit(page, "statistics");
  await expect(table(page)).toBeVisible();
  await expect(table(page).getByRole("button")).toHaveCount(0);
  const list = page.getByRole("region", { name: fi.ui_statistics_list });
  await expect(list.getByText(/puutteelliset/)).toBeVisible();
  await expect(list.getByRole("button", { name: /puutteelliset/ })).toHaveCount(0);
  const tab = page.getByRole("tab", { name: fi.ui_statistics_tab_incomplete });
  await expect(tab).toHaveCount(0);
  // nor by its address
  await page.goto("/#/statistics?tab=incomplete");
  await expect(page.getByRole("tab", { name: fi.ui_statistics_tab_indicators, selected: true })).toBeVisible();
  await expect(table(page)).toBeVisible();
  await expect(tab).toHaveCount(0);
  await expectWhole(page);
});

test("the persons behind a figure in Swedish", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  await inSwedish(page);
  await visit(page, "statistics", "sv");
  await page
    .getByRole("table", { name: sv.ui_statistics_tab_indicators })
    .getByRole("button", { name: /^EECO04,/ })
    .press("Enter");
  await expect(page.getByRole("dialog").getByRole("rowheader").first()).toBeVisible();
  await expectWhole(page);
});
