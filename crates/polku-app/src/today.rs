//! The first page: who is expected on a day, what is marked, and what waits to be done.

use crate::clients::REVIEW_DAYS;
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
use polku_store::read_log::{self, ReadAction};
use polku_store::today::{self, ExpectedRow, WaitingRow, Whose};
use polku_store::{Store, attendance, environment, group};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// How many days back unmarked days are looked for.
const LOOK_BACK: u64 = 14;
/// How many people a group offers who are not expected.
const OTHERS: usize = 500;

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
    /// Turvakielto: a printed list names them by an alias.
    pub non_disclosure: bool,
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

/// The people of one group, or of an environment's clients without a group, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayGroup {
    /// The group's id, or the environment's for those without a group.
    pub id: String,
    /// The environment.
    pub environment_id: String,
    /// Its name, with that of the group.
    pub name: String,
    /// Why the environment is closed on the day, if it is: empty where no reason was given.
    pub closed: Option<String>,
    /// Its people, by name: the expected ones, and others who are marked.
    pub people: Vec<DayPerson>,
    /// Others whose period covers the day, at most 500: they may be marked although nobody expects them.
    pub others: Vec<OtherPerson>,
}

/// A person whose period covers a day on which they are not expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OtherPerson {
    /// The client.
    pub client_id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Hours of the pattern, hundredths.
    pub planned_hours: Option<u32>,
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
    /// Whether the worker marks in environments of their own only, and none has been chosen for them.
    pub without_environment: bool,
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
    // who marks in their own environments only, and has none, has nobody to mark
    let without_environment = session.environments.is_empty()
        && session.reach(Capability::MarkAttendance) == Reach::OwnEnvironments;
    let wanted: Vec<String> = match request.environment_id {
        _ if without_environment => Vec::new(),
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
    let group_names: BTreeMap<String, String> = group::all(&mut conn)
        .await?
        .into_iter()
        .map(|group| (group.id, group.name))
        .collect();
    let mut closed: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in group::closed_days(
        &mut conn,
        Some(&wanted),
        &from.to_string(),
        &date.to_string(),
    )
    .await?
    {
        closed
            .entry(row.environment_id)
            .or_default()
            .insert(row.date, row.reason.unwrap_or_default());
    }
    drop(conn);
    let closed_on = |environment: &str, day: &str| closed.get(environment)?.get(day).cloned();
    let earlier: Vec<(NaiveDate, String)> = from
        .iter_days()
        .take_while(|day| *day < date)
        .map(|day| (day, day.to_string()))
        .collect();
    let this_day = date.to_string();
    let parameters = session.parameters(store).await?;

    let name_of = |environment: &str, group: Option<&str>| {
        let place = environments.get(environment).cloned().unwrap_or_default();
        match group.and_then(|id| group_names.get(id)) {
            Some(name) => format!("{place} · {name}"),
            None => place,
        }
    };
    let mut marked: BTreeMap<&str, Vec<&attendance::AttendanceRow>> = BTreeMap::new();
    for mark in &marks {
        marked
            .entry(mark.client_id.as_str())
            .or_default()
            .push(mark);
    }
    let mut groups: BTreeMap<(&str, Option<&str>), DayGroup> = BTreeMap::new();
    let mut unmarked: BTreeMap<(NaiveDate, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in &rows {
        let own = marked
            .get(row.client_id.as_str())
            .map_or(&[][..], Vec::as_slice);
        let weekdays = pattern_weekdays(
            row.weekdays.as_deref(),
            row.weekly_days.and_then(|days| u8::try_from(days).ok()),
        );
        for (day, written) in &earlier {
            let due = covers(row, written)
                && is_expected(&weekdays, *day)
                && closed_on(&row.environment_id, written).is_none();
            if due && !own.iter().any(|mark| mark.date == *written) {
                unmarked
                    .entry((*day, row.environment_id.as_str()))
                    .or_default()
                    .insert(&row.client_id);
            }
        }
        let mark = own.iter().find(|mark| mark.date == this_day);
        if !covers(row, &this_day) {
            continue;
        }
        let known = row
            .group_id
            .as_deref()
            .filter(|id| group_names.contains_key(*id));
        let group = groups
            .entry((row.environment_id.as_str(), known))
            .or_insert_with(|| DayGroup {
                id: known.unwrap_or(&row.environment_id).to_owned(),
                environment_id: row.environment_id.clone(),
                name: name_of(&row.environment_id, known),
                closed: closed_on(&row.environment_id, &this_day),
                people: Vec::new(),
                others: Vec::new(),
            });
        let expected = group.closed.is_none() && is_expected(&weekdays, date);
        // two part-time periods may cover one day: the person stands once, expected if by either
        if let Some(known) = group
            .people
            .iter_mut()
            .find(|known| known.client_id == row.client_id)
        {
            if expected && !known.expected {
                known.expected = true;
                known.planned_hours = hours_of(row);
                known.legal_basis.clone_from(&row.legal_basis);
            }
            continue;
        }
        if !(expected || mark.is_some()) {
            if group.others.len() < OTHERS {
                group.others.push(OtherPerson {
                    client_id: row.client_id.clone(),
                    last_name: row.last_name.clone(),
                    first_names: row.first_names.clone(),
                    planned_hours: hours_of(row),
                });
            }
            continue;
        }
        let days: Vec<_> = own
            .iter()
            .map(|mark| mark.day())
            .collect::<Result<_, _>>()?;
        let run = unauthorised_run(&days);
        let basis: Option<LegalBasis> = row.legal_basis.parse().ok();
        group.people.push(DayPerson {
            client_id: row.client_id.clone(),
            last_name: row.last_name.clone(),
            first_names: row.first_names.clone(),
            non_disclosure: row.non_disclosure,
            legal_basis: row.legal_basis.clone(),
            planned_hours: hours_of(row),
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
    for group in groups.values_mut() {
        let stand: BTreeSet<&str> = group.people.iter().map(|p| p.client_id.as_str()).collect();
        let mut offered = BTreeSet::new();
        group.others.retain(|other| {
            !stand.contains(other.client_id.as_str()) && offered.insert(other.client_id.clone())
        });
    }
    let mut groups: Vec<DayGroup> = groups.into_values().collect();
    groups.sort_by_key(|group| polku_domain::text::finnish_sort_key(&group.name));
    Ok(DayView {
        date: this_day,
        without_environment,
        working_day: polku_domain::calendar::is_working_day(date),
        groups,
        unmarked: unmarked
            .into_iter()
            .map(|((date, id), people)| UnmarkedDay {
                date: date.to_string(),
                environment_id: id.to_owned(),
                people: u32::try_from(people.len()).unwrap_or(u32::MAX),
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

/// Hours of the pattern, hundredths.
fn hours_of(row: &ExpectedRow) -> Option<u32> {
    row.daily_hours.and_then(|hours| u32::try_from(hours).ok())
}

fn covers(row: &ExpectedRow, day: &str) -> bool {
    row.start_date.as_str() <= day && row.end_date.as_deref().is_none_or(|end| day <= end)
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

/// A request to log that the list of a day goes to paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LogPrint {
    /// The day of the list.
    pub date: NaiveDate,
    /// Only of this environment, as the list is; as [`GetDay`] has it.
    #[serde(default)]
    pub environment_id: Option<String>,
}

/// Logs everybody who stands on the printed list of a day; the list is shown to the printer after that.
pub(crate) async fn log_print(
    store: &Store,
    session: &Session,
    request: LogPrint,
) -> Result<(), ApiError> {
    let asked = GetDay {
        date: Some(request.date),
        environment_id: request.environment_id,
    };
    let day = day(store, session, asked).await?;
    let printed: Vec<Option<&str>> = day
        .groups
        .iter()
        .filter(|group| group.closed.is_none())
        .flat_map(|group| &group.people)
        .map(|person| Some(person.client_id.as_str()))
        .collect();
    if printed.is_empty() {
        return Ok(());
    }
    Ok(read_log::log(store, &session.worker_id, ReadAction::Print, &printed, None).await?)
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

/// What waits to be done by a worker, of each kind the 200 that wait longest; empty where the role may not see such
/// things.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingView {
    /// Absences whose reason is to be found out.
    pub unexplained: Vec<WaitingLine>,
    /// Periods that end soon (L380 § 33: a talk a month before).
    pub ending: Vec<WaitingLine>,
    /// Reviews of plans that are late or due within 14 days.
    pub reviews: Vec<WaitingLine>,
    /// Absences that should have been reported to the payer of the benefit.
    pub notices: Vec<WaitingLine>,
    /// How many of each kind there are in all.
    pub totals: WaitingTotals,
}

/// How many things of each kind wait.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingTotals {
    /// Absences whose reason is to be found out.
    pub unexplained: u32,
    /// Periods that end soon.
    pub ending: u32,
    /// Reviews of plans.
    pub reviews: u32,
    /// Absences to be reported.
    pub notices: u32,
}

pub(crate) async fn waiting(
    store: &Store,
    session: &Session,
    _request: GetWaiting,
) -> Result<WaitingView, ApiError> {
    let parameters = session.parameters(store).await?;
    let has_own = !session.environments.is_empty();
    let is_agent = !has_own && session.reach(Capability::ViewNotes) == Reach::OwnClients;
    let within = session.listable().reach.map(|reach| reach.municipalities);
    // one's own are within reach wherever they live
    let whose = Whose {
        environments: has_own.then(|| session.environments.clone()),
        career_agents: is_agent.then(|| session.in_person()),
        municipalities: within.filter(|_| !has_own && !is_agent),
    };
    let now = session.today.to_string();
    let soon = parameters.plan_review(session.today).ending_soon_days;
    let every = parameters.absence_notice(session.today).every_days;
    let lines = |rows: Vec<WaitingRow>| -> (Vec<WaitingLine>, u32) {
        let total = rows.first().map_or(0, |row| row.total);
        let lines = rows.into_iter().map(|row| WaitingLine {
            late: row.date < now,
            client_id: row.client_id,
            last_name: row.last_name,
            first_names: row.first_names,
            date: row.date,
        });
        (lines.collect(), total)
    };
    let sees = |capability| session.reach(capability) != Reach::Nothing;
    let mut conn = store.read().await?;
    let mut view = WaitingView::default();
    (view.ending, view.totals.ending) = lines(today::ending(&mut conn, &whose, &now, soon).await?);
    if sees(Capability::ViewAttendance) {
        (view.unexplained, view.totals.unexplained) =
            lines(today::unexplained(&mut conn, &whose, &now).await?);
        (view.notices, view.totals.notices) =
            lines(today::notices_due(&mut conn, &whose, &now, every).await?);
    }
    if sees(Capability::ViewNotes) {
        (view.reviews, view.totals.reviews) =
            lines(today::reviews(&mut conn, &whose, &now, REVIEW_DAYS).await?);
    }
    Ok(view)
}
