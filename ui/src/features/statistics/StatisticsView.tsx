import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { errorText, view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { Page } from "~/app/Frame";
import { compareNames, fmtCount, fmtDate, fmtDateRange, language, m } from "~/i18n";
import { Banner, DateField, Dialog, EmptyState, Select, Skeleton, Tabs } from "~/kit";
import { Checks } from "./Checks";
import { FigurePersons } from "./FigurePersons";
import { IndicatorTable, StatusChart } from "./IndicatorTable";
import { indicatorName } from "./indicators";
import { Municipalities } from "./Municipalities";
import { quartersUntil } from "./quarters";
import styles from "./Statistics.module.css";

const ALL = "all";

function useMunicipalities() {
  const office = useQuery(view("get_office", {}));
  return (office.data?.municipalities ?? [])
    .map(({ code, name_fi, name_sv }) => ({ code, name: language() === "sv" ? name_sv : name_fi }))
    .sort((a, b) => compareNames(a.name, b.name));
}

/** Of the whole office, or of one municipality: the figures of ESF+ on a day, and everything that they rest on. */
export function StatisticsView() {
  const may = useMay("view_reports");
  if (!may) {
    return (
      <Page title={m.ui_nav_statistics()}>
        <EmptyState kind="no_right" who={m.ui_statistics_who()} />
      </Page>
    );
  }
  return <Statistics />;
}

function Statistics() {
  const today = useToday();
  const mayOpen = useMay("view_client");
  const search = useSearch({ from: "/statistics" });
  const navigate = useNavigate({ from: "/statistics" });
  const set = (change: Partial<typeof search>, replace = true) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace });
  const office = useMunicipalities();

  const asked: Wire.GetEsfReport = {
    as_of: search.asOf ?? today,
    long_term_rule: search.longTerm ?? "eu",
    result_rule: search.result ?? "eu",
    municipality: search.municipality ?? null,
  };
  const whole = useQuery(view("get_esf_report", { ...asked, municipality: null }));
  const report = useQuery({ ...view("get_esf_report", asked), placeholderData: (before) => before });
  const limited = whole.data?.limited_to;
  const municipalities = limited ? office.filter(({ code }) => limited.includes(code)) : office;
  const nameOf = (code: string | null) =>
    code === null
      ? m.ui_statistics_all_municipalities()
      : (municipalities.find((one) => one.code === code)?.name ?? code);
  const openFigure = (figure: Wire.Indicator, of: string | null) => set({ figure, of: of ?? undefined }, false);
  const closeFigure = () => set({ figure: undefined, of: undefined });
  const of = search.of ?? null;

  return (
    <Page title={m.ui_nav_statistics()} wide>
      <Filters asked={asked} municipalities={municipalities} onChange={set} />
      <p className={styles.own}>{m.report_own_calculation()}</p>
      {report.isError && (
        <Banner kind="danger" role="alert">
          {errorText(report.error)}
        </Banner>
      )}
      {!report.data && !report.isError && <Skeleton rows lines={12} />}
      {report.data && !report.isError && (
        <Tabs
          label={m.ui_statistics_tabs()}
          selected={search.tab ?? "indicators"}
          onSelect={(tab) => set({ tab: tab === "indicators" ? undefined : tab })}
          tabs={[
            {
              id: "indicators",
              name: m.ui_statistics_tab_indicators(),
              content: (
                <div className={styles.beside}>
                  <IndicatorTable
                    report={report.data}
                    onOpen={mayOpen ? (figure) => openFigure(figure, asked.municipality) : undefined}
                  />
                  <div className={styles.chart}>
                    <StatusChart report={report.data} />
                  </div>
                </div>
              ),
            },
            {
              id: "municipalities",
              name: m.ui_statistics_tab_municipalities(),
              content: (
                <Municipalities
                  asked={asked}
                  municipalities={municipalities}
                  onOpen={mayOpen ? openFigure : undefined}
                />
              ),
            },
            {
              id: "incomplete",
              name: m.ui_statistics_tab_incomplete(),
              count: fmtCount(report.data.incomplete),
              content: (
                <div className={styles.section}>
                  {report.data.incomplete > 0 && <p className={styles.help}>{m.ui_statistics_incomplete_help()}</p>}
                  {mayOpen ? (
                    <FigurePersons
                      asked={{ ...asked, indicator: null }}
                      none={m.ui_statistics_incomplete_none()}
                      label={m.ui_statistics_tab_incomplete()}
                    />
                  ) : (
                    <EmptyState kind="no_right" who={m.ui_statistics_who()} />
                  )}
                </div>
              ),
            },
            {
              id: "checks",
              name: m.ui_statistics_tab_checks(),
              count: fmtCount(report.data.checks.length),
              content: (
                <div className={styles.section}>
                  <Checks checks={report.data.checks} />
                </div>
              ),
            },
          ]}
        />
      )}
      {search.figure !== undefined && mayOpen && (
        <Dialog title={`${search.figure} · ${nameOf(of)} · ${fmtDate(asked.as_of)}`} isOpen onClose={closeFigure} wide>
          <p className={styles.help}>
            <span className={styles.sentence}>{indicatorName(search.figure)}</span>
          </p>
          <FigurePersons
            asked={{ ...asked, municipality: of, indicator: search.figure }}
            none={m.ui_statistics_persons_none()}
            label={m.ui_statistics_persons_label()}
          />
        </Dialog>
      )}
    </Page>
  );
}

interface FiltersProps {
  readonly asked: Wire.GetEsfReport;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly onChange: (change: {
    asOf?: string | undefined;
    municipality?: string | undefined;
    longTerm?: Wire.LongTermRule | undefined;
    result?: Wire.ResultRule | undefined;
  }) => void;
}

function Filters({ asked, municipalities, onChange }: FiltersProps) {
  const today = useToday();
  const quarters = quartersUntil(today);
  return (
    <fieldset className={styles.filters} aria-label={m.ui_statistics_filters()}>
      <Select
        label={m.ui_statistics_quarter()}
        options={quarters.map((one) => ({
          id: one.id,
          name: m.ui_statistics_quarter_name({ quarter: `Q${one.quarter}`, year: String(one.year) }),
          note: one.underWay
            ? `${fmtDateRange(one.from, one.to)}, ${m.ui_statistics_quarter_open()}`
            : fmtDateRange(one.from, one.to),
        }))}
        value={quarters.find((one) => one.to === asked.as_of)?.id ?? null}
        onChange={(id) => onChange({ asOf: quarters.find((one) => one.id === id)?.to })}
      />
      <DateField
        label={m.ui_statistics_as_of()}
        value={asked.as_of}
        today={today}
        onChange={(date) => onChange({ asOf: date ?? undefined })}
      />
      <Select
        label={m.ui_statistics_municipality()}
        options={[
          { id: ALL, name: m.ui_statistics_all_municipalities() },
          ...municipalities.map(({ code, name }) => ({ id: code, name })),
        ]}
        value={asked.municipality ?? ALL}
        onChange={(code) => onChange({ municipality: code === ALL ? undefined : code })}
      />
      <Select
        label={m.ui_statistics_long_term()}
        options={[
          { id: "eu", name: m.ui_statistics_long_term_eu(), note: m.ui_statistics_long_term_eu_note() },
          { id: "fi", name: m.ui_statistics_long_term_fi() },
        ]}
        value={asked.long_term_rule}
        onChange={(rule) => onChange({ longTerm: rule === "eu" ? undefined : rule })}
      />
      <Select
        label={m.ui_statistics_result()}
        options={[
          { id: "eu", name: m.ui_statistics_result_eu() },
          { id: "eura", name: m.ui_statistics_result_eura() },
        ]}
        value={asked.result_rule}
        onChange={(rule) => onChange({ result: rule === "eu" ? undefined : rule })}
      />
    </fieldset>
  );
}
