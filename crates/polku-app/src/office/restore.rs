//! An office brought back from a backup.

use crate::error::{ApiError, Code};
use polku_store::keys::{KeyRing, RecoveryKey};
use polku_store::{backup, container};
use std::path::Path;

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
        BackupKey::Passphrase {
            name: Some(name),
            passphrase,
        } => keys.unlock(name, passphrase)?.1,
        BackupKey::Passphrase {
            name: None,
            passphrase,
        } => {
            let only = keys
                .only_worker()
                .ok_or_else(|| ApiError::new(Code::WorkerNeeded))?;
            keys.unlock_worker(only, passphrase)?
        }
        BackupKey::Recovery(text) => keys.unlock_recovery(&RecoveryKey::parse(text)?)?,
    };
    Ok(backup::restore(from, &master, path).await?)
}
