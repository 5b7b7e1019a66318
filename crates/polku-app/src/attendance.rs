//! Attendance: marking a day or a month of days, and seeing them.

use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach};
use polku_domain::attendance::covering_period;
use polku_domain::code::AttendanceCode;
use polku_domain::hours::Hours;
use polku_domain::record::CoachingPeriod;
use polku_store::attendance::{self, AttendanceRow};
use polku_store::{Act, Store, period};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Whose.
    pub client_id: String,
    /// The day.
    pub date: NaiveDate,
    /// The mark; none takes it away.
    pub attendance: Option<AttendanceCode>,
    /// Hours, hundredths.
    #[serde(default)]
    pub hours: Option<u32>,
    /// The work task.
    #[serde(default)]
    pub work_task_id: Option<String>,
    /// A note on the day.
    #[serde(default)]
    pub note: Option<String>,
}

/// A request to mark days: one act, one undo.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkAttendance {
    /// The marks, one per client and day.
    pub marks: Vec<Mark>,
}

/// What marking stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Marked {
    /// Days whose mark changed.
    pub changed: u32,
    /// The act, for undoing it; none where nothing changed.
    pub act: Option<String>,
}

pub(crate) async fn mark(
    store: &Store,
    session: &Session,
    request: MarkAttendance,
) -> Result<Marked, ApiError> {
    let clients: BTreeSet<&str> = request.marks.iter().map(|m| m.client_id.as_str()).collect();
    if session.reach(Capability::MarkAttendance) != Reach::Office {
        for client in &clients {
            session
                .require_for(store, Capability::MarkAttendance, client)
                .await?;
        }
    }
    let clients: Vec<&str> = clients.into_iter().collect();
    let mut tx = store
        .begin(Act::new(&session.worker_id, "mark_attendance"))
        .await?;
    let periods = periods_by_client(tx.conn(), &clients).await?;
    let mut rows = Vec::with_capacity(request.marks.len());
    let mut seen = BTreeSet::new();
    for mark in &request.marks {
        if !seen.insert((&mark.client_id, mark.date)) {
            return Err(ApiError::invalid("marks", "two_rows"));
        }
        if mark.date > session.today {
            return Err(ApiError::invalid("date", "future_date"));
        }
        let Some(code) = mark.attendance else {
            attendance::clear(tx.conn(), &mark.client_id, &mark.date.to_string()).await?;
            continue;
        };
        let covered = periods
            .get(&mark.client_id)
            .is_some_and(|ps| covering_period(ps, mark.date).is_some());
        if !covered {
            return Err(ApiError::invalid("date", "outside_every_period"));
        }
        match mark.hours {
            Some(hours) if hours > Hours::DAY.hundredths() => {
                return Err(ApiError::invalid("hours", "hours_out_of_range"));
            }
            Some(hours) if hours > 0 && !code.is_presence() => {
                return Err(ApiError::invalid("hours", "hours_on_absence"));
            }
            _ => {}
        }
        rows.push(AttendanceRow {
            client_id: mark.client_id.clone(),
            date: mark.date.to_string(),
            attendance: code.as_str().to_owned(),
            hours: mark.hours.map(i64::from),
            work_task_id: mark.work_task_id.clone(),
            note: mark
                .note
                .as_ref()
                .map(|note| note.trim().to_owned())
                .filter(|note| !note.is_empty()),
        });
    }
    attendance::mark(tx.conn(), &rows).await?;
    let changed = u32::try_from(tx.written().await?).unwrap_or(u32::MAX);
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Marked { changed, act })
}

pub(crate) async fn periods_by_client(
    conn: &mut polku_store::SqliteConnection,
    clients: &[&str],
) -> Result<BTreeMap<String, Vec<CoachingPeriod>>, ApiError> {
    let mut periods: BTreeMap<String, Vec<CoachingPeriod>> = BTreeMap::new();
    for row in period::of_clients(conn, clients).await? {
        periods
            .entry(row.client_id.clone())
            .or_default()
            .push(row.period()?);
    }
    Ok(periods)
}

/// A request for a month of attendance of some clients.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMonth {
    /// The clients, at most 100.
    pub client_ids: Vec<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, at most 31 days later.
    pub to: NaiveDate,
}

/// A marked day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkedDay {
    /// Whose.
    pub client_id: String,
    /// The day.
    pub date: String,
    /// The mark.
    pub attendance: String,
    /// Hours, hundredths.
    pub hours: Option<u32>,
    /// The work task.
    pub work_task_id: Option<String>,
}

/// A month of attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Month {
    /// The marked days, by client and date.
    pub days: Vec<MarkedDay>,
}

pub(crate) async fn month(
    store: &Store,
    session: &Session,
    request: GetMonth,
) -> Result<Month, ApiError> {
    if request.client_ids.len() > 100 || (request.to - request.from).num_days() > 31 {
        return Err(ApiError::new(Code::BadRequest));
    }
    for client in &request.client_ids {
        session
            .require_for(store, Capability::ViewAttendance, client)
            .await?;
    }
    let clients: Vec<&str> = request.client_ids.iter().map(String::as_str).collect();
    let mut conn = store.read().await?;
    let rows = attendance::of_clients(
        &mut conn,
        &clients,
        &request.from.to_string(),
        &request.to.to_string(),
    )
    .await?;
    Ok(Month {
        days: rows
            .into_iter()
            .map(|row| MarkedDay {
                client_id: row.client_id,
                date: row.date,
                attendance: row.attendance,
                hours: row.hours.and_then(|h| u32::try_from(h).ok()),
                work_task_id: row.work_task_id,
            })
            .collect(),
    })
}
