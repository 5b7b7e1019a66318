/** Every role in every view: the window asks for nothing that the engine refuses, and offers what the engine allows. */
import { type Commands, NEEDS } from "../../ui/src/api/generated";
import { nameOf, PLACE, place, ROLES } from "./office";
import { expect, expectRefusal, filled, lock, messages, type Page, settled, signIn, test, visit } from "./test";

declare global {
  interface Window {
    underWay: number;
  }
}

const { fi } = messages;
const journey = { tag: "@journey" };

/** What begins each command, where a worker in whose reach the client is may do it. */
const CONTROLS = {
  list_clients: fi.ui_nav_clients,
  search_clients: fi.ui_clients_search,
  add_client: fi.ui_clients_new,
  edit_client: fi.ui_client_edit,
  list_readers: fi.ui_client_tab_readers,
  start_period: fi.ui_client_period_start,
  edit_period: fi.ui_client_period_edit,
  end_period: fi.ui_client_period_end,
  start_participation: fi.ui_client_participation_start,
  edit_start: fi.ui_client_start_edit,
  end_participation: fi.ui_client_participation_end,
  edit_end: fi.ui_client_end_edit,
  add_situation: fi.ui_client_situation_add,
  review_plan: fi.ui_client_review_agree,
  take_away_situation: `${fi.ui_client_situation_take_away} ${fi.ui_client_eura_education}`,
  get_month: fi.ui_client_attendance_previous,
  add_note: fi.ui_client_note_add,
  mark_attendance: fi.ui_attendance_all_present,
  get_day: fi.ui_today_print,
  get_esf_report: fi.ui_nav_statistics,
  save_report: fi.ui_statistics_save,
  latest_acts: fi.ui_undo_latest,
  save_work_task: fi.ui_settings_task_add,
  close_days: fi.ui_settings_close,
  name_substitute: fi.ui_settings_substitute_name,
  save_phrase: fi.ui_settings_phrase_add,
  write_diagnostics: fi.ui_settings_diagnostics_do,
  add_worker: fi.ui_settings_worker_add,
  save_environment: fi.ui_settings_environment_add,
  import_files: fi.ui_settings_import_choose,
  export_files: fi.ui_settings_export_choose,
  check_store: fi.ui_settings_check_do,
  client_history: fi.ui_client_tab_history,
  take_away_period: fi.ui_client_period_take_away,
  save_group: `${fi.ui_settings_group_add} ${PLACE}`,
  open_days: `${fi.ui_settings_open} ${PLACE}`,
  take_back_substitute: fi.ui_settings_substitute_back,
  rename_worker: `${fi.ui_settings_environment_edit} ${nameOf("company_agent")}`,
  edit_worker: `${fi.ui_settings_environment_edit} ${nameOf("company_agent")}`,
  set_office_name: fi.ui_settings_office_name_give,
  remove_worker: `${fi.ui_settings_worker_remove} ${nameOf("company_agent")}`,
  log_print: fi.ui_today_print,
  figure_persons: filled(fi.ui_statistics_open_figure, { indicator: "EECO01" }).split("{")[0] ?? "",
  set_preference: fi.ui_settings_letter_keys,
  lock: fi.ui_top_lock,
  set_pin: fi.ui_settings_pin_do,
  change_passphrase: fi.ui_settings_passphrase_do,
  back_up_now: fi.ui_settings_backup_now,
  set_second_place: fi.ui_settings_backup_second_choose,
  new_recovery_key: fi.ui_settings_recovery_new,
} as const satisfies Partial<Record<keyof Commands, string>>;

/** What no control of its own begins, and why. */
const WITHOUT_CONTROL = {
  open_client: "a row of a list opens a page; the test itself opens them",
  open_with_reason: "offered at a page out of reach; the test of addresses looks for it",
  list_notes: "further notes of a page that shows some",
  take_away_participation: "on a participation in which nothing is recorded; tested with the page",
  reopen_participation: "on a client's last participation, once it has ended; tested with the page",
  find_beyond: "under a search that finds few; tested with the list",
  add_municipality: "where the office leaves out one of the region's; the made-up one serves them all",
  log_clients_print: "before the list or a client's page is printed; tested with printing",
  clients_for_notes: "with rows of the list selected; tested with the list",
  add_notes: "with rows of the list selected; tested with the list",
  edit_note: "on a note of one's own; tested with the page",
  take_away_note: "on a note of one's own; tested with the page",
  list_work_tasks: "read with the work tasks",
  list_closed_days: "read with the environments",
  list_phrases: "read with the phrases and the forms that take them",
  get_waiting: "read with the day",
  add_absence_notice: "on the row of an absence that waits to be reported; tested with the list",
  get_office: "read with every view",
  get_quarter_report: "the statistics begin with it",
  get_backups: "read with the settings of the store",
  undo: "offered after an act",
  save_draft: "a form keeps what is typed",
  discard_draft: "a form that is saved or given up",
  list_drafts: "read with a form",
  list_unfinished: "read with the day",
  desk: "read with the window",
  passphrase_strength: "asked while a passphrase is typed",
  create_office: "the first run, before there are roles",
  sign_in: "signing in, before there is a role",
  reset_made_up: "the chooser of the practice region, before there is a role",
  reset_passphrase: "the way back in, before there is a role",
  restore_office: "the first run, before there are roles",
  save_recovery_key: "a part of making a new recovery key",
  make_made_up: "the first run, before there are roles",
  made_up_workers: "signing in, before there is a role",
  sign_in_made_up: "signing in, before there is a role",
  unlock_pin: "the lock, for whoever set the PIN",
  confirm_recovery_key: "a part of making a new recovery key",
  job_status: "a part of what takes its time",
  job_cancel: "a part of what takes its time",
} as const satisfies Record<Exclude<keyof Commands, keyof typeof CONTROLS>, string>;

/** What the desk itself does without the list of needs. */
const OF_THE_DESK = {
  lock: "use_program",
  set_pin: "use_program",
  new_recovery_key: "manage_office",
  remove_worker: "manage_office",
} as const satisfies Record<Exclude<keyof typeof CONTROLS, keyof typeof NEEDS>, string>;

/** What it takes besides: persons are behind a figure for those who may open them. */
const ALSO: Partial<Record<keyof typeof CONTROLS, keyof typeof NEEDS>> = { figure_persons: "open_client" };

/** What the engine has refused, and whether an answer is still awaited. */
async function listen(page: Page) {
  const refusals: string[] = [];
  page.on("response", async (answer) => {
    const { pathname } = new URL(answer.url());
    if (answer.ok() || !pathname.startsWith("/rpc/")) return;
    if ((await answer.text()).includes("not_permitted")) refusals.push(pathname.replace("/rpc/", ""));
  });
  // counted in the page itself: what is told from outside comes when it comes
  await page.addInitScript(() => {
    const ask = window.fetch;
    window.underWay = 0;
    window.fetch = async (...asked) => {
      window.underWay += 1;
      try {
        const answer = await ask(...asked);
        await answer.clone().text();
        return answer;
      } finally {
        window.underWay -= 1;
      }
    };
  });
  const underWay = () => page.evaluate(() => window.underWay);
  return {
    refusals,
    still: async () => {
      do {
        await settled(page);
        await expect.poll(underWay).toBe(0);
        // what the answers, or a press just before, ask for has begun by then
        await rendered(page);
      } while ((await underWay()) > 0);
      await settled(page);
    },
  };
}

/** Whatever has been done or has come is in the page, and has had its effects. */
async function rendered(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

/** The names of every control in sight that can be used. */
async function controls(page: Page): Promise<readonly string[]> {
  return page.locator("button:visible, a:visible, input:visible, [role=tab]:visible").evaluateAll((all) =>
    all
      .filter((each) => !each.matches(":disabled, [aria-disabled=true]"))
      .map((each) => {
        const label = each instanceof HTMLInputElement ? each.labels?.[0]?.textContent : null;
        return (each.getAttribute("aria-label") ?? label ?? each.textContent ?? "").trim();
      }),
  );
}

/** Looks at a view and at each of its tabs, and gives every control that was there. */
async function look(page: Page, still: () => Promise<void>): Promise<readonly string[]> {
  await still();
  const seen = [...(await controls(page))];
  const tabs = page.getByRole("main").getByRole("tab");
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await expect(tabs.nth(at)).toHaveAttribute("aria-selected", "true");
    await still();
    seen.push(...(await controls(page)));
  }
  return seen;
}

/** Has the page take the region for an office of its own, which alone has passphrases and backups to see to. */
async function asOffice(page: Page): Promise<() => Promise<void>> {
  const changed = { desk: { open: "office" }, get_office: { made_up: false } };
  for (const [command, change] of Object.entries(changed)) {
    await page.route(`**/rpc/${command}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), ...change } });
    });
  }
  return async () => {
    for (const command of Object.keys(changed)) await page.unroute(`**/rpc/${command}`);
  };
}

/** Goes to an address that the window has, as one who wrote it down would. */
const go = (page: Page, path: string) => page.goto(`/#${path}`);

test("every command has its control, or a reason to have none", () => {
  const told = [...Object.keys(CONTROLS), ...Object.keys(WITHOUT_CONTROL)];
  expect(new Set(told).size).toBe(told.length);
  expect(Object.keys(NEEDS).filter((command) => !told.includes(command))).toEqual([]);
});

for (const role of ROLES) {
  test(`the window and the engine agree: ${role}`, journey, async ({ page, host }) => {
    test.slow();
    const { client, fresh } = await place(host);
    const heard = await listen(page);
    await signIn(page, { name: nameOf(role) });
    const { worker } = (await host.rpc("desk")) as { worker: { capabilities: readonly string[] } };
    const needs = { ...NEEDS, ...OF_THE_DESK };
    const may = (command: keyof typeof needs) => worker.capabilities.includes(needs[command]);
    const seen: string[] = [];
    const walk = async () => void seen.push(...(await look(page, heard.still)));

    await walk();
    const navigation = page.getByRole("navigation", { name: fi.ui_nav_label });
    for (const view of ["clients", "statistics", "settings"] as const) {
      if ((await navigation.getByRole("link", { name: fi[`ui_nav_${view}`] }).count()) === 0) continue;
      await visit(page, view);
      await walk();
    }
    if (may("open_client")) {
      for (const id of [client, fresh]) {
        await go(page, `/clients/${id}`);
        await expect(page.getByRole("tablist", { name: fi.ui_client_tabs })).toBeVisible();
        await walk();
      }
      await visit(page, "clients");
      // whoever stands first: of the worker's municipalities, not always of their environments
      await page.getByRole("grid", { name: fi.ui_nav_clients }).getByRole("rowheader").first().click();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("tablist", { name: fi.ui_client_tabs })).toBeVisible();
      await look(page, heard.still);
    }

    const ends = await asOffice(page);
    await go(page, "/settings");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: fi.ui_nav_settings })).toBeVisible();
    await walk();
    if (may("save_group")) {
      await page.getByRole("tab", { name: fi.ui_settings_tab_environments }).click();
      const own = page.getByRole("button", { name: PLACE, expanded: false });
      await heard.still();
      if ((await own.count()) > 0) await own.click();
      await heard.still();
      seen.push(...(await controls(page)));
    }
    await ends();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: fi.ui_nav_settings })).toBeVisible();
    // what no view begins for want of the right, the engine does not do either
    for (const [command, request] of [
      ["new_recovery_key", {}],
      ["remove_worker", { worker_id: "00000000-0000-0000-0000-000000000000" }],
    ] as const) {
      if (!may(command)) await expect(host.rpc(command, request)).rejects.toThrow("not_permitted");
    }

    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: fi.ui_keys_palette });
    await expect(palette).toBeVisible();
    await heard.still();
    const acts = await palette.getByRole("menuitem").allTextContents();
    const offered = (name: string) => acts.some((act) => act.startsWith(name));
    expect.soft(offered(fi.ui_nav_statistics), "palette: statistics").toBe(may("get_esf_report"));
    expect.soft(offered(fi.ui_nav_clients), "palette: clients").toBe(may("list_clients"));
    await page.keyboard.type("öö");
    await heard.still();
    await page.keyboard.press("Escape");
    await expect(palette).toHaveCount(0);
    await page.keyboard.press("F1");
    await expect(page.getByRole("dialog", { name: fi.ui_keys_help })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: fi.ui_undo_latest }).click();
    await expect(page.getByRole("dialog", { name: fi.ui_undo_latest })).toBeVisible();
    await heard.still();

    expect(heard.refusals, "refused by the engine").toEqual([]);
    for (const [command, name] of Object.entries(CONTROLS) as [keyof typeof CONTROLS, string][]) {
      const found = seen.some((each) => each.startsWith(name));
      const also = ALSO[command];
      expect.soft(found, `${command}: ${name}`).toBe(may(command) && (also === undefined || may(also)));
    }
  });
}

test("an address without the right says whom to ask", journey, async ({ page, host }) => {
  const [far] = (await place(host)).far;
  const main = page.getByRole("main");
  expectRefusal(page, "open_client");
  const told = main.getByRole("heading", { name: fi.ui_empty_no_right_title });
  const asks = (who: string) => main.getByText(filled(fi.ui_empty_no_right_text, { who }));
  await signIn(page, { name: nameOf("work_coach") });
  await go(page, "/statistics");
  await expect(told).toBeVisible();
  await expect(asks(fi.ui_statistics_who)).toBeVisible();
  await go(page, `/clients/${far}`);
  await expect(main).toContainText(fi.ui_clients_no_right_who);
  await expect(main.getByRole("tablist")).toHaveCount(0);
  await expect(main.getByRole("button", { name: fi.ui_client_reason })).toBeVisible();
  await lock(page);
  await signIn(page, { name: nameOf("decision_maker") });
  await go(page, "/clients");
  await expect(told).toBeVisible();
  await expect(asks(fi.ui_clients_no_right_who)).toBeVisible();
  await go(page, `/clients/${far}`);
  await expect(main).toContainText(fi.ui_clients_no_right_who);
  await expect(main.getByRole("tablist")).toHaveCount(0);
  await expect(main.getByRole("button", { name: fi.ui_client_reason })).toHaveCount(0);
});
