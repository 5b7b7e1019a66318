//! `polku export`: everything, in the columns of import.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use polku_app::export::{ExportFiles, Exported};
use polku_messages::{self as messages, Language};

use crate::args::{self, Context, Form};
use crate::office;
use crate::output::{self, Exit, Failure};

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) dir: PathBuf,
    pub(crate) form: Form,
}

/// A file that was written.
struct Written {
    path: PathBuf,
    rows: u64,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("export")
        .about(messages::help_export(l))
        .override_usage(format!(
            "polku --store {} export {}",
            messages::help_value_file(l),
            messages::help_value_dir(l)
        ))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("dir")
                .value_name(messages::help_value_dir(l))
                .required(true)
                .value_parser(clap::value_parser!(PathBuf))
                .help(messages::help_export_dir(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            dir: args::required(matches, "dir", language)?,
            form: Form::of(matches),
        })
    }
}

/// Exports and warns of what lies in the files.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let (files, left_out) = export(context, &args).await?;
    output::warn(language, &messages::done_export_warning(language));
    if left_out > 0 {
        output::warn(
            language,
            &messages::done_export_left_out(language, left_out),
        );
    }
    match args.form {
        Form::Text => {
            output::print(
                &(messages::done_export(language, files.len(), args.dir.display()) + "\n"),
            )?;
        }
        Form::Json => {
            let files: Vec<_> = files
                .iter()
                .map(|file| serde_json::json!({"file": file.path.display().to_string(), "rows": file.rows}))
                .collect();
            output::print_json(&serde_json::json!({ "files": files, "left_out": left_out }))?;
        }
    }
    Ok(Exit::Done)
}

async fn export(context: &Context, args: &Args) -> Result<(Vec<Written>, u64), Failure> {
    let exported: Exported = office::with(context, Some(&args.dir), async |app, session| {
        let request = ExportFiles {
            folder: app.files.give(&args.dir),
        };
        app.call_job(session, "export_files", &request, |_, _, _| ())
            .await
    })
    .await?;
    let written = exported.files.into_iter().map(|file| Written {
        path: args.dir.join(file.file),
        rows: file.rows,
    });
    Ok((written.collect(), exported.left_out))
}
