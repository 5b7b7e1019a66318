import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Wire } from "~/api";
import { CLIENT, desk, LINE, OFFICE, open, sent, takeSeat } from "~/test/clients";

beforeEach(takeSeat);

const print = vi.fn();
beforeEach(() => {
  print.mockReset();
  vi.stubGlobal("print", print);
});

const people = (count: number): Wire.ClientLine[] =>
  Array.from({ length: count }, (_, at) => ({ ...LINE, id: `c${at + 1}`, last_name: `Henkilö${at + 1}` }));

/** The list has these; one command answers no more than it may. */
function listOf(all: readonly Wire.ClientLine[]) {
  desk.answers.list_clients = ({ offset, limit }) => {
    if (limit === null || limit > 200) throw { code: "bad_request" };
    return { clients: all.slice(offset, offset + limit), total: all.length };
  };
}

const sheet = () => document.querySelector<HTMLElement>("[data-paper]");
const cells = () =>
  [...(sheet()?.querySelectorAll("tbody tr") ?? [])].map((row) => [...row.children].map((cell) => cell.textContent));

describe("the list on paper", () => {
  it("has every row of the list as it is narrowed, in pages that a command answers", async () => {
    listOf(people(450));
    const { user } = open('/clients?own=true&municipalities=["167"]');
    await screen.findByText("450 asiakasta");
    await user.click(screen.getByRole("button", { name: "Tulosta" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(cells()).toHaveLength(450);
    expect(cells().at(-1)?.[0]).toBe("Henkilö450 Aino");
    // each sheet says for itself what its columns are and which part it is
    const parts = [...(sheet()?.querySelectorAll("section") ?? [])];
    expect(parts).toHaveLength(19);
    for (const part of parts) expect(part.querySelector("thead")?.textContent).toMatch(/^NimiKunta/);
    expect(parts.at(1)?.textContent).toContain("Asiakkaat 25–48, yhteensä 450");
    const asked = sent("list_clients").filter((request) => (request as Wire.ListClients).limit === 200);
    expect(asked).toMatchObject([0, 200, 400].map((offset) => ({ offset, own: true, municipalities: ["167"] })));
    const text = sheet()?.textContent ?? "";
    expect(text).toContain("Vain omat · Kunta: Joensuu");
    expect(text).toMatch(/450.asiakasta · Tulostettu 3\.2\.2027, Maija Mallikas/);
  });

  it("is printed by Ctrl+P with the columns that were chosen, in a table with a head", async () => {
    desk.office = {
      ...OFFICE,
      preferences: { client_columns: JSON.stringify({ order: ["state", "name"], hidden: ["basis"], widths: {} }) },
    };
    listOf(people(1));
    const { user } = open("/clients?own=true");
    await screen.findByText("1 asiakas");
    await user.keyboard("{Control>}p{/Control}");
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const heads = [...(sheet()?.querySelectorAll("thead th") ?? [])].map((head) => head.textContent);
    expect(heads).toEqual(["Osallistuminen", "Nimi", "Kunta", "Valmennusympäristö", "Jakso päättyy"]);
    expect(cells()).toEqual([["Mukana", "Henkilö1 Aino", "Joensuu", "Keittiö", "1.3.2027"]]);
    await user.keyboard("{Control>}p{/Control}");
    await waitFor(() => expect(print).toHaveBeenCalledTimes(2));
  });

  it("says how many there are where they are too many, and prints nothing", async () => {
    listOf(people(501));
    const { user } = open("/clients?own=true");
    await screen.findByText("501 asiakasta");
    await user.click(screen.getByRole("button", { name: "Tulosta" }));
    expect(
      await screen.findByText(/Luettelossa on 501.asiakasta\. Paperille mahtuu kerralla enintään 500\./),
    ).toBeTruthy();
    expect(sent("list_clients").filter((request) => (request as Wire.ListClients).limit === 200)).toHaveLength(1);
    expect(print).not.toHaveBeenCalled();
    expect(sheet()).toBeNull();
  });

  it("of nobody is not printed", async () => {
    listOf([]);
    const { user } = open("/clients?own=true");
    await screen.findByText("0 asiakasta");
    await user.click(screen.getByRole("button", { name: "Tulosta" }));
    expect(await screen.findByText(/tulostettavaa ei ole/)).toBeTruthy();
    expect(print).not.toHaveBeenCalled();
  });

  it("leaves out the names that are to stay off paper, and what was searched for", async () => {
    const hidden = { ...LINE, id: "h", last_name: "Piilo", municipality: null, non_disclosure: true };
    desk.answers.search_clients = () => ({ clients: [hidden, LINE] });
    const { user } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.type(screen.getByRole("searchbox", { name: "Hae nimellä" }), "pii");
    await screen.findByText("2 asiakasta");
    await user.click(screen.getByRole("button", { name: "Tulosta" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(cells().map(([name, municipality, , environment]) => [name, municipality, environment])).toEqual([
      ["Mäkelä Aino", "Joensuu", "Keittiö"],
      ["Asiakas 1", "Turvakielto", "Ei näytetä"],
    ]);
    expect(sheet()?.textContent).toContain("Haun tulokset");
    expect(sheet()?.textContent).not.toMatch(/pii/i);
  });

  it("is logged before it is shown, and not shown where that fails", async () => {
    listOf(people(2));
    desk.answers.log_clients_print = () => {
      throw { code: "read_only" };
    };
    const { user } = open("/clients?own=true");
    await screen.findByText("2 asiakasta");
    await user.click(screen.getByRole("button", { name: "Tulosta" }));
    expect(await screen.findByText(/Luetteloa ei voitu tulostaa/)).toBeTruthy();
    expect(sheet()).toBeNull();
    expect(print).not.toHaveBeenCalled();
    desk.answers.log_clients_print = () => null;
    await user.click(screen.getByRole("button", { name: "Tulosta" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(sent("log_clients_print")).toEqual([{ client_ids: ["c1", "c2"] }, { client_ids: ["c1", "c2"] }]);
    expect(screen.queryByText(/Luetteloa ei voitu tulostaa/)).toBeNull();
  });
});

describe("the page of a client", () => {
  it("is printed by Ctrl+P, and says when and by whom", async () => {
    const { user } = open("/clients/c1?section=notes");
    await screen.findByText("Sovittiin jatkosta.");
    await user.keyboard("{Control>}p{/Control}");
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(screen.getByText("Tulostettu 3.2.2027, Maija Mallikas")).toBeTruthy();
    expect(sent("log_clients_print")).toEqual([{ client_ids: ["c1"] }]);
  });

  const line = (table: string, before: object | null, after: object | null, reason: string): Wire.HistoryLine => ({
    at: Date.UTC(2027, 1, 3, 9),
    worker_id: "w1",
    reason,
    table,
    day: null,
    before: before as Wire.JsonValue,
    after: after as Wire.JsonValue,
  });

  it("has on paper every change of an act that is closed in the window", async () => {
    desk.answers.client_history = () =>
      Array.from({ length: 40 }, (_, at) => line("client", { phone: null }, { phone: `040 ${at}` }, "import"));
    const { user } = open("/clients/c1?section=history");
    expect(await screen.findByRole("button", { name: "Näytä muutokset yksitellen", expanded: false })).toBeTruthy();
    expect(screen.queryByText("Puhelin: tyhjä → 040 39")).toBeNull();
    print.mockImplementation(() => expect(sheet()?.querySelectorAll("li li")).toHaveLength(40));
    await user.keyboard("{Control>}p{/Control}");
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(sheet()?.textContent).toContain("Puhelin: tyhjä → 040 39");
    expect(sheet()?.textContent).not.toContain("Näytä muutokset yksitellen");
  });

  describe("of one whom nobody may find by a paper", () => {
    const PLACES = /Joensuu|040 1234567|Keittiö|Aamuryhmä|10\s?h|ma, ke, pe/;
    /** What the tab has on paper, where the style sheet hides what is marked. */
    const onPaper = () => {
      const page = screen.getByRole("main").cloneNode(true) as HTMLElement;
      for (const gone of page.querySelectorAll("[class*=offPaper], [class*=buttons], [data-off-paper]")) gone.remove();
      return page.textContent ?? "";
    };
    const [period] = CLIENT.periods;
    const periods = [
      { ...(period as Wire.PeriodView), group_id: "g1", group: "Aamuryhmä", weekdays: "135", end_date: "2027-02-20" },
    ];

    beforeEach(() => {
      desk.client = { ...CLIENT, non_disclosure: true, phone: "040 1234567", periods };
      desk.answers.client_history = () => [
        line(
          "client",
          { municipality: null, phone: null },
          { municipality: "167", phone: "040 1234567" },
          "edit_client",
        ),
        line(
          "coaching_period",
          null,
          { environment_id: "e1", group_id: "g1", weekdays: "135", daily_hours: 1000, start_date: "2026-09-01" },
          "start_period",
        ),
        line("participation", null, { municipality: "167", start_date: "2026-09-01" }, "start_participation"),
      ];
    });

    it.each([
      ["situation", "Jakso päättyy 20.2.2027.", "Jakso päättyy: Ei näytetä"],
      ["periods", "Viikko", "Työkokeilu"],
      ["participation", "Aloitustiedot", "Työtön"],
      ["attendance", "Läsnäolo", "1.2.2027"],
      ["history", "Puhelin: tyhjä → Ei näytetä", "Jakso alkoi 1.9.2026, Ei näytetä"],
    ])("tells no place of theirs: %s", async (section, ...words) => {
      const { user } = open(`/clients/c1?section=${section}`);
      await screen.findByRole("tab", { selected: true });
      if (section === "history") await screen.findByText("Puhelin: tyhjä → 040 1234567");
      await user.keyboard("{Control>}p{/Control}");
      await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
      const text = onPaper();
      expect(text).toContain("Aino Mäkelä");
      expect(text).not.toMatch(PLACES);
      for (const word of words) expect(text).toContain(word);
      // in the window all is as with anyone
      expect(screen.getByRole("main").textContent).toContain("040 1234567");
    });
  });
});
