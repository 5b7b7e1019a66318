import type { Wire } from "~/api";
import { ChartFigure } from "~/chart";
import { fmtCount, fmtShare, m } from "~/i18n";
import { Figure } from "./Figure";
import { indicatorName, OUTPUTS, RESULTS } from "./indicators";
import styles from "./Statistics.module.css";

interface IndicatorTableProps {
  readonly report: Wire.EsfView;
  readonly onOpen: ((indicator: Wire.Indicator) => void) | undefined;
}

/** The fifteen indicators: what stood at the start, and what came of it. */
export function IndicatorTable({ report, onOpen }: IndicatorTableProps) {
  const group = (title: string, indicators: readonly Wire.Indicator[]) => (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={6}>
          {title}
        </th>
      </tr>
      {indicators.map((indicator) => {
        const count = report.indicators[indicator];
        return (
          <tr key={indicator}>
            <td className={styles.code}>{indicator}</td>
            <th scope="row" className={styles.words}>
              <span className={styles.sentence}>{indicatorName(indicator)}</span>
            </th>
            <td className={styles.total}>
              <Figure indicator={indicator} value={count.total} onOpen={onOpen && (() => onOpen(indicator))} />
            </td>
            <td>{fmtCount(count.female)}</td>
            <td>{fmtCount(count.male)}</td>
            <td>{fmtCount(count.non_binary)}</td>
          </tr>
        );
      })}
    </tbody>
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={m.ui_statistics_tab_indicators()}>
        <thead>
          <tr>
            <th scope="col">{m.report_column_indicator()}</th>
            <th scope="col" className={styles.words}>
              {m.report_column_name()}
            </th>
            <th scope="col">{m.report_column_total()}</th>
            <th scope="col">{m.report_column_female()}</th>
            <th scope="col">{m.report_column_male()}</th>
            <th scope="col">{m.report_column_non_binary()}</th>
          </tr>
        </thead>
        {group(m.ui_statistics_outputs(), OUTPUTS)}
        {group(m.ui_statistics_results(), RESULTS)}
      </table>
    </div>
  );
}

/** The participants by status at the start. */
export function StatusChart({ report }: Pick<IndicatorTableProps, "report">) {
  const { EECO01, EECO02, EECO04, EECO05 } = report.indicators;
  const row = (id: string, label: string, { female, male, non_binary }: Wire.Count) => ({
    id,
    label,
    values: { female, male, non_binary },
  });
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
      series={[
        { id: "female", label: m.report_column_female() },
        { id: "male", label: m.report_column_male() },
        { id: "non_binary", label: m.report_column_non_binary() },
      ]}
    />
  );
}
