import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { fmtCount, fmtHours, fmtWeekdayDate, type IsoDate, m, type Parsed, parseHours, useLanguage } from "~/i18n";
import { Button, Shortcut } from "~/kit";
import type { Phrase } from "~/kit/PhraseText";
import styles from "./Attendance.module.css";
import { Legend, type LegendFold } from "./AttendanceLegend";
import { PasteCatcher } from "./AttendancePaste";
import {
  type AttendancePerson,
  AttendanceRow,
  COLUMNS,
  HEADERS,
  isMarkColumn,
  MARK,
  type RowEditor,
} from "./AttendanceRow";
import {
  ATTENDANCE_CODES,
  type AttendanceCode,
  type AttendanceMark,
  changes,
  isPresence,
  type Letter,
  letterFrom,
  letterOf,
  markOf,
  settle,
} from "./attendance";
import { filledDown, MARK_COLUMNS, type MarkColumn, MOST_HOURS, pasted, withPart } from "./attendanceFill";
import { CellEditor, type Step } from "./CellEditor";
import { Chooser } from "./Chooser";
import { codeChoices, NO_TASK, taskChoices } from "./choices";
import { useActive } from "./useActive";
import { placeOf, walk } from "./walk";

export interface AttendanceDayProps extends LegendFold {
  date: IsoDate;
  people: readonly AttendancePerson[];
  tasks: readonly { id: string; name: string }[];
  /** Each call is one act, undone as one. */
  onMark: (marks: AttendanceMark[]) => void;
  /** One-letter keys, which a worker may switch off. */
  letterKeys?: boolean;
  /** The day shows its marks and takes none. */
  locked?: boolean;
  /** Why it takes none. */
  lockedText?: string;
  onActivePerson?: (clientId: string) => void;
  /** Who is on the row that is active now, for the keys of the page. */
  activePerson?: RefObject<string | null>;
  /** Asks for a person whom nobody expected. */
  onAddPerson?: () => void;
  /** Who has just come to the list: the focus goes to their mark, once for each object. */
  arrived?: { readonly client_id: string } | null;
  /** Standard phrases for the note. */
  phrases?: readonly Phrase[];
}

/** A number typed digit by digit reaches its row: 1, then 1 again within this time, is row 11. */
const DIGITS_MS = 1200;
const LEGEND_ACTS = ["left_early", "task", "note"] as const;
const NOBODY: ReadonlySet<string> = new Set();
const NO_PHRASES: readonly Phrase[] = [];

/** What is being asked of a person, who may move in the list meanwhile. */
type Doing = { id: string; what: MarkColumn; leftEarly?: boolean };

/** The roll call of a day: one key per person, everything given on at once. */
export function AttendanceDay(props: AttendanceDayProps) {
  const { date, people, tasks, letterKeys = true, locked = false, phrases = NO_PHRASES } = props;
  useLanguage();
  const lockedText = props.lockedText ?? m.ui_attendance_day_locked();
  const table = useRef<HTMLTableElement>(null);
  const catcher = useRef<HTMLTextAreaElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [selected, setSelected] = useState(NOBODY);
  const selectedFrom = useRef<string | null>(null);
  const ids = people.map((person) => person.client_id);
  const [now, setActive] = useActive(ids, COLUMNS.length, MARK);
  const [doing, setDoing] = useState<Doing | null>(null);
  if (doing !== null && !ids.includes(doing.id)) setDoing(null);
  const listed = useRef(ids);
  listed.current = ids;
  const [said, setSaid] = useState("");
  const saidId = useId();
  const [fault, setFault] = useState<string | null>(null);
  const wanted = useRef(false);
  const inside = useRef(false);
  const digits = useRef({ text: "", at: 0 });
  const several = people.filter((person) => selected.has(person.client_id)).length;

  const { activePerson } = props;
  useEffect(() => {
    if (activePerson !== undefined) activePerson.current = ids[now.row] ?? null;
  });

  const { arrived = null } = props;
  const came = arrived === null ? -1 : people.findIndex((person) => person.client_id === arrived.client_id);
  const met = useRef<object | null>(null);
  const onCame = useEffectEvent(() => setActive({ row: came, col: MARK }));
  useEffect(() => {
    if (arrived === null || came < 0 || met.current === arrived) return;
    met.current = arrived;
    wanted.current = true;
    onCame();
  }, [arrived, came]);

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

  /** What of the marks changes something. */
  const changed = (marks: readonly AttendanceMark[]) => {
    const byId = new Map(people.map((person) => [person.client_id, person]));
    return marks.filter((mark) => {
      const person = byId.get(mark.client_id);
      return person !== undefined && changes(mark, person);
    });
  };

  const emit = (marks: readonly AttendanceMark[]): number => {
    if (locked) {
      setSaid(lockedText);
      return 0;
    }
    const made = changed(marks);
    setSaid("");
    if (made.length > 0) props.onMark(made);
    return made.length;
  };

  /** Gives on marks of many and says how many there were, and what else there is to say. */
  const emitMany = (marks: readonly AttendanceMark[], more: readonly string[] = []) => {
    if (locked) return setSaid(lockedText);
    const count = emit(marks);
    const made =
      count > 0 ? m.ui_attendance_filled({ count, shown: fmtCount(count) }) : m.ui_attendance_nothing_to_fill();
    setSaid([made, ...more].join(" "));
  };

  const isSelected = (row: number) => selected.has(people[row]?.client_id ?? "");
  /** The row that a key means: where some are selected, one of them. */
  const meant = several === 0 || isSelected(now.row) ? now.row : people.findIndex((_, row) => isSelected(row));

  /** The selected people where the row is one of them, or else the one on the row. */
  const targets = (row: number): readonly AttendancePerson[] => {
    if (isSelected(row)) return people.filter((_, other) => isSelected(other));
    return people.slice(row, row + 1);
  };

  /** The marks of the targets: of many the number is said, and they are let go. */
  const emitTo = (row: number, markFor: (person: AttendancePerson) => AttendanceMark | null) => {
    const marks = targets(row).flatMap((person) => markFor(person) ?? []);
    if (!isSelected(row)) return emit(marks);
    select(NOBODY);
    return emitMany(marks);
  };

  const select = (ids: ReadonlySet<string>) => {
    setSelected(ids);
    setSaid(ids.size > 0 ? m.ui_grid_selected({ count: ids.size, shown: fmtCount(ids.size) }) : "");
  };

  const extendTo = (row: number) => {
    const known = selectedFrom.current === null ? -1 : ids.indexOf(selectedFrom.current);
    const start = known < 0 ? now.row : known;
    selectedFrom.current = ids[start] ?? null;
    const [top, bottom] = [Math.min(start, row), Math.max(start, row)];
    select(new Set(people.slice(top, bottom + 1).map((person) => person.client_id)));
  };

  const toggle = (row: number) => {
    const id = people[row]?.client_id;
    if (id === undefined) return;
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    selectedFrom.current = id;
    select(next);
  };

  const fill = (codeFor: (person: AttendancePerson) => AttendanceCode | null | undefined) => {
    emitMany(
      people.flatMap((person) => {
        const code = person.attendance === null ? codeFor(person) : null;
        return code === null || code === undefined ? [] : [markOf(person.client_id, date, person, settle(null, code))];
      }),
    );
  };
  const allPresent = () => fill(() => "present");
  const fromPlan = () => fill((person) => (person.planned_hours === null ? null : "present"));
  const asYesterday = () => fill((person) => person.yesterday);

  /** The field whose text cannot be read: it is neither left for another cell nor lost. */
  const unread = (): HTMLInputElement | null => {
    const field = doing?.what === "hours" ? table.current?.querySelector("input") : null;
    return field && hoursFault(field.value) !== null ? field : null;
  };

  const begin = (row: number, what: Doing["what"], leftEarly = false) => {
    if (unread() !== null) return;
    const person = people[row];
    if (person === undefined) return;
    if (locked) return setSaid(lockedText);
    if (what === "note" && person.attendance === null) return setSaid(m.ui_attendance_note_first_mark());
    if (what === "hours" && !leftEarly && person.attendance !== null && !isPresence(person.attendance)) {
      return setSaid(m.ui_attendance_no_hours_on_absence());
    }
    if (what === "task" && person.tasks_allowed === false) return setSaid(m.ui_attendance_no_tasks());
    const col = COLUMNS.indexOf(what);
    anchor.current = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${col}"]`) ?? null;
    setFault(null);
    setSaid(what === "note" && phrases.length > 0 ? m.ui_phrase_help() : "");
    setActive({ row, col });
    setDoing({ id: person.client_id, what, leftEarly });
  };

  const letter = (what: Letter) => {
    switch (what) {
      case "all_present":
        return allPresent();
      case "yesterday":
        return asYesterday();
      case "from_plan":
        return fromPlan();
      case "add_person":
        return locked ? setSaid(lockedText) : props.onAddPerson?.();
      case "left_early":
        return begin(meant, "hours", true);
      case "note":
      case "task":
        return begin(meant, what);
    }
    const ready = targets(meant).filter((other) => settle(other.attendance, what) === what);
    if (people.length === 0) return;
    if (ready.length === 0) {
      return setSaid(
        m.ui_attendance_unauthorised_first({
          unexplained: letterOf("absent_unexplained"),
          unauthorised: letterOf("unauthorised_absence"),
        }),
      );
    }
    emitTo(meant, (other) => (ready.includes(other) ? markOf(other.client_id, date, other, what) : null));
    if (!locked && several === 0) go(now.row + 1);
  };

  /** The row above gives its cell to this row, or the first of the selected rows to the others. */
  const fillDown = () => {
    const column = COLUMNS[now.col];
    const rows = targets(meant);
    const [from, to] = rows.length > 1 ? [rows[0], rows.slice(1)] : [people[meant - 1], rows];
    if (from === undefined) return setSaid(m.ui_attendance_nothing_to_fill());
    select(NOBODY);
    emitMany(filledDown(date, isMarkColumn(column) ? column : "mark", from, to));
  };

  const paste = (text: string) => {
    const column = COLUMNS[now.col];
    const rows = people.slice(now.row);
    const { marks, unknown, unexplained } = pasted(date, text, isMarkColumn(column) ? column : "mark", rows, tasks);
    const [first] = unknown;
    const count = unknown.length;
    emitMany(marks, [
      ...(unexplained > 0
        ? [m.ui_attendance_left_unexplained({ count: unexplained, shown: fmtCount(unexplained) })]
        : []),
      ...(first === undefined
        ? []
        : [m.ui_attendance_not_understood({ count, shown: fmtCount(count), first: first.slice(0, 40) })]),
    ]);
  };

  const toCell = () => {
    wanted.current = true;
    setActive(now);
  };

  const onPaste = (event: ClipboardEvent) => {
    if ((event.target as HTMLElement).matches("input")) return;
    event.preventDefault();
    paste(event.clipboardData.getData("text/plain"));
    toCell();
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
    const key = event.key.toLowerCase();
    if (event.ctrlKey && key === "v") {
      catcher.current?.focus();
      return;
    }
    if (event.ctrlKey && key === "d") {
      event.preventDefault();
      return fillDown();
    }
    const to = walk(event, now, { top: 0, rows: people.length, cols: COLUMNS.length, screen: 10 });
    if (to !== null) {
      event.preventDefault();
      if (event.shiftKey && to.row !== now.row) extendTo(to.row);
      else if (!event.shiftKey) selectedFrom.current = null;
      return go(to.row, to.col);
    }
    if (event.ctrlKey) return;
    if (event.key === " ") {
      event.preventDefault();
      return toggle(now.row);
    }
    if (event.key === "Escape" && several > 0) {
      event.preventDefault();
      return select(NOBODY);
    }
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      const column = COLUMNS[now.col];
      if (!isSelected(now.row)) select(NOBODY);
      begin(now.row, isMarkColumn(column) ? column : "mark");
    } else if (event.key === "Delete") {
      event.preventDefault();
      emitTo(meant, (person) => markOf(person.client_id, date, person, null));
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

  /** From a cell to the next one that takes something, in its row and then in the next; or back. */
  const goFrom = (row: number, what: MarkColumn, step: Step) => {
    const columns = MARK_COLUMNS.filter((column) => column !== "task" || people[row]?.tasks_allowed !== false);
    const beside = columns[columns.indexOf(what) + step];
    if (beside !== undefined) go(row, COLUMNS.indexOf(beside));
    else if (row + step < people.length) go(row + step, MARK);
  };

  const onEdited = (text: string | null, step: Step) => {
    const current = doing;
    wanted.current = inside.current;
    setDoing(null);
    setSaid("");
    // what was written of one who has gone is not their neighbour's
    if (text === null || current === null || !listed.current.includes(current.id)) return;
    const row = ids.indexOf(current.id);
    if (step !== 0) goFrom(row, current.what, step);
    if (current.what === "note") {
      const note = text.trim() === "" ? null : text.trim();
      emitTo(row, (other) => withPart(date, other, { note }));
      return;
    }
    const read = readHours(text);
    if (!read.ok) return;
    emitTo(row, (other) => {
      const here = other.attendance === null || isPresence(other.attendance);
      if (!here && !current.leftEarly) return null;
      return withPart(date, other, { hours: read.value, ...(here ? {} : { code: "present" }) });
    });
  };

  const onChosen = (id: string) => {
    const current = doing;
    wanted.current = true;
    setDoing(null);
    if (current === null) return;
    const row = ids.indexOf(current.id);
    if (current.what === "task") {
      const task = id === NO_TASK ? null : id;
      emitTo(row, (other) => withPart(date, other, { task }));
    } else {
      const code = ATTENDANCE_CODES.find((other) => other === id) ?? null;
      emitTo(row, (other) => markOf(other.client_id, date, other, code));
    }
  };

  const editorOf = (person: AttendancePerson): RowEditor | undefined => {
    if (doing?.id !== person.client_id || (doing.what !== "hours" && doing.what !== "note")) return undefined;
    const { what } = doing;
    const field = (
      <CellEditor
        label={`${HEADERS[what]()}, ${person.name}`}
        text={what === "note" ? (person.note ?? "") : hoursToEdit(person)}
        {...(what === "note" ? { phrases } : { faultOf: hoursFault, onFault: setFault, faultId: saidId })}
        onDone={onEdited}
      />
    );
    return { column: what, field };
  };

  const choosing = doing?.what === "mark" || doing?.what === "task" ? people[ids.indexOf(doing.id)] : undefined;
  const name =
    choosing === undefined
      ? ""
      : several > 1 && selected.has(choosing.client_id)
        ? m.ui_grid_selected({ count: several, shown: fmtCount(several) })
        : choosing.name;
  const marked = people.filter((person) => person.attendance !== null).length;
  return (
    <div className={styles.frame} onPaste={onPaste}>
      <div className={styles.bar}>
        <Button small isDisabled={locked} onPress={allPresent}>
          {m.ui_attendance_all_present()} {letterKeys ? <Shortcut keys={letterOf("all_present")} /> : null}
        </Button>
        <Button small isDisabled={locked} onPress={asYesterday}>
          {m.ui_attendance_yesterday()} {letterKeys ? <Shortcut keys={letterOf("yesterday")} /> : null}
        </Button>
        <Button small isDisabled={locked} onPress={fromPlan}>
          {m.ui_attendance_from_plan()} {letterKeys ? <Shortcut keys={letterOf("from_plan")} /> : null}
        </Button>
        {props.onAddPerson && (
          <Button small isDisabled={locked} onPress={props.onAddPerson}>
            {m.ui_attendance_add_person()} {letterKeys ? <Shortcut keys={letterOf("add_person")} /> : null}
          </Button>
        )}
        <div id={saidId} className={styles.said} role="status">
          {(doing === null ? null : fault) ?? said}
        </div>
        <span className={styles.count}>
          {m.ui_attendance_marked_of({ marked: String(marked), total: String(people.length) })}
        </span>
      </div>
      {people.length === 0 ? <p className={styles.none}>{m.ui_attendance_nobody()}</p> : null}
      <PasteCatcher ref={catcher} onNothing={toCell} />
      <div className={styles.scroll} data-scroller="table">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
          role="grid"
          className={styles.table}
          aria-label={m.ui_attendance_day_label({ date: fmtWeekdayDate(date) })}
          aria-multiselectable="true"
          aria-readonly={locked || undefined}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onFocus={(event: FocusEvent<HTMLTableElement>) => {
            inside.current = true;
            const field = unread();
            if (field !== null && document.activeElement !== field) return field.focus();
            const at = placeOf(event.target);
            if (at !== null && (at.row !== now.row || at.col !== now.col)) setActive(at);
          }}
          // before the editor hears of it; a window that is left leaves the focus of the editor to its cell
          onBlurCapture={(event) => {
            if (doing !== null && event.relatedTarget === null) return;
            inside.current = event.currentTarget.contains(event.relatedTarget);
          }}
          onClick={(event) => {
            const at = placeOf(event.target);
            if (at === null) return;
            if (event.shiftKey) extendTo(at.row);
            else if (event.ctrlKey) toggle(at.row);
          }}
          onDoubleClick={(event) => {
            const at = placeOf(event.target);
            const column = at === null ? undefined : COLUMNS[at.col];
            if (at === null || !isMarkColumn(column)) return;
            if (!isSelected(at.row)) select(NOBODY);
            begin(at.row, column);
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
              <AttendanceRow
                key={person.client_id}
                person={person}
                row={row}
                activeCol={now.row === row ? now.col : -1}
                isSelected={selected.has(person.client_id)}
                task={tasks.find((task) => task.id === person.work_task_id)?.name ?? ""}
                editor={editorOf(person)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {choosing !== undefined && doing !== null ? (
        <Chooser
          anchor={anchor}
          label={doing.what === "task" ? m.ui_attendance_choose_task({ name }) : m.ui_attendance_choose_mark({ name })}
          choices={doing.what === "task" ? taskChoices(tasks, letterKeys) : codeChoices(letterKeys)}
          onChoose={onChosen}
          onClose={() => {
            wanted.current = true;
            setDoing(null);
          }}
        />
      ) : null}
      <Legend letterKeys={letterKeys} acts={LEGEND_ACTS} whole={props.wholeLegend} onWhole={props.onWholeLegend} />
    </div>
  );
}

/** What typed hours mean; none where nothing is typed. */
function readHours(text: string): Parsed<number | null> {
  return text.trim() === "" ? { ok: true, value: null } : parseHours(text);
}

function hoursFault(text: string): string | null {
  const read = readHours(text);
  return read.ok && (read.value ?? 0) <= MOST_HOURS ? null : m.ui_attendance_bad_hours({ text });
}

function hoursToEdit(person: AttendancePerson): string {
  const hours = person.hours ?? person.planned_hours;
  return hours === null ? "" : fmtHours(hours);
}
