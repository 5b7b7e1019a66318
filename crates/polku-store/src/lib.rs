//! The office's encrypted store: one SQLite file under SQLCipher, its journal, its key slots, its backups.
//!
//! **One writer, several readers.** The writer pool has exactly one connection, opened first and closed last; readers
//! are read-only. SQLite 3.50.4, which this SQLCipher carries, can corrupt the WAL when one connection checkpoints while
//! another commits, so checkpoints come from the writer's commits and nowhere else.
//!
//! **What is absent.** No business rule: the store answers with facts and `None`, the rules are `polku-domain`'s. No
//! clock and no chance but through [`seams`]. No write outside [`WriteTx`], and none that the journal does not see.

pub mod attendance;
pub mod backup;
pub mod client;
pub mod container;
pub mod diagnostics;
pub mod disk;
pub mod draft;
pub mod environment;
pub mod error;
pub mod files;
pub mod group;
pub mod integrity;
pub mod journal;
pub mod keys;
pub mod meta;
pub mod note;
pub mod open;
pub mod participation;
pub mod period;
pub mod phrase;
pub mod pin;
pub mod place;
pub mod plan;
pub mod read_log;
pub mod replay;
pub mod rotate;
pub mod schema;
pub mod seams;
pub mod setting;
pub mod substitute;
pub mod today;
pub mod undo;
pub mod worker;
pub mod write;

/// The connection that readings and [`WriteTx::conn`] go through.
pub use sqlx::SqliteConnection;

pub use error::StoreError;
pub use open::Store;
pub use write::{Act, WriteTx};

/// The row types of the tables answer to this.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
