import { afterAll, afterEach, describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS } from "./driver";
import { begin, PASSPHRASE, PLACE, WORKER } from "./office";
import { IN_DIALOG, newFolder, Page, say } from "./page";

const ENVIRONMENT = "Metsäpaja";
const START = "2026-11-02";
const PEOPLE = 15;
const LEFT = "EECR04";

/** A made-up identity code: serials of 900 and above belong to nobody. */
function madeUpCode(n: number): string {
  const digits = `1203${70 + n}${900 + n}`;
  return `1203${70 + n}-${900 + n}${"0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(digits) % 31]}`;
}

const familyName = (n: number) => `Keksitty${String.fromCodePoint(65 + n)}`;
const nameOf = (n: number) => `Koe ${familyName(n)}`;
/** As lists have it. */
const listName = (n: number) => `${familyName(n)} Koe`;

describe("a new office", () => {
  const folder = newFolder();
  let page: Page | undefined;

  afterEach(({ task }) => page?.failed(task));

  afterAll(async () => {
    await page?.window.close();
    folder.remove();
  });

  it("begins, works a day and finds everything again after a lock and a kill", async () => {
    page = await Page.open(folder.path);
    await begin(page);
    await addEnvironment(page);
    for (let n = 1; n < PEOPLE; n += 1) await takeIn(page, n);
    await takeInByForms(page);
    await openToday(page);
    expect(await figure(page, "EECO01")).toBe(PEOPLE);
    expect(await figure(page, LEFT)).toBe(0);

    const marks = await rollCall(page);
    const notes: string[] = [];
    for (const n of [1, 2, 3]) notes.push(await writeNote(page, n));
    await endPeriod(page);
    await endParticipation(page);
    expect(await figure(page, LEFT)).toBe(1);
    await page.picture("journey-figures");

    await page.window.press(KEYS.control, "l");
    await page.heading(fi.ui_lock_title);
    await page.picture("journey-locked");
    await signIn(page, fi.ui_lock_unlock);
    // where one was before the lock
    await page.heading(fi.ui_nav_statistics);
    expect(await page.refused()).toEqual([]);
    expect(page.window.kill(), "the program was running").toBe(1);

    page = await Page.open(folder.path);
    await page.heading(fi.ui_sign_in_title);
    await signIn(page);
    await page.heading(fi.ui_nav_today);
    const today = await page.rows();
    // whoever has ended stands in the list of their last day still
    expect(new Map(today)).toEqual(marks);
    await page.picture("journey-again");
    for (const [at, note] of notes.entries()) {
      await openClient(page, at + 1);
      await page.tab(fi.ui_client_tab_notes);
      await page.text(note);
    }
    await openClient(page, 0);
    await page.tab(fi.ui_client_tab_periods);
    await page.text("2.11.–18.11.2026");
    await page.tab(fi.ui_client_tab_participation);
    await page.text(fi.ui_client_exit_open_market_permanent);
    expect(await figure(page, LEFT)).toBe(1);
    expect(await page.refused()).toEqual([]);
  });
});

async function signIn(page: Page, act: string = fi.ui_sign_in_do): Promise<void> {
  await page.fill(fi.ui_lock_name, WORKER);
  await page.fill(fi.ui_lock_passphrase, PASSPHRASE);
  await page.button(act);
}

async function addEnvironment(page: Page): Promise<void> {
  await page.visit(fi.ui_nav_settings);
  await page.tab(fi.ui_settings_tab_environments);
  await page.button(fi.ui_settings_environment_add);
  await page.fill(fi.ui_settings_name, ENVIRONMENT);
  await page.button(fi.ui_settings_save, IN_DIALOG);
  await page.dialogClosed();
  await page.saved(say(fi.ui_settings_environment_saved, { name: ENVIRONMENT }));
  await page.text(ENVIRONMENT, "h2");
}

/** A client with a participation and a period, by the use cases behind the forms. */
async function takeIn(page: Page, n: number): Promise<void> {
  const { environments } = await page.window.rpc<{ environments: { id: string }[] }>("get_office");
  const { id } = await page.window.rpc<{ id: string }>("add_client", {
    identity_code: madeUpCode(n),
    last_name: familyName(n),
    first_names: "Koe",
    gender: n % 2 === 0 ? "female" : "male",
    municipality: PLACE.code,
    phone: null,
  });
  const start = {
    start_date: START,
    municipality: PLACE.code,
    education_isced: 3,
    status_at_start: "unemployed",
    unemployed_since: "2026-01-12",
    counted: true,
  };
  await page.window.rpc("start_participation", { client_id: id, start });
  await page.window.rpc("start_period", {
    client_id: id,
    environment_id: environments[0]?.id,
    legal_basis: "guidance",
    start_date: START,
    end_date: null,
    weekly_days: 5,
    daily_hours: 600,
    weekdays: "12345",
  });
}

/** The same by the forms alone. */
async function takeInByForms(page: Page): Promise<void> {
  await page.visit(fi.ui_nav_clients);
  await page.button(fi.ui_clients_new);
  await page.fill(fi.ui_client_new_identity_code, madeUpCode(0));
  await page.fill(fi.ui_client_new_last_name, familyName(0));
  await page.fill(fi.ui_client_new_first_names, "Koe");
  await page.choose(fi.ui_client_fact_gender, fi.ui_client_gender_female);
  await page.button(fi.ui_client_new_save, IN_DIALOG);
  await page.heading(nameOf(0));
  await page.saved(say(fi.ui_client_new_added, { name: listName(0) }));

  await page.tab(fi.ui_client_tab_participation);
  await page.button(fi.ui_client_participation_start);
  await page.fill(fi.ui_client_start_date, "2.11.2026");
  await page.choose(fi.ui_client_start_education, fi.ui_client_isced_3);
  await page.tick(fi.ui_client_status_unemployed);
  await page.fill(fi.ui_client_start_unemployed_since, "12.1.2026");
  await page.picture("journey-participation");
  await page.button(fi.ui_client_participation_start, IN_DIALOG);
  await page.saved(say(fi.ui_client_participation_started, { date: "2.11.2026" }));

  await page.tab(fi.ui_client_tab_periods);
  await page.button(fi.ui_client_period_start);
  await page.find(fi.ui_client_period_environment, ENVIRONMENT);
  await page.choose(fi.ui_client_period_basis, "Ohjaus");
  await page.fill(fi.ui_client_period_first_day, "2.11.2026");
  for (const day of [1, 2, 3, 4, 5] as const) await page.button(fi[`ui_weekday_${day}`]);
  await page.fill(fi.ui_client_period_daily_hours, "6");
  await page.button(fi.ui_client_period_start, IN_DIALOG);
  await page.saved(say(fi.ui_client_period_started, { environment: ENVIRONMENT }));
  await page.picture("journey-period");
}

/** Tänään by the keyboard, with everybody who is expected. */
async function openToday(page: Page): Promise<[string, string][]> {
  await page.window.press(KEYS.control, "1");
  await page.heading(fi.ui_nav_today);
  const rows = await page.rows();
  expect(rows.map(([name]) => name).toSorted()).toEqual(Array.from({ length: PEOPLE }, (_, n) => listName(n)));
  return rows;
}

/** Fifteen people by the keyboard alone: thirteen present, one ill, one absent. */
async function rollCall(page: Page): Promise<Map<string, string>> {
  const { pressed } = page.window;
  const before = await openToday(page);
  await page.window.when(
    "the list has the focus",
    `return document.activeElement?.matches('[role=grid] [data-cell]') || null`,
  );
  const keys = [
    fi.ui_attendance_key_all_present,
    "3",
    fi.ui_attendance_key_sick,
    "1",
    "2",
    fi.ui_attendance_key_absent_unexplained,
  ];
  for (const key of keys) await page.window.press(key.toLowerCase());
  const absent = fi.ui_attendance_code_absent_unexplained;
  await page.saved(say(fi.ui_today_act_one, { name: before[11]?.[0] ?? "", mark: absent }));
  const after = await page.rows();
  const withMark = (mark: string) => after.filter(([, shown]) => shown.endsWith(mark)).map(([name]) => name);
  expect(withMark(fi.ui_attendance_code_present)).toHaveLength(13);
  expect(withMark(fi.ui_attendance_code_sick)).toEqual([before[2]?.[0]]);
  expect(withMark(absent)).toEqual([before[11]?.[0]]);
  // with those that opened the day
  expect(page.window.pressed - pressed).toBeGreaterThan(keys.length);
  expect(page.window.pressed - pressed).toBeLessThanOrEqual(10);
  await page.picture("journey-roll-call");
  return new Map(after);
}

async function openClient(page: Page, n: number): Promise<void> {
  await page.visit(fi.ui_nav_clients);
  const search = `//input[@type="search"]`;
  await page.window.fill(search, familyName(n));
  const cell = `//*[@role="grid"]//*[@role="gridcell" or @role="rowheader"][normalize-space(.)="${listName(n)}"]`;
  await page.window.click(cell);
  await page.window.press(KEYS.enter);
  await page.heading(nameOf(n));
  await page.whole();
}

async function writeNote(page: Page, n: number): Promise<string> {
  const text = `Merkintä ${n}: tuli ajoissa, jäi tauon yli työhön kiinni. Åke ja Öhman auttoivat.`;
  await openClient(page, n);
  await page.tab(fi.ui_client_tab_notes);
  await page.button(fi.ui_client_note_add);
  await page.fill(fi.ui_client_note_text, text);
  await page.button(fi.ui_client_note_save);
  await page.saved(fi.ui_client_note_added);
  await page.text(text, "li");
  await page.picture(`journey-note-${n}`);
  return text;
}

async function endPeriod(page: Page): Promise<void> {
  await openClient(page, 0);
  await page.tab(fi.ui_client_tab_periods);
  await page.button(fi.ui_client_period_end);
  await page.fill(fi.ui_client_period_assessment, "Sai töitä. Jatkaa kesällä.");
  await page.button(fi.ui_client_period_end, IN_DIALOG);
  await page.saved(say(fi.ui_client_period_was_ended, { environment: ENVIRONMENT }));
  await page.picture("journey-period-ended");
}

async function endParticipation(page: Page): Promise<void> {
  await page.tab(fi.ui_client_tab_participation);
  await page.button(fi.ui_client_participation_end);
  await page.find(fi.ui_client_end_reason, fi.ui_client_exit_open_market_permanent);
  await page.tick(fi.ui_client_end_not_qualified);
  await page.picture("journey-end");
  await page.button(fi.ui_client_participation_end, IN_DIALOG);
  await page.saved(say(fi.ui_client_participation_ended, { date: "18.11.2026" }));
  await page.text(fi.ui_client_exit_open_market_permanent);
}

/** The total of an indicator today, as the page shows it. */
async function figure(page: Page, indicator: string): Promise<number> {
  await page.window.press(KEYS.control, "3");
  await page.heading(fi.ui_nav_statistics);
  await page.button(fi.ui_statistics_of_day);
  await page.whole();
  return Number(
    await page.window.when<string>(
      indicator,
      `const row = [...document.querySelectorAll("main tbody tr")].find((each) => each.cells[0]?.textContent === arguments[0]);
       return row?.cells[2]?.textContent ?? null`,
      indicator,
    ),
  );
}
