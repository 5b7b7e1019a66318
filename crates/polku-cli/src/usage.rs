//! Errors of usage, told in the user's language: clap's errors by their kind and context.

use std::error::Error as _;
use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use polku_messages::{self as messages, Language};

use crate::args;
use crate::output::Failure;

/// The text to print where clap's "error" is help or the version, and else the error in words.
pub(crate) fn explain(
    error: &Error,
    language: Language,
    words: &[OsString],
) -> Result<String, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(error.render().to_string()),
        _ => {
            let mut message = sentence(error, language);
            if let Some(suggestion) = suggestion(error) {
                message.push_str(". ");
                message.push_str(&messages::usage_did_you_mean(language, suggestion));
            }
            Err(with_hint(Failure::usage(message), language, words))
        }
    }
}

/// Adds the line that says which help to read.
pub(crate) fn with_hint(mut failure: Failure, language: Language, words: &[OsString]) -> Failure {
    let command = format!("{} --help", command_of(language, words));
    failure.hint = Some(messages::usage_see_help(language, command));
    failure
}

fn sentence(error: &Error, l: Language) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => messages::usage_missing_value(l, argument),
        ErrorKind::InvalidValue => {
            let allowed = context(error, ContextKind::ValidValue);
            messages::usage_bad_value(l, argument, messages::usage_one_of(l, allowed), value)
        }
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            messages::usage_bad_value(l, argument, reason, value)
        }
        ErrorKind::UnknownArgument => messages::usage_unknown_option(l, argument),
        ErrorKind::InvalidSubcommand => {
            messages::usage_unknown_command(l, context(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => {
            messages::usage_missing_command(l, context(error, ContextKind::ValidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => messages::usage_missing(l, argument),
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                messages::usage_given_twice(l, argument)
            } else {
                messages::usage_conflict(l, argument, other)
            }
        }
        ErrorKind::TooManyValues if !value.is_empty() => {
            messages::usage_no_value_taken(l, argument, value)
        }
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => messages::usage_value_count(l, argument),
        ErrorKind::InvalidUtf8 => messages::usage_not_utf8(l),
        _ => messages::usage_other(l),
    }
}

/// What was probably meant; clap puts the likeliest last.
fn suggestion(error: &Error) -> Option<String> {
    [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    })
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The command that the words name, such as `polku report esf`.
fn command_of(language: Language, words: &[OsString]) -> String {
    let root = args::root(language);
    let mut command = &root;
    let mut path = vec!["polku".to_owned()];
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(sub) = command.find_subcommand(word) {
            command = sub;
            path.push(word.to_owned());
        }
    }
    path.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Exit;

    fn failure(text: &str, language: Language) -> Failure {
        let words: Vec<OsString> = text.split(' ').map(OsString::from).collect();
        match args::parse(&words, language) {
            Err(failure) => failure,
            Ok(parsed) => panic!("{text}: {parsed:?}"),
        }
    }

    #[test]
    fn errors_are_told_in_the_users_language_and_exit_2() {
        for (words, message) in [
            (
                "polku --stor x",
                "tuntematon valitsin tai ylimääräinen arvo --stor. Tarkoititko --store?",
            ),
            (
                "polku imprt",
                "tuntematon komento imprt. Tarkoititko import?",
            ),
            ("polku xyzzy", "tuntematon komento xyzzy"),
            ("polku report", "anna komento: esf, quarter"),
            (
                "polku --store",
                "valitsimelta --store <TIEDOSTO> puuttuu arvo",
            ),
            (
                "polku --lang de check",
                "--lang <KIELI> ei voi olla ”de”: sallitut arvot ovat fi, sv, en",
            ),
            ("polku import", "puuttuu: <TIEDOSTO|KANSIO>"),
            (
                "polku import a b",
                "tuntematon valitsin tai ylimääräinen arvo b",
            ),
            ("polku import --dry-run=x a", "--dry-run ei ota arvoa ”x”"),
            (
                "polku import --dry-run --dry-run a",
                "--dry-run on annettu useammin kuin kerran",
            ),
            (
                "polku import --today 31.2.2026 a",
                "--today <PÄIVÄ> ei voi olla ”31.2.2026”: päivä kirjoitetaan 2026-09-30 tai 30.9.2026",
            ),
            ("polku report esf --format json", "puuttuu: --as-of <PÄIVÄ>"),
            (
                "polku demo --seed -1 --clients 5",
                "tuntematon valitsin tai ylimääräinen arvo -1",
            ),
            (
                "polku demo --seed x --clients 5",
                "--seed <N> ei voi olla ”x”: anna kokonaisluku väliltä 0–18446744073709551615",
            ),
            ("polku validate", "puuttuu: <LAJI>, <ARVO>..."),
            (
                "polku validate person x",
                "<LAJI> ei voi olla ”person”: sallitut arvot ovat identity-code, business-id, iban, reference-number",
            ),
            ("polku help nothing", "tuntematon komento nothing"),
        ] {
            let failure = failure(words, Language::Fi);
            assert_eq!(failure.exit, Exit::Usage, "{words}");
            assert_eq!(failure.message, message, "{words}");
            assert!(failure.hint.is_some(), "{words}");
        }
    }

    #[test]
    fn the_hint_names_the_help_of_the_command() {
        let failure = failure("polku report esf", Language::Sv);
        assert_eq!(
            failure.hint.as_deref(),
            Some("Hjälp: polku report esf --help")
        );
    }

    #[test]
    fn deadlines_need_one_of_two_ways() {
        let of = |words| failure(words, Language::En).message;
        assert!(of("polku calc deadline rectification").starts_with("missing: "));
        assert!(of("polku calc deadline rectification --sent-on 2026-11-20").contains("--by"));
        let both = "polku calc deadline rectification --sent-on 2026-11-20 --by letter --received-on 2026-11-22";
        assert!(
            of(both).contains("cannot be used together with"),
            "{}",
            of(both)
        );
        let by = "polku calc deadline rectification --received-on 2026-11-22 --by letter";
        assert!(!of(by).is_empty());
    }

    #[test]
    #[cfg(unix)]
    fn text_that_is_not_unicode_is_wrong_usage() {
        use std::os::unix::ffi::OsStringExt as _;
        let words = vec![
            OsString::from("polku"),
            OsString::from("--as"),
            OsString::from_vec(vec![0xff]),
        ];
        assert!(
            args::parse(&words, Language::En).is_err_and(|failure| failure.exit == Exit::Usage)
        );
    }
}
