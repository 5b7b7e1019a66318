//! When an appeal against a municipal decision must be in.
//!
//! The day of service is not counted (150/1930). Service is presumed some days after sending and that day stays where it
//! falls; the last day of the period moves from a Saturday, Sunday, holiday or eve to the next working day
//! (Kuntalaki 410/2015 §§ 138-139, which names hallintolaki 59 § and laki 13/2003 19 §).

use crate::calendar::{add_days, next_working_day_on_or_after};
use crate::parameters::DeadlineParameters;
use chrono::NaiveDate;

/// How a decision was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delivery {
    /// An ordinary letter (hallintolaki 59 §).
    Letter,
    /// An ordinary electronic notice (13/2003 19 §).
    Electronic,
}

/// What is known of the service of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Served {
    /// It was sent; receipt is presumed.
    Sent {
        /// The day of sending.
        on: NaiveDate,
        /// How.
        by: Delivery,
    },
    /// It was received, by proof.
    Received {
        /// The day of receipt.
        on: NaiveDate,
    },
}

/// A period for appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deadline {
    /// The day of service, presumed or proved.
    pub served: NaiveDate,
    /// The last day on which the appeal is in time.
    pub last_day: NaiveDate,
}

fn deadline(served: Served, days: u32, params: &DeadlineParameters) -> Deadline {
    let served = match served {
        Served::Sent {
            on,
            by: Delivery::Letter,
        } => add_days(on, params.letter_days),
        Served::Sent {
            on,
            by: Delivery::Electronic,
        } => add_days(on, params.electronic_days),
        Served::Received { on } => on,
    };
    Deadline {
        served,
        last_day: next_working_day_on_or_after(add_days(served, days)),
    }
}

/// The period for a request for rectification (oikaisuvaatimus), 14 days (410/2015 § 138).
#[must_use]
pub fn rectification(served: Served, params: &DeadlineParameters) -> Deadline {
    deadline(served, params.rectification_days, params)
}

/// The period for a municipal appeal (kunnallisvalitus) against a decision on rectification, 30 days (410/2015 § 138).
#[must_use]
pub fn appeal(served: Served, params: &DeadlineParameters) -> Deadline {
    deadline(served, params.appeal_days, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::is_working_day;
    use crate::parameters::Parameters;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn params() -> &'static DeadlineParameters {
        Parameters::embedded().deadlines(day("2026-11-20"))
    }

    #[test]
    fn the_examples_of_the_contract() {
        let letter = Served::Sent {
            on: day("2026-11-20"),
            by: Delivery::Letter,
        };
        let electronic = Served::Sent {
            on: day("2026-11-20"),
            by: Delivery::Electronic,
        };
        let received = |on| Served::Received { on: day(on) };
        for (given, served, last_day) in [
            (letter, "2026-11-27", "2026-12-11"),
            // Monday 7.12., as 23.11. + 14 days.
            (electronic, "2026-11-23", "2026-12-07"),
            (received("2026-11-22"), "2026-11-22", "2026-12-07"),
            (received("2026-12-10"), "2026-12-10", "2026-12-28"),
        ] {
            let expected = Deadline {
                served: day(served),
                last_day: day(last_day),
            };
            assert_eq!(rectification(given, params()), expected);
        }
    }

    #[test]
    fn presumed_service_stays_on_a_holiday() {
        let sent = Served::Sent {
            on: day("2026-12-18"),
            by: Delivery::Letter,
        };
        let deadline = rectification(sent, params());
        assert_eq!(
            deadline,
            Deadline {
                served: day("2026-12-25"),
                last_day: day("2027-01-08")
            }
        );
    }

    #[test]
    fn an_appeal_has_thirty_days() {
        let deadline = appeal(
            Served::Received {
                on: day("2026-09-30"),
            },
            params(),
        );
        assert_eq!(deadline.last_day, day("2026-10-30"));
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        let deadline = appeal(Served::Received { on: NaiveDate::MAX }, params());
        assert!(deadline.last_day <= NaiveDate::MAX);
    }

    proptest! {
        #[test]
        fn the_last_day_is_a_working_day_fourteen_days_on(days in 0i32..20_000) {
            let on = NaiveDate::from_num_days_from_ce_opt(738_000 + days).unwrap();
            let Deadline { served, last_day } = rectification(Served::Received { on }, params());
            prop_assert!(is_working_day(last_day));
            // The longest row of free days is Christmas Eve (Thursday) to the Sunday after.
            prop_assert!((14..=19).contains(&(last_day - served).num_days()));
        }
    }
}
