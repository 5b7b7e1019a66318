//! The files that make up a store, and the lock that keeps it to one process.

use crate::error::StoreError;
use serde::{Deserialize, Serialize};
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
    let mut name = store.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
    name.push(".");
    name.push(suffix);
    store.with_file_name(name)
}

/// How far the store had come when it was last closed here. A store that has come less far since is an older copy, and
/// takes a new device id before its first write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HighWater {
    pub(crate) device: String,
    pub(crate) seq: i64,
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
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
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

    pub(crate) fn high_water(&self) -> Option<HighWater> {
        let mut text = String::new();
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0)).ok()?;
        file.read_to_string(&mut text).ok()?;
        serde_json::from_str(&text).ok()
    }

    pub(crate) fn set_high_water(&self, mark: &HighWater) -> Result<(), StoreError> {
        let text = serde_json::to_string(mark)?;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        file.set_len(0)?;
        file.write_all(text.as_bytes())?;
        Ok(())
    }
}
