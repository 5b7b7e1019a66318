//! `polku diagnostics`: a file for one who helps from afar, without personal data.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use polku_app::diagnostics::WriteDiagnostics;
use polku_messages::{self as messages, Language};

use crate::args::{self, Context};
use crate::office;
use crate::output::{self, Exit, Failure};

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    out: PathBuf,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    let file = messages::help_value_file(l);
    Command::new("diagnostics")
        .about(messages::help_diagnostics(l))
        .override_usage(format!("polku --store {file} diagnostics --out {file}"))
        .next_help_heading(messages::help_heading_options(l))
        .arg(args::file_option("out", messages::help_diagnostics_out(l), l).required(true))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            out: args::required(matches, "out", language)?,
        })
    }
}

/// Writes the file.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    office::with(context, Some(&args.out), async |app, session| {
        let request = WriteDiagnostics {
            file: app.files.give(&args.out),
        };
        app.call::<()>(session, "write_diagnostics", &request).await
    })
    .await?;
    let language = context.language;
    output::tell(&messages::done_diagnostics(language, args.out.display()));
    Ok(Exit::Done)
}
