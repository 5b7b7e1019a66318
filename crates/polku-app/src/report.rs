//! The ESF+ figures of the store on a date.

use crate::error::ApiError;
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach};
use polku_domain::esf::{self, Check, Figures, LongTermRule, ResultRule, Rules};
use polku_reports::esf::EsfReport;
use polku_store::{Store, environment, participation};
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

/// Counts the figures.
pub(crate) async fn esf_report(
    store: &Store,
    session: &Session,
    request: GetEsfReport,
) -> Result<EsfReport, ApiError> {
    let mut conn = store.read().await?;
    let served = environment::municipalities(&mut conn).await?;
    if let Some(code) = &request.municipality {
        if !served.contains(code) {
            return Err(ApiError::invalid("municipality", "unknown_municipality"));
        }
        let own = session.municipalities.is_empty() || session.municipalities.contains(code);
        if session.reach(Capability::ViewReports) < Reach::Office && !own {
            return Err(ApiError::new(crate::Code::NotPermitted));
        }
    }
    let people = participation::esf_people(&mut conn, request.as_of).await?;
    drop(conn);
    let parameters = session.parameters(store).await?;
    let rules = Rules {
        long_term: request.long_term_rule,
        result: request.result_rule,
    };
    let mut whole = Figures::default();
    let mut parts: BTreeMap<&str, Figures> = served
        .iter()
        .map(|code| (code.as_str(), Figures::default()))
        .collect();
    for (_, person) in &people {
        let standing = esf::standing(person, request.as_of, rules, &parameters);
        whole.add(&standing);
        if let Some(part) = esf::municipality(person).and_then(|code| parts.get_mut(code)) {
            part.add(&standing);
        }
    }
    let (figures, checks) = match &request.municipality {
        Some(code) => {
            let figures = parts.remove(code.as_str()).unwrap_or_default();
            let checks = figures.checks();
            (figures, checks)
        }
        None => {
            let mut checks: Vec<Check> = whole.checks();
            checks.push(esf::municipalities_add_up(&whole, parts.values()));
            (whole, checks)
        }
    };
    Ok(EsfReport::new(
        request.as_of,
        rules,
        request.municipality,
        &figures,
        checks,
    ))
}
