import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS, until } from "./driver";
import { newFolder, Page, say } from "./page";
import { show, someClients, viewsOf } from "./views";

/** The system's own, to which the bindings belong. */
const PYTHON = "/usr/bin/python3";
const BUS = "/usr/bin/dbus-daemon";
const SCRIPT = `${import.meta.dirname}/tree.py`;

interface Thing {
  readonly role: string;
  readonly name: string;
  /** The roles that the page gave it, divided by spaces: of those that the tree gives no name of their own, too. */
  readonly landmark: string;
  readonly focused: boolean;
  readonly children: readonly Thing[];
}

/** What nobody can use without knowing what it is. */
const NAMED = new Set([
  "push button",
  "toggle button",
  "entry",
  "password text",
  "combo box",
  "check box",
  "radio button",
  "page tab",
  "page tab list",
  "link",
  "table",
  "dialog",
  "alert",
  "menu",
  "menu item",
  "check menu item",
  "radio menu item",
  "list box",
  "image",
  "spin button",
  "slider",
]);
const LANDMARKS = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

/** What the script says on the buses of an environment. */
async function python(env: Readonly<Record<string, string>>, argument: string): Promise<string> {
  const options = { env: { ...process.env, ...env }, maxBuffer: 64 << 20 };
  const { stdout } = await promisify(execFile)(PYTHON, [SCRIPT, argument], options);
  return stdout;
}

const flat = (thing: Thing): Thing[] => [thing, ...thing.children.flatMap(flat)];

const isA = (thing: Thing, role: string) => thing.role === role || thing.landmark.split(" ").includes(role);

/** What is wrong with a page for those who hear it; above it may lie what hides the rest, its main part too. */
function faultsOf(tree: Thing, { over = false } = {}): string[] {
  const documents = flat(tree).filter(({ role }) => role === "document web");
  const [page] = documents;
  if (page === undefined || documents.length !== 1) return [`${documents.length} documents`];
  const things = flat(page);
  const faults = things
    .filter(({ name }) => name.trim() === "")
    .filter((thing) => NAMED.has(thing.role) || isA(thing, "option"))
    .map(({ role }) => `without a name: ${role}`);
  for (const landmark of LANDMARKS) {
    const alike = things.filter((thing) => isA(thing, landmark));
    const names = new Set(alike.map(({ name }) => name));
    if (alike.length > 1 && (names.has("") || names.size < alike.length)) faults.push(`which one: ${landmark}`);
  }
  const mains = things.filter((thing) => isA(thing, "main")).length;
  if (mains !== (over ? 0 : 1)) faults.push(`${mains} main parts`);
  return faults;
}

describe("the tree that a screen reader reads", () => {
  const folder = newFolder();
  let bus: ChildProcess;
  let address = "";
  let env: Readonly<Record<string, string>>;
  let page: Page;

  beforeAll(async () => {
    bus = spawn(BUS, ["--session", "--print-address", "--nofork"], { stdio: ["ignore", "pipe", "ignore"] });
    bus.stdout?.on("data", (chunk: Buffer) => {
      address += chunk.toString();
    });
    await until("a session bus", async () => address.endsWith("\n"));
    const session = { DBUS_SESSION_BUS_ADDRESS: address.trim() };
    // named, or the bus of a window of before would be taken, which the display still tells of
    env = { ...session, AT_SPI_BUS_ADDRESS: (await python(session, "--bus")).trim() };
    page = await Page.open(folder.path, env);
  });

  afterEach(async ({ task }) => {
    await page.failed(task);
    expect(await page.refused()).toEqual([]);
  });

  afterAll(async () => {
    await page?.window.close();
    bus?.kill();
    folder.remove();
  });

  /** The tree, once it is that of the page with a title, and holds a thing of a role and name. */
  const tree = (title: string, role = "", name = ""): Promise<Thing> =>
    until(`the tree of ${title} ${role} ${name}`, async () => {
      const [pid] = page.window.program();
      const found = JSON.parse(await python(env, String(pid))) as Thing | null;
      const document = found === null ? undefined : flat(found).find(({ role }) => role === "document web");
      if (found === null || document?.name !== title) return null;
      return role === "" || flat(document).some((thing) => isA(thing, role) && thing.name === name) ? found : null;
    });

  const titleOf = (view: string) => say(fi.ui_app_title, { view });
  const named = (thing: Thing, role: string) =>
    flat(thing)
      .filter((each) => isA(each, role))
      .map(({ name }) => name);

  it("names everything of the first run", async () => {
    await page.button(fi.ui_first_begin);
    await page.heading(fi.ui_first_office_title);
    const found = await tree(await page.window.run<string>("return document.title"));
    expect(faultsOf(found)).toEqual([]);
    expect(named(found, "push button")).toContain(fi.ui_first_create);
    expect(named(found, "check box")).toContain(fi.ui_first_municipality_167);
    await page.button(fi.ui_first_back);
  });

  it("names everything of every view, and of the lock", async () => {
    await page.window.rpc("make_made_up");
    const worker = await page.workerOf("coordinator");
    await page.reload();
    await page.heading(fi.ui_made_up_choose);
    await page.text(worker, "button");
    const chooser = await tree(await page.window.run<string>("return document.title"));
    expect(faultsOf(chooser)).toEqual([]);
    expect(named(chooser, "push button").some((name) => name.includes(worker))).toBe(true);
    await page.window.rpc("sign_in_made_up", { worker });
    await page.reload();
    await page.heading(fi.ui_nav_today);
    const clients = await someClients(page);
    const faults: string[] = [];
    for (const view of viewsOf(clients, fi)) {
      await show(page, view);
      const found = await tree(titleOf(view.heading ?? fi.ui_client_title_failed));
      faults.push(...faultsOf(found).map((fault) => `${view.name}: ${fault}`));
      expect(named(found, "link")).toContain(fi.ui_nav_clients);
    }
    await page.window.press(KEYS.control, "l");
    await page.heading(fi.ui_lock_title);
    await page.text(worker, "button");
    const locked = await tree(await page.window.run<string>("return document.title"));
    faults.push(...faultsOf(locked).map((fault) => `lock: ${fault}`));
    expect(faults).toEqual([]);
  });

  it("names everything of what opens above a view", async () => {
    await page.window.rpc("sign_in_made_up", { worker: await page.workerOf("coordinator") });
    await page.reload("#/clients");
    await page.heading(fi.ui_nav_clients);
    await page.whole();
    const title = titleOf(fi.ui_nav_clients);
    const faults: string[] = [];
    const look = async (role: string, name: string) => {
      const found = await tree(title, role, name);
      faults.push(...faultsOf(found, { over: true }).map((fault) => `${role} ${name}: ${fault}`));
      return found;
    };

    await page.openPalette();
    const palette = await look("dialog", fi.ui_keys_palette);
    expect(named(palette, "menu item").some((name) => name.includes(fi.ui_nav_statistics))).toBe(true);
    await page.escape();

    await page.openGuide();
    const guide = await look("dialog", fi.ui_keys_help);
    expect(named(guide, "image")).toHaveLength(await page.guidePictures());
    expect(named(guide, "image")).not.toEqual([]);
    await page.escape();

    await page.button(fi.ui_lock_menu);
    const menu = await look("menu", fi.ui_lock_menu);
    expect(named(menu, "menu item").some((name) => name.includes(fi.ui_lock_set_pin))).toBe(true);
    await page.escape();

    await page.button(fi.ui_clients_new);
    const form = await look("dialog", fi.ui_client_new_title);
    expect(named(form, "entry").some((name) => name.startsWith(fi.ui_client_new_last_name))).toBe(true);
    await page.openChoice(fi.ui_client_fact_gender);
    const list = await look("option", fi.ui_client_gender_female);
    expect(named(list, "list box")).toHaveLength(1);
    await page.window.press(KEYS.escape);
    await page.window.when(
      "the list is closed, and the focus is back in the form",
      `return (document.querySelector("[role=option]") === null && document.activeElement?.matches("[role=dialog] button")) || null`,
    );
    await page.escape();
    expect(faults).toEqual([]);
    await page.window.press(KEYS.control, "l");
    await page.heading(fi.ui_lock_title);
  });

  it("says where the focus is", async () => {
    // one comes back to where one was, and this is to begin at the beginning
    await page.window.run("location.hash = '#/'");
    await page.signIn("work_coach");
    await page.rows();
    const found = await tree(titleOf(fi.ui_nav_today));
    const document = flat(found).find(({ role }) => role === "document web");
    const at = (document?.children ?? []).flatMap(flat).filter(({ focused }) => focused);
    expect(at.map(({ role }) => role)).toEqual(["table cell"]);
  });
});
