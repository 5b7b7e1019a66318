/** Every main view of the window and each of its tabs. */
import type fi from "../../messages/fi.json";
import type { Page } from "./page";

/** What is cut off or runs out of its box, and what would have to be scrolled sideways. */
export const FAULTS = `
  const faults = [];
  const named = (each) => each.tagName.toLowerCase() + " " + (each.getAttribute("aria-label") ?? each.textContent).trim().replace(/\\s+/g, " ").slice(0, 50);
  const wide = (each) => each.scrollWidth > each.clientWidth + 1;
  const root = document.documentElement, main = document.getElementById("main");
  if (root.scrollWidth > root.clientWidth) faults.push("the page is wider than the window: " + root.scrollWidth);
  if (main && wide(main)) faults.push("the view is wider than its place: " + main.scrollWidth + " > " + main.clientWidth);
  for (const each of document.querySelectorAll("button, a, h1, h2, h3, h4, label, legend, dt, dd, [role=tab]")) {
    const style = getComputedStyle(each);
    if (!each.checkVisibility() || style.display === "inline" || each.closest(".visually-hidden") || each.clientWidth < 2) continue;
    if (wide(each) && style.textOverflow !== "ellipsis") faults.push("cut: " + named(each) + " " + each.scrollWidth + " > " + each.clientWidth);
  }
  for (const each of document.querySelectorAll("[role=tab][aria-selected=true]")) {
    const tab = each.getBoundingClientRect(), row = each.closest("[role=tablist]").getBoundingClientRect();
    if (tab.left < row.left - 1 || tab.right > row.right + 1) faults.push("out of its row: " + named(each));
  }
  return faults;`;

export interface View {
  readonly name: string;
  readonly address: string;
  /** The heading; none where it is a client's name. */
  readonly heading: string | null;
}

type Words = Pick<typeof fi, "ui_nav_today" | "ui_nav_clients" | "ui_nav_statistics" | "ui_nav_settings">;

export function viewsOf({ some, ended }: Clients, words: Words): readonly View[] {
  const tabs = (view: string, address: string, key: string, heading: string | null, others: readonly string[]) =>
    others.map((tab) => ({ name: `${view}-${tab}`, address: `${address}?${key}=${tab}`, heading }));
  const page = `#/clients/${some}`;
  const { ui_nav_today, ui_nav_clients, ui_nav_statistics, ui_nav_settings } = words;
  return [
    { name: "today", address: "#/", heading: ui_nav_today },
    { name: "clients", address: "#/clients", heading: ui_nav_clients },
    { name: "client-situation", address: page, heading: null },
    ...tabs("client", page, "section", null, ["periods", "participation", "attendance", "notes", "history", "readers"]),
    { name: "client-ended", address: `#/clients/${ended}?section=participation`, heading: null },
    { name: "statistics", address: "#/statistics", heading: ui_nav_statistics },
    ...tabs("statistics", "#/statistics", "tab", ui_nav_statistics, ["municipalities", "incomplete", "checks"]),
    { name: "settings", address: "#/settings", heading: ui_nav_settings },
    ...tabs("settings", "#/settings", "tab", ui_nav_settings, [
      "safety",
      "workers",
      "environments",
      "substitutes",
      "files",
      "store",
    ]),
  ];
}

/** Goes to a view by its address, and waits until it is whole. */
export async function show(page: Page, { address, heading }: View): Promise<void> {
  await page.window.run("location.hash = arguments[0]", address);
  // a view may add to its address what it begins with
  await page.window.when(
    "the view's own address",
    "return [location.hash, location.hash.slice(0, arguments[0].length + 1)].some((at) => at === arguments[0] || at === arguments[0] + '?') || null",
    address,
  );
  if (heading !== null) await page.heading(heading);
  await page.whole();
}

interface Line {
  readonly id: string;
  readonly participating: boolean;
  readonly period_end: string | null;
}

interface Clients {
  /** One of whom there is much to see. */
  readonly some: string;
  /** One whose participation has ended. */
  readonly ended: string;
}

export async function someClients(page: Page): Promise<Clients> {
  const request = { municipalities: null, environments: null, own: false, offset: 0, limit: 200 };
  const { clients } = await page.window.rpc<{ clients: Line[] }>("list_clients", request);
  const some = clients.find((each) => each.participating && each.period_end !== null);
  const ended = clients.find((each) => !each.participating);
  if (some === undefined || ended === undefined) throw new Error("nobody has a period, or nobody has ended");
  return { some: some.id, ended: ended.id };
}
