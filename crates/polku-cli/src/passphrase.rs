//! The passphrase: from the environment, from a file, or asked on the terminal. Never an argument, because arguments
//! are seen by every process of the machine.

use std::path::Path;

use polku_app::office::passphrase_strength;
use polku_messages::{self as messages, Language};
use zeroize::Zeroizing;

use crate::args::Context;
use crate::output::{self, Failure};

/// The variable that holds the passphrase.
pub(crate) const VARIABLE: &str = "POLKU_PASSPHRASE";

/// The variable that holds the passphrase that takes its place.
pub(crate) const NEW_VARIABLE: &str = "POLKU_NEW_PASSPHRASE";

/// The passphrases that are hard to guess begin here, on the scale of 0-4.
const GOOD: u8 = 3;

/// The least length of a new passphrase, for the words of the question; the store enforces its own.
const MIN_CHARACTERS: usize = 12;

/// The passphrase of a store that exists.
pub(crate) fn existing(context: &Context) -> Result<Zeroizing<String>, Failure> {
    match given(context)? {
        Some(passphrase) => Ok(passphrase),
        None => ask(
            context.language,
            &messages::passphrase_prompt(context.language),
        ),
    }
}

/// The passphrase of a store that is being made, asked twice.
pub(crate) fn new(context: &Context) -> Result<Zeroizing<String>, Failure> {
    match given(context)? {
        Some(passphrase) => Ok(passphrase),
        None => ask_twice(context.language),
    }
}

/// The passphrase that takes the place of another, asked twice.
pub(crate) fn replacing(language: Language) -> Result<Zeroizing<String>, Failure> {
    match variable(NEW_VARIABLE) {
        Some(passphrase) => Ok(passphrase),
        None => ask_twice(language),
    }
}

/// Warns of a passphrase that is easy to guess.
pub(crate) fn warn_if_weak(language: Language, passphrase: &str, worker: &str) {
    if passphrase_strength(passphrase, worker) < GOOD {
        output::warn(language, &messages::store_passphrase_weak(language));
    }
}

fn ask_twice(language: Language) -> Result<Zeroizing<String>, Failure> {
    let first = ask(
        language,
        &messages::passphrase_prompt_new(language, MIN_CHARACTERS),
    )?;
    let second = ask(language, &messages::passphrase_prompt_again(language))?;
    if *first == *second {
        Ok(first)
    } else {
        Err(Failure::usage(messages::passphrase_differs(language)))
    }
}

fn variable(name: &str) -> Option<Zeroizing<String>> {
    let value = std::env::var(name).ok().map(Zeroizing::new);
    value.filter(|text| !text.is_empty())
}

fn given(context: &Context) -> Result<Option<Zeroizing<String>>, Failure> {
    if let Some(passphrase) = variable(VARIABLE) {
        return Ok(Some(passphrase));
    }
    context
        .passphrase_file
        .as_deref()
        .map(|file| first_line(context.language, file))
        .transpose()
}

/// The first line of a secret file, such as the passphrase or the recovery key.
pub(crate) fn first_line(language: Language, file: &Path) -> Result<Zeroizing<String>, Failure> {
    let bytes = std::fs::read(file).map(Zeroizing::new).map_err(|error| {
        Failure::usage(messages::passphrase_file_unreadable(
            language,
            file.display(),
            error,
        ))
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|_| {
        Failure::usage(messages::passphrase_file_not_utf8(language, file.display()))
    })?;
    let line = line_of(text);
    if line.is_empty() {
        return Err(Failure::usage(messages::passphrase_empty(language)));
    }
    Ok(Zeroizing::new(line.to_owned()))
}

/// The first line without the byte-order mark and line end that editors on Windows leave.
fn line_of(text: &str) -> &str {
    text.strip_prefix('\u{feff}')
        .unwrap_or(text)
        .lines()
        .next()
        .unwrap_or_default()
}

fn ask(language: Language, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let answer = rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|_| Failure::usage(messages::passphrase_needed(language)))?;
    if answer.is_empty() {
        return Err(Failure::usage(messages::passphrase_empty(language)));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_counts_without_its_end() {
        assert_eq!(line_of("\u{feff}salainen sana\r\ntoinen"), "salainen sana");
        assert_eq!(line_of(" spaces stay "), " spaces stay ");
        assert_eq!(line_of(""), "");
    }

    #[test]
    fn a_missing_file_is_wrong_usage() {
        let failure = first_line(Language::En, Path::new("/no/such/file")).unwrap_err();
        assert_eq!(failure.exit, crate::output::Exit::Usage);
    }
}
