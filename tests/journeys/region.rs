//! The made-up region of 4,000 persons: its files give the figures expected of it, whatever their form and order.

use crate::inside::{Files, Inside, TODAY, json_fixture, rows, sorted, text_of};
use polku_tests::{TestStore, fixture, unpack_region};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const KINDS: [&str; 4] = [
    "participations",
    "situations",
    "coaching-periods",
    "attendance",
];

/// Every report that is expected of the region.
fn expected() -> Vec<Value> {
    let expected = json_fixture("region-2026/expected-esf.json")["expected"].clone();
    let expected = expected.as_array().expect("a list").clone();
    assert_eq!(expected.len(), 132);
    expected
}

/// Fails unless the report has the figures expected and all its checks hold.
fn assert_figures(report: &Value, expected: &Value) {
    for key in [
        "as_of",
        "long_term_rule",
        "result_rule",
        "municipality",
        "incomplete",
    ] {
        assert_eq!(report[key], expected[key], "{key} of {}", about(expected));
    }
    let indicators = expected["indicators"].as_object().expect("indicators");
    assert_eq!(indicators.len(), 15);
    for (code, count) in indicators {
        assert_eq!(
            &report["indicators"][code],
            count,
            "{code} of {}",
            about(expected)
        );
    }
    let checks = report["checks"].as_array().expect("checks");
    assert!(checks.len() >= 12, "{checks:?}");
    assert!(
        checks.iter().all(|check| check["holds"] == json!(true)),
        "{checks:?} of {}",
        about(expected)
    );
}

fn about(report: &Value) -> String {
    ["as_of", "long_term_rule", "result_rule", "municipality"]
        .map(|key| report[key].to_string())
        .join(" ")
}

fn request(expected: &Value) -> Value {
    let mut request = json!({});
    for key in ["as_of", "long_term_rule", "result_rule", "municipality"] {
        request[key] = expected[key].clone();
    }
    request
}

/// The records of the region's files, the column names first.
fn region() -> Vec<(&'static str, Vec<Vec<String>>)> {
    KINDS
        .into_iter()
        .map(|kind| {
            let bytes = fixture(&format!("region-2026/{kind}.csv"));
            (kind, rows(&String::from_utf8(bytes).expect("UTF-8")))
        })
        .collect()
}

/// The records of some 300 persons of the region.
fn part_of_region() -> Vec<(&'static str, Vec<Vec<String>>)> {
    let mut files = region();
    let codes: BTreeSet<String> = files[0]
        .1
        .iter()
        .skip(1)
        .map(|row| row[0].clone())
        .collect();
    let chosen: BTreeSet<String> = codes.into_iter().step_by(13).collect();
    assert!(chosen.len() > 300);
    for (_, rows) in &mut files {
        let header = rows.remove(0);
        rows.retain(|row| chosen.contains(&row[0]));
        rows.insert(0, header);
    }
    files
}

fn as_files(region: &[(&'static str, Vec<Vec<String>>)]) -> Vec<(String, String)> {
    region
        .iter()
        .map(|(kind, rows)| (format!("{kind}.csv"), text_of(rows)))
        .collect()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

/// What an office holds after importing those records as plain files.
fn imported_plainly(region: &[(&'static str, Vec<Vec<String>>)]) -> Files {
    let office = Inside::new();
    let _ = office.import(&borrowed(&as_files(region)));
    sorted_as_files(&office.export())
}

fn sorted_as_files(files: &Files) -> Files {
    sorted(files)
        .into_iter()
        .map(|(name, rows)| (name, text_of(&rows)))
        .collect()
}

/// A report for every municipality and one for all, each by other rules or of another day than the one before.
fn sample() -> Vec<Value> {
    let mut by_municipality: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for expected in expected() {
        by_municipality
            .entry(expected["municipality"].to_string())
            .or_default()
            .push(expected);
    }
    assert_eq!(by_municipality.len(), 14);
    by_municipality
        .into_values()
        .enumerate()
        .map(|(n, mut of)| of.swap_remove((n * 3 + 5) % of.len()))
        .collect()
}

fn report_on_the_command_line(store: &TestStore, expected: &Value) -> Value {
    let word = |key: &str| expected[key].as_str().map(str::to_owned);
    let mut args: Vec<String> = ["report", "esf", "--format", "json"]
        .map(str::to_owned)
        .to_vec();
    for (option, key) in [
        ("--as-of", "as_of"),
        ("--long-term-rule", "long_term_rule"),
        ("--result-rule", "result_rule"),
        ("--municipality", "municipality"),
    ] {
        args.extend(
            word(key)
                .into_iter()
                .flat_map(|value| [option.to_owned(), value]),
        );
    }
    store.run(args).ended(0).json()
}

fn import_folder(store: &TestStore, folder: &Path) -> Value {
    let folder = folder.to_string_lossy();
    store
        .run(["import", "--today", TODAY, "--format", "json", &folder])
        .ended(0)
        .json()
}

#[test]
fn the_region_imports_and_every_figure_comes_out() {
    let store = TestStore::new();
    let folder = store.folder.path().join("region");
    unpack_region(&folder);

    let first = import_folder(&store, &folder);
    assert_eq!(first["errors"], json!([]));
    let kinds: Vec<&Value> = first["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| &file["kind"])
        .collect();
    assert_eq!(kinds, KINDS, "in the order of import");
    for (file, rows) in first["files"]
        .as_array()
        .expect("files")
        .iter()
        .zip([4277, 3863, 4277, 153_791])
    {
        assert_eq!(
            (&file["rows"], &file["added"]),
            (&json!(rows), &json!(rows)),
            "{file}"
        );
    }
    for expected in sample() {
        assert_figures(&report_on_the_command_line(&store, &expected), &expected);
    }
    let office = Inside::open(&store.path, None);
    for expected in expected() {
        assert_figures(&office.report(&request(&expected)), &expected);
    }
    let (export, transactions) = (office.export(), office.transactions());
    drop(office);

    let second = import_folder(&store, &folder);
    for file in second["files"].as_array().expect("files") {
        assert_eq!(
            (&file["added"], &file["changed"]),
            (&json!(0), &json!(0)),
            "{file}"
        );
        assert_eq!(file["rows"], file["unchanged"], "{file}");
    }
    let office = Inside::open(&store.path, None);
    assert_eq!(
        office.transactions(),
        transactions,
        "importing twice leaves no trace in the journal"
    );
    assert!(office.export() == export, "importing twice changes nothing");
    drop(office);

    let check = store.run(["check", "--format", "json"]).ended(0).json();
    assert_eq!(check["errors"], json!([]));
}

#[test]
fn files_one_by_one_and_rows_in_any_order_give_the_same() {
    let whole = Inside::new();
    let region = region();
    let _ = whole.import(&borrowed(&as_files(&region)));
    let plain = sorted(&whole.export());
    drop(whole);

    let mut dice = ChaCha8Rng::seed_from_u64(20_261_122);
    let shuffled: Vec<_> = region
        .into_iter()
        .map(|(kind, rows)| (kind, shuffle(kind, rows, &mut dice)))
        .collect();
    let office = Inside::new();
    for file in borrowed(&as_files(&shuffled)) {
        let _ = office.import(&[file]);
    }
    assert!(
        sorted(&office.export()) == plain,
        "the order of rows and files matters"
    );
    for expected in sample() {
        assert_figures(&office.report(&request(&expected)), &expected);
    }
}

/// Shuffles rows, but for those of one person and one date, whose order says which came first.
fn shuffle(kind: &str, mut rows: Vec<Vec<String>>, dice: &mut ChaCha8Rng) -> Vec<Vec<String>> {
    let header = rows.remove(0);
    let date = header
        .iter()
        .position(|column| column == "date" || column == "start_date")
        .unwrap_or_else(|| panic!("{kind} has dates"));
    let key = |row: &[String]| (row[0].clone(), row[date].clone());
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.shuffle(dice);
    let mut in_file_order: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate().rev() {
        in_file_order.entry(key(row)).or_default().push(n);
    }
    let mut shuffled = vec![header];
    for n in order {
        let next = in_file_order
            .get_mut(&key(&rows[n]))
            .and_then(Vec::pop)
            .expect("as many as were counted");
        shuffled.push(rows[next].clone());
    }
    shuffled
}

#[test]
fn a_workbook_with_dates_and_numbers_gives_the_same() {
    let region = part_of_region();
    let office = Inside::new();
    let folder = office.path("workbooks");
    std::fs::create_dir(&folder).expect("a folder");
    for (kind, rows) in &region {
        write_workbook(&folder.join(format!("{kind}.xlsx")), rows);
    }
    let imported = office.import_path(&folder);
    let read: u64 = imported.files.iter().map(|file| file.rows).sum();
    assert_eq!(
        read as usize,
        region.iter().map(|(_, rows)| rows.len() - 1).sum::<usize>()
    );
    assert!(
        sorted_as_files(&office.export()) == imported_plainly(&region),
        "the workbook gives something else"
    );
}

/// Writes records as a person would type them into a spreadsheet: dates as dates, numbers as numbers.
fn write_workbook(path: &Path, rows: &[Vec<String>]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let date_format = rust_xlsxwriter::Format::new().set_num_format("d.m.yyyy");
    let header = &rows[0];
    for (row, record) in (0..).zip(rows) {
        for ((column, field), name) in (0..).zip(record).zip(header) {
            if field.is_empty() {
                continue;
            }
            let is_date = name.ends_with("date") || name == "unemployed_since";
            let is_number = matches!(
                name.as_str(),
                "education_isced" | "weekly_days" | "daily_hours" | "hours" | "municipality"
            );
            let written = if row > 0 && is_date {
                let date = rust_xlsxwriter::ExcelDateTime::parse_from_str(field).expect("a date");
                sheet.write_datetime_with_format(row, column, &date, &date_format)
            } else if row > 0 && is_number {
                sheet.write_number(row, column, field.parse::<f64>().expect("a number"))
            } else {
                sheet.write_string(row, column, field)
            };
            let _ = written.expect("a cell");
        }
    }
    book.save(path).expect("the workbook is written");
}

#[test]
fn commas_quotes_a_mark_and_finnish_dates_give_the_same() {
    let region = part_of_region();
    let office = Inside::new();
    let files: Vec<(String, String)> = region
        .iter()
        .map(|(kind, rows)| (format!("{kind}.csv"), finnish_with_commas(rows)))
        .collect();
    let _ = office.import(&borrowed(&files));
    assert!(
        sorted_as_files(&office.export()) == imported_plainly(&region),
        "the form of the file matters"
    );
}

/// Records with a byte-order mark, the columns the other way round, every field in quotes, `1.3.2026` and `6,5`.
fn finnish_with_commas(rows: &[Vec<String>]) -> String {
    let header = &rows[0];
    let mut text = String::from("\u{feff}");
    for (n, record) in rows.iter().enumerate() {
        let fields: Vec<String> = record
            .iter()
            .zip(header)
            .rev()
            .map(|(field, name)| {
                let finnish = match (n, name.as_str()) {
                    (0, _) => field.clone(),
                    (_, "daily_hours" | "hours") => field.replace('.', ","),
                    (_, name) if name.ends_with("date") || name == "unemployed_since" => {
                        finnish_date(field)
                    }
                    _ => field.clone(),
                };
                format!("\"{}\"", finnish.replace('"', "\"\""))
            })
            .collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

fn finnish_date(iso: &str) -> String {
    match iso.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => {
            format!(
                "{}.{}.{year}",
                day.trim_start_matches('0'),
                month.trim_start_matches('0')
            )
        }
        _ => String::new(),
    }
}
