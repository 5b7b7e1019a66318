/** Every part of the kit in every state: whole in each look, and looking as it did. */
import { expect, expectSound, messages, type Page, test } from "./test";

const { fi } = messages;

async function gallery(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date("2027-02-03T12:05:00Z"));
  await page.goto("/#/gallery");
  await expect(page.getByRole("heading", { level: 1, name: "Gallery" })).toBeVisible();
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).press("Enter");

// a walk through every state of everything
test.slow();

/** Each page of the gallery in turn, once what it loads is there. */
async function eachPage(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const names = await page.getByRole("navigation", { name: "Pages" }).getByRole("button").allTextContents();
  for (const name of names) {
    await press(page, name);
    await expect(page.getByRole("button", { name, exact: true })).toHaveAttribute("aria-pressed", "true");
    if (name === "Lists") await expect(page.getByRole("alert")).toBeVisible();
    await look(name);
  }
}

test("the gallery is whole", async ({ page }) => {
  await gallery(page);
  await eachPage(page, () => expectSound(page));
});

test("the gallery is whole in Swedish and dark", { tag: "@journey" }, async ({ page }) => {
  await gallery(page);
  await press(page, "sv");
  await press(page, "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await eachPage(page, () => expectSound(page));
});

test("what opens above the gallery is whole", async ({ page }) => {
  await gallery(page);
  const open = async (name: string, role: "dialog" | "alertdialog" | "menu" | "listbox") => {
    await press(page, name);
    await expect(page.getByRole(role)).toBeVisible();
    await expectSound(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole(role)).toBeHidden();
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  };
  await open("Toiminnot", "menu");
  await open("Avaa valintaikkuna", "dialog");
  await open("Lähetä yhteenveto", "alertdialog");
  await press(page, "Fields");
  await open("Kaikki Ympäristöt", "listbox");
  await press(page, "Lists");
  await open(fi.ui_grid_columns, "dialog");
  await press(page, "Acts");
  await open("Avaa ohje", "dialog");
  await press(page, "Avaa haku");
  const field = page
    .getByRole("searchbox")
    .or(page.getByRole("combobox"))
    .or(page.getByRole("dialog").getByRole("textbox"));
  await expect(field).toBeFocused();
  await expectSound(page);
  await field.fill("mä");
  await expect(page.getByRole("menuitem", { name: /Mäkelä Veikko/ })).toBeVisible();
  await expectSound(page);
  await field.fill("virhe");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectSound(page);
});

test("each part looks as it did", { tag: "@journey" }, async ({ page }) => {
  await gallery(page);
  await eachPage(page, async () => {
    for (const sample of await page.locator("[data-sample]").all()) {
      const name = (await sample.getAttribute("data-sample")) ?? "";
      await expect.soft(sample).toHaveScreenshot(`${name.replace(/\W+/g, "-").toLowerCase()}.png`);
    }
  });
});
