/** What no other walk passes: the rest of the tabs and dialogs with their errors, each once in Swedish and each view in dark. */
import { nameOf, PLACE, type Place, place } from "./office";
import {
  chooser,
  expect,
  expectRefusal,
  expectWhole,
  filled,
  inSwedish,
  type Language,
  messages,
  type Page,
  rollCall,
  signIn,
  test,
  undo,
} from "./test";

type Words = (typeof messages)[Language];

test.slow();

test.beforeEach(async ({ page }) => {
  // what one look leaves half written does not stand in the next
  await page.route("**/rpc/save_draft", (route) => route.fulfill({ json: null }));
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

/** A view or a tab by its address, and what is then selected. */
type Spot = readonly [path: string, tab: string];

const SECTIONS = ["situation", "periods", "participation", "attendance", "notes", "history", "readers"] as const;
const SETTINGS = ["own", "safety", "environments", "workers", "substitutes", "files", "store"] as const;
const STATISTICS = ["indicators", "municipalities", "incomplete", "checks"] as const;

const ofClient = (w: Words, { client }: Place): Spot[] =>
  SECTIONS.map((section) => [`/clients/${client}?section=${section}`, w[`ui_client_tab_${section}`]]);
const ofSettings = (w: Words): Spot[] =>
  SETTINGS.map((tab) => [
    `/settings?tab=${tab}`,
    w[`ui_settings_tab_${tab === "substitutes" ? "substitutes_phrases" : tab}`],
  ]);
const ofStatistics = (w: Words): Spot[] =>
  STATISTICS.map((tab) => [`/statistics?tab=${tab}`, w[`ui_statistics_tab_${tab}`]]);

async function walk(page: Page, spots: readonly Spot[]): Promise<void> {
  for (const [path, tab] of spots) {
    await page.goto(`/#${path}`);
    const selected = page.getByRole("main").getByRole("tab", { name: tab, selected: true });
    await expect(selected).toBeVisible();
    await expect(page.getByRole("tabpanel")).not.toBeEmpty();
    await expectWhole(page);
  }
}

interface Case {
  readonly at: string;
  /** What opens it, and if it is called otherwise, its title. */
  readonly opener: string | RegExp;
  readonly title?: string;
  /** On the way to the opener. */
  readonly before?: () => Promise<unknown>;
  /** Makes wrong what is right at first. */
  readonly spoil?: () => Promise<unknown>;
  /** Where nothing can be wrong in it: whether it asks. */
  readonly only?: "dialog" | "alertdialog";
  /** Looked at elsewhere, in Finnish. */
  readonly seen?: true;
}

function cases(page: Page, w: Words, { client }: Place): Case[] {
  const section = (name: (typeof SECTIONS)[number]) => `/clients/${client}?section=${name}`;
  const settings = (tab: (typeof SETTINGS)[number]) => `/settings?tab=${tab}`;
  const empty = (label: string) => () => page.getByRole("dialog").getByLabel(label).first().fill("");
  return [
    {
      at: section("situation"),
      opener: w.ui_client_edit,
      spoil: async () => {
        await empty(w.ui_client_new_last_name)();
        await button(page, w.ui_client_edit_code).press("Enter");
      },
    },
    { at: section("situation"), opener: w.ui_client_review_agree, spoil: empty(w.ui_client_fact_review) },
    { at: section("periods"), opener: w.ui_client_period_start, seen: true },
    {
      at: section("periods"),
      opener: new RegExp(`^${w.ui_client_period_assess} `),
      title: w.ui_client_period_assess,
    },
    {
      at: section("periods"),
      opener: new RegExp(`^${w.ui_client_period_edit} `),
      title: w.ui_client_period_edit,
      spoil: empty(w.ui_client_period_first_day),
    },
    {
      at: section("periods"),
      opener: new RegExp(`^${w.ui_client_period_end} `),
      title: w.ui_client_period_end,
      spoil: empty(w.ui_client_period_last_day),
      seen: true,
    },
    {
      at: section("notes"),
      opener: new RegExp(`^${w.ui_client_note_edit} `),
      title: w.ui_client_note_edit,
      spoil: empty(w.ui_client_note_text),
    },
    { at: section("participation"), opener: w.ui_client_start_edit, spoil: empty(w.ui_client_start_date) },
    { at: section("participation"), opener: w.ui_client_participation_end },
    { at: section("participation"), opener: w.ui_client_end_edit, spoil: empty(w.ui_client_end_date) },
    { at: section("participation"), opener: w.ui_client_situation_add },
    {
      at: settings("environments"),
      before: () =>
        button(page, new RegExp(`^${PLACE}`))
          .first()
          .press("Enter"),
      opener: `${w.ui_settings_group_add} ${PLACE}`,
      title: filled(w.ui_settings_group_add_to, { name: PLACE }),
      spoil: async () => {
        const chosen = page.getByRole("dialog").getByRole("checkbox", { checked: true });
        while ((await chosen.count()) > 0) await chosen.first().press("Space");
      },
    },
    { at: settings("environments"), opener: w.ui_settings_close },
    { at: settings("environments"), opener: w.ui_settings_task_add },
    {
      at: settings("workers"),
      opener: `${w.ui_settings_worker_remove} ${nameOf("company_agent")}`,
      title: filled(w.ui_settings_worker_remove_title, { name: nameOf("company_agent") }),
      only: "alertdialog",
    },
    {
      at: settings("workers"),
      opener: `${w.ui_settings_environment_edit} ${nameOf("work_coach")}`,
      title: filled(w.ui_settings_environment_edit_of, { name: nameOf("work_coach") }),
      only: "dialog",
      seen: true,
    },
    { at: "/clients", opener: w.ui_grid_columns, only: "dialog", seen: true },
    { at: "/clients", opener: w.ui_undo_latest, only: "dialog", seen: true },
    { at: settings("substitutes"), opener: w.ui_settings_substitute_name },
    { at: settings("substitutes"), opener: w.ui_settings_phrase_add },
    {
      at: settings("own"),
      before: () => button(page, w.ui_lock_menu).press("Enter"),
      opener: w.ui_lock_set_pin,
      title: w.ui_settings_pin,
    },
  ];
}

/** Opens the dialog, looks at it, sends it with what is wrong, looks again, and leaves it. */
async function lookAt(page: Page, { at, before, opener, title, spoil, only }: Case): Promise<void> {
  await page.goto(`/#${at}`);
  await before?.();
  await button(page, opener)
    .or(page.getByRole("menuitem", { name: opener }))
    .first()
    .press("Enter");
  const dialog = page.getByRole(only ?? "dialog", { name: title ?? String(opener) });
  await expect(dialog).toBeVisible();
  await expectWhole(page);
  if (only === undefined) {
    await spoil?.();
    // what acts stands last
    await dialog.getByRole("button").last().press("Enter");
    await expect(
      dialog.locator('[aria-invalid="true"], [data-invalid], [role="alert"]:not(:empty)').first(),
    ).toBeVisible();
    await expectWhole(page);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

/** A view of one's own: named, renamed and taken away. */
async function ownViews(page: Page, w: Words): Promise<void> {
  const field = page.locator("#view-name");
  const choose = async (name: string) => {
    await button(page, w.ui_clients_view_acts).press("Enter");
    await page.getByRole("menuitem", { name }).press("Enter");
  };
  await page.goto("/#/clients");
  // in a narrow window it is among the folded filters
  const acts = button(page, w.ui_clients_view_acts);
  const folded = page.getByRole("search").getByRole("button", { name: new RegExp(`^${w.ui_chips_label}`) });
  await expect(acts.or(folded)).toBeVisible();
  if (await folded.isVisible()) await folded.press("Enter");
  await acts.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await expectWhole(page);
  await page.getByRole("menuitem", { name: w.ui_clients_view_save_new }).press("Enter");
  await expect(field).toBeFocused();
  await expectWhole(page);
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expectWhole(page);
  await field.fill("Öö oma");
  await field.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await choose(w.ui_clients_view_rename);
  await expect(field).toHaveValue("Öö oma");
  await field.fill("");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expectWhole(page);
  await page.keyboard.press("Escape");
  await choose(w.ui_clients_view_delete);
  const question = page.getByRole("alertdialog", { name: w.ui_clients_view_delete });
  await expect(question).toBeVisible();
  await expectWhole(page);
  await question.getByRole("button").last().press("Enter");
  await expect(question).toBeHidden();
}

/** A period that has not begun, a situation and a note of one's own go at once, with the way back. */
async function takeAway(page: Page, w: Words, { client }: Place): Promise<void> {
  const situation = w.ui_client_eura_education;
  for (const [section, opener, said] of [
    ["periods", w.ui_client_period_take_away, filled(w.ui_client_period_taken_away, { environment: PLACE })],
    [
      "participation",
      `${w.ui_client_situation_take_away} ${situation}`,
      filled(w.ui_client_situation_taken_away, { situation }),
    ],
    ["notes", `${w.ui_client_note_take_away} ${w.ui_client_note_kind_discussion}`, w.ui_client_note_taken_away],
  ] as const) {
    await page.goto(`/#/clients/${client}?section=${section}`);
    const take = button(page, new RegExp(`^${opener} `));
    await take.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
    await expect(take).toHaveCount(0);
    await expectWhole(page);
    await undo(page, 1, w);
    await expect(take).toBeVisible();
  }
}

/** The form by which a client beyond one's reach is opened: sent empty, with no words of one's own, and at last. */
async function giveReason(page: Page, w: Words): Promise<void> {
  const open = button(page, w.ui_client_reason);
  await expect(open).toBeVisible();
  await expectWhole(page);
  await open.press("Enter");
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: w.ui_client_reason_why })).toBeVisible();
  await expectWhole(page);
  await page.getByRole("radio", { name: w.ui_client_reason_other, exact: true }).press("Space");
  await open.press("Enter");
  const own = page.locator("#reason-own");
  await expect(own).toHaveAttribute("aria-invalid", "true");
  await expectWhole(page);
  await own.fill("Päivystys");
  await open.press("Enter");
  await expect(main.getByText("Päivystys").first()).toBeVisible();
  await expect(open).toHaveCount(0);
  await expectWhole(page);
}

for (const language of ["fi", "sv"] as const) {
  const w = messages[language];
  const isSwedish = language === "sv";
  const options = isSwedish ? { tag: "@journey" } : {};
  const speak = async (page: Page) => {
    if (isSwedish) await inSwedish(page);
  };

  test(`every tab: ${language}`, options, async ({ page, host }) => {
    const found = await place(host);
    await signIn(page, "coordinator");
    await speak(page);
    // those of the figures and the settings are looked at in Finnish elsewhere
    await walk(page, [...ofClient(w, found), ...(isSwedish ? [...ofStatistics(w), ...ofSettings(w)] : [])]);
  });

  test(`every dialog, and what is wrong in it: ${language}`, options, async ({ page, host }) => {
    const found = await place(host);
    await signIn(page, "coordinator");
    await speak(page);
    for (const each of cases(page, w, found)) {
      if (isSwedish || each.seen === undefined) await lookAt(page, each);
    }
    await takeAway(page, w, found);
    await ownViews(page, w);
  });

  test(`a client beyond one's reach: ${language}`, options, async ({ page, host }) => {
    const {
      near: [near],
      far: [far],
    } = await place(host);
    expectRefusal(page, "open_client");
    await signIn(page, { name: nameOf("career_agent") });
    await speak(page);
    await page.goto(`/#/clients/${far}`);
    await expect(page.getByRole("heading", { level: 1, name: w.ui_client_closed_title })).toBeVisible();
    await giveReason(page, w);
    await page.goto(`/#/clients/${near}?section=notes`);
    await expect(page.getByText(w.ui_client_note_hidden_title)).toBeVisible();
    await giveReason(page, w);
  });
}

test("making the made-up region anew asks first", { tag: "@journey" }, async ({ page }) => {
  const w = messages.fi;
  await chooser(page);
  await button(page, w.ui_made_up_anew).press("Enter");
  const question = page.getByRole("alertdialog", { name: w.ui_made_up_anew_title });
  await expect(question).toBeVisible();
  await expectWhole(page);
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
});

test("every view and every tab of a client in dark", { tag: "@journey" }, async ({ page, host }) => {
  const found = await place(host);
  await page.emulateMedia({ colorScheme: "dark" });
  await signIn(page, { name: nameOf("work_coach") });
  await rollCall(page);
  await expectWhole(page);
  await host.rpc("lock");
  await signIn(page, "coordinator");
  await expectWhole(page);
  await page.goto("/#/clients");
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  await expectWhole(page);
  const w = messages.fi;
  await walk(page, [...ofClient(w, found), ...ofStatistics(w).slice(0, 1), ...ofSettings(w).slice(0, 1)]);
});
