//! The passphrase: from the environment, from a file, or asked on the terminal. Never an argument, because arguments
//! are seen by every process of the machine.

use std::path::Path;

use polku_messages::{self as messages, Language};
use zeroize::Zeroizing;

use crate::args::Context;
use crate::output::Failure;

/// The variable that holds the passphrase.
pub(crate) const VARIABLE: &str = "POLKU_PASSPHRASE";

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
    if let Some(passphrase) = given(context)? {
        return Ok(passphrase);
    }
    let language = context.language;
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

fn given(context: &Context) -> Result<Option<Zeroizing<String>>, Failure> {
    if let Some(passphrase) = std::env::var(VARIABLE)
        .ok()
        .map(Zeroizing::new)
        .filter(|text| !text.is_empty())
    {
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
