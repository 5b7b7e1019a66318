import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { act } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { ApiError, replaceBackend, type Wire } from "~/api";
import { m, setLanguage } from "~/i18n";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { PLACES } from "./Frame";
import { setPreferences } from "./preferences";

const WORKER: Wire.DeskWorker = {
  id: "w1",
  name: "Maija Mallikas",
  role: "work_coach",
  capabilities: ["use_program", "list_clients"],
};
const OTHER: Wire.DeskWorker = { ...WORKER, id: "w2", name: "Pekka Esimerkki" };
const FOUND = [
  { id: "c1", last_name: "Mäkinen", first_names: "Noora", municipality: "167", non_disclosure: false },
  { id: "c2", last_name: "Mäkelä", first_names: "Aino", municipality: "167", non_disclosure: true },
];
const OFFICE = {
  municipalities: [{ code: "167", name_fi: "Joensuu", name_sv: "Joensuu" }],
  environments: [],
  workers: [],
  preferences: {},
};
const DESK: Wire.DeskView = {
  office: false,
  made_up: true,
  open: "made_up",
  pin: false,
  recovery_pending: false,
  office_name: null,
  made_up_store: true,
  worker: WORKER,
  today: "2027-02-03",
  version: "0.1.0",
};

let desk: Wire.DeskView;
let asked: string[];
let requests: [string, unknown][];

beforeEach(() => {
  desk = DESK;
  asked = [];
  requests = [];
  setPreferences({ textScale: 1, narrowNavigation: false, language: "fi" });
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push(command);
      requests.push([command, request]);
      if (command === "get_office") return OFFICE;
      if (command === "list_clients") return { clients: [], total: 0 };
      if (command === "search_clients") return { clients: FOUND };
      if (command === "open_client" || command === "get_quarter_report") throw { code: "not_found" };
      if (command === "list_unfinished") return [];
      if (command === "get_waiting")
        return {
          unexplained: [],
          ending: [],
          reviews: [],
          notices: [],
          totals: { unexplained: 0, ending: 0, reviews: 0, notices: 0 },
        };
      if (command === "lock") desk = { ...desk, worker: null, open: null };
      if (command === "made_up_workers") return [WORKER, OTHER].map(({ name, role }) => ({ name, role }));
      if (command === "sign_in_made_up") {
        const { worker: name } = request as Wire.SignInMadeUp;
        desk = { ...DESK, worker: name === OTHER.name ? OTHER : WORKER };
      }
      return desk;
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
});

const seated = (role: Wire.Role, capabilities: Wire.Capability[]) => ({
  ...DESK,
  worker: { ...WORKER, role, capabilities },
});

function open(path = "/") {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

describe("the frame", () => {
  it("opens on today, with the made-up banner and the view in the title", async () => {
    open();
    expect(await screen.findByRole("heading", { level: 1, name: "Tänään" })).toBeTruthy();
    expect(screen.getByText(/Esimerkkikunta: kaikki/)).toBeTruthy();
    expect(document.title).toBe("Tänään – Polku");
    expect(screen.getByText("työvalmentaja")).toBeTruthy();
  });

  it("goes to each view by its keys and tells which one is open", async () => {
    desk = seated("coordinator", ["use_program", "list_clients", "view_reports"]);
    const { user } = open();
    await screen.findByRole("heading", { level: 1 });
    for (const [index, place] of PLACES.entries()) {
      await user.keyboard(`{Control>}${index + 1}{/Control}`);
      expect(await screen.findByRole("heading", { level: 1, name: place.name() })).toBeTruthy();
      expect(screen.getByRole("link", { current: "page" }).textContent).toBe(place.name());
    }
  });

  it("leaves out the views that the role does not open: of the navigation, the keys, the palette and the help", async () => {
    const { user, router } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    const names = screen.getAllByRole("link").map((link) => link.textContent);
    expect(names).toEqual(["Tänään", "Asiakkaat", "Asetukset"]);
    await user.keyboard("{Control>}3{/Control}");
    expect(router.state.location.pathname).toBe("/");
    await user.keyboard("{Control>}k{/Control}");
    const palette = await screen.findByRole("dialog");
    const views = within(await within(palette).findByRole("group", { name: "Näkymät" })).getAllByRole("menuitem");
    expect(views.map((item) => item.textContent)).toEqual(["TänäänCtrl1", "AsiakkaatCtrl2", "AsetuksetCtrl4"]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("{F1}");
    const help = await screen.findByRole("dialog", { name: "Ohje ja näppäimet" });
    await user.click(await within(help).findByRole("button", { name: "Näppäimet" }, { timeout: 20_000 }));
    const keys = [...document.querySelectorAll("[data-shortcut^='view.']")].map((row) =>
      row.getAttribute("data-shortcut"),
    );
    expect(keys).toEqual(["view.1", "view.2", "view.4"]);
  });

  it("tells by its address who can open a view that the role does not", async () => {
    open("/statistics");
    expect(await screen.findByRole("heading", { name: "Sinulla ei ole oikeutta tähän" })).toBeTruthy();
    expect(screen.getByText("Oikeuden antaa koordinaattori.")).toBeTruthy();
  });

  it.each([
    ["the view", "#main"],
    ["all of it", '[data-scroller="window"]'],
  ])("begins another view at its top, and leaves the same view where it is: %s scrolls", async (_what, scroller) => {
    const { user, router } = open("/settings");
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    const main = document.querySelector(scroller) as HTMLElement;
    main.scrollTop = 270;
    fireEvent.scroll(main);
    await act(() => router.navigate({ to: "/settings", search: { tab: "safety" } }));
    await waitFor(() => expect(router.state.resolvedLocation?.search).toEqual({ tab: "safety" }));
    expect(main.scrollTop).toBe(270);
    await user.keyboard("{Control>}2{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Asiakkaat" });
    await waitFor(() => expect(main.scrollTop).toBe(0));
    await act(async () => router.history.back());
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    await waitFor(() => expect(main.scrollTop).toBe(270));
  });

  it("finds clients in the palette, tells of the search once, and keeps who was open", async () => {
    const { user, router } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    await user.keyboard("{Control>}k{/Control}");
    const input = (await screen.findByRole("dialog")).querySelector("input") as HTMLInputElement;
    input.focus();
    fireEvent.change(input, { target: { value: "mä" } });
    const hits = () => screen.queryAllByRole("menuitem").map((item) => item.textContent);
    await waitFor(() => expect(hits()).toEqual(["Mäkinen NooraJoensuu", "Mäkelä AinoTurvakielto"]));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/clients/c1"));
    const settled = () =>
      requests.filter(([command]) => command === "search_clients").map(([, request]) => request as Wire.SearchClients);
    expect(settled()).toEqual([
      { text: "mä", settled: false },
      { text: "mä", settled: true },
    ]);
    await screen.findByText(/Tätä asiakasta ei ole/);
    await user.keyboard("{Control>}k{/Control}");
    (await screen.findByRole("dialog")).querySelector("input")?.focus();
    await waitFor(() => expect(hits()[0]).toBe("Mäkinen NooraJoensuu"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(settled()).toHaveLength(2);
  });

  it.each([
    ["varmuus", "Varmuuskopiot", "/settings?tab=store"],
    ["kieli", "Kieli", "/settings"],
    ["sulkup", "Suljetut päivät", "/settings?tab=environments"],
    ["sijais", "Sijaiset", "/settings?tab=substitutes"],
    ["työntek", "Työntekijät", "/settings?tab=workers"],
    ["tuonti", "Tuo tiedostoja", "/settings?tab=files"],
    ["kunnit", "Kunnittain", "/statistics?tab=municipalities"],
  ])("leads by %s in the palette to %s", async (text, label, address) => {
    desk = seated("coordinator", [
      "use_program",
      "list_clients",
      "view_reports",
      "edit_period",
      "manage_office",
      "import_files",
    ]);
    const { user, router } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    await user.keyboard("{Control>}k{/Control}");
    const input = (await screen.findByRole("dialog")).querySelector("input") as HTMLInputElement;
    fireEvent.change(input, { target: { value: text } });
    const [place] = await screen.findAllByRole("menuitem", { name: new RegExp(`^${label}`) });
    await user.click(place as HTMLElement);
    await waitFor(() => expect(router.state.location.href).toBe(address));
  });

  it("leads by the palette to no place that the role does not open", async () => {
    desk = seated("work_coach", ["use_program"]);
    const { user } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    await user.keyboard("{Control>}k{/Control}");
    const dialog = await screen.findByRole("dialog");
    const input = dialog.querySelector("input") as HTMLInputElement;
    for (const text of ["työntek", "sulje", "tuo", "fraasit", "kunnit", "palautusa"]) {
      fireEvent.change(input, { target: { value: text } });
      expect(await within(dialog).findByText("Ei osumia")).toBeTruthy();
    }
    fireEvent.change(input, { target: { value: "kieli" } });
    expect(await within(dialog).findByRole("menuitem", { name: /^Kieli/ })).toBeTruthy();
  });

  it("says in the status line by what rule a change was refused, and tries it again", async () => {
    let refused = true;
    const { client } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    const change = client.getMutationCache().build(client, {
      meta: { again: true },
      mutationFn: async (value: string) => {
        if (refused) throw new ApiError("rule_broken", null, { rule: "overlapping_spells" });
        return value;
      },
    });
    await act(() => change.execute("typed").catch(() => undefined));
    const line = await screen.findByText(/Ei tallennettu. Osallistuminen menisi päällekkäin/);
    refused = false;
    fireEvent.click(within(line).getByRole("button"));
    expect(await screen.findByText(/^Tallennettu tälle koneelle/)).toBeTruthy();
    expect(change.state.data).toBe("typed");
  });

  it("changes language at once, without losing the place", async () => {
    open("/settings");
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    act(() => setLanguage("sv"));
    expect(await screen.findByRole("heading", { level: 1, name: "Inställningar" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Kunder" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("sv");
    await waitFor(() => expect(document.title).toBe("Inställningar – Polku"));
  });

  it("says that there is nothing to undo", async () => {
    const { user } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("Ei kumottavaa.")).toBeTruthy();
  });

  it("grows by Ctrl and plus, and no further than it may", async () => {
    const { user } = open();
    await screen.findByRole("heading", { level: 1 });
    for (let press = 0; press < 14; press += 1) await user.keyboard("{Control>}+{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("2");
    await user.keyboard("{Control>}0{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1");
  });

  it("takes the focus into the view that was chosen in the navigation, open or not", async () => {
    const { user } = open();
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    const inView = (heading: Element) => {
      const stop = document.activeElement;
      // a list takes it from the heading
      expect(stop === heading || stop?.closest("[data-cell]") !== null).toBe(true);
    };
    for (const name of ["Asiakkaat", "Asiakkaat", "Asetukset", "Tänään"]) {
      await user.click(screen.getByRole("link", { name }));
      const heading = await screen.findByRole("heading", { level: 1, name });
      await waitFor(() => inView(heading));
    }
    screen.getByRole("link", { name: "Tänään" }).focus();
    await user.keyboard("{Control>}4{/Control}");
    const heading = await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    await waitFor(() => inView(heading));
  });

  it("ignores a search part that does not fit", async () => {
    const { router } = open("/?date=eilen");
    await screen.findByRole("heading", { level: 1, name: "Tänään" });
    expect(router.state.location.search).toEqual({});
  });

  it("says when an address leads nowhere", async () => {
    open("/nowhere");
    expect(await screen.findByRole("heading", { level: 1, name: "Näkymää ei löydy" })).toBeTruthy();
  });
});

describe("the lock", () => {
  it("is grown by Ctrl and plus as the window is", async () => {
    desk = { ...DESK, open: null, worker: null };
    const { user } = open();
    await screen.findByRole("button", { name: /Maija Mallikas/ });
    await user.keyboard("{Control>}++{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1.2");
    await user.keyboard("{Control>}-{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1.1");
    await user.keyboard("{Control>}0{/Control}");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("1");
  });

  it("shows no personal data, not in the title either, and one comes back in", async () => {
    const { user, container } = open();
    await screen.findByText("Maija Mallikas");
    await user.keyboard("{Control>}l{/Control}");
    expect(await screen.findByRole("heading", { level: 1, name: "Polku on lukittu" })).toBeTruthy();
    await waitFor(() => expect(asked).toContain("lock"));
    expect(document.title).toBe("Polku");
    expect(container.querySelector("nav")).toBeNull();
    await user.click(await screen.findByRole("button", { name: /Maija Mallikas/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "Tänään" })).toBeTruthy();
  });

  it("gives the same worker back the place where they were", async () => {
    const { user, router } = open("/clients?q=mä");
    await screen.findByRole("heading", { level: 1, name: "Asiakkaat" });
    await user.keyboard("{Control>}l{/Control}");
    await user.click(await screen.findByRole("button", { name: /Maija Mallikas/ }));
    await screen.findByRole("heading", { level: 1, name: "Asiakkaat" });
    expect(router.state.location.search).toEqual({ q: "mä" });
  });

  it.each(["/clients/c1", "/?date=2027-01-04"])("begins another worker's day at today, not at %s", async (path) => {
    const { user, router } = open(path);
    await screen.findByText("Maija Mallikas");
    await user.keyboard("{Control>}l{/Control}");
    const button = await screen.findByRole("button", { name: /Pekka Esimerkki/ });
    await waitFor(() => expect(asked).toContain("lock"));
    asked = [];
    requests = [];
    await user.click(button);
    expect(await screen.findByRole("heading", { level: 1, name: "Tänään" })).toBeTruthy();
    expect(router.state.location).toMatchObject({ pathname: "/", search: {} });
    expect(asked).not.toContain("open_client");
    expect(requests.filter(([command]) => command === "get_day").map(([, request]) => request)).not.toContainEqual({
      date: "2027-01-04",
      environment_id: null,
    });
    await user.keyboard("{Control>}k{/Control}");
    const palette = await screen.findByRole("dialog");
    expect(within(palette).queryByRole("group", { name: m.ui_keys_palette_recent() })).toBeNull();
    await user.keyboard("{Escape}");
    // nor do they come to the former's address by going back
    act(() => router.history.back());
    await waitFor(() => expect(router.history.location.state.seated).toBeDefined());
    expect(router.state.location).toMatchObject({ pathname: "/", search: {} });
    expect(asked).not.toContain("open_client");
  });

  it("of an office names nobody", async () => {
    desk = { ...DESK, office: true, made_up: false, open: "office" };
    const { user, container } = open();
    await screen.findByText("Maija Mallikas");
    await user.keyboard("{Control>}l{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Polku on lukittu" });
    expect(container.textContent).not.toContain("Maija");
    expect(screen.getByLabelText(/Salalause/).getAttribute("type")).toBe("password");
  });
});
