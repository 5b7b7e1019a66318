//! What happened to a client's record: who has looked at it, and the history of its fields.

use crate::clients::PAGE;
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::access::Capability;
use polku_store::Store;
use polku_store::journal::{self, Wanted};
use polku_store::read_log::{self, ReadAction};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request for who has looked at a client.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListReaders {
    /// The client.
    pub client_id: String,
}

/// One look at a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderLine {
    /// When, in UTC milliseconds.
    pub at: f64,
    /// Who.
    pub worker_id: String,
    /// What they did.
    pub action: String,
    /// The reason that was given for opening beyond one's reach.
    pub reason: Option<String>,
}

pub(crate) async fn readers(
    store: &Store,
    _session: &Session,
    request: ListReaders,
) -> Result<Vec<ReaderLine>, ApiError> {
    let mut conn = store.read().await?;
    let entries = read_log::of_client(&mut conn, &request.client_id, PAGE).await?;
    Ok(entries
        .into_iter()
        .map(|e| ReaderLine {
            at: e.at as f64,
            worker_id: e.worker,
            reason: e.detail.filter(|_| e.action == "reason"),
            action: e.action,
        })
        .collect())
}

/// A request for the history of a client's fields.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClientHistory {
    /// The client.
    pub client_id: String,
    /// Only changes of this table.
    #[serde(default)]
    pub kind: Option<String>,
    /// How many of the newest to leave out.
    #[serde(default)]
    pub offset: u32,
}

/// One changed row of a client.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HistoryLine {
    /// When, in UTC milliseconds.
    pub at: f64,
    /// Who.
    pub worker_id: String,
    /// The command.
    pub reason: String,
    /// The table.
    pub table: String,
    /// The day that the row is about, where the day is part of its key.
    pub day: Option<String>,
    /// The changed columns before.
    pub before: Option<serde_json::Value>,
    /// The changed columns after.
    pub after: Option<serde_json::Value>,
}

pub(crate) async fn history(
    store: &Store,
    session: &Session,
    request: ClientHistory,
) -> Result<Vec<HistoryLine>, ApiError> {
    let may_read_notes = session
        .require_for(store, Capability::ViewNotes, &request.client_id)
        .await
        .is_ok();
    let mut conn = store.read().await?;
    let wanted = Wanted {
        client: &request.client_id,
        with_coaching: may_read_notes,
        table: request.kind.as_deref(),
    };
    let entries = journal::of_client(&mut conn, wanted, request.offset, PAGE).await?;
    let numbers: Vec<i64> = entries.iter().map(|e| e.tx).collect();
    let acts = journal::transactions(&mut conn, &numbers).await?;
    let parsed = |json: &Option<String>| json.as_deref().map(serde_json::from_str).transpose();
    entries
        .iter()
        .filter_map(|e| {
            acts.iter()
                .find(|act| act.number == e.tx)
                .map(|act| (e, act))
        })
        .map(|(e, act)| {
            Ok(HistoryLine {
                at: act.at as f64,
                worker_id: act.worker.clone(),
                reason: act.reason.clone(),
                table: e.table_name.clone(),
                day: e.row_id.split_once('.').map(|(_, day)| day.to_owned()),
                before: parsed(&e.before)?,
                after: parsed(&e.after)?,
            })
        })
        .collect()
}

/// The most clients that go on paper at once.
const PRINTED: usize = 500;

/// A request to log that clients go to paper: the list of clients, or a client's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LogClientsPrint {
    /// The clients, at most 500.
    pub client_ids: Vec<String>,
}

/// Logs them all; they are shown to the printer after that.
pub(crate) async fn log_clients_print(
    store: &Store,
    session: &Session,
    request: LogClientsPrint,
) -> Result<(), ApiError> {
    if request.client_ids.len() > PRINTED {
        return Err(ApiError::new(Code::BadRequest));
    }
    for client in &request.client_ids {
        session
            .require_for(store, Capability::ListClients, client)
            .await?;
    }
    let printed: Vec<Option<&str>> = request
        .client_ids
        .iter()
        .map(|id| Some(id.as_str()))
        .collect();
    if printed.is_empty() {
        return Ok(());
    }
    Ok(read_log::log(store, &session.worker_id, ReadAction::Print, &printed, None).await?)
}
