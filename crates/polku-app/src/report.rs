//! The ESF+ figures of a date.

use crate::error::ApiError;
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach};
use polku_domain::esf::{self, Check, Figures, LongTermRule, ResultRule, Rules};
use polku_domain::parameters::Parameters;
use polku_reports::esf::{EsfPart, EsfReport};
use polku_store::{SqliteConnection, Store, environment, participation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A request for the figures.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetEsfReport {
    /// The day that the figures are of.
    pub as_of: NaiveDate,
    /// From when on unemployment is long-term.
    #[serde(default)]
    pub long_term_rule: LongTermRule,
    /// How results combine.
    #[serde(default)]
    pub result_rule: ResultRule,
    /// Only this municipality.
    #[serde(default)]
    pub municipality: Option<String>,
}

/// The figures as a worker sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EsfView {
    /// The report.
    #[serde(flatten)]
    pub report: EsfReport,
    /// Each municipality that is counted, zeros too.
    pub municipalities: Vec<EsfPart>,
    /// The municipalities that figures of all together are limited to, where the role reaches no further.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub limited_to: Option<Vec<String>>,
}

/// The municipalities that a capability is limited to for a worker; none for one who is not limited.
pub(crate) fn limits(session: &Session, capability: Capability) -> Option<&[String]> {
    let limited = session.reach(capability) < Reach::Office && !session.municipalities.is_empty();
    limited.then_some(session.municipalities.as_slice())
}

/// Whose figures are counted for a worker.
pub(crate) struct Scope {
    /// The one municipality that was asked for.
    asked: Option<String>,
    /// The municipalities that are counted by themselves.
    parts: Vec<String>,
    /// Only who belongs to one of these is counted at all.
    limited_to: Option<Vec<String>>,
}

impl Scope {
    /// The municipality that was asked for, else all that the worker's role reaches.
    pub(crate) async fn of(
        conn: &mut SqliteConnection,
        session: &Session,
        asked: Option<String>,
    ) -> Result<Self, ApiError> {
        let served = environment::municipalities(conn).await?;
        let limits = limits(session, Capability::ViewReports);
        if let Some(code) = asked {
            if !served.contains(&code) {
                return Err(ApiError::invalid("municipality", "unknown_municipality"));
            }
            if limits.is_some_and(|own| !own.contains(&code)) {
                return Err(ApiError::new(crate::Code::NotPermitted));
            }
            return Ok(Self {
                parts: vec![code.clone()],
                asked: Some(code),
                limited_to: None,
            });
        }
        let parts = match limits {
            Some(own) => served.into_iter().filter(|c| own.contains(c)).collect(),
            None => served,
        };
        Ok(Self {
            asked: None,
            limited_to: limits.is_some().then(|| parts.clone()),
            parts,
        })
    }

    /// What a view says of figures of all together.
    pub(crate) fn into_view(self) -> (Option<String>, Option<Vec<String>>) {
        (self.asked, self.limited_to)
    }

    const fn is_everyone(&self) -> bool {
        self.asked.is_none() && self.limited_to.is_none()
    }
}

/// The figures of a day: all together, and by municipality.
pub(crate) struct Tally {
    pub(crate) whole: Figures,
    pub(crate) parts: BTreeMap<String, Figures>,
}

impl Tally {
    /// Counts.
    pub(crate) async fn count(
        conn: &mut SqliteConnection,
        scope: &Scope,
        as_of: NaiveDate,
        rules: Rules,
        parameters: &Parameters,
    ) -> Result<Self, ApiError> {
        let mut whole = Figures::default();
        let mut parts: BTreeMap<String, Figures> = scope
            .parts
            .iter()
            .map(|code| (code.clone(), Figures::default()))
            .collect();
        for (_, person) in participation::esf_people(conn, as_of).await? {
            let part = esf::municipality(&person).and_then(|code| parts.get_mut(code));
            if part.is_none() && !scope.is_everyone() {
                continue;
            }
            let standing = esf::standing(&person, as_of, rules, parameters);
            whole.add(&standing);
            if let Some(part) = part {
                part.add(&standing);
            }
        }
        Ok(Self { whole, parts })
    }

    /// The rules of consistency that one date can test.
    pub(crate) fn checks(&self, scope: &Scope) -> Vec<Check> {
        let mut checks = self.whole.checks();
        if scope.asked.is_none() {
            checks.push(esf::municipalities_add_up(&self.whole, self.parts.values()));
        }
        checks
    }
}

/// Counts the figures.
pub(crate) async fn esf_report(
    store: &Store,
    session: &Session,
    request: GetEsfReport,
) -> Result<EsfView, ApiError> {
    let parameters = session.parameters(store).await?;
    let rules = Rules {
        long_term: request.long_term_rule,
        result: request.result_rule,
    };
    let mut conn = store.read().await?;
    let scope = Scope::of(&mut conn, session, request.municipality).await?;
    let tally = Tally::count(&mut conn, &scope, request.as_of, rules, &parameters).await?;
    drop(conn);
    let checks = tally.checks(&scope);
    let (asked, limited_to) = scope.into_view();
    Ok(EsfView {
        report: EsfReport::new(request.as_of, rules, asked, &tally.whole, checks),
        municipalities: tally
            .parts
            .into_iter()
            .map(|(code, figures)| EsfPart::new(code, &figures))
            .collect(),
        limited_to,
    })
}
