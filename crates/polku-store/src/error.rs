//! What can go wrong with a store, told apart as far as a user can act on it.

use crate::container::ContainerError;
use crate::keys::KeyError;
use crate::place::PlaceError;
use std::io;
use std::path::Path;

/// Why a store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no store at that path.
    #[error("there is no store at that path")]
    NoSuchStore,
    /// A store is there already.
    #[error("a file is there already")]
    Exists,
    /// The key slots could not be used.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The backup could not be used.
    #[error(transparent)]
    Container(#[from] ContainerError),
    /// The folder is no place for a store.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The database is damaged.
    #[error("the store is damaged: {0}")]
    Damaged(&'static str),
    /// The store was written by a newer version of the program.
    #[error("the store has schema {found}, this program knows {known}")]
    NewerSchema {
        /// Version in the file.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// Another process has the store open.
    #[error("the store is in use")]
    InUse,
    /// The store cannot be written: a read-only folder or file.
    #[error("the store is read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// A row in the database does not hold what it should.
    #[error("{table}.{column} holds something unexpected")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A row refers to one that is not there, or one that others refer to was to go.
    #[error("a row refers to one that is not there")]
    NoSuchRow,
    /// The act cannot be undone any more.
    #[error("cannot be undone: {0}")]
    NotUndoable(&'static str),
    /// Stopped at the user's wish; nothing was stored.
    #[error("cancelled")]
    Cancelled,
    /// The file system.
    #[error("file system")]
    Io(#[source] io::Error),
    /// The database.
    #[error("database")]
    Sql(#[source] sqlx::Error),
    /// JSON inside the database.
    #[error("json")]
    Json(#[from] serde_json::Error),
}

/// SQLite's primary result codes that have a meaning of their own here.
const READONLY: i64 = 8;
const IOERR: i64 = 10;
const CORRUPT: i64 = 11;
const FULL: i64 = 13;
const CANTOPEN: i64 = 14;
const NOTADB: i64 = 26;
/// An extended code: `SQLITE_CONSTRAINT_FOREIGNKEY`.
const FOREIGN_KEY: i64 = 787;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = match &error {
            sqlx::Error::Database(e) => e.code().and_then(|code| code.parse::<i64>().ok()),
            _ => None,
        };
        match code.map(|code| code & 0xff) {
            Some(READONLY) => Self::ReadOnly,
            Some(FULL) => Self::DiskFull,
            Some(CORRUPT | NOTADB) => Self::Damaged("pages"),
            Some(_) if code == Some(FOREIGN_KEY) => Self::NoSuchRow,
            _ => Self::Sql(error),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl StoreError {
    /// The database's own code of an error, for the log.
    #[must_use]
    pub fn sql_code(&self) -> Option<String> {
        match self {
            Self::Sql(sqlx::Error::Database(error)) => {
                error.code().map(std::borrow::Cow::into_owned)
            }
            _ => None,
        }
    }

    /// Looks behind a general I/O error of SQLite: with no room left on the disk, that is what it was.
    #[must_use]
    pub fn with_disk_of(self, path: &Path) -> Self {
        let general = match &self {
            Self::Sql(sqlx::Error::Database(e)) => e
                .code()
                .and_then(|code| code.parse::<i64>().ok())
                .is_some_and(|code| matches!(code & 0xff, IOERR | CANTOPEN)),
            _ => false,
        };
        if general && crate::disk::free_bytes(path).is_some_and(|free| free < 256 * 1024) {
            Self::DiskFull
        } else {
            self
        }
    }
}
