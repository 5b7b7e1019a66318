//! The reports as workbooks: their words, in the language of who reads them.

use crate::quarter::QuarterView;
use crate::report::EsfView;
use polku_domain::esf::Indicator;
use polku_domain::{NaiveDate, municipality};
use polku_messages::{self as messages, Language};
use polku_reports::words::Words;
use polku_reports::xlsx::Workbook;

/// The figures of a date as a workbook that was made on a day.
#[must_use]
pub fn esf(view: &EsfView, made_on: NaiveDate, language: Language) -> Workbook {
    let words = Words {
        esf_title: messages::report_title_esf(language, day(view.report.as_of, language)),
        ..words(language, view.limited_to.as_deref())
    };
    view.report.to_workbook(&words, made_on)
}

/// The figures of a quarter as a workbook.
#[must_use]
pub fn quarter(view: &QuarterView, language: Language) -> Workbook {
    let quarter = view.report.quarter;
    let words = Words {
        quarter_title: messages::report_title_quarter(language, quarter.number(), quarter.year()),
        ..words(language, view.limited_to.as_deref())
    };
    view.report.to_workbook(&words)
}

/// A rule of the figures, as the engine writes it, in the language of the reader.
#[must_use]
pub fn rule(language: Language, rule: &str) -> String {
    words(language, None).rule_of(rule)
}

fn day(day: NaiveDate, language: Language) -> String {
    let form = match language {
        Language::Fi | Language::Sv => "%-d.%-m.%Y",
        Language::En => "%-d %B %Y",
    };
    day.format(form).to_string()
}

fn meaning(indicator: Indicator, l: Language) -> String {
    match indicator {
        Indicator::Eeco01 => messages::report_eeco01(l),
        Indicator::Eeco02 => messages::report_eeco02(l),
        Indicator::Eeco03 => messages::report_eeco03(l),
        Indicator::Eeco04 => messages::report_eeco04(l),
        Indicator::Eeco05 => messages::report_eeco05(l),
        Indicator::Eeco06 => messages::report_eeco06(l),
        Indicator::Eeco07 => messages::report_eeco07(l),
        Indicator::Eeco08 => messages::report_eeco08(l),
        Indicator::Eeco09 => messages::report_eeco09(l),
        Indicator::Eeco10 => messages::report_eeco10(l),
        Indicator::Eeco11 => messages::report_eeco11(l),
        Indicator::Eecr01 => messages::report_eecr01(l),
        Indicator::Eecr02 => messages::report_eecr02(l),
        Indicator::Eecr03 => messages::report_eecr03(l),
        Indicator::Eecr04 => messages::report_eecr04(l),
    }
}

fn words(l: Language, limited_to: Option<&[String]>) -> Words {
    let name = |m: &municipality::Municipality| match l {
        Language::Sv => m.name_sv.to_owned(),
        Language::Fi | Language::En => m.name_fi.to_owned(),
    };
    let names: std::collections::BTreeMap<String, String> = municipality::ALL
        .iter()
        .map(|m| (m.code.to_owned(), name(m)))
        .collect();
    let name_of = |code: &String| names.get(code).unwrap_or(code).clone();
    let all_municipalities = match limited_to {
        Some(own) => own.iter().map(name_of).collect::<Vec<_>>().join(", "),
        None => messages::report_all_municipalities(l),
    };
    Words {
        esf_title: String::new(),
        quarter_title: String::new(),
        sheet_figures: messages::report_sheet_figures(l),
        sheet_municipalities: messages::report_sheet_municipalities(l),
        sheet_checks: messages::report_sheet_checks(l),
        sheet_rules: messages::report_sheet_rules(l),
        indicator: messages::report_column_indicator(l),
        meaning: messages::report_column_name(l),
        total: messages::report_column_total(l),
        female: messages::report_column_female(l),
        male: messages::report_column_male(l),
        non_binary: messages::report_column_non_binary(l),
        new_total: messages::report_column_new_total(l),
        new_female: messages::report_column_new_female(l),
        new_male: messages::report_column_new_male(l),
        new_non_binary: messages::report_column_new_non_binary(l),
        incomplete: messages::report_incomplete(l),
        code: messages::report_column_code(l),
        municipality: messages::report_column_municipality(l),
        all_municipalities,
        check: messages::report_column_check(l),
        check_phrases: vec![
            (
                "sum over municipalities",
                messages::report_rule_municipalities(l),
            ),
            ("do not fall", messages::report_rule_do_not_fall(l)),
        ],
        check_words: [
            ("leavers", messages::report_rule_leavers(l)),
            ("female", messages::report_rule_female(l)),
            ("male", messages::report_rule_male(l)),
            ("non_binary", messages::report_rule_non_binary(l)),
            ("total", messages::report_rule_total(l)),
            ("<=", "≤".to_owned()),
        ]
        .into(),
        holds: messages::report_column_holds(l),
        yes: messages::report_holds(l),
        no: messages::report_fails(l),
        matter: messages::report_column_matter(l),
        value: messages::report_column_value(l),
        quarter: messages::report_quarter(l),
        first_day: messages::report_first_day(l),
        last_day: messages::report_last_day(l),
        as_of: messages::report_as_of(l),
        made_on: messages::report_made_on(l),
        long_term_rule: messages::report_long_term_rule(l),
        long_term_rules: [
            ("eu", messages::report_long_term_eu(l)),
            ("fi", messages::report_long_term_fi(l)),
        ]
        .into(),
        result_rule: messages::report_result_rule(l),
        result_rules: [
            ("eu", messages::report_result_eu(l)),
            ("eura", messages::report_result_eura(l)),
        ]
        .into(),
        note: messages::report_note(l),
        own_calculation: messages::report_own_calculation(l),
        quarter_not_ended: messages::report_quarter_not_ended(l),
        meanings: Indicator::ALL
            .iter()
            .map(|i| (i.code(), meaning(*i, l)))
            .collect(),
        names,
    }
}
