//! The bank of work tasks, from which those who mark attendance choose what was done.

use crate::clients::Stored;
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::text;
use polku_store::environment::{self, WorkTaskRow};
use polku_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A work task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkTaskLine {
    /// Id.
    pub id: String,
    /// Its name, by which files know it.
    pub name: String,
    /// Offered no more.
    pub archived: bool,
}

/// A request for the bank.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListWorkTasks {}

pub(crate) async fn list(
    store: &Store,
    _session: &Session,
    _request: ListWorkTasks,
) -> Result<Vec<WorkTaskLine>, ApiError> {
    let mut conn = store.read().await?;
    let mut rows = environment::tasks(&mut conn).await?;
    rows.sort_by_cached_key(|row| text::finnish_sort_key(&row.name));
    Ok(rows
        .into_iter()
        .map(|row| WorkTaskLine {
            id: row.id,
            name: row.name,
            archived: row.archived_on.is_some(),
        })
        .collect())
}

/// A request to add a work task, to rename one or to archive it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveWorkTask {
    /// Which; none for a new one.
    #[serde(default)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Offered no more.
    #[serde(default)]
    pub archived: bool,
}

pub(crate) async fn save(
    store: &Store,
    session: &Session,
    request: SaveWorkTask,
) -> Result<Stored, ApiError> {
    let name = text::clean(&request.name);
    if name.is_empty() {
        return Err(ApiError::invalid("name", "missing_value"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "save_work_task"))
        .await?;
    let known = environment::tasks(tx.conn()).await?;
    if known
        .iter()
        .any(|task| task.name == name && Some(&task.id) != request.id.as_ref())
    {
        return Err(ApiError::invalid("name", "known_name"));
    }
    let before = match &request.id {
        Some(id) => Some(
            known
                .iter()
                .find(|task| task.id == *id)
                .ok_or_else(|| ApiError::new(Code::NotFound))?,
        ),
        None => None,
    };
    let row = WorkTaskRow {
        id: request.id.unwrap_or_else(|| store.ids().next().to_string()),
        name,
        archived_on: crate::groups::archived(
            session,
            request.archived,
            before.and_then(|task| task.archived_on.as_deref()),
        ),
    };
    match before {
        Some(_) => environment::update_task(tx.conn(), &row).await?,
        None => environment::insert_tasks(tx.conn(), std::slice::from_ref(&row)).await?,
    }
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}
