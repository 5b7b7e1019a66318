import { type FocusEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { fmtHours, fmtWeekdayDate, type IsoDate, m, parseHours, useLanguage } from "~/i18n";
import { Button, Shortcut } from "~/kit";
import styles from "./Attendance.module.css";
import {
  type AbsenceAlert,
  ATTENDANCE_CODES,
  type AttendanceCode,
  type AttendanceMark,
  changes,
  isCode,
  isPresence,
  type Letter,
  labelOf,
  letterFrom,
  letterOf,
  type MarkedDay,
  markOf,
  runText,
  settle,
} from "./attendance";
import { CellEditor } from "./CellEditor";
import { Chooser } from "./Chooser";
import { MarkGlyph } from "./MarkGlyph";
import { placeOf, walk } from "./walk";

/** One person of the day. */
export interface AttendancePerson extends MarkedDay {
  client_id: string;
  name: string;
  /** Unauthorised days in a row, and what they call for: the engine's words. */
  unauthorised_run: number;
  alert: AbsenceAlert;
  tasks_allowed?: boolean;
  /** The mark of the last day on which the person was expected. */
  yesterday?: AttendanceCode | null;
  /** Why the mark of the row is not on the disk. */
  problem?: string | null;
}

/** Whether the legend shows every letter or the first that fit on a line; who may not say, sees them all. */
export interface LegendFold {
  wholeLegend?: boolean;
  onWholeLegend?: (whole: boolean) => void;
}

export interface AttendanceDayProps extends LegendFold {
  date: IsoDate;
  people: readonly AttendancePerson[];
  tasks: readonly { id: string; name: string }[];
  /** Each call is one act, undone as one. */
  onMark: (marks: AttendanceMark[]) => void;
  /** One-letter keys, which a worker may switch off. */
  letterKeys?: boolean;
  /** An approved or closed day shows its marks and takes none. */
  locked?: boolean;
  onActivePerson?: (clientId: string) => void;
}

const COLUMNS = ["number", "name", "planned", "mark", "hours", "task", "note", "run"] as const;
type ColumnName = (typeof COLUMNS)[number];
const MARK = COLUMNS.indexOf("mark");

const HEADERS: Readonly<Record<ColumnName, () => string>> = {
  number: m.ui_attendance_column_number,
  name: m.ui_attendance_column_name,
  planned: m.ui_attendance_column_planned,
  mark: m.ui_attendance_column_mark,
  hours: m.ui_attendance_column_hours,
  task: m.ui_attendance_column_task,
  note: m.ui_attendance_column_note,
  run: m.ui_attendance_column_run,
};

/** A number typed digit by digit reaches its row: 1, then 1 again within this time, is row 11. */
const DIGITS_MS = 1200;
const NO_TASK = "-";
const CLEAR = "-";

type Doing = { row: number; what: "hours" | "note" | "mark" | "task"; leftEarly?: boolean };

/** The roll call of a day: one key per person, everything given on at once. */
export function AttendanceDay(props: AttendanceDayProps) {
  const { date, people, tasks, letterKeys = true, locked = false } = props;
  useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [active, setActive] = useState({ row: 0, col: MARK });
  const [doing, setDoing] = useState<Doing | null>(null);
  const [said, setSaid] = useState("");
  const wanted = useRef(false);
  const inside = useRef(false);
  const digits = useRef({ text: "", at: 0 });
  const now = { row: Math.max(0, Math.min(active.row, people.length - 1)), col: active.col };

  useLayoutEffect(() => {
    const lost = inside.current && document.activeElement === document.body;
    if (doing !== null || !(wanted.current || lost)) return;
    wanted.current = false;
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${now.row}:${now.col}"]`);
    (cell ?? table.current)?.focus();
  });

  const go = (row: number, col = now.col) => {
    wanted.current = true;
    const to = Math.max(0, Math.min(row, people.length - 1));
    setActive({ row: to, col: Math.max(0, Math.min(col, COLUMNS.length - 1)) });
    const person = people[to];
    if (person !== undefined && to !== now.row) props.onActivePerson?.(person.client_id);
  };

  const emit = (marks: AttendanceMark[]): boolean => {
    if (locked) {
      setSaid(m.ui_attendance_day_locked());
      return false;
    }
    const byId = new Map(people.map((person) => [person.client_id, person]));
    const changed = marks.filter((mark) => {
      const person = byId.get(mark.client_id);
      return person !== undefined && changes(mark, person);
    });
    setSaid("");
    if (changed.length > 0) props.onMark(changed);
    return changed.length > 0;
  };

  const sayFilled = (done: boolean, count: number) => {
    if (locked) return;
    setSaid(done ? m.ui_attendance_filled({ count, shown: String(count) }) : m.ui_attendance_nothing_to_fill());
  };

  const fill = (codeFor: (person: AttendancePerson) => AttendanceCode | null | undefined) => {
    const marks = people.flatMap((person) => {
      const code = person.attendance === null ? codeFor(person) : null;
      return code === null || code === undefined ? [] : [markOf(person.client_id, date, person, settle(null, code))];
    });
    sayFilled(emit(marks), marks.length);
  };
  const allPresent = () => fill(() => "present");
  const fromPlan = () => fill((person) => (person.planned_hours === null ? null : "present"));
  const asYesterday = () => fill((person) => person.yesterday);

  const begin = (row: number, what: Doing["what"], leftEarly = false) => {
    const person = people[row];
    if (person === undefined) return;
    if (locked) return setSaid(m.ui_attendance_day_locked());
    if (what === "note" && person.attendance === null) return setSaid(m.ui_attendance_note_first_mark());
    if (what === "hours" && !leftEarly && person.attendance !== null && !isPresence(person.attendance)) {
      return setSaid(m.ui_attendance_no_hours_on_absence());
    }
    if (what === "task" && person.tasks_allowed === false) return;
    const col = COLUMNS.indexOf(what);
    anchor.current = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${col}"]`) ?? null;
    setSaid("");
    setActive({ row, col });
    setDoing({ row, what, leftEarly });
  };

  const letter = (what: Letter) => {
    const person = people[now.row];
    if (what === "all_present") return allPresent();
    if (person === undefined) return;
    if (what === "left_early") return begin(now.row, "hours", true);
    if (what === "note") return begin(now.row, "note");
    if (settle(person.attendance, what) !== what) {
      return setSaid(
        m.ui_attendance_unauthorised_first({
          unexplained: letterOf("absent_unexplained"),
          unauthorised: letterOf("unauthorised_absence"),
        }),
      );
    }
    emit([markOf(person.client_id, date, person, what)]);
    if (!locked) go(now.row + 1);
  };

  const digit = (key: string, at: number) => {
    const { text, at: before } = digits.current;
    const typed = at - before < DIGITS_MS && Number(text + key) <= people.length ? text + key : key;
    digits.current = { text: typed, at };
    if (Number(typed) >= 1) go(Number(typed) - 1, MARK);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || doing !== null) return;
    if ((event.target as HTMLElement).matches("input, textarea, select")) return;
    if (!/^\d$/.test(event.key)) digits.current = { text: "", at: 0 };
    const to = walk(event, now, { top: 0, rows: people.length, cols: COLUMNS.length, screen: 10 });
    if (to !== null) {
      event.preventDefault();
      return go(to.row, to.col);
    }
    if (event.ctrlKey) return;
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      const column = COLUMNS[now.col];
      begin(now.row, column === "hours" || column === "note" || column === "task" ? column : "mark");
    } else if (event.key === "Delete") {
      event.preventDefault();
      const person = people[now.row];
      if (person !== undefined) emit([markOf(person.client_id, date, person, null)]);
    } else if (letterKeys && /^\d$/.test(event.key)) {
      event.preventDefault();
      digit(event.key, event.timeStamp);
    } else {
      const what = letterKeys ? letterFrom(event.key) : undefined;
      if (what === undefined) return;
      event.preventDefault();
      letter(what);
    }
  };

  const onEdited = (text: string | null) => {
    const current = doing;
    const person = current === null ? undefined : people[current.row];
    wanted.current = inside.current;
    setDoing(null);
    if (text === null || current === null || person === undefined) return;
    if (current.what === "note") {
      const note = text.trim() === "" ? null : text.trim();
      emit([{ ...markOf(person.client_id, date, person, person.attendance), hours: person.hours, note }]);
      return;
    }
    const read = text.trim() === "" ? { ok: true as const, value: null } : parseHours(text);
    if (!read.ok || (read.value !== null && read.value > 2400)) {
      return setSaid(m.ui_attendance_bad_hours({ text }));
    }
    if (read.value === null && person.attendance === null) return;
    const code = isPresence(person.attendance) && person.attendance !== null ? person.attendance : "present";
    emit([{ ...markOf(person.client_id, date, person, code), hours: read.value }]);
  };

  const onChosen = (id: string) => {
    const current = doing;
    const person = current === null ? undefined : people[current.row];
    wanted.current = true;
    setDoing(null);
    if (current === null || person === undefined) return;
    if (current.what === "task") {
      const code = person.attendance ?? "present";
      const mark = markOf(person.client_id, date, person, code);
      emit([
        {
          ...mark,
          hours: person.attendance === null ? mark.hours : person.hours,
          work_task_id: id === NO_TASK ? null : id,
        },
      ]);
    } else {
      const code = ATTENDANCE_CODES.find((other) => other === id);
      emit([markOf(person.client_id, date, person, code ?? null)]);
    }
  };

  const editor = (person: AttendancePerson, what: "hours" | "note") => (
    <CellEditor
      label={`${HEADERS[what]()}, ${person.name}`}
      text={what === "note" ? (person.note ?? "") : hoursToEdit(person)}
      onDone={onEdited}
    />
  );

  const content = (person: AttendancePerson, row: number, column: ColumnName) => {
    if (doing?.row === row && doing.what === column && (column === "hours" || column === "note")) {
      return editor(person, column);
    }
    switch (column) {
      case "number":
        return row + 1;
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
        return tasks.find((task) => task.id === person.work_task_id)?.name ?? "";
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

  const choosing = doing?.what === "mark" || doing?.what === "task" ? people[doing.row] : undefined;
  const marked = people.filter((person) => person.attendance !== null).length;
  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <Button small isDisabled={locked} onPress={allPresent}>
          {m.ui_attendance_all_present()} {letterKeys ? <Shortcut keys={letterOf("all_present")} /> : null}
        </Button>
        <Button small isDisabled={locked} onPress={asYesterday}>
          {m.ui_attendance_yesterday()}
        </Button>
        <Button small isDisabled={locked} onPress={fromPlan}>
          {m.ui_attendance_from_plan()}
        </Button>
        <div className={styles.said} role="status">
          {said}
        </div>
        <span className={styles.count}>
          {m.ui_attendance_marked_of({ marked: String(marked), total: String(people.length) })}
        </span>
      </div>
      {people.length === 0 ? <p className={styles.none}>{m.ui_attendance_nobody()}</p> : null}
      <div className={styles.scroll}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
          role="grid"
          className={styles.table}
          aria-label={m.ui_attendance_day_label({ date: fmtWeekdayDate(date) })}
          aria-readonly={locked || undefined}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onFocus={(event: FocusEvent<HTMLTableElement>) => {
            inside.current = true;
            const at = placeOf(event.target);
            if (at !== null && (at.row !== now.row || at.col !== now.col)) setActive(at);
          }}
          onBlur={(event) => {
            inside.current = event.currentTarget.contains(event.relatedTarget);
          }}
          onDoubleClick={(event) => {
            const at = placeOf(event.target);
            const column = at === null ? undefined : COLUMNS[at.col];
            if (at !== null && (column === "hours" || column === "note" || column === "task" || column === "mark")) {
              begin(at.row, column);
            }
          }}
        >
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {HEADERS[column]()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person, row) => (
              <tr key={person.client_id}>
                {COLUMNS.map((column, col) => {
                  const Cell = column === "name" ? "th" : "td";
                  return (
                    <Cell
                      key={column}
                      {...(column === "name" ? { scope: "row", role: "rowheader" } : { role: "gridcell" })}
                      data-cell={`${row}:${col}`}
                      data-column={column}
                      tabIndex={now.row === row && now.col === col ? 0 : -1}
                    >
                      {content(person, row, column)}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {choosing !== undefined && doing !== null ? (
        <Chooser
          anchor={anchor}
          label={
            doing.what === "task"
              ? m.ui_attendance_choose_task({ name: choosing.name })
              : m.ui_attendance_choose_mark({ name: choosing.name })
          }
          choices={doing.what === "task" ? taskChoices(tasks) : codeChoices(letterKeys)}
          onChoose={onChosen}
          onClose={() => {
            wanted.current = true;
            setDoing(null);
          }}
        />
      ) : null}
      <Legend letterKeys={letterKeys} whole={props.wholeLegend} onWhole={props.onWholeLegend} />
    </div>
  );
}

function hoursToEdit(person: AttendancePerson): string {
  const hours = person.hours ?? person.planned_hours;
  return hours === null ? "" : fmtHours(hours);
}

export function codeChoices(letterKeys: boolean) {
  const codes = ATTENDANCE_CODES.map((code) => ({
    id: code,
    label: labelOf(code),
    ...(letterKeys ? { letter: letterOf(code) } : {}),
  }));
  return [...codes, { id: CLEAR, label: m.ui_attendance_clear() }];
}

function taskChoices(tasks: readonly { id: string; name: string }[]) {
  return [{ id: NO_TASK, label: m.ui_attendance_no_task() }, ...tasks.map(({ id, name }) => ({ id, label: name }))];
}

interface LegendProps {
  letterKeys: boolean;
  acts?: boolean;
  whole?: boolean | undefined;
  onWhole?: ((whole: boolean) => void) | undefined;
}

/** What each letter means: on one line as many as fit, the rest on demand. */
export function Legend({ letterKeys, acts = true, whole = true, onWhole }: LegendProps) {
  const list = useId();
  if (!letterKeys) {
    return <p className={styles.keysOff}>{m.ui_attendance_keys_off()}</p>;
  }
  const letters: [Letter, string][] = [
    ...ATTENDANCE_CODES.map((code): [Letter, string] => [code, labelOf(code)]),
    ...(acts
      ? ([
          ["all_present", m.ui_attendance_all_present()],
          ["left_early", m.ui_attendance_left_early()],
          ["note", m.ui_attendance_note()],
        ] as [Letter, string][])
      : []),
  ];
  return (
    <div className={styles.legend} data-line={!whole || undefined}>
      <ul id={list} className={styles.letters}>
        {letters.map(([letter, label]) => (
          <li key={letter}>
            {isCode(letter) ? (
              <MarkGlyph code={letter} planned={false} />
            ) : (
              <>
                <Shortcut keys={letterOf(letter)} /> {label}
              </>
            )}
          </li>
        ))}
      </ul>
      {onWhole && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={whole}
          aria-controls={list}
          onClick={() => onWhole(!whole)}
        >
          {whole ? m.ui_attendance_legend_less() : m.ui_attendance_legend_all()}
        </button>
      )}
    </div>
  );
}
