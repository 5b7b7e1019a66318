/** Quarters of a year, as the figures are asked by them. */
import { fmtDateRange, type IsoDate, m } from "~/i18n";

export interface Quarter {
  /** `2026Q4`, as the engine writes it. */
  readonly id: string;
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
  readonly from: IsoDate;
  /** Its last day, the day of its figures. */
  readonly to: IsoDate;
  /** Whether its last day is over. */
  readonly ended: boolean;
}

const LAST = ["03-31", "06-30", "09-30", "12-31"] as const;

/** From the first quarter of 2025 to the present one, the newest first. */
export function quartersUntil(today: IsoDate): readonly Quarter[] {
  const found: Quarter[] = [];
  for (let year = 2025; year <= Number(today.slice(0, 4)); year += 1) {
    for (const [index, last] of LAST.entries()) {
      const from = `${year}-${String(index * 3 + 1).padStart(2, "0")}-01`;
      if (from > today) break;
      const to = `${year}-${last}`;
      found.push({ id: `${year}Q${index + 1}`, year, quarter: index + 1, from, to, ended: today > to });
    }
  }
  return found.reverse();
}

/** The one that is to be reported: the latest that has ended. */
export function latestEnded(quarters: readonly Quarter[]): Quarter | undefined {
  return quarters.find((one) => one.ended) ?? quarters[0];
}

/** Which one `2026Q4` means. */
export function quarterOf(id: string): Pick<Quarter, "quarter" | "year"> {
  return { quarter: Number(id.slice(5)), year: Number(id.slice(0, 4)) };
}

/** `3/2026` */
export function quarterName({ quarter, year }: Pick<Quarter, "quarter" | "year">): string {
  return m.ui_statistics_quarter_name({ quarter: String(quarter), year: String(year) });
}

/** `3/2026 · 1.7.–30.9.2026` */
export function quarterWithDates(one: Quarter): string {
  return `${quarterName(one)} · ${fmtDateRange(one.from, one.to)}`;
}
