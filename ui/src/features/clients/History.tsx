import { useQuery } from "@tanstack/react-query";
import { memo, startTransition, useEffect, useState } from "react";
import { view } from "~/api";
import { fmtClockOf, fmtCount, fmtWeekdayDate, m } from "~/i18n";
import { Banner, Disclosure, Select, Skeleton } from "~/kit";
import type { SectionProps } from "./ClientView";
import styles from "./History.module.css";
import { type Act, type Day, daysOf, type Kind, kindName, kindsOf } from "./journal";
import { useNames } from "./office";
import { Part } from "./Part";
import { problemText } from "./words";

/** As many changes of an act are seen at once. */
const FEW = 8;
const MOST = 200;
/** So many acts fill a usual window. */
const FIRST_ACTS = 24;

export function History({ client }: SectionProps) {
  const names = useNames();
  const history = useQuery(view("client_history", { client_id: client.id }));
  const [only, setOnly] = useState<Kind | "all">("all");
  const lines = history.data;
  if (history.isError || lines === undefined || lines.length === 0) {
    return (
      <Part plain title={m.ui_client_tab_history()}>
        {history.isError ? (
          <Banner kind="danger" role="alert">
            {problemText(history.error)}
          </Banner>
        ) : lines === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <p>{m.ui_client_history_none()}</p>
        )}
      </Part>
    );
  }
  const days = daysOf(lines, names, only === "all" ? null : only);
  return (
    <Part plain title={m.ui_client_tab_history()}>
      <div className={styles.filter}>
        <Select<Kind | "all">
          label={m.ui_client_history_filter()}
          value={only}
          onChange={setOnly}
          options={[
            { id: "all", name: m.ui_client_history_all() },
            ...kindsOf(lines).map((id) => ({ id, name: kindName(id) })),
          ]}
        />
      </div>
      {lines.length >= MOST && (
        <p className={styles.quiet}>{m.ui_client_history_limit({ shown: fmtCount(lines.length) })}</p>
      )}
      {days.length === 0 && <p>{m.ui_client_history_none()}</p>}
      <Days days={days} />
    </Part>
  );
}

/** The days, the newest first; what is below the first screen follows as soon as this is painted. */
function Days({ days }: { readonly days: readonly Day[] }) {
  const shown = usePainted() ? days : beginningOf(days);
  return (
    <>
      {shown.map((day) => (
        <section key={day.date} className={styles.day}>
          <h3>{fmtWeekdayDate(day.date)}</h3>
          <ul className={styles.acts}>
            {day.acts.map((act) => (
              <Entry key={act.id} act={act} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Whether the first screen stands. */
function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}

/** The first acts, with their days. */
function beginningOf(days: readonly Day[]): Day[] {
  let left = FIRST_ACTS;
  return days.flatMap(({ date, acts }) => {
    if (left <= 0) return [];
    const first = acts.slice(0, left);
    left -= first.length;
    return [{ date, acts: first }];
  });
}

const Entry = memo(({ act }: { readonly act: Act }) => {
  const { changes } = act;
  const list = () => (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change.id}>{change.text}</li>
      ))}
    </ul>
  );
  return (
    <li className={styles.act}>
      <time className={styles.when} dateTime={act.at.toISOString()}>
        {fmtClockOf(act.at)}
      </time>
      <span className={styles.who}>{act.worker}</span>
      <div className={styles.what}>
        {(act.isTitled || changes.length > 1) && <strong>{act.title}</strong>}
        {changes.length <= FEW ? (
          list()
        ) : (
          <>
            <p>{countsOf(act)}</p>
            <Disclosure title={m.ui_client_history_details()}>{list}</Disclosure>
          </>
        )}
      </div>
    </li>
  );
});

/** "Läsnäolo: 61 muutosta" for each kind of record. */
function countsOf({ changes }: Act): string {
  const counts = new Map<Kind, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) =>
      m.ui_client_history_says({
        what: kindName(kind),
        text: m.ui_client_history_rows({ count, shown: fmtCount(count) }),
      }),
    )
    .join("; ");
}
