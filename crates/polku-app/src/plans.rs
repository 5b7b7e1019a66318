//! What a worker owes to a plan or to the payer of a benefit, once it is done: a plan looked at, an absence reported.

use crate::clients::Stored;
use crate::error::ApiError;
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::code::PlanKind;
use polku_store::plan::{self, AbsenceNoticeRow, PlanRow};
use polku_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request to record that absences were reported to the payer of the benefit, today (L380 § 59).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAbsenceNotice {
    /// Whose.
    pub client_id: String,
    /// First day reported.
    pub from_date: NaiveDate,
    /// Last day reported.
    pub to_date: NaiveDate,
}

pub(crate) async fn add_absence_notice(
    store: &Store,
    session: &Session,
    request: AddAbsenceNotice,
) -> Result<Stored, ApiError> {
    if request.to_date < request.from_date {
        return Err(ApiError::invalid("to_date", "end_before_start"));
    }
    if request.to_date > session.today {
        return Err(ApiError::invalid("to_date", "future_date"));
    }
    let row = AbsenceNoticeRow {
        id: store.ids().next().to_string(),
        client_id: request.client_id,
        from_date: request.from_date.to_string(),
        to_date: request.to_date.to_string(),
        sent_on: session.today.to_string(),
    };
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_absence_notice"))
        .await?;
    plan::insert_notices(tx.conn(), std::slice::from_ref(&row)).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// A request to record that the plan that is due first was looked at, or when that of a client is looked at for the
/// first time: then it is known from now on as the employment plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewPlan {
    /// Whose.
    pub client_id: String,
    /// When it is next looked at; none for no more.
    #[serde(default)]
    pub next_review_on: Option<NaiveDate>,
}

pub(crate) async fn review_plan(
    store: &Store,
    session: &Session,
    request: ReviewPlan,
) -> Result<Stored, ApiError> {
    if request
        .next_review_on
        .is_some_and(|next| next <= session.today)
    {
        return Err(ApiError::invalid("next_review_on", "past_date"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "review_plan"))
        .await?;
    let mut known = plan::of_client(tx.conn(), &request.client_id).await?;
    known.retain(|row| row.archived_on.is_none());
    let due = known
        .iter()
        .filter(|row| row.next_review_on.is_some())
        .min_by(|a, b| a.next_review_on.cmp(&b.next_review_on))
        // the newest, where no review of any was agreed
        .or(known.first());
    let next = request.next_review_on.map(|day| day.to_string());
    let id = match due {
        Some(due) => {
            plan::set_next_review(tx.conn(), &due.id, next.as_deref()).await?;
            due.id.clone()
        }
        None if next.is_none() => return Err(ApiError::invalid("next_review_on", "missing_value")),
        None => {
            let row = PlanRow {
                id: store.ids().next().to_string(),
                client_id: request.client_id,
                kind: PlanKind::EmploymentPlan.as_str().to_owned(),
                made_on: session.today.to_string(),
                next_review_on: next,
                archived_on: None,
            };
            plan::insert(tx.conn(), std::slice::from_ref(&row)).await?;
            row.id
        }
    };
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id, act })
}
