import type { Wire } from "~/api";
import { ChartFigure, type ChartRow, type Series } from "~/chart";
import { fmtCount, fmtShare, m } from "~/i18n";
import { chartFigureId, figureName } from "./Figure";
import { GENDERS, genderColumn } from "./indicators";
import { NO_MUNICIPALITY, type Place, type Report } from "./report";

/** How the charts are shown, and what their figures open. */
export interface ChartUse {
  readonly asTable: boolean;
  readonly onAsTable: (asTable: boolean) => void;
  /** None where the role sees figures only. */
  readonly onOpen:
    | ((indicator: Wire.Indicator, municipality: string | null, gender: Wire.Gender | null) => void)
    | undefined;
}

const genders = () => GENDERS.map((gender) => ({ id: gender, label: genderColumn(gender) }));

const genderOf = (series: Series | null) => GENDERS.find((gender) => gender === series?.id) ?? null;

/** What a chart of the figures that `of` tells of its rows is given of its use. */
function inUse(
  { asTable, onAsTable, onOpen }: ChartUse,
  of: (row: ChartRow) => readonly [Wire.Indicator, string | null],
) {
  return {
    initiallyTable: asTable,
    onAsTable,
    onOpen: onOpen && ((row: ChartRow, series: Series | null) => onOpen(...of(row), genderOf(series))),
    figureId: (row: ChartRow, series: Series | null) => chartFigureId(...of(row), genderOf(series)),
    figureName: (row: ChartRow, series: Series | null, figure: string) =>
      figureName(of(row)[0], row.label, genderOf(series), figure),
  };
}

const row = (id: string, label: string, { female, male, non_binary }: Wire.Count) => ({
  id,
  label,
  values: { female, male, non_binary },
});

const STATUSES = [
  ["EECO02", m.ui_statistics_status_unemployed],
  ["EECO04", m.ui_statistics_status_inactive],
  ["EECO05", m.ui_statistics_status_employed],
] as const satisfies readonly (readonly [Wire.Indicator, () => string])[];

interface StatusChartProps {
  readonly report: Report;
  readonly use: ChartUse;
}

/** The participants by status at the start. */
export function StatusChart({ report, use }: StatusChartProps) {
  const { EECO01, EECO02 } = report.indicators;
  return (
    <ChartFigure
      title={m.ui_statistics_chart_title()}
      reading={
        EECO01.total === 0
          ? m.ui_statistics_chart_reading_none()
          : m.ui_statistics_chart_reading({
              count: EECO01.total,
              shown: fmtCount(EECO01.total),
              share: fmtShare(EECO02.total / EECO01.total),
            })
      }
      rowsLabel={m.ui_statistics_chart_rows()}
      rows={
        EECO01.total === 0
          ? []
          : STATUSES.map(([indicator, name]) => row(indicator, name(), report.indicators[indicator]))
      }
      series={genders()}
      {...inUse(use, ({ id }) => [
        STATUSES.find(([indicator]) => indicator === id)?.[0] ?? "EECO01",
        report.municipality,
      ])}
    />
  );
}

interface PlacesChartProps {
  readonly parts: readonly (Place & { readonly count: Wire.Count })[];
  /** Of all together. */
  readonly total: number;
  readonly use: ChartUse;
}

/** The participants by municipality, in the order of the table beside it. */
export function PlacesChart({ parts, total, use }: PlacesChartProps) {
  const first = parts.reduce<PlacesChartProps["parts"][number] | undefined>(
    (most, part) => (part.count.total > (most?.count.total ?? 0) ? part : most),
    undefined,
  );
  const readingOf = ({ code, name, count }: NonNullable<typeof first>) => {
    const shown = fmtCount(count.total);
    return code === NO_MUNICIPALITY
      ? m.ui_statistics_without_municipality_help({ count: count.total, shown })
      : m.ui_statistics_places_reading({ place: name, shown, share: fmtShare(count.total / total) });
  };
  return (
    <ChartFigure
      title={m.ui_statistics_places_title()}
      reading={first === undefined ? m.ui_statistics_chart_reading_none() : readingOf(first)}
      rowsLabel={m.ui_statistics_municipality()}
      rows={first === undefined ? [] : parts.map(({ code, name, count }) => row(code, name, count))}
      series={genders()}
      {...inUse(use, ({ id }) => ["EECO01", id])}
    />
  );
}
