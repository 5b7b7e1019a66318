import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import sv from "../../messages/sv.json" with { type: "json" };
import { KEYS } from "./driver";
import { newFolder, Page } from "./page";
import { FAULTS, show, someClients, viewsOf } from "./views";

const WORDS = { fi, sv } as const;

/** Whose day the window is, beside the coordinator's, who sees everything. */
const ROLES = ["work_coach", "career_agent", "company_agent", "decision_maker"] as const;

interface Look {
  readonly role?: (typeof ROLES)[number];
  readonly language: keyof typeof WORDS;
  readonly theme: "light" | "dark";
  readonly contrast: "normal" | "more";
  /** Of the text, in per cent. */
  readonly size: 100 | 200;
  /** Of the window; the least that it takes is 640. */
  readonly width: 1280 | 640;
  /** The views to keep pictures of; without, all. */
  readonly pictures?: readonly string[];
}

const SOME = [
  "today",
  "clients",
  "client-situation",
  "client-notes",
  "statistics",
  "settings",
  "settings-workers",
  "lock",
  "palette",
  "guide",
];
const HEIGHTS = { 1280: 720, 640: 480 } as const;

/** Not every one with every other: each language, theme, contrast and size somewhere with each view. */
const LOOKS: readonly Look[] = [
  { language: "fi", theme: "light", contrast: "normal", size: 100, width: 1280 },
  { language: "sv", theme: "light", contrast: "normal", size: 100, width: 1280 },
  { language: "fi", theme: "dark", contrast: "normal", size: 100, width: 1280, pictures: SOME },
  { language: "fi", theme: "light", contrast: "more", size: 100, width: 1280, pictures: SOME },
  { language: "sv", theme: "dark", contrast: "more", size: 100, width: 1280, pictures: SOME },
  { language: "fi", theme: "light", contrast: "normal", size: 200, width: 1280 },
  { language: "sv", theme: "dark", contrast: "normal", size: 200, width: 1280, pictures: SOME },
  // the narrowest window with the largest letters: as many letters to a line as 320 px have at the usual size
  { language: "fi", theme: "light", contrast: "normal", size: 200, width: 640, pictures: SOME },
  { language: "sv", theme: "light", contrast: "normal", size: 200, width: 640, pictures: [] },
];

describe("the looks", () => {
  const folder = newFolder();
  let page: Page;
  let clients: Awaited<ReturnType<typeof someClients>> | undefined;

  beforeAll(async () => {
    page = await Page.open(folder.path);
    await page.window.rpc("make_made_up");
  });

  afterEach(async ({ task }) => {
    await page.failed(task);
    expect(await page.refused()).toEqual([]);
  });

  afterAll(async () => {
    await page?.window.close();
    folder.remove();
  });

  /** Looks at a view; answers what is wrong with it. */
  const look = async (name: string, { pictures }: Pick<Look, "pictures"> = {}): Promise<string[]> => {
    if (pictures === undefined || pictures.some((each) => name.endsWith(`-${each}`))) await page.picture(name);
    else await page.window.painted();
    return (await page.window.run<string[]>(FAULTS)).map((fault) => `${name}: ${fault}`);
  };

  it("would be seen to be broken", async () => {
    await page.window.run(
      `const part = document.body.appendChild(document.createElement("button"));
       part.id = "broken"; part.textContent = "x".repeat(400); part.style.inlineSize = "20px"; part.style.whiteSpace = "nowrap";`,
    );
    const faults = (await page.window.run<string[]>(FAULTS)).map((fault) => fault.split(":")[0]);
    expect(faults).toEqual(["the page is wider than the window", "cut"]);
    await page.window.run(`document.getElementById("broken").remove()`);
  });

  it.for(
    ROLES.flatMap((role) => [
      { role, language: "fi", size: 100 } as const,
      { role, language: "sv", size: 200 } as const,
    ]),
  )("of the views that a $role sees are whole: $language $size %", async ({ role, language, size }) => {
    const faults: string[] = [];
    const wish = { role, language, size, theme: "light", contrast: "normal", width: 1280 } as const;
    await signIn(page, wish);
    await page.window.resize(wish.width, HEIGHTS[wish.width]);
    const seen = await someClients(page).catch(() => ({ some: "none", ended: "none" }));
    for (const view of viewsOf(seen, WORDS[language])) {
      await show(page, view);
      faults.push(...(await look(`${role}-${language}-${size}-${view.name}`)));
    }
    await page.window.rpc("lock");
    expect(faults).toEqual([]);
  });

  it.for(LOOKS)("of every view are whole: $language $theme $contrast $size % $width px", async (wish) => {
    const words = WORDS[wish.language];
    const size = wish.width === 1280 ? `${wish.size}` : `${wish.size}-narrow`;
    const theme = wish.contrast === "more" ? `${wish.theme}more` : wish.theme;
    const name = (view: string) => `${wish.language}-${theme}-${size}-${view}`;
    const faults: string[] = [];

    await signIn(page, wish);
    await page.window.resize(wish.width, HEIGHTS[wish.width]);
    clients ??= await someClients(page);
    for (const view of viewsOf(clients, words)) {
      await show(page, view);
      faults.push(...(await look(name(view.name), wish)));
    }
    for (const [over, open] of [
      ["palette", () => page.openPalette()],
      ["guide", () => page.openGuide()],
    ] as const) {
      await open();
      faults.push(...(await look(name(over), wish)));
      await page.escape();
    }
    await page.window.press(KEYS.control, "l");
    await page.heading(words.ui_lock_title);
    await page.text(await page.workerOf("coordinator"), "button");
    faults.push(...(await look(name("lock"), wish)));
    expect(faults).toEqual([]);
  });

  it("of every chapter of the guide are whole, with its pictures", async () => {
    const wish = { language: "fi", size: 100, theme: "light", contrast: "normal", width: 1280 } as const;
    const faults: string[] = [];
    await signIn(page, wish);
    await page.window.resize(wish.width, HEIGHTS[wish.width]);
    await page.openGuide();
    const names = `return [...document.querySelectorAll("[role=dialog] nav button")].map((each) => each.textContent)`;
    const chapters = await page.window.run<string[]>(names);
    let pictures = 0;
    for (const [at, title] of chapters.entries()) {
      await page.window.click(`//*[@role="dialog"]//nav//li[${at + 1}]/button`);
      await page.text(title, "[role=dialog] article h3");
      pictures += await page.guidePictures();
      faults.push(...(await look(`guide-${at + 1}`)));
    }
    expect(faults).toEqual([]);
    const { length } = readdirSync(join(import.meta.dirname, "../../docs/guide/pictures"));
    expect(pictures).toBe(length);
    await page.escape();
  });
});

/** Signs a worker in, the coordinator if no role is told, with the wishes of a look as if set before. */
async function signIn(page: Page, wish: Look): Promise<void> {
  await page.window.rpc("sign_in_made_up", { worker: await page.workerOf(wish.role ?? "coordinator") });
  const kept = {
    language: wish.language,
    theme: wish.theme,
    contrast: wish.contrast,
    text_size: String(wish.size / 100),
  };
  for (const [key, value] of Object.entries(kept)) await page.window.rpc("set_preference", { key, value });
  await page.reload("#/settings");
  await page.heading(WORDS[wish.language].ui_nav_settings);
  await page.window.when(
    "the wishes are taken up",
    `const root = document.documentElement;
     return (root.lang === arguments[0] && root.dataset.theme === arguments[1] && root.dataset.contrast === arguments[2]) || null`,
    wish.language,
    wish.theme,
    wish.contrast,
  );
}
