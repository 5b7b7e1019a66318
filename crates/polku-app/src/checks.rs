//! Is the store whole: its pages, its references, its journal, its read log, the figures it gives.

use crate::error::ApiError;
use crate::jobs::Progress;
use crate::report::{GetEsfReport, esf_report};
use crate::session::Session;
use polku_store::{Store, journal, read_log, replay};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request to check the store.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckStore {}

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checked {
    /// What: `integrity`, `foreign_keys`, `journal`, `replay`, `read_log` or `report_rules`.
    pub check: String,
    /// Whether it holds.
    pub holds: bool,
    /// What does not hold: names of tables or rules.
    pub details: Vec<String>,
}

/// What a check of the store found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoreChecked {
    /// Everything that was checked.
    pub checks: Vec<Checked>,
}

impl StoreChecked {
    /// Whether everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.holds)
    }
}

pub(crate) async fn check(
    store: &Store,
    session: &Session,
    _request: CheckStore,
    progress: &Progress,
) -> Result<StoreChecked, ApiError> {
    let mut checks = Vec::new();
    let mut add = |check: &str, details: Vec<String>| {
        checks.push(Checked {
            check: check.to_owned(),
            holds: details.is_empty(),
            details,
        });
    };
    progress.step("integrity", 0, 5)?;
    let pages = polku_store::integrity::pages(store).await?;
    if !pages.is_empty() {
        // what a damaged file answers to the other questions means nothing
        add("integrity", pages);
        return Ok(StoreChecked { checks });
    }
    add("integrity", pages);
    progress.step("foreign_keys", 1, 5)?;
    add(
        "foreign_keys",
        polku_store::integrity::foreign_keys(store).await?,
    );
    progress.step("journal", 2, 5)?;
    let mut conn = store.read().await?;
    let whole = journal::is_whole(&mut conn).await?;
    drop(conn);
    add(
        "journal",
        if whole {
            Vec::new()
        } else {
            vec!["journal_tx".to_owned()]
        },
    );
    let (here, replayed) = (
        replay::digests(store).await?,
        replay::replayed_digests(store).await?,
    );
    let differing = here
        .iter()
        .filter(|(table, digest)| replayed.get(*table) != Some(digest));
    add(
        "replay",
        differing.map(|(table, _)| (*table).to_owned()).collect(),
    );
    progress.step("read_log", 3, 5)?;
    let broken = read_log::verify(store).await?;
    add("read_log", broken.iter().map(ToString::to_string).collect());
    progress.step("report_rules", 4, 5)?;
    let request = GetEsfReport {
        as_of: session.today,
        long_term_rule: Default::default(),
        result_rule: Default::default(),
        municipality: None,
    };
    let report = esf_report(store, session, request).await?;
    add(
        "report_rules",
        report
            .report
            .checks
            .into_iter()
            .filter(|c| !c.holds)
            .map(|c| c.rule)
            .collect(),
    );
    Ok(StoreChecked { checks })
}
