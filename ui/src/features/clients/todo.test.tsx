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
    open("/clients/c1?section=attendance");
    const links = await screen.findAllByRole("link", { name: /Selvitä syy/ });
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/?date=2027-02-01&environment=g1&person=c1",
      "/?date=2026-09-02&environment=e1&person=c1",
    ]);
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
