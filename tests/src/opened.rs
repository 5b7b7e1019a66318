//! A store opened in the test's own process: the dispatch and the tables behind it.

use crate::PASSPHRASE;
use data_encoding::HEXLOWER;
use polku_app::office::Office;
use polku_app::{ApiError, App, Session, system};
use polku_store::files::keys_path;
use polku_store::keys::{KeyRing, MasterKey};
use polku_store::replay::{Digests, digests, replayed_digests};
use polku_store::{Store, integrity, journal, read_log};
use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;

/// An open office and the worker who opened it.
#[derive(Debug)]
pub struct Opened {
    /// The commands.
    pub app: App,
    /// The worker.
    pub session: Session,
}

impl Opened {
    /// Opens the office for a worker with the test passphrase; without a name for the only one.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub async fn open(path: &Path, worker: Option<&str>) -> Result<Self, ApiError> {
        let (clock, ids) = system::machine();
        let (office, session) = Office::open(path, worker, PASSPHRASE, clock, ids).await?;
        Ok(Self {
            app: App::new(office),
            session,
        })
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.app.office.store
    }

    /// Does a command.
    ///
    /// # Errors
    /// What it fails with.
    pub async fn call(&self, command: &str, request: &Value) -> Result<Value, ApiError> {
        self.app.call(&self.session, command, request).await
    }

    /// The digests of the journaled tables, once it is sure that the store is whole: its pages, its references, its
    /// journal, the journal's replay, its read log.
    ///
    /// # Panics
    /// If it is not.
    pub async fn whole(&self) -> Digests {
        let store = self.store();
        let none: Vec<String> = Vec::new();
        assert_eq!(
            integrity::pages(store)
                .await
                .expect("the pages can be read"),
            none,
            "pages"
        );
        assert_eq!(
            integrity::foreign_keys(store)
                .await
                .expect("it can be read"),
            none,
            "foreign keys"
        );
        self.journal_is_whole().await
    }

    /// As [`Opened::whole`], without the pages.
    ///
    /// # Panics
    /// If it is not.
    pub async fn journal_is_whole(&self) -> Digests {
        let store = self.store();
        let mut conn = store.read().await.expect("a reader");
        assert!(
            journal::is_whole(&mut conn)
                .await
                .expect("the journal can be read"),
            "the journal has a gap"
        );
        drop(conn);
        assert_eq!(
            read_log::verify(store)
                .await
                .expect("the read log can be read"),
            None,
            "the read log"
        );
        let here = self.digests().await;
        assert_eq!(
            replayed_digests(store)
                .await
                .expect("the journal fits the tables"),
            here,
            "the replay differs"
        );
        here
    }

    /// The digests of the journaled tables.
    ///
    /// # Panics
    /// If they cannot be read.
    pub async fn digests(&self) -> Digests {
        digests(self.store()).await.expect("the tables can be read")
    }

    /// Closes the office.
    pub async fn close(self) {
        self.app.close().await;
    }
}

/// The master key of a store whose only worker has the test passphrase.
///
/// # Panics
/// If it cannot be had.
#[must_use]
pub fn master_key(store: &Path) -> MasterKey {
    let keys = KeyRing::load(&keys_path(store)).expect("the slots can be read");
    let only = keys.only_worker().expect("one worker");
    keys.unlock_worker(only, PASSPHRASE)
        .expect("the passphrase opens the slot")
}

/// A connection to the database itself, past the program and its journal.
///
/// # Panics
/// If there is none to be had.
pub async fn raw(store: &Path, master: &MasterKey) -> SqliteConnection {
    let key = HEXLOWER.encode(master.database_key().as_slice());
    SqliteConnectOptions::new()
        .filename(store)
        .pragma("key", format!("\"x'{key}'\""))
        .foreign_keys(true)
        .connect()
        .await
        .expect("the database opens")
}

/// Copies a closed store to another path: its database and its slots.
///
/// # Panics
/// If it cannot be copied.
pub fn copy_store(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.parent().expect("a folder")).expect("the folder can be made");
    std::fs::copy(from, to).expect("the database can be copied");
    std::fs::copy(keys_path(from), keys_path(to)).expect("the slots can be copied");
}

/// An identity code that no real person has, another one for each number.
#[must_use]
pub fn made_up_code(n: u32) -> String {
    const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let (serial, n) = (900 + n % 100, n / 100);
    let (day, n) = (n % 28 + 1, n / 28);
    let (month, year) = (n % 12 + 1, n / 12 % 40 + 50);
    let birth = format!("{day:02}{month:02}{year:02}");
    let digits: u32 = format!("{birth}{serial}").parse().expect("digits");
    format!(
        "{birth}-{serial}{}",
        char::from(CHECK[(digits % 31) as usize])
    )
}
