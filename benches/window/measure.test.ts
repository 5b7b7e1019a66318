/**
 * The budgets in the real window, on the large store. `cargo xtask bench` makes the store, calls this and writes what it
 * finds into `benches/README.md`; POLKU_BENCH_WINDOW names the file that says where everything is.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS, Window } from "../../tests/desktop/driver";
import { type Memory, memory, startOf } from "./processes";
import { install, type Stroke, scrolled, strike } from "./recorder";

/** What the harness has prepared. */
interface Task {
  readonly binary: string;
  /** The folder of stores, with the made-up region in it. */
  readonly folder: string;
  readonly coordinator: string;
  /** A work coach with a group on the last working day. */
  readonly coach: string;
  /** Names to be typed letter by letter. */
  readonly names: readonly string[];
  /** Clients with more than 1,000 entries each. */
  readonly long: readonly string[];
  /** How long the key takes to be derived. */
  readonly key_ms: number;
  /** Where the measurements are written. */
  readonly out: string;
}

interface Measured {
  readonly what: string;
  readonly samples_ms: readonly number[];
  readonly budget_ms: number | null;
  /** Which percentile the budget is of. */
  readonly percent: number;
}

const KEY = {
  ...KEYS,
  alt: "\uE00A",
  enter: "\uE007",
  escape: "\uE00C",
  home: "\uE011",
  end: "\uE010",
  up: "\uE013",
  down: "\uE015",
  right: "\uE014",
  pageUp: "\uE00E",
  pageDown: "\uE00F",
} as const;

const STARTS = 5;
const FRAMES = 120;
/** How often each view is gone to, and a client opened: the 95th percentile of fifteen would be the slowest of them. */
const VISITS = 40;

/** The page is whole: nothing in it stands for what is still to come. */
const WHOLE = `document.querySelector('main [aria-busy="true"]') === null`;
/** The focus is on a row of the list, and the row is loaded. */
const ON_ROW = `document.activeElement?.matches('[role="grid"] [data-cell]') === true && !document.activeElement.dataset.cell.startsWith("-1") && document.activeElement.closest('[role="row"], tr').textContent.trim() !== ""`;
const KEEP_CELL = "const was = document.activeElement.dataset.cell";
const OTHER_CELL = `document.activeElement?.dataset.cell !== was && ${ON_ROW}`;
const headed = (title: string) => `document.querySelector("h1")?.textContent.trim() === ${JSON.stringify(title)}`;

const measured: Measured[] = [];
const add = (what: string, samples: readonly number[], budget: number | null, percent = 95) => {
  measured.push({ what, samples_ms: samples, budget_ms: budget, percent });
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]?.toFixed(1);
  console.log(`${what}: ${samples.length} times, p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)}`);
};

const task = JSON.parse(readFileSync(process.env.POLKU_BENCH_WINDOW ?? "", "utf8")) as Task;

/** Without a graphics card the engine hands its pictures over in memory: by DMA-BUF each frame would take 300 ms. */
const ENVIRONMENT = { LANG: "C.UTF-8", LC_ALL: "", TZ: "Europe/Helsinki", WEBKIT_DISABLE_DMABUF_RENDERER: "1" };

async function open(address: string): Promise<Window> {
  const window = await Window.open(task.binary, task.folder, ENVIRONMENT);
  await window.resize(1280, 800);
  await window.when(
    "the chooser of workers",
    `return ${headed(fi.ui_made_up_choose)} && document.querySelectorAll("main button").length > 2`,
  );
  await window.run("location.hash = arguments[0]", address);
  await install(window);
  return window;
}

/** Signs in with the keyboard and answers how long it took until the effects, the key's derivation with it. */
async function signIn(window: Window, worker: string, effects: readonly string[]): Promise<number[]> {
  await window.when(
    `the button of ${worker}`,
    `const button = [...document.querySelectorAll("main button")].find((each) => each.textContent.includes(arguments[0]));
     button?.focus();
     return button === undefined ? null : true`,
    worker,
  );
  return strike(window, { what: `${worker} signs in`, keys: [KEY.enter], effects });
}

/** Goes to a view by its key, unmeasured. */
async function goTo(window: Window, number: 1 | 2 | 3 | 4, title: string): Promise<void> {
  await window.press(KEY.control, String(number));
  await window.when(`the view ${title}`, `return ${headed(title)} && ${WHOLE}`);
}

async function strokes(window: Window, times: number, stroke: (n: number) => Stroke): Promise<number[][]> {
  const taken: number[][] = [];
  for (let n = 0; n < times; n++) taken.push(await strike(window, stroke(n)));
  return taken;
}
const first = (taken: readonly number[][]) => taken.map(([time = Number.NaN]) => time);
const second = (taken: readonly number[][]) => taken.map(([, time = Number.NaN]) => time);

async function start(): Promise<void> {
  const whole: number[] = [];
  const entry: number[] = [];
  const list: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const window = await open("#/");
    const shown = await window.run<number>(
      `const paint = performance.getEntriesByName("first-contentful-paint")[0];
       return performance.timeOrigin + paint.startTime;`,
    );
    const [took = Number.NaN] = await signIn(window, task.coordinator, [headed(fi.ui_nav_today)]);
    const [went = Number.NaN] = await strike(window, {
      what: "the list of clients",
      keys: [KEY.control, "2"],
      effects: [`${headed(fi.ui_nav_clients)} && ${ON_ROW}`],
    });
    entry.push(shown - startOf(task.folder));
    list.push(took - task.key_ms + went);
    whole.push((entry[n] ?? 0) + (list[n] ?? 0));
    window.kill();
  }
  add("start: the program's start until its first page is painted", entry, null, 50);
  add("start: signing in until a row of Asiakkaat has the focus, without the key's derivation", list, null, 50);
  add("start: both together", whole, 1000, 50);
}

/** From those who take part, with whom the list begins, to all clients. */
async function all(window: Window): Promise<void> {
  await window.click(`//button[normalize-space(.)="${fi.ui_chips_clear}"]`);
  await window.when("all clients", `return !location.hash.includes("only=") && ${WHOLE}`);
  await window.run(`document.querySelector('[role="grid"] [data-cell="0:0"]').focus()`);
  await window.when("a row has the focus", `return ${ON_ROW}`);
}

async function list(window: Window): Promise<void> {
  const arrows = await strokes(window, 200, (n) => ({
    what: "an arrow moves the focus",
    keys: [n % 40 < 30 ? KEY.down : KEY.up],
    before: KEEP_CELL,
    effects: [OTHER_CELL],
  }));
  add("list: arrow keys", first(arrows), 33);
  const screens = await strokes(window, 60, (n) => ({
    what: "a screen further",
    keys: [n % 30 < 25 ? KEY.pageDown : KEY.pageUp],
    before: KEEP_CELL,
    effects: [OTHER_CELL],
  }));
  add("list: PageDown and PageUp, with rows that are not loaded yet", first(screens), 100);
  const ends = await strokes(window, 20, (n) => ({
    what: "the other end",
    keys: [KEY.control, n % 2 === 0 ? KEY.end : KEY.home],
    before: KEEP_CELL,
    effects: [OTHER_CELL],
  }));
  add("list: Ctrl+End and Ctrl+Home", first(ends), 100);

  const grid = '[role="grid"]';
  await window.run("document.querySelector(arguments[0]).scrollTop = 0", grid);
  const slow = await scrolled(window, grid, 60, FRAMES);
  const fast = await scrolled(window, grid, 900, FRAMES);
  add("list: frames while it scrolls by two rows a frame", slow, 100, 100);
  add("list: frames while it scrolls by a screen a frame, through rows that are not loaded yet", fast, 100, 100);
}

async function search(window: Window): Promise<void> {
  const field = `document.getElementById("clients-search")`;
  const typed: number[] = [];
  const all = await window.run<string>(`return document.querySelector('[role="grid"]').getAttribute("aria-rowcount")`);
  for (const name of task.names) {
    await window.press(KEY.control, "f");
    for (const letter of name) {
      const [time = Number.NaN] = await strike(window, {
        what: `a letter of ${name}`,
        keys: [letter],
        before: `const field = ${field}, was = field.value`,
        effects: [`field.value !== was && ${WHOLE}`],
      });
      typed.push(time);
    }
    await window.press(KEY.control, "a");
    await window.press(KEY.delete);
    await window.when(
      "all clients again",
      `return document.querySelector('[role="grid"]').getAttribute("aria-rowcount") === arguments[0] && ${WHOLE}`,
      all,
    );
  }
  add("search: a letter typed until what it finds is shown", typed, 100);
}

async function palette(window: Window): Promise<void> {
  const opened: number[] = [];
  const typed: number[] = [];
  const dialog = `document.querySelector('[role="dialog"]')`;
  for (let n = 0; n < 30; n++) {
    const [time = Number.NaN] = await strike(window, {
      what: "the palette opens",
      keys: [KEY.control, "k"],
      effects: [`${dialog}?.contains(document.activeElement) === true && document.activeElement.matches("input")`],
    });
    opened.push(time);
    for (const letter of "til") {
      const [found = Number.NaN] = await strike(window, {
        what: "a letter in the palette",
        keys: [letter],
        before: "const field = document.activeElement, was = field.value",
        effects: ["field.value !== was"],
      });
      typed.push(found);
    }
    await window.press(KEY.escape);
    await window.when("the palette has closed", `return ${dialog} === null`);
  }
  add("palette: Ctrl+K until it has the focus", opened, 100);
  add("palette: a letter typed", typed, 100);
}

async function views(window: Window): Promise<void> {
  const places = [fi.ui_nav_clients, fi.ui_nav_statistics, fi.ui_nav_settings, fi.ui_nav_today];
  const taken = new Map<string, number[][]>();
  for (let n = 0; n < VISITS * places.length; n++) {
    const title = places[n % places.length] ?? "";
    const times = await strike(window, {
      what: `the view ${title}`,
      keys: [KEY.control, String(((n + 1) % places.length) + 1)],
      effects: [headed(title), `${headed(title)} && ${WHOLE}`],
    });
    taken.set(title, [...(taken.get(title) ?? []), times]);
  }
  add("view change, Ctrl+1 to Ctrl+4: the view stands", first([...taken.values()].flat()), 100);
  // the report of Tilastot has a budget of its own at dispatch: 300 ms
  for (const [title, times] of taken) {
    add(`view change: ${title} is whole`, second(times), title === fi.ui_nav_statistics ? 400 : 100);
  }
}

/** Opens the client of the focused row, and goes back to the list. */
async function openRow(window: Window): Promise<number> {
  const [time = Number.NaN] = await strike(window, {
    what: "a client opens",
    keys: [KEY.enter],
    before: `const words = (element) => element.textContent.trim().split(" ").sort().join(" "), name = words(document.activeElement.closest('[role="row"]').querySelector('[role="rowheader"]'))`,
    effects: [`document.querySelector("h1") !== null && words(document.querySelector("h1")) === name && ${WHOLE}`],
  });
  return time;
}

async function clients(window: Window): Promise<void> {
  const opened: number[] = [];
  await window.when("a row has the focus", `return ${ON_ROW}`);
  for (let n = 0; n < VISITS; n++) {
    opened.push(await openRow(window));
    await goTo(window, 2, fi.ui_nav_clients);
    await window.when("a row has the focus", `return ${ON_ROW}`);
    await strike(window, { what: "the next row", keys: [KEY.down], before: KEEP_CELL, effects: [OTHER_CELL] });
  }
  add("a client of the list is opened", opened, 100);

  const long: number[] = [];
  const tabs = new Map<string, number[]>();
  for (let n = 0; n < VISITS; n++) {
    const name = task.long[n % task.long.length] ?? "";
    await window.press(KEY.control, "f");
    await window.press(KEY.control, "a");
    for (const letter of name) await window.press(letter);
    await window.when(
      `${name} is found`,
      `return document.querySelector('[role="rowheader"]')?.textContent.trim() === arguments[0] && ${WHOLE}`,
      name,
    );
    await window.run(`document.querySelector('[data-cell="0:0"]').focus()`);
    long.push(await openRow(window));
    await window.run(`document.querySelector('[role="tab"][aria-selected="true"]').focus()`);
    for (const title of [
      fi.ui_client_tab_periods,
      fi.ui_client_tab_participation,
      fi.ui_client_tab_attendance,
      fi.ui_client_tab_notes,
      fi.ui_client_tab_history,
    ]) {
      const [time = Number.NaN] = await strike(window, {
        what: `the part ${title}`,
        keys: [KEY.right],
        effects: [
          `document.querySelector('[role="tab"][aria-selected="true"]').textContent.trim().startsWith(${JSON.stringify(title)}) && document.querySelector('[role="tabpanel"]')?.textContent.trim() !== "" && ${WHOLE}`,
        ],
      });
      tabs.set(title, [...(tabs.get(title) ?? []), time]);
    }
    await goTo(window, 2, fi.ui_nav_clients);
  }
  add("a client with more than 1,000 entries is opened", long, 100);
  for (const [title, times] of tabs) add(`the same client: the part ${title}`, times, 100);
}

async function rollCall(window: Window): Promise<void> {
  const people = `document.querySelectorAll('main [role="grid"] tbody tr').length`;
  await window.when("the day", `return ${headed(fi.ui_nav_today)} && ${WHOLE}`);
  if ((await window.run<number>(`return ${people}`)) === 0) {
    await window.click(`//button[contains(normalize-space(.), "${fi.ui_today_previous_working}")]`);
  }
  await window.when("a roll call", `return ${people} > 0 && ${WHOLE}`);
  await window.run(`document.querySelector('main [role="grid"] [data-cell="0:3"]').focus()`);
  const taken: number[] = [];
  for (let n = 0; n < 100; n++) {
    const [present, last] = await window.run<[boolean, boolean]>(
      `const row = document.activeElement.closest("tr");
       return [row.querySelector('[data-column="mark"]').textContent.includes(arguments[0]), row.nextElementSibling === null]`,
      fi.ui_attendance_code_present,
    );
    const [time = Number.NaN] = await strike(window, {
      what: "a mark",
      keys: [present ? fi.ui_attendance_key_sick.toLowerCase() : fi.ui_attendance_key_present.toLowerCase()],
      before: `const row = document.activeElement.closest("tr"), mark = row.querySelector('[data-column="mark"]'), was = mark.textContent, next = row.nextElementSibling ?? row`,
      effects: ["mark.textContent !== was && document.activeElement?.closest('tr') === next"],
    });
    taken.push(time);
    if (last) await window.press(KEY.control, KEY.home);
  }
  add("roll call: a letter until the mark is shown and the focus has moved on", taken, 100);
  await window.press(KEY.control, KEY.home);
  const moves = await strokes(window, 60, (n) => ({
    what: "an arrow moves the focus",
    keys: [n % 2 === 0 ? KEY.down : KEY.up],
    before: KEEP_CELL,
    effects: [OTHER_CELL],
  }));
  add("roll call: arrow keys", first(moves), 33);
}

it("measures the window", async () => {
  await start();
  let held: Memory[] = [];

  const office = await open("#/");
  try {
    await signIn(office, task.coordinator, [`${headed(fi.ui_nav_today)} && ${WHOLE}`]);
    await goTo(office, 2, fi.ui_nav_clients);
    await all(office);
    await list(office);
    await search(office);
    await palette(office);
    await views(office);
    await goTo(office, 2, fi.ui_nav_clients);
    await clients(office);
    held = memory(task.folder);
  } finally {
    office.kill();
  }

  const group = await open("#/");
  try {
    await signIn(group, task.coach, [`${headed(fi.ui_nav_today)} && ${WHOLE}`]);
    await rollCall(group);
  } finally {
    group.kill();
  }
  writeFileSync(task.out, JSON.stringify({ measured, memory: held }));
  expect(measured.flatMap(({ samples_ms }) => samples_ms).filter(Number.isNaN)).toEqual([]);
});
