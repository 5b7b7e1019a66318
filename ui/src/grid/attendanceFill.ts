/** Marks made of parts: a column filled down, cells pasted from a spreadsheet, hours of one who left; no React here. */
import { type IsoDate, parseHours } from "~/i18n";
import {
  type AttendanceCode,
  type AttendanceMark,
  isPresence,
  type MarkedDay,
  markOf,
  readCode,
  readTable,
  settle,
} from "./attendance";

/** The columns of the day that hold what is marked, from left to right. */
export const MARK_COLUMNS = ["mark", "hours", "task", "note"] as const;
export type MarkColumn = (typeof MARK_COLUMNS)[number];

export interface DayRow extends MarkedDay {
  client_id: string;
  tasks_allowed?: boolean;
}

interface Task {
  id: string;
  name: string;
}

/** Of a mark, what shall be otherwise. */
export interface Part {
  code?: AttendanceCode;
  hours?: number | null;
  task?: string | null;
  note?: string | null;
}

/** A day has no more, in hundredths. */
export const MOST_HOURS = 2400;

/** A person's mark with a part of it changed; none where there is no mark for the part to belong to. */
export function withPart(date: IsoDate, row: DayRow, part: Part): AttendanceMark | null {
  const there = (part.hours ?? null) !== null || (part.task ?? null) !== null;
  const code =
    part.code !== undefined ? settle(row.attendance, part.code) : (row.attendance ?? (there ? "present" : null));
  if (code === null) return null;
  const made = markOf(row.client_id, date, row, code);
  const came = isPresence(code);
  return {
    ...made,
    hours:
      part.hours === undefined ? (code === row.attendance ? row.hours : made.hours) : came ? part.hours : made.hours,
    work_task_id: part.task === undefined || !came || row.tasks_allowed === false ? made.work_task_id : part.task,
    note: part.note === undefined ? made.note : part.note,
  };
}

/** A column of one person's mark given to the others; one who is not marked gives nothing. */
export function filledDown(date: IsoDate, column: MarkColumn, from: DayRow, rows: readonly DayRow[]): AttendanceMark[] {
  const { attendance } = from;
  if (attendance === null) return [];
  const part: Part =
    column === "mark"
      ? { code: attendance }
      : column === "hours"
        ? { hours: from.hours }
        : column === "task"
          ? { task: from.work_task_id }
          : { note: from.note };
  return rows.flatMap((row) => withPart(date, row, part) ?? []);
}

const plain = (text: string) => text.trim().toLocaleLowerCase("fi");

/** What a cell says in its column; none where it cannot be read. */
function readCell(column: MarkColumn, text: string, tasks: readonly Task[]): Part | undefined {
  if (column === "note") return { note: text.trim() };
  if (column === "hours") {
    const read = parseHours(text);
    return read.ok && read.value <= MOST_HOURS ? { hours: read.value } : undefined;
  }
  if (column === "task") {
    const found = tasks.find((task) => plain(task.name) === plain(text));
    return found && { task: found.id };
  }
  const code = readCode(text);
  return code && { code };
}

export interface Pasted {
  marks: AttendanceMark[];
  /** Cells that could not be read. */
  unknown: string[];
  /** Absences that a worker has still to call unauthorised. */
  unexplained: number;
}

/** The marks of pasted lines, one for each person from the first on; an empty cell leaves what is there. */
export function pasted(
  date: IsoDate,
  text: string,
  first: MarkColumn,
  rows: readonly DayRow[],
  tasks: readonly Task[],
): Pasted {
  const columns = MARK_COLUMNS.slice(MARK_COLUMNS.indexOf(first));
  const found: Pasted = { marks: [], unknown: [], unexplained: 0 };
  readTable(text)
    .slice(0, rows.length)
    .forEach((line, at) => {
      let part: Part = {};
      for (const [i, column] of columns.entries()) {
        const cell = line[i] ?? "";
        if (cell.trim() === "") continue;
        const read = readCell(column, cell, tasks);
        if (read === undefined) found.unknown.push(cell.trim());
        part = { ...part, ...read };
      }
      const row = rows[at];
      const mark = row === undefined || Object.keys(part).length === 0 ? null : withPart(date, row, part);
      if (mark === null) return;
      if (part.code === "unauthorised_absence" && mark.attendance !== part.code) found.unexplained += 1;
      found.marks.push(mark);
    });
  return found;
}
