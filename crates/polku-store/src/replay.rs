//! The journal is the store: replaying it into an empty one gives equal journaled tables.

use crate::error::StoreError;
use crate::journal::{self, Entry};
use crate::open::MIGRATIONS;
use crate::schema::{self, Journaled};
use crate::{Result, Store};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection};
use std::collections::BTreeMap;

const CHUNK: i64 = 4000;

/// A digest of each journaled table, by name.
pub type Digests = BTreeMap<&'static str, String>;

/// The digests of a store's journaled tables.
///
/// # Errors
/// If the database cannot be read.
pub async fn digests(store: &Store) -> Result<Digests> {
    let mut conn = store.read().await?;
    digests_of(&mut conn).await
}

/// The digests of what the journal of a store makes of an empty one. Done in memory.
///
/// # Errors
/// If the database cannot be read or the journal does not fit the tables.
pub async fn replayed_digests(store: &Store) -> Result<Digests> {
    let mut from = store.read().await?;
    let mut memory = SqliteConnectOptions::new()
        .filename(":memory:")
        .foreign_keys(false)
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging()
        .connect()
        .await?;
    MIGRATIONS
        .run_direct(None, &mut memory, false)
        .await
        .map_err(|_| StoreError::Damaged("the migrations"))?;
    crate::setting::seed_codes(&mut memory).await?;
    let tables = schema::journaled_tables(&mut memory).await?;
    let mut tx = memory.begin().await?;
    let mut place = (0, 0);
    loop {
        let entries = journal::after(&mut from, place, CHUNK).await?;
        let Some(last) = entries.last() else { break };
        place = (last.tx, last.n);
        for run in runs_of_inserts(&entries) {
            apply_run(&mut tx, &tables, run).await?;
        }
    }
    tx.commit().await?;
    digests_of(&mut memory).await
}

/// Entries in their order, inserts into one table together.
fn runs_of_inserts(entries: &[Entry]) -> Vec<&[Entry]> {
    let together =
        |a: &Entry, b: &Entry| a.op == "insert" && b.op == "insert" && a.table_name == b.table_name;
    entries.chunk_by(together).collect()
}

/// Applies entries of one table; several only where all are inserts.
async fn apply_run(conn: &mut SqliteConnection, tables: &[Journaled], run: &[Entry]) -> Result<()> {
    let Some(first) = run.first() else {
        return Ok(());
    };
    let table = table_of(tables, &first.table_name)?;
    if first.op == "insert" {
        let rows: Vec<&str> = run
            .iter()
            .map(|e| e.after.as_deref().unwrap_or("{}"))
            .collect();
        let rows = format!("[{}]", rows.join(","));
        sqlx::query(AssertSqlSafe(insert_sql(table)))
            .bind(rows)
            .execute(conn)
            .await?;
        return Ok(());
    }
    for entry in run {
        apply(
            conn,
            table,
            &entry.row_id,
            &entry.op,
            entry.after.as_deref(),
        )
        .await?;
    }
    Ok(())
}

pub(crate) fn table_of<'a>(tables: &'a [Journaled], name: &str) -> Result<&'a Journaled> {
    tables
        .iter()
        .find(|t| t.name == name)
        .ok_or(StoreError::Damaged("the journal names an unknown table"))
}

fn insert_sql(table: &Journaled) -> String {
    let values: Vec<String> = table
        .columns
        .iter()
        .map(|c| format!("value ->> '{c}'"))
        .collect();
    format!(
        "INSERT INTO {} ({}) SELECT {} FROM json_each(?1)",
        table.name,
        table.columns.join(", "),
        values.join(", ")
    )
}

/// Does to a row what an entry says; `values` are the columns as JSON.
pub(crate) async fn apply(
    conn: &mut SqliteConnection,
    table: &Journaled,
    row_id: &str,
    op: &str,
    values: Option<&str>,
) -> Result<()> {
    let key: Vec<String> = table
        .key
        .iter()
        .enumerate()
        .map(|(n, c)| format!("{c} = ?{}", n + 1))
        .collect();
    let key = key.join(" AND ");
    let sql = match op {
        "insert" => {
            let row = format!("[{}]", values.unwrap_or("{}"));
            sqlx::query(AssertSqlSafe(insert_sql(table)))
                .bind(row)
                .execute(conn)
                .await?;
            return Ok(());
        }
        "delete" => format!("DELETE FROM {} WHERE {key}", table.name),
        _ => {
            let values: BTreeMap<String, serde_json::Value> =
                serde_json::from_str(values.unwrap_or("{}"))?;
            let at = table.key.len() + 1;
            let set: Vec<String> = table
                .columns
                .iter()
                .filter(|c| values.contains_key(*c))
                .map(|c| format!("{c} = ?{at} ->> '{c}'"))
                .collect();
            format!("UPDATE {} SET {} WHERE {key}", table.name, set.join(", "))
        }
    };
    let mut parts: Vec<&str> = row_id.splitn(table.key.len(), '.').collect();
    parts.resize(table.key.len(), "");
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for part in parts {
        query = query.bind(part.to_owned());
    }
    if op == "update" {
        query = query.bind(values.unwrap_or("{}").to_owned());
    }
    if query.execute(conn).await?.rows_affected() != 1 {
        return Err(StoreError::Damaged("the journal does not fit the tables"));
    }
    Ok(())
}

async fn digests_of(conn: &mut SqliteConnection) -> Result<Digests> {
    let tables = schema::journaled_tables(conn).await?;
    let mut digests = Digests::new();
    for table in tables {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|c| format!("'{c}', {c}"))
            .collect();
        let sql = format!(
            "SELECT json_object({}) FROM {} ORDER BY {}",
            columns.join(", "),
            table.name,
            table.key.join(", ")
        );
        let mut hash = Sha256::new();
        let rows = sqlx::query(AssertSqlSafe(sql))
            .fetch_all(&mut *conn)
            .await?;
        for row in &rows {
            let text: String = row.try_get(0)?;
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        digests.insert(
            table.name,
            format!("{} {}", rows.len(), HEXLOWER.encode(&hash.finalize())),
        );
    }
    Ok(digests)
}
