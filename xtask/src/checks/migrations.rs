//! Migrations are append-only: a store that has run one must find the same bytes for ever.

use super::{File, Problems};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A name is `NNNN_what.sql`; no number twice in a folder; lines end with LF.
pub(super) fn form(files: &[File]) -> Problems {
    let mut problems = Problems::new();
    let mut last: BTreeMap<&str, u32> = BTreeMap::new();
    for file in files {
        if file.text.contains('\r') {
            problems.push(format!("{}: line ends must be LF", file.path));
        }
        if !file.text.ends_with('\n') {
            problems.push(format!("{}: the last line must end with LF", file.path));
        }
        let Some((folder, number)) = numbered(&file.path) else {
            problems.push(format!("{}: the name must be NNNN_what.sql", file.path));
            continue;
        };
        if last
            .insert(folder, number)
            .is_some_and(|before| before >= number)
        {
            problems.push(format!(
                "{}: numbers must rise, {number} does not",
                file.path
            ));
        }
    }
    problems
}

/// What `migrations/checksums.txt` lists is there with the same bytes, and what it does not list yet comes after it.
/// The list is in the form of `sha256sum`, with paths from the root.
pub(super) fn unchanged(files: &[File], listed: &str) -> Problems {
    let mut problems = Problems::new();
    let mut sealed: BTreeMap<&str, &str> = BTreeMap::new();
    let mut last_sealed: BTreeMap<&str, u32> = BTreeMap::new();
    for line in listed
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let Some((sum, path)) = line.split_once("  ") else {
            problems.push(format!(
                "migrations/checksums.txt: not a line of sha256sum: {line}"
            ));
            continue;
        };
        sealed.insert(path, sum);
        if let Some((folder, number)) = numbered(path) {
            let last = last_sealed.entry(folder).or_default();
            *last = number.max(*last);
        }
        match files.iter().find(|file| file.path == path) {
            None => problems.push(format!(
                "{path}: listed in migrations/checksums.txt but gone"
            )),
            Some(file) if sha256(&file.text) != sum => {
                problems.push(format!("{path}: changed after it was listed in migrations/checksums.txt; write a new one"));
            }
            Some(_) => {}
        }
    }
    for file in files
        .iter()
        .filter(|file| !sealed.contains_key(file.path.as_str()))
    {
        let Some((folder, number)) = numbered(&file.path) else {
            continue;
        };
        if last_sealed.get(folder).is_some_and(|last| *last >= number) {
            problems.push(format!(
                "{}: must come after every migration that is listed already",
                file.path
            ));
        }
    }
    problems
}

fn numbered(path: &str) -> Option<(&str, u32)> {
    let (folder, name) = path.rsplit_once('/')?;
    let (number, what) = name.strip_suffix(".sql")?.split_once('_')?;
    let well_formed =
        number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit()) && !what.is_empty();
    if well_formed {
        Some((folder, number.parse().ok()?))
    } else {
        None
    }
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn names_numbers_and_line_ends_are_checked() {
        let good = [
            file("migrations/device/0001_people.sql", "a\n"),
            file("migrations/device/0003_notes.sql", "b\n"),
        ];
        assert!(form(&good).is_empty());
        let elsewhere = [
            file("migrations/device/0001_a.sql", "a\n"),
            file("migrations/region/sqlite/0001_a.sql", "a\n"),
        ];
        assert!(form(&elsewhere).is_empty(), "each folder counts by itself");
        let twice = [
            file("migrations/device/0001_a.sql", "a\n"),
            file("migrations/device/0001_b.sql", "b\n"),
        ];
        assert_eq!(form(&twice).len(), 1);
        assert_eq!(
            form(&[file("migrations/device/0001_a.sql", "a\r\n")]).len(),
            1
        );
        assert_eq!(form(&[file("migrations/device/0001_a.sql", "a")]).len(), 1);
        assert_eq!(form(&[file("migrations/device/1_a.sql", "a\n")]).len(), 1);
        assert_eq!(form(&[file("migrations/device/0001.sql", "a\n")]).len(), 1);
    }

    #[test]
    fn a_listed_migration_may_not_change_go_or_be_preceded() {
        let sum = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"; // of "a\n"
        let listed = format!("# sealed\n{sum}  migrations/device/0002_a.sql\n");
        let same = file("migrations/device/0002_a.sql", "a\n");
        assert!(unchanged(std::slice::from_ref(&same), &listed).is_empty());
        assert!(
            unchanged(
                &[same.clone(), file("migrations/device/0003_b.sql", "b\n")],
                &listed
            )
            .is_empty()
        );
        assert_eq!(
            unchanged(&[file("migrations/device/0002_a.sql", "b\n")], &listed).len(),
            1
        );
        assert_eq!(unchanged(&[], &listed).len(), 1);
        assert_eq!(
            unchanged(
                &[file("migrations/device/0001_b.sql", "b\n"), same],
                &listed
            )
            .len(),
            1
        );
        assert_eq!(unchanged(&[], "nonsense\n").len(), 1);
    }
}
