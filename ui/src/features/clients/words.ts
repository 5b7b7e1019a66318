/** Words for the codes of a client's record. */
import type { ApiError, Wire } from "~/api";
import { errorText } from "~/api";
import { ATTENDANCE_CODES, type AttendanceCode, labelOf } from "~/grid";
import { fmtHours, m } from "~/i18n";

type Words = Readonly<Record<string, () => string>>;

/** The word of a code; a code that this window does not know is shown as it is. */
function word(words: Words, code: string | null): string {
  return code === null ? m.ui_client_none() : (words[code]?.() ?? code);
}

/** That a participation began in long-term unemployment, and by which rule where they differ; none if by neither. */
export function longTermWords({ eu, fi }: Wire.LongTermSpells, spell: string): string | null {
  const [byEu, byFi] = [eu.includes(spell), fi.includes(spell)];
  if (byEu && byFi) return m.ui_client_start_long_term();
  if (byEu) return m.ui_client_start_long_term_eu();
  return byFi ? m.ui_client_start_long_term_fi() : null;
}

/** With a capital at the start, for words that stand in the midst of a sentence elsewhere. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const GENDERS: Record<Wire.Gender, () => string> = {
  female: m.ui_client_gender_female,
  male: m.ui_client_gender_male,
  non_binary: m.ui_client_gender_non_binary,
};

const BASES: Record<Wire.LegalBasis, () => string> = {
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

const ORGANISERS: Record<Wire.Organiser, () => string> = {
  municipality: m.ui_client_organiser_municipality,
  wellbeing_county: m.ui_client_organiser_wellbeing_county,
  company: m.ui_client_organiser_company,
  association: m.ui_client_organiser_association,
};

/** In the words and the order of the law on EURA 2021 (757/2021, 56 §). */
const STATUSES: Record<Wire.StatusAtStart, () => string> = {
  unemployed: m.ui_client_status_unemployed,
  employed: m.ui_client_status_employed,
  self_employed: m.ui_client_status_self_employed,
  student: m.ui_client_status_student,
  inactive: m.ui_client_status_inactive,
};

const SITUATIONS: Record<Wire.SituationCode, () => string> = {
  unemployed: m.ui_client_eura_unemployed,
  education: m.ui_client_eura_education,
  employed: m.ui_client_eura_employed,
  self_employed: m.ui_client_eura_self_employed,
  inactive: m.ui_client_situation_inactive,
  other: m.ui_client_eura_none,
};

const NOTE_KINDS: Record<Wire.NoteKind, () => string> = {
  observation: m.ui_client_note_kind_observation,
  discussion: m.ui_client_note_kind_discussion,
  contact: m.ui_client_note_kind_contact,
  other: m.ui_client_note_kind_other,
};

const EDUCATION: readonly (() => string)[] = [
  m.ui_client_isced_0,
  m.ui_client_isced_1,
  m.ui_client_isced_2,
  m.ui_client_isced_3,
  m.ui_client_isced_4,
  m.ui_client_isced_5,
  m.ui_client_isced_6,
  m.ui_client_isced_7,
  m.ui_client_isced_8,
  m.ui_client_isced_9,
];

/** The reasons for leaving, with the situation that each one tells of. */
const EXITS: Record<Wire.ExitReason, readonly [() => string, Wire.SituationCode | null]> = {
  open_market_permanent: [m.ui_client_exit_open_market_permanent, "employed"],
  open_market_fixed_term: [m.ui_client_exit_open_market_fixed_term, "employed"],
  open_market_part_time: [m.ui_client_exit_open_market_part_time, "employed"],
  pay_subsidised_work: [m.ui_client_exit_pay_subsidised_work, "employed"],
  bonus_supported_work: [m.ui_client_exit_bonus_supported_work, "employed"],
  // with an apprenticeship one is at work, with a training agreement in education
  apprenticeship: [m.ui_client_exit_apprenticeship, null],
  municipal_obligation: [m.ui_client_exit_municipal_obligation, "employed"],
  sole_trader: [m.ui_client_exit_sole_trader, "self_employed"],
  cooperative_entrepreneur: [m.ui_client_exit_cooperative_entrepreneur, "self_employed"],
  light_entrepreneur: [m.ui_client_exit_light_entrepreneur, "self_employed"],
  start_up_grant_entrepreneur: [m.ui_client_exit_start_up_grant_entrepreneur, "self_employed"],
  degree_education: [m.ui_client_exit_degree_education, "education"],
  other_education: [m.ui_client_exit_other_education, "education"],
  labour_market_training: [m.ui_client_exit_labour_market_training, "education"],
  self_motivated_study: [m.ui_client_exit_self_motivated_study, "education"],
  old_age_pension: [m.ui_client_exit_old_age_pension, "other"],
  disability_pension: [m.ui_client_exit_disability_pension, "other"],
  pension_assessment: [m.ui_client_exit_pension_assessment, "other"],
  other_employment_service: [m.ui_client_exit_other_employment_service, "unemployed"],
  rehabilitative_work: [m.ui_client_exit_rehabilitative_work, null],
  social_or_health_service: [m.ui_client_exit_social_or_health_service, null],
  continues_as_jobseeker: [m.ui_client_exit_continues_as_jobseeker, "unemployed"],
  outside_labour_force: [m.ui_client_exit_outside_labour_force, "inactive"],
  moved_away: [m.ui_client_exit_moved_away, null],
  interrupted_by_client: [m.ui_client_exit_interrupted_by_client, null],
  interrupted_for_absences: [m.ui_client_exit_interrupted_for_absences, null],
  did_not_start: [m.ui_client_exit_did_not_start, null],
  deceased: [m.ui_client_exit_deceased, null],
  unknown: [m.ui_client_exit_unknown, null],
};

const keys = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[];

export const genderName = (code: string | null) => word(GENDERS, code);
export const basisName = (code: string | null) => capital(word(BASES, code));
export const organiserName = (code: string | null) => word(ORGANISERS, code);
export const statusName = (code: string | null) => word(STATUSES, code);
export const situationName = (code: string | null) => word(SITUATIONS, code);
export const noteKindName = (code: string | null) => word(NOTE_KINDS, code);
export const educationName = (level: number | null) =>
  level === null ? m.ui_client_none() : (EDUCATION[level]?.() ?? String(level));
export const exitName = (code: string | null) =>
  code === null ? m.ui_client_none() : (EXITS[code as Wire.ExitReason]?.[0]() ?? code);
export const attendanceName = (code: string) =>
  (ATTENDANCE_CODES as readonly string[]).includes(code) ? labelOf(code as AttendanceCode) : code;

export const genderOptions = () => keys(GENDERS).map((id) => ({ id, name: GENDERS[id]() }));
export const basisOptions = () => keys(BASES).map((id) => ({ id, name: capital(BASES[id]()) }));
export const organiserOptions = () => keys(ORGANISERS).map((id) => ({ id, name: ORGANISERS[id]() }));
export const statusOptions = () => keys(STATUSES).map((id) => ({ id, name: STATUSES[id]() }));
export const noteKindOptions = () => keys(NOTE_KINDS).map((id) => ({ id, name: NOTE_KINDS[id]() }));
export const exitOptions = () => keys(EXITS).map((id) => ({ id, name: EXITS[id][0]() }));
export const educationOptions = () => EDUCATION.map((name, level) => ({ id: String(level), name: name() }));

/** The five answers of EURA's form. */
export type EuraAnswer = "unemployed" | "education" | "employed" | "self_employed" | "none";

export const euraOptions = (): { id: EuraAnswer; name: string }[] => [
  { id: "unemployed", name: m.ui_client_eura_unemployed() },
  { id: "education", name: m.ui_client_eura_education() },
  { id: "employed", name: m.ui_client_eura_employed() },
  { id: "self_employed", name: m.ui_client_eura_self_employed() },
  { id: "none", name: m.ui_client_eura_none() },
];

/** The answer of EURA's form to what is stored, in words. */
export const euraName = (code: string | null) => situationName(code === "inactive" ? "other" : code);

/** EURA's answer that a reason for leaving tells already; none where one must ask. */
export function answerOf(reason: Wire.ExitReason): EuraAnswer | null {
  const situation = EXITS[reason][1];
  return situation === null ? null : answerOfSituation(situation);
}

/** EURA's answer for what is stored. */
export function answerOfSituation(situation: Wire.SituationCode): EuraAnswer {
  return situation === "inactive" || situation === "other" ? "none" : situation;
}

/** The code that is stored for EURA's answer: its last one covers two of ours. */
export function situationOf(answer: EuraAnswer, reason: Wire.ExitReason | null): Wire.SituationCode {
  if (answer !== "none") return answer;
  return reason !== null && EXITS[reason][1] === "inactive" ? "inactive" : "other";
}

const READS: Words = {
  open: m.ui_client_read_open,
  search: m.ui_client_read_search,
  print: m.ui_client_read_print,
  export: m.ui_client_read_export,
  figure: m.ui_client_read_figure,
  reason: m.ui_client_read_reason,
};

/** What someone who has looked did, and why, where they gave a reason. */
export function readText({ action, reason }: Wire.ReaderLine): string {
  return reason === null ? word(READS, action) : m.ui_client_read_reason_of({ reason });
}

const IDENTITY_CODE: Words = {
  length: m.identity_code_length,
  characters: m.identity_code_characters,
  century_sign: m.identity_code_century_sign,
  date: m.identity_code_date,
  serial: m.identity_code_serial,
  check_character: m.identity_code_check_character,
  future_birth: m.identity_code_future_birth,
};

const FAULTS: Words = {
  missing_value: m.ui_client_fault_missing,
  end_before_start: m.ui_client_fault_end_before_start,
  future_date: m.ui_client_fault_future,
  unemployed_since_after_start: m.ui_client_fault_unemployed_since,
  known_client: m.ui_client_fault_known_client,
  born_after_start: m.ui_client_fault_born_after_start,
  before_birth: m.ui_client_fault_before_birth,
  qualification_before_start: m.ui_client_fault_qualification,
  same_period: m.ui_client_fault_same_period,
  real_identity_code_in_made_up_store: m.ui_client_fault_real_code,
  unknown_municipality: m.ui_client_fault_municipality,
  value_out_of_range: m.ui_client_fault_days,
  hours_out_of_range: m.ui_client_fault_hours,
  no_career_agent: m.ui_client_fault_no_career_agent,
  past_date: m.ui_client_fault_past,
  social_care: m.ui_client_fault_social_care,
  known_name: m.ui_client_fault_known_name,
  unknown_code: m.ui_client_fault_unknown_code,
};

/** Where the range of a field is another than that of days a week. */
const RANGES: Words = {
  work_trial_days_elsewhere: m.ui_client_fault_trial_days,
  reason: m.ui_client_fault_too_long,
};

/** What to say at the field that an `invalid` names. */
export function faultText({ field, details }: ApiError): string {
  const reason = String(details.reason);
  const range = reason === "value_out_of_range" ? RANGES[field ?? ""] : undefined;
  if (range !== undefined) return range();
  const code = IDENTITY_CODE[reason];
  if (code !== undefined) return m.ui_client_fault_identity_code({ why: code() });
  return FAULTS[reason]?.() ?? m.ui_error_invalid();
}

/** What to say of an error that no field bears. */
export function problemText(error: ApiError): string {
  return errorText(error);
}

/** What the law says of a period, in a sentence. */
export function findingText(finding: Wire.Finding): string {
  const text = () => {
    switch (finding.finding) {
      case "work_trial_too_long":
        return m.import_work_trial_too_long(finding);
      case "work_trial_hours":
        return m.import_work_trial_hours({
          hours: fmtHours(finding.hours),
          min: fmtHours(finding.min),
          max: fmtHours(finding.max),
        });
      case "work_trial_days_a_week":
        return m.import_work_trial_days_a_week(finding);
      case "rehabilitative_days_a_week":
        return m.import_rehabilitative_days_a_week(finding);
      case "rehabilitative_hours":
        return m.import_rehabilitative_hours({ hours: fmtHours(finding.hours), min: fmtHours(finding.min) });
      case "rehabilitative_too_short":
        return m.import_rehabilitative_too_short(finding);
      case "rehabilitative_too_long":
        return m.import_rehabilitative_too_long(finding);
      case "tasks_not_allowed":
        return m.import_tasks_not_allowed({
          legal_basis: word(BASES, finding.legal_basis),
          section: finding.section,
        });
      case "overlapping_full_time":
        return m.import_overlapping_full_time();
    }
  };
  return `${capital(text())}.`;
}
