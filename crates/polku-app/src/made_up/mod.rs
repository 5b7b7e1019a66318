//! A made-up region: people who do not exist, in the shape of the real one.
//!
//! For practice, for demonstrations and for tests. Every identity code has a serial of 900-999, which no real person
//! has; names are put together by chance. The same seed, number of clients and day give the same region, on every
//! machine. Nothing here reads a clock or a file.

mod codes;
mod days;
mod log;
mod names;
mod paths;
mod people;
mod rows;
mod workers;

#[cfg(test)]
mod tests;

use chrono::{Months, NaiveDate};
use polku_domain::IdentityCode;
use polku_domain::code::{NoteKind, PlanKind, Role};
use polku_domain::record::{AttendanceRow, CoachingPeriodRow, ParticipationRow, SituationRow};

/// All that is made up of one region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpRegion {
    /// The workers; others refer to them by index.
    pub workers: Vec<MadeUpWorker>,
    /// The coaching environments; workers refer to them by index, periods by name.
    pub environments: Vec<MadeUpEnvironment>,
    /// Spells of participation, those of one person together and in order.
    pub participations: Vec<ParticipationRow>,
    /// What became of people.
    pub situations: Vec<SituationRow>,
    /// Coaching periods, those of one person together and in order.
    pub periods: Vec<CoachingPeriodRow>,
    /// Attendance, that of one person together and in order.
    pub attendance: Vec<AttendanceRow>,
    /// One for each person.
    pub clients: Vec<MadeUpClient>,
    /// The notes of the last three months.
    pub notes: Vec<MadeUpNote>,
    /// The plans of those who take part.
    pub plans: Vec<MadeUpPlan>,
    /// What organisers have reported of absences.
    pub absence_notices: Vec<MadeUpAbsenceNotice>,
    /// Who stands for which case.
    pub labels: Vec<MadeUpLabel>,
}

/// A worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpWorker {
    /// Given name and family name; no two workers share one.
    pub name: String,
    /// The role.
    pub role: Role,
    /// Codes of the municipalities where the worker works.
    pub municipalities: Vec<&'static str>,
    /// Indexes of the environments that the worker coaches in; only work coaches have some.
    pub environments: Vec<usize>,
    /// Codes of the municipalities that the worker is responsible for (kuntavastaava).
    pub responsible_for: Vec<&'static str>,
}

/// A coaching environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpEnvironment {
    /// The name; no two environments share one.
    pub name: String,
    /// Code of the municipality.
    pub municipality: &'static str,
}

/// What a client has beside the rows of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpClient {
    /// Whose.
    pub identity_code: IdentityCode,
    /// A number that looks like one.
    pub phone: Option<String>,
    /// Index of the career agent.
    pub career_agent: Option<usize>,
    /// turvakielto
    pub non_disclosure: bool,
}

/// A note in a client's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpNote {
    /// Whose.
    pub identity_code: IdentityCode,
    /// The day.
    pub date: NaiveDate,
    /// What it is about.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// Index of its author.
    pub worker: usize,
}

/// A plan's review date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpPlan {
    /// Whose.
    pub identity_code: IdentityCode,
    /// Which plan.
    pub kind: PlanKind,
    /// The day on which it was made or last reviewed.
    pub made_on: NaiveDate,
    /// The day of its next review.
    pub next_review_on: NaiveDate,
}

/// An organiser's report of a person's absences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpAbsenceNotice {
    /// Whose.
    pub identity_code: IdentityCode,
    /// The first day that it covers.
    pub from: NaiveDate,
    /// The last day that it covers.
    pub to: NaiveDate,
    /// The day on which it was sent.
    pub sent_on: NaiveDate,
}

/// One person who stands for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpLabel {
    /// Who.
    pub identity_code: IdentityCode,
    /// For what.
    pub label: MadeUpCase,
}

/// The cases that are in every region which is large enough.
///
/// Each has one person, but for [`MadeUpCase::UnmarkedGroup`], which has all its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MadeUpCase {
    /// A work trial of more than six months.
    WorkTrialTooLong,
    /// A work trial of three hours a day.
    WorkTrialShortDays,
    /// Rehabilitative work on five days a week.
    RehabilitativeFiveDays,
    /// Rehabilitative work that ended in less than three months.
    RehabilitativeTooShort,
    /// A work task on a guidance period.
    TasksOnGuidance,
    /// Unauthorised absence on the person's last three days, while the others of the group are marked.
    ThreeUnauthorisedDays,
    /// A period whose last day is 20 days from today.
    PeriodEndsIn20Days,
    /// Absences of more than two weeks ago that nobody has reported.
    AbsenceNoticeDue,
    /// A plan that should have been reviewed ten days ago.
    ReviewLate,
    /// A group of at least six expected on the last working day before today, none of whom is marked.
    UnmarkedGroup,
}

/// The first day of the project.
const PROJECT_START: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 3, 1);

/// A region younger than this is too young to show anything.
const LEAST_AGE: Months = Months::new(4);

/// How long a region has run where the project has not.
const USUAL_AGE: Months = Months::new(18);

/// Makes up a region of that many clients, as it looks on the morning of `today`.
///
/// The data go up to the day before; only the planned last days of open periods and the dates of reviews lie later.
#[must_use]
pub fn made_up_region(seed: u64, clients: u32, today: NaiveDate) -> MadeUpRegion {
    let start = region_start(today);
    let calendar = days::Calendar::new(start, today);
    let towns = workers::towns();
    let mut environments = workers::environments(&towns, clients);
    let workers = workers::workers(seed, clients, &towns, &mut environments);
    let people = people::people(seed, clients, &towns, &environments, &calendar);
    let attendance = days::attendance(seed, &people, &environments, &calendar);
    let mut region = MadeUpRegion {
        environments: workers::published(&environments, &towns),
        workers,
        participations: Vec::new(),
        situations: Vec::new(),
        periods: Vec::new(),
        attendance: Vec::with_capacity(attendance.iter().map(Vec::len).sum()),
        clients: Vec::with_capacity(people.len()),
        notes: Vec::new(),
        plans: Vec::new(),
        absence_notices: Vec::new(),
        labels: Vec::new(),
    };
    let unmarked = people::unmarked_environment(&people);
    for (index, (person, marks)) in people.iter().zip(&attendance).enumerate() {
        let mut dice = names::Dice::new(seed, people::stream(index, 3));
        rows::write(person, &towns, &environments, &mut region);
        log::client(person, &towns, &mut dice, &mut region);
        log::notes(
            person,
            marks,
            &environments,
            &calendar,
            &mut dice,
            &mut region,
        );
        log::plans(person, &calendar, &mut dice, &mut region);
        days::write(person, marks, &mut region);
        days::notices(person, marks, &calendar, &mut region);
        days::label(person, unmarked, &calendar, &mut region);
    }
    region
}

/// The first day of the region's data.
fn region_start(today: NaiveDate) -> NaiveDate {
    let usual = today.checked_sub_months(USUAL_AGE).unwrap_or(today);
    match PROJECT_START {
        Some(project)
            if project
                .checked_add_months(LEAST_AGE)
                .is_some_and(|grown| today >= grown) =>
        {
            project
        }
        _ => usual,
    }
}
