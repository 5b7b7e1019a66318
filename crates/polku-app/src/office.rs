//! The office's store as a whole: made, opened by a worker, backed up, brought back.

use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::code::Role;
use polku_store::files::keys_path;
use polku_store::keys::{KdfCost, KeyRing, MasterKey, RecoveryKey};
use polku_store::open::NewStore;
use polku_store::seams::{Clock, IdGen};
use polku_store::worker::{self, WorkerRow};
use polku_store::{Act, Store, StoreError, backup, container, environment};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// What a new office is made of.
#[derive(Debug, Clone)]
pub struct NewOffice<'a> {
    /// The municipalities that it serves.
    pub municipalities: &'a [String],
    /// Full name of the first worker.
    pub worker: &'a str,
    /// Their role.
    pub role: Role,
    /// Their passphrase.
    pub passphrase: &'a str,
    /// A made-up region.
    pub made_up: bool,
}

/// An open office: its store, its keys, where it lies.
pub struct Office {
    /// The store.
    pub store: Arc<Store>,
    pub(crate) keys: KeyRing,
    pub(crate) master: MasterKey,
    path: PathBuf,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office").finish_non_exhaustive()
    }
}

impl Office {
    /// Makes an office at `path`, with its first worker. The recovery key is shown once and kept nowhere.
    ///
    /// # Errors
    /// A passphrase that is too short, a municipality that is none, a place or file that will not do.
    pub async fn create(
        path: &Path,
        new: &NewOffice<'_>,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<(Self, Session, RecoveryKey), ApiError> {
        let name = polku_domain::text::clean(new.worker);
        if name.is_empty() {
            return Err(ApiError::invalid("worker", "missing_value"));
        }
        for code in new.municipalities {
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_digit()) {
                return Err(ApiError::invalid("municipality", "unknown_code"));
            }
        }
        if path.exists() || keys_path(path).exists() {
            return Err(ApiError::new(Code::StoreExists));
        }
        let store_id = ids.next();
        let worker_id = ids.next();
        let cost = KdfCost::from_environment();
        let (mut keys, master, recovery) = KeyRing::create(store_id, cost)?;
        keys.add_worker(&master, worker_id, &name, new.passphrase, cost)?;
        let store = Store::create(path, &master, NewStore { store_id, made_up: new.made_up }, clock, ids).await?;
        let filled = async {
            let worker_id = worker_id.to_string();
            let mut tx = store.begin(Act::new(&worker_id, "create_office")).await?;
            for code in new.municipalities {
                environment::add_municipality(tx.conn(), code).await?;
            }
            let row = WorkerRow { id: worker_id, name, role: new.role.as_str().to_owned(), archived_on: None };
            worker::insert(tx.conn(), &row).await?;
            tx.commit().await?;
            keys.save(&keys_path(path))?;
            Ok::<_, StoreError>(())
        }
        .await;
        if let Err(error) = filled {
            let error = error.with_disk_of(path);
            store.close().await;
            remove_unfinished(path);
            return Err(error.into());
        }
        let today = day_of(store.clock());
        let session = Session::of(&store, &worker_id.to_string(), today).await?;
        let office = Self { store: Arc::new(store), keys, master, path: path.to_owned() };
        Ok((office, session, recovery))
    }

    /// Opens the office for a worker by name and passphrase; without a name for its only worker.
    ///
    /// # Errors
    /// Each way in which a store may not open has its own code; nothing on the disk has changed then.
    pub async fn open(
        path: &Path,
        name: Option<&str>,
        passphrase: &str,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<(Self, Session), ApiError> {
        polku_store::place::check(path)?;
        if !path.exists() {
            return Err(ApiError::new(Code::NoSuchStore));
        }
        let keys = KeyRing::load(&keys_path(path))?;
        let (worker_id, master) = match name {
            Some(name) => keys.unlock(name, passphrase)?,
            None => {
                let only = keys.only_worker().ok_or_else(|| ApiError::new(Code::WorkerNeeded))?;
                (only, keys.unlock_worker(only, passphrase)?)
            }
        };
        let store = Store::open(path, &master, clock, ids).await?;
        let today = day_of(store.clock());
        match Session::of(&store, &worker_id.to_string(), today).await {
            Ok(session) => Ok((Self { store: Arc::new(store), keys, master, path: path.to_owned() }, session)),
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
    }

    /// Adds a worker with a passphrase of their own.
    ///
    /// # Errors
    /// A name that is taken, a passphrase that is too short.
    pub async fn add_worker(
        &mut self,
        by: &Session,
        name: &str,
        role: Role,
        passphrase: &str,
    ) -> Result<String, ApiError> {
        by.require(polku_domain::access::Capability::ManageOffice)?;
        let name = polku_domain::text::clean(name);
        let id = self.store.ids().next();
        let mut keys = self.keys.clone();
        keys.add_worker(&self.master, id, &name, passphrase, KdfCost::from_environment())?;
        let mut tx = self.store.begin(Act::new(&by.worker_id, "add_worker")).await?;
        let row = WorkerRow { id: id.to_string(), name, role: role.as_str().to_owned(), archived_on: None };
        worker::insert(tx.conn(), &row).await?;
        keys.save(&keys_path(&self.path))?;
        tx.commit().await?;
        self.keys = keys;
        Ok(id.to_string())
    }

    /// Gives a worker a new passphrase; the old one opens nothing any more.
    ///
    /// # Errors
    /// A passphrase that is too short, a slot file that cannot be written.
    pub fn change_passphrase(&mut self, worker_id: Uuid, name: &str, passphrase: &str) -> Result<(), ApiError> {
        self.keys.change_passphrase(worker_id, &self.master, name, passphrase)?;
        let slots = keys_path(&self.path);
        self.keys.save(&slots)?;
        KeyRing::discard_previous(&slots)?;
        Ok(())
    }

    /// Writes a backup to `target`, which must not be there.
    ///
    /// # Errors
    /// A target that is there, no room, no permission; then nothing is left.
    pub async fn backup(&self, target: &Path) -> Result<(), ApiError> {
        Ok(backup::write(&self.store, &self.master, &self.keys, target, false).await?)
    }

    /// Writes today's backup into a folder, where the newest fourteen are kept.
    ///
    /// # Errors
    /// As [`Office::backup`].
    pub async fn backup_daily(&self, folder: &Path, day: NaiveDate) -> Result<PathBuf, ApiError> {
        Ok(backup::write_daily(&self.store, &self.master, &self.keys, folder, &day.to_string()).await?)
    }

    /// Closes the store.
    pub async fn close(self) {
        if let Some(store) = Arc::into_inner(self.store) {
            store.close().await;
        }
    }
}

/// What opens a backup.
#[derive(Debug)]
pub enum BackupKey<'a> {
    /// A worker's passphrase; without a name the backup's only worker's.
    Passphrase {
        /// Name.
        name: Option<&'a str>,
        /// Passphrase.
        passphrase: &'a str,
    },
    /// The printed recovery key.
    Recovery(&'a str),
}

/// Brings a backup back as an office at `path`, on a machine that may have nothing else.
///
/// # Errors
/// A file that is there, a damaged backup, a wrong key, no room; then nothing is left at `path`.
pub async fn restore(from: &Path, key: BackupKey<'_>, path: &Path) -> Result<(), ApiError> {
    let header = container::read_header(from)?;
    let keys = KeyRing::from_json(&header.slots)?;
    let master = match key {
        BackupKey::Passphrase { name: Some(name), passphrase } => keys.unlock(name, passphrase)?.1,
        BackupKey::Passphrase { name: None, passphrase } => {
            let only = keys.only_worker().ok_or_else(|| ApiError::new(Code::WorkerNeeded))?;
            keys.unlock_worker(only, passphrase)?
        }
        BackupKey::Recovery(text) => keys.unlock_recovery(&RecoveryKey::parse(text)?)?,
    };
    Ok(backup::restore(from, &master, path).await?)
}

/// How easily a passphrase is guessed, 0-4; 3 and 4 are good. An estimate made here, offline.
#[must_use]
pub fn passphrase_strength(passphrase: &str, name: &str) -> u8 {
    zxcvbn::zxcvbn(passphrase, &[name, "polku"]).score().into()
}

/// Today by a clock, in Finland's calendar as the machine has it.
pub(crate) fn day_of(clock: &dyn Clock) -> NaiveDate {
    chrono::DateTime::from_timestamp_millis(clock.now_ms())
        .map_or(NaiveDate::MIN, |at| at.with_timezone(&chrono::Local).date_naive())
}

fn remove_unfinished(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal", ".lock", ".keys"] {
        let mut name = path.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
        name.push(ending);
        let _ = std::fs::remove_file(path.with_file_name(name));
    }
}
