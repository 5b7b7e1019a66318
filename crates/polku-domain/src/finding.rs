//! What a rule has to say of a record: a code and the figures to say it with. The words are in `messages/`.

use crate::code::LegalBasis;
use crate::hours::Hours;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something a worker should know; it does not prevent storing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// Work trials of more than six months in all (L380 § 57).
    WorkTrialTooLong {
        /// Calendar days in all.
        days: u32,
        /// The most there may be.
        limit: u32,
    },
    /// A work trial outside 4-8 hours a day (L380 § 55).
    WorkTrialHours {
        /// Hours a day by the pattern.
        hours: Hours,
        /// The least.
        min: Hours,
        /// The most.
        max: Hours,
    },
    /// A work trial on more than five days a week (L380 § 55).
    WorkTrialDaysAWeek {
        /// Days a week by the pattern.
        days: u8,
        /// The most.
        limit: u8,
    },
    /// Rehabilitative work on more than four days a week, or none (189/2001).
    RehabilitativeDaysAWeek {
        /// Days a week by the pattern.
        days: u8,
        /// The most.
        limit: u8,
    },
    /// Rehabilitative work under four hours a day (189/2001).
    RehabilitativeHours {
        /// Hours a day by the pattern.
        hours: Hours,
        /// The least.
        min: Hours,
    },
    /// A rehabilitative period under three months (189/2001).
    RehabilitativeTooShort {
        /// The least, in months.
        months: u32,
    },
    /// A rehabilitative period over 24 months (189/2001).
    RehabilitativeTooLong {
        /// The most, in months.
        months: u32,
    },
    /// A work task on a legal basis that allows none.
    TasksNotAllowed {
        /// The basis.
        legal_basis: LegalBasis,
        /// The section of the law.
        section: String,
    },
    /// Two full-time periods of one person at the same time.
    OverlappingFullTime,
}

impl Finding {
    /// The stable word of the finding, as imports name it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WorkTrialTooLong { .. } => "work_trial_too_long",
            Self::WorkTrialHours { .. } => "work_trial_hours",
            Self::WorkTrialDaysAWeek { .. } => "work_trial_days_a_week",
            Self::RehabilitativeDaysAWeek { .. } => "rehabilitative_days_a_week",
            Self::RehabilitativeHours { .. } => "rehabilitative_hours",
            Self::RehabilitativeTooShort { .. } => "rehabilitative_too_short",
            Self::RehabilitativeTooLong { .. } => "rehabilitative_too_long",
            Self::TasksNotAllowed { .. } => "tasks_not_allowed",
            Self::OverlappingFullTime => "overlapping_full_time",
        }
    }
}
