//! Coaching periods.

use crate::participation::{coded, date, optional_date};
use crate::{Result, StoreError};
use polku_domain::hours::Hours;
use polku_domain::record::CoachingPeriod;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `coaching_period`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct PeriodRow {
    /// UUIDv7; of two periods with the same start, the later id was imported last.
    pub id: String,
    /// Whose.
    pub client_id: String,
    /// Where.
    pub environment_id: String,
    /// Code of the list `legal_basis`.
    pub legal_basis: String,
    /// Code of the list `organiser`.
    pub organiser: Option<String>,
    /// First day.
    pub start_date: String,
    /// Last day.
    pub end_date: Option<String>,
    /// Days a week.
    pub weekly_days: Option<i64>,
    /// Hours a day, hundredths.
    pub daily_hours: Option<i64>,
    /// The weekdays of the pattern as digits, Monday = 1; none for the first of the week.
    pub weekdays: Option<String>,
    /// The group of the environment.
    #[serde(default)]
    pub group_id: Option<String>,
}

impl PeriodRow {
    /// What the rules read of it.
    ///
    /// # Errors
    /// If the row does not hold what it should.
    pub fn period(&self) -> Result<CoachingPeriod> {
        const TABLE: &str = "coaching_period";
        Ok(CoachingPeriod {
            legal_basis: coded(Some(self.legal_basis.as_str()), TABLE, "legal_basis")?.ok_or(
                StoreError::Inconsistent {
                    table: TABLE,
                    column: "legal_basis",
                },
            )?,
            start: date(&self.start_date, TABLE, "start_date")?,
            end: optional_date(self.end_date.as_deref(), TABLE, "end_date")?,
            weekly_days: self.weekly_days.and_then(|days| u8::try_from(days).ok()),
            daily_hours: self
                .daily_hours
                .and_then(|hours| u32::try_from(hours).ok())
                .map(Hours::from_hundredths),
        })
    }
}

macro_rules! columns {
    () => {
        "id, client_id, environment_id, legal_basis, organiser, start_date, end_date, weekly_days, daily_hours, \
         weekdays, group_id"
    };
}

const INSERT: &str = concat!(
    "INSERT INTO coaching_period (",
    columns!(),
    ") SELECT value ->> 'id', value ->> 'client_id', value ->> 'environment_id', value ->> 'legal_basis', \
     value ->> 'organiser', value ->> 'start_date', value ->> 'end_date', value ->> 'weekly_days', \
     value ->> 'daily_hours', value ->> 'weekdays', value ->> 'group_id' FROM json_each(?1)"
);
const UPDATE: &str = "UPDATE coaching_period SET environment_id = ?2, legal_basis = ?3, organiser = ?4, \
     start_date = ?5, end_date = ?6, weekly_days = ?7, daily_hours = ?8, weekdays = ?9, group_id = ?10 WHERE id = ?1";
const UPDATE_IMPORTED: &str =
    "UPDATE coaching_period SET end_date = ?2, weekly_days = ?3, daily_hours = ?4 WHERE id = ?1";
const BY_ID: &str = concat!("SELECT ", columns!(), " FROM coaching_period WHERE id = ?1");
const OF_CLIENTS: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM coaching_period WHERE client_id IN (SELECT value FROM json_each(?1)) ORDER BY client_id, start_date, id"
);
const ALL: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM coaching_period ORDER BY client_id, start_date, id"
);

/// Takes periods in.
///
/// # Errors
/// If a row breaks a constraint or the disk is full.
pub async fn insert(conn: &mut SqliteConnection, rows: &[PeriodRow]) -> Result<()> {
    sqlx::query(INSERT)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a period's columns.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update(conn: &mut SqliteConnection, row: &PeriodRow) -> Result<()> {
    sqlx::query(UPDATE)
        .bind(&row.id)
        .bind(&row.environment_id)
        .bind(&row.legal_basis)
        .bind(&row.organiser)
        .bind(&row.start_date)
        .bind(&row.end_date)
        .bind(row.weekly_days)
        .bind(row.daily_hours)
        .bind(&row.weekdays)
        .bind(&row.group_id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes the columns of a period that files carry; the others stay.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update_imported(conn: &mut SqliteConnection, row: &PeriodRow) -> Result<()> {
    sqlx::query(UPDATE_IMPORTED)
        .bind(&row.id)
        .bind(&row.end_date)
        .bind(row.weekly_days)
        .bind(row.daily_hours)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a period away; the journal keeps it.
///
/// # Errors
/// If something refers to it, or the disk is full.
pub async fn delete(conn: &mut SqliteConnection, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM coaching_period WHERE id = ?1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

const ASSESS: &str = "INSERT INTO final_assessment (id, client_id, text) VALUES (?1, ?2, ?3) \
     ON CONFLICT (id) DO UPDATE SET text = excluded.text";

/// Writes the final assessment of a period: how it went and what comes next.
///
/// # Errors
/// If the disk is full.
pub async fn assess(conn: &mut SqliteConnection, period: &PeriodRow, text: &str) -> Result<()> {
    sqlx::query(ASSESS)
        .bind(&period.id)
        .bind(&period.client_id)
        .bind(text)
        .execute(conn)
        .await?;
    Ok(())
}

const ASSESSMENTS: &str = "SELECT id, text FROM final_assessment WHERE client_id = ?1 ORDER BY id";

/// The final assessments of a client's periods, by the period's id.
///
/// # Errors
/// If the database cannot be read.
pub async fn assessments(
    conn: &mut SqliteConnection,
    client: &str,
) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(ASSESSMENTS)
        .bind(client)
        .fetch_all(conn)
        .await?)
}

/// A period by id.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_id(conn: &mut SqliteConnection, id: &str) -> Result<Option<PeriodRow>> {
    Ok(sqlx::query_as(BY_ID).bind(id).fetch_optional(conn).await?)
}

/// The periods of those clients, by client, start and order of taking in.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_clients(conn: &mut SqliteConnection, clients: &[&str]) -> Result<Vec<PeriodRow>> {
    Ok(sqlx::query_as(OF_CLIENTS)
        .bind(serde_json::to_string(clients)?)
        .fetch_all(conn)
        .await?)
}

/// Every period, by client, start and order of taking in.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<PeriodRow>> {
    Ok(sqlx::query_as(ALL).fetch_all(conn).await?)
}
