//! The words of the command line: the root command, what all commands share, and the parsers of values.
//!
//! Every visible word comes from `polku_messages`; clap's own English is switched off or translated (`usage`).

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::Datelike as _;
use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use polku_domain::NaiveDate;
use polku_messages::{self as messages, Language};

use crate::commands::{self, Invocation};
use crate::locale;
use crate::output::Failure;
use crate::passphrase;
use crate::usage;

/// The years that dates of this program lie in; all others are slips of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2999;

/// The variable that says who acts.
const WORKER_VARIABLE: &str = "POLKU_WORKER";

/// What every command gets.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The language to speak.
    pub(crate) language: Language,
    store: Option<PathBuf>,
    /// Who acts, by name.
    pub(crate) worker: Option<String>,
    /// Where the passphrase stands.
    pub(crate) passphrase_file: Option<PathBuf>,
}

impl Context {
    /// The store, which this command needs.
    pub(crate) fn store(&self) -> Result<&Path, Failure> {
        self.store.as_deref().ok_or_else(|| {
            let value = messages::help_value_file(self.language);
            Failure::usage(messages::usage_store_needed(self.language, value))
        })
    }
}

/// What the words ask for.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// A text, such as the help.
    Print(String),
    /// A command.
    Run(Context, Invocation, Form),
}

/// Understands the words of the command line, the program's own name among them.
pub(crate) fn parse(words: &[OsString], language: Language) -> Result<Parsed, Failure> {
    let matches = match root(language).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) => return usage::explain(&error, language, words).map(Parsed::Print),
    };
    let context = Context {
        language,
        store: matches.get_one::<PathBuf>("store").cloned(),
        worker: matches.get_one::<String>("as").cloned().or_else(|| {
            std::env::var(WORKER_VARIABLE)
                .ok()
                .filter(|name| !name.is_empty())
        }),
        passphrase_file: matches.get_one::<PathBuf>("passphrase-file").cloned(),
    };
    match matches.subcommand() {
        None => Ok(Parsed::Print(root(language).render_help().to_string())),
        Some(("help", matches)) => help_of(matches, language).map(Parsed::Print),
        Some((name, matches)) => {
            let invocation = commands::from_matches(name, matches, language)
                .map_err(|failure| usage::with_hint(failure, language, words))?;
            let form = Form::asked(matches);
            Ok(Parsed::Run(context, invocation, form))
        }
    }
}

/// The whole program.
pub(crate) fn root(language: Language) -> Command {
    let l = language;
    let global = messages::help_heading_global_options(l);
    let command = Command::new("polku")
        .bin_name("polku")
        .version(env!("CARGO_PKG_VERSION"))
        .about(messages::help_about(l))
        .override_usage(format!(
            "polku [{options}] {command} …",
            options = messages::help_value_options(l),
            command = messages::help_value_command(l)
        ))
        .after_help(after_help(l))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(messages::help_value_command(l))
        .next_help_heading(global)
        .arg(file_option("store", messages::help_store(l), l).global(true))
        .arg(
            Arg::new("as")
                .long("as")
                .value_name(messages::help_value_name(l))
                .value_parser(text(l))
                .help(messages::help_as(l))
                .global(true),
        )
        .arg(file_option("passphrase-file", messages::help_passphrase_file(l), l).global(true))
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name(messages::help_value_language(l))
                .value_parser(choice(
                    l,
                    &[
                        ("fi", Language::Fi),
                        ("sv", Language::Sv),
                        ("en", Language::En),
                    ],
                ))
                .help(messages::help_lang(l))
                .global(true),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(messages::help_version(l)),
        );
    let command = commands::definitions(l)
        .into_iter()
        .fold(command, Command::subcommand)
        .subcommand(
            Command::new("help")
                .about(messages::help_command_help(l))
                .override_usage(format!("polku help [{}…]", messages::help_value_command(l)))
                .next_help_heading(messages::help_heading_arguments(l))
                .arg(
                    Arg::new("command")
                        .value_name(messages::help_value_command(l))
                        .num_args(0..)
                        .help(messages::help_command_help_command(l)),
                ),
        );
    speak(command, l)
}

/// Gives a command and those under it headings and a help option in the user's language.
fn speak(command: Command, language: Language) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let command = command
        .disable_help_flag(true)
        .help_template(format!(
            "{{about-with-newline}}\n{}:\n  {{usage}}\n\n{{all-args}}{{after-help}}",
            messages::help_heading_usage(language)
        ))
        .subcommand_help_heading(messages::help_heading_commands(language))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help_heading(messages::help_heading_global_options(language))
                .help(messages::help_help(language)),
        );
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| speak(sub, language))
    })
}

fn after_help(l: Language) -> String {
    let variables = [
        (
            passphrase::VARIABLE.to_owned(),
            messages::help_env_passphrase(l),
        ),
        (
            passphrase::NEW_VARIABLE.to_owned(),
            messages::help_env_new_passphrase(l),
        ),
        (WORKER_VARIABLE.to_owned(), messages::help_env_worker(l)),
        (locale::VARIABLES.join(", "), messages::help_env_lang(l)),
        ("POLKU_LOG".to_owned(), messages::help_env_log(l)),
    ];
    let exits = [
        ("0".to_owned(), messages::help_exit_0(l)),
        ("1".to_owned(), messages::help_exit_1(l)),
        ("2".to_owned(), messages::help_exit_2(l)),
        ("3".to_owned(), messages::help_exit_3(l)),
    ];
    format!(
        "{}:\n{}\n{}:\n{}\n{}",
        messages::help_heading_environment(l),
        table(&variables),
        messages::help_heading_exit_codes(l),
        table(&exits),
        messages::help_more(l, messages::help_value_command(l)),
    )
}

/// Lines of a word and its meaning, the meanings under each other.
pub(crate) fn table(lines: &[(String, String)]) -> String {
    let width = lines
        .iter()
        .map(|(word, _)| word.chars().count())
        .max()
        .unwrap_or_default();
    lines
        .iter()
        .map(|(word, meaning)| format!("  {word:<width$}  {meaning}\n"))
        .collect()
}

/// The width of a paragraph of help.
pub(crate) const WIDTH: usize = 98;

/// Breaks a text into lines of at most `width` characters, between words.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
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

/// The help of the command that `polku help COMMAND…` names.
fn help_of(matches: &ArgMatches, language: Language) -> Result<String, Failure> {
    let mut command = root(language);
    command.build();
    let mut command = &mut command;
    for name in matches.get_many::<String>("command").into_iter().flatten() {
        command = command.find_subcommand_mut(name).ok_or_else(|| {
            let mut failure = Failure::usage(messages::usage_unknown_command(language, name));
            failure.hint = Some(messages::usage_see_help(language, "polku --help"));
            failure
        })?;
    }
    Ok(command.render_help().to_string())
}

/// An option that names a file.
pub(crate) fn file_option(name: &'static str, help: String, language: Language) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(messages::help_value_file(language))
        .value_parser(clap::value_parser!(PathBuf))
        .help(help)
}

/// An option that is a date.
pub(crate) fn date_option(name: &'static str, help: String, language: Language) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(messages::help_value_date(language))
        .value_parser(date(language))
        .help(help)
}

/// An option that is a whole number in a range.
pub(crate) fn number_option(
    name: &'static str,
    help: String,
    min: u64,
    max: u64,
    language: Language,
) -> Arg {
    let parse = move |text: &str| -> Result<u64, String> {
        let number = text
            .parse()
            .ok()
            .filter(|number| (min..=max).contains(number));
        number.ok_or_else(|| messages::usage_bad_number(language, max, min))
    };
    Arg::new(name)
        .long(name)
        .value_name(messages::help_value_number(language))
        .value_parser(ValueParser::new(parse))
        .help(help)
}

/// The form of a result that is words or one JSON document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Words in the user's language.
    Text,
    /// One JSON document.
    Json,
}

impl Form {
    /// The option that chooses the form.
    pub(crate) fn option(language: Language) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name(messages::help_value_format(language))
            .value_parser(choice(
                language,
                &[("text", Self::Text), ("json", Self::Json)],
            ))
            .help(messages::help_format_text_json(language))
    }

    /// The option of a command whose only form is JSON.
    pub(crate) fn only_json(language: Language) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name("json")
            .value_parser(choice(language, &[("json", Self::Json)]))
            .help(messages::help_format_only_json(language))
    }

    /// The form that was asked for, of whatever command; that of a report has more forms.
    fn asked(matches: &ArgMatches) -> Self {
        let of_this = matches.try_get_raw("format").ok().flatten();
        match of_this.and_then(|mut words| words.next()) {
            Some(word) if word == "json" => Self::Json,
            Some(_) => Self::Text,
            None => matches
                .subcommand()
                .map_or(Self::Text, |(_, matches)| Self::asked(matches)),
        }
    }

    /// The form that was chosen.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        matches.get_one("format").copied().unwrap_or(Self::Text)
    }
}

/// A value out of a few words.
pub(crate) fn choice<T>(language: Language, choices: &'static [(&'static str, T)]) -> ValueParser
where
    T: Copy + Send + Sync + 'static,
{
    ValueParser::new(move |text: &str| -> Result<T, String> {
        let found = choices
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, value)| *value);
        found.ok_or_else(|| {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            messages::usage_one_of(language, words.join(", "))
        })
    })
}

/// A text that is not empty.
pub(crate) fn text(language: Language) -> ValueParser {
    ValueParser::new(move |text: &str| -> Result<String, String> {
        if text.trim().is_empty() {
            Err(messages::usage_empty(language))
        } else {
            Ok(text.to_owned())
        }
    })
}

/// A municipality's code by its form; whether the store knows it is for the store.
pub(crate) fn municipality(language: Language) -> ValueParser {
    ValueParser::new(move |text: &str| -> Result<String, String> {
        let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_code {
            Ok(text.to_owned())
        } else {
            Err(messages::usage_bad_municipality(language))
        }
    })
}

/// A date, `2026-09-30` or `30.9.2026`.
pub(crate) fn date(language: Language) -> ValueParser {
    ValueParser::new(move |text: &str| -> Result<NaiveDate, String> {
        read_date(text).ok_or_else(|| messages::usage_bad_date(language))
    })
}

fn read_date(text: &str) -> Option<NaiveDate> {
    let number = |part: &str, min: usize, max: usize| -> Option<u32> {
        let is_number =
            (min..=max).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse().ok() } else { None }
    };
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    let (year, month, day) = match *parts.as_slice() {
        [y, m, d] if !text.contains('.') => (number(y, 4, 4)?, number(m, 2, 2)?, number(d, 2, 2)?),
        [d, m, y] if !text.contains('-') => (number(y, 4, 4)?, number(m, 1, 2)?, number(d, 1, 2)?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        .filter(|date| YEARS.contains(&date.year()))
}

/// The value of an argument that clap has made sure of.
pub(crate) fn required<T>(
    matches: &ArgMatches,
    name: &str,
    language: Language,
) -> Result<T, Failure>
where
    T: Clone + Send + Sync + 'static,
{
    let value = matches.try_get_one::<T>(name).ok().flatten().cloned();
    value.ok_or_else(|| Failure::usage(messages::usage_missing(language, format!("--{name}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    fn printed(text: &str, language: Language) -> String {
        match parse(&words(text), language) {
            Ok(Parsed::Print(text)) => text,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn clap_finds_no_fault_in_the_definitions() {
        for language in Language::ALL {
            root(language).debug_assert();
        }
    }

    #[test]
    fn dates_are_read_in_both_forms_and_no_other() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1);
        assert_eq!(read_date("2026-03-01"), day);
        assert_eq!(read_date("1.3.2026"), day);
        assert_eq!(read_date("01.03.2026"), day);
        for wrong in [
            "",
            "2026-3-1",
            "2026-02-30",
            "1.3.26",
            "0026-03-01",
            "9999-03-01",
            "1.3-2026",
            "20260301",
            "1.3.",
            "+2026-03-01",
            "2026-03-01T00",
            "١.٣.٢٠٢٦",
        ] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn help_is_wholly_in_the_users_language() {
        for command in [
            "",
            "init",
            "import",
            "export",
            "backup",
            "restore",
            "report",
            "report esf",
            "report quarter",
            "check",
            "diagnostics",
            "passphrase",
            "demo",
            "validate",
            "calc",
            "calc municipal-share",
            "calc deadline",
        ] {
            let help = printed(format!("polku help {command}").trim(), Language::Fi);
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "[default",
                "[possible",
                "[env",
                "OPTIONS",
                "COMMAND",
                "FILE",
            ] {
                assert!(!help.contains(word), "{command}: {word} in\n{help}");
            }
            assert!(help.contains("Käyttö:"), "{help}");
        }
    }

    #[test]
    fn wraps_between_words() {
        assert_eq!(wrap("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrap("longer", 2), ["longer"]);
    }

    #[test]
    fn help_has_three_doors() {
        let help = printed("polku import --help", Language::Sv);
        assert_eq!(help, printed("polku help import", Language::Sv));
        assert!(help.contains("identity_code"), "{help}");
        assert_eq!(
            printed("polku", Language::En),
            printed("polku --help", Language::En)
        );
        assert_eq!(
            printed("polku help", Language::En),
            printed("polku -h", Language::En)
        );
        assert!(printed("polku --help", Language::En).contains("POLKU_PASSPHRASE"));
    }

    #[test]
    fn the_version_is_the_programs() {
        assert_eq!(
            printed("polku --version", Language::Fi),
            format!("polku {}\n", env!("CARGO_PKG_VERSION"))
        );
    }

    #[test]
    fn common_options_stand_before_or_after_the_command() {
        for text in [
            "polku --store a.polku --as Maija check",
            "polku check --store a.polku --as Maija",
        ] {
            match parse(&words(text), Language::En) {
                Ok(Parsed::Run(context, Invocation::Check(_), _)) => {
                    assert_eq!(context.store().unwrap(), Path::new("a.polku"));
                    assert_eq!(context.worker.as_deref(), Some("Maija"));
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
