import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowRight } from "lucide-react";
import { useState } from "react";
import { errorText, view, type Wire } from "~/api";
import { fmtCount, fmtDate, m } from "~/i18n";
import { Banner, Button, EmptyState, Skeleton } from "~/kit";
import { nameOf } from "./day";
import styles from "./Today.module.css";

type Kind = keyof Wire.WaitingView;

interface Words {
  readonly title: () => string;
  readonly act: () => string;
}

/** In the order of haste. */
const KINDS: Readonly<Record<Kind, Words>> = {
  notices: { title: m.ui_today_notices, act: m.ui_today_notices_act },
  unexplained: { title: m.ui_today_unexplained, act: m.ui_today_unexplained_act },
  reviews: { title: m.ui_today_reviews, act: m.ui_today_reviews_act },
  ending: { title: m.ui_today_ending, act: m.ui_today_ending_act },
};

/** So many rows of a list before the rest are asked for. */
const FEW = 5;

/** What waits to be done; every row has the one thing to do next. */
export function Waiting() {
  const waiting = useQuery(view("get_waiting", {}));
  const found = waiting.data;
  return (
    <section className={styles.waiting} aria-labelledby="today-waiting">
      <h2 id="today-waiting" tabIndex={-1} className={styles.waitingTitle}>
        {m.ui_today_waiting()}
      </h2>
      {waiting.isError ? (
        <Banner
          kind="danger"
          role="alert"
          actions={<Button onPress={() => void waiting.refetch()}>{m.ui_lock_try_again()}</Button>}
        >
          {errorText(waiting.error)}
        </Banner>
      ) : found === undefined ? (
        <Skeleton lines={6} rows />
      ) : (Object.keys(KINDS) as Kind[]).every((kind) => found[kind].length === 0) ? (
        <EmptyState kind="nothing" title={m.ui_today_nothing_title()} text={m.ui_today_nothing_text()} />
      ) : (
        <div className={styles.lists}>
          {(Object.keys(KINDS) as Kind[])
            .filter((kind) => found[kind].length > 0)
            .map((kind) => (
              <WaitingList key={kind} kind={kind} lines={found[kind]} />
            ))}
        </div>
      )}
    </section>
  );
}

/** The way down to what waits, where the roll call is long. */
export function ToWaiting() {
  const { data } = useQuery(view("get_waiting", {}));
  const count = data ? (Object.keys(KINDS) as Kind[]).reduce((sum, kind) => sum + data[kind].length, 0) : 0;
  if (count === 0) return null;
  return (
    <div className={styles.toWaiting}>
      <Button
        kind="quiet"
        icon={ArrowDown}
        onPress={() => {
          const heading = document.getElementById("today-waiting");
          heading?.focus({ preventScroll: true });
          heading?.scrollIntoView({ block: "start" });
        }}
      >
        {m.ui_today_waiting()} <span className={styles.badge}>{fmtCount(count)}</span>
      </Button>
    </div>
  );
}

function WaitingList({ kind, lines }: { readonly kind: Kind; readonly lines: readonly Wire.WaitingLine[] }) {
  const [all, setAll] = useState(false);
  const { title, act } = KINDS[kind];
  return (
    <section className={styles.list} aria-labelledby={`today-${kind}`}>
      <h3 id={`today-${kind}`} className={styles.listTitle}>
        {title()} <span className={styles.badge}>{fmtCount(lines.length)}</span>
      </h3>
      <ul className={styles.lines}>
        {(all ? lines : lines.slice(0, FEW)).map((line) => (
          <li key={`${line.client_id} ${line.date}`}>
            <a className={styles.line} href={`#/clients/${line.client_id}`}>
              <span className={styles.who}>{nameOf(line)}</span>
              <span className={styles.when} data-late={line.late || undefined}>
                {line.late && kind !== "unexplained"
                  ? m.ui_today_late({ date: fmtDate(line.date) })
                  : fmtDate(line.date)}
              </span>
              <span className={styles.act}>
                {act()}
                <ArrowRight className={styles.arrow ?? ""} aria-hidden />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {lines.length > FEW && (
        <div className={styles.more}>
          <Button kind="quiet" small onPress={() => setAll(!all)}>
            {all ? m.ui_today_fewer() : m.ui_today_all({ shown: fmtCount(lines.length) })}
          </Button>
        </div>
      )}
    </section>
  );
}
