import "~/test/document";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { type Chosen, replaceBackend, type Wire, work } from "~/api";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { INDICATORS, ruleText } from "./indicators";
import { latestEnded, quartersUntil } from "./quarters";

const TODAY = "2026-11-22";

const WORKER: Wire.DeskWorker = {
  id: "w1",
  name: "Aleksi Mallikas",
  role: "coordinator",
  capabilities: ["use_program", "view_reports", "view_client"],
};

const PEOPLE: Wire.FigurePerson[] = Array.from({ length: 12 }, (_, at) => ({
  client_id: `c${at}`,
  last_name: `Asiakas${at}`,
  first_names: "Aino",
  gender: "female",
  missing: [],
}));

const INCOMPLETE: Wire.FigurePerson[] = [
  { client_id: "c9", last_name: "Puutteinen", first_names: "Pekka", gender: null, missing: ["gender", "education"] },
];

let worker: Wire.DeskWorker;
let asked: [string, unknown][];
let holds: boolean;
let limitedTo: string[] | undefined;
let preferences: Record<string, string>;
/** So many are of no municipality. */
let without: number;
let isOfficeLost: boolean;
let failing: (command: string, request: unknown) => boolean;
let place: Chosen | null;
let suggested: string[];
let refusal: { code: string } | null;
/** What a report waits for before it comes. */
let held: Promise<void> | undefined;

const none: Wire.Change = { total: 0, female: 0, male: 0, non_binary: 0 };

/** The figures of municipalities add up to those of all. */
function quarterOf(request: Wire.GetQuarterReport): Wire.QuarterView {
  const number = Number(request.quarter.at(-1));
  const year = request.quarter.slice(0, 4);
  const last = ["03-31", "06-30", "09-30", "12-31"][number - 1];
  const part = (total: number, change: number): Omit<Wire.QuarterPart, "municipality"> => ({
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, { total, female: total - 1, male: 1, non_binary: 0 }]),
    ) as unknown as Wire.Indicators,
    change: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, indicator === "EECO01" ? { ...none, total: change } : none]),
    ) as unknown as Wire.Changes,
    incomplete: 1,
    incomplete_change: 0,
  });
  const day = `${year}-${last}`;
  return {
    ...request,
    ...(request.municipality === null ? part(12 + without, 3) : part(7, 5)),
    ...(request.municipality === null && limitedTo ? { limited_to: limitedTo } : {}),
    first_day: `${year}-${String(number * 3 - 2).padStart(2, "0")}-01`,
    last_day: day,
    made_on: TODAY,
    ended: TODAY > day,
    as_of: day,
    municipalities: [
      { municipality: "146", ...part(5, -2) },
      { municipality: "167", ...part(7, 5) },
    ],
    checks: [
      { rule: "EECO03 <= EECO02", holds: true },
      { rule: "EECO01-EECO11 do not fall", holds },
    ],
  };
}

function reportOf(request: Wire.GetEsfReport): Wire.EsfView {
  const count = (total: number): Wire.Count => ({ total, female: total - 1, male: 1, non_binary: 0 });
  const part = (whole: number): Omit<Wire.EsfPart, "municipality"> => ({
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, count(indicator === "EECO01" ? whole : 5)]),
    ) as unknown as Wire.Indicators,
    incomplete: 1,
  });
  const own = limitedTo ?? ["146", "167"];
  return {
    ...request,
    ...part(request.municipality === null ? 12 + without : 7),
    ...(request.municipality === null && limitedTo ? { limited_to: limitedTo } : {}),
    municipalities: [
      { municipality: "146", ...part(5) },
      { municipality: "167", ...part(7) },
    ].filter(({ municipality }) => own.includes(municipality)),
    checks: [
      { rule: "EECO03 <= EECO02", holds: true },
      { rule: "female + male + non_binary = total", holds },
    ],
  };
}

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "get_office":
      if (isOfficeLost) throw { code: "internal" };
      return {
        made_up: true,
        name: "",
        municipalities: [
          { code: "167", name_fi: "Joensuu", name_sv: "Joensuu" },
          { code: "146", name_fi: "Ilomantsi", name_sv: "Ilomants" },
        ],
        environments: [],
        workers: [],
        groups: [],
        substitutes: [],
        reason_hours: 12,
        preferences,
      } satisfies Wire.OfficeView;
    case "set_preference": {
      const { key, value } = request as Wire.SetPreference;
      preferences = { ...preferences, [key]: value };
      return null;
    }
    case "get_esf_report":
      return reportOf(request as Wire.GetEsfReport);
    case "get_quarter_report":
      return quarterOf(request as Wire.GetQuarterReport);
    case "save_report":
      if (refusal) throw refusal;
      return null;
    case "figure_persons": {
      const { indicator, gender, offset } = request as Wire.FigurePersons;
      const all = indicator === null ? INCOMPLETE : gender === null ? PEOPLE : PEOPLE.slice(1);
      return { total: all.length, persons: all.slice(offset, offset + 9) };
    }
    default:
      return { office: false, made_up: true, open: "made_up", pin: false, worker, today: TODAY, version: "1.2.3" };
  }
}

beforeEach(() => {
  worker = WORKER;
  asked = [];
  holds = true;
  limitedTo = undefined;
  preferences = {};
  isOfficeLost = false;
  without = 0;
  failing = () => false;
  place = { handle: "h1", name: "luvut.xlsx" };
  suggested = [];
  refusal = null;
  held = undefined;
  work.forget();
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push([command, request]);
      if (command === "get_esf_report" || command === "get_quarter_report") await held;
      if (failing(command, request)) throw { code: "internal" };
      return answer(command, request);
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async (_title, suggestion) => {
      suggested.push(suggestion);
      return place;
    },
    setTitle: () => {},
  });
});

function open(path = "/statistics") {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

const allAsked = (command: string) => asked.filter(([name]) => name === command).map(([, request]) => request);
const lastAsked = (command: string) => asked.findLast(([name]) => name === command)?.[1];

describe("quarters", () => {
  it("run from the first of 2025 to the present one, which has not ended", () => {
    const found = quartersUntil(TODAY);
    expect(found).toHaveLength(8);
    expect(found[0]).toMatchObject({ id: "2026Q4", from: "2026-10-01", to: "2026-12-31", ended: false });
    expect(found.at(-1)).toMatchObject({ id: "2025Q1", from: "2025-01-01", to: "2025-03-31", ended: true });
  });

  it("end when their last day is over", () => {
    expect(quartersUntil("2026-12-31")[0]).toMatchObject({ id: "2026Q4", ended: false });
    expect(latestEnded(quartersUntil("2026-12-31"))?.id).toBe("2026Q3");
    expect(latestEnded(quartersUntil("2027-01-01"))?.id).toBe("2026Q4");
    expect(latestEnded(quartersUntil("2025-02-01"))?.id).toBe("2025Q1");
  });
});

describe("the figures of a quarter", () => {
  it("are of the latest one that has ended, with what changed in it", async () => {
    open();
    const table = await screen.findByRole("table", { name: "Indikaattorit" });
    expect(lastAsked("get_quarter_report")).toEqual({
      quarter: "2026Q3",
      long_term_rule: "eu",
      result_rule: "eura",
      municipality: null,
    });
    expect(asked.map(([command]) => command)).not.toContain("get_esf_report");
    expect(within(table).getByRole("columnheader", { name: "Tilanne 30.9.2026" })).toBeTruthy();
    expect(within(table).getByRole("columnheader", { name: "Muutos 1.7.–30.9.2026" })).toBeTruthy();
    const row = within(table).getByRole("row", { name: /^EECO01 / });
    expect([...row.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual([
      "EECO01",
      "12",
      "11",
      "1",
      "0",
      "+3",
      "0",
      "0",
      "0",
    ]);
    expect(screen.getByText("Vuosineljännes päättyi 30.9.2026.")).toBeTruthy();
    // every rule holds: there is nothing to count
    expect(screen.getByRole("tab", { name: "Tarkistukset" })).toBeTruthy();
  });

  it("follow the keys from quarter to quarter, and say which is not finished", async () => {
    const { user, router } = open();
    await screen.findByRole("table", { name: "Indikaattorit" });
    expect(screen.getByRole("button", { name: /^3\/2026 · 1\.7\.–30\.9\.2026/ })).toBeTruthy();
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    const way = await screen.findByRole("button", { name: "Siirry päättyneeseen: 3/2026" });
    expect(way.closest("li")?.textContent).toContain("Vuosineljännes on kesken 31.12.2026 asti");
    expect(router.state.location.search).toEqual({ quarter: "2026Q4" });
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(router.state.location.search).toEqual({ quarter: "2026Q4" });
    await user.click(way);
    expect(await screen.findByText("Vuosineljännes päättyi 30.9.2026.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Edellinen vuosineljännes" }));
    await waitFor(() => expect(lastAsked("get_quarter_report")).toMatchObject({ quarter: "2026Q2" }));
  });

  it("say so where the address asks for a quarter that has none", async () => {
    const { user } = open("/statistics?quarter=2019Q2");
    expect(await screen.findByText("Vuosineljännekseltä 2/2019 ei ole lukuja. Näytetään 3/2026.")).toBeTruthy();
    await screen.findByRole("table", { name: "Indikaattorit" });
    expect(lastAsked("get_quarter_report")).toMatchObject({ quarter: "2026Q3" });
    await user.click(screen.getByRole("button", { name: "Edellinen vuosineljännes" }));
    await waitFor(() => expect(lastAsked("get_quarter_report")).toMatchObject({ quarter: "2026Q2" }));
    expect(screen.queryByText(/ei ole lukuja/)).toBeNull();
  });

  it("give way to those of a day, and come back", async () => {
    const { user, router } = open("/statistics?quarter=2026Q2");
    await screen.findByRole("table", { name: "Indikaattorit" });
    await user.click(screen.getByRole("button", { name: "Tietty päivä" }));
    await waitFor(() => expect(lastAsked("get_esf_report")).toMatchObject({ as_of: TODAY }));
    expect(screen.queryByText("Vuosineljänneksen tarkistuslista")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Vuosineljännes" }));
    expect(await screen.findByText("Vuosineljänneksen tarkistuslista")).toBeTruthy();
    expect(router.state.location.search).toEqual({ quarter: "2026Q2" });
  });

  it("have a list whose every line opens what it names", async () => {
    holds = false;
    const { user, router } = open();
    await user.click(await screen.findByRole("button", { name: "1\u00a0sääntö ei pidä. Luvuissa on virhe." }));
    const row = await screen.findByRole("row", { name: /EECO01–EECO11 eivät vähene/ });
    expect(within(row).getByText("ei pidä")).toBeTruthy();
    expect(screen.getByRole("tab", { name: /^Tarkistukset/ }).textContent).toBe("Tarkistukset1");
    expect(screen.getAllByRole("row", { name: /pidä/ })[0]).toBe(row);
    const rule = "EURA 2021: enintään yksi indikaattoreista EECR01, EECR02 ja EECR04";
    expect(screen.getByText(rule, { selector: "dd" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "1\u00a0henkilön tiedot ovat puutteelliset." }));
    expect(await screen.findByText("sukupuoli, korkein suoritettu tutkinto")).toBeTruthy();
    expect(router.state.location.search).toEqual({ tab: "incomplete" });
    expect(lastAsked("figure_persons")).toMatchObject({ as_of: "2026-09-30", indicator: null });
  });

  it("stand by municipality, and add up", async () => {
    const { user, router } = open("/statistics?tab=municipalities");
    const table = await screen.findByRole("table", { name: "Kunnittain" });
    const rows = within(table)
      .getAllByRole("row")
      .map((row) => [...row.children].map((cell) => cell.textContent));
    const [ilomantsi, joensuu, all] = rows.slice(-3);
    expect(ilomantsi?.slice(0, 3)).toEqual(["Ilomantsi", "5", "−2"]);
    expect(joensuu?.slice(0, 3)).toEqual(["Joensuu", "7", "+5"]);
    expect(all?.slice(0, 3)).toEqual(["Kaikki kunnat", "12", "+3"]);
    expect(screen.getByText("Eniten osallistujia on kunnassa Joensuu: 7, 58,3 % kaikista.")).toBeTruthy();
    await user.click(within(table).getByRole("button", { name: "Puutteelliset tiedot, Joensuu: 1" }));
    expect(await screen.findByText("sukupuoli, korkein suoritettu tutkinto")).toBeTruthy();
    expect(router.state.location.search).toEqual({ tab: "incomplete", municipality: "167", from: "municipalities" });
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: /^Puutteelliset tiedot/ }));
    act(() => router.history.back());
    await waitFor(() => expect(document.activeElement?.getAttribute("data-figure")).toBe("incomplete 167"));
    await user.keyboard("{Enter}");
    expect(await screen.findByText("sukupuoli, korkein suoritettu tutkinto")).toBeTruthy();
    // who goes by the tabs stays on them
    await user.keyboard("{ArrowLeft}");
    await screen.findByRole("table", { name: "Kunnittain" });
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Kunnittain" }));
  });

  it("say whose they are where the role reaches some municipalities only", async () => {
    limitedTo = ["167"];
    const { user } = open();
    expect(await screen.findByText("Luvuissa ovat vain omien kuntiesi osallistujat: Joensuu.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Omat kunnat/ }));
    const options = await screen.findAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual(["Omat kunnat", "Joensuu"]);
  });
});

describe("the table as a file", () => {
  const save = async (kind: RegExp, path?: string) => {
    const { user } = open(path);
    await screen.findByRole("table", { name: "Indikaattorit" });
    await user.click(screen.getByRole("button", { name: "Vie taulukko" }));
    await user.click(await screen.findByRole("menuitem", { name: kind }));
    return user;
  };

  it("holds what is shown, and the status line names it", async () => {
    await save(/Excel/, "/statistics?municipality=%22167%22&result=eura");
    expect(await screen.findByText(/Tallennettu luvut\.xlsx/)).toBeTruthy();
    expect(suggested).toEqual(["ESR-luvut-2026-Q3-Joensuu.xlsx"]);
    expect(lastAsked("save_report")).toEqual({
      report: { kind: "quarter", quarter: "2026Q3", long_term_rule: "eu", result_rule: "eura", municipality: "167" },
      format: "xlsx",
      language: "fi",
      file: "h1",
    });
  });

  it("is of a day, if that is shown", async () => {
    await save(/CSV/, "/statistics?asOf=2026-02-03");
    await waitFor(() =>
      expect(lastAsked("save_report")).toMatchObject({
        report: { kind: "esf", as_of: "2026-02-03", municipality: null },
        format: "csv",
      }),
    );
    expect(suggested).toEqual(["ESR-luvut-2026-02-03-Kaikki-kunnat.csv"]);
  });

  it("is not asked for when no place is chosen", async () => {
    place = null;
    await save(/CSV/);
    await waitFor(() => expect(suggested).toHaveLength(1));
    expect(lastAsked("save_report")).toBeUndefined();
  });

  it("says why it was not written, and is tried again", async () => {
    refusal = { code: "disk_full" };
    const user = await save(/Excel/);
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Taulukkoa ei voitu tallentaa.");
    refusal = null;
    await user.click(within(alert).getByRole("button", { name: "Yritä uudelleen" }));
    expect(await screen.findByText(/Tallennettu luvut\.xlsx/)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Vie taulukko"));
    expect(suggested).toHaveLength(1);
  });
});

describe("the statistics", () => {
  it("that do not come are asked for again", async () => {
    let fail: () => void = () => {};
    held = new Promise((_, reject) => {
      fail = () => reject({ code: "internal" });
    });
    const { user } = open();
    await waitFor(() => expect(lastAsked("get_quarter_report")).toBeDefined());
    fail();
    const again = await screen.findByRole("button", { name: "Yritä uudelleen" });
    held = undefined;
    await user.click(again);
    expect(await screen.findByText("EECO01")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("are those of the quarter where an address names a day that there is not", async () => {
    open("/statistics?asOf=2026-02-31");
    expect(await screen.findByText("EECO01")).toBeTruthy();
    expect(lastAsked("get_quarter_report")).toBeDefined();
    expect(lastAsked("get_esf_report")).toBeUndefined();
  });

  it("say of a day to come that more may happen until then", async () => {
    const { user } = open("/statistics?asOf=2031-01-01");
    await screen.findByText("EECO01");
    expect(screen.getByText(/^1\.1\.2031 on vasta tulossa/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Vuosineljännes" }));
    await screen.findByText(/^Vuosineljännes päättyi/);
    expect(screen.queryByText(/on vasta tulossa/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Tietty päivä" }));
    await waitFor(() => expect(lastAsked("get_esf_report")).toMatchObject({ as_of: "2031-01-01" }));
    expect(await screen.findByText(/on vasta tulossa/)).toBeTruthy();
  });

  it("are counted anew when one comes back to them, and no old figure is shown meanwhile", async () => {
    const { router } = open(`/statistics?asOf=${TODAY}`);
    await screen.findByText("EECO01");
    await act(() => router.navigate({ to: "/settings" }));
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    let count: () => void = () => {};
    held = new Promise((resolve) => {
      count = resolve;
    });
    await act(() => router.navigate({ to: "/statistics", search: { asOf: TODAY } }));
    expect(await screen.findByRole("heading", { level: 1, name: "Tilastot" })).toBeTruthy();
    expect(screen.queryByText("EECO01")).toBeNull();
    count();
    expect(await screen.findByText("EECO01")).toBeTruthy();
  });

  it.each(["indicators", "municipalities", "checks"])(
    "show that those of before stand while others are counted: %s",
    async (tab) => {
      const { user } = open(`/statistics?tab=${tab}`);
      const busy = () => [...document.querySelectorAll('main [aria-busy="true"]')];
      await screen.findByText("Vuosineljännes päättyi 30.9.2026.");
      await waitFor(() => expect(busy()).toEqual([]));
      let count: () => void = () => {};
      held = new Promise((resolve) => {
        count = resolve;
      });
      await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
      await waitFor(() => expect(lastAsked("get_quarter_report")).toMatchObject({ quarter: "2026Q2" }));
      const isMarked = (element: Element) => element.closest('main [aria-busy="true"]') !== null;
      const tables = screen.getAllByRole("table");
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.every(isMarked)).toBe(true);
      expect(isMarked(screen.getByText("Vuosineljännes päättyi 30.9.2026."))).toBe(true);
      count();
      expect(isMarked(await screen.findByText("Vuosineljännes päättyi 30.6.2026."))).toBe(false);
      await waitFor(() => expect(busy()).toEqual([]));
    },
  );

  it("show all fifteen indicators of a day, and say whose calculation they are", async () => {
    open(`/statistics?asOf=${TODAY}`);
    const table = await screen.findByRole("table", { name: "Indikaattorit" });
    for (const indicator of INDICATORS) expect(within(table).getByText(indicator)).toBeTruthy();
    expect(screen.getByText(/Oma laskenta/)).toBeTruthy();
    expect(lastAsked("get_esf_report")).toEqual({
      as_of: TODAY,
      long_term_rule: "eu",
      result_rule: "eura",
      municipality: null,
    });
    expect(screen.getByText("12 osallistujasta työttömänä aloitti 41,7 %.")).toBeTruthy();
  });

  it("open the persons behind a figure, as many as it says", async () => {
    const { user, router } = open();
    await user.click(await screen.findByRole("button", { name: /^EECO01,.* 12, näytä henkilöt$/ }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText("12 henkilöä")).toBeTruthy();
    expect(within(dialog).getAllByRole("link")).toHaveLength(9);
    await user.click(within(dialog).getByRole("button", { name: "Näytä 3\u00a0lisää" }));
    await waitFor(() => expect(within(dialog).getAllByRole("link")).toHaveLength(12));
    expect(document.activeElement?.textContent).toBe("Asiakas9 Aino");
    expect(within(dialog).getAllByText("Nainen")).toHaveLength(12);
    expect(within(dialog).getByRole("link", { name: "Asiakas0 Aino" }).getAttribute("href")).toBe("#/clients/c0");
    expect(router.state.location.search).toMatchObject({ figure: "EECO01" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute("data-figure")).toBe("EECO01 all"));
  });

  it("open the persons of a gender behind its figure, and come back to that one", async () => {
    const { user, router } = open();
    const table = await screen.findByRole("table", { name: "Indikaattorit" });
    const row = within(table).getByRole("row", { name: /^EECO01 / });
    // nobody stands behind a nought, and a change is no list of persons
    expect(
      within(row)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["12", "11", "1"]);
    const women = within(row).getByRole("button", { name: /^Naiset, EECO01, .* 11, näytä henkilöt$/ });
    await user.click(women);
    const dialog = await screen.findByRole("dialog", { name: /^EECO01 · Naiset · Kaikki kunnat · / });
    expect(await within(dialog).findByText("11 henkilöä")).toBeTruthy();
    expect(lastAsked("figure_persons")).toMatchObject({ indicator: "EECO01", gender: "female", municipality: null });
    expect(router.state.location.search).toEqual({ figure: "EECO01", gender: "female" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(women));
    expect(router.state.location.search).toEqual({});
    await user.click(within(row).getByRole("button", { name: /^EECO01, / }));
    await screen.findByRole("dialog", { name: /^EECO01 · Kaikki kunnat · / });
    await waitFor(() => expect(lastAsked("figure_persons")).toMatchObject({ indicator: "EECO01", gender: null }));
  });

  it("give the focus to the figure whose persons were open when the page was come back to", async () => {
    const { user } = open("/statistics?figure=EECO02");
    await screen.findByRole("dialog");
    await screen.findByText("12 henkilöä");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-figure")).toBe("EECO02 all"));
  });

  it("open the persons behind a figure of the chart's table, and come back to that one", async () => {
    const { user, router } = open("/statistics?municipality=%22167%22");
    await user.click(await screen.findByRole("button", { name: "Näytä taulukkona" }));
    const chart = screen.getByRole("table", { name: "Osallistujat alkutilanteen mukaan" });
    const row = within(chart).getByRole("row", { name: /^Työelämän ulkopuolella/ });
    expect(
      within(row)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["6", "1", "7"]);
    const women = within(row).getByRole("button", {
      name: "Naiset, EECO04, Työelämän ulkopuolella: 6, näytä henkilöt",
    });
    await user.click(women);
    await screen.findByRole("dialog", { name: /^EECO04 · Naiset · Joensuu · / });
    await screen.findByText("11 henkilöä");
    expect(lastAsked("figure_persons")).toMatchObject({ indicator: "EECO04", gender: "female", municipality: "167" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(women));
    expect(router.state.location.search).toEqual({ municipality: "167", chart: "table" });
    const all = within(row).getByRole("button", { name: "EECO04, Työelämän ulkopuolella: 7, näytä henkilöt" });
    await user.click(all);
    await screen.findByRole("dialog", { name: /^EECO04 · Joensuu · / });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(all));
  });

  it("give the focus to the figure of the chart's table whose persons were open when the page was come back to", async () => {
    const { user } = open(
      "/statistics?tab=municipalities&chart=table&figure=EECO01&of=%22146%22&gender=male&from=chart",
    );
    await screen.findByText("11 henkilöä");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-figure")).toBe("chart EECO01 146 male"));
    expect(document.activeElement?.closest("table")?.getAttribute("aria-label")).toBe("Osallistujat kunnittain");
  });

  it("open the persons behind a bar by the mouse, and then give the focus to the way to its table", async () => {
    const { user } = open("/statistics?tab=municipalities");
    const chart = await screen.findByRole("img", { name: "Osallistujat kunnittain" });
    const total = [...chart.querySelectorAll("text")].find((text) => text.textContent === "7");
    await user.click(total as Element);
    await screen.findByRole("dialog", { name: /^EECO01 · Joensuu · / });
    await waitFor(() =>
      expect(lastAsked("figure_persons")).toMatchObject({ indicator: "EECO01", gender: null, municipality: "167" }),
    );
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Näytä taulukkona"));
  });

  it("keep the charts as tables while the sitting lasts", async () => {
    const { user, router } = open();
    await user.click(await screen.findByRole("button", { name: "Näytä taulukkona" }));
    await user.click(screen.getByRole("tab", { name: "Kunnittain" }));
    expect(await screen.findByRole("table", { name: "Osallistujat kunnittain" })).toBeTruthy();
    await act(() => router.navigate({ to: "/settings" }));
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    await act(() => router.navigate({ to: "/statistics" }));
    expect(await screen.findByRole("table", { name: "Osallistujat kunnittain" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Näytä kaaviona" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "municipalities" }));
  });

  it("give the focus to a figure that comes later than its persons are closed, unless it has gone elsewhere", async () => {
    let count: () => void = () => {};
    held = new Promise((resolve) => {
      count = resolve;
    });
    const path = `/statistics?tab=municipalities&asOf=${TODAY}&figure=EECO01&of=%22167%22`;
    const first = open(path);
    await screen.findByText("12 henkilöä");
    await first.user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    count();
    await waitFor(() => expect(document.activeElement?.getAttribute("data-figure")).toBe("EECO01 167"));
    first.unmount();
    held = new Promise((resolve) => {
      count = resolve;
    });
    const { user } = open(path);
    await screen.findByText("12 henkilöä");
    await user.keyboard("{Escape}");
    const other = await screen.findByRole("button", { name: "Tulosta" });
    act(() => other.focus());
    count();
    await screen.findByRole("table", { name: "Kunnittain" });
    expect(document.activeElement).toBe(other);
  });

  it("take the quarter and the rules from their choices, all in the address", async () => {
    const { user, router } = open("/statistics?result=eura&municipality=%22167%22");
    await screen.findByRole("table", { name: "Indikaattorit" });
    await user.click(screen.getByRole("button", { name: /^3\/2026/ }));
    await user.click(await screen.findByRole("option", { name: /^2\/2026/ }));
    await user.click(screen.getByRole("button", { name: /Pitkäaikaistyöttömyys/ }));
    await user.click(await screen.findByRole("option", { name: /Suomi/ }));
    await waitFor(() =>
      expect(allAsked("get_quarter_report")).toContainEqual({
        quarter: "2026Q2",
        long_term_rule: "fi",
        result_rule: "eura",
        municipality: "167",
      }),
    );
    expect(router.state.location.search).toEqual({
      quarter: "2026Q2",
      longTerm: "fi",
      result: "eura",
      municipality: "167",
    });
  });

  it("are counted as EURA does until the worker chooses, and then by the rules chosen last", async () => {
    const first = open();
    await screen.findByRole("table", { name: "Indikaattorit" });
    expect(screen.getByText("EURA 2021: enintään yksi indikaattoreista EECR01, EECR02 ja EECR04")).toBeTruthy();
    await first.user.click(screen.getByRole("button", { name: /Tulosten laskenta/ }));
    await first.user.click(await screen.findByRole("option", { name: "EU: kaikki tulokset" }));
    await waitFor(() => expect(lastAsked("get_quarter_report")).toMatchObject({ result_rule: "eu" }));
    await first.user.click(screen.getByRole("button", { name: /Pitkäaikaistyöttömyys/ }));
    await first.user.click(await screen.findByRole("option", { name: /Suomi/ }));
    await waitFor(() =>
      expect(allAsked("set_preference")).toEqual([
        { key: "result_rule", value: "eu" },
        { key: "long_term_rule", value: "fi" },
      ]),
    );
    first.unmount();
    asked = [];
    // in another sitting
    open("/statistics?figure=EECR01");
    await screen.findByText("12 henkilöä");
    for (const command of ["get_quarter_report", "figure_persons"]) {
      for (const request of allAsked(command))
        expect(request).toMatchObject({ long_term_rule: "fi", result_rule: "eu" });
      expect(allAsked(command)).not.toEqual([]);
    }
  });

  it("say on paper what they are of, by which rules and when they were counted", async () => {
    open("/statistics?longTerm=fi&municipality=%22167%22");
    await screen.findByRole("table", { name: "Indikaattorit" });
    const [title] = screen.getAllByText("3/2026 · 1.7.–30.9.2026 · Joensuu");
    expect([...(title?.closest("div")?.children ?? [])].map((line) => line.textContent)).toEqual([
      "3/2026 · 1.7.–30.9.2026 · Joensuu",
      "Suomen rekisteri: vähintään 12 kuukautta iästä riippumatta",
      "EURA 2021: enintään yksi indikaattoreista EECR01, EECR02 ja EECR04",
      "Laskettu: 22.11.2026",
    ]);
  });

  it("are counted by the rules of the address, whatever the worker chose", async () => {
    preferences = { result_rule: "eu", long_term_rule: "fi" };
    open("/statistics?result=eura&longTerm=eu");
    await screen.findByRole("table", { name: "Indikaattorit" });
    for (const request of allAsked("get_quarter_report"))
      expect(request).toMatchObject({ long_term_rule: "eu", result_rule: "eura" });
    expect(allAsked("set_preference")).toEqual([]);
  });

  it("are counted as EURA does where it does not come what the worker chose", async () => {
    isOfficeLost = true;
    open();
    await screen.findByRole("table", { name: "Indikaattorit" });
    expect(lastAsked("get_quarter_report")).toMatchObject({ long_term_rule: "eu", result_rule: "eura" });
  });

  it("compare the municipalities of a day, in the order of their names, and open a figure of one", async () => {
    const { user } = open(`/statistics?tab=municipalities&asOf=${TODAY}`);
    const table = await screen.findByRole("table", { name: "Kunnittain" });
    const rows = within(table).getAllByRole("rowheader");
    expect(rows.map((row) => row.textContent)).toEqual(["Ilomantsi", "Joensuu", "Kaikki kunnat"]);
    // all in one look at the records
    expect(allAsked("get_esf_report")).toHaveLength(1);
    await user.click(within(table).getByRole("button", { name: /^EECO01, .*Joensuu: 7/ }));
    await screen.findByRole("dialog", { name: /EECO01 · Joensuu/ });
    expect(lastAsked("figure_persons")).toMatchObject({ indicator: "EECO01", municipality: "167", offset: 0 });
  });

  it.each([
    ["a quarter", "/statistics?tab=municipalities"],
    ["a day", `/statistics?tab=municipalities&asOf=${TODAY}`],
  ])("of %s that fall short of the sum say by how many, and who they are", async (_what, path) => {
    without = 2;
    const { user } = open(path);
    const table = await screen.findByRole("table", { name: "Kunnittain" });
    const names = within(table).getAllByRole("rowheader");
    expect(names.map((name) => name.textContent)).toEqual(["Ilomantsi", "Joensuu", "Ilman kuntaa", "Kaikki kunnat"]);
    expect(screen.getByText(/^2 osallistujalta puuttuu kunta/)).toBeTruthy();
    await user.click(within(table).getByRole("button", { name: /^EECO01, .*Ilman kuntaa: 2/ }));
    await screen.findByRole("dialog", { name: /EECO01 · Ilman kuntaa/ });
    expect(lastAsked("figure_persons")).toMatchObject({
      indicator: "EECO01",
      municipality: null,
      without_municipality: true,
    });
    await user.keyboard("{Escape}");
    await user.click(within(table).getByRole("button", { name: /^EECO01, .*Joensuu: 7/ }));
    await waitFor(() =>
      expect(lastAsked("figure_persons")).toMatchObject({ municipality: "167", without_municipality: false }),
    );
  });

  it("of more of none than of any municipality do not call those the municipality of the most", async () => {
    without = 20;
    open("/statistics?tab=municipalities");
    await screen.findByRole("table", { name: "Kunnittain" });
    expect(screen.getAllByText(/^20 osallistujalta puuttuu kunta/)).toHaveLength(2);
    expect(screen.queryByText(/^Eniten osallistujia/)).toBeNull();
  });

  it("of municipalities whose names do not come are not told to be of none", async () => {
    isOfficeLost = true;
    open("/statistics?tab=municipalities");
    const table = await screen.findByRole("table", { name: "Kunnittain" });
    expect(within(table).getAllByRole("rowheader")).toHaveLength(1);
    expect(screen.queryByText(/puuttuu kunta/)).toBeNull();
  });

  it("of all municipalities say that they are of all where one is chosen, on paper too", async () => {
    const { container } = open("/statistics?tab=municipalities&municipality=%22167%22");
    await screen.findByRole("table", { name: "Kunnittain" });
    expect(screen.getByText(/^Kaikki kunnat vertailtavina/)).toBeTruthy();
    expect(container.querySelector("strong")?.textContent).toMatch(/ · Kaikki kunnat$/);
  });

  it("of all municipalities that fail where those of one come say so, and are asked for again", async () => {
    failing = (command, request) =>
      command === "get_quarter_report" && (request as Wire.GetQuarterReport).municipality === null;
    const { user } = open("/statistics?tab=municipalities&municipality=%22167%22");
    const again = await screen.findByRole("button", { name: "Yritä uudelleen" });
    expect(screen.queryByRole("table", { name: "Kunnittain" })).toBeNull();
    failing = () => false;
    await user.click(again);
    expect(await screen.findByRole("table", { name: "Kunnittain" })).toBeTruthy();
  });

  it("keep the persons that have come where more of them do not, and ask for those again", async () => {
    failing = (command, request) => command === "figure_persons" && (request as Wire.FigurePersons).offset > 0;
    const { user } = open("/statistics?figure=EECO01");
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("12 henkilöä");
    const more = within(dialog).getByRole("button", { name: "Näytä 3\u00a0lisää" });
    await user.click(more);
    await within(dialog).findByRole("alert");
    expect(within(dialog).getAllByRole("rowheader")).toHaveLength(9);
    failing = () => false;
    await user.click(more);
    await waitFor(() => expect(within(dialog).getAllByRole("rowheader")).toHaveLength(12));
    expect(within(dialog).queryByRole("alert")).toBeNull();
  });

  it("ask again for persons who did not come", async () => {
    failing = (command) => command === "figure_persons";
    const { user } = open("/statistics?figure=EECO01");
    const dialog = await screen.findByRole("dialog");
    const again = await within(dialog).findByRole("button", { name: "Yritä uudelleen" });
    failing = () => false;
    await user.click(again);
    await within(dialog).findByText("12 henkilöä");
  });

  it("name what is missing from an incomplete record, and lead to where it is filled in", async () => {
    open("/statistics?tab=incomplete");
    const row = (await screen.findByText("sukupuoli, korkein suoritettu tutkinto")).closest("tr");
    expect(row?.querySelector("a")?.getAttribute("href")).toMatch(/^#\/clients\/[^?]+\?section=participation$/);
    expect(screen.getByRole("tab", { name: /Puutteelliset tiedot\s*1/ })).toBeTruthy();
  });

  it("tell in words which rule does not hold", async () => {
    holds = false;
    open(`/statistics?tab=checks&asOf=${TODAY}`);
    const row = await screen.findByRole("row", { name: /naiset \+ miehet \+ muunsukupuoliset = yhteensä/ });
    expect(within(row).getByText("ei pidä")).toBeTruthy();
    expect(screen.getByText("1 sääntö ei pidä. Luvuissa on virhe.")).toBeTruthy();
    expect(ruleText("sum over municipalities = total")).toBe("kuntien summa = yhteensä");
    expect(ruleText("EECR01 <= leavers")).toBe("EECR01 ≤ päättäneet");
  });

  it("are figures only to one who opens no clients, and nothing to one without the right", async () => {
    worker = { ...WORKER, id: "w2", role: "decision_maker", capabilities: ["use_program", "view_reports"] };
    const first = open("/statistics?figure=EECO01&chart=table");
    const table = await screen.findByRole("table", { name: "Indikaattorit" });
    expect(within(table).queryByRole("button")).toBeNull();
    const chart = screen.getByRole("table", { name: "Osallistujat alkutilanteen mukaan" });
    expect(within(chart).queryByRole("button")).toBeNull();
    expect(asked.map(([command]) => command)).not.toContain("figure_persons");
    first.unmount();
    worker = { ...WORKER, id: "w3", role: "work_coach", capabilities: ["use_program"] };
    asked = [];
    open();
    expect(await screen.findByText("Sinulla ei ole oikeutta tähän")).toBeTruthy();
    expect(asked.map(([command]) => command)).not.toContain("get_quarter_report");
  });
});
