//! The result of an import, as text and as one JSON document.

use polku_app::import::{self, Imported, Issue};
use polku_messages::{self as messages, Language};
use serde::Serialize;

use super::{Exit, one_line};

/// What an import found and did. The keys of its JSON are a contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ImportOutcome {
    /// The files in the order of import.
    pub(crate) files: Vec<ImportedFile>,
    /// The errors that are named.
    pub(crate) errors: Vec<Problem>,
    /// How many errors were left out.
    pub(crate) errors_more: u64,
    /// The warnings that are named.
    pub(crate) warnings: Vec<Problem>,
    /// How many warnings were left out.
    pub(crate) warnings_more: u64,
    /// Nothing was to be stored.
    pub(crate) dry_run: bool,
}

/// One file and what its rows did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ImportedFile {
    /// The file as it was named.
    pub(crate) file: String,
    /// `participations`, `situations`…; none where the columns did not tell.
    pub(crate) kind: Option<String>,
    /// Rows of data.
    pub(crate) rows: u64,
    /// Rows that were new.
    pub(crate) added: u64,
    /// Rows that changed something known.
    pub(crate) changed: u64,
    /// Rows that were known as they stand.
    pub(crate) unchanged: u64,
}

/// An error or a warning at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Problem {
    /// The file as it was named.
    pub(crate) file: String,
    /// The line of the file, the heading being 1; none for the file as a whole.
    pub(crate) row: Option<u64>,
    /// The column's name.
    pub(crate) column: Option<String>,
    /// The value as the file has it; empty for the file as a whole, too.
    pub(crate) value: String,
    /// A stable English word.
    pub(crate) reason: String,
    /// The sentence in the user's language.
    pub(crate) message: String,
}

impl ImportOutcome {
    /// What the use case answered, with its sentences.
    pub(crate) fn of(imported: Imported, language: Language) -> Self {
        let problems = |issues: Vec<Issue>| -> Vec<Problem> {
            issues
                .into_iter()
                .map(|issue| Problem::of(issue, language))
                .collect()
        };
        Self {
            files: imported.files.into_iter().map(ImportedFile::of).collect(),
            errors: problems(imported.errors),
            errors_more: imported.errors_more,
            warnings: problems(imported.warnings),
            warnings_more: imported.warnings_more,
            dry_run: imported.dry_run,
        }
    }

    /// The exit status that the outcome asks for; warnings ask for none.
    pub(crate) fn exit(&self) -> Exit {
        if self.has_errors() {
            Exit::DataErrors
        } else {
            Exit::Done
        }
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.errors_more > 0
    }

    /// The lines of the result: a line per file, and whether anything was stored.
    pub(crate) fn result_text(&self, language: Language) -> String {
        let mut text: String = self
            .files
            .iter()
            .map(|file| file.text(language) + "\n")
            .collect();
        if self.has_errors() {
            text.push_str(&messages::import_nothing_stored(language));
            text.push('\n');
        } else if self.dry_run {
            text.push_str(&messages::import_dry_run(language));
            text.push('\n');
        }
        text
    }

    /// The lines of the errors and warnings, one each, with the count of the rest.
    pub(crate) fn problem_lines(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        let named = u64::try_from(self.warnings.len()).unwrap_or(u64::MAX);
        lines.extend(
            self.warnings
                .iter()
                .map(|warning| messages::message_warning(language, warning.text(language))),
        );
        if self.warnings_more > 0 {
            lines.push(messages::import_more_warnings(language, self.warnings_more));
        }
        lines.extend(self.errors.iter().map(|error| error.text(language)));
        if self.errors_more > 0 {
            lines.push(messages::import_too_many_errors(
                language,
                self.errors_more,
                self.errors.len(),
            ));
        }
        let warnings = named.saturating_add(self.warnings_more);
        if warnings > 0 {
            lines.push(messages::import_warning_count(language, warnings));
        }
        if self.has_errors() {
            let named = u64::try_from(self.errors.len()).unwrap_or(u64::MAX);
            lines.push(messages::import_error_count(
                language,
                named.saturating_add(self.errors_more),
            ));
        }
        lines
    }
}

impl ImportedFile {
    fn of(file: import::ImportedFile) -> Self {
        Self {
            file: file.file,
            kind: file.kind.map(|kind| kind.name().to_owned()),
            rows: file.rows,
            added: file.added,
            changed: file.changed,
            unchanged: file.unchanged,
        }
    }

    fn text(&self, language: Language) -> String {
        let kind = match self.kind.as_deref() {
            Some("participations") => messages::import_kind_participations(language),
            Some("situations") => messages::import_kind_situations(language),
            Some("coaching-periods") => messages::import_kind_coaching_periods(language),
            Some("attendance") => messages::import_kind_attendance(language),
            Some("employers") => messages::import_kind_employers(language),
            Some("placements") => messages::import_kind_placements(language),
            other => other.unwrap_or("?").to_owned(),
        };
        format!(
            "{} ({kind}): {}; {}; {}; {}",
            one_line(&self.file),
            messages::import_rows(language, self.rows),
            messages::import_added(language, self.added),
            messages::import_changed(language, self.changed),
            messages::import_unchanged(language, self.unchanged),
        )
    }
}

impl Problem {
    fn of(issue: Issue, language: Language) -> Self {
        Self {
            reason: issue.reason.code().to_owned(),
            message: import::message(language, &issue.reason),
            file: issue.file,
            row: issue.row,
            column: issue.column,
            value: issue.value,
        }
    }

    /// `FILE, row N, column C, "VALUE": MESSAGE (reason)`, without the parts that the problem does not have.
    pub(crate) fn text(&self, language: Language) -> String {
        let mut place = vec![one_line(&self.file)];
        place.extend(
            self.row
                .map(|row| messages::import_place_row(language, row)),
        );
        place.extend(
            self.column
                .as_deref()
                .map(|name| messages::import_place_column(language, one_line(name))),
        );
        if !self.value.is_empty() {
            place.push(format!("\"{}\"", one_line(&self.value)));
        }
        format!(
            "{}: {} ({})",
            place.join(", "),
            one_line(&self.message),
            self.reason
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem {
            file: "situations.csv".into(),
            row: Some(7),
            column: Some("date".into()),
            value: "31.2.2026".into(),
            reason: "bad_date".into(),
            message: messages::import_bad_date(Language::Fi),
        }
    }

    fn outcome() -> ImportOutcome {
        ImportOutcome {
            files: vec![ImportedFile {
                file: "situations.csv".into(),
                kind: Some("situations".into()),
                rows: 2,
                added: 1,
                changed: 0,
                unchanged: 1,
            }],
            ..ImportOutcome::default()
        }
    }

    #[test]
    fn an_error_names_its_place_value_sentence_and_reason() {
        assert_eq!(
            problem().text(Language::Fi),
            "situations.csv, rivi 7, sarake date, \"31.2.2026\": ei ole päivä; kirjoita 2026-03-01 tai 1.3.2026 (bad_date)"
        );
    }

    #[test]
    fn an_error_of_the_whole_file_has_no_row() {
        let problem = Problem {
            row: None,
            column: None,
            value: String::new(),
            ..problem()
        };
        assert!(problem.text(Language::En).starts_with("situations.csv: "));
    }

    #[test]
    fn a_value_with_a_line_break_stays_on_one_line() {
        let problem = Problem {
            value: "a\r\nb".into(),
            ..problem()
        };
        assert_eq!(problem.text(Language::Sv).lines().count(), 1);
    }

    #[test]
    fn json_has_the_keys_of_the_contract_in_their_order() {
        let outcome = ImportOutcome {
            errors: vec![problem()],
            ..outcome()
        };
        let json = serde_json::to_string(&outcome).unwrap();
        assert_eq!(
            json,
            "{\"files\":[{\"file\":\"situations.csv\",\"kind\":\"situations\",\"rows\":2,\"added\":1,\"changed\":0,\
             \"unchanged\":1}],\"errors\":[{\"file\":\"situations.csv\",\"row\":7,\"column\":\"date\",\
             \"value\":\"31.2.2026\",\"reason\":\"bad_date\",\
             \"message\":\"ei ole päivä; kirjoita 2026-03-01 tai 1.3.2026\"}],\"errors_more\":0,\"warnings\":[],\
             \"warnings_more\":0,\"dry_run\":false}"
        );
    }

    #[test]
    fn only_errors_change_the_exit_status() {
        assert_eq!(outcome().exit(), Exit::Done);
        assert_eq!(
            ImportOutcome {
                warnings: vec![problem()],
                ..outcome()
            }
            .exit(),
            Exit::Done
        );
        assert_eq!(
            ImportOutcome {
                errors: vec![problem()],
                ..outcome()
            }
            .exit(),
            Exit::DataErrors
        );
    }

    #[test]
    fn the_text_says_what_was_done_and_what_was_not() {
        let text = outcome().result_text(Language::En);
        assert_eq!(
            text,
            "situations.csv (labour market statuses): 2 rows; 1 new; 0 changed; 1 unchanged\n"
        );
        let failed = ImportOutcome {
            errors: vec![problem()],
            errors_more: 3,
            ..outcome()
        };
        assert!(
            failed
                .result_text(Language::Sv)
                .ends_with("På grund av felen sparades ingenting.\n")
        );
        let lines = failed.problem_lines(Language::En);
        assert_eq!(
            lines[1],
            "These are the first 1 errors; 3 more were left out."
        );
        assert_eq!(lines[2], "4 errors");
        let trial = ImportOutcome {
            dry_run: true,
            ..outcome()
        };
        assert!(
            trial
                .result_text(Language::Fi)
                .ends_with("Koe: mitään ei tallennettu.\n")
        );
    }
}
