//! The words of a workbook. This crate has none of its own: the caller fills them in, in the user's language.

use crate::esf::{long_term_word, result_word};
use crate::xlsx::{Cell, Column, Sheet};
use polku_domain::NaiveDate;
use polku_domain::esf::{Check, LongTermRule, ResultRule};
use std::collections::BTreeMap;

/// Every word that a workbook of figures shows.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each field is the word for what its name says")]
pub struct Words {
    pub esf_title: String,
    pub quarter_title: String,
    pub sheet_figures: String,
    pub sheet_municipalities: String,
    pub sheet_checks: String,
    pub sheet_rules: String,
    pub indicator: String,
    pub meaning: String,
    pub total: String,
    pub female: String,
    pub male: String,
    pub non_binary: String,
    pub new_total: String,
    pub new_female: String,
    pub new_male: String,
    pub new_non_binary: String,
    pub incomplete: String,
    pub code: String,
    pub municipality: String,
    pub all_municipalities: String,
    pub check: String,
    /// The engine's phrases of rules of consistency with those of the reader.
    pub check_phrases: Vec<(&'static str, String)>,
    /// The same of single words and signs.
    pub check_words: BTreeMap<&'static str, String>,
    pub holds: String,
    pub yes: String,
    pub no: String,
    pub matter: String,
    pub value: String,
    pub quarter: String,
    pub first_day: String,
    pub last_day: String,
    pub as_of: String,
    pub made_on: String,
    pub long_term_rule: String,
    /// By the rule's word, `eu` or `fi`.
    pub long_term_rules: BTreeMap<&'static str, String>,
    pub result_rule: String,
    /// By the rule's word, `eu` or `eura`.
    pub result_rules: BTreeMap<&'static str, String>,
    pub note: String,
    pub own_calculation: String,
    pub quarter_not_ended: String,
    /// What each indicator means, by its code.
    pub meanings: BTreeMap<&'static str, String>,
    /// Names of municipalities by code.
    pub names: BTreeMap<String, String>,
}

impl Words {
    /// What an indicator means.
    pub(crate) fn meaning_of(&self, code: &str) -> String {
        self.meanings.get(code).cloned().unwrap_or_default()
    }

    /// The name of a municipality; its code if it has none here.
    pub(crate) fn name_of(&self, code: &str) -> String {
        self.names
            .get(code)
            .cloned()
            .unwrap_or_else(|| code.to_owned())
    }

    pub(crate) fn count_columns(&self) -> [Column; 4] {
        [&self.total, &self.female, &self.male, &self.non_binary]
            .map(|word| Column::new(word, 12.0))
    }

    pub(crate) fn change_columns(&self) -> [Column; 4] {
        [
            &self.new_total,
            &self.new_female,
            &self.new_male,
            &self.new_non_binary,
        ]
        .map(|word| Column::new(word, 12.0))
    }

    pub(crate) fn checks_sheet(&self, checks: &[Check]) -> Sheet {
        Sheet {
            name: self.sheet_checks.clone(),
            columns: vec![
                Column::new(&self.check, 52.0),
                Column::new(&self.holds, 12.0),
            ],
            rows: checks
                .iter()
                .map(|check| {
                    let holds = if check.holds { &self.yes } else { &self.no };
                    vec![Cell::Text(self.rule_of(&check.rule)), Cell::text(holds)]
                })
                .collect(),
        }
    }

    /// A rule of consistency, which is written in words and signs with spaces between, in the language of the reader.
    #[must_use]
    pub fn rule_of(&self, rule: &str) -> String {
        let mut rule = rule.to_owned();
        for (phrase, words) in &self.check_phrases {
            rule = rule.replace(phrase, words);
        }
        rule.split(' ')
            .map(|word| match self.check_words.get(word) {
                Some(words) => words.clone(),
                None => word.replace('-', "–"),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What the figures were made under.
    pub(crate) fn rule_rows(
        &self,
        made_on: NaiveDate,
        long_term: LongTermRule,
        result: ResultRule,
        municipality: Option<&str>,
    ) -> Vec<Vec<Cell>> {
        let of = |rules: &BTreeMap<&'static str, String>, word: &str| {
            Cell::Text(rules.get(word).cloned().unwrap_or_default())
        };
        let place = municipality.map_or_else(
            || self.all_municipalities.clone(),
            |code| self.name_of(code),
        );
        vec![
            vec![Cell::text(&self.made_on), Cell::Date(made_on)],
            vec![Cell::text(&self.municipality), Cell::Text(place)],
            vec![
                Cell::text(&self.long_term_rule),
                of(&self.long_term_rules, long_term_word(long_term)),
            ],
            vec![
                Cell::text(&self.result_rule),
                of(&self.result_rules, result_word(result)),
            ],
            vec![Cell::text(&self.note), Cell::text(&self.own_calculation)],
        ]
    }

    pub(crate) fn sheet_of_rules(&self, rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            name: self.sheet_rules.clone(),
            columns: vec![
                Column::new(&self.matter, 30.0),
                Column::new(&self.value, 72.0),
            ],
            rows,
        }
    }
}
