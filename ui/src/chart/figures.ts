/** The figures of a chart: the picture and its table read the same. */

export interface Series {
  id: string;
  label: string;
}

export interface ChartRow {
  id: string;
  label: string;
  /** By series; `null` where there is no figure, such as one held back for its smallness. */
  values: Readonly<Record<string, number | null>>;
}

export const figureOf = (row: ChartRow, series: Series): number | null => row.values[series.id] ?? null;

/** The sum of a row; none where a figure is missing, since it would give the missing one away. */
export function totalOf(row: ChartRow, series: readonly Series[]): number | null {
  let sum = 0;
  for (const each of series) {
    const value = figureOf(row, each);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** What a missing figure looks like, on the bar and in the table. */
export const MISSING = "–";

export interface Segment {
  series: Series;
  index: number;
  from: number;
  to: number;
  value: number;
}

/** The pieces of a row side by side, in the order of the series. */
export function segments(row: ChartRow, series: readonly Series[]): Segment[] {
  let from = 0;
  return series.flatMap((each, index) => {
    const value = figureOf(row, each);
    if (value === null || value <= 0) return [];
    const to = from + value;
    const segment = { series: each, index, from, to, value };
    from = to;
    return [segment];
  });
}
