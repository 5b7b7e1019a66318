import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import {
  fmtDayMonth,
  fmtHoursUnit,
  fmtMonth,
  fmtWeekdayDate,
  fmtWeekdayShort,
  type IsoDate,
  m,
  useLanguage,
} from "~/i18n";
import { Button } from "~/kit";
import styles from "./Attendance.module.css";
import { Legend, type LegendFold } from "./AttendanceLegend";
import { PasteCatcher } from "./AttendancePaste";
import {
  ATTENDANCE_CODES,
  type AttendanceCode,
  type AttendanceMark,
  changes,
  isCode,
  letterFrom,
  letterOf,
  type MarkedDay,
  markOf,
  readCode,
  readTable,
  settle,
} from "./attendance";
import { Chooser } from "./Chooser";
import { codeChoices } from "./choices";
import { MarkGlyph } from "./MarkGlyph";
import { useActive } from "./useActive";
import { type Place, placeOf, walk } from "./walk";

export interface MonthDay {
  date: IsoDate;
  /** A weekend, a holiday, a closed day: dimmed, and marked only where someone is expected. */
  off?: boolean;
  /** Approved, or yet to come: shown and not changed. */
  locked?: boolean;
}

export interface MonthPerson {
  client_id: string;
  name: string;
  /** One per day of `days`; none where no period covers the day. */
  days: readonly (MarkedDay | null)[];
}

export interface AttendanceMonthProps extends LegendFold {
  days: readonly MonthDay[];
  people: readonly MonthPerson[];
  /** Each call is one act, undone as one. */
  onMark: (marks: AttendanceMark[]) => void;
  letterKeys?: boolean;
  onActivePerson?: (clientId: string) => void;
}

/** A month of people × days: letters, ranges, filling down, and columns pasted from a spreadsheet. */
export function AttendanceMonth(props: AttendanceMonthProps) {
  const { days, people, letterKeys = true } = props;
  useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const catcher = useRef<HTMLTextAreaElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const ids = people.map((person) => person.client_id);
  const [now, setActive] = useActive(ids, days.length, 0);
  const [from, setFrom] = useState<{ id: string; col: number } | null>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  if (from !== null && !ids.includes(from.id)) setFrom(null);
  if (choosing !== null && !ids.includes(choosing)) setChoosing(null);
  const [said, setSaid] = useState("");
  const wanted = useRef(false);
  const inside = useRef(false);
  const start = from === null ? now : { row: ids.indexOf(from.id), col: from.col };
  const range = {
    top: Math.min(start.row, now.row),
    bottom: Math.max(start.row, now.row),
    left: Math.min(start.col, now.col),
    right: Math.max(start.col, now.col),
  };

  useLayoutEffect(() => {
    const lost = inside.current && document.activeElement === document.body;
    if (choosing !== null || !(wanted.current || lost)) return;
    wanted.current = false;
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${now.row}:${now.col}"]`);
    (cell ?? table.current)?.focus();
    cell?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  });

  const go = (row: number, col: number, extend = false) => {
    wanted.current = true;
    const id = ids[start.row];
    setFrom(extend && id !== undefined ? { id, col: start.col } : null);
    const to = Math.max(0, Math.min(row, people.length - 1));
    setActive({ row: to, col: Math.max(0, Math.min(col, days.length - 1)) });
    const person = people[to];
    if (person !== undefined && to !== now.row) props.onActivePerson?.(person.client_id);
  };

  /** Why none of the places can be marked; none where one can. */
  const closedText = (places: readonly Place[]): string | null => {
    const cells = places.map(({ row, col }) => ({ cell: people[row]?.days[col], locked: days[col]?.locked }));
    if (!cells.every(({ cell, locked }) => !cell || locked)) return null;
    return cells.every(({ cell }) => cell === null) ? m.ui_attendance_no_period() : m.ui_attendance_day_locked();
  };

  /** Gives on what the wishes change; says what came of them. */
  const mark = (wishes: readonly (Place & { code: AttendanceCode | null })[], more: string[] = []) => {
    let unexplained = 0;
    const marks = wishes.flatMap(({ row, col, code }) => {
      const [person, day] = [people[row], days[col]];
      const cell = person?.days[col];
      if (person === undefined || day === undefined || cell === undefined || cell === null || day.locked) return [];
      const settled = code === null ? null : settle(cell.attendance, code);
      const made = markOf(person.client_id, day.date, cell, settled);
      if (!changes(made, cell)) return [];
      if (settled !== code) unexplained += 1;
      return [made];
    });
    if (marks.length > 0) props.onMark(marks);
    const count = marks.length;
    const closed = wishes.length > 0 ? closedText(wishes) : null;
    setSaid(
      [
        count > 0
          ? m.ui_attendance_filled({ count, shown: String(count) })
          : (closed ?? m.ui_attendance_nothing_to_fill()),
        ...(unexplained > 0
          ? [m.ui_attendance_left_unexplained({ count: unexplained, shown: String(unexplained) })]
          : []),
        ...more,
      ].join(" "),
    );
    return count;
  };

  const inRange = (): Place[] =>
    Array.from({ length: range.bottom - range.top + 1 }, (_, i) => range.top + i).flatMap((row) =>
      Array.from({ length: range.right - range.left + 1 }, (_, i) => ({ row, col: range.left + i })),
    );

  const letter = (code: AttendanceCode) => {
    const places = inRange();
    if (code === "unauthorised_absence") {
      const ready = places.filter(({ row, col }) => {
        const current = people[row]?.days[col]?.attendance ?? null;
        return settle(current, code) === code;
      });
      if (ready.length === 0) {
        return setSaid(
          m.ui_attendance_unauthorised_first({
            unexplained: letterOf("absent_unexplained"),
            unauthorised: letterOf("unauthorised_absence"),
          }),
        );
      }
      mark(ready.map((place) => ({ ...place, code })));
    } else {
      mark(places.map((place) => ({ ...place, code })));
    }
    if (places.length === 1) go(now.row + 1, now.col);
  };

  /** The top cell of a range goes to the cells under it; without a range, the cell above comes here. */
  const fillDown = () => {
    const top = range.top === range.bottom ? range.top - 1 : range.top;
    if (top < 0) return setSaid(m.ui_attendance_nothing_to_fill());
    const cells = inRange().filter(({ row }) => row > top);
    mark(
      cells.flatMap((place) => {
        const source = people[top]?.days[place.col];
        return source === undefined || source === null ? [] : [{ ...place, code: source.attendance }];
      }),
    );
  };

  const paste = (text: string) => {
    const unknown: string[] = [];
    const wishes = readTable(text).flatMap((line, down) =>
      line.flatMap((cell, right) => {
        if (cell.trim() === "") return [];
        const code = readCode(cell);
        if (code === undefined) unknown.push(cell.trim());
        return code === undefined ? [] : [{ row: now.row + down, col: now.col + right, code }];
      }),
    );
    const [first] = unknown;
    const count = unknown.length;
    mark(
      wishes,
      first === undefined
        ? []
        : [m.ui_attendance_not_understood({ count, shown: String(count), first: first.slice(0, 40) })],
    );
  };

  /** The unmarked expected people of the column get the code of their nearest earlier mark. */
  const asYesterday = () => {
    mark(
      people.flatMap((person, row) => {
        const cell = person.days[now.col];
        if (cell === null || cell === undefined || cell.attendance !== null || cell.planned_hours === null) return [];
        const before = person.days.slice(0, now.col).findLast((day) => day !== null && day.attendance !== null);
        return before?.attendance ? [{ row, col: now.col, code: before.attendance }] : [];
      }),
    );
    wanted.current = true;
  };

  /** Every unmarked planned day that may be marked becomes present, in the range or in the whole month. */
  const fromPlan = () => {
    const places = from === null ? people.flatMap((_, row) => days.map((__, col) => ({ row, col }))) : inRange();
    mark(
      places.flatMap((place) => {
        const cell = people[place.row]?.days[place.col];
        const due = cell !== undefined && cell !== null && cell.attendance === null && cell.planned_hours !== null;
        return due && !days[place.col]?.locked ? [{ ...place, code: "present" as const }] : [];
      }),
    );
    wanted.current = true;
  };

  const choose = () => {
    const closed = closedText([now]);
    if (closed !== null) return setSaid(closed);
    anchor.current = table.current?.querySelector<HTMLElement>(`[data-cell="${now.row}:${now.col}"]`) ?? null;
    setChoosing(ids[now.row] ?? null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || choosing !== null) return;
    const { shiftKey: extend, ctrlKey } = event;
    const to = walk(event, now, { top: 0, rows: people.length, cols: days.length, screen: 10 });
    const key = event.key.toLowerCase();
    if (ctrlKey && key === "v") {
      // the engine pastes into what can be written in: the catcher takes the focus for that one event
      catcher.current?.focus();
    } else if (ctrlKey && key === "d") {
      event.preventDefault();
      fillDown();
    } else if (to !== null) {
      event.preventDefault();
      go(to.row, to.col, extend);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      choose();
    } else if (event.key === "Delete") {
      event.preventDefault();
      mark(inRange().map((place) => ({ ...place, code: null })));
    } else if (event.key === "Escape" && from !== null) {
      event.preventDefault();
      setFrom(null);
    } else if (letterKeys && !ctrlKey) {
      const what = letterFrom(event.key);
      if (what === undefined || !isCode(what)) return;
      event.preventDefault();
      letter(what);
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    paste(event.clipboardData.getData("text/plain"));
    toCell();
  };

  const toCell = () => {
    wanted.current = true;
    setActive(now);
  };

  const chosenPerson = people.find((person) => person.client_id === choosing);
  return (
    <div className={styles.frame} onPaste={onPaste}>
      <div className={styles.bar}>
        <Button small onPress={asYesterday}>
          {m.ui_attendance_yesterday()}
        </Button>
        <Button small onPress={fromPlan}>
          {m.ui_attendance_from_plan()}
        </Button>
      </div>
      <PasteCatcher ref={catcher} onNothing={toCell} />
      <div className={styles.scroll} data-scroller="table">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
          role="grid"
          className={styles.month}
          aria-label={m.ui_attendance_month_label({ month: days[0] === undefined ? "" : fmtMonth(days[0].date) })}
          aria-multiselectable="true"
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            inside.current = true;
            const at = placeOf(event.target);
            if (at === null || (at.row === now.row && at.col === now.col)) return;
            setFrom(null);
            setActive(at);
          }}
          onBlur={(event) => {
            inside.current = event.currentTarget.contains(event.relatedTarget);
          }}
          onDoubleClick={choose}
        >
          <thead>
            <tr>
              <th scope="col">{m.ui_attendance_column_name()}</th>
              {days.map((day, col) => (
                <th
                  key={day.date}
                  scope="col"
                  data-off={day.off || undefined}
                  abbr={fmtWeekdayDate(day.date)}
                  title={day.locked ? m.ui_attendance_locked() : undefined}
                >
                  <span className={styles.weekday}>{fmtWeekdayShort(day.date)}</span>{" "}
                  {days[col - 1]?.date.slice(0, 7) === day.date.slice(0, 7)
                    ? `${Number(day.date.slice(8))}.`
                    : fmtDayMonth(day.date)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person, row) => (
              <tr key={person.client_id}>
                <th scope="row">{person.name}</th>
                {days.map((day, col) => {
                  const cell = person.days[col] ?? null;
                  const chosen =
                    from !== null && row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
                  return (
                    <td
                      key={day.date}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the table
                      role="gridcell"
                      data-cell={`${row}:${col}`}
                      data-off={day.off || undefined}
                      data-closed={cell === null || undefined}
                      aria-selected={chosen}
                      aria-readonly={cell === null || day.locked || undefined}
                      title={cell?.hours ? fmtHoursUnit(cell.hours) : undefined}
                      tabIndex={now.row === row && now.col === col ? 0 : -1}
                    >
                      {cell === null ? null : (
                        <MarkGlyph short code={cell.attendance} planned={cell.planned_hours !== null} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosenPerson !== undefined ? (
        <Chooser
          anchor={anchor}
          label={m.ui_attendance_choose_mark({ name: chosenPerson.name })}
          choices={codeChoices(letterKeys)}
          onChoose={(id) => {
            setChoosing(null);
            wanted.current = true;
            const code = ATTENDANCE_CODES.find((other) => other === id) ?? null;
            mark([{ row: ids.indexOf(chosenPerson.client_id), col: now.col, code }]);
          }}
          onClose={() => {
            setChoosing(null);
            wanted.current = true;
          }}
        />
      ) : null}
      <div className={styles.said} role="status">
        {said}
      </div>
      <Legend letterKeys={letterKeys} whole={props.wholeLegend} onWhole={props.onWholeLegend} />
    </div>
  );
}
