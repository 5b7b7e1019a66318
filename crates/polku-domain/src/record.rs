//! The facts about one person that the rules read: plain values, as the store holds them and files carry them.

use crate::code::{AttendanceCode, Gender, LegalBasis, SituationCode, StatusAtStart};
use crate::hours::Hours;
use crate::identity_code::IdentityCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One spell of participation (osallistumisjakso): the ESF+ start and end data of one stay in the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// First day.
    pub start: NaiveDate,
    /// Last day; none while the person takes part.
    pub end: Option<NaiveDate>,
    /// Three-digit code of the municipality that the person came from.
    pub municipality: Option<String>,
    /// Highest completed education at the start, ISCED 0-8, 9 = unknown.
    pub education_isced: Option<u8>,
    /// Labour market status at the start.
    pub status_at_start: Option<StatusAtStart>,
    /// First day of the unemployment that was running at the start.
    pub unemployed_since: Option<NaiveDate>,
    /// Day on which a qualification was gained because of the project.
    pub qualification_date: Option<NaiveDate>,
    /// False for one who is no participant, such as project staff.
    pub counted: bool,
}

/// A dated fact about what became of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// The day it holds from.
    pub date: NaiveDate,
    /// What it is.
    pub situation: SituationCode,
    /// Its place among the situations of the same day.
    pub order_in_day: i64,
}

/// What the ESF+ figures need to know of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EsfPerson {
    /// Date of birth; from the identity code.
    pub date_of_birth: Option<NaiveDate>,
    /// Gender, if anyone has told it.
    pub gender: Option<Gender>,
    /// Spells in any order.
    pub spells: Vec<Spell>,
    /// Situations in any order.
    pub situations: Vec<Situation>,
}

/// A coaching period (valmennusjakso).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoachingPeriod {
    /// The legal basis.
    pub legal_basis: LegalBasis,
    /// First day.
    pub start: NaiveDate,
    /// Last day, planned or actual; none while open.
    pub end: Option<NaiveDate>,
    /// Days a week by the pattern, 1-7.
    pub weekly_days: Option<u8>,
    /// Hours a day by the pattern.
    pub daily_hours: Option<Hours>,
}

/// One client's day. It belongs to the period that [`crate::attendance::covering_period`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceDay {
    /// The day.
    pub date: NaiveDate,
    /// The mark.
    pub attendance: AttendanceCode,
    /// Hours attended.
    pub hours: Option<Hours>,
    /// Whether a work task was done.
    pub has_task: bool,
}

/// A row of `participations.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationRow {
    /// Whose.
    pub identity_code: IdentityCode,
    /// Family name; may be empty for a known person.
    pub last_name: String,
    /// Given names; may be empty for a known person.
    pub first_names: String,
    /// Gender of the person.
    pub gender: Option<Gender>,
    /// Home municipality of the spell.
    pub municipality: Option<String>,
    /// ISCED 0-9.
    pub education_isced: Option<u8>,
    /// Status at the start.
    pub status_at_start: Option<StatusAtStart>,
    /// First day of unemployment.
    pub unemployed_since: Option<NaiveDate>,
    /// First day of the spell.
    pub start_date: NaiveDate,
    /// Last day of the spell.
    pub end_date: Option<NaiveDate>,
    /// Day of a qualification.
    pub qualification_date: Option<NaiveDate>,
    /// Whether the person is a participant; empty means yes.
    pub counted: Option<bool>,
}

/// A row of `situations.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SituationRow {
    /// Whose.
    pub identity_code: IdentityCode,
    /// The day.
    pub date: NaiveDate,
    /// What.
    pub situation: SituationCode,
    /// Its place within the day, if the file says.
    pub order_in_day: Option<i64>,
}

/// A row of `coaching-periods.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachingPeriodRow {
    /// Whose.
    pub identity_code: IdentityCode,
    /// Name of the coaching environment.
    pub environment: String,
    /// The legal basis.
    pub legal_basis: LegalBasis,
    /// First day.
    pub start_date: NaiveDate,
    /// Last day.
    pub end_date: Option<NaiveDate>,
    /// Days a week.
    pub weekly_days: Option<u8>,
    /// Hours a day.
    pub daily_hours: Option<Hours>,
}

/// A row of `attendance.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceRow {
    /// Whose.
    pub identity_code: IdentityCode,
    /// The day.
    pub date: NaiveDate,
    /// The mark.
    pub attendance: AttendanceCode,
    /// Hours.
    pub hours: Option<Hours>,
    /// Name of the work task; empty for none.
    pub task: String,
}
