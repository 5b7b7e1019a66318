/** What a test does and sees on the pages of the real window, in the words of the pages. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS, until, Window } from "./driver";

const TARGET = resolve(process.env.CARGO_TARGET_DIR ?? join(import.meta.dirname, "../../target"));
const BINARY = join(TARGET, "debug/polku-desktop");
const PICTURES = join(TARGET, "window-pictures");

/** The day of every test: a Wednesday on which everybody works. */
export const TODAY = "2026-11-18";

/** How often a page is loaded, so that it is listened to from the beginning. */
const LOADS = 10;

/** Where a dialog stands, for what is to be found in it. */
export const IN_DIALOG = '//*[@role="dialog" or @role="alertdialog"]';

/**
 * Listens for what the policy refuses, once the page is a new one; answers whether it is still without a drawing. WebKit
 * tells its ReportingObserver of no refusal where the policy names nobody to report to, so nothing tells of the time before.
 */
const LISTEN = `
  const root = document.getElementById("root");
  if (window.left || root === null) return null;
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective + " " + event.blockedURI));
  return { early: root.childElementCount === 0 };`;

/** The rows of the roll call: name and mark, the columns found by their headings. */
const ROWS = `
  const grid = document.querySelector('[role="grid"]');
  if (!grid) return null;
  const headings = [...grid.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
  const name = headings.indexOf(arguments[0]), mark = headings.indexOf(arguments[1]);
  const rows = [...grid.querySelectorAll("tbody tr")].map((row) => [row.cells[name]?.textContent.trim(), row.cells[mark]?.textContent.trim()]);
  return rows.length > 0 ? rows : null;`;

/** A folder of stores for one file of tests, and how it goes. */
export function newFolder(): { readonly path: string; readonly remove: () => void } {
  if (!existsSync(BINARY)) throw new Error(`build it first: ${BINARY}`);
  mkdirSync(PICTURES, { recursive: true });
  const path = mkdtempSync(join(tmpdir(), "polku-window-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A text of the messages with what stands in its gaps. */
export function say(text: string, gaps: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap);
}

const quoted = (text: string) => `"${text}"`;
const says = (text: string) => `contains(normalize-space(.), ${quoted(text)})`;
const field = (label: string) =>
  `//*[(self::label or self::span) and starts-with(normalize-space(.), ${quoted(label)})]/ancestor::div[1]`;

export class Page {
  /** What the policy refused to pages that a reload has taken away. */
  private readonly heard: string[] = [];

  private constructor(readonly window: Window) {}

  /** Opens the program where it was left. A machine without a language starts it too. */
  static async open(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Page> {
    const machine = { LANG: "C.UTF-8", LC_ALL: "", LANGUAGE: "", TZ: "Europe/Helsinki" };
    const window = await Window.open(BINARY, folder, { POLKU_TEST_TODAY: TODAY, ...machine, ...env });
    const page = new Page(window);
    await page.load(null);
    await window.resize(1280, 720);
    return page;
  }

  /** Loads the page anew, at another address of it if one is given, and goes on listening. */
  async reload(address: string | null = null): Promise<void> {
    this.heard.push(...(await this.heardHere()));
    await this.load(address);
  }

  /** Loads the page, and again if it was too late to hear it from before its first drawing. */
  private async load(address: string | null): Promise<void> {
    for (let time = 0; time < LOADS; time += 1) {
      await this.window.run(
        "window.left = true; if (arguments[0] !== null) location.hash = arguments[0]; location.reload()",
        address,
      );
      if ((await this.window.when<{ early: boolean }>("the page is another", LISTEN)).early) return;
    }
    throw new Error("nobody hears what is refused while the page is drawn first");
  }

  /** Clicks a button that says a text, or is named so where it says none. */
  button(text: string, within = ""): Promise<void> {
    return this.window.click(`${within}//button[${says(text)} or @aria-label=${quoted(text)}]`);
  }

  /** The name of the first made-up worker of a role. */
  async workerOf(role: string): Promise<string> {
    const workers = await this.window.rpc<{ name: string; role: string }[]>("made_up_workers");
    const found = workers.find((worker) => worker.role === role);
    if (found === undefined) throw new Error(`nobody is a ${role}`);
    return found.name;
  }

  /** Signs in as the first made-up worker of a role, whose day is the first view. */
  async signIn(role: string): Promise<void> {
    await this.button(await this.workerOf(role));
    await this.heading(fi.ui_nav_today);
  }

  /** Goes to a main view through the navigation. */
  async visit(view: string): Promise<void> {
    await this.window.click(`//nav//a[${says(view)}]`);
    await this.heading(view);
    await this.whole();
  }

  async tab(name: string): Promise<void> {
    await this.window.click(`//*[@role="tab"][starts-with(normalize-space(.), ${quoted(name)})]`);
    await this.window.when(
      `the tab ${name}`,
      `return document.querySelector('[role=tab][aria-selected=true]')?.textContent.startsWith(arguments[0]) || null`,
      name,
    );
    await this.whole();
  }

  /** Types into the field of a label, in place of what it holds. */
  fill(label: string, text: string): Promise<void> {
    return this.window.fill(`${field(label)}//*[self::input or self::textarea]`, text);
  }

  /** Ticks a box or chooses a radio button. */
  tick(label: string): Promise<void> {
    return this.window.click(`//label[normalize-space(.)=${quoted(label)}]`);
  }

  /** Chooses from a list that opens. */
  async choose(label: string, option: string): Promise<void> {
    await this.openChoice(label);
    await this.option(option);
  }

  /** Opens the list of a field. */
  openChoice(label: string): Promise<void> {
    return this.window.click(`${field(label)}//button`);
  }

  /** Chooses from a list by typing. */
  async find(label: string, option: string): Promise<void> {
    await this.fill(label, option);
    await this.option(option);
  }

  private async option(option: string): Promise<void> {
    await this.window.click(`//*[@role="option"][starts-with(normalize-space(.), ${quoted(option)})]`);
    await this.window.when("the list is closed", `return document.querySelector("[role=option]") === null || null`);
  }

  heading(text: string, limit?: number): Promise<unknown> {
    const script = `return [...document.querySelectorAll("h1")].some((each) => each.textContent.trim() === arguments[0]) || null`;
    return until(`the heading ${text}`, () => this.window.run(script, text), limit);
  }

  /** Waits until something on the page says a text. */
  text(text: string, selector = "body"): Promise<unknown> {
    return this.window.when(
      `the text ${text}`,
      `return [...document.querySelectorAll(arguments[1])].some((each) => each.innerText.includes(arguments[0])) || null`,
      text,
      selector,
    );
  }

  /** Waits until nothing of the view is still on its way. */
  whole(): Promise<unknown> {
    return this.window.when(
      "the view is whole",
      `return document.querySelector('[aria-busy="true"]') === null || null`,
    );
  }

  dialogClosed(): Promise<unknown> {
    return this.window.when("no dialog", `return document.querySelector("[role=dialog]") === null || null`);
  }

  /** The people of the roll call with their marks. */
  rows(): Promise<[string, string][]> {
    return this.window.when("a roll call", ROWS, fi.ui_attendance_column_name, fi.ui_attendance_column_mark);
  }

  /** The engine has answered for an act: its notice, and later the status line, offers to undo it; it is on the disk. */
  saved(act: string): Promise<unknown> {
    return this.window.when(
      `saved: ${act}`,
      `const [act, undo, undoOfAct, saved] = arguments;
       const said = (selector, fits) => [...document.querySelectorAll(selector)].some((each) => fits(each.textContent));
       const noticed = said("footer [role=status]", (text) => text === act) && said("footer button", (text) => text.startsWith(undo));
       const offered = noticed || said("footer button", (text) => text.includes(undoOfAct));
       return (offered && said("footer [role=status]", (text) => text.includes(saved))) || null`,
      act,
      fi.ui_undo_button,
      say(fi.ui_status_undo_of, { act }),
      fi.ui_save_saved.split("{")[0]?.trim(),
    );
  }

  /** What the policy refused since the window was opened; none, if all is well. */
  async refused(): Promise<string[]> {
    const said = this.window.output.match(/.*(Content Security Policy|Refused to).*/gi) ?? [];
    return [...this.heard, ...(await this.heardHere()), ...said];
  }

  private async heardHere(): Promise<string[]> {
    const heard = await this.window.run<string[] | null>("return window.refused ?? null");
    if (heard === null) throw new Error("nobody listened: a test loads the page anew by Page.reload");
    return heard;
  }

  /** Opens the guide with F1, at the chapter of the place. */
  async openGuide(): Promise<void> {
    await this.window.press(KEYS.f1);
    await this.window.when("the guide", `return document.querySelector("[role=dialog] article h3") !== null || null`);
    await this.guidePictures();
  }

  /** Waits until every picture of the chapter is there; answers how many there are. */
  async guidePictures(): Promise<number> {
    return this.window.when(
      "the pictures of the chapter",
      `const all = [...document.querySelectorAll("[role=dialog] img")];
       return all.every((each) => each.complete && each.naturalWidth > 0) ? all.length : null`,
    );
  }

  /** Opens the palette, with what it offers at once. */
  async openPalette(): Promise<void> {
    await this.window.press(KEYS.control, "k");
    await this.window.when(
      "the palette",
      `return document.querySelector("[role=dialog] [role=menuitem]") !== null || null`,
    );
  }

  /** Leaves what lies above the page. */
  async escape(): Promise<void> {
    await this.window.press(KEYS.escape);
    await this.dialogClosed();
  }

  /** Keeps a picture of where a test broke off. */
  async failed({ name, result }: { name: string; result?: { state: string } | undefined }): Promise<void> {
    if (result?.state === "fail") await this.picture(`failed ${name}`.replace(/\W+/g, "-"));
  }

  /** Keeps a picture. */
  async picture(name: string): Promise<void> {
    await this.window.painted();
    writeFileSync(join(PICTURES, `${name}.png`), await this.window.screenshot());
  }
}
