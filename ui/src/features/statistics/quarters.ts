/** Quarters of a year, as the figures are asked by them. */
import type { IsoDate } from "~/i18n";

export interface Quarter {
  /** `2026Q4` */
  readonly id: string;
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
  readonly from: IsoDate;
  /** Its last day, or today while it is under way. */
  readonly to: IsoDate;
  readonly underWay: boolean;
}

const LAST = ["03-31", "06-30", "09-30", "12-31"] as const;

/** From the first quarter of 2025 to the present one, the newest first. */
export function quartersUntil(today: IsoDate): readonly Quarter[] {
  const found: Quarter[] = [];
  for (let year = 2025; year <= Number(today.slice(0, 4)); year += 1) {
    for (const [index, last] of LAST.entries()) {
      const from = `${year}-${String(index * 3 + 1).padStart(2, "0")}-01`;
      if (from > today) break;
      const end = `${year}-${last}`;
      const underWay = end > today;
      found.push({
        id: `${year}Q${index + 1}`,
        year,
        quarter: index + 1,
        from,
        to: underWay ? today : end,
        underWay,
      });
    }
  }
  return found.reverse();
}
