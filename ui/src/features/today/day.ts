/** What the roll call knows of days, people and marks that are not on the disk yet; no React here. */
import { parseDate } from "@internationalized/date";
import type { Wire } from "~/api";
import { listNameOf } from "~/features/clients/record";
import { ATTENDANCE_CODES, type AttendanceCode, type AttendanceMark, type AttendancePerson, labelOf } from "~/grid";
import { compareNames, fmtCount, type IsoDate, m, weekdayIndex } from "~/i18n";

/** How far a working day is looked for: the longest run of holidays is shorter. */
export const SEARCH_DAYS = 14;

export function addDays(date: IsoDate, days: number): IsoDate {
  return parseDate(date).add({ days }).toString();
}

export function isWeekend(date: IsoDate): boolean {
  return weekdayIndex(date) >= 5;
}

/** The first working day in a direction that fits; none where there is none near. */
export async function workingDay(
  date: IsoDate,
  step: 1 | -1,
  read: (date: IsoDate) => Promise<Wire.DayView>,
  fits: (day: Wire.DayView) => boolean = () => true,
): Promise<Wire.DayView | null> {
  for (let away = 1; away <= SEARCH_DAYS; away += 1) {
    const other = addDays(date, step * away);
    if (isWeekend(other)) continue;
    const day = await read(other);
    if (day.working_day && fits(day)) return day;
  }
  return null;
}

/** Whether an environment is open on a day, as far as anyone comes to one. */
export function isOpen(day: Wire.DayView): boolean {
  return day.groups.length === 0 || day.groups.some((group) => group.closed === null);
}

/** A day without the environments that are closed on it. */
export function openOnly(day: Wire.DayView): Wire.DayView {
  return { ...day, groups: day.groups.filter((group) => group.closed === null) };
}

function codeOf(stored: string | null): AttendanceCode | null {
  return ATTENDANCE_CODES.find((code) => code === stored) ?? null;
}

/** A mark on its way to the disk, or one that did not get there. */
export interface Pending {
  readonly mark: AttendanceMark;
  /** What carries it, to tell a later mark of the same day from it. */
  readonly request: object;
  /** Why it could not be saved; none while it is being saved. */
  readonly problem: string | null;
}

const same = (a: AttendanceMark, b: AttendanceMark) => a.client_id === b.client_id && a.date === b.date;

/** Later marks take the place of earlier ones of the same person and day. */
export function withPending(before: readonly Pending[], added: readonly Pending[]): readonly Pending[] {
  return [...before.filter((old) => !added.some((fresh) => same(old.mark, fresh.mark))), ...added];
}

/** A day as it will be once what is pending is saved. */
export function withMarks(day: Wire.DayView, marks: readonly AttendanceMark[]): Wire.DayView {
  const own = marks.filter((mark) => mark.date === day.date);
  if (own.length === 0) return day;
  return {
    ...day,
    groups: day.groups.map((group) => ({
      ...group,
      people: group.people.map((person) => {
        const mark = own.find((other) => other.client_id === person.client_id);
        if (mark === undefined) return person;
        const { attendance, hours, work_task_id, note } = mark;
        return { ...person, attendance, hours, work_task_id, note };
      }),
    })),
  };
}

/** One who came on a day on which nobody expected them, and is to be marked. */
export interface Added {
  readonly date: IsoDate;
  readonly client_id: string;
}

/** A day with those who were added to its lists; what is not known of them yet is taken as the stricter way. */
export function withAdded(day: Wire.DayView, added: readonly Added[]): Wire.DayView {
  const came = (person: Wire.OtherPerson) =>
    added.some(({ date, client_id }) => date === day.date && client_id === person.client_id);
  return {
    ...day,
    groups: day.groups.map((group) => {
      const fresh = group.others.filter(came);
      if (fresh.length === 0) return group;
      const people = [
        ...group.people,
        ...fresh.map(
          (person): Wire.DayPerson => ({
            ...person,
            non_disclosure: true,
            legal_basis: "",
            expected: false,
            attendance: null,
            hours: null,
            work_task_id: null,
            note: null,
            unauthorised_run: 0,
            alert: "none",
            tasks_allowed: false,
          }),
        ),
      ];
      return {
        ...group,
        people: people.sort((a, b) => compareNames(listNameOf(a), listNameOf(b))),
        others: group.others.filter((person) => !came(person)),
      };
    }),
  };
}

/** The groups that have something to show: people, or the reason why there are none. */
export function shownGroups(day: Wire.DayView): readonly Wire.DayGroup[] {
  return day.groups.filter((group) => group.people.length > 0 || group.closed !== null);
}

/** The group of the address, which may also name an environment; else the first to which anyone comes. */
export function chosenGroup<
  G extends Pick<Wire.DayGroup, "id" | "environment_id"> & { readonly people: readonly unknown[] },
>(groups: readonly G[], wanted: string | undefined): G | undefined {
  return (
    groups.find(({ id }) => id === wanted) ??
    groups.find((group) => group.environment_id === wanted) ??
    groups.find(({ people }) => people.length > 0) ??
    groups[0]
  );
}

/** The group in whose roll call a person stands, the open one first. */
export function groupOf(day: Wire.DayView, person: string, wanted: string | undefined): string | undefined {
  const theirs = day.groups.filter(({ people }) => people.some(({ client_id }) => client_id === person));
  return chosenGroup(theirs, wanted)?.id;
}

/** The group to open on an unmarked day: the one that is open if it waits too, else the first that waits. */
export function waitingGroup(day: Wire.DayView, wanted: string | undefined): string | undefined {
  const waits = day.groups.filter((group) =>
    group.people.some((person) => person.expected && person.attendance === null),
  );
  return chosenGroup(waits, wanted)?.id;
}

/** The marks of a day by client, to repeat them. */
export function marksOf(day: Wire.DayView | null | undefined): ReadonlyMap<string, AttendanceCode | null> {
  const people = day?.groups.flatMap((group) => group.people) ?? [];
  return new Map(people.map((person) => [person.client_id, codeOf(person.attendance)]));
}

/** A person of the day as the grid takes one. */
export function personOf(
  person: Wire.DayPerson,
  yesterday: AttendanceCode | null = null,
  problem: string | null = null,
): AttendancePerson {
  return {
    client_id: person.client_id,
    name: listNameOf(person),
    attendance: codeOf(person.attendance),
    hours: person.hours,
    work_task_id: person.work_task_id,
    note: person.note,
    planned_hours: person.expected ? person.planned_hours : null,
    unauthorised_run: person.unauthorised_run,
    alert: person.alert,
    tasks_allowed: person.tasks_allowed,
    yesterday,
    problem,
  };
}

export interface UnmarkedDate {
  readonly date: IsoDate;
  readonly people: number;
  readonly environments: readonly string[];
}

/** Unmarked days, the oldest first, each once. */
export function unmarkedDates(unmarked: readonly Wire.UnmarkedDay[]): readonly UnmarkedDate[] {
  const byDate = new Map<IsoDate, UnmarkedDate>();
  for (const { date, people, environment_id } of unmarked) {
    const before = byDate.get(date);
    byDate.set(date, {
      date,
      people: (before?.people ?? 0) + people,
      environments: [...(before?.environments ?? []), environment_id],
    });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The day to go on with: this one while another group of it waits, or the next after it, or else the oldest. */
export function nextUnmarked(dates: readonly UnmarkedDate[], date: IsoDate, waits = false): UnmarkedDate | undefined {
  const others = dates.filter((other) => other.date !== date);
  const here = waits ? dates.find((other) => other.date === date) : undefined;
  return here ?? others.find((other) => other.date > date) ?? others[0];
}

/** What was done, in words, for the list of acts. */
export function actLabel(marks: readonly AttendanceMark[], nameFor: (clientId: string) => string): string {
  const [first] = marks;
  if (first === undefined) return "";
  if (marks.length === 1) {
    const name = nameFor(first.client_id);
    return first.attendance === null
      ? m.ui_today_act_cleared({ name })
      : m.ui_today_act_one({ name, mark: labelOf(first.attendance) });
  }
  const words = { count: marks.length, shown: fmtCount(marks.length) };
  const alike = first.attendance !== null && marks.every((mark) => mark.attendance === first.attendance);
  return alike && first.attendance !== null
    ? m.ui_today_act_alike({ ...words, mark: labelOf(first.attendance) })
    : m.ui_today_act_many(words);
}
