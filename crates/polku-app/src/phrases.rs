//! Standard phrases: a worker types a short code and Tab, and gets the whole sentence.

use crate::clients::Stored;
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::access::Capability;
use polku_domain::text;
use polku_store::phrase::{self, PhraseRow};
use polku_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest code, in characters.
const CODE_CHARACTERS: usize = 12;
/// The longest phrase, in characters.
const TEXT_CHARACTERS: usize = 1000;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhraseLine {
    /// Id.
    pub id: String,
    /// What is typed.
    pub code: String,
    /// What it becomes.
    pub text: String,
    /// The office's, not the worker's own.
    pub shared: bool,
}

/// A request for one's phrases.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPhrases {}

pub(crate) async fn list(
    store: &Store,
    session: &Session,
    _request: ListPhrases,
) -> Result<Vec<PhraseLine>, ApiError> {
    let mut conn = store.read().await?;
    let rows = phrase::of_worker(&mut conn, &session.worker_id).await?;
    Ok(rows
        .into_iter()
        .map(|row| PhraseLine {
            shared: row.worker_id.is_none(),
            id: row.id,
            code: row.code,
            text: row.text,
        })
        .collect())
}

/// A request to add a phrase, to change one or to take one out of use.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePhrase {
    /// Which; none for a new one.
    #[serde(default)]
    pub id: Option<String>,
    /// What is typed: letters and digits.
    pub code: String,
    /// What it becomes.
    pub text: String,
    /// For the whole office: for those who manage it.
    #[serde(default)]
    pub shared: bool,
    /// Taken out of use.
    #[serde(default)]
    pub archived: bool,
}

pub(crate) async fn save(
    store: &Store,
    session: &Session,
    request: SavePhrase,
) -> Result<Stored, ApiError> {
    let code = text::clean(&request.code).to_lowercase();
    if code.is_empty() {
        return Err(ApiError::invalid("code", "missing_value"));
    }
    if code.chars().count() > CODE_CHARACTERS || !code.chars().all(char::is_alphanumeric) {
        return Err(ApiError::invalid("code", "value_out_of_range"));
    }
    let words = request.text.trim().to_owned();
    if words.is_empty() {
        return Err(ApiError::invalid("text", "missing_value"));
    }
    if words.chars().count() > TEXT_CHARACTERS {
        return Err(ApiError::invalid("text", "value_out_of_range"));
    }
    if request.shared {
        session.require(Capability::ManageOffice)?;
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "save_phrase"))
        .await?;
    let owner = (!request.shared).then(|| session.worker_id.clone());
    let mut archived_before = None;
    if let Some(id) = &request.id {
        let before = phrase::by_id(tx.conn(), id)
            .await?
            .ok_or_else(|| ApiError::new(Code::NotFound))?;
        match &before.worker_id {
            None => session.require(Capability::ManageOffice)?,
            Some(worker) if *worker == session.worker_id => {}
            Some(_) => return Err(ApiError::new(Code::NotFound)),
        }
        archived_before = before.archived_on;
    }
    let known = phrase::of_worker(tx.conn(), &session.worker_id).await?;
    if !request.archived
        && known
            .iter()
            .any(|p| p.code == code && p.worker_id == owner && Some(&p.id) != request.id.as_ref())
    {
        return Err(ApiError::invalid("code", "known_name"));
    }
    let row = PhraseRow {
        id: request.id.unwrap_or_else(|| store.ids().next().to_string()),
        worker_id: owner,
        code,
        text: words,
        archived_on: crate::groups::archived(session, request.archived, archived_before.as_deref()),
    };
    phrase::save(tx.conn(), &row).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}
