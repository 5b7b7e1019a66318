//! The ESF+ report: the JSON that other programs read, and CSV.

use crate::quarter::Change;
use crate::words::Words;
use crate::xlsx::{Cell, Column, Sheet, Workbook};
use polku_domain::NaiveDate;
use polku_domain::esf::{Check, Count, Figures, Indicator, LongTermRule, ResultRule, Rules};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The figures of a region or a municipality on a date. Serialised, it is the contract of `polku report esf`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EsfReport {
    /// The day.
    pub as_of: NaiveDate,
    /// The long-term rule.
    pub long_term_rule: LongTermRule,
    /// The result rule.
    pub result_rule: ResultRule,
    /// The municipality; none for all together.
    pub municipality: Option<String>,
    /// EECO01-EECO11 and EECR01-EECR04, always all of them.
    pub indicators: Indicators,
    /// Persons who started but are not reportable.
    pub incomplete: u32,
    /// Every rule of consistency that one date can test.
    pub checks: Vec<Check>,
}

macro_rules! indicators {
    ($($field:ident $indicator:ident,)+) => {
        /// The counts by indicator, in the order of the Annex.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "UPPERCASE")]
        pub struct Indicators { $(#[doc = stringify!($indicator)] pub $field: Count,)+ }

        impl Indicators {
            pub(crate) fn of(figures: &Figures) -> Self {
                Self { $($field: figures.of(Indicator::$indicator),)+ }
            }

            /// Code and count of each.
            #[must_use]
            pub fn rows(&self) -> Vec<(&'static str, Count)> {
                vec![$((Indicator::$indicator.code(), self.$field),)+]
            }
        }

        /// How much each figure grew, in the order of the Annex.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "UPPERCASE")]
        pub struct Changes { $(#[doc = stringify!($indicator)] pub $field: Change,)+ }

        impl Changes {
            pub(crate) fn between(before: &Figures, after: &Figures) -> Self {
                Self {
                    $($field: Change::between(
                        before.of(Indicator::$indicator),
                        after.of(Indicator::$indicator),
                    ),)+
                }
            }

            /// Each change, in the order of the indicators.
            #[must_use]
            pub fn rows(&self) -> Vec<Change> {
                vec![$(self.$field,)+]
            }
        }
    };
}

indicators! {
    eeco01 Eeco01, eeco02 Eeco02, eeco03 Eeco03, eeco04 Eeco04, eeco05 Eeco05, eeco06 Eeco06, eeco07 Eeco07,
    eeco08 Eeco08, eeco09 Eeco09, eeco10 Eeco10, eeco11 Eeco11, eecr01 Eecr01, eecr02 Eecr02, eecr03 Eecr03,
    eecr04 Eecr04,
}

/// A municipality's part of the figures of a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EsfPart {
    /// Three-digit code.
    pub municipality: String,
    /// EECO01-EECO11 and EECR01-EECR04, always all of them.
    pub indicators: Indicators,
    /// Persons who started but are not reportable.
    pub incomplete: u32,
}

impl EsfPart {
    /// The counted figures of a municipality.
    #[must_use]
    pub fn new(municipality: String, figures: &Figures) -> Self {
        Self {
            municipality,
            indicators: Indicators::of(figures),
            incomplete: figures.incomplete,
        }
    }
}

impl EsfReport {
    /// A report of counted figures.
    #[must_use]
    pub fn new(
        as_of: NaiveDate,
        rules: Rules,
        municipality: Option<String>,
        figures: &Figures,
        checks: Vec<Check>,
    ) -> Self {
        Self {
            as_of,
            long_term_rule: rules.long_term,
            result_rule: rules.result,
            municipality,
            indicators: Indicators::of(figures),
            incomplete: figures.incomplete,
            checks,
        }
    }

    /// Whether every check holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }

    /// The report as CSV: a row per indicator, then `incomplete`, each with the date and the rules it was made under.
    ///
    /// # Errors
    /// None in memory; the writer's type has one.
    pub fn to_csv(&self, limited_to: Option<&[String]>) -> Result<String, csv::Error> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .from_writer(Vec::new());
        writer.write_record([
            "as_of",
            "long_term_rule",
            "result_rule",
            "municipality",
            "indicator",
            "total",
            "female",
            "male",
            "non_binary",
        ])?;
        let head = [
            self.as_of.to_string(),
            long_term_word(self.long_term_rule).to_owned(),
            result_word(self.result_rule).to_owned(),
            whole_of(self.municipality.as_deref(), limited_to),
        ];
        let mut row = |rest: [String; 5]| writer.write_record(head.iter().chain(rest.iter()));
        for (code, count) in self.indicators.rows() {
            let n = |n: u32| n.to_string();
            row([
                code.to_owned(),
                n(count.total),
                n(count.female),
                n(count.male),
                n(count.non_binary),
            ])?;
        }
        row([
            "incomplete".to_owned(),
            self.incomplete.to_string(),
            String::new(),
            String::new(),
            String::new(),
        ])?;
        let bytes = writer.into_inner().map_err(|error| error.into_error())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The report as a workbook made on a day: figures, checks, rules.
    #[must_use]
    pub fn to_workbook(&self, words: &Words, made_on: NaiveDate) -> Workbook {
        let mut columns = vec![
            Column::new(&words.indicator, 22.0),
            Column::new(&words.meaning, 62.0),
        ];
        columns.extend(words.count_columns());
        let mut rows: Vec<Vec<Cell>> = self
            .indicators
            .rows()
            .into_iter()
            .map(|(code, n)| {
                vec![
                    Cell::text(code),
                    Cell::Text(words.meaning_of(code)),
                    Cell::Count(n.total),
                    Cell::Count(n.female),
                    Cell::Count(n.male),
                    Cell::Count(n.non_binary),
                ]
            })
            .collect();
        rows.push(vec![
            Cell::text(&words.incomplete),
            Cell::Empty,
            Cell::Count(self.incomplete),
        ]);
        let mut rules = vec![vec![Cell::text(&words.as_of), Cell::Date(self.as_of)]];
        rules.extend(words.rule_rows(
            made_on,
            self.long_term_rule,
            self.result_rule,
            self.municipality.as_deref(),
        ));
        Workbook {
            title: words.esf_title.clone(),
            created: made_on,
            sheets: vec![
                Sheet {
                    name: words.sheet_figures.clone(),
                    columns,
                    rows,
                },
                words.checks_sheet(&self.checks),
                words.sheet_of_rules(rules),
            ],
        }
    }
}

/// What stands in the column `municipality` beside figures of more than one: nothing for all of the office, the codes
/// for the municipalities that a worker is limited to.
pub(crate) fn whole_of(municipality: Option<&str>, limited_to: Option<&[String]>) -> String {
    match (municipality, limited_to) {
        (Some(one), _) => one.to_owned(),
        (None, Some(own)) => own.join("+"),
        (None, None) => String::new(),
    }
}

/// The word of a long-term rule in a file.
pub(crate) const fn long_term_word(rule: LongTermRule) -> &'static str {
    match rule {
        LongTermRule::Eu => "eu",
        LongTermRule::Fi => "fi",
    }
}

/// The word of a result rule in a file.
pub(crate) const fn result_word(rule: ResultRule) -> &'static str {
    match rule {
        ResultRule::Eu => "eu",
        ResultRule::Eura => "eura",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> EsfReport {
        let figures = Figures::default();
        let checks = figures.checks();
        EsfReport::new(
            "2026-09-30".parse().unwrap(),
            Rules::default(),
            None,
            &figures,
            checks,
        )
    }

    #[test]
    fn the_json_has_the_keys_of_the_contract_in_their_order() {
        let json = serde_json::to_string(&empty()).unwrap();
        assert!(json.starts_with(
            r#"{"as_of":"2026-09-30","long_term_rule":"eu","result_rule":"eu","municipality":null,"indicators":{"EECO01":{"total":0,"female":0,"male":0,"non_binary":0},"EECO02""#
        ));
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["indicators"].as_object().unwrap().len(), 15);
        assert_eq!(
            value["checks"][0]["rule"],
            "EECO01 = EECO02 + EECO04 + EECO05"
        );
        assert_eq!(value["checks"][0]["holds"], true);
    }

    #[test]
    fn the_csv_has_a_row_for_every_indicator_and_one_for_the_incomplete() {
        let csv = empty().to_csv(None).unwrap();
        assert_eq!(csv.lines().count(), 17);
        assert!(csv.contains("2026-09-30;eu;eu;;EECR04;0;0;0;0"));
        assert!(csv.ends_with("incomplete;0;;;\n"));
    }
}
