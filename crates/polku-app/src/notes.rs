//! Notes in a client's log.

use crate::clients::{NoteView, Stored};
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::code::NoteKind;
use polku_store::note::{self, NoteRow};
use polku_store::{Act, SqliteConnection, Store, WriteTx};
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

/// How many notes one answer holds.
const NOTES: i64 = 100;

/// A request for older notes than the client's page holds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListNotes {
    /// About whom.
    pub client_id: String,
    /// How many of the newest to leave out.
    pub offset: u32,
}

pub(crate) async fn list(
    store: &Store,
    _session: &Session,
    request: ListNotes,
) -> Result<Vec<NoteView>, ApiError> {
    let mut conn = store.read().await?;
    page(&mut conn, &request.client_id, request.offset).await
}

/// A client's notes, the newest first, from a place on: at most 100.
pub(crate) async fn page(
    conn: &mut SqliteConnection,
    client_id: &str,
    offset: u32,
) -> Result<Vec<NoteView>, ApiError> {
    let rows = note::of_client(conn, client_id, NOTES, i64::from(offset)).await?;
    Ok(rows
        .into_iter()
        .map(|n| NoteView {
            id: n.id,
            date: n.date,
            kind: n.kind,
            text: n.text,
            worker_id: n.worker_id,
        })
        .collect())
}

pub(crate) async fn add(
    store: &Store,
    session: &Session,
    request: AddNote,
) -> Result<Stored, ApiError> {
    let text = words_of(&request.text, request.date, session)?;
    let row = NoteRow {
        id: store.ids().next().to_string(),
        client_id: request.client_id,
        date: request.date.to_string(),
        kind: request.kind.as_str().to_owned(),
        text,
        worker_id: session.worker_id.clone(),
    };
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_note"))
        .await?;
    note::insert(tx.conn(), std::slice::from_ref(&row)).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// A request to correct a note of one's own.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditNote {
    /// About whom.
    pub client_id: String,
    /// The note.
    pub note_id: String,
    /// The day it is about.
    pub date: NaiveDate,
    /// What it is about.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
}

pub(crate) async fn edit(
    store: &Store,
    session: &Session,
    request: EditNote,
) -> Result<Stored, ApiError> {
    let text = words_of(&request.text, request.date, session)?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "edit_note"))
        .await?;
    let mut row = own(&mut tx, session, &request.client_id, &request.note_id).await?;
    row.date = request.date.to_string();
    request.kind.as_str().clone_into(&mut row.kind);
    row.text = text;
    note::update(tx.conn(), &row).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// A request to take away a note of one's own, such as one that was written about somebody else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeAwayNote {
    /// About whom.
    pub client_id: String,
    /// The note.
    pub note_id: String,
}

pub(crate) async fn take_away(
    store: &Store,
    session: &Session,
    request: TakeAwayNote,
) -> Result<Stored, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "take_away_note"))
        .await?;
    let row = own(&mut tx, session, &request.client_id, &request.note_id).await?;
    note::delete(tx.conn(), &row.id).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// The words of a note, without the blanks around them.
fn words_of(text: &str, date: NaiveDate, session: &Session) -> Result<String, ApiError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ApiError::invalid("text", "missing_value"));
    }
    if date > session.today {
        return Err(ApiError::invalid("date", "future_date"));
    }
    Ok(text.to_owned())
}

/// A client's note that the worker wrote: nobody changes the words of another. What stood before is in the journal.
async fn own(
    tx: &mut WriteTx,
    session: &Session,
    client_id: &str,
    id: &str,
) -> Result<NoteRow, ApiError> {
    let row = note::by_id(tx.conn(), id)
        .await?
        .filter(|row| row.client_id == client_id)
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    if row.worker_id != session.worker_id {
        return Err(ApiError::new(Code::NotPermitted));
    }
    Ok(row)
}
