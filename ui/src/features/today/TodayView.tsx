import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { CalendarCheck, ChevronLeft, ChevronRight, Printer, UserPlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { errorText, NEEDS, view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { Page } from "~/app/Frame";
import { focusGoesOn } from "~/app/keptFocus";
import { usePreferences } from "~/app/preferences";
import { ReadFault } from "~/app/ReadFault";
import { fmtCount, fmtDate, fmtWeekday, type IsoDate, m } from "~/i18n";
import { useKeys } from "~/keys";
import { Banner, Button, EmptyState, IconButton, Select, Skeleton } from "~/kit";
import { AddPerson } from "./AddPerson";
import { DayField } from "./DayField";
import {
  type Added,
  addDays,
  chosenGroup,
  isWeekend,
  marksOf,
  nextUnmarked,
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
import { Unfinished } from "./Unfinished";
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
      <Unfinished />
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
  const { date = today, environment, person, several: asked = false } = useSearch({ from: "/" });
  const navigate = useNavigate({ from: "/" });
  const client = useQueryClient();
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

  const unmarked = unmarkedDates(now.data?.unmarked ?? []);
  // a day stays in sight when its last mark has been made
  const [beside, setBeside] = useState<readonly IsoDate[] | null>(null);
  if (asked && beside === null && now.data !== undefined) setBeside(unmarked.map((one) => one.date));
  if (!asked && beside !== null) setBeside(null);
  const several = beside !== null && beside.length > 0;

  const go = (to: IsoDate, group = environment) => {
    setAdding(false);
    setStuck(null);
    void navigate({ search: { date: to === today ? undefined : to, environment: group } });
  };
  /** The day as it stands in the address. */
  const told = date === today ? undefined : date;
  const choose = (id: string, to?: string) =>
    void navigate({ search: { date: told, environment: id, person: to }, replace: true });
  const goTo = (id: string) => {
    setAdding(false);
    choose(id);
  };
  const setSeveral = (on: boolean, group = environment) => {
    // there were none when they were asked for
    if (beside?.length === 0) setBeside(null);
    void navigate({ search: { date: told, environment: group, several: on || undefined }, replace: true });
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
  const shown =
    day.data &&
    withMarks(
      withAdded(day.data, added),
      marks.pending.map((each) => each.mark),
    );
  const arrived = added.findLast((one) => one.date === date) ?? null;
  const chosen = shown && chosenGroup(shownGroups(shown), environment);
  const group = chosen?.id;
  const before = useQuery({
    queryKey: ["previous_working_day", date, place.id, group],
    queryFn: () =>
      workingDay(date, -1, read, (day) => !day.groups.some(({ id, closed }) => id === group && closed !== null)),
    enabled: group !== undefined,
  });
  const waits = shown && waitingGroup(shown, group);
  const next = several ? undefined : nextUnmarked(unmarked, date, waits !== undefined && waits !== group);
  const mayAdd = !several && date <= today && shown?.groups.some(({ others }) => others.length > 0) === true;
  useKeys(
    {
      "day.previous": { label: m.ui_today_previous_day, run: () => go(addDays(date, -1)) },
      "day.next": { label: m.ui_today_next_day, run: () => go(addDays(date, 1)) },
      print: { label: m.ui_today_print, run: paper.print },
    },
    [
      ...(date === today ? [] : [{ id: "day.today", label: m.ui_today_to_today, run: () => go(today) }]),
      ...(next ? [{ id: "day.unmarked", label: m.ui_today_next_unmarked, run: () => void goUnmarked(next) }] : []),
      ...(several || unmarked.length > 1
        ? [{ id: "day.several", label: m.ui_today_several, run: () => setSeveral(!several) }]
        : []),
      ...(mayAdd ? [{ id: "day.add", label: m.ui_attendance_add_person, run: () => setAdding(true) }] : []),
    ],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const area = useRef<HTMLDivElement>(null);
  /** What the roll call has the focus on is in sight: large text leaves little room above the fold. */
  const seen = (at: Element | null | undefined) => {
    if (at && area.current?.contains(at)) at.scrollIntoView?.({ block: "nearest" });
  };
  const toRollCall = (row?: number) => {
    const marks = area.current?.querySelectorAll<HTMLElement>('[data-cell][data-column="mark"]');
    const active = area.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
    const cell = (row === undefined ? null : marks?.[row]) ?? active;
    (cell ?? heading.current)?.focus({ preventScroll: true });
    seen(cell);
  };
  /** The button goes with what it did: whoever held it marks on. */
  const thenOn = (deed: () => void) => {
    deed();
    toRollCall();
  };
  const { textScale } = usePreferences();
  const unsaved = marks.failed.length;
  // text that grows under the focus takes it out of sight, and so does what comes to stand above
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what moves the rows
  useEffect(() => seen(document.activeElement), [textScale, unsaved]);
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
  const at = `${shown?.date} ${group} ${several}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what the focus follows
  useEffect(() => {
    const held = document.activeElement;
    const free = held === null || held === document.body || held.id === "main" || /^H[12]$/.test(held.tagName);
    if (shown === undefined || !free || focusGoesOn()) return;
    // from whoever is the first to be marked
    toRollCall(chosen?.people.findIndex(({ attendance }) => attendance === null));
    // the tabs above the rows stand a moment later, and push them down
    const frame = requestAnimationFrame(() => seen(document.activeElement));
    return () => cancelAnimationFrame(frame);
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
          <DayField date={date} onGo={go} onStay={() => toRollCall()} />
          {date !== today && (
            <IconButton icon={CalendarCheck} label={m.ui_today_to_today()} onPress={() => go(today)} />
          )}
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
            next={next}
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
                  <Button small kind="primary" onPress={() => thenOn(marks.retry)}>
                    {m.ui_today_retry()}
                  </Button>
                  <Button small onPress={() => thenOn(marks.discard)}>
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
            <ReadFault error={day.error} again={day.refetch} />
          ) : shown === undefined ? (
            <Skeleton lines={12} rows />
          ) : several ? (
            <SeveralDays
              dates={beside}
              place={place.id}
              environment={environment}
              onEnvironment={(id) => setSeveral(true, id)}
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
          <Unfinished />
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
