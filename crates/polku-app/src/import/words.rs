//! The sentence that goes with a reason.

use super::issue::Reason;
use polku_messages::{self as m, Language};

/// What is wrong, in words.
#[must_use]
pub fn message(language: Language, reason: &Reason) -> String {
    let l = language;
    match reason {
        Reason::NotUtf8 => m::import_not_utf8(l),
        Reason::UnreadableFile { why } => m::import_unreadable_file(l, why),
        Reason::EmptyFile => m::import_empty_file(l),
        Reason::UnknownKind => m::import_unknown_kind(l),
        Reason::KindNotSupported { kind } => m::import_kind_not_supported(l, kind),
        Reason::UnknownColumn => m::import_unknown_column(l),
        Reason::MissingColumn => m::import_missing_column(l),
        Reason::DuplicateColumn => m::import_duplicate_column(l),
        Reason::WrongFieldCount { expected, found } => {
            m::import_wrong_field_count(l, expected, found)
        }
        Reason::MissingValue => m::import_missing_value(l),
        Reason::UnknownCode { allowed } => m::import_unknown_code(l, allowed),
        Reason::BadDate => m::import_bad_date(l),
        Reason::BadNumber => m::import_bad_number(l),
        Reason::BadIdentityCode { why } => m::import_bad_identity_code(l, identity_code(l, why)),
        Reason::RealIdentityCode => m::import_real_identity_code_in_made_up_store(l),
        Reason::UnknownMunicipality { allowed } => m::import_unknown_municipality(l, allowed),
        Reason::EndBeforeStart { start } => m::import_end_before_start(l, start),
        Reason::UnemployedSinceAfterStart { start } => {
            m::import_unemployed_since_after_start(l, start)
        }
        Reason::OverlappingSpells { other_start } => m::import_overlapping_spells(l, other_start),
        Reason::DifferentGender { stored, given } => m::import_different_gender(l, stored, given),
        Reason::Conflict { stored, given } => m::import_conflict(l, stored, given),
        Reason::TwoRows { other_row } => m::import_two_rows(l, other_row),
        Reason::UnknownPerson => m::import_unknown_person(l),
        Reason::BeforeFirstSpell { start } => m::import_before_first_spell(l, start),
        Reason::OutsideEveryPeriod => m::import_outside_every_period(l),
        Reason::HoursOnAbsence => m::import_hours_on_absence(l),
        Reason::HoursOutOfRange => m::import_hours_out_of_range(l, 24, 0),
        Reason::ValueOutOfRange { min, max } => m::import_value_out_of_range(l, max, min),
        Reason::BornAfterStart { start } => m::import_born_after_start(l, start),
        Reason::NewName { old, new } => m::import_new_name(l, new, old),
        Reason::FutureDate => m::import_future_date(l),
        Reason::UnemployedSinceBefore15 => m::import_unemployed_since_before_15(l),
        Reason::QualificationBeforeFirstStart { start } => {
            m::import_qualification_before_first_start(l, start)
        }
        Reason::WorkTrialTooLong { days, limit } => m::import_work_trial_too_long(l, days, limit),
        Reason::WorkTrialHours { hours, min, max } => {
            m::import_work_trial_hours(l, hours, max, min)
        }
        Reason::WorkTrialDaysAWeek { days, limit } => {
            m::import_work_trial_days_a_week(l, days, limit)
        }
        Reason::RehabilitativeDaysAWeek { days, limit } => {
            m::import_rehabilitative_days_a_week(l, days, limit)
        }
        Reason::RehabilitativeHours { hours, min } => m::import_rehabilitative_hours(l, hours, min),
        Reason::RehabilitativeTooShort { months } => m::import_rehabilitative_too_short(l, months),
        Reason::RehabilitativeTooLong { months } => m::import_rehabilitative_too_long(l, months),
        Reason::TasksNotAllowed {
            legal_basis: basis,
            section,
        } => m::import_tasks_not_allowed(l, legal_basis(l, basis), section),
        Reason::OverlappingFullTime => m::import_overlapping_full_time(l),
    }
}

fn identity_code(l: Language, why: &str) -> String {
    match why {
        "length" => m::identity_code_length(l),
        "characters" => m::identity_code_characters(l),
        "century_sign" => m::identity_code_century_sign(l),
        "date" => m::identity_code_date(l),
        "serial" => m::identity_code_serial(l),
        "check_character" => m::identity_code_check_character(l),
        _ => m::identity_code_future_birth(l),
    }
}

fn legal_basis(l: Language, code: &str) -> String {
    use polku_domain::code::LegalBasis as B;
    match code.parse() {
        Ok(B::WorkTrial) => m::legal_basis_work_trial(l),
        Ok(B::EducationTrial) => m::legal_basis_education_trial(l),
        Ok(B::RehabilitativeWork) => m::legal_basis_rehabilitative_work(l),
        Ok(B::JobCoaching) => m::legal_basis_job_coaching(l),
        Ok(B::JobSearchCoaching) => m::legal_basis_job_search_coaching(l),
        Ok(B::CareerCoaching) => m::legal_basis_career_coaching(l),
        Ok(B::Guidance) => m::legal_basis_guidance(l),
        Ok(B::Training) => m::legal_basis_training(l),
        Ok(B::Employment) => m::legal_basis_employment(l),
        Ok(B::PaySubsidisedEmployment) => m::legal_basis_pay_subsidised_employment(l),
        Err(_) => code.to_owned(),
    }
}
