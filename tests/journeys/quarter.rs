//! The report of a quarter: its figures are those of `report esf` on its last day, in every form of the file.

use crate::inside::{Inside, TODAY, rows};
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use polku_tests::{MUNICIPALITIES, PASSPHRASE, Run, TestStore, finish, polku};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const AGENT: &str = "Uraohjaaja Rajattu";

/// A made-up region of 160 clients with a career agent of two municipalities besides its own workers.
struct Region {
    folder: TempDir,
    path: PathBuf,
    coordinator: String,
}

impl Region {
    fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("region.polku");
        let mut command = polku();
        command
            .arg("--store")
            .arg(&path)
            .args(["demo", "--format", "json"]);
        command.args(["--seed", "3", "--clients", "160", "--today", TODAY]);
        let made = finish(&mut command).ended(0).json();
        let workers = made["workers"].as_array().expect("workers");
        let coordinator = workers
            .iter()
            .find(|worker| worker["role"] == "coordinator")
            .and_then(|worker| worker["name"].as_str())
            .expect("a coordinator")
            .to_owned();
        let agent = json!({
            "name": AGENT, "role": "career_agent", "passphrase": PASSPHRASE, "municipalities": ["167", "541"],
        });
        let _ = Inside::open(&path, Some(&coordinator))
            .call("add_worker", &agent)
            .expect("a worker");
        Self {
            folder,
            path,
            coordinator,
        }
    }

    fn run(&self, worker: &str, words: &[&str]) -> Run {
        let mut command = polku();
        command.env("POLKU_TEST_TODAY", "2026-11-18");
        command.arg("--store").arg(&self.path);
        finish(command.args(["--as", worker]).args(words))
    }

    fn quarter(&self, quarter: &str, more: &[&str]) -> Value {
        let words = [&["report", "quarter", quarter, "--format", "json"], more].concat();
        self.run(&self.coordinator, &words).ended(0).json()
    }

    fn esf(&self, worker: &str, as_of: &str, more: &[&str]) -> Value {
        let words = [
            &["report", "esf", "--as-of", as_of, "--format", "json"],
            more,
        ]
        .concat();
        self.run(worker, &words).ended(0).json()
    }

    fn file(&self, name: &str) -> (PathBuf, String) {
        let path = self.folder.path().join(name);
        let text = path.to_string_lossy().into_owned();
        (path, text)
    }
}

const GENDERS: [&str; 4] = ["total", "female", "male", "non_binary"];

/// That figures are those of one day, and their change that since another.
fn assert_agrees(figures: &Value, before: &Value, after: &Value) {
    assert_eq!(figures["indicators"], after["indicators"]);
    assert_eq!(figures["incomplete"], after["incomplete"]);
    let number = |value: &Value| value.as_i64().expect("a number");
    for (code, change) in figures["change"].as_object().expect("changes") {
        for gender in GENDERS {
            assert_eq!(
                number(&change[gender]),
                number(&after["indicators"][code][gender])
                    - number(&before["indicators"][code][gender]),
                "{code} {gender}"
            );
        }
    }
    assert_eq!(
        number(&figures["incomplete_change"]),
        number(&after["incomplete"]) - number(&before["incomplete"])
    );
}

#[test]
fn the_figures_of_a_quarter_are_those_of_its_last_day_in_every_form() {
    let region = Region::new();
    let me = region.coordinator.as_str();
    let report = region.quarter("2026Q3", &[]);
    assert_eq!(
        [
            &report["first_day"],
            &report["last_day"],
            &report["made_on"],
            &report["ended"]
        ],
        [
            &json!("2026-07-01"),
            &json!("2026-09-30"),
            &json!("2026-11-18"),
            &json!(true)
        ]
    );
    let (before, after) = (
        region.esf(me, "2026-06-30", &[]),
        region.esf(me, "2026-09-30", &[]),
    );
    assert_agrees(&report, &before, &after);
    assert_ne!(
        report["change"]["EECO01"]["total"], 0,
        "the test has something to tell"
    );
    let parts = report["municipalities"].as_array().expect("municipalities");
    let codes: Vec<&str> = parts
        .iter()
        .filter_map(|p| p["municipality"].as_str())
        .collect();
    assert_eq!(
        codes,
        MUNICIPALITIES.split(',').collect::<Vec<_>>(),
        "zeros too"
    );
    for part in parts
        .iter()
        .filter(|p| ["167", "707"].iter().any(|c| p["municipality"] == *c))
    {
        let code = part["municipality"].as_str().expect("a code");
        let only = ["--municipality", code];
        let (before, after) = (
            region.esf(me, "2026-06-30", &only),
            region.esf(me, "2026-09-30", &only),
        );
        assert_agrees(part, &before, &after);
        let alone = region.quarter("2026Q3", &only);
        assert_eq!(alone["indicators"], part["indicators"]);
        assert_eq!(alone["municipalities"], json!([part]));
    }
    assert!(
        report["checks"]
            .as_array()
            .expect("checks")
            .iter()
            .all(|c| c["holds"] == true)
    );

    // the other rules give the figures of the other rules
    let rules = ["--long-term-rule", "fi", "--result-rule", "eura"];
    let other = region.quarter("2026Q3", &rules);
    assert_eq!(
        other["indicators"],
        region.esf(me, "2026-09-30", &rules)["indicators"]
    );
    assert_eq!(other["long_term_rule"], "fi");

    assert_csv(&region, &report);
    assert_workbook(&region, &report);
    assert_esf_workbook(&region, &after);
}

fn assert_csv(region: &Region, report: &Value) {
    let (path, out) = region.file("quarter.csv");
    let words = [
        "report", "quarter", "2026Q3", "--format", "csv", "--out", &out,
    ];
    let _ = region.run(&region.coordinator, &words).ended(0);
    let table = rows(&fs::read_to_string(path).expect("the file"));
    assert_eq!(table.len(), 1 + 14 * 16);
    for row in &table[1..] {
        let figures = match row[5].as_str() {
            "" => report,
            code => part_of(report, code),
        };
        if row[6] == "incomplete" {
            assert_eq!(row[7], figures["incomplete"].to_string());
            continue;
        }
        for (column, gender) in GENDERS.iter().enumerate() {
            assert_eq!(
                row[7 + column],
                figures["indicators"][&row[6]][gender].to_string()
            );
            assert_eq!(
                row[11 + column],
                figures["change"][&row[6]][gender].to_string()
            );
        }
    }
}

fn part_of<'a>(report: &'a Value, code: &str) -> &'a Value {
    let parts = report["municipalities"].as_array().expect("municipalities");
    parts
        .iter()
        .find(|part| part["municipality"] == *code)
        .expect("each municipality")
}

/// That a day's figures by municipality are those of the quarter that ends on it.
fn assert_same_parts(day: &Value, quarter: &Value) {
    let parts = |report: &Value| {
        let parts = report["municipalities"].as_array().expect("municipalities");
        parts
            .iter()
            .map(|part| json!([part["municipality"], part["indicators"], part["incomplete"]]))
            .collect::<Vec<_>>()
    };
    assert_eq!(parts(day), parts(quarter));
}

fn sheets(path: &Path) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    book.worksheets()
}

fn text(sheet: &Range<Data>, row: u32, column: u32) -> String {
    sheet
        .get_value((row, column))
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// A number of a sheet: a real one, no text that looks like one.
fn number(sheet: &Range<Data>, row: u32, column: u32) -> Value {
    match sheet.get_value((row, column)) {
        Some(Data::Float(number)) => json!(*number as i64),
        other => panic!("row {row}, column {column}: {other:?}"),
    }
}

fn assert_workbook(region: &Region, report: &Value) {
    let (path, out) = region.file("quarter.xlsx");
    let words = [
        "--lang", "fi", "report", "quarter", "2026Q3", "--format", "xlsx", "--out", &out,
    ];
    let _ = region.run(&region.coordinator, &words).ended(0);
    let first = fs::read(&path).expect("the file");
    let _ = region.run(&region.coordinator, &words).ended(0);
    assert_eq!(first, fs::read(&path).expect("the file"), "the same bytes");
    let sheets = sheets(&path);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Luvut", "Kunnittain", "Tarkistukset", "Säännöt"]);
    let [(_, figures), (_, parts), (_, checks), (_, rules)] = sheets.as_slice() else {
        panic!("four sheets");
    };
    assert_eq!(text(figures, 0, 2), "Yhteensä");
    for row in 1..=15 {
        let code = text(figures, row, 0);
        for (gender, column) in GENDERS.iter().zip(2u32..) {
            assert_eq!(
                number(figures, row, column),
                report["indicators"][&code][gender]
            );
            assert_eq!(
                number(figures, row, column + 4),
                report["change"][&code][gender]
            );
        }
    }
    assert_eq!(number(figures, 16, 2), report["incomplete"]);
    assert_eq!(parts.height(), 1 + 13 * 16);
    for row in 1..u32::try_from(parts.height()).expect("few rows") {
        let part = part_of(report, &text(parts, row, 0));
        let code = text(parts, row, 2);
        if part["indicators"].get(&code).is_none() {
            assert_eq!(number(parts, row, 3), part["incomplete"]);
            continue;
        }
        for (gender, column) in GENDERS.iter().zip(3u32..) {
            assert_eq!(
                number(parts, row, column),
                part["indicators"][&code][gender]
            );
            assert_eq!(
                number(parts, row, column + 4),
                part["change"][&code][gender]
            );
        }
    }
    assert_eq!(text(parts, 1, 0), "090", "a code is words");
    assert_eq!(text(parts, 1, 1), "Heinävesi");
    assert_eq!(
        checks.height() - 1,
        report["checks"].as_array().expect("checks").len()
    );
    assert!((1..checks.height()).all(|row| text(checks, row as u32, 1) == "kyllä"));
    let told: Vec<String> = (1..checks.height())
        .map(|row| text(checks, row as u32, 0))
        .collect();
    for rule in [
        "EECO03 ≤ EECO02",
        "EECR01 ≤ päättäneet",
        "kuntien summa = yhteensä",
        "EECO01–EECO11 eivät vähene",
    ] {
        assert!(told.iter().any(|told| told == rule), "{rule}: {told:?}");
    }
    assert_eq!(text(rules, 1, 1), "2026Q3");
}

fn assert_esf_workbook(region: &Region, report: &Value) {
    let (path, out) = region.file("esf.xlsx");
    let words = [
        "report",
        "esf",
        "--as-of",
        "2026-09-30",
        "--format",
        "xlsx",
        "--out",
        &out,
    ];
    let _ = region.run(&region.coordinator, &words).ended(0);
    let sheets = sheets(&path);
    let (name, figures) = &sheets[0];
    assert_eq!(name, "Figures");
    for row in 1..=15 {
        let code = text(figures, row, 0);
        for (gender, column) in GENDERS.iter().zip(2u32..) {
            assert_eq!(
                number(figures, row, column),
                report["indicators"][&code][gender]
            );
        }
    }
    // without a terminal the bytes themselves are printed; they are no UTF-8
    let printed = polku()
        .arg("--store")
        .arg(&region.path)
        .args([
            "--as",
            &region.coordinator,
            "report",
            "esf",
            "--as-of",
            "2026-09-30",
        ])
        .args(["--format", "xlsx"])
        .output()
        .expect("the program starts");
    assert!(printed.status.success());
    assert!(printed.stdout.starts_with(b"PK"));
}

#[test]
fn a_worker_of_two_municipalities_gets_their_figures_and_no_others() {
    let region = Region::new();
    let me = region.coordinator.as_str();
    let own: Vec<Value> = ["167", "541"]
        .iter()
        .map(|code| region.esf(me, "2026-09-30", &["--municipality", code]))
        .collect();
    let everyone = region.esf(me, "2026-09-30", &[]);
    let run = region
        .run(
            AGENT,
            &["report", "esf", "--as-of", "2026-09-30", "--format", "json"],
        )
        .ended(0);
    let limited = run.json();
    assert!(run.stderr.contains("167, 541"), "{}", run.stderr);
    assert_eq!(
        limited
            .as_object()
            .expect("an object")
            .keys()
            .collect::<Vec<_>>(),
        everyone
            .as_object()
            .expect("an object")
            .keys()
            .collect::<Vec<_>>(),
        "the contract's keys and no others"
    );
    let total = |report: &Value, code: &str| report["indicators"][code]["total"].as_i64();
    for code in ["EECO01", "EECO02", "EECO07", "EECR04"] {
        let sum: Option<i64> = own.iter().map(|report| total(report, code)).sum();
        assert_eq!(total(&limited, code), sum, "{code}");
    }
    assert!(total(&limited, "EECO01") < total(&everyone, "EECO01"));

    let refused = [
        "report",
        "quarter",
        "2026Q3",
        "--municipality",
        "422",
        "--format",
        "json",
    ];
    let _ = region.run(AGENT, &refused).ended(1);
    let words = ["report", "quarter", "2026Q3", "--format", "json"];
    let quarter = region.run(AGENT, &words).ended(0).json();
    assert_eq!(quarter["indicators"], limited["indicators"]);
    assert_eq!(quarter["municipalities"].as_array().map(Vec::len), Some(2));

    // the window's view says so, and the persons behind a figure are as many as it counts
    let agent = Inside::open(&region.path, Some(AGENT));
    let view = agent.report(&json!({ "as_of": "2026-09-30" }));
    assert_eq!(view["limited_to"], json!(["167", "541"]));
    assert_eq!(view["indicators"], limited["indicators"]);
    assert_same_parts(&view, &quarter);
    for code in ["EECO01", "EECO09", "EECR04"] {
        let asked = json!({ "as_of": "2026-09-30", "indicator": code });
        let persons = agent.call("figure_persons", &asked).expect("persons");
        assert_eq!(
            persons["total"], view["indicators"][code]["total"],
            "{code}"
        );
    }
    let incomplete = agent
        .call("figure_persons", &json!({ "as_of": "2026-09-30" }))
        .expect("persons");
    assert_eq!(incomplete["total"], view["incomplete"]);
    drop(agent);
    let quarter = region.quarter("2026Q3", &[]);
    let all = Inside::open(&region.path, Some(&region.coordinator));
    let view = all.report(&json!({ "as_of": "2026-09-30" }));
    assert_same_parts(&view, &quarter);
    assert!(
        view.get("limited_to").is_none(),
        "the coordinator sees the region"
    );
}

#[test]
fn who_is_of_no_municipality_is_found_where_the_sum_falls_short() {
    let office = Inside::new();
    let people = "identity_code;last_name;first_names;gender;municipality;education_isced;status_at_start;start_date\n\
                  010594Y9032;Testinen;Terttu;female;167;3;unemployed;1.8.2026\n\
                  010594Y9021;Kunnaton;Kerttu;female;;3;unemployed;1.8.2026\n";
    let _ = office.import(&[("people.csv", people)]);
    let adds_up = || {
        let report = office.report(&json!({ "as_of": "2026-09-30" }));
        assert_eq!(report["indicators"]["EECO01"]["total"], 2);
        report["checks"]
            .as_array()
            .expect("checks")
            .iter()
            .find(|check| check["rule"] == "sum over municipalities = total")
            .expect("the rule")["holds"]
            .clone()
    };
    let asked =
        json!({ "as_of": "2026-09-30", "indicator": "EECO01", "without_municipality": true });
    let without = || office.call("figure_persons", &asked).expect("persons");
    assert_eq!(adds_up(), false);
    let persons = without();
    assert_eq!(persons["total"], 1);
    assert_eq!(persons["persons"][0]["last_name"], "Kunnaton");

    let client = persons["persons"][0]["client_id"].clone();
    let page = office
        .call("open_client", &json!({ "client_id": client }))
        .expect("the client");
    let participation = &page["participations"][0];
    let start = json!({
        "start_date": "2026-08-01", "municipality": "167", "education_isced": 3,
        "status_at_start": "unemployed", "unemployed_since": null, "counted": true,
    });
    let request =
        json!({ "client_id": client, "participation_id": participation["id"], "start": start });
    let _ = office.call("edit_start", &request).expect("the start");
    assert_eq!(adds_up(), true);
    assert_eq!(without()["total"], 0);
}

#[test]
fn a_report_is_saved_where_it_was_chosen() {
    let office = Inside::new();
    let person = "identity_code;last_name;first_names;gender;municipality;education_isced;status_at_start;start_date\n\
                  010594Y9032;Testinen;Terttu;female;167;3;unemployed;1.8.2026\n";
    let _ = office.import(&[("people.csv", person)]);
    let path = office.path("saved.xlsx");
    fs::write(&path, "what was there").expect("a file");
    let quarter = json!({ "kind": "quarter", "quarter": "2026Q3" });
    let esf = json!({ "kind": "esf", "as_of": "2026-09-30", "municipality": "167" });
    let ask = |path: &Path, report: &Value, format: &str| {
        let request = json!({
            "report": report, "format": format, "language": "sv", "file": office.handle(path),
        });
        office.call("save_report", &request)
    };
    let _ = ask(&path, &quarter, "xlsx").expect("saved");
    let sheets = sheets(&path);
    assert_eq!(sheets[0].0, "Siffror");
    assert_eq!(number(&sheets[0].1, 1, 2), 1);
    assert_eq!(number(&sheets[0].1, 1, 6), 1, "new in the quarter");
    let table = office.path("saved.csv");
    let _ = ask(&table, &esf, "csv").expect("saved");
    let csv = fs::read_to_string(&table).expect("the file");
    assert!(
        csv.contains("2026-09-30;eu;eu;167;EECO01;1;1;0;0\n"),
        "{csv}"
    );
    let _ = ask(&table, &quarter, "csv").expect("saved");
    let _ = ask(&path, &esf, "xlsx").expect("saved");

    let unknown = json!({ "kind": "esf", "as_of": "2026-09-30", "municipality": "999" });
    let error = ask(&path, &unknown, "csv").expect_err("an unknown municipality");
    assert_eq!(error.field.as_deref(), Some("municipality"));
    let nowhere = office.path("no-such-folder").join("saved.csv");
    assert!(ask(&nowhere, &esf, "csv").is_err());
    let request =
        json!({ "report": esf, "format": "csv", "language": "fi", "file": "/etc/passwd" });
    assert!(
        office.call("save_report", &request).is_err(),
        "a path is no handle"
    );
    let left: Vec<PathBuf> = fs::read_dir(office.path(""))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "partial"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_quarter_under_way_says_so_and_what_is_none_is_refused() {
    let store = TestStore::new();
    let run = |quarter: &str, format: &str| {
        let mut command = store.command(["report", "quarter", quarter, "--format", format]);
        finish(command.env("POLKU_TEST_TODAY", "2026-11-18"))
    };
    let under_way = run("2026Q4", "json").ended(0);
    assert_eq!(under_way.json()["ended"], false);
    assert!(
        under_way.stderr.contains("not ended"),
        "{}",
        under_way.stderr
    );
    assert_eq!(under_way.json()["indicators"]["EECO01"]["total"], 0);
    assert!(run("2026Q3", "json").ended(0).stderr.is_empty());
    for wrong in ["2026Q5", "2026", "Q3", "2026-09-30"] {
        let _ = run(wrong, "json").ended(2);
    }
    let refused = run("2026Q3", "pdf").ended(2);
    assert!(refused.stderr.contains("pdf"), "{}", refused.stderr);
    let _ = store.run(["report", "quarter", "2026Q3"]).ended(2);
    let unknown = [
        "report",
        "quarter",
        "2026Q3",
        "--municipality",
        "999",
        "--format",
        "csv",
    ];
    let _ = store.run(unknown).ended(2);
}
