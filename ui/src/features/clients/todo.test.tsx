import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { NEEDS, type Wire } from "~/api";
import { ALL, CLIENT, desk, open, sent, TODAY, takeSeat } from "~/test/clients";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  takeSeat();
  desk.capabilities = [...ALL, NEEDS.get_day, NEEDS.review_plan];
  desk.answers.get_waiting = () => ({
    unexplained: [],
    ending: [],
    reviews: [],
    notices: [],
    totals: { unexplained: 0, ending: 0, reviews: 0, notices: 0 },
  });
});

const absent = (date: string): Wire.AttendanceLine => {
  return { date, attendance: "absent_unexplained", hours: null, work_task_id: null };
};
const PERIOD = CLIENT.periods[0] as Wire.PeriodView;

describe("an absence that is not explained", () => {
  /** A day whose people are the client, as the roll call of the environment. */
  const dayOf = (date: string): Wire.DayView => ({
    date,
    without_environment: false,
    working_day: true,
    unmarked: [],
    tasks: [],
    groups: [
      {
        id: "e1",
        environment_id: "e1",
        name: "Keittiö",
        closed: null,
        others: [],
        people: ["c0", "c1"].map((client_id) => ({
          client_id,
          last_name: client_id,
          first_names: "",
          non_disclosure: false,
          legal_basis: "work_trial",
          planned_hours: null,
          expected: true,
          attendance: "absent_unexplained",
          hours: null,
          work_task_id: null,
          note: null,
          unauthorised_run: 0,
          alert: "none",
          tasks_allowed: true,
        })),
      },
    ],
  });

  it("leads from what waits to the oldest of the days, with the focus on the mark", async () => {
    desk.answers.get_day = ({ date }) => dayOf(date ?? TODAY);
    desk.client = { ...CLIENT, attendance: [absent("2027-01-04"), absent("2027-02-01")], attendance_total: 2 };
    const { user, router } = open("/clients/c1");
    const link = await screen.findByRole("link", { name: "Selvitä syy 4.1.2027" });
    link.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-cell")).toBe("1:3"));
    expect(router.state.location.pathname).toBe("/");
    await waitFor(() => expect(router.state.location.search).toEqual({ date: "2027-01-04", environment: "e1" }));
  });

  it("leads from each of its rows to its day, in the group whose period covers it", async () => {
    const attendance = [absent("2027-02-01"), { ...absent("2027-01-29"), attendance: "sick" }, absent("2026-09-02")];
    desk.client = {
      ...CLIENT,
      attendance: attendance.sort((a, b) => a.date.localeCompare(b.date)),
      attendance_total: 3,
      periods: [
        { ...PERIOD, end_date: "2026-12-31" },
        { ...PERIOD, id: "p2", start_date: "2027-01-01", group_id: "g1" },
      ],
    };
    const { user } = open("/clients/c1?section=attendance");
    const address = async () => (await screen.findByRole("link", { name: /Selvitä syy/ })).getAttribute("href");
    expect(await address()).toBe("/?date=2027-02-01&environment=g1&person=c1");
    const former = screen.getByRole("button", { name: "Edellinen kuukausi" });
    for (const month of ["tammikuu 2027", "joulukuu 2026", "marraskuu 2026", "lokakuu 2026", "syyskuu 2026"]) {
      await user.click(former);
      expect(await screen.findByRole("heading", { name: month })).toBeTruthy();
    }
    expect(await address()).toBe("/?date=2026-09-02&environment=e1&person=c1");
  });

  it("leads to the attendance those who mark none", async () => {
    desk.capabilities = ALL;
    const { user, router } = open("/clients/c1");
    const todo = (await screen.findByText(/poissaolon syy on selvitettävä/)).closest("li") as HTMLElement;
    expect(within(todo).queryByRole("link")).toBeNull();
    await user.click(within(todo).getByRole("button", { name: "Näytä" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ section: "attendance" }));
    expect(screen.queryByRole("link", { name: /Selvitä syy/ })).toBeNull();
  });
});

describe("the attendance of a client", () => {
  const line = (date: string, attendance: string, hours: number | null = null): Wire.AttendanceLine => {
    return { date, attendance, hours, work_task_id: null };
  };
  const attendance = [
    line("2026-11-03", "late", 450),
    line("2026-11-04", "sick"),
    line("2026-11-05", "sick"),
    line("2026-11-06", "absent_unexplained"),
    line("2026-11-09", "present", 600),
    line("2027-01-04", "present"),
  ];
  const shown = () => {
    desk.client = { ...CLIENT, attendance, attendance_total: 106 };
    return open("/clients/c1?section=attendance");
  };
  const table = () => screen.getByRole("table", { name: "Läsnäolo" });
  const status = () => screen.getAllByRole("status").map((each) => each.textContent);

  it("is walked month by month from the latest mark, by the keys, and told in a line", async () => {
    const { user } = shown();
    expect(await screen.findByRole("heading", { name: "tammikuu 2027" })).toBeTruthy();
    expect(await screen.findByText("106 merkittyä päivää")).toBeTruthy();
    expect(sent("get_month")).toEqual([{ client_ids: ["c1"], from: "2027-01-01", to: "2027-01-31" }]);
    expect(status()).toContain("tammikuu 2027: 1 läsnäolopäivä");
    const former = screen.getByRole("button", { name: "Edellinen kuukausi" });
    former.focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "joulukuu 2026" })).toBeTruthy();
    expect(status()).toContain("joulukuu 2026: Ei merkittyjä päiviä. Viimeisin merkitty päivä on ma\u00a04.1.2027.");
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "marraskuu 2026" })).toBeTruthy();
    expect(document.activeElement).toBe(former);
    expect(status()).toContain(
      "marraskuu 2026: 2 läsnäolopäivää, 10,5\u00a0h. Poissa, syy selvitettävä: 1. Sairaana: 2",
    );
    const days = within(table()).getAllByRole("rowheader");
    expect(days.map((day) => day.textContent?.replace("\u00a0", " "))).toEqual([
      "ma 9.11.2026",
      "pe 6.11.2026",
      "to 5.11.2026",
      "ke 4.11.2026",
      "ti 3.11.2026",
    ]);
  });

  it("leads from an empty month to that of the latest mark", async () => {
    const { user } = shown();
    await user.click(await screen.findByRole("button", { name: "Seuraava kuukausi" }));
    expect(await screen.findByRole("heading", { name: "helmikuu 2027" })).toBeTruthy();
    await user.click(await screen.findByRole("button", { name: "Näytä tammikuu 2027" }));
    expect(await screen.findByRole("heading", { name: "tammikuu 2027" })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("tammikuu 2027");
  });

  it("is walked no further than what is planned, and no further back than the first period", async () => {
    const start = { ...PERIOD, start_date: "2026-12-14", end_date: "2027-03-05" };
    desk.client = { ...CLIENT, attendance: attendance.slice(-1), attendance_total: 1, periods: [start] };
    const { user } = open("/clients/c1?section=attendance");
    const [former, next] = [/Edellinen kuukausi/, /Seuraava kuukausi/].map(
      (name) => () => screen.getByRole<HTMLButtonElement>("button", { name }),
    ) as [() => HTMLButtonElement, () => HTMLButtonElement];
    await screen.findByRole("heading", { name: "tammikuu 2027" });
    await user.click(next());
    await screen.findByRole("heading", { name: "helmikuu 2027" });
    await user.click(next());
    await screen.findByRole("heading", { name: "maaliskuu 2027" });
    expect(next().disabled).toBe(true);
    // the button that works no more leaves the focus to the heading
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Läsnäolo"));
    for (const month of ["helmikuu 2027", "tammikuu 2027", "joulukuu 2026"]) {
      expect(former().disabled).toBe(false);
      await user.click(former());
      await screen.findByRole("heading", { name: month });
    }
    expect(former().disabled).toBe(true);
    expect(next().disabled).toBe(false);
  });

  it("stays at its month while another tab is looked at", async () => {
    const { user } = shown();
    await user.click(await screen.findByRole("button", { name: "Edellinen kuukausi" }));
    await user.click(await screen.findByRole("tab", { name: "Tilanne" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Edellinen kuukausi" })).toBeNull());
    await user.click(screen.getByRole("tab", { name: "Läsnäolo" }));
    expect(await screen.findByRole("heading", { name: "joulukuu 2026" })).toBeTruthy();
  });

  it("keeps the former month until the next has come, and tells what kept it away", async () => {
    const { user } = shown();
    await screen.findByRole("table", { name: "Läsnäolo" });
    let answer: (days: Wire.Month) => void = () => {};
    desk.answers.get_month = () => new Promise((resolve) => (answer = resolve));
    const former = screen.getByRole("button", { name: "Edellinen kuukausi" });
    await user.click(former);
    await waitFor(() => expect(sent("get_month")).toHaveLength(2));
    expect(screen.getByRole("heading", { name: "tammikuu 2027" })).toBeTruthy();
    expect(within(table()).getAllByRole("rowheader")).toHaveLength(1);
    answer({ days: [] });
    expect(await screen.findByRole("heading", { name: "joulukuu 2026" })).toBeTruthy();
    desk.answers.get_month = () => {
      throw { code: "busy", field: null, details: {} };
    };
    await user.click(former);
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "marraskuu 2026" })).toBeTruthy();
    expect(document.activeElement).toBe(former);
  });
});

describe("the review of a plan", () => {
  const due: Wire.ClientView = { ...CLIENT, next_review_on: "2027-02-01" };

  it("is recorded with the next in three months, judged at the field, told and undone", async () => {
    desk.client = due;
    desk.answers.review_plan = () => {
      desk.client = { ...due, next_review_on: "2027-04-30" };
      return { id: "plan1", act: "a5" };
    };
    const { user } = open("/clients/c1");
    const button = await screen.findByRole("button", { name: "Kirjaa tarkistus" });
    button.focus();
    await user.keyboard("{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "Kirjaa tarkistus" });
    const field = (await within(dialog).findByRole("textbox", { name: /Seuraava tarkistus/ })) as HTMLInputElement;
    expect(field.value).toBe("3.5.2027");
    await user.clear(field);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect((await within(dialog).findAllByText(/Täytä tämä kohta/)).length).toBeGreaterThan(0);
    await user.type(field, "3.2.2027");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect((await within(dialog).findAllByText(/tämän päivän jälkeen/)).length).toBeGreaterThan(0);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(sent("review_plan")).toEqual([]);
    await user.clear(field);
    await user.type(field, "30.4.2027");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Suunnitelma tarkistettu")).toBeTruthy();
    expect(sent("review_plan")).toEqual([{ client_id: "c1", next_review_on: "2027-04-30" }]);
    await waitFor(() => expect(screen.queryByRole("button", { name: "Kirjaa tarkistus" })).toBeNull());
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(sent("undo")).toEqual([{ act: "a5" }]));
  });

  it("may be the last", async () => {
    desk.client = due;
    const { user } = open("/clients/c1");
    await user.click(await screen.findByRole("button", { name: "Kirjaa tarkistus" }));
    const dialog = await screen.findByRole("dialog");
    const field = await within(dialog).findByRole("textbox", { name: /Seuraava tarkistus/ });
    await user.clear(field);
    await user.type(field, "joskus");
    const box = within(dialog).getByRole("checkbox", { name: "Suunnitelmaa ei enää tarkisteta" });
    // twice over: the field that comes back does not take the focus
    for (const _ of [1, 2, 3]) {
      await user.click(box);
      expect(document.activeElement).toBe(box);
    }
    expect(within(dialog).queryByRole("textbox")).toBeNull();
    await user.click(within(dialog).getByRole("button", { name: "Kirjaa tarkistus" }));
    await waitFor(() => expect(sent("review_plan")).toEqual([{ client_id: "c1", next_review_on: null }]));
  });

  it("bears what the engine says at its field, and is for those who may", async () => {
    desk.client = due;
    desk.answers.review_plan = () => {
      throw { code: "invalid", field: "next_review_on", details: { reason: "past_date" } };
    };
    const { user, unmount } = open("/clients/c1");
    await user.click(await screen.findByRole("button", { name: "Kirjaa tarkistus" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Kirjaa tarkistus" }));
    expect((await within(dialog).findAllByText(/Päivä on jo mennyt/)).length).toBeGreaterThan(0);
    unmount();
    desk.capabilities = ["use_program", "list_clients", "view_client"];
    open("/clients/c1");
    expect(await screen.findByText(/Suunnitelman tarkistus olisi pitänyt tehdä/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Kirjaa tarkistus" })).toBeNull();
  });
});
