//! The office's store as a whole: made, opened by a worker, backed up, brought back.

mod name;
mod rename;
mod restore;

pub(crate) use name::{own_name, set_own_name};
pub use restore::{BackupKey, restore};

use crate::error::{ApiError, Code};
use crate::session::Session;
use crate::settings::{self, AddWorker};
use polku_domain::NaiveDate;
use polku_domain::code::Role;
use polku_store::files::{keys_path, with_suffix};
use polku_store::keys::{KdfCost, KeyRing, MasterKey, RecoveryKey};
use polku_store::open::NewStore;
use polku_store::seams::{Clock, IdGen};
use polku_store::worker::{self, WorkerRow};
use polku_store::{Act, Store, StoreError, backup, environment, rotate, setting};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Mutex;
use uuid::Uuid;

/// The setting that says that the recovery key waits to be typed back.
const RECOVERY_PENDING: &str = "recovery_key_pending";

/// What a new office is made of.
#[derive(Debug, Clone)]
pub struct NewOffice<'a> {
    /// What it calls itself; may be empty.
    pub name: &'a str,
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
    /// The recovery key is to be typed back before it counts as kept: see [`Office::recovery_pending`].
    pub recovery_pending: bool,
}

/// A worker was not removed.
#[derive(Debug)]
pub struct RemovalFailed {
    /// Why.
    pub error: ApiError,
    /// The office as it was before; none if it has to be opened anew.
    pub office: Option<Box<Office>>,
}

/// An open office: its store, its keys, where it lies.
pub struct Office {
    /// The store.
    pub store: Arc<Store>,
    keys: Mutex<KeyRing>,
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
        let office_name = name::checked(new.name)?;
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
        let store = Store::create(
            path,
            &master,
            NewStore {
                store_id,
                made_up: new.made_up,
            },
            clock,
            ids,
        )
        .await?;
        let filled = async {
            let worker_id = worker_id.to_string();
            let mut tx = store.begin(Act::new(&worker_id, "create_office")).await?;
            for code in new.municipalities {
                environment::add_municipality(tx.conn(), code).await?;
            }
            let row = WorkerRow {
                id: worker_id,
                name,
                role: new.role.as_str().to_owned(),
                archived_on: None,
            };
            worker::insert(tx.conn(), &row).await?;
            if new.recovery_pending {
                setting::set(tx.conn(), RECOVERY_PENDING, "1").await?;
            }
            if !office_name.is_empty() {
                setting::set(tx.conn(), name::SETTING, &office_name).await?;
            }
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
        let keys = Mutex::new(keys);
        let office = Self {
            store: Arc::new(store),
            keys,
            master,
            path: path.to_owned(),
        };
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
        let keys = slots_of(path)?;
        let (worker_id, master) = match name {
            Some(name) => keys.unlock(name, passphrase)?,
            None => {
                let only = keys
                    .only_worker()
                    .ok_or_else(|| ApiError::new(Code::WorkerNeeded))?;
                (only, keys.unlock_worker(only, passphrase)?)
            }
        };
        let opened = Store::open(path, &master, clock.clone(), ids.clone()).await;
        let (store, keys, master) = match opened {
            Ok(store) => (store, keys, master),
            // a change of the master key that was cut short: the slots are new, the database is not
            Err(StoreError::Damaged(what)) => {
                match open_with_previous(path, worker_id, passphrase, clock, ids).await {
                    Some(opened) => opened,
                    None => return Err(StoreError::Damaged(what).into()),
                }
            }
            Err(error) => return Err(error.into()),
        };
        Self::seated(path, store, keys, master, worker_id).await
    }

    /// Opens the office for a worker by name, or for its first worker, who all have the same passphrase: made-up regions.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub async fn open_as(
        path: &Path,
        name: Option<&str>,
        passphrase: &str,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<(Self, Session), ApiError> {
        let keys = slots_of(path)?;
        let worker_id = match name {
            Some(name) => keys.worker_named(name),
            None => keys.worker_ids().next(),
        };
        let worker_id = worker_id.ok_or_else(|| ApiError::new(Code::UnknownWorker))?;
        let master = keys.unlock_worker(worker_id, passphrase)?;
        let store = Store::open(path, &master, clock, ids).await?;
        Self::seated(path, store, keys, master, worker_id).await
    }

    /// Opens the office for a worker with the master key that a PIN kept.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub async fn open_with(
        path: &Path,
        worker_id: Uuid,
        master: MasterKey,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<(Self, Session), ApiError> {
        let keys = slots_of(path)?;
        if !keys.worker_ids().any(|id| id == worker_id) {
            return Err(ApiError::new(Code::UnknownWorker));
        }
        let store = Store::open(path, &master, clock, ids).await?;
        Self::seated(path, store, keys, master, worker_id).await
    }

    async fn seated(
        path: &Path,
        store: Store,
        keys: KeyRing,
        master: MasterKey,
        worker_id: Uuid,
    ) -> Result<(Self, Session), ApiError> {
        let today = day_of(store.clock());
        match Session::of(&store, &worker_id.to_string(), today).await {
            Ok(session) => {
                let keys = Mutex::new(keys);
                Ok((
                    Self {
                        store: Arc::new(store),
                        keys,
                        master,
                        path: path.to_owned(),
                    },
                    session,
                ))
            }
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
    }

    /// Adds a worker with a passphrase of their own, and says where they work, in one act: a worker without a place would
    /// reach every municipality.
    ///
    /// # Errors
    /// A name that is taken or none, a passphrase that is too short, a municipality that the office does not serve.
    pub async fn add_worker(&self, by: &Session, new: &AddWorker) -> Result<String, ApiError> {
        by.require(polku_domain::access::Capability::ManageOffice)?;
        let name = polku_domain::text::clean(&new.name);
        if name.is_empty() {
            return Err(ApiError::invalid("name", "missing_value"));
        }
        let id = self.store.ids().next();
        let mut held = self.keys.lock().await;
        let mut keys = held.clone();
        let mut conn = self.store.read().await?;
        rename::free_name(&mut conn, &mut keys, &self.master, &name).await?;
        drop(conn);
        let cost = KdfCost::from_environment();
        keys.add_worker(&self.master, id, &name, &new.passphrase, cost)?;
        let mut tx = self
            .store
            .begin(Act::new(&by.worker_id, "add_worker"))
            .await?;
        let row = WorkerRow {
            id: id.to_string(),
            name,
            role: new.role.as_str().to_owned(),
            archived_on: None,
        };
        rename::refuse_known_name(&mut tx, &row.id, &row.name).await?;
        worker::insert(tx.conn(), &row).await?;
        settings::place(&mut tx, &new.place_of(&row.id)).await?;
        let slots = keys_path(&self.path);
        keys.save(&slots)?;
        if let Err(error) = tx.commit().await {
            held.save(&slots)?;
            return Err(error.into());
        }
        *held = keys;
        Ok(row.id)
    }

    /// Removes a worker: they sign in no more, and the store goes under a new master key, so that an old copy of the
    /// slots opens it no more. The other workers' passphrases and the recovery key stay good.
    ///
    /// The office is closed and opened again. A removal that was cut off is done again with
    /// [`Office::finish_removals`].
    ///
    /// # Errors
    /// [`Code::NotPermitted`], [`Code::NotFound`], removing oneself, jobs under way, no room; with the office as it was,
    /// unless it has to be opened anew.
    pub async fn remove_worker(
        mut self,
        by: &Session,
        worker_id: Uuid,
    ) -> Result<Self, RemovalFailed> {
        if Arc::strong_count(&self.store) > 1 {
            return Err(RemovalFailed {
                error: ApiError::new(Code::InUse),
                office: Some(Box::new(self)),
            });
        }
        let copy = with_suffix(&self.path, "rotated");
        let (keys, master) = match self.prepare_removal(by, worker_id).await {
            Ok(prepared) => prepared,
            Err(error) => {
                remove_unfinished(&copy);
                return Err(RemovalFailed {
                    error,
                    office: Some(Box::new(self)),
                });
            }
        };
        let store = match Arc::try_unwrap(self.store) {
            Ok(store) => store,
            Err(store) => {
                remove_unfinished(&copy);
                self.store = store;
                return Err(RemovalFailed {
                    error: ApiError::new(Code::InUse),
                    office: Some(Box::new(self)),
                });
            }
        };
        let (clock, ids) = (store.shared_clock(), store.shared_ids());
        store.close().await;
        Self::under_new_key(self.path, keys, master, clock, ids)
            .await
            .map_err(|error| RemovalFailed {
                error,
                office: None,
            })
    }

    /// Puts the copy under the new master key in the place of the store, and opens it.
    async fn under_new_key(
        path: PathBuf,
        keys: KeyRing,
        master: MasterKey,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<Self, ApiError> {
        let copy = with_suffix(&path, "rotated");
        let slots = keys_path(&path);
        keys.save(&slots)?;
        // closing has emptied the log; should it be there all the same, the copy holds what it held
        for ending in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(&path, ending));
        }
        std::fs::rename(&copy, &path).map_err(StoreError::from)?;
        let store = Store::open(&path, &master, clock, ids).await?;
        KeyRing::discard_previous(&slots)?;
        Ok(Self {
            store: Arc::new(store),
            keys: Mutex::new(keys),
            master,
            path,
        })
    }

    /// Removes anew whoever is archived and still has a key: their removal was cut off. What cannot be done now is left
    /// for the next time, unless the office has to be opened anew.
    ///
    /// # Errors
    /// If the store cannot be read or opened again.
    pub async fn finish_removals(self, by: &Session) -> Result<Self, ApiError> {
        let mut office = self;
        if by
            .require(polku_domain::access::Capability::ManageOffice)
            .is_err()
        {
            return Ok(office);
        }
        let with_key: Vec<Uuid> = office.keys.lock().await.worker_ids().collect();
        for id in with_key {
            let mut conn = office.store.read().await?;
            let is_archived = worker::by_id(&mut conn, &id.to_string())
                .await?
                .is_some_and(|row| row.archived_on.is_some());
            drop(conn);
            if is_archived {
                office = match office.remove_worker(by, id).await {
                    Ok(office) => office,
                    Err(RemovalFailed {
                        office: Some(office),
                        ..
                    }) => return Ok(*office),
                    Err(failed) => return Err(failed.error),
                };
            }
        }
        Ok(office)
    }

    async fn prepare_removal(
        &self,
        by: &Session,
        worker_id: Uuid,
    ) -> Result<(KeyRing, MasterKey), ApiError> {
        by.require(polku_domain::access::Capability::ManageOffice)?;
        if by.worker_id == worker_id.to_string() {
            return Err(ApiError::invalid("worker_id", "oneself"));
        }
        let mut tx = self
            .store
            .begin(Act::new(&by.worker_id, "remove_worker"))
            .await?;
        let mut row = worker::by_id(tx.conn(), &worker_id.to_string())
            .await?
            .ok_or_else(|| ApiError::new(Code::NotFound))?;
        let mut keys = self.keys.lock().await.clone();
        keys.remove_worker(worker_id, &self.master)?;
        let master = keys.rotate(&self.master)?;
        let before = row.clone();
        row.archived_on.get_or_insert(by.today.to_string());
        worker::update(tx.conn(), &row).await?;
        tx.commit().await?;
        let copy = with_suffix(&self.path, "rotated");
        if let Err(error) = rotate::copy_under(&self.store, &self.master, &master, &copy).await {
            // they still have a key, and so are not removed
            let mut tx = self
                .store
                .begin(Act::new(&by.worker_id, "remove_worker"))
                .await?;
            worker::update(tx.conn(), &before).await?;
            tx.commit().await?;
            return Err(error.into());
        }
        Ok((keys, master))
    }

    /// Gives a worker a new passphrase; the old one opens nothing any more.
    ///
    /// # Errors
    /// A passphrase that is too short, a slot file that cannot be written.
    pub async fn change_passphrase(
        &self,
        worker_id: Uuid,
        name: &str,
        passphrase: &str,
    ) -> Result<(), ApiError> {
        let mut held = self.keys.lock().await;
        let mut keys = held.clone();
        keys.change_passphrase(worker_id, &self.master, name, passphrase)?;
        let slots = keys_path(&self.path);
        keys.save(&slots)?;
        *held = keys;
        KeyRing::discard_previous(&slots)?;
        Ok(())
    }

    /// Makes a new recovery key; the old one opens nothing any more.
    ///
    /// # Errors
    /// A role that does not manage the office, a slot file that cannot be written.
    pub async fn new_recovery_key(&self, by: &Session) -> Result<RecoveryKey, ApiError> {
        by.require(polku_domain::access::Capability::ManageOffice)?;
        let mut held = self.keys.lock().await;
        let mut keys = held.clone();
        let recovery = keys.new_recovery_key(&self.master)?;
        let slots = keys_path(&self.path);
        keys.save(&slots)?;
        *held = keys;
        KeyRing::discard_previous(&slots)?;
        Ok(recovery)
    }

    /// Whether a recovery key was made that nobody has typed back yet.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn recovery_pending(&self) -> Result<bool, ApiError> {
        let mut conn = self.store.read().await?;
        let kept = setting::get(&mut conn, RECOVERY_PENDING).await?;
        Ok(kept.as_deref() == Some("1"))
    }

    /// Notes whether the recovery key waits to be typed back: a key that was shown and not written down is none.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn set_recovery_pending(&self, by: &Session, pending: bool) -> Result<(), ApiError> {
        let mut tx = self
            .store
            .begin(Act::new(&by.worker_id, "recovery_key"))
            .await?;
        let value = if pending { "1" } else { "0" };
        setting::set(tx.conn(), RECOVERY_PENDING, value).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Gives the worker who has signed in a new passphrase.
    ///
    /// # Errors
    /// [`Code::WrongPassphrase`] at `current`, and as [`Office::change_passphrase`].
    pub async fn change_own_passphrase(
        &self,
        session: &Session,
        current: &str,
        passphrase: &str,
    ) -> Result<(), ApiError> {
        let name = name_of(&self.store, &session.worker_id).await?;
        let id =
            Uuid::parse_str(&session.worker_id).map_err(|_| ApiError::new(Code::StoreDamaged))?;
        let known = self.keys.lock().await.unlock_worker(id, current);
        known.map_err(|error| ApiError::from(error).at("current"))?;
        self.change_passphrase(id, &name, passphrase).await
    }

    /// Writes a backup to `target`, which must not be there.
    ///
    /// # Errors
    /// A target that is there, no room, no permission; then nothing is left.
    pub async fn backup(&self, target: &Path) -> Result<(), ApiError> {
        Ok(backup::write(
            &self.store,
            &self.master,
            &*self.keys.lock().await,
            target,
            false,
        )
        .await?)
    }

    /// Writes today's backup into a folder, where the newest fourteen are kept.
    ///
    /// # Errors
    /// As [`Office::backup`].
    pub async fn backup_daily(&self, folder: &Path, day: NaiveDate) -> Result<PathBuf, ApiError> {
        Ok(backup::write_daily(
            &self.store,
            &self.master,
            &*self.keys.lock().await,
            folder,
            &day.to_string(),
        )
        .await?)
    }

    /// Closes the store.
    pub async fn close(self) {
        if let Some(store) = Arc::into_inner(self.store) {
            store.close().await;
        }
    }
}

/// The slots of a store in a place where one may lie.
fn slots_of(path: &Path) -> Result<KeyRing, ApiError> {
    polku_store::place::check(path)?;
    if !path.exists() {
        return Err(ApiError::new(Code::NoSuchStore));
    }
    Ok(KeyRing::load(&keys_path(path))?)
}

/// Opens a database whose slots were changed before it was, and puts its own slots back.
async fn open_with_previous(
    path: &Path,
    worker_id: Uuid,
    passphrase: &str,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdGen>,
) -> Option<(Store, KeyRing, MasterKey)> {
    let slots = keys_path(path);
    let keys = KeyRing::load(&KeyRing::previous_path(&slots)).ok()?;
    let master = keys.unlock_worker(worker_id, passphrase).ok()?;
    let store = Store::open(path, &master, clock, ids).await.ok()?;
    keys.save(&slots).ok()?;
    Some((store, keys, master))
}

/// Gives a worker a new passphrase by the printed recovery key, when the present one is forgotten; without a name the
/// only worker.
///
/// # Errors
/// As [`Office::open`], a recovery key that is not the store's, a passphrase that is too short.
pub async fn reset_passphrase(
    path: &Path,
    recovery_key: &str,
    name: Option<&str>,
    passphrase: &str,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdGen>,
) -> Result<(), ApiError> {
    polku_store::place::check(path)?;
    if !path.exists() {
        return Err(ApiError::new(Code::NoSuchStore));
    }
    let slots = keys_path(path);
    let mut keys = KeyRing::load(&slots)?;
    let worker = match name {
        Some(name) => keys
            .worker_named(name)
            .ok_or_else(|| ApiError::new(Code::UnknownWorker))?,
        None => keys
            .only_worker()
            .ok_or_else(|| ApiError::new(Code::WorkerNeeded))?,
    };
    let master = keys.unlock_recovery(&RecoveryKey::parse(recovery_key)?)?;
    // opened for its lock, so that nobody else writes the slots, and for the worker's name
    let store = Store::open(path, &master, clock, ids).await?;
    let changed = async {
        let name = name_of(&store, &worker.to_string()).await?;
        keys.change_passphrase(worker, &master, &name, passphrase)?;
        keys.save(&slots)?;
        Ok(KeyRing::discard_previous(&slots)?)
    }
    .await;
    store.close().await;
    changed
}

async fn name_of(store: &Store, worker: &str) -> Result<String, ApiError> {
    let mut conn = store.read().await?;
    let row = worker::by_id(&mut conn, worker)
        .await?
        .ok_or_else(|| ApiError::new(Code::UnknownWorker))?;
    Ok(row.name)
}

/// How easily a passphrase is guessed, 0-4; 3 and 4 are good. An estimate made here, offline.
#[must_use]
pub fn passphrase_strength(passphrase: &str, name: &str) -> u8 {
    zxcvbn::zxcvbn(passphrase, &[name, "polku"]).score().into()
}

/// Today by a clock, in Finland's calendar as the machine has it.
pub(crate) fn day_of(clock: &dyn Clock) -> NaiveDate {
    day_at(clock.now_ms())
}

/// The day of a moment (UTC milliseconds), in the same calendar.
pub(crate) fn day_at(ms: i64) -> NaiveDate {
    chrono::DateTime::from_timestamp_millis(ms).map_or(NaiveDate::MIN, |at| {
        at.with_timezone(&chrono::Local).date_naive()
    })
}

fn remove_unfinished(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal", ".lock", ".keys"] {
        let _ = std::fs::remove_file(beside(path, ending));
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path
        .file_name()
        .map(std::ffi::OsStr::to_owned)
        .unwrap_or_default();
    name.push(ending);
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::App;
    use crate::system::machine;
    use polku_store::replay::{digests, replayed_digests};
    use polku_store::{journal, read_log};
    use tempfile::TempDir;

    const PASSPHRASE: &str = "koivu kivi sata lunta";

    async fn office(folder: &TempDir) -> (PathBuf, Office, Session, RecoveryKey) {
        let path = folder.path().join("office.polku");
        let (clock, ids) = machine();
        let new = NewOffice {
            name: "",
            municipalities: &["167".to_owned()],
            worker: "Maija Mallikas",
            role: Role::Coordinator,
            passphrase: PASSPHRASE,
            made_up: true,
            recovery_pending: false,
        };
        let (office, session, recovery) = Office::create(&path, &new, clock, ids).await.unwrap();
        (path, office, session, recovery)
    }

    async fn open(path: &Path, name: &str) -> Result<(Office, Session), ApiError> {
        let (clock, ids) = machine();
        Office::open(path, Some(name), PASSPHRASE, clock, ids).await
    }

    #[tokio::test]
    async fn a_removed_worker_is_shut_out_and_everyone_else_is_not() {
        let folder = TempDir::new().unwrap();
        let (path, office, session, recovery) = office(&folder).await;
        let gone = office
            .add_worker(
                &session,
                &AddWorker::anywhere("Pekka Poistettu", Role::WorkCoach, PASSPHRASE),
            )
            .await
            .unwrap();
        office
            .add_worker(
                &session,
                &AddWorker::anywhere("Kaisa Jää", Role::CareerAgent, PASSPHRASE),
            )
            .await
            .unwrap();
        let app = App::new(office);
        let client = serde_json::json!({
            "identity_code": "010199+9012", "last_name": "Koe", "first_names": "Koe", "municipality": "167",
        });
        let added: serde_json::Value = app.call(&session, "add_client", &client).await.unwrap();
        let open_client = serde_json::json!({ "client_id": added["id"] });
        let _: serde_json::Value = app
            .call(&session, "open_client", &open_client)
            .await
            .unwrap();
        let office = Arc::into_inner(app.office).unwrap();
        let before = digests(&office.store).await.unwrap();
        let old_slots = std::fs::read(keys_path(&path)).unwrap();
        let old_path = folder.path().join("old.polku");

        let office = office
            .remove_worker(&session, gone.parse().unwrap())
            .await
            .unwrap();
        assert_eq!(
            read_log::verify(&office.store).await.unwrap(),
            None,
            "the read log is chained by the new key"
        );
        let after = digests(&office.store).await.unwrap();
        assert_eq!(after, replayed_digests(&office.store).await.unwrap());
        assert_ne!(after["worker"], before["worker"], "archived");
        assert_eq!(after["client"], before["client"]);
        assert!(
            journal::is_whole(&mut office.store.read().await.unwrap())
                .await
                .unwrap()
        );
        office.close().await;

        assert_eq!(
            open(&path, "Pekka Poistettu").await.unwrap_err().code,
            Code::UnknownWorker
        );
        for name in ["Maija Mallikas", "kaisa  jää"] {
            open(&path, name).await.unwrap().0.close().await;
        }
        let keys = KeyRing::load(&keys_path(&path)).unwrap();
        assert!(
            keys.unlock_recovery(&recovery).is_ok(),
            "the printed recovery key stays good"
        );

        // the slots that the removed worker kept a copy of open the store no more
        std::fs::copy(&path, &old_path).unwrap();
        std::fs::write(keys_path(&old_path), old_slots).unwrap();
        assert_eq!(
            open(&old_path, "Pekka Poistettu").await.unwrap_err().code,
            Code::StoreDamaged
        );
    }

    #[tokio::test]
    async fn a_worker_is_added_with_their_place_or_not_at_all() {
        let folder = TempDir::new().unwrap();
        let (path, office, session, _) = office(&folder).await;
        let mut new = AddWorker::anywhere("Pekka Paikallinen", Role::WorkCoach, PASSPHRASE);
        new.municipalities = vec!["090".to_owned()];
        let refused = office.add_worker(&session, &new).await.unwrap_err();
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::Invalid, Some("municipality"))
        );
        let mut conn = office.store.read().await.unwrap();
        assert_eq!(worker::all(&mut conn).await.unwrap().len(), 1);
        drop(conn);
        let with_key = KeyRing::load(&keys_path(&path)).unwrap();
        assert_eq!(with_key.worker_ids().count(), 1);

        new.municipalities = vec!["167".to_owned()];
        let id = office.add_worker(&session, &new).await.unwrap();
        let mut conn = office.store.read().await.unwrap();
        let places = worker::municipalities(&mut conn, &id).await.unwrap();
        assert_eq!(places, ["167"]);
        drop(conn);
        office.close().await;
        open(&path, "Pekka Paikallinen").await.unwrap();
    }

    /// An office in which the addition of "Pekka Uusi" was cut off: the slots were written, the database was not.
    async fn with_slot_of_nobody(folder: &TempDir) -> (PathBuf, Uuid) {
        let (path, office, _, _) = office(folder).await;
        office.close().await;
        let before = std::fs::read(&path).unwrap();
        let new = AddWorker::anywhere(
            "Pekka Uusi",
            Role::WorkCoach,
            "toinen lause jota ei enää ole",
        );
        let (office, session) = open(&path, "Maija Mallikas").await.unwrap();
        let gone = office.add_worker(&session, &new).await.unwrap();
        office.close().await;
        std::fs::write(&path, before).unwrap();
        (path, gone.parse().unwrap())
    }

    #[tokio::test]
    async fn an_addition_that_was_cut_short_is_made_again_under_the_same_name() {
        let folder = TempDir::new().unwrap();
        let (path, gone) = with_slot_of_nobody(&folder).await;
        let new = AddWorker::anywhere("Pekka Uusi", Role::WorkCoach, PASSPHRASE);
        let (office, session) = open(&path, "Maija Mallikas").await.unwrap();
        let id = office.add_worker(&session, &new).await.unwrap();
        let refused = office.add_worker(&session, &new).await.unwrap_err();
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::Invalid, Some("name")),
            "there is such a worker now"
        );
        office.close().await;
        let (office, session) = open(&path, "Pekka Uusi").await.unwrap();
        assert_eq!(session.worker_id, id);
        office.close().await;
        let ring = KeyRing::load(&keys_path(&path)).unwrap();
        assert_eq!(ring.worker_ids().count(), 2);
        assert!(ring.worker_ids().all(|id| id != gone));
    }

    #[tokio::test]
    async fn the_name_of_an_addition_that_was_cut_short_can_be_given_to_another() {
        let folder = TempDir::new().unwrap();
        let (path, _) = with_slot_of_nobody(&folder).await;
        let (office, session) = open(&path, "Maija Mallikas").await.unwrap();
        office
            .rename_worker(&session, &session.worker_id, "Pekka Uusi")
            .await
            .unwrap();
        office.close().await;
        let (office, renamed) = open(&path, "Pekka Uusi").await.unwrap();
        assert_eq!(renamed.worker_id, session.worker_id);
        office.close().await;
        let ring = KeyRing::load(&keys_path(&path)).unwrap();
        assert_eq!(ring.worker_ids().count(), 1);
    }

    #[tokio::test]
    async fn a_change_of_the_key_that_was_cut_short_loses_nothing() {
        let folder = TempDir::new().unwrap();
        let (path, office, session, _) = office(&folder).await;
        let gone = office
            .add_worker(
                &session,
                &AddWorker::anywhere("Pekka Poistettu", Role::WorkCoach, PASSPHRASE),
            )
            .await
            .unwrap();
        office.close().await;
        let slots = keys_path(&path);
        let (database, old_slots) = (
            std::fs::read(&path).unwrap(),
            std::fs::read(&slots).unwrap(),
        );
        let (office, session) = open(&path, "Maija Mallikas").await.unwrap();
        office
            .remove_worker(&session, gone.parse().unwrap())
            .await
            .unwrap()
            .close()
            .await;
        // as a crash leaves it after the slots were written and before the database took its place
        std::fs::write(&path, &database).unwrap();
        std::fs::write(KeyRing::previous_path(&slots), &old_slots).unwrap();
        let (office, _) = open(&path, "Maija Mallikas").await.unwrap();
        office.close().await;
        assert_eq!(
            std::fs::read(&slots).unwrap(),
            old_slots,
            "the slots fit the database again"
        );
    }

    #[test]
    fn the_strength_of_a_passphrase_is_estimated_here() {
        assert!(passphrase_strength("aaaaaaaaaaaa", "Maija") < 3);
        assert!(passphrase_strength("koivu kivi sata lunta hiljaa", "Maija") >= 3);
    }
}
