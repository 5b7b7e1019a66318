//! Substitutes: who stands in for whom, on which days.

use crate::Result;
use sqlx::{FromRow, SqliteConnection};

/// A row of `substitute`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct SubstituteRow {
    /// UUIDv7.
    pub id: String,
    /// Who is away.
    pub worker_id: String,
    /// Who stands in.
    pub substitute_id: String,
    /// First day.
    pub from_date: String,
    /// Last day.
    pub to_date: String,
    /// Taken back.
    pub archived_on: Option<String>,
}

const FROM_DAY: &str = "SELECT id, worker_id, substitute_id, from_date, to_date, archived_on FROM substitute \
     WHERE archived_on IS NULL AND to_date >= ?1 ORDER BY from_date, id";
const BY_ID: &str = "SELECT id, worker_id, substitute_id, from_date, to_date, archived_on FROM substitute WHERE id = ?1";
const STOOD_IN_FOR: &str = "SELECT s.worker_id FROM substitute s JOIN worker w ON w.id = s.worker_id \
     WHERE s.substitute_id = ?1 AND s.archived_on IS NULL AND s.from_date <= ?2 AND s.to_date >= ?2 \
     AND w.archived_on IS NULL ORDER BY s.worker_id";
const INSERT: &str = "INSERT INTO substitute (id, worker_id, substitute_id, from_date, to_date, archived_on) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const TAKE_BACK: &str = "UPDATE substitute SET archived_on = ?2 WHERE id = ?1";

/// The substitutes named for that day or later ones.
///
/// # Errors
/// If the database cannot be read.
pub async fn from_day(conn: &mut SqliteConnection, day: &str) -> Result<Vec<SubstituteRow>> {
    Ok(sqlx::query_as(FROM_DAY).bind(day).fetch_all(conn).await?)
}

/// A substitution by id.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_id(conn: &mut SqliteConnection, id: &str) -> Result<Option<SubstituteRow>> {
    Ok(sqlx::query_as(BY_ID).bind(id).fetch_optional(conn).await?)
}

/// The workers for whom that one stands in on that day.
///
/// # Errors
/// If the database cannot be read.
pub async fn stood_in_for(
    conn: &mut SqliteConnection,
    substitute: &str,
    day: &str,
) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(STOOD_IN_FOR)
        .bind(substitute)
        .bind(day)
        .fetch_all(conn)
        .await?)
}

/// Names a substitute.
///
/// # Errors
/// If a worker is none, or the database cannot be written.
pub async fn insert(conn: &mut SqliteConnection, row: &SubstituteRow) -> Result<()> {
    sqlx::query(INSERT)
        .bind(&row.id)
        .bind(&row.worker_id)
        .bind(&row.substitute_id)
        .bind(&row.from_date)
        .bind(&row.to_date)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a substitution back.
///
/// # Errors
/// If the database cannot be written.
pub async fn take_back(conn: &mut SqliteConnection, id: &str, on: &str) -> Result<()> {
    sqlx::query(TAKE_BACK)
        .bind(id)
        .bind(on)
        .execute(conn)
        .await?;
    Ok(())
}
