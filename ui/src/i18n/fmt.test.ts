import { describe, expect, it } from "vitest";
import { setLanguage } from ".";
import {
  compareNames,
  fmtClock,
  fmtClockOf,
  fmtCount,
  fmtDate,
  fmtDateRange,
  fmtDayMonth,
  fmtDuration,
  fmtEuros,
  fmtHours,
  fmtHoursUnit,
  fmtMoment,
  fmtMonth,
  fmtNumber,
  fmtShare,
  fmtWeekday,
  fmtWeekdayDate,
} from "./fmt";

describe("dates", () => {
  it("are written alike in every language", () => {
    for (const language of ["fi", "sv", "en"] as const) {
      setLanguage(language);
      expect(fmtDate("2027-02-03")).toBe("3.2.2027");
      expect(fmtDayMonth("2027-12-31")).toBe("31.12.");
    }
  });

  it("carry the weekday in the language of the window", () => {
    expect(fmtWeekdayDate("2027-02-03")).toBe("ke\u00a03.2.2027");
    expect(fmtWeekday("2027-02-07")).toBe("sunnuntai");
    expect(fmtMonth("2027-02-07")).toBe("helmikuu 2027");
    setLanguage("sv");
    expect(fmtWeekdayDate("2027-02-03")).toBe("ons\u00a03.2.2027");
    setLanguage("en");
    expect(fmtWeekdayDate("2027-02-03")).toBe("Wed\u00a03.2.2027");
  });

  it("name the first year of a range only where it differs", () => {
    expect(fmtDateRange("2026-02-03", "2026-03-05")).toBe("3.2.–5.3.2026");
    expect(fmtDateRange("2025-12-30", "2026-03-05")).toBe("30.12.2025–5.3.2026");
    expect(fmtDateRange("2026-02-03", null)).toBe("3.2.2026–");
  });
});

describe("times", () => {
  it("have a full stop and no leading zero", () => {
    expect(fmtClock(9 * 60 + 5)).toBe("9.05");
    expect(fmtClock(0)).toBe("0.00");
    expect(fmtClockOf(new Date(2027, 1, 3, 14, 5))).toBe("14.05");
    expect(fmtMoment(new Date(2027, 1, 3, 14, 5))).toBe("3.2.2027 14.05");
    expect(fmtDuration(90)).toBe("1\u00a0h 30\u00a0min");
    expect(fmtDuration(0)).toBe("0\u00a0min");
    expect(fmtDuration(120)).toBe("2\u00a0h");
  });
});

describe("numbers", () => {
  it("have a comma, no-break spaces and a true minus", () => {
    expect(fmtNumber(-4800.5)).toBe("\u22124\u00a0800,5");
    expect(fmtNumber(-0.001)).toBe("0");
    expect(fmtNumber(1234567, { decimals: 1, fixed: true })).toBe("1\u00a0234\u00a0567,0");
    expect(fmtCount(10_000)).toBe("10\u00a0000");
    expect(fmtEuros(480_050)).toBe("4\u00a0800,50\u00a0€");
    expect(fmtEuros(-5)).toBe("\u22120,05\u00a0€");
    expect(fmtHours(650)).toBe("6,5");
    expect(fmtHoursUnit(600)).toBe("6\u00a0h");
    expect(fmtShare(0.125)).toBe("12,5\u00a0%");
  });
});

describe("names", () => {
  it("sort Å Ä Ö last", () => {
    expect(["Öhman", "Aho", "Ängeslevä", "Zitting", "Åkerlund"].sort(compareNames)).toEqual([
      "Aho",
      "Zitting",
      "Åkerlund",
      "Ängeslevä",
      "Öhman",
    ]);
  });
});
