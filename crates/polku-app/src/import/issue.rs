//! What an import has to say of a row: an error, for which nothing is stored, or a warning.

use polku_domain::finding::Finding;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// At most this many errors, and as many warnings, are named; the rest are counted.
pub const MOST: usize = 1000;

/// An error or a warning about one value of one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Issue {
    /// Name of the file.
    pub file: String,
    /// Row of the file, the column names being row 1; none where the whole file is meant.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<u64>,
    /// Column.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<String>,
    /// The value as it stands in the file.
    pub value: String,
    /// What is wrong.
    #[serde(flatten)]
    pub reason: Reason,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),+ })? = $word:literal,)+) => {
        /// What is wrong with a value, a row or a file.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
        #[serde(tag = "reason")]
        pub enum Reason {
            $($(#[$doc])* #[serde(rename = $word)] $name $({ $(#[doc = stringify!($field)] $field: $type),+ })?,)+
        }

        impl Reason {
            /// The words of all reasons.
            pub const CODES: &'static [&'static str] = &[$($word,)+];

            /// The stable word of the reason.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $word,)+ }
            }
        }
    };
}

reasons! {
    /// The file is not UTF-8.
    NotUtf8 = "not_utf8",
    /// The file cannot be read.
    UnreadableFile { why: String } = "unreadable_file",
    /// The file has no column names.
    EmptyFile = "empty_file",
    /// The columns are those of no kind of file.
    UnknownKind = "unknown_kind",
    /// A kind of file that this version does not take.
    KindNotSupported { kind: String } = "kind_not_supported",
    /// A column that the kind does not have.
    UnknownColumn = "unknown_column",
    /// A column that the kind must have.
    MissingColumn = "missing_column",
    /// A column that is there twice.
    DuplicateColumn = "duplicate_column",
    /// A row with more or fewer fields than there are columns.
    WrongFieldCount { expected: usize, found: usize } = "wrong_field_count",
    /// An empty value where one must be.
    MissingValue = "missing_value",
    /// A word that is not in the list.
    UnknownCode { allowed: String } = "unknown_code",
    /// Not a date, or one that does not exist.
    BadDate = "bad_date",
    /// Not a number.
    BadNumber = "bad_number",
    /// Not an identity code.
    BadIdentityCode { why: String } = "bad_identity_code",
    /// An identity code that may be a real person's, in a made-up region.
    RealIdentityCode = "real_identity_code_in_made_up_store",
    /// A municipality that the office does not serve.
    UnknownMunicipality { allowed: String } = "unknown_municipality",
    /// An end before the start.
    EndBeforeStart { start: String } = "end_before_start",
    /// Unemployment that began after the start.
    UnemployedSinceAfterStart { start: String } = "unemployed_since_after_start",
    /// Spells of one person that overlap.
    OverlappingSpells { other_start: String } = "overlapping_spells",
    /// A different gender for one identity code.
    DifferentGender { stored: String, given: String } = "different_gender",
    /// A value that differs from the stored one.
    Conflict { stored: String, given: String } = "conflict",
    /// Two different rows for one person and day.
    TwoRows { other_row: u64 } = "two_rows",
    /// A person that no participation names.
    UnknownPerson = "unknown_person",
    /// Before the person's first spell.
    BeforeFirstSpell { start: String } = "before_first_spell",
    /// Attendance outside every period.
    OutsideEveryPeriod = "outside_every_period",
    /// Hours on an absence.
    HoursOnAbsence = "hours_on_absence",
    /// Hours that a day does not have.
    HoursOutOfRange = "hours_out_of_range",
    /// A number outside what the column can hold.
    ValueOutOfRange { min: String, max: String } = "value_out_of_range",
    /// Born after the start.
    BornAfterStart { start: String } = "born_after_start",

    /// Warning: a new name for a known person.
    NewName { old: String, new: String } = "new_name",
    /// Warning: a date after today.
    FutureDate = "future_date",
    /// Warning: unemployed before the 15th birthday.
    UnemployedSinceBefore15 = "unemployed_since_before_15",
    /// Warning: a qualification before the first start.
    QualificationBeforeFirstStart { start: String } = "qualification_before_first_start",
    /// Warning: work trials of more than the limit.
    WorkTrialTooLong { days: u32, limit: u32 } = "work_trial_too_long",
    /// Warning: work trial hours.
    WorkTrialHours { hours: String, min: String, max: String } = "work_trial_hours",
    /// Warning: work trial days a week.
    WorkTrialDaysAWeek { days: u8, limit: u8 } = "work_trial_days_a_week",
    /// Warning: rehabilitative days a week.
    RehabilitativeDaysAWeek { days: u8, limit: u8 } = "rehabilitative_days_a_week",
    /// Warning: rehabilitative hours.
    RehabilitativeHours { hours: String, min: String } = "rehabilitative_hours",
    /// Warning: rehabilitative period too short.
    RehabilitativeTooShort { months: u32 } = "rehabilitative_too_short",
    /// Warning: rehabilitative period too long.
    RehabilitativeTooLong { months: u32 } = "rehabilitative_too_long",
    /// Warning: a task on a basis that allows none.
    TasksNotAllowed { legal_basis: String, section: String } = "tasks_not_allowed",
    /// Warning: two full-time periods at once.
    OverlappingFullTime = "overlapping_full_time",
}

impl From<Finding> for Reason {
    fn from(finding: Finding) -> Self {
        match finding {
            Finding::WorkTrialTooLong { days, limit } => Self::WorkTrialTooLong { days, limit },
            Finding::WorkTrialHours { hours, min, max } => Self::WorkTrialHours {
                hours: hours.to_string(),
                min: min.to_string(),
                max: max.to_string(),
            },
            Finding::WorkTrialDaysAWeek { days, limit } => Self::WorkTrialDaysAWeek { days, limit },
            Finding::RehabilitativeDaysAWeek { days, limit } => {
                Self::RehabilitativeDaysAWeek { days, limit }
            }
            Finding::RehabilitativeHours { hours, min } => Self::RehabilitativeHours {
                hours: hours.to_string(),
                min: min.to_string(),
            },
            Finding::RehabilitativeTooShort { months } => Self::RehabilitativeTooShort { months },
            Finding::RehabilitativeTooLong { months } => Self::RehabilitativeTooLong { months },
            Finding::TasksNotAllowed {
                legal_basis,
                section,
            } => Self::TasksNotAllowed {
                legal_basis: legal_basis.as_str().to_owned(),
                section,
            },
            Finding::OverlappingFullTime => Self::OverlappingFullTime,
        }
    }
}
