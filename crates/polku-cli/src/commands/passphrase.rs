//! `polku passphrase`: a new passphrase for a worker.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use polku_app::ApiError;
use polku_app::office::{Office, reset_passphrase};
use polku_messages::{self as messages, Language};

use crate::args::{self, Context, Form};
use crate::office::{self, About};
use crate::output::{self, Exit, Failure};
use crate::passphrase;

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) recovery_key_file: Option<PathBuf>,
    pub(crate) form: Form,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("passphrase")
        .about(messages::help_passphrase(l))
        .override_usage(format!(
            "polku --store {file} [--as {name}] passphrase [--recovery-key-file {file}]",
            file = messages::help_value_file(l),
            name = messages::help_value_name(l)
        ))
        .after_help(args::wrap(&messages::help_passphrase_note(l), args::WIDTH).join("\n"))
        .next_help_heading(messages::help_heading_options(l))
        .arg(args::file_option(
            "recovery-key-file",
            messages::help_passphrase_recovery_key_file(l),
            l,
        ))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        Self {
            recovery_key_file: matches.get_one("recovery-key-file").cloned(),
            form: Form::of(matches),
        }
    }
}

/// Changes the passphrase, by leave of the present one or of the recovery key.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let store = context.store()?;
    let worker = context.worker.as_deref();
    let about = About {
        language,
        file: store,
        worker: worker.unwrap_or_default(),
        is_opening: true,
    };
    office::refuse_missing(store, &about)?;
    let (changed, new) = match &args.recovery_key_file {
        Some(file) => {
            let key = passphrase::first_line(language, file)?;
            let new = passphrase::replacing(language)?;
            let (clock, ids) = polku_app::system::machine();
            let changed = reset_passphrase(store, &key, worker, &new, clock, ids).await;
            (changed, new)
        }
        None => {
            let present = passphrase::existing(context)?;
            let new = passphrase::replacing(language)?;
            (change(store, worker, &present, &new).await, new)
        }
    };
    changed.map_err(|error| office::failure(&error, &about))?;
    passphrase::warn_if_weak(language, &new, worker.unwrap_or_default());
    match args.form {
        Form::Text => output::print(&(messages::done_passphrase(language) + "\n"))?,
        Form::Json => {
            output::print_json(&serde_json::json!({"store": store.display().to_string()}))?;
        }
    }
    Ok(Exit::Done)
}

async fn change(
    store: &Path,
    worker: Option<&str>,
    present: &str,
    new: &str,
) -> Result<(), ApiError> {
    let (clock, ids) = polku_app::system::machine();
    let (office, session) = Office::open(store, worker, present, clock, ids).await?;
    let changed = office.change_own_passphrase(&session, present, new).await;
    office.close().await;
    changed
}
