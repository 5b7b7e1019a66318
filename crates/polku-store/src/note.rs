//! Notes in a client's log.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `note`.
#[derive(Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct NoteRow {
    /// UUIDv7.
    pub id: String,
    /// Whose.
    pub client_id: String,
    /// The day it is about.
    pub date: String,
    /// Code of the list `note_kind`.
    pub kind: String,
    /// The words.
    pub text: String,
    /// Who wrote it.
    pub worker_id: String,
}

impl std::fmt::Debug for NoteRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NoteRow")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

const INSERT: &str = "INSERT INTO note (id, client_id, date, kind, text, worker_id) \
     SELECT value ->> 'id', value ->> 'client_id', value ->> 'date', value ->> 'kind', value ->> 'text', \
     value ->> 'worker_id' FROM json_each(?1)";
const OF_CLIENT: &str = "SELECT id, client_id, date, kind, text, worker_id FROM note WHERE client_id = ?1 \
     ORDER BY date DESC, id DESC LIMIT ?2 OFFSET ?3";
const BY_ID: &str = "SELECT id, client_id, date, kind, text, worker_id FROM note WHERE id = ?1";
const UPDATE: &str = "UPDATE note SET date = ?2, kind = ?3, text = ?4 WHERE id = ?1";
const COUNT_OF_CLIENT: &str = "SELECT count(*) FROM note WHERE client_id = ?1";

/// Writes notes.
///
/// # Errors
/// If the database cannot be written.
pub async fn insert(conn: &mut SqliteConnection, rows: &[NoteRow]) -> Result<()> {
    sqlx::query(INSERT)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a note's day, kind and words.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update(conn: &mut SqliteConnection, row: &NoteRow) -> Result<()> {
    sqlx::query(UPDATE)
        .bind(&row.id)
        .bind(&row.date)
        .bind(&row.kind)
        .bind(&row.text)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a note away; the journal keeps it.
///
/// # Errors
/// If the disk is full.
pub async fn delete(conn: &mut SqliteConnection, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM note WHERE id = ?1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// A note.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_id(conn: &mut SqliteConnection, id: &str) -> Result<Option<NoteRow>> {
    Ok(sqlx::query_as(BY_ID).bind(id).fetch_optional(conn).await?)
}

/// How many notes a client has.
///
/// # Errors
/// If the database cannot be read.
pub async fn count_of_client(conn: &mut SqliteConnection, client: &str) -> Result<i64> {
    Ok(sqlx::query_scalar(COUNT_OF_CLIENT)
        .bind(client)
        .fetch_one(conn)
        .await?)
}

/// Notes of a client, the newest first, from a place on.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_client(
    conn: &mut SqliteConnection,
    client: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<NoteRow>> {
    Ok(sqlx::query_as(OF_CLIENT)
        .bind(client)
        .bind(limit)
        .bind(offset)
        .fetch_all(conn)
        .await?)
}
