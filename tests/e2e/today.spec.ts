/** Tänään: the roll call and what waits, with the keys alone. */
import {
  expect,
  expectFocus,
  expectRefusal,
  expectWhole,
  filled,
  hold,
  messages,
  type Page,
  press,
  refuse,
  rollCall,
  signIn,
  test,
  undo,
} from "./test";

const { fi } = messages;
const journey = { tag: "@journey" };

/** Seventeen people in the first of two groups, one day of last week unmarked, one warned of. */
const COACH = { name: "Kirsti Surakka" };

const marked = (page: Page, count: number, total: number) =>
  expect(
    page.getByText(filled(fi.ui_attendance_marked_of, { marked: String(count), total: String(total) })),
  ).toBeVisible();

const row = (page: Page, number: number) => page.getByRole("grid").getByRole("row").nth(number);

test("the roll call takes a key for everyone and two for an exception", journey, async ({ page }) => {
  await signIn(page, COACH);
  const grid = await rollCall(page);
  // the focus is in the roll call as soon as it stands
  await expect(grid.locator(":focus")).toHaveAttribute("data-cell", "0:3");
  await marked(page, 0, 17);
  let count = await press(page, "4", "s");
  await expect(row(page, 4)).toContainText(fi.ui_attendance_code_sick);
  await expect(grid.locator(":focus")).toHaveAttribute("data-cell", "4:3");
  count += await press(page, "1", "2", "m");
  await expect(row(page, 12)).toContainText(fi.ui_attendance_code_late);
  count += await press(page, "a");
  await marked(page, 17, 17);
  expect(count).toBeLessThanOrEqual(10);
  await expect(page.getByRole("contentinfo").getByText(/^Tallennettu tälle koneelle/)).toBeVisible();
  await undo(page, 3);
  await marked(page, 0, 17);
  await expectFocus(page);
});

test("a fill is one step back", journey, async ({ page }) => {
  await signIn(page, COACH);
  await rollCall(page);
  // the group whose marks of yesterday are there
  await page.getByRole("tab").first().press("ArrowRight");
  await marked(page, 0, 23);
  for (const name of [fi.ui_attendance_from_plan, fi.ui_attendance_yesterday]) {
    const saved = page.waitForResponse("**/rpc/mark_attendance");
    await page.getByRole("button", { name }).press("Enter");
    expect((await saved).ok()).toBe(true);
    await expect(page.getByText(/^Merkitty [1-9]\d*\/23$/)).toBeVisible();
    await expectFocus(page);
    await undo(page);
    await marked(page, 0, 23);
  }
});

test("each cell of the roll call is reached and edited by the keys", journey, async ({ page }) => {
  await signIn(page, COACH);
  const grid = await rollCall(page);
  const at = (cell: string) => expect(grid.locator(":focus")).toHaveAttribute("data-cell", cell);
  await at("0:3");
  await press(page, "End");
  await at("0:7");
  await press(page, "Control+End");
  await at("16:7");
  await press(page, "Control+Home");
  await at("0:0");
  await press(page, "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight");
  await at("1:3");
  // a note belongs to a mark
  await press(page, "n");
  await expect(page.getByText(fi.ui_attendance_note_first_mark)).toBeVisible();
  await press(page, "Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await at("1:3");
  await press(page, "F2", "l");
  await expect(row(page, 2)).toContainText(fi.ui_attendance_code_present);
  await at("1:3");
  await press(page, "k");
  const hours = page.getByRole("textbox", { name: new RegExp(`^${fi.ui_attendance_column_hours}`) });
  await hours.fill("25");
  await press(page, "Enter");
  await expect(page.getByText(filled(fi.ui_attendance_bad_hours, { text: "25" }))).toBeVisible();
  await expect(hours).toBeFocused();
  await hours.fill("2:30");
  await press(page, "Enter");
  await expect(row(page, 2)).toContainText("2,5");
  await press(page, "F2");
  await hours.fill("7");
  await press(page, "Escape");
  await expect(row(page, 2)).toContainText("2,5");
  await press(page, "Delete");
  await expect(row(page, 2)).toContainText(fi.ui_attendance_planned);
  await marked(page, 0, 17);
});

test(
  "rows selected by the keys are marked together, and one is filled from above, each one step back",
  journey,
  async ({ page }) => {
    await signIn(page, COACH);
    const grid = await rollCall(page);
    await press(page, "Shift+ArrowDown", "Shift+ArrowDown", "ArrowDown", "ArrowDown", "Space");
    await expect(grid.getByRole("row", { selected: true })).toHaveCount(4);
    await press(page, "s");
    await marked(page, 4, 17);
    await expect(grid.getByRole("row", { selected: true })).toHaveCount(0);
    await undo(page);
    await marked(page, 0, 17);
    await grid.locator('[data-cell="0:3"]').focus();
    const saved = page.waitForResponse("**/rpc/mark_attendance");
    await press(page, "e");
    await saved;
    await press(page, "Control+d");
    await expect(row(page, 2)).toContainText(fi.ui_attendance_code_remote);
    await undo(page, 2);
    await marked(page, 0, 17);
  },
);

test("a person whom nobody expected is added by name and marked", journey, async ({ page }) => {
  await signIn(page, COACH);
  const grid = await rollCall(page);
  await press(page, "h");
  const field = page.getByRole("combobox", { name: fi.ui_today_add_label });
  await expect(field).toBeFocused();
  await press(page, "ArrowDown");
  const first = page.getByRole("option").first();
  await expect(first).toBeVisible();
  await press(page, "Enter");
  await expect(field).toBeHidden();
  await marked(page, 0, 18);
  await expect(grid.locator(":focus")).toHaveAttribute("data-column", "mark");
  await press(page, "l");
  await marked(page, 1, 18);
  await undo(page);
  await expect(page.getByText(/^Merkitty 0\//)).toBeVisible();
});

/** Whether what has the focus is where it can be seen. */
const inSight = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const at = document.activeElement;
        if (at === null) return false;
        const { left, top, width, height } = at.getBoundingClientRect();
        return at.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }),
    )
    .toBe(true);

test("what has the focus is in sight, with large text too", journey, async ({ page }) => {
  // 200 % of text in a small window
  await page.setViewportSize({ width: 640, height: 360 });
  await signIn(page, COACH);
  const grid = await rollCall(page);
  await expect(grid.locator(":focus")).toHaveAttribute("data-cell", "0:3");
  await inSight(page);
  await press(page, "1", "6", "h");
  await expect(page.getByRole("combobox", { name: fi.ui_today_add_label })).toBeFocused();
  await inSight(page);
  await press(page, "Escape");
  await inSight(page);
});

test("a mark moves no row", journey, async ({ page }) => {
  await signIn(page, COACH);
  const grid = await rollCall(page);
  await expect(grid.locator(":focus")).toHaveAttribute("data-cell", "0:3");
  const heights = () =>
    grid.getByRole("row").evaluateAll((rows) => rows.map((each) => Math.round(each.getBoundingClientRect().height)));
  const before = await heights();
  await press(page, "a");
  await marked(page, 17, 17);
  expect(await heights()).toEqual(before);
  await undo(page);
});

test("a warning of absences is said in words", journey, async ({ page }) => {
  await signIn(page, COACH);
  await rollCall(page);
  await page.getByRole("tab").first().press("ArrowRight");
  await expect(page.getByRole("grid").getByText("Varoitus: 3 päivää")).toBeVisible();
});

test("unmarked days: as many as the badge says, and all in one table", async ({ page, host }) => {
  await signIn(page, COACH);
  await rollCall(page);
  const link = page.getByRole("list", { name: fi.ui_today_unmarked }).getByRole("link");
  await expect(link).toHaveCount(1);
  const badge = Number(/(\d+)\s\S+$/.exec((await link.textContent()) ?? "")?.[1]);
  await page.getByRole("button", { name: fi.ui_today_next_unmarked }).press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "tiistai 17.11.2026" })).toBeVisible();
  await expect(page.getByRole("grid").getByText(fi.ui_attendance_planned)).toHaveCount(badge);
  await expectWhole(page);
  // one day more: a mark of Monday is taken away
  const monday = (await host.rpc("get_day", { date: "2026-11-16", environment_id: null })) as {
    groups: { people: { client_id: string; attendance: string | null }[] }[];
  };
  const person = monday.groups.flatMap((group) => group.people).find((one) => one.attendance === "present");
  const done = (await host.rpc("mark_attendance", {
    marks: [
      {
        client_id: person?.client_id,
        date: "2026-11-16",
        attendance: null,
        hours: null,
        work_task_id: null,
        note: null,
      },
    ],
  })) as { act: string };
  await page.reload();
  await rollCall(page);
  await page.getByRole("button", { name: fi.ui_today_several }).press("Enter");
  const table = page.getByRole("grid", { name: /^Läsnäolo, / });
  await expect(table).toBeVisible();
  await expectWhole(page);
  await host.rpc("undo", { act: done.act });
});

test("what could not be saved stays, says so and is saved again", async ({ page }) => {
  await signIn(page, COACH);
  const grid = await rollCall(page);
  await marked(page, 0, 17);
  const allow = await refuse(page, "mark_attendance");
  await grid.locator('[data-cell="0:3"]').press("l");
  const banner = page.getByRole("alert").filter({ hasText: fi.ui_error_disk_full });
  await expect(banner).toBeVisible();
  await expect(row(page, 1)).toContainText(fi.ui_today_row_unsaved);
  await expectFocus(page);
  await expectWhole(page);
  await allow();
  const saved = page.waitForResponse("**/rpc/mark_attendance");
  await page.getByRole("button", { name: fi.ui_today_retry }).press("Enter");
  await saved;
  await expect(banner).toBeHidden();
  await expect(row(page, 1)).toContainText(fi.ui_attendance_code_present);
  await expect(row(page, 1)).not.toContainText(fi.ui_today_row_unsaved);
  await undo(page);
});

test("the place of a slow day is kept", journey, async ({ page }) => {
  await signIn(page, COACH);
  await rollCall(page);
  const go = await hold(page, "get_day");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText(fi.ui_loading).first()).toBeAttached();
  await expect(page.locator("[data-visible][aria-busy]").first()).toBeVisible();
  go();
  await expect(page.getByRole("heading", { level: 2, name: "torstai 19.11.2026" })).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();
});

test("a day that does not open says why, and is asked again", async ({ page }) => {
  await signIn(page, COACH);
  await rollCall(page);
  const allow = await refuse(page, "get_day", "internal");
  await page.keyboard.press("Alt+ArrowRight");
  const alert = page.getByRole("alert").filter({ hasText: fi.ui_error_internal });
  await expect(alert).toBeVisible();
  await expectWhole(page);
  await allow();
  await alert.getByRole("button", { name: fi.ui_save_retry }).press("Enter");
  await expect(alert).toBeHidden();
});

test("each badge of what waits is the number of its rows, and each row has its next act", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  const waiting = page.getByRole("region", { name: fi.ui_today_waiting });
  for (const [title, act] of [
    [fi.ui_today_notices, fi.ui_today_notices_act],
    [fi.ui_today_unexplained, fi.ui_today_unexplained_act],
    [fi.ui_today_reviews, fi.ui_today_reviews_act],
    [fi.ui_today_ending, fi.ui_today_ending_act],
  ] as const) {
    const list = waiting.getByRole("region", { name: title });
    const heading = (await list.getByRole("heading").textContent()) ?? "";
    const badge = Number(/(\d+)$/.exec(heading)?.[1]);
    const all = list.getByRole("button", { name: filled(fi.ui_today_all, { shown: String(badge) }) });
    if (badge > 5) await all.press("Enter");
    await expect(list.getByRole("link")).toHaveCount(badge);
    await expect(list.getByText(act, { exact: true })).toHaveCount(badge);
  }
  await waiting.getByRole("link").first().press("Enter");
  await expect(page.getByRole("tab", { name: fi.ui_client_tab_situation })).toBeVisible();
});

test("tomorrow's list is printed with Ctrl+P", journey, async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await signIn(page, COACH);
  await rollCall(page);
  await page.keyboard.press("Control+p");
  await expect(page.locator("html[data-printed]")).toBeAttached();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-paper]")).toBeVisible();
  await expect(page.locator("[data-paper]").getByRole("heading", { includeHidden: true }).first()).toContainText(
    "to 19.11.2026",
  );
  await expect(page.getByRole("navigation")).toBeHidden();
});

test("a decision maker sees why nothing waits here", async ({ page }) => {
  expectRefusal(page, "get_waiting");
  await signIn(page, "decision_maker");
  await expectWhole(page);
});
