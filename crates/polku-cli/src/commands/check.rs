//! `polku check`: whether the store is whole and its figures consistent.

use clap::{ArgMatches, Command};
use polku_app::checks::{CheckStore, StoreChecked};
use polku_app::workbook;
use polku_messages::{self as messages, Language};
use serde::Serialize;

use crate::args::{Context, Form};
use crate::office;
use crate::output::{self, Exit, Failure, one_line};

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) form: Form,
}

/// What a check found. The keys of its JSON are a contract.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CheckOutcome {
    /// Everything that was checked.
    checks: Vec<CheckLine>,
    /// What is not in order.
    errors: Vec<CheckError>,
}

/// One thing that was checked.
#[derive(Debug, Serialize)]
struct CheckLine {
    /// A stable English word.
    check: String,
    /// Whether it holds.
    holds: bool,
    #[serde(skip)]
    name: String,
}

/// One thing that is not in order.
#[derive(Debug, Serialize)]
struct CheckError {
    /// The word of the check.
    reason: String,
    /// The sentence in the user's language.
    message: String,
}

impl CheckOutcome {
    fn of(checked: StoreChecked, l: Language) -> Self {
        let mut outcome = Self::default();
        for one in checked.checks {
            outcome
                .errors
                .extend(one.details.iter().map(|detail| CheckError {
                    reason: one.check.clone(),
                    message: sentence(&one.check, detail, l),
                }));
            outcome.checks.push(CheckLine {
                name: name(&one.check, l),
                check: one.check,
                holds: one.holds,
            });
        }
        outcome
    }

    /// A line for every check, what is wrong with it under it, and the sum.
    fn text(&self, l: Language) -> String {
        let mut text = String::new();
        for line in &self.checks {
            if line.holds {
                text.push_str(&format!("{}: {}\n", line.name, messages::check_passed(l)));
            }
            for problem in self.errors.iter().filter(|e| e.reason == line.check) {
                let failed = messages::check_failed(l, one_line(&problem.message));
                text.push_str(&format!("{}: {failed}\n", line.name));
            }
        }
        let sum = if self.errors.is_empty() {
            messages::check_ok(l)
        } else {
            messages::check_problems(l, self.errors.len())
        };
        text + &sum + "\n"
    }

    fn exit(&self) -> Exit {
        if self.errors.is_empty() && self.checks.iter().all(|line| line.holds) {
            Exit::Done
        } else {
            Exit::DataErrors
        }
    }
}

fn name(check: &str, l: Language) -> String {
    match check {
        "integrity" => messages::check_integrity(l),
        "foreign_keys" => messages::check_references(l),
        "journal" => messages::check_journal(l),
        "replay" => messages::check_replay(l),
        "read_log" => messages::check_read_log(l),
        "report_rules" => messages::check_report_rules(l),
        other => other.to_owned(),
    }
}

fn sentence(check: &str, detail: &str, l: Language) -> String {
    match check {
        "foreign_keys" => messages::check_foreign_keys(l, detail),
        "journal" => messages::check_journal_broken(l),
        "replay" => messages::check_journal_differs(l, detail),
        "read_log" => messages::check_read_log_broken(l, detail),
        "report_rules" => messages::check_rule_broken(l, workbook::rule(l, detail)),
        _ => detail.to_owned(),
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
    let checked = office::with(context, None, async |app, session| {
        app.call_job(session, "check_store", &CheckStore {}, |_, _, _| ())
            .await
    })
    .await?;
    let outcome = CheckOutcome::of(checked, context.language);
    match args.form {
        Form::Text => output::print(&outcome.text(context.language))?,
        Form::Json => output::print_json(&outcome)?,
    }
    Ok(outcome.exit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use polku_app::checks::Checked;

    fn outcome(details: &[&str]) -> CheckOutcome {
        let checked = |check: &str, details: &[&str]| Checked {
            check: check.into(),
            holds: details.is_empty(),
            details: details.iter().map(|&detail| detail.to_owned()).collect(),
        };
        let checks = vec![checked("integrity", &[]), checked("read_log", details)];
        CheckOutcome::of(StoreChecked { checks }, Language::En)
    }

    #[test]
    fn every_check_has_a_line_and_a_sound_store_exits_0() {
        assert_eq!(
            outcome(&[]).text(Language::En),
            "Integrity of the store: in order\nRead log: in order\nThe store is in order.\n"
        );
        assert_eq!(outcome(&[]).exit(), Exit::Done);
    }

    #[test]
    fn errors_are_named_one_per_line_and_exit_1() {
        let damaged = outcome(&["7"]);
        assert_eq!(
            damaged.text(Language::En),
            "Integrity of the store: in order\n\
             Read log: not in order: the chain of the read log breaks at entry 7\n\
             1 problem found.\n"
        );
        assert_eq!(damaged.exit(), Exit::DataErrors);
        let json = serde_json::to_value(&damaged).unwrap();
        assert_eq!(json["errors"][0]["reason"], "read_log");
        assert_eq!(json["checks"][0]["holds"], true);
    }
}
