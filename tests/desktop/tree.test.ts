import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import fi from "../../messages/fi.json" with { type: "json" };
import { KEYS, until } from "./driver";
import { newFolder, Page, say } from "./page";
import { show, someClient, viewsOf } from "./views";

/** The system's own, to which the bindings belong. */
const PYTHON = "/usr/bin/python3";
const BUS = "/usr/bin/dbus-daemon";
const SCRIPT = `${import.meta.dirname}/tree.py`;

interface Thing {
  readonly role: string;
  readonly name: string;
  /** The roles that the page gave it, divided by spaces. */
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
]);
const LANDMARKS = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

const flat = (thing: Thing): Thing[] => [thing, ...thing.children.flatMap(flat)];

/** What is wrong with a page for those who hear it. */
function faultsOf(tree: Thing): string[] {
  const documents = flat(tree).filter(({ role }) => role === "document web");
  const [page] = documents;
  if (page === undefined || documents.length !== 1) return [`${documents.length} documents`];
  const things = flat(page);
  const faults = things
    .filter(({ role, name }) => NAMED.has(role) && name.trim() === "")
    .map(({ role }) => `without a name: ${role}`);
  for (const landmark of LANDMARKS) {
    const alike = things.filter((thing) => thing.landmark.split(" ").includes(landmark));
    const names = new Set(alike.map(({ name }) => name));
    if (alike.length > 1 && (names.has("") || names.size < alike.length)) faults.push(`which one: ${landmark}`);
  }
  if (things.filter((thing) => thing.landmark.split(" ").includes("main")).length !== 1)
    faults.push("not one main part");
  return faults;
}

describe("the tree that a screen reader reads", () => {
  const folder = newFolder();
  let bus: ChildProcess;
  let address = "";
  let page: Page;

  beforeAll(async () => {
    bus = spawn(BUS, ["--session", "--print-address", "--nofork"], { stdio: ["ignore", "pipe", "ignore"] });
    bus.stdout?.on("data", (chunk: Buffer) => {
      address += chunk.toString();
    });
    await until("a session bus", async () => address.endsWith("\n"));
    page = await Page.open(folder.path, { DBUS_SESSION_BUS_ADDRESS: address.trim() });
  });

  afterEach(({ task }) => page.failed(task));

  afterAll(async () => {
    await page?.window.close();
    bus?.kill();
    folder.remove();
  });

  /** The tree, once it is that of the page with a title. */
  const tree = (title: string): Promise<Thing> =>
    until(`the tree of ${title}`, async () => {
      const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address.trim() };
      const [pid] = page.window.program();
      const { stdout } = await promisify(execFile)(PYTHON, [SCRIPT, String(pid)], { env, maxBuffer: 64 << 20 });
      const found = JSON.parse(stdout) as Thing | null;
      const document = found === null ? undefined : flat(found).find(({ role }) => role === "document web");
      return document?.name === title ? found : null;
    });

  const titleOf = (view: string) => say(fi.ui_app_title, { view });
  const named = (thing: Thing, role: string) =>
    flat(thing)
      .filter((each) => each.role === role)
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
    await page.window.rpc("sign_in_made_up", { worker });
    await page.reload();
    await page.heading(fi.ui_nav_today);
    const client = await someClient(page);
    const faults: string[] = [];
    for (const view of viewsOf(client, fi)) {
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
