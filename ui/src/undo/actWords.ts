/** What each command does, in words: for acts that this window did not see, and for a client's history. */
import type { Wire } from "~/api";
import { m } from "~/i18n";
import type { LoggedAct } from "./actLog";

/** Every command whose act can be undone. */
export const UNDOABLE = {
  add_client: m.ui_act_add_client,
  edit_client: m.ui_act_edit_client,
  start_period: m.ui_act_start_period,
  end_period: m.ui_act_end_period,
  edit_period: m.ui_act_edit_period,
  take_away_period: m.ui_act_take_away_period,
  save_group: m.ui_act_save_group,
  save_work_task: m.ui_act_save_work_task,
  close_days: m.ui_act_close_days,
  open_days: m.ui_act_open_days,
  save_phrase: m.ui_act_save_phrase,
  save_environment: m.ui_act_save_environment,
  set_office_name: m.ui_act_set_office_name,
  edit_worker: m.ui_act_edit_worker,
  mark_attendance: m.ui_act_mark_attendance,
  add_note: m.ui_act_add_note,
  add_notes: m.ui_act_add_notes,
  edit_note: m.ui_act_edit_note,
  take_away_note: m.ui_act_take_away_note,
  start_participation: m.ui_act_start_participation,
  edit_start: m.ui_act_edit_start,
  end_participation: m.ui_act_end_participation,
  take_away_participation: m.ui_act_take_away_participation,
  reopen_participation: m.ui_act_reopen_participation,
  edit_end: m.ui_act_edit_end,
  add_situation: m.ui_act_add_situation,
  take_away_situation: m.ui_act_take_away_situation,
  add_absence_notice: m.ui_act_add_absence_notice,
  review_plan: m.ui_act_review_plan,
} as const;

const LASTING = {
  add_worker: m.ui_act_add_worker,
  add_municipality: m.ui_act_add_municipality,
  rename_worker: m.ui_act_rename_worker,
  place_worker: m.ui_act_place_worker,
  name_substitute: m.ui_act_name_substitute,
  take_back_substitute: m.ui_act_take_back_substitute,
  set_preference: m.ui_act_set_preference,
  import: m.ui_act_import,
  import_files: m.ui_act_import,
  undo: m.ui_act_undo,
  demo: m.ui_act_demo,
} as const;

const WORDS: Readonly<Record<string, () => string>> = { ...UNDOABLE, ...LASTING };

/** The words of a command; of one without words, that something was changed. */
export function actWords(command: string): string {
  return (WORDS[command] ?? m.ui_act_other)();
}

const OBSTACLES: Readonly<Record<string, () => string>> = {
  changed_since: m.ui_undo_changed_since,
};

/** An act as the engine tells of it, for the list of the latest acts. */
export function actOf({ act, at, reason, obstacle }: Wire.ActLine): LoggedAct {
  const told = { id: act, label: actWords(reason), at: new Date(at), earlier: true } as const;
  if (obstacle === null) return { ...told, state: "done" };
  if (obstacle === "undone_already") return { ...told, state: "undone" };
  const why = OBSTACLES[obstacle]?.();
  return { ...told, state: "final", ...(why === undefined ? {} : { reason: why }) };
}
