//! What lies in a folder, byte by byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file and folder below a folder; folders without content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, Option<Vec<u8>>>);

impl Snapshot {
    /// Of a folder as it is now.
    ///
    /// # Panics
    /// If something in it cannot be read.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let mut found = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next).expect("the folder can be read") {
                let path = entry.expect("an entry").path();
                let name = path
                    .strip_prefix(folder)
                    .expect("below the folder")
                    .to_owned();
                if path.is_dir() {
                    found.insert(name, None);
                    folders.push(path);
                } else {
                    found.insert(name, Some(fs::read(&path).expect("the file can be read")));
                }
            }
        }
        Self(found)
    }

    /// The files with their bytes.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.0
            .iter()
            .filter_map(|(path, bytes)| Some((path.as_path(), bytes.as_deref()?)))
    }

    /// The names of everything in it.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.0
            .keys()
            .map(|path| path.to_string_lossy().into_owned())
            .collect()
    }

    /// Holds a later snapshot against this one.
    ///
    /// # Panics
    /// If a file has come, gone or changed.
    pub fn assert_same(&self, later: &Self, when: &str) {
        let known = self.0.keys().chain(later.0.keys());
        let differing: Vec<_> = known
            .filter(|path| self.0.get(*path) != later.0.get(*path))
            .collect();
        assert!(
            differing.is_empty(),
            "{when}: changed on disk: {differing:?}"
        );
    }
}
