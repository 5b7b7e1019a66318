import { useQueryClient } from "@tanstack/react-query";
import { call, view, type Wire } from "~/api";
import { Unprinted, usePrinting } from "~/app/printing";
import { listNameOf } from "~/features/clients/record";
import { ATTENDANCE_CODES, labelOf, letterOf } from "~/grid";
import { fmtCount, fmtHours, fmtWeekdayDate, type IsoDate, m } from "~/i18n";
import { isOpen, openOnly, workingDay } from "./day";
import styles from "./Today.module.css";
import type { EnvironmentChoice } from "./useEnvironment";

/** Tells the log of reading whose names go on paper: nothing is shown or printed before it knows. */
async function logPaper(date: IsoDate, environment_id: string | null): Promise<void> {
  await call("log_print", { date, environment_id });
}

/** The list of the next working day on which an environment is open, of what the page shows, made ready and printed. */
export function usePaper(today: IsoDate, { ready, id }: Pick<EnvironmentChoice, "ready" | "id">) {
  const client = useQueryClient();
  const { paper, ...printing } = usePrinting<Wire.DayView>(async () => {
    const read = (date: IsoDate) => client.fetchQuery(view("get_day", { date, environment_id: id }));
    const found = await workingDay(today, 1, read, isOpen);
    const day = found && openOnly(found);
    const people = day?.groups.flatMap((group) => group.people) ?? [];
    if (day === null || people.length === 0) throw new Unprinted(m.ui_today_print_nobody());
    await logPaper(day.date, id);
    return day;
  });
  return { ...printing, day: paper, print: () => ready && printing.print() };
}

/** Rows of a sheet, of two lines each: WebKit repeats no head of a table, so that each sheet has its own. */
const SHEET = 18;

/** As many sheets as are needed, each about as full as the others. */
function sheetsOf(lines: readonly Line[]): Line[][] {
  const count = Math.ceil(lines.length / SHEET);
  const size = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, at) => lines.slice(at * size, (at + 1) * size));
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

interface Line {
  readonly id: string;
  /** The row on the screen, by which it is entered. */
  readonly number: number;
  readonly name: string;
  readonly hours: number | null;
}

/** Seen on paper only: the rows in the order and with the numbers in which they will be entered. */
export function PaperList({ day }: { readonly day: Wire.DayView }) {
  const groups = day.groups.map(({ id, name, people }) => ({
    id,
    name,
    people: people.map((person, row) => ({ ...person, number: row + 1 })),
  }));
  // they have no name on paper, and nothing says where they are or for how long
  const aliases = groups
    .flatMap(({ people }) => people.filter((person) => person.non_disclosure))
    .map(({ client_id, number }, at): Line => {
      return { id: client_id, number, name: m.ui_today_paper_alias({ number: fmtCount(at + 1) }), hours: null };
    });
  const date = fmtWeekdayDate(day.date);
  return (
    <div className={styles.paper} aria-hidden data-paper>
      {groups.map(({ id, name, people }) => {
        const lines = people
          .filter((person) => !person.non_disclosure)
          .map((person) => {
            return {
              id: person.client_id,
              number: person.number,
              name: listNameOf(person),
              hours: person.expected ? person.planned_hours : null,
            };
          });
        return <Sheets key={id} title={m.ui_today_paper_title({ group: name, date })} lines={lines} />;
      })}
      <Sheets title={date} lines={aliases} />
    </div>
  );
}

interface SheetProps {
  readonly title: string;
  readonly lines: readonly Line[];
}

function Sheets({ title, lines }: SheetProps) {
  return sheetsOf(lines).map((part) => <Sheet key={part[0]?.id} title={title} lines={part} />);
}

function Sheet({ title, lines }: SheetProps) {
  return (
    <section className={styles.sheet}>
      <h2>{title}</h2>
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
          {lines.map(({ id, number, name, hours }) => (
            <tr key={id}>
              <td>{number}</td>
              <td>{name}</td>
              <td>{hours === null ? "" : fmtHours(hours)}</td>
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
  );
}
