import type { Wire } from "~/api";
import { fmtCount, m } from "~/i18n";
import { genderColumn, indicatorName } from "./indicators";
import styles from "./Statistics.module.css";

interface FigureProps {
  readonly indicator: Wire.Indicator;
  readonly value: number;
  /** Whose figure it is. */
  readonly municipality: string | null;
  /** None where it is of everybody. */
  readonly gender?: Wire.Gender | null;
  /** Its name, where not the whole page is of one. */
  readonly of?: string | undefined;
  /** None where the role sees figures only. */
  readonly onOpen: (() => void) | undefined;
}

/** A figure that opens the persons behind it. */
export function Figure({ indicator, value, municipality, gender = null, of, onOpen }: FigureProps) {
  if (onOpen === undefined || value === 0) return fmtCount(value);
  const name = of === undefined ? indicatorName(indicator) : `${indicatorName(indicator)}, ${of}`;
  return (
    <button
      type="button"
      className={styles.figure}
      aria-label={figureName(indicator, name, gender, fmtCount(value))}
      data-figure={figureId(indicator, municipality, gender)}
      onClick={onOpen}
    >
      {fmtCount(value)}
    </button>
  );
}

export function figureName(indicator: Wire.Indicator, name: string, gender: Wire.Gender | null, figure: string) {
  const says = m.ui_statistics_open_figure({ indicator, name, figure });
  return gender === null ? says : `${genderColumn(gender)}, ${says}`;
}

export const figureId = (indicator: Wire.Indicator, municipality: string | null, gender: Wire.Gender | null) =>
  `${indicator} ${municipality ?? "all"}${gender === null ? "" : ` ${gender}`}`;

/** The same figure in the table of a chart. */
export const chartFigureId = (...of: Parameters<typeof figureId>) => `chart ${figureId(...of)}`;

/** The number of the incomplete of a municipality. */
export const incompleteId = (municipality: string | null) => `incomplete ${municipality ?? "all"}`;

/** How much a figure grew: `+12`, `−3`, and `0` in a quiet ink. */
export function Change({ value }: { readonly value: number }) {
  if (value === 0) return <span className={styles.still}>{fmtCount(0)}</span>;
  return value > 0 ? `+${fmtCount(value)}` : fmtCount(value);
}
