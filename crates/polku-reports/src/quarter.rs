//! The quarter report: what a coordinator sends and keeps of a quarter. The figures as of its last day, what was new in
//! it, the same by municipality; as JSON, CSV and a workbook.

use crate::esf::{Changes, Indicators, long_term_word, result_word, whole_of};
use crate::words::Words;
use crate::xlsx::{Cell, Column, Sheet, Workbook};
use polku_domain::NaiveDate;
use polku_domain::esf::{Check, Count, Figures, Indicator, LongTermRule, ResultRule, Rules};
use polku_domain::quarter::Quarter;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How much a figure grew from one date to another; negative if it fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Change {
    /// All.
    pub total: i32,
    /// Women.
    pub female: i32,
    /// Men.
    pub male: i32,
    /// Non-binary persons.
    pub non_binary: i32,
}

impl Change {
    /// From a count to a later one.
    #[must_use]
    pub fn between(before: Count, after: Count) -> Self {
        Self {
            total: grown(before.total, after.total),
            female: grown(before.female, after.female),
            male: grown(before.male, after.male),
            non_binary: grown(before.non_binary, after.non_binary),
        }
    }
}

fn grown(before: u32, after: u32) -> i32 {
    i32::try_from(i64::from(after) - i64::from(before)).unwrap_or_default()
}

/// Figures at the end of a quarter and what changed in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuarterFigures {
    /// As of the quarter's last day, from the start of the project: EECO01-EECO11 and EECR01-EECR04, always all of them.
    pub indicators: Indicators,
    /// New in the quarter: the figure of its last day less that of the last day of the quarter before.
    pub change: Changes,
    /// Persons who had started by the last day but are not reportable.
    pub incomplete: u32,
    /// How many more or fewer they are than at the end of the quarter before.
    pub incomplete_change: i32,
}

impl QuarterFigures {
    /// From the figures of the quarter's last day and those of the quarter before.
    #[must_use]
    pub fn new(before: &Figures, after: &Figures) -> Self {
        Self {
            indicators: Indicators::of(after),
            change: Changes::between(before, after),
            incomplete: after.incomplete,
            incomplete_change: grown(before.incomplete, after.incomplete),
        }
    }

    /// Code, count and change of each indicator, in the order of the Annex.
    fn rows(&self) -> impl Iterator<Item = (&'static str, Count, Change)> {
        self.indicators
            .rows()
            .into_iter()
            .zip(self.change.rows())
            .map(|((code, count), change)| (code, count, change))
    }
}

/// A municipality's part of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuarterPart {
    /// Three-digit code.
    pub municipality: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: QuarterFigures,
}

/// The figures of a quarter. Serialised, it is what `polku report quarter --format json` prints; the keys that it shares
/// with `polku report esf` mean the same and hold the same as that report of the quarter's last day:
///
/// * `quarter` `2026Q3`, `first_day`, `last_day`, `made_on` (ISO dates); `ended`: whether the last day had passed when the
///   report was made. While it has not, the figures are of the records as they stand.
/// * `as_of` (the last day again), `long_term_rule`, `result_rule`, `municipality` (the one asked for, or null).
/// * `indicators`: by code `{total, female, male, non_binary}`, as of the last day; `change`: the same keys, what was new
///   in the quarter; `incomplete`, `incomplete_change`: numbers.
/// * `municipalities`: for each municipality of the office, zeros too, `municipality` (code) and `indicators`, `change`,
///   `incomplete`, `incomplete_change`; only the one, if one was asked for; only their own, for a worker whose role reaches
///   no further.
/// * `checks`: `{rule, holds}`, every rule of consistency of the quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuarterReport {
    /// Which.
    pub quarter: Quarter,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// The day that the report was made on.
    pub made_on: NaiveDate,
    /// Whether the quarter had ended by then.
    pub ended: bool,
    /// The day of the figures: the last.
    pub as_of: NaiveDate,
    /// The long-term rule.
    pub long_term_rule: LongTermRule,
    /// The result rule.
    pub result_rule: ResultRule,
    /// The municipality; none for all together.
    pub municipality: Option<String>,
    /// The figures of all that the report is about.
    #[serde(flatten)]
    pub figures: QuarterFigures,
    /// Each municipality, zeros too.
    pub municipalities: Vec<QuarterPart>,
    /// Every rule of consistency.
    pub checks: Vec<Check>,
}

/// What counting gives a report: the figures at the end of a quarter and of the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    /// Of the last day of the quarter before.
    pub before: Figures,
    /// Of the last day.
    pub after: Figures,
}

impl BeforeAfter {
    fn figures(&self) -> QuarterFigures {
        QuarterFigures::new(&self.before, &self.after)
    }

    /// Outputs count who has started, so they never fall; results may, when somebody comes back.
    #[must_use]
    pub fn outputs_do_not_fall(&self) -> Check {
        let holds = Indicator::ALL
            .iter()
            .filter(|indicator| !indicator.is_result())
            .all(|i| self.before.of(*i).total <= self.after.of(*i).total);
        Check {
            rule: "EECO01-EECO11 do not fall".to_owned(),
            holds,
        }
    }
}

impl QuarterReport {
    /// A report of counted figures, made on a day.
    #[must_use]
    pub fn new(
        quarter: Quarter,
        made_on: NaiveDate,
        rules: Rules,
        municipality: Option<String>,
        whole: &BeforeAfter,
        parts: &BTreeMap<String, BeforeAfter>,
        checks: Vec<Check>,
    ) -> Self {
        Self {
            quarter,
            first_day: quarter.first_day(),
            last_day: quarter.last_day(),
            made_on,
            ended: made_on > quarter.last_day(),
            as_of: quarter.last_day(),
            long_term_rule: rules.long_term,
            result_rule: rules.result,
            municipality,
            figures: whole.figures(),
            municipalities: parts
                .iter()
                .map(|(code, part)| QuarterPart {
                    municipality: code.clone(),
                    figures: part.figures(),
                })
                .collect(),
            checks,
        }
    }

    /// Whether every check holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }

    /// The report as one table: a row per indicator of the whole (its municipality is empty, unless one was asked for),
    /// then of each municipality, each block ending with `incomplete`.
    ///
    /// # Errors
    /// None in memory; the writer's type has one.
    pub fn to_csv(&self, limited_to: Option<&[String]>) -> Result<String, csv::Error> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .from_writer(Vec::new());
        writer.write_record([
            "quarter",
            "as_of",
            "made_on",
            "long_term_rule",
            "result_rule",
            "municipality",
            "indicator",
            "total",
            "female",
            "male",
            "non_binary",
            "change_total",
            "change_female",
            "change_male",
            "change_non_binary",
        ])?;
        let head = [
            self.quarter.to_string(),
            self.as_of.to_string(),
            self.made_on.to_string(),
            long_term_word(self.long_term_rule).to_owned(),
            result_word(self.result_rule).to_owned(),
        ];
        let mut block = |municipality: &str, figures: &QuarterFigures| -> Result<(), csv::Error> {
            let mut row = |rest: Vec<String>| {
                writer.write_record(
                    head.iter()
                        .map(String::as_str)
                        .chain([municipality])
                        .chain(rest.iter().map(String::as_str)),
                )
            };
            for (code, n, new) in figures.rows() {
                let counts = [n.total, n.female, n.male, n.non_binary].map(|n| n.to_string());
                let changes =
                    [new.total, new.female, new.male, new.non_binary].map(|n| n.to_string());
                let mut rest = vec![code.to_owned()];
                rest.extend(counts);
                rest.extend(changes);
                row(rest)?;
            }
            let mut rest = vec![String::new(); 9];
            rest[0] = "incomplete".to_owned();
            rest[1] = figures.incomplete.to_string();
            rest[5] = figures.incomplete_change.to_string();
            row(rest)
        };
        block(
            &whole_of(self.municipality.as_deref(), limited_to),
            &self.figures,
        )?;
        // one municipality is its own whole, and stands there once
        let parts = self
            .municipalities
            .iter()
            .filter(|_| self.municipality.is_none());
        for part in parts {
            block(&part.municipality, &part.figures)?;
        }
        let bytes = writer.into_inner().map_err(|error| error.into_error())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The report as a workbook: figures, municipalities, checks, rules.
    #[must_use]
    pub fn to_workbook(&self, words: &Words) -> Workbook {
        let title = words.quarter_title.clone();
        Workbook {
            title,
            created: self.made_on,
            sheets: vec![
                self.figures_sheet(words),
                self.municipalities_sheet(words),
                words.checks_sheet(&self.checks),
                self.rules_sheet(words),
            ],
        }
    }

    fn figures_sheet(&self, words: &Words) -> Sheet {
        let mut columns = vec![
            Column::new(&words.indicator, 22.0),
            Column::new(&words.meaning, 62.0),
        ];
        columns.extend(words.count_columns());
        columns.extend(words.change_columns());
        let rows = figure_rows(&self.figures, words).map(|row| {
            let mut cells = vec![Cell::text(&row.code), Cell::Text(row.meaning)];
            cells.extend(row.cells);
            cells
        });
        Sheet {
            name: words.sheet_figures.clone(),
            columns,
            rows: rows.collect(),
        }
    }

    fn municipalities_sheet(&self, words: &Words) -> Sheet {
        let mut columns = vec![
            Column::new(&words.code, 8.0),
            Column::new(&words.municipality, 16.0),
            Column::new(&words.indicator, 22.0),
        ];
        columns.extend(words.count_columns());
        columns.extend(words.change_columns());
        let mut rows = Vec::new();
        for part in &self.municipalities {
            for row in figure_rows(&part.figures, words) {
                let mut cells = vec![
                    Cell::text(&part.municipality),
                    Cell::Text(words.name_of(&part.municipality)),
                    Cell::text(&row.code),
                ];
                cells.extend(row.cells);
                rows.push(cells);
            }
        }
        Sheet {
            name: words.sheet_municipalities.clone(),
            columns,
            rows,
        }
    }

    fn rules_sheet(&self, words: &Words) -> Sheet {
        let mut rows = vec![
            vec![
                Cell::text(&words.quarter),
                Cell::Text(self.quarter.to_string()),
            ],
            vec![Cell::text(&words.first_day), Cell::Date(self.first_day)],
            vec![Cell::text(&words.last_day), Cell::Date(self.last_day)],
        ];
        rows.extend(words.rule_rows(
            self.made_on,
            self.long_term_rule,
            self.result_rule,
            self.municipality.as_deref(),
        ));
        if !self.ended {
            rows.push(vec![
                Cell::text(&words.note),
                Cell::text(&words.quarter_not_ended),
            ]);
        }
        words.sheet_of_rules(rows)
    }
}

/// A line of figures in a sheet.
struct FigureRow {
    code: String,
    meaning: String,
    cells: Vec<Cell>,
}

fn figure_rows(figures: &QuarterFigures, words: &Words) -> impl Iterator<Item = FigureRow> {
    let incomplete = FigureRow {
        code: words.incomplete.clone(),
        meaning: String::new(),
        cells: vec![
            Cell::Count(figures.incomplete),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Change(figures.incomplete_change),
        ],
    };
    let rows: Vec<FigureRow> = figures
        .rows()
        .map(|(code, n, new)| FigureRow {
            code: code.to_owned(),
            meaning: words.meaning_of(code),
            cells: vec![
                Cell::Count(n.total),
                Cell::Count(n.female),
                Cell::Count(n.male),
                Cell::Count(n.non_binary),
                Cell::Change(new.total),
                Cell::Change(new.female),
                Cell::Change(new.male),
                Cell::Change(new.non_binary),
            ],
        })
        .collect();
    rows.into_iter().chain([incomplete])
}

#[cfg(test)]
mod tests {
    use super::*;
    use polku_domain::code::Gender;
    use polku_domain::esf::Standing;

    fn figures(people: &[(Gender, &[Indicator])], incomplete: u32) -> Figures {
        let mut figures = Figures::default();
        for (gender, indicators) in people {
            figures.add(&Standing::Counted {
                gender: *gender,
                indicators: indicators.to_vec(),
                exit: None,
            });
        }
        figures.incomplete = incomplete;
        figures
    }

    fn report(municipality: Option<&str>) -> QuarterReport {
        use Indicator::{Eeco01, Eecr04};
        let whole = BeforeAfter {
            before: figures(&[(Gender::Male, &[Eeco01, Eecr04])], 2),
            after: figures(&[(Gender::Male, &[Eeco01]), (Gender::Female, &[Eeco01])], 1),
        };
        let parts = [
            ("167".to_owned(), whole.clone()),
            ("090".to_owned(), BeforeAfter::default()),
        ];
        let checks = vec![whole.outputs_do_not_fall()];
        QuarterReport::new(
            "2026Q3".parse().unwrap(),
            "2026-09-30".parse().unwrap(),
            Rules::default(),
            municipality.map(str::to_owned),
            &whole,
            &parts.into_iter().collect(),
            checks,
        )
    }

    #[test]
    fn a_change_is_the_difference_and_may_be_negative() {
        let report = report(None);
        assert_eq!(report.figures.indicators.eeco01.total, 2);
        assert_eq!(
            report.figures.change.eeco01,
            Change {
                total: 1,
                female: 1,
                male: 0,
                non_binary: 0
            }
        );
        assert_eq!(report.figures.change.eecr04.total, -1, "someone came back");
        assert_eq!(report.figures.incomplete_change, -1);
        assert!(report.holds(), "only results may fall");
        assert!(!report.ended, "its last day is not over");
    }

    #[test]
    fn the_json_keys_are_those_that_are_documented() {
        let json = serde_json::to_value(report(None)).unwrap();
        let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "quarter",
                "first_day",
                "last_day",
                "made_on",
                "ended",
                "as_of",
                "long_term_rule",
                "result_rule",
                "municipality",
                "indicators",
                "change",
                "incomplete",
                "incomplete_change",
                "municipalities",
                "checks"
            ]
        );
        let part = json["municipalities"][0].as_object().unwrap();
        let keys: Vec<&String> = part.keys().collect();
        assert_eq!(
            keys,
            [
                "municipality",
                "indicators",
                "change",
                "incomplete",
                "incomplete_change"
            ]
        );
        assert_eq!(json["change"]["EECR04"]["total"], -1);
        assert_eq!(json["change"].as_object().unwrap().len(), 15);
        let back: QuarterReport = serde_json::from_value(json).unwrap();
        assert_eq!(back, report(None));
    }

    #[test]
    fn the_csv_is_one_tidy_table() {
        let csv = report(None).to_csv(None).unwrap();
        assert_eq!(csv.lines().count(), 1 + 3 * 16);
        assert!(csv.lines().all(|line| line.matches(';').count() == 14));
        assert!(csv.contains("2026Q3;2026-09-30;2026-09-30;eu;eu;;EECO01;2;1;1;0;1;1;0;0\n"));
        assert!(csv.contains(";090;EECR04;0;0;0;0;0;0;0;0\n"));
        assert!(csv.contains(";167;incomplete;1;;;;-1;;;\n"));
        let own = ["167".to_owned(), "276".to_owned()];
        let limited = report(None).to_csv(Some(&own)).unwrap();
        assert!(limited.contains(";167+276;EECO01;"), "{limited}");
        let one = report(Some("167")).to_csv(None).unwrap();
        assert_eq!(one.lines().count(), 1 + 16, "its own whole, once");
    }
}
