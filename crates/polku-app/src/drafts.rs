//! Drafts of forms: kept as they are typed, offered again after lock, kill and restart.

use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::access::Capability;
use polku_store::draft::{self, Draft};
use polku_store::{Store, client};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A request to keep a half-typed form.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Which form.
    pub form: String,
    /// Whom it is about.
    #[serde(default)]
    pub client_id: Option<String>,
    /// Its content.
    pub content: Value,
    /// What the content was typed over.
    #[serde(default)]
    pub base: Option<Value>,
}

/// A request to throw a draft away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscardDraft {
    /// Which form.
    pub form: String,
}

/// A request for one's drafts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDrafts {}

/// A draft as it is offered again.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftView {
    /// Which form.
    pub form: String,
    /// Whom it is about.
    pub client_id: Option<String>,
    /// Its content.
    pub content: Value,
    /// What the content was typed over.
    pub base: Option<Value>,
    /// When it was kept, in UTC milliseconds.
    pub at: f64,
}

pub(crate) async fn save(
    store: &Store,
    session: &Session,
    request: SaveDraft,
) -> Result<(), ApiError> {
    let draft = Draft {
        form: request.form,
        client_id: request.client_id,
        content: request.content.to_string(),
        base: request.base.map(|base| base.to_string()),
        at: store.clock().now_ms(),
    };
    Ok(draft::save(store, &session.worker_id, &draft).await?)
}

pub(crate) async fn discard(
    store: &Store,
    session: &Session,
    request: DiscardDraft,
) -> Result<(), ApiError> {
    Ok(draft::discard(store, &session.worker_id, &request.form).await?)
}

pub(crate) async fn list(
    store: &Store,
    session: &Session,
    _request: ListDrafts,
) -> Result<Vec<DraftView>, ApiError> {
    let mut conn = store.read().await?;
    let drafts = draft::of_worker(&mut conn, &session.worker_id).await?;
    drafts
        .into_iter()
        .map(|d| {
            Ok(DraftView {
                form: d.form,
                client_id: d.client_id,
                content: serde_json::from_str(&d.content)?,
                base: d.base.as_deref().map(serde_json::from_str).transpose()?,
                at: d.at as f64,
            })
        })
        .collect()
}

/// How many unfinished forms are told of at most.
const UNFINISHED: usize = 50;

/// A request for one's unfinished forms, without what stands in them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListUnfinished {}

/// A form that was left half-typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnfinishedLine {
    /// Which form.
    pub form: String,
    /// Whom it is about.
    pub client: Option<UnfinishedClient>,
    /// When it was kept, in UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}

/// Whom a half-typed form is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnfinishedClient {
    /// Id.
    pub id: String,
    /// Last name.
    pub last_name: String,
    /// First names.
    pub first_names: String,
}

/// The newest first; a form about a client whom the worker may see no more is left out.
pub(crate) async fn unfinished(
    store: &Store,
    session: &Session,
    _request: ListUnfinished,
) -> Result<Vec<UnfinishedLine>, ApiError> {
    let mut conn = store.read().await?;
    let mut drafts = draft::of_worker(&mut conn, &session.worker_id).await?;
    drop(conn);
    drafts.sort_by(|one, other| other.at.cmp(&one.at).then(one.form.cmp(&other.form)));
    let mut lines = Vec::new();
    for draft in drafts {
        let client = match draft.client_id {
            None => None,
            Some(id) => match named(store, session, id).await? {
                None => continue,
                known => known,
            },
        };
        lines.push(UnfinishedLine {
            form: draft.form,
            client,
            at: draft.at,
        });
        if lines.len() == UNFINISHED {
            break;
        }
    }
    Ok(lines)
}

/// A client by name, if the worker may see them.
async fn named(
    store: &Store,
    session: &Session,
    id: String,
) -> Result<Option<UnfinishedClient>, ApiError> {
    match session
        .require_for(store, Capability::ViewClient, &id)
        .await
    {
        Ok(()) => {}
        Err(error) if matches!(error.code, Code::NotPermitted | Code::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut conn = store.read().await?;
    let row = client::by_id(&mut conn, &id).await?;
    Ok(row.map(|row| UnfinishedClient {
        id,
        last_name: row.last_name,
        first_names: row.first_names,
    }))
}
