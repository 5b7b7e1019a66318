//! The one way to write: a transaction of the single writer, journaled, with its clock.

use crate::Result;
use crate::meta::{self, Meta};
use crate::seams::{Clock, IdGen};
use polku_domain::hlc::Hlc;
use sqlx::sqlite::SqlitePool;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use uuid::Uuid;

/// Who does what.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The worker's id.
    pub worker: &'a str,
    /// The command, as the journal keeps it.
    pub reason: &'a str,
    /// The transaction that this one undoes.
    pub undoes: Option<&'a str>,
}

impl<'a> Act<'a> {
    /// A worker's command.
    #[must_use]
    pub const fn new(worker: &'a str, reason: &'a str) -> Self {
        Self {
            worker,
            reason,
            undoes: None,
        }
    }
}

/// A journaled write transaction; rolls back when dropped.
pub struct WriteTx {
    tx: Transaction<'static, Sqlite>,
    number: i64,
    id: Uuid,
    at: i64,
}

impl std::fmt::Debug for WriteTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriteTx")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

const ENTER: &str =
    "INSERT INTO journal_tx (number, id, device, seq, hlc, schema, worker, at, reason, undoes)
SELECT (SELECT coalesce(max(number), 0) + 1 FROM journal_tx), ?1, ?2,
       (SELECT coalesce(max(seq), 0) + 1 FROM journal_tx WHERE device = ?2), ?3, ?4, ?5, ?6, ?7, ?8
RETURNING number";
const OPEN_CONTEXT: &str = "UPDATE journal_context SET tx = ?1, n = 0 WHERE only = 1";
const CLOSE_CONTEXT: &str =
    "UPDATE journal_context SET tx = NULL, n = 0 WHERE only = 1 RETURNING n";
const WRITTEN: &str = "SELECT n FROM journal_context WHERE only = 1";

impl WriteTx {
    pub(crate) async fn begin(
        pool: &SqlitePool,
        clock: &dyn Clock,
        ids: &dyn IdGen,
        act: Act<'_>,
    ) -> Result<Self> {
        let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
        let at = clock.now_ms();
        let last = meta::get(&mut tx, Meta::Hlc)
            .await?
            .and_then(|text| text.parse().ok())
            .unwrap_or(0);
        let hlc =
            polku_domain::hlc::tick(Hlc::from_i64(last), u64::try_from(at).unwrap_or(0)).to_i64();
        meta::set(&mut tx, Meta::Hlc, &hlc.to_string()).await?;
        let device = meta::get(&mut tx, Meta::Device).await?.unwrap_or_default();
        let id = ids.next();
        let number: i64 = sqlx::query_scalar(ENTER)
            .bind(id.to_string())
            .bind(device)
            .bind(hlc)
            .bind(crate::open::known_schema())
            .bind(act.worker)
            .bind(at)
            .bind(act.reason)
            .bind(act.undoes)
            .fetch_one(&mut *tx)
            .await?;
        sqlx::query(OPEN_CONTEXT)
            .bind(number)
            .execute(&mut *tx)
            .await?;
        Ok(Self { tx, number, id, at })
    }

    /// The connection to write through.
    pub fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }

    /// The transaction's number in this file.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.number
    }

    /// The transaction's id.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// When it began, in UTC milliseconds.
    #[must_use]
    pub const fn at(&self) -> i64 {
        self.at
    }

    /// How many rows have changed so far.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn written(&mut self) -> Result<i64> {
        Ok(sqlx::query_scalar(WRITTEN).fetch_one(self.conn()).await?)
    }

    /// Makes it durable. A transaction that changed no row leaves no trace; then `None`.
    ///
    /// # Errors
    /// If it cannot be made durable; then nothing of it is stored.
    pub async fn commit(mut self) -> Result<Option<Uuid>> {
        if self.written().await? == 0 {
            self.tx.rollback().await?;
            return Ok(None);
        }
        let _: i64 = sqlx::query_scalar(CLOSE_CONTEXT)
            .fetch_one(&mut *self.tx)
            .await?;
        self.tx.commit().await?;
        Ok(Some(self.id))
    }

    /// Stores nothing.
    ///
    /// # Errors
    /// If the connection broke.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.tx.rollback().await?)
    }
}
