//! Rules over the text of sources: SQL that may not be written, lengths, and what may not be left behind.

use super::{File, Problems};

/// The one module whose SQL may checkpoint: see `docs/decisions/0001`.
const WRITER_MODULE: &str = "crates/polku-store/src/write.rs";
/// A file of a crate with more lines than this does two jobs.
const TOO_LONG: usize = 700;
/// From here on it is time to think of splitting.
const LONG: usize = 550;

/// SQL that checkpoints the write-ahead log, outside the writer's module.
pub(super) fn checkpoints(files: &[File]) -> Problems {
    files
        .iter()
        .filter(|file| !file.path.starts_with(WRITER_MODULE))
        .filter(|file| code(file).contains("WAL_CHECKPOINT"))
        .map(|file| format!("{}: only the writer may checkpoint", file.path))
        .collect()
}

/// SQL that replaces rows: it deletes behind the journal's back.
pub(super) fn replacing_sql(files: &[File]) -> Problems {
    const REPLACING: &[&str] = &[
        "REPLACE INTO",
        "INSERT OR REPLACE",
        "UPDATE OR REPLACE",
        "ON CONFLICT REPLACE",
    ];
    let mut problems = Problems::new();
    for file in files {
        let code = code(file);
        if let Some(found) = REPLACING.iter().find(|phrase| code.contains(**phrase)) {
            problems.push(format!(
                "{}: {found} is refused, use ON CONFLICT … DO UPDATE",
                file.path
            ));
        }
    }
    problems
}

/// Files of the crates that are too long. Generated ones (`generated.rs`) and tests do not count.
pub(super) fn too_long(files: &[File]) -> Problems {
    lengths(files)
        .filter(|(_, lines)| *lines > TOO_LONG)
        .map(|(path, lines)| format!("{path}: {lines} lines, more than {TOO_LONG}"))
        .collect()
}

/// Files of the crates that will soon be too long.
pub(super) fn nearly_too_long(files: &[File]) -> Problems {
    lengths(files)
        .filter(|(_, lines)| (LONG + 1..=TOO_LONG).contains(lines))
        .map(|(path, lines)| {
            format!("{path} has {lines} lines; at more than {TOO_LONG} the check fails")
        })
        .collect()
}

fn lengths(files: &[File]) -> impl Iterator<Item = (&str, usize)> {
    files
        .iter()
        .filter(|file| file.path.starts_with("crates/") && file.path.contains("/src/"))
        .filter(|file| !file.path.ends_with("/generated.rs") && !file.path.ends_with("/tests.rs"))
        .map(|file| {
            let lines = file.text.lines().take_while(|line| *line != "#[cfg(test)]");
            (file.path.as_str(), lines.count())
        })
}

/// Tests switched off, and code that is still to be written.
pub(super) fn unfinished(files: &[File]) -> Problems {
    const LEFT_BEHIND: &[&str] = &["#[IGNORE", "TODO!(", "UNIMPLEMENTED!("];
    let mut problems = Problems::new();
    for file in files {
        let code = code(file);
        problems.extend(
            LEFT_BEHIND
                .iter()
                .filter(|left| code.contains(**left))
                .map(|left| format!("{}: {} must not be left", file.path, left.to_lowercase())),
        );
    }
    problems
}

/// The file without its comments, in capitals, with single spaces: a phrase may be broken over lines.
fn code(file: &File) -> String {
    let comment = if file.path.ends_with(".sql") {
        "--"
    } else {
        "//"
    };
    let lines = file.text.lines().map(|line| {
        let end = if line.trim_start().starts_with(comment) {
            Some(0)
        } else {
            line.find(&format!(" {comment}"))
        };
        &line[..end.unwrap_or(line.len())]
    });
    let words = lines
        .flat_map(str::split_whitespace)
        .filter(|word| *word != "\\");
    words.collect::<Vec<_>>().join(" ").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn only_the_writer_checkpoints() {
        let sql = "const SQL: &str = \"PRAGMA wal_checkpoint(TRUNCATE)\";";
        assert_eq!(
            checkpoints(&[file("crates/polku-store/src/search.rs", sql)]).len(),
            1
        );
        assert!(checkpoints(&[file("crates/polku-store/src/write.rs", sql)]).is_empty());
        assert!(
            checkpoints(&[file(
                "crates/polku-store/src/search.rs",
                "// never wal_checkpoint here"
            )])
            .is_empty()
        );
    }

    #[test]
    fn replacing_sql_is_found_over_line_breaks() {
        let broken = "const SQL: &str = \"insert or \\\n    replace into client values (?)\";";
        assert_eq!(
            replacing_sql(&[file("crates/polku-store/src/client.rs", broken)]).len(),
            1
        );
        assert_eq!(
            replacing_sql(&[file(
                "migrations/device/0001_a.sql",
                "REPLACE  INTO code VALUES (1);\n"
            )])
            .len(),
            1
        );
        let fine = "let name = text.replace(\"into\", \"\"); // insert or replace";
        assert!(replacing_sql(&[file("crates/polku-store/src/client.rs", fine)]).is_empty());
        assert!(
            replacing_sql(&[file(
                "migrations/device/0001_a.sql",
                "-- REPLACE INTO is refused\n"
            )])
            .is_empty()
        );
    }

    #[test]
    fn long_files_are_warned_of_and_then_refused() {
        let of = |lines: usize| [file("crates/polku-app/src/a.rs", &"line\n".repeat(lines))];
        assert!(too_long(&of(TOO_LONG)).is_empty());
        assert_eq!(too_long(&of(TOO_LONG + 1)).len(), 1);
        assert!(nearly_too_long(&of(LONG)).is_empty());
        assert_eq!(nearly_too_long(&of(LONG + 1)).len(), 1);
        assert!(
            nearly_too_long(&of(TOO_LONG + 1)).is_empty(),
            "refused already"
        );
        let tested = format!("fn a() {}\n#[cfg(test)]\n{}", "{}", "line\n".repeat(900));
        assert!(
            too_long(&[file("crates/polku-app/src/a.rs", &tested)]).is_empty(),
            "tests do not count"
        );
        let generated = "line\n".repeat(900);
        assert!(too_long(&[file("crates/polku-messages/src/generated.rs", &generated)]).is_empty());
        assert!(too_long(&[file("tests/journeys/main.rs", &"line\n".repeat(900))]).is_empty());
    }

    #[test]
    fn nothing_is_left_behind() {
        assert_eq!(
            unfinished(&[file(
                "tests/journeys/a.rs",
                "#[test]\n#[ignore = \"slow\"]\nfn a() {}"
            )])
            .len(),
            1
        );
        assert_eq!(
            unfinished(&[file("crates/polku-app/src/a.rs", "fn a() { todo!() }")]).len(),
            1
        );
        assert!(
            unfinished(&[file(
                "crates/polku-app/src/a.rs",
                "/// never `todo!()` here\nfn a() {}"
            )])
            .is_empty()
        );
    }
}
