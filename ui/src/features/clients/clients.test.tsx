import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import "~/test/document";
import { type Command, type Request, replaceBackend, type Wire } from "~/api";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { SETTLE_MS } from "./ClientsView";
import { KEEP_MS } from "./form";

const ALL: Wire.Capability[] = [
  "use_program",
  "list_clients",
  "view_client",
  "edit_client",
  "edit_period",
  "view_notes",
  "write_notes",
  "edit_participation",
  "view_read_log",
];
const TODAY = "2027-02-03";

// whole journeys, key by key
vi.setConfig({ testTimeout: 20_000 });

const LINE: Wire.ClientLine = {
  id: "c1",
  last_name: "Mäkelä",
  first_names: "Aino",
  municipality: "167",
  non_disclosure: false,
  environment: "Keittiö",
  legal_basis: "work_trial",
  period_end: "2027-03-01",
  participating: true,
};

const CLIENT: Wire.ClientView = {
  id: "c1",
  identity_code_masked: "010190-****",
  last_name: "Mäkelä",
  first_names: "Aino",
  gender: "female",
  municipality: "167",
  phone: null,
  non_disclosure: false,
  participations: [
    {
      id: "s1",
      client_id: "c1",
      municipality: "167",
      education_isced: null,
      status_at_start: "unemployed",
      unemployed_since: null,
      start_date: "2026-09-01",
      end_date: null,
      qualification_date: null,
      counted: true,
      exit_reason: null,
    },
  ],
  situations: [],
  periods: [
    {
      id: "p1",
      environment_id: "e1",
      environment: "Keittiö",
      group_id: null,
      group: null,
      weekdays: null,
      organiser: null,
      final_assessment: null,
      legal_basis: "work_trial",
      start_date: "2026-09-01",
      end_date: null,
      weekly_days: 4,
      daily_hours: 600,
    },
  ],
  attendance: [{ date: "2027-02-01", attendance: "absent_unexplained", hours: null, work_task_id: null }],
  attendance_total: 1,
  notes: [{ id: "n1", date: "2027-02-01", kind: "discussion", text: "Sovittiin jatkosta.", worker_id: "w1" }],
  career_agent_id: null,
  work_trial_days_elsewhere: null,
  work_trial_elsewhere_until: null,
  next_review_on: null,
};

const OFFICE: Wire.OfficeView = {
  made_up: true,
  municipalities: [{ code: "167", name_fi: "Joensuu", name_sv: "Joensuu" }],
  environments: [{ id: "e1", name: "Keittiö", municipality: "167", archived: false }],
  workers: [
    {
      id: "w1",
      name: "Maija Mallikas",
      role: "coordinator",
      municipalities: [],
      responsible: [],
      environments: [],
      archived: false,
    },
  ],
  groups: [],
  substitutes: [],
  preferences: {},
};

let capabilities: Wire.Capability[];
let client: Wire.ClientView;
let drafts: Wire.DraftView[];
let answers: { [C in Command]?: (request: Request<C>) => unknown };
let asked: [string, unknown][];

const sent = (command: Command) => asked.filter(([name]) => name === command).map(([, request]) => request);

beforeEach(() => {
  capabilities = ALL;
  client = CLIENT;
  drafts = [];
  asked = [];
  answers = {};
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push([command, request]);
      const answer = answers[command as Command] as ((request: unknown) => unknown) | undefined;
      if (answer) return answer(request);
      switch (command) {
        case "desk":
          return {
            office: false,
            made_up: true,
            open: "made_up",
            pin: false,
            worker: { id: "w1", name: "Maija Mallikas", role: "coordinator", capabilities },
            today: TODAY,
            version: "0.0.0",
          };
        case "get_office":
          return OFFICE;
        case "list_clients":
          return { total: 1, clients: [LINE] };
        case "search_clients":
          return { clients: [LINE] };
        case "open_client":
          return client;
        case "list_drafts":
          return drafts;
        case "discard_draft":
          await new Promise((resolve) => setTimeout(resolve, 20));
          drafts = drafts.filter((draft) => draft.form !== (request as Wire.DiscardDraft).form);
          return null;
        case "client_history":
        case "list_readers":
          return [];
        default:
          return { id: "x", act: "a1", findings: [] };
      }
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async () => null,
    setTitle: () => {},
  });
});

function open(path: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [path] }));
  return { ...show(<RouterProvider router={router} />), router };
}

describe("the list", () => {
  it("asks with the filters of the address, shows them as chips and counts", async () => {
    const { user, router } = open('/clients?own=true&municipalities=["167"]');
    expect(await screen.findByText("1 asiakas")).toBeTruthy();
    expect(sent("list_clients")[0]).toEqual({
      municipalities: ["167"],
      environments: null,
      own: true,
      offset: 0,
      limit: 100,
    });
    await user.click(await screen.findByRole("button", { name: /Poista rajaus Kunta: Joensuu/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ own: true }));
    await user.click(screen.getByRole("button", { name: "Tyhjennä rajaukset" }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("searches at each key and tells the log once, when the typing rests", async () => {
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.type(screen.getByRole("searchbox", { name: "Hae nimellä" }), "mäk");
    await waitFor(() => expect(sent("search_clients")).toContainEqual({ text: "mäk", settled: true }), {
      timeout: SETTLE_MS + 1_000,
    });
    const settled = sent("search_clients").filter((request) => (request as Request<"search_clients">).settled);
    expect(settled).toEqual([{ text: "mäk", settled: true }]);
    await waitFor(() => expect(router.state.location.search).toEqual({ q: "mäk" }));
  });

  it("finds who was added after the same search found nobody", async () => {
    let found: Wire.ClientLine[] = [];
    answers.search_clients = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { clients: found };
    };
    const { user, client: queries } = open("/clients");
    await screen.findByText("1 asiakas");
    const box = screen.getByRole("searchbox", { name: "Hae nimellä" });
    await user.type(box, "mäk");
    expect(await screen.findByText("0 asiakasta")).toBeTruthy();
    await user.clear(box);
    await screen.findByText("1 asiakas");
    found = [LINE, { ...LINE, id: "c2" }];
    await act(() => queries.invalidateQueries());
    await user.type(box, "mäk");
    expect(await screen.findByText("2 asiakasta")).toBeTruthy();
  });

  it("keeps what may be an identity code out of the address", async () => {
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.type(screen.getByRole("searchbox"), "010190-9");
    await waitFor(() => expect(sent("search_clients")).toContainEqual({ text: "010190-9", settled: true }), {
      timeout: SETTLE_MS + 1_000,
    });
    expect(router.state.location.href).not.toContain("010190");
  });

  it("opens a client by Enter", async () => {
    // a window with room for rows, as far as the virtualizer can see
    vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(680);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(680);
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(680);
    vi.spyOn(HTMLElement.prototype, "scrollTo").mockImplementation(() => {});
    vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockImplementation(function (this: HTMLElement) {
      return this.tagName === "SPAN" ? 16 : 900;
    });
    const { user, router } = open("/clients");
    await screen.findByText("1 asiakas");
    const cell = await screen.findByRole("rowheader", { name: "Mäkelä Aino" });
    act(() => cell.focus());
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/clients/c1");
  });

  it("is not for those who may not see it", async () => {
    capabilities = ["use_program", "view_reports"];
    open("/clients");
    expect(await screen.findByText("Sinulla ei ole oikeutta tähän")).toBeTruthy();
    expect(sent("list_clients")).toEqual([]);
  });
});

describe("a new client", () => {
  it("is warned of alike names, judged by the engine in words, and opened when stored", async () => {
    let refuse = true;
    answers.add_client = () => {
      if (refuse) throw { code: "invalid", field: "identity_code", details: { reason: "known_client" } };
      return { id: "c1", act: "a1" };
    };
    const { user } = open("/clients");
    await screen.findByText("1 asiakas");
    await user.click(screen.getByRole("button", { name: "Uusi asiakas" }));
    const dialog = await screen.findByRole("dialog", { name: "Uusi asiakas" });
    await user.click(within(dialog).getByRole("button", { name: "Lisää asiakas" }));
    expect(await within(dialog).findByRole("region", { name: /Korjaa/ })).toBeTruthy();
    expect(sent("add_client")).toEqual([]);
    await user.type(within(dialog).getByRole("textbox", { name: /Henkilötunnus/ }), "010190-900P");
    await user.type(within(dialog).getByRole("textbox", { name: /Sukunimi/ }), "Mäkelä");
    expect(await within(dialog).findByText(/Avaa Aino Mäkelä/)).toBeTruthy();
    expect((within(dialog).getByRole("textbox", { name: /Henkilötunnus/ }) as HTMLInputElement).value).toBe(
      "010190-****",
    );
    await user.type(within(dialog).getByRole("textbox", { name: /Etunimet/ }), "Aino");
    await user.click(within(dialog).getByRole("button", { name: "Lisää asiakas" }));
    expect((await within(dialog).findAllByText(/on jo asiakas/)).length).toBeGreaterThan(0);
    refuse = false;
    await user.click(within(dialog).getByRole("button", { name: "Lisää asiakas" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" })).toBeTruthy();
    expect(screen.getByText("Asiakas lisätty: Aino Mäkelä")).toBeTruthy();
    expect(sent("discard_draft")).toContainEqual({ form: "add_client" });
  });
});

describe("a client's page", () => {
  it("tells what waits, derived from the record", async () => {
    open("/clients/c1");
    expect(await screen.findByText(/Aloitustiedoista puuttuu: korkein suoritettu koulutus/)).toBeTruthy();
    expect(screen.getByText(/poissaolon syy on selvitettävä/)).toBeTruthy();
    expect(screen.getByText("010190-****")).toBeTruthy();
    expect(document.title).not.toContain("Mäkelä");
  });

  it("shows who has looked only to those who may see it, and says who reads hidden notes", async () => {
    capabilities = ["use_program", "list_clients", "view_client"];
    client = { ...CLIENT, notes: null };
    open("/clients/c1?section=notes");
    expect(await screen.findByText(/Merkintöjä lukevat/)).toBeTruthy();
    expect(screen.queryByRole("tab", { name: "Kuka on katsonut" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Uusi merkintä" })).toBeNull();
  });

  it("says that a period is open, and leads to it", async () => {
    answers.end_participation = () => {
      throw { code: "rule_broken", details: { rule: "period_open" } };
    };
    const { user } = open("/clients/c1?section=participation");
    await user.click(await screen.findByRole("button", { name: "Päätä osallistuminen" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(await within(dialog).findByRole("combobox", { name: /Päättymissyy/ }), "tutkinto");
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() =>
      expect(
        (within(dialog).getByRole("radio", { name: "Opiskelemassa tai koulutuksessa" }) as HTMLInputElement).checked,
      ).toBe(true),
    );
    await user.click(within(dialog).getByRole("radio", { name: "Ei" }));
    await user.click(within(dialog).getByRole("button", { name: "Päätä osallistuminen" }));
    expect(await within(dialog).findByText(/Päätä jakso ensin/)).toBeTruthy();
    expect(sent("end_participation")).toEqual([
      {
        client_id: "c1",
        participation_id: "s1",
        end_date: TODAY,
        exit_reason: "degree_education",
        situation: "education",
        qualification_date: null,
      },
    ]);
    await user.click(within(dialog).getByRole("button", { name: "Siirry jaksoon Keittiö" }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Päätä jakso"));
  });

  it("ends a period with its assessment, and tells what the law says", async () => {
    answers.end_period = () => ({
      id: "p1",
      act: "a2",
      findings: [{ finding: "rehabilitative_too_short", months: 3 }],
    });
    const { user } = open("/clients/c1?section=periods");
    await user.click(await screen.findByRole("button", { name: /Päätä jakso/ }));
    await user.type(await screen.findByRole("textbox", { name: /Loppuarvio/ }), "Meni hyvin.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/alle 3 kuukautta/)).toBeTruthy();
    expect(sent("end_period")).toEqual([
      { client_id: "c1", period_id: "p1", end_date: TODAY, final_assessment: "Meni hyvin." },
    ]);
    expect(screen.getByText("Jakso päätetty: Keittiö")).toBeTruthy();
  });

  it("keeps a half-typed note within two seconds and offers it back", async () => {
    const { user, unmount } = open("/clients/c1?section=notes");
    await user.click(await screen.findByRole("button", { name: "Uusi merkintä" }));
    await user.type(await screen.findByRole("textbox", { name: /^Merkintä/ }), "Puoli");
    await waitFor(() => expect(sent("save_draft").length).toBe(1), { timeout: KEEP_MS + 500 });
    const kept = sent("save_draft")[0] as Wire.SaveDraft;
    expect(kept).toMatchObject({ form: "add_note:c1", client_id: "c1", content: { text: "Puoli" } });
    unmount();
    drafts = [{ ...kept, at: Date.UTC(2027, 1, 3, 12) }];
    const again = open("/clients/c1?section=notes");
    expect(await screen.findByText(/Keskeneräinen merkintä/)).toBeTruthy();
    await again.user.click(screen.getByRole("button", { name: "Jatka" }));
    expect(((await screen.findByRole("textbox", { name: /^Merkintä/ })) as HTMLTextAreaElement).value).toBe("Puoli");
    await again.user.click(screen.getByRole("button", { name: "Tallenna merkintä" }));
    await waitFor(() => expect(sent("discard_draft")).toEqual([{ form: "add_note:c1" }]));
    await screen.findByRole("button", { name: "Uusi merkintä" });
    expect(screen.queryByText(/Keskeneräinen merkintä/)).toBeNull();
    expect(sent("add_note")).toEqual([{ client_id: "c1", date: TODAY, kind: "observation", text: "Puoli" }]);
  });

  it("tells the history in words, before and after", async () => {
    answers.client_history = () => [
      {
        at: 0,
        worker_id: "w1",
        reason: "edit_start",
        table: "participation",
        before: { education_isced: null, status_at_start: "unemployed" },
        after: { education_isced: 2, status_at_start: "employed" },
      },
      {
        at: 0,
        worker_id: "w1",
        reason: "add_client",
        table: "client",
        before: null,
        after: { id: "c1", identity_code: "010190-900P", last_name: "Mäkelä", sort_key: "zz" },
      },
    ];
    const { container } = open("/clients/c1?section=history");
    expect(await screen.findByText("Työtön → Työssä")).toBeTruthy();
    expect(screen.getByText("tyhjä → Perusopetuksen päättötodistus")).toBeTruthy();
    expect(container.textContent).not.toContain("900P");
    expect(container.textContent).not.toContain("zz");
  });

  it("says why a client cannot be opened", async () => {
    answers.open_client = vi.fn(() => {
      throw { code: "not_permitted" };
    });
    open("/clients/c9");
    expect(await screen.findByText("Sinulla ei ole oikeutta tähän")).toBeTruthy();
  });
});
