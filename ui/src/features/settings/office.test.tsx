import "~/test/document";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { replaceBackend, type Wire } from "~/api";
import { setPreferences } from "~/app/preferences";
import { newRouter } from "~/routes/router";
import { show } from "~/test/render";
import { patternWords } from "./weekdays";

const KEY = "AB12-CD34-EF56-GH78";

const line = (id: string, name: string, role: Wire.Role, environments: string[]): Wire.WorkerLine => ({
  id,
  name,
  role,
  municipalities: [],
  responsible: [],
  environments,
  archived: false,
});

const OFFICE: Wire.OfficeView = {
  made_up: false,
  name: "",
  municipalities: [
    { code: "167", name_fi: "Joensuu", name_sv: "Joensuu" },
    { code: "146", name_fi: "Ilomantsi", name_sv: "Ilomants" },
  ],
  environments: [
    { id: "e1", name: "Kierrätyskeskus", municipality: "167", archived: false },
    { id: "e2", name: "Puupaja", municipality: "146", archived: false },
  ],
  workers: [
    line("w1", "Aleksi Mallikas", "coordinator", []),
    line("w2", "Venla Valmentaja", "work_coach", ["e1"]),
    line("w3", "Urho Agentti", "career_agent", []),
  ],
  groups: [{ id: "g1", environment_id: "e1", name: "Aamuryhmä", weekdays: "12345", daily_hours: 600, archived: false }],
  substitutes: [{ id: "s1", worker_id: "w3", substitute_id: "w1", from: "2026-11-20", to: "2026-11-27" }],
  reason_hours: 12,
  preferences: {},
};

const COORDINATOR: Wire.DeskWorker = {
  id: "w1",
  name: "Aleksi Mallikas",
  role: "coordinator",
  capabilities: ["use_program", "manage_office", "edit_period", "write_notes"],
};
const COACH: Wire.DeskWorker = {
  id: "w2",
  name: "Venla Valmentaja",
  role: "work_coach",
  capabilities: ["use_program", "edit_period", "write_notes"],
};

let worker: Wire.DeskWorker;
let office: Wire.OfficeView;
let pending: boolean;
let phrases: Wire.PhraseLine[];
let answers: Record<string, (request: unknown) => unknown>;
let asked: [string, unknown][];
let drafts: Wire.DraftView[];

beforeEach(() => {
  worker = COORDINATOR;
  office = OFFICE;
  pending = false;
  phrases = [
    { id: "p1", code: "aloitus", text: "Aloitti jakson sovitusti.", shared: true },
    { id: "p2", code: "soitto", text: "Soitettu, ei vastannut.", shared: false },
  ];
  asked = [];
  drafts = [];
  const desk = () => ({
    office: true,
    made_up: false,
    open: "office",
    recovery_pending: pending,
    made_up_store: false,
    pin: false,
    worker,
    today: "2026-11-22",
    version: "1.2.3",
  });
  answers = {
    desk,
    get_office: () => office,
    list_closed_days: () => [{ environment_id: "e1", from: "2026-12-21", to: "2027-01-06", reason: "Joulu" }],
    close_days: () => ({ changed: 4, marked: 2, act: "a1" }),
    open_days: () => ({ changed: 17, marked: 0, act: "a2" }),
    list_work_tasks: () => [{ id: "t1", name: "Lumityöt", archived: false }],
    save_work_task: () => ({ id: "t2", act: "a3" }),
    list_phrases: () => phrases,
    list_drafts: () => drafts,
    save_draft: (request) => {
      const { form, client_id, content, base } = request as Wire.SaveDraft;
      drafts = [...drafts.filter((one) => one.form !== form), { form, client_id, content, base, at: Date.now() }];
      return null;
    },
    discard_draft: (request) => {
      drafts = drafts.filter(({ form }) => form !== (request as Wire.DiscardDraft).form);
      return null;
    },
    new_recovery_key: () => {
      pending = true;
      return { recovery_key: KEY };
    },
    confirm_recovery_key: () => {
      pending = false;
      return desk();
    },
    remove_worker: () => {
      office = {
        ...office,
        workers: office.workers.map((one) => (one.id === "w3" ? { ...one, archived: true } : one)),
      };
      return desk();
    },
  };
  for (const command of ["set_preference", "take_back_substitute", "rename_worker", "add_municipality"]) {
    answers[command] = () => null;
  }
  for (const command of ["edit_worker", "set_office_name", "save_group", "name_substitute", "save_phrase"]) {
    answers[command] = () => ({ id: "new", act: `act-${command}` });
  }
  setPreferences({ language: "fi", theme: "system", contrast: "system", textScale: 1, letterKeys: true });
  replaceBackend({
    platform: "desktop",
    async rpc(command, request) {
      asked.push([command, request]);
      const answer = answers[command];
      if (!answer) throw { code: "bad_request" };
      return answer(request);
    },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    chooseWhereToSave: async (_title, name) => ({ handle: "file-9", name }),
    setTitle: () => {},
  });
});

afterEach(() => vi.unstubAllGlobals());

function open(tab: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [`/settings?tab=${tab}`] }));
  return { ...show(<RouterProvider router={router} />), router };
}

const requests = (command: string) => asked.filter(([name]) => name === command).map(([, request]) => request);
const refuse = (field: string, reason: string) => () => {
  throw { code: "invalid", field, details: { reason } };
};

describe("an environment", () => {
  it("has groups with a weekly pattern, which new periods begin with", async () => {
    const { user } = open("environments");
    const groups = await screen.findByRole("region", { name: "Ryhmät: Kierrätyskeskus" });
    expect(within(groups).getByText("ma–pe, 6 h")).toBeTruthy();
    await user.click(within(groups).getByRole("button", { name: "Lisää ryhmä Kierrätyskeskus" }));
    const dialog = await screen.findByRole("dialog", { name: "Lisää ryhmä: Kierrätyskeskus" });
    expect(within(dialog).getByText(/Oletus uusille jaksoille/)).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Lisää ryhmä" }));
    expect(within(dialog).getByText("Kirjoita nimi.")).toBeTruthy();
    await user.type(within(dialog).getByLabelText(/Nimi/), "Iltaryhmä");
    for (const day of ["ti", "to"]) await user.click(within(dialog).getByRole("checkbox", { name: day }));
    await user.type(within(dialog).getByLabelText(/Tunteja päivässä/), "4,5");
    await user.click(within(dialog).getByRole("button", { name: "Lisää ryhmä" }));
    expect(await screen.findByRole("button", { name: /Kumoa: Iltaryhmä tallennettu/ })).toBeTruthy();
    expect(requests("save_group")).toEqual([
      { id: null, environment_id: "e1", name: "Iltaryhmä", weekdays: "135", daily_hours: 450, archived: false },
    ]);
  });

  it("says its municipality where its name does not", async () => {
    const named = { municipality: "146", archived: false };
    const environments = [...OFFICE.environments, { ...named, id: "e3", name: "Ilomantsin kirjasto" }];
    office = { ...OFFICE, environments: [...environments, { ...named, id: "e4", name: "Ilokas", archived: true }] };
    open("environments");
    const headings = await screen.findAllByRole("heading", { level: 2 });
    await waitFor(() =>
      expect(headings.map((heading) => heading.textContent)).toEqual([
        "Työtehtävät",
        "KierrätyskeskusJoensuu · 1\u00a0ryhmäsuljettu 21.12.2026–6.1.2027",
        "PuupajaIlomantsi",
        "Ilomantsin kirjasto",
        "IlokasIlomantsi, arkistoitu",
        "Toimipiste",
        "Kunnat, joissa toimitaan",
      ]),
    );
  });

  it("belongs to an office that has a name, changed with a way back", async () => {
    const { user } = open("environments");
    const part = await screen.findByRole("region", { name: "Toimipiste" });
    expect(within(part).getByText("Toimipisteellä ei ole vielä nimeä.")).toBeTruthy();
    await user.click(within(part).getByRole("button", { name: "Anna nimi" }));
    const dialog = await screen.findByRole("dialog", { name: "Toimipisteen nimi" });
    await user.type(within(dialog).getByLabelText(/^Toimipisteen nimi/), "Joensuun työpajat");
    answers.set_office_name = refuse("office_name", "value_out_of_range");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    expect((await within(dialog).findAllByText(/enintään 80 merkkiä/)).length).toBeGreaterThan(0);
    expect(document.activeElement).toBe(within(dialog).getByLabelText(/^Toimipisteen nimi/));
    answers.set_office_name = () => {
      office = { ...office, name: "Joensuun työpajat" };
      return { act: "act-name" };
    };
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    expect(await within(part).findByText("Joensuun työpajat")).toBeTruthy();
    expect(within(part).getByRole("button", { name: "Muuta nimeä" })).toBeTruthy();
    expect(await screen.findByRole("button", { name: /Kumoa: Toimipisteen nimi muutettu/ })).toBeTruthy();
  });

  it("is not there to be opened where there is none", async () => {
    office = { ...OFFICE, environments: [] };
    open("environments");
    expect(await screen.findByText(/Ympäristöjä ei vielä ole/)).toBeTruthy();
    expect(screen.queryByText(/Avaa ympäristö/)).toBeNull();
  });

  it("may be in one more municipality, once that is added", async () => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: "Lisää kunta" }));
    const dialog = await screen.findByRole("dialog", { name: "Lisää kunta" });
    const add = within(dialog).getByRole("button", { name: "Lisää kunta" });
    await user.click(add);
    expect(requests("add_municipality")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: /^(Valitse|Kunta)/ }));
    expect(screen.queryByRole("option", { name: "Joensuu" })).toBeNull();
    await user.click(await screen.findByRole("option", { name: "Kitee" }));
    await user.click(add);
    expect(await screen.findByText("Kitee lisätty")).toBeTruthy();
    expect(requests("add_municipality")).toEqual([{ municipality: "260" }]);
  });

  it("archives a group with a way back", async () => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: "Arkistoi Aamuryhmä" }));
    expect(await screen.findByRole("button", { name: /Kumoa: Aamuryhmä arkistoitu/ })).toBeTruthy();
    expect(requests("save_group")).toEqual([{ ...OFFICE.groups[0], archived: true }]);
  });

  it("is closed with others at once, and says which marks stand there", async () => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: "Sulje päiviä" }));
    const dialog = await screen.findByRole("dialog", { name: "Sulje päiviä" });
    const send = within(dialog).getByRole("button", { name: "Sulje päiviä" });
    await user.click(send);
    expect(within(dialog).getByText("Valitse vähintään yksi ympäristö.")).toBeTruthy();
    await user.click(within(dialog).getByRole("checkbox", { name: "Kaikki" }));
    await user.type(within(dialog).getByRole("textbox", { name: /Ensimmäinen päivä/ }), "22.12.2026");
    await user.tab();
    await user.clear(within(dialog).getByRole("textbox", { name: /Viimeinen päivä/ }));
    await user.type(within(dialog).getByRole("textbox", { name: /Viimeinen päivä/ }), "21.12.2026");
    await user.click(send);
    expect(within(dialog).getAllByText(/Viimeinen päivä on ennen ensimmäistä/)).toHaveLength(2);
    await user.clear(within(dialog).getByRole("textbox", { name: /Viimeinen päivä/ }));
    await user.type(within(dialog).getByRole("textbox", { name: /Viimeinen päivä/ }), "23.12.2026");
    await user.type(within(dialog).getByLabelText(/Syy/), "Joulu");
    await user.click(send);
    expect(await screen.findByText(/Suljetuilla päivillä on jo 2 merkittyä läsnäoloa/)).toBeTruthy();
    expect(await screen.findByRole("button", { name: /Kumoa: Suljettu 4\u00a0päivää/ })).toBeTruthy();
    expect(requests("close_days")).toEqual([
      { environment_ids: ["e1", "e2"], from: "2026-12-22", to: "2026-12-23", reason: "Joulu" },
    ]);
  });

  it("opens closed days again", async () => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: /Avaa taas Kierrätyskeskus/ }));
    expect(await screen.findByRole("button", { name: /Kumoa: Kierrätyskeskus avattu taas/ })).toBeTruthy();
    expect(requests("open_days")).toEqual([
      { environment_ids: ["e1"], from: "2026-12-21", to: "2027-01-06", reason: null },
    ]);
  });

  it("says that it is never closed once that is known, and no sooner", async () => {
    let come = (_days: readonly Wire.ClosedDays[]) => {};
    answers.list_closed_days = () => new Promise((resolve) => (come = resolve));
    open("environments");
    const closed = await screen.findByRole("region", { name: "Suljetut päivät: Kierrätyskeskus" });
    expect(within(closed).queryByText(/^Ei suljettuja päiviä/)).toBeNull();
    expect(closed.querySelector('[aria-busy="true"]')).not.toBeNull();
    come([]);
    expect(await within(closed).findByText(/^Ei suljettuja päiviä/)).toBeTruthy();
    expect(closed.querySelector('[aria-busy="true"]')).toBeNull();
  });

  it("does not say that it is never closed where that cannot be read, and asks again", async () => {
    const days = answers.list_closed_days as () => unknown;
    answers.list_closed_days = () => {
      throw { code: "internal" };
    };
    const { user } = open("environments");
    const closed = await screen.findByRole("region", { name: "Suljetut päivät: Kierrätyskeskus" });
    expect(within(closed).queryByText(/^Ei suljettuja päiviä/)).toBeNull();
    answers.list_closed_days = days;
    await user.click(await screen.findByRole("button", { name: "Yritä uudelleen" }));
    expect(await within(closed).findByText("Joulu")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Yritä uudelleen" })).toBeNull();
  });

  it("is shaped by its own coach; of another's they see whom to ask", async () => {
    worker = COACH;
    const { user } = open("environments");
    expect(await screen.findByText(/Ympäristöjä lisää ja arkistoi Aleksi Mallikas/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Lisää valmennusympäristö" })).toBeNull();
    expect(screen.getByRole("button", { name: "Lisää ryhmä Kierrätyskeskus" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Lisää ryhmä Puupaja" })).toBeNull();
    expect(screen.getByText(/oma työvalmentaja tai Aleksi Mallikas/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Sulje päiviä" }));
    const dialog = await screen.findByRole("dialog", { name: "Sulje päiviä" });
    expect(within(dialog).getByRole("checkbox", { name: "Kierrätyskeskus" })).toHaveProperty("checked", true);
    expect(within(dialog).queryByRole("checkbox", { name: "Puupaja" })).toBeNull();
  });

  it("has a pattern in few words", () => {
    expect(["12345", "135", "12", "1234567", "1245"].map(patternWords)).toEqual([
      "ma–pe",
      "ma, ke, pe",
      "ma, ti",
      "ma–su",
      "ma, ti, to, pe",
    ]);
  });
});

describe("a substitute", () => {
  it("is named for anybody by those who manage the office, and taken back", async () => {
    const { user } = open("substitutes");
    const table = await screen.findByRole("table", { name: "Sijaiset" });
    expect(within(table).getByText("20.11.–27.11.2026", { exact: false }).textContent).toContain("voimassa nyt");
    await user.click(screen.getByRole("button", { name: "Nimeä sijainen" }));
    const dialog = await screen.findByRole("dialog", { name: "Nimeä sijainen" });
    await user.click(within(dialog).getByRole("button", { name: "Nimeä sijainen" }));
    expect(within(dialog).getByText("Valitse sijainen.")).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: /Sijainen/ }));
    await user.click(await screen.findByRole("option", { name: "Venla Valmentaja" }));
    answers.name_substitute = refuse("to", "past_date");
    await user.click(within(dialog).getByRole("button", { name: "Nimeä sijainen" }));
    expect(await within(dialog).findAllByText(/Viimeinen päivä on jo mennyt/)).toHaveLength(2);
    answers.name_substitute = () => ({ id: "s2", act: "a3" });
    await user.click(within(dialog).getByRole("button", { name: "Nimeä sijainen" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(requests("name_substitute").at(-1)).toEqual({
      worker_id: "w1",
      substitute_id: "w2",
      from: "2026-11-22",
      to: "2026-11-22",
    });
    // the engine undoes no naming: it is taken back
    expect(screen.getByText(/Venla Valmentaja on nimetty sijaiseksi/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Kumoa/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Peru sijaisuus Urho Agentti" }));
    expect(await screen.findByText(/Sijaisuus on peruttu: Urho Agentti/)).toBeTruthy();
    expect(requests("take_back_substitute")).toEqual([{ id: "s1" }]);
  });

  it("is asked for only where somebody else works", async () => {
    office = { ...OFFICE, workers: OFFICE.workers.slice(0, 1), substitutes: [] };
    open("substitutes");
    expect(await screen.findByText(/Lisää ensin toinen työntekijä/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Nimeä sijainen" })).toBeNull();
  });

  it("is named by others for themselves only", async () => {
    worker = COACH;
    const { user } = open("substitutes");
    await user.click(await screen.findByRole("button", { name: "Nimeä sijainen" }));
    const dialog = await screen.findByRole("dialog", { name: "Nimeä sijainen" });
    expect(within(dialog).queryByText("Kuka on poissa")).toBeNull();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("button", { name: /Peru sijaisuus/ })).toBeNull();
  });
});

describe("a work task", () => {
  it("is added with a name of its own, renamed and archived", async () => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: "Lisää työtehtävä" }));
    const dialog = await screen.findByRole("dialog", { name: "Lisää työtehtävä" });
    const send = within(dialog).getByRole("button", { name: "Lisää työtehtävä" });
    await user.click(send);
    const name = within(dialog).getByRole("textbox", { name: /^Työtehtävän nimi/ });
    expect(name.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(name);
    answers.save_work_task = refuse("name", "known_name");
    await user.type(name, "Lumityöt");
    await user.click(send);
    await waitFor(() => expect(name.getAttribute("aria-invalid")).toBe("true"));
    answers.save_work_task = () => ({ id: "t2", act: "a3" });
    await user.clear(name);
    await user.type(name, "Keittiötyöt{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(screen.getByRole("button", { name: "Arkistoi Lumityöt" }));
    expect(requests("save_work_task")).toEqual([
      { id: null, name: "Lumityöt", archived: false },
      { id: null, name: "Keittiötyöt", archived: false },
      { id: "t1", name: "Lumityöt", archived: true },
    ]);
  });
});

describe("the work tasks", () => {
  it("stand above the environments, and where there are many behind a line of their own", async () => {
    answers.list_work_tasks = () =>
      Array.from({ length: 9 }, (_, at) => ({ id: `t${at}`, name: `Tehtävä ${at}`, archived: false }));
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: /^Kaikki työtehtävät\s*9\stehtävää/ }));
    expect(screen.getByRole("button", { name: "Muokkaa Tehtävä 8" })).toBeTruthy();
    const add = screen.getByRole("button", { name: "Lisää työtehtävä" });
    const place = screen.getByRole("button", { name: "Lisää valmennusympäristö" });
    expect(add.compareDocumentPosition(place)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
});

describe("the next of its kind", () => {
  it.each([
    ["environments", "Lisää työtehtävä", /^Työtehtävän nimi/, null, "save_work_task"],
    ["substitutes", "Lisää fraasi", /^Koodi/, /^Teksti/, "save_phrase"],
  ] as const)("is begun by Ctrl+Enter once one is saved: %s, %s", async (tab, opener, first, other, command) => {
    answers[command] = () => ({ id: "new", act: "a9" });
    const { user } = open(tab);
    await user.click(await screen.findByRole("button", { name: opener }));
    const dialog = within(await screen.findByRole("dialog", { name: opener }));
    const field = await dialog.findByRole<HTMLInputElement>("textbox", { name: first });
    for (const text of ["yksi", "kaksi"]) {
      await user.type(field, text);
      if (other !== null) await user.type(dialog.getByRole("textbox", { name: other }), "Jotakin.");
      if (text === "yksi") await user.keyboard("{Control>}{Enter}{/Control}");
      else await user.click(dialog.getByRole("button", { name: /^Tallenna ja aloita seuraava/ }));
      await waitFor(() => expect(field.value).toBe(""));
      expect(document.activeElement).toBe(field);
    }
    expect(requests(command)).toHaveLength(2);
    expect(screen.getByRole("dialog", { name: opener })).toBeTruthy();
  });
});

describe("a phrase", () => {
  it("is one's own, and the office's is read only", async () => {
    worker = COACH;
    const { user } = open("substitutes");
    const table = await screen.findByRole("table", { name: "Fraasit" });
    expect(within(table).queryByRole("button", { name: "Muokkaa aloitus" })).toBeNull();
    expect(screen.getByText("Yhteiset fraasit muuttaa Aleksi Mallikas.")).toBeTruthy();
    await user.click(within(table).getByRole("button", { name: "Poista soitto" }));
    expect(await screen.findByRole("button", { name: /Kumoa: Fraasi soitto poistettu/ })).toBeTruthy();
    expect(requests("save_phrase")).toEqual([{ ...phrases[1], archived: true }]);
  });

  it("takes a code of letters and digits that is not in use", async () => {
    const { user } = open("substitutes");
    await user.click(await screen.findByRole("button", { name: "Lisää fraasi" }));
    const dialog = await screen.findByRole("dialog", { name: "Lisää fraasi" });
    const send = within(dialog).getByRole("button", { name: "Lisää fraasi" });
    await user.type(within(dialog).getByLabelText(/Koodi/), "kaksi sanaa");
    await user.click(send);
    // at the field and in the list of what is wrong
    expect(within(dialog).getAllByText(/ei välejä/)).toHaveLength(2);
    await user.clear(within(dialog).getByLabelText(/Koodi/));
    await user.type(within(dialog).getByLabelText(/Koodi/), "soitto");
    await user.type(within(dialog).getByLabelText(/Teksti/), "Soitettu.");
    await user.click(within(dialog).getByRole("checkbox", { name: "Koko toimipisteen käyttöön" }));
    answers.save_phrase = refuse("code", "known_name");
    await user.click(send);
    expect(await within(dialog).findAllByText(/Koodi on jo käytössä/)).toHaveLength(2);
    expect(requests("save_phrase").at(-1)).toEqual({
      id: null,
      code: "soitto",
      text: "Soitettu.",
      shared: true,
      archived: false,
    });
  });
});

describe("a worker", () => {
  it("of many places has the first named and the rest counted", async () => {
    const environments = ["A", "B", "C", "D"].map((id) => ({
      id,
      name: `Paja ${id}`,
      municipality: "167",
      archived: false,
    }));
    const [first, ...others] = OFFICE.workers;
    const workers = [{ ...first, environments: ["A", "B", "C"] }, ...others] as Wire.WorkerLine[];
    office = {
      ...OFFICE,
      environments,
      workers: [...workers, line("w4", "Aino Ahjo", "work_coach", ["A", "B", "C", "D"])],
    };
    open("workers");
    const row = async (name: RegExp) => (await screen.findByRole("row", { name })).textContent;
    expect(await row(/Aino Ahjo/)).toContain("Paja A, Paja B ja\u00a02\u00a0muuta");
    expect(await row(/Aleksi Mallikas/)).toContain("Paja A, Paja B, Paja C");
  });

  it("gets a role, places and the municipalities they answer for", async () => {
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Muokkaa Urho Agentti" }));
    const dialog = await screen.findByRole("dialog", { name: "Muokkaa: Urho Agentti" });
    expect(within(dialog).getByText(/Valitse ensin kunnat/)).toBeTruthy();
    await user.click(within(dialog).getByRole("checkbox", { name: "Ilomantsi" }));
    await user.click(within(within(dialog).getByRole("group", { name: "Kuntavastaava" })).getByRole("checkbox"));
    await user.click(within(dialog).getByRole("button", { name: /Rooli/ }));
    await user.click(await screen.findByRole("option", { name: "yritysagentti" }));
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    expect(await screen.findByText("Tallennettu: Urho Agentti.")).toBeTruthy();
    expect(requests("edit_worker")).toEqual([
      { worker_id: "w3", role: "company_agent", municipalities: ["146"], responsible: ["146"], environments: [] },
    ]);
    expect(await screen.findByRole("button", { name: /Kumoa: Urho Agentti tallennettu/ })).toBeTruthy();
  });

  it("gets another name, which nobody else may have", async () => {
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Muokkaa Urho Agentti" }));
    const dialog = await screen.findByRole("dialog", { name: "Muokkaa: Urho Agentti" });
    const name = within(dialog).getByRole("textbox", { name: /^Nimi/ });
    await user.clear(name);
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    expect(requests("rename_worker")).toEqual([]);
    expect(document.activeElement).toBe(name);
    await user.type(name, "Aleksi Mallikas");
    answers.rename_worker = refuse("name", "known_name");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    expect((await within(dialog).findAllByText(/Nimi on jo käytössä/)).length).toBeGreaterThan(0);
    expect(requests("edit_worker")).toEqual([]);
    answers.rename_worker = () => null;
    await user.clear(name);
    await user.type(name, "Urho Uusinimi");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(requests("rename_worker").at(-1)).toEqual({ worker_id: "w3", name: "Urho Uusinimi" });
    expect(screen.getByText("Tallennettu: Urho Uusinimi.")).toBeTruthy();
  });

  it("is removed for good after a question whose safe button has the focus", async () => {
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Poista Urho Agentti" }));
    expect(screen.queryByRole("button", { name: "Poista Aleksi Mallikas" })).toBeNull();
    const question = await screen.findByRole("alertdialog", { name: "Poistetaanko Urho Agentti?" });
    expect(document.activeElement?.textContent).toBe("Peruuta");
    const removed = answers.remove_worker;
    answers.remove_worker = () => {
      throw { code: "in_use" };
    };
    await user.click(within(question).getByRole("button", { name: "Poista työntekijä" }));
    expect(await within(question).findByText(/Jokin muu toiminto on kesken/)).toBeTruthy();
    let done: (value: unknown) => void = () => {};
    answers.remove_worker = (request) => new Promise((resolve) => (done = () => resolve(removed?.(request))));
    await user.click(within(question).getByRole("button", { name: "Poista työntekijä" }));
    expect(await within(question).findByText(/Odota, älä sulje Polkua/)).toBeTruthy();
    done(null);
    expect(await screen.findByText("Urho Agentti on poistettu.")).toBeTruthy();
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(screen.queryByRole("button", { name: "Poista Urho Agentti" })).toBeNull();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Urho Agentti on poistettu."));
    expect(requests("remove_worker").at(-1)).toEqual({ worker_id: "w3" });
  });
});

it("says that the office did not come, and asks for it again", async () => {
  let refused = true;
  const { get_office } = answers;
  answers.get_office = (request) => {
    if (refused) throw { code: "internal" };
    return get_office?.(request);
  };
  const { user } = open("workers");
  const again = await screen.findByRole("button", { name: "Yritä uudelleen" });
  refused = false;
  await user.click(again);
  expect(await screen.findByRole("table", { name: "Työntekijät" })).toBeTruthy();
});

describe("a form of the settings", () => {
  it("lists what is wrong with links, the first wrong field having the focus, and is sent by Ctrl+Enter", async () => {
    answers.add_worker = () => ({ id: "new", act: null });
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Lisää työntekijä" }));
    const dialog = within(await screen.findByRole("dialog"));
    const name = await dialog.findByRole("textbox", { name: /^Nimi/ });
    const secret = dialog.getByRole("textbox", { name: /^Ensimmäinen salalause/ });
    await user.click(secret);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(document.activeElement).toBe(name);
    await user.click(dialog.getByRole("link", { name: "Ensimmäinen salalause" }));
    expect(document.activeElement).toBe(secret);
    await user.type(secret, "neljä sanaa tässä");
    await user.type(name, "Uusi Tekijä");
    await user.click(dialog.getByRole("checkbox", { name: "Ilomantsi" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(requests("add_worker")).toMatchObject([{ name: "Uusi Tekijä", municipalities: ["146"] }]),
    );
  });

  it.each([
    ["environments", "Lisää kunta", /Kunta/],
    ["environments", "Sulje päiviä", "Kaikki"],
    ["environments", "Sulje päiviä Puupaja", /^Ensimmäinen päivä/],
    ["substitutes", "Nimeä sijainen", /Kuka on poissa/],
    ["workers", "Muokkaa Urho Agentti", /^Nimi/],
  ])("begins at its first field: %s, %s", async (tab, opener, field) => {
    const { user } = open(tab);
    await user.click(await screen.findByRole("button", { name: opener }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(within(dialog).getAllByLabelText(field)).toContain(document.activeElement));
  });

  it.each([
    ["environments", "Lisää valmennusympäristö", "Tallenna", "Kirjoita nimi.", /^Nimi/],
    ["environments", "Lisää ryhmä Puupaja", "Lisää ryhmä", "Kirjoita nimi.", /^Nimi/],
    ["environments", "Lisää työtehtävä", "Lisää työtehtävä", "Kirjoita nimi.", /^Työtehtävän nimi/],
    ["substitutes", "Lisää fraasi", "Lisää fraasi", "Kirjoita teksti.", /^Teksti/],
    ["workers", "Lisää työntekijä", "Lisää työntekijä", "Kirjoita uusi salalause.", /^Ensimmäinen salalause/],
  ])("tells a field's fault until that is typed in: %s, %s", async (tab, opener, act, fault, field) => {
    const { user } = open(tab);
    await user.click(await screen.findByRole("button", { name: opener }));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: act }));
    expect(within(dialog).getAllByText(fault).length).toBeGreaterThan(0);
    await user.type(within(dialog).getByLabelText(field), "x");
    expect(within(dialog).queryByText(fault)).toBeNull();
  });

  it("says nothing more of a name that another has, once it is typed over", async () => {
    answers.rename_worker = refuse("name", "known_name");
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Muokkaa Urho Agentti" }));
    const dialog = await screen.findByRole("dialog");
    const name = await within(dialog).findByLabelText(/^Nimi/);
    await user.type(name, "la");
    await user.click(within(dialog).getByRole("button", { name: "Tallenna" }));
    await waitFor(() => expect(name.getAttribute("aria-invalid")).toBe("true"));
    await user.type(name, "x");
    expect(name.getAttribute("aria-invalid")).toBeNull();
    expect(within(dialog).getByRole("alert").textContent).toBe("");
  });

  it.each([
    ["Sulje päiviä", "Mitkä ympäristöt suljetaan (pakollinen)"],
    ["Lisää ryhmä Puupaja", "Viikkorytmi (pakollinen)"],
  ])("says of a group of boxes too that something is to be chosen: %s", async (opener, name) => {
    const { user } = open("environments");
    await user.click(await screen.findByRole("button", { name: opener }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByRole("group", { name })).toBeTruthy();
  });

  it("asks where a work coach works, and says what is missing from one who works nowhere", async () => {
    answers.add_worker = () => ({ id: "new", act: null });
    const { user } = open("workers");
    const add = async (name: string, choose: boolean) => {
      await user.click(await screen.findByRole("button", { name: "Lisää työntekijä" }));
      const dialog = within(await screen.findByRole("dialog"));
      await user.type(await dialog.findByRole("textbox", { name: /^Nimi/ }), name);
      await user.type(dialog.getByRole("textbox", { name: /^Ensimmäinen salalause/ }), "neljä sanaa tässä");
      expect(dialog.getByText(/^Valitse ainakin yksi\. Muuten/)).toBeTruthy();
      if (choose) {
        await user.click(dialog.getByRole("checkbox", { name: "Puupaja" }));
        expect(dialog.queryByText(/^Valitse ainakin yksi\. Muuten/)).toBeNull();
      }
      await user.click(dialog.getByRole("button", { name: "Lisää työntekijä" }));
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    };
    await add("Uusi Tekijä", false);
    expect(screen.getByText("Uusi Tekijä on lisätty.")).toBeTruthy();
    const missing = "Valmennusympäristö puuttuu: valitse se kohdasta Muokkaa.";
    expect(screen.getByText(missing)).toBeTruthy();
    await add("Toinen Tekijä", true);
    expect(screen.getByText("Toinen Tekijä on lisätty.")).toBeTruthy();
    expect(screen.queryByText(missing)).toBeNull();
    expect(requests("add_worker")).toMatchObject([{ environments: [] }, { environments: ["e2"] }]);
  });

  it("judges the first passphrase as it is left", async () => {
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Lisää työntekijä" }));
    const secret = await screen.findByRole("textbox", { name: /^Ensimmäinen salalause/ });
    await user.type(secret, "lyhyt");
    expect(secret.getAttribute("aria-invalid")).toBeNull();
    await user.tab();
    expect(secret.getAttribute("aria-invalid")).toBe("true");
    await user.type(secret, " mutta pitempi");
    await user.tab();
    expect(secret.getAttribute("aria-invalid")).toBeNull();
    expect(requests("add_worker")).toEqual([]);
  });
});

describe("a form left half-way", () => {
  const later = () => screen.findByRole("button", { name: "Jatka myöhemmin" });

  it.each([
    ["environments", "Lisää valmennusympäristö", /^Nimi/, "save_environment"],
    ["environments", "Muokkaa ympäristöä Puupaja", /^Nimi/, "save_environment:e2"],
    ["environments", "Lisää ryhmä Kierrätyskeskus", /^Nimi/, "save_group:new:e1"],
    ["environments", "Muokkaa Aamuryhmä", /^Nimi/, "save_group:g1"],
    ["environments", "Sulje päiviä", /^Syy/, "close_days"],
    ["environments", "Sulje päiviä Puupaja", /^Syy/, "close_days:e2"],
    ["environments", "Lisää työtehtävä", /^Työtehtävän nimi/, "save_work_task"],
    ["environments", "Muokkaa Lumityöt", /^Työtehtävän nimi/, "save_work_task:t1"],
    ["substitutes", "Lisää fraasi", /^Teksti/, "save_phrase"],
    ["substitutes", "Muokkaa soitto", /^Teksti/, "save_phrase:p2"],
    ["workers", "Lisää työntekijä", /^Nimi/, "add_worker"],
  ])("is offered again: %s, %s", async (tab, name, field, form) => {
    const { user, unmount } = open(tab);
    await user.click(await screen.findByRole("button", { name }));
    const box = await screen.findByRole("textbox", { name: field });
    await user.type(box, " kesken");
    const typed = (box as HTMLInputElement).value;
    await user.click(await later());
    await waitFor(() => expect(drafts.map((draft) => [draft.form, draft.client_id])).toEqual([[form, null]]));
    // the window comes up again
    unmount();
    const { user: again } = open(tab);
    await again.click(await screen.findByRole("button", { name }));
    expect(await screen.findByRole("textbox", { name: field })).toHaveProperty("value", typed);
    await screen.findByText(/^Keskeneräinen lomake palautettiin/);
    const anew = name.startsWith("Muokkaa") ? "Palauta tallennetut tiedot" : "Aloita tyhjästä";
    await again.click(screen.getByRole("button", { name: anew }));
    await waitFor(() => expect(drafts).toEqual([]));
    expect(screen.getByRole("textbox", { name: field })).toHaveProperty("value", typed.replace(/ ?kesken$/, ""));
    expect(screen.queryByText(/^Keskeneräinen lomake/)).toBeNull();
    // and what was thrown away comes back
    await again.click(screen.getByRole("button", { name: "Palauta luonnos" }));
    expect(screen.getByRole("textbox", { name: field })).toHaveProperty("value", typed);
    await waitFor(() => expect(drafts.map((draft) => draft.form)).toEqual([form]));
    await screen.findByText(/^Keskeneräinen lomake palautettiin/);
  });

  it("never holds the passphrase of the new worker", async () => {
    answers.add_worker = () => ({ id: "new", act: null });
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Lisää työntekijä" }));
    const first = await screen.findByRole("textbox", { name: /^Nimi/ });
    await waitFor(() => expect(document.activeElement).toBe(first));
    await user.type(screen.getByRole("textbox", { name: /^Ensimmäinen salalause/ }), "neljä sanaa tässä");
    await user.type(screen.getByRole("textbox", { name: /^Nimi/ }), "Uusi Tekijä");
    await user.click(screen.getByRole("checkbox", { name: "Ilomantsi" }));
    await user.click(await later());
    await waitFor(() =>
      expect(drafts.map(({ content }) => content)).toEqual([
        { name: "Uusi Tekijä", role: "work_coach", municipalities: ["146"], environments: [] },
      ]),
    );
    expect(JSON.stringify(requests("save_draft"))).not.toContain("neljä");
    await user.click(await screen.findByRole("button", { name: "Lisää työntekijä" }));
    const secret = await screen.findByRole("textbox", { name: /^Ensimmäinen salalause/ });
    expect(secret).toHaveProperty("value", "");
    await user.type(secret, "neljä sanaa tässä");
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Lisää työntekijä" }));
    expect(await screen.findByText("Uusi Tekijä on lisätty.")).toBeTruthy();
    expect(drafts).toEqual([]);
    expect(requests("add_worker")).toMatchObject([{ name: "Uusi Tekijä", municipalities: ["146"] }]);
  });

  it("of a worker lays what was changed over what stands now", async () => {
    const { user } = open("workers");
    await user.click(await screen.findByRole("button", { name: "Muokkaa Urho Agentti" }));
    await user.click(await screen.findByRole("checkbox", { name: "Puupaja" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(drafts.map(({ form }) => form)).toEqual(["edit_worker:w3"]));
    await user.click(await screen.findByRole("button", { name: "Muokkaa Urho Agentti" }));
    expect(await screen.findByRole("checkbox", { name: "Puupaja" })).toHaveProperty("checked", true);
    answers.edit_worker = () => {
      throw { code: "disk_full" };
    };
    await user.click(screen.getByRole("button", { name: "Tallenna" }));
    await screen.findAllByText(/Levy on täynnä/);
    await user.click(await later());
    await waitFor(() => expect(requests("save_draft")).toHaveLength(2));
    expect(drafts).toHaveLength(1);
  });

  it("of a substitute takes the days anew that were left as they stood", async () => {
    const before = { away: "w1", who: null, from: "2026-11-20", to: "2026-11-20" };
    drafts = [
      {
        form: "name_substitute",
        client_id: null,
        content: { ...before, who: "w2", to: "2026-11-25" },
        base: before,
        at: Date.now(),
      },
    ];
    const { user } = open("substitutes");
    await user.click(await screen.findByRole("button", { name: "Nimeä sijainen" }));
    const dialog = await screen.findByRole("dialog", { name: "Nimeä sijainen" });
    await within(dialog).findByText(/^Keskeneräinen lomake palautettiin/);
    await user.click(within(dialog).getByRole("button", { name: "Nimeä sijainen" }));
    await waitFor(() =>
      expect(requests("name_substitute")).toEqual([
        { worker_id: "w1", substitute_id: "w2", from: "2026-11-22", to: "2026-11-25" },
      ]),
    );
    await waitFor(() => expect(drafts).toEqual([]));
  });
});

describe("the recovery key", () => {
  it("that was not confirmed is told of until a new one is typed back", async () => {
    pending = true;
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user, container } = open("own");
    await user.click(await screen.findByRole("link", { name: "Tee uusi palautusavain" }));
    await user.click(await screen.findByRole("button", { name: "Tee uusi palautusavain" }));
    const question = await screen.findByRole("alertdialog");
    expect(requests("new_recovery_key")).toEqual([]);
    await user.click(within(question).getByRole("button", { name: "Tee uusi palautusavain" }));
    const dialog = await screen.findByRole("dialog", { name: "Palautusavain" });
    expect(within(dialog).getByText("GH78")).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Tulosta" }));
    expect(print).toHaveBeenCalled();
    answers.save_recovery_key = () => null;
    await user.click(within(dialog).getByRole("button", { name: "Tallenna tiedostoon" }));
    expect(
      await within(dialog).findByText(/^Tallennettu: polku-palautusavain-.*ei saa jäädä tälle koneelle/),
    ).toBeTruthy();
    expect(requests("save_recovery_key")).toEqual([{ file: "file-9", recovery_key: expect.stringMatching(/GH78$/) }]);
    await user.click(within(dialog).getByRole("button", { name: "Avain on tallessa" }));
    const check = await screen.findByRole("dialog", { name: "Tarkista palautusavain" });
    await user.type(within(check).getByLabelText(/Kaksi viimeistä ryhmää/), "ab12cd34");
    await user.click(within(check).getByRole("button", { name: "Vahvista avain" }));
    expect(within(check).getAllByText(/Tämä ei ole avaimen loppu/)).toHaveLength(2);
    await user.clear(within(check).getByLabelText(/Kaksi viimeistä ryhmää/));
    await user.type(within(check).getByLabelText(/Kaksi viimeistä ryhmää/), "ef56 gh78");
    await user.click(within(check).getByRole("button", { name: "Vahvista avain" }));
    expect(await screen.findByText("Palautusavain on vahvistettu.")).toBeTruthy();
    expect(screen.queryByText("Palautusavainta ei ole vahvistettu.")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Tee uusi palautusavain" }));
    expect(container.ownerDocument.body.innerHTML).not.toContain("GH78");
  });

  it("is nothing for one who does not manage the office", async () => {
    worker = COACH;
    open("safety");
    await screen.findByRole("button", { name: "Aseta PIN-koodi" });
    expect(screen.queryByText("Palautusavain")).toBeNull();
  });
});
