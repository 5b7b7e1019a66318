import { chooser, expect, expectWhole, inSwedish, messages, type Page, rollCall, signIn, test, visit } from "./test";

const { fi, sv } = messages;

test("the chooser and the entry", async ({ page }) => {
  await chooser(page);
  await expectWhole(page);
  await page.getByRole("button", { name: fi.ui_first_to_start }).click();
  await expect(page.getByRole("heading", { level: 1, name: fi.ui_first_title })).toBeVisible();
  await expectWhole(page);
  await page.getByRole("button", { name: fi.ui_first_try }).click();
  await expect(page.getByRole("heading", { level: 1, name: fi.ui_made_up_choose })).toBeVisible();
});

test("Tänään of a coach", async ({ page }) => {
  await signIn(page, "work_coach");
  await rollCall(page);
  await expectWhole(page);
});

test("Tänään of a coordinator", async ({ page }) => {
  await signIn(page, "coordinator");
  await expectWhole(page);
});

test("Asiakkaat and a client's page", async ({ page }) => {
  await signIn(page, "career_agent");
  await visit(page, "clients");
  await expectWhole(page);
  await openClient(page, fi.ui_nav_clients);
  await expectWhole(page);
});

test("Tilastot", async ({ page }) => {
  await signIn(page, "coordinator");
  await visit(page, "statistics");
  await expectWhole(page);
  await eachTab(page);
});

test("Asetukset", async ({ page }) => {
  await signIn(page, "coordinator");
  await visit(page, "settings");
  await expectWhole(page);
  await eachTab(page);
});

test("a coordinator's views and the lock in Swedish", async ({ page }) => {
  await signIn(page, "coordinator");
  await inSwedish(page);
  await expectWhole(page);
  for (const view of ["today", "clients", "statistics"] as const) {
    await visit(page, view, "sv");
    await expectWhole(page);
  }
  await page.getByRole("button", { name: sv.ui_top_lock, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: sv.ui_lock_title })).toBeVisible();
  await expect(page.getByRole("button", { name: sv.ui_role_work_coach }).first()).toBeVisible();
  await expectWhole(page);
});

test("a coach's day and a client's page in Swedish", async ({ page }) => {
  await signIn(page, "work_coach");
  await inSwedish(page);
  await visit(page, "today", "sv");
  await rollCall(page, "sv");
  await expectWhole(page);
  await visit(page, "clients", "sv");
  await openClient(page, sv.ui_nav_clients);
  await expectWhole(page);
});

async function openClient(page: Page, list: string): Promise<void> {
  const cell = page
    .getByRole("grid", { name: list, exact: true })
    .getByRole("row")
    .nth(1)
    .getByRole("gridcell")
    .first();
  await cell.click();
  await cell.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(list);
}

async function eachTab(page: Page): Promise<void> {
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true");
    await expectWhole(page);
  }
}
