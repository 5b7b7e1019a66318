import type { Wire } from "~/api";
import { ChartFigure } from "~/chart";
import { fmtCount, fmtShare, m } from "~/i18n";
import type { Place, Report } from "./report";

const genders = () => [
  { id: "female", label: m.report_column_female() },
  { id: "male", label: m.report_column_male() },
  { id: "non_binary", label: m.report_column_non_binary() },
];

const row = (id: string, label: string, { female, male, non_binary }: Wire.Count) => ({
  id,
  label,
  values: { female, male, non_binary },
});

/** The participants by status at the start. */
export function StatusChart({ report }: { readonly report: Report }) {
  const { EECO01, EECO02, EECO04, EECO05 } = report.indicators;
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
          : [
              row("unemployed", m.ui_statistics_status_unemployed(), EECO02),
              row("inactive", m.ui_statistics_status_inactive(), EECO04),
              row("employed", m.ui_statistics_status_employed(), EECO05),
            ]
      }
      series={genders()}
    />
  );
}

interface PlacesChartProps {
  readonly parts: readonly (Place & { readonly count: Wire.Count })[];
  /** Of all together. */
  readonly total: number;
}

/** The participants by municipality, in the order of the table beside it. */
export function PlacesChart({ parts, total }: PlacesChartProps) {
  const first = parts.reduce<PlacesChartProps["parts"][number] | undefined>(
    (most, part) => (part.count.total > (most?.count.total ?? 0) ? part : most),
    undefined,
  );
  return (
    <ChartFigure
      title={m.ui_statistics_places_title()}
      reading={
        first === undefined
          ? m.ui_statistics_chart_reading_none()
          : m.ui_statistics_places_reading({
              place: first.name,
              shown: fmtCount(first.count.total),
              share: fmtShare(first.count.total / total),
            })
      }
      rowsLabel={m.ui_statistics_municipality()}
      rows={first === undefined ? [] : parts.map(({ code, name, count }) => row(code, name, count))}
      series={genders()}
    />
  );
}
