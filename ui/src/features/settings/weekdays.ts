import { m } from "~/i18n";

/** The days of the week from Monday on; the engine counts them from 1. */
export const WEEKDAYS = [
  m.ui_weekday_short_1,
  m.ui_weekday_short_2,
  m.ui_weekday_short_3,
  m.ui_weekday_short_4,
  m.ui_weekday_short_5,
  m.ui_weekday_short_6,
  m.ui_weekday_short_7,
] as const;

/** A weekly pattern in words: `12345` is "ma–pe", `135` "ma, ke, pe". */
export function patternWords(digits: string): string {
  const runs: number[][] = [];
  for (const digit of digits) {
    const day = Number(digit);
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => (day === undefined ? "" : (WEEKDAYS[day - 1]?.() ?? ""));
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name))).join(", ");
}
