//! The ESF+ participant figures (Regulation (EU) 2021/1057, Annex I, points 1.1 and 3) of a region on a date.
//!
//! One record per person: start data are those of the first counted spell, the exit is the end of the last, and there
//! are no results while any spell is open. A person whose gender, status, education or date of birth is not known is
//! not reportable (Art. 17(5)) and counts in `incomplete` only.

use crate::calendar::{add_months, age_on};
use crate::code::{Gender, SituationCode, StatusAtStart};
use crate::parameters::{EsfRules, Parameters};
use crate::record::{EsfPerson, Situation, Spell};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// From when on unemployment is long-term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LongTermRule {
    /// The ESF definition: more than 12 months, more than 6 for those under 25.
    #[default]
    Eu,
    /// The Finnish register: at least 12 months at any age.
    Fi,
}

/// How results of one person combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ResultRule {
    /// Education may stand beside job search or work.
    #[default]
    Eu,
    /// EURA 2021's single choice: at most one of EECR01, EECR02 and EECR04.
    Eura,
}

/// The rules that a report was made under; they are printed with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Rules {
    /// The long-term rule.
    pub long_term: LongTermRule,
    /// The result rule.
    pub result: ResultRule,
}

macro_rules! indicators {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A common indicator of Annex I.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "UPPERCASE")]
        pub enum Indicator { $($(#[$doc])* $name,)+ }

        impl Indicator {
            /// Every indicator, in the order of the Annex.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

indicators! {
    /// All participants.
    Eeco01,
    /// Unemployed, the long-term unemployed among them.
    Eeco02,
    /// Long-term unemployed.
    Eeco03,
    /// Inactive.
    Eeco04,
    /// Employed, the self-employed among them.
    Eeco05,
    /// Under 18.
    Eeco06,
    /// 18-29.
    Eeco07,
    /// 55 or over.
    Eeco08,
    /// ISCED 0-2.
    Eeco09,
    /// ISCED 3-4.
    Eeco10,
    /// ISCED 5-8.
    Eeco11,
    /// Engaged in job searching upon leaving.
    Eecr01,
    /// In education or training upon leaving.
    Eecr02,
    /// Gained a qualification upon leaving.
    Eecr03,
    /// In employment upon leaving.
    Eecr04,
}

impl Indicator {
    /// The code as the Annex prints it, `EECO01`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eeco01 => "EECO01",
            Self::Eeco02 => "EECO02",
            Self::Eeco03 => "EECO03",
            Self::Eeco04 => "EECO04",
            Self::Eeco05 => "EECO05",
            Self::Eeco06 => "EECO06",
            Self::Eeco07 => "EECO07",
            Self::Eeco08 => "EECO08",
            Self::Eeco09 => "EECO09",
            Self::Eeco10 => "EECO10",
            Self::Eeco11 => "EECO11",
            Self::Eecr01 => "EECR01",
            Self::Eecr02 => "EECR02",
            Self::Eecr03 => "EECR03",
            Self::Eecr04 => "EECR04",
        }
    }

    /// Whether it is a result, which only one who has left can score.
    #[must_use]
    pub const fn is_result(self) -> bool {
        matches!(
            self,
            Self::Eecr01 | Self::Eecr02 | Self::Eecr03 | Self::Eecr04
        )
    }
}

/// A count of persons with its breakdown by gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Count {
    /// All.
    pub total: u32,
    /// Women.
    pub female: u32,
    /// Men.
    pub male: u32,
    /// Non-binary persons.
    pub non_binary: u32,
}

impl Count {
    fn add(&mut self, gender: Gender) {
        self.total += 1;
        match gender {
            Gender::Female => self.female += 1,
            Gender::Male => self.male += 1,
            Gender::NonBinary => self.non_binary += 1,
        }
    }
}

/// What is missing from a record that counts as incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Gender.
    Gender,
    /// Status at the start.
    StatusAtStart,
    /// Education, or it is 9 = unknown.
    Education,
    /// Date of birth.
    DateOfBirth,
}

/// How one person stands in the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not in the figures: no counted spell, or none had started.
    Outside,
    /// Started, but not reportable.
    Incomplete {
        /// What is missing, in a fixed order.
        missing: Vec<Missing>,
    },
    /// Counted in these indicators.
    Counted {
        /// The gender that the person counts under.
        gender: Gender,
        /// The indicators, in the order of the Annex.
        indicators: Vec<Indicator>,
        /// The exit that results were looked for from.
        exit: Option<NaiveDate>,
    },
}

/// The municipality whose figures a person belongs to: that of the very first counted spell.
#[must_use]
pub fn municipality(person: &EsfPerson) -> Option<&str> {
    person
        .spells
        .iter()
        .filter(|s| s.counted)
        .min_by_key(|s| s.start)?
        .municipality
        .as_deref()
}

/// How a person stands in the figures of `as_of`.
#[must_use]
pub fn standing(
    person: &EsfPerson,
    as_of: NaiveDate,
    rules: Rules,
    parameters: &Parameters,
) -> Standing {
    let mut started: Vec<&Spell> = person
        .spells
        .iter()
        .filter(|s| s.counted && s.start <= as_of)
        .collect();
    started.sort_by_key(|s| s.start);
    let (Some(first), Some(last)) = (started.first(), started.last()) else {
        return Standing::Outside;
    };
    let education = first.education_isced.filter(|level| *level <= 8);
    let (Some(gender), Some(status), Some(education), Some(born)) = (
        person.gender,
        first.status_at_start,
        education,
        person.date_of_birth,
    ) else {
        let mut missing = Vec::new();
        let mut note = |absent: bool, what| {
            if absent {
                missing.push(what);
            }
        };
        note(person.gender.is_none(), Missing::Gender);
        note(first.status_at_start.is_none(), Missing::StatusAtStart);
        note(education.is_none(), Missing::Education);
        note(person.date_of_birth.is_none(), Missing::DateOfBirth);
        return Standing::Incomplete { missing };
    };
    let esf = parameters.esf(first.start);
    let age = age_on(born, first.start);
    let mut indicators = vec![Indicator::Eeco01];
    match status {
        StatusAtStart::Unemployed => {
            indicators.push(Indicator::Eeco02);
            if first
                .unemployed_since
                .is_some_and(|since| is_long_term(since, first.start, age, rules.long_term, esf))
            {
                indicators.push(Indicator::Eeco03);
            }
        }
        StatusAtStart::Inactive | StatusAtStart::Student => indicators.push(Indicator::Eeco04),
        StatusAtStart::Employed | StatusAtStart::SelfEmployed => indicators.push(Indicator::Eeco05),
    }
    match age {
        ..=17 => indicators.push(Indicator::Eeco06),
        18..=29 => indicators.push(Indicator::Eeco07),
        30..=54 => {}
        55.. => indicators.push(Indicator::Eeco08),
    }
    indicators.push(match education {
        0..=2 => Indicator::Eeco09,
        3..=4 => Indicator::Eeco10,
        _ => Indicator::Eeco11,
    });
    let any_open = started
        .iter()
        .any(|spell| spell.end.is_none_or(|end| end > as_of));
    let exit = if any_open { None } else { last.end };
    if let Some(exit) = exit {
        let window = Window {
            from: exit,
            to: window_end(exit, esf).min(as_of),
        };
        labour_market_results(person, status, window, rules.result, &mut indicators);
        let qualified = started
            .iter()
            .filter_map(|spell| spell.qualification_date)
            .any(|day| day >= first.start && day <= window.to);
        if qualified {
            indicators.push(Indicator::Eecr03);
        }
        indicators.sort_unstable();
    }
    Standing::Counted {
        gender,
        indicators,
        exit,
    }
}

/// The last day of the result window of an exit, whatever the report date.
#[must_use]
pub fn window_end(exit: NaiveDate, esf: &EsfRules) -> NaiveDate {
    exit.checked_add_days(Days::new(u64::from(esf.result_window_days)))
        .unwrap_or(exit)
}

/// Whether unemployment that began on `since` is long-term at `start` for one of that age.
#[must_use]
pub fn is_long_term(
    since: NaiveDate,
    start: NaiveDate,
    age: i32,
    rule: LongTermRule,
    esf: &EsfRules,
) -> bool {
    match rule {
        LongTermRule::Eu => {
            let young = age < esf.young_under_age;
            start
                > add_months(
                    since,
                    if young {
                        esf.long_term_months_young
                    } else {
                        esf.long_term_months
                    },
                )
        }
        LongTermRule::Fi => start >= add_months(since, esf.long_term_months),
    }
}

#[derive(Clone, Copy)]
struct Window {
    from: NaiveDate,
    to: NaiveDate,
}

fn labour_market_results(
    person: &EsfPerson,
    status: StatusAtStart,
    window: Window,
    rule: ResultRule,
    indicators: &mut Vec<Indicator>,
) {
    let mut inside: Vec<&Situation> = person
        .situations
        .iter()
        .filter(|s| s.date >= window.from && s.date <= window.to)
        .collect();
    inside.sort_by_key(|s| (s.date, s.order_in_day));
    match rule {
        ResultRule::Eu => {
            let last = inside.iter().rev().find(|s| s.situation.is_labour_market());
            indicators.extend(last.and_then(|s| result_of(s.situation, status)));
            let studied = inside
                .iter()
                .any(|s| s.situation == SituationCode::Education);
            indicators.extend(
                studied
                    .then(|| result_of(SituationCode::Education, status))
                    .flatten(),
            );
        }
        ResultRule::Eura => {
            indicators.extend(inside.last().and_then(|s| result_of(s.situation, status)))
        }
    }
}

/// The result that a situation upon leaving gives to one who started with that status.
fn result_of(situation: SituationCode, status: StatusAtStart) -> Option<Indicator> {
    use StatusAtStart::{Inactive, Student, Unemployed};
    match situation {
        SituationCode::Unemployed => {
            matches!(status, Inactive | Student).then_some(Indicator::Eecr01)
        }
        SituationCode::Education => (status != Student).then_some(Indicator::Eecr02),
        SituationCode::Employed | SituationCode::SelfEmployed => {
            matches!(status, Unemployed | Inactive | Student).then_some(Indicator::Eecr04)
        }
        SituationCode::Inactive | SituationCode::Other => None,
    }
}

/// A rule of consistency and whether the figures keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Check {
    /// The rule, written out.
    pub rule: String,
    /// Whether it holds.
    pub holds: bool,
}

/// The figures of a region, or of one of its municipalities, on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Every indicator, zeros too.
    pub indicators: BTreeMap<Indicator, Count>,
    /// Persons who started but are not reportable.
    pub incomplete: u32,
    /// Reportable persons who have left.
    pub leavers: u32,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            indicators: Indicator::ALL
                .iter()
                .map(|i| (*i, Count::default()))
                .collect(),
            incomplete: 0,
            leavers: 0,
        }
    }
}

impl Figures {
    /// Adds a person.
    pub fn add(&mut self, standing: &Standing) {
        match standing {
            Standing::Outside => {}
            Standing::Incomplete { .. } => self.incomplete += 1,
            Standing::Counted {
                gender,
                indicators,
                exit,
            } => {
                for indicator in indicators {
                    self.indicators.entry(*indicator).or_default().add(*gender);
                }
                self.leavers += u32::from(exit.is_some());
            }
        }
    }

    /// The count of an indicator.
    #[must_use]
    pub fn of(&self, indicator: Indicator) -> Count {
        self.indicators.get(&indicator).copied().unwrap_or_default()
    }

    /// The rules of consistency that one date can test (`esf-indicators`, section 6).
    #[must_use]
    pub fn checks(&self) -> Vec<Check> {
        use Indicator::*;
        let t = |indicator| self.of(indicator).total;
        let mut checks = vec![
            check(
                "EECO01 = EECO02 + EECO04 + EECO05",
                t(Eeco01) == t(Eeco02) + t(Eeco04) + t(Eeco05),
            ),
            check(
                "EECO01 = EECO09 + EECO10 + EECO11",
                t(Eeco01) == t(Eeco09) + t(Eeco10) + t(Eeco11),
            ),
            check("EECO03 <= EECO02", t(Eeco03) <= t(Eeco02)),
            check(
                "EECO06 + EECO07 + EECO08 <= EECO01",
                t(Eeco06) + t(Eeco07) + t(Eeco08) <= t(Eeco01),
            ),
            check(
                "female + male + non_binary = total",
                self.indicators
                    .values()
                    .all(|c| c.female + c.male + c.non_binary == c.total),
            ),
            check("EECR01 <= EECO04", t(Eecr01) <= t(Eeco04)),
            check(
                "EECR04 <= EECO02 + EECO04",
                t(Eecr04) <= t(Eeco02) + t(Eeco04),
            ),
            check(
                "EECR01 + EECR04 <= EECO02 + EECO04",
                t(Eecr01) + t(Eecr04) <= t(Eeco02) + t(Eeco04),
            ),
        ];
        for result in [Eecr01, Eecr02, Eecr03, Eecr04] {
            checks.push(check(
                &format!("{} <= leavers", result.code()),
                t(result) <= self.leavers,
            ));
        }
        checks
    }
}

/// The check that the municipalities add up to the region. A person whose first spell names no municipality breaks it.
#[must_use]
pub fn municipalities_add_up<'a>(
    whole: &Figures,
    parts: impl Iterator<Item = &'a Figures> + Clone,
) -> Check {
    let same = Indicator::ALL
        .iter()
        .all(|i| parts.clone().map(|part| part.of(*i).total).sum::<u32>() == whole.of(*i).total)
        && parts.clone().map(|part| part.incomplete).sum::<u32>() == whole.incomplete;
    check("sum over municipalities = total", same)
}

fn check(rule: &str, holds: bool) -> Check {
    Check {
        rule: rule.to_owned(),
        holds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn spell(start: &str, end: Option<&str>) -> Spell {
        Spell {
            start: day(start),
            end: end.map(day),
            municipality: Some("167".into()),
            education_isced: Some(3),
            status_at_start: Some(StatusAtStart::Unemployed),
            unemployed_since: None,
            qualification_date: None,
            counted: true,
        }
    }

    fn person(spells: Vec<Spell>, situations: &[(&str, SituationCode)]) -> EsfPerson {
        EsfPerson {
            date_of_birth: Some(day("1985-05-10")),
            gender: Some(Gender::Female),
            spells,
            situations: situations
                .iter()
                .enumerate()
                .map(|(n, (d, s))| Situation {
                    date: day(d),
                    situation: *s,
                    order_in_day: n as i64,
                })
                .collect(),
        }
    }

    fn codes(person: &EsfPerson, as_of: &str, rules: Rules) -> Vec<&'static str> {
        match standing(person, day(as_of), rules, Parameters::embedded()) {
            Standing::Counted { indicators, .. } => {
                indicators.into_iter().map(Indicator::code).collect()
            }
            Standing::Incomplete { .. } => vec!["incomplete"],
            Standing::Outside => vec![],
        }
    }

    #[test]
    fn an_end_on_the_report_date_is_an_exit_and_one_day_later_is_not() {
        let p = person(
            vec![spell("2026-02-02", Some("2026-05-29"))],
            &[("2026-05-29", SituationCode::Employed)],
        );
        assert_eq!(
            codes(&p, "2026-05-29", Rules::default()),
            ["EECO01", "EECO02", "EECO10", "EECR04"]
        );
        assert_eq!(
            codes(&p, "2026-05-28", Rules::default()),
            ["EECO01", "EECO02", "EECO10"]
        );
    }

    #[test]
    fn a_later_spell_that_has_not_started_does_not_reopen_the_exit() {
        let p = person(
            vec![
                spell("2026-08-03", None),
                spell("2026-02-02", Some("2026-03-31")),
            ],
            &[("2026-04-01", SituationCode::Employed)],
        );
        assert!(codes(&p, "2026-08-02", Rules::default()).contains(&"EECR04"));
        assert!(!codes(&p, "2026-08-03", Rules::default()).contains(&"EECR04"));
    }

    #[test]
    fn start_data_are_never_filled_from_a_later_spell() {
        let mut first = spell("2026-02-02", Some("2026-03-31"));
        first.education_isced = None;
        let p = person(vec![first, spell("2026-08-03", None)], &[]);
        assert_eq!(codes(&p, "2026-12-31", Rules::default()), ["incomplete"]);
    }

    #[test]
    fn uncounted_spells_are_left_out_before_anything_else() {
        let mut staff = spell("2025-01-01", Some("2025-12-31"));
        staff.counted = false;
        staff.municipality = Some("090".into());
        let p = person(vec![staff.clone(), spell("2026-02-02", None)], &[]);
        assert_eq!(municipality(&p), Some("167"));
        assert_eq!(
            codes(&person(vec![staff], &[]), "2026-12-31", Rules::default()),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn long_term_by_both_rules_at_the_edges() {
        let esf = Parameters::embedded().esf(day("2026-02-02"));
        let case = |since, start, age, rule| is_long_term(day(since), day(start), age, rule, esf);
        assert!(!case("2025-02-02", "2026-02-02", 40, LongTermRule::Eu));
        assert!(case("2025-02-01", "2026-02-02", 40, LongTermRule::Eu));
        assert!(case("2025-02-02", "2026-02-02", 40, LongTermRule::Fi));
        assert!(case("2025-08-01", "2026-02-02", 24, LongTermRule::Eu));
        assert!(!case("2025-08-01", "2026-02-02", 25, LongTermRule::Eu));
        assert!(!case("2025-08-01", "2026-02-02", 24, LongTermRule::Fi));
        // 31 August + 6 months is the last day of February
        assert!(!case("2025-08-31", "2026-02-28", 20, LongTermRule::Eu));
        assert!(case("2025-08-31", "2026-03-01", 20, LongTermRule::Eu));
        assert!(case("2024-02-29", "2025-02-28", 40, LongTermRule::Fi));
    }

    #[test]
    fn within_one_day_the_order_decides() {
        let mut p = person(
            vec![spell("2026-02-02", Some("2026-05-29"))],
            &[
                ("2026-06-01", SituationCode::Employed),
                ("2026-06-01", SituationCode::Unemployed),
            ],
        );
        assert!(!codes(&p, "2026-12-31", Rules::default()).contains(&"EECR04"));
        p.situations[0].order_in_day = 9;
        assert!(codes(&p, "2026-12-31", Rules::default()).contains(&"EECR04"));
    }

    #[test]
    fn a_qualification_before_the_first_start_or_after_the_window_gives_nothing() {
        for (date, counts) in [
            ("2026-02-01", false),
            ("2026-02-02", true),
            ("2026-06-26", true),
            ("2026-06-27", false),
        ] {
            let mut s = spell("2026-02-02", Some("2026-05-29"));
            s.qualification_date = Some(day(date));
            let p = person(vec![s], &[]);
            assert_eq!(
                codes(&p, "2026-12-31", Rules::default()).contains(&"EECR03"),
                counts,
                "{date}"
            );
        }
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0u64..900).prop_map(|n| day("2025-01-01") + Days::new(n))
    }

    fn any_spell() -> impl Strategy<Value = Spell> {
        (
            any_day(),
            proptest::option::of(0u64..300),
            proptest::option::of(0u8..=9),
            proptest::option::of(proptest::sample::select(StatusAtStart::ALL.to_vec())),
            proptest::option::of(any_day()),
            proptest::option::of(any_day()),
            proptest::bool::weighted(0.9),
        )
            .prop_map(
                |(start, length, isced, status, since, qualified, counted)| Spell {
                    start,
                    end: length.map(|n| start + Days::new(n)),
                    municipality: Some("167".into()),
                    education_isced: isced,
                    status_at_start: status,
                    unemployed_since: since.filter(|s| *s <= start),
                    qualification_date: qualified,
                    counted,
                },
            )
    }

    fn any_person() -> impl Strategy<Value = EsfPerson> {
        let situation = (
            any_day(),
            proptest::sample::select(SituationCode::ALL.to_vec()),
            0i64..4,
        )
            .prop_map(|(date, situation, order_in_day)| Situation {
                date,
                situation,
                order_in_day,
            });
        (
            proptest::option::of((0u64..25_000).prop_map(|n| day("1955-01-01") + Days::new(n))),
            proptest::option::of(proptest::sample::select(Gender::ALL.to_vec())),
            proptest::collection::vec(any_spell(), 0..4),
            proptest::collection::vec(situation, 0..6),
        )
            .prop_map(|(date_of_birth, gender, spells, situations)| EsfPerson {
                date_of_birth,
                gender,
                spells,
                situations,
            })
    }

    proptest! {
        #[test]
        fn every_report_keeps_its_rules(people in proptest::collection::vec(any_person(), 0..40), as_of in any_day(),
                                        fi in any::<bool>(), eura in any::<bool>()) {
            let rules = Rules {
                long_term: if fi { LongTermRule::Fi } else { LongTermRule::Eu },
                result: if eura { ResultRule::Eura } else { ResultRule::Eu },
            };
            let mut figures = Figures::default();
            for p in &people {
                figures.add(&standing(p, as_of, rules, Parameters::embedded()));
            }
            for check in figures.checks() {
                prop_assert!(check.holds, "{}", check.rule);
            }
        }

        #[test]
        fn order_of_spells_and_situations_does_not_matter(p in any_person(), as_of in any_day()) {
            let mut turned = p.clone();
            turned.spells.reverse();
            turned.situations.reverse();
            let distinct_starts = p.spells.iter().map(|s| s.start).collect::<std::collections::BTreeSet<_>>().len() == p.spells.len();
            let distinct_order = p.situations.iter().map(|s| (s.date, s.order_in_day)).collect::<std::collections::BTreeSet<_>>().len() == p.situations.len();
            prop_assume!(distinct_starts && distinct_order);
            prop_assert_eq!(
                standing(&p, as_of, Rules::default(), Parameters::embedded()),
                standing(&turned, as_of, Rules::default(), Parameters::embedded())
            );
        }

        #[test]
        fn under_the_single_choice_nobody_scores_two(p in any_person(), as_of in any_day()) {
            let rules = Rules { result: ResultRule::Eura, ..Rules::default() };
            if let Standing::Counted { indicators, .. } = standing(&p, as_of, rules, Parameters::embedded()) {
                let n = indicators.iter().filter(|i| i.is_result() && **i != Indicator::Eecr03).count();
                prop_assert!(n <= 1);
            }
        }
    }
}
