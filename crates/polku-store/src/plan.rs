//! Plans by reference (the plan itself lives in the national system) and notices of absence that were sent.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `plan`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct PlanRow {
    /// UUIDv7.
    pub id: String,
    /// Whose.
    pub client_id: String,
    /// Code of the list `plan_kind`.
    pub kind: String,
    /// When it was made.
    pub made_on: String,
    /// When it is next looked at.
    pub next_review_on: Option<String>,
    /// Replaced.
    pub archived_on: Option<String>,
}

/// A row of `absence_notice`: absences reported to the payer of the benefit.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct AbsenceNoticeRow {
    /// UUIDv7.
    pub id: String,
    /// Whose.
    pub client_id: String,
    /// First day covered.
    pub from_date: String,
    /// Last day covered.
    pub to_date: String,
    /// When it was sent.
    pub sent_on: String,
}

const INSERT_PLANS: &str = "INSERT INTO plan (id, client_id, kind, made_on, next_review_on, archived_on) \
     SELECT value ->> 'id', value ->> 'client_id', value ->> 'kind', value ->> 'made_on', \
     value ->> 'next_review_on', value ->> 'archived_on' FROM json_each(?1)";
const PLANS_OF_CLIENT: &str = "SELECT id, client_id, kind, made_on, next_review_on, archived_on FROM plan \
     WHERE client_id = ?1 ORDER BY made_on DESC, id DESC";
const SET_NEXT_REVIEW: &str = "UPDATE plan SET next_review_on = ?2 WHERE id = ?1";
const INSERT_NOTICES: &str = "INSERT INTO absence_notice (id, client_id, from_date, to_date, sent_on) \
     SELECT value ->> 'id', value ->> 'client_id', value ->> 'from_date', value ->> 'to_date', value ->> 'sent_on' \
     FROM json_each(?1)";
const NOTICES_OF_CLIENT: &str = "SELECT id, client_id, from_date, to_date, sent_on FROM absence_notice \
     WHERE client_id = ?1 ORDER BY from_date, id";

/// Takes plans in.
///
/// # Errors
/// If the database cannot be written.
pub async fn insert(conn: &mut SqliteConnection, rows: &[PlanRow]) -> Result<()> {
    sqlx::query(INSERT_PLANS)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets when a plan is next looked at.
///
/// # Errors
/// If the database cannot be written.
pub async fn set_next_review(
    conn: &mut SqliteConnection,
    id: &str,
    date: Option<&str>,
) -> Result<()> {
    sqlx::query(SET_NEXT_REVIEW)
        .bind(id)
        .bind(date)
        .execute(conn)
        .await?;
    Ok(())
}

/// A client's plans, the newest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_client(conn: &mut SqliteConnection, client: &str) -> Result<Vec<PlanRow>> {
    Ok(sqlx::query_as(PLANS_OF_CLIENT)
        .bind(client)
        .fetch_all(conn)
        .await?)
}

/// Records notices of absence.
///
/// # Errors
/// If the database cannot be written.
pub async fn insert_notices(conn: &mut SqliteConnection, rows: &[AbsenceNoticeRow]) -> Result<()> {
    sqlx::query(INSERT_NOTICES)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// A client's notices of absence, by first day.
///
/// # Errors
/// If the database cannot be read.
pub async fn notices_of_client(
    conn: &mut SqliteConnection,
    client: &str,
) -> Result<Vec<AbsenceNoticeRow>> {
    Ok(sqlx::query_as(NOTICES_OF_CLIENT)
        .bind(client)
        .fetch_all(conn)
        .await?)
}
