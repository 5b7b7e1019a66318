/** What goes on paper, by the browser's own way to a printer. */
import { execFileSync } from "node:child_process";
import { type Page, test } from "./test";

/** The words of each sheet of the page as it would be printed now. */
export async function sheets(page: Page, name: string): Promise<string[]> {
  const path = test.info().outputPath(`${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, format: "A4" });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  return text.split("\f").slice(0, -1);
}
