//! What the program answers: text on standard output, messages on standard error, and the exit status.

pub(crate) mod import;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use polku_messages::{self as messages, Language};

/// The exit status, a contract with scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// The input or the data has errors, and they were named.
    DataErrors = 1,
    /// Wrong usage.
    Usage = 2,
    /// The store cannot be opened.
    StoreUnopenable = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command came to nothing: a sentence in the user's language and the exit status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The exit status.
    pub(crate) exit: Exit,
    /// The sentence, with nothing before it.
    pub(crate) message: String,
    /// A further line that helps on, as it stands.
    pub(crate) hint: Option<String>,
}

impl Failure {
    /// The input or the data has errors.
    pub(crate) fn data(message: String) -> Self {
        Self {
            exit: Exit::DataErrors,
            message,
            hint: None,
        }
    }

    /// Wrong usage.
    pub(crate) fn usage(message: String) -> Self {
        Self {
            exit: Exit::Usage,
            message,
            hint: None,
        }
    }

    /// The machine refuses a read or a write.
    pub(crate) fn io(language: Language, error: &std::io::Error) -> Self {
        Self::data(messages::store_io(language, error))
    }

    /// Where data have errors, the JSON document that names them: as the problem of an import of no file and no row.
    pub(crate) fn print_json(&self) -> Result<(), Self> {
        if self.exit != Exit::DataErrors {
            return Ok(());
        }
        let problem = import::Problem {
            file: String::new(),
            row: None,
            column: None,
            value: String::new(),
            reason: "failed".to_owned(),
            message: self.message.clone(),
        };
        print_json(&serde_json::json!({ "errors": [problem] }))
    }

    /// Says it on standard error.
    pub(crate) fn print(self, language: Language) -> Exit {
        tell(&messages::message_error(language, &self.message));
        if let Some(hint) = &self.hint {
            tell(hint);
        }
        self.exit
    }
}

/// Prints a result as it stands.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Prints a result of bytes, such as a file.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        // The reader has gone, as `head` does: the result stays what it is.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::io(crate::locale::language(&[]), &error)),
    }
}

/// Prints a JSON document in one line.
pub(crate) fn print_json(document: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(document).map_err(|error| Failure::data(error.to_string()))?;
    print(&format!("{text}\n"))
}

/// Says a line on standard error. That nobody can hear it is no reason to stop.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Says a warning on standard error.
pub(crate) fn warn(language: Language, message: &str) {
    tell(&messages::message_warning(language, message));
}

/// The text on one line of a terminal: control characters, line breaks among them, become their escapes.
pub(crate) fn one_line(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut line, c| {
            if c.is_control() {
                line.extend(c.escape_default());
            } else {
                line.push(c);
            }
            line
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exits_are_those_of_the_contract() {
        let exits = [
            Exit::Done,
            Exit::DataErrors,
            Exit::Usage,
            Exit::StoreUnopenable,
        ];
        assert_eq!(exits.map(|exit| exit as u8), [0, 1, 2, 3]);
    }

    #[test]
    fn a_value_stays_on_its_line_and_out_of_the_terminal() {
        assert_eq!(one_line("a\nb\u{1b}[31mö"), "a\\nb\\u{1b}[31mö");
    }
}
