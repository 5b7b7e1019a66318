//! Why a participation ended (päättymissyy), with what each reason means elsewhere.
//!
//! The list and its mappings are the project's proposal; the STAT codes are those of Statistics Finland's catalogue of
//! employment services (päättymissyy 00-13).

use crate::code::{SituationCode, UnknownCode};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The heading under which lists show a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExitGroup {
    /// työ
    Work,
    /// koulutus-työ
    EducationAndWork,
    /// yrittäjyys
    Entrepreneurship,
    /// koulutus
    Education,
    /// eläke
    Pension,
    /// kuntoutus
    Rehabilitation,
    /// palvelu
    Service,
    /// ei muutosta
    NoChange,
    /// inaktiivinen
    Inactive,
    /// keskeytys
    Interruption,
    /// muu
    Other,
    /// ei tietoa
    Unknown,
}

/// What a reason does to the count of benefit days from which the municipality's share follows (48/2026 §§ 50-53).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CounterEffect {
    /// The count pauses and the employment condition accrues, which in the end starts it anew.
    PausedConditionAccrues,
    /// The count pauses; the employment condition normally does not accrue.
    PausedConditionSeldomAccrues,
    /// The count pauses.
    Paused,
    /// Adjusted benefit still gives paid days.
    Partial,
    /// Benefit days go on accruing.
    DaysAccrue,
    /// The count ends.
    Ends,
    /// Another municipality pays from now on.
    OtherMunicipality,
    /// None that is known.
    None,
}

use CounterEffect as C;
use ExitGroup as G;
use SituationCode as S;
use ts_rs::TS;

macro_rules! exit_reasons {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $number:literal, $group:expr, $situation:expr, [$($stat:literal),+], $effect:expr;)+) => {
        /// Why a participation ended.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum ExitReason { $($(#[$doc])* #[serde(rename = $word)] $variant,)+ }

        impl ExitReason {
            /// The name of the list, as the `code` table has it.
            pub const LIST: &'static str = "exit_reason";
            /// Every reason, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that is stored and exported.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The number that the field knows the reason by: `E10` … `E99`.
            #[must_use]
            pub const fn number(self) -> &'static str {
                match self { $(Self::$variant => $number,)+ }
            }

            /// The heading in lists.
            #[must_use]
            pub const fn group(self) -> ExitGroup {
                match self { $(Self::$variant => $group,)+ }
            }

            /// The ESF+ situation that the reason suggests, for a worker to confirm; none where it tells nothing of it.
            #[must_use]
            pub const fn suggested_situation(self) -> Option<SituationCode> {
                match self { $(Self::$variant => $situation,)+ }
            }

            /// The codes of Statistics Finland that may stand for the reason, the likeliest first.
            #[must_use]
            pub const fn stat_codes(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($stat),+],)+ }
            }

            /// What becomes of the count of benefit days.
            #[must_use]
            pub const fn counter_effect(self) -> CounterEffect {
                match self { $(Self::$variant => $effect,)+ }
            }
        }

        impl FromStr for ExitReason {
            type Err = UnknownCode;
            fn from_str(word: &str) -> Result<Self, UnknownCode> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownCode { list: Self::LIST }),
                }
            }
        }
    };
}

exit_reasons! {
    /// työllistynyt avoimille työmarkkinoille, toistaiseksi voimassa oleva
    OpenMarketPermanent = "open_market_permanent", "E10", G::Work, Some(S::Employed), ["01", "03"], C::PausedConditionAccrues;
    /// työllistynyt avoimille työmarkkinoille, määräaikainen
    OpenMarketFixedTerm = "open_market_fixed_term", "E11", G::Work, Some(S::Employed), ["01", "03"], C::PausedConditionAccrues;
    /// työllistynyt avoimille työmarkkinoille, osa-aikatyö
    OpenMarketPartTime = "open_market_part_time", "E12", G::Work, Some(S::Employed), ["03"], C::Partial;
    /// palkkatuettu työ (yritys, yhdistys, kunta)
    PaySubsidisedWork = "pay_subsidised_work", "E13", G::Work, Some(S::Employed), ["00"], C::PausedConditionSeldomAccrues;
    /// työllistämislisällä tuettu työ
    BonusSupportedWork = "bonus_supported_work", "E14", G::Work, Some(S::Employed), ["01", "03"], C::PausedConditionAccrues;
    /// oppisopimus tai koulutussopimus; with a training agreement the situation is `education` instead
    Apprenticeship = "apprenticeship", "E15", G::EducationAndWork, Some(S::Employed), ["08"], C::Paused;
    /// kunta työllisti (velvoite, L380 § 108)
    MunicipalObligation = "municipal_obligation", "E16", G::Work, Some(S::Employed), ["00"], C::None;
    /// yrittäjä: toiminimi
    SoleTrader = "sole_trader", "E20", G::Entrepreneurship, Some(S::SelfEmployed), ["03"], C::None;
    /// yrittäjä: osuuskunta
    CooperativeEntrepreneur = "cooperative_entrepreneur", "E21", G::Entrepreneurship, Some(S::SelfEmployed), ["03"], C::None;
    /// kevytyrittäjyys tai osa-aikainen yrittäjyys
    LightEntrepreneur = "light_entrepreneur", "E22", G::Entrepreneurship, Some(S::SelfEmployed), ["03"], C::None;
    /// starttirahayrittäjä
    StartUpGrantEntrepreneur = "start_up_grant_entrepreneur", "E23", G::Entrepreneurship, Some(S::SelfEmployed), ["03"], C::None;
    /// tutkintokoulutus (ammatillinen tai korkea-aste)
    DegreeEducation = "degree_education", "E30", G::Education, Some(S::Education), ["08", "13"], C::None;
    /// muu koulutus (kortti, kansanopisto, TUVA, kotoutumiskoulutus)
    OtherEducation = "other_education", "E31", G::Education, Some(S::Education), ["08"], C::None;
    /// työvoimakoulutus
    LabourMarketTraining = "labour_market_training", "E32", G::Education, Some(S::Education), ["04"], C::DaysAccrue;
    /// omaehtoinen opiskelu työttömyysetuudella
    SelfMotivatedStudy = "self_motivated_study", "E33", G::Education, Some(S::Education), ["13"], C::DaysAccrue;
    /// vanhuuseläke
    OldAgePension = "old_age_pension", "E40", G::Pension, Some(S::Other), ["05", "07"], C::Ends;
    /// työkyvyttömyyseläke tai kuntoutustuki
    DisabilityPension = "disability_pension", "E41", G::Pension, Some(S::Other), ["05", "07"], C::Ends;
    /// eläkeselvitys tai kuntoutusraha käynnistynyt
    PensionAssessment = "pension_assessment", "E42", G::Rehabilitation, Some(S::Other), ["05"], C::None;
    /// siirtyi muuhun työllisyyspalveluun (työkokeilu, valmennus)
    OtherEmploymentService = "other_employment_service", "E50", G::Service, Some(S::Unemployed), ["11"], C::DaysAccrue;
    /// kuntouttava työtoiminta tai sosiaalinen kuntoutus
    RehabilitativeWork = "rehabilitative_work", "E51", G::Service, None, ["12"], C::DaysAccrue;
    /// sote-palvelu
    SocialOrHealthService = "social_or_health_service", "E52", G::Service, None, ["05", "06"], C::None;
    /// työtön työnhakija, jatkaa asiakasvastaavan kanssa
    ContinuesAsJobseeker = "continues_as_jobseeker", "E60", G::NoChange, Some(S::Unemployed), ["06"], C::DaysAccrue;
    /// työvoiman ulkopuolella (perhevapaa, asevelvollisuus, hoito)
    OutsideLabourForce = "outside_labour_force", "E61", G::Inactive, Some(S::Inactive), ["05"], C::None;
    /// muutti pois alueelta
    MovedAway = "moved_away", "E70", G::Other, None, ["06"], C::OtherMunicipality;
    /// keskeytti itse
    InterruptedByClient = "interrupted_by_client", "E71", G::Interruption, None, ["06", "10"], C::None;
    /// keskeytetty (poissaolot)
    InterruptedForAbsences = "interrupted_for_absences", "E72", G::Interruption, None, ["06", "10"], C::None;
    /// ei aloittanut
    DidNotStart = "did_not_start", "E73", G::Interruption, None, ["06", "10"], C::None;
    /// kuollut
    Deceased = "deceased", "E80", G::Other, None, ["06"], C::None;
    /// ei tietoa
    Unknown = "unknown", "E99", G::Unknown, None, ["06"], C::None;
}

impl fmt::Display for ExitReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_and_numbers_are_unique_and_parse_back() {
        let words: BTreeSet<_> = ExitReason::ALL
            .iter()
            .map(|reason| reason.as_str())
            .collect();
        let numbers: BTreeSet<_> = ExitReason::ALL
            .iter()
            .map(|reason| reason.number())
            .collect();
        assert_eq!((words.len(), numbers.len()), (29, 29));
        assert!(ExitReason::ALL.is_sorted_by_key(|reason| reason.number()));
        for reason in ExitReason::ALL {
            assert_eq!(reason.as_str().parse::<ExitReason>().as_ref(), Ok(reason));
            assert_eq!(
                serde_json::to_string(reason).unwrap(),
                format!("\"{reason}\"")
            );
        }
        assert!("E10".parse::<ExitReason>().is_err());
        assert!("Open_market_permanent".parse::<ExitReason>().is_err());
    }

    #[test]
    fn suggestions_follow_the_groups() {
        for reason in ExitReason::ALL {
            let expected = match reason.group() {
                ExitGroup::Work | ExitGroup::EducationAndWork => Some(SituationCode::Employed),
                ExitGroup::Entrepreneurship => Some(SituationCode::SelfEmployed),
                ExitGroup::Education => Some(SituationCode::Education),
                ExitGroup::Pension | ExitGroup::Rehabilitation => Some(SituationCode::Other),
                ExitGroup::NoChange => Some(SituationCode::Unemployed),
                ExitGroup::Inactive => Some(SituationCode::Inactive),
                ExitGroup::Other | ExitGroup::Interruption | ExitGroup::Unknown => None,
                ExitGroup::Service => continue,
            };
            assert_eq!(reason.suggested_situation(), expected, "{reason}");
        }
        assert_eq!(
            ExitReason::OtherEmploymentService.suggested_situation(),
            Some(SituationCode::Unemployed)
        );
        assert_eq!(
            ExitReason::SocialOrHealthService.suggested_situation(),
            None
        );
    }

    #[test]
    fn stat_codes_are_of_their_list() {
        for reason in ExitReason::ALL {
            assert!(!reason.stat_codes().is_empty());
            assert!(
                reason
                    .stat_codes()
                    .iter()
                    .all(|code| code.len() == 2 && *code <= "13"),
                "{reason}"
            );
        }
        assert_eq!(ExitReason::OpenMarketPermanent.stat_codes(), ["01", "03"]);
    }
}
