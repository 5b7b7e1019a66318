/** What the attendance grids know of codes, letters and marks; no React here. */
import { fmtCount, type IsoDate, LANGUAGES, m } from "~/i18n";

/** In the order in which lists show them. */
export const ATTENDANCE_CODES = [
  "present",
  "late",
  "remote",
  "absent_unexplained",
  "sick",
  "sick_child",
  "job_interview",
  "official_visit",
  "public_duty",
  "authorised_absence",
  "unauthorised_absence",
  "not_held",
] as const;

export type AttendanceCode = (typeof ATTENDANCE_CODES)[number];

/** A client's day as it shall be: it takes the place of what was marked; no code takes the mark away. */
export interface AttendanceMark {
  client_id: string;
  date: IsoDate;
  attendance: AttendanceCode | null;
  /** Hundredths of an hour. */
  hours: number | null;
  work_task_id: string | null;
  note: string | null;
}

/** What is known of a client's day before a mark is made. */
export interface MarkedDay {
  attendance: AttendanceCode | null;
  hours: number | null;
  work_task_id: string | null;
  note: string | null;
  /** Hours of the weekly pattern; none where the person is not expected. */
  planned_hours: number | null;
}

/** What a letter does besides marking a code. */
export const LETTER_ACTS = [
  "all_present",
  "yesterday",
  "from_plan",
  "left_early",
  "task",
  "note",
  "add_person",
] as const;

export type Letter = AttendanceCode | (typeof LETTER_ACTS)[number];

type Locale = { locale?: (typeof LANGUAGES)[number] };

const LETTERS: Readonly<Record<Letter, (none: object, of?: Locale) => string>> = {
  present: m.ui_attendance_key_present,
  late: m.ui_attendance_key_late,
  remote: m.ui_attendance_key_remote,
  absent_unexplained: m.ui_attendance_key_absent_unexplained,
  sick: m.ui_attendance_key_sick,
  sick_child: m.ui_attendance_key_sick_child,
  job_interview: m.ui_attendance_key_job_interview,
  official_visit: m.ui_attendance_key_official_visit,
  public_duty: m.ui_attendance_key_public_duty,
  authorised_absence: m.ui_attendance_key_authorised_absence,
  unauthorised_absence: m.ui_attendance_key_unauthorised_absence,
  not_held: m.ui_attendance_key_not_held,
  all_present: m.ui_attendance_key_all_present,
  left_early: m.ui_attendance_key_left_early,
  yesterday: m.ui_attendance_key_yesterday,
  from_plan: m.ui_attendance_key_from_plan,
  task: m.ui_attendance_key_task,
  note: m.ui_attendance_key_note,
  add_person: m.ui_attendance_key_add_person,
};

const ACT_LABELS: Readonly<Record<(typeof LETTER_ACTS)[number], () => string>> = {
  all_present: m.ui_attendance_all_present,
  yesterday: m.ui_attendance_yesterday,
  from_plan: m.ui_attendance_from_plan,
  left_early: m.ui_attendance_left_early,
  task: m.ui_attendance_column_task,
  note: m.ui_attendance_note,
  add_person: m.ui_attendance_add_person,
};

const LABELS: Readonly<Record<AttendanceCode, (none: object, of?: Locale) => string>> = {
  present: m.ui_attendance_code_present,
  late: m.ui_attendance_code_late,
  remote: m.ui_attendance_code_remote,
  absent_unexplained: m.ui_attendance_code_absent_unexplained,
  sick: m.ui_attendance_code_sick,
  sick_child: m.ui_attendance_code_sick_child,
  job_interview: m.ui_attendance_code_job_interview,
  official_visit: m.ui_attendance_code_official_visit,
  public_duty: m.ui_attendance_code_public_duty,
  authorised_absence: m.ui_attendance_code_authorised_absence,
  unauthorised_absence: m.ui_attendance_code_unauthorised_absence,
  not_held: m.ui_attendance_code_not_held,
};

/** The key, and the letter on paper, of a code or act. */
export function letterOf(letter: Letter): string {
  return LETTERS[letter]({});
}

export function labelOf(code: AttendanceCode): string {
  return LABELS[code]({});
}

/** The words of a code or act. */
export function wordsOf(letter: Letter): string {
  return isCode(letter) ? labelOf(letter) : ACT_LABELS[letter]();
}

/** What a typed key stands for. */
export function letterFrom(key: string): Letter | undefined {
  const typed = key.toUpperCase();
  return (Object.keys(LETTERS) as Letter[]).find((letter) => letterOf(letter).toUpperCase() === typed);
}

export function isCode(letter: Letter): letter is AttendanceCode {
  return (ATTENDANCE_CODES as readonly string[]).includes(letter);
}

/** The client was there, also late or remotely: hours may be given. */
export function isPresence(code: AttendanceCode | null): boolean {
  return code === "present" || code === "late" || code === "remote";
}

export type Shape = "present" | "excused" | "unexplained" | "unauthorised" | "not_held" | "planned" | "none";

/** How a day is drawn, so that its kind is seen without colour. */
export function shapeOf(code: AttendanceCode | null, planned: boolean): Shape {
  if (code === null) return planned ? "planned" : "none";
  if (isPresence(code)) return "present";
  if (code === "absent_unexplained") return "unexplained";
  if (code === "unauthorised_absence") return "unauthorised";
  return code === "not_held" ? "not_held" : "excused";
}

/**
 * The code that a wish becomes. An absence starts as "reason to be found out"; it is unauthorised only where a worker
 * says so of a person whose absence already waits for its reason.
 */
export function settle(current: AttendanceCode | null, wanted: AttendanceCode): AttendanceCode {
  if (wanted !== "unauthorised_absence") return wanted;
  return current === "absent_unexplained" || current === "unauthorised_absence" ? wanted : "absent_unexplained";
}

/** The mark of a code: hours come from the pattern unless some are marked already; an absence has none. */
export function markOf(client_id: string, date: IsoDate, day: MarkedDay, code: AttendanceCode | null): AttendanceMark {
  if (code === null) return { client_id, date, attendance: null, hours: null, work_task_id: null, note: null };
  const kept = isPresence(day.attendance) ? day.hours : null;
  return {
    client_id,
    date,
    attendance: code,
    hours: isPresence(code) ? (kept ?? day.planned_hours) : null,
    work_task_id: isPresence(code) ? day.work_task_id : null,
    note: day.note,
  };
}

/** Whether a mark would change anything. */
export function changes(mark: AttendanceMark, day: MarkedDay): boolean {
  return (
    mark.attendance !== day.attendance ||
    mark.hours !== day.hours ||
    mark.work_task_id !== day.work_task_id ||
    mark.note !== day.note
  );
}

/** What a run of unauthorised days calls for; the engine decides it by the limits of the day. */
export type AbsenceAlert = "none" | "warn" | "interrupt";

export function runText(run: number, alert: AbsenceAlert): string {
  if (run === 0) return "";
  const words = { count: run, shown: fmtCount(run) };
  if (alert === "interrupt") return m.ui_attendance_run_alarm(words);
  return alert === "warn" ? m.ui_attendance_run_warning(words) : m.ui_attendance_run(words);
}

const plain = (text: string) => text.trim().toLocaleLowerCase("fi").replace(/\s+/g, " ");

/** Short words that people write in their own tables. */
const HABITS: Readonly<Record<string, AttendanceCode>> = {
  etä: "remote",
  poissa: "absent_unexplained",
  sairas: "sick",
  "lapsi sairas": "sick_child",
  työhaastattelu: "job_interview",
  haastattelu: "job_interview",
  viranomainen: "official_visit",
  luvallinen: "authorised_absence",
  luvaton: "unauthorised_absence",
  "ei toimintaa": "not_held",
};

/** A code from a spreadsheet's cell: its letter, its name in any of the three languages, or its stored word. */
export function readCode(text: string): AttendanceCode | undefined {
  const typed = plain(text);
  const letter = letterFrom(typed);
  if (letter !== undefined && isCode(letter)) return letter;
  const named = ATTENDANCE_CODES.find(
    (code) => code === typed || LANGUAGES.some((locale) => plain(LABELS[code]({}, { locale })) === typed),
  );
  return named ?? HABITS[typed];
}

/** The cells of pasted text, line by line; the line break at the end opens no line. */
export function readTable(text: string): string[][] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
}
