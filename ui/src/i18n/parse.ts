/**
 * What people type, read: dates, clock times, hours, numbers, euros. Each reader takes every habit that has one meaning,
 * and refuses the rest with a reason rather than guess.
 */
import { CalendarDate, parseDate as parseIso } from "@internationalized/date";
import type { IsoDate } from "./fmt";

export type Refusal =
  | "not_a_date"
  | "no_such_day"
  | "year_out_of_range"
  | "not_a_time"
  | "not_hours"
  | "not_a_number"
  | "not_an_amount"
  | "too_many_decimals";

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Refusal };

const yes = <T>(value: T): Parsed<T> => ({ ok: true, value });
const no = (reason: Refusal): Parsed<never> => ({ ok: false, reason });

/** Space, no-break space, narrow no-break space, thin space, figure space. */
const SPACES = /[\s\u00a0\u202f\u2009\u2007]+/g;
/** Hyphen, minus sign, en dash: all are typed or pasted for a minus. */
const MINUS = /^[-\u2212\u2013]/;

const YEARS = { from: 1900, to: 2100 };

/** Words for days near today, of all three languages, so that a habit survives a change of language. */
const DAY_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    t: 0,
    tänään: 0,
    tanaan: 0,
    i: 0,
    idag: 0,
    "i dag": 0,
    today: 0,
    e: -1,
    eilen: -1,
    igår: -1,
    "i går": -1,
    y: -1,
    yesterday: -1,
    h: 1,
    huomenna: 1,
    imorgon: 1,
    "i morgon": 1,
    tomorrow: 1,
  }),
);

const WEEKDAY = /^(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)\.?\s+(?=\d)/;

function exists(year: number, month: number, day: number): Parsed<IsoDate> {
  if (year < YEARS.from || year > YEARS.to) return no("year_out_of_range");
  if (month < 1 || month > 12 || day < 1) return no("no_such_day");
  const date = new CalendarDate(year, month, day);
  // the calendar moves 31.2. to the last of February; a typing error is not to be moved
  if (date.month !== month || date.day !== day) return no("no_such_day");
  return yes(date.toString());
}

/** `27` is 2027, `58` is 1958: two digits reach twenty years ahead and eighty back. */
function fullYear(digits: string, today: CalendarDate): number {
  if (digits.length !== 2) return Number(digits);
  const century = Math.floor(today.year / 100) * 100;
  const year = century + Number(digits);
  return year > today.year + 20 ? year - 100 : year;
}

/** A day and month without a year: the year in which it lies nearest to today. */
function nearest(month: number, day: number, today: CalendarDate): Parsed<IsoDate> {
  const found = [today.year, today.year - 1, today.year + 1]
    .map((year) => exists(year, month, day))
    .flatMap((one) => (one.ok ? [one.value] : []))
    .sort((a, b) => Math.abs(parseIso(a).compare(today)) - Math.abs(parseIso(b).compare(today)));
  return found[0] === undefined ? no("no_such_day") : yes(found[0]);
}

/**
 * A date: `3.2.2027`, `03.02.2027`, `3.2.27`, `3.2.`, `3.2`, `030227`, `03022027`, `2027-02-03`, `3/2/2027`, with or
 * without the weekday in front; `t`, `e`, `h`, `+7`, `−1` and words from the given today.
 */
export function parseDate(text: string, today: IsoDate): Parsed<IsoDate> {
  const now = parseIso(today);
  const typed = text.replace(SPACES, " ").trim().toLowerCase();
  const away = DAY_WORDS.get(typed);
  if (away !== undefined) return yes(now.add({ days: away }).toString());

  const sign = typed.startsWith("+") ? 1 : MINUS.test(typed) ? -1 : 0;
  if (sign !== 0) {
    const days = /^.\s?(\d{1,3})$/.exec(typed)?.[1];
    return days === undefined ? no("not_a_date") : yes(now.add({ days: sign * Number(days) }).toString());
  }

  const plain = typed.replace(WEEKDAY, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return exists(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const digits = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(plain);
  if (digits) return exists(fullYear(digits[3] ?? "", now), Number(digits[2]), Number(digits[1]));

  const parts = /^(\d{1,2})(?: ?[./-] ?| )(\d{1,2})(?:(?: ?[./-] ?| )(\d{2}|\d{4})|\.?)$/.exec(plain);
  if (!parts) return no("not_a_date");
  const [, day = "", month = "", year] = parts;
  if (year === undefined) return nearest(Number(month), Number(day), now);
  return exists(fullYear(year, now), Number(month), Number(day));
}

/** A clock time as minutes since midnight: `9.05`, `9:05`, `0905`, `905`, `9`. */
export function parseClock(text: string): Parsed<number> {
  const typed = text.replace(SPACES, "").replace(/^kl[o.]*/i, "");
  const parts = /^(\d{1,2})[.:,](\d{2})$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed) ?? /^(\d{1,2})$/.exec(typed);
  if (!parts) return no("not_a_time");
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? "0");
  return hour > 23 || minute > 59 ? no("not_a_time") : yes(hour * 60 + minute);
}

/** Hours as hundredths: `1,5`, `1.5`, `1:30`, `1h30`, `1 h 30 min`, `90min`, `6 h`. */
export function parseHours(text: string): Parsed<number> {
  const typed = text.replace(SPACES, "").toLowerCase();
  const ofMinutes = (minutes: number) => yes(Math.round((minutes * 100) / 60));

  const minutes = /^(\d{1,4})min$/.exec(typed);
  if (minutes) return ofMinutes(Number(minutes[1]));

  const both = /^(\d{1,3})(?::|h|t)([0-5]\d)(?:min)?$/.exec(typed) ?? /^(\d{1,3})(?:h|t)(\d)min$/.exec(typed);
  if (both) return ofMinutes(Number(both[1]) * 60 + Number(both[2]));

  const decimal = /^(\d{1,3})(?:[.,](\d+))?(?:h|t)?$/.exec(typed);
  if (!decimal) return no("not_hours");
  const part = decimal[2] ?? "";
  if (part.length > 2) return no("too_many_decimals");
  return yes(Number(decimal[1]) * 100 + Number(part.padEnd(2, "0")));
}

/** Sign, digits before and after the mark; a thousands dot is refused, as it might be a decimal one. */
function digitsOf(text: string): { negative: boolean; whole: string; part: string } | null {
  const typed = text.replace(SPACES, "");
  const found = /^([-\u2212\u2013+]?)(\d{1,12})(?:[.,](\d*))?$/.exec(typed);
  if (!found) return null;
  return { negative: MINUS.test(found[1] ?? ""), whole: found[2] ?? "", part: found[3] ?? "" };
}

/** A number with at most so many decimals. */
export function parseNumber(text: string, decimals = 2): Parsed<number> {
  const found = digitsOf(text);
  if (!found) return no("not_a_number");
  if (found.part.length > decimals) return no("too_many_decimals");
  const value = Number(`${found.whole}.${found.part || "0"}`);
  return yes(found.negative && value !== 0 ? -value : value);
}

/** Euros as cents: `1 234,50` with any space, `1234.5`, `1234 €`. */
export function parseEuros(text: string): Parsed<number> {
  const found = digitsOf(text.trim().replace(/(?:€|eur|e)$/i, ""));
  if (!found) return no("not_an_amount");
  if (found.part.length > 2) return no("too_many_decimals");
  const cents = Number(found.whole) * 100 + Number(found.part.padEnd(2, "0"));
  return yes(found.negative && cents !== 0 ? -cents : cents);
}
