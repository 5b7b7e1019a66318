import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { Page } from "~/app/Frame";
import { ReadFault } from "~/app/ReadFault";
import { useSitting } from "~/features/clients/sitting";
import { compareNames, fmtCount, fmtDate, language, m } from "~/i18n";
import { useKeys } from "~/keys";
import { Banner, Button, Dialog, EmptyState, Skeleton, Tabs } from "~/kit";
import { type ChartUse, StatusChart } from "./Charts";
import { Checklist } from "./Checklist";
import { Checks, RulesUsed } from "./Checks";
import { chartFigureId, figureId, incompleteId } from "./Figure";
import { type Asked, FigurePersons } from "./FigurePersons";
import { FigureKind, Filters } from "./Filters";
import { IndicatorTable } from "./IndicatorTable";
import { genderColumn, indicatorName } from "./indicators";
import { Municipalities } from "./Municipalities";
import { latestEnded, quarterName, quarterOf, quartersUntil, quarterWithDates } from "./quarters";
import { failingOf, NO_MUNICIPALITY } from "./report";
import { type RuleChoice, useRules } from "./rules";
import { SaveButton, SaveProblem, useSaveTable } from "./SaveTable";
import styles from "./Statistics.module.css";

/** Of a quarter, as they are sent, or of any day: the figures of ESF+, and everything that they rest on. */
export function StatisticsView() {
  const may = useMay("view_reports");
  if (!may) {
    return (
      <Page title={m.ui_nav_statistics()}>
        <EmptyState kind="no_right" who={m.ui_statistics_who()} />
      </Page>
    );
  }
  return <Begun />;
}

const OFFICE = view("get_office", {});

type Left = Omit<ReturnType<typeof useAsked>["search"], "figure" | "of" | "gender" | "from">;

/** The view, which begins as it was left in this sitting. */
function Begun() {
  const search = useSearch({ from: "/statistics" });
  const navigate = useNavigate({ from: "/statistics" });
  const left = useSitting<Left>("statistics");
  const begun = useRef(false);
  useEffect(() => {
    const isFirst = !begun.current;
    begun.current = true;
    if (isFirst && left.current !== null && Object.keys(search).length === 0) {
      void navigate({ search: left.current, replace: true });
      return;
    }
    // the persons of a figure are asked for anew
    const { figure: _, of: __, gender: ___, from: ____, ...kept } = search;
    left.current = kept;
  }, [search, navigate, left]);
  const { isFetched } = useQuery(OFFICE);
  // which rules the worker chose is known only then; if that does not come, the first ones hold
  if (!isFetched) {
    return (
      <Page title={m.ui_nav_statistics()} wide>
        <Skeleton rows lines={12} />
      </Page>
    );
  }
  return <Statistics />;
}

function useMunicipalities() {
  const office = useQuery(OFFICE);
  return (office.data?.municipalities ?? [])
    .map(({ code, name_fi, name_sv }) => ({ code, name: language() === "sv" ? name_sv : name_fi }))
    .sort((a, b) => compareNames(a.name, b.name));
}

/** What the address asks for, by the rules of the worker where it says none. */
function useAsked() {
  const today = useToday();
  const search = useSearch({ from: "/statistics" });
  const { keep, longTerm, result } = useRules(search);
  const quarters = quartersUntil(today);
  const latest = latestEnded(quarters);
  const quarter = search.asOf === undefined ? (quarters.find(({ id }) => id === search.quarter) ?? latest) : undefined;
  const asked: Wire.GetEsfReport = {
    as_of: search.asOf ?? quarter?.to ?? today,
    long_term_rule: longTerm,
    result_rule: result,
    municipality: search.municipality ?? null,
  };
  // an old link may ask for one that there is not
  const unknown = quarter !== undefined && search.quarter !== undefined && search.quarter !== quarter.id;
  return {
    search,
    quarters,
    latest,
    quarter: quarter ?? null,
    unknown: unknown ? search.quarter : undefined,
    asked,
    keep,
  };
}

const stay = <T,>(before: T) => before;

/** The report that was asked for, and that of all municipalities together. */
function useReports(quarter: string | null, asked: Wire.GetEsfReport) {
  const { as_of: _, ...of } = asked;
  const quarterOf = (municipality: string | null) => ({
    ...view("get_quarter_report", { ...of, quarter: quarter ?? "", municipality }),
    enabled: quarter !== null,
    placeholderData: stay<Wire.QuarterView | undefined>,
  });
  const dayOf = (municipality: string | null) => ({
    ...view("get_esf_report", { ...asked, municipality }),
    enabled: quarter === null,
    placeholderData: stay<Wire.EsfView | undefined>,
  });
  const quarters = [useQuery(quarterOf(asked.municipality)), useQuery(quarterOf(null))] as const;
  const days = [useQuery(dayOf(asked.municipality)), useQuery(dayOf(null))] as const;
  const [shown, whole] = quarter === null ? days : quarters;
  return {
    error: shown.error,
    again: () => void shown.refetch(),
    // what is shown is of what was asked for before, until what is asked for now is counted
    isCounting: shown.isPlaceholderData,
    isCountingWhole: whole.isPlaceholderData,
    wholeError: whole.error,
    wholeAgain: () => void whole.refetch(),
    report: shown.isError ? undefined : shown.data,
    ofQuarter: quarter === null || shown.isError ? undefined : quarters[0].data,
    limitedTo: whole.data?.limited_to,
    wholeReport: whole.isError ? undefined : whole.data,
  };
}

interface CountedProps {
  readonly isCounting: boolean;
  readonly children: ReactNode;
}

/** Figures that stay as they were while others are counted, and show that they do. */
function Counted({ isCounting, children }: CountedProps) {
  return (
    <div className={styles.counted} aria-busy={isCounting || undefined}>
      {children}
    </div>
  );
}

/** The persons whose records miss something, for those who may see who they are. */
const incomplete = (count: number, asked: Omit<Asked, "indicator" | "gender" | "without_municipality">) =>
  ({
    id: "incomplete",
    name: m.ui_statistics_tab_incomplete(),
    count: fmtCount(count),
    content: (
      <div className={styles.section}>
        {count > 0 && <p className={styles.help}>{m.ui_statistics_incomplete_help()}</p>}
        <FigurePersons
          asked={{ ...asked, without_municipality: false, indicator: null, gender: null }}
          none={m.ui_statistics_incomplete_none()}
          label={m.ui_statistics_tab_incomplete()}
        />
      </div>
    ),
  }) as const;

function Statistics() {
  const today = useToday();
  const mayOpen = useMay("view_client");
  const { search, quarters, latest, quarter, unknown, asked, keep } = useAsked();
  const navigate = useNavigate({ from: "/statistics" });
  const set = (change: Partial<typeof search>, replace = true) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  const reports = useReports(quarter?.id ?? null, asked);
  const { report, ofQuarter, error, again, limitedTo, wholeReport, isCounting, isCountingWhole } = reports;
  const failing = failingOf(report?.checks ?? []);
  const office = useMunicipalities();
  const municipalities = limitedTo ? office.filter(({ code }) => limitedTo.includes(code)) : office;
  const allName = limitedTo ? m.ui_statistics_own_municipalities() : m.ui_statistics_all_municipalities();
  const nameOf = (code: string | null) =>
    code === null
      ? allName
      : code === NO_MUNICIPALITY
        ? m.ui_statistics_without_municipality()
        : (office.find((one) => one.code === code)?.name ?? code);
  const saving = useSaveTable();
  const tab = search.tab === undefined || (search.tab === "incomplete" && !mayOpen) ? "indicators" : search.tab;

  const isComing = quarter === null && asked.as_of > today;
  // the day that was looked at before its quarter
  const day = useRef(search.asOf);
  useEffect(() => {
    if (search.asOf !== undefined) day.current = search.asOf;
  }, [search.asOf]);

  const step = (by: 1 | -1) => {
    const at = quarters.findIndex(({ id }) => id === quarter?.id);
    // the newest stands first
    const to = quarters[at - by];
    if (quarter && to) set({ quarter: to.id });
  };
  const print = () => window.print();
  useKeys({
    "day.previous": quarter ? () => step(-1) : undefined,
    "day.next": quarter ? () => step(1) : undefined,
    print,
  });

  const openFigure = (
    figure: Wire.Indicator,
    of: string | null,
    gender: Wire.Gender | null = null,
    from: "chart" | undefined = undefined,
  ) => set({ figure, of: of ?? undefined, gender: gender ?? undefined, from }, false);
  const closeFigure = () => set({ figure: undefined, of: undefined, gender: undefined, from: undefined });
  const of = search.of ?? null;
  const gender = search.gender ?? null;
  const idOf = search.from === "chart" ? chartFigureId : figureId;
  useFigureFocus(
    search.figure === undefined
      ? search.from === "municipalities"
        ? incompleteId(asked.municipality)
        : undefined
      : idOf(search.figure, of, gender),
  );

  const chooseRule = (chosen: RuleChoice) => {
    keep(chosen);
    set(chosen);
  };

  const { as_of: _, ...rules } = asked;
  const what = quarter ? quarterWithDates(quarter) : fmtDate(asked.as_of);
  const openIncomplete = (municipality: string | null) =>
    set({ tab: "incomplete", municipality: municipality ?? undefined, from: "municipalities" }, false);
  const chart: ChartUse = {
    asTable: search.chart === "table",
    onAsTable: (asTable) => set({ chart: asTable ? "table" : undefined }),
    onOpen: mayOpen ? (figure, of, gender) => openFigure(figure, of, gender, "chart") : undefined,
  };
  const places = {
    chart,
    municipalities,
    allName,
    onOpen: mayOpen ? openFigure : undefined,
    onIncomplete: mayOpen ? openIncomplete : undefined,
  };

  return (
    <Page
      title={m.ui_nav_statistics()}
      wide
      beside={
        <FigureKind
          isQuarter={quarter !== null}
          onQuarter={() => set({ asOf: undefined })}
          onDay={() => set({ asOf: day.current ?? today })}
        />
      }
      actions={
        <div className={styles.actions}>
          <Button icon={Printer} onPress={print}>
            {m.ui_keys_print()}
          </Button>
          <SaveButton
            saving={saving}
            report={quarter ? { kind: "quarter", ...rules, quarter: quarter.id } : { kind: "esf", ...asked }}
            name={m.ui_statistics_save_name({
              when: quarter ? `${quarter.year}-Q${quarter.quarter}` : asked.as_of,
              municipality: nameOf(asked.municipality),
            })}
          />
        </div>
      }
    >
      <SaveProblem saving={saving} />
      <Filters
        quarter={quarter}
        quarters={quarters}
        asked={asked}
        municipalities={municipalities}
        allName={allName}
        onStep={step}
        onChange={set}
        onRule={chooseRule}
      />
      {unknown !== undefined && quarter && (
        <Banner kind="warn" role="status">
          {m.ui_statistics_quarter_unknown({ quarter: quarterName(quarterOf(unknown)), shown: quarterName(quarter) })}
        </Banner>
      )}
      {isComing && (
        <Banner kind="warn" role="status">
          {m.ui_statistics_day_coming({ date: fmtDate(asked.as_of) })}
        </Banner>
      )}
      <div className={styles.printed}>
        <p>
          <strong>
            {what} · {tab === "municipalities" ? allName : nameOf(asked.municipality)}
          </strong>
        </p>
        {quarter?.ended === false && <p>{m.ui_statistics_list_running({ date: fmtDate(quarter.to) })}</p>}
        <p>{asked.long_term_rule === "eu" ? m.report_long_term_eu() : m.report_long_term_fi()}</p>
        <p>{asked.result_rule === "eu" ? m.report_result_eu() : m.report_result_eura()}</p>
        <p>
          {m.report_made_on()}: {fmtDate(today)}
        </p>
      </div>
      <p className={styles.own}>
        {m.report_own_calculation()}
        {limitedTo && asked.municipality === null && (
          <span>{m.ui_statistics_limited({ municipalities: municipalities.map(({ name }) => name).join(", ") })}</span>
        )}
      </p>
      {error && <ReadFault error={error} again={again} />}
      {!report && !error && <Skeleton rows lines={12} />}
      {ofQuarter && (
        <Counted isCounting={isCounting}>
          <Checklist
            report={ofQuarter}
            latest={latest}
            onQuarter={(id) => set({ quarter: id })}
            onIncomplete={mayOpen ? () => set({ tab: "incomplete" }) : undefined}
            onChecks={() => set({ tab: "checks", from: undefined })}
          />
        </Counted>
      )}
      {report && (
        <Tabs
          label={m.ui_statistics_tabs()}
          selected={tab}
          onSelect={(tab) => set({ tab: tab === "indicators" ? undefined : tab, from: undefined })}
          tabs={[
            {
              id: "indicators",
              name: m.ui_statistics_tab_indicators(),
              content: (
                <Counted isCounting={isCounting}>
                  <div className={styles.beside}>
                    <IndicatorTable
                      report={report}
                      onOpen={mayOpen ? (figure, whose) => openFigure(figure, asked.municipality, whose) : undefined}
                    />
                    <div className={styles.chart}>
                      <StatusChart report={report} use={chart} />
                    </div>
                  </div>
                </Counted>
              ),
            },
            {
              id: "municipalities",
              name: m.ui_statistics_tab_municipalities(),
              content: (
                <Counted isCounting={isCountingWhole}>
                  {asked.municipality !== null && <p className={styles.help}>{m.ui_statistics_municipalities_all()}</p>}
                  {reports.wholeError !== null && error === null && (
                    <ReadFault error={reports.wholeError} again={reports.wholeAgain} />
                  )}
                  {wholeReport ? (
                    <Municipalities report={wholeReport} {...places} />
                  ) : (
                    reports.wholeError === null && <Skeleton rows lines={6} />
                  )}
                </Counted>
              ),
            },
            ...(mayOpen ? [incomplete(report.incomplete, asked)] : []),
            {
              id: "checks",
              name: m.ui_statistics_tab_checks(),
              count: failing > 0 ? fmtCount(failing) : undefined,
              content: (
                <Counted isCounting={isCounting}>
                  <div className={styles.section}>
                    <Checks checks={report.checks} />
                    <RulesUsed report={report} />
                  </div>
                </Counted>
              ),
            },
          ]}
        />
      )}
      {search.figure !== undefined && mayOpen && (
        <Dialog
          title={[
            search.figure,
            ...(gender === null ? [] : [genderColumn(gender)]),
            nameOf(of),
            fmtDate(asked.as_of),
          ].join(" · ")}
          isOpen
          onClose={closeFigure}
          wide
        >
          <p className={styles.help}>
            <span className={styles.sentence}>{indicatorName(search.figure)}</span>
          </p>
          <FigurePersons
            asked={{
              ...asked,
              municipality: of === NO_MUNICIPALITY ? null : of,
              without_municipality: of === NO_MUNICIPALITY,
              indicator: search.figure,
              gender,
            }}
            none={m.ui_statistics_persons_none()}
            label={m.ui_statistics_persons_label()}
          />
        </Dialog>
      )}
    </Page>
  );
}

/**
 * Once the persons are closed, the figure has the focus; if the page was come back to with them open, as soon as the
 * figures are there, unless the focus has gone elsewhere. The tab that opened in the place of a figure has it meanwhile.
 */
function useFigureFocus(open: string | undefined): void {
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    const closed = last.current;
    last.current = open;
    if (open?.startsWith("incomplete") && closed === undefined)
      document.querySelector<HTMLElement>('[role="tab"][data-key="incomplete"]')?.focus();
    if (open !== undefined || closed === undefined || isOnTabChosen()) return;
    const give = () => {
      const figure = figureOf(closed);
      figure?.focus();
      return figure !== null;
    };
    if (give()) return;
    const late = new MutationObserver(() => {
      if (isElsewhere() || give()) late.disconnect();
    });
    late.observe(document.body, { childList: true, subtree: true });
    return () => late.disconnect();
  }, [open]);
}

function figureOf(id: string): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>(`[data-figure="${id}"]`) ??
    // a bar takes no focus: the way to the same figures by the keys does
    (id.startsWith("chart") ? document.querySelector<HTMLElement>("[data-chart] > button") : null)
  );
}

const isOnTabChosen = () => document.activeElement?.matches('[role="tab"][aria-selected="true"]') === true;

function isElsewhere(): boolean {
  const at = document.activeElement;
  return at !== null && at !== document.body && !at.matches('h1, [role="tab"]:not([aria-selected="true"])');
}
