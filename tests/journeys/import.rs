//! Files that cannot be stored truthfully: each reason by a file of its own, and nothing of it stored.

use crate::inside::{Files, TODAY};
use polku_app::import::Reason;
use polku_tests::opened::made_up_code;
use polku_tests::{Run, TestStore};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

pub(crate) const PARTICIPATIONS: &str = "identity_code;last_name;first_names;gender;municipality;education_isced;\
    status_at_start;unemployed_since;start_date;end_date;qualification_date;counted";
pub(crate) const SITUATIONS: &str = "identity_code;date;situation;order_in_day";
pub(crate) const PERIODS: &str =
    "identity_code;environment;legal_basis;start_date;end_date;weekly_days;daily_hours";
pub(crate) const ATTENDANCE: &str = "identity_code;date;attendance;hours;task";

/// A file of those columns and rows, in which `A`, `B`, `C` or `N` at the beginning of a row stands for a person.
pub(crate) fn file(columns: &str, rows: &[&str]) -> String {
    let mut text = format!("{columns}\r\n");
    for row in rows {
        let code = row
            .chars()
            .next()
            .filter(|_| row.get(1..2) == Some(";"))
            .map(person);
        match code {
            Some(code) => text.push_str(&format!("{code}{}", &row[1..])),
            None => text.push_str(row),
        }
        text.push_str("\r\n");
    }
    text
}

/// The identity code of a person of these tests.
pub(crate) fn person(letter: char) -> String {
    made_up_code(u32::from(letter))
}

/// What is stored before the files of a test: `A` with one spell that ended, `B` with one that runs and little known.
pub(crate) fn known() -> [(&'static str, String); 4] {
    [
        (
            "participations.csv",
            file(
                PARTICIPATIONS,
                &[
                    "A;Virtanen;Aino;female;167;3;unemployed;2025-01-01;2026-01-07;2026-06-30;;yes",
                    "B;Korhonen;Eero;;;;;;2026-02-02;;;",
                ],
            ),
        ),
        (
            "situations.csv",
            file(SITUATIONS, &["A;2026-07-01;employed;"]),
        ),
        (
            "coaching-periods.csv",
            file(
                PERIODS,
                &["A;Metsätalo;work_trial;2026-02-02;2026-03-31;4;6"],
            ),
        ),
        (
            "attendance.csv",
            file(
                ATTENDANCE,
                &["A;2026-02-02;present;6;Raivaus", "A;2026-02-03;sick;;"],
            ),
        ),
    ]
}

/// Imports a path on the command line, with further words.
pub(crate) fn import(store: &TestStore, path: &Path, words: &[&str]) -> Run {
    let path = path.to_string_lossy();
    store.run(
        ["import", "--format", "json", "--today", TODAY]
            .into_iter()
            .chain(words.iter().copied())
            .chain([&*path]),
    )
}

pub(crate) fn store_with_what_is_known() -> (TestStore, Files) {
    let store = TestStore::new();
    for (name, text) in known() {
        let _ = store.file(&format!("known/{name}"), text);
    }
    let _ = import(&store, &store.folder.path().join("known"), &[]).ended(0);
    let export = store.export();
    (store, export)
}

/// A file, and the one error in it: row, column, value, reason.
struct Bad {
    name: &'static str,
    bytes: Vec<u8>,
    error: Value,
}

fn bad(
    name: &'static str,
    content: impl Into<Vec<u8>>,
    row: u64,
    column: &str,
    value: &str,
    reason: &str,
) -> Bad {
    let optional = |text: &str| {
        if text.is_empty() {
            Value::Null
        } else {
            json!(text)
        }
    };
    let row = if row == 0 { Value::Null } else { json!(row) };
    let error = json!({ "file": name, "row": row, "column": optional(column), "value": value, "reason": reason });
    Bad {
        name,
        bytes: content.into(),
        error,
    }
}

fn participation(row: &str, column: &str, value: &str, reason: &str) -> Bad {
    // a right row before it, and an empty line, so that the number of the row says something
    let right = "N;Nieminen;Niilo;male;090;2;inactive;;2026-01-07;;;yes";
    bad(
        "participations.csv",
        file(PARTICIPATIONS, &[right, "", row]),
        4,
        column,
        value,
        reason,
    )
}

fn situation(row: &str, column: &str, value: &str, reason: &str) -> Bad {
    bad(
        "situations.csv",
        file(SITUATIONS, &["A;2026-07-02;education;1", row]),
        3,
        column,
        value,
        reason,
    )
}

fn period(row: &str, column: &str, value: &str, reason: &str) -> Bad {
    let right = "B;\"Puu;\n\"\"paja\"\"\";guidance;2026-02-02;;2;2";
    bad(
        "coaching-periods.csv",
        file(PERIODS, &[right, row]),
        4,
        column,
        value,
        reason,
    )
}

fn attendance(row: &str, column: &str, value: &str, reason: &str) -> Bad {
    let right = "A;2026-02-04;present;6,5;";
    bad(
        "attendance.csv",
        file(ATTENDANCE, &[right, row]),
        3,
        column,
        value,
        reason,
    )
}

fn bad_files() -> Vec<Bad> {
    let employers = "business_id;name;form;municipality;contact_name;contact_email;contact_phone\n1234567-1;Puu;company;167;;;\n";
    let placements =
        "identity_code;business_id;kind;job_title;start_date;end_date;weekly_hours;monthly_wage\n";
    let born_later = made_up_code(100 * 28 * 12 * 39);
    let mut files = vec![
        bad(
            "latin.csv",
            b"identity_code;date;situation\n\xe4;2026-07-02;employed\n",
            2,
            "",
            "",
            "not_utf8",
        ),
        bad(
            "book.xlsx",
            b"PK\x03\x04rubbish",
            0,
            "",
            "",
            "unreadable_file",
        ),
        bad("empty.csv", "\u{feff}\n\n", 0, "", "", "empty_file"),
        bad(
            "list.csv",
            "foo;bar\n1;2\n",
            1,
            "",
            "foo;bar",
            "unknown_kind",
        ),
        bad("employers.csv", employers, 1, "", "", "kind_not_supported"),
        bad(
            "placements.csv",
            placements,
            1,
            "",
            "",
            "kind_not_supported",
        ),
        bad(
            "a.csv",
            "identity_code,date,situation,mood\n",
            1,
            "mood",
            "mood",
            "unknown_column",
        ),
        bad(
            "a.csv",
            "identity_code,last_name,gender\n",
            1,
            "start_date",
            "start_date",
            "missing_column",
        ),
        bad(
            "a.csv",
            "identity_code,date,situation,date\n",
            1,
            "date",
            "date",
            "duplicate_column",
        ),
        situation("A;2026-07-03", "", "", "wrong_field_count"),
        situation("A;2026-07-03;employed;1;x", "", "", "wrong_field_count"),
        situation(
            ";2026-07-03;employed;",
            "identity_code",
            "",
            "missing_value",
        ),
        situation("A;;employed;", "date", "", "missing_value"),
        situation("A;2026-07-03;;", "situation", "", "missing_value"),
        situation(
            "A;2026-07-03;Employed;",
            "situation",
            "Employed",
            "unknown_code",
        ),
        situation("A;31.2.2026;employed;", "date", "31.2.2026", "bad_date"),
        situation("A;2026-7-3;employed;", "date", "2026-7-3", "bad_date"),
        situation(
            "A;2026-07-03;employed;first",
            "order_in_day",
            "first",
            "bad_number",
        ),
        situation(
            "131052-308U;2026-07-03;employed;",
            "identity_code",
            "131052-308U",
            "bad_identity_code",
        ),
        situation(
            "N;2026-07-03;employed;",
            "identity_code",
            &person('N'),
            "unknown_person",
        ),
        situation(
            "A;2026-01-06;employed;",
            "date",
            "2026-01-06",
            "before_first_spell",
        ),
        period(
            "A;;guidance;2026-02-02;;;",
            "environment",
            "",
            "missing_value",
        ),
        period(
            "A;Talo;none;2026-02-02;;;",
            "legal_basis",
            "none",
            "unknown_code",
        ),
        period(
            "A;Talo;guidance;2026-02-02;2026-02-01;;",
            "end_date",
            "2026-02-01",
            "end_before_start",
        ),
        period(
            "A;Talo;guidance;2026-02-02;;;six",
            "daily_hours",
            "six",
            "bad_number",
        ),
        period(
            "A;Talo;guidance;2026-02-02;;8;",
            "weekly_days",
            "8",
            "value_out_of_range",
        ),
        period(
            "A;Talo;guidance;2026-02-02;;2;25",
            "daily_hours",
            "25",
            "hours_out_of_range",
        ),
        period(
            "A;Talo;guidance;2026-01-06;;;",
            "start_date",
            "2026-01-06",
            "before_first_spell",
        ),
        period(
            "A;Metsätalo;work_trial;2026-02-02;;;5",
            "daily_hours",
            "5",
            "conflict",
        ),
        attendance("A;2026-02-04;present;6;", "date", "2026-02-04", "two_rows"),
        attendance(
            "A;2026-02-03;present;6;",
            "attendance",
            "present",
            "conflict",
        ),
        attendance(
            "A;2026-04-01;present;6;",
            "date",
            "2026-04-01",
            "outside_every_period",
        ),
        attendance("A;2026-02-05;sick;0,5;", "hours", "0,5", "hours_on_absence"),
        attendance("A;2026-02-05;not_held;1;", "hours", "1", "hours_on_absence"),
        attendance(
            "A;2026-02-05;present;24.5;",
            "hours",
            "24.5",
            "hours_out_of_range",
        ),
        attendance("A;2026-02-05;here;6;", "attendance", "here", "unknown_code"),
        attendance(
            "N;2026-02-05;present;6;",
            "identity_code",
            &person('N'),
            "unknown_person",
        ),
    ];
    let born_after = format!("{born_later};Uusi;Una;;;;;;1980-01-01;1980-02-01;;");
    files.extend([
        participation(
            "C;;Una;;;;;;2026-01-07;;;",
            "last_name",
            "",
            "missing_value",
        ),
        participation(
            "C;Uusi;;;;;;;2026-01-07;;;",
            "first_names",
            "",
            "missing_value",
        ),
        participation("C;Uusi;Una;;;;;;;;;", "start_date", "", "missing_value"),
        participation(
            "C;Uusi;Una;woman;;;;;2026-01-07;;;",
            "gender",
            "woman",
            "unknown_code",
        ),
        participation(
            "C;Uusi;Una;;;;at_work;;2026-01-07;;;",
            "status_at_start",
            "at_work",
            "unknown_code",
        ),
        participation(
            "C;Uusi;Una;;;;;;2026-01-07;;;maybe",
            "counted",
            "maybe",
            "unknown_code",
        ),
        participation(
            "C;Uusi;Una;;091;;;;2026-01-07;;;",
            "municipality",
            "091",
            "unknown_municipality",
        ),
        participation(
            "C;Uusi;Una;;90;;;;2026-01-07;;;",
            "municipality",
            "90",
            "unknown_municipality",
        ),
        participation(
            "C;Uusi;Una;;;10;;;2026-01-07;;;",
            "education_isced",
            "10",
            "value_out_of_range",
        ),
        participation(
            "C;Uusi;Una;;;low;;;2026-01-07;;;",
            "education_isced",
            "low",
            "bad_number",
        ),
        participation(
            "C;Uusi;Una;;;;;;2026-01-07;6.1.2026;;",
            "end_date",
            "6.1.2026",
            "end_before_start",
        ),
        participation(
            "C;Uusi;Una;;;;unemployed;2026-01-08;2026-01-07;;;",
            "unemployed_since",
            "2026-01-08",
            "unemployed_since_after_start",
        ),
        participation(
            &born_after,
            "identity_code",
            &born_later,
            "born_after_start",
        ),
        participation(
            "A;Virtanen;Aino;male;;;;;2026-08-01;;;",
            "gender",
            "male",
            "different_gender",
        ),
        participation(
            "A;;;;167;4;;;2026-01-07;;;",
            "education_isced",
            "4",
            "conflict",
        ),
        participation(
            "A;;;;;;;;2026-06-30;;;",
            "start_date",
            "2026-06-30",
            "overlapping_spells",
        ),
        participation(
            "B;;;;;;;;2026-08-01;;;",
            "start_date",
            "2026-08-01",
            "overlapping_spells",
        ),
        participation(
            "B;;;;;;;;2026-01-07;2026-02-02;;",
            "start_date",
            "2026-01-07",
            "overlapping_spells",
        ),
    ]);
    files
}

/// The words of the reasons that are warnings.
pub(crate) const WARNINGS: [&str; 13] = [
    "new_name",
    "future_date",
    "unemployed_since_before_15",
    "qualification_before_first_start",
    "work_trial_too_long",
    "work_trial_hours",
    "work_trial_days_a_week",
    "rehabilitative_days_a_week",
    "rehabilitative_hours",
    "rehabilitative_too_short",
    "rehabilitative_too_long",
    "tasks_not_allowed",
    "overlapping_full_time",
];

/// Provoked by a test of its own, on a made-up store.
pub(crate) const REAL_CODE: &str = "real_identity_code_in_made_up_store";

#[test]
fn every_reason_of_an_error_is_told_with_its_place_and_nothing_is_stored() {
    let (store, export) = store_with_what_is_known();
    let mut provoked: BTreeSet<String> = WARNINGS
        .into_iter()
        .chain([REAL_CODE])
        .map(str::to_owned)
        .collect();
    for (n, Bad { name, bytes, error }) in bad_files().into_iter().enumerate() {
        let path = store.file(&format!("{n}/{name}"), bytes);
        let run = import(&store, &path, &[]);
        assert_eq!(run.status, 1, "{error}: {run:?}");
        let result = run.json();
        let errors = result["errors"].as_array().expect("errors");
        let mut found = errors
            .first()
            .unwrap_or_else(|| panic!("no error instead of {error}"))
            .clone();
        let message = found.as_object_mut().expect("an object").remove("message");
        assert!(
            message.is_some_and(|text| text.as_str().is_some_and(|text| !text.is_empty())),
            "{error}"
        );
        assert_eq!((found, errors.len()), (error.clone(), 1), "{result}");
        assert_eq!(result["errors_more"], json!(0));
        provoked.insert(error["reason"].as_str().expect("a reason").to_owned());
        assert_eq!(store.export(), export, "stored in spite of {error}");
    }
    let all: BTreeSet<String> = Reason::CODES.iter().map(|&code| code.to_owned()).collect();
    assert_eq!(
        provoked, all,
        "a reason that no file provokes, or one that is not in the list"
    );
}
