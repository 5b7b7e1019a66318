//! Making, opening and closing the file.

use crate::error::StoreError;
use crate::files::StoreLock;
use crate::keys::MasterKey;
use crate::meta::{self, Meta};
use crate::seams::{Clock, IdGen};
use crate::write::{Act, WriteTx};
use crate::{Result, place, schema};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Sqlite, SqliteConnection};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The migrations of the device store, embedded.
pub static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/device");

/// Readers beside the writer.
const READERS: u32 = 4;

/// The newest schema that this program knows.
#[must_use]
pub fn known_schema() -> i64 {
    MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0)
}

/// Connection options with the key in them; without `Debug`, because sqlx would print the key.
#[derive(Clone)]
pub(crate) struct KeyedOptions(SqliteConnectOptions);

impl KeyedOptions {
    pub(crate) fn new(path: &Path, master: &MasterKey) -> Self {
        // without it the cipher's library tidies up at the exit of the process, under threads that still use it
        openssl_sys::init();
        let database_key = master.database_key();
        let hex = Zeroizing::new(HEXLOWER.encode(database_key.as_slice()));
        // the quotes are part of the value: a raw key, no derivation per connection
        let key = Zeroizing::new(format!("\"x'{}'\"", hex.as_str()));
        Self(
            SqliteConnectOptions::new()
                .filename(path)
                .pragma("key", key.to_string())
                .pragma("cipher_log_level", "NONE")
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .pragma("recursive_triggers", "ON")
                .pragma("secure_delete", "ON")
                .pragma("temp_store", "MEMORY")
                .pragma("trusted_schema", "OFF")
                .pragma("cell_size_check", "ON")
                .disable_statement_logging(),
        )
    }

    pub(crate) fn writer(&self) -> SqliteConnectOptions {
        self.0
            .clone()
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("journal_size_limit", "67108864")
            .pragma("cache_size", "-65536")
    }

    pub(crate) fn reader(&self) -> SqliteConnectOptions {
        self.0
            .clone()
            .read_only(true)
            .pragma("cache_size", "-32768")
    }

    pub(crate) fn probe(&self) -> SqliteConnectOptions {
        self.0.clone().read_only(true).immutable(true)
    }

    /// For a file that no process has open: a plain rollback journal, so that nothing is left beside it.
    pub(crate) fn alone(&self) -> SqliteConnectOptions {
        self.0
            .clone()
            .journal_mode(SqliteJournalMode::Delete)
            .synchronous(SqliteSynchronous::Full)
    }
}

/// What a new store is told of itself.
#[derive(Debug, Clone, Copy)]
pub struct NewStore {
    /// The store's id, the same as in its key slots.
    pub store_id: Uuid,
    /// Whether it is a made-up region.
    pub made_up: bool,
}

/// An open store. Close it with [`Store::close`].
pub struct Store {
    path: PathBuf,
    writer: SqlitePool,
    readers: SqlitePool,
    lock: StoreLock,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdGen>,
    read_log_key: Zeroizing<[u8; 32]>,
    store_id: Uuid,
    made_up: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("store_id", &self.store_id)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new store at `path` and opens it. The key slots are the caller's to write, after this.
    ///
    /// # Errors
    /// [`StoreError::Exists`], a place that is refused, no room, no permission.
    pub async fn create(
        path: &Path,
        master: &MasterKey,
        new: NewStore,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<Self> {
        place::check(path)?;
        if path.exists() || crate::files::keys_path(path).exists() {
            return Err(StoreError::Exists);
        }
        let lock = StoreLock::take(path)?;
        let made = async {
            let options = KeyedOptions::new(path, master);
            let mut conn = options.writer().create_if_missing(true).connect().await?;
            migrate(&mut conn).await?;
            let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
            meta::set(&mut tx, Meta::StoreId, &new.store_id.to_string()).await?;
            meta::set(&mut tx, Meta::MadeUp, if new.made_up { "1" } else { "0" }).await?;
            meta::set(&mut tx, Meta::Device, &ids.next().to_string()).await?;
            meta::set(&mut tx, Meta::Location, &location(path)).await?;
            tx.commit().await?;
            conn.close().await?;
            Ok(())
        }
        .await
        .map_err(|error: StoreError| error.with_disk_of(path));
        match made {
            Ok(()) => Self::open_locked(path, master, lock, clock, ids).await,
            Err(error) => {
                remove_database(path);
                lock.forget();
                Err(error)
            }
        }
    }

    /// Opens the store at `path`.
    ///
    /// # Errors
    /// Each way in which a store may not open has its own variant; nothing on the disk has changed then.
    pub async fn open(
        path: &Path,
        master: &MasterKey,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<Self> {
        place::check(path)?;
        if !path.exists() {
            return Err(StoreError::NoSuchStore);
        }
        let lock = StoreLock::take(path)?;
        // SQLite would fall back to reading, and fail at the first save
        let can_write = std::fs::OpenOptions::new()
            .write(true)
            .open(path)
            .map_err(StoreError::from);
        let probed = match can_write {
            Ok(_) => probe(path, master).await,
            Err(error) => Err(error),
        };
        match probed {
            Ok(()) => Self::open_locked(path, master, lock, clock, ids).await,
            Err(error) => {
                lock.forget();
                Err(error)
            }
        }
    }

    async fn open_locked(
        path: &Path,
        master: &MasterKey,
        lock: StoreLock,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<Self> {
        match Self::open_pools(path, master, &lock, &*ids).await {
            Ok((writer, readers, store_id, made_up)) => Ok(Self {
                path: path.to_owned(),
                writer,
                readers,
                lock,
                clock,
                ids,
                read_log_key: master.read_log_key(),
                store_id,
                made_up,
            }),
            Err(error) => {
                remove_empty_log(path);
                lock.forget();
                Err(error.with_disk_of(path))
            }
        }
    }

    async fn open_pools(
        path: &Path,
        master: &MasterKey,
        lock: &StoreLock,
        ids: &dyn IdGen,
    ) -> Result<(SqlitePool, SqlitePool, Uuid, bool)> {
        let options = KeyedOptions::new(path, master);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(120))
            .connect_with(options.writer())
            .await?;
        let facts = async {
            let mut conn = writer.acquire().await?;
            check_schema(&mut conn).await?;
            migrate(&mut conn).await?;
            let hash = schema::trigger_hash(&mut conn).await?;
            if meta::get(&mut conn, Meta::Triggers).await?.as_deref() != Some(hash.as_str()) {
                return Err(StoreError::Damaged("the journal's triggers"));
            }
            settle_device(&mut conn, path, lock, ids).await?;
            let store_id = meta::get(&mut conn, Meta::StoreId)
                .await?
                .and_then(|text| text.parse().ok())
                .ok_or(StoreError::Damaged("the store's id"))?;
            let made_up = meta::get(&mut conn, Meta::MadeUp).await?.as_deref() == Some("1");
            Ok((store_id, made_up))
        }
        .await;
        let (store_id, made_up) = match facts {
            Ok(facts) => facts,
            Err(error) => {
                writer.close().await;
                return Err(error);
            }
        };
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(120))
            .connect_with(options.reader())
            .await;
        match readers {
            Ok(readers) => Ok((writer, readers, store_id, made_up)),
            Err(error) => {
                writer.close().await;
                Err(error.into())
            }
        }
    }

    /// Closes the readers, then the writer, and lets go of the lock.
    pub async fn close(self) {
        self.readers.close().await;
        if let Ok(mut conn) = self.writer.acquire().await
            && let (Ok(Some(device)), Ok(seq)) = (
                meta::get(&mut conn, Meta::Device).await,
                crate::journal::last_seq(&mut conn).await,
            )
        {
            let _ = self.lock.set_high_water(&device, seq);
        }
        self.writer.close().await;
    }

    /// A read-only connection.
    ///
    /// # Errors
    /// If none can be had.
    pub async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        Ok(self.readers.acquire().await?)
    }

    /// Begins a write: the one writer, at once exclusive, journaled as `act`.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub async fn begin(&self, act: Act<'_>) -> Result<WriteTx> {
        WriteTx::begin(&self.writer, &*self.clock, &*self.ids, act)
            .await
            .map_err(|error| error.with_disk_of(&self.path))
    }

    /// A connection of the writer without the journal, for what is exempt from it.
    pub(crate) async fn writer(&self) -> Result<PoolConnection<Sqlite>> {
        Ok(self.writer.acquire().await?)
    }

    /// Where the store lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The store's id.
    #[must_use]
    pub const fn store_id(&self) -> Uuid {
        self.store_id
    }

    /// Whether it holds a made-up region.
    #[must_use]
    pub const fn is_made_up(&self) -> bool {
        self.made_up
    }

    /// The clock it was opened with.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The clock it was opened with, to open it again.
    #[must_use]
    pub fn shared_clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    /// The ids it was opened with, to open it again.
    #[must_use]
    pub fn shared_ids(&self) -> Arc<dyn IdGen> {
        self.ids.clone()
    }

    /// The ids it was opened with.
    #[must_use]
    pub fn ids(&self) -> &dyn IdGen {
        &*self.ids
    }

    pub(crate) fn read_log_key(&self) -> &[u8; 32] {
        &self.read_log_key
    }
}

/// Looks at the file without changing it: is this the key, is it whole, is it not too new.
///
/// A write-ahead log with content means that the last process died; then the main file alone may not be consistent and
/// only a real opening can tell.
async fn probe(path: &Path, master: &MasterKey) -> Result<()> {
    if has_log(path) {
        return Ok(());
    }
    let mut conn = KeyedOptions::new(path, master).probe().connect().await?;
    let checked = async {
        let _: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
            .fetch_one(&mut conn)
            .await?;
        check_schema(&mut conn).await
    }
    .await;
    conn.close().await?;
    checked
}

async fn check_schema(conn: &mut SqliteConnection) -> Result<()> {
    let found: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(conn)
        .await?;
    let known = known_schema();
    match found {
        // a file of no length passes for an empty database
        ..=0 => Err(StoreError::Damaged("no schema")),
        _ if found > known => Err(StoreError::NewerSchema { found, known }),
        _ => Ok(()),
    }
}

/// Brings the schema up to date in one transaction: triggers off, migrations, triggers anew.
async fn migrate(conn: &mut SqliteConnection) -> Result<()> {
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *conn)
        .await?;
    let known = known_schema();
    if version == known {
        return Ok(());
    }
    let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
    schema::drop_triggers(&mut tx).await?;
    MIGRATIONS
        .run_direct(None, &mut *tx, false)
        .await
        .map_err(|error| match error {
            sqlx::migrate::MigrateError::Execute(e)
            | sqlx::migrate::MigrateError::ExecuteMigration(e, _) => e.into(),
            _ => StoreError::Damaged("the migrations"),
        })?;
    crate::setting::seed_codes(&mut tx).await?;
    schema::make_triggers(&mut tx).await?;
    let hash = schema::trigger_hash(&mut tx).await?;
    meta::set(&mut tx, Meta::Triggers, &hash).await?;
    sqlx::query(AssertSqlSafe(format!("PRAGMA user_version = {known}")))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// A store that was copied elsewhere, or that has come less far than when it was closed here, writes as a new device.
async fn settle_device(
    conn: &mut SqliteConnection,
    path: &Path,
    lock: &StoreLock,
    ids: &dyn IdGen,
) -> Result<()> {
    let here = location(path);
    let moved = meta::get(conn, Meta::Location).await?.as_deref() != Some(here.as_str());
    let device = meta::get(conn, Meta::Device).await?;
    let seq = crate::journal::last_seq(conn).await?;
    let rewound = device
        .as_ref()
        .is_some_and(|device| lock.high_water().is_beyond(device, seq));
    if moved || rewound || device.is_none() {
        let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
        meta::set(&mut tx, Meta::Device, &ids.next().to_string()).await?;
        meta::set(&mut tx, Meta::Location, &here).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A hash of the machine and the path, so that a copy knows itself for one.
fn location(path: &Path) -> String {
    let machine = machine_uid::get().unwrap_or_default();
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut hash = Sha256::new();
    hash.update(machine.as_bytes());
    hash.update([0]);
    hash.update(path.as_os_str().as_encoded_bytes());
    HEXLOWER.encode(&hash.finalize()[..16])
}

/// A file of the database's beside it.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path
        .file_name()
        .map(std::ffi::OsStr::to_owned)
        .unwrap_or_default();
    name.push(ending);
    path.with_file_name(name)
}

/// Whether there is a write-ahead log with something in it.
fn has_log(path: &Path) -> bool {
    beside(path, "-wal")
        .metadata()
        .is_ok_and(|file| file.len() > 0)
}

/// Removes what an opening that failed for want of room left half-made; the lock is held.
fn remove_empty_log(path: &Path) {
    if !has_log(path) {
        for ending in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(path, ending));
        }
    }
}

/// Removes a database that was not finished.
pub(crate) fn remove_database(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(beside(path, ending));
    }
}
