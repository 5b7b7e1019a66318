//! The closed lists of short words that records hold, files carry and figures count by.
//!
//! A code is stored as its word. The `code` table of the store repeats each list with its validity, so that a code that
//! is retired later still prints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A word that is not in a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a code of the list {list}")]
pub struct UnknownCode {
    /// The list that was asked.
    pub list: &'static str,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $list:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
            pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }

            impl $name {
                /// The name of the list, as the `code` table has it.
                pub const LIST: &'static str = $list;
                /// Every code, in the order in which lists show them.
                pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

                /// The word that is stored, imported and exported.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { $(Self::$variant => $word,)+ }
                }
            }

            impl std::str::FromStr for $name {
                type Err = UnknownCode;
                fn from_str(word: &str) -> Result<Self, UnknownCode> {
                    match word {
                        $($word => Ok(Self::$variant),)+
                        _ => Err(UnknownCode { list: $list }),
                    }
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        )+

        /// Every list with its words, for the `code` table and for checks.
        pub const LISTS: &[(&str, &[&str])] = &[$(($list, &[$($word,)+]),)+];
    };
}

codes! {
    /// Gender as EURA 2021 stores it (757/2021 § 56); never derived from the identity code.
    Gender "gender" {
        /// nainen
        Female = "female",
        /// mies
        Male = "male",
        /// muu
        NonBinary = "non_binary",
    }

    /// Labour market status at the start of a participation (757/2021 § 56, item 9).
    StatusAtStart "status_at_start" {
        /// työtön
        Unemployed = "unemployed",
        /// työelämän ulkopuolella
        Inactive = "inactive",
        /// opiskelija: counted as inactive (ESF+ common indicators)
        Student = "student",
        /// työssä
        Employed = "employed",
        /// yrittäjä: counted as employed
        SelfEmployed = "self_employed",
    }

    /// What became of a person on a day.
    SituationCode "situation" {
        /// työtön työnhakija: a registered jobseeker
        Unemployed = "unemployed",
        /// työssä, an apprenticeship too
        Employed = "employed",
        /// yrittäjä
        SelfEmployed = "self_employed",
        /// koulutuksessa: stands beside the labour-market situation and does not replace it
        Education = "education",
        /// työelämän ulkopuolella
        Inactive = "inactive",
        /// eläke, hoito, sairaus…
        Other = "other",
    }

    /// The legal basis (oikeusperuste) that every coaching period carries (L380 § 54).
    LegalBasis "legal_basis" {
        /// työkokeilu (L380 §§ 54-60)
        WorkTrial = "work_trial",
        /// koulutuskokeilu (L380 §§ 54, 57)
        EducationTrial = "education_trial",
        /// kuntouttava työtoiminta (189/2001)
        RehabilitativeWork = "rehabilitative_work",
        /// työhönvalmennus (L380 § 53)
        JobCoaching = "job_coaching",
        /// työnhakuvalmennus (L380 § 53)
        JobSearchCoaching = "job_search_coaching",
        /// uravalmennus (L380 § 53)
        CareerCoaching = "career_coaching",
        /// ohjaus ilman työtehtäviä
        Guidance = "guidance",
        /// koulutus
        Training = "training",
        /// työsuhde
        Employment = "employment",
        /// palkkatuettu työsuhde (L380 §§ 82-94)
        PaySubsidisedEmployment = "pay_subsidised_employment",
    }

    /// What an attendance mark says of one client's day.
    AttendanceCode "attendance" {
        /// läsnä
        Present = "present",
        /// myöhässä
        Late = "late",
        /// etänä
        Remote = "remote",
        /// poissa, syy selvitettävä: never counts as unauthorised until a worker says so
        AbsentUnexplained = "absent_unexplained",
        /// sairaana
        Sick = "sick",
        /// lapsi sairaana
        SickChild = "sick_child",
        /// työhaastattelussa
        JobInterview = "job_interview",
        /// viranomaiskäynti
        OfficialVisit = "official_visit",
        /// julkinen tehtävä, such as a court or a call-up
        PublicDuty = "public_duty",
        /// luvallinen poissaolo
        AuthorisedAbsence = "authorised_absence",
        /// luvaton poissaolo
        UnauthorisedAbsence = "unauthorised_absence",
        /// palvelua ei järjestetty: no absence
        NotHeld = "not_held",
    }

    /// A worker's role.
    Role "role" {
        /// työvalmentaja
        WorkCoach = "work_coach",
        /// ura-agentti
        CareerAgent = "career_agent",
        /// yritysagentti
        CompanyAgent = "company_agent",
        /// koordinaattori
        Coordinator = "coordinator",
        /// päättäjä: an office-holder with delegated power over bonuses
        DecisionMaker = "decision_maker",
    }

    /// Who organises a coaching period.
    Organiser "organiser" {
        /// kunta
        Municipality = "municipality",
        /// hyvinvointialue: a rehabilitative period of theirs holds dates, days, attendance and absence reason only
        WellbeingCounty = "wellbeing_county",
        /// yritys
        Company = "company",
        /// yhdistys tai säätiö
        Association = "association",
    }

    /// What a note in a client's log is about.
    NoteKind "note_kind" {
        /// havainto
        Observation = "observation",
        /// keskustelu
        Discussion = "discussion",
        /// yhteydenotto
        Contact = "contact",
        /// muu merkintä
        Other = "other",
    }

    /// Which plan a review date belongs to (L380 § 3(8)); the plan itself lives in the national system.
    PlanKind "plan_kind" {
        /// työllistymissuunnitelma
        EmploymentPlan = "employment_plan",
        /// aktivointisuunnitelma
        ActivationPlan = "activation_plan",
        /// kotoutumissuunnitelma
        IntegrationPlan = "integration_plan",
        /// monialainen työllistymissuunnitelma
        MultiSectoralPlan = "multi_sectoral_plan",
        /// hankkeen jatkosuunnitelma
        FollowOnPlan = "follow_on_plan",
    }
}

impl AttendanceCode {
    /// The client was there, also late or remotely: hours may be given.
    #[must_use]
    pub const fn is_presence(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::Remote)
    }

    /// The client was not there though the service was arranged: hours are 0 or empty.
    #[must_use]
    pub const fn is_absence(self) -> bool {
        !self.is_presence() && !matches!(self, Self::NotHeld)
    }
}

impl SituationCode {
    /// Of the situations, `education` alone stands beside the labour-market situation.
    #[must_use]
    pub const fn is_labour_market(self) -> bool {
        !matches!(self, Self::Education)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_parses_to_its_code_and_no_other_spelling_does() {
        for code in LegalBasis::ALL {
            assert_eq!(code.as_str().parse::<LegalBasis>().as_ref(), Ok(code));
            assert!(
                code.as_str().to_uppercase().parse::<LegalBasis>().is_err(),
                "codes are lower case"
            );
        }
        assert!("".parse::<Gender>().is_err());
        assert!(" female".parse::<Gender>().is_err());
    }

    #[test]
    fn lists_have_no_word_twice() {
        for (list, words) in LISTS {
            let mut sorted = words.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), words.len(), "{list}");
        }
    }
}
