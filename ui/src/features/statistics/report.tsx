import type { ReactNode } from "react";
import type { Wire } from "~/api";
import styles from "./Statistics.module.css";

/** The figures of a day, or of a quarter. */
export type Report = Wire.EsfView | Wire.QuarterView;

/** In the place of the code of a municipality: those of none. */
export const NO_MUNICIPALITY = "none";

/** How many rules the figures break. */
export function failingOf(checks: readonly Wire.Check[]): number {
  return checks.filter((check) => !check.holds).length;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

interface TableBoxProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A table in its box. What is wider than the window scrolls there, by the keys too. */
export function TableBox({ label, children }: TableBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group to scroll, not of fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keys
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        {children}
      </table>
    </div>
  );
}
