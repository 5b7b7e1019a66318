/** What follows from a client's record; no React here. */
import { parseDate as parseIso } from "@internationalized/date";
import type { Wire } from "~/api";
import { isPresence } from "~/grid/attendance";
import type { IsoDate } from "~/i18n";

export function nameOf({ last_name, first_names }: { last_name: string; first_names: string }): string {
  return `${first_names} ${last_name}`;
}

/** The name as lists and the acts on them have it, in whose order they stand. */
export function listNameOf({ last_name, first_names }: { last_name: string; first_names: string }): string {
  return `${last_name} ${first_names}`.trim();
}

export function daysLater(date: IsoDate, days: number): IsoDate {
  return parseIso(date).add({ days }).toString();
}

export function monthsLater(date: IsoDate, months: number): IsoDate {
  return parseIso(date).add({ months }).toString();
}

type Dated = { readonly start_date: IsoDate; readonly end_date: IsoDate | null };
export type Phase = "coming" | "open" | "ended";

/** Where a period is on a day; its last day still belongs to it. */
export function phaseOf({ start_date, end_date }: Dated, today: IsoDate): Phase {
  if (start_date > today) return "coming";
  return end_date !== null && end_date < today ? "ended" : "open";
}

/** Where a participation is on a day: who leaves it on a day takes part no more. */
export function spellPhaseOf(spell: Dated, today: IsoDate): Phase {
  return spell.end_date !== null && spell.end_date <= today ? "ended" : phaseOf(spell, today);
}

const newestFirst = (a: Dated, b: Dated) => b.start_date.localeCompare(a.start_date);

export function spellsOf(client: Wire.ClientView): Wire.ParticipationRow[] {
  return [...client.participations].sort(newestFirst);
}

export function periodsOf(client: Wire.ClientView): Wire.PeriodView[] {
  return [...client.periods].sort(newestFirst);
}

/** The same with a word in place of each coaching environment. */
export function withPlaces(client: Wire.ClientView, word: string): Wire.ClientView {
  return { ...client, periods: client.periods.map((period) => ({ ...period, environment: word })) };
}

/** The newest first; of one day the last of them. */
export function situationsOf(client: Wire.ClientView): Wire.SituationRow[] {
  return [...client.situations].sort((a, b) => b.date.localeCompare(a.date) || b.order_in_day - a.order_in_day);
}

/** The situation that stands with the end data of a participation: the one told last on its last day. */
export function endSituationOf(
  client: Wire.ClientView,
  { end_date }: Wire.ParticipationRow,
): Wire.SituationRow | undefined {
  return situationsOf(client).find(({ date }) => date === end_date);
}

/** The participation that has no last day yet. */
export function openSpell(client: Wire.ClientView): Wire.ParticipationRow | undefined {
  return spellsOf(client).find((spell) => spell.end_date === null);
}

/** Whether a day is of a participation: not before its start, and before that of the next. */
function daysOf(client: Wire.ClientView, spell: Wire.ParticipationRow): (day: IsoDate) => boolean {
  const next = spellsOf(client)
    .map(({ start_date }) => start_date)
    .filter((start) => start > spell.start_date)
    .sort()[0];
  return (day) => day >= spell.start_date && (next === undefined || day < next);
}

/** Periods that keep a participation from ending on a day. */
export function periodsInTheWay(client: Wire.ClientView, spell: Wire.ParticipationRow, end: IsoDate) {
  const isOfSpell = daysOf(client, spell);
  return periodsOf(client).filter(
    ({ start_date, end_date }) => isOfSpell(start_date) && (end_date === null || end_date > end),
  );
}

/** Whether a period has not begun, or nothing is known of it: whoever sees no attendance knows it of none that began. */
export function isUnusedPeriod(client: Wire.ClientView, period: Wire.PeriodView, today: IsoDate): boolean {
  if (phaseOf(period, today) === "coming") return true;
  const { start_date, end_date } = period;
  const isOfPeriod = ({ date }: Wire.AttendanceLine) => date >= start_date && (end_date === null || date <= end_date);
  return client.attendance !== null && period.final_assessment === null && !client.attendance.some(isOfPeriod);
}

/** Whether nothing has been recorded in a participation yet. */
export function isUnused(client: Wire.ClientView, spell: Wire.ParticipationRow): boolean {
  const isOfSpell = daysOf(client, spell);
  const days = [...client.periods.map(({ start_date }) => start_date), ...client.situations.map(({ date }) => date)];
  return spell.end_date === null && !days.some(isOfSpell);
}

/** The spell that the figures take a client's start data from: the first of those that count. */
export function firstCounted({ participations }: Wire.ClientView): Wire.ParticipationRow | undefined {
  const counted = participations.filter(({ counted }) => counted);
  return counted.reduce<Wire.ParticipationRow | undefined>(
    (first, spell) => (first === undefined || spell.start_date < first.start_date ? spell : first),
    undefined,
  );
}

/** What is missing from a spell that counts, and can be completed in its start data. */
export function missingOf(spell: Wire.ParticipationRow): ("status_at_start" | "education_isced")[] {
  if (!spell.counted) return [];
  // 9 is education that is not known
  const isMissing = {
    education_isced: [null, 9].includes(spell.education_isced),
    status_at_start: spell.status_at_start === null,
  };
  return (["education_isced", "status_at_start"] as const).filter((field) => isMissing[field]);
}

/** Whether nobody knows how long the unemployment had lasted: the figures do not count it as long-term then. */
export function lacksFirstDay({ counted, status_at_start, unemployed_since }: Wire.ParticipationRow): boolean {
  return counted && status_at_start === "unemployed" && unemployed_since === null;
}

const isUnexplained = ({ attendance }: Wire.AttendanceLine) => attendance === "absent_unexplained";

/** Days whose absence waits for its reason, the oldest first. */
export function unexplainedOf(client: Wire.ClientView): IsoDate[] {
  return (client.attendance ?? [])
    .filter(isUnexplained)
    .map(({ date }) => date)
    .sort();
}

export interface Summary {
  readonly spell: Wire.ParticipationRow | undefined;
  readonly open: readonly Wire.PeriodView[];
  readonly present: number;
  readonly unexplained: readonly IsoDate[];
  readonly situation: Wire.SituationRow | undefined;
  readonly note: Wire.NoteView | undefined;
}

export function summaryOf(client: Wire.ClientView, today: IsoDate): Summary {
  const marks = (client.attendance ?? []).map((line) => line.attendance as Wire.AttendanceCode);
  return {
    spell: spellsOf(client)[0],
    open: periodsOf(client).filter((period) => phaseOf(period, today) === "open"),
    present: marks.filter(isPresence).length,
    unexplained: unexplainedOf(client),
    situation: situationsOf(client)[0],
    note: client.notes === null ? undefined : notesOf(client.notes)[0],
  };
}

export function notesOf(notes: readonly Wire.NoteView[]): Wire.NoteView[] {
  return [...notes].sort((a, b) => b.date.localeCompare(a.date) || b.id.localeCompare(a.id));
}

/** Where a day of the client is marked: its address, with the group or environment whose period covers the day. */
export function dayOf(client: Wire.ClientView, date: IsoDate) {
  const period = periodsOf(client).find((one) => phaseOf(one, date) === "open");
  return { date, environment: period?.group_id ?? period?.environment_id, person: client.id };
}
