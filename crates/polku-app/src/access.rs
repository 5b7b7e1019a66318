//! Reaching further than one's own for a while: standing in for a colleague, and opening a client with a reason.

use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach};
use polku_domain::{IdentityCode, text};
use polku_store::read_log::{self, ReadAction};
use polku_store::substitute::{self, SubstituteRow};
use polku_store::{Act, SqliteConnection, Store, client, worker};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest reason, in characters.
const REASON_CHARACTERS: usize = 500;

/// The longest time for which one is named, in days.
const SUBSTITUTE_DAYS: i64 = 366;

/// Who stands in for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SubstituteLine {
    /// Id.
    pub id: String,
    /// Who is away.
    pub worker_id: String,
    /// Who stands in: sees and does what the other's environments and clients need, as far as their own role goes.
    pub substitute_id: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// The substitutes from today on.
pub(crate) async fn substitutes(
    conn: &mut SqliteConnection,
    session: &Session,
) -> Result<Vec<SubstituteLine>, ApiError> {
    let rows = substitute::from_day(conn, &session.today.to_string()).await?;
    Ok(rows
        .into_iter()
        .map(|row| SubstituteLine {
            id: row.id,
            worker_id: row.worker_id,
            substitute_id: row.substitute_id,
            from: row.from_date,
            to: row.to_date,
        })
        .collect())
}

/// A request to name a substitute for some days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NameSubstitute {
    /// Who is away: oneself, or anybody for those who manage the office.
    pub worker_id: String,
    /// Who stands in.
    pub substitute_id: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// One names a substitute for oneself; those who manage the office for anybody.
fn require_own_or_office(session: &Session, worker_id: &str) -> Result<(), ApiError> {
    if worker_id == session.worker_id {
        return Ok(());
    }
    session.require(Capability::ManageOffice)
}

pub(crate) async fn name_substitute(
    store: &Store,
    session: &Session,
    request: NameSubstitute,
) -> Result<crate::clients::Stored, ApiError> {
    require_own_or_office(session, &request.worker_id)?;
    if request.substitute_id == request.worker_id {
        return Err(ApiError::invalid("substitute_id", "oneself"));
    }
    if request.to < request.from {
        return Err(ApiError::invalid("to", "end_before_start"));
    }
    if request.to < session.today {
        return Err(ApiError::invalid("to", "past_date"));
    }
    if (request.to - request.from).num_days() >= SUBSTITUTE_DAYS {
        return Err(ApiError::invalid("to", "value_out_of_range"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "name_substitute"))
        .await?;
    for (field, id) in [
        ("worker_id", &request.worker_id),
        ("substitute_id", &request.substitute_id),
    ] {
        worker::by_id(tx.conn(), id)
            .await?
            .filter(|row| row.archived_on.is_none())
            .ok_or_else(|| ApiError::invalid(field, "unknown_code"))?;
    }
    let row = SubstituteRow {
        id: store.ids().next().to_string(),
        worker_id: request.worker_id,
        substitute_id: request.substitute_id,
        from_date: request.from.to_string(),
        to_date: request.to.to_string(),
        archived_on: None,
    };
    substitute::insert(tx.conn(), &row).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(crate::clients::Stored { id: row.id, act })
}

/// A request to take a substitution back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeBackSubstitute {
    /// Which.
    pub id: String,
}

pub(crate) async fn take_back_substitute(
    store: &Store,
    session: &Session,
    request: TakeBackSubstitute,
) -> Result<(), ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "take_back_substitute"))
        .await?;
    let row = substitute::by_id(tx.conn(), &request.id)
        .await?
        .filter(|row| row.archived_on.is_none())
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    require_own_or_office(session, &row.worker_id)?;
    substitute::take_back(tx.conn(), &row.id, &session.today.to_string()).await?;
    tx.commit().await?;
    Ok(())
}

/// A request to look for a client beyond one's own reach, to open them with a reason.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindBeyond {
    /// A whole identity code, or a family name and a given name in either order.
    pub text: String,
}

/// A client whom the whole name or the identity code found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundBeyond {
    /// Id.
    pub id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Home municipality; none under a non-disclosure order.
    pub municipality: Option<String>,
}

/// Finds nobody by a part of a name: one must know whom one looks for. A client with a non-disclosure order is found by
/// the identity code alone. Who was found stands in the read log, and that somebody looked and found nobody.
pub(crate) async fn find_beyond(
    store: &Store,
    session: &Session,
    request: FindBeyond,
) -> Result<Vec<FoundBeyond>, ApiError> {
    let mut conn = store.read().await?;
    let rows = match IdentityCode::parse(&request.text) {
        Ok(code) => client::by_identity_codes(&mut conn, &[code.as_str()]).await?,
        Err(_) => client::by_whole_name(&mut conn, &request.text).await?,
    };
    drop(conn);
    let worker = &session.worker_id;
    if rows.is_empty() {
        let nobody = Some("found 0");
        read_log::log(store, worker, ReadAction::Search, &[None], nobody).await?;
    } else {
        let found: Vec<Option<&str>> = rows.iter().map(|row| Some(row.id.as_str())).collect();
        read_log::log(store, worker, ReadAction::Search, &found, None).await?;
    }
    Ok(rows
        .into_iter()
        .map(|row| FoundBeyond {
            municipality: row.municipality.filter(|_| !row.non_disclosure),
            id: row.id,
            last_name: row.last_name,
            first_names: row.first_names,
        })
        .collect())
}

/// A request to open a client beyond one's own reach.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenWithReason {
    /// The client.
    pub client_id: String,
    /// Why: it stands in the read log for good, beside the worker and the time.
    pub reason: String,
}

/// Logs the reason. From then on the client counts as the worker's own for some hours, as far as the role goes.
pub(crate) async fn open_with_reason(
    store: &Store,
    session: &Session,
    request: OpenWithReason,
) -> Result<(), ApiError> {
    let reason = text::clean(&request.reason);
    if reason.is_empty() {
        return Err(ApiError::invalid("reason", "missing_value"));
    }
    if reason.chars().count() > REASON_CHARACTERS {
        return Err(ApiError::invalid("reason", "value_out_of_range"));
    }
    let mut conn = store.read().await?;
    if client::existing(&mut conn, &[&request.client_id])
        .await?
        .is_empty()
    {
        return Err(ApiError::new(Code::NotFound));
    }
    drop(conn);
    if session.reach(Capability::ViewClient) < Reach::Office {
        let about = [Some(request.client_id.as_str())];
        read_log::log(
            store,
            &session.worker_id,
            ReadAction::Reason,
            &about,
            Some(&reason),
        )
        .await?;
    }
    Ok(())
}
