//! Rules of the workspace that no compiler checks. Each is a function of the text, tested below.

mod arrows;
mod fields;
mod migrations;
mod sources;

use crate::workspace;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// What is wrong, one line each.
type Problems = Vec<String>;

/// Dependencies between the crates are those of the picture in `docs/architecture.md`.
pub(crate) fn arrows() -> Result<()> {
    outcome(arrows::check(&crate::shell::metadata()?))
}

/// Only the writer's module checkpoints the store.
pub(crate) fn checkpoints() -> Result<()> {
    outcome(sources::checkpoints(&all_sql()?))
}

/// No SQL replaces rows.
pub(crate) fn replacing_sql() -> Result<()> {
    outcome(sources::replacing_sql(&all_sql()?))
}

/// No file of a crate is too long; those that will soon be are named.
pub(crate) fn length() -> Result<()> {
    let files = rust()?;
    for warning in sources::nearly_too_long(&files) {
        println!("note   {warning}");
    }
    outcome(sources::too_long(&files))
}

/// No test is switched off and nothing is left to be written.
pub(crate) fn unfinished() -> Result<()> {
    outcome(sources::unfinished(&rust()?))
}

/// Migrations are well formed, and those that are sealed have not changed.
pub(crate) fn migrations() -> Result<()> {
    let files = migration_files()?;
    let mut problems = migrations::form(&files);
    problems.extend(migrations::unchanged(
        &files,
        &read_if_there(&workspace::root().join("migrations/checksums.txt"))?,
    ));
    outcome(problems)
}

/// The document on data protection names every column of the local store and its audience.
pub(crate) fn fields() -> Result<()> {
    let root = workspace::root();
    let document = read_if_there(&root.join("docs/data-protection.md"))?;
    let declared = read_if_there(&root.join("crates/polku-store/src/schema.rs"))?;
    let schema = read_all(&root, &["migrations/device"], "sql")?;
    outcome(fields::check(&document, &schema, &declared))
}

fn rust() -> Result<Vec<File>> {
    read_all(&workspace::root(), &["crates", "tests", "benches"], "rs")
}

fn migration_files() -> Result<Vec<File>> {
    read_all(&workspace::root(), &["migrations"], "sql")
}

fn all_sql() -> Result<Vec<File>> {
    let mut files = rust()?;
    files.extend(migration_files()?);
    Ok(files)
}

fn outcome(problems: Problems) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    bail!("{}", problems.join("\n  "))
}

/// A file of the workspace: its path from the root with `/`, and its text.
#[derive(Debug, Clone)]
struct File {
    path: String,
    text: String,
}

/// Every file with this extension under the folders, by path.
fn read_all(root: &Path, folders: &[&str], extension: &str) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let text = std::fs::read_to_string(&path)?;
                let path = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(File { path, text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_if_there(path: &Path) -> Result<String> {
    match std::fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        read => Ok(read?),
    }
}

#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_with_their_path_from_the_root() {
        let files = read_all(&workspace::root(), &["crates", "no-such-folder"], "rs").unwrap();
        assert!(
            files
                .iter()
                .any(|file| file.path == "crates/polku-domain/src/lib.rs")
        );
        assert!(files.iter().all(|file| file.path.ends_with(".rs")));
    }
}
