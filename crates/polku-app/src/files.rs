//! Files that a worker chose: a command is given an opaque handle, never a path.

use crate::error::{ApiError, Code};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// A file or folder that was chosen in a dialog, or named on the command line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Handle(String);

/// The handles that were given out in this process.
#[derive(Debug, Default)]
pub struct Files {
    given: Mutex<BTreeMap<Handle, PathBuf>>,
}

impl Files {
    /// Gives a handle to a path.
    pub fn give(&self, path: &Path) -> Handle {
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let handle = Handle(format!("file-{}", given.len() + 1));
        given.insert(handle.clone(), path.to_owned());
        handle
    }

    /// The path of a handle.
    pub(crate) fn path(&self, handle: &Handle) -> Result<PathBuf, ApiError> {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given
            .get(handle)
            .cloned()
            .ok_or_else(|| ApiError::new(Code::NotFound))
    }
}

/// The name of a file, for people.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Writes a whole file or none: beside its place first, then moved there.
///
/// # Errors
/// A place that cannot be written, a full disk; then what was there is as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let partial = polku_store::files::with_suffix(path, "partial");
    let written = (|| {
        let mut file = File::create(&partial)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&partial, path)?;
        Ok(())
    })();
    if written.is_err() {
        let _ = fs::remove_file(&partial);
    }
    written
}
