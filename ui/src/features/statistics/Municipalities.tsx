import type { ReactNode } from "react";
import type { Wire } from "~/api";
import { fmtCount, fmtDate, m } from "~/i18n";
import { Banner, classes } from "~/kit";
import { type ChartUse, PlacesChart } from "./Charts";
import { Change, Figure, incompleteId } from "./Figure";
import { GENDERS, indicatorName } from "./indicators";
import { NO_MUNICIPALITY, type Place, TableBox } from "./report";
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

interface MunicipalitiesProps extends OpenProps {
  /** Of all together. */
  readonly report: Wire.QuarterView | Wire.EsfView;
  readonly municipalities: readonly Place[];
  readonly allName: string;
}

/** The main figures of a quarter or a day, municipality by municipality, and all together. */
export function Municipalities({ report, municipalities, allName, ...open }: MunicipalitiesProps) {
  const found: readonly (Part["figures"] & { readonly municipality: string })[] = report.municipalities;
  const parts = municipalities.flatMap((place) => {
    const figures = found.find((part) => part.municipality === place.code);
    return figures ? [{ ...place, figures }] : [];
  });
  const of = "quarter" in report ? report : null;
  const rest = restOf(report, found);
  const without = rest.indicators.EECO01.total;
  const isShort = COLUMNS.some((indicator) => rest.indicators[indicator].total > 0) || rest.incomplete > 0;
  const last = { code: NO_MUNICIPALITY, name: m.ui_statistics_without_municipality(), figures: rest };
  return (
    <>
      {without > 0 && open.onOpen && (
        <div className={styles.short}>
          <Banner kind="warn">
            {m.ui_statistics_without_municipality_help({ count: without, shown: fmtCount(without) })}
          </Banner>
        </div>
      )}
      <Parts parts={isShort ? [...parts, last] : parts} whole={{ name: allName, figures: report }} of={of} {...open} />
    </>
  );
}

type Figures = Part["figures"];
type Counts = Figures["indicators"];

/** What is left of all together when the municipalities are taken from it. */
function restOf({ indicators, incomplete, change }: Figures, parts: readonly Figures[]): Figures {
  const without = (all: Counts, of: readonly Counts[]): Counts => {
    const left = structuredClone(all);
    for (const counts of of) {
      for (const [indicator, count] of Object.entries(counts) as [Wire.Indicator, Wire.Count][]) {
        for (const gender of ["total", ...GENDERS] as const) left[indicator][gender] -= count[gender];
      }
    }
    return left;
  };
  return {
    indicators: without(
      indicators,
      parts.map((part) => part.indicators),
    ),
    incomplete: parts.reduce((left, part) => left - part.incomplete, incomplete),
    ...(change && {
      change: without(
        change,
        parts.flatMap((part) => part.change ?? []),
      ),
    }),
  };
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
                {onIncomplete && figures.incomplete > 0 && code !== NO_MUNICIPALITY ? (
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
