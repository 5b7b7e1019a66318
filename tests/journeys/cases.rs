//! The worked cases of the ESF+ figures: by the rules alone, through a store, and through the command line.

use crate::inside::{Inside, TODAY, json_fixture};
use polku_domain::esf::{self, Figures, Rules};
use polku_domain::parameters::Parameters;
use polku_domain::record::{EsfPerson, Situation, Spell};
use polku_domain::{IdentityCode, NaiveDate};
use polku_reports::esf::EsfReport;
use polku_tests::TestStore;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A case with its persons, in the order in which it names them.
struct Case {
    id: String,
    persons: Vec<(Value, Vec<Value>)>,
    expected: Vec<Value>,
}

fn cases() -> Vec<Case> {
    let cases = json_fixture("esf-cases.json");
    let cases = cases["cases"].as_array().expect("cases");
    assert_eq!(cases.len(), 29);
    cases.iter().map(case).collect()
}

fn case(case: &Value) -> Case {
    let mut persons: Vec<(Value, Vec<Value>)> = Vec::new();
    for spell in case["participations"].as_array().expect("participations") {
        match persons
            .iter_mut()
            .find(|(person, _)| *person == spell["person"])
        {
            Some((_, spells)) => spells.push(spell.clone()),
            None => persons.push((spell["person"].clone(), vec![spell.clone()])),
        }
    }
    let id = case["id"].as_str().expect("an id").to_owned();
    Case {
        id,
        persons,
        expected: case["expect"].as_array().expect("expectations").clone(),
    }
}

/// Fails unless the report says what the case expects; an indicator that the case does not list is 0.
fn assert_case(id: &str, report: &Value, expected: &Value) {
    let rules = format!(
        "{id} {} {} {}",
        expected["as_of"], expected["long_term_rule"], expected["result_rule"]
    );
    let found = report["indicators"].as_object().expect("indicators");
    assert_eq!(found.len(), 15, "{rules}");
    for (indicator, count) in found {
        let expected = &expected["indicators"][indicator];
        let total = if expected.is_null() {
            json!(0)
        } else {
            expected["total"].clone()
        };
        assert_eq!(count["total"], total, "{indicator} of {rules}");
        for gender in ["female", "male", "non_binary"] {
            if !expected[gender].is_null() {
                assert_eq!(
                    count[gender], expected[gender],
                    "{gender} of {indicator} of {rules}"
                );
            }
        }
    }
    assert_eq!(
        report["incomplete"], expected["incomplete"],
        "incomplete of {rules}"
    );
    let checks = report["checks"].as_array().expect("checks");
    assert!(
        checks.iter().all(|check| check["holds"] == json!(true)),
        "{checks:?} of {rules}"
    );
}

fn value<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

fn person(spells: &[Value]) -> EsfPerson {
    let mut person = EsfPerson {
        date_of_birth: spells
            .iter()
            .find_map(|spell| value(&spell["date_of_birth"])),
        gender: spells.iter().find_map(|spell| value(&spell["gender"])),
        spells: Vec::new(),
        situations: Vec::new(),
    };
    for spell in spells {
        person.spells.push(Spell {
            start: value(&spell["start_date"]),
            end: value(&spell["end_date"]),
            municipality: Some("167".to_owned()),
            education_isced: value(&spell["education_isced"]),
            status_at_start: value(&spell["status_at_start"]),
            unemployed_since: value(&spell["unemployed_since"]),
            qualification_date: value(&spell["qualification_date"]),
            counted: value(&spell["counted"]),
        });
        for (order_in_day, situation) in
            (1..).zip(spell["situations"].as_array().expect("situations"))
        {
            person.situations.push(Situation {
                date: value(&situation["date"]),
                situation: value(&situation["situation"]),
                order_in_day,
            });
        }
    }
    person
}

#[test]
fn the_rules_give_what_the_cases_expect() {
    for case in cases() {
        let people: Vec<EsfPerson> = case
            .persons
            .iter()
            .map(|(_, spells)| person(spells))
            .collect();
        for expected in &case.expected {
            let as_of: NaiveDate = value(&expected["as_of"]);
            let rules = Rules {
                long_term: value(&expected["long_term_rule"]),
                result: value(&expected["result_rule"]),
            };
            let mut figures = Figures::default();
            for person in &people {
                figures.add(&esf::standing(person, as_of, rules, Parameters::embedded()));
            }
            let report = EsfReport::new(as_of, rules, None, &figures, figures.checks());
            assert_case(
                &case.id,
                &serde_json::to_value(&report).expect("JSON"),
                expected,
            );
        }
    }
}

/// An identity code for a person of a case, with a serial that nobody has.
fn identity_code(born: NaiveDate, serial: u16) -> String {
    let code = ['A', '-', '+']
        .into_iter()
        .find_map(|sign| IdentityCode::compose(born, serial, sign));
    code.expect("a date of birth of the last centuries")
        .as_str()
        .to_owned()
}

/// The two files of a case.
fn files(case: &Case) -> [(&'static str, String); 2] {
    let mut participations = String::from(
        "identity_code;last_name;first_names;gender;municipality;education_isced;status_at_start;unemployed_since;\
         start_date;end_date;qualification_date;counted\n",
    );
    let mut situations = String::from("identity_code;date;situation\n");
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    for ((name, spells), serial) in case.persons.iter().zip(900..) {
        let born = spells
            .iter()
            .find_map(|spell| value(&spell["date_of_birth"]))
            .expect("a date of birth");
        let code = identity_code(born, serial);
        for spell in spells {
            let field = |key: &str| text(&spell[key]);
            let row = [
                code.clone(),
                format!("Esimerkki{}", text(name)),
                "Testi".to_owned(),
                field("gender"),
                "167".to_owned(),
                field("education_isced"),
                field("status_at_start"),
                field("unemployed_since"),
                field("start_date"),
                field("end_date"),
                field("qualification_date"),
                field("counted"),
            ];
            participations.push_str(&(row.join(";") + "\n"));
            for situation in spell["situations"].as_array().expect("situations") {
                let row = [
                    code.clone(),
                    text(&situation["date"]),
                    text(&situation["situation"]),
                ];
                situations.push_str(&(row.join(";") + "\n"));
            }
        }
    }
    [
        ("participations.csv", participations),
        ("situations.csv", situations),
    ]
}

#[test]
fn a_store_gives_what_the_cases_expect() {
    for case in cases() {
        let office = Inside::new();
        let _ = office.import(&files(&case));
        for expected in &case.expected {
            let mut request = expected.clone();
            request
                .as_object_mut()
                .expect("an object")
                .retain(|key, _| key != "indicators" && key != "incomplete");
            assert_case(&case.id, &office.report(&request), expected);
        }
    }
}

#[test]
fn the_command_line_gives_what_the_cases_expect() {
    let by_id: BTreeMap<String, Case> = cases()
        .into_iter()
        .map(|case| (case.id.clone(), case))
        .collect();
    // the ones with several spells, several persons, both long-term rules and both result rules
    for id in ["E02", "E32", "E36", "E39", "U04"] {
        let case = by_id.get(id).unwrap_or_else(|| panic!("{id} is a case"));
        let store = TestStore::new();
        for (name, text) in files(case) {
            let path = store.file(&format!("files/{name}"), text);
            let _ = store
                .run(["import", "--today", TODAY, &path.to_string_lossy()])
                .ended(0);
        }
        for expected in &case.expected {
            let word = |key: &str| expected[key].as_str().expect("a word").to_owned();
            let args = [
                "report",
                "esf",
                "--format",
                "json",
                "--as-of",
                &word("as_of"),
            ]
            .map(str::to_owned);
            let rules = [
                "--long-term-rule".to_owned(),
                word("long_term_rule"),
                "--result-rule".to_owned(),
                word("result_rule"),
            ];
            let report = store.run(args.into_iter().chain(rules)).ended(0).json();
            assert_case(id, &report, expected);
        }
    }
}
