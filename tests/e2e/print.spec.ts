/** What goes on paper: the list of clients, the page of one, and the list of a day. */
import { nameOf, place } from "./office";
import { sheets } from "./paper";
import { expect, messages, type Page, press, rollCall, settled, signIn, test, visit } from "./test";

const { fi } = messages;
// paper has one look
const journey = { tag: "@journey" };

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
});

/** Asks for paper by the key, and answers what stands on each sheet. */
async function printed(page: Page, name: string): Promise<string[]> {
  await settled(page);
  await press(page, "Control+p");
  await expect(page.locator("html[data-printed]")).toBeAttached();
  return sheets(page, name);
}

/** Words of the window that have no meaning on paper. */
const OF_WINDOW = [
  fi.ui_nav_today,
  fi.ui_nav_statistics,
  fi.ui_nav_settings,
  fi.ui_top_search,
  fi.ui_keys_print,
  fi.ui_status_local,
];

function expectNoWindow(text: string): void {
  for (const word of OF_WINDOW) expect.soft(text).not.toContain(word);
}

test("the list of clients", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  await visit(page, "clients");
  const count = page.getByRole("status").filter({ hasText: /asiakasta/ });
  await expect(count).toBeVisible();
  const total = Number.parseInt((await count.textContent()) ?? "", 10);
  const all = await printed(page, "clients");
  expect(all.length).toBeGreaterThan(1);
  for (const sheet of all) {
    expect(sheet).toContain(fi.ui_clients_column_environment);
    expectNoWindow(sheet);
  }
  expect(all[0]).toContain(fi.ui_clients_view_participating);
  expect(all[0]).toMatch(new RegExp(`${total}\\sasiakasta`));
  expect(all.join("").match(new RegExp(fi.ui_clients_state_in, "g"))?.length).toBeGreaterThanOrEqual(total);
});

const TABS = {
  situation: [fi.ui_client_tab_situation, fi.ui_client_timeline],
  periods: [fi.ui_client_tab_periods, "Aamuryhmä"],
  participation: [fi.ui_client_tab_participation, fi.ui_client_exit_continues_as_jobseeker],
  attendance: [fi.ui_client_tab_attendance, "17.11.2026"],
  notes: [fi.ui_client_tab_notes, "Sujui hyvin."],
  history: [fi.ui_client_tab_history, "Sujui hyvin."],
  readers: [fi.ui_client_tab_readers, nameOf("coordinator")],
} as const;

test("the page of a client, in a dark window", journey, async ({ page, host }) => {
  const { client } = await place(host);
  await page.emulateMedia({ colorScheme: "dark" });
  await signIn(page, { name: nameOf("coordinator") });
  for (const [section, words] of Object.entries(TABS)) {
    await page.goto(`/#/clients/${client}?section=${section}`);
    await expect(page.getByRole("tab", { name: words[0] })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tabpanel")).toContainText(words[1]);
    const [first = "", ...rest] = await printed(page, section);
    for (const word of ["Testi Öörooli", fi.ui_clients_paper_printed.split(" ")[0] ?? "", "18.11.2026", words[0]])
      expect.soft(first, section).toContain(word);
    const all = [first, ...rest].join("");
    expect.soft(all, section).toContain(words[1]);
    // as on the screen: the day of birth, and nothing after it
    expect.soft(all, section).toMatch(/010190-\*{4}/);
    expect.soft(all, section).not.toContain("010190-990");
    expectNoWindow(all);
    for (const [other, [tab]] of Object.entries(TABS))
      if (other !== section) expect.soft(first).not.toMatch(tabOf(tab));
  }
});

test("what is closed in a client's history, from the sheet of its day on", journey, async ({ page }) => {
  await signIn(page, "coordinator");
  await visit(page, "clients");
  await page.getByRole("grid", { name: fi.ui_nav_clients }).getByRole("rowheader").first().press("Enter");
  await page.getByRole("tab", { name: fi.ui_client_tab_history }).click();
  await expect(page.getByRole("button", { name: fi.ui_client_history_details, expanded: false })).toBeVisible();
  const [first = "", ...rest] = await printed(page, "closed");
  expect(first).toContain(fi.ui_act_demo);
  const all = [first, ...rest].join("");
  expect(all).toContain(`${fi.ui_act_add_client}:`);
  expect(all).not.toContain(fi.ui_client_history_details);
});

/** The name of a tab where it stands alone on a line. */
const tabOf = (name: string) => new RegExp(`^\\s*${name}\\s*$`, "m");

test("a page has no buttons and no word of undoing on paper", journey, async ({ page, host }) => {
  const { client } = await place(host);
  await signIn(page, { name: nameOf("coordinator") });
  await page.goto(`/#/clients/${client}?section=notes`);
  await page.getByRole("button", { name: fi.ui_client_note_add }).press("Enter");
  await page
    .getByRole("textbox", { name: new RegExp(`^${fi.ui_client_note_text}`) })
    .first()
    .fill("Paperille.");
  await press(page, "Control+Enter");
  await expect(page.getByRole("button", { name: fi.ui_undo_button }).first()).toBeVisible();
  const all = (await printed(page, "undo")).join("");
  expect(all).toContain("Paperille.");
  for (const word of [
    fi.ui_undo_button,
    fi.ui_client_note_add,
    fi.ui_client_edit,
    fi.ui_client_note_edit,
    fi.ui_client_back,
  ])
    expect.soft(all).not.toContain(word);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const heading = page.getByRole("heading", { level: 1 });
  expect(await heading.evaluate((at) => getComputedStyle(at).color)).toBe("rgb(0, 0, 0)");
});

test("the list of a day", journey, async ({ page }) => {
  await signIn(page, "work_coach");
  await rollCall(page);
  const all = await printed(page, "day");
  for (const sheet of all) {
    expect(sheet).toContain("19.11.2026");
    for (const name of [fi.ui_attendance_column_name, fi.ui_attendance_column_note]) expect(sheet).toContain(name);
    for (const word of OF_WINDOW.slice(1)) expect.soft(sheet).not.toContain(word);
  }
});
