//! The files that make up a store, and the lock that keeps it to one process.

use crate::error::StoreError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where the key slots of a store lie: `<store>.keys`.
#[must_use]
pub fn keys_path(store: &Path) -> PathBuf {
    with_suffix(store, "keys")
}

/// Where the lock of a store lies: `<store>.lock`.
#[must_use]
pub fn lock_path(store: &Path) -> PathBuf {
    with_suffix(store, "lock")
}

/// A path beside the store: its name and one more ending.
#[must_use]
pub fn with_suffix(store: &Path, suffix: &str) -> PathBuf {
    let mut name = store
        .file_name()
        .map(std::ffi::OsStr::to_owned)
        .unwrap_or_default();
    name.push(".");
    name.push(suffix);
    store.with_file_name(name)
}

/// Puts a store without key slots out of the way, under names with the moment in them: it was never finished, or its
/// slots were taken away, and nothing opens it as it is. Says whether there was one.
///
/// # Errors
/// [`StoreError::InUse`] when another process has it open or is making it, and what the disk says.
pub fn set_aside_keyless(store: &Path, at_ms: i64) -> Result<bool, StoreError> {
    if keys_path(store).exists() || !store.exists() {
        return Ok(false);
    }
    let lock = StoreLock::take(store)?;
    let aside = with_suffix(store, &format!("keyless-{at_ms}"));
    for ending in ["", "-wal", "-shm"] {
        let with_ending = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        let from = with_ending(store);
        if from.exists() {
            fs::rename(from, with_ending(&aside))?;
        }
    }
    lock.remove();
    Ok(true)
}

/// How far each device of the store had come when it was last closed here. A store that has come less far since is an
/// older copy, and takes a new device id before its first write. The devices of before stay known: an older copy may be
/// put back more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct HighWater(BTreeMap<String, i64>);

impl HighWater {
    /// Whether a device has come further than that.
    pub(crate) fn is_beyond(&self, device: &str, seq: i64) -> bool {
        self.0.get(device).is_some_and(|mark| *mark > seq)
    }
}

/// The lock on a store, held while the store is open.
#[derive(Debug)]
pub(crate) struct StoreLock {
    file: File,
    made: bool,
    path: PathBuf,
}

impl StoreLock {
    /// Takes the lock.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process holds it, [`StoreError::ReadOnly`] when nothing can be written here.
    pub(crate) fn take(store: &Path) -> Result<Self, StoreError> {
        let path = lock_path(store);
        let made = !path.exists();
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file, made, path }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Leaves no trace of a lock that this opening made, when the opening failed.
    pub(crate) fn forget(self) {
        if self.made {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Forgets all that the lock knows of a store that has gone.
    fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }

    /// How far the store had come here; nothing is known of one that is new here.
    pub(crate) fn high_water(&self) -> HighWater {
        let mut text = String::new();
        let mut file = &self.file;
        let read = file
            .seek(SeekFrom::Start(0))
            .and_then(|_| file.read_to_string(&mut text));
        read.ok()
            .and_then(|_| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Notes how far a device has come.
    pub(crate) fn set_high_water(&self, device: &str, seq: i64) -> Result<(), StoreError> {
        let mut mark = self.high_water();
        if mark.0.get(device) == Some(&seq) {
            return Ok(());
        }
        mark.0.insert(device.to_owned(), seq);
        let text = serde_json::to_string(&mark)?;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        file.set_len(0)?;
        file.write_all(text.as_bytes())?;
        Ok(())
    }
}
