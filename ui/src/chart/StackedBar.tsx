import { scaleBand, scaleLinear } from "@visx/scale";
import { useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./Chart.module.css";
import { type ChartRow, figureOf, MISSING, type Series, segments, totalOf } from "./figures";

export interface StackedBarProps {
  rows: readonly ChartRow[];
  series: readonly Series[];
  format: (value: number) => string;
  /** The id of the sentence that says what the picture shows. */
  describedBy: string;
  label: string;
  /** By the mouse only: what is opened by the keys is opened in the table of the same figures. */
  onOpen?: ((row: ChartRow, series: Series | null) => void) | undefined;
}

/** Sizes in rem, so that a bar grows with its words; 1 rem is 15 px at 100 %. */
const ROW = 2.25;
const GAP = 0.3;
const END = 4.8;
const NAMES = { least: 5.5, most: 15 };
const KEY = 1.2;

/** Lying bars with their figures beside them: names of any length, and no axis to read along. */
export function StackedBar({ rows, series, format, describedBy, label, onOpen }: StackedBarProps) {
  const [box, probe, { width, rem }] = useSizes();
  const patterns = useId();
  const names = Math.min(NAMES.most * rem, Math.max(NAMES.least * rem, width * 0.32));
  const height = rows.length * ROW * rem;
  const most = Math.max(0, ...rows.flatMap((row) => segments(row, series).map((segment) => segment.to)));
  const y = scaleBand({
    domain: rows.map((row) => row.id),
    range: [0, height],
    paddingInner: GAP,
    paddingOuter: GAP / 2,
  });
  const x = scaleLinear({ domain: [0, most || 1], range: [0, Math.max(0, width - names - END * rem)] });
  const bar = y.bandwidth();
  const single = series.length === 1;
  const opening = (row: ChartRow, each: Series | null, value: number | null) =>
    onOpen === undefined || value === null || value === 0
      ? {}
      : { "data-opens": true, onClick: () => onOpen(row, each) };
  return (
    <div ref={box} className={styles.chart}>
      <span ref={probe} className={styles.rem} aria-hidden="true" />
      {single ? null : <Key series={series} patterns={patterns} size={KEY * rem} />}
      <svg
        role="img"
        aria-label={label}
        aria-describedby={describedBy}
        className={styles.picture}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <Patterns id={patterns} count={series.length} />
        {rows.map((row) => {
          const pieces = segments(row, series);
          const top = y(row.id) ?? 0;
          const total = single ? figureOf(row, series[0] ?? { id: "", label: "" }) : totalOf(row, series);
          const end = names + x(pieces.at(-1)?.to ?? 0);
          return (
            <g key={row.id}>
              <foreignObject x={0} y={top} width={names} height={bar}>
                <div className={styles.name}>{row.label}</div>
              </foreignObject>
              {pieces.map(({ series: each, index, from, to, value }) => (
                <g key={each.id} className={styles.piece} data-series={index} {...opening(row, each, value)}>
                  <rect x={names + x(from)} y={top} width={x(to) - x(from)} height={bar} />
                  <rect
                    className={styles.pattern}
                    x={names + x(from)}
                    y={top}
                    width={x(to) - x(from)}
                    height={bar}
                    fill={`url(#${patterns}-${index})`}
                  />
                  {!single && x(to) - x(from) > (format(value).length * 0.6 + 0.7) * rem ? (
                    <text className={styles.inside} x={names + x((from + to) / 2)} y={top + bar / 2}>
                      {format(value)}
                    </text>
                  ) : null}
                </g>
              ))}
              <text
                className={styles.value}
                x={end + rem / 2}
                y={top + bar / 2}
                {...opening(row, single ? (series[0] ?? null) : null, total)}
              >
                {total === null ? MISSING : format(total)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

export type BarProps = Omit<StackedBarProps, "series"> & { series: Series };

/** One figure per row. */
export function Bar({ series, ...rest }: BarProps) {
  return <StackedBar {...rest} series={[series]} />;
}

interface KeyProps {
  series: readonly Series[];
  patterns: string;
  size: number;
}

function Key({ series, patterns, size }: KeyProps) {
  return (
    <ul className={styles.key}>
      {series.map((each, index) => (
        <li key={each.id}>
          <svg width={size} height={size} aria-hidden="true">
            <g className={styles.piece} data-series={index}>
              <rect width={size} height={size} />
              <rect className={styles.pattern} width={size} height={size} fill={`url(#${patterns}-${index})`} />
            </g>
          </svg>
          {each.label}
        </li>
      ))}
    </ul>
  );
}

/** Lines over the colours, so that the series are told apart without them: none, slanting, dots, upright. */
function Patterns({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pattern is its index
        <pattern key={index} id={`${id}-${index}`} width={8} height={8} patternUnits="userSpaceOnUse">
          {index % 4 === 1 ? <path className={styles.line} d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" /> : null}
          {index % 4 === 2 ? <circle className={styles.dot} cx={4} cy={4} r={1.6} /> : null}
          {index % 4 === 3 ? <path className={styles.line} d="M4 0 V8" /> : null}
        </pattern>
      ))}
    </defs>
  );
}

/** The width at hand and the size of a rem, in pixels; both change while the picture stands. */
function useSizes() {
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [sizes, setSizes] = useState({ width: 640, rem: 15 });
  useLayoutEffect(() => {
    const [around, one] = [box.current, probe.current];
    if (around === null || one === null) return;
    const read = () => setSizes({ width: around.clientWidth || 640, rem: one.offsetWidth || 15 });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(around);
    observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return [box, probe, sizes] as const;
}
