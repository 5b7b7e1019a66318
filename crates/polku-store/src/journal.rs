//! Reading the journal: history of a client's fields, a worker's latest acts, gaps.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A changed row, with the transaction it belongs to.
#[derive(Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct Entry {
    /// The transaction's number in this file.
    pub tx: i64,
    /// Place within the transaction.
    pub n: i64,
    /// The table.
    pub table_name: String,
    /// The row.
    pub row_id: String,
    /// The client it is about.
    pub client_id: Option<String>,
    /// The audience of the table.
    pub audience: String,
    /// `insert`, `update` or `delete`.
    pub op: String,
    /// The changed columns before, JSON.
    pub before: Option<String>,
    /// The changed columns after, JSON.
    pub after: Option<String>,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("tx", &self.tx)
            .field("n", &self.n)
            .field("op", &self.op)
            .finish_non_exhaustive()
    }
}

/// A transaction of the journal.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Transaction {
    /// Its number in this file.
    pub number: i64,
    /// Its id.
    pub id: String,
    /// The device that made it.
    pub device: String,
    /// Its place among the device's.
    pub seq: i64,
    /// Its hybrid clock value.
    pub hlc: i64,
    /// Who.
    pub worker: String,
    /// When, in UTC milliseconds.
    pub at: i64,
    /// The command.
    pub reason: String,
    /// The transaction that it undoes.
    pub undoes: Option<String>,
}

const LAST_SEQ: &str = "SELECT coalesce(max(seq), 0) FROM journal_tx \
     WHERE device = (SELECT value FROM store_meta WHERE key = 'device')";
const OF_CLIENT: &str = "SELECT tx, n, table_name, row_id, client_id, audience, op, before, after FROM journal \
     WHERE client_id = ?1 AND (?3 OR audience = 'common') AND (?4 IS NULL OR table_name = ?4) \
     ORDER BY tx DESC, n DESC LIMIT ?2 OFFSET ?5";
const OF_TX: &str = "SELECT tx, n, table_name, row_id, client_id, audience, op, before, after FROM journal \
     WHERE tx = ?1 ORDER BY n";
const TRANSACTION: &str =
    "SELECT number, id, device, seq, hlc, worker, at, reason, undoes FROM journal_tx WHERE id = ?1";
const BY_NUMBERS: &str = "SELECT number, id, device, seq, hlc, worker, at, reason, undoes FROM journal_tx \
     WHERE number IN (SELECT value FROM json_each(?1)) ORDER BY number";
const LATEST_OF_WORKER: &str = "SELECT number, id, device, seq, hlc, worker, at, reason, undoes FROM journal_tx \
     WHERE worker = ?1 ORDER BY number DESC LIMIT ?2";
const AFTER: &str = "SELECT tx, n, table_name, row_id, client_id, audience, op, before, after FROM journal \
     WHERE (tx, n) > (?1, ?2) ORDER BY tx, n LIMIT ?3";
const GAPS: &str = "SELECT count(*) FROM (SELECT device, max(seq) AS last, count(*) AS n, min(seq) AS first \
     FROM journal_tx GROUP BY device) WHERE first <> 1 OR last <> n";
const EMPTY: &str = "SELECT count(*) FROM journal_tx t WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.tx = t.number)";
const CLOCK_BACK: &str = "SELECT count(*) FROM (SELECT hlc, lag(hlc) OVER (PARTITION BY device ORDER BY seq) AS before \
     FROM journal_tx) WHERE before >= hlc";

/// The last place of this device in the journal.
///
/// # Errors
/// If the database cannot be read.
pub async fn last_seq(conn: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar(LAST_SEQ).fetch_one(conn).await?)
}

/// Which changes are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// About whom.
    pub client: &'a str,
    /// Also what only those who coach see.
    pub with_coaching: bool,
    /// Only of this table.
    pub table: Option<&'a str>,
}

/// What has changed about a client, the newest first, from a place on.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_client(
    conn: &mut SqliteConnection,
    wanted: Wanted<'_>,
    offset: u32,
    limit: i64,
) -> Result<Vec<Entry>> {
    Ok(sqlx::query_as(OF_CLIENT)
        .bind(wanted.client)
        .bind(limit)
        .bind(wanted.with_coaching)
        .bind(wanted.table)
        .bind(offset)
        .fetch_all(conn)
        .await?)
}

/// The rows of a transaction.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_transaction(conn: &mut SqliteConnection, number: i64) -> Result<Vec<Entry>> {
    Ok(sqlx::query_as(OF_TX).bind(number).fetch_all(conn).await?)
}

/// A transaction by id.
///
/// # Errors
/// If the database cannot be read.
pub async fn transaction(conn: &mut SqliteConnection, id: &str) -> Result<Option<Transaction>> {
    Ok(sqlx::query_as(TRANSACTION)
        .bind(id)
        .fetch_optional(conn)
        .await?)
}

/// The transactions with those numbers.
///
/// # Errors
/// If the database cannot be read.
pub async fn transactions(
    conn: &mut SqliteConnection,
    numbers: &[i64],
) -> Result<Vec<Transaction>> {
    Ok(sqlx::query_as(BY_NUMBERS)
        .bind(serde_json::to_string(numbers)?)
        .fetch_all(conn)
        .await?)
}

/// A worker's latest transactions, the newest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn latest_of_worker(
    conn: &mut SqliteConnection,
    worker: &str,
    limit: i64,
) -> Result<Vec<Transaction>> {
    Ok(sqlx::query_as(LATEST_OF_WORKER)
        .bind(worker)
        .bind(limit)
        .fetch_all(conn)
        .await?)
}

/// The entries after a place, in order.
///
/// # Errors
/// If the database cannot be read.
pub async fn after(
    conn: &mut SqliteConnection,
    place: (i64, i64),
    limit: i64,
) -> Result<Vec<Entry>> {
    Ok(sqlx::query_as(AFTER)
        .bind(place.0)
        .bind(place.1)
        .bind(limit)
        .fetch_all(conn)
        .await?)
}

/// Whether the journal is whole in itself: places without gaps, no empty transaction, a clock that never runs back.
///
/// # Errors
/// If the database cannot be read.
pub async fn is_whole(conn: &mut SqliteConnection) -> Result<bool> {
    for sql in [GAPS, EMPTY, CLOCK_BACK] {
        let found: i64 = sqlx::query_scalar(sql).fetch_one(&mut *conn).await?;
        if found != 0 {
            return Ok(false);
        }
    }
    Ok(true)
}
