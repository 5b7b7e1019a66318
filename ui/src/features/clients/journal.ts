/** A client's journal in words: who, when, and each field before and after. */
import type { Wire } from "~/api";
import { fmtDate, fmtHoursUnit, fmtWeekdays, m } from "~/i18n";
import { masked } from "~/kit";
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

/** The fields that a reader knows; ids, sort keys and the like are not among them. */
const TABLES: Readonly<Record<string, readonly [() => string, Readonly<Record<string, Shown>>]>> = {
  client: [
    m.ui_client_table_client,
    {
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
  ],
  participation: [
    m.ui_client_table_participation,
    {
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
  ],
  situation: [
    m.ui_client_table_situation,
    {
      date: [m.ui_client_field_date, date],
      situation: [m.ui_client_situation_what, coded(situationName)],
    },
  ],
  coaching_period: [
    m.ui_client_table_coaching_period,
    {
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
  ],
  final_assessment: [m.ui_client_table_final_assessment, { text: [m.ui_client_field_text, text] }],
  attendance: [
    m.ui_client_table_attendance,
    {
      date: [m.ui_client_field_date, date],
      attendance: [m.ui_client_column_mark, coded(attendanceName)],
      hours: [m.ui_client_column_hours, hours],
      work_task_id: [m.ui_client_field_task, () => m.ui_client_field_task_set()],
      note: [m.ui_attendance_note, text],
    },
  ],
  note: [
    m.ui_client_table_note,
    {
      date: [m.ui_client_field_date, date],
      kind: [m.ui_client_field_kind, coded(noteKindName)],
      text: [m.ui_client_field_text, text],
    },
  ],
  plan: [
    m.ui_client_table_plan,
    {
      kind: [m.ui_client_field_kind, (value) => PLANS[String(value)]?.() ?? String(value)],
      made_on: [m.ui_client_field_made_on, date],
      next_review_on: [m.ui_client_fact_review, date],
      archived_on: [m.ui_client_field_archived, date],
    },
  ],
  absence_notice: [
    m.ui_client_table_absence_notice,
    {
      from_date: [m.ui_client_field_from, date],
      to_date: [m.ui_client_field_to, date],
      sent_on: [m.ui_client_field_sent_on, date],
    },
  ],
};

const ACTS: Readonly<Record<string, () => string>> = {
  add_client: m.ui_client_act_add_client,
  edit_client: m.ui_client_act_edit_client,
  start_period: m.ui_client_act_start_period,
  edit_period: m.ui_client_act_edit_period,
  end_period: m.ui_client_act_end_period,
  mark_attendance: m.ui_client_act_mark_attendance,
  add_note: m.ui_client_act_add_note,
  start_participation: m.ui_client_act_start_participation,
  edit_start: m.ui_client_act_edit_start,
  end_participation: m.ui_client_act_end_participation,
  add_situation: m.ui_client_act_add_situation,
  close_days: m.ui_client_act_close_days,
  open_days: m.ui_client_act_open_days,
  save_group: m.ui_client_act_save_group,
  save_phrase: m.ui_client_act_save_phrase,
  name_substitute: m.ui_client_act_substitute,
  take_back_substitute: m.ui_client_act_substitute,
  import: m.ui_client_act_import,
  import_files: m.ui_client_act_import,
  undo: m.ui_client_act_undo,
  demo: m.ui_client_act_demo,
};

export interface FieldChange {
  readonly label: string;
  /** None for a row that is new. */
  readonly before: string | null;
  /** None for a row that is gone. */
  readonly after: string | null;
}

export interface RowChange {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldChange[];
}

export interface Act {
  readonly id: string;
  readonly at: number;
  readonly worker: string;
  readonly title: string;
  readonly rows: readonly RowChange[];
}

type Columns = Readonly<Record<string, Wire.JsonValue>>;

function columns(value: Wire.JsonValue | null): Columns | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
}

function rowOf(line: Wire.HistoryLine, names: Names, id: string): RowChange {
  const table = TABLES[line.table];
  const before = columns(line.before);
  const after = columns(line.after);
  const what =
    before === null
      ? m.ui_client_history_added()
      : after === null
        ? m.ui_client_history_removed()
        : m.ui_client_history_changed();
  const title = m.ui_client_history_item({ table: table?.[0]() ?? m.ui_client_table_other(), what });
  const fields = Object.entries(table?.[1] ?? {}).flatMap(([column, [label, show]]): FieldChange[] => {
    const said = (row: Columns | null): string | null => {
      if (row === null || !(column in row)) return null;
      const value = row[column];
      return value === null || value === undefined ? m.ui_client_history_empty() : show(value, names);
    };
    const [was, is] = [said(before), said(after)];
    if (was === is) return [];
    // a new or a gone row is told by what it holds
    const [old, now] = [before?.[column] ?? null, after?.[column] ?? null];
    if (old === null && now === null) return [];
    return [{ label: label(), before: before === null ? null : was, after: after === null ? null : is }];
  });
  return { id, title, fields };
}

/** The lines of the journal by act, the newest first. */
export function actsOf(lines: readonly Wire.HistoryLine[], names: Names): Act[] {
  const acts: (Act & { rows: RowChange[] })[] = [];
  for (const line of lines) {
    const id = `${line.at} ${line.worker_id} ${line.reason}`;
    let act = acts.find((other) => other.id === id);
    if (act === undefined) {
      const title = (ACTS[line.reason] ?? m.ui_client_act_other)();
      act = { id, at: line.at, worker: names.worker(line.worker_id), title, rows: [] };
      acts.push(act);
    }
    act.rows.push(rowOf(line, names, String(act.rows.length)));
  }
  return acts.sort((a, b) => b.at - a.at);
}
