//! `polku backup`: an encrypted copy of the store.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use polku_app::{ApiError, Code};
use polku_domain::access::{Capability, Reach};
use polku_messages::{self as messages, Language};

use crate::args::{self, Context, Form};
use crate::office;
use crate::output::{self, Exit, Failure};

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) file: PathBuf,
    pub(crate) form: Form,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("backup")
        .about(messages::help_backup(l))
        .override_usage(format!(
            "polku --store {} backup {}",
            messages::help_value_file(l),
            messages::help_value_backup(l)
        ))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("file")
                .value_name(messages::help_value_backup(l))
                .required(true)
                .value_parser(clap::value_parser!(PathBuf))
                .help(messages::help_backup_file(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            file: args::required(matches, "file", language)?,
            form: Form::of(matches),
        })
    }
}

/// Backs up.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    backup(context, &args).await?;
    match args.form {
        Form::Text => {
            output::print(&(messages::done_backup(context.language, args.file.display()) + "\n"))?
        }
        Form::Json => {
            output::print_json(&serde_json::json!({"backup": args.file.display().to_string()}))?
        }
    }
    Ok(Exit::Done)
}

async fn backup(context: &Context, args: &Args) -> Result<(), Failure> {
    if args.file.exists() {
        let there = messages::file_exists(context.language, args.file.display());
        return Err(Failure::data(there));
    }
    office::with(context, Some(&args.file), async |app, session| {
        if session.reach(Capability::KeepStore) == Reach::Nothing {
            return Err(ApiError::new(Code::NotPermitted));
        }
        app.office.backup(&args.file).await
    })
    .await
}
