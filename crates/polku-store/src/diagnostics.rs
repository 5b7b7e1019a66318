//! What may be told of a store to one who helps from afar: counts and sizes, never a value.

use crate::files::{keys_path, lock_path};
use crate::schema::TABLES;
use crate::{Result, Store};
use sqlx::AssertSqlSafe;
use std::path::{Path, PathBuf};

const QUICK_CHECK: &str = "PRAGMA quick_check(1)";

/// How many rows each table has, in the order of [`TABLES`].
///
/// # Errors
/// If the database cannot be read.
pub async fn rows(store: &Store) -> Result<Vec<(&'static str, i64)>> {
    let mut conn = store.read().await?;
    let mut counts = Vec::new();
    for table in TABLES {
        // the names are this program's own
        let sql = AssertSqlSafe(format!("SELECT count(*) FROM {}", table.name));
        counts.push((
            table.name,
            sqlx::query_scalar(sql).fetch_one(&mut *conn).await?,
        ));
    }
    Ok(counts)
}

/// Whether the structure of the file is whole, by the quick one of SQLite's checks.
///
/// # Errors
/// If the database cannot be read at all.
pub async fn is_whole(store: &Store) -> Result<bool> {
    let mut conn = store.read().await?;
    let verdict: String = sqlx::query_scalar(QUICK_CHECK)
        .fetch_one(&mut *conn)
        .await?;
    Ok(verdict == "ok")
}

/// The sizes of the store's files in bytes, each by what it is; those that are not there are left out.
#[must_use]
pub fn sizes(store: &Store) -> Vec<(&'static str, u64)> {
    let path = store.path();
    let log = |ending: &str| -> PathBuf {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let size = |path: &Path| std::fs::metadata(path).ok().map(|found| found.len());
    [
        ("database", path.to_owned()),
        ("log", log("-wal")),
        ("log_index", log("-shm")),
        ("keys", keys_path(path)),
        ("lock", lock_path(path)),
    ]
    .into_iter()
    .filter_map(|(what, path)| Some((what, size(&path)?)))
    .collect()
}
