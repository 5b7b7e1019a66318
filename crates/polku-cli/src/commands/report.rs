//! `polku report`: the figures of a report.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use polku_app::files::write_whole;
use polku_app::quarter::{GetQuarterReport, QuarterView};
use polku_app::report::{EsfView, GetEsfReport};
use polku_app::workbook;
use polku_domain::NaiveDate;
use polku_domain::esf::{Check, LongTermRule, ResultRule};
use polku_domain::quarter::Quarter;
use polku_messages::{self as messages, Language};
use polku_reports::xlsx::Workbook;

use crate::args::{self, Context};
use crate::office;
use crate::output::{self, Exit, Failure};

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    which: Which,
    rules: (LongTermRule, ResultRule),
    municipality: Option<String>,
    format: Format,
    out: Option<PathBuf>,
}

/// Which report.
#[derive(Debug, Clone, Copy)]
enum Which {
    /// `report esf`
    Esf { as_of: NaiveDate },
    /// `report quarter`
    Quarter(Quarter),
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// One JSON document.
    Json,
    /// A table for a spreadsheet.
    Csv,
    /// A workbook.
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
        match self {
            Self::Json | Self::Csv | Self::Xlsx => Ok(()),
            Self::Pdf => Err(Failure::usage(messages::usage_format_not_yet(
                language, "pdf",
            ))),
        }
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
             [--municipality {code}] --format json|csv|xlsx [--out {file}]",
            file = messages::help_value_file(l),
            date = messages::help_value_date(l),
            code = messages::help_value_code(l)
        ))
        .next_help_heading(messages::help_heading_options(l))
        .arg(args::date_option("as-of", messages::help_report_as_of(l), l).required(true))
        .args(rules(l))
        .arg(municipality(l))
        .arg(Format::option(l))
        .arg(args::file_option("out", messages::help_report_out(l), l))
}

fn quarter(l: Language) -> Command {
    let parse = move |text: &str| -> Result<Quarter, String> {
        text.parse().map_err(|_| messages::usage_bad_quarter(l))
    };
    Command::new("quarter")
        .about(messages::help_report_quarter(l))
        .override_usage(format!(
            "polku --store {file} report quarter 2026Q3 [--long-term-rule eu|fi] [--result-rule eu|eura] \
             [--municipality {code}] --format json|csv|xlsx [--out {file}]",
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
        .args(rules(l))
        .arg(municipality(l))
        .arg(Format::option(l))
        .arg(args::file_option("out", messages::help_report_out(l), l))
}

fn rules(l: Language) -> [Arg; 2] {
    [
        Arg::new("long-term-rule")
            .long("long-term-rule")
            .value_name(messages::help_value_rule(l))
            .value_parser(args::choice(
                l,
                &[("eu", LongTermRule::Eu), ("fi", LongTermRule::Fi)],
            ))
            .help(messages::help_report_long_term_rule(l)),
        Arg::new("result-rule")
            .long("result-rule")
            .value_name(messages::help_value_rule(l))
            .value_parser(args::choice(
                l,
                &[("eu", ResultRule::Eu), ("eura", ResultRule::Eura)],
            ))
            .help(messages::help_report_result_rule(l)),
    ]
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
        let (which, matches) = match matches.subcommand() {
            Some(("esf", matches)) => {
                let as_of = args::required(matches, "as-of", language)?;
                (Which::Esf { as_of }, matches)
            }
            Some((_, matches)) => {
                let quarter = args::required(matches, "quarter", language)?;
                (Which::Quarter(quarter), matches)
            }
            None => {
                let words = messages::help_value_command(language);
                return Err(Failure::usage(messages::usage_missing(language, words)));
            }
        };
        Ok(Self {
            which,
            rules: (
                matches
                    .get_one("long-term-rule")
                    .copied()
                    .unwrap_or_default(),
                matches.get_one("result-rule").copied().unwrap_or_default(),
            ),
            municipality: matches.get_one("municipality").cloned(),
            format: args::required(matches, "format", language)?,
            out: matches.get_one("out").cloned(),
        })
    }
}

/// A report that was counted.
struct Counted {
    bytes: Vec<u8>,
    checks: Vec<Check>,
    limited_to: Option<Vec<String>>,
}

/// Prints or writes the report. One whose rules do not hold is printed all the same, and exits 1.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    args.format.refuse_what_is_to_come(language)?;
    if args.format == Format::Xlsx && args.out.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::usage(messages::usage_xlsx_on_terminal(language)));
    }
    let counted = match args.which {
        Which::Esf { as_of } => esf_counted(context, &args, as_of).await?,
        Which::Quarter(quarter) => quarter_counted(context, &args, quarter).await?,
    };
    if let Some(own) = &counted.limited_to {
        output::warn(
            language,
            &messages::report_limited(language, own.join(", ")),
        );
    }
    match &args.out {
        Some(path) => {
            write_whole(path, &counted.bytes).map_err(|error| {
                Failure::data(messages::file_unwritable(language, path.display(), error))
            })?;
            output::tell(&messages::done_report(language, path.display()));
        }
        None => output::print_bytes(&counted.bytes)?,
    }
    let broken: Vec<&Check> = counted.checks.iter().filter(|check| !check.holds).collect();
    for check in &broken {
        output::tell(&messages::message_error(
            language,
            messages::report_check_failed(language, workbook::rule(language, &check.rule)),
        ));
    }
    Ok(if broken.is_empty() {
        Exit::Done
    } else {
        Exit::DataErrors
    })
}

async fn esf_counted(context: &Context, args: &Args, as_of: NaiveDate) -> Result<Counted, Failure> {
    let request = GetEsfReport {
        as_of,
        long_term_rule: args.rules.0,
        result_rule: args.rules.1,
        municipality: args.municipality.clone(),
    };
    let (view, today): (EsfView, NaiveDate) =
        count(context, args, "get_esf_report", &request).await?;
    let bytes = match args.format {
        Format::Csv => view
            .report
            .to_csv(view.limited_to.as_deref())
            .map_err(unwritable)?
            .into_bytes(),
        Format::Xlsx => book(&workbook::esf(&view, today, context.language))?,
        // the contract's keys, and no more
        Format::Json | Format::Pdf => json(&view.report)?,
    };
    Ok(Counted {
        bytes,
        checks: view.report.checks,
        limited_to: view.limited_to,
    })
}

async fn quarter_counted(
    context: &Context,
    args: &Args,
    quarter: Quarter,
) -> Result<Counted, Failure> {
    let request = GetQuarterReport {
        quarter,
        long_term_rule: args.rules.0,
        result_rule: args.rules.1,
        municipality: args.municipality.clone(),
    };
    let (view, _): (QuarterView, NaiveDate) =
        count(context, args, "get_quarter_report", &request).await?;
    let language = context.language;
    if !view.report.ended {
        output::warn(language, &messages::report_quarter_not_ended(language));
    }
    let bytes = match args.format {
        Format::Csv => view
            .report
            .to_csv(view.limited_to.as_deref())
            .map_err(unwritable)?
            .into_bytes(),
        Format::Xlsx => book(&workbook::quarter(&view, language))?,
        Format::Json | Format::Pdf => json(&view.report)?,
    };
    Ok(Counted {
        bytes,
        checks: view.report.checks,
        limited_to: view.limited_to,
    })
}

/// The view of a command, and the day that was today.
async fn count<V: serde::de::DeserializeOwned>(
    context: &Context,
    args: &Args,
    command: &str,
    request: &impl serde::Serialize,
) -> Result<(V, NaiveDate), Failure> {
    let counted = office::with(context, args.out.as_deref(), async |app, session| match app
        .call(session, command, request)
        .await
    {
        Err(error) if error.field.as_deref() == Some("municipality") => Ok(None),
        other => other.map(|view| Some((view, session.today))),
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

fn json(report: &impl serde::Serialize) -> Result<Vec<u8>, Failure> {
    let mut bytes = serde_json::to_vec(report).map_err(unwritable)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn book(book: &Workbook) -> Result<Vec<u8>, Failure> {
    book.to_bytes().map_err(unwritable)
}

fn unwritable(error: impl std::fmt::Display) -> Failure {
    Failure::data(error.to_string())
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
        for format in [Format::Json, Format::Csv, Format::Xlsx] {
            assert!(format.refuse_what_is_to_come(Language::En).is_ok());
        }
    }
}
