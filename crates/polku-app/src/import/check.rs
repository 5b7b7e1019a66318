//! What is wrong with a person as a whole, once the rows are matched: spells against each other, everything against the
//! spells, attendance against the periods, periods against the law.

use super::issue::Reason;
use super::plan::{Held, Making, Person};
use chrono::NaiveDate;
use polku_domain::code::LegalBasis;
use polku_domain::record::{CoachingPeriod, CoachingPeriodRow, ParticipationRow};
use polku_domain::{attendance, limits};

/// Where, which column, its value, what.
pub(super) type Said = ((usize, u64), &'static str, String, Reason);

/// What is wrong with a person as a whole.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) errors: Vec<Said>,
    pub(super) warnings: Vec<Said>,
}

impl Checked {
    pub(super) fn of(person: &Person, making: &Making<'_>) -> Self {
        let mut checked = Self::default();
        checked.spells(person);
        checked.dates_against_spells(person);
        let periods: Vec<CoachingPeriod> = person
            .periods
            .iter()
            .map(|held| CoachingPeriod {
                legal_basis: held.value.legal_basis,
                start: held.value.start_date,
                end: held.value.end_date,
                weekly_days: held.value.weekly_days,
                daily_hours: held.value.daily_hours,
            })
            .collect();
        checked.attendance(person, &periods, making);
        checked.limits(person, &periods, making);
        checked
    }

    fn spells(&mut self, person: &Person) {
        // the one before that lasts longest: a short one inside it does not hide it from the next
        let mut before: Option<&Held<ParticipationRow>> = None;
        let end_of = |held: &Held<ParticipationRow>| held.value.end_date.unwrap_or(NaiveDate::MAX);
        for held in person.spells.values() {
            if let Some(earlier) = before {
                let overlap = earlier
                    .value
                    .end_date
                    .is_none_or(|end| held.value.start_date <= end);
                if overlap && let Some(at) = held.from.or(earlier.from) {
                    let (this, other) = if held.from.is_some() {
                        (held, earlier)
                    } else {
                        (earlier, held)
                    };
                    self.errors.push((
                        at,
                        "start_date",
                        this.value.start_date.to_string(),
                        Reason::OverlappingSpells {
                            other_start: other.value.start_date.to_string(),
                        },
                    ));
                }
            }
            if before.is_none_or(|earlier| end_of(held) > end_of(earlier)) {
                before = Some(held);
            }
        }
        let first = person
            .spells
            .values()
            .find(|held| held.value.counted != Some(false));
        if let Some(first) = first {
            for held in person.spells.values() {
                if let (Some(at), Some(day)) = (held.from, held.value.qualification_date)
                    && day < first.value.start_date
                {
                    let start = first.value.start_date.to_string();
                    self.warnings.push((
                        at,
                        "qualification_date",
                        day.to_string(),
                        Reason::QualificationBeforeFirstStart { start },
                    ));
                }
            }
        }
    }

    fn dates_against_spells(&mut self, person: &Person) {
        let Some(first) = person.spells.keys().next() else {
            return;
        };
        let mut early = |at: Option<(usize, u64)>, column, day: NaiveDate| {
            if let Some(at) = at.filter(|_| day < *first) {
                self.errors.push((
                    at,
                    column,
                    day.to_string(),
                    Reason::BeforeFirstSpell {
                        start: first.to_string(),
                    },
                ));
            }
        };
        for held in person.situations.values() {
            early(held.from, "date", held.value.date);
        }
        for held in &person.periods {
            early(held.from, "start_date", held.value.start_date);
        }
    }

    fn attendance(&mut self, person: &Person, periods: &[CoachingPeriod], making: &Making<'_>) {
        // a period that changed may have left stored days outside
        let shrunk = person
            .periods
            .iter()
            .find(|held| held.changed && held.id.is_some())
            .and_then(|held| held.from);
        for (date, held) in &person.attendance {
            let Some(period) = attendance::covering_period(periods, *date) else {
                if let Some(at) = held.from {
                    self.errors
                        .push((at, "date", date.to_string(), Reason::OutsideEveryPeriod));
                } else if let Some(at) = shrunk {
                    self.errors.push((
                        at,
                        "end_date",
                        date.to_string(),
                        Reason::OutsideEveryPeriod,
                    ));
                }
                continue;
            };
            if !held.value.task.is_empty()
                && let Some(covering) = person.periods.get(period)
                && let basis = covering.value.legal_basis
                && let Some(finding) = limits::task_finding(basis, *date, making.parameters)
            {
                if let Some(at) = held.from {
                    let task = held.value.task.clone();
                    self.warnings.push((at, "task", task, finding.into()));
                } else if let Some(at) = moved_to(person, covering, *date) {
                    let basis = basis.to_string();
                    self.warnings
                        .push((at, "legal_basis", basis, finding.into()));
                }
            }
        }
    }

    fn limits(&mut self, person: &Person, periods: &[CoachingPeriod], making: &Making<'_>) {
        let (today, parameters) = (making.today, making.parameters);
        let mut say = |index: usize, reason: Reason| {
            let Some(found) = person.periods.get(index) else {
                return;
            };
            // a sum or an overlap of a stored period is the doing of the row that came beside it
            let beside = || match &reason {
                Reason::WorkTrialTooLong { .. } => last_changed(person, |other| {
                    other.legal_basis == LegalBasis::WorkTrial
                        && other.start_date <= found.value.start_date
                }),
                Reason::OverlappingFullTime => last_changed(person, |other| {
                    let ends_after = |end: Option<NaiveDate>, day| end.is_none_or(|end| end >= day);
                    ends_after(other.end_date, found.value.start_date)
                        && ends_after(found.value.end_date, other.start_date)
                }),
                _ => None,
            };
            let Some((held, at)) = found.from.map(|at| (found, at)).or_else(beside) else {
                return;
            };
            let (column, value) = match &reason {
                Reason::WorkTrialHours { .. } | Reason::RehabilitativeHours { .. } => {
                    ("daily_hours", held.value.daily_hours.map(|h| h.to_string()))
                }
                Reason::WorkTrialDaysAWeek { .. } | Reason::RehabilitativeDaysAWeek { .. } => {
                    ("weekly_days", held.value.weekly_days.map(|d| d.to_string()))
                }
                Reason::OverlappingFullTime => {
                    ("start_date", Some(held.value.start_date.to_string()))
                }
                _ => ("end_date", held.value.end_date.map(|d| d.to_string())),
            };
            self.warnings
                .push((at, column, value.unwrap_or_default(), reason));
        };
        for (index, period) in periods.iter().enumerate() {
            for finding in limits::period_findings(period, today, parameters) {
                say(index, finding.into());
            }
        }
        for (index, finding) in
            limits::work_trial_findings(periods, person.work_trial_elsewhere, today, parameters)
        {
            say(index, finding.into());
        }
        for index in limits::overlapping_full_time(periods, parameters) {
            say(index, Reason::OverlappingFullTime);
        }
    }
}

/// The row of a period of this import that made a stored day another period's: the new one's own, or that of the one
/// which no longer reaches the day.
fn moved_to(
    person: &Person,
    covering: &Held<CoachingPeriodRow>,
    day: NaiveDate,
) -> Option<(usize, u64)> {
    if covering.changed && covering.from.is_some() {
        return covering.from;
    }
    let left = |other: &CoachingPeriodRow| {
        other.start_date <= day && other.end_date.is_some_and(|end| end < day)
    };
    last_changed(person, left).map(|(_, at)| at)
}

/// The period that starts last among those which this import adds or changes, with its row.
fn last_changed(
    person: &Person,
    wanted: impl Fn(&CoachingPeriodRow) -> bool,
) -> Option<(&Held<CoachingPeriodRow>, (usize, u64))> {
    person
        .periods
        .iter()
        .filter(|held| held.changed && wanted(&held.value))
        .filter_map(|held| held.from.map(|at| (held, at)))
        .max_by_key(|(held, _)| held.value.start_date)
}
