//! Notes in a client's log.

use crate::clients::{NoteView, Stored};
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::Capability;
use polku_domain::code::NoteKind;
use polku_store::client;
use polku_store::note::{self, NoteRow};
use polku_store::{Act, SqliteConnection, Store, WriteTx};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
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

/// How many clients one entry may be about.
const CLIENTS: usize = 200;

/// A question: of these clients, about whom may the worker write?
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClientsForNotes {
    /// The clients, at most 200.
    pub client_ids: Vec<String>,
}

/// One of several clients that a note is to be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClientForNote {
    /// Id.
    pub id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Whether the worker may write about them.
    pub writable: bool,
}

pub(crate) async fn clients_for_notes(
    store: &Store,
    session: &Session,
    request: ClientsForNotes,
) -> Result<Vec<ClientForNote>, ApiError> {
    if request.client_ids.len() > CLIENTS {
        return Err(ApiError::new(Code::BadRequest));
    }
    let may =
        async |capability, client: &str| match session.require_for(store, capability, client).await
        {
            Ok(()) => Ok(true),
            Err(error) if error.code == Code::NotPermitted => Ok(false),
            Err(error) => Err(error),
        };
    let mut writable = BTreeMap::new();
    for client in &request.client_ids {
        if may(Capability::WriteNotes, client).await? {
            writable.insert(client.as_str(), true);
        } else if may(Capability::ViewClient, client).await? {
            writable.insert(client, false);
        }
    }
    let ids: Vec<&str> = writable.keys().copied().collect();
    let mut conn = store.read().await?;
    let names = client::names(&mut conn, &ids).await?;
    Ok(names
        .into_iter()
        .map(|name| ClientForNote {
            writable: writable.get(name.id.as_str()) == Some(&true),
            id: name.id,
            last_name: name.last_name,
            first_names: name.first_names,
        })
        .collect())
}

/// A request to write the same note about several clients.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNotes {
    /// About whom: at most 200, each once.
    pub client_ids: Vec<String>,
    /// The day it is about.
    pub date: NaiveDate,
    /// What it is about.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
}

/// What writing the same note about several clients did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotesAdded {
    /// How many clients have it now: a note for each.
    pub added: u32,
    /// The act, for undoing them all.
    pub act: Option<String>,
}

pub(crate) async fn add_to_several(
    store: &Store,
    session: &Session,
    request: AddNotes,
) -> Result<NotesAdded, ApiError> {
    let text = words_of(&request.text, request.date, session)?;
    let clients: BTreeSet<String> = request.client_ids.into_iter().collect();
    if clients.is_empty() {
        return Err(ApiError::invalid("client_ids", "missing_value"));
    }
    if clients.len() > CLIENTS {
        return Err(ApiError::new(Code::BadRequest));
    }
    for client in &clients {
        session
            .require_for(store, Capability::WriteNotes, client)
            .await?;
    }
    let rows: Vec<NoteRow> = clients
        .into_iter()
        .map(|client_id| NoteRow {
            id: store.ids().next().to_string(),
            client_id,
            date: request.date.to_string(),
            kind: request.kind.as_str().to_owned(),
            text: text.clone(),
            worker_id: session.worker_id.clone(),
        })
        .collect();
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_notes"))
        .await?;
    note::insert(tx.conn(), &rows).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(NotesAdded {
        added: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        act,
    })
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
