import { useId, useState } from "react";
import { fmtCount, m, useLanguage } from "~/i18n";
import { Button } from "~/kit";
import styles from "./Chart.module.css";
import { type ChartRow, figureOf, MISSING, type Series, totalOf } from "./figures";
import { StackedBar } from "./StackedBar";

export interface ChartFigureProps {
  title: string;
  /** What the figures say, in one sentence. */
  reading: string;
  /** What the rows are: the head of their column. */
  rowsLabel: string;
  rows: readonly ChartRow[];
  /** One: bars; more: stacked bars. */
  series: readonly Series[];
  format?: (value: number) => string;
  /** Opens what is behind a figure that is not nought; none of `series` is the total of the row. */
  onOpen?: ((row: ChartRow, series: Series | null) => void) | undefined;
  /** The `data-figure` of one that opens, by which it is found again. */
  figureId?: (row: ChartRow, series: Series | null) => string;
  /** The accessible name of one that opens. */
  figureName?: (row: ChartRow, series: Series | null, figure: string) => string;
  initiallyTable?: boolean;
  onAsTable?: (asTable: boolean) => void;
}

/** A chart with its title, its reading and its table of the same figures. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, reading, rows, series, format = fmtCount, onOpen, onAsTable } = props;
  useLanguage();
  const id = useId();
  const [asTable, setAsTable] = useState(props.initiallyTable === true);
  const toggle = () => {
    setAsTable(!asTable);
    onAsTable?.(!asTable);
  };
  return (
    <figure className={styles.figure} data-chart aria-labelledby={`${id}-title`} aria-describedby={`${id}-reading`}>
      <figcaption className={styles.caption}>
        <h3 id={`${id}-title`} className={styles.title}>
          {title}
        </h3>
        <p id={`${id}-reading`} className={styles.reading}>
          {reading}
        </p>
      </figcaption>
      {rows.length === 0 ? (
        <p className={styles.reading}>{m.ui_chart_no_figures()}</p>
      ) : asTable ? (
        <FigureTable {...props} format={format} />
      ) : (
        <StackedBar
          rows={rows}
          series={series}
          format={format}
          label={title}
          describedBy={`${id}-reading`}
          onOpen={onOpen}
        />
      )}
      <Button small onPress={toggle}>
        {asTable ? m.ui_chart_as_chart() : m.ui_chart_as_table()}
      </Button>
    </figure>
  );
}

function FigureTable({
  title,
  rowsLabel,
  rows,
  series,
  onOpen,
  figureId,
  figureName,
  format = fmtCount,
}: ChartFigureProps) {
  const nameOf = (row: ChartRow, each: Series | null, figure: string) =>
    figureName?.(row, each, figure) ?? `${row.label}, ${each?.label ?? m.ui_chart_total()}: ${figure}`;
  const figure = (row: ChartRow, each: Series | null) => {
    const value = each === null ? totalOf(row, series) : figureOf(row, each);
    if (value === null) return MISSING;
    if (onOpen === undefined || value === 0) return format(value);
    return (
      <button
        type="button"
        className={styles.open}
        aria-label={nameOf(row, each, format(value))}
        data-figure={figureId?.(row, each)}
        onClick={() => onOpen(row, each)}
      >
        {format(value)}
      </button>
    );
  };
  return (
    <div className={styles.boxed}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{rowsLabel}</th>
            {series.map((each) => (
              <th key={each.id} scope="col">
                {each.label}
              </th>
            ))}
            {series.length > 1 ? <th scope="col">{m.ui_chart_total()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {series.map((each) => (
                <td key={each.id}>{figure(row, each)}</td>
              ))}
              {series.length > 1 ? <td>{figure(row, null)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
