import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowRight } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { act, errorText, NEEDS, view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { ReadFault } from "~/app/ReadFault";
import { listNameOf } from "~/features/clients/record";
import { fmtCount, fmtDate, fmtDateRange, m } from "~/i18n";
import { Banner, Button, EmptyState, Skeleton } from "~/kit";
import { useActLog } from "~/undo";
import styles from "./Today.module.css";

type Kind = keyof Wire.WaitingTotals;

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
  // the last of a list goes with the list
  const reported = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!reported.current || (found?.notices.length ?? 0) > 0) return;
    reported.current = false;
    if (document.activeElement === document.body) heading.current?.focus();
  });
  const onReported = () => {
    reported.current = true;
  };
  return (
    <section className={styles.waiting} aria-labelledby="today-waiting">
      <h2 ref={heading} id="today-waiting" tabIndex={-1} className={styles.waitingTitle}>
        {m.ui_today_waiting()}
      </h2>
      {waiting.isError ? (
        <ReadFault error={waiting.error} again={waiting.refetch} />
      ) : found === undefined ? (
        <Skeleton lines={6} rows />
      ) : (Object.keys(KINDS) as Kind[]).every((kind) => found[kind].length === 0) ? (
        <EmptyState kind="nothing" title={m.ui_today_nothing_title()} text={m.ui_today_nothing_text()} />
      ) : (
        <div className={styles.lists}>
          {(Object.keys(KINDS) as Kind[])
            .filter((kind) => found[kind].length > 0)
            .map((kind) => (
              <WaitingList
                key={kind}
                kind={kind}
                lines={found[kind]}
                total={found.totals[kind]}
                onReported={onReported}
              />
            ))}
        </div>
      )}
    </section>
  );
}

/** The way down to what waits, where the roll call is long. */
export function ToWaiting() {
  const { data } = useQuery(view("get_waiting", {}));
  const count = data ? (Object.keys(KINDS) as Kind[]).reduce((sum, kind) => sum + data.totals[kind], 0) : 0;
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

interface WaitingListProps {
  readonly kind: Kind;
  readonly lines: readonly Wire.WaitingLine[];
  /** How many there are, of whom the lines may be the first. */
  readonly total: number;
  readonly onReported: () => void;
}

function WaitingList({ kind, lines, total, onReported }: WaitingListProps) {
  const [all, setAll] = useState(false);
  const { title } = KINDS[kind];
  const shown = all ? lines : lines.slice(0, FEW);
  const reports = useMay(NEEDS.add_absence_notice) && kind === "notices";
  // a row that is done goes with its button: the focus moves on to the next
  const list = useRef<HTMLUListElement>(null);
  const left = useRef<number | null>(null);
  useLayoutEffect(() => {
    const held = document.activeElement;
    if (left.current === null || list.current?.contains(held)) return;
    if (held !== document.body) {
      left.current = null;
      return;
    }
    const rows = list.current?.children;
    const next = rows?.[Math.min(left.current, rows.length - 1)];
    left.current = null;
    next?.querySelector<HTMLElement>("button")?.focus();
  });
  return (
    <section className={styles.list} aria-labelledby={`today-${kind}`}>
      <h3 id={`today-${kind}`} className={styles.listTitle}>
        {title()} <span className={styles.badge}>{fmtCount(total)}</span>
      </h3>
      <ul ref={list} className={styles.lines}>
        {shown.map((line, at) => (
          <li key={`${line.client_id} ${line.date}`}>
            <Line kind={kind} line={line} />
            {reports && (
              <Reported
                line={line}
                onDone={() => {
                  left.current = at;
                  onReported();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {all && lines.length < total && (
        <p className={styles.quiet}>{m.ui_today_longest({ shown: fmtCount(lines.length) })}</p>
      )}
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

/** A row, which leads to where the thing is done: a mark on its day, all else on the client's page. */
function Line({ kind, line }: { readonly kind: Kind; readonly line: Wire.WaitingLine }) {
  const mayMark = useMay(NEEDS.get_day);
  // of an absence the date is its own day, and late would be a mark of attendance
  const isDue = kind === "reviews" || kind === "ending";
  const words = (
    <>
      <span className={styles.who}>{listNameOf(line)}</span>
      <span className={styles.when} data-late={line.late || undefined}>
        {line.late && isDue ? m.ui_today_late({ date: fmtDate(line.date) }) : fmtDate(line.date)}
      </span>
      <span className={styles.act}>
        {KINDS[kind].act()}
        <ArrowRight className={styles.arrow ?? ""} aria-hidden />
      </span>
    </>
  );
  if (kind === "unexplained" && mayMark) {
    return (
      <Link className={styles.line ?? ""} to="/" search={{ date: line.date, person: line.client_id }}>
        {words}
      </Link>
    );
  }
  return (
    <a className={styles.line} href={`#/clients/${line.client_id}${kind === "notices" ? "?section=attendance" : ""}`}>
      {words}
    </a>
  );
}

/** Tells that the absences up to today have been reported to the payer of the benefit. */
function Reported({ line, onDone }: { readonly line: Wire.WaitingLine; readonly onDone: () => void }) {
  const today = useToday();
  const client = useQueryClient();
  const log = useActLog();
  const report = useMutation({
    ...act("add_absence_notice", client),
    meta: { quiet: true },
    onSuccess: ({ act: done }, { from_date, to_date }) => {
      const words = { name: listNameOf(line), days: fmtDateRange(from_date, to_date) };
      if (done !== null) log.record({ id: done, label: m.ui_today_notices_marked(words) });
      onDone();
      return client.invalidateQueries();
    },
  });
  return (
    <div className={styles.reported}>
      <Button
        small
        isPending={report.isPending}
        onPress={() => report.mutate({ client_id: line.client_id, from_date: line.date, to_date: today })}
      >
        {m.ui_today_notices_mark()}
        <span className="visually-hidden"> {listNameOf(line)}</span>
      </Button>
      {report.error !== null && (
        <Banner kind="danger" role="alert">
          {errorText(report.error)}
        </Banner>
      )}
    </div>
  );
}
