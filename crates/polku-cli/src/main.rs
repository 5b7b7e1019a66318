//! `polku`: the command line over the same use cases as the desktop window.
//!
//! Results go to standard output, messages and progress to standard error, both in the user's language. The exit
//! status is [`output::Exit`]. `args` reads the words, `commands` has one module per command.

mod args;
mod commands;
mod locale;
mod office;
mod output;
mod passphrase;
mod progress;
mod usage;

use std::process::ExitCode;

use args::{Form, Parsed};
use output::{Exit, Failure};
use polku_messages::Language;

fn main() -> ExitCode {
    start_log();
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let language = locale::language(&words);
    let exit = run(&words, language).unwrap_or_else(|failure| failure.print(language));
    exit.into()
}

fn run(words: &[std::ffi::OsString], language: Language) -> Result<Exit, Failure> {
    match args::parse(words, language)? {
        Parsed::Print(text) => {
            output::print(&text)?;
            Ok(Exit::Done)
        }
        Parsed::Run(context, command, form) => {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .map_err(|error| Failure::io(language, &error))?;
            let done = runtime.block_on(commands::run(&context, command));
            if form == Form::Json
                && let Err(failure) = &done
            {
                failure.print_json()?;
            }
            done
        }
    }
}

/// With `POLKU_LOG` a log goes to standard error. No level of it holds personal data.
fn start_log() {
    if let Some(level) = std::env::var("POLKU_LOG")
        .ok()
        .filter(|level| !level.is_empty())
    {
        tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::new(level))
            .with_writer(std::io::stderr)
            .init();
    }
}
