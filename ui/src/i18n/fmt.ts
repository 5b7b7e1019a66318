/**
 * How dates, times and numbers are shown: one way in all three languages. Nothing here asks the engine, whose habits
 * differ between WebKitGTK and WebView2. Whatever is shown, `parse.ts` reads back.
 */
import { type CalendarDate, getDayOfWeek, parseDate as parseIso } from "@internationalized/date";
import { m } from "./paraglide/messages.js";

const NBSP = "\u00a0";
const MINUS = "\u2212";
const EN_DASH = "\u2013";

/** A day as the engine writes it: `2027-02-03`. */
export type IsoDate = string;

function day(date: IsoDate): CalendarDate {
  return parseIso(date);
}

/** `3.2.2027` */
export function fmtDate(date: IsoDate): string {
  const { day: d, month, year } = day(date);
  return `${d}.${month}.${year}`;
}

/** `3.2.`, where the year is known from around it. */
export function fmtDayMonth(date: IsoDate): string {
  const { day: d, month } = day(date);
  return `${d}.${month}.`;
}

/** `3.2.–5.3.2026`, with the first year only where it differs. */
export function fmtDateRange(from: IsoDate, to: IsoDate | null): string {
  if (to === null) return `${fmtDate(from)}${EN_DASH}`;
  const start = day(from).year === day(to).year ? fmtDayMonth(from) : fmtDate(from);
  return `${start}${EN_DASH}${fmtDate(to)}`;
}

const WEEKDAY_SHORT = [
  m.ui_weekday_short_1,
  m.ui_weekday_short_2,
  m.ui_weekday_short_3,
  m.ui_weekday_short_4,
  m.ui_weekday_short_5,
  m.ui_weekday_short_6,
  m.ui_weekday_short_7,
] as const;

const WEEKDAY = [
  m.ui_weekday_1,
  m.ui_weekday_2,
  m.ui_weekday_3,
  m.ui_weekday_4,
  m.ui_weekday_5,
  m.ui_weekday_6,
  m.ui_weekday_7,
] as const;

const MONTH = [
  m.ui_month_1,
  m.ui_month_2,
  m.ui_month_3,
  m.ui_month_4,
  m.ui_month_5,
  m.ui_month_6,
  m.ui_month_7,
  m.ui_month_8,
  m.ui_month_9,
  m.ui_month_10,
  m.ui_month_11,
  m.ui_month_12,
] as const;

function word(words: readonly (() => string)[], index: number): string {
  const found = words[index];
  if (!found) throw new RangeError(`no word ${index}`);
  return found();
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(date: IsoDate): number {
  return getDayOfWeek(day(date), "fi-FI", "mon");
}

/** `ke` */
export function fmtWeekdayShort(date: IsoDate): string {
  return word(WEEKDAY_SHORT, weekdayIndex(date));
}

/** `keskiviikko` */
export function fmtWeekday(date: IsoDate): string {
  return word(WEEKDAY, weekdayIndex(date));
}

/** `ma, ke, pe`, of weekdays as digits, Monday = 1. */
export function fmtWeekdays(digits: string): string {
  return [...digits].map((digit) => word(WEEKDAY_SHORT, Number(digit) - 1)).join(", ");
}

/** The seven weekdays from Monday on: `ma`, `maanantai`. */
export function weekdayNames(): { readonly short: string; readonly long: string }[] {
  return WEEKDAY.map((long, index) => ({ short: word(WEEKDAY_SHORT, index), long: long() }));
}

/** `ke 3.2.2027` */
export function fmtWeekdayDate(date: IsoDate): string {
  return `${fmtWeekdayShort(date)}${NBSP}${fmtDate(date)}`;
}

/** `helmikuu 2027` */
export function fmtMonth(date: IsoDate): string {
  const { month, year } = day(date);
  return `${word(MONTH, month - 1)} ${year}`;
}

/** Minutes since midnight as `9.05`. */
export function fmtClock(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  return `${hour}.${String(minutes % 60).padStart(2, "0")}`;
}

/** The clock time of a moment on this machine: `14.05`. */
export function fmtClockOf(moment: Date): string {
  return fmtClock(moment.getHours() * 60 + moment.getMinutes());
}

/** The day and clock time of a moment on this machine: `3.2.2027 14.05`. */
export function fmtMoment(moment: Date): string {
  return `${moment.getDate()}.${moment.getMonth() + 1}.${moment.getFullYear()} ${fmtClockOf(moment)}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/** `−4 800,5`: at most `decimals` places, or exactly so many with `fixed`. */
export function fmtNumber(value: number, { decimals = 2, fixed = false } = {}): string {
  const [whole = "0", part = ""] = Math.abs(value).toFixed(decimals).split(".");
  const shown = fixed ? part : part.replace(/0+$/, "");
  const zero = /^0*$/.test(whole + part);
  return `${value < 0 && !zero ? MINUS : ""}${grouped(whole)}${shown === "" ? "" : `,${shown}`}`;
}

/** A whole number: `4 800`. */
export function fmtCount(value: number): string {
  return fmtNumber(value, { decimals: 0 });
}

/** `12,5 %` of a share between 0 and 1. */
export function fmtShare(share: number): string {
  return `${fmtNumber(share * 100, { decimals: 1 })}${NBSP}%`;
}

/** Cents as `4 800,50 €`. */
export function fmtEuros(cents: number): string {
  return `${fmtEurosPlain(cents)}${NBSP}€`;
}

/** Cents as `4 800,50`, for a field that says the unit beside it. */
export function fmtEurosPlain(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const part = String(Math.abs(cents) % 100).padStart(2, "0");
  return `${cents < 0 ? MINUS : ""}${grouped(String(whole))},${part}`;
}

/** Hundredths of an hour, as the engine keeps them, as `6,5`. */
export function fmtHours(hundredths: number): string {
  return fmtNumber(hundredths / 100);
}

/** Hundredths of an hour as `6,5 h`. */
export function fmtHoursUnit(hundredths: number): string {
  return `${fmtHours(hundredths)}${NBSP}h`;
}

/** Minutes as `1 h 30 min`. */
export function fmtDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours > 0) parts.push(`${hours}${NBSP}h`);
  if (rest > 0 || hours === 0) parts.push(`${rest}${NBSP}min`);
  return parts.join(" ");
}

const COLLATOR = new Intl.Collator("fi");

/** The order of names as a Finnish reader expects it: Å Ä Ö last. */
export function compareNames(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}
