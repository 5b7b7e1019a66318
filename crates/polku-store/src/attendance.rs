//! Attendance: one row per client and day.

use crate::participation::{coded, date};
use crate::{Result, StoreError};
use polku_domain::hours::Hours;
use polku_domain::record::AttendanceDay;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `attendance`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct AttendanceRow {
    /// Whose.
    pub client_id: String,
    /// The day.
    pub date: String,
    /// Code of the list `attendance`.
    pub attendance: String,
    /// Hours, hundredths.
    pub hours: Option<i64>,
    /// The work task done.
    pub work_task_id: Option<String>,
    /// A note on the day.
    pub note: Option<String>,
}

impl AttendanceRow {
    /// What the rules read of it.
    ///
    /// # Errors
    /// If the row does not hold what it should.
    pub fn day(&self) -> Result<AttendanceDay> {
        const TABLE: &str = "attendance";
        Ok(AttendanceDay {
            date: date(&self.date, TABLE, "date")?,
            attendance: coded(Some(self.attendance.as_str()), TABLE, "attendance")?.ok_or(
                StoreError::Inconsistent {
                    table: TABLE,
                    column: "attendance",
                },
            )?,
            hours: self
                .hours
                .and_then(|hours| u32::try_from(hours).ok())
                .map(Hours::from_hundredths),
            has_task: self.work_task_id.is_some(),
        })
    }
}

const MARKED_IN: &str = "SELECT count(*) FROM (SELECT DISTINCT a.client_id, a.date FROM coaching_period p \
     JOIN attendance a ON a.client_id = p.client_id AND a.date >= p.start_date \
       AND (p.end_date IS NULL OR a.date <= p.end_date) \
     WHERE p.environment_id IN (SELECT value FROM json_each(?1)) AND a.date BETWEEN ?2 AND ?3 \
       AND a.attendance <> 'not_held')";

/// How many days of clients are marked in those environments from `from` to `to`, save those marked as not held.
///
/// # Errors
/// If the database cannot be read.
pub async fn marked_in(
    conn: &mut SqliteConnection,
    environments: &[String],
    from: &str,
    to: &str,
) -> Result<i64> {
    Ok(sqlx::query_scalar(MARKED_IN)
        .bind(serde_json::to_string(environments)?)
        .bind(from)
        .bind(to)
        .fetch_one(conn)
        .await?)
}

const INSERT: &str = "INSERT INTO attendance (client_id, date, attendance, hours, work_task_id, note) \
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1)";
const MARK: &str = "INSERT INTO attendance (client_id, date, attendance, hours, work_task_id, note) \
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1) WHERE true \
     ON CONFLICT (client_id, date) DO UPDATE SET attendance = excluded.attendance, hours = excluded.hours, \
       work_task_id = excluded.work_task_id, note = excluded.note";
const MARK_KNOWN: &str = "UPDATE attendance SET attendance = v.value ->> 2, hours = v.value ->> 3, \
       work_task_id = v.value ->> 4 \
     FROM json_each(?1) v WHERE attendance.client_id = v.value ->> 0 AND attendance.date = v.value ->> 1";
const CLEAR: &str = "DELETE FROM attendance WHERE client_id = ?1 AND date = ?2";
const OF_CLIENTS: &str = "SELECT client_id, date, attendance, hours, work_task_id, note FROM attendance \
     WHERE client_id IN (SELECT value FROM json_each(?1)) AND date BETWEEN ?2 AND ?3 ORDER BY client_id, date";
const NEWEST: &str = "SELECT client_id, date, attendance, hours, work_task_id, note FROM attendance \
     WHERE client_id = ?1 ORDER BY date DESC LIMIT ?2";
const COUNT: &str = "SELECT count(*) FROM attendance WHERE client_id = ?1";
const ALL: &str = "SELECT client_id, date, attendance, hours, work_task_id, note FROM attendance ORDER BY client_id, date";

type Columns<'a> = (
    &'a str,
    &'a str,
    &'a str,
    Option<i64>,
    Option<&'a str>,
    Option<&'a str>,
);

fn as_json(rows: &[AttendanceRow]) -> Result<String> {
    let rows: Vec<Columns<'_>> = rows
        .iter()
        .map(|r| {
            let (task, note) = (r.work_task_id.as_deref(), r.note.as_deref());
            (
                r.client_id.as_str(),
                r.date.as_str(),
                r.attendance.as_str(),
                r.hours,
                task,
                note,
            )
        })
        .collect();
    Ok(serde_json::to_string(&rows)?)
}

/// Takes days in that are not there yet.
///
/// # Errors
/// If a day is there already, or the disk is full.
pub async fn insert(conn: &mut SqliteConnection, rows: &[AttendanceRow]) -> Result<()> {
    sqlx::query(INSERT)
        .bind(as_json(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Marks days, whether there was a mark or not.
///
/// # Errors
/// If the disk is full.
pub async fn mark(conn: &mut SqliteConnection, rows: &[AttendanceRow]) -> Result<()> {
    sqlx::query(MARK).bind(as_json(rows)?).execute(conn).await?;
    Ok(())
}

/// Writes mark, hours and task of days that are there; their notes stay.
///
/// # Errors
/// If the disk is full.
pub async fn mark_known(conn: &mut SqliteConnection, rows: &[AttendanceRow]) -> Result<()> {
    sqlx::query(MARK_KNOWN)
        .bind(as_json(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a mark away: the day is unmarked again.
///
/// # Errors
/// If the disk is full.
pub async fn clear(conn: &mut SqliteConnection, client: &str, date: &str) -> Result<()> {
    sqlx::query(CLEAR)
        .bind(client)
        .bind(date)
        .execute(conn)
        .await?;
    Ok(())
}

/// The days of those clients from `from` to `to`, by client and date.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_clients(
    conn: &mut SqliteConnection,
    clients: &[&str],
    from: &str,
    to: &str,
) -> Result<Vec<AttendanceRow>> {
    let clients = serde_json::to_string(clients)?;
    Ok(sqlx::query_as(OF_CLIENTS)
        .bind(clients)
        .bind(from)
        .bind(to)
        .fetch_all(conn)
        .await?)
}

/// The newest days of a client, the newest first, and how many there are in all.
///
/// # Errors
/// If the database cannot be read.
pub async fn newest_of_client(
    conn: &mut SqliteConnection,
    client: &str,
    limit: i64,
) -> Result<(Vec<AttendanceRow>, i64)> {
    let days = sqlx::query_as(NEWEST)
        .bind(client)
        .bind(limit)
        .fetch_all(&mut *conn)
        .await?;
    let total = sqlx::query_scalar(COUNT)
        .bind(client)
        .fetch_one(conn)
        .await?;
    Ok((days, total))
}

/// Every day, by client and date.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<AttendanceRow>> {
    Ok(sqlx::query_as(ALL).fetch_all(conn).await?)
}
