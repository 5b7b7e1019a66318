//! `polku import`: files into the store.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use polku_domain::NaiveDate;
use polku_domain::code::{AttendanceCode, Gender, LegalBasis, SituationCode, StatusAtStart};
use polku_messages::{self as messages, Language};

use crate::args::{self, Context, Form};
use crate::output::import::ImportOutcome;
use crate::output::{self, Exit, Failure};
use crate::passphrase;
use crate::progress::Progress;

/// The kinds of files in the order of import, with their columns, for the help.
const COLUMNS: &[(&str, &str)] = &[
    (
        "participations",
        "identity_code, last_name, first_names, gender, municipality, education_isced, status_at_start, \
         unemployed_since, start_date, end_date, qualification_date, counted",
    ),
    ("situations", "identity_code, date, situation, order_in_day"),
    (
        "coaching-periods",
        "identity_code, environment, legal_basis, start_date, end_date, weekly_days, daily_hours",
    ),
    ("attendance", "identity_code, date, attendance, hours, task"),
    (
        "employers",
        "business_id, name, form, municipality, contact_name, contact_email, contact_phone",
    ),
    (
        "placements",
        "identity_code, business_id, kind, job_title, start_date, end_date, weekly_hours, monthly_wage",
    ),
];

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    /// A file or a folder.
    pub(crate) path: PathBuf,
    pub(crate) dry_run: bool,
    pub(crate) update: bool,
    pub(crate) today: NaiveDate,
    pub(crate) form: Form,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("import")
        .about(messages::help_import(l))
        .override_usage(format!(
            "polku --store {file} [--as {name}] import [--dry-run] [--update] [--today {date}] [--format json] {path}",
            file = messages::help_value_file(l),
            name = messages::help_value_name(l),
            date = messages::help_value_date(l),
            path = messages::help_value_path(l)
        ))
        .after_help(after_help(l))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("path")
                .value_name(messages::help_value_path(l))
                .required(true)
                .value_parser(clap::value_parser!(PathBuf))
                .help(messages::help_import_path(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(
            Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(messages::help_import_dry_run(l)),
        )
        .arg(Arg::new("update").long("update").action(ArgAction::SetTrue).help(messages::help_import_update(l)))
        .arg(args::date_option("today", messages::help_import_today(l), l))
        .arg(Form::option(l))
}

fn after_help(l: Language) -> String {
    let lines: Vec<(String, String)> = COLUMNS
        .iter()
        .map(|(kind, columns)| {
            (
                (*kind).to_owned(),
                wrap(columns, 76).join(&format!("\n{}", " ".repeat(20))),
            )
        })
        .collect();
    let codes: Vec<(String, String)> = [
        (Gender::LIST, words(Gender::ALL, Gender::as_str)),
        (
            StatusAtStart::LIST,
            words(StatusAtStart::ALL, StatusAtStart::as_str),
        ),
        (
            SituationCode::LIST,
            words(SituationCode::ALL, SituationCode::as_str),
        ),
        (LegalBasis::LIST, words(LegalBasis::ALL, LegalBasis::as_str)),
        (
            AttendanceCode::LIST,
            words(AttendanceCode::ALL, AttendanceCode::as_str),
        ),
        (
            "form",
            "company, association, foundation, municipality, household, other".to_owned(),
        ),
        (
            "kind",
            "work_trial, open_market, pay_subsidised, bonus_supported, apprenticeship".to_owned(),
        ),
        ("education_isced", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9".to_owned()),
        ("counted", "yes, no".to_owned()),
    ]
    .into_iter()
    .map(|(list, words)| {
        (
            list.to_owned(),
            wrap(&words, 76).join(&format!("\n{}", " ".repeat(19))),
        )
    })
    .collect();
    format!(
        "{}\n\n{}:\n{}\n{}:\n{}",
        wrap(&messages::help_import_note(l), 98).join("\n"),
        messages::help_heading_columns(l),
        args::table(&lines),
        messages::help_heading_codes(l),
        args::table(&codes),
    )
}

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    all.iter()
        .map(|code| word(*code))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Breaks a text into lines of at most `width` characters, between words.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            path: args::required(matches, "path", language)?,
            dry_run: matches.get_flag("dry-run"),
            update: matches.get_flag("update"),
            today: matches
                .get_one("today")
                .copied()
                .unwrap_or_else(crate::clock::today),
            form: Form::of(matches),
        })
    }
}

/// Imports and tells the result, on standard error what is wrong and where.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let store = context.store()?;
    let secret = passphrase::existing(context)?;
    let mut progress = Progress::new(language);
    let outcome = import(context, store, &args, &secret, &mut progress).await;
    progress.clear();
    let outcome = outcome?;
    match args.form {
        Form::Json => output::print_json(&outcome)?,
        Form::Text => {
            for line in outcome.problem_lines(language) {
                output::tell(&line);
            }
            output::print(&outcome.result_text(language))?;
        }
    }
    Ok(outcome.exit())
}

/// WIRE: the one call of the use case. `progress.rows(file, done, total)` takes its progress.
#[expect(clippy::unused_async, reason = "the use case is awaited here")]
async fn import(
    _context: &Context,
    _store: &Path,
    _args: &Args,
    _passphrase: &str,
    _progress: &mut Progress,
) -> Result<ImportOutcome, Failure> {
    Err(Failure::not_wired())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_between_words() {
        assert_eq!(wrap("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrap("longer", 2), ["longer"]);
    }
}
