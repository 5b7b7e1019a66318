//! `polku report`: the figures of a report.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use polku_domain::NaiveDate;
use polku_domain::esf::{LongTermRule, ResultRule};
use polku_messages::{self as messages, Language};

use crate::args::{self, Context};
use crate::output::{self, Exit, Failure};
use crate::passphrase;

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

/// A report in its form.
struct Rendered {
    bytes: Vec<u8>,
    /// The rules of consistency that do not hold.
    broken_rules: Vec<String>,
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
    let store = context.store()?;
    let secret = passphrase::existing(context)?;
    let report = render(context, store, &args, &secret).await?;
    match &args.out {
        Some(path) => {
            std::fs::write(path, &report.bytes).map_err(|error| {
                Failure::data(messages::file_unwritable(language, path.display(), error))
            })?;
            output::tell(&messages::done_report(language, path.display()));
        }
        None => output::print_bytes(&report.bytes)?,
    }
    for rule in &report.broken_rules {
        output::tell(&messages::message_error(
            language,
            messages::report_check_failed(language, rule),
        ));
    }
    Ok(if report.broken_rules.is_empty() {
        Exit::Done
    } else {
        Exit::DataErrors
    })
}

/// WIRE: the one call of the use case; `format` is `json` or `csv` here.
#[expect(clippy::unused_async, reason = "the use case is awaited here")]
async fn render(
    _context: &Context,
    _store: &Path,
    _args: &EsfArgs,
    _passphrase: &str,
) -> Result<Rendered, Failure> {
    Err(Failure::not_wired())
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
