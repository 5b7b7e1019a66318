//! Files as tables of text: CSV with `;` or `,`, and the first sheet of an XLSX workbook.

use super::issue::Reason;
use calamine::{Data, Reader, open_workbook_auto_from_rs};
use chrono::Timelike;
use std::io::Cursor;

/// A file as a table of text.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The column names.
    pub(crate) header: Vec<String>,
    /// The rows with their numbers, the header being 1; rows without any text are left out.
    pub(crate) rows: Vec<(u64, csv::StringRecord)>,
}

/// Reads a file by its content: a workbook begins as a ZIP archive, all else is CSV.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, (Option<u64>, Reason)> {
    if bytes.starts_with(b"PK\x03\x04") {
        read_workbook(bytes)
    } else {
        read_csv(bytes)
    }
}

fn read_csv(bytes: &[u8]) -> Result<Table, (Option<u64>, Reason)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(bytes))
        .from_reader(bytes);
    let mut table = Table::default();
    let (mut row, mut counted) = (1, 0);
    let mut record = csv::StringRecord::new();
    loop {
        // a record begins after the line ends before it: the rest of the last one's, and those of empty lines
        let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let rest = bytes.get(from..).unwrap_or_default();
        let begins = from
            + rest
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        row += newlines(bytes.get(counted..begins).unwrap_or_default());
        counted = begins;
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => take(&mut table, row, std::mem::take(&mut record)),
            Err(error) => {
                let reason = match error.kind() {
                    csv::ErrorKind::Utf8 { .. } => Reason::NotUtf8,
                    _ => Reason::UnreadableFile {
                        why: "csv".to_owned(),
                    },
                };
                return Err((Some(row), reason));
            }
        }
    }
    finish(table)
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Takes a record as the header, the first time, or as a row, if it holds any text.
fn take(table: &mut Table, row: u64, record: csv::StringRecord) {
    if record.iter().all(|field| field.trim().is_empty()) {
        return;
    }
    if table.header.is_empty() {
        table.header = record.iter().map(|name| name.trim().to_owned()).collect();
    } else {
        table.rows.push((row, record));
    }
}

fn finish(mut table: Table) -> Result<Table, (Option<u64>, Reason)> {
    if table.header.is_empty() {
        return Err((None, Reason::EmptyFile));
    }
    while table.header.len() > 1 && table.header.last().is_some_and(String::is_empty) {
        table.header.pop();
    }
    // a spreadsheet may end every line with the same number of empty fields
    let columns = table.header.len();
    for (_, record) in &mut table.rows {
        while record.len() > columns && record.get(record.len() - 1).is_some_and(str::is_empty) {
            record.truncate(record.len() - 1);
        }
    }
    Ok(table)
}

/// `;` or `,`: what the first line has more of outside quotes.
fn delimiter(bytes: &[u8]) -> u8 {
    let (mut semicolons, mut commas, mut quoted) = (0, 0, false);
    for byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => semicolons += 1,
            b',' if !quoted => commas += 1,
            b'\n' if !quoted && semicolons + commas > 0 => break,
            _ => {}
        }
    }
    if semicolons >= commas { b';' } else { b',' }
}

fn read_workbook(bytes: &[u8]) -> Result<Table, (Option<u64>, Reason)> {
    let unreadable = |why: &str| {
        (
            None,
            Reason::UnreadableFile {
                why: why.to_owned(),
            },
        )
    };
    let mut workbook =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| unreadable("xlsx"))?;
    let sheet = workbook
        .worksheet_range_at(0)
        .ok_or((None, Reason::EmptyFile))?
        .map_err(|_| unreadable("xlsx"))?;
    let first = sheet.start().map_or(0, |(row, _)| u64::from(row));
    let mut table = Table::default();
    for (row, cells) in (first + 1..).zip(sheet.rows()) {
        let record = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| match table.header.get(column) {
                Some(name) if name == "municipality" => municipality_code(cell),
                _ => cell_text(cell),
            })
            .collect();
        take(&mut table, row, record);
    }
    finish(table)
}

/// A municipality's code: a spreadsheet takes 090 for the number 90.
fn municipality_code(cell: &Data) -> String {
    match cell {
        Data::Float(_) | Data::Int(_) => format!("{:0>3}", cell_text(cell)),
        _ => cell_text(cell),
    }
}

/// A cell as it would stand in a CSV file.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(instant) => instant.as_datetime().map_or_else(String::new, |at| {
            if at.time().num_seconds_from_midnight() == 0 {
                at.date().to_string()
            } else {
                at.to_string()
            }
        }),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.split('T').next().unwrap_or_default().to_owned()
        }
        Data::Error(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let table = read(text.as_bytes()).unwrap();
        table
            .rows
            .into_iter()
            .map(|(n, r)| (n, r.iter().map(str::to_owned).collect()))
            .collect()
    }

    #[test]
    fn rows_are_numbered_as_an_editor_shows_them() {
        for newline in ["\n", "\r\n"] {
            let text = ["a;b", "1;2", "", "3;4", "\"x\ny\";5", "6;7"].join(newline);
            let found: Vec<(u64, String)> = rows(&text)
                .into_iter()
                .map(|(n, r)| (n, r[0].clone()))
                .collect();
            assert_eq!(
                found,
                [
                    (2, "1".into()),
                    (4, "3".into()),
                    (5, "x\ny".into()),
                    (7, "6".into())
                ],
                "{newline:?}"
            );
        }
    }

    #[test]
    fn a_mark_at_the_beginning_quotes_and_either_delimiter_are_understood() {
        assert_eq!(
            rows("\u{feff}a,b\n\"1,5\",\"say \"\"hi\"\"\"\n"),
            [(2, vec!["1,5".into(), "say \"hi\"".into()])]
        );
        assert_eq!(rows("a;b\n1,5;2\n"), [(2, vec!["1,5".into(), "2".into()])]);
        assert_eq!(read("\u{feff}a,b\n".as_bytes()).unwrap().header, ["a", "b"]);
    }

    #[test]
    fn empty_rows_and_trailing_empty_fields_of_a_spreadsheet_do_not_count() {
        assert_eq!(
            rows("a;b;;\n1;2;;\n;;;\n"),
            [(2, vec!["1".into(), "2".into()])]
        );
    }

    #[test]
    fn what_is_not_text_is_said_so() {
        assert_eq!(
            read(b"a;b\n1;\xff\n").unwrap_err(),
            (Some(2), Reason::NotUtf8)
        );
        assert_eq!(read(b"").unwrap_err(), (None, Reason::EmptyFile));
        assert!(matches!(
            read(b"PK\x03\x04rubbish").unwrap_err().1,
            Reason::UnreadableFile { .. }
        ));
    }
}
