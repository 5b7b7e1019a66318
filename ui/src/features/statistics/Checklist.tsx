import { CircleAlert, CircleCheck, Hourglass, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Wire } from "~/api";
import { fmtCount, fmtDate, m } from "~/i18n";
import { type Quarter, quarterName } from "./quarters";
import { failingOf } from "./report";
import styles from "./Statistics.module.css";

interface ChecklistProps {
  readonly report: Wire.QuarterView;
  /** The latest quarter that has ended. */
  readonly latest: Quarter | undefined;
  readonly onQuarter: (id: string) => void;
  /** None for one who may not see who they are. */
  readonly onIncomplete: (() => void) | undefined;
  readonly onChecks: () => void;
}

/** What to look at before a quarter's figures are sent: three things that the engine knows, each opening what it names. */
export function Checklist({ report, latest, onQuarter, onIncomplete, onChecks }: ChecklistProps) {
  const failing = failingOf(report.checks);
  const incomplete =
    report.incomplete === 0
      ? m.ui_statistics_incomplete_none()
      : m.ui_statistics_list_incomplete({ count: report.incomplete, shown: fmtCount(report.incomplete) });
  return (
    <section className={styles.checklist} aria-labelledby="statistics-checklist">
      <h2 id="statistics-checklist" className={styles.heading}>
        {m.ui_statistics_list()}
      </h2>
      <ul>
        {report.ended ? (
          <Line state="ok">{m.ui_statistics_list_ended({ date: fmtDate(report.last_day) })}</Line>
        ) : (
          <Line state="running">
            {m.ui_statistics_list_running({ date: fmtDate(report.last_day) })}{" "}
            {latest?.ended && latest.id !== report.quarter && (
              <button type="button" className={styles.way} onClick={() => onQuarter(latest.id)}>
                {m.ui_statistics_list_go({ quarter: quarterName(latest) })}
              </button>
            )}
          </Line>
        )}
        <Line state={report.incomplete === 0 ? "ok" : "open"}>
          {onIncomplete ? (
            <button type="button" className={styles.way} onClick={onIncomplete}>
              {incomplete}
            </button>
          ) : (
            incomplete
          )}
        </Line>
        <Line state={failing === 0 ? "ok" : "failing"}>
          <button type="button" className={styles.way} onClick={onChecks}>
            {failing === 0 ? m.ui_statistics_rules_all_hold() : m.ui_statistics_rules_fail({ count: failing })}
          </button>
        </Line>
      </ul>
    </section>
  );
}

const ICONS = {
  ok: CircleCheck,
  running: Hourglass,
  open: CircleAlert,
  failing: CircleAlert,
} as const satisfies Record<string, LucideIcon>;

interface LineProps {
  readonly state: keyof typeof ICONS;
  readonly children: ReactNode;
}

function Line({ state, children }: LineProps) {
  const Icon = ICONS[state];
  return (
    <li data-state={state}>
      <Icon aria-hidden />
      <span>{children}</span>
    </li>
  );
}
