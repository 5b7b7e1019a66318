import { endOfMonth, parseDate, startOfMonth } from "@internationalized/date";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRef, useState } from "react";
import { view, type Wire } from "~/api";
import { useToday } from "~/app/desk";
import { ReadFault } from "~/app/ReadFault";
import { ATTENDANCE_CODES, type AttendanceCode, isPresence, labelOf, MarkGlyph } from "~/grid";
import { fmtCount, fmtHoursUnit, fmtMonth, fmtWeekdayDate, type IsoDate, m } from "~/i18n";
import { Button, EmptyState, Skeleton } from "~/kit";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { Part, Table } from "./Part";
import { useSitting } from "./sitting";
import { ToDay } from "./ToDay";

/** The marked days, a month at a time, beginning with the month of the latest. */
export function Attendance({ client }: SectionProps) {
  const total = client.attendance_total;
  const latest = client.attendance?.at(-1)?.date;
  return (
    <Part plain title={m.ui_client_tab_attendance()}>
      {latest === undefined ? (
        <EmptyState kind="nothing" text={m.ui_client_attendance_none()} />
      ) : (
        <>
          <p className={styles.quiet}>{m.ui_client_attendance_total({ count: total, shown: fmtCount(total) })}</p>
          <Months client={client} latest={latest} />
        </>
      )}
    </Part>
  );
}

/** A month, told by its first day, and its marked days. */
interface Shown {
  readonly month: IsoDate;
  readonly days: readonly Wire.MarkedDay[];
}

const monthOf = (date: IsoDate): IsoDate => startOfMonth(parseDate(date)).toString();
const lastOf = (month: IsoDate): IsoDate => endOfMonth(parseDate(month)).toString();
const stepFrom = (month: IsoDate, months: number): IsoDate => parseDate(month).add({ months }).toString();

/** The first month that can have a marked day and the last: no further than today, or than what is planned. */
function reachOf({ periods, attendance }: Wire.ClientView, today: IsoDate): { first: IsoDate; last: IsoDate } {
  const marked = (attendance ?? []).map(({ date }) => date);
  const starts = periods.map(({ start_date }) => start_date);
  const ends = periods.flatMap(({ end_date }) => end_date ?? []);
  const first = [...starts, ...marked].sort()[0] ?? today;
  const last = [today, ...starts, ...ends, ...marked].sort().at(-1) ?? today;
  return { first: monthOf(first), last: monthOf(last) };
}

function Months({ client, latest }: { readonly client: Wire.ClientView; readonly latest: IsoDate }) {
  const left = useSitting<IsoDate>(`attendance ${client.id}`);
  const [chosen, setChosen] = useState(left.current);
  const month = chosen ?? monthOf(latest);
  const reach = reachOf(client, useToday());
  const read = useQuery(view("get_month", { client_ids: [client.id], from: month, to: lastOf(month) }));
  // the former month stays until the next has come
  const [shown, setShown] = useState<Shown | null>(null);
  const days = read.data?.days;
  if (days !== undefined && (shown?.month !== month || shown.days !== days)) setShown({ month, days });
  const heading = useRef<HTMLHeadingElement>(null);
  const go = (to: IsoDate) => {
    left.current = to;
    setChosen(to);
  };
  return (
    <>
      <div className={styles.top}>
        <h3 ref={heading} tabIndex={-1} className={styles.heading}>
          {fmtMonth(read.isError || shown === null ? month : shown.month)}
        </h3>
        <div className={styles.buttons}>
          <Button icon={ChevronLeft} isDisabled={month <= reach.first} onPress={() => go(stepFrom(month, -1))}>
            {m.ui_client_attendance_previous()}
          </Button>
          <Button icon={ChevronRight} isDisabled={month >= reach.last} onPress={() => go(stepFrom(month, 1))}>
            {m.ui_client_attendance_next()}
          </Button>
        </div>
      </div>
      {read.isError ? (
        <ReadFault error={read.error} again={read.refetch} />
      ) : (
        <>
          <p role="status">
            {shown !== null && (
              <>
                <span className="visually-hidden">{fmtMonth(shown.month)}: </span>
                {shown.days.length === 0
                  ? m.ui_client_attendance_month_none({ date: fmtWeekdayDate(latest) })
                  : countsText(shown.days)}
              </>
            )}
          </p>
          {shown === null ? (
            <Skeleton lines={8} rows />
          ) : shown.days.length === 0 ? (
            <div className={styles.buttons}>
              <Button
                onPress={() => {
                  go(monthOf(latest));
                  // the button goes with the empty month
                  heading.current?.focus();
                }}
              >
                {m.ui_client_attendance_to_latest({ month: fmtMonth(latest) })}
              </Button>
            </div>
          ) : (
            <Days client={client} days={shown.days} />
          )}
        </>
      )}
    </>
  );
}

/** `12 läsnäolopäivää, 72 h. Sairaana: 2`, the kinds of absence in the order of the lists. */
function countsText(days: readonly Wire.MarkedDay[]): string {
  const codes = days.map((day) => day.attendance as AttendanceCode);
  const count = codes.filter(isPresence).length;
  const hours = days.reduce((sum, day) => sum + (day.hours ?? 0), 0);
  const present = m.ui_client_attendance_present({ count, shown: fmtCount(count) });
  const kinds = ATTENDANCE_CODES.filter((code) => !isPresence(code) && codes.includes(code));
  return [
    hours === 0 ? present : `${present}, ${fmtHoursUnit(hours)}`,
    ...kinds.map((code) => `${labelOf(code)}: ${fmtCount(codes.filter((one) => one === code).length)}`),
  ].join(". ");
}

/** The newest first. */
function Days({ client, days }: { readonly client: Wire.ClientView; readonly days: Shown["days"] }) {
  return (
    <Table
      label={m.ui_client_tab_attendance()}
      columns={[
        { name: m.ui_client_column_date() },
        { name: m.ui_client_column_mark() },
        { name: m.ui_client_column_hours(), end: true },
      ]}
      rows={[...days].reverse().map((line) => ({
        id: line.date,
        cells: [
          <ToDay key="day" client={client} date={line.date} named />,
          <span key="mark" className={styles.mark}>
            <MarkGlyph code={line.attendance as AttendanceCode} planned={false} />
            {line.attendance === "absent_unexplained" && <ToDay client={client} date={line.date} told />}
          </span>,
          line.hours === null ? "" : fmtHoursUnit(line.hours),
        ],
      }))}
    />
  );
}
