/** Forms that were left half-typed: Tänään tells of them, and each goes on, or goes with a way back. */
import { addClient } from "./office";
import { expect, expectFocus, expectWhole, filled, inSwedish, messages, press, signIn, test, visit } from "./test";

const { fi } = messages;

test("a form that was left half-typed waits on Tänään", { tag: "@journey" }, async ({ page, host }) => {
  await signIn(page, "coordinator");
  const id = await addClient(host, "Öö Kesken", 967);
  await page.goto(`${page.url().split("#")[0]}#/clients/${id}?section=notes&act=note`);
  await page.getByRole("textbox", { name: `${fi.ui_client_note_text} (` }).fill("Puhelu jäi kesken");
  const kept = page.waitForResponse("**/rpc/save_draft");
  await press(page, "Control+1");
  await kept;
  const list = page.getByRole("region", { name: fi.ui_today_unfinished });
  const line = page.getByRole("link", { name: /^Öö Kesken Testi/ });
  await expect(line).toContainText(fi.ui_client_note_add);
  await expectWhole(page);
  const named = `${fi.ui_client_note_add}, Öö Kesken Testi`;
  await list.getByRole("button", { name: `${fi.ui_today_unfinished_discard} ${named}` }).press("Enter");
  await expect(list.getByText(filled(fi.ui_today_unfinished_thrown, { form: named }))).toBeVisible();
  await expectFocus(page);
  await expectWhole(page);
  await list.getByRole("button", { name: `${fi.ui_today_unfinished_back} ${named}` }).press("Enter");
  await expect(line).toBeVisible();
  await expectFocus(page);
  await inSwedish(page);
  await visit(page, "today", "sv");
  await expect(line).toBeVisible();
  await expectWhole(page);
  await line.press("Enter");
  await expect(page.locator("textarea")).toHaveValue("Puhelu jäi kesken");
});
