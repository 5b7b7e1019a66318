//! What a caller is told when something cannot be done: a code of a closed list, the field it is about, details.
//!
//! The words are the caller's, from `messages/`. Causes inside the program keep their source and go to the log without
//! personal data.

use polku_store::StoreError;
use polku_store::container::ContainerError;
use polku_store::keys::KeyError;
use polku_store::place::PlaceError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! error_codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// Why something could not be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $word)] $name,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its word on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    };
}

error_codes! {
    /// No such command, or a request that does not fit it.
    BadRequest = "bad_request",
    /// A value that cannot be stored; `field` says which.
    Invalid = "invalid",
    /// What is asked for is not there.
    NotFound = "not_found",
    /// The role does not reach that far.
    NotPermitted = "not_permitted",
    /// Changed meanwhile by someone else.
    Conflict = "conflict",
    /// Cannot be undone; `details.reason` says why.
    NotUndoable = "not_undoable",
    /// A rule of the record forbids it; `details.rule` says which.
    RuleBroken = "rule_broken",
    /// Stopped at the user's wish.
    Cancelled = "cancelled",
    /// Too many wrong tries; `details.seconds` says how long to wait.
    Wait = "wait",
    /// There is no store.
    NoSuchStore = "no_such_store",
    /// There is a file already.
    StoreExists = "store_exists",
    /// The key slots are missing.
    SlotsMissing = "slots_missing",
    /// The key slots are damaged.
    SlotsDamaged = "slots_damaged",
    /// The database is damaged.
    StoreDamaged = "store_damaged",
    /// The store or the backup is of a newer program.
    NewerSchema = "newer_schema",
    /// Another process has the store.
    InUse = "in_use",
    /// Nothing can be written there.
    ReadOnly = "read_only",
    /// The disk is full.
    DiskFull = "disk_full",
    /// A network share.
    NetworkShare = "network_share",
    /// A folder that a program keeps in step with a server.
    SynchronisedFolder = "synchronised_folder",
    /// The passphrase is wrong.
    WrongPassphrase = "wrong_passphrase",
    /// Nobody of that name.
    UnknownWorker = "unknown_worker",
    /// Several workers: say who acts.
    WorkerNeeded = "worker_needed",
    /// Too short.
    PassphraseTooShort = "passphrase_too_short",
    /// Not the store's recovery key.
    RecoveryKeyWrong = "recovery_key_wrong",
    /// A character of the recovery key is wrong.
    RecoveryKeyMistyped = "recovery_key_mistyped",
    /// A test store, refused by a release build.
    CheapKdfRefused = "cheap_kdf_refused",
    /// The backup is damaged or none.
    BackupDamaged = "backup_damaged",
    /// The file system; `details.reason` says what.
    Io = "io",
    /// A fault of the program.
    Internal = "internal",
}

/// An error as it goes over the wire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{}", code.as_str())]
pub struct ApiError {
    /// Why.
    pub code: Code,
    /// The field of the request it is about.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<String>,
    /// More, by code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub details: Option<serde_json::Value>,
}

impl ApiError {
    /// An error of that code.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            field: None,
            details: None,
        }
    }

    /// The same about a field of the request.
    #[must_use]
    pub fn at(self, field: &str) -> Self {
        let field = Some(field.to_owned());
        Self { field, ..self }
    }

    /// A field whose value cannot be stored.
    #[must_use]
    pub fn invalid(field: &str, reason: &str) -> Self {
        Self {
            code: Code::Invalid,
            field: Some(field.to_owned()),
            details: Some(serde_json::json!({ "reason": reason })),
        }
    }

    /// A rule of the record that forbids the act.
    #[must_use]
    pub fn rule(rule: &str) -> Self {
        Self {
            code: Code::RuleBroken,
            field: None,
            details: Some(serde_json::json!({ "rule": rule })),
        }
    }

    fn with_reason(code: Code, reason: impl std::fmt::Display) -> Self {
        Self {
            code,
            field: None,
            details: Some(serde_json::json!({ "reason": reason.to_string() })),
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoSuchStore => Self::new(Code::NoSuchStore),
            StoreError::Exists => Self::new(Code::StoreExists),
            StoreError::Keys(error) => error.into(),
            StoreError::Container(error) => error.into(),
            StoreError::Place(error) => error.into(),
            StoreError::Damaged(what) => Self::with_reason(Code::StoreDamaged, what),
            StoreError::NewerSchema { found, known } => Self {
                code: Code::NewerSchema,
                field: None,
                details: Some(serde_json::json!({ "found": found, "known": known })),
            },
            StoreError::InUse => Self::new(Code::InUse),
            StoreError::ReadOnly => Self::new(Code::ReadOnly),
            StoreError::DiskFull => Self::new(Code::DiskFull),
            StoreError::NoSuchRow => Self::new(Code::NotFound),
            StoreError::NotUndoable(reason) => Self::with_reason(Code::NotUndoable, reason),
            StoreError::Cancelled => Self::new(Code::Cancelled),
            StoreError::Io(error) => Self::with_reason(Code::Io, error.kind()),
            other => internal(&other),
        }
    }
}

impl From<KeyError> for ApiError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::NoSuchSlotFile { .. } => Self::new(Code::SlotsMissing),
            KeyError::Damaged { .. } => Self::new(Code::SlotsDamaged),
            KeyError::NewerVersion { .. } => Self::new(Code::NewerSchema),
            KeyError::UnknownWorker => Self::new(Code::UnknownWorker),
            KeyError::WrongPassphrase => Self::new(Code::WrongPassphrase),
            KeyError::WrongRecoveryKey => Self::new(Code::RecoveryKeyWrong),
            KeyError::RecoveryKeyMistyped => Self::new(Code::RecoveryKeyMistyped),
            KeyError::CheapCostRefused => Self::new(Code::CheapKdfRefused),
            KeyError::WorkerExists { .. } => Self::invalid("name", "known_name"),
            KeyError::PassphraseTooShort { min } => Self {
                code: Code::PassphraseTooShort,
                field: Some("passphrase".into()),
                details: Some(serde_json::json!({ "min": min })),
            },
            KeyError::Io { source, .. } => StoreError::from(source).into(),
            other => internal(&other),
        }
    }
}

impl From<ContainerError> for ApiError {
    fn from(error: ContainerError) -> Self {
        match error {
            ContainerError::NotABackup | ContainerError::Damaged { .. } => {
                Self::new(Code::BackupDamaged)
            }
            ContainerError::NewerVersion { .. } => Self::new(Code::NewerSchema),
            ContainerError::Slots { source } => source.into(),
            ContainerError::TargetExists { .. } => Self::new(Code::StoreExists),
            ContainerError::DiskFull { .. } => Self::new(Code::DiskFull),
            ContainerError::Io { source, .. } => StoreError::from(source).into(),
            other => internal(&other),
        }
    }
}

impl From<PlaceError> for ApiError {
    fn from(error: PlaceError) -> Self {
        match error {
            PlaceError::NetworkShare { .. } => Self::new(Code::NetworkShare),
            PlaceError::SynchronisedFolder { kind } => Self {
                code: Code::SynchronisedFolder,
                field: None,
                details: Some(serde_json::json!({ "service": kind.name() })),
            },
            PlaceError::Io { source, .. } => StoreError::from(source).into(),
            other => internal(&other),
        }
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        internal(&error)
    }
}

/// A fault of the program: logged by what it is, and told as no more than that. A database error may quote a value of a
/// row, so only its code is logged.
fn internal(error: &(dyn std::error::Error + 'static)) -> ApiError {
    let code = error
        .downcast_ref::<StoreError>()
        .and_then(StoreError::sql_code)
        .unwrap_or_default();
    tracing::error!(error = %error, code, "internal error");
    ApiError::new(Code::Internal)
}
