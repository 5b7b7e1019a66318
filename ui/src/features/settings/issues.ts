/** What is wrong with a row of an imported file, in words. */
import type { Wire } from "~/api";
import { m } from "~/i18n";

function identityCodeWords(why: string): string {
  const words: Readonly<Record<string, () => string>> = {
    length: m.identity_code_length,
    characters: m.identity_code_characters,
    century_sign: m.identity_code_century_sign,
    date: m.identity_code_date,
    serial: m.identity_code_serial,
    check_character: m.identity_code_check_character,
    future_birth: m.identity_code_future_birth,
  };
  return words[why]?.() ?? why;
}

function legalBasisWords(code: string): string {
  const words: Record<Wire.LegalBasis, () => string> = {
    work_trial: m.legal_basis_work_trial,
    education_trial: m.legal_basis_education_trial,
    rehabilitative_work: m.legal_basis_rehabilitative_work,
    job_coaching: m.legal_basis_job_coaching,
    job_search_coaching: m.legal_basis_job_search_coaching,
    career_coaching: m.legal_basis_career_coaching,
    guidance: m.legal_basis_guidance,
    training: m.legal_basis_training,
    employment: m.legal_basis_employment,
    pay_subsidised_employment: m.legal_basis_pay_subsidised_employment,
  };
  return Object.entries(words).find(([known]) => known === code)?.[1]() ?? code;
}

/** Where the issue is: a row and a column, as far as they are known. */
export function placeText({ row, column }: Wire.Issue): string {
  const parts: string[] = [];
  if (row !== null && row !== undefined) parts.push(m.import_place_row({ row }));
  if (column !== null && column !== undefined) parts.push(m.import_place_column({ column }));
  return parts.join(", ");
}

/** The sentence that goes with the reason. */
export function issueText(issue: Wire.Issue): string {
  switch (issue.reason) {
    case "not_utf8":
      return m.import_not_utf8();
    case "unreadable_file":
      return m.import_unreadable_file({ reason: issue.why });
    case "empty_file":
      return m.import_empty_file();
    case "unknown_kind":
      return m.import_unknown_kind();
    case "kind_not_supported":
      return m.import_kind_not_supported({ kind: issue.kind });
    case "unknown_column":
      return m.import_unknown_column();
    case "missing_column":
      return m.import_missing_column();
    case "duplicate_column":
      return m.import_duplicate_column();
    case "wrong_field_count":
      return m.import_wrong_field_count({ expected: issue.expected, found: issue.found });
    case "missing_value":
      return m.import_missing_value();
    case "unknown_code":
      return m.import_unknown_code({ allowed: issue.allowed });
    case "bad_date":
      return m.import_bad_date();
    case "bad_number":
      return m.import_bad_number();
    case "bad_identity_code":
      return m.import_bad_identity_code({ reason: identityCodeWords(issue.why) });
    case "real_identity_code_in_made_up_store":
      return m.import_real_identity_code_in_made_up_store();
    case "unknown_municipality":
      return m.import_unknown_municipality({ allowed: issue.allowed });
    case "end_before_start":
      return m.import_end_before_start({ start: issue.start });
    case "unemployed_since_after_start":
      return m.import_unemployed_since_after_start({ start: issue.start });
    case "overlapping_spells":
      return m.import_overlapping_spells({ other_start: issue.other_start });
    case "different_gender":
      return m.import_different_gender({ stored: issue.stored, value: issue.given });
    case "conflict":
      return m.ui_settings_import_conflict({ stored: issue.stored, given: issue.given });
    case "two_rows":
      return m.import_two_rows({ other_row: issue.other_row });
    case "unknown_person":
      return m.import_unknown_person();
    case "before_first_spell":
      return m.import_before_first_spell({ start: issue.start });
    case "outside_every_period":
      return m.import_outside_every_period();
    case "hours_on_absence":
      return m.import_hours_on_absence();
    case "hours_out_of_range":
      return m.import_hours_out_of_range({ min: 0, max: 24 });
    case "value_out_of_range":
      return m.import_value_out_of_range({ min: issue.min, max: issue.max });
    case "born_after_start":
      return m.import_born_after_start({ start: issue.start });
    case "new_name":
      return m.import_new_name({ old: issue.old, new: issue.new });
    case "future_date":
      return m.import_future_date();
    case "unemployed_since_before_15":
      return m.import_unemployed_since_before_15();
    case "qualification_before_first_start":
      return m.import_qualification_before_first_start({ start: issue.start });
    case "work_trial_too_long":
      return m.import_work_trial_too_long({ days: issue.days, limit: issue.limit });
    case "work_trial_hours":
      return m.import_work_trial_hours({ hours: issue.hours, min: issue.min, max: issue.max });
    case "work_trial_days_a_week":
      return m.import_work_trial_days_a_week({ days: issue.days, limit: issue.limit });
    case "rehabilitative_days_a_week":
      return m.import_rehabilitative_days_a_week({ days: issue.days, limit: issue.limit });
    case "rehabilitative_hours":
      return m.import_rehabilitative_hours({ hours: issue.hours, min: issue.min });
    case "rehabilitative_too_short":
      return m.import_rehabilitative_too_short({ months: issue.months });
    case "rehabilitative_too_long":
      return m.import_rehabilitative_too_long({ months: issue.months });
    case "tasks_not_allowed":
      return m.import_tasks_not_allowed({ legal_basis: legalBasisWords(issue.legal_basis), section: issue.section });
    case "overlapping_full_time":
      return m.import_overlapping_full_time();
  }
}

export function kindText(kind: Wire.Kind): string {
  const words: Record<Wire.Kind, () => string> = {
    participations: m.import_kind_participations,
    situations: m.import_kind_situations,
    "coaching-periods": m.import_kind_coaching_periods,
    attendance: m.import_kind_attendance,
    employers: m.import_kind_employers,
    placements: m.import_kind_placements,
  };
  return words[kind]();
}
