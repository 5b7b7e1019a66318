import { useQueries } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { toApiError, view, type Wire } from "~/api";
import { fmtCount, fmtDate, m } from "~/i18n";
import { classes, Skeleton } from "~/kit";
import { type ChartUse, PlacesChart } from "./Charts";
import { Change, Figure, incompleteId } from "./Figure";
import { indicatorName } from "./indicators";
import { type Place, TableBox } from "./report";
import styles from "./Statistics.module.css";

const COLUMNS = ["EECO01", "EECO02", "EECR04"] as const satisfies readonly Wire.Indicator[];

interface Part extends Place {
  readonly figures: Pick<Wire.QuarterPart, "indicators" | "incomplete"> & { readonly change?: Wire.Changes };
}

interface OpenProps {
  readonly onOpen: ((indicator: Wire.Indicator, municipality: string | null) => void) | undefined;
  /** Opens the incomplete records of a municipality, or of all. */
  readonly onIncomplete: ((municipality: string | null) => void) | undefined;
  readonly chart: ChartUse;
}

interface QuarterMunicipalitiesProps extends OpenProps {
  /** Of all together. */
  readonly report: Wire.QuarterView;
  readonly municipalities: readonly Place[];
  readonly allName: string;
}

/** The main figures of a quarter, municipality by municipality, and all together. */
export function QuarterMunicipalities({ report, municipalities, allName, ...open }: QuarterMunicipalitiesProps) {
  const parts = municipalities.flatMap((place) => {
    const figures = report.municipalities.find((part) => part.municipality === place.code);
    return figures ? [{ ...place, figures }] : [];
  });
  return <Parts parts={parts} whole={{ name: allName, figures: report }} of={report} {...open} />;
}

interface DayMunicipalitiesProps extends OpenProps {
  readonly asked: Wire.GetEsfReport;
  /** Of all together. */
  readonly report: Wire.EsfView;
  readonly municipalities: readonly Place[];
  readonly allName: string;
}

/** The same of a day. */
export function DayMunicipalities({ asked, report, municipalities, allName, ...open }: DayMunicipalitiesProps) {
  const reports = useQueries({
    queries: municipalities.map(({ code }) => ({
      ...view("get_esf_report", { ...asked, municipality: code }),
      // those of another day stand until these are counted
      placeholderData: (before: Wire.EsfView | undefined) => before,
    })),
  });
  if (reports.some((one) => one.isPending)) return <Skeleton rows lines={municipalities.length + 1} />;
  const failed = reports.some((one) => one.error && toApiError(one.error).code !== "not_permitted");
  const parts = municipalities.flatMap((place, at) => {
    const figures = reports[at]?.data;
    return figures ? [{ ...place, figures }] : [];
  });
  return (
    <div className={styles.counted} aria-busy={reports.some((one) => one.isPlaceholderData) || undefined}>
      {failed && <p className={styles.help}>{m.ui_grid_failed()}</p>}
      <Parts parts={parts} whole={{ name: allName, figures: report }} of={null} {...open} />
    </div>
  );
}

interface PartsProps extends OpenProps {
  readonly parts: readonly Part[];
  readonly whole: Omit<Part, "code">;
  readonly of: Wire.QuarterView | null;
}

function Parts({ parts, whole, of, onOpen, onIncomplete, chart }: PartsProps) {
  const lines = [...parts, { ...whole, code: null }];
  return (
    <div className={styles.beside}>
      <TableBox label={m.ui_statistics_tab_municipalities()}>
        <thead>
          <tr>
            <th scope="col" rowSpan={of ? 2 : 1} className={styles.words}>
              {m.ui_statistics_municipality()}
            </th>
            {COLUMNS.map((indicator) => (
              <th
                key={indicator}
                scope={of ? "colgroup" : "col"}
                colSpan={of ? 2 : 1}
                className={of ? classes(styles.column, styles.over, styles.apart) : styles.column}
              >
                <span className={styles.columnCode}>{indicator}</span>
                <span className={styles.sentence}>{indicatorName(indicator)}</span>
              </th>
            ))}
            <th scope="col" rowSpan={of ? 2 : 1} className={classes(styles.column, of && styles.apart)}>
              {m.ui_statistics_tab_incomplete()}
            </th>
          </tr>
          {of && (
            <tr>
              {COLUMNS.map((indicator) => (
                <Heads key={indicator} of={of} />
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {lines.map(({ code, name, figures }) => (
            <tr key={code ?? "all"} className={code === null ? styles.sum : undefined}>
              <th scope="row" className={styles.words}>
                {name}
              </th>
              {COLUMNS.map((indicator) => (
                <Cells
                  key={indicator}
                  figure={
                    <Figure
                      indicator={indicator}
                      value={figures.indicators[indicator].total}
                      municipality={code}
                      of={name}
                      onOpen={onOpen && (() => onOpen(indicator, code))}
                    />
                  }
                  change={figures.change?.[indicator].total}
                />
              ))}
              <td className={of ? styles.apart : undefined}>
                {onIncomplete && figures.incomplete > 0 ? (
                  <button
                    type="button"
                    className={styles.figure}
                    aria-label={`${m.ui_statistics_tab_incomplete()}, ${name}: ${fmtCount(figures.incomplete)}`}
                    data-figure={incompleteId(code)}
                    onClick={() => onIncomplete(code)}
                  >
                    {fmtCount(figures.incomplete)}
                  </button>
                ) : (
                  fmtCount(figures.incomplete)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <div className={styles.chart}>
        <PlacesChart
          parts={parts.map(({ code, name, figures }) => ({ code, name, count: figures.indicators.EECO01 }))}
          total={whole.figures.indicators.EECO01.total}
          use={chart}
        />
      </div>
    </div>
  );
}

function Heads({ of }: { readonly of: Wire.QuarterView }) {
  return (
    <>
      <th scope="col" className={styles.apart}>
        {fmtDate(of.last_day)}
      </th>
      <th scope="col">{m.ui_statistics_change_short()}</th>
    </>
  );
}

interface CellsProps {
  readonly figure: ReactNode;
  readonly change: number | undefined;
}

function Cells({ figure, change }: CellsProps) {
  return (
    <>
      <td className={change === undefined ? undefined : styles.apart}>{figure}</td>
      {change !== undefined && (
        <td>
          <Change value={change} />
        </td>
      )}
    </>
  );
}
