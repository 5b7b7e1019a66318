//! The help of the command line, in the language of the locale.

use polku_tests::{Run, finish, polku};

const COMMANDS: [&[&str]; 14] = [
    &[],
    &["init"],
    &["import"],
    &["export"],
    &["backup"],
    &["restore"],
    &["report", "esf"],
    &["report", "quarter"],
    &["check"],
    &["diagnostics"],
    &["demo"],
    &["validate"],
    &["calc", "municipal-share"],
    &["calc", "deadline"],
];

fn in_locale(locale: &str, args: &[&str]) -> Run {
    finish(polku().env("LC_ALL", locale).args(args))
}

#[test]
fn help_speaks_the_language_of_the_locale() {
    let headings = [
        ("fi_FI.UTF-8", "Käyttö:"),
        ("sv_FI.UTF-8", "Användning:"),
        ("en_GB.UTF-8", "Usage:"),
    ];
    for command in COMMANDS {
        for (locale, heading) in headings {
            let run = in_locale(locale, &[command, &["--help"]].concat()).ended(0);
            assert!(
                run.stdout.contains(heading),
                "{command:?} in {locale}: {}",
                run.stdout
            );
            assert!(run.stderr.is_empty(), "{}", run.stderr);
            for (_, other) in headings.into_iter().filter(|(other, _)| *other != locale) {
                assert!(
                    !run.stdout.contains(other),
                    "{other} in the help of {command:?} in {locale}"
                );
            }
        }
    }
}

#[test]
fn finnish_and_swedish_help_have_no_english_headings_or_sentences() {
    let english = [
        "Usage",
        "Options:",
        "Commands:",
        "Arguments:",
        "Print help",
        "Print version",
        "possible values",
        "default",
        "required",
        "the following",
        "Error",
        "error:",
        "For more information",
        "try '--help'",
        "tip:",
    ];
    for locale in ["fi_FI.UTF-8", "sv_FI.UTF-8"] {
        for command in COMMANDS {
            let help = in_locale(locale, &[command, &["--help"]].concat())
                .ended(0)
                .stdout;
            let wrong = in_locale(locale, &[command, &["--no-such-option"]].concat()).ended(2);
            assert!(wrong.stdout.is_empty(), "{}", wrong.stdout);
            for word in english {
                // the names of options and levels are the same in every language
                let plain = help.replace("error, warn", "").replace("<", " ");
                assert!(
                    !plain.contains(word),
                    "{word:?} in the help of {command:?} in {locale}: {help}"
                );
                assert!(
                    !wrong.stderr.contains(word),
                    "{word:?} in {locale}: {}",
                    wrong.stderr
                );
            }
        }
    }
}

#[test]
fn an_unknown_locale_gets_a_language_and_lang_goes_before_the_locale() {
    for locale in ["C", "POSIX", "de_DE.UTF-8", ""] {
        let _ = in_locale(locale, &["--help"]).ended(0);
    }
    assert!(
        in_locale("fi_FI.UTF-8", &["--lang", "sv", "--help"])
            .ended(0)
            .stdout
            .contains("Användning:")
    );
}
