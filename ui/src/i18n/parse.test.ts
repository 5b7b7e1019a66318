import { CalendarDate } from "@internationalized/date";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES, setLanguage } from ".";
import { fmtClock, fmtDate, fmtDuration, fmtEuros, fmtEurosPlain, fmtHours, fmtNumber, fmtWeekdayDate } from "./fmt";
import { parseClock, parseDate, parseEuros, parseHours, parseNumber } from "./parse";

const TODAY = "2027-01-20";
const date = (text: string) => {
  const parsed = parseDate(text, TODAY);
  return parsed.ok ? parsed.value : parsed.reason;
};

describe("parseDate", () => {
  it.each([
    ["3.2.2027", "2027-02-03"],
    ["03.02.2027", "2027-02-03"],
    ["3.2.27", "2027-02-03"],
    ["3.2.", "2027-02-03"],
    ["3.2", "2027-02-03"],
    ["030227", "2027-02-03"],
    ["03022027", "2027-02-03"],
    ["2027-02-03", "2027-02-03"],
    ["3/2/2027", "2027-02-03"],
    ["t", "2027-01-20"],
    ["e", "2027-01-19"],
    ["h", "2027-01-21"],
    ["+7", "2027-01-27"],
    ["-1", "2027-01-19"],
    ["eilen", "2027-01-19"],
    ["\u22121", "2027-01-19"],
    ["ke 3.2.2027", "2027-02-03"],
    [" 3. 2. 2027 ", "2027-02-03"],
    ["I GÅR", "2027-01-19"],
    ["29.2.2028", "2028-02-29"],
    ["28.12.", "2026-12-28"],
    ["1.6.58", "1958-06-01"],
    ["1.12.26", "2026-12-01"],
  ])("reads %s", (text, expected) => {
    expect(date(text)).toBe(expected);
  });

  it.each([
    ["31.2.", "no_such_day"],
    ["29.2.2027", "no_such_day"],
    ["32.1.", "no_such_day"],
    ["3.13.2027", "no_such_day"],
    ["0.1.2027", "no_such_day"],
    ["3.2.0027", "year_out_of_range"],
    ["3.2.202", "not_a_date"],
    ["huhtikuu", "not_a_date"],
    ["", "not_a_date"],
    ["3", "not_a_date"],
    ["+", "not_a_date"],
  ])("refuses %s", (text, reason) => {
    expect(date(text)).toBe(reason);
  });

  it("takes the nearest 29 February there is, or refuses", () => {
    expect(parseDate("29.2.", "2027-12-01")).toEqual({ ok: true, value: "2028-02-29" });
    expect(parseDate("29.2.", "2026-06-01")).toEqual({ ok: false, reason: "no_such_day" });
  });

  it("reads back what is shown, in every language", () => {
    const days = fc.date({
      min: new Date(Date.UTC(1900, 0, 1)),
      max: new Date(Date.UTC(2100, 11, 31)),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom(...LANGUAGES), (moment, language) => {
        setLanguage(language);
        const iso = new CalendarDate(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate()).toString();
        for (const shown of [fmtDate(iso), fmtWeekdayDate(iso), iso]) {
          expect(parseDate(shown, TODAY)).toEqual({ ok: true, value: iso });
        }
      }),
    );
  });

  it.each(["__proto__", "constructor", "toString"])("takes %s for no day", (text) => {
    expect(parseDate(text, TODAY)).toEqual({ ok: false, reason: "not_a_date" });
  });

  it("never throws and never answers a day that does not exist", () => {
    const almost = fc.stringMatching(/^[0-9./ +-]{0,10}$/);
    fc.assert(
      fc.property(fc.oneof(almost, fc.string()), (text) => {
        const parsed = parseDate(text, TODAY);
        if (parsed.ok) expect(parsed.value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe("parseClock", () => {
  it.each(["9.05", "9:05", "0905", "905", "9,05", "klo 9.05"])("reads %s", (text) => {
    expect(parseClock(text)).toEqual({ ok: true, value: 545 });
  });

  it("reads a whole hour", () => {
    expect(parseClock("9")).toEqual({ ok: true, value: 540 });
  });

  it.each(["24.00", "9.60", "9.5", "", "aamu", "12345"])("refuses %s", (text) => {
    expect(parseClock(text)).toEqual({ ok: false, reason: "not_a_time" });
  });

  it("reads back what is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(parseClock(fmtClock(minutes))).toEqual({ ok: true, value: minutes });
      }),
    );
  });
});

describe("parseHours", () => {
  it.each(["1,5", "1.5", "1:30", "1h30", "90min", "1 h 30 min", "90 min", "1,50 h"])("reads %s", (text) => {
    expect(parseHours(text)).toEqual({ ok: true, value: 150 });
  });

  it.each(["", "-1", "1:75", "kuusi", "1,2,3"])("refuses %s", (text) => {
    expect(parseHours(text)).toEqual({ ok: false, reason: "not_hours" });
  });

  it("refuses what cannot be kept", () => {
    expect(parseHours("1,333")).toEqual({ ok: false, reason: "too_many_decimals" });
  });

  it("reads back what is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (hundredths) => {
        expect(parseHours(fmtHours(hundredths))).toEqual({ ok: true, value: hundredths });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), (minutes) => {
        expect(parseHours(fmtDuration(minutes))).toEqual({ ok: true, value: Math.round((minutes * 100) / 60) });
      }),
    );
  });
});

describe("parseEuros and parseNumber", () => {
  it.each(["1 234,50", "1\u00a0234,50", "1\u202f234,50", "1234.5", "1234,5 €", "1 234,50 eur"])("reads %s", (text) => {
    expect(parseEuros(text)).toEqual({ ok: true, value: 123_450 });
  });

  it.each(["\u22125", "-5", "–5,00 €"])("reads %s", (text) => {
    expect(parseEuros(text)).toEqual({ ok: true, value: -500 });
  });

  it("refuses what might mean two things", () => {
    expect(parseEuros("1.234")).toEqual({ ok: false, reason: "too_many_decimals" });
    expect(parseEuros("1.234,50")).toEqual({ ok: false, reason: "not_an_amount" });
    expect(parseEuros("")).toEqual({ ok: false, reason: "not_an_amount" });
    expect(parseNumber("1e5")).toEqual({ ok: false, reason: "not_a_number" });
    expect(parseNumber("1,5", 0)).toEqual({ ok: false, reason: "too_many_decimals" });
  });

  it("read back what is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (cents) => {
        expect(parseEuros(fmtEuros(cents))).toEqual({ ok: true, value: cents });
        expect(parseEuros(fmtEurosPlain(cents))).toEqual({ ok: true, value: cents });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
        expect(parseNumber(fmtNumber(hundredths / 100))).toEqual({ ok: true, value: hundredths / 100 });
      }),
    );
  });
});
