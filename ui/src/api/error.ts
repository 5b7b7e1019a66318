/** What the engine says when something cannot be done, and the words for it. */
import { m } from "~/i18n";
import type { Code, ApiError as Wire } from "./generated";

/** The engine's codes, and one for when it cannot be reached. */
export type ErrorCode = Code | "unreachable";

const WORDS: Record<ErrorCode, () => string> = {
  bad_request: m.ui_error_bad_request,
  invalid: m.ui_error_invalid,
  not_found: m.ui_error_not_found,
  not_permitted: m.ui_error_not_permitted,
  conflict: m.ui_error_conflict,
  not_undoable: m.ui_error_not_undoable,
  rule_broken: m.ui_error_rule_broken,
  cancelled: m.ui_error_cancelled,
  wait: m.ui_error_wait_a_while,
  no_such_store: m.ui_error_no_such_store,
  store_exists: m.ui_error_store_exists,
  slots_missing: m.ui_error_slots_missing,
  slots_damaged: m.ui_error_slots_damaged,
  store_damaged: m.ui_error_store_damaged,
  newer_schema: m.ui_error_newer_schema,
  in_use: m.ui_error_in_use,
  read_only: m.ui_error_read_only,
  disk_full: m.ui_error_disk_full,
  network_share: m.ui_error_network_share,
  synchronised_folder: m.ui_error_synchronised_folder,
  wrong_passphrase: m.ui_error_wrong_passphrase,
  unknown_worker: m.ui_error_unknown_worker,
  worker_needed: m.ui_error_worker_needed,
  passphrase_too_short: m.ui_error_passphrase_too_short,
  recovery_key_wrong: m.ui_error_recovery_key_wrong,
  recovery_key_mistyped: m.ui_error_recovery_key_mistyped,
  cheap_kdf_refused: m.ui_error_cheap_kdf_refused,
  backup_damaged: m.ui_error_backup_damaged,
  io: m.ui_error_io,
  internal: m.ui_error_internal,
  unreachable: m.ui_error_unreachable,
};

export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly code: ErrorCode,
    readonly field: string | null = null,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWire(value: unknown): value is Wire {
  return isRecord(value) && typeof value.code === "string" && value.code in WORDS;
}

/** Whatever was thrown, as one of ours. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  let value = thrown;
  if (typeof value === "string") {
    try {
      value = JSON.parse(value);
    } catch {
      // words of the shell itself: nothing answered
    }
  }
  if (isWire(value)) return new ApiError(value.code, value.field ?? null, isRecord(value.details) ? value.details : {});
  return new ApiError("unreachable");
}

/** The rules of a record by which the engine refuses a change. */
const RULES: Readonly<Record<string, () => string>> = {
  period_open: m.ui_client_rule_period_open,
  period_used: m.ui_client_rule_period_used,
  participation_used: m.ui_client_rule_participation_used,
  situation_of_end: m.ui_client_rule_situation_of_end,
  overlapping_spells: m.ui_client_rule_overlapping_spells,
  before_first_spell: m.ui_client_rule_before_first_spell,
  outside_every_period: m.ui_client_rule_outside_every_period,
  overlapping_full_time: m.ui_client_rule_overlapping_full_time,
};

/** Why a value cannot be kept; where a form has a field for it, the form says more. */
const REASONS: Readonly<Record<string, () => string>> = {
  end_before_start: m.ui_client_fault_end_before_start,
  future_date: m.ui_client_fault_future,
  hours_on_absence: m.ui_attendance_no_hours_on_absence,
  hours_out_of_range: m.ui_client_fault_hours,
  outside_every_period: m.ui_error_day_outside_periods,
};

/** Why an act can be undone no more. */
const OBSTACLES: Readonly<Record<string, () => string>> = {
  changed_since: m.ui_undo_changed_since,
  undone_already: m.ui_undo_undone_already,
};

/** What to tell the worker, in the language of the window: by which rule, where there is one. */
export function errorText(thrown: unknown): string {
  const { code, details } = toApiError(thrown);
  if (code === "rule_broken") return (RULES[String(details.rule)] ?? WORDS.rule_broken)();
  if (code === "invalid") return (REASONS[String(details.reason)] ?? WORDS.invalid)();
  if (code === "not_undoable") return (OBSTACLES[String(details.reason)] ?? WORDS.not_undoable)();
  if (code === "wait" && typeof details.seconds === "number") return m.ui_error_wait({ count: details.seconds });
  return WORDS[code]();
}
