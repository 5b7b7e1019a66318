import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES, setLanguage } from "~/i18n";
import {
  ATTENDANCE_CODES,
  type AttendanceCode,
  isPresence,
  labelOf,
  letterFrom,
  letterOf,
  markOf,
  readCode,
  readTable,
  runText,
  settle,
  shapeOf,
} from "./attendance";

const LETTERS = [...ATTENDANCE_CODES, "all_present", "left_early", "note"] as const;
const code = fc.constantFrom(...ATTENDANCE_CODES);
const maybe = fc.option(code, { nil: null });

test.each(LANGUAGES)("the letters differ and need no other key, in %s", (language) => {
  setLanguage(language);
  const letters = LETTERS.map(letterOf);
  expect(new Set(letters).size).toBe(LETTERS.length);
  for (const letter of letters) expect(letter).toMatch(/^[A-ZÅÄÖ]$/);
  for (const letter of LETTERS) expect(letterFrom(letterOf(letter).toLowerCase())).toBe(letter);
  expect(new Set(ATTENDANCE_CODES.map(labelOf)).size).toBe(ATTENDANCE_CODES.length);
});

test("no wish makes an absence unauthorised before it has waited for its reason", () => {
  fc.assert(
    fc.property(maybe, code, (current, wanted) => {
      const settled = settle(current, wanted);
      if (settled === "unauthorised_absence") {
        expect(["absent_unexplained", "unauthorised_absence"]).toContain(current);
        expect(wanted).toBe("unauthorised_absence");
      } else {
        expect(settled).toBe(wanted === "unauthorised_absence" ? "absent_unexplained" : wanted);
      }
    }),
  );
});

test("hours come from the pattern and stay with presence only", () => {
  const hours = fc.option(fc.integer({ min: 0, max: 2400 }), { nil: null });
  fc.assert(
    fc.property(maybe, hours, hours, code, (current, marked, planned, wanted) => {
      const day = { attendance: current, hours: marked, work_task_id: "t", note: "n", planned_hours: planned };
      const mark = markOf("c", "2026-11-02", day, wanted);
      const kept = isPresence(current) ? (marked ?? planned) : planned;
      expect(mark.hours).toBe(isPresence(wanted) ? kept : null);
      expect(mark.note).toBe("n");
      expect(markOf("c", "2026-11-02", day, null)).toMatchObject({ attendance: null, hours: null, note: null });
    }),
  );
});

test("a spreadsheet's words are read in any of the three languages, in any case", () => {
  for (const language of LANGUAGES) {
    setLanguage(language);
    const words = ATTENDANCE_CODES.map((each): [AttendanceCode, string] => [each, labelOf(each)]);
    setLanguage("fi");
    for (const [each, word] of words) expect(readCode(` ${word.toUpperCase()} `)).toBe(each);
  }
  for (const each of ATTENDANCE_CODES) {
    expect(readCode(each)).toBe(each);
    expect(readCode(letterOf(each).toLowerCase())).toBe(each);
  }
  expect(readCode("poissa")).toBe("absent_unexplained");
  expect(["", "?", "A", "läsnäsnä"].map(readCode)).toEqual([undefined, undefined, undefined, undefined]);
});

test("pasted text keeps its cells", () => {
  expect(readTable("L\tM\r\nS\r\n")).toEqual([["L", "M"], ["S"]]);
  expect(readTable("L\n\nX")).toEqual([["L"], [""], ["X"]]);
});

test("the kinds of a day differ by shape", () => {
  expect(new Set(ATTENDANCE_CODES.map((each) => shapeOf(each, true)))).toEqual(
    new Set(["present", "excused", "unexplained", "unauthorised", "not_held"]),
  );
  expect([shapeOf(null, true), shapeOf(null, false)]).toEqual(["planned", "none"]);
});

test("a run of unauthorised days is told in words", () => {
  expect(runText(0, "none")).toBe("");
  expect(runText(1, "none")).toBe("1\u00a0päivä");
  expect(runText(3, "warn")).toBe("Varoitus: 3\u00a0päivää");
  expect(runText(5, "interrupt")).toBe("Hälytys: 5\u00a0päivää");
});
