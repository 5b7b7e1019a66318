//! The office behind a command: opened, used and closed again, and what went wrong in the user's words.

use std::path::Path;

use polku_app::office::Office;
use polku_app::{ApiError, App, Code, Session};
use polku_messages::{self as messages, Language};
use polku_store::files::keys_path;
use polku_store::worker;

use crate::args::Context;
use crate::output::{Exit, Failure};
use crate::passphrase;

/// What a failure is told of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    /// The language to speak.
    pub(crate) language: Language,
    /// The store, backup or other file that was being worked on.
    pub(crate) file: &'a Path,
    /// The worker's name, as far as it is known.
    pub(crate) worker: &'a str,
    /// The store was being opened: whatever goes wrong then, it cannot be.
    pub(crate) is_opening: bool,
}

/// Opens the store, does the work and closes the store, also when the work fails. `target` is the file that the work
/// writes, if it writes one.
pub(crate) async fn with<T>(
    context: &Context,
    target: Option<&Path>,
    work: impl AsyncFnOnce(&App, &Session) -> Result<T, ApiError>,
) -> Result<T, Failure> {
    let path = context.store()?;
    let mut about = About {
        language: context.language,
        file: path,
        worker: context.worker.as_deref().unwrap_or_default(),
        is_opening: true,
    };
    refuse_missing(path, &about)?;
    let secret = passphrase::existing(context)?;
    let (clock, ids) = polku_app::system::machine();
    let (office, session) = Office::open(path, context.worker.as_deref(), &secret, clock, ids)
        .await
        .map_err(|error| failure(&error, &about))?;
    let app = App::new(office);
    let done = work(&app, &session).await;
    let name = match &done {
        Err(error) if error.code == Code::NotPermitted => name_of(&app, &session).await,
        _ => String::new(),
    };
    app.close().await;
    about.is_opening = false;
    about.worker = &name;
    done.map_err(|error| {
        if let (Code::ReadOnly | Code::Io | Code::StoreExists, Some(target)) = (error.code, target)
        {
            about.file = target;
        }
        failure(&error, &about)
    })
}

/// Says that there is no store before a passphrase is asked for it.
pub(crate) fn refuse_missing(path: &Path, about: &About<'_>) -> Result<(), Failure> {
    if path.exists() {
        Ok(())
    } else {
        Err(failure(&ApiError::new(Code::NoSuchStore), about))
    }
}

async fn name_of(app: &App, session: &Session) -> String {
    let row = match app.office.store.read().await {
        Ok(mut conn) => worker::by_id(&mut conn, &session.worker_id)
            .await
            .ok()
            .flatten(),
        Err(_) => None,
    };
    row.map_or_else(|| session.role.as_str().to_owned(), |row| row.name)
}

/// An error of a use case as the sentence and the exit status of the command line.
pub(crate) fn failure(error: &ApiError, about: &About<'_>) -> Failure {
    Failure {
        exit: exit(error, about.is_opening),
        message: message(error, about),
        hint: None,
    }
}

fn exit(error: &ApiError, is_opening: bool) -> Exit {
    match error.code {
        Code::WorkerNeeded | Code::UnknownWorker | Code::BadRequest => Exit::Usage,
        Code::Invalid if error.field.as_deref() != Some("files") => Exit::Usage,
        Code::NoSuchStore
        | Code::SlotsMissing
        | Code::SlotsDamaged
        | Code::StoreDamaged
        | Code::NewerSchema
        | Code::InUse
        | Code::NetworkShare
        | Code::SynchronisedFolder
        | Code::WrongPassphrase
        | Code::RecoveryKeyWrong
        | Code::RecoveryKeyMistyped
        | Code::CheapKdfRefused => Exit::StoreUnopenable,
        Code::ReadOnly | Code::DiskFull | Code::Io | Code::Internal if is_opening => {
            Exit::StoreUnopenable
        }
        _ => Exit::DataErrors,
    }
}

/// The one place where the codes of the use cases become words.
fn message(error: &ApiError, about: &About<'_>) -> String {
    let (l, file) = (about.language, about.file.display());
    match error.code {
        Code::WrongPassphrase => messages::store_wrong_passphrase(l),
        Code::UnknownWorker => messages::store_unknown_worker(l, about.worker),
        Code::WorkerNeeded => messages::store_worker_needed(l, messages::help_value_name(l)),
        Code::NoSuchStore => messages::store_no_such_store(l, file),
        Code::StoreExists => messages::store_store_exists(l, file),
        Code::SlotsMissing => messages::store_slots_missing(l, keys_path(about.file).display()),
        Code::SlotsDamaged => messages::store_slots_damaged(l, keys_path(about.file).display()),
        Code::StoreDamaged => messages::store_store_damaged(l, file),
        Code::NewerSchema => messages::store_newer_schema(l),
        Code::InUse => messages::store_in_use(l, file),
        Code::ReadOnly => messages::store_read_only(l, file),
        Code::DiskFull => messages::store_disk_full(l),
        Code::NetworkShare => messages::store_network_share(l, file),
        Code::SynchronisedFolder => {
            messages::store_synchronised_folder(l, file, detail(error, "service"))
        }
        Code::CheapKdfRefused => messages::store_cheap_kdf_refused(l),
        Code::PassphraseTooShort => messages::store_passphrase_too_short(l, detail(error, "min")),
        Code::RecoveryKeyMistyped => messages::store_recovery_key_mistyped(l),
        Code::RecoveryKeyWrong => messages::store_recovery_key_wrong(l),
        Code::BackupDamaged => messages::store_backup_damaged(l, file),
        Code::NotPermitted => messages::store_not_permitted(l, about.worker),
        Code::Io => messages::store_io(l, format!("{file}: {}", detail(error, "reason"))),
        Code::Invalid if error.field.as_deref() == Some("files") => messages::import_no_files(l),
        Code::Invalid => {
            let field = error.field.as_deref().unwrap_or_default();
            messages::usage_missing(l, format!("--{field}"))
        }
        Code::BadRequest
        | Code::NotFound
        | Code::Conflict
        | Code::NotUndoable
        | Code::RuleBroken
        | Code::Cancelled
        | Code::Wait
        | Code::Internal => messages::store_internal(l),
    }
}

fn detail(error: &ApiError, key: &str) -> String {
    match error.details.as_ref().and_then(|details| details.get(key)) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: Code, is_opening: bool) -> Failure {
        let about = About {
            language: Language::En,
            file: Path::new("a.polku"),
            worker: "Maija",
            is_opening,
        };
        failure(&ApiError::new(code), &about)
    }

    #[test]
    fn every_code_has_words_and_a_status() {
        for code in Code::ALL {
            let failure = told(*code, true);
            assert!(!failure.message.is_empty(), "{code:?}");
            assert_ne!(failure.exit, Exit::Done, "{code:?}");
        }
    }

    #[test]
    fn a_store_that_cannot_be_opened_is_told_from_work_that_fails() {
        assert_eq!(told(Code::DiskFull, true).exit, Exit::StoreUnopenable);
        assert_eq!(told(Code::DiskFull, false).exit, Exit::DataErrors);
        assert_eq!(
            told(Code::WrongPassphrase, true).exit,
            Exit::StoreUnopenable
        );
        assert_eq!(told(Code::UnknownWorker, true).exit, Exit::Usage);
        assert_eq!(told(Code::WorkerNeeded, true).exit, Exit::Usage);
        assert_eq!(told(Code::NotPermitted, false).exit, Exit::DataErrors);
        assert_eq!(told(Code::StoreExists, true).exit, Exit::DataErrors);
    }

    #[test]
    fn the_words_name_what_they_are_about() {
        assert_eq!(
            told(Code::SlotsMissing, true).message,
            "the key file a.polku.keys is missing; restore it from a backup"
        );
        assert_eq!(
            told(Code::NotPermitted, false).message,
            "Maija may not do this"
        );
    }
}
