//! The made-up region that `polku demo` makes.

use crate::cli::store_args;
use crate::import::{PARTICIPATIONS, REAL_CODE, file};
use crate::inside::{Inside, TODAY};
use polku_tests::{finish, polku};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// Makes a region of 60 clients, and gives what it says of it.
fn demo(folder: &TempDir, name: &str, seed: &str, today: &str) -> (PathBuf, Value) {
    let path = folder.path().join(name);
    let mut command = polku();
    command.arg("demo").args(store_args(&path)).args([
        "--seed",
        seed,
        "--clients",
        "60",
        "--today",
        today,
    ]);
    let made = finish(command.args(["--format", "json"])).ended(0).json();
    (path, made)
}

fn coordinator(made: &Value) -> String {
    let workers = made["workers"].as_array().expect("workers");
    let found = workers
        .iter()
        .find(|worker| worker["role"] == json!("coordinator"));
    found
        .and_then(|worker| worker["name"].as_str())
        .expect("a coordinator")
        .to_owned()
}

#[test]
fn the_same_seed_makes_the_same_region_and_another_seed_another() {
    let folder = TempDir::new().expect("a temporary folder");
    let exports: Vec<_> = [("a.polku", "11"), ("b.polku", "11"), ("c.polku", "12")]
        .map(|(name, seed)| {
            let (path, made) = demo(&folder, name, seed, TODAY);
            Inside::open(&path, Some(&coordinator(&made))).export()
        })
        .into();
    assert!(
        exports[0] == exports[1],
        "the same seed gives another region"
    );
    assert!(
        exports[0] != exports[2],
        "another seed gives the same region"
    );
}

#[test]
fn a_made_up_region_is_whole_has_workers_of_every_role_and_its_labelled_cases() {
    let folder = TempDir::new().expect("a temporary folder");
    let (path, made) = demo(&folder, "demo.polku", "5", "2026-11-23");
    let words = |list: &str, key: &str| -> Vec<String> {
        let list = made[list].as_array().expect("a list");
        let mut words: Vec<String> = list
            .iter()
            .filter_map(|of| of[key].as_str())
            .map(str::to_owned)
            .collect();
        words.sort();
        words.dedup();
        words
    };
    assert_eq!(
        words("workers", "role"),
        [
            "career_agent",
            "company_agent",
            "coordinator",
            "decision_maker",
            "work_coach"
        ]
    );
    assert_eq!(
        words("labels", "label"),
        [
            "absence_notice_due",
            "period_ends_in_20_days",
            "rehabilitative_days_a_week",
            "rehabilitative_too_short",
            "review_late",
            "tasks_not_allowed",
            "three_unauthorised_days",
            "unmarked_group",
            "work_trial_hours",
            "work_trial_too_long",
        ]
    );
    let name = coordinator(&made);
    let as_name = ["--as", &name];
    let in_store = |words: &[&str]| finish(polku().args(store_args(&path)).args(words));
    assert_eq!(
        in_store(&["check"]).status,
        2,
        "with several workers one must say who acts"
    );
    assert_eq!(
        in_store(&["--as", "Kukaan Eioo", "check"]).status,
        2,
        "nobody of that name"
    );
    let _ = in_store(&[&as_name[..], &["check"]].concat()).ended(0);
    let _ = finish(
        polku()
            .env("POLKU_WORKER", &name)
            .args(store_args(&path))
            .arg("check"),
    )
    .ended(0);

    let export = Inside::open(&path, Some(&name)).export();
    let codes: Vec<&str> = export
        .iter()
        .flat_map(|(_, text)| text.lines().skip(1))
        .filter_map(|line| line.split(';').next())
        .collect();
    assert!(
        codes.len() > 1000 && codes.iter().all(|code| code.get(7..8) == Some("9")),
        "a code of a real person"
    );
    let attendance = export
        .iter()
        .find(|(name, _)| name == "attendance.csv")
        .map(|(_, text)| text.as_str());
    let last = attendance
        .unwrap_or_default()
        .lines()
        .skip(1)
        .filter_map(|line| line.split(';').nth(1))
        .max();
    assert_eq!(
        last,
        Some("2026-11-20"),
        "up to the last working day before today"
    );
    let other = ["demo", "--seed", "5", "--clients", "5", "--today", TODAY];
    let again = finish(polku().args(store_args(&path)).args(other));
    assert_ne!(again.status, 0, "a store that is there is not made anew");
}

#[test]
fn a_made_up_store_takes_no_code_that_may_be_a_real_persons() {
    let folder = TempDir::new().expect("a temporary folder");
    let (path, made) = demo(&folder, "demo.polku", "7", TODAY);
    let real = folder.path().join("participations.csv");
    let row = "131052-308T;Uusi;Una;female;167;3;employed;;2026-01-07;;;yes";
    std::fs::write(&real, file(PARTICIPATIONS, &[row])).expect("a file");
    let mut command = polku();
    command.args(store_args(&path)).args([
        "--as",
        &coordinator(&made),
        "import",
        "--format",
        "json",
    ]);
    let result = finish(command.arg(&real)).ended(1).json();
    let errors = result["errors"].as_array().expect("errors");
    assert_eq!(
        (errors.len(), &errors[0]["reason"], &errors[0]["row"]),
        (1, &json!(REAL_CODE), &json!(2))
    );
}
