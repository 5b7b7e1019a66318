import { Link } from "@tanstack/react-router";
import { ArrowRight, Table2 } from "lucide-react";
import { fmtCount, fmtDayMonth, fmtWeekdayShort, type IsoDate, m } from "~/i18n";
import { Button } from "~/kit";
import type { UnmarkedDate } from "./day";
import styles from "./Today.module.css";

export interface UnmarkedDaysProps {
  readonly dates: readonly UnmarkedDate[];
  /** The day that is open. */
  readonly date: IsoDate;
  /** The day to go on with. */
  readonly next: UnmarkedDate | undefined;
  readonly several: boolean;
  readonly onSeveral: (several: boolean) => void;
  readonly onGo: (date: UnmarkedDate) => void;
}

/** Earlier days that wait to be marked: one by one, the next of them, or all in one table. */
export function UnmarkedDays({ dates, date, next, several, onSeveral, onGo }: UnmarkedDaysProps) {
  if (dates.length === 0 && !several) return null;
  return (
    <div className={styles.unmarked}>
      <h3 id="today-unmarked" className={styles.unmarkedTitle}>
        {m.ui_today_unmarked()}
      </h3>
      <ul className={styles.dates} aria-labelledby="today-unmarked">
        {dates.map((one) => (
          <li key={one.date}>
            <Link
              to="/"
              search={{ date: one.date, environment: one.environments[0] }}
              className={styles.date}
              aria-current={one.date === date ? "date" : undefined}
              aria-label={m.ui_today_unmarked_day({
                date: `${fmtWeekdayShort(one.date)} ${fmtDayMonth(one.date)}`,
                count: one.people,
                shown: fmtCount(one.people),
              })}
              onClick={(event) => {
                event.preventDefault();
                onGo(one);
              }}
            >
              <span className={styles.dateWords}>
                {fmtWeekdayShort(one.date)} {fmtDayMonth(one.date)}
              </span>{" "}
              <span className={styles.people}>
                {m.ui_today_unmarked_people({ count: one.people, shown: fmtCount(one.people) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.unmarkedActs}>
        {next && (
          <Button small icon={ArrowRight} onPress={() => onGo(next)}>
            {m.ui_today_next_unmarked()}
          </Button>
        )}
        {(dates.length > 1 || several) && (
          <Button small icon={Table2} pressed={several} onPress={() => onSeveral(!several)}>
            {m.ui_today_several()}
          </Button>
        )}
      </div>
    </div>
  );
}
