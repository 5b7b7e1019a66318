//! Who can open the store: the master key, the slots that hold it for each worker, and the printed recovery key.
//!
//! ```text
//! passphrase ──Argon2id──▶ wraps the worker's X25519 private key ──opens──▶ sealed master key
//! recovery key ──HKDF────▶ wraps the recovery private key ────────opens──▶ sealed master key
//! master key ──HKDF──▶ database key, backup key, read-log key, key that authenticates the slot file
//! ```
//!
//! The master key is *sealed to public keys* and not wrapped under passphrases, so that removing a worker can change it
//! for everybody else without anyone typing a passphrase ([`KeyRing::rotate`]).
//!
//! **Invariants.** The slot file holds nothing that names a person. Its checksum covers every byte, so accidental damage
//! never looks like a wrong passphrase. Its contents are authenticated under the master key, so nobody without that key
//! can slip in a public key that the next rotation would seal to. No secret type has a `Debug` that prints it.

pub(crate) mod atomic;
mod crypto;
#[cfg(test)]
pub(crate) mod golden;
mod kdf;
mod master;
mod recovery;
mod ring;

pub(crate) use crypto::{Wrapped, unwrap, wrap};
pub use kdf::KdfCost;
pub(crate) use kdf::derive;
pub use master::MasterKey;
pub use recovery::RecoveryKey;
pub use ring::{FORMAT_VERSION, KeyRing, PASSPHRASE_MIN_CHARS};

use std::path::PathBuf;
use uuid::Uuid;

/// Why the keys cannot be had, or a slot file cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// There is no slot file at the path.
    #[error("there is no slot file {}", path.display())]
    NoSuchSlotFile {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The slot file is not as it was written: a changed or missing byte, or a value that no version writes. Never a
    /// sign of a wrong passphrase.
    #[error("the slot file is damaged: {what}")]
    Damaged {
        /// The part that is wrong; for logs, not for screens.
        what: &'static str,
        /// The parser's own error, if it is one that a parser found.
        source: Option<serde_json::Error>,
    },
    /// A newer version of the program wrote the slot file.
    #[error("the slot file has version {found}, this program reads up to {supported}")]
    NewerVersion {
        /// The version in the file.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// No slot for this worker.
    #[error("the store has no such worker")]
    UnknownWorker,
    /// There is a slot for the worker's id or name already.
    #[error("the store has a worker {worker} of this id or name already")]
    WorkerExists {
        /// The worker whose slot it is.
        worker: Uuid,
    },
    /// The passphrase does not open the worker's slot.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery key is well-formed and belongs to another store, or was replaced by a newer one.
    #[error("wrong recovery key")]
    WrongRecoveryKey,
    /// The text is no recovery key: a wrong length, a letter that is never used, or a checksum that does not agree.
    #[error("the recovery key is mistyped")]
    RecoveryKeyMistyped,
    /// The master key that was given is not the one of this slot file.
    #[error("the master key does not belong to this slot file")]
    WrongMasterKey,
    /// The store was made for tests, with a passphrase cost that protects nothing; a release build neither makes nor
    /// opens one.
    #[error("the store was made for tests and is refused by a release build")]
    CheapCostRefused,
    /// The new passphrase is too short.
    #[error("a passphrase has at least {min} characters")]
    PassphraseTooShort {
        /// The least number of characters.
        min: usize,
    },
    /// Argon2id could not run, as a rule for want of memory.
    #[error("the passphrase could not be worked on")]
    Derivation {
        /// What Argon2id said.
        #[source]
        source: argon2::Error,
    },
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness {
        /// What the operating system said.
        #[source]
        source: getrandom::Error,
    },
    /// The slot file could not be read or written.
    #[error("{} could not be read or written", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
}

impl KeyError {
    pub(crate) const fn damaged(what: &'static str) -> Self {
        Self::Damaged { what, source: None }
    }
}
