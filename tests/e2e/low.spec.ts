/** Large text and low windows: what one works with keeps the most of the height, and nothing is out of reach. */
import { expect, expectWhole, messages, type Page, rollCall, signIn, test, visit } from "./test";

const { fi } = messages;

async function shareOfContent(page: Page): Promise<number> {
  return page.evaluate(() => (document.getElementById("main")?.clientHeight ?? 0) / innerHeight);
}

async function enlarge(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control++");
    await expect(page.locator("html")).toHaveAttribute("style", /--text-scale: 2;/, { timeout: 100 });
  }).toPass({ intervals: [10] });
}

async function expectReach(page: Page): Promise<void> {
  const reached: (string | null)[] = [];
  await page.locator("#main").focus();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("F6");
    reached.push(
      await page.evaluate(() => document.activeElement?.closest("[data-region]")?.getAttribute("data-region") ?? null),
    );
  }
  expect(reached).toEqual(["status", "navigation", "top", "main"]);
  for (const name of [fi.ui_nav_today, fi.ui_nav_clients, fi.ui_nav_settings]) {
    await expect(page.getByRole("link", { name, exact: true })).toBeInViewport();
  }
  await expect(page.getByRole("button", { name: fi.ui_top_lock, exact: true })).toBeInViewport();
}

test("text at 200 % leaves three fifths of the height to the day @journey", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await signIn(page, "work_coach");
  await enlarge(page);
  await rollCall(page);
  expect(await shareOfContent(page)).toBeGreaterThanOrEqual(0.6);
  const link = page.getByRole("link", { name: fi.ui_nav_clients, exact: true });
  await link.hover();
  const name = await link.getByText(fi.ui_nav_clients).boundingBox();
  expect(name?.width).toBeGreaterThan(40);
  await expectReach(page);
  await expectWhole(page);
});

test("text at 200 % leaves room for clients, under their folded filters @journey", async ({ page }) => {
  await signIn(page, "coordinator");
  await enlarge(page);
  await visit(page, "clients");
  const rows = page.getByRole("grid", { name: fi.ui_nav_clients }).getByRole("rowheader");
  for (const at of [0, 1]) await expect(rows.nth(at)).toBeInViewport({ ratio: 1 });
  const fold = page.getByRole("search").getByRole("button", { name: new RegExp(`^${fi.ui_chips_label} \\(`) });
  const filter = page.getByRole("switch", { name: fi.ui_clients_filter_own });
  await expect(filter).toBeHidden();
  await fold.press("Enter");
  await expect(filter).toBeVisible();
  await expectWhole(page);
  await fold.press("Enter");
  await expect(filter).toBeHidden();
  await expectWhole(page);
});

test("a window of 640 by 480 does too @journey", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 480 });
  await signIn(page, "work_coach");
  await rollCall(page);
  expect(await shareOfContent(page)).toBeGreaterThanOrEqual(0.6);
  await expectReach(page);
  await expectWhole(page);
});

test("both at once scroll as one page, with nothing out of reach @journey", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 480 });
  await signIn(page, "work_coach");
  await enlarge(page);
  expect(await shareOfContent(page)).toBeGreaterThanOrEqual(0.6);
  await page.getByRole("button", { name: fi.ui_undo_latest }).click();
  await expect(page.getByRole("dialog", { name: fi.ui_undo_latest })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: fi.ui_nav_settings, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: fi.ui_nav_settings })).toBeInViewport();
  await expectWhole(page);
});
