import { useState } from "react";
import { type AttendanceCode, MarkGlyph } from "~/grid";
import { fmtCount, fmtHoursUnit, m } from "~/i18n";
import { Button } from "~/kit";
import styles from "./Clients.module.css";
import type { SectionProps } from "./ClientView";
import { Part, Table } from "./Part";
import { ToDay } from "./ToDay";

const STEP = 20;

/** The days marked last, newest first. */
export function Attendance({ client }: SectionProps) {
  const [shown, setShown] = useState(STEP);
  const days = [...(client.attendance ?? [])].reverse();
  const total = client.attendance_total;
  const lines = days.slice(0, shown);
  return (
    <Part plain title={m.ui_client_tab_attendance()}>
      {days.length === 0 ? (
        <p>{m.ui_client_attendance_none()}</p>
      ) : (
        <>
          <p role="status" className={styles.quiet}>
            {m.ui_client_attendance_total({ count: total, shown: fmtCount(total) })}
            {lines.length < total && `. ${m.ui_client_attendance_latest({ shown: fmtCount(lines.length) })}`}
          </p>
          <Table
            label={m.ui_client_tab_attendance()}
            columns={[
              { name: m.ui_client_column_date() },
              { name: m.ui_client_column_mark() },
              { name: m.ui_client_column_hours(), end: true },
            ]}
            rows={lines.map((line) => ({
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
          {shown < days.length && (
            <div className={styles.buttons}>
              <Button onPress={() => setShown(shown + STEP)}>{m.ui_client_attendance_more()}</Button>
            </div>
          )}
        </>
      )}
    </Part>
  );
}
