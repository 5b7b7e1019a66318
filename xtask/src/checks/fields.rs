//! `docs/data-protection.md` names every column of the local store, with the audience that the store declares.

use super::{File, Problems};
use std::collections::BTreeMap;

/// Compares the document's table of fields with the migrations and with the store's list of tables.
pub(super) fn check(document: &str, migrations: &[File], declared: &str) -> Problems {
    let rows = documented(document);
    let audiences = audiences(declared);
    let mut problems = Problems::new();
    for (table, columns) in columns(migrations) {
        let of_table: Vec<&Row> = rows.iter().filter(|row| row.table == table).collect();
        for column in columns {
            if !of_table
                .iter()
                .any(|row| row.columns.contains(&column.as_str()))
            {
                problems.push(format!("docs/data-protection.md lacks {table}.{column}"));
            }
        }
        let audience = audiences.get(table.as_str()).map_or("none", String::as_str);
        for row in of_table.iter().filter(|row| row.audience != audience) {
            problems.push(format!(
                "docs/data-protection.md: {table} is {audience}, not {}",
                row.audience
            ));
        }
    }
    problems
}

/// A row of the document: `` | `table` | `column`, `column` | ground | audience | retention | ``.
struct Row<'a> {
    table: &'a str,
    columns: Vec<&'a str>,
    audience: &'a str,
}

fn documented(document: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for line in document.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [table, columns, _, audience, _] = cells.as_slice() {
            let columns = columns
                .split(',')
                .map(|column| column.trim().trim_matches('`'))
                .collect();
            rows.push(Row {
                table: table.trim_matches('`'),
                columns,
                audience,
            });
        }
    }
    rows
}

/// Table by table the columns that the migrations make. Reads one column a line, as our migrations are written.
fn columns(migrations: &[File]) -> BTreeMap<String, Vec<String>> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in migrations
        .iter()
        .flat_map(|file| file.text.lines())
        .map(str::trim)
    {
        let words: Vec<&str> = line
            .split(|c: char| c.is_whitespace() || c == '(')
            .filter(|w| !w.is_empty())
            .collect();
        match words.as_slice() {
            ["CREATE", "TABLE", table, ..] => open = Some((*table).to_owned()),
            ["CREATE", "VIRTUAL", "TABLE", table, ..] => {
                let inside = line.split_once('(').map_or("", |(_, inside)| inside);
                let names = inside
                    .split(',')
                    .map(str::trim)
                    .filter(|column| !column.contains('='));
                tables
                    .entry((*table).to_owned())
                    .or_default()
                    .extend(names.map(str::to_owned));
            }
            ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
                tables
                    .entry((*table).to_owned())
                    .or_default()
                    .push((*column).to_owned());
            }
            [word, ..] if word.starts_with(')') => open = None,
            [column, ..] if column.starts_with(|c: char| c.is_ascii_lowercase()) => {
                if let Some(table) = &open {
                    tables
                        .entry(table.clone())
                        .or_default()
                        .push((*column).to_owned());
                }
            }
            _ => {}
        }
    }
    tables
}

/// The audiences of `journaled("table", Audience::Common, …)`.
fn audiences(declared: &str) -> BTreeMap<&str, String> {
    declared
        .split("journaled(")
        .skip(1)
        .filter_map(|rest| {
            // rustfmt breaks a long line after the parenthesis
            let rest = rest.trim_start().strip_prefix('"')?;
            let (table, rest) = rest.split_once('"')?;
            let (_, audience) = rest.split_once("Audience::")?;
            let word: String = audience
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            Some((table, word.to_lowercase()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    const SQL: &str = "CREATE TABLE note (\n  id TEXT NOT NULL PRIMARY KEY,\n  text TEXT,\n  UNIQUE (id)\n) STRICT;\n\
        CREATE INDEX note_by_id ON note (id);\nCREATE TABLE draft (\n  form TEXT\n) STRICT;\n\
        CREATE VIRTUAL TABLE words USING fts5 (words, tokenize = 'trigram');\nALTER TABLE note ADD COLUMN kind TEXT;\n";
    const DECLARED: &str = "journaled(\n    \"note\",\n    Audience::Coaching,\n    &[\"id\"],\n),\nexempt(\"draft\", \"half-typed\")";
    const DOCUMENT: &str = "| `note` | `id`, `text`, `kind` | L380 | coaching | client |\n\
        | `draft` | `form` | its form's | none | moment |\n| `words` | `words` | index | none | client |\n";

    fn problems(document: &str) -> Problems {
        check(
            document,
            &[file("migrations/device/0001_a.sql", SQL)],
            DECLARED,
        )
    }

    #[test]
    fn every_column_and_audience_must_be_in_the_document() {
        assert!(problems(DOCUMENT).is_empty(), "{:?}", problems(DOCUMENT));
        assert_eq!(
            problems(&DOCUMENT.replace(", `kind`", "")),
            ["docs/data-protection.md lacks note.kind"]
        );
        assert_eq!(
            problems(&DOCUMENT.replace("`words` |", "`word` |")).len(),
            1
        );
        assert_eq!(
            problems(&DOCUMENT.replace("coaching", "common")),
            ["docs/data-protection.md: note is coaching, not common"]
        );
        assert_eq!(problems("").len(), 5);
    }
}
