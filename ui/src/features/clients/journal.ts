/** A client's journal in words: who, when, and one sentence for each change. */
import type { Wire } from "~/api";
import { fmtDate, fmtHoursUnit, fmtWeekdays, type IsoDate, m } from "~/i18n";
import { masked } from "~/kit";
import { actWords } from "~/undo";
import type { Names } from "./office";
import {
  attendanceName,
  basisName,
  educationName,
  exitName,
  genderName,
  noteKindName,
  organiserName,
  situationName,
  statusName,
} from "./words";

type Show = (value: Wire.JsonValue, names: Names) => string;
type Shown = readonly [label: () => string, show: Show];

const text: Show = (value) => String(value);
const date: Show = (value) => fmtDate(String(value));
const flag: Show = (value) => (value === 1 || value === true ? m.ui_client_yes() : m.ui_client_no());
const hours: Show = (value) => fmtHoursUnit(Number(value));
const municipality: Show = (value, names) => names.municipality(String(value));
const worker: Show = (value, names) => names.worker(String(value));
const coded =
  (name: (code: string) => string): Show =>
  (value) =>
    name(String(value));

const PLANS: Readonly<Record<string, () => string>> = {
  employment_plan: m.ui_client_plan_employment_plan,
  activation_plan: m.ui_client_plan_activation_plan,
  integration_plan: m.ui_client_plan_integration_plan,
  multi_sectoral_plan: m.ui_client_plan_multi_sectoral_plan,
  follow_on_plan: m.ui_client_plan_follow_on_plan,
};

interface Table {
  readonly name: () => string;
  /** The column of the day that a row is about, which names the row. */
  readonly day?: string;
  /** The column that a row is for: its values need no label. */
  readonly main?: string;
  readonly fields: Readonly<Record<string, Shown>>;
}

/** The fields that a reader knows; ids, sort keys and the like are not among them. */
const TABLES = {
  client: {
    name: m.ui_client_table_client,
    fields: {
      identity_code: [m.ui_client_fact_identity_code, (value) => masked(String(value))],
      last_name: [m.ui_client_new_last_name, text],
      first_names: [m.ui_client_new_first_names, text],
      gender: [m.ui_client_fact_gender, coded(genderName)],
      municipality: [m.ui_client_fact_municipality, municipality],
      phone: [m.ui_client_fact_phone, text],
      non_disclosure: [m.ui_clients_non_disclosure, flag],
      career_agent_id: [m.ui_client_field_career_agent, worker],
      work_trial_days_elsewhere: [m.ui_client_field_work_trial_days, text],
      work_trial_elsewhere_until: [m.ui_client_field_work_trial_until, date],
      archived_on: [m.ui_client_field_archived, date],
    },
  },
  participation: {
    name: m.ui_client_table_participation,
    fields: {
      start_date: [m.ui_client_field_start_date, date],
      municipality: [m.ui_client_start_municipality, municipality],
      education_isced: [m.ui_client_start_education, (value) => educationName(Number(value))],
      status_at_start: [m.ui_client_start_status, coded(statusName)],
      unemployed_since: [m.ui_client_start_unemployed_since, date],
      counted: [m.ui_client_start_counted, flag],
      end_date: [m.ui_client_field_end_date, date],
      exit_reason: [m.ui_client_end_reason, coded(exitName)],
      qualification_date: [m.ui_client_end_qualification_date, date],
    },
  },
  situation: {
    name: m.ui_client_table_situation,
    day: "date",
    main: "situation",
    fields: {
      date: [m.ui_client_field_date, date],
      situation: [m.ui_client_situation_what, coded(situationName)],
    },
  },
  coaching_period: {
    name: m.ui_client_table_coaching_period,
    fields: {
      environment_id: [m.ui_client_period_environment, (value, names) => names.environment(String(value))],
      group_id: [m.ui_client_period_group, (value, names) => names.group(String(value))],
      legal_basis: [m.ui_client_period_basis, coded(basisName)],
      organiser: [m.ui_client_period_organiser, coded(organiserName)],
      start_date: [m.ui_client_field_start_date, date],
      end_date: [m.ui_client_field_end_date, date],
      weekly_days: [m.ui_client_period_weekly_days, text],
      daily_hours: [m.ui_client_period_daily_hours, hours],
      weekdays: [m.ui_client_period_weekdays, (value) => fmtWeekdays(String(value))],
    },
  },
  final_assessment: {
    name: m.ui_client_table_final_assessment,
    main: "text",
    fields: { text: [m.ui_client_field_text, text] },
  },
  attendance: {
    name: m.ui_client_table_attendance,
    day: "date",
    main: "attendance",
    fields: {
      date: [m.ui_client_field_date, date],
      attendance: [m.ui_client_column_mark, coded(attendanceName)],
      hours: [m.ui_client_column_hours, hours],
      work_task_id: [m.ui_client_field_task, () => m.ui_client_field_task_set()],
      note: [m.ui_attendance_note, text],
    },
  },
  note: {
    name: m.ui_client_table_note,
    day: "date",
    main: "text",
    fields: {
      date: [m.ui_client_field_date, date],
      kind: [m.ui_client_field_kind, coded(noteKindName)],
      text: [m.ui_client_field_text, text],
    },
  },
  plan: {
    name: m.ui_client_table_plan,
    main: "kind",
    fields: {
      kind: [m.ui_client_field_kind, (value) => PLANS[String(value)]?.() ?? String(value)],
      made_on: [m.ui_client_field_made_on, date],
      next_review_on: [m.ui_client_fact_review, date],
      archived_on: [m.ui_client_field_archived, date],
    },
  },
  absence_notice: {
    name: m.ui_client_table_absence_notice,
    fields: {
      from_date: [m.ui_client_field_from, date],
      to_date: [m.ui_client_field_to, date],
      sent_on: [m.ui_client_field_sent_on, date],
    },
  },
} satisfies Readonly<Record<string, Table>>;

export type Kind = keyof typeof TABLES;

/** The columns by which someone could be found. */
const PLACES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  client: ["municipality", "phone"],
  participation: ["municipality"],
  coaching_period: ["environment_id", "group_id", "weekly_days", "daily_hours", "weekdays"],
};

/** The same table without what is in those columns. */
function withoutPlaces(kind: Kind): Table {
  const hidden = Object.entries<Shown>(TABLES[kind].fields).map(([column, [label, show]]): [string, Shown] => [
    column,
    [label, PLACES[kind]?.includes(column) ? () => m.ui_clients_hidden() : show],
  ]);
  return { ...TABLES[kind], fields: Object.fromEntries(hidden) };
}

/** The kinds of record that the journal tells of, in the order of the page. */
export const KINDS = Object.keys(TABLES) as readonly Kind[];

export const kindName = (kind: Kind) => TABLES[kind].name();

export interface Change {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
}

export interface Act {
  readonly id: string;
  readonly at: Date;
  readonly worker: string;
  readonly title: string;
  /** Whether the changes alone do not tell what was done. */
  readonly isTitled: boolean;
  readonly changes: readonly Change[];
}

export interface Day {
  readonly date: IsoDate;
  readonly acts: readonly Act[];
}

type Columns = Readonly<Record<string, Wire.JsonValue>>;

function columns(value: Wire.JsonValue | null): Columns | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
}

/** Labels begin with a capital; within a sentence they do not. */
const within = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

function value(row: Columns, column: string, [, show]: Shown, names: Names): string {
  const found = row[column];
  return found === null || found === undefined ? m.ui_client_history_empty() : show(found, names);
}

/** What the row is: "Läsnäolo 18.11.2026". */
function rowName(table: Table, line: Wire.HistoryLine, row: Columns): string {
  const day = line.day ?? (table.day === undefined ? null : row[table.day]);
  if (table.day === undefined || typeof day !== "string") return table.name();
  return m.ui_client_history_of_day({ what: table.name(), date: fmtDate(day) });
}

/** All that a row holds, for one that is new or gone. */
function wholeRow(table: Table, line: Wire.HistoryLine, row: Columns, names: Names, told: readonly string[]): string {
  const parts = Object.entries(table.fields).flatMap(([column, shown]) => {
    if (column === table.day || told.includes(column) || (row[column] ?? null) === null) return [];
    const said = value(row, column, shown, names);
    return [column === table.main ? said : m.ui_client_history_says({ what: shown[0](), text: said })];
  });
  const what = told.length > 0 ? startText(line, row, names) : rowName(table, line, row);
  return parts.length === 0 ? what : m.ui_client_history_says({ what, text: parts.join("; ") });
}

/** The columns that the sentence of a start tells. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  coaching_period: ["start_date", "environment_id"],
  participation: ["start_date"],
  client: ["id"],
};

function startText({ table }: Wire.HistoryLine, row: Columns, names: Names): string {
  if (table === "client") return m.ui_act_add_client();
  const date = fmtDate(String(row.start_date));
  if (table === "participation") return m.ui_client_history_participation_started({ date });
  return m.ui_client_history_period_started({ date, environment: names.environment(String(row.environment_id)) });
}

const ENDS: Readonly<Record<string, (of: { date: string }) => string>> = {
  coaching_period: m.ui_client_history_period_ended,
  participation: m.ui_client_history_participation_ended,
};

/** Each field that has changed, in a sentence of its own. */
function fieldTexts(table: Table, line: Wire.HistoryLine, before: Columns, after: Columns, names: Names): string[] {
  const row = rowName(table, line, after);
  return Object.entries(table.fields).flatMap(([column, shown]) => {
    if (!(column in before) && !(column in after)) return [];
    const [was, is] = [value(before, column, shown, names), value(after, column, shown, names)];
    if (was === is && before[column] === after[column]) return [];
    const end = column === "end_date" && line.reason.startsWith("end_") ? ENDS[line.table] : undefined;
    if (end !== undefined && typeof after.end_date === "string") return [end({ date: fmtDate(after.end_date) })];
    const what =
      line.table === "client"
        ? shown[0]()
        : column === table.main
          ? row
          : m.ui_client_history_of_field({ what: row, field: within(shown[0]()) });
    // what looks the same has changed in what is not shown
    const text = was === is ? m.ui_client_history_changed() : m.ui_client_history_change({ before: was, after: is });
    return [m.ui_client_history_says({ what, text })];
  });
}

function isKind(table: string): table is Kind {
  return Object.hasOwn(TABLES, table);
}

/** The changes of a row in sentences; none where only what nobody reads has changed. */
function textsOf(table: Table, line: Wire.HistoryLine, names: Names): string[] {
  const [before, after] = [columns(line.before), columns(line.after)];
  if (before !== null && after !== null) return fieldTexts(table, line, before, after, names);
  if (after !== null) return [wholeRow(table, line, after, names, STARTS[line.table] ?? [])];
  if (before === null) return [];
  return [m.ui_client_history_gone({ text: wholeRow(table, line, before, names, []) })];
}

/** Commands that the changes do not tell of by themselves. */
const TITLED = new Set(["undo", "import", "import_files", "demo"]);

const twoDigits = (number: number) => String(number).padStart(2, "0");
const dateOf = (at: Date): IsoDate => `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;

/** The journal as it may be put on paper where nobody may find the client by one. */
export function daysWithoutPlaces(lines: readonly Wire.HistoryLine[], names: Names): Day[] {
  return daysOf(lines, { ...names, environment: () => m.ui_clients_hidden() }, withoutPlaces);
}

/** The journal by day and act, the newest first. */
export function daysOf(
  lines: readonly Wire.HistoryLine[],
  names: Names,
  tableOf = (kind: Kind): Table => TABLES[kind],
): Day[] {
  const acts = new Map<string, Act & { changes: Change[] }>();
  for (const line of lines) {
    const kind = line.table;
    if (!isKind(kind)) continue;
    const texts = textsOf(tableOf(kind), line, names);
    if (texts.length === 0) continue;
    const id = `${line.at} ${line.worker_id} ${line.reason}`;
    const act = acts.get(id) ?? {
      id,
      at: new Date(line.at),
      worker: names.worker(line.worker_id),
      title: actWords(line.reason),
      isTitled: TITLED.has(line.reason),
      changes: [],
    };
    acts.set(id, act);
    for (const text of texts) act.changes.push({ id: String(act.changes.length), kind, text });
  }
  const days: (Day & { acts: Act[] })[] = [];
  for (const act of [...acts.values()].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    const date = dateOf(act.at);
    const day = days.at(-1);
    if (day?.date === date) day.acts.push(act);
    else days.push({ date, acts: [act] });
  }
  return days;
}
