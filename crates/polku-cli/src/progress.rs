//! Progress of long work on standard error: a line that rewrites itself on a terminal, a line now and then elsewhere.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use polku_messages::{self as messages, Language};

use crate::output::one_line;

/// A file of more rows tells its progress into a log, too.
const LONG: u64 = 20_000;

/// Says how far a long work has come, not more often than one can read.
pub(crate) struct Progress {
    language: Language,
    is_terminal: bool,
    every: Duration,
    last: Instant,
    is_shown: bool,
}

impl Progress {
    /// Nothing is said of work shorter than the first interval.
    pub(crate) fn new(language: Language) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let every = Duration::from_millis(if is_terminal { 250 } else { 5_000 });
        Self {
            language,
            is_terminal,
            every,
            last: Instant::now(),
            is_shown: false,
        }
    }

    /// `done` of `total` rows of `file`; 0 where the total is not known.
    pub(crate) fn rows(&mut self, file: &str, done: u64, total: u64) {
        let is_wanted = self.is_terminal || total > LONG;
        if !is_wanted || file.is_empty() || self.last.elapsed() < self.every {
            return;
        }
        self.last = Instant::now();
        let file = one_line(file);
        let text = if total == 0 {
            messages::import_progress(self.language, done, file)
        } else {
            messages::import_progress_of(self.language, total, done, file)
        };
        let mut err = std::io::stderr().lock();
        let _ = if self.is_terminal {
            write!(err, "\r\u{1b}[K{text}")
        } else {
            writeln!(err, "{text}")
        };
        self.is_shown = true;
    }

    /// Takes the line away, before anything else is said.
    pub(crate) fn clear(&mut self) {
        if self.is_shown && self.is_terminal {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
        }
        self.is_shown = false;
    }
}
