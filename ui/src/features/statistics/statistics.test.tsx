import "~/test/document";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { replaceBackend, type Wire } from "~/api";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { INDICATORS, ruleText } from "./indicators";
import { quartersUntil } from "./quarters";

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

function reportOf(request: Wire.GetEsfReport): Wire.EsfView {
  const count = (total: number): Wire.Count => ({ total, female: total - 1, male: 1, non_binary: 0 });
  const whole = request.municipality === null ? 12 : 7;
  return {
    ...request,
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, count(indicator === "EECO01" ? whole : 5)]),
    ) as unknown as Wire.Indicators,
    incomplete: 1,
    checks: [
      { rule: "EECO03 <= EECO02", holds: true },
      { rule: "female + male + non_binary = total", holds },
    ],
  };
}

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "get_office":
      return {
        made_up: true,
        municipalities: [
          { code: "167", name_fi: "Joensuu", name_sv: "Joensuu" },
          { code: "146", name_fi: "Ilomantsi", name_sv: "Ilomants" },
        ],
        environments: [],
        workers: [],
        groups: [],
        substitutes: [],
        preferences: {},
      } satisfies Wire.OfficeView;
    case "get_esf_report": {
      const report = request as Wire.GetEsfReport;
      if (report.municipality === "146") throw { code: "not_permitted" };
      return reportOf(report);
    }
    case "figure_persons": {
      const { indicator, offset } = request as Wire.FigurePersons;
      const all = indicator === null ? INCOMPLETE : PEOPLE;
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
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push([command, request]);
      return answer(command, request);
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
});

function open(path = "/statistics") {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

const lastAsked = (command: string) => asked.findLast(([name]) => name === command)?.[1];

describe("quarters", () => {
  it("run from the first of 2025 to the present one, which ends today", () => {
    const found = quartersUntil(TODAY);
    expect(found).toHaveLength(8);
    expect(found[0]).toMatchObject({ id: "2026Q4", from: "2026-10-01", to: TODAY, underWay: true });
    expect(found.at(-1)).toMatchObject({ id: "2025Q1", from: "2025-01-01", to: "2025-03-31", underWay: false });
  });

  it("are not under way on their own last day", () => {
    expect(quartersUntil("2026-12-31")[0]).toMatchObject({ id: "2026Q4", to: "2026-12-31", underWay: false });
    expect(quartersUntil("2027-01-01")[0]).toMatchObject({ id: "2027Q1", to: "2027-01-01", underWay: true });
  });
});

describe("the statistics", () => {
  it("show all fifteen indicators as of today, and say whose calculation they are", async () => {
    open();
    const table = await screen.findByRole("table", { name: "Indikaattorit" });
    for (const indicator of INDICATORS) expect(within(table).getByText(indicator)).toBeTruthy();
    expect(screen.getByText(/Oma laskenta/)).toBeTruthy();
    expect(lastAsked("get_esf_report")).toEqual({
      as_of: TODAY,
      long_term_rule: "eu",
      result_rule: "eu",
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
    await user.click(within(dialog).getByRole("button", { name: "Näytä 3 lisää" }));
    await waitFor(() => expect(within(dialog).getAllByRole("link")).toHaveLength(12));
    expect(document.activeElement?.textContent).toBe("Asiakas9 Aino");
    expect(within(dialog).getByRole("link", { name: "Asiakas0 Aino" }).getAttribute("href")).toBe("#/clients/c0");
    expect(router.state.location.search).toMatchObject({ figure: "EECO01" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("take the day from a quarter and the rules from their choices, all in the address", async () => {
    const { user, router } = open("/statistics?result=eura&municipality=%22167%22");
    await screen.findByRole("table", { name: "Indikaattorit" });
    await user.click(screen.getByRole("button", { name: /Vuosineljännes/ }));
    await user.click(await screen.findByRole("option", { name: /Q3\/2026/ }));
    await user.click(screen.getByRole("button", { name: /Pitkäaikaistyöttömyys/ }));
    await user.click(await screen.findByRole("option", { name: /Suomi/ }));
    await waitFor(() =>
      expect(lastAsked("get_esf_report")).toEqual({
        as_of: "2026-09-30",
        long_term_rule: "fi",
        result_rule: "eura",
        municipality: "167",
      }),
    );
    expect(router.state.location.search).toEqual({
      asOf: "2026-09-30",
      longTerm: "fi",
      result: "eura",
      municipality: "167",
    });
  });

  it("compare the municipalities, in the order of their names, and open a figure of one", async () => {
    const { user } = open("/statistics?tab=municipalities");
    const table = await screen.findByRole("table", { name: "Kunnittain" });
    const rows = within(table).getAllByRole("rowheader");
    expect(rows.map((row) => row.textContent)).toEqual(["Ilomantsi", "Joensuu", "Kaikki kunnat"]);
    expect(within(table).getByText("ei oikeutta")).toBeTruthy();
    await user.click(within(table).getByRole("button", { name: /^EECO01, .*Joensuu: 7/ }));
    await screen.findByRole("dialog", { name: /EECO01 · Joensuu/ });
    expect(lastAsked("figure_persons")).toMatchObject({ indicator: "EECO01", municipality: "167", offset: 0 });
  });

  it("name what is missing from an incomplete record", async () => {
    open("/statistics?tab=incomplete");
    expect(await screen.findByText("sukupuoli, koulutusaste")).toBeTruthy();
    expect(screen.getByRole("tab", { name: /Puutteelliset tiedot\s*1/ })).toBeTruthy();
  });

  it("tell in words which rule does not hold", async () => {
    holds = false;
    open("/statistics?tab=checks");
    const row = await screen.findByRole("row", { name: /naiset \+ miehet \+ muunsukupuoliset = yhteensä/ });
    expect(within(row).getByText("ei pidä")).toBeTruthy();
    expect(screen.getByText("1 sääntö ei pidä. Luvuissa on virhe.")).toBeTruthy();
    expect(ruleText("sum over municipalities = total")).toBe("kuntien summa = yhteensä");
    expect(ruleText("EECR01 <= leavers")).toBe("EECR01 ≤ päättäneet");
  });

  it("are figures only to one who opens no clients, and nothing to one without the right", async () => {
    worker = { ...WORKER, id: "w2", role: "decision_maker", capabilities: ["use_program", "view_reports"] };
    const first = open("/statistics?figure=EECO01");
    const table = await screen.findByRole("table", { name: "Indikaattorit" });
    expect(within(table).queryByRole("button")).toBeNull();
    expect(asked.map(([command]) => command)).not.toContain("figure_persons");
    first.unmount();
    worker = { ...WORKER, id: "w3", role: "work_coach", capabilities: ["use_program"] };
    asked = [];
    open();
    expect(await screen.findByText("Sinulla ei ole oikeutta tähän")).toBeTruthy();
    expect(asked.map(([command]) => command)).not.toContain("get_esf_report");
  });
});
