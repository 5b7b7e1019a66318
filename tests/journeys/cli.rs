//! The command line: what it prints and how it ends.

use crate::inside::TODAY;
use polku_tests::{Run, TestStore, finish, polku};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

fn run(args: &[&str]) -> Run {
    finish(polku().args(args))
}

/// The lines of `polku validate KIND -- VALUE…`.
fn validate(kind: &str, values: &[&str], status: i32) -> Vec<String> {
    let run = run(&[&["validate", kind, "--"], values].concat()).ended(status);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn identity_codes_are_validated() {
    // all of serial 900-999 but the last, which the agency publishes as an example
    let valid = [
        "010199+9012",
        "140255-902X",
        "280268Y903B",
        "290288X9046",
        "311291W905B",
        "050694V906J",
        "170897U907P",
        "290200A908L",
        "090905B909N",
        "301108C910M",
        "121212D911W",
        "010320E912M",
        "240623F913P",
        "010594Y9032",
        "020594X903P",
        "030594W903B",
        "040594V9030",
        "050594U903M",
        "010516B903X",
        "020516C903K",
        "030516D9037",
        "010501E9032",
        "020502E902X",
        "020503F9037",
        "020504A902E",
        "030694W9024",
        "131052-308T",
    ];
    let lines = validate("identity-code", &valid, 0);
    assert_eq!(lines.len(), valid.len());
    assert!(
        lines.iter().take(26).all(|line| line == "valid: temporary"),
        "{lines:?}"
    );
    assert_eq!(lines[26], "valid");
    // the sign takes no part in the check character
    assert_eq!(
        validate("identity-code", &["131052-900W", "131052A900W"], 1),
        ["valid: temporary", "invalid: future_birth"]
    );
    let invalid = [
        ("131052-308U", "check_character"),
        ("310299-9017", "date"),
        ("290299-902Y", "date"),
        ("131052G308T", "century_sign"),
        ("131052-001W", "serial"),
        ("030594W9024", "check_character"),
        ("131052-3０8T", "characters"),
        ("", "length"),
    ];
    let expected: Vec<String> = invalid
        .iter()
        .map(|(_, reason)| format!("invalid: {reason}"))
        .collect();
    assert_eq!(
        validate("identity-code", &invalid.map(|(value, _)| value), 1),
        expected
    );
    assert_eq!(validate("identity-code", &[" 131052-308t "], 0), ["valid"]);
}

#[test]
fn business_ids_ibans_and_reference_numbers_are_validated() {
    let ids = [
        "0000001-9",
        "0000002-7",
        "1234567-1",
        "9999999-2",
        "1572860-0",
        "0164308-3",
        "0167589-4",
        "0242746-2",
        "0168654-2",
        "0168900-6",
        "0169048-8",
        "0169321-6",
        "0169583-6",
        "0207669-0",
        "0207604-1",
        "0169823-6",
        "0169967-7",
        "1919717-3",
        "3221317-4",
        "0927140-5",
        "2296962-1",
    ];
    assert_eq!(validate("business-id", &ids, 0), vec!["valid"; ids.len()]);
    for value in ["0737546-1", "0000006-0", "0000006-1", "1572860"] {
        let lines = validate("business-id", &[value], 1);
        assert!(
            lines.len() == 1 && lines[0].starts_with("invalid: "),
            "{value}: {lines:?}"
        );
    }
    let ibans = [
        "FI21 1234 5600 0007 85",
        "FI22 1234 5600 0007 85",
        "FI42 5000 1510 0000 23",
    ];
    assert_eq!(
        validate("iban", &ibans, 1),
        ["valid", "invalid: check_digits", "valid"]
    );
    assert_eq!(
        validate("iban", &[ibans[0], ibans[2]], 0),
        ["valid", "valid"]
    );
    let references = ["12345672", "1232", "RF8512345672"];
    assert_eq!(validate("reference-number", &references, 0), ["valid"; 3]);
    assert_eq!(
        validate("reference-number", &["12345673"], 1),
        ["invalid: check_digit"]
    );
}

#[test]
fn the_municipal_share_is_calculated() {
    let share = [
        "calc",
        "municipal-share",
        "--paid-days",
        "650",
        "--further-days",
        "258",
    ];
    let result = run(&share).ended(0).json();
    let expected = json!({
        "from_day": 651, "to_day": 908, "municipality_eur": "4614.04",
        "steps": [{ "percent": 40, "days": 50, "eur": "744.20" }, { "percent": 50, "days": 208, "eur": "3869.84" }]
    });
    assert_eq!(result, expected);
    assert_eq!(
        run(&[&share[..], &["--daily-amount", "37,21"]].concat())
            .ended(0)
            .json(),
        expected
    );
    let free = run(&[
        "calc",
        "municipal-share",
        "--paid-days",
        "0",
        "--further-days",
        "10",
    ])
    .ended(0)
    .json();
    assert_eq!(free["municipality_eur"], json!("0.00"));
    assert_eq!(
        free["steps"],
        json!([{ "percent": 0, "days": 10, "eur": "0.00" }])
    );
    let _ = run(&[
        "calc",
        "municipal-share",
        "--paid-days",
        "650",
        "--further-days",
        "0",
    ])
    .ended(2);
}

#[test]
fn deadlines_are_calculated() {
    let cases: [(&[&str], &str, &str); 4] = [
        (
            &["--sent-on", "2026-11-20", "--by", "letter"],
            "2026-11-27",
            "2026-12-11",
        ),
        (
            &["--sent-on", "2026-11-20", "--by", "electronic"],
            "2026-11-23",
            "2026-12-07",
        ),
        (&["--received-on", "22.11.2026"], "2026-11-22", "2026-12-07"),
        (&["--received-on", "2026-12-10"], "2026-12-10", "2026-12-28"),
    ];
    for (words, served, last_day) in cases {
        let result = run(&[&["calc", "deadline", "rectification"], words].concat())
            .ended(0)
            .json();
        assert_eq!(
            result,
            json!({ "served": served, "last_day": last_day }),
            "{words:?}"
        );
    }
    let _ = run(&[
        "calc",
        "deadline",
        "rectification",
        "--sent-on",
        "2026-11-20",
    ])
    .ended(2);
    let _ = run(&["calc", "deadline", "rectification"]).ended(2);
}

#[test]
fn wrong_usage_exits_2_and_prints_nothing_as_a_result() {
    for words in [
        &["--nope"][..],
        &["frobnicate"],
        &["import"],
        &["import", "x.csv"],
        &[
            "--store",
            "x.polku",
            "import",
            "--today",
            "31.2.2026",
            "x.csv",
        ],
        &["--store", "x.polku", "report", "esf", "--format", "json"],
        &[
            "--store",
            "x.polku",
            "report",
            "esf",
            "--as-of",
            "2026-13-01",
            "--format",
            "json",
        ],
        &[
            "--store",
            "x.polku",
            "report",
            "esf",
            "--as-of",
            "2026-09-30",
            "--format",
            "odt",
        ],
        &[
            "--store",
            "x.polku",
            "report",
            "esf",
            "--as-of",
            "2026-09-30",
            "--format",
            "json",
            "--result-rule",
            "fi",
        ],
        &[
            "--store",
            "x.polku",
            "init",
            "--worker",
            "Testi Testaaja",
            "--role",
            "coordinator",
        ],
        &["validate", "shoe-size", "44"],
        &["validate", "iban"],
        &["calc", "deadline", "appeal", "--received-on", "2026-11-22"],
        &["demo", "--seed", "1", "--clients", "5"],
    ] {
        let run = run(words).ended(2);
        assert!(run.stdout.is_empty(), "{words:?}: {}", run.stdout);
        assert!(
            run.stderr.starts_with("Error: "),
            "{words:?}: {}",
            run.stderr
        );
    }
}

pub(crate) fn store_args(path: &Path) -> [String; 2] {
    ["--store".to_owned(), path.to_string_lossy().into_owned()]
}

#[test]
fn a_store_that_cannot_be_opened_exits_3_and_changes_nothing() {
    let store = TestStore::new();
    let commands: [&[&str]; 3] = [
        &["check"],
        &["report", "esf", "--as-of", "2026-09-30", "--format", "json"],
        &["export", "out"],
    ];
    let missing = store.folder.path().join("missing.polku");
    for command in commands {
        let run = finish(polku().args(store_args(&missing)).args(command)).ended(3);
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{run:?}");
        assert!(!missing.exists(), "{command:?} has made a store");
        let wrong = finish(
            store
                .command(command.iter())
                .env("POLKU_PASSPHRASE", "aivan väärä salalause"),
        )
        .ended(3);
        assert!(
            wrong.stdout.is_empty() && wrong.stderr.contains("passphrase"),
            "{wrong:?}"
        );
    }
    let _ = store.run(["check"]).ended(0);
    std::fs::write(&missing, [7; 8192]).expect("a file of rubbish");
    let _ = finish(polku().args(store_args(&missing)).arg("check")).ended(3);
}

#[test]
fn a_passphrase_comes_from_a_file_and_never_from_the_words() {
    let store = TestStore::new();
    let file = store.file("secret.txt", format!("{}\r\n", polku_tests::PASSPHRASE));
    let path = file.to_string_lossy().into_owned();
    let from_file = ["--passphrase-file", &path, "check"];
    let _ = finish(store.command(from_file).env_remove("POLKU_PASSPHRASE")).ended(0);
    let _ = finish(store.command(["check"]).env_remove("POLKU_PASSPHRASE")).ended(2);
    let _ = store
        .run(["--passphrase", polku_tests::PASSPHRASE, "check"])
        .ended(2);
}

#[test]
fn init_shows_the_recovery_key_once_and_never_on_standard_output() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("office.polku");
    let words = [
        "init",
        "--municipality",
        "167,276",
        "--worker",
        "Testi Testaaja",
        "--role",
        "coordinator",
    ];
    let made = finish(polku().args(store_args(&path)).args(words)).ended(0);
    let key = made
        .stderr
        .lines()
        .find(|line| line.len() > 40 && line.contains('-') && !line.contains(". "));
    assert!(
        key.is_some(),
        "the key is on standard error: {}",
        made.stderr
    );
    assert!(
        !made.stdout.contains(key.unwrap_or_default()),
        "{}",
        made.stdout
    );
    let again = finish(polku().args(store_args(&path)).args(words));
    assert_ne!(again.status, 0, "a store is there");
    assert!(again.stdout.is_empty());
}

const REPORT: [&str; 4] = ["report", "esf", "--as-of", "2026-09-30"];
#[test]
fn a_report_comes_as_json_or_csv_on_standard_output_or_into_a_file() {
    let store = TestStore::new();
    let report = |words: &[&str]| store.run([&REPORT, words].concat());
    let found = report(&["--format", "json"]).ended(0).json();
    let keys: Vec<&String> = found.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "as_of",
            "long_term_rule",
            "result_rule",
            "municipality",
            "indicators",
            "incomplete",
            "checks"
        ]
    );
    assert_eq!(found["municipality"], Value::Null);
    let csv = report(&[
        "--format",
        "csv",
        "--municipality",
        "167",
        "--result-rule",
        "eura",
    ])
    .ended(0)
    .stdout;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "as_of;long_term_rule;result_rule;municipality;indicator;total;female;male;non_binary"
    );
    assert_eq!(lines[1], "2026-09-30;eu;eura;167;EECO01;0;0;0;0");
    assert_eq!(
        (lines.len(), lines[16]),
        (17, "2026-09-30;eu;eura;167;incomplete;0;;;")
    );
    let path = store.folder.path().join("report.csv");
    let to_file = report(&["--format", "csv", "--out", &path.to_string_lossy()]).ended(0);
    assert!(to_file.stdout.is_empty(), "{}", to_file.stdout);
    assert_eq!(
        std::fs::read_to_string(&path)
            .expect("the file")
            .lines()
            .count(),
        17
    );
    let unknown = report(&["--format", "json", "--municipality", "091"]).ended(2);
    assert!(
        unknown.stdout.is_empty() && unknown.stderr.contains("091"),
        "{unknown:?}"
    );
    let _ = report(&["--format", "pdf"]).ended(2);
}

#[test]
fn a_report_whose_check_fails_is_printed_and_exits_1() {
    let store = TestStore::new();
    let columns =
        "identity_code;last_name;first_names;gender;education_isced;status_at_start;start_date";
    let row = "131052-900W;Ilman;Kuntaa;female;3;employed;2026-01-07";
    let path = store.file("p.csv", format!("{columns}\n{row}\n"));
    let _ = store
        .run(["import", "--today", TODAY, &path.to_string_lossy()])
        .ended(0);
    let run = store
        .run([&REPORT[..], &["--format", "json"]].concat())
        .ended(1);
    let report = run.json();
    assert_eq!(report["indicators"]["EECO01"]["total"], json!(1));
    let rule = "sum over municipalities = total";
    assert!(
        report["checks"]
            .as_array()
            .expect("checks")
            .contains(&json!({ "rule": rule, "holds": false }))
    );
    assert!(run.stderr.contains(rule), "{}", run.stderr);
    let _ = store.run(["check"]).ended(1);
}

#[test]
fn with_json_every_result_is_one_document() {
    let store = TestStore::new();
    let empty = store.folder.path().join("empty");
    std::fs::create_dir(&empty).expect("a folder");
    let empty = empty.to_string_lossy();
    let there = store.file("there", "");
    let there = there.to_string_lossy();
    for words in [
        ["import", "--format", "json", &empty],
        ["backup", "--format", "json", &there],
        ["export", "--format", "json", &there],
    ] {
        let run = store.run(words).ended(1);
        let document = run.json();
        let said = document["errors"][0]["message"]
            .as_str()
            .expect("a sentence");
        assert!(
            !said.is_empty() && run.stderr.contains(said),
            "{words:?}: {document}"
        );
    }
    let codes = ["131052-308T", "131052-308U"];
    let words = [
        &["validate", "identity-code", "--format", "json", "--"],
        &codes[..],
    ]
    .concat();
    let document = run(&words).ended(1).json();
    assert_eq!(document["values"][0], "valid");
    assert_eq!(document["errors"][0]["row"], 2);
    let words = [
        "calc",
        "deadline",
        "rectification",
        "--received-on",
        "2026-12-10",
        "--format",
        "json",
    ];
    let document = run(&words).ended(0).json();
    assert_eq!(document["last_day"], "2026-12-28");
}

#[test]
fn an_export_tells_of_those_whom_its_files_cannot_hold() {
    let office = crate::inside::Inside::new();
    let code = polku_tests::opened::made_up_code(4711);
    let request = json!({ "identity_code": code, "last_name": "Uusi", "first_names": "Asiakas" });
    let _ = office.call("add_client", &request).expect("a client");
    let folder = TempDir::new().expect("a folder");
    assert_eq!(office.export_to(folder.path())["left_out"], 1);
}
