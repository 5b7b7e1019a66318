//! A worker's name: in the store, and in the slot by which they sign in.

use super::Office;
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::access::Capability;
use polku_domain::text;
use polku_store::files::keys_path;
use polku_store::keys::{KeyError, KeyRing, MasterKey};
use polku_store::worker::{self, WorkerRow};
use polku_store::{Act, SqliteConnection, WriteTx};
use uuid::Uuid;

impl Office {
    /// Gives a worker another name, by which they sign in from now on; the passphrase stays.
    ///
    /// # Errors
    /// A role that does not manage the office, no name, the name of another worker, [`Code::NotFound`], a slot file that
    /// cannot be written.
    pub async fn rename_worker(
        &self,
        by: &Session,
        worker_id: &str,
        name: &str,
    ) -> Result<(), ApiError> {
        by.require(Capability::ManageOffice)?;
        let name = text::clean(name);
        if name.is_empty() {
            return Err(ApiError::invalid("name", "missing_value"));
        }
        let mut held = self.keys.lock().await;
        let act = Act::new(&by.worker_id, "rename_worker");
        let mut tx = self.store.begin(act).await?;
        let mut row = worker::by_id(tx.conn(), worker_id)
            .await?
            .filter(|row| row.archived_on.is_none())
            .ok_or_else(|| ApiError::new(Code::NotFound))?;
        refuse_known_name(&mut tx, &row.id, &name).await?;
        row.name.clone_from(&name);
        worker::update(tx.conn(), &row).await?;
        let id = Uuid::parse_str(worker_id).map_err(|_| ApiError::new(Code::NotFound))?;
        let mut keys = held.clone();
        free_name(tx.conn(), &mut keys, &self.master, &name).await?;
        match keys.rename_worker(id, &self.master, &name) {
            Ok(()) => {}
            // the workers of a made-up region are chosen, not found by a slot
            Err(KeyError::UnknownWorker) if self.store.is_made_up() => {}
            Err(error) => return Err(error.into()),
        }
        let slots = keys_path(&self.path);
        keys.save(&slots)?;
        if let Err(error) = tx.commit().await {
            held.save(&slots)?;
            return Err(error.into());
        }
        *held = keys;
        KeyRing::discard_previous(&slots)?;
        Ok(())
    }
}

/// Takes away the slot of a name that is nobody's: an addition that was cut off leaves one.
pub(super) async fn free_name(
    conn: &mut SqliteConnection,
    keys: &mut KeyRing,
    master: &MasterKey,
    name: &str,
) -> Result<(), ApiError> {
    let Some(slot) = keys.worker_named(name) else {
        return Ok(());
    };
    if worker::by_id(conn, &slot.to_string()).await?.is_none() {
        keys.remove_worker(slot, master)?;
    }
    Ok(())
}

/// Refuses a name that another worker signs in by.
pub(super) async fn refuse_known_name(
    tx: &mut WriteTx,
    worker_id: &str,
    name: &str,
) -> Result<(), ApiError> {
    // the workers of a made-up region have no slots, by which the ring would know the name
    let same = |other: &WorkerRow| {
        other.id != worker_id
            && other.archived_on.is_none()
            && text::fold(&other.name) == text::fold(name)
    };
    if worker::all(tx.conn()).await?.iter().any(same) {
        return Err(ApiError::invalid("name", "known_name"));
    }
    Ok(())
}
