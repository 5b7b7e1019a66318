import { Link } from "@tanstack/react-router";
import { NEEDS, type Wire } from "~/api";
import { useMay } from "~/app/desk";
import { fmtDate, fmtWeekdayDate, type IsoDate, m } from "~/i18n";
import styles from "./Clients.module.css";
import { dayOf } from "./record";

interface ToDayProps {
  readonly client: Wire.ClientView;
  readonly date: IsoDate;
  /** Whether the day is told beside it already. */
  readonly told?: boolean | undefined;
  /** Whether the day itself is the way, whatever its mark. */
  readonly named?: boolean | undefined;
}

/** The way to the client's mark of a day, such as one whose absence waits for its reason. */
export function ToDay({ client, date, told, named }: ToDayProps) {
  const may = useMay(NEEDS.get_day);
  if (!may) return named ? fmtWeekdayDate(date) : null;
  if (named) {
    return (
      <Link to="/" search={dayOf(client, date)} className={styles.toDay ?? ""}>
        {fmtWeekdayDate(date)}
      </Link>
    );
  }
  return (
    <Link to="/" search={dayOf(client, date)} className={styles.toDay ?? ""}>
      {m.ui_today_unexplained_act()} <span className={told ? "visually-hidden" : undefined}>{fmtDate(date)}</span>
    </Link>
  );
}
