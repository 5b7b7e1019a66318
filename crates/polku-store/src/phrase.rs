//! Standard phrases: what a worker types a short code for.

use crate::Result;
use sqlx::{FromRow, SqliteConnection};

/// A row of `phrase`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PhraseRow {
    /// UUIDv7.
    pub id: String,
    /// Whose; none for the office's.
    pub worker_id: Option<String>,
    /// What is typed.
    pub code: String,
    /// What it becomes.
    pub text: String,
    /// Taken out of use.
    pub archived_on: Option<String>,
}

const OF_WORKER: &str = "SELECT id, worker_id, code, text, archived_on FROM phrase \
     WHERE archived_on IS NULL AND (worker_id IS NULL OR worker_id = ?1) ORDER BY code, worker_id IS NULL, id LIMIT 200";
const BY_ID: &str = "SELECT id, worker_id, code, text, archived_on FROM phrase WHERE id = ?1";
const SAVE: &str = "INSERT INTO phrase (id, worker_id, code, text, archived_on) VALUES (?1, ?2, ?3, ?4, ?5) \
     ON CONFLICT (id) DO UPDATE SET worker_id = excluded.worker_id, code = excluded.code, text = excluded.text, \
     archived_on = excluded.archived_on";

/// A worker's own phrases and the office's, by code; the worker's own first.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_worker(conn: &mut SqliteConnection, worker: &str) -> Result<Vec<PhraseRow>> {
    Ok(sqlx::query_as(OF_WORKER)
        .bind(worker)
        .fetch_all(conn)
        .await?)
}

/// A phrase by id.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_id(conn: &mut SqliteConnection, id: &str) -> Result<Option<PhraseRow>> {
    Ok(sqlx::query_as(BY_ID).bind(id).fetch_optional(conn).await?)
}

/// Adds a phrase, or writes its columns.
///
/// # Errors
/// If the database cannot be written.
pub async fn save(conn: &mut SqliteConnection, row: &PhraseRow) -> Result<()> {
    sqlx::query(SAVE)
        .bind(&row.id)
        .bind(&row.worker_id)
        .bind(&row.code)
        .bind(&row.text)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}
