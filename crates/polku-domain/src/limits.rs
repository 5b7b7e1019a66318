//! What the law allows of coaching periods: lengths, days a week, hours a day, work tasks, no two full-time places.
//!
//! A limit that is broken is a [`Finding`]: it is stored and shown, because the paper may already be signed.

use crate::calendar::add_months;
use crate::code::LegalBasis;
use crate::finding::Finding;
use crate::parameters::Parameters;
use crate::record::CoachingPeriod;
use chrono::{Days, NaiveDate};

/// Work trial days of one person outside this store, as told by the person or the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkTrialElsewhere {
    /// Calendar days.
    pub days: u32,
    /// The last of them.
    pub until: NaiveDate,
}

/// What is wrong with one period by itself, on the parameters of its first day.
///
/// `today` ends a period that is open.
#[must_use]
pub fn period_findings(
    period: &CoachingPeriod,
    today: NaiveDate,
    parameters: &Parameters,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    match period.legal_basis {
        LegalBasis::WorkTrial => {
            let limits = parameters.work_trial(period.start);
            if let Some(hours) = period.daily_hours
                && (hours < limits.hours_day_min || hours > limits.hours_day_max)
            {
                findings.push(Finding::WorkTrialHours {
                    hours,
                    min: limits.hours_day_min,
                    max: limits.hours_day_max,
                });
            }
            if let Some(days) = period.weekly_days
                && days > limits.days_week_max
            {
                findings.push(Finding::WorkTrialDaysAWeek {
                    days,
                    limit: limits.days_week_max,
                });
            }
        }
        LegalBasis::RehabilitativeWork => {
            let limits = parameters.rehabilitative_work(period.start);
            if let Some(days) = period.weekly_days
                && (days > limits.days_week_max || days < limits.days_week_min)
            {
                findings.push(Finding::RehabilitativeDaysAWeek {
                    days,
                    limit: limits.days_week_max,
                });
            }
            if let Some(hours) = period.daily_hours
                && hours < limits.hours_day_min
            {
                findings.push(Finding::RehabilitativeHours {
                    hours,
                    min: limits.hours_day_min,
                });
            }
            if period
                .end
                .is_some_and(|end| day_after(end) < add_months(period.start, limits.months_min))
            {
                findings.push(Finding::RehabilitativeTooShort {
                    months: limits.months_min,
                });
            }
            if day_after(period.end.unwrap_or(today)) > add_months(period.start, limits.months_max)
            {
                findings.push(Finding::RehabilitativeTooLong {
                    months: limits.months_max,
                });
            }
        }
        LegalBasis::EducationTrial
        | LegalBasis::JobCoaching
        | LegalBasis::JobSearchCoaching
        | LegalBasis::CareerCoaching
        | LegalBasis::Guidance
        | LegalBasis::Training
        | LegalBasis::Employment
        | LegalBasis::PaySubsidisedEmployment => {}
    }
    findings
}

/// The running count of work trial days at the end of each work trial of one person, by index into `periods`.
///
/// Calendar days, each counted once; a new count begins after twelve months without a work trial (L380 § 57). An open
/// trial counts up to `today`. Days elsewhere are counted as ending on their `until`.
#[must_use]
pub fn work_trial_days(
    periods: &[CoachingPeriod],
    elsewhere: Option<WorkTrialElsewhere>,
    today: NaiveDate,
    parameters: &Parameters,
) -> Vec<(usize, u32)> {
    let mut trials: Vec<(usize, &CoachingPeriod)> = periods
        .iter()
        .enumerate()
        .filter(|(_, p)| p.legal_basis == LegalBasis::WorkTrial)
        .collect();
    trials.sort_by_key(|(n, p)| (p.start, *n));
    let mut counts = Vec::with_capacity(trials.len());
    let mut running = 0;
    let mut last: Option<NaiveDate> = None;
    let mut elsewhere = elsewhere;
    for (index, trial) in trials {
        if let Some(earlier) = elsewhere.filter(|e| e.until < trial.start) {
            running = carried(running, last, earlier.until, trial.start, parameters) + earlier.days;
            last = Some(last.map_or(earlier.until, |day| day.max(earlier.until)));
            elsewhere = None;
        }
        running = carried(running, last, trial.start, trial.start, parameters);
        let end = trial.end.unwrap_or(today.max(trial.start));
        let from = last.map_or(trial.start, |day| day_after(day).max(trial.start));
        if end >= from {
            running += u32::try_from((end - from).num_days() + 1).unwrap_or(u32::MAX);
            last = Some(end);
        }
        counts.push((index, running));
    }
    counts
}

/// The count so far, or 0 where twelve months have passed between the last day and the next first day.
fn carried(
    running: u32,
    last: Option<NaiveDate>,
    next: NaiveDate,
    parameters_of: NaiveDate,
    parameters: &Parameters,
) -> u32 {
    let months = parameters.work_trial(parameters_of).reset_after_months;
    match last {
        Some(day) if add_months(day_after(day), months) <= next => 0,
        _ => running,
    }
}

/// The work trials of one person that go over the limit, by index into `periods`.
#[must_use]
pub fn work_trial_findings(
    periods: &[CoachingPeriod],
    elsewhere: Option<WorkTrialElsewhere>,
    today: NaiveDate,
    parameters: &Parameters,
) -> Vec<(usize, Finding)> {
    work_trial_days(periods, elsewhere, today, parameters)
        .into_iter()
        .filter_map(|(index, days)| {
            let limit = parameters
                .work_trial(periods.get(index)?.start)
                .max_days_total;
            (days > limit).then_some((index, Finding::WorkTrialTooLong { days, limit }))
        })
        .collect()
}

/// The periods of one person that are full-time at the same time as an earlier full-time one, by index.
///
/// Full-time is a pattern on every working day of the week.
#[must_use]
pub fn overlapping_full_time(periods: &[CoachingPeriod], parameters: &Parameters) -> Vec<usize> {
    let mut full: Vec<(usize, &CoachingPeriod)> = periods
        .iter()
        .enumerate()
        .filter(|(_, p)| {
            p.weekly_days
                .is_some_and(|days| days >= parameters.full_time(p.start).days_week)
        })
        .collect();
    full.sort_by_key(|(n, p)| (p.start, *n));
    let mut overlapping = Vec::new();
    let mut busy_until: Option<NaiveDate> = None;
    for (index, period) in full {
        let end = period.end.unwrap_or(NaiveDate::MAX);
        if busy_until.is_some_and(|day| period.start <= day) {
            overlapping.push(index);
        }
        busy_until = Some(busy_until.map_or(end, |day| day.max(end)));
    }
    overlapping
}

/// What to say of a work task done on that basis on that day; nothing where tasks are allowed.
#[must_use]
pub fn task_finding(
    legal_basis: LegalBasis,
    on: NaiveDate,
    parameters: &Parameters,
) -> Option<Finding> {
    let tasks = parameters.tasks(on);
    (!tasks.allowed.contains(&legal_basis)).then(|| Finding::TasksNotAllowed {
        legal_basis,
        section: tasks.section.clone(),
    })
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::Hours;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(basis: LegalBasis, start: &str, end: Option<&str>) -> CoachingPeriod {
        CoachingPeriod {
            legal_basis: basis,
            start: day(start),
            end: end.map(day),
            weekly_days: None,
            daily_hours: None,
        }
    }

    fn codes(p: &CoachingPeriod) -> Vec<&'static str> {
        period_findings(p, day("2026-11-22"), Parameters::embedded())
            .iter()
            .map(Finding::code)
            .collect()
    }

    #[test]
    fn a_work_trial_keeps_to_hours_and_days() {
        let mut p = period(LegalBasis::WorkTrial, "2026-01-05", None);
        for (days, hours, expected) in [
            (5, "4", vec![]),
            (5, "8", vec![]),
            (6, "6", vec!["work_trial_days_a_week"]),
            (3, "3.99", vec!["work_trial_hours"]),
            (3, "8.25", vec!["work_trial_hours"]),
        ] {
            p.weekly_days = Some(days);
            p.daily_hours = Some(Hours::parse(hours).unwrap());
            assert_eq!(codes(&p), expected, "{days} days, {hours} h");
        }
    }

    #[test]
    fn rehabilitative_work_keeps_to_days_hours_and_months() {
        let basis = LegalBasis::RehabilitativeWork;
        assert_eq!(
            codes(&period(basis, "2026-01-01", Some("2026-03-31"))),
            Vec::<&str>::new()
        );
        assert_eq!(
            codes(&period(basis, "2026-01-01", Some("2026-03-30"))),
            ["rehabilitative_too_short"]
        );
        assert_eq!(
            codes(&period(basis, "2024-01-01", Some("2025-12-31"))),
            Vec::<&str>::new()
        );
        assert_eq!(
            codes(&period(basis, "2024-01-01", Some("2026-01-01"))),
            ["rehabilitative_too_long"]
        );
        assert_eq!(
            codes(&period(basis, "2024-01-01", None)),
            ["rehabilitative_too_long"]
        );
        let mut p = period(basis, "2026-01-01", None);
        p.weekly_days = Some(5);
        p.daily_hours = Some(Hours::parse("3.5").unwrap());
        assert_eq!(
            codes(&p),
            ["rehabilitative_days_a_week", "rehabilitative_hours"]
        );
    }

    #[test]
    fn work_trials_add_up_and_start_anew_after_a_year() {
        let trial = |start, end| period(LegalBasis::WorkTrial, start, Some(end));
        let days = |periods: &[CoachingPeriod], elsewhere| {
            work_trial_days(
                periods,
                elsewhere,
                day("2026-11-22"),
                Parameters::embedded(),
            )
        };
        // 1 January to 2 July is 183 days
        assert_eq!(days(&[trial("2026-01-01", "2026-07-02")], None), [(0, 183)]);
        let two = [
            trial("2026-06-01", "2026-07-02"),
            trial("2026-01-01", "2026-01-31"),
        ];
        assert_eq!(days(&two, None), [(1, 31), (0, 63)]);
        let overlapping = [
            trial("2026-01-01", "2026-01-31"),
            trial("2026-01-15", "2026-02-10"),
        ];
        assert_eq!(days(&overlapping, None), [(0, 31), (1, 41)]);
        let anew = [
            trial("2025-01-01", "2025-03-31"),
            trial("2026-04-01", "2026-04-10"),
        ];
        assert_eq!(days(&anew, None), [(0, 90), (1, 10)]);
        let not_yet = [
            trial("2025-01-01", "2025-03-31"),
            trial("2026-03-31", "2026-04-09"),
        ];
        assert_eq!(days(&not_yet, None), [(0, 90), (1, 100)]);
        let elsewhere = Some(WorkTrialElsewhere {
            days: 100,
            until: day("2025-12-31"),
        });
        assert_eq!(
            days(&[trial("2026-01-01", "2026-01-31")], elsewhere),
            [(0, 131)]
        );
        let long_ago = Some(WorkTrialElsewhere {
            days: 100,
            until: day("2024-12-31"),
        });
        assert_eq!(
            days(&[trial("2026-01-01", "2026-01-31")], long_ago),
            [(0, 31)]
        );
        assert_eq!(
            days(&[period(LegalBasis::WorkTrial, "2026-11-01", None)], None),
            [(0, 22)]
        );
    }

    #[test]
    fn the_184th_day_is_found() {
        let limit = |end| {
            let p = [period(LegalBasis::WorkTrial, "2026-01-01", Some(end))];
            work_trial_findings(&p, None, day("2026-11-22"), Parameters::embedded()).len()
        };
        assert_eq!(limit("2026-07-02"), 0);
        assert_eq!(limit("2026-07-03"), 1);
    }

    #[test]
    fn two_full_time_periods_may_not_overlap() {
        let full = |start, end| CoachingPeriod {
            weekly_days: Some(5),
            ..period(LegalBasis::JobCoaching, start, end)
        };
        let overlapping = |ps: &[CoachingPeriod]| overlapping_full_time(ps, Parameters::embedded());
        assert_eq!(
            overlapping(&[full("2026-01-01", None), full("2026-02-01", None)]),
            [1]
        );
        assert_eq!(
            overlapping(&[
                full("2026-01-01", Some("2026-01-31")),
                full("2026-02-01", None)
            ]),
            Vec::<usize>::new()
        );
        let half = CoachingPeriod {
            weekly_days: Some(2),
            ..full("2026-01-15", None)
        };
        assert_eq!(
            overlapping(&[full("2026-01-01", None), half]),
            Vec::<usize>::new()
        );
    }

    #[test]
    fn tasks_need_a_basis_that_allows_them() {
        let on = day("2026-03-02");
        assert!(task_finding(LegalBasis::WorkTrial, on, Parameters::embedded()).is_none());
        assert!(task_finding(LegalBasis::RehabilitativeWork, on, Parameters::embedded()).is_none());
        let found = task_finding(LegalBasis::Guidance, on, Parameters::embedded());
        assert!(
            matches!(found, Some(Finding::TasksNotAllowed { section, .. }) if section.contains("54"))
        );
    }

    proptest! {
        #[test]
        fn the_running_count_never_exceeds_the_calendar(starts in proptest::collection::vec((0u64..900, 0u64..200), 1..8)) {
            let base = day("2024-01-01");
            let periods: Vec<CoachingPeriod> = starts.iter().map(|(s, n)| CoachingPeriod {
                legal_basis: LegalBasis::WorkTrial,
                start: base + Days::new(*s),
                end: Some(base + Days::new(s + n)),
                weekly_days: None,
                daily_hours: None,
            }).collect();
            let first = periods.iter().map(|p| p.start).min().unwrap();
            for (index, days) in work_trial_days(&periods, None, day("2027-01-01"), Parameters::embedded()) {
                let latest = periods.iter().filter(|p| p.start <= periods[index].start).filter_map(|p| p.end).max().unwrap();
                prop_assert!(i64::from(days) <= (latest - first).num_days() + 1);
            }
        }
    }
}
