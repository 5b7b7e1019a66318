//! `import(export(x)) = x`: for the region and for small regions made of random rows.

use crate::import::{ATTENDANCE, PARTICIPATIONS, PERIODS, SITUATIONS};
use crate::inside::{Files, Inside, sorted, text_of};
use chrono::{Days, NaiveDate};
use polku_domain::code::{AttendanceCode, Gender, LegalBasis, SituationCode, StatusAtStart};
use polku_tests::opened::made_up_code;
use polku_tests::unpack_region;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

fn borrowed(files: &Files) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

/// The figures of some days, by every rule.
fn figures(office: &Inside) -> Vec<Value> {
    let mut figures = Vec::new();
    for as_of in ["2026-02-28", "2026-06-30", "2026-11-22"] {
        for (long_term, result) in [("eu", "eu"), ("fi", "eura")] {
            let rules =
                json!({ "as_of": as_of, "long_term_rule": long_term, "result_rule": result });
            figures.push(office.report(&rules));
        }
    }
    figures
}

/// Takes what an office exports into a new one and fails unless that is the same office.
fn assert_round_trip(office: &Inside) -> Result<(), TestCaseError> {
    let export = office.export();
    let other = Inside::new();
    let imported = other.try_texts(&borrowed(&export), json!({}));
    prop_assert!(imported.errors.is_empty(), "{:?}", imported.errors);
    let again = other.export();
    prop_assert!(
        sorted(&again) == sorted(&export),
        "exported {export:#?}\nand then {again:#?}"
    );
    prop_assert_eq!(figures(&other), figures(office));
    let before = other.transactions();
    let unchanged = other.try_texts(&borrowed(&export), json!({}));
    prop_assert!(
        unchanged.errors.is_empty() && !unchanged.stored,
        "{:?}",
        unchanged
    );
    prop_assert_eq!(other.transactions(), before);
    Ok(())
}

#[test]
fn the_export_of_the_region_imports_as_the_region() {
    let office = Inside::new();
    let folder = office.path("region");
    unpack_region(&folder);
    let _ = office.import_path(&folder);
    let export = office.export();
    let other = Inside::new();
    let _ = other.import(&borrowed(&export));
    assert!(
        sorted(&other.export()) == sorted(&export),
        "the export of the import differs"
    );
    assert_eq!(figures(&other), figures(&office));
}

/// Days from 1 January 2026.
fn day(n: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    first + Days::new(n)
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A spell by the days between it and the one before, its length, and everything else.
#[derive(Debug, Clone)]
struct Spell {
    gap: u64,
    length: u64,
    municipality: Option<&'static str>,
    education: Option<u8>,
    status: Option<StatusAtStart>,
    unemployed_for: Option<u64>,
    qualified_after: Option<u64>,
    counted: Option<bool>,
    tells_gender: bool,
    tells_name: bool,
}

/// Environment, legal basis, days after the first start, length, days a week, hours a day.
type Period = (String, LegalBasis, u64, Option<u64>, Option<u8>, Option<u8>);

#[derive(Debug, Clone)]
struct Person {
    last_name: String,
    first_names: String,
    gender: Option<Gender>,
    spells: Vec<Spell>,
    last_is_open: bool,
    situations: Vec<(u64, SituationCode, Option<u8>)>,
    periods: Vec<Period>,
    attendance: Vec<(usize, u64, AttendanceCode, Option<u8>, String)>,
}

fn name() -> impl Strategy<Value = String> {
    // every character that a CSV file or an alphabet makes hard; it begins with a letter, so that it is never empty
    "[A-ZÅÄÖŠ][a-zåäöüéøæßŋ ;,\"'\n\t|=+@-]{0,12}"
}

fn spell() -> impl Strategy<Value = Spell> {
    (
        (1u64..40, 0u64..60),
        option::of(select(vec!["090", "167", "848"])),
        option::of(0u8..10),
        option::of(select(StatusAtStart::ALL)),
        option::of(0u64..900),
        option::of(0u64..100),
        option::of(any::<bool>()),
        any::<(bool, bool)>(),
    )
        .prop_map(
            |(
                (gap, length),
                municipality,
                education,
                status,
                unemployed_for,
                qualified_after,
                counted,
                tells,
            )| {
                Spell {
                    gap,
                    length,
                    municipality,
                    education,
                    status,
                    unemployed_for,
                    qualified_after,
                    counted,
                    tells_gender: tells.0,
                    tells_name: tells.1,
                }
            },
        )
}

fn person() -> impl Strategy<Value = Person> {
    let environment = prop_oneof![
        select(vec!["Metsä".to_owned(), "Puu; \"paja\"".to_owned()]),
        name()
    ];
    let task = prop_oneof![
        Just(String::new()),
        Just("Haravointi, piha".to_owned()),
        name()
    ];
    (
        (name(), name()),
        option::of(select(Gender::ALL)),
        vec(spell(), 1..4),
        any::<bool>(),
        vec(
            (0u64..120, select(SituationCode::ALL), option::of(0u8..4)),
            0..8,
        ),
        vec(
            (
                environment,
                select(LegalBasis::ALL),
                0u64..60,
                option::of(0u64..90),
                option::of(1u8..8),
                option::of(0u8..25),
            ),
            0..4,
        ),
        vec(
            (
                0usize..4,
                0u64..60,
                select(AttendanceCode::ALL),
                option::of(0u8..97),
                task,
            ),
            0..12,
        ),
    )
        .prop_map(
            |(names, gender, spells, last_is_open, situations, periods, attendance)| Person {
                last_name: names.0,
                first_names: names.1,
                gender,
                spells,
                last_is_open,
                situations,
                periods,
                attendance,
            },
        )
}

/// The four files of some persons, each row valid by construction.
fn files(people: &[Person]) -> Files {
    let header = |columns: &str| {
        columns
            .split(';')
            .map(str::to_owned)
            .collect::<Vec<String>>()
    };
    let mut participations = vec![header(PARTICIPATIONS)];
    let mut situations = vec![header(SITUATIONS)];
    let mut periods = vec![header(PERIODS)];
    let mut attendance = vec![header(ATTENDANCE)];
    for (n, person) in (0..).zip(people) {
        let code = made_up_code(n * 2800 + 17);
        let first = person.spells.first().map_or(0, |spell| spell.gap);
        let mut free = 0;
        for (at, spell) in person.spells.iter().enumerate() {
            let (start, end) = (free + spell.gap, free + spell.gap + spell.length);
            free = end;
            let is_last = at + 1 == person.spells.len();
            let names = is_last || spell.tells_name;
            let gender = person.gender.filter(|_| is_last || spell.tells_gender);
            participations.push(vec![
                code.clone(),
                if names {
                    person.last_name.clone()
                } else {
                    String::new()
                },
                if names {
                    person.first_names.clone()
                } else {
                    String::new()
                },
                text(gender),
                text(spell.municipality),
                text(spell.education),
                text(spell.status),
                text(
                    spell
                        .unemployed_for
                        .map(|days| day(start) - Days::new(days)),
                ),
                day(start).to_string(),
                text((!is_last || !person.last_is_open).then(|| day(end))),
                text(spell.qualified_after.map(|days| day(start + days))),
                text(
                    spell
                        .counted
                        .map(|counted| if counted { "yes" } else { "no" }),
                ),
            ]);
        }
        let mut told: Vec<(u64, SituationCode)> = Vec::new();
        for (after, situation, order) in &person.situations {
            if !told.contains(&(*after, *situation)) {
                told.push((*after, *situation));
                let date = day(first + after).to_string();
                situations.push(vec![
                    code.clone(),
                    date,
                    situation.to_string(),
                    text(*order),
                ]);
            }
        }
        let mut known: Vec<(String, LegalBasis, u64)> = Vec::new();
        for (environment, basis, after, length, weekly_days, hours) in &person.periods {
            let key = (polku_domain::text::clean(environment), *basis, *after);
            if known.contains(&key) {
                continue;
            }
            known.push(key);
            periods.push(vec![
                code.clone(),
                environment.clone(),
                basis.to_string(),
                day(first + after).to_string(),
                text(length.map(|length| day(first + after + length))),
                text(*weekly_days),
                text(*hours),
            ]);
        }
        let mut marked: Vec<u64> = Vec::new();
        for (period, after, mark, quarters, task) in &person.attendance {
            let Some((_, _, begins, length, ..)) = person.periods.get(*period) else {
                continue;
            };
            let at = first + begins + after.min(&length.unwrap_or(60));
            if marked.contains(&at) {
                continue;
            }
            marked.push(at);
            let hours = quarters.map(|quarters| {
                if mark.is_presence() {
                    f64::from(quarters) / 4.0
                } else {
                    0.0
                }
            });
            attendance.push(vec![
                code.clone(),
                day(at).to_string(),
                mark.to_string(),
                text(hours),
                task.clone(),
            ]);
        }
    }
    let file = |name: &str, rows: &[Vec<String>]| (format!("{name}.csv"), text_of(rows));
    vec![
        file("participations", &participations),
        file("situations", &situations),
        file("coaching-periods", &periods),
        file("attendance", &attendance),
    ]
}

#[test]
fn the_export_of_any_small_region_imports_as_that_region() {
    let config = Config {
        cases: 40,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&vec(person(), 1..5), |people| {
            let files = files(&people);
            let office = Inside::new();
            let imported = office.try_texts(&borrowed(&files), json!({}));
            prop_assert!(
                imported.errors.is_empty(),
                "{:?} in {files:#?}",
                imported.errors
            );
            let (export, transactions) = (office.export(), office.transactions());
            let again = office.try_texts(&borrowed(&files), json!({}));
            prop_assert!(
                again.errors.is_empty() && !again.stored,
                "not the same the second time: {again:?}"
            );
            prop_assert_eq!(office.transactions(), transactions);
            prop_assert!(office.export() == export);
            assert_round_trip(&office)
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
