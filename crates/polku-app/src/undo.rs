//! Undo: a use case, not a raw inverse. A worker takes back their own act, while nothing it touched has changed since,
//! with the permission that the act needed and with the record's rules holding afterwards.

use crate::commands;
use crate::error::{ApiError, Code};
use crate::periods::check_record;
use crate::session::Session;
use polku_domain::access::Reach;
use polku_store::{Act, Store, client, journal, undo};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// A request to undo an act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// The act, as the command that did it answered.
    pub act: String,
}

/// What undoing did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// The act of undoing, which can itself be undone.
    pub act: Option<String>,
}

pub(crate) async fn undo(
    store: &Store,
    session: &Session,
    request: Undo,
) -> Result<Undone, ApiError> {
    let parameters = session.parameters(store).await?;
    let mut conn = store.read().await?;
    let act = journal::transaction(&mut conn, &request.act)
        .await?
        .filter(|act| act.worker == session.worker_id)
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    let origin = commands::origin_of(&mut conn, &act).await?;
    let touched = journal::of_transaction(&mut conn, act.number).await?;
    drop(conn);
    let capability = commands::undoable(&origin).ok_or_else(|| not_undoable("not_undoable"))?;
    session.require(capability)?;
    let clients: BTreeSet<&str> = touched
        .iter()
        .filter_map(|e| e.client_id.as_deref())
        .collect();
    let clients: Vec<&str> = clients.into_iter().collect();
    let mut conn = store.read().await?;
    let before = client::existing(&mut conn, &clients).await?;
    drop(conn);
    if session.reach(capability) != Reach::Office {
        for client in &before {
            session.require_for(store, capability, client).await?;
        }
    }
    let mut tx = store
        .begin(Act {
            worker: &session.worker_id,
            reason: "undo",
            undoes: Some(&act.id),
        })
        .await?;
    undo::take_back(&mut tx, &act).await?;
    for client in client::existing(tx.conn(), &clients).await? {
        check_record(&mut tx, &client, &parameters).await?;
        // an identity code that comes back may have been given to another client meanwhile
        if let Some(row) = client::by_id(tx.conn(), &client).await?
            && client::by_identity_codes(tx.conn(), &[&row.identity_code])
                .await?
                .len()
                > 1
        {
            return Err(not_undoable("changed_since"));
        }
    }
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Undone { act })
}

fn not_undoable(reason: &str) -> ApiError {
    ApiError {
        code: Code::NotUndoable,
        field: None,
        details: Some(serde_json::json!({ "reason": reason })),
    }
}

/// A request for the worker's latest acts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LatestActs {}

/// One of the worker's latest acts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActLine {
    /// The act.
    pub act: String,
    /// When, in UTC milliseconds.
    pub at: f64,
    /// The command.
    pub reason: String,
    /// Why it cannot be undone now; none if it can.
    pub obstacle: Option<String>,
}

pub(crate) async fn latest(
    store: &Store,
    session: &Session,
    _request: LatestActs,
) -> Result<Vec<ActLine>, ApiError> {
    let mut conn = store.read().await?;
    let mut lines = Vec::new();
    for act in journal::latest_of_worker(&mut conn, &session.worker_id, 100).await? {
        let origin = commands::origin_of(&mut conn, &act).await?;
        let obstacle = match commands::undoable(&origin) {
            None => Some("not_undoable".to_owned()),
            Some(_) => undo::obstacle(&mut conn, &act).await?.map(str::to_owned),
        };
        lines.push(ActLine {
            act: act.id,
            at: act.at as f64,
            reason: act.reason,
            obstacle,
        });
    }
    Ok(lines)
}
