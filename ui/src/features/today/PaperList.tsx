import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, errorText, view, type Wire } from "~/api";
import { ATTENDANCE_CODES, labelOf, letterOf } from "~/grid";
import { fmtHours, fmtWeekdayDate, type IsoDate, m } from "~/i18n";
import { nameOf, workingDay } from "./day";
import styles from "./Today.module.css";

const PAGE = 200;

/**
 * Those of the clients whose name stays off the paper: under a non-disclosure order, or not found in the worker's list,
 * where nothing says that they are not.
 */
async function hiddenOf(wanted: readonly string[]): Promise<ReadonlySet<string>> {
  const hidden = new Set(wanted);
  const open = new Set(wanted);
  for (const own of [true, false]) {
    for (let offset = 0; open.size > 0; offset += PAGE) {
      const page = await call("list_clients", { municipalities: null, environments: null, own, offset, limit: PAGE });
      for (const line of page.clients) {
        if (!open.delete(line.id)) continue;
        if (!line.non_disclosure) hidden.delete(line.id);
      }
      if (page.clients.length === 0 || offset + page.clients.length >= page.total) break;
    }
  }
  return hidden;
}

/** The list of the next working day, made ready and then printed. */
export function usePaper(today: IsoDate) {
  const client = useQueryClient();
  const [paper, setPaper] = useState<{ day: Wire.DayView; hidden: ReadonlySet<string> } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  // the paper is in the page by now
  useEffect(() => {
    if (paper === null) return;
    window.print();
    setBusy(false);
  }, [paper]);

  const print = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const read = (date: IsoDate) => client.fetchQuery(view("get_day", { date, environment_id: null }));
      const day = await workingDay(today, 1, read);
      const people = day?.groups.flatMap((group) => group.people) ?? [];
      if (day === null || people.length === 0) {
        setProblem(m.ui_today_print_nobody());
        return setBusy(false);
      }
      setPaper({ day, hidden: await hiddenOf(people.map((person) => person.client_id)) });
    } catch (thrown) {
      setProblem(errorText(thrown));
      setBusy(false);
    }
  };
  return { day: paper?.day ?? null, hidden: paper?.hidden ?? new Set<string>(), print, busy, problem };
}

const HEADINGS = [
  m.ui_attendance_column_number,
  m.ui_attendance_column_name,
  m.ui_attendance_column_planned,
  m.ui_attendance_column_mark,
  m.ui_attendance_column_hours,
  m.ui_attendance_column_task,
  m.ui_attendance_column_note,
] as const;

export interface PaperListProps {
  readonly day: Wire.DayView;
  readonly hidden: ReadonlySet<string>;
}

/** Seen on paper only: the rows in the order and with the numbers in which they will be entered. */
export function PaperList({ day, hidden }: PaperListProps) {
  return (
    <div className={styles.paper} aria-hidden data-paper>
      {day.groups
        .filter((group) => group.people.length > 0)
        .map((group) => (
          <section key={group.environment_id} className={styles.sheet}>
            <h2>{m.ui_today_paper_title({ group: group.name, date: fmtWeekdayDate(day.date) })}</h2>
            <table className={styles.rows}>
              <thead>
                <tr>
                  {HEADINGS.map((heading) => (
                    <th key={heading()} scope="col">
                      {heading()}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {group.people.map((person, row) => (
                  <tr key={person.client_id}>
                    <td>{row + 1}</td>
                    <td>{hidden.has(person.client_id) ? m.ui_today_paper_alias() : nameOf(person)}</td>
                    <td>{person.planned_hours === null ? "" : fmtHours(person.planned_hours)}</td>
                    <td />
                    <td />
                    <td />
                    <td />
                  </tr>
                ))}
              </tbody>
            </table>
            <p className={styles.key}>
              {ATTENDANCE_CODES.map((code) => (
                <span key={code} className={styles.code}>
                  <b>{letterOf(code)}</b> {labelOf(code)}
                </span>
              ))}
            </p>
          </section>
        ))}
    </div>
  );
}
