import { afterAll, describe, expect, it } from "vitest";
import en from "../../messages/en.json" with { type: "json" };
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS, LONG_MS } from "./driver";
import { newFolder, Page, say } from "./page";

const BUTTONS = `return [...document.querySelectorAll("button, [role=button], [role=tab], nav a")]
  .flatMap((each) => [each.innerText, each.getAttribute("aria-label") ?? "", ...[...each.querySelectorAll("span")].map((part) => part.innerText)])
  .map((text) => text.trim()).filter((text) => text !== "");`;

const words = (messages: Readonly<Record<string, unknown>>) =>
  new Set(Object.values(messages).filter((text) => typeof text === "string"));
/** Whole English texts that mean nothing in Finnish. */
const ENGLISH = [...words(en)].filter((text) => /\p{L}{3}/u.test(text) && !words(fi).has(text));

describe("the window", () => {
  const folder = newFolder();
  const seen = new Set<string>();
  let page: Page | undefined;

  afterAll(async () => {
    await page?.window.close();
    folder.remove();
  });

  it("keeps a mark through a lock, a kill and a new start, in Finnish and within its policy", async () => {
    const began = Date.now();
    page = await Page.open(folder.path);
    const look = async (at: Page, name: string) => {
      await at.picture(name);
      for (const text of await at.window.run<string[]>(BUTTONS)) seen.add(text);
    };
    await page.heading(fi.ui_first_title);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(await page.window.run("return document.documentElement.lang")).toBe("fi");
    await look(page, "welcome");

    await page.button(fi.ui_first_try);
    await page.heading(fi.ui_first_try);
    await look(page, "make");
    await page.button(fi.ui_made_up_make);
    await page.heading(fi.ui_made_up_choose, LONG_MS);
    await look(page, "chooser");

    await page.signIn("work_coach");
    const before = await page.rows();
    await look(page, "today");
    const present = fi.ui_attendance_code_present;
    const unmarked = before.findIndex(([, mark]) => !mark.endsWith(present));
    const name = before[Math.max(0, unmarked)]?.[0] ?? "";
    const markIn = async (at: Page) => (await at.rows()).find(([who]) => who === name)?.[1];
    const mark = () => (page === undefined ? undefined : markIn(page));
    await page.window.click(
      `//*[@role="grid"]//tbody/tr[${Math.max(0, unmarked) + 1}]//*[normalize-space(.)="${name}"]`,
    );
    if (unmarked < 0) {
      await page.window.press(KEYS.delete);
      await expect.poll(mark).not.toContain(present);
      await page.saved(say(fi.ui_today_act_cleared, { name }));
    }
    await page.window.press("l");
    await expect.poll(mark).toContain(present);
    await page.saved(say(fi.ui_today_act_one, { name, mark: present }));
    await look(page, "marked");

    for (const place of [fi.ui_nav_clients, fi.ui_nav_settings]) {
      await page.visit(place);
      await look(page, `view-${place.toLowerCase()}`);
    }

    await page.window.press(KEYS.control, "l");
    await page.heading(fi.ui_lock_title);
    await page.text(await page.workerOf("work_coach"), "button");
    expect(await page.window.run<string>("return document.body.innerText")).not.toContain(name);
    await look(page, "locked");
    expect(await page.refused()).toEqual([]);
    expect(page.window.kill(), "the program was running").toBe(1);

    page = await Page.open(folder.path);
    await page.heading(fi.ui_made_up_choose);
    await page.signIn("work_coach");
    expect(await markIn(page)).toContain(present);
    await look(page, "again");

    await page.openPalette();
    await look(page, "palette");
    await page.escape();
    await page.openGuide();
    await look(page, "guide");
    await page.escape();
    expect(await page.refused()).toEqual([]);
    expect(ENGLISH.filter((text) => seen.has(text))).toEqual([]);

    // and the ears do hear, also what a page was refused that is no more
    await page.window.run(
      `const style = document.createElement("style"); style.textContent = "p{}"; document.head.append(style);`,
    );
    await page.window.when("a refusal is heard", "return window.refused.length > 0 || null");
    await page.reload();
    expect(await page.refused()).not.toEqual([]);
    // nor has the page that is no more left anything behind
    expect(await page.window.run("return [localStorage.length, sessionStorage.length]")).toEqual([0, 0]);
    expect(seen.has(fi.ui_top_lock), "names of buttons were read").toBe(true);
  });

  it("knows where it is, and the way back, when the engine has had too many addresses", async () => {
    if (page === undefined) throw new Error("there is no window");
    const { window } = page;
    await page.visit(fi.ui_nav_clients);
    await page.visit(fi.ui_nav_settings);
    // as a key that is held down on the tabs
    const refusal = await window.run<string>(
      `for (let n = 0; n < 200; n += 1) history.replaceState(history.state, "", location.hash);
       try { History.prototype.replaceState.call(history, history.state, "", location.hash); return "none"; } catch (thrown) { return thrown.name; }`,
    );
    expect(refusal).toBe("SecurityError");
    await page.tab(fi.ui_settings_tab_store);
    await page.visit(fi.ui_nav_today);
    await page.visit(fi.ui_nav_settings);
    await page.tab(fi.ui_settings_tab_store);
    await window.when("the address of the tab", `return location.hash === "#/settings?tab=store" || null`);
    await window.run("history.back()");
    await page.heading(fi.ui_nav_settings);
    await window.when("the address before", `return location.hash === "#/settings" || null`);
    await window.run("history.back()");
    await page.heading(fi.ui_nav_clients);
  });
});
