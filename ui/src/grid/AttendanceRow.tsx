import { Check } from "lucide-react";
import { memo, type ReactNode } from "react";
import { fmtHours, m, useLanguage } from "~/i18n";
import styles from "./Attendance.module.css";
import { type AbsenceAlert, type AttendanceCode, runText } from "./attendance";
import { type DayRow, MARK_COLUMNS, type MarkColumn } from "./attendanceFill";
import { MarkGlyph } from "./MarkGlyph";

/** One person of the day. */
export interface AttendancePerson extends DayRow {
  name: string;
  /** Unauthorised days in a row, and what they call for: the engine's words. */
  unauthorised_run: number;
  alert: AbsenceAlert;
  /** The mark of the last day on which the person was expected. */
  yesterday?: AttendanceCode | null;
  /** Why the mark of the row is not on the disk. */
  problem?: string | null;
}

/** What stands of a person, from left to right. */
export const COLUMNS = ["number", "name", "planned", "mark", "hours", "task", "note", "run"] as const;
type ColumnName = (typeof COLUMNS)[number];
/** Where the mark stands. */
export const MARK = COLUMNS.indexOf("mark");

export const HEADERS: Readonly<Record<ColumnName, () => string>> = {
  number: m.ui_attendance_column_number,
  name: m.ui_attendance_column_name,
  planned: m.ui_attendance_column_planned,
  mark: m.ui_attendance_column_mark,
  hours: m.ui_attendance_column_hours,
  task: m.ui_attendance_column_task,
  note: m.ui_attendance_column_note,
  run: m.ui_attendance_column_run,
};

export const isMarkColumn = (column: ColumnName | undefined): column is MarkColumn =>
  (MARK_COLUMNS as readonly (string | undefined)[]).includes(column);

/** A field that stands in the place of a cell. */
export interface RowEditor {
  readonly column: "hours" | "note";
  readonly field: ReactNode;
}

interface AttendanceRowProps {
  readonly person: AttendancePerson;
  readonly row: number;
  /** Of the cell with the focus; −1 in every other row. */
  readonly activeCol: number;
  readonly isSelected: boolean;
  /** The name of the work task. */
  readonly task: string;
  readonly editor: RowEditor | undefined;
}

function Row({ person, row, activeCol, isSelected, task, editor }: AttendanceRowProps) {
  useLanguage();
  const content = (column: ColumnName) => {
    switch (column) {
      case "number":
        return (
          <>
            {isSelected && <Check className={styles.tick ?? ""} aria-hidden />}
            {row + 1}
          </>
        );
      case "name":
        return person.name;
      case "planned":
        return person.planned_hours === null ? "" : fmtHours(person.planned_hours);
      case "mark":
        return (
          <>
            <MarkGlyph code={person.attendance} planned={person.planned_hours !== null} />
            {person.problem ? (
              <span className={styles.problem} title={person.problem}>
                {m.ui_today_row_unsaved()}
              </span>
            ) : null}
          </>
        );
      case "hours":
        return person.hours === null ? "" : fmtHours(person.hours);
      case "task":
        return task;
      case "note":
        return person.note ?? "";
      case "run":
        return (
          <span className={styles.run} data-alert={person.alert}>
            {runText(person.unauthorised_run, person.alert)}
          </span>
        );
    }
  };
  return (
    <tr aria-selected={isSelected}>
      {COLUMNS.map((column, col) => {
        const Cell = column === "name" ? "th" : "td";
        return (
          <Cell
            key={column}
            {...(column === "name" ? { scope: "row", role: "rowheader" } : { role: "gridcell" })}
            data-cell={`${row}:${col}`}
            data-column={column}
            data-heading={HEADERS[column]()}
            tabIndex={activeCol === col ? 0 : -1}
          >
            {editor?.column === column ? editor.field : content(column)}
          </Cell>
        );
      })}
    </tr>
  );
}

function isSame(before: AttendanceRowProps, after: AttendanceRowProps): boolean {
  const { person: was, ...rest } = before;
  const { person: is, ...others } = after;
  return alike(was, is) && alike(rest, others);
}

function alike<T extends object>(a: T, b: T): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<string & keyof T>;
  return [...keys].every((key) => Object.is(a[key], b[key]));
}

/** One person of a roll call; drawn anew only where something of theirs has changed. */
export const AttendanceRow = memo(Row, isSame);
