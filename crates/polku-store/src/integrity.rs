//! Whether the file itself is whole.

use crate::{Result, Store};
use sqlx::Row;

/// What is wrong with the pages of the file: their authentication codes, then their structure.
///
/// # Errors
/// If the database cannot be read at all.
pub async fn pages(store: &Store) -> Result<Vec<String>> {
    let mut conn = store.read().await?;
    let mut found: Vec<String> = sqlx::query_scalar("PRAGMA cipher_integrity_check")
        .fetch_all(&mut *conn)
        .await?;
    if !found.is_empty() {
        // a page that is not genuine cannot be read, so the structure cannot be looked at
        return Ok(found);
    }
    let verdicts: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(20)")
        .fetch_all(&mut *conn)
        .await?;
    found.extend(verdicts.into_iter().filter(|verdict| verdict != "ok"));
    Ok(found)
}

/// Tables with a row that refers to none.
///
/// # Errors
/// If the database cannot be read.
pub async fn foreign_keys(store: &Store) -> Result<Vec<String>> {
    let mut conn = store.read().await?;
    let rows = sqlx::query("PRAGMA foreign_key_check")
        .fetch_all(&mut *conn)
        .await?;
    let mut tables: Vec<String> = rows
        .iter()
        .map(|row| row.try_get(0))
        .collect::<Result<_, _>>()?;
    tables.sort();
    tables.dedup();
    Ok(tables)
}
