//! The days of the made-up region: working days, attendance, notices of absence, and the cases of today.

use super::names::Dice;
use super::people::{Period, Person, has_tasks, stream, unmarked_environment};
use super::workers::{Branch, Environment, tasks};
use super::{MadeUpAbsenceNotice, MadeUpCase, MadeUpLabel, MadeUpRegion};
use chrono::{Datelike, NaiveDate, TimeDelta};
use polku_domain::calendar::is_working_day;
use polku_domain::code::{AttendanceCode, LegalBasis};
use polku_domain::hours::Hours;
use polku_domain::record::AttendanceRow;

/// The day so many days later, or earlier where negative.
pub(super) fn later(day: NaiveDate, days: i64) -> NaiveDate {
    TimeDelta::try_days(days)
        .and_then(|delta| day.checked_add_signed(delta))
        .unwrap_or(day)
}

/// Half hours as hours.
pub(super) fn hours(halves: u32) -> Hours {
    Hours::from_hundredths(halves * 50)
}

/// What was marked within this many days before today may be unexplained still, or unmarked.
const RECENT_WORKING_DAYS: usize = 3;

/// No group's service was cancelled so shortly before today: the cases of today lie here.
const SETTLED_DAYS: i64 = 20;

/// The region's days with their working days, looked up once.
pub(super) struct Calendar {
    pub(super) start: NaiveDate,
    pub(super) today: NaiveDate,
    pub(super) yesterday: NaiveDate,
    /// Working or not, from `start` on.
    working: Vec<bool>,
    recent_from: NaiveDate,
}

impl Calendar {
    pub(super) fn new(start: NaiveDate, today: NaiveDate) -> Self {
        let yesterday = later(today, -1);
        let mut calendar = Self {
            start,
            today,
            yesterday,
            working: start
                .iter_days()
                .take_while(|day| *day < today)
                .map(is_working_day)
                .collect(),
            recent_from: today,
        };
        for _ in 0..RECENT_WORKING_DAYS {
            calendar.recent_from = calendar.working_day_to(later(calendar.recent_from, -1));
        }
        calendar
    }

    /// Days since the start.
    fn place(&self, day: NaiveDate) -> Option<usize> {
        usize::try_from((day - self.start).num_days()).ok()
    }

    pub(super) fn is_working(&self, day: NaiveDate) -> bool {
        match self.place(day).and_then(|place| self.working.get(place)) {
            Some(working) => *working,
            None => is_working_day(day),
        }
    }

    /// That day or the next working day.
    pub(super) fn working_day_from(&self, day: NaiveDate) -> NaiveDate {
        (0..10)
            .map(|days| later(day, days))
            .find(|day| self.is_working(*day))
            .unwrap_or(day)
    }

    /// That day or the working day before it.
    pub(super) fn working_day_to(&self, day: NaiveDate) -> NaiveDate {
        (0..10)
            .map(|days| later(day, -days))
            .find(|day| self.is_working(*day))
            .unwrap_or(day)
    }

    /// The last working day before today.
    pub(super) fn last_working_day(&self) -> NaiveDate {
        self.working_day_to(self.yesterday)
    }

    /// The days up to yesterday on which the person is expected.
    fn expected<'a>(&'a self, period: &'a Period) -> impl Iterator<Item = NaiveDate> + 'a {
        let last = period
            .end
            .map_or(self.yesterday, |end| end.min(self.yesterday));
        period
            .start
            .iter_days()
            .take_while(move |day| *day <= last)
            .filter(|day| self.is_expected(period, *day))
    }

    fn is_expected(&self, period: &Period, day: NaiveDate) -> bool {
        day.weekday().num_days_from_monday() < u32::from(period.weekly_days) && self.is_working(day)
    }
}

/// One marked day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    date: NaiveDate,
    /// Index among the person's periods.
    period: usize,
    code: AttendanceCode,
    halves: u32,
    task: &'static str,
}

/// The marks of every person, in the order of `people`.
pub(super) fn attendance(
    seed: u64,
    people: &[Person],
    environments: &[Environment],
    calendar: &Calendar,
) -> Vec<Vec<Mark>> {
    let not_held = not_held(seed, environments, calendar);
    let unmarked = unmarked_environment(people);
    people
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let mut marker = Marker {
                dice: Dice::new(seed, stream(index, 1)),
                sick_days: 0,
                run: 0,
                unreliable: 0,
            };
            marker.unreliable = marker.dice.weighted(&[(15, 60), (45, 25), (110, 15)], 15);
            let mut marks = Vec::new();
            for (place, period) in person.periods.iter().enumerate() {
                let Some(environment) = environments.get(period.environment) else {
                    continue;
                };
                for date in calendar.expected(period) {
                    if unmarked == Some(period.environment) && date == calendar.last_working_day() {
                        continue;
                    }
                    let held = calendar
                        .place(date)
                        .and_then(|day| not_held.get(period.environment)?.get(day))
                        .is_none_or(|cancelled| !cancelled);
                    marks.push(marker.mark(
                        date,
                        place,
                        period,
                        environment.branch,
                        held,
                        calendar,
                    ));
                }
            }
            adjust(person, environments, calendar, &mut marks);
            marks
        })
        .collect()
}

/// The days on which the service of an environment was cancelled, by environment and day.
fn not_held(seed: u64, environments: &[Environment], calendar: &Calendar) -> Vec<Vec<bool>> {
    let mut dice = Dice::new(seed, 3);
    let settled = later(calendar.today, -SETTLED_DAYS);
    environments
        .iter()
        .map(|_| {
            let days = calendar.start.iter_days().take(calendar.working.len());
            days.map(|day| dice.chance(4) && day < settled).collect()
        })
        .collect()
}

/// Marks one person's days in order.
struct Marker {
    dice: Dice,
    /// Days of illness still to come.
    sick_days: u32,
    /// Days in a row that may count as unauthorised.
    run: u32,
    /// How often out of 1,000 days the person stays away without a word.
    unreliable: u32,
}

impl Marker {
    fn mark(
        &mut self,
        date: NaiveDate,
        place: usize,
        period: &Period,
        branch: Branch,
        held: bool,
        calendar: &Calendar,
    ) -> Mark {
        let code = if held {
            self.code(date >= calendar.recent_from, period.basis)
        } else {
            AttendanceCode::NotHeld
        };
        match code {
            AttendanceCode::UnauthorisedAbsence | AttendanceCode::AbsentUnexplained => {
                self.run += 1
            }
            AttendanceCode::NotHeld => {}
            _ => self.run = 0,
        }
        let halves = match code {
            AttendanceCode::Late => period.halves.saturating_sub(1 + self.dice.below(3)).max(1),
            code if code.is_presence() => period.halves,
            _ => 0,
        };
        let at_work = code.is_presence() && has_tasks(period.basis);
        let task = if at_work {
            self.dice.word(tasks(branch, date.month()))
        } else {
            ""
        };
        Mark {
            date,
            period: place,
            code,
            halves,
            task,
        }
    }

    fn code(&mut self, recent: bool, basis: LegalBasis) -> AttendanceCode {
        if self.sick_days > 0 {
            self.sick_days -= 1;
            return AttendanceCode::Sick;
        }
        let away = if self.run < 2 { self.unreliable } else { 0 };
        let code = self.dice.weighted(
            &[
                (AttendanceCode::Sick, 31),
                (AttendanceCode::SickChild, 6),
                (AttendanceCode::JobInterview, 6),
                (AttendanceCode::OfficialVisit, 8),
                (AttendanceCode::PublicDuty, 1),
                (AttendanceCode::AuthorisedAbsence, 32),
                (AttendanceCode::UnauthorisedAbsence, away),
                (
                    AttendanceCode::AbsentUnexplained,
                    if recent && self.run < 2 { 25 } else { 0 },
                ),
                (AttendanceCode::Late, 40),
                (
                    AttendanceCode::Remote,
                    if has_tasks(basis) { 0 } else { 60 },
                ),
                (AttendanceCode::Present, 800),
            ],
            AttendanceCode::Present,
        );
        if code == AttendanceCode::Sick {
            self.sick_days = self.dice.weighted(&[(0, 52), (1, 24), (2, 13), (4, 11)], 0);
        }
        code
    }
}

/// Bends the marks of a person who stands for a case.
fn adjust(person: &Person, environments: &[Environment], calendar: &Calendar, marks: &mut [Mark]) {
    let Some(period) = person.periods.first() else {
        return;
    };
    let away = |mark: &mut Mark, code| (mark.code, mark.halves, mark.task) = (code, 0, "");
    let there = |mark: &mut Mark| {
        if !mark.code.is_presence() {
            let branch = environments
                .get(period.environment)
                .map_or(Branch::Cleaning, |e| e.branch);
            let first = tasks(branch, mark.date.month())
                .first()
                .copied()
                .unwrap_or_default();
            let task = if has_tasks(period.basis) { first } else { "" };
            (mark.code, mark.halves, mark.task) = (AttendanceCode::Present, period.halves, task);
        }
    };
    match person.case {
        Some(MadeUpCase::ThreeUnauthorisedDays) => {
            for (back, mark) in marks.iter_mut().rev().take(5).enumerate() {
                if back < 3 {
                    away(mark, AttendanceCode::UnauthorisedAbsence);
                } else {
                    there(mark);
                }
            }
        }
        Some(MadeUpCase::AbsenceNoticeDue) => {
            let due = later(calendar.today, -16);
            for mark in marks
                .iter_mut()
                .rev()
                .filter(|mark| mark.date <= due)
                .take(2)
            {
                away(mark, AttendanceCode::AuthorisedAbsence);
            }
        }
        Some(MadeUpCase::TasksOnGuidance) => {
            let branch = environments
                .get(period.environment)
                .map_or(Branch::Cleaning, |e| e.branch);
            if let Some(mark) = marks.iter_mut().rev().nth(2) {
                there(mark);
                mark.task = tasks(branch, mark.date.month())
                    .first()
                    .copied()
                    .unwrap_or_default();
            }
        }
        _ => {}
    }
}

/// The last day up to `date`, of the ten before it and not before `from`, on which the person did a work task; with the
/// task and the index of the period.
pub(super) fn last_task(
    marks: &[Mark],
    date: NaiveDate,
    from: NaiveDate,
) -> Option<(NaiveDate, &'static str, usize)> {
    let from = from.max(later(date, -10));
    let mark = marks
        .iter()
        .rev()
        .find(|mark| mark.date <= date && !mark.task.is_empty())?;
    (mark.date >= from).then_some((mark.date, mark.task, mark.period))
}

/// Adds the attendance of one person.
pub(super) fn write(person: &Person, marks: &[Mark], region: &mut MadeUpRegion) {
    region
        .attendance
        .extend(marks.iter().map(|mark| AttendanceRow {
            identity_code: person.code,
            date: mark.date,
            attendance: mark.code,
            hours: (mark.code != AttendanceCode::NotHeld).then(|| hours(mark.halves)),
            task: mark.task.to_owned(),
        }));
}

/// The organiser's notices: every other Friday one of the two weeks' absences.
pub(super) fn notices(
    person: &Person,
    marks: &[Mark],
    calendar: &Calendar,
    region: &mut MadeUpRegion,
) {
    let unreported = later(calendar.today, -40);
    for (place, period) in person.periods.iter().enumerate() {
        let mut covered = None;
        for mark in marks
            .iter()
            .filter(|mark| mark.period == place && mark.code.is_absence())
        {
            if covered.is_some_and(|to| mark.date <= to) {
                continue;
            }
            let (monday, friday) = fortnight(mark.date, period.environment);
            let sent_on = calendar.working_day_to(friday);
            let to = period.end.map_or(sent_on, |end| end.min(sent_on));
            covered = Some(to);
            let held_back = person.case == Some(MadeUpCase::AbsenceNoticeDue) && to >= unreported;
            if sent_on <= calendar.yesterday && !held_back {
                let from = monday.max(period.start);
                region.absence_notices.push(MadeUpAbsenceNotice {
                    identity_code: person.code,
                    from,
                    to,
                    sent_on,
                });
            }
        }
    }
}

/// The two weeks, Monday to the second Friday, in which an environment reports the absences of that day.
fn fortnight(day: NaiveDate, environment: usize) -> (NaiveDate, NaiveDate) {
    let monday = later(day, -i64::from(day.weekday().num_days_from_monday()));
    let week = i64::from(monday.num_days_from_ce()).div_euclid(7)
        + i64::try_from(environment).unwrap_or(0);
    let monday = if week % 2 == 0 {
        monday
    } else {
        later(monday, -7)
    };
    (monday, later(monday, 11))
}

/// Adds the case that the person stands for.
///
/// Who is expected in the unmarked group belongs to it, also by chance.
pub(super) fn label(
    person: &Person,
    unmarked: Option<usize>,
    calendar: &Calendar,
    region: &mut MadeUpRegion,
) {
    let last = calendar.last_working_day();
    let of_group = person.periods.iter().any(|period| {
        Some(period.environment) == unmarked
            && period.start <= last
            && period.end.is_none_or(|end| end >= last)
            && calendar.is_expected(period, last)
    });
    let label = if of_group {
        Some(MadeUpCase::UnmarkedGroup)
    } else {
        person.case
    };
    if let Some(label) = label {
        region.labels.push(MadeUpLabel {
            identity_code: person.code,
            label,
        });
    }
}
