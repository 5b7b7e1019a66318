/** Every role in every view: the window asks for nothing that the engine refuses, and offers what the engine allows. */
import { NEEDS } from "../../ui/src/api/generated";
import { nameOf, place, ROLES } from "./office";
import { expect, expectRefusal, filled, lock, messages, type Page, settled, signIn, test, visit } from "./test";

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
  add_situation: fi.ui_client_situation_add,
  get_month: fi.ui_client_tab_attendance,
  add_note: fi.ui_client_note_add,
  mark_attendance: fi.ui_attendance_all_present,
  get_day: fi.ui_today_print,
  get_esf_report: fi.ui_nav_statistics,
  save_report: fi.ui_statistics_save,
  latest_acts: fi.ui_undo_latest,
  close_days: fi.ui_settings_close,
  name_substitute: fi.ui_settings_substitute_name,
  save_phrase: fi.ui_settings_phrase_add,
  write_diagnostics: fi.ui_settings_diagnostics_do,
  add_worker: fi.ui_settings_worker_add,
  save_environment: fi.ui_settings_environment_add,
  import_files: fi.ui_settings_import_choose,
  export_files: fi.ui_settings_export_choose,
  check_store: fi.ui_settings_check_do,
} as const satisfies Partial<Record<keyof typeof NEEDS, string>>;

/** What the engine has refused, and whether an answer is still awaited. */
function listen(page: Page) {
  const refusals: string[] = [];
  let underWay = 0;
  const isCommand = (url: string) => new URL(url).pathname.startsWith("/rpc/");
  page.on("request", (request) => {
    if (isCommand(request.url())) underWay += 1;
  });
  page.on("requestfailed", (request) => {
    if (isCommand(request.url())) underWay -= 1;
  });
  page.on("requestfinished", async (request) => {
    if (!isCommand(request.url())) return;
    const answer = await request.response();
    if (answer?.ok() === false && (await answer.text()).includes("not_permitted")) {
      refusals.push(new URL(request.url()).pathname.replace("/rpc/", ""));
    }
    underWay -= 1;
  });
  return {
    refusals,
    still: async () => {
      await settled(page);
      await expect.poll(() => underWay).toBe(0);
      await settled(page);
    },
  };
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

/** Goes to an address that the window has, as one who wrote it down would. */
const go = (page: Page, path: string) => page.goto(`/#${path}`);

for (const role of ROLES) {
  test(`the window and the engine agree: ${role}`, journey, async ({ page, host }) => {
    test.slow();
    const { client, fresh } = await place(host);
    const heard = listen(page);
    await signIn(page, { name: nameOf(role) });
    const { worker } = (await host.rpc("desk")) as { worker: { capabilities: readonly string[] } };
    const may = (command: keyof typeof NEEDS) => worker.capabilities.includes(NEEDS[command]);
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
      expect.soft(found, `${command}: ${name}`).toBe(may(command));
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
  await lock(page);
  await signIn(page, { name: nameOf("decision_maker") });
  await go(page, "/clients");
  await expect(told).toBeVisible();
  await expect(asks(fi.ui_clients_no_right_who)).toBeVisible();
  await go(page, `/clients/${far}`);
  await expect(main).toContainText(fi.ui_clients_no_right_who);
  await expect(main.getByRole("tablist")).toHaveCount(0);
});
