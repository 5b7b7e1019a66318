//! Groups of a coaching environment, and the days on which an environment is closed.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `coaching_group`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct GroupRow {
    /// UUIDv7.
    pub id: String,
    /// Where it is.
    pub environment_id: String,
    /// Name.
    pub name: String,
    /// The weekly pattern that its periods begin with: weekdays as digits, Monday = 1.
    pub weekdays: String,
    /// Hours a day of the pattern, hundredths.
    pub daily_hours: Option<i64>,
    /// Archived: nobody new starts in it.
    pub archived_on: Option<String>,
}

const ALL: &str = "SELECT id, environment_id, name, weekdays, daily_hours, archived_on FROM coaching_group ORDER BY id";
const SAVE: &str = "INSERT INTO coaching_group (id, environment_id, name, weekdays, daily_hours, archived_on) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET name = excluded.name, \
     weekdays = excluded.weekdays, daily_hours = excluded.daily_hours, archived_on = excluded.archived_on";

/// Every group, in the order in which they were made.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<GroupRow>> {
    Ok(sqlx::query_as(ALL).fetch_all(conn).await?)
}

/// Adds a group, or writes its columns; its environment stays.
///
/// # Errors
/// If the environment is none, or the database cannot be written.
pub async fn save(conn: &mut SqliteConnection, row: &GroupRow) -> Result<()> {
    sqlx::query(SAVE)
        .bind(&row.id)
        .bind(&row.environment_id)
        .bind(&row.name)
        .bind(&row.weekdays)
        .bind(row.daily_hours)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}

/// A row of `closed_day`: no service is held there on that day.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct ClosedDayRow {
    /// The environment.
    pub environment_id: String,
    /// The day.
    pub date: String,
    /// Why, for the workers.
    pub reason: Option<String>,
}

const CLOSED: &str = "SELECT environment_id, date, reason FROM closed_day WHERE date BETWEEN ?2 AND ?3 \
     AND (?1 IS NULL OR environment_id IN (SELECT value FROM json_each(?1))) ORDER BY environment_id, date";
const CLOSE: &str = "INSERT INTO closed_day (environment_id, date, reason) \
     SELECT value ->> 'environment_id', value ->> 'date', value ->> 'reason' FROM json_each(?1) WHERE true \
     ON CONFLICT (environment_id, date) DO UPDATE SET reason = excluded.reason";
const OPEN: &str = "DELETE FROM closed_day WHERE environment_id IN (SELECT value FROM json_each(?1)) \
     AND date BETWEEN ?2 AND ?3";

/// The closed days from `from` to `to`, of those environments or of all, by environment and date.
///
/// # Errors
/// If the database cannot be read.
pub async fn closed_days(
    conn: &mut SqliteConnection,
    environments: Option<&[String]>,
    from: &str,
    to: &str,
) -> Result<Vec<ClosedDayRow>> {
    Ok(sqlx::query_as(CLOSED)
        .bind(environments.map(serde_json::to_string).transpose()?)
        .bind(from)
        .bind(to)
        .fetch_all(conn)
        .await?)
}

/// Closes days; one that is closed takes the new reason.
///
/// # Errors
/// If an environment is none, or the database cannot be written.
pub async fn close_days(conn: &mut SqliteConnection, rows: &[ClosedDayRow]) -> Result<()> {
    sqlx::query(CLOSE)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Opens the days from `from` to `to` again.
///
/// # Errors
/// If the database cannot be written.
pub async fn open_days(
    conn: &mut SqliteConnection,
    environments: &[String],
    from: &str,
    to: &str,
) -> Result<()> {
    sqlx::query(OPEN)
        .bind(serde_json::to_string(environments)?)
        .bind(from)
        .bind(to)
        .execute(conn)
        .await?;
    Ok(())
}
