import { useQueries } from "@tanstack/react-query";
import { toApiError, view, type Wire } from "~/api";
import { m } from "~/i18n";
import { Skeleton } from "~/kit";
import { Figure } from "./Figure";
import { indicatorName } from "./indicators";
import styles from "./Statistics.module.css";

const COLUMNS = ["EECO01", "EECO02", "EECR04"] as const satisfies readonly Wire.Indicator[];

interface MunicipalitiesProps {
  readonly asked: Wire.GetEsfReport;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly onOpen: ((indicator: Wire.Indicator, municipality: string | null) => void) | undefined;
}

/** The main figures, municipality by municipality, and all together. */
export function Municipalities({ asked, municipalities, onOpen }: MunicipalitiesProps) {
  const places = [...municipalities, { code: null, name: m.ui_statistics_all_municipalities() }];
  const reports = useQueries({
    queries: places.map(({ code }) => view("get_esf_report", { ...asked, municipality: code })),
  });
  if (reports.some((report) => report.isPending)) return <Skeleton rows lines={places.length} />;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={m.ui_statistics_tab_municipalities()}>
        <thead>
          <tr>
            <th scope="col">{m.ui_statistics_municipality()}</th>
            {COLUMNS.map((indicator) => (
              <th key={indicator} scope="col" className={styles.column}>
                <span className={styles.columnCode}>{indicator}</span>
                <span className={styles.sentence}>{indicatorName(indicator)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map(({ code, name }, index) => {
            const report = reports[index];
            return (
              <tr key={code ?? "all"} className={code === null ? styles.sum : undefined}>
                <th scope="row" className={styles.words}>
                  {name}
                </th>
                {report?.data ? (
                  COLUMNS.map((indicator) => (
                    <td key={indicator}>
                      <Figure
                        indicator={indicator}
                        value={report.data.indicators[indicator].total}
                        of={name}
                        onOpen={onOpen && (() => onOpen(indicator, code))}
                      />
                    </td>
                  ))
                ) : (
                  <td colSpan={COLUMNS.length} className={styles.help}>
                    {report?.error && toApiError(report.error).code !== "not_permitted"
                      ? m.ui_grid_failed()
                      : m.ui_statistics_not_yours()}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
