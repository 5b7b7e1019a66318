import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import en from "../../messages/en.json" with { type: "json" };
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS, Window } from "./driver";

const TARGET = resolve(process.env.CARGO_TARGET_DIR ?? join(import.meta.dirname, "../../target"));
const BINARY = join(TARGET, "debug/polku-desktop");
const PICTURES = join(TARGET, "window-pictures");

const button = (text: string) => `//button[contains(normalize-space(.), "${text}")]`;

/** Listens for what the policy refused; reports of the time before are handed over by the observer. */
const LISTEN = `
  window.refused = [];
  const note = (from, body) => window.refused.push(from + " " + (body.effectiveDirective ?? "") + " " + (body.blockedURI ?? body.blockedURL ?? ""));
  document.addEventListener("securitypolicyviolation", (event) => note("event", event));
  if (!("ReportingObserver" in window)) return false;
  new ReportingObserver((reports) => reports.forEach((report) => note("report", report.body)), { types: ["csp-violation"], buffered: true }).observe();
  return true;`;

/** The rows of the roll call: name and mark, the columns found by their headings. */
const ROWS = `
  const grid = document.querySelector('[role="grid"]');
  if (!grid) return null;
  const headings = [...grid.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
  const name = headings.indexOf(arguments[0]), mark = headings.indexOf(arguments[1]);
  const rows = [...grid.querySelectorAll("tbody tr")].map((row) => [row.cells[name]?.textContent.trim(), row.cells[mark]?.textContent.trim()]);
  return rows.length > 0 ? rows : null;`;

const BUTTONS = `return [...document.querySelectorAll("button, [role=button], [role=tab], nav a")]
  .flatMap((each) => [each.innerText, each.getAttribute("aria-label") ?? "", ...[...each.querySelectorAll("span")].map((part) => part.innerText)])
  .map((text) => text.trim()).filter((text) => text !== "");`;

const words = (messages: Readonly<Record<string, unknown>>) =>
  new Set(Object.values(messages).filter((text) => typeof text === "string"));
/** Whole English texts that mean nothing in Finnish. */
const ENGLISH = [...words(en)].filter((text) => /\p{L}{3}/u.test(text) && !words(fi).has(text));

describe("the window", () => {
  const folder = mkdtempSync(join(tmpdir(), "polku-window-"));
  const seen = new Set<string>();
  let window: Window;
  let output = "";

  /** Opens the program where it was left. A machine without a language starts it too. */
  const open = async () => {
    window = await Window.open(BINARY, folder, { LANG: "C.UTF-8", LC_ALL: "", LANGUAGE: "", TZ: "Europe/Helsinki" });
    await window.run(LISTEN);
    await window.resize(1280, 720);
  };
  const look = async (name: string) => {
    await window.painted();
    for (const text of await window.run<string[]>(BUTTONS)) seen.add(text);
    writeFileSync(join(PICTURES, `${name}.png`), await window.screenshot());
  };
  const heading = (text: string) =>
    window.when(
      `the heading ${text}`,
      `return [...document.querySelectorAll("h1")].some((each) => each.textContent.trim() === arguments[0]) || null`,
      text,
    );
  const rows = () =>
    window.when<[string, string][]>("a roll call", ROWS, fi.ui_attendance_column_name, fi.ui_attendance_column_mark);
  /** The engine has answered for an act: the status line offers to undo it, and says that it is on the disk. */
  const saved = (act: string) =>
    window.when(
      `saved: ${act}`,
      `const said = (selector, text) => [...document.querySelectorAll(selector)].some((each) => each.textContent.includes(text));
       return (said("footer button", arguments[0]) && said("footer [role=status]", arguments[1])) || null`,
      fi.ui_status_undo_of.replace("{act}", act),
      fi.ui_save_saved.split("{")[0]?.trim(),
    );
  const refused = async () => {
    output += window.output;
    return window.run<string[]>("return window.refused");
  };

  /** Signs in as the first coach, and goes to the last working day if today is none. */
  const signIn = async () => {
    await window.click(button(fi.ui_role_work_coach));
    await heading(fi.ui_nav_today);
    const found = await window.when<string>(
      "the day",
      `if (document.querySelector('[role="grid"] tbody tr')) return "group";
       return [...document.querySelectorAll("button")].some((each) => each.textContent.includes(arguments[0])) ? "nobody" : null`,
      fi.ui_today_previous_working,
    );
    if (found === "nobody") {
      await look("nobody-today");
      await window.click(button(fi.ui_today_previous_working));
    }
    return rows();
  };

  beforeAll(() => {
    if (!existsSync(BINARY)) throw new Error(`build it first: ${BINARY}`);
    mkdirSync(PICTURES, { recursive: true });
  });

  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("keeps a mark through a lock, a kill and a new start, in Finnish and within its policy", async () => {
    const began = Date.now();
    await open();
    await heading(fi.ui_first_title);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(await window.run("return document.documentElement.lang")).toBe("fi");
    await look("welcome");

    await window.click(button(fi.ui_first_try));
    await heading(fi.ui_first_try);
    await look("make");
    await window.click(button(fi.ui_made_up_make));
    await heading(fi.ui_made_up_choose);
    await look("chooser");

    const before = await signIn();
    await look("today");
    const present = fi.ui_attendance_code_present;
    const unmarked = before.findIndex(([, mark]) => !mark.endsWith(present));
    const name = before[Math.max(0, unmarked)]?.[0] ?? "";
    const mark = async () => (await rows()).find(([who]) => who === name)?.[1];
    await window.click(`//*[@role="grid"]//tbody/tr[${Math.max(0, unmarked) + 1}]//*[normalize-space(.)="${name}"]`);
    if (unmarked < 0) {
      await window.press(KEYS.delete);
      await expect.poll(mark).not.toContain(present);
      await saved(fi.ui_today_act_cleared.replace("{name}", name));
    }
    await window.press("l");
    await expect.poll(mark).toContain(present);
    await saved(fi.ui_today_act_one.replace("{name}", name).replace("{mark}", present));
    await look("marked");

    for (const place of [fi.ui_nav_clients, fi.ui_nav_statistics, fi.ui_nav_settings]) {
      await window.click(`//nav//a[contains(normalize-space(.), "${place}")]`);
      await heading(place);
      await window.when("the view is whole", `return document.querySelector('[aria-busy="true"]') === null || null`);
      await look(`view-${place.toLowerCase()}`);
    }

    await window.press(KEYS.control, "l");
    await heading(fi.ui_lock_title);
    await window.when(
      "the way back in",
      `return [...document.querySelectorAll("button")].some((each) => each.textContent.includes(arguments[0])) || null`,
      fi.ui_role_work_coach,
    );
    expect(await window.run<string>("return document.body.innerText")).not.toContain(name);
    await look("locked");
    expect(await refused()).toEqual([]);
    expect(window.kill(), "the program was running").toBe(1);

    await open();
    await heading(fi.ui_made_up_choose);
    await signIn();
    expect(await mark()).toContain(present);
    await look("again");

    expect(await refused()).toEqual([]);
    expect(output).not.toMatch(/Content Security Policy|Refused to/i);
    expect(ENGLISH.filter((text) => seen.has(text))).toEqual([]);

    // and the ears do hear
    await window.run(
      `const style = document.createElement("style"); style.textContent = "p{}"; document.head.append(style);`,
    );
    await window.when("a refusal is heard", "return window.refused.length > 0 || null");
    expect(seen.has(fi.ui_top_lock), "names of buttons were read").toBe(true);
  });
});
