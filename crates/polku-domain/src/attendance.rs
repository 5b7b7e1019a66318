//! Which period a day belongs to, how absences run on, and when the organiser must report them.

use crate::code::AttendanceCode;
use crate::parameters::Parameters;
use crate::record::{AttendanceDay, CoachingPeriod};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The period that an attendance day belongs to, by index: of those that cover it the one that started last, and of
/// these the one that comes last in `periods` (which are in the order of their import).
#[must_use]
pub fn covering_period(periods: &[CoachingPeriod], date: NaiveDate) -> Option<usize> {
    periods
        .iter()
        .enumerate()
        .filter(|(_, p)| p.start <= date && p.end.is_none_or(|end| date <= end))
        .max_by_key(|(index, p)| (p.start, *index))
        .map(|(index, _)| index)
}

/// How serious a run of unauthorised absence is (L380 § 59).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceAlert {
    /// Nothing to say.
    None,
    /// Three days: talk to the client.
    Warn,
    /// Five days: the organiser reports, the authority decides on interruption.
    Interrupt,
}

/// The number of unauthorised absences in a row at the end of `days` (in order of date).
///
/// Days on which the service was not held neither count nor break the run.
#[must_use]
pub fn unauthorised_run(days: &[AttendanceDay]) -> u32 {
    let run = days
        .iter()
        .rev()
        .filter(|day| day.attendance != AttendanceCode::NotHeld)
        .take_while(|day| day.attendance == AttendanceCode::UnauthorisedAbsence)
        .count();
    u32::try_from(run).unwrap_or(u32::MAX)
}

/// What a run of unauthorised absence on that day calls for.
#[must_use]
pub fn absence_alert(run: u32, on: NaiveDate, parameters: &Parameters) -> AbsenceAlert {
    let limits = parameters.work_trial(on);
    if run >= limits.absence_interrupt_days {
        AbsenceAlert::Interrupt
    } else if run >= limits.absence_warn_days {
        AbsenceAlert::Warn
    } else {
        AbsenceAlert::None
    }
}

/// The first day on which an absence should have been reported to the payer of the benefit and has not: the oldest
/// absence that no notice covers, plus the interval of notices.
#[must_use]
pub fn absence_notice_due(
    days: &[AttendanceDay],
    notices: &[(NaiveDate, NaiveDate)],
    parameters: &Parameters,
) -> Option<NaiveDate> {
    days.iter()
        .filter(|day| day.attendance.is_absence())
        .map(|day| day.date)
        .filter(|date| !notices.iter().any(|(from, to)| from <= date && date <= to))
        .min()
        .and_then(|date| {
            date.checked_add_days(Days::new(u64::from(
                parameters.absence_notice(date).every_days,
            )))
        })
}

/// The weekdays of a pattern: those named, or else the first `weekly_days` days from Monday.
#[must_use]
pub fn pattern_weekdays(weekdays: Option<&str>, weekly_days: Option<u8>) -> Vec<Weekday> {
    const WEEK: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    match weekdays {
        Some(digits) => WEEK
            .into_iter()
            .filter(|day| {
                digits.contains(char::from(b'1' + day.num_days_from_monday().min(6) as u8))
            })
            .collect(),
        None => WEEK
            .into_iter()
            .take(usize::from(weekly_days.unwrap_or(5).min(7)))
            .collect(),
    }
}

/// Whether a client is expected on that day by the pattern: a weekday of it that is a working day.
#[must_use]
pub fn is_expected(weekdays: &[Weekday], date: NaiveDate) -> bool {
    weekdays.contains(&date.weekday())
        && (crate::calendar::is_working_day(date)
            || (matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
                && crate::calendar::holiday(date).is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::LegalBasis;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(start: &str, end: Option<&str>) -> CoachingPeriod {
        CoachingPeriod {
            legal_basis: LegalBasis::JobCoaching,
            start: day(start),
            end: end.map(day),
            weekly_days: Some(2),
            daily_hours: None,
        }
    }

    fn marked(date: &str, attendance: AttendanceCode) -> AttendanceDay {
        AttendanceDay {
            date: day(date),
            attendance,
            hours: None,
            has_task: false,
        }
    }

    #[test]
    fn the_period_that_started_last_gets_the_day_then_the_one_imported_last() {
        let periods = [
            period("2026-01-01", None),
            period("2026-02-01", Some("2026-03-31")),
            period("2026-02-01", None),
        ];
        assert_eq!(covering_period(&periods, day("2026-01-31")), Some(0));
        assert_eq!(covering_period(&periods, day("2026-02-01")), Some(2));
        assert_eq!(covering_period(&periods[..2], day("2026-04-01")), Some(0));
        assert_eq!(covering_period(&periods, day("2025-12-31")), None);
        assert_eq!(
            covering_period(&periods[1..2], day("2026-03-31")),
            Some(0),
            "the last day is inside"
        );
    }

    #[test]
    fn a_run_counts_training_days_and_skips_days_not_held() {
        use AttendanceCode::{NotHeld, Present, Sick, UnauthorisedAbsence as X};
        let days = [
            marked("2026-03-02", Present),
            marked("2026-03-03", X),
            marked("2026-03-04", NotHeld),
            marked("2026-03-05", X),
            marked("2026-03-06", X),
        ];
        assert_eq!(unauthorised_run(&days), 3);
        assert_eq!(unauthorised_run(&days[..1]), 0);
        assert_eq!(
            unauthorised_run(&[marked("2026-03-02", X), marked("2026-03-03", Sick)]),
            0
        );
        assert_eq!(
            unauthorised_run(&[marked("2026-03-02", AttendanceCode::AbsentUnexplained)]),
            0
        );
        let p = Parameters::embedded();
        let on = day("2026-03-06");
        assert_eq!(absence_alert(2, on, p), AbsenceAlert::None);
        assert_eq!(absence_alert(3, on, p), AbsenceAlert::Warn);
        assert_eq!(absence_alert(5, on, p), AbsenceAlert::Interrupt);
    }

    #[test]
    fn the_oldest_absence_without_a_notice_decides_when_one_is_due() {
        let days = [
            marked("2026-03-02", AttendanceCode::Sick),
            marked("2026-03-09", AttendanceCode::UnauthorisedAbsence),
            marked("2026-03-10", AttendanceCode::Present),
        ];
        let p = Parameters::embedded();
        assert_eq!(absence_notice_due(&days, &[], p), Some(day("2026-03-16")));
        let notices = [(day("2026-03-01"), day("2026-03-08"))];
        assert_eq!(
            absence_notice_due(&days, &notices, p),
            Some(day("2026-03-23"))
        );
        assert_eq!(
            absence_notice_due(&days, &[(day("2026-03-01"), day("2026-03-31"))], p),
            None
        );
    }

    #[test]
    fn patterns_are_named_days_or_the_first_of_the_week() {
        assert_eq!(
            pattern_weekdays(None, Some(2)),
            [Weekday::Mon, Weekday::Tue]
        );
        assert_eq!(
            pattern_weekdays(Some("135"), Some(2)),
            [Weekday::Mon, Weekday::Wed, Weekday::Fri]
        );
        let all = pattern_weekdays(None, Some(5));
        assert!(is_expected(&all, day("2026-11-20")));
        assert!(!is_expected(&all, day("2026-11-21")), "a Saturday");
        assert!(!is_expected(&all, day("2026-05-01")), "May Day");
    }
}
