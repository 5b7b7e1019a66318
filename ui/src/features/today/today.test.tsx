import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { NEEDS, replaceBackend, type Wire, work } from "~/api";
import { newRouter } from "~/routes/router";
import "~/test/document";
import { show } from "~/test/render";
import { actLabel, addDays, nextUnmarked, unmarkedDates, workingDay } from "./day";
import { oneByOne } from "./useEnvironment";

const TODAY = "2027-02-03";
const COACH: Wire.DeskWorker = {
  id: "w1",
  name: "Maija Mallikas",
  role: "work_coach",
  capabilities: ["use_program", "list_clients", "view_client", "mark_attendance"],
};

const NOTHING: Wire.WaitingView = {
  unexplained: [],
  ending: [],
  reviews: [],
  notices: [],
  totals: { unexplained: 0, ending: 0, reviews: 0, notices: 0 },
};
const WAITS: Wire.WaitingLine = {
  client_id: "c2",
  last_name: "Aalto",
  first_names: "Aino",
  date: "2027-02-01",
  late: true,
};

const BACKED_UP: Wire.BackupsView = {
  made_up: false,
  last_at: Date.UTC(2027, 0, 20, 9),
  kept: 3,
  second_place: null,
  second_last_at: null,
  second_problem: null,
  overdue: false,
};

let backups: Wire.BackupsView;
let office: Wire.OfficeView;
let worker: Wire.DeskWorker;
let waiting: Wire.WaitingView;
let groups: { id: string; size: number }[];
let marked: Map<string, Wire.Mark>;
let acts: { act: string; before: Map<string, Wire.Mark> }[];
let calls: Wire.MarkAttendance[];
let refusals: number;
let unmarked: Wire.UnmarkedDay[];
let closed: string | null;
/** Groups by the days on which they are closed. */
let closedOn: Record<string, string[]>;
/** Days that cannot be read, and those that are held back. */
let unreadable: Set<string>;
let held: Map<string, Promise<void>>;
let asked: string[];
/** The environments whose days were read. */
let places: (string | null)[];
/** What was sent of absences that were reported, and the acts that were undone. */
let reported: Wire.AddAbsenceNotice[];
let undone: string[];
/** The days whose lists were logged before they were printed, and whether the log refuses. */
let logged: string[];
let unlogged: boolean;
let others: Wire.OtherPerson[];
/** Which store is open. */
let opened: Wire.DeskView["open"];

const weekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function dayOf(date: string, environment: string | null = null): Wire.DayView {
  return {
    date,
    without_environment: false,
    working_day: !weekend(date),
    tasks: [],
    unmarked: date === TODAY ? unmarked : [],
    groups: weekend(date)
      ? []
      : groups
          .filter(({ id }) => environment === null || environment === id)
          .map(({ id, size }) => ({
            id,
            environment_id: id,
            name: `Paja ${id}`,
            closed: closedOn[date]?.includes(id) ? "" : closed,
            others,
            people: Array.from({ length: size }, (_, i) => {
              const client_id = `${id}${i + 1}`;
              const mark = marked.get(`${client_id} ${date}`);
              return {
                client_id,
                last_name: `Henkilö${i + 1}`,
                first_names: "Etu",
                non_disclosure: i === 1,
                legal_basis: "rehabilitative_work",
                planned_hours: 500,
                expected: true,
                attendance: mark?.attendance ?? null,
                hours: mark?.hours ?? null,
                work_task_id: mark?.work_task_id ?? null,
                note: mark?.note ?? null,
                unauthorised_run: 0,
                alert: "none",
                tasks_allowed: true,
              };
            }),
          })),
  };
}

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "desk":
      return { office: false, made_up: true, open: opened, pin: false, worker, today: TODAY, version: "0" };
    case "lock":
      return { office: false, made_up: true, open: null, pin: false, worker: null, today: TODAY, version: "0" };
    case "made_up_workers":
      return [];
    case "open_client":
      throw { code: "not_found" };
    case "get_day": {
      const date = (request as Wire.GetDay).date ?? TODAY;
      if (unreadable.has(date)) throw { code: "internal" };
      return dayOf(date, (request as Wire.GetDay).environment_id);
    }
    case "log_print":
      if (unlogged) throw { code: "read_only" };
      logged.push((request as Wire.LogPrint).date);
      return null;
    case "get_backups":
      return backups;
    case "back_up_now":
      backups = { ...BACKED_UP, last_at: Date.UTC(2027, 1, 3, 9) };
      return backups;
    case "get_office":
      return office;
    case "set_preference": {
      const { key, value } = request as Wire.SetPreference;
      office = { ...office, preferences: { ...office.preferences, [key]: value } };
      return null;
    }
    case "get_waiting":
      return {
        ...waiting,
        totals: {
          unexplained: Math.max(waiting.totals.unexplained, waiting.unexplained.length),
          ending: Math.max(waiting.totals.ending, waiting.ending.length),
          reviews: Math.max(waiting.totals.reviews, waiting.reviews.length),
          notices: Math.max(waiting.totals.notices, waiting.notices.length),
        },
      };
    case "mark_attendance": {
      calls.push(request as Wire.MarkAttendance);
      if (refusals > 0) {
        refusals -= 1;
        throw { code: "disk_full" };
      }
      acts.push({ act: `act${acts.length}`, before: new Map(marked) });
      for (const mark of (request as Wire.MarkAttendance).marks) marked.set(`${mark.client_id} ${mark.date}`, mark);
      return { changed: 1, act: acts.at(-1)?.act };
    }
    case "add_absence_notice": {
      if (refusals > 0) {
        refusals -= 1;
        throw { code: "disk_full" };
      }
      const { client_id } = request as Wire.AddAbsenceNotice;
      waiting = { ...waiting, notices: waiting.notices.filter((line) => line.client_id !== client_id) };
      return { id: "n1", act: "report1" };
    }
    case "undo":
      undone.push((request as Wire.Undo).act);
      marked = acts.find((one) => one.act === (request as Wire.Undo).act)?.before ?? marked;
      return { act: null };
    default:
      return null;
  }
}

beforeEach(() => {
  opened = "made_up";
  worker = COACH;
  backups = BACKED_UP;
  office = {
    made_up: false,
    name: "",
    municipalities: [],
    environments: [],
    groups: [],
    workers: [],
    substitutes: [],
    reason_hours: 12,
    preferences: {},
  };
  waiting = NOTHING;
  groups = [{ id: "c", size: 15 }];
  marked = new Map();
  acts = [];
  calls = [];
  refusals = 0;
  unmarked = [];
  closed = null;
  closedOn = {};
  unreadable = new Set();
  held = new Map();
  asked = [];
  places = [];
  reported = [];
  undone = [];
  logged = [];
  unlogged = false;
  others = [];
  work.forget();
  replaceBackend({
    platform: "desktop",
    rpc: async (command, request) => {
      asked.push(command);
      if (command === "get_day") places.push((request as Wire.GetDay).environment_id);
      if (command === "add_absence_notice") reported.push(request as Wire.AddAbsenceNotice);
      if (command === "get_day") await held.get((request as Wire.GetDay).date ?? TODAY);
      return answer(command, request);
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

const cell = (at: string) => document.querySelector<HTMLElement>(`[data-cell="${at}"]`);
const ready = () => waitFor(() => expect(document.activeElement?.getAttribute("data-cell")).toBe("0:3"));
const codes = () => Array.from({ length: 15 }, (_, i) => marked.get(`c${i + 1} ${TODAY}`)?.attendance ?? null);

/** A worker of the whole office, whose environments are looked at one by one. */
function oneEach() {
  const own = { ...COACH, municipalities: [], environments: [], responsible: [], archived: false };
  office = {
    ...office,
    workers: [own],
    environments: groups.map(({ id }) => ({ id, name: `Paja ${id}`, municipality: null, archived: false })),
  };
}

describe("the roll call", () => {
  it("of fifteen, two of them away, takes at most ten keys from the moment the view is open", async () => {
    const { user } = open();
    await ready();
    const keys = ["a", "5", "s", "1", "2", "x"];
    expect(keys.length).toBeLessThanOrEqual(10);
    for (const key of keys) await user.keyboard(key);
    await waitFor(() => expect(codes().filter((code) => code === "present")).toHaveLength(13));
    expect([codes()[4], codes()[11]]).toEqual(["sick", "absent_unexplained"]);
    expect(calls).toHaveLength(3);
    expect(await screen.findByText(/Tallennettu tälle koneelle/)).toBeTruthy();
  });

  it("keeps what could not be saved on its row, says why, and saves it later", async () => {
    refusals = 1;
    const { user } = open();
    await ready();
    await user.keyboard("s");
    const row = within(cell("0:3")?.closest("tr") as HTMLElement);
    expect(await row.findByText("Ei tallentunut")).toBeTruthy();
    expect(row.getByText("Sairaana")).toBeTruthy();
    expect(codes()[0]).toBeNull();
    await user.keyboard("l");
    await waitFor(() => expect(codes()[1]).toBe("present"));
    expect(row.getByText("Sairaana")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Tallenna uudelleen" }));
    await waitFor(() => expect(codes()[0]).toBe("sick"));
    await waitFor(() => expect(row.queryByText("Ei tallentunut")).toBeNull());
    // the row after the last that was marked
    expect(document.activeElement).toBe(cell("2:3"));
  });

  it("stays in sight under what is told of an unsaved mark", async () => {
    refusals = 1;
    const { user } = open();
    await ready();
    const shown = vi.spyOn(Element.prototype, "scrollIntoView");
    await user.keyboard("s");
    await screen.findByText("Ei tallentunut");
    expect(shown.mock.contexts).toContain(cell("1:3"));
    shown.mockRestore();
  });

  it("keeps the unsaved mark over another day and back, and discards it only when asked", async () => {
    refusals = 1;
    const { user } = open();
    await ready();
    await user.keyboard("s");
    await screen.findByText("Ei tallentunut");
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    await screen.findByRole("heading", { name: /torstai 4\.2\.2027/i });
    await waitFor(() => expect(screen.queryByText("Ei tallentunut")).toBeNull());
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(await screen.findByText("Ei tallentunut")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Hylkää tallentumattomat" }));
    await waitFor(() => expect(screen.queryByText("Ei tallentunut")).toBeNull());
    expect(document.activeElement?.hasAttribute("data-cell")).toBe(true);
    expect(calls).toHaveLength(1);
  });

  it("is gone on with from the first who is not marked", async () => {
    const { user } = open();
    await ready();
    await user.keyboard("lls");
    await waitFor(() => expect(codes()[2]).toBe("sick"));
    await user.keyboard("{Control>}4{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Asetukset" });
    await user.keyboard("{Control>}1{/Control}");
    await waitFor(() => expect(document.activeElement).toBe(cell("3:3")));
    await user.keyboard("x");
    await waitFor(() => expect(codes()[3]).toBe("absent_unexplained"));
  });

  it("is undone by Ctrl+Z, one act at a time", async () => {
    const { user } = open();
    await ready();
    await user.keyboard("a");
    expect(await screen.findByText("15 merkitty: Läsnä")).toBeTruthy();
    await user.keyboard("s");
    expect((await screen.findAllByText("Henkilö1 Etu: Sairaana")).length).toBeGreaterThan(0);
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(codes()[0]).toBe("present"));
    await waitFor(() => expect(cell("0:3")?.textContent).toContain("Läsnä"));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(codes()).toEqual(Array(15).fill(null)));
    expect(document.activeElement).not.toBe(document.body);
  });

  it("keeps the note that is being written as the window is locked, and stays locked", async () => {
    const { user } = open();
    await ready();
    await user.keyboard("l{ArrowUp}nLähti kes");
    await waitFor(() => expect(calls).toHaveLength(1));
    asked = [];
    await user.keyboard("{Control>}l{/Control}");
    await screen.findByRole("heading", { name: "Polku on lukittu" });
    await waitFor(() => expect(asked).toContain("lock"));
    await waitFor(() => expect(marked.get(`c1 ${TODAY}`)).toMatchObject({ attendance: "present", note: "Lähti kes" }));
    expect(asked.indexOf("mark_attendance")).toBeLessThan(asked.indexOf("lock"));
    await waitFor(() => expect(asked).toContain("made_up_workers"));
    expect(asked).not.toContain("desk");
    expect(screen.getByRole("heading", { name: "Polku on lukittu" })).toBeTruthy();
  });

  it("leads by Ctrl+N to a new note of whose row is active, for who may write one", async () => {
    const reader = open();
    await ready();
    await reader.user.keyboard("{ArrowDown}{Control>}n{/Control}");
    expect(reader.router.state.location.pathname).toBe("/");
    reader.unmount();
    worker = { ...COACH, capabilities: [...COACH.capabilities, NEEDS.add_note] };
    const { user, router } = open();
    await ready();
    await user.keyboard("{ArrowDown}{Control>}n{/Control}");
    await waitFor(() => expect(router.state.location.href).toBe("/clients/c2?section=notes&act=note"));
  });

  it("is gone to by a day that is typed, and marked by the keys at once", async () => {
    const { user, router } = open();
    await ready();
    const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Päivä" });
    expect(field().value).toBe("3.2.2027");
    await user.clear(field());
    await user.type(field(), "12.1.{Enter}");
    await screen.findByRole("heading", { name: /tiistai 12\.1\.2027/i });
    expect(router.state.location.search).toEqual({ date: "2027-01-12" });
    expect(field().value).toBe("12.1.2027");
    await ready();
    await user.keyboard("s");
    await waitFor(() => expect(marked.get("c1 2027-01-12")?.attendance).toBe("sick"));
    // of the day that is shown already
    await user.clear(field());
    await user.type(field(), "12.1.2027{Enter}");
    expect(document.activeElement?.hasAttribute("data-cell")).toBe(true);
    await user.clear(field());
    await user.type(field(), "e");
    await user.tab();
    await screen.findByRole("heading", { name: /tiistai 2\.2\.2027/i });
  });

  it("stays where it is for a day that cannot be read, with what was typed and why", async () => {
    const { user, router } = open();
    await ready();
    const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Päivä" });
    await user.clear(field);
    await user.type(field, "31.2.2027{Enter}");
    expect(screen.getByText(/Tällaista päivää ei ole/)).toBeTruthy();
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field.value).toBe("31.2.2027");
    expect(document.activeElement).toBe(field);
    await user.clear(field);
    await user.type(field, "1.1.2101{Enter}");
    expect(screen.getByText(/Tarkista vuosi/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, "joskus");
    await user.tab();
    expect(screen.getByText(/Kirjoita päivämäärä näin/)).toBeTruthy();
    expect(router.state.location.search).toEqual({});
  });

  it("stays where it is by Esc, whatever was typed", async () => {
    const { user, router } = open();
    await ready();
    const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Päivä" });
    for (const typed of ["12.1.", "joskus", "31.2.{Enter}"]) {
      await user.clear(field());
      await user.type(field(), typed);
      await user.keyboard("{Escape}");
      expect(document.activeElement).toBe(cell("0:3"));
      expect(field().value).toBe("3.2.2027");
      expect(field().getAttribute("aria-invalid")).toBeNull();
    }
    expect(router.state.location.search).toEqual({});
  });

  it("is gone to by the calendar too", async () => {
    const { user, router } = open();
    await ready();
    await user.click(screen.getByRole("button", { name: "Päivä: kalenteri" }));
    await user.click(await screen.findByRole("button", { name: /15\. helmikuuta 2027/ }));
    await screen.findByRole("heading", { name: /maanantai 15\.2\.2027/i });
    expect(router.state.location.search).toEqual({ date: "2027-02-15" });
  });

  it("of a coming day is a plan, and says when it is marked", async () => {
    others = [{ client_id: "x1", last_name: "Ääri", first_names: "Olli", planned_hours: 400 }];
    const { user } = open("/?date=2027-02-04");
    await ready();
    expect(screen.getByText("Päivä on vasta tulossa. Läsnäolot merkitään samana päivänä.")).toBeTruthy();
    await user.keyboard("lah{Delete}");
    expect(screen.getByRole("grid").getAttribute("aria-readonly")).toBe("true");
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(calls).toEqual([]);
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await waitFor(() => expect(screen.getByRole("grid").getAttribute("aria-readonly")).toBeNull());
    expect(screen.queryByText(/Päivä on vasta tulossa/)).toBeNull();
  });

  it("repeats the working day before, over a weekend too", async () => {
    marked.set("c1 2027-01-29", {
      client_id: "c1",
      date: "2027-01-29",
      attendance: "remote",
      hours: 400,
      work_task_id: null,
      note: null,
    });
    const { user } = open("/?date=2027-02-01");
    await ready();
    const button = screen.getByRole("button", { name: /^Kuten eilen/ });
    await waitFor(async () => {
      await user.click(button);
      expect(marked.get("c1 2027-02-01")?.attendance).toBe("remote");
    });
    expect(calls).toHaveLength(1);
  });

  it("repeats the last day on which its group was open", async () => {
    const mark = { client_id: "c1", attendance: "remote", hours: 400, work_task_id: null, note: null } as const;
    marked.set("c1 2027-02-01", { ...mark, date: "2027-02-01" });
    closedOn = { "2027-02-02": ["c"] };
    const { user } = open();
    await ready();
    await waitFor(async () => {
      await user.keyboard("y");
      expect(marked.get(`c1 ${TODAY}`)?.attendance).toBe("remote");
    });
    expect(calls).toHaveLength(1);
  });
});

describe("the day", () => {
  it("that nobody comes to says so and leads to the next working day", async () => {
    const { user, router } = open("/?date=2027-02-06");
    expect(await screen.findByRole("heading", { name: "Viikonloppu" })).toBeTruthy();
    expect(document.activeElement).not.toBe(document.body);
    await user.click(screen.getByRole("button", { name: "Seuraava työpäivä" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-02-08" }));
  });

  it("tells why the next working day is not found, and fetches nobody back who has gone elsewhere", async () => {
    const { user, router, client } = open("/?date=2027-02-06");
    unreadable.add("2027-02-08");
    const button = await screen.findByRole("button", { name: "Seuraava työpäivä" });
    await user.click(button);
    expect((await screen.findByRole("alert")).textContent).not.toBe("");
    expect(router.state.location.search).toEqual({ date: "2027-02-06" });
    unreadable.clear();
    const gate = Promise.withResolvers<void>();
    held.set("2027-02-08", gate.promise);
    await user.click(button);
    expect(screen.queryByRole("alert")).toBeNull();
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    await screen.findByRole("heading", { name: /sunnuntai 7\.2\.2027/i });
    gate.resolve();
    await waitFor(() => expect(client.isFetching()).toBe(0));
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-02-06" }));
  });

  it("without groups tells where people come from", async () => {
    groups = [];
    open();
    expect(await screen.findByRole("heading", { name: "Ketään ei odoteta" })).toBeTruthy();
  });

  it("with many groups shows them under tabs, kept in the address", async () => {
    groups = [
      { id: "c", size: 3 },
      { id: "d", size: 2 },
    ];
    const { user, router } = open();
    await user.click(await screen.findByRole("tab", { name: /Paja d/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ environment: "d" }));
    expect(screen.getByText("Merkitty 0/2")).toBeTruthy();
  });

  it("offers the earlier days that are not marked, one by one and side by side", async () => {
    unmarked = [
      { date: "2027-02-02", environment_id: "c", people: 15 },
      { date: "2027-02-01", environment_id: "c", people: 1 },
    ];
    const { user, router } = open();
    const monday = await screen.findByRole("link", { name: "ma 1.2., 1\u00a0henkilö merkitsemättä" });
    expect(monday.textContent).toBe("ma 1.2. 1\u00a0henkilö");
    await user.click(monday);
    await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-02-01", environment: "c" }));
    await user.click(screen.getByRole("button", { name: "Seuraava merkitsemätön" }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ date: "2027-02-02" }));
    await user.click(screen.getByRole("button", { name: "Päivät rinnakkain" }));
    const grid = await screen.findByRole("grid");
    expect(within(grid).getAllByRole("columnheader")).toHaveLength(3);
    cell("0:0")?.focus();
    await user.keyboard("{Shift>}{ArrowRight}{/Shift}l");
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.marks.map((mark) => mark.date)).toEqual(["2027-02-01", "2027-02-02"]);
  });

  it("has the unmarked days side by side in its address, until one goes to the first view", async () => {
    unmarked = [
      { date: "2027-02-02", environment_id: "c", people: 15 },
      { date: "2027-02-01", environment_id: "c", people: 1 },
    ];
    const { user, router } = open();
    await ready();
    await user.click(screen.getByRole("button", { name: "Päivät rinnakkain" }));
    const beside = { name: /^Läsnäolo, / };
    await screen.findByRole("grid", beside);
    expect(router.state.location.search).toEqual({ several: true });
    // the last of them is marked
    unmarked = [];
    cell("0:0")?.focus();
    await user.keyboard("l");
    await waitFor(() => expect(screen.queryByRole("link", { name: /1\.2\./ })).toBeNull());
    expect(screen.getByRole("grid", beside)).toBeTruthy();
    await user.keyboard("{Control>}1{/Control}");
    await waitFor(() => expect(screen.queryByRole("grid", beside)).toBeNull());
    await ready();
    expect(router.state.location.search).toEqual({});
  });

  it("goes on with another group of the day before it goes on to another day", async () => {
    groups = [
      { id: "c", size: 2 },
      { id: "d", size: 3 },
    ];
    unmarked = [
      { date: "2027-02-01", environment_id: "c", people: 1 },
      { date: "2027-02-02", environment_id: "c", people: 2 },
      { date: "2027-02-02", environment_id: "d", people: 3 },
    ];
    const { user, router } = open("/?date=2027-02-02&environment=c");
    await ready();
    await user.keyboard("a");
    await screen.findByText("Merkitty 2/2");
    await user.click(screen.getByRole("button", { name: "Seuraava merkitsemätön" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-02-02", environment: "d" }));
    expect(screen.getByText("Merkitty 0/3")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Seuraava merkitsemätön" }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ date: "2027-02-01" }));
  });

  it("says why the days side by side cannot be read, and reads them when asked", async () => {
    unmarked = [
      { date: "2027-02-02", environment_id: "c", people: 15 },
      { date: "2027-01-29", environment_id: "c", people: 1 },
    ];
    unreadable.add("2027-01-29");
    const { user } = open();
    await user.click(await screen.findByRole("button", { name: "Päivät rinnakkain" }));
    const alert = await screen.findByRole("alert");
    unreadable.clear();
    await user.click(within(alert).getByRole("button", { name: "Yritä uudelleen" }));
    const grid = await screen.findByRole("grid");
    expect(within(grid).getAllByRole("columnheader")).toHaveLength(3);
  });

  it("with more groups than fit on a line has them in a list, which says how many are marked", async () => {
    groups = Array.from({ length: 10 }, (_, i) => ({ id: `g${i}`, size: 2 }));
    const { user, router } = open();
    await ready();
    expect(screen.queryByRole("tab")).toBeNull();
    await user.click(screen.getByRole("button", { name: /Ympäristö tai ryhmä/ }));
    expect(screen.getAllByRole("option")).toHaveLength(10);
    await user.click(screen.getByRole("option", { name: /Paja g7.*Merkitty 0\/2/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ environment: "g7" }));
  });

  it("is read of one environment at a time by one who sees many of them", async () => {
    groups = Array.from({ length: 10 }, (_, i) => ({ id: `g${i}`, size: 2 }));
    const own = { ...COACH, municipalities: [], environments: [], responsible: [], archived: false };
    office = {
      ...office,
      workers: [own],
      environments: groups.map(({ id }) => ({ id, name: `Paja ${id}`, municipality: null, archived: id === "g0" })),
      groups: [
        { id: "morning", environment_id: "g3", name: "Aamu", weekdays: "1", daily_hours: null, archived: false },
      ],
    };
    const first = open();
    await ready();
    expect(screen.getByRole("heading", { name: "Paja g1" })).toBeTruthy();
    await first.user.click(screen.getByRole("button", { name: /Ympäristö/ }));
    expect(screen.getAllByRole("option")).toHaveLength(9);
    await first.user.click(screen.getByRole("option", { name: "Paja g7" }));
    expect(await screen.findByRole("heading", { name: "Paja g7" })).toBeTruthy();
    expect(first.router.state.location.search).toEqual({ environment: "g7" });
    first.unmount();
    open("/?environment=morning");
    expect(await screen.findByRole("heading", { name: "Paja g3" })).toBeTruthy();
    expect(new Set(places)).toEqual(new Set(["g1", "g7", "g3"]));
  });

  it("is read whole by one who has environments, stands in for another, or sees a few", async () => {
    const own = { ...COACH, municipalities: ["Joensuu"], environments: [], responsible: [], archived: false };
    const environments = Array.from({ length: 12 }, (_, i) => ({
      id: `g${i}`,
      name: `Paja ${i}`,
      municipality: i < 9 ? "Joensuu" : "Lieksa",
      archived: false,
    }));
    const many = { ...office, workers: [own], environments };
    const ids = (of: Wire.OfficeView, role: Wire.Role = COACH.role) => oneByOne(of, { ...COACH, role }, TODAY).length;
    expect(ids(many)).toBe(9);
    expect(ids(many, "coordinator")).toBe(12);
    expect(ids({ ...many, environments: environments.slice(1) })).toBe(0);
    expect(ids({ ...many, workers: [{ ...own, environments: ["g1"] }] })).toBe(0);
    const standIn = { id: "s", worker_id: "w2", substitute_id: "w1", from: TODAY, to: TODAY };
    expect(ids({ ...many, substitutes: [standIn] })).toBe(0);
    expect(ids({ ...many, workers: [] })).toBe(0);
  });

  it("on which a group is closed says why, with a way to change it for those who may", async () => {
    groups = [{ id: "c", size: 0 }];
    closed = "Remontti";
    const first = open();
    expect(await screen.findByText("Suljettu: Remontti")).toBeTruthy();
    expect(screen.queryByRole("link", { name: /suljettuja päiviä/ })).toBeNull();
    expect(screen.queryByRole("grid")).toBeNull();
    first.unmount();
    worker = { ...COACH, capabilities: [...COACH.capabilities, "edit_period"] };
    open();
    const link = await screen.findByRole("link", { name: /suljettuja päiviä/ });
    expect(link.getAttribute("href")).toContain("/settings?tab=environments");
  });

  it("on which the first group is closed begins with the one that is open", async () => {
    groups = [
      { id: "c", size: 0 },
      { id: "d", size: 2 },
    ];
    closedOn = { [TODAY]: ["c"] };
    const { user } = open();
    await ready();
    expect(screen.getByRole("tab", { selected: true }).textContent).toContain("Paja d");
    await user.click(screen.getByRole("tab", { name: /Paja c/ }));
    expect(await screen.findByText("Suljettu")).toBeTruthy();
  });

  it("takes a person whom nobody expected, found by name, with the focus on their row", async () => {
    others = [
      { client_id: "x1", last_name: "Ääri", first_names: "Olli", planned_hours: 400 },
      { client_id: "x2", last_name: "Aalto", first_names: "Aino", planned_hours: null },
    ];
    // as newer engines do
    vi.spyOn(HTMLElement.prototype, "scrollIntoView").mockImplementation(() => Promise.resolve());
    const { user } = open();
    await ready();
    await user.keyboard("h");
    const field = await screen.findByRole("combobox", { name: /Lisää henkilö, jota ei odotettu/ });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(cell("0:3")));
    await user.keyboard("h");
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("combobox"));
    await user.keyboard("aari{ArrowDown}{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(cell("15:3")));
    expect(screen.getByText("Merkitty 0/16")).toBeTruthy();
    expect(screen.queryByRole("combobox")).toBeNull();
    await user.keyboard("l");
    await waitFor(() => expect(marked.get(`x1 ${TODAY}`)?.attendance).toBe("present"));
    expect(cell("15:1")?.textContent).toBe("Ääri Olli");
  });

  it("asks for the person to add in sight, from whichever row", async () => {
    const shown = vi.spyOn(Element.prototype, "scrollIntoView");
    const { user } = open();
    await ready();
    await user.keyboard("15");
    shown.mockClear();
    await user.keyboard("h");
    const field = await screen.findByRole("combobox", { name: /Lisää henkilö, jota ei odotettu/ });
    expect(shown.mock.contexts.some((one) => one instanceof Element && one.contains(field))).toBe(true);
    shown.mockRestore();
  });

  it("offers in the palette what its page does, in the words of the page", async () => {
    unmarked = [
      { date: "2027-02-02", environment_id: "c", people: 15 },
      { date: "2027-02-01", environment_id: "c", people: 1 },
    ];
    others = [{ client_id: "x1", last_name: "Ääri", first_names: "Olli", planned_hours: 400 }];
    const { user, router } = open();
    await ready();
    const choose = async (words: string, name: RegExp) => {
      await user.keyboard("{Control>}k{/Control}");
      const palette = await screen.findByRole("dialog", { name: "Haku ja toiminnot" });
      await user.keyboard(words);
      await within(palette).findByRole("menuitem", { name });
      await user.keyboard("{Enter}");
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    };
    await choose("merkitsem", /^Seuraava merkitsemätön/);
    await screen.findByRole("heading", { name: /maanantai 1\.2\.2027/i });
    await ready();
    await choose("edellinen päivä", /^Edellinen päivä/);
    await screen.findByRole("heading", { name: /sunnuntai 31\.1\.2027/i });
    await choose("tähän", /^Siirry tähän päivään/);
    await ready();
    expect(router.state.location.search).toEqual({ environment: "c" });
    await choose("rinnakkain", /^Päivät rinnakkain/);
    expect(await screen.findByRole("grid", { name: /^Läsnäolo, / })).toBeTruthy();
    await choose("rinnakkain", /^Päivät rinnakkain/);
    await choose("lisää henkilö", /^Lisää henkilö/);
    expect(await screen.findByRole("combobox", { name: /Lisää henkilö, jota ei odotettu/ })).toBeTruthy();
  });

  it("of tomorrow is printed without the names that are to stay off paper", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user } = open();
    await ready();
    await user.click(screen.getByRole("button", { name: "Tulosta huomisen lista" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const paper = document.querySelector("[data-paper]") as HTMLElement;
    expect(paper.textContent).toMatch(/to\s4\.2\.2027/);
    const names = [...paper.querySelectorAll("tbody tr")].map((row) => row.children[1]?.textContent);
    expect(names.slice(0, 2)).toEqual(["Henkilö1 Etu", "Henkilö3 Etu"]);
    const sheets = [...paper.querySelectorAll("section")];
    expect(sheets).toHaveLength(2);
    expect(sheets[1]?.textContent).not.toContain("Paja");
    const [number, alias, hours] = sheets[1]?.querySelectorAll("tbody td") ?? [];
    expect([number, alias, hours].map((one) => one?.textContent)).toEqual(["2", "Asiakas 1", ""]);
  });
});

describe("the list of tomorrow", () => {
  const printed = async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user } = open();
    await ready();
    await user.click(screen.getByRole("button", { name: "Tulosta huomisen lista" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    return document.querySelector("[data-paper]")?.textContent;
  };

  it("leaves out an environment that is closed", async () => {
    groups = [
      { id: "c", size: 3 },
      { id: "d", size: 3 },
    ];
    closedOn = { "2027-02-04": ["c"] };
    const paper = await printed();
    expect(paper).toContain("Paja d");
    expect(paper).not.toContain("Paja c");
    expect(paper).not.toContain("Asiakas 2");
  });

  it("is logged before it is shown, and not shown where that fails", async () => {
    unlogged = true;
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user } = open();
    await ready();
    await user.click(screen.getByRole("button", { name: "Tulosta huomisen lista" }));
    expect(await screen.findByText(/Listaa ei voitu tulostaa/)).toBeTruthy();
    expect(print).not.toHaveBeenCalled();
    expect(document.querySelector("[data-paper]")).toBeNull();
    unlogged = false;
    await user.click(screen.getByRole("button", { name: "Tulosta huomisen lista" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(logged).toEqual(["2027-02-04"]);
  });

  it("is of the environment that the page shows, where they are looked at one by one", async () => {
    groups = Array.from({ length: 10 }, (_, i) => ({ id: `g${i}`, size: 2 }));
    oneEach();
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user } = open("/?environment=g7");
    await ready();
    await user.click(screen.getByRole("button", { name: "Tulosta huomisen lista" }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const paper = document.querySelector("[data-paper]")?.textContent;
    expect(paper).toContain("Paja g7");
    expect(paper).not.toMatch(/Paja g[0-689]/);
    expect(new Set(places)).toEqual(new Set(["g7"]));
  });

  it("of a large group is on sheets that each have their heading and the names of the columns", async () => {
    groups = [{ id: "s", size: 40 }];
    await printed();
    const sheets = [...document.querySelectorAll("[data-paper] section")].slice(0, -1);
    expect(sheets.map((sheet) => sheet.querySelectorAll("tbody tr").length)).toEqual([13, 13, 13]);
    for (const sheet of sheets) {
      expect(sheet.querySelector("h2")?.textContent).toContain("Paja s");
      expect(sheet.querySelector("thead")?.textContent).toContain("Nimi");
    }
    expect(sheets.at(-1)?.querySelector("tbody tr:last-child td")?.textContent).toBe("40");
  });

  it("is of the next working day on which one is open", async () => {
    closedOn = { "2027-02-04": ["c"], "2027-02-05": ["c"] };
    expect(await printed()).toMatch(/ma\s8\.2\.2027/);
  });
});

describe("a notice", () => {
  it("tells of an old backup, which anyone can make anew", async () => {
    backups = { ...BACKED_UP, overdue: true };
    worker = { ...COACH, role: "career_agent", capabilities: ["use_program", "list_clients"] };
    const { user } = open();
    expect(await screen.findByText(/Viimeisin varmuuskopio on vanha: .*20\.1\.2027/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Varmuuskopioi nyt" }));
    expect(await screen.findByText("Varmuuskopio on tehty.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Varmuuskopioi nyt" })).toBeNull();
  });

  it.each([
    ["not_found", "Varmuuskopioiden toista paikkaa ei löydy."],
    ["disk_full", "Varmuuskopion kopiointi toiseen paikkaan ei onnistunut."],
  ] as const)(
    "tells that the second place of the backups fails (%s), with the way to the setting",
    async (code, words) => {
      backups = { ...BACKED_UP, second_place: "/media/tikku", second_problem: code };
      const { user, router } = open();
      const told = (await screen.findByText(words)).closest<HTMLElement>("[role=note]");
      if (told === null) throw new Error("no notice");
      expect(screen.queryByRole("button", { name: "Varmuuskopioi nyt" })).toBeNull();
      await user.click(within(told).getByRole("link", { name: "Näytä asetuksissa" }));
      await waitFor(() =>
        expect(router.state.location).toMatchObject({ pathname: "/settings", search: { tab: "store" } }),
      );
    },
  );

  it("is not made of a made-up region's backups", async () => {
    backups = { ...BACKED_UP, made_up: true, overdue: true, second_problem: "not_found" };
    open();
    await ready();
    expect(screen.queryByRole("button", { name: "Varmuuskopioi nyt" })).toBeNull();
    expect(screen.queryByText(/toista paikkaa/)).toBeNull();
  });

  it("names whom the worker stands in for today, and no one else", async () => {
    const colleague = (id: string, name: string): Wire.WorkerLine => ({
      id,
      name,
      role: "work_coach",
      municipalities: [],
      environments: [],
      responsible: [],
      archived: false,
    });
    office = {
      ...office,
      workers: [colleague("w1", "Maija Mallikas"), colleague("w2", "Olli Ohjaaja"), colleague("w3", "Sari Sijainen")],
      substitutes: [
        { id: "s1", worker_id: "w2", substitute_id: "w1", from: "2027-02-01", to: "2027-02-05" },
        { id: "s2", worker_id: "w3", substitute_id: "w1", from: "2027-02-04", to: "2027-02-05" },
        { id: "s3", worker_id: "w1", substitute_id: "w3", from: "2027-02-01", to: "2027-02-05" },
      ],
    };
    open();
    expect(await screen.findByText(/^Sijaistat: Olli Ohjaaja \(1\.2\.–5\.2\.2027\)$/)).toBeTruthy();
    expect(screen.getAllByText(/^Sijaistat/)).toHaveLength(1);
  });
});

describe("the first week", () => {
  const items = () => {
    const list = screen.queryByRole("region", { name: /Ensimmäinen viikko/ });
    return list === null ? 0 : within(list).getAllByRole("listitem").length;
  };

  it("lists what a new worker may do, and each goes when it is done or waved away", async () => {
    worker = { ...COACH, capabilities: [...COACH.capabilities, "write_notes"] };
    const { user } = open();
    await ready();
    await waitFor(() => expect(items()).toBe(5));
    await user.keyboard("a");
    await waitFor(() => expect(items()).toBe(4));
    await waitFor(() => expect(office.preferences.first_week).toBe("marks"));
    await user.click(screen.getByRole("button", { name: /^Ohita: Avaa asiakas/ }));
    await waitFor(() => expect(items()).toBe(3));
    await user.click(screen.getByRole("button", { name: "Piilota lista" }));
    await waitFor(() => expect(items()).toBe(0));
    await waitFor(() => expect(office.preferences.first_week).toBe("marks search pin note help"));
  });

  it("leads to what it names: a page, the palette or the guide", async () => {
    worker = { ...COACH, capabilities: [...COACH.capabilities, "write_notes"] };
    const { user } = open();
    await ready();
    const list = within(await screen.findByRole("region", { name: /Ensimmäinen viikko/ }));
    expect(list.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
      "/settings?tab=safety",
      "/clients",
    ]);
    await user.click(list.getByRole("button", { name: "Avaa asiakas haulla" }));
    expect(await screen.findByRole("dialog", { name: "Haku ja toiminnot" })).toBeTruthy();
    await user.keyboard("{Escape}");
    await user.click(await list.findByRole("button", { name: "Katso ohje" }));
    expect(await screen.findByRole("dialog", { name: "Ohje ja näppäimet" })).toBeTruthy();
  });

  describe("of a coordinator", () => {
    const link = () => screen.queryByRole("link", { name: "Valitse varmuuskopioille toinen paikka" });

    beforeEach(() => {
      worker = { ...COACH, role: "coordinator", capabilities: [...COACH.capabilities, "keep_store"] };
      opened = "office";
    });

    it("names the second place of the backups, and leads to it", async () => {
      open();
      await ready();
      await waitFor(() => expect(link()?.getAttribute("href")).toBe("/settings?tab=store"));
    });

    it("names it no more once it is set", async () => {
      backups = { ...BACKED_UP, second_place: "/media/tikku" };
      open();
      await ready();
      await waitFor(() => expect(office.preferences.first_week).toBe("backup"));
      await waitFor(() => expect(link()).toBeNull());
      expect(items()).toBeGreaterThan(0);
    });

    it("does not name it in the made-up region, which has none", async () => {
      opened = "made_up";
      open();
      await ready();
      await waitFor(() => expect(items()).toBeGreaterThan(0));
      expect(link()).toBeNull();
    });
  });

  it("asks for nothing that the role may not do, and stays away once it is over", async () => {
    worker = { ...COACH, role: "career_agent", capabilities: ["use_program", "list_clients"] };
    const first = open();
    await waitFor(() => expect(items()).toBe(3));
    first.unmount();
    office = { ...office, preferences: { first_week: "pin search help" } };
    open();
    expect(await screen.findByRole("heading", { name: "Mikään ei odota" })).toBeTruthy();
    expect(items()).toBe(0);
  });
});

describe("what waits", () => {
  it("is counted whole, of whom the first are shown", async () => {
    waiting = { ...NOTHING, ending: [WAITS], totals: { ...NOTHING.totals, ending: 312 } };
    open();
    const heading = await screen.findByRole("heading", { name: /312/ });
    expect(heading.textContent).toMatch(/312$/);
  });

  it("has one next action on each row", async () => {
    waiting = {
      ...NOTHING,
      reviews: [WAITS],
      unexplained: Array.from({ length: 7 }, (_, i) => ({ ...WAITS, date: addDays(WAITS.date, -i) })),
    };
    const { user } = open();
    const link = await screen.findByRole("link", { name: /Aalto Aino.*Tarkista suunnitelma/ });
    expect(link.getAttribute("href")).toBe("#/clients/c2");
    expect(screen.getAllByRole("link", { name: /Selvitä syy/ })).toHaveLength(5);
    await user.click(screen.getByRole("button", { name: "Näytä kaikki 7" }));
    expect(screen.getAllByRole("link", { name: /Selvitä syy/ })).toHaveLength(7);
  });

  describe("of an absence without a reason", () => {
    const due = (client_id: string, date: string) => ({ ...NOTHING, unexplained: [{ ...WAITS, client_id, date }] });
    const follow = async (user: ReturnType<typeof open>["user"]) => {
      (await screen.findByRole("link", { name: /Selvitä syy/ })).focus();
      await user.keyboard("{Enter}");
    };

    it("leads to the mark on its day, in its group, and leaves the way there out of the address", async () => {
      groups = [
        { id: "c", size: 3 },
        { id: "d", size: 5 },
      ];
      waiting = due("d4", "2026-12-01");
      const { user, router } = open();
      await ready();
      await follow(user);
      await screen.findByRole("heading", { name: /tiistai 1\.12\.2026/i });
      await waitFor(() => expect(document.activeElement).toBe(cell("3:3")));
      expect(cell("3:1")?.closest("tr")?.textContent).toContain("Henkilö4");
      await waitFor(() => expect(router.state.location.search).toEqual({ date: "2026-12-01", environment: "d" }));
      expect(screen.getByRole("tab", { name: /Paja d/ }).getAttribute("aria-selected")).toBe("true");
      // whoever goes to another group and back is not fetched to the mark again
      await user.click(screen.getByRole("tab", { name: /Paja c/ }));
      await user.click(screen.getByRole("tab", { name: /Paja d/ }));
      expect(document.activeElement?.getAttribute("role")).toBe("tab");
      // and again from the same day
      await follow(user);
      await waitFor(() => expect(document.activeElement).toBe(cell("3:3")));
    });

    it("finds the environment where they are looked at one by one", async () => {
      groups = Array.from({ length: 10 }, (_, i) => ({ id: `g${i}`, size: 2 }));
      oneEach();
      waiting = due("g72", "2027-02-01");
      const { user, router } = open();
      await ready();
      await follow(user);
      expect(await screen.findByRole("heading", { name: "Paja g7" })).toBeTruthy();
      await waitFor(() => expect(document.activeElement).toBe(cell("1:3")));
      await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-02-01", environment: "g7" }));
    });

    it.each([1, 10])("shows the day where they stand in no roll call of %i environments", async (many) => {
      groups = Array.from({ length: many }, (_, i) => ({ id: `g${i}`, size: 2 }));
      oneEach();
      const { router } = open("/?date=2027-02-01&person=stranger");
      await screen.findByRole("heading", { name: /maanantai 1\.2\.2027/i });
      await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-02-01" }));
      await waitFor(() => expect(document.activeElement).toBe(cell("0:3")));
    });
  });

  describe("to be reported to the payer", () => {
    const lines = ["c1", "c2", "c3"].map((client_id) => ({ ...WAITS, client_id, last_name: `Aalto-${client_id}` }));
    const marks = () => screen.queryAllByRole("button", { name: /Merkitse ilmoitetuksi/ });

    it("is marked as reported up to today: told, undone, the row gone and the focus on the next", async () => {
      worker = { ...COACH, capabilities: [...COACH.capabilities, NEEDS.add_absence_notice] };
      waiting = { ...NOTHING, notices: lines };
      const { user } = open();
      await waitFor(() => expect(marks()).toHaveLength(3));
      expect(screen.getAllByRole("link", { name: /Ilmoita maksajalle/ })[0]?.getAttribute("href")).toBe(
        "#/clients/c1?section=attendance",
      );
      marks()[1]?.focus();
      await user.keyboard("{Enter}");
      await waitFor(() => expect(marks()).toHaveLength(2));
      expect(reported).toEqual([{ client_id: "c2", from_date: "2027-02-01", to_date: TODAY }]);
      expect(await screen.findByText(/^Ilmoitettu maksajalle: Aalto-c2 Aino, 1\.2\.–3\.2\.2027$/)).toBeTruthy();
      expect(document.activeElement).toBe(marks()[1]);
      expect(document.activeElement?.textContent).toContain("Aalto-c3");
      await user.keyboard("{Enter}");
      await waitFor(() => expect(marks()).toHaveLength(1));
      await waitFor(() => expect(document.activeElement?.textContent).toContain("Aalto-c1"));
      await user.keyboard("{Enter}");
      await waitFor(() => expect(marks()).toHaveLength(0));
      await waitFor(() => expect(document.activeElement?.id).toBe("today-waiting"));
      await user.keyboard("{Control>}z{/Control}");
      await waitFor(() => expect(undone).toEqual(["report1"]));
    });

    it("says at its row why that could not be stored, and is for those who may", async () => {
      worker = { ...COACH, capabilities: [...COACH.capabilities, NEEDS.add_absence_notice] };
      waiting = { ...NOTHING, notices: lines };
      refusals = 1;
      const { user, unmount } = open();
      await waitFor(() => expect(marks()).toHaveLength(3));
      await user.click(marks()[0] as HTMLElement);
      const row = screen.getByRole("link", { name: /Aalto-c1/ }).closest("li") as HTMLElement;
      expect(await within(row).findByRole("alert")).toBeTruthy();
      expect(marks()).toHaveLength(3);
      unmount();
      worker = { ...COACH, capabilities: ["use_program", "list_clients"] };
      open();
      expect(await screen.findByRole("link", { name: /Aalto-c1/ })).toBeTruthy();
      expect(marks()).toHaveLength(0);
    });
  });

  it("is all that those see who mark nothing", async () => {
    worker = { ...COACH, role: "career_agent", capabilities: ["use_program", "list_clients"] };
    open();
    expect(await screen.findByRole("heading", { name: "Mikään ei odota" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Tulosta huomisen lista" })).toBeNull();
    expect(screen.queryByRole("grid")).toBeNull();
  });
});

describe("days and acts", () => {
  it("finds working days, gives up in time, and goes on with the unmarked", async () => {
    expect((await workingDay("2027-02-05", 1, async (date) => dayOf(date)))?.date).toBe("2027-02-08");
    expect(await workingDay(TODAY, -1, async (date) => ({ ...dayOf(date), working_day: false }))).toBeNull();
    const dates = unmarkedDates([
      { date: "2027-02-02", environment_id: "d", people: 2 },
      { date: "2027-02-02", environment_id: "c", people: 1 },
      { date: "2027-01-28", environment_id: "c", people: 4 },
    ]);
    expect(dates.map(({ date, people }) => [date, people])).toEqual([
      ["2027-01-28", 4],
      ["2027-02-02", 3],
    ]);
    expect(nextUnmarked(dates, "2027-01-28")?.date).toBe("2027-02-02");
    expect(nextUnmarked(dates, TODAY)?.date).toBe("2027-01-28");
    expect(nextUnmarked(dates, "2027-02-02", true)?.date).toBe("2027-02-02");
    expect(nextUnmarked([], TODAY)).toBeUndefined();
  });

  it("names an act by what it did", () => {
    const mark = (attendance: "sick" | "late" | null, client_id = "c1") => ({
      client_id,
      date: TODAY,
      attendance,
      hours: null,
      work_task_id: null,
      note: null,
    });
    const name = () => "Aalto Aino";
    expect(actLabel([mark(null)], name)).toBe("Aalto Aino: läsnäolo poistettu");
    expect(actLabel([mark("sick"), mark("sick", "c2")], name)).toBe("2\u00a0merkitty: Sairaana");
    expect(actLabel([mark("sick"), mark("late", "c2")], name)).toBe("2\u00a0läsnäoloa");
    expect(actLabel([], name)).toBe("");
  });
});
