//! The user's language: `--lang`, else the environment, else the system's settings.

use std::ffi::OsString;

use polku_messages::Language;

/// The variables that say the language of messages, as POSIX ranks them.
pub(crate) const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language to speak, known before the words are parsed, because the errors of parsing are spoken too.
pub(crate) fn language(words: &[OsString]) -> Language {
    asked_for(words).unwrap_or_else(|| from_environment(variable, sys_locale::get_locale))
}

fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// The language of the first variable that is set and not empty; the system's setting where none is.
fn from_environment(
    variable: impl Fn(&str) -> Option<String>,
    system: impl FnOnce() -> Option<String>,
) -> Language {
    let set = VARIABLES
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty());
    Language::from_locale(&set.or_else(system).unwrap_or_default())
}

/// The value of `--lang` before any `--`; a value that names no language is left for the parser to refuse.
fn asked_for(words: &[OsString]) -> Option<Language> {
    let mut words = words
        .iter()
        .skip(1)
        .map(|word| word.to_string_lossy())
        .take_while(|word| word != "--");
    while let Some(word) = words.next() {
        if word == "--lang" {
            return words.next().and_then(|value| value.parse().ok());
        }
        if let Some(value) = word.strip_prefix("--lang=") {
            return value.parse().ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(set: &[(&str, &str)], system: Option<&str>) -> Language {
        let variable = |name: &str| {
            set.iter()
                .find(|(n, _)| *n == name)
                .map(|(_, value)| (*value).to_owned())
        };
        from_environment(variable, || system.map(str::to_owned))
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        assert_eq!(
            of(&[("LC_ALL", "sv_FI.UTF-8"), ("LANG", "fi_FI.UTF-8")], None),
            Language::Sv
        );
        assert_eq!(
            of(&[("LC_MESSAGES", "fi_FI.UTF-8"), ("LANG", "sv")], None),
            Language::Fi
        );
        assert_eq!(
            of(&[("LC_ALL", ""), ("LANG", "fi_FI.UTF-8")], None),
            Language::Fi
        );
        assert_eq!(
            of(&[("LC_ALL", "C"), ("LANG", "fi_FI.UTF-8")], Some("sv")),
            Language::En
        );
        assert_eq!(of(&[("LANG", "C.UTF-8")], Some("fi-FI")), Language::En);
    }

    #[test]
    fn the_system_is_asked_only_without_a_variable() {
        assert_eq!(of(&[], Some("fi-FI")), Language::Fi);
        assert_eq!(of(&[], None), Language::En);
        assert_eq!(of(&[("LANG", "")], Some("sv-FI")), Language::Sv);
    }

    #[test]
    fn the_option_goes_first() {
        let of = |text: &str| asked_for(&text.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("polku --lang sv import"), Some(Language::Sv));
        assert_eq!(of("polku import --lang=fi"), Some(Language::Fi));
        assert_eq!(of("polku validate iban -- --lang fi"), None);
        assert_eq!(of("polku --lang de"), None);
        assert_eq!(of("polku --lang"), None);
    }
}
