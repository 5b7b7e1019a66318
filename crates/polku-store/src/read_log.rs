//! The read log: who looked at, printed or exported which client, and when (L906 § 17).
//!
//! Append-only; each entry is chained to the one before by a keyed hash, so that none can be taken out, changed or put
//! in between without the key.

use crate::{Result, Store};
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use sqlx::{FromRow, SqliteConnection};

/// What was done with the client's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadAction {
    /// The page was opened.
    Open,
    /// Found by a search.
    Search,
    /// On a list that was printed.
    Print,
    /// In a file that was exported.
    Export,
    /// Among the persons behind a figure.
    Figure,
    /// Opened beyond one's own reach, for the reason in the detail.
    Reason,
}

impl ReadAction {
    /// Its word in the log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Search => "search",
            Self::Print => "print",
            Self::Export => "export",
            Self::Figure => "figure",
            Self::Reason => "reason",
        }
    }
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ReadEntry {
    /// Its place.
    pub seq: i64,
    /// When, in UTC milliseconds.
    pub at: i64,
    /// The worker's id.
    pub worker: String,
    /// The client, if it is about one.
    pub client_id: Option<String>,
    /// What.
    pub action: String,
    /// How many were found, or why.
    pub detail: Option<String>,
    mac: String,
}

const LAST: &str = "SELECT seq, mac FROM read_log ORDER BY seq DESC LIMIT 1";
const INSERT: &str = "INSERT INTO read_log (seq, at, worker, client_id, action, detail, mac) \
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(?1)";
const OF_CLIENT: &str = "SELECT seq, at, worker, client_id, action, detail, mac FROM read_log \
     WHERE client_id = ?1 ORDER BY seq DESC LIMIT ?2";
const FROM: &str = "SELECT seq, at, worker, client_id, action, detail, mac FROM read_log \
     WHERE seq > ?1 ORDER BY seq LIMIT 5000";

/// What the chain covers of an entry: place, time, worker, client, action, detail.
type Parts<'a> = (i64, i64, &'a str, Option<&'a str>, &'a str, Option<&'a str>);

fn mac_of(key: &[u8; 32], before: &str, entry: Parts<'_>) -> Result<String> {
    let text = serde_json::to_string(&(before, entry))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key)
        .map_err(|_| crate::StoreError::Damaged("the read log's key"))?;
    mac.update(text.as_bytes());
    Ok(HEXLOWER.encode(&mac.finalize().into_bytes()))
}

/// Logs that a worker did that with those clients (or with none in particular), and makes it durable.
///
/// # Errors
/// If the database cannot be written; then the data must not be shown.
pub async fn log(
    store: &Store,
    worker: &str,
    action: ReadAction,
    clients: &[Option<&str>],
    detail: Option<&str>,
) -> Result<()> {
    use sqlx::Connection;
    let mut conn = store.writer().await?;
    let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
    let last: Option<(i64, String)> = sqlx::query_as(LAST).fetch_optional(&mut *tx).await?;
    let (mut seq, mut mac) = last.unwrap_or_default();
    let at = store.clock().now_ms();
    let mut rows = Vec::with_capacity(clients.len());
    for client in clients {
        seq += 1;
        mac = mac_of(
            store.read_log_key(),
            &mac,
            (seq, at, worker, *client, action.as_str(), detail),
        )?;
        rows.push((
            seq,
            at,
            worker,
            *client,
            action.as_str(),
            detail,
            mac.clone(),
        ));
    }
    sqlx::query(INSERT)
        .bind(serde_json::to_string(&rows)?)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// How long one looking lasts, in milliseconds: a page that is read again meanwhile, as after each saving, is the same.
const ONE_LOOK: i64 = 5 * 60_000;

const LOOKED: &str = "SELECT EXISTS (SELECT 1 FROM read_log \
     WHERE client_id = ?1 AND worker = ?2 AND action = 'open' AND at >= ?3)";

/// Logs that a worker opened a client's page, once for each looking.
///
/// # Errors
/// As [`log`].
pub async fn log_open(store: &Store, worker: &str, client: &str) -> Result<()> {
    let mut conn = store.read().await?;
    let looks: bool = sqlx::query_scalar(LOOKED)
        .bind(client)
        .bind(worker)
        .bind(store.clock().now_ms() - ONE_LOOK)
        .fetch_one(&mut *conn)
        .await?;
    drop(conn);
    if looks {
        return Ok(());
    }
    log(store, worker, ReadAction::Open, &[Some(client)], None).await
}

/// Who has looked at a client, the newest first.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_client(
    conn: &mut SqliteConnection,
    client: &str,
    limit: i64,
) -> Result<Vec<ReadEntry>> {
    Ok(sqlx::query_as(OF_CLIENT)
        .bind(client)
        .bind(limit)
        .fetch_all(conn)
        .await?)
}

const REASON_GIVEN: &str = "SELECT at, coalesce(detail, '') AS reason FROM read_log \
     WHERE client_id = ?1 AND worker = ?2 AND action = 'reason' AND at >= ?3 ORDER BY seq DESC LIMIT 1";

/// A reason for opening a client.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ReasonGiven {
    /// When, in UTC milliseconds.
    pub at: i64,
    /// The words.
    pub reason: String,
}

/// The newest reason that a worker has given for opening a client since then (UTC milliseconds).
///
/// # Errors
/// If the database cannot be read.
pub async fn reason_given(
    conn: &mut SqliteConnection,
    client: &str,
    worker: &str,
    since: i64,
) -> Result<Option<ReasonGiven>> {
    Ok(sqlx::query_as(REASON_GIVEN)
        .bind(client)
        .bind(worker)
        .bind(since)
        .fetch_optional(conn)
        .await?)
}

const TRIGGERS: &str = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'read_log' ORDER BY name";
const SET_MAC: &str = "UPDATE read_log SET mac = ?2 WHERE seq = ?1";

/// Chains the whole log by another key; only for a copy that nobody has open, when the master key is changed.
pub(crate) async fn chain_anew(conn: &mut SqliteConnection, key: &[u8; 32]) -> Result<()> {
    use sqlx::{AssertSqlSafe, Connection};
    let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
    let triggers: Vec<(String, String)> = sqlx::query_as(TRIGGERS).fetch_all(&mut *tx).await?;
    for (name, _) in &triggers {
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER \"{name}\"")))
            .execute(&mut *tx)
            .await?;
    }
    let (mut before, mut seq) = (String::new(), 0);
    loop {
        let entries: Vec<ReadEntry> = sqlx::query_as(FROM).bind(seq).fetch_all(&mut *tx).await?;
        let Some(last) = entries.last() else { break };
        seq = last.seq;
        for entry in &entries {
            before = mac_of(key, &before, entry.parts())?;
            sqlx::query(SET_MAC)
                .bind(entry.seq)
                .bind(&before)
                .execute(&mut *tx)
                .await?;
        }
    }
    for (_, sql) in triggers {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

impl ReadEntry {
    fn parts(&self) -> Parts<'_> {
        let (client, detail) = (self.client_id.as_deref(), self.detail.as_deref());
        (
            self.seq,
            self.at,
            self.worker.as_str(),
            client,
            self.action.as_str(),
            detail,
        )
    }
}

/// Walks the chain. The place of the first entry that does not fit, if any.
///
/// # Errors
/// If the database cannot be read.
pub async fn verify(store: &Store) -> Result<Option<i64>> {
    let mut conn = store.read().await?;
    let mut before = String::new();
    let mut seq = 0;
    loop {
        let entries: Vec<ReadEntry> = sqlx::query_as(FROM).bind(seq).fetch_all(&mut *conn).await?;
        if entries.is_empty() {
            return Ok(None);
        }
        for e in entries {
            if e.seq != seq + 1 || mac_of(store.read_log_key(), &before, e.parts())? != e.mac {
                return Ok(Some(e.seq));
            }
            seq = e.seq;
            before = e.mac;
        }
    }
}
