import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { memo, useLayoutEffect, useRef, useState } from "react";
import { call, errorText, viewKey, type Wire } from "~/api";
import { ReadFault } from "~/app/ReadFault";
import { fmtClockOf, fmtCount, fmtWeekdayDate, m } from "~/i18n";
import { Banner, Button, Disclosure, Select, Skeleton } from "~/kit";
import type { SectionProps } from "./ClientView";
import styles from "./History.module.css";
import { type Act, type Day, daysOf, daysWithoutPlaces, KINDS, type Kind, kindName } from "./journal";
import { useNames } from "./office";
import { Part } from "./Part";
import { usePainted } from "./painted";

/** As many changes of an act are seen at once. */
const FEW = 8;
/** How many changes the engine gives at once. */
const PAGE = 200;
/** So many acts fill a usual window. */
const FIRST_ACTS = 14;

/** The changes of a client, or those of one kind of record. */
export function historyOf(clientId: string, kind: Kind | null = null) {
  const asked = { client_id: clientId, kind };
  return infiniteQueryOptions({
    queryKey: viewKey("client_history", { ...asked, offset: 0 }),
    queryFn: ({ pageParam }) => call("client_history", { ...asked, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last: readonly Wire.HistoryLine[], all: readonly (readonly Wire.HistoryLine[])[]) =>
      last.length < PAGE ? undefined : all.reduce((sum, page) => sum + page.length, 0),
  });
}

export function History({ client, isOnPaper }: SectionProps) {
  const [only, setOnly] = useState<Kind | "all">("all");
  return (
    <Part plain title={m.ui_client_tab_history()}>
      <div className={styles.filter}>
        <Select<Kind | "all">
          label={m.ui_client_history_filter()}
          value={only}
          onChange={setOnly}
          options={[{ id: "all", name: m.ui_client_history_all() }, ...KINDS.map((id) => ({ id, name: kindName(id) }))]}
        />
      </div>
      <Lines key={only} client={client} kind={only === "all" ? null : only} isOnPaper={isOnPaper} />
    </Part>
  );
}

interface LinesProps extends Pick<SectionProps, "client" | "isOnPaper"> {
  readonly kind: Kind | null;
}

/** The changes of one kind of record, or of all, a page of the engine's at a time. */
function Lines({ client, kind, isOnPaper }: LinesProps) {
  const names = useNames();
  const pages = useInfiniteQuery(historyOf(client.id, kind));
  // the button goes once all are shown: the focus moves on to the first of the acts it brought
  const list = useRef<HTMLDivElement>(null);
  const waiting = useRef<{ readonly acts: number; readonly pages: number } | null>(null);
  const read = pages.data?.pages.length ?? 0;
  useLayoutEffect(() => {
    if (waiting.current === null || read <= waiting.current.pages) return;
    const acts = list.current?.querySelectorAll<HTMLElement>("[data-act]");
    // a page may hold nothing but more of the last act
    const to = acts?.[waiting.current.acts] ?? acts?.[acts.length - 1];
    waiting.current = null;
    to?.focus();
  });
  if (pages.data === undefined) {
    return pages.isError ? <ReadFault error={pages.error} again={pages.refetch} /> : <Skeleton lines={6} />;
  }
  const lines = pages.data.pages.flat();
  const days = daysOf(lines, names);
  const acts = days.reduce((sum, day) => sum + day.acts.length, 0);
  return (
    <>
      {pages.hasNextPage && (
        <p className={styles.quiet}>{m.ui_client_history_limit({ shown: fmtCount(lines.length) })}</p>
      )}
      {days.length === 0 && <p>{m.ui_client_history_none()}</p>}
      <div ref={list} className={styles.days} data-off-paper={client.non_disclosure || undefined}>
        <FirstDays days={days} isAsked={read > 1} />
      </div>
      {isOnPaper && (
        <div className={styles.paper} aria-hidden data-paper>
          <Days days={client.non_disclosure ? daysWithoutPlaces(lines, names) : days} isOpen />
        </div>
      )}
      {pages.isError && (
        <Banner kind="danger" role="alert">
          {errorText(pages.error)}
        </Banner>
      )}
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button
            isPending={pages.isFetchingNextPage}
            onPress={() => {
              waiting.current = { acts, pages: read };
              void pages.fetchNextPage();
            }}
          >
            {m.ui_client_history_more()}
          </Button>
        </div>
      )}
    </>
  );
}

interface FirstDaysProps {
  readonly days: readonly Day[];
  /** More of them have been asked for. */
  readonly isAsked: boolean;
}

/** The days; what is below the first screen follows as soon as this is painted, unless it has been asked for. */
function FirstDays({ days, isAsked }: FirstDaysProps) {
  const isPainted = usePainted();
  return <Days days={isPainted || isAsked ? days : beginningOf(days)} />;
}

interface DaysProps {
  readonly days: readonly Day[];
  /** Every change is seen, however many an act has. */
  readonly isOpen?: boolean;
}

/** The days, the newest first. */
function Days({ days, isOpen = false }: DaysProps) {
  return days.map((day) => (
    <section key={day.date} className={styles.day}>
      <h3>{fmtWeekdayDate(day.date)}</h3>
      <ul className={styles.acts}>
        {day.acts.map((act) => (
          <Entry key={act.id} act={act} isOpen={isOpen} />
        ))}
      </ul>
    </section>
  ));
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

const Entry = memo(({ act, isOpen }: { readonly act: Act; readonly isOpen: boolean }) => {
  const { changes } = act;
  const list = () => (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change.id}>{change.text}</li>
      ))}
    </ul>
  );
  return (
    <li className={styles.act} tabIndex={-1} data-act data-long={changes.length > FEW || undefined}>
      <time className={styles.when} dateTime={act.at.toISOString()}>
        {fmtClockOf(act.at)}
      </time>
      <span className={styles.who}>{act.worker}</span>
      <div className={styles.what}>
        {(act.isTitled || changes.length > 1) && <strong>{act.title}</strong>}
        {isOpen || changes.length <= FEW ? (
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
