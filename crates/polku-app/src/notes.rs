//! Notes in a client's log.

use crate::clients::Stored;
use crate::error::ApiError;
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::code::NoteKind;
use polku_store::note::{self, NoteRow};
use polku_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request to write a note.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    /// About whom.
    pub client_id: String,
    /// The day it is about.
    pub date: NaiveDate,
    /// What it is about.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
}

pub(crate) async fn add(
    store: &Store,
    session: &Session,
    request: AddNote,
) -> Result<Stored, ApiError> {
    let text = request.text.trim();
    if text.is_empty() {
        return Err(ApiError::invalid("text", "missing_value"));
    }
    if request.date > session.today {
        return Err(ApiError::invalid("date", "future_date"));
    }
    let row = NoteRow {
        id: store.ids().next().to_string(),
        client_id: request.client_id,
        date: request.date.to_string(),
        kind: request.kind.as_str().to_owned(),
        text: text.to_owned(),
        worker_id: session.worker_id.clone(),
    };
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_note"))
        .await?;
    note::insert(tx.conn(), std::slice::from_ref(&row)).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}
