/** What goes on paper, by the engine's own way to a printer: words of the sheets, and how many there are. */
import { execFileSync } from "node:child_process";
import { expect, messages, type Page, press, settled, signIn, test, visit } from "./test";

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

async function sheets(page: Page, name: string): Promise<string[]> {
  const path = test.info().outputPath(`${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, format: "A4" });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  return text.split("\f").slice(0, -1);
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
