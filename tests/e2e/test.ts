/** What every test of the pages stands on: a host of its own, and a page that must not complain. */
import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page, type Route } from "@playwright/test";
import en from "../../messages/en.json" with { type: "json" };
import fi from "../../messages/fi.json" with { type: "json" };
import sv from "../../messages/sv.json" with { type: "json" };
import { type Host, startHost } from "./host";

export { expect, type Host, type Locator, type Page };

export const messages = { fi, sv, en } as const;
export type Language = keyof typeof messages;
type Role = "work_coach" | "career_agent" | "company_agent" | "coordinator" | "decision_maker";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Nothing is under way: no skeleton, and every movement has come to rest. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await still(page);
}

/** Every movement that has an end has come to it. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((each) => each.finished),
    ),
  );
}

/** Whole by axe, and no wider than the window, save what scrolls by itself. */
export async function expectWhole(page: Page): Promise<void> {
  await settled(page);
  await expectSound(page);
}

/** The same while something is under way. */
export async function expectSound(page: Page): Promise<void> {
  await still(page);
  // a page of one frame is judged whole where it is; the other way opens a page more for each look
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  const faults = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map((node) => `${node.target} ${node.failureSummary}`),
  }));
  const chosen = await page.getByRole("tab", { selected: true }).allTextContents();
  const above = await page.getByRole("dialog").or(page.getByRole("alertdialog")).getByRole("heading").allTextContents();
  const where = [await page.title(), ...chosen, ...above.slice(0, 1)].join(", ");
  expect.soft(faults, `axe: ${where}`).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  expect.soft(content, `width: ${where}`).toBeLessThanOrEqual(window);
}

/** A program whose only store is the made-up region begins with its workers. */
export async function chooser(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: fi.ui_made_up_choose })).toBeVisible();
  await expect(page.getByRole("button", { name: fi.ui_role_work_coach }).first()).toBeVisible();
}

/** The first worker of the role in the engine's order. */
async function workerOf(page: Page, role: Role): Promise<string> {
  const answer = await page.request.post("/rpc/made_up_workers", { data: {} });
  const workers = (await answer.json()) as { readonly name: string; readonly role: Role }[];
  const found = workers.find((worker) => worker.role === role);
  if (found === undefined) throw new Error(`nobody is a ${role}`);
  return found.name;
}

/** The first worker of the role, or the one of that name. */
export async function signIn(page: Page, who: Role | { readonly name: string }): Promise<void> {
  await chooser(page);
  const name = typeof who === "string" ? await workerOf(page, who) : who.name;
  await page.getByRole("button", { name }).first().press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: fi.ui_nav_today })).toBeVisible();
}

/** Locks by the key, until the engine has done so: the page shows it before. */
export async function lock(page: Page): Promise<void> {
  const locked = page.waitForResponse("**/rpc/lock");
  await page.keyboard.press("Control+l");
  await locked;
}

/** A text of the messages with its parameters. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** The window in Swedish, as the worker would choose it. */
export async function inSwedish(page: Page): Promise<void> {
  await visit(page, "settings");
  await page.getByRole("radio", { name: fi.ui_settings_language_sv, exact: true }).press("Space");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
}

const refused = new WeakMap<Page, Set<string>>();

/** The engine is going to refuse the command: what the browser says of that is no fault of the page. */
export function expectRefusal(page: Page, command: string): void {
  refused.set(page, new Set([...(refused.get(page) ?? []), `/rpc/${command}`]));
}

/** Has the command refused, until the returned function lets it through again. */
export async function refuse(page: Page, command: string, code = "disk_full"): Promise<() => Promise<void>> {
  expectRefusal(page, command);
  const path = `**/rpc/${command}`;
  await page.route(path, (route) => route.fulfill({ status: 500, json: { code } }));
  return () => page.unroute(path);
}

/** Has the command wait, until the returned function lets it go on: to the engine, or to what was to become of it. */
export async function hold(
  page: Page,
  command: string,
  on = (route: Route): Promise<void> => route.continue(),
): Promise<() => void> {
  let go = () => {};
  const free = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(`**/rpc/${command}`, async (route) => {
    await free;
    await on(route);
  });
  return go;
}

/** The focus is on something. */
export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
}

/** Takes the latest acts back, one after another, and waits until each is. */
export async function undo(page: Page, times = 1, words: (typeof messages)[Language] = fi): Promise<void> {
  const said = page.getByRole("status").filter({ hasText: filled(words.ui_undo_done, { act: "" }) });
  for (let time = 0; time < times; time += 1) {
    const answer = page.waitForResponse("**/rpc/undo");
    await page.keyboard.press("Control+z");
    expect((await answer).ok()).toBe(true);
    await expect(said).toBeVisible();
  }
}

/** Presses keys one after another where the focus is, and counts them. */
export async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

/** Goes to a main view through the navigation. */
export async function visit(
  page: Page,
  view: "today" | "clients" | "statistics" | "settings",
  language: Language = "fi",
) {
  const words = messages[language];
  const name = words[`ui_nav_${view}`];
  await page.getByRole("navigation", { name: words.ui_nav_label }).getByRole("link", { name }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** The roll call of today, or of the last working day. */
export async function rollCall(page: Page, language: Language = "fi") {
  const grid = page.getByRole("grid").first();
  const earlier = page.getByRole("button", { name: messages[language].ui_today_previous_working });
  await expect(grid.or(earlier).first()).toBeVisible();
  if (await earlier.isVisible()) await earlier.click();
  await expect(grid).toBeVisible();
  return grid;
}

/** Gives the document a nonce for the widgets' own style, as the shell does on each load. */
async function withNonce(route: Route): Promise<void> {
  const answer = await route.fetch();
  const nonce = randomUUID();
  const policy = answer.headers()["content-security-policy"]?.replace("style-src", `style-src 'nonce-${nonce}'`) ?? "";
  await route.fulfill({
    response: answer,
    headers: { ...answer.headers(), "content-security-policy": policy },
    body: (await answer.text()).replaceAll("__TAURI_STYLE_NONCE__", nonce),
  });
}

export const test = base.extend<{ host: Host; quiet: undefined }>({
  // of each test alone: what one does to its region is nothing that another finds
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from the pattern
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "polku-pages-"));
    cpSync(process.env.POLKU_TEST_REGION ?? "", folder, { recursive: true });
    const host = await startHost(folder);
    await use(host);
    host.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  baseURL: async ({ host }, use) => use(host.address),
  quiet: [
    async ({ page }, use) => {
      await page.route((url) => url.pathname === "/", withNonce);
      const said: string[] = [];
      page.on("console", (message) => {
        const { pathname } = new URL(message.location().url || "about:blank");
        if (message.type() === "error" && !refused.get(page)?.has(pathname)) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(String(error)));
      await use(undefined);
      expect(said, "errors on the console").toEqual([]);
    },
    { auto: true },
  ],
});
