//! A file for one who helps from afar: how the program and its store are, and nothing of what is in it.

use crate::commands::App;
use crate::error::{ApiError, Code};
use crate::files::{Handle, write_whole};
use crate::session::Session;
use polku_store::seams::Clock;
use polku_store::{StoreError, diagnostics, disk, open};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use ts_rs::TS;
use uuid::Uuid;

/// How many errors are remembered.
const REMEMBERED: usize = 50;

/// A request to write the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteDiagnostics {
    /// Where it goes; what is there is replaced.
    pub file: Handle,
}

/// An error that a command ended with: no request, no text, nothing of what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// When, UTC milliseconds.
    pub at: i64,
    /// Which command of the list; `unknown` for any other.
    pub command: String,
    /// The error's code.
    pub code: Code,
}

/// The last errors of this process, in memory alone.
pub struct Errors {
    clock: Arc<dyn Clock>,
    last: Mutex<VecDeque<Noted>>,
}

impl std::fmt::Debug for Errors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Errors").finish_non_exhaustive()
    }
}

impl Errors {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            last: Mutex::default(),
        }
    }

    /// Remembers one. `command` is a name of the list, never what was sent.
    pub(crate) fn note(&self, command: &'static str, code: Code) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.len() == REMEMBERED {
            last.pop_front();
        }
        last.push_back(Noted {
            at: self.clock.now_ms(),
            command: command.to_owned(),
            code,
        });
    }

    fn all(&self) -> Vec<Noted> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.iter().cloned().collect()
    }
}

/// What the file holds, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostics {
    /// The program's name.
    pub program: String,
    /// Its version.
    pub version: String,
    /// When the file was made, UTC milliseconds.
    pub made_at: i64,
    /// The operating system: `linux`, `windows`, `macos`.
    pub os: String,
    /// Its version as it names itself, where it does.
    pub os_version: Option<String>,
    /// The processor's architecture.
    pub architecture: String,
    /// The number of the last migration.
    pub schema: i64,
    /// A hash of the store's id: the same for two files of one store, and not the id.
    pub store: String,
    /// A made-up region.
    pub made_up: bool,
    /// Sizes of the store's files in bytes.
    pub files: BTreeMap<String, u64>,
    /// Rows of each table.
    pub rows: BTreeMap<String, i64>,
    /// Free bytes on the store's disk, where the system tells.
    pub free_bytes: Option<u64>,
    /// The backups; none where the program keeps none, as on the command line.
    pub backups: Option<BackupAges>,
    /// Whether SQLite's quick check finds the file whole.
    pub whole: bool,
    /// How often each error came, by code.
    pub errors_by_code: BTreeMap<String, u32>,
    /// The last errors, the oldest first.
    pub errors: Vec<Noted>,
}

/// How old the backups are; no place is named, for a path names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupAges {
    /// When the newest was made, UTC milliseconds.
    pub last_at: Option<i64>,
    /// How many there are.
    pub kept: u32,
    /// Whether there is a second place.
    pub second: bool,
    /// When the newest there was made.
    pub second_last_at: Option<i64>,
    /// Why the last copy there was not made.
    pub second_problem: Option<Code>,
    /// Whether the newest is too old.
    pub overdue: bool,
}

pub(crate) async fn write(
    app: &App,
    session: &Session,
    request: WriteDiagnostics,
) -> Result<(), ApiError> {
    let path = app.files.path(&request.file)?;
    let found = gather(app, session).await?;
    let mut text = serde_json::to_vec_pretty(&found)?;
    text.push(b'\n');
    Ok(write_whole(&path, &text).map_err(StoreError::from)?)
}

async fn gather(app: &App, session: &Session) -> Result<Diagnostics, ApiError> {
    let store = &app.office.store;
    let errors = app.errors.all();
    let mut errors_by_code = BTreeMap::new();
    for error in &errors {
        *errors_by_code
            .entry(error.code.as_str().to_owned())
            .or_insert(0) += 1;
    }
    let backups = match &app.backups {
        Some(_) => {
            let view = crate::backups::view(app, session).await?;
            Some(BackupAges {
                last_at: view.last_at,
                kept: view.kept,
                second: view.second_place.is_some(),
                second_last_at: view.second_last_at,
                second_problem: view.second_problem,
                overdue: view.overdue,
            })
        }
        None => None,
    };
    let rows = diagnostics::rows(store).await?;
    Ok(Diagnostics {
        program: "polku".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: store.clock().now_ms(),
        os: std::env::consts::OS.to_owned(),
        os_version: os_version(),
        architecture: std::env::consts::ARCH.to_owned(),
        schema: open::known_schema(),
        store: Uuid::new_v5(&store.store_id(), b"diagnostics")
            .simple()
            .to_string(),
        made_up: store.is_made_up(),
        files: diagnostics::sizes(store)
            .into_iter()
            .map(|(what, size)| (what.to_owned(), size))
            .collect(),
        rows: rows
            .into_iter()
            .map(|(table, count)| (table.to_owned(), count))
            .collect(),
        free_bytes: disk::free_bytes(store.path()),
        backups,
        whole: diagnostics::is_whole(store).await?,
        errors_by_code,
        errors,
    })
}

/// The system's own name of its version.
#[cfg(not(windows))]
fn os_version() -> Option<String> {
    let text = std::fs::read_to_string("/etc/os-release").ok()?;
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"').to_owned())
}

/// The system's own name of its version, as its command interpreter tells it.
#[cfg(windows)]
fn os_version() -> Option<String> {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let told = std::process::Command::new("cmd")
        .args(["/C", "ver"])
        .creation_flags(CREATE_NO_WINDOW)
        .output()
        .ok()?;
    let name = String::from_utf8_lossy(&told.stdout).trim().to_owned();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::SystemClock;

    #[test]
    fn only_the_last_errors_are_remembered() {
        let errors = Errors::new(Arc::new(SystemClock));
        for _ in 0..REMEMBERED {
            errors.note("list_clients", Code::NotFound);
        }
        errors.note("unknown", Code::BadRequest);
        let all = errors.all();
        assert_eq!(all.len(), REMEMBERED);
        assert_eq!(
            all.last().map(|e| (e.command.as_str(), e.code)),
            Some(("unknown", Code::BadRequest))
        );
    }
}
