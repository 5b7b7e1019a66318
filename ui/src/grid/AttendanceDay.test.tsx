import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import "~/test/document";
import { AttendanceDay, type AttendanceDayProps } from "./AttendanceDay";
import type { AttendancePerson } from "./AttendanceRow";
import type { AttendanceMark } from "./attendance";

const DATE = "2026-11-02";
const TASKS = [
  { id: "t1", name: "Pakkaaminen" },
  { id: "t2", name: "Siivous" },
];

function people(n: number, more: Partial<AttendancePerson> = {}): AttendancePerson[] {
  return Array.from({ length: n }, (_, i) => ({
    client_id: `c${i + 1}`,
    name: `Henkilö ${i + 1}`,
    attendance: null,
    hours: null,
    work_task_id: null,
    note: null,
    planned_hours: 600,
    unauthorised_run: 0,
    alert: "none" as const,
    ...more,
  }));
}

interface Kept {
  rows: AttendancePerson[];
  change?: (rows: AttendancePerson[]) => void;
}

interface PageProps {
  start: AttendancePerson[];
  onMark: (marks: AttendanceMark[]) => void;
  kept: Kept;
  more: Partial<AttendanceDayProps>;
}

function Page({ start, onMark, kept, more }: PageProps) {
  const [rows, setRows] = useState(start);
  kept.rows = rows;
  kept.change = setRows;
  return (
    <>
      <AttendanceDay
        date={DATE}
        people={rows}
        tasks={TASKS}
        onMark={(marks) => {
          onMark(marks);
          setRows((all) =>
            all.map((person) => ({ ...person, ...marks.find((mark) => mark.client_id === person.client_id) })),
          );
        }}
        {...more}
      />
      <input aria-label="muu" />
    </>
  );
}

/** Keeps marks as the page would, and tells of each call. */
function setup(start: AttendancePerson[], more: Partial<AttendanceDayProps> = {}) {
  const onMark = vi.fn<(marks: AttendanceMark[]) => void>();
  const kept: Kept = { rows: start };
  const view = render(<Page start={start} onMark={onMark} kept={kept} more={more} />);
  const codes = () => kept.rows.map((person) => person.attendance);
  const change = (rows: AttendancePerson[]) => act(() => kept.change?.(rows));
  return { onMark, rows: () => kept.rows, codes, view, change, user: userEvent.setup() };
}

/** Into the grid as one who presses Tab past the buttons. */
const enter = (row = 1) =>
  screen
    .getAllByRole("gridcell")
    .find((c) => c.dataset.cell === `${row - 1}:3`)
    ?.focus();
const place = () => (document.activeElement as HTMLElement).dataset.cell;
const menuOpen = () => waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("menuitem"));
const said = () => screen.getByRole("status").textContent;

test("all present is one key in the grid, and one act", async () => {
  const { onMark, codes, user } = setup(people(15));
  enter();
  await user.keyboard("a");
  expect(codes()).toEqual(Array(15).fill("present"));
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(onMark.mock.calls[0]?.[0]?.[0]).toEqual({
    client_id: "c1",
    date: DATE,
    attendance: "present",
    hours: 600,
    work_task_id: null,
    note: null,
  });
  expect(screen.getByText("Merkitty 15/15")).toBeTruthy();
});

/** The keys for 13 present and two exceptions at given rows. */
const rollCall = (a: number, b: number) => ["a", ...String(a), "s", ...String(b), "x"];

test("fifteen people, two of them away, take at most ten key presses wherever the two are", () => {
  for (let a = 1; a <= 15; a++) for (let b = 1; b <= 15; b++) expect(rollCall(a, b).length).toBeLessThanOrEqual(10);
});

test("thirteen present and two exceptions, by keys", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 2, maxLength: 2 }),
      async ([a = 1, b = 2]) => {
        const { codes, onMark, user, view } = setup(people(15));
        enter();
        const keys = rollCall(a, b);
        for (const key of keys) await user.keyboard(key);
        const wanted = Array<string>(15).fill("present");
        wanted[a - 1] = "sick";
        wanted[b - 1] = "absent_unexplained";
        expect(codes()).toEqual(wanted);
        expect(onMark).toHaveBeenCalledTimes(3);
        view.unmount();
      },
    ),
    { numRuns: 12 },
  );
});

test("a letter marks and moves down; the last row keeps the focus", async () => {
  const { codes, user } = setup(people(3));
  enter();
  await user.keyboard("lmE");
  expect(codes()).toEqual(["present", "late", "remote"]);
  expect(place()).toBe("2:3");
  await user.keyboard("{Delete}");
  expect(codes()).toEqual(["present", "late", null]);
});

test("every code has its letter", async () => {
  const { codes, user } = setup(people(11));
  enter();
  await user.keyboard("lmexsbtvjpo");
  expect(codes()).toEqual([
    "present",
    "late",
    "remote",
    "absent_unexplained",
    "sick",
    "sick_child",
    "job_interview",
    "official_visit",
    "public_duty",
    "authorised_absence",
    "not_held",
  ]);
});

test("unauthorised comes only after the absence has waited for its reason", async () => {
  const { codes, onMark, user } = setup(people(2));
  enter();
  await user.keyboard("u");
  expect(onMark).not.toHaveBeenCalled();
  expect(said()).toContain("ensin X, sitten U");
  expect(place()).toBe("0:3");
  await user.keyboard("x{ArrowUp}u");
  expect(codes()).toEqual(["unauthorised_absence", null]);
});

test("choosing from the list is an explicit act", async () => {
  const { codes, user } = setup(people(2));
  enter();
  await user.keyboard("{Enter}");
  await menuOpen();
  const menu = screen.getByRole("menu", { name: "Valitse läsnäolo: Henkilö 1" });
  expect(within(menu).getAllByRole("menuitem")).toHaveLength(13);
  await user.keyboard("u");
  expect(codes()).toEqual(["unauthorised_absence", null]);
  await waitFor(() => expect(place()).toBe("0:3"));
  await user.keyboard("{F2}");
  await menuOpen();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(place()).toBe("0:3"));
  expect(codes()).toEqual(["unauthorised_absence", null]);
});

test("left early opens the hours, and one act carries mark and hours", async () => {
  const { onMark, user } = setup(people(2));
  enter();
  await user.keyboard("k");
  const input = screen.getByRole("textbox", { name: "Tunnit, Henkilö 1" });
  expect((input as HTMLInputElement).value).toBe("6");
  await user.keyboard("2:30{Enter}");
  expect(onMark.mock.calls).toEqual([
    [[{ client_id: "c1", date: DATE, attendance: "present", hours: 250, work_task_id: null, note: null }]],
  ]);
  expect(place()).toBe("0:4");
  await user.keyboard("k{Escape}");
  expect(onMark).toHaveBeenCalledTimes(1);
});

test("hours that cannot be read are told and not kept; an absence takes none", async () => {
  const { onMark, user } = setup(people(1, { attendance: "sick" }));
  enter();
  await user.keyboard("{ArrowRight}{F2}");
  expect(said()).toBe("Poissaololle ei merkitä tunteja.");
  await user.keyboard("k30{Enter}");
  expect(said()).toContain("Tunteja ei tunnistettu: 30");
  expect(onMark).not.toHaveBeenCalled();
});

test("hours that cannot be read stay in their field until they are mended or given up", async () => {
  const { onMark, rows, user } = setup(people(2, { attendance: "present", hours: 600 }));
  enter();
  await user.keyboard("{ArrowRight}{F2}6,5o{Enter}");
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Tunnit, Henkilö 1" });
  const refused = () => {
    expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["6,5o", "true"]);
    expect(document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent).toContain("6,5o");
    expect(document.activeElement).toBe(input);
  };
  refused();
  await user.keyboard("{Tab}");
  refused();
  enter(2);
  refused();
  await user.dblClick(screen.getAllByRole("gridcell").find((c) => c.dataset.cell === "1:6") as HTMLElement);
  refused();
  expect(onMark).not.toHaveBeenCalled();
  await user.keyboard("{Backspace}");
  expect(input.getAttribute("aria-invalid")).toBeNull();
  expect(said()).toBe("");
  await user.keyboard("{Enter}");
  expect(rows()[0]?.hours).toBe(650);
  expect(place()).toBe("0:4");
  await user.keyboard("{F2}99{Enter}{Escape}");
  expect(said()).toBe("");
  expect(rows()[0]?.hours).toBe(650);
  expect(place()).toBe("0:4");
});

test("Tab goes on from a cell being edited to the next one that takes something, and Shift+Tab back", async () => {
  const [first, second] = people(2, { attendance: "present", hours: 600 });
  const { rows, user } = setup([first, { ...second, tasks_allowed: false }] as AttendancePerson[]);
  enter();
  await user.keyboard("{ArrowRight}{F2}5{Tab}");
  expect(rows()[0]?.hours).toBe(500);
  expect(place()).toBe("0:5");
  await user.keyboard("nLähti{Tab}");
  expect(rows()[0]?.note).toBe("Lähti");
  expect(place()).toBe("1:3");
  await user.keyboard("{ArrowRight}{F2}4{Tab}");
  expect(place()).toBe("1:6");
  await user.keyboard("{F2}{Shift>}{Tab}{/Shift}");
  expect(place()).toBe("1:4");
  await user.keyboard("{F2}3{Shift>}{Tab}{/Shift}");
  expect(rows()[1]?.hours).toBe(300);
  expect(place()).toBe("1:3");
});

test("N opens the note of the row; letters typed there are text", async () => {
  const { rows, onMark, user } = setup(people(2));
  enter();
  await user.keyboard("n");
  expect(said()).toContain("Merkitse ensin läsnäolo");
  await user.keyboard("l{ArrowUp}n");
  await user.keyboard("Lähti kaupalle{Enter}");
  expect(rows()[0]).toMatchObject({ attendance: "present", hours: 600, note: "Lähti kaupalle" });
  expect(onMark).toHaveBeenCalledTimes(2);
  await user.keyboard("s");
  expect(rows()[0]).toMatchObject({ attendance: "sick", hours: null, note: "Lähti kaupalle" });
});

test("the task of the row is chosen from the bank", async () => {
  const { rows, user } = setup(people(2));
  enter();
  await user.keyboard("{ArrowRight}{ArrowRight}{Enter}");
  await user.click(await screen.findByRole("menuitem", { name: /^Siivous/ }));
  expect(rows()[0]).toMatchObject({ attendance: "present", hours: 600, work_task_id: "t2" });
  await waitFor(() => expect(place()).toBe("0:5"));
  expect(screen.getByText("Siivous")).toBeTruthy();
});

test("where the legal basis allows no work tasks, asking for one says so", async () => {
  const { onMark, user } = setup(people(1, { tasks_allowed: false }));
  enter();
  for (const key of ["w", "{ArrowRight}{ArrowRight}{Enter}"]) {
    await user.keyboard(`n${key}`);
    expect(said()).toBe("Oikeusperuste ei salli työtehtäviä.");
  }
  expect(screen.queryByRole("menu")).toBeNull();
  expect(onMark).not.toHaveBeenCalled();
});

test("one-letter keys act only in the grid and can be switched off", async () => {
  const { onMark, user, view } = setup(people(2));
  await user.click(screen.getByLabelText("muu"));
  await user.keyboard("alx");
  expect(onMark).not.toHaveBeenCalled();
  view.unmount();
  const off = setup(people(2), { letterKeys: false });
  enter();
  await off.user.keyboard("alx2");
  expect(off.onMark).not.toHaveBeenCalled();
  expect(place()).toBe("0:3");
  expect(screen.getByText(/Kirjainnäppäimet ovat pois päältä/)).toBeTruthy();
  await off.user.keyboard("{Enter}");
  await menuOpen();
  await off.user.keyboard("{Enter}");
  expect(off.codes()).toEqual(["present", null]);
});

test("the legend stands on a line and unfolds, and whoever keeps the wish is told", async () => {
  const onWholeLegend = vi.fn();
  const folded = setup(people(2), { wholeLegend: false, onWholeLegend });
  const button = screen.getByRole("button", { name: "Kaikki näppäimet" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  await folded.user.click(button);
  expect(onWholeLegend.mock.calls).toEqual([[true]]);
  folded.view.unmount();
  setup(people(2), { wholeLegend: true, onWholeLegend });
  expect(screen.getByRole("button", { name: "Vähemmän" }).getAttribute("aria-expanded")).toBe("true");
});

test("as yesterday and from the plan are one act each, and no one becomes unauthorised by them", async () => {
  const start = people(4).map((person, i) => ({
    ...person,
    yesterday: (["present", "unauthorised_absence", "sick", null] as const)[i] ?? null,
  }));
  const { codes, onMark, user } = setup(start);
  await user.click(screen.getByRole("button", { name: /^Kuten eilen/ }));
  expect(codes()).toEqual(["present", "absent_unexplained", "sick", null]);
  await user.click(screen.getByRole("button", { name: /^Täytä suunnitelmasta/ }));
  expect(codes()).toEqual(["present", "absent_unexplained", "sick", "present"]);
  expect(onMark).toHaveBeenCalledTimes(2);
  await user.click(screen.getByRole("button", { name: /^Täytä suunnitelmasta/ }));
  expect(onMark).toHaveBeenCalledTimes(2);
  expect(said()).toBe("Ei täytettävää.");
});

test("a locked day shows and does not take", async () => {
  const { onMark, user } = setup(people(2), { locked: true });
  enter();
  await user.keyboard("la{Delete}k");
  expect(onMark).not.toHaveBeenCalled();
  expect(said()).toContain("lukittu");
});

test("the run of unauthorised days stands on its row as text", () => {
  setup([
    ...people(1, { unauthorised_run: 3, alert: "warn" }),
    ...people(1, { client_id: "x", unauthorised_run: 5, alert: "interrupt" }),
  ]);
  expect(screen.getByText("Varoitus: 3 päivää")).toBeTruthy();
  expect(screen.getByText("Hälytys: 5 päivää")).toBeTruthy();
});

test("rows selected with Shift and Space take one letter together, as one act, and the number is said", async () => {
  const { codes, onMark, user } = setup(people(6));
  enter();
  await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  expect(said()).toBe("3\u00a0valittu");
  expect(screen.getAllByRole("row", { selected: true })).toHaveLength(3);
  await user.keyboard("{ArrowDown}{ArrowDown} ");
  expect(said()).toBe("4\u00a0valittu");
  await user.keyboard("{ArrowDown}s");
  expect(codes()).toEqual(["sick", "sick", "sick", null, "sick", null]);
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(said()).toBe("4\u00a0läsnäolomerkintää tehty.");
  expect(place()).toBe("5:3");
  expect(screen.queryAllByRole("row", { selected: true })).toHaveLength(0);
  await user.keyboard(" {ArrowUp}{Escape}l");
  expect(codes()).toEqual(["sick", "sick", "sick", null, "present", null]);
});

test("hours, a note and a task of the selected rows are asked once", async () => {
  const { rows, onMark, user } = setup(people(3));
  enter();
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}k");
  await user.keyboard("2{Enter}");
  expect(rows().map((row) => row.hours)).toEqual([200, 200, null]);
  enter();
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}w");
  await menuOpen();
  expect(screen.getByRole("menu", { name: "Valitse tehtävä: 2\u00a0valittu" })).toBeTruthy();
  await user.keyboard("2");
  expect(rows().map((row) => row.work_task_id)).toEqual(["t2", "t2", null]);
  expect(rows().map((row) => row.hours)).toEqual([200, 200, null]);
  enter();
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}nRetki{Enter}");
  expect(rows().map((row) => row.note)).toEqual(["Retki", "Retki", null]);
  expect(onMark).toHaveBeenCalledTimes(3);
});

test("Ctrl+D gives a row the cell above it, and selected rows the first of them", async () => {
  const { rows, codes, onMark, user } = setup(people(4));
  enter();
  await user.keyboard("{Control>}d{/Control}");
  expect(said()).toBe("Ei täytettävää.");
  await user.keyboard("s{Control>}d{/Control}");
  expect(codes()).toEqual(["sick", "sick", null, null]);
  enter(3);
  await user.keyboard("k3{Enter}{Shift>}{ArrowDown}{/Shift}{Control>}d{/Control}");
  expect(rows().slice(2)).toMatchObject([
    { attendance: "present", hours: 300 },
    { attendance: "present", hours: 300 },
  ]);
  expect(onMark).toHaveBeenCalledTimes(4);
});

test("cells of a spreadsheet are pasted from the row on, as one act, and what is not understood is told", async () => {
  const { rows, onMark, user } = setup(people(4));
  enter();
  await user.paste("läsnä\t4,5\tsiivous\tHyvä päivä\nSairaana\n\nluvaton\tkuusi\n");
  expect(rows()).toMatchObject([
    { attendance: "present", hours: 450, work_task_id: "t2", note: "Hyvä päivä" },
    { attendance: "sick", hours: null, note: null },
    { attendance: null },
    { attendance: "absent_unexplained" },
  ]);
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(said()).toBe(
    "3\u00a0läsnäolomerkintää tehty. 1\u00a0luvaton poissaolo jäi selvitettäväksi. 1\u00a0solua ei tunnistettu: kuusi",
  );
  expect(place()).toBe("0:3");
});

test("the fills have their keys, and a key asks for a person whom nobody expected", async () => {
  const onAddPerson = vi.fn();
  const start = people(2, { yesterday: "remote" });
  const { codes, user } = setup(start, { onAddPerson });
  enter();
  await user.keyboard("y");
  expect(codes()).toEqual(["remote", "remote"]);
  await user.keyboard("{Delete}f");
  expect(codes()).toEqual(["present", "remote"]);
  await user.keyboard("h");
  expect(onAddPerson).toHaveBeenCalledTimes(1);
});

test("who has arrived has the focus on their mark, once", async () => {
  const { user, view } = setup(people(3), { arrived: { client_id: "c3" } });
  expect(place()).toBe("2:3");
  await user.keyboard("l{ArrowUp}");
  expect(place()).toBe("1:3");
  view.unmount();
});

test("a standard phrase is put into the note by its code and Tab, and the next Tab goes on", async () => {
  const phrases = [{ id: "1", code: "mk", text: "Lähti kotiin kesken päivän." }];
  const { rows, user } = setup(people(1, { attendance: "present", hours: 600 }), { phrases });
  enter();
  await user.keyboard("n");
  expect(said()).toContain("koodi");
  await user.keyboard("Klo 12 MK{Tab}");
  const input = screen.getByRole("textbox", { name: "Muistiinpano, Henkilö 1" }) as HTMLInputElement;
  expect(input.value).toBe("Klo 12 Lähti kotiin kesken päivän.");
  expect(document.activeElement).toBe(input);
  await user.keyboard("{Tab}");
  expect(rows()[0]?.note).toBe("Klo 12 Lähti kotiin kesken päivän.");
  expect(place()).toBe("0:6");
});

const EDITOR = { name: "Muistiinpano, Henkilö 2" };

test("a letter marks the person who has the focus, also when the list has changed under it", async () => {
  const all = people(4);
  const { onMark, change, user } = setup(all.slice(1));
  enter();
  change(all);
  expect(place()).toBe("1:3");
  await user.keyboard("s");
  expect(onMark.mock.lastCall?.[0].map((mark) => mark.client_id)).toEqual(["c2"]);
  expect(place()).toBe("2:3");
  change(all.slice(2));
  await user.keyboard("l");
  expect(onMark.mock.lastCall?.[0].map((mark) => mark.client_id)).toEqual(["c3"]);
});

test("the focus of a row that goes is that of the row now in its place", async () => {
  const all = people(3);
  const { onMark, change, user } = setup(all);
  enter(2);
  change(all.filter(({ client_id }) => client_id !== "c2"));
  expect(place()).toBe("1:3");
  await user.keyboard("s");
  expect(onMark.mock.lastCall?.[0].map((mark) => mark.client_id)).toEqual(["c3"]);
});

test("what is being written of a person follows them, and goes with them", async () => {
  const all = people(3, { attendance: "present", hours: 600 });
  const { onMark, change, rows, user } = setup(all.slice(1));
  enter();
  await user.keyboard("nLähti");
  change(all);
  await user.keyboard(" kotiin{Enter}");
  expect(rows().map((row) => row.note)).toEqual([null, "Lähti kotiin", null]);
  expect(place()).toBe("1:6");
  await user.keyboard("nKesken");
  change(all.filter(({ client_id }) => client_id !== "c2"));
  expect(screen.queryByRole("textbox", EDITOR)).toBeNull();
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(place()).toBe("1:6");
});

test("a choice is made for the person it was asked of, and ends when they have gone", async () => {
  const all = people(3);
  const { onMark, change, user } = setup(all.slice(1));
  enter();
  await user.keyboard("{Enter}");
  await menuOpen();
  change(all);
  await user.keyboard("s");
  expect(onMark.mock.lastCall?.[0].map((mark) => mark.client_id)).toEqual(["c2"]);
  await user.keyboard("{Enter}");
  await menuOpen();
  change(all.filter(({ client_id }) => client_id !== "c2"));
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(onMark).toHaveBeenCalledTimes(1);
});

test("looking at hours and leaving them as they were marks nothing; Enter confirms them", async () => {
  const { onMark, user } = setup([...people(1), ...people(1, { client_id: "c9", attendance: "sick" })]);
  enter();
  await user.keyboard("{ArrowRight}{F2}");
  await user.click(screen.getByLabelText("muu"));
  expect(screen.queryByRole("textbox", { name: "Tunnit, Henkilö 1" })).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText("muu"));
  enter(2);
  await user.keyboard("k");
  await user.click(screen.getByLabelText("muu"));
  expect(onMark).not.toHaveBeenCalled();
  enter();
  await user.keyboard("{ArrowRight}{F2}4");
  await user.click(screen.getByLabelText("muu"));
  expect(onMark.mock.lastCall?.[0]).toMatchObject([{ client_id: "c1", attendance: "present", hours: 400 }]);
  enter(2);
  await user.keyboard("k{Enter}");
  expect(onMark.mock.lastCall?.[0]).toMatchObject([{ client_id: "c9", attendance: "present", hours: 600 }]);
});

test("a note that is being written is kept when what is around it closes, once", async () => {
  const { onMark, user, view } = setup(people(2, { attendance: "present", hours: 600 }));
  enter(2);
  await user.keyboard("nLähti kes");
  view.unmount();
  expect(onMark.mock.calls).toMatchObject([[[{ client_id: "c2", note: "Lähti kes" }]]]);
  const given = setup(people(2, { attendance: "present", hours: 600 }));
  enter(2);
  await given.user.keyboard("nLähti{Escape}n");
  given.view.unmount();
  expect(given.onMark).not.toHaveBeenCalled();
});

test("the keys of the window work while a note is written; those of the cell are the cell's", async () => {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener("keydown", listen);
  const { user } = setup(people(2, { attendance: "present", hours: 600 }));
  enter(2);
  await user.keyboard("n");
  heard.length = 0;
  await user.keyboard("{F1}{Control>}l{/Control}a{ArrowUp}");
  expect(screen.getByRole("textbox", EDITOR)).toHaveProperty("value", "a");
  await user.keyboard("{Enter}");
  document.removeEventListener("keydown", listen);
  expect(heard).toEqual(["F1", "Control", "l", "a", "ArrowUp"]);
});
