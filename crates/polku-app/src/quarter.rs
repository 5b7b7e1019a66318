//! The figures of a quarter.

use crate::error::ApiError;
use crate::report::{Scope, Tally};
use crate::session::Session;
use polku_domain::esf::{LongTermRule, ResultRule, Rules};
use polku_domain::quarter::Quarter;
use polku_reports::quarter::{BeforeAfter, QuarterReport};
use polku_store::Store;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A request for the figures of a quarter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetQuarterReport {
    /// Which, `2026Q3`.
    pub quarter: Quarter,
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

/// The figures of a quarter as a worker sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuarterView {
    /// The report.
    #[serde(flatten)]
    pub report: QuarterReport,
    /// The municipalities that figures of all together are limited to, where the role reaches no further.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub limited_to: Option<Vec<String>>,
}

/// Counts the figures of the quarter's last day and of the quarter before, as `esf_report` does of one day.
pub(crate) async fn quarter_report(
    store: &Store,
    session: &Session,
    request: GetQuarterReport,
) -> Result<QuarterView, ApiError> {
    let parameters = session.parameters(store).await?;
    let rules = Rules {
        long_term: request.long_term_rule,
        result: request.result_rule,
    };
    let quarter = request.quarter;
    let mut conn = store.read().await?;
    let scope = Scope::of(&mut conn, session, request.municipality).await?;
    let day_before = quarter.previous().last_day();
    let mut before = Tally::count(&mut conn, &scope, day_before, rules, &parameters).await?;
    let after = Tally::count(&mut conn, &scope, quarter.last_day(), rules, &parameters).await?;
    drop(conn);
    let mut checks = after.checks(&scope);
    let whole = BeforeAfter {
        before: before.whole,
        after: after.whole,
    };
    checks.push(whole.outputs_do_not_fall());
    let parts: BTreeMap<String, BeforeAfter> = after
        .parts
        .into_iter()
        .map(|(code, after)| {
            let before = before.parts.remove(&code).unwrap_or_default();
            (code, BeforeAfter { before, after })
        })
        .collect();
    let (asked, limited_to) = scope.into_view();
    Ok(QuarterView {
        report: QuarterReport::new(quarter, session.today, rules, asked, &whole, &parts, checks),
        limited_to,
    })
}
