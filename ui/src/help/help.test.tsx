import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { replaceBackend, type Wire } from "~/api";
import { SECTIONS } from "~/features/clients/ClientView";
import { SETTINGS_TABS } from "~/features/settings/tabs";
import { setLanguage } from "~/i18n";
import { CATALOGUE } from "~/keys";
import { newRouter } from "~/routes/router";
import "~/test/document";
import { show } from "~/test/render";
import { CHAPTERS, chapter, search } from "./guide";
import { chapterOfEntry, chapterOfPlace } from "./places";

const COORDINATOR: Wire.DeskWorker = {
  id: "w1",
  name: "Maija Mallikas",
  role: "coordinator",
  capabilities: ["use_program", "list_clients", "view_client", "view_reports"],
};

let desk: Wire.DeskView;

beforeEach(() => {
  desk = {
    office: true,
    made_up: false,
    open: "office",
    pin: false,
    recovery_pending: false,
    office_name: null,
    made_up_store: false,
    worker: COORDINATOR,
    today: "2026-11-18",
    version: "0",
  };
  replaceBackend({
    platform: "desktop",
    rpc: async (command) => {
      if (command === "desk") return desk;
      if (command === "get_waiting")
        return {
          unexplained: [],
          ending: [],
          reviews: [],
          notices: [],
          totals: { unexplained: 0, ending: 0, reviews: 0, notices: 0 },
        };
      throw { code: "not_permitted" };
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
});

function open(path = "/") {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

const help = () => screen.findByRole("dialog");
const title = (name: string) => screen.findByRole("heading", { level: 3, name });

describe("F1", () => {
  it.each([
    ["/", "Tänään: läsnäolojen merkitseminen"],
    ["/clients", "Asiakkaat: luettelo ja haku"],
    ["/clients/c1", "Asiakkaan sivu"],
    ["/clients/c1?section=periods", "Jaksot: aloitus ja päättäminen"],
    ["/clients/c1?section=participation", "Osallistuminen: aloitus ja päättäminen"],
    ["/clients/c1?section=notes", "Merkinnät ja fraasit"],
    ["/statistics", "Tilastot ja vuosineljännes"],
    ["/settings", "Asetukset"],
    ["/settings?tab=files", "Tuonti Excelistä"],
    ["/settings?tab=store", "Varmuuskopiot ja tietokannan tarkistus"],
  ])("in %s opens: %s", async (path, name) => {
    const { user } = open(path);
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("{F1}");
    await help();
    expect(await title(name)).toBeTruthy();
    expect(screen.getByRole("button", { current: "page" }).textContent).toBe(name);
  });

  it("is closed by Esc, and gives the focus back", async () => {
    const { user, router } = open();
    // the first address is loaded once more before the frame stays
    await waitFor(() => expect(router.state.resolvedLocation?.pathname).toBe("/"));
    const button = await screen.findByRole("button", { name: "Ohje ja näppäimet" });
    await user.click(button);
    await help();
    await title("Tänään: läsnäolojen merkitseminen");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it.each([
    ["the first run", { office: false, made_up: false }, "Ensimmäinen käynnistys ja palautusavain"],
    ["signing in", { office: true, made_up: false }, "Kirjautuminen ja lukitus"],
    ["the choice of a made-up worker", { office: false, made_up: true }, "Kirjautuminen ja lukitus"],
  ])("helps at %s", async (_, has, name) => {
    desk = { ...desk, ...has, worker: null, open: null };
    const { user } = open();
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("{F1}");
    await help();
    expect(await title(name)).toBeTruthy();
    await user.keyboard("{F1}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("the help", () => {
  const opened = async (path = "/") => {
    const shown = open(path);
    await screen.findByRole("heading", { level: 1 });
    await shown.user.keyboard("{F1}");
    await help();
    await waitFor(() => expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(1));
    return shown;
  };

  it("lists every chapter, and each of them can be read", async () => {
    const { user } = await opened();
    const list = screen.getByRole("navigation", { name: "Ohjeen luvut" });
    expect(
      within(list)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(CHAPTERS.map((each) => each.title));
    for (const each of CHAPTERS) {
      await user.click(within(list).getByRole("button", { name: each.title }));
      const heading = await title(each.title);
      expect(document.activeElement).toBe(heading);
      const content = document.querySelector(`[data-chapter="${each.id}"]`);
      expect(content?.getAttribute("lang")).toBe("fi");
      expect([...(content?.querySelectorAll("h4") ?? [])].map((section) => section.textContent)).toEqual(
        each.sections.map((section) => section.title),
      );
      for (const image of content?.querySelectorAll("img") ?? []) expect(image.src).toContain(".png");
    }
  });

  it("follows a link to a section of another chapter", async () => {
    const { user } = await opened("/statistics");
    const [link] = await screen.findAllByRole("link", { name: "Osallistuminen" });
    if (!link) throw new Error("no link");
    await user.click(link);
    await title("Osallistuminen: aloitus ja päättäminen");
    expect(document.activeElement?.textContent).toBe("Aloitustiedoista puuttuu jotain");
  });

  it("finds words in every chapter and leads to their section", async () => {
    const { user } = await opened();
    await user.keyboard("{Control>}f{/Control}");
    const field = screen.getByRole("searchbox", { name: "Hae ohjeesta" });
    expect(document.activeElement).toBe(field);
    await user.keyboard("qqq");
    expect(await screen.findByText("Ei osumia")).toBeTruthy();
    await user.clear(field);
    await user.keyboard("paata jakso");
    const hit = await screen.findByRole("button", { name: /Miten päätän osallistumisen\?|Miten päätän jakson\?/ });
    await user.click(hit);
    await title("Jaksot: aloitus ja päättäminen");
    expect(document.activeElement?.textContent).toBe("Miten päätän jakson?");
  });

  it("holds the whole catalogue of keys in its last chapter", async () => {
    const { user } = await opened();
    await user.click(screen.getByRole("button", { name: "Näppäimet" }));
    await title("Näppäimet");
    const rows = [...document.querySelectorAll("[data-shortcut]")].map((row) => row.getAttribute("data-shortcut"));
    expect(rows.sort()).toEqual(
      CATALOGUE.filter(({ keys }) => keys().length > 0)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it("prints the chapter that is open", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user } = await opened();
    await user.click(screen.getByRole("button", { name: "Tulosta luku" }));
    expect(print).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["sv", "Tangenter", /Hjälpen finns bara på finska/],
    ["en", "Keys", /Help is in Finnish only/],
  ] as const)("in %s says that the guide is in Finnish, and begins with the keys", async (language, name, told) => {
    setLanguage(language);
    const { user } = await opened();
    expect(await title(name)).toBeTruthy();
    expect(screen.getByText(told)).toBeTruthy();
    expect(document.querySelector("[data-shortcut='lock']")?.closest("[lang]")?.getAttribute("lang")).toBe(language);
    const chapterButton = screen.getByRole("button", { name: "Asiakkaan sivu" });
    expect(chapterButton.lang).toBe("fi");
    await user.click(chapterButton);
    expect((await title("Asiakkaan sivu")).lang).toBe("fi");
  });
});

describe("the guide in the window", () => {
  it("has a chapter for every place", () => {
    const places = [
      chapterOfPlace("/", {}),
      chapterOfPlace("/clients", {}),
      chapterOfPlace("/statistics", {}),
      chapterOfPlace("/nowhere", {}),
      chapterOfPlace("/settings", { tab: "constructor" }),
      ...SECTIONS.map((section) => chapterOfPlace("/clients/c1", { section })),
      ...SETTINGS_TABS.map((tab) => chapterOfPlace("/settings", { tab })),
      chapterOfEntry(undefined),
      chapterOfEntry({ office: true, made_up: false }),
    ];
    for (const id of places) expect(chapter(id)?.id, id).toBe(id);
  });

  it("is searched with dots and without, headings first", () => {
    expect(search("  ")).toEqual([]);
    expect(search("SALALAUSEEN")[0]?.heading).toMatch(/salalauseen/i);
    expect(search("paata")).toEqual(expect.arrayContaining(search("päätä")));
    expect(search("ryhman lasnaolot")).toEqual([]);
    const [hit] = search("sähköposti");
    expect(hit?.chapter).toBe("tuonti");
    expect(hit?.excerpt).toContain("sähköposti");
    expect(search("tekstikoko", { nappaimet: "Tavallinen tekstikoko" }).map(({ chapter: id }) => id)).toContain(
      "nappaimet",
    );
  });
});
