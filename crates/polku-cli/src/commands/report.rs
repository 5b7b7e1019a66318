//! `polku report`: the figures of a report.

use std::ffi::OsString;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use polku_app::report::GetEsfReport;
use polku_domain::NaiveDate;
use polku_domain::esf::{LongTermRule, ResultRule};
use polku_messages::{self as messages, Language};
use polku_reports::esf::EsfReport;

use crate::args::{self, Context};
use crate::office;
use crate::output::{self, Exit, Failure};

/// The arguments.
#[derive(Debug)]
pub(crate) enum Args {
    /// `report esf`
    Esf(EsfArgs),
    /// `report quarter`
    Quarter,
}

/// The arguments of `report esf`.
#[derive(Debug)]
pub(crate) struct EsfArgs {
    pub(crate) as_of: NaiveDate,
    pub(crate) long_term: LongTermRule,
    pub(crate) result: ResultRule,
    pub(crate) municipality: Option<String>,
    pub(crate) format: Format,
    pub(crate) out: Option<PathBuf>,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// One JSON document.
    Json,
    /// A table for a spreadsheet.
    Csv,
    /// Not in this version.
    Xlsx,
    /// Not in this version.
    Pdf,
}

impl Format {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("xlsx", Self::Xlsx),
        ("pdf", Self::Pdf),
    ];

    fn option(l: Language) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name(messages::help_value_format(l))
            .required(true)
            .value_parser(args::choice(l, Self::CHOICES))
            .help(messages::help_report_format(l))
    }

    fn refuse_what_is_to_come(self, language: Language) -> Result<(), Failure> {
        let word = match self {
            Self::Json | Self::Csv => return Ok(()),
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        };
        Err(Failure::usage(messages::usage_format_not_yet(
            language, word,
        )))
    }
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("report")
        .about(messages::help_report(l))
        .override_usage("polku report esf …\n  polku report quarter …")
        .subcommand_required(true)
        .subcommand_value_name(messages::help_value_command(l))
        .subcommand(esf(l))
        .subcommand(quarter(l))
}

fn esf(l: Language) -> Command {
    Command::new("esf")
        .about(messages::help_report_esf(l))
        .override_usage(format!(
            "polku --store {file} report esf --as-of {date} [--long-term-rule eu|fi] [--result-rule eu|eura] \
             [--municipality {code}] --format json|csv [--out {file}]",
            file = messages::help_value_file(l),
            date = messages::help_value_date(l),
            code = messages::help_value_code(l)
        ))
        .next_help_heading(messages::help_heading_options(l))
        .arg(args::date_option("as-of", messages::help_report_as_of(l), l).required(true))
        .arg(
            Arg::new("long-term-rule")
                .long("long-term-rule")
                .value_name(messages::help_value_rule(l))
                .value_parser(args::choice(l, &[("eu", LongTermRule::Eu), ("fi", LongTermRule::Fi)]))
                .help(messages::help_report_long_term_rule(l)),
        )
        .arg(
            Arg::new("result-rule")
                .long("result-rule")
                .value_name(messages::help_value_rule(l))
                .value_parser(args::choice(l, &[("eu", ResultRule::Eu), ("eura", ResultRule::Eura)]))
                .help(messages::help_report_result_rule(l)),
        )
        .arg(municipality(l))
        .arg(Format::option(l))
        .arg(args::file_option("out", messages::help_report_out(l), l))
}

fn quarter(l: Language) -> Command {
    let parse = move |text: &str| -> Result<String, String> {
        let is_quarter = matches!(text.as_bytes(), [year @ .., b'Q', b'1'..=b'4']
            if year.len() == 4 && year.iter().all(u8::is_ascii_digit));
        if is_quarter {
            Ok(text.to_owned())
        } else {
            Err(messages::usage_bad_quarter(l))
        }
    };
    Command::new("quarter")
        .about(messages::help_report_quarter(l))
        .override_usage(format!(
            "polku --store {file} report quarter 2026Q3 [--municipality {code}] --format json|csv|xlsx|pdf [--out {file}]",
            file = messages::help_value_file(l),
            code = messages::help_value_code(l)
        ))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("quarter")
                .value_name(messages::help_value_quarter(l))
                .required(true)
                .value_parser(clap::builder::ValueParser::new(parse))
                .help(messages::help_report_quarter_quarter(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(municipality(l))
        .arg(Format::option(l).required(false))
        .arg(args::file_option("out", messages::help_report_out(l), l))
}

fn municipality(l: Language) -> Arg {
    Arg::new("municipality")
        .long("municipality")
        .value_name(messages::help_value_code(l))
        .value_parser(args::municipality(l))
        .help(messages::help_report_municipality(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        match matches.subcommand() {
            Some(("esf", matches)) => Ok(Self::Esf(EsfArgs {
                as_of: args::required(matches, "as-of", language)?,
                long_term: matches
                    .get_one("long-term-rule")
                    .copied()
                    .unwrap_or(LongTermRule::Eu),
                result: matches
                    .get_one("result-rule")
                    .copied()
                    .unwrap_or(ResultRule::Eu),
                municipality: matches.get_one("municipality").cloned(),
                format: args::required(matches, "format", language)?,
                out: matches.get_one("out").cloned(),
            })),
            _ => Ok(Self::Quarter),
        }
    }
}

/// Prints or writes the report. One whose rules do not hold is printed all the same, and exits 1.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let args = match args {
        Args::Esf(args) => args,
        Args::Quarter => return Err(Failure::usage(messages::usage_quarter_not_yet(language))),
    };
    args.format.refuse_what_is_to_come(language)?;
    let report = count(context, &args).await?;
    let text = render(&report, args.format)?;
    match &args.out {
        Some(path) => {
            write(path, &text).map_err(|error| {
                Failure::data(messages::file_unwritable(language, path.display(), error))
            })?;
            output::tell(&messages::done_report(language, path.display()));
        }
        None => output::print(&text)?,
    }
    for check in report.checks.iter().filter(|check| !check.holds) {
        output::tell(&messages::message_error(
            language,
            messages::report_check_failed(language, &check.rule),
        ));
    }
    Ok(if report.holds() {
        Exit::Done
    } else {
        Exit::DataErrors
    })
}

async fn count(context: &Context, args: &EsfArgs) -> Result<EsfReport, Failure> {
    let request = GetEsfReport {
        as_of: args.as_of,
        long_term_rule: args.long_term,
        result_rule: args.result,
        municipality: args.municipality.clone(),
    };
    let counted = office::with(context, None, async |app, session| {
        match app.call(session, "get_esf_report", &request).await {
            Err(error) if error.field.as_deref() == Some("municipality") => Ok(None),
            other => other.map(Some),
        }
    })
    .await?;
    counted.ok_or_else(|| {
        let code = args.municipality.as_deref().unwrap_or_default();
        Failure::usage(messages::usage_municipality_not_served(
            context.language,
            code,
        ))
    })
}

/// The report in the form of its file.
fn render(report: &EsfReport, format: Format) -> Result<String, Failure> {
    match format {
        Format::Csv => report
            .to_csv()
            .map_err(|error| Failure::data(error.to_string())),
        _ => serde_json::to_string(report)
            .map(|text| text + "\n")
            .map_err(|error| Failure::data(error.to_string())),
    }
}

/// Writes the whole file or none: beside its place first, then moved there.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(".partial");
    let partial = path.with_file_name(name);
    let written = (|| {
        let mut file = File::create(&partial)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&partial, path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_to_come_are_wrong_usage() {
        assert_eq!(
            Format::Pdf
                .refuse_what_is_to_come(Language::En)
                .unwrap_err()
                .exit,
            Exit::Usage
        );
        assert_eq!(
            Format::Xlsx
                .refuse_what_is_to_come(Language::En)
                .unwrap_err()
                .exit,
            Exit::Usage
        );
        assert!(Format::Csv.refuse_what_is_to_come(Language::En).is_ok());
    }
}
