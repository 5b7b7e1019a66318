//! The numbers of the law and the funder, as dated rows with their sources.
//!
//! They stand in `parameters.toml`, which is built into the program; a coordinator may lay rows of the same form over
//! them ([`Parameters::overlay`]). A row is never changed in place, so what was decided under an older one can be
//! computed again.

use crate::code::LegalBasis;
use crate::hours::Hours;
use crate::money::Amount;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Why a text of parameters is refused. It never holds the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// No TOML, an unknown table or key, a missing one, or a value of a wrong kind.
    #[error("the parameters cannot be read at line {line}")]
    Text {
        /// The line, from 1; 0 if it is not known.
        line: usize,
    },
    /// A row that contradicts itself.
    #[error("the row of {table} valid from {valid_from}: {problem}")]
    Row {
        /// The table.
        table: &'static str,
        /// The first day of the row.
        valid_from: NaiveDate,
        /// A short stable word: `source`, `valid_to`, `range` or `steps`.
        problem: &'static str,
    },
    /// A table without a row where each must have one.
    #[error("there is no row of {table}")]
    Missing {
        /// The table.
        table: &'static str,
    },
}

/// From how many days on the municipality pays how many per cent of a benefit day (48/2026 § 51).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareRate {
    /// The rate holds for the days after this many paid ones.
    pub after: u32,
    /// Per cent of the benefit.
    pub percent: u8,
}

/// What every row has.
trait Row {
    const TABLE: &'static str;
    fn valid_from(&self) -> NaiveDate;
    fn valid_to(&self) -> Option<NaiveDate>;
    fn problem(&self) -> Option<&'static str>;
}

/// The rows of one table, never none, in the order of `valid_from`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Rows<T> {
    first: T,
    later: Vec<T>,
}

impl<T: Row + Clone> Rows<T> {
    fn new(mut rows: Vec<T>) -> Result<Self, ParameterError> {
        for row in &rows {
            if let Some(problem) = row.problem() {
                return Err(ParameterError::Row {
                    table: T::TABLE,
                    valid_from: row.valid_from(),
                    problem,
                });
            }
        }
        // A stable sort: of rows with the same first day the one given last stays last, and wins.
        rows.sort_by_key(Row::valid_from);
        let mut rows = rows.into_iter();
        let first = rows
            .next()
            .ok_or(ParameterError::Missing { table: T::TABLE })?;
        Ok(Self {
            first,
            later: rows.collect(),
        })
    }

    fn with(&self, more: Vec<T>) -> Result<Self, ParameterError> {
        Self::new(self.iter().cloned().chain(more).collect())
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// The row in force: of those that cover the date the one that began last; if none does, the last that had begun;
    /// before all of them the earliest.
    fn on(&self, date: NaiveDate) -> &T {
        let begun = || self.iter().rev().filter(|row| row.valid_from() <= date);
        begun()
            .find(|row| row.valid_to().is_none_or(|last| date <= last))
            .or_else(|| begun().next())
            .unwrap_or(&self.first)
    }
}

/// Hours as the text `"6.5"`, for people write these files.
mod hours_text {
    use crate::hours::Hours;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(
        hours: &Hours,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(hours)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Hours, D::Error> {
        Hours::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

macro_rules! tables {
    ($(
        $(#[$doc:meta])*
        $row:ident $table:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ }
        $sound:expr, $problem:literal;
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $row {
                /// First day on which the row is in force.
                pub valid_from: NaiveDate,
                /// Last such day; none while no end is known.
                #[serde(default)]
                pub valid_to: Option<NaiveDate>,
                /// The law or document that the values come from.
                pub source: String,
                /// What is unverified or in conflict about them.
                #[serde(default)]
                pub note: Option<String>,
                $($(#[$field_doc])* pub $field: $type,)+
            }

            impl Row for $row {
                const TABLE: &'static str = stringify!($table);

                fn valid_from(&self) -> NaiveDate {
                    self.valid_from
                }

                fn valid_to(&self) -> Option<NaiveDate> {
                    self.valid_to
                }

                fn problem(&self) -> Option<&'static str> {
                    let sound: fn(&$row) -> bool = $sound;
                    if self.source.trim().is_empty() {
                        Some("source")
                    } else if self.valid_to.is_some_and(|last| last < self.valid_from) {
                        Some("valid_to")
                    } else if !sound(self) {
                        Some($problem)
                    } else {
                        None
                    }
                }
            }
        )+

        /// All parameters.
        ///
        /// Each getter gives the row in force on a date: of those that cover it the one that began last (a coordinator's
        /// before an embedded one of the same day); on a date before all rows the earliest.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct Parameters {
            $($table: Rows<$row>,)+
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            $(#[serde(default)] $table: Vec<$row>,)+
        }

        impl Parameters {
            /// The names of the tables.
            pub const TABLES: &'static [&'static str] = &[$(stringify!($table),)+];

            fn parse(text: &str) -> Result<Self, ParameterError> {
                let file = File::parse(text)?;
                Ok(Self { $($table: Rows::new(file.$table)?,)+ })
            }

            /// These parameters with the rows of a coordinator's text over them. Tables may be missing there.
            ///
            /// # Errors
            /// [`ParameterError`] for a text that cannot be read or a row that contradicts itself; nothing is taken then.
            pub fn overlay(&self, toml: &str) -> Result<Self, ParameterError> {
                let file = File::parse(toml)?;
                Ok(Self { $($table: self.$table.with(file.$table)?,)+ })
            }

            $(
                $(#[$doc])*
                ///
                /// The row in force on the date.
                #[must_use]
                pub fn $table(&self, date: NaiveDate) -> &$row {
                    self.$table.on(date)
                }
            )+
        }
    };
}

tables! {
    /// Limits of a work trial (työkokeilu): 380/2023 §§ 55, 57, 59.
    WorkTrial work_trial {
        /// Calendar days of all work trials of a person together: 6 months × 30.4 days, rounded up.
        max_days_total: u32,
        /// Months without a work trial after which a new count begins.
        reset_after_months: u32,
        /// Least hours a day.
        #[serde(with = "hours_text")]
        hours_day_min: Hours,
        /// Most hours a day.
        #[serde(with = "hours_text")]
        hours_day_max: Hours,
        /// Most days a week.
        days_week_max: u8,
        /// Consecutive days of unauthorised absence that warn the coach.
        absence_warn_days: u32,
        /// Consecutive days of unauthorised absence that lead to a decision on interruption.
        absence_interrupt_days: u32,
    }
    |row| row.hours_day_min <= row.hours_day_max
        && row.hours_day_max <= Hours::DAY
        && row.max_days_total > 0
        && (1..=7).contains(&row.days_week_max)
        && 0 < row.absence_warn_days
        && row.absence_warn_days <= row.absence_interrupt_days, "range";

    /// Limits of rehabilitative work (kuntouttava työtoiminta): 189/2001.
    RehabilitativeWork rehabilitative_work {
        /// Least days a calendar week.
        days_week_min: u8,
        /// Most days a calendar week.
        days_week_max: u8,
        /// Least hours a day.
        #[serde(with = "hours_text")]
        hours_day_min: Hours,
        /// Least months of a period.
        months_min: u32,
        /// Most months of a period.
        months_max: u32,
    }
    |row| row.days_week_min <= row.days_week_max
        && (1..=7).contains(&row.days_week_max)
        && row.hours_day_min <= Hours::DAY
        && row.months_min <= row.months_max, "range";

    /// The legal bases on which a client may do work tasks (380/2023 § 54).
    Tasks tasks {
        /// The bases.
        allowed: Vec<LegalBasis>,
        /// The section that a warning names.
        section: String,
    }
    |row| !row.section.trim().is_empty(), "range";

    /// When a period takes the whole week, so that two of them cannot overlap.
    FullTime full_time {
        /// From this many days a week.
        days_week: u8,
    }
    |row| (1..=7).contains(&row.days_week), "range";

    /// The ESF+ common indicators' periods and ages (Regulation (EU) 2021/1057, annex I).
    EsfRules esf {
        /// Days after the exit within which a result counts.
        result_window_days: u32,
        /// Months of unemployment that must be exceeded to be long-term unemployed.
        long_term_months: u32,
        /// The same for the young.
        long_term_months_young: u32,
        /// The young are under this age, in full years.
        young_under_age: i32,
    }
    |row| row.long_term_months > 0 && row.young_under_age >= 0, "range";

    /// Periods for appeal and presumptions of service (410/2015 §§ 138-139, 434/2003 59 §, 13/2003 19 §).
    DeadlineParameters deadlines {
        /// Days for a request for rectification.
        rectification_days: u32,
        /// Days for a municipal appeal.
        appeal_days: u32,
        /// Days after posting on which a letter is presumed received.
        letter_days: u32,
        /// Days after sending on which an electronic notice is presumed received.
        electronic_days: u32,
    }
    |row| row.rectification_days > 0 && row.appeal_days > 0, "range";

    /// The municipality's share of the general benefit (48/2026 § 51).
    MunicipalShareParameters municipal_share {
        /// The rates by rising number of days; 0 % before the first.
        steps: Vec<ShareRate>,
        /// The full benefit of a day, in euros.
        daily_amount: Amount,
    }
    |row| row.steps.iter().all(|step| step.percent <= 100)
        && row.steps.windows(2).all(|pair| matches!(pair, [a, b] if a.after < b.after)), "steps";

    /// How often the organiser of a service tells absences to the payer of the benefit (Kela, form TT3).
    AbsenceNotice absence_notice {
        /// Days from one notice to the next.
        every_days: u32,
    }
    |row| row.every_days > 0, "range";

    /// When plans are taken up with the client (380/2023 §§ 32-33, 35).
    PlanReview plan_review {
        /// Months from one discussion to the next.
        discussion_months: u32,
        /// Months before the estimated end of a period at which a talk is held.
        before_end_months: u32,
        /// Days before the end of a period from which lists show that it ends soon.
        ending_soon_days: u32,
    }
    |row| row.discussion_months > 0, "range";

    /// How long a client stays open to a worker who gave a reason for opening beyond their reach.
    Reason reason {
        /// Hours from the reason on.
        hours: u32,
    }
    |row| (1..=168).contains(&row.hours), "range";

    /// When a backup is too old (Regulation (EU) 2016/679, article 32).
    BackupAge backup {
        /// Days after which the newest backup is overdue.
        overdue_days: u32,
    }
    |row| row.overdue_days > 0, "range";
}

const EMBEDDED: &str = include_str!("../parameters.toml");

impl File {
    fn parse(text: &str) -> Result<Self, ParameterError> {
        toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            ParameterError::Text {
                line: before.map_or(0, |before| before.matches('\n').count() + 1),
            }
        })
    }
}

impl Parameters {
    /// The parameters that are built into the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        // The text is fixed when the program is built and a test reads it, so the default is never seen.
        static EMBEDDED_PARAMETERS: LazyLock<Parameters> =
            LazyLock::new(|| Parameters::parse(EMBEDDED).unwrap_or_default());
        &EMBEDDED_PARAMETERS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_embedded_text_parses_and_is_what_embedded_gives() {
        assert_eq!(
            &Parameters::parse(EMBEDDED).unwrap(),
            Parameters::embedded()
        );
    }

    #[test]
    fn the_values_in_force() {
        let parameters = Parameters::embedded();
        let date = day("2026-09-30");
        let trial = parameters.work_trial(date);
        assert_eq!(
            (
                trial.max_days_total,
                trial.reset_after_months,
                trial.days_week_max
            ),
            (183, 12, 5)
        );
        assert_eq!(
            (trial.hours_day_min, trial.hours_day_max),
            (Hours::from_hundredths(400), Hours::from_hundredths(800))
        );
        assert_eq!(
            (trial.absence_warn_days, trial.absence_interrupt_days),
            (3, 5)
        );
        let rehabilitative = parameters.rehabilitative_work(date);
        assert_eq!(
            (rehabilitative.days_week_min, rehabilitative.days_week_max),
            (1, 4)
        );
        assert_eq!(
            (rehabilitative.months_min, rehabilitative.months_max),
            (3, 24)
        );
        assert_eq!(parameters.tasks(date).allowed.len(), 4);
        assert!(
            !parameters
                .tasks(date)
                .allowed
                .contains(&LegalBasis::JobCoaching)
        );
        assert_eq!(parameters.tasks(date).section, "L380 § 54");
        assert_eq!(parameters.full_time(date).days_week, 5);
        let esf = parameters.esf(date);
        assert_eq!(
            (
                esf.result_window_days,
                esf.long_term_months,
                esf.long_term_months_young
            ),
            (28, 12, 6)
        );
        assert_eq!(esf.young_under_age, 25);
        let deadlines = parameters.deadlines(date);
        assert_eq!(
            (deadlines.rectification_days, deadlines.appeal_days),
            (14, 30)
        );
        assert_eq!((deadlines.letter_days, deadlines.electronic_days), (7, 3));
        assert_eq!(parameters.municipal_share(date).steps.len(), 5);
        assert_eq!(
            parameters.municipal_share(date).daily_amount.to_string(),
            "37.21"
        );
        assert_eq!(parameters.absence_notice(date).every_days, 14);
        assert_eq!(parameters.backup(date).overdue_days, 2);
        let review = parameters.plan_review(date);
        assert_eq!(
            (
                review.discussion_months,
                review.before_end_months,
                review.ending_soon_days
            ),
            (3, 1, 30)
        );
        assert_eq!(parameters.reason(date).hours, 12);
    }

    #[test]
    fn a_date_before_all_rows_gets_the_earliest() {
        assert_eq!(
            Parameters::embedded()
                .municipal_share(day("2020-01-01"))
                .valid_from,
            day("2026-05-01")
        );
    }

    const OVERLAY: &str = r#"
        [[absence_notice]]
        valid_from = "2027-01-01"
        valid_to = "2027-06-30"
        source = "Sopimus"
        every_days = 7
        [[absence_notice]]
        valid_from = "2025-01-01"
        source = "Paikallinen käytäntö"
        every_days = 10
    "#;

    #[test]
    fn a_coordinators_rows_lie_over_the_embedded_ones() {
        let parameters = Parameters::embedded().overlay(OVERLAY).unwrap();
        for (date, days) in [
            ("2024-01-01", 14),
            ("2025-01-01", 10),
            ("2026-12-31", 10),
            ("2027-01-01", 7),
            ("2027-06-30", 7),
            ("2027-07-01", 10),
        ] {
            assert_eq!(
                parameters.absence_notice(day(date)).every_days,
                days,
                "{date}"
            );
        }
        assert_eq!(
            parameters.esf(day("2026-01-01")),
            Parameters::embedded().esf(day("2026-01-01"))
        );
        assert_eq!(
            Parameters::embedded()
                .absence_notice(day("2027-01-01"))
                .every_days,
            14
        );
        assert_eq!(
            Parameters::embedded().overlay("").as_ref(),
            Ok(Parameters::embedded())
        );
    }

    #[test]
    fn a_lapsed_row_holds_on_if_none_follows() {
        let rows = Rows::new(vec![FullTime {
            valid_from: day("2025-01-01"),
            valid_to: Some(day("2025-12-31")),
            source: "x".to_owned(),
            note: None,
            days_week: 4,
        }])
        .unwrap();
        assert_eq!(rows.on(day("2026-01-01")).days_week, 4);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let row = |table: &str, rest: &str| {
            format!("[[{table}]]\nvalid_from = \"2027-01-01\"\nsource = \"x\"\n{rest}\n")
        };
        let sound = row("full_time", "days_week = 4");
        assert!(Parameters::embedded().overlay(&sound).is_ok());
        for (text, line) in [
            ("[[full_time]\n".to_owned(), 1),
            (row("no_such_table", "days = 1"), 1),
            (row("full_time", "days_week = 4\nother = 1"), 5),
            (row("full_time", ""), 1),
            (row("full_time", "days_week = -1"), 4),
            (row("full_time", "days_week = 300"), 4),
            (sound.replace("2027-01-01", "1.1.2027"), 2),
            (row("tasks", "section = \"x\"\nallowed = [\"play\"]"), 5),
        ] {
            match Parameters::embedded().overlay(&text) {
                Err(ParameterError::Text { line: found }) => assert_eq!(found, line, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
        for (text, problem) in [
            (sound.replace("\"x\"", "\" \""), "source"),
            (format!("{sound}valid_to = \"2026-12-31\""), "valid_to"),
            (row("full_time", "days_week = 8"), "range"),
            (
                row(
                    "municipal_share",
                    "daily_amount = \"37\"\nsteps = [{after=200,percent=10},{after=100,percent=20}]",
                ),
                "steps",
            ),
            (
                row(
                    "municipal_share",
                    "daily_amount = \"37\"\nsteps = [{after=200,percent=101}]",
                ),
                "steps",
            ),
        ] {
            match Parameters::embedded().overlay(&text) {
                Err(ParameterError::Row { problem: found, .. }) => {
                    assert_eq!(found, problem, "{text}")
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        assert_eq!(
            Parameters::parse(""),
            Err(ParameterError::Missing {
                table: "work_trial"
            })
        );
    }

    #[test]
    fn rows_survive_serialisation() {
        let share = Parameters::embedded().municipal_share(day("2026-09-30"));
        let json = serde_json::to_string(share).unwrap();
        assert_eq!(
            &serde_json::from_str::<MunicipalShareParameters>(&json).unwrap(),
            share
        );
        let trial = Parameters::embedded().work_trial(day("2026-09-30"));
        let json = serde_json::to_string(trial).unwrap();
        assert_eq!(&serde_json::from_str::<WorkTrial>(&json).unwrap(), trial);
    }

    proptest! {
        #[test]
        fn a_row_in_force_covers_its_date(days in 0i32..2000) {
            let parameters = Parameters::embedded().overlay(OVERLAY).unwrap();
            let date = NaiveDate::from_num_days_from_ce_opt(739_252 + days).unwrap(); // from 2025-01-01
            let row = parameters.absence_notice(date);
            prop_assert!(row.valid_from <= date && row.valid_to.is_none_or(|last| date <= last));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = Parameters::embedded().overlay(&text);
        }
    }
}
