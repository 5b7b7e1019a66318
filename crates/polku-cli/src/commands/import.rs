//! `polku import`: files into the store.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use polku_app::import::{ImportFiles, Imported};
use polku_domain::NaiveDate;
use polku_domain::code::{AttendanceCode, Gender, LegalBasis, SituationCode, StatusAtStart};
use polku_messages::{self as messages, Language};

use crate::args::{self, Context, Form};
use crate::office;
use crate::output::import::ImportOutcome;
use crate::output::{self, Exit, Failure};
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
    pub(crate) today: Option<NaiveDate>,
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
                args::wrap(columns, 76).join(&format!("\n{}", " ".repeat(20))),
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
            args::wrap(&words, 76).join(&format!("\n{}", " ".repeat(19))),
        )
    })
    .collect();
    format!(
        "{}\n\n{}:\n{}\n{}:\n{}",
        args::wrap(&messages::help_import_note(l), args::WIDTH).join("\n"),
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

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            path: args::required(matches, "path", language)?,
            dry_run: matches.get_flag("dry-run"),
            update: matches.get_flag("update"),
            today: matches.get_one("today").copied(),
            form: Form::of(matches),
        })
    }
}

/// Imports and tells the result, on standard error what is wrong and where.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    context.store()?;
    // A path that is not there is a slip of the pen, to be told before anything is asked.
    std::fs::metadata(&args.path).map_err(|error| {
        Failure::usage(messages::file_unreadable(
            language,
            args.path.display(),
            error,
        ))
    })?;
    let mut progress = Progress::new(language);
    let imported = import(context, &args, &mut progress).await;
    progress.clear();
    let outcome = ImportOutcome::of(imported?, language);
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

async fn import(
    context: &Context,
    args: &Args,
    progress: &mut Progress,
) -> Result<Imported, Failure> {
    office::with(context, None, async |app, session| {
        let request = ImportFiles {
            files: vec![app.files.give(&args.path)],
            dry_run: args.dry_run,
            update: args.update,
            today: args.today,
        };
        let watcher = |file: &str, done, total| progress.rows(file, done, total);
        app.call_job(session, "import_files", &request, watcher)
            .await
    })
    .await
}
