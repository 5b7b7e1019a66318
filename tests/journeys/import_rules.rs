//! What an import does with rows that it takes: warnings, names, gender, order, environments, periods.

use crate::import::{
    ATTENDANCE, PARTICIPATIONS, PERIODS, SITUATIONS, WARNINGS, file, known, person,
};
use crate::inside::{Inside, rows};
use polku_app::import::{Imported, Reason};
use serde_json::json;
use std::collections::BTreeSet;

fn office() -> Inside {
    let office = Inside::new();
    let _ = office.import(&known());
    office
}

/// One file with one row, and the file for it by its columns.
fn one(columns: &str, row: &str) -> [(&'static str, String); 1] {
    [("one.csv", file(columns, &[row]))]
}

/// The rows of a person in an exported file, without the identity code.
fn exported(office: &Inside, name: &str, letter: char) -> Vec<String> {
    let files = office.export();
    let (_, text) = files
        .iter()
        .find(|(file, _)| file == name)
        .unwrap_or_else(|| panic!("{name} is exported"));
    let code = person(letter);
    rows(text)
        .into_iter()
        .filter(|row| row[0] == code)
        .map(|row| row[1..].join(";"))
        .collect()
}

fn words(imported: &Imported) -> Vec<&'static str> {
    imported
        .warnings
        .iter()
        .map(|issue| issue.reason.code())
        .collect()
}

#[test]
fn every_warning_is_told_with_its_place_and_the_row_is_stored() {
    let office = office();
    let long = "A;Talo;rehabilitative_work;2026-01-07;2028-01-07;4;4";
    let cases: [(&str, &str, &str, &str, &str); 13] = [
        (
            PARTICIPATIONS,
            "A;Uusi;Aino;;;;;;2026-07-20;2026-07-21;;",
            "new_name",
            "last_name",
            "Uusi",
        ),
        (
            PARTICIPATIONS,
            "B;;;;;;;;2026-02-02;2026-11-23;;",
            "future_date",
            "end_date",
            "2026-11-23",
        ),
        (
            PARTICIPATIONS,
            "A;;;;;;unemployed;1960-01-01;2026-07-23;2026-07-24;;",
            "unemployed_since_before_15",
            "unemployed_since",
            "1960-01-01",
        ),
        (
            PARTICIPATIONS,
            "A;;;;;;;;2026-07-26;2026-07-27;2026-01-06;",
            "qualification_before_first_start",
            "qualification_date",
            "2026-01-06",
        ),
        // 58 days of February and March are known, so that the 126th from 1 April is one too many
        (
            PERIODS,
            "A;Talo;work_trial;2026-04-01;2026-08-04;5;6",
            "work_trial_too_long",
            "end_date",
            "2026-08-04",
        ),
        (
            PERIODS,
            "B;Talo;work_trial;2026-02-02;2026-02-28;5;3,75",
            "work_trial_hours",
            "daily_hours",
            "3.75",
        ),
        (
            PERIODS,
            "B;Talo;work_trial;2026-03-01;2026-03-31;6;6",
            "work_trial_days_a_week",
            "weekly_days",
            "6",
        ),
        (
            PERIODS,
            "B;Talo;rehabilitative_work;2026-04-01;;5;4",
            "rehabilitative_days_a_week",
            "weekly_days",
            "5",
        ),
        (
            PERIODS,
            "B;Paja;rehabilitative_work;2026-04-02;;4;3",
            "rehabilitative_hours",
            "daily_hours",
            "3",
        ),
        (
            PERIODS,
            "B;Paja;rehabilitative_work;2026-04-03;2026-07-01;4;4",
            "rehabilitative_too_short",
            "end_date",
            "2026-07-01",
        ),
        (
            PERIODS,
            long,
            "rehabilitative_too_long",
            "end_date",
            "2028-01-07",
        ),
        (
            PERIODS,
            "B;Paja;training;2026-04-20;2026-04-24;5;6",
            "overlapping_full_time",
            "start_date",
            "2026-04-20",
        ),
        (
            ATTENDANCE,
            "B;2026-04-21;present;6;Haravointi",
            "tasks_not_allowed",
            "task",
            "Haravointi",
        ),
    ];
    let mut provoked = BTreeSet::new();
    for (columns, row, word, column, value) in cases {
        let imported = office.import(&one(columns, row));
        let warnings: Vec<_> = imported
            .warnings
            .iter()
            .filter(|w| w.reason.code() == word)
            .collect();
        assert_eq!(
            warnings.len(),
            1,
            "{word} of {row}: {:?}",
            imported.warnings
        );
        let place = (
            warnings[0].file.as_str(),
            warnings[0].row,
            warnings[0].column.as_deref(),
            &*warnings[0].value,
        );
        assert_eq!(place, ("one.csv", Some(2), Some(column), value), "{word}");
        assert!(imported.stored, "{word} keeps nothing out");
        let again = office.import(&one(columns, row));
        assert!(!again.stored, "{word}: the second time changes nothing");
        assert_eq!(
            words(&again).contains(&word),
            word != "new_name",
            "what is still so is told again: {word}"
        );
        provoked.insert(word);
    }
    assert_eq!(provoked, BTreeSet::from(WARNINGS));
    let faults: Vec<_> = office
        .faults()
        .into_iter()
        .map(|fault| fault["check"].clone())
        .collect();
    assert_eq!(
        faults,
        ["report_rules"],
        "B is from no municipality; all else holds"
    );
}

#[test]
fn limits_are_warned_of_from_the_day_after_they_are_reached() {
    for (row, expected) in [
        ("B;T;work_trial;2026-03-01;2026-08-30;5;8", None), // 183 days
        (
            "B;T;work_trial;2026-03-01;2026-08-31;5;8",
            Some("work_trial_too_long"),
        ),
        ("B;T;work_trial;2026-03-01;2026-03-31;5;4", None),
        (
            "B;T;work_trial;2026-03-01;2026-03-31;5;8,25",
            Some("work_trial_hours"),
        ),
        ("B;T;rehabilitative_work;2026-03-01;2026-05-31;1;4", None),
        (
            "B;T;rehabilitative_work;2026-03-01;2026-05-30;4;4",
            Some("rehabilitative_too_short"),
        ),
        (
            "B;T;rehabilitative_work;2026-03-01;;4;3,99",
            Some("rehabilitative_hours"),
        ),
    ] {
        let office = office();
        let imported = office.import(&one(PERIODS, row));
        assert_eq!(
            words(&imported),
            expected.into_iter().collect::<Vec<_>>(),
            "{row}"
        );
    }
}

#[test]
fn an_empty_field_is_filled_by_any_row_and_never_empties_one() {
    let office = office();
    let filled = office.import(&one(
        PARTICIPATIONS,
        "B;;;non_binary;707;6;student;;2026-02-02;;2026-06-01;yes",
    ));
    assert_eq!((filled.files[0].added, filled.files[0].changed), (0, 1));
    let after = ["Korhonen;Eero;non_binary;707;6;student;;2026-02-02;;2026-06-01;yes"];
    assert_eq!(exported(&office, "participations.csv", 'B'), after);
    let emptier = office.import(&one(
        "start_date;identity_code",
        &format!("2026-02-02;{}", person('B')),
    ));
    assert_eq!((emptier.files[0].unchanged, emptier.stored), (1, false));
    assert_eq!(exported(&office, "participations.csv", 'B'), after);
    let _ = office.import(&one(ATTENDANCE, "A;2026-02-03;sick;0;"));
    let period = office.import(&one(PERIODS, "B;Talo;guidance;2026-02-02;;;"));
    assert!(period.stored);
    let period = office.import(&one(PERIODS, "B;Talo;guidance;2026-02-02;2026-12-31;2;3,5"));
    assert_eq!((period.files[0].added, period.files[0].changed), (0, 1));
    assert_eq!(
        exported(&office, "coaching-periods.csv", 'B'),
        ["Talo;guidance;2026-02-02;2026-12-31;2;3.5"]
    );
}

#[test]
fn the_name_of_the_latest_start_holds_whatever_the_order_of_rows() {
    let old = "N;Vanha;Niina;;;;;;2024-01-01;2024-02-01;;";
    let middle = "N;;Niina Maria;;;;;;2025-01-01;2025-02-01;;";
    let new = "N;Uusi-Vanha;Niina Maria;female;;;;;2026-01-01;;;";
    for order in [[old, middle, new], [new, middle, old], [middle, new, old]] {
        let together = Inside::new();
        let imported = together.import(&[("a.csv", file(PARTICIPATIONS, &order))]);
        assert_eq!(
            words(&imported)
                .iter()
                .filter(|w| **w == "new_name")
                .count(),
            2,
            "{:?}",
            imported.warnings
        );
        let apart = Inside::new();
        // a row without a family name cannot be the first of a person
        let order = if order[0] == middle {
            [old, new, middle]
        } else {
            order
        };
        for row in order {
            let _ = apart.import(&one(PARTICIPATIONS, row));
        }
        for office in [together, apart] {
            for row in exported(&office, "participations.csv", 'N') {
                assert!(row.starts_with("Uusi-Vanha;Niina Maria;female;"), "{row}");
            }
        }
    }
}

#[test]
fn a_name_may_stand_in_another_row_of_the_same_import() {
    let office = Inside::new();
    let rows = [
        "N;;;;;;;;2024-01-01;2024-02-01;;",
        "N;Nieminen;Niilo;;;;;;2026-01-01;;;",
    ];
    let _ = office.import(&[("a.csv", file(PARTICIPATIONS, &rows))]);
    assert_eq!(exported(&office, "participations.csv", 'N').len(), 2);
}

#[test]
fn gender_is_the_persons_and_two_are_an_error_even_between_rows_of_one_file() {
    let office = office();
    let row = |gender: &str| format!("A;;;{gender};;;;;2026-08-01;;;");
    let refused = office.try_texts(&one(PARTICIPATIONS, &row("male")), json!({}));
    let reason = Reason::DifferentGender {
        stored: "female".into(),
        given: "male".into(),
    };
    assert_eq!(
        refused.errors.iter().map(|e| &e.reason).collect::<Vec<_>>(),
        [&reason]
    );
    let rows = [
        "N;N;N;male;;;;;2024-01-01;2024-02-01;;",
        "N;N;N;female;;;;;2026-01-01;;;",
    ];
    let refused = office.try_texts(
        &[("a.csv", file(PARTICIPATIONS, &rows))],
        json!({ "update": true }),
    );
    assert_eq!(refused.errors.len(), 1);
    assert_eq!(refused.errors[0].reason.code(), "different_gender");
    let updated = office.try_texts(
        &one(PARTICIPATIONS, &row("male")),
        json!({ "update": true }),
    );
    assert!(updated.stored, "{:?}", updated.errors);
    assert!(
        exported(&office, "participations.csv", 'A')
            .iter()
            .all(|row| row.contains(";Aino;male;"))
    );
}

#[test]
fn situations_of_one_day_keep_their_order_and_those_with_a_number_come_first() {
    let office = office();
    let day = [
        "A;2026-07-03;other;",
        "A;2026-07-03;inactive;2",
        "A;2026-07-03;employed;",
        "A;2026-07-03;unemployed;1",
    ];
    let _ = office.import(&[("s.csv", file(SITUATIONS, &day))]);
    let order = |office: &Inside| -> Vec<String> {
        let rows = exported(office, "situations.csv", 'A');
        rows.into_iter()
            .filter_map(|row| row.strip_prefix("2026-07-03;").map(str::to_owned))
            .collect()
    };
    assert_eq!(
        order(&office),
        ["unemployed;1", "inactive;2", "other;3", "employed;4"]
    );
    let later = office.import(&one(SITUATIONS, "A;2026-07-03;education;"));
    assert!(later.stored);
    let same = office.import(&[("s.csv", file(SITUATIONS, &day))]);
    assert!(!same.stored, "the same file again changes nothing");
    assert_eq!(
        order(&office),
        [
            "unemployed;1",
            "inactive;2",
            "other;3",
            "employed;4",
            "education;5"
        ]
    );
    let refused = office.try_texts(&one(SITUATIONS, "A;2026-07-03;employed;1"), json!({}));
    assert_eq!(
        refused.errors[0].reason,
        Reason::Conflict {
            stored: "4".into(),
            given: "1".into()
        }
    );

    let result = |indicator: &str| {
        office.report(&json!({ "as_of": "2026-09-30" }))["indicators"][indicator]["total"].clone()
    };
    assert_eq!(
        (result("EECR04"), result("EECR02")),
        (json!(1), json!(1)),
        "the last of the day counts"
    );
}

#[test]
fn situations_with_the_same_number_stand_as_they_were_imported() {
    for (rows, expected) in [
        (["A;2026-07-03;unemployed;1", "A;2026-07-03;employed;1"], 1),
        (["A;2026-07-03;employed;1", "A;2026-07-03;unemployed;1"], 0),
    ] {
        let office = office();
        let _ = office.import(&[("s.csv", file(SITUATIONS, &rows))]);
        let again = Inside::new();
        let files = office.export();
        let _ = again.import(
            &files
                .iter()
                .map(|(name, text)| (name.as_str(), text))
                .collect::<Vec<_>>(),
        );
        for office in [office, again] {
            let report = office.report(&json!({ "as_of": "2026-09-30" }));
            assert_eq!(
                report["indicators"]["EECR04"]["total"],
                json!(expected),
                "{rows:?}"
            );
        }
    }
}

#[test]
fn a_new_environment_lies_where_the_spell_that_covers_the_period_is_from() {
    let office = Inside::new();
    let spells = [
        "N;Nieminen;Niilo;;090;;;;2024-01-01;2024-12-31;;",
        "N;;;;707;;;;2025-06-01;2025-12-31;;",
        "N;;;;848;;;;2026-06-01;;;",
    ];
    let periods = [
        "N;Ensimmäinen;guidance;2024-05-01;2024-06-01;;",
        "N;Toinen;guidance;2025-12-31;;;",
        "N;Väli;guidance;2026-02-01;2026-03-01;;",
        "N;Kolmas;guidance;2026-06-01;2026-08-01;;",
    ];
    let _ = office.import(&[
        ("p.csv", file(PARTICIPATIONS, &spells)),
        ("c.csv", file(PERIODS, &periods)),
    ]);
    let expected = [
        ("Ensimmäinen", "090"),
        ("Kolmas", "848"),
        ("Toinen", "707"),
        ("Väli", "707"),
    ];
    let expected = expected.map(|(name, code)| (name.to_owned(), Some(code.to_owned())));
    assert_eq!(office.environments(), expected);
    let _ = office.import(&one(PERIODS, "N;Toinen;training;2026-07-01;;;"));
    assert_eq!(
        office.environments().len(),
        4,
        "an environment is known by its name"
    );
}

#[test]
fn a_day_belongs_to_the_period_that_began_last_and_then_to_the_one_imported_last() {
    let office = office();
    let basis = |imported: &Imported| -> Vec<String> {
        let bases = imported
            .warnings
            .iter()
            .filter_map(|warning| match &warning.reason {
                Reason::TasksNotAllowed { legal_basis, .. } => Some(legal_basis.clone()),
                _ => None,
            });
        bases.collect()
    };
    let day = |date: &str| one(ATTENDANCE, &format!("A;{date};present;6;Haravointi"));
    // a task on Metsätalo's work trial is right
    assert_eq!(basis(&office.import(&day("2026-02-10"))), [""; 0]);
    let _ = office.import(&one(PERIODS, "A;Talo;guidance;2026-02-16;2026-02-20;;"));
    assert_eq!(basis(&office.import(&day("2026-02-17"))), ["guidance"]);
    let _ = office.import(&one(PERIODS, "A;Paja;training;2026-02-16;2026-02-20;;"));
    assert_eq!(basis(&office.import(&day("2026-02-18"))), ["training"]);
    assert_eq!(
        basis(&office.import(&day("2026-02-23"))),
        [""; 0],
        "outside the shorter ones"
    );
}

#[test]
fn a_period_may_not_be_shortened_from_under_its_days() {
    let office = office();
    let shorter = one(PERIODS, "A;Metsätalo;work_trial;2026-02-02;2026-02-02;4;6");
    let refused = office.try_texts(&shorter, json!({ "update": true }));
    let errors: Vec<_> = refused
        .errors
        .iter()
        .map(|e| (e.row, e.column.as_deref(), e.reason.code()))
        .collect();
    assert_eq!(
        errors,
        [(Some(2), Some("end_date"), "outside_every_period")]
    );
}

#[test]
fn a_person_and_all_that_follows_may_come_in_one_import_in_any_order_of_files() {
    let office = Inside::new();
    let mut files = known();
    files.reverse();
    let imported = office.import(&files);
    let kinds: Vec<_> = imported
        .files
        .iter()
        .filter_map(|file| file.kind)
        .map(|kind| kind.name())
        .collect();
    assert_eq!(
        kinds,
        [
            "participations",
            "situations",
            "coaching-periods",
            "attendance"
        ]
    );
    let plain = self::office();
    assert_eq!(
        crate::inside::sorted(&office.export()),
        crate::inside::sorted(&plain.export())
    );
}

/// What an import warns of: row, column, reason.
fn warned(imported: &Imported) -> Vec<(Option<u64>, Option<&str>, &str)> {
    imported
        .warnings
        .iter()
        .map(|issue| (issue.row, issue.column.as_deref(), issue.reason.code()))
        .collect()
}

#[test]
fn a_limit_that_an_earlier_period_breaks_is_told_at_its_row() {
    let office = office();
    let later = "B;Talo;work_trial;2026-06-01;2026-09-08;5;8";
    assert_eq!(words(&office.import(&one(PERIODS, later))), [""; 0]);
    let earlier = one(PERIODS, "B;Talo;work_trial;2026-02-05;2026-05-15;5;8");
    let expected = [(Some(2), Some("end_date"), "work_trial_too_long")];
    assert_eq!(warned(&office.import(&earlier)), expected);

    // a day with a task that a new period takes over, or that the old one no longer reaches
    let guidance = one(PERIODS, "A;Ohjaus;guidance;2026-02-02;2026-02-28;2;4");
    let expected = [(Some(2), Some("legal_basis"), "tasks_not_allowed")];
    assert_eq!(warned(&office.import(&guidance)), expected);
}

#[test]
fn a_day_that_a_shortened_period_leaves_to_another_is_told_at_its_row() {
    let office = office();
    let guidance = one(PERIODS, "A;Ohjaus;guidance;2026-01-12;2026-04-30;2;4");
    assert_eq!(words(&office.import(&guidance)), [""; 0]);
    let day = one(ATTENDANCE, "A;2026-03-02;present;6;Raivaus");
    assert_eq!(words(&office.import(&day)), [""; 0]);
    let shorter = one(PERIODS, "A;Metsätalo;work_trial;2026-02-02;2026-02-27;4;6");
    let imported = office.try_texts(&shorter, json!({ "update": true }));
    assert_eq!(imported.errors, []);
    let expected = [(Some(2), Some("legal_basis"), "tasks_not_allowed")];
    assert_eq!(warned(&imported), expected);
}

#[test]
fn two_rows_of_a_day_that_say_the_same_are_one_whatever_is_stored() {
    let office = office();
    let rows = ["A;2026-02-02;present;;", "A;2026-02-02;present;;"];
    let _ = office.import(&[("twice.csv", file(ATTENDANCE, &rows))]);
    let rows = ["A;2026-02-02;present;;", "A;2026-02-02;present;6;Raivaus"];
    let differ = office.try_texts(&[("twice.csv", file(ATTENDANCE, &rows))], json!({}));
    let errors: Vec<_> = differ.errors.iter().map(|e| e.reason.code()).collect();
    assert_eq!(errors, ["two_rows"]);
}

#[test]
fn every_spell_inside_a_longer_one_is_named() {
    let office = office();
    let rows = [
        "C;Laine;Olli;male;167;3;unemployed;;2026-01-05;2026-06-30;;yes",
        "C;;;;;;;;2026-02-01;2026-02-10;;yes",
        "C;;;;;;;;2026-03-01;2026-03-10;;yes",
        "C;;;;;;;;2026-07-01;2026-07-10;;yes",
    ];
    let refused = office.try_texts(&[("spells.csv", file(PARTICIPATIONS, &rows))], json!({}));
    let errors: Vec<_> = refused
        .errors
        .iter()
        .map(|e| (e.row, e.reason.code()))
        .collect();
    assert_eq!(
        errors,
        [
            (Some(3), "overlapping_spells"),
            (Some(4), "overlapping_spells")
        ]
    );
}

#[test]
fn whatever_order_a_day_has_is_exported_so_that_it_imports() {
    for most in ["1000000", "9223372036854775807"] {
        let office = office();
        let first = format!("A;2026-07-09;unemployed;{most}");
        let rows = [first.as_str(), "A;2026-07-09;education;"];
        let _ = office.import(&[("order.csv", file(SITUATIONS, &rows))]);
        let files = office.export();
        let elsewhere = Inside::new();
        let named: Vec<(&str, &str)> = files
            .iter()
            .map(|(n, t)| (n.as_str(), t.as_str()))
            .collect();
        let _ = elsewhere.import(&named);
        assert_eq!(elsewhere.export(), files);
        assert_eq!(exported(&office, "situations.csv", 'A').len(), 3);
    }
}

#[test]
fn a_birthday_of_29_february_falls_on_1_march() {
    let office = office();
    for (since, expected) in [
        ("2019-02-28", vec!["unemployed_since_before_15"]),
        ("2019-03-01", vec![]),
    ] {
        let row =
            format!("290204A905J;Karkaus;Päivi;female;167;3;unemployed;{since};2026-01-07;;;yes");
        let dry = office.try_texts(
            &[("leap.csv", file(PARTICIPATIONS, &[&row]))],
            json!({ "dry_run": true }),
        );
        assert_eq!(words(&dry), expected, "{since}");
    }
}
