//! The office as settings show it: its municipalities, environments, workers, tasks; and a worker's own preferences.

use crate::access::{self, SubstituteLine};
use crate::error::{ApiError, Code};
use crate::groups::{self, GroupLine};
use crate::office::{Office, own_name, set_own_name};
use crate::session::Session;
use polku_domain::code::Role;
use polku_domain::text;
use polku_store::environment::{self, EnvironmentRow};
use polku_store::{Act, Store, WriteTx, setting, worker};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a worker may set for themselves; nothing else is kept as a preference.
const PREFERENCES: [&str; 14] = [
    "language",
    "theme",
    "contrast",
    "text_size",
    "letter_keys",
    "navigation",
    "client_columns",
    "client_filters",
    "client_sort",
    "client_views",
    "key_legend",
    "first_week",
    "long_term_rule",
    "result_rule",
];

/// The longest value of a preference, in bytes: a few saved views.
const PREFERENCE_BYTES: usize = 8000;

/// A request for the office.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetOffice {}

/// A municipality that the office serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MunicipalityLine {
    /// Three-digit code.
    pub code: String,
    /// Finnish name; the code where it is none of the region's.
    pub name_fi: String,
    /// Swedish name.
    pub name_sv: String,
}

/// A coaching environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where it is.
    pub municipality: Option<String>,
    /// Archived: nobody new starts there.
    pub archived: bool,
}

/// A worker of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Municipalities; none means all.
    pub municipalities: Vec<String>,
    /// The municipalities that they freeze and send for (kuntavastaava).
    pub responsible: Vec<String>,
    /// Coaching environments.
    pub environments: Vec<String>,
    /// Archived: signs in no more.
    pub archived: bool,
}

/// The office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeView {
    /// A made-up region.
    pub made_up: bool,
    /// What the office calls itself; empty if nobody has said.
    pub name: String,
    /// Its municipalities.
    pub municipalities: Vec<MunicipalityLine>,
    /// Its coaching environments, in alphabetical order.
    pub environments: Vec<EnvironmentLine>,
    /// Its workers, in alphabetical order.
    pub workers: Vec<WorkerLine>,
    /// The groups of the environments, in alphabetical order.
    pub groups: Vec<GroupLine>,
    /// Who stands in for whom, from today on.
    pub substitutes: Vec<SubstituteLine>,
    /// For how many hours a client that is opened with a reason stays open.
    pub reason_hours: u32,
    /// The worker's own preferences.
    pub preferences: BTreeMap<String, String>,
}

pub(crate) async fn office(
    store: &Store,
    session: &Session,
    _request: GetOffice,
) -> Result<OfficeView, ApiError> {
    // before this takes a reader of its own
    let reason_hours = session.parameters(store).await?.reason(session.today).hours;
    let mut conn = store.read().await?;
    let municipalities = environment::municipalities(&mut conn)
        .await?
        .into_iter()
        .map(|code| match polku_domain::municipality::by_code(&code) {
            Some(known) => MunicipalityLine {
                name_fi: known.name_fi.to_owned(),
                name_sv: known.name_sv.to_owned(),
                code,
            },
            None => MunicipalityLine {
                name_fi: code.clone(),
                name_sv: code.clone(),
                code,
            },
        })
        .collect();
    let mut environments: Vec<EnvironmentLine> = environment::all(&mut conn)
        .await?
        .into_iter()
        .map(|e| EnvironmentLine {
            id: e.id,
            name: e.name,
            municipality: e.municipality,
            archived: e.archived_on.is_some(),
        })
        .collect();
    environments.sort_by_key(|e| text::finnish_sort_key(&e.name));
    let mut workers = Vec::new();
    for row in worker::all(&mut conn).await? {
        workers.push(WorkerLine {
            municipalities: worker::municipalities(&mut conn, &row.id).await?,
            responsible: worker::responsible_for(&mut conn, &row.id).await?,
            environments: worker::environments(&mut conn, &row.id).await?,
            id: row.id,
            name: row.name,
            role: row.role,
            archived: row.archived_on.is_some(),
        });
    }
    workers.sort_by_key(|w| text::finnish_sort_key(&w.name));
    let groups = groups::lines(&mut conn).await?;
    let substitutes = access::substitutes(&mut conn, session).await?;
    let mut preferences = BTreeMap::new();
    for key in PREFERENCES {
        if let Some(value) = setting::get(&mut conn, &preference_id(session, key)).await? {
            preferences.insert(key.to_owned(), value);
        }
    }
    Ok(OfficeView {
        made_up: store.is_made_up(),
        name: own_name(&mut conn).await?,
        municipalities,
        environments,
        workers,
        groups,
        substitutes,
        reason_hours,
        preferences,
    })
}

fn preference_id(session: &Session, key: &str) -> String {
    format!("worker/{}/{key}", session.worker_id)
}

/// A request to keep a preference of one's own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPreference {
    /// Which, of those that [`OfficeView::preferences`] may hold.
    pub key: String,
    /// Its value.
    pub value: String,
}

pub(crate) async fn set_preference(
    store: &Store,
    session: &Session,
    request: SetPreference,
) -> Result<(), ApiError> {
    if !PREFERENCES.contains(&request.key.as_str()) {
        return Err(ApiError::invalid("key", "unknown_code"));
    }
    if request.value.len() > PREFERENCE_BYTES {
        return Err(ApiError::invalid("value", "value_out_of_range"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "set_preference"))
        .await?;
    setting::set(
        tx.conn(),
        &preference_id(session, &request.key),
        &request.value,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// A request to add a coaching environment, or to change one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveEnvironment {
    /// Which; none for a new one.
    #[serde(default)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Where it is.
    pub municipality: String,
    /// Archived.
    #[serde(default)]
    pub archived: bool,
}

pub(crate) async fn save_environment(
    store: &Store,
    session: &Session,
    request: SaveEnvironment,
) -> Result<crate::clients::Stored, ApiError> {
    let name = text::clean(&request.name);
    if name.is_empty() {
        return Err(ApiError::invalid("name", "missing_value"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "save_environment"))
        .await?;
    require_served(&mut tx, std::slice::from_ref(&request.municipality)).await?;
    let known = environment::all(tx.conn()).await?;
    if known
        .iter()
        .any(|e| e.name == name && Some(&e.id) != request.id.as_ref())
    {
        return Err(ApiError::invalid("name", "known_name"));
    }
    let before = known
        .iter()
        .find(|e| Some(&e.id) == request.id.as_ref())
        .and_then(|e| e.archived_on.as_deref());
    let archived_on = groups::archived(session, request.archived, before);
    let row = EnvironmentRow {
        id: request
            .id
            .clone()
            .unwrap_or_else(|| store.ids().next().to_string()),
        municipality: Some(request.municipality),
        name,
        archived_on,
    };
    if request.id.is_none() {
        environment::insert(tx.conn(), std::slice::from_ref(&row)).await?;
    } else if known.iter().any(|e| e.id == row.id) {
        environment::update(tx.conn(), &row).await?;
    } else {
        return Err(ApiError::new(Code::NotFound));
    }
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(crate::clients::Stored { id: row.id, act })
}

async fn require_served(tx: &mut WriteTx, codes: &[String]) -> Result<(), ApiError> {
    let served = environment::municipalities(tx.conn()).await?;
    if codes.iter().all(|code| served.contains(code)) {
        Ok(())
    } else {
        Err(ApiError::invalid("municipality", "unknown_municipality"))
    }
}

/// A request to add a worker.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddWorker {
    /// Full name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Their first passphrase, which they change themselves.
    pub passphrase: String,
    /// Municipalities; none means all.
    #[serde(default)]
    pub municipalities: Vec<String>,
    /// Coaching environments.
    #[serde(default)]
    pub environments: Vec<String>,
}

impl AddWorker {
    /// A worker of every municipality and of no environment.
    #[must_use]
    pub fn anywhere(name: &str, role: Role, passphrase: &str) -> Self {
        Self {
            name: name.to_owned(),
            role,
            passphrase: passphrase.to_owned(),
            municipalities: Vec::new(),
            environments: Vec::new(),
        }
    }

    /// Where they are to work, under this id.
    pub(crate) fn place_of(&self, worker_id: &str) -> EditWorker {
        EditWorker {
            worker_id: worker_id.to_owned(),
            role: self.role,
            municipalities: self.municipalities.clone(),
            responsible: Vec::new(),
            environments: self.environments.clone(),
        }
    }
}

pub(crate) async fn add_worker(
    office: &Office,
    session: &Session,
    request: AddWorker,
) -> Result<crate::clients::Stored, ApiError> {
    let id = office.add_worker(session, &request).await?;
    Ok(crate::clients::Stored { id, act: None })
}

/// Says where a worker works.
pub(crate) async fn place(tx: &mut WriteTx, request: &EditWorker) -> Result<(), ApiError> {
    require_served(tx, &request.municipalities).await?;
    if !request
        .responsible
        .iter()
        .all(|code| request.municipalities.contains(code))
    {
        return Err(ApiError::invalid("responsible", "unknown_municipality"));
    }
    worker::place(
        tx.conn(),
        &request.worker_id,
        &request.municipalities,
        &request.responsible,
        &request.environments,
    )
    .await?;
    Ok(())
}

/// A request to change a worker's role and where they work.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditWorker {
    /// The worker.
    pub worker_id: String,
    /// Role; it holds from the next time that they sign in.
    pub role: Role,
    /// Municipalities; none means all.
    pub municipalities: Vec<String>,
    /// Those of them that the worker freezes and sends for (kuntavastaava).
    #[serde(default)]
    pub responsible: Vec<String>,
    /// Coaching environments.
    pub environments: Vec<String>,
}

pub(crate) async fn edit_worker(
    store: &Store,
    session: &Session,
    request: EditWorker,
) -> Result<crate::clients::Stored, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "edit_worker"))
        .await?;
    let mut row = worker::by_id(tx.conn(), &request.worker_id)
        .await?
        .filter(|row| row.archived_on.is_none())
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    if row.id == session.worker_id && request.role != session.role {
        return Err(ApiError::invalid("role", "oneself"));
    }
    request.role.as_str().clone_into(&mut row.role);
    worker::update(tx.conn(), &row).await?;
    place(&mut tx, &request).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(crate::clients::Stored { id: row.id, act })
}

/// A request to give a worker another name.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenameWorker {
    /// The worker.
    pub worker_id: String,
    /// Full name; they sign in by it from now on.
    pub name: String,
}

pub(crate) async fn rename_worker(
    office: &Office,
    session: &Session,
    request: RenameWorker,
) -> Result<(), ApiError> {
    office
        .rename_worker(session, &request.worker_id, &request.name)
        .await
}

/// A request to let the office serve one more municipality of the region.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddMunicipality {
    /// Three-digit code.
    pub municipality: String,
}

pub(crate) async fn add_municipality(
    store: &Store,
    session: &Session,
    request: AddMunicipality,
) -> Result<(), ApiError> {
    if polku_domain::municipality::by_code(&request.municipality).is_none() {
        return Err(ApiError::invalid("municipality", "unknown_municipality"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_municipality"))
        .await?;
    environment::add_municipality(tx.conn(), &request.municipality).await?;
    tx.commit().await?;
    Ok(())
}

/// A request to change one's own passphrase.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The present one: an open window alone gives no leave.
    pub current: String,
    /// The new one.
    pub passphrase: String,
}

pub(crate) async fn change_passphrase(
    office: &Office,
    session: &Session,
    request: ChangePassphrase,
) -> Result<(), ApiError> {
    office
        .change_own_passphrase(session, &request.current, &request.passphrase)
        .await
}

/// A request to say what the office calls itself.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetOfficeName {
    /// Its name; empty for none.
    pub name: String,
}

/// That the office has its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeNamed {
    /// The act, for undoing it.
    pub act: Option<String>,
}

pub(crate) async fn set_office_name(
    store: &Store,
    session: &Session,
    request: SetOfficeName,
) -> Result<OfficeNamed, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "set_office_name"))
        .await?;
    set_own_name(tx.conn(), &request.name).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(OfficeNamed { act })
}
