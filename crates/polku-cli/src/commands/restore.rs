//! `polku restore`: a store out of a backup, by a worker's passphrase or the recovery key.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use polku_app::Code;
use polku_app::office::BackupKey;
use polku_messages::{self as messages, Language};
use zeroize::Zeroizing;

use crate::args::{self, Context, Form};
use crate::office::{self, About};
use crate::output::{self, Exit, Failure};
use crate::passphrase;

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) file: PathBuf,
    pub(crate) recovery_key_file: Option<PathBuf>,
    pub(crate) form: Form,
}

/// What opens the backup.
enum Secret {
    Passphrase(Zeroizing<String>),
    RecoveryKey(Zeroizing<String>),
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("restore")
        .about(messages::help_restore(l))
        .override_usage(format!(
            "polku restore {backup} --store {file} [--recovery-key-file {file}]",
            backup = messages::help_value_backup(l),
            file = messages::help_value_file(l)
        ))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("file")
                .value_name(messages::help_value_backup(l))
                .required(true)
                .value_parser(clap::value_parser!(PathBuf))
                .help(messages::help_restore_file(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(args::file_option(
            "recovery-key-file",
            messages::help_restore_recovery_key_file(l),
            l,
        ))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            file: args::required(matches, "file", language)?,
            recovery_key_file: matches.get_one("recovery-key-file").cloned(),
            form: Form::of(matches),
        })
    }
}

/// Restores.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let store = context.store()?;
    std::fs::metadata(&args.file).map_err(|error| {
        Failure::usage(messages::file_unreadable(
            language,
            args.file.display(),
            error,
        ))
    })?;
    let secret = match &args.recovery_key_file {
        Some(file) => Secret::RecoveryKey(passphrase::first_line(language, file)?),
        None => Secret::Passphrase(passphrase::existing(context)?),
    };
    restore(context, store, &args, &secret).await?;
    match args.form {
        Form::Text => {
            output::print(
                &(messages::done_restore(language, args.file.display(), store.display()) + "\n"),
            )?;
        }
        Form::Json => {
            output::print_json(&serde_json::json!({"store": store.display().to_string()}))?
        }
    }
    Ok(Exit::Done)
}

async fn restore(
    context: &Context,
    store: &Path,
    args: &Args,
    secret: &Secret,
) -> Result<(), Failure> {
    let worker = context.worker.as_deref();
    let key = match secret {
        Secret::Passphrase(passphrase) => BackupKey::Passphrase {
            name: worker,
            passphrase,
        },
        Secret::RecoveryKey(text) => BackupKey::Recovery(text),
    };
    let restored = polku_app::office::restore(&args.file, key, store).await;
    restored.map_err(|error| {
        let is_about_the_backup = matches!(
            error.code,
            Code::BackupDamaged | Code::SlotsDamaged | Code::SlotsMissing
        );
        let about = About {
            language: context.language,
            file: if is_about_the_backup {
                &args.file
            } else {
                store
            },
            worker: worker.unwrap_or_default(),
            is_opening: false,
        };
        office::failure(&error, &about)
    })
}
