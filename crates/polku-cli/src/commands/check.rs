//! `polku check`: whether the store is whole and its figures consistent.

use std::path::Path;

use clap::{ArgMatches, Command};
use polku_messages::{self as messages, Language};
use serde::Serialize;

use crate::args::{Context, Form};
use crate::output::{self, Exit, Failure, one_line};
use crate::passphrase;

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) form: Form,
}

/// What a check found. The keys of its JSON are a contract.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CheckOutcome {
    /// What is not in order.
    pub(crate) errors: Vec<CheckError>,
}

/// One thing that is not in order.
#[derive(Debug, Serialize)]
pub(crate) struct CheckError {
    /// A stable English word.
    pub(crate) reason: String,
    /// The sentence in the user's language.
    pub(crate) message: String,
}

impl CheckOutcome {
    fn text(&self, language: Language) -> String {
        if self.errors.is_empty() {
            return messages::check_ok(language) + "\n";
        }
        let lines: String = self
            .errors
            .iter()
            .map(|error| format!("{} ({})\n", one_line(&error.message), error.reason))
            .collect();
        lines + &messages::check_problems(language, self.errors.len()) + "\n"
    }

    fn exit(&self) -> Exit {
        if self.errors.is_empty() {
            Exit::Done
        } else {
            Exit::DataErrors
        }
    }
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("check")
        .about(messages::help_check(l))
        .override_usage(format!(
            "polku --store {} check [--format json]",
            messages::help_value_file(l)
        ))
        .next_help_heading(messages::help_heading_options(l))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        Self {
            form: Form::of(matches),
        }
    }
}

/// Checks.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let store = context.store()?;
    let secret = passphrase::existing(context)?;
    let outcome = check(context, store, &secret).await?;
    match args.form {
        Form::Text => output::print(&outcome.text(context.language))?,
        Form::Json => output::print_json(&outcome)?,
    }
    Ok(outcome.exit())
}

/// WIRE: the one call of the use case.
#[expect(clippy::unused_async, reason = "the use case is awaited here")]
async fn check(
    _context: &Context,
    _store: &Path,
    _passphrase: &str,
) -> Result<CheckOutcome, Failure> {
    Err(Failure::not_wired())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_named_one_per_line_and_exit_1() {
        let sound = CheckOutcome::default();
        assert_eq!(
            (sound.text(Language::Fi).as_str(), sound.exit()),
            ("Tietokanta on kunnossa.\n", Exit::Done)
        );
        let error = CheckError {
            reason: "journal_gap".into(),
            message: messages::check_journal_gap(Language::En, 7),
        };
        let damaged = CheckOutcome {
            errors: vec![error],
        };
        assert_eq!(
            damaged.text(Language::En),
            "the journal lacks entry 7 (journal_gap)\n1 problem found.\n"
        );
        assert_eq!(damaged.exit(), Exit::DataErrors);
    }
}
