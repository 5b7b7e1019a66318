//! An import is one transaction: all of it or nothing, and it says what it did.

use crate::import::{
    ATTENDANCE, PARTICIPATIONS, SITUATIONS, file, import, person, store_with_what_is_known,
};
use polku_app::import::MOST;
use polku_tests::finish;
use serde_json::{Value, json};

#[test]
fn one_bad_row_in_one_of_several_files_keeps_everything_out() {
    let (store, export) = store_with_what_is_known();
    let good = "N;Nieminen;Niilo;male;090;2;inactive;;2026-01-07;;;yes";
    let _ = store.file(
        "mixed/participations.csv",
        file(PARTICIPATIONS, &[good, "A;;;;;;;;2026-09-01;;;"]),
    );
    let _ = store.file(
        "mixed/situations.csv",
        file(
            SITUATIONS,
            &["N;2026-02-01;employed;", "C;2026-02-01;other;"],
        ),
    );
    let _ = store.file(
        "mixed/attendance.csv",
        file(ATTENDANCE, &["A;2026-02-04;present;6;", "A;x;present;6;"]),
    );
    let result = import(&store, &store.folder.path().join("mixed"), &[])
        .ended(1)
        .json();
    let places: Vec<(&Value, &Value)> = result["errors"]
        .as_array()
        .expect("errors")
        .iter()
        .map(|e| (&e["file"], &e["row"]))
        .collect();
    assert_eq!(
        places,
        [
            (&json!("situations.csv"), &json!(3)),
            (&json!("attendance.csv"), &json!(3))
        ],
        "errors stand in the order of the files and rows"
    );
    assert_eq!(store.export(), export);
}

#[test]
fn a_thousand_errors_are_named_and_the_rest_counted() {
    let (store, export) = store_with_what_is_known();
    let rows = vec!["A;2026-02-30;employed;"; MOST + 234];
    let path = store.file("many/situations.csv", file(SITUATIONS, &rows));
    let result = import(&store, &path, &[]).ended(1).json();
    assert_eq!(result["errors"].as_array().map(Vec::len), Some(MOST));
    assert_eq!(result["errors_more"], json!(234));
    assert_eq!(result["errors"][MOST - 1]["row"], json!(MOST + 1));
    assert_eq!(store.export(), export);
}

#[test]
fn a_dry_run_tells_what_would_happen_and_stores_nothing() {
    let (store, export) = store_with_what_is_known();
    let path = store.file(
        "new/situations.csv",
        file(
            SITUATIONS,
            &["A;2026-07-02;other;", "A;2026-07-01;employed;"],
        ),
    );
    let dry = import(&store, &path, &["--dry-run"]).ended(0).json();
    assert_eq!(dry["dry_run"], json!(true));
    assert_eq!(
        (&dry["files"][0]["added"], &dry["files"][0]["unchanged"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(store.export(), export);
    let bad = store.file("bad/situations.csv", file(SITUATIONS, &["A;x;other;"]));
    let _ = import(&store, &bad, &["--dry-run"]).ended(1);
    let wet = import(&store, &path, &[]).ended(0).json();
    assert_eq!(
        (&wet["dry_run"], &wet["files"]),
        (&json!(false), &dry["files"])
    );
    assert_ne!(store.export(), export);
}

#[test]
fn a_conflict_names_both_values_and_update_takes_the_new_one() {
    let (store, _) = store_with_what_is_known();
    let row = "A;;;;276;4;employed;2024-12-31;2026-01-07;2026-07-31;2026-07-01;no";
    let spell = store.file("other/participations.csv", file(PARTICIPATIONS, &[row]));
    let result = import(&store, &spell, &[]).ended(1).json();
    let errors = result["errors"].as_array().expect("errors");
    let columns: Vec<&str> = errors.iter().filter_map(|e| e["column"].as_str()).collect();
    assert_eq!(
        columns,
        [
            "municipality",
            "education_isced",
            "status_at_start",
            "unemployed_since",
            "end_date",
            "counted"
        ]
    );
    for (error, (stored, given)) in
        errors
            .iter()
            .zip([("167", "276"), ("3", "4"), ("unemployed", "employed")])
    {
        let message = error["message"].as_str().expect("a message");
        assert!(
            message.contains(stored) && message.contains(given),
            "{message}"
        );
    }
    let result = import(&store, &spell, &["--update"]).ended(0).json();
    assert_eq!(
        (&result["files"][0]["changed"], &result["errors"]),
        (&json!(1), &json!([]))
    );
    let exported = &store.export()[2].1;
    let row = format!(
        "{};Virtanen;Aino;female;276;4;employed;2024-12-31;2026-01-07;2026-07-31;2026-07-01;no",
        person('A')
    );
    assert!(exported.contains(&row), "{exported}");

    let days = file(
        ATTENDANCE,
        &["A;2026-02-02;sick;;", "A;2026-02-03;late;2,5;Haravointi"],
    );
    let days = store.file("other/attendance.csv", days);
    let result = import(&store, &days, &[]).ended(1).json();
    assert_eq!(result["errors"][0]["reason"], json!("conflict"));
    let _ = import(&store, &days, &["--update"]).ended(0);
    let exported = &store.export()[0].1;
    assert!(exported.contains("2026-02-02;sick;;"), "{exported}");
    assert!(
        exported.contains("2026-02-03;late;2.5;Haravointi"),
        "{exported}"
    );
}

#[test]
fn text_results_have_a_line_for_each_error_in_the_users_language() {
    let (store, _) = store_with_what_is_known();
    let path = store.file(
        "bad/situations.csv",
        file(
            SITUATIONS,
            &["A;31.2.2026;employed;", "A;2026-07-03;Employed;"],
        ),
    );
    for (locale, words) in [
        ("fi_FI.UTF-8", "rivi 2"),
        ("sv_FI.UTF-8", "rad 2"),
        ("en_GB.UTF-8", "row 2"),
    ] {
        let run = finish(
            store
                .command(["import", &path.to_string_lossy()])
                .env("LC_ALL", locale),
        )
        .ended(1);
        let line = run
            .stderr
            .lines()
            .find(|line| line.contains("31.2.2026"))
            .unwrap_or_else(|| panic!("{run:?}"));
        for word in ["situations.csv", words, "date", "bad_date"] {
            assert!(line.contains(word), "{word} in {line}");
        }
        assert!(run.stderr.contains("unknown_code"), "{run:?}");
    }
}
