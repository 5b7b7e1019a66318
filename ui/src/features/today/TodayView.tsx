import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, Printer, UserPlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { errorText, NEEDS, view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { Page } from "~/app/Frame";
import { usePreferences } from "~/app/preferences";
import { fmtCount, fmtDate, fmtWeekday, type IsoDate, m } from "~/i18n";
import { useKeys } from "~/keys";
import { Banner, Button, EmptyState, IconButton, Select, Skeleton } from "~/kit";
import { AddPerson } from "./AddPerson";
import { DayField } from "./DayField";
import {
  type Added,
  addDays,
  isWeekend,
  marksOf,
  shownGroups,
  type UnmarkedDate,
  unmarkedDates,
  waitingGroup,
  withAdded,
  withMarks,
  workingDay,
} from "./day";
import { FirstWeek } from "./FirstWeek";
import { Groups } from "./Groups";
import { Notices } from "./Notices";
import { PaperList, usePaper } from "./PaperList";
import { RollCall } from "./RollCall";
import { SeveralDays } from "./SeveralDays";
import styles from "./Today.module.css";
import { UnmarkedDays } from "./UnmarkedDays";
import { useEnvironment } from "./useEnvironment";
import { useLed } from "./useLed";
import { useMarks } from "./useMarks";
import { ToWaiting, Waiting } from "./Waiting";

/** The first view: the day's roll call for those who mark one, and what waits. */
export function TodayView() {
  return useMay(NEEDS.get_day) ? <CoachDay /> : <WhatWaits />;
}

/** Nothing waits for one who sees no clients. */
function WhatWaits() {
  const navigate = useNavigate();
  return (
    <Page title={m.ui_nav_today()}>
      <Notices />
      <FirstWeek />
      {useMay(NEEDS.get_waiting) ? (
        <Waiting />
      ) : (
        <EmptyState
          kind="nothing"
          title={m.ui_today_nothing_title()}
          text={m.ui_today_nothing_figures()}
          act={{ name: m.ui_today_nothing_open(), onPress: () => void navigate({ to: "/statistics" }) }}
        />
      )}
    </Page>
  );
}

function CoachDay() {
  const today = useToday();
  const { date = today, environment, person } = useSearch({ from: "/" });
  const navigate = useNavigate({ from: "/" });
  const client = useQueryClient();
  const [several, setSeveral] = useState(false);
  const [adding, setAdding] = useState(false);
  const [stuck, setStuck] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly Added[]>([]);
  // who had come before another was gone to
  const [met, setMet] = useState<Added | null>(null);
  const marks = useMarks();
  const place = useEnvironment(environment);
  const paper = usePaper(today, place);
  const dayOf = (of: IsoDate) => view("get_day", { date: of, environment_id: place.id });
  const read = (of: IsoDate) => client.fetchQuery(dayOf(of));
  const day = useQuery({ ...dayOf(date), enabled: place.ready });
  const now = useQuery({ ...dayOf(today), enabled: place.ready });
  const before = useQuery({
    queryKey: ["previous_working_day", date, place.id],
    queryFn: () => workingDay(date, -1, read),
    enabled: place.ready,
  });

  const go = (to: IsoDate, group = environment) => {
    setSeveral(false);
    setAdding(false);
    setStuck(null);
    void navigate({ search: { date: to === today ? undefined : to, environment: group } });
  };
  /** The day as it stands in the address. */
  const told = date === today ? undefined : date;
  const choose = (id: string, to?: string) =>
    void navigate({ search: { date: told, environment: id, person: to }, replace: true });
  const goTo = (id: string) => {
    setSeveral(false);
    setAdding(false);
    choose(id);
  };
  // where the worker is: whoever has gone elsewhere while a day was read is not fetched back
  const spot = `${date} ${environment}`;
  const here = useRef<string | null>(null);
  useEffect(() => {
    here.current = spot;
    return () => {
      here.current = null;
    };
  }, [spot]);
  const goWorking = async (step: 1 | -1) => {
    try {
      setStuck(null);
      const found = await workingDay(date, step, read);
      if (here.current === spot) go(found?.date ?? addDays(date, step));
    } catch (thrown) {
      if (here.current === spot) setStuck(errorText(thrown));
    }
  };
  const goUnmarked = async (to: UnmarkedDate) => {
    const other = await read(to.date).catch(() => null);
    if (here.current === spot) go(to.date, (other && waitingGroup(other, environment)) ?? to.environments[0]);
  };
  const add = (client_id: string, group: string) => {
    setAdding(false);
    setAdded((before) => [...before.filter((one) => one.client_id !== client_id), { date, client_id }]);
    choose(group);
  };
  const stopAdding = () => {
    setAdding(false);
    toRollCall();
  };
  useKeys({
    "day.previous": () => go(addDays(date, -1)),
    "day.next": () => go(addDays(date, 1)),
    print: paper.print,
  });

  const shown =
    day.data &&
    withMarks(
      withAdded(day.data, added),
      marks.pending.map((each) => each.mark),
    );
  const arrived = added.findLast((one) => one.date === date) ?? null;
  const unmarked = unmarkedDates(now.data?.unmarked ?? []);
  const heading = useRef<HTMLHeadingElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const toRollCall = () => {
    const cell = area.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
    (cell ?? heading.current)?.focus({ preventScroll: true });
    // large text leaves little room above the fold
    cell?.scrollIntoView?.({ block: "nearest" });
  };
  const { textScale } = usePreferences();
  // text that grows under the focus takes it out of sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is what moves the rows
  useEffect(() => {
    const at = document.activeElement;
    if (area.current?.contains(at)) at?.scrollIntoView?.({ block: "nearest" });
  }, [textScale]);
  // whoever comes for one person comes to the roll call
  if (person !== undefined && several) setSeveral(false);
  if (person !== undefined && adding) setAdding(false);
  const led = useLed({
    date,
    person,
    environment,
    place,
    day: shown?.date === date ? shown : undefined,
    listed: !several,
    onGroup: (group) => choose(group, person),
    onDone: (found) => {
      void navigate({ search: { date: told, environment }, replace: true });
      setMet(arrived);
      if (!found) toRollCall();
    },
  });
  // whoever came here to mark begins at once; whoever holds a button keeps it
  const at = `${shown?.date} ${several}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what the focus follows
  useEffect(() => {
    const held = document.activeElement;
    const free = held === null || held === document.body || held.id === "main" || /^H[12]$/.test(held.tagName);
    if (shown === undefined || !free) return;
    toRollCall();
  }, [at]);

  return (
    <Page
      title={m.ui_nav_today()}
      wide
      beside={
        <div className={styles.days}>
          <IconButton
            kind="plain"
            icon={ChevronLeft}
            label={m.ui_today_previous_day()}
            shortcut="Alt+←"
            onPress={() => go(addDays(date, -1))}
          />
          <h2 id="today-day" ref={heading} tabIndex={-1} className={styles.day}>
            {m.ui_today_day({ weekday: fmtWeekday(date), date: fmtDate(date) })}
          </h2>
          <IconButton
            kind="plain"
            icon={ChevronRight}
            label={m.ui_today_next_day()}
            shortcut="Alt+→"
            onPress={() => go(addDays(date, 1))}
          />
          <DayField date={date} onGo={go} onStay={toRollCall} />
          {date !== today && <Button onPress={() => go(today)}>{m.ui_today_to_today()}</Button>}
        </div>
      }
      actions={
        <>
          <ToWaiting />
          <Button icon={Printer} onPress={paper.print} isPending={paper.busy} isDisabled={!place.ready}>
            {m.ui_today_print()}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <section ref={area} className={styles.roll} aria-labelledby="today-day">
          <Notices />
          {paper.problem !== null && (
            <Banner kind="danger" role="alert">
              {m.ui_today_print_failed({ reason: paper.problem })}
            </Banner>
          )}
          {stuck !== null && (
            <Banner kind="danger" role="alert">
              {stuck}
            </Banner>
          )}
          {place.id !== null && (
            <div className={styles.pick}>
              <Select label={m.ui_today_environment()} options={place.choices} value={place.id} onChange={goTo} />
            </div>
          )}
          <UnmarkedDays
            dates={unmarked}
            date={date}
            several={several}
            onSeveral={setSeveral}
            onGo={(to) => void goUnmarked(to)}
          />
          {marks.failed.length > 0 && (
            <Banner
              kind="danger"
              role="alert"
              actions={
                <>
                  <Button small kind="primary" onPress={marks.retry}>
                    {m.ui_today_retry()}
                  </Button>
                  <Button small onPress={marks.discard}>
                    {m.ui_today_discard()}
                  </Button>
                </>
              }
            >
              {m.ui_today_unsaved({
                count: marks.failed.length,
                shown: fmtCount(marks.failed.length),
                reason: marks.failed[0]?.problem ?? "",
              })}
            </Banner>
          )}
          {day.isError ? (
            <Banner
              kind="danger"
              role="alert"
              actions={<Button onPress={() => void day.refetch()}>{m.ui_lock_try_again()}</Button>}
            >
              {errorText(day.error)}
            </Banner>
          ) : shown === undefined ? (
            <Skeleton lines={12} rows />
          ) : several ? (
            <SeveralDays
              dates={unmarked.map((one) => one.date)}
              place={place.id}
              environment={environment}
              onEnvironment={(id) => choose(id)}
              marks={marks}
            />
          ) : (
            <>
              {adding && <AddPerson day={shown} onAdd={add} onClose={stopAdding} />}
              {shownGroups(shown).length === 0 ? (
                <NobodyToday
                  day={shown}
                  onStep={(step) => void goWorking(step)}
                  onAdd={shown.date > today ? undefined : () => setAdding(true)}
                />
              ) : (
                <Groups
                  day={shown}
                  environment={environment}
                  named={place.id ?? undefined}
                  onEnvironment={(id) => choose(id)}
                  onAdd={shown.date > today ? undefined : () => setAdding(true)}
                >
                  {(group) => (
                    <RollCall
                      key={`${shown.date} ${group.id}`}
                      date={shown.date}
                      group={group}
                      tasks={shown.tasks}
                      yesterday={marksOf(before.data)}
                      marks={marks}
                      onAddPerson={() => setAdding(true)}
                      arrived={led ?? (arrived === met ? null : arrived)}
                      coming={shown.date > today}
                    />
                  )}
                </Groups>
              )}
            </>
          )}
        </section>
        <div className={styles.side}>
          <FirstWeek />
          <Waiting />
        </div>
      </div>
      {paper.day !== null && <PaperList day={paper.day} />}
    </Page>
  );
}

interface NobodyTodayProps {
  readonly day: Wire.DayView;
  readonly onStep: (step: 1 | -1) => void;
  /** None on a day that takes no marks. */
  readonly onAdd: (() => void) | undefined;
}

function NobodyToday({ day, onStep, onAdd }: NobodyTodayProps) {
  const off = !day.working_day;
  if (day.without_environment) {
    return (
      <EmptyState kind="nothing" title={m.ui_today_no_environment_title()} text={m.ui_today_no_environment_text()} />
    );
  }
  return (
    <div>
      <EmptyState
        kind="nothing"
        title={
          off
            ? isWeekend(day.date)
              ? m.ui_today_weekend_title()
              : m.ui_today_holiday_title()
            : m.ui_today_nobody_title()
        }
        text={off ? m.ui_today_off_text() : m.ui_today_nobody_text()}
      />
      <div className={styles.steps}>
        <Button icon={ChevronLeft} onPress={() => onStep(-1)}>
          {m.ui_today_previous_working()}
        </Button>
        <Button icon={ChevronRight} onPress={() => onStep(1)}>
          {m.ui_today_next_working()}
        </Button>
        {onAdd && day.groups.some((group) => group.others.length > 0) && (
          <Button icon={UserPlus} onPress={onAdd}>
            {m.ui_attendance_add_person()}
          </Button>
        )}
      </div>
    </div>
  );
}
