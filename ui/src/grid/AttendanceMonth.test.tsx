import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import "~/test/document";
import { AttendanceMonth, type MonthDay, type MonthPerson } from "./AttendanceMonth";
import type { AttendanceCode, AttendanceMark, MarkedDay } from "./attendance";

const DAYS: MonthDay[] = [
  { date: "2026-11-02" },
  { date: "2026-11-03" },
  { date: "2026-11-04" },
  { date: "2026-11-05", locked: true },
];

const cell = (attendance: AttendanceCode | null = null, planned: number | null = 600): MarkedDay => ({
  attendance,
  hours: null,
  work_task_id: null,
  note: null,
  planned_hours: planned,
});

function people(n: number): MonthPerson[] {
  return Array.from({ length: n }, (_, i) => ({
    client_id: `c${i}`,
    name: `Henkilö ${i + 1}`,
    days: DAYS.map(() => cell()),
  }));
}

interface Kept {
  rows: MonthPerson[];
  change?: (rows: MonthPerson[]) => void;
}

interface PageProps {
  start: MonthPerson[];
  letterKeys: boolean;
  onMark: (marks: AttendanceMark[]) => void;
  kept: Kept;
}

/** Keeps marks as the page would. */
function Page({ start, letterKeys, onMark, kept }: PageProps) {
  const [rows, setRows] = useState(start);
  kept.rows = rows;
  kept.change = setRows;
  const marked = (person: MonthPerson, marks: AttendanceMark[]): MonthPerson => ({
    ...person,
    days: person.days.map((day, i) => {
      const mark = marks.find((m) => m.client_id === person.client_id && m.date === DAYS[i]?.date);
      return day === null || mark === undefined ? day : { ...day, ...mark };
    }),
  });
  return (
    <AttendanceMonth
      days={DAYS}
      people={rows}
      letterKeys={letterKeys}
      onMark={(marks) => {
        onMark(marks);
        setRows((all) => all.map((person) => marked(person, marks)));
      }}
    />
  );
}

function setup(start: MonthPerson[], letterKeys = true) {
  const onMark = vi.fn<(marks: AttendanceMark[]) => void>();
  const kept: Kept = { rows: start };
  const view = render(<Page start={start} letterKeys={letterKeys} onMark={onMark} kept={kept} />);
  const column = (col: number) => kept.rows.map((person) => person.days[col]?.attendance ?? null);
  const change = (rows: MonthPerson[]) => act(() => kept.change?.(rows));
  return { onMark, column, change, user: userEvent.setup(), view };
}

const at = (row: number, col: number) =>
  screen.getAllByRole("gridcell").find((c) => c.dataset.cell === `${row}:${col}`);
const place = () => (document.activeElement as HTMLElement).dataset.cell;
const menuOpen = () => waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("menuitem"));
const said = () => screen.getByRole("status").textContent;

test("the keyboard walks, and a letter marks and moves down", async () => {
  const { column, onMark, user } = setup(people(4));
  at(0, 0)?.focus();
  await user.keyboard("lsx");
  expect(column(0)).toEqual(["present", "sick", "absent_unexplained", null]);
  expect(onMark).toHaveBeenCalledTimes(3);
  const walk: [string, string][] = [
    ["{ArrowRight}", "3:1"],
    ["{End}", "3:3"],
    ["{Home}", "3:0"],
    ["{Control>}{Home}{/Control}", "0:0"],
    ["{Control>}{End}{/Control}", "3:3"],
    ["{PageUp}", "0:3"],
  ];
  for (const [keys, expected] of walk) {
    await user.keyboard(keys);
    expect(place(), keys).toBe(expected);
    expect(document.querySelectorAll("[role=grid] [tabindex='0']"), keys).toHaveLength(1);
  }
});

test("a range takes one letter as one act, and Delete clears it", async () => {
  const { column, onMark, user } = setup(people(4));
  at(0, 1)?.focus();
  await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}v");
  expect(column(1)).toEqual(["official_visit", "official_visit", "official_visit", null]);
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(at(1, 1)?.getAttribute("aria-selected")).toBe("true");
  await user.keyboard("{Delete}");
  expect(column(1)).toEqual([null, null, null, null]);
  expect(onMark).toHaveBeenCalledTimes(2);
});

test("Ctrl+D fills down, and unauthorised does not spread", async () => {
  const start = people(4);
  const { column, onMark, user } = setup([
    { ...start[0], days: [cell("remote"), cell("unauthorised_absence"), cell(), cell()] } as MonthPerson,
    ...start.slice(1),
  ]);
  at(0, 0)?.focus();
  await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}");
  expect(column(0)).toEqual(Array(4).fill("remote"));
  expect(onMark).toHaveBeenCalledTimes(1);
  at(1, 1)?.focus();
  await user.keyboard("{Control>}d{/Control}");
  expect(column(1)).toEqual(["unauthorised_absence", "absent_unexplained", null, null]);
  expect(said()).toContain("1\u00a0luvaton poissaolo jäi selvitettäväksi");
});

test("a column from a spreadsheet is pasted: letters and words, one act, the unknown told", async () => {
  const { column, onMark, user } = setup(people(5));
  at(0, 2)?.focus();
  await user.keyboard("{Control>}v{/Control}");
  await user.paste("L\nmyöhässä\n\nLuvaton poissaolo\nhuomenna\n");
  expect(column(2)).toEqual(["present", "late", null, "absent_unexplained", null]);
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(said()).toContain("1\u00a0solua ei tunnistettu: huomenna");
  await waitFor(() => expect(place()).toBe("0:2"));
});

test("locked days and days outside every period take nothing", async () => {
  const start = people(2);
  const { onMark, user } = setup([
    { ...start[0], days: [null, cell(), cell(), cell()] } as MonthPerson,
    ...start.slice(1),
  ]);
  at(0, 3)?.focus();
  for (const key of ["l", "{Enter}"]) {
    at(0, 3)?.focus();
    await user.keyboard(key);
    expect(said()).toContain("lukittu");
    at(0, 0)?.focus();
    await user.keyboard(key);
    expect(said()).toBe("Jakso ei kata tätä päivää.");
  }
  expect(screen.queryByRole("menu")).toBeNull();
  expect(onMark).not.toHaveBeenCalled();
});

test("as yesterday and from the plan are one act each", async () => {
  const { column, onMark, user } = setup(people(3));
  at(0, 0)?.focus();
  await user.keyboard("lsp");
  at(0, 1)?.focus();
  await user.click(screen.getByRole("button", { name: "Kuten eilen" }));
  expect(column(1)).toEqual(["present", "sick", "authorised_absence"]);
  expect(onMark).toHaveBeenCalledTimes(4);
  await user.click(screen.getByRole("button", { name: "Täytä suunnitelmasta" }));
  expect(column(2)).toEqual(["present", "present", "present"]);
  expect(column(3)).toEqual([null, null, null]);
  expect(onMark).toHaveBeenCalledTimes(5);
});

test("letters can be switched off; choosing from the list remains", async () => {
  const { column, onMark, user } = setup(people(1), false);
  at(0, 0)?.focus();
  await user.keyboard("l");
  expect(onMark).not.toHaveBeenCalled();
  await user.keyboard("{Enter}");
  await menuOpen();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(column(0)).toEqual(["late"]);
  await waitFor(() => expect(place()).toBe("0:0"));
});

test("no series of keys makes a person unauthorised who has not waited for the reason", async () => {
  const keys = fc.constantFrom(
    "u",
    "l",
    "{ArrowUp}",
    "{ArrowRight}",
    "{Control>}d{/Control}",
    "{Shift>}{ArrowDown}{/Shift}",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(keys, { minLength: 1, maxLength: 12 }), async (pressed) => {
      const { onMark, user, view } = setup(people(3));
      at(0, 0)?.focus();
      for (const key of pressed) await user.keyboard(key);
      const marks = onMark.mock.calls.flatMap(([all]) => all);
      expect(marks.every((mark) => mark.attendance !== "unauthorised_absence")).toBe(true);
      view.unmount();
    }),
    { numRuns: 15 },
  );
});

test("a letter, a range and a choice are of the people they were begun with, also when the list changes", async () => {
  const all = people(5);
  const { onMark, change, user } = setup(all.slice(1));
  const who = () => onMark.mock.lastCall?.[0].map((mark) => mark.client_id);
  at(0, 0)?.focus();
  change(all);
  expect(place()).toBe("1:0");
  await user.keyboard("s");
  expect(who()).toEqual(["c1"]);
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  change(all.slice(1));
  await user.keyboard("l");
  expect(who()).toEqual(["c2", "c3"]);
  await user.keyboard("{Escape}{Enter}");
  await menuOpen();
  change(all);
  await user.keyboard("s");
  expect(who()).toEqual(["c3"]);
  await user.keyboard("{Enter}");
  await menuOpen();
  change(all.filter(({ client_id }) => client_id !== "c3"));
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(onMark).toHaveBeenCalledTimes(3);
});

test("the headings say the month where one begins", () => {
  const days = ["2026-10-30", "2026-10-31", "2026-11-01"].map((date) => ({ date }));
  render(<AttendanceMonth days={days} people={[]} onMark={() => {}} />);
  const headings = screen.getAllByRole("columnheader").map((heading) => heading.textContent);
  expect(headings).toEqual(["Nimi", "pe 30.10.", "la 31.", "su 1.11."]);
});
