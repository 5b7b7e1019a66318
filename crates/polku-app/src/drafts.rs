//! Drafts of forms: kept as they are typed, offered again after lock, kill and restart.

use crate::error::ApiError;
use crate::session::Session;
use polku_store::Store;
use polku_store::draft::{self, Draft};
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
