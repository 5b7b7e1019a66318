import type { Wire } from "~/api";
import { fmtDate, fmtDateRange, m } from "~/i18n";
import { classes } from "~/kit";
import { Change, Figure } from "./Figure";
import { GENDERS, indicatorName, OUTPUTS, RESULTS } from "./indicators";
import { type Report, TableBox } from "./report";
import styles from "./Statistics.module.css";

interface IndicatorTableProps {
  readonly report: Report;
  readonly onOpen: ((indicator: Wire.Indicator, gender: Wire.Gender | null) => void) | undefined;
}

/** The fifteen indicators: what stood at the start, and what came of it; of a quarter also what changed in it. */
export function IndicatorTable({ report, onOpen }: IndicatorTableProps) {
  const quarter = "quarter" in report ? report : null;
  const columns = quarter ? 10 : 6;
  const group = (title: string, indicators: readonly Wire.Indicator[]) => (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={columns}>
          {title}
        </th>
      </tr>
      {indicators.map((indicator) => {
        const count = report.indicators[indicator];
        const change = quarter?.change[indicator];
        return (
          <tr key={indicator}>
            <td className={styles.code}>{indicator}</td>
            <th scope="row" className={styles.meaning}>
              <span className={styles.sentence}>{indicatorName(indicator)}</span>
            </th>
            <td className={styles.total}>
              <Figure
                indicator={indicator}
                value={count.total}
                municipality={report.municipality}
                onOpen={onOpen && (() => onOpen(indicator, null))}
              />
            </td>
            {GENDERS.map((gender) => (
              <td key={gender}>
                <Figure
                  indicator={indicator}
                  value={count[gender]}
                  municipality={report.municipality}
                  gender={gender}
                  onOpen={onOpen && (() => onOpen(indicator, gender))}
                />
              </td>
            ))}
            {change && (
              <>
                <td className={classes(styles.total, styles.apart)}>
                  <Change value={change.total} />
                </td>
                {GENDERS.map((gender) => (
                  <td key={gender}>
                    <Change value={change[gender]} />
                  </td>
                ))}
              </>
            )}
          </tr>
        );
      })}
    </tbody>
  );
  const counts = (apart?: string) => (
    <>
      <th scope="col" className={apart}>
        {m.report_column_total()}
      </th>
      <th scope="col">{m.report_column_female()}</th>
      <th scope="col">{m.report_column_male()}</th>
      <th scope="col">{m.ui_statistics_column_non_binary()}</th>
    </>
  );
  return (
    <TableBox label={m.ui_statistics_tab_indicators()}>
      <thead>
        {quarter && (
          <tr>
            <td colSpan={2} />
            <th scope="colgroup" colSpan={4} className={styles.over}>
              {m.ui_statistics_at_end({ date: fmtDate(quarter.last_day) })}
            </th>
            <th scope="colgroup" colSpan={4} className={classes(styles.over, styles.apart)}>
              {m.ui_statistics_change({ dates: fmtDateRange(quarter.first_day, quarter.last_day) })}
            </th>
          </tr>
        )}
        <tr>
          <th scope="col" className={styles.lead}>
            {m.report_column_indicator()}
          </th>
          <th scope="col" className={styles.meaning}>
            {m.report_column_name()}
          </th>
          {counts()}
          {quarter && counts(styles.apart)}
        </tr>
      </thead>
      {group(m.ui_statistics_outputs(), OUTPUTS)}
      {group(m.ui_statistics_results(), RESULTS)}
    </TableBox>
  );
}
