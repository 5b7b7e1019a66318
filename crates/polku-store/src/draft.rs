//! Drafts of forms: they survive lock, kill and restart, and belong to one worker.

use crate::{Result, Store};
use sqlx::{FromRow, SqliteConnection};

/// A half-typed form.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct Draft {
    /// Which form, such as `note/<client>`.
    pub form: String,
    /// Whom it is about.
    pub client_id: Option<String>,
    /// Its content, JSON.
    pub content: String,
    /// What the content was typed over, JSON, so that a change meanwhile is seen.
    pub base: Option<String>,
    /// When it was kept, in UTC milliseconds.
    pub at: i64,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

const SAVE: &str = "INSERT INTO draft (worker, form, client_id, content, base, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
     ON CONFLICT (worker, form) DO UPDATE SET client_id = excluded.client_id, content = excluded.content, \
       base = excluded.base, at = excluded.at";
const DISCARD: &str = "DELETE FROM draft WHERE worker = ?1 AND form = ?2";
const OF_WORKER: &str =
    "SELECT form, client_id, content, base, at FROM draft WHERE worker = ?1 ORDER BY at DESC";

/// Keeps a draft.
///
/// # Errors
/// If the database cannot be written.
pub async fn save(store: &Store, worker: &str, draft: &Draft) -> Result<()> {
    let mut conn = store.writer().await?;
    sqlx::query(SAVE)
        .bind(worker)
        .bind(&draft.form)
        .bind(&draft.client_id)
        .bind(&draft.content)
        .bind(&draft.base)
        .bind(draft.at)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

/// Throws a draft away, because the form was saved or left.
///
/// # Errors
/// If the database cannot be written.
pub async fn discard(store: &Store, worker: &str, form: &str) -> Result<()> {
    let mut conn = store.writer().await?;
    sqlx::query(DISCARD)
        .bind(worker)
        .bind(form)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

/// A worker's drafts, the newest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_worker(conn: &mut SqliteConnection, worker: &str) -> Result<Vec<Draft>> {
    Ok(sqlx::query_as(OF_WORKER)
        .bind(worker)
        .fetch_all(conn)
        .await?)
}
