//! The first page: who is expected on a day, what is marked, and what waits to be done.

use crate::error::ApiError;
use crate::session::Session;
use chrono::Days;
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach};
use polku_domain::attendance::{
    AbsenceAlert, absence_alert, is_expected, pattern_weekdays, unauthorised_run,
};
use polku_domain::code::LegalBasis;
use polku_domain::limits::task_finding;
use polku_store::today::{self, ExpectedRow, WaitingRow, Whose};
use polku_store::{Store, attendance, environment};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How many days back unmarked days are looked for.
const LOOK_BACK: u64 = 14;

/// A request for the people of a day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct GetDay {
    /// The day; today if absent.
    pub date: Option<NaiveDate>,
    /// Only this environment; the worker's own if absent.
    pub environment_id: Option<String>,
}

/// One person of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayPerson {
    /// The client.
    pub client_id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Code of the legal basis of the period.
    pub legal_basis: String,
    /// Hours of the pattern, hundredths.
    pub planned_hours: Option<u32>,
    /// Whether the pattern expects the person on the day.
    pub expected: bool,
    /// The mark, if there is one.
    pub attendance: Option<String>,
    /// Hours marked, hundredths.
    pub hours: Option<u32>,
    /// The work task.
    pub work_task_id: Option<String>,
    /// The note on the day.
    pub note: Option<String>,
    /// Unauthorised absences in a row up to the day.
    pub unauthorised_run: u32,
    /// What they call for.
    pub alert: AbsenceAlert,
    /// Whether the legal basis allows work tasks.
    pub tasks_allowed: bool,
}

/// The people of one environment on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayGroup {
    /// The environment.
    pub environment_id: String,
    /// Its name.
    pub name: String,
    /// Its people, by name: the expected ones, and others who are marked.
    pub people: Vec<DayPerson>,
}

/// A day with people who wait to be marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnmarkedDay {
    /// The day.
    pub date: String,
    /// The environment.
    pub environment_id: String,
    /// How many.
    pub people: u32,
}

/// A work task of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayView {
    /// The day.
    pub date: String,
    /// Whether it is a working day.
    pub working_day: bool,
    /// Group by group.
    pub groups: Vec<DayGroup>,
    /// Earlier days of the last two weeks with people who wait to be marked.
    pub unmarked: Vec<UnmarkedDay>,
    /// The bank of tasks.
    pub tasks: Vec<TaskLine>,
}

pub(crate) async fn day(
    store: &Store,
    session: &Session,
    request: GetDay,
) -> Result<DayView, ApiError> {
    let date = request.date.unwrap_or(session.today);
    let mut conn = store.read().await?;
    let environments: BTreeMap<String, String> = environment::all(&mut conn)
        .await?
        .into_iter()
        .filter(|e| e.archived_on.is_none() && within(session, e.municipality.as_deref(), &e.id))
        .map(|e| (e.id, e.name))
        .collect();
    let wanted: Vec<String> = match request.environment_id {
        Some(id) => environments
            .keys()
            .filter(|known| **known == id)
            .cloned()
            .collect(),
        None if session.environments.is_empty() => environments.keys().cloned().collect(),
        None => session.environments.clone(),
    };
    let from = date.checked_sub_days(Days::new(LOOK_BACK)).unwrap_or(date);
    let rows = today::expected(&mut conn, &wanted, &from.to_string(), &date.to_string()).await?;
    let mut clients: Vec<&str> = rows.iter().map(|row| row.client_id.as_str()).collect();
    clients.dedup();
    let marks =
        attendance::of_clients(&mut conn, &clients, &from.to_string(), &date.to_string()).await?;
    let tasks = environment::tasks(&mut conn).await?;
    drop(conn);
    let parameters = session.parameters(store).await?;

    let mut marked: BTreeMap<&str, Vec<&attendance::AttendanceRow>> = BTreeMap::new();
    for mark in &marks {
        marked
            .entry(mark.client_id.as_str())
            .or_default()
            .push(mark);
    }
    let mut groups: BTreeMap<&str, Vec<DayPerson>> = BTreeMap::new();
    let mut unmarked: BTreeMap<(NaiveDate, &str), u32> = BTreeMap::new();
    for row in &rows {
        let own = marked
            .get(row.client_id.as_str())
            .map_or(&[][..], Vec::as_slice);
        let weekdays = pattern_weekdays(
            row.weekdays.as_deref(),
            row.weekly_days.and_then(|days| u8::try_from(days).ok()),
        );
        for day in from.iter_days().take_while(|day| *day < date) {
            let due = covers(row, day) && is_expected(&weekdays, day);
            if due && !own.iter().any(|mark| mark.date == day.to_string()) {
                *unmarked
                    .entry((day, row.environment_id.as_str()))
                    .or_default() += 1;
            }
        }
        let mark = own.iter().find(|mark| mark.date == date.to_string());
        let expected = is_expected(&weekdays, date);
        if !covers(row, date) || !(expected || mark.is_some()) {
            continue;
        }
        let days: Vec<_> = own
            .iter()
            .map(|mark| mark.day())
            .collect::<Result<_, _>>()?;
        let run = unauthorised_run(&days);
        let basis: Option<LegalBasis> = row.legal_basis.parse().ok();
        groups
            .entry(row.environment_id.as_str())
            .or_default()
            .push(DayPerson {
                client_id: row.client_id.clone(),
                last_name: row.last_name.clone(),
                first_names: row.first_names.clone(),
                legal_basis: row.legal_basis.clone(),
                planned_hours: row.daily_hours.and_then(|hours| u32::try_from(hours).ok()),
                expected,
                attendance: mark.map(|mark| mark.attendance.clone()),
                hours: mark
                    .and_then(|mark| mark.hours)
                    .and_then(|hours| u32::try_from(hours).ok()),
                work_task_id: mark.and_then(|mark| mark.work_task_id.clone()),
                note: mark.and_then(|mark| mark.note.clone()),
                unauthorised_run: run,
                alert: absence_alert(run, date, &parameters),
                tasks_allowed: basis
                    .is_some_and(|basis| task_finding(basis, date, &parameters).is_none()),
            });
    }
    let name = |id: &str| environments.get(id).cloned().unwrap_or_default();
    let mut groups: Vec<DayGroup> = groups
        .into_iter()
        .map(|(id, people)| DayGroup {
            environment_id: id.to_owned(),
            name: name(id),
            people,
        })
        .collect();
    groups.sort_by_key(|group| polku_domain::text::finnish_sort_key(&group.name));
    Ok(DayView {
        date: date.to_string(),
        working_day: polku_domain::calendar::is_working_day(date),
        groups,
        unmarked: unmarked
            .into_iter()
            .map(|((date, id), people)| UnmarkedDay {
                date: date.to_string(),
                environment_id: id.to_owned(),
                people,
            })
            .collect(),
        tasks: tasks
            .into_iter()
            .filter(|task| task.archived_on.is_none())
            .map(|task| TaskLine {
                id: task.id,
                name: task.name,
            })
            .collect(),
    })
}

fn covers(row: &ExpectedRow, day: NaiveDate) -> bool {
    let day = day.to_string();
    row.start_date <= day && row.end_date.as_ref().is_none_or(|end| day <= *end)
}

/// Whether a worker may see the people of an environment.
fn within(session: &Session, municipality: Option<&str>, id: &str) -> bool {
    if session.reach(Capability::ViewClient) == Reach::Office
        || session.environments.iter().any(|own| own == id)
    {
        return true;
    }
    session.municipalities.is_empty()
        || municipality.is_some_and(|code| session.municipalities.iter().any(|own| own == code))
}

/// A request for what waits to be done.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetWaiting {}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingLine {
    /// The client.
    pub client_id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// The day it is about.
    pub date: String,
    /// Whether that day has passed.
    pub late: bool,
}

/// What waits to be done by a worker, each list at most 200 long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingView {
    /// Absences whose reason is to be found out.
    pub unexplained: Vec<WaitingLine>,
    /// Periods that end soon (L380 § 33: a talk a month before).
    pub ending: Vec<WaitingLine>,
    /// Reviews of plans that are late or due within 14 days.
    pub reviews: Vec<WaitingLine>,
    /// Absences that should have been reported to the payer of the benefit.
    pub notices: Vec<WaitingLine>,
}

pub(crate) async fn waiting(
    store: &Store,
    session: &Session,
    _request: GetWaiting,
) -> Result<WaitingView, ApiError> {
    let parameters = session.parameters(store).await?;
    let filter = session.listable();
    let whose = Whose {
        environments: (!session.environments.is_empty()).then(|| session.environments.clone()),
        career_agent: (session.reach(Capability::ViewNotes) == Reach::OwnClients
            && session.environments.is_empty())
        .then(|| session.worker_id.clone()),
        municipalities: filter.municipalities,
    };
    let now = session.today.to_string();
    let soon = parameters.plan_review(session.today).ending_soon_days;
    let every = parameters.absence_notice(session.today).every_days;
    let lines = |rows: Vec<WaitingRow>| -> Vec<WaitingLine> {
        rows.into_iter()
            .map(|row| WaitingLine {
                late: row.date < now,
                client_id: row.client_id,
                last_name: row.last_name,
                first_names: row.first_names,
                date: row.date,
            })
            .collect()
    };
    let mut conn = store.read().await?;
    Ok(WaitingView {
        unexplained: lines(today::unexplained(&mut conn, &whose, &now).await?),
        ending: lines(today::ending(&mut conn, &whose, &now, soon).await?),
        reviews: lines(today::reviews(&mut conn, &whose, &now, 14).await?),
        notices: lines(today::notices_due(&mut conn, &whose, &now, every).await?),
    })
}
