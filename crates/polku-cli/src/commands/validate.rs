//! `polku validate`: identifiers by their check characters, without a store.

use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command};
use polku_domain::NaiveDate;
use polku_domain::business_id::BusinessId;
use polku_domain::iban::Iban;
use polku_domain::identity_code::IdentityCode;
use polku_domain::reference_number::ReferenceNumber;
use polku_messages::{self as messages, Language};
use serde::Serialize;

use crate::args::{self, Form};
use crate::output::{self, Exit, Failure};

/// What the values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// henkilötunnus
    IdentityCode,
    /// Y-tunnus
    BusinessId,
    /// tilinumero
    Iban,
    /// viitenumero
    ReferenceNumber,
}

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) kind: Kind,
    /// As given; a value that is not Unicode is a value that is not valid.
    pub(crate) values: Vec<OsString>,
    /// Nobody is born later.
    pub(crate) today: NaiveDate,
    /// Lines, or one JSON document.
    pub(crate) form: Form,
}

/// The JSON of the verdicts; no value stands in it.
#[derive(Serialize)]
struct VerdictsJson {
    /// A line per value, in order, as without JSON.
    values: Vec<String>,
    errors: Vec<ErrorJson>,
}

#[derive(Serialize)]
struct ErrorJson {
    /// Which of the values, the first being 1.
    row: usize,
    reason: &'static str,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    let kinds = &[
        ("identity-code", Kind::IdentityCode),
        ("business-id", Kind::BusinessId),
        ("iban", Kind::Iban),
        ("reference-number", Kind::ReferenceNumber),
    ];
    Command::new("validate")
        .about(messages::help_validate(l))
        .override_usage(format!(
            "polku validate identity-code|business-id|iban|reference-number [--format json] [--] {value}…",
            value = messages::help_value_value(l)
        ))
        .after_help(messages::help_validate_note(l))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("kind")
                .value_name(messages::help_value_kind(l))
                .required(true)
                .value_parser(args::choice(l, kinds))
                .help(messages::help_validate_kind(l)),
        )
        .arg(
            Arg::new("values")
                .value_name(messages::help_value_value(l))
                .num_args(1..)
                .required(true)
                .value_parser(clap::value_parser!(OsString))
                .help(messages::help_validate_value(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            kind: args::required(matches, "kind", language)?,
            values: matches
                .get_many::<OsString>("values")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            today: polku_app::system::today(),
            form: Form::of(matches),
        })
    }
}

/// Prints a line per value.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let verdicts: Vec<Verdict> = args
        .values
        .iter()
        .map(|value| verdict(args.kind, &value.to_string_lossy(), args.today))
        .collect();
    match args.form {
        Form::Text => {
            let lines: String = verdicts
                .iter()
                .map(|verdict| verdict.line() + "\n")
                .collect();
            output::print(&lines)?;
        }
        Form::Json => output::print_json(&verdicts_json(&verdicts))?,
    }
    let all_valid = verdicts
        .iter()
        .all(|verdict| !matches!(verdict, Verdict::Invalid(_)));
    Ok(if all_valid {
        Exit::Done
    } else {
        Exit::DataErrors
    })
}

fn verdicts_json(verdicts: &[Verdict]) -> VerdictsJson {
    let error = |(at, verdict): (usize, &Verdict)| match verdict {
        Verdict::Invalid(reason) => Some(ErrorJson {
            row: at + 1,
            reason,
        }),
        _ => None,
    };
    VerdictsJson {
        values: verdicts.iter().map(Verdict::line).collect(),
        errors: verdicts.iter().enumerate().filter_map(error).collect(),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Valid,
    Temporary,
    /// With the stable word of what is wrong.
    Invalid(&'static str),
}

impl Verdict {
    fn line(&self) -> String {
        match self {
            Self::Valid => "valid".to_owned(),
            Self::Temporary => "valid: temporary".to_owned(),
            Self::Invalid(reason) => format!("invalid: {reason}"),
        }
    }
}

fn verdict(kind: Kind, value: &str, today: NaiveDate) -> Verdict {
    let failure = match kind {
        Kind::IdentityCode => match IdentityCode::parse_born_by(value, today) {
            Ok(code) if code.is_temporary() => return Verdict::Temporary,
            Ok(_) => None,
            Err(error) => Some(error.code()),
        },
        Kind::BusinessId => BusinessId::parse(value).err().map(|error| error.code()),
        Kind::Iban => Iban::parse(value).err().map(|error| error.code()),
        Kind::ReferenceNumber => ReferenceNumber::parse(value)
            .err()
            .map(|error| error.code()),
    };
    failure.map_or(Verdict::Valid, Verdict::Invalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: Kind, value: &str) -> String {
        verdict(kind, value, NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()).line()
    }

    #[test]
    fn verdicts_are_the_words_of_the_contract() {
        assert_eq!(line(Kind::IdentityCode, "131052-308T"), "valid");
        assert_eq!(line(Kind::IdentityCode, "010594Y9032"), "valid: temporary");
        assert!(line(Kind::IdentityCode, "131052-308U").starts_with("invalid: "));
        assert_eq!(line(Kind::BusinessId, "0737546-2"), "valid");
        assert!(line(Kind::BusinessId, "0737546-3").starts_with("invalid: "));
        assert_eq!(line(Kind::Iban, "FI2112345600000785"), "valid");
        assert!(line(Kind::Iban, "").starts_with("invalid: "));
        assert_eq!(line(Kind::ReferenceNumber, "1232"), "valid");
        assert!(line(Kind::ReferenceNumber, "1233").starts_with("invalid: "));
    }

    #[test]
    fn the_json_names_what_is_wrong_and_no_value() {
        let verdicts = [Verdict::Temporary, Verdict::Invalid("bad_check_character")];
        assert_eq!(
            serde_json::to_string(&verdicts_json(&verdicts)).unwrap(),
            r#"{"values":["valid: temporary","invalid: bad_check_character"],"errors":[{"row":2,"reason":"bad_check_character"}]}"#
        );
    }

    #[test]
    fn one_invalid_value_decides_the_exit_status() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let args = |values: &[&str]| Args {
            kind: Kind::BusinessId,
            values: values.iter().map(OsString::from).collect(),
            today,
            form: Form::Text,
        };
        assert_eq!(run(&args(&["0737546-2"])), Ok(Exit::Done));
        assert_eq!(run(&args(&["0737546-2", "x"])), Ok(Exit::DataErrors));
    }
}
