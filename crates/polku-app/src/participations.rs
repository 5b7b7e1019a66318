//! Participations (the ESF+ data): starting one, completing its start data, ending it, and what became of the person.

use crate::clients::{Stored, require_own_municipality};
use crate::error::{ApiError, Code};
use crate::periods::check_record;
use crate::session::Session;
use polku_domain::code::{SituationCode, StatusAtStart};
use polku_domain::exit::ExitReason;
use polku_domain::{IdentityCode, NaiveDate};
use polku_store::participation::{self, ParticipationRow, SituationRow, date};
use polku_store::{Act, Store, WriteTx, client, period};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Start data, in EURA 2021's order (757/2021 § 56).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartData {
    /// First day.
    pub start_date: NaiveDate,
    /// Home municipality.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Highest completed education, ISCED 0-8, 9 = unknown.
    #[serde(default)]
    pub education_isced: Option<u8>,
    /// Labour market status.
    #[serde(default)]
    pub status_at_start: Option<StatusAtStart>,
    /// First day of the unemployment that runs.
    #[serde(default)]
    pub unemployed_since: Option<NaiveDate>,
    /// False for one who is no participant, such as project staff.
    #[serde(default = "yes")]
    pub counted: bool,
}

const fn yes() -> bool {
    true
}

/// A request to start a participation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartParticipation {
    /// The client.
    pub client_id: String,
    /// The start data.
    pub start: StartData,
}

/// A request to complete or correct the start data of a participation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditStart {
    /// The client.
    pub client_id: String,
    /// The participation.
    pub participation_id: String,
    /// The start data.
    pub start: StartData,
}

pub(crate) async fn start(
    store: &Store,
    session: &Session,
    request: StartParticipation,
) -> Result<Stored, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "start_participation"))
        .await?;
    let mut row = ParticipationRow {
        id: store.ids().next().to_string(),
        client_id: request.client_id,
        municipality: None,
        education_isced: None,
        status_at_start: None,
        unemployed_since: None,
        start_date: String::new(),
        end_date: None,
        qualification_date: None,
        counted: true,
        exit_reason: None,
    };
    take_start(&mut tx, session, &mut row, request.start).await?;
    participation::insert(tx.conn(), std::slice::from_ref(&row)).await?;
    follow_municipality(&mut tx, &row).await?;
    finish(store, session, tx, row).await
}

pub(crate) async fn edit_start(
    store: &Store,
    session: &Session,
    request: EditStart,
) -> Result<Stored, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "edit_start"))
        .await?;
    let mut row = row_of(&mut tx, &request.client_id, &request.participation_id).await?;
    let before = row.municipality.clone();
    take_start(&mut tx, session, &mut row, request.start).await?;
    participation::update(tx.conn(), &row).await?;
    if row.municipality != before {
        follow_municipality(&mut tx, &row).await?;
    }
    finish(store, session, tx, row).await
}

async fn take_start(
    tx: &mut WriteTx,
    session: &Session,
    row: &mut ParticipationRow,
    start: StartData,
) -> Result<(), ApiError> {
    let known = client::by_id(tx.conn(), &row.client_id).await?;
    // where the client lives already is no new municipality
    let lives_in = known
        .as_ref()
        .and_then(|client| client.municipality.as_ref());
    if let Some(municipality) = &start.municipality
        && row.municipality.as_ref() != Some(municipality)
        && lives_in != Some(municipality)
    {
        require_own_municipality(tx, session, municipality).await?;
    }
    if start.education_isced.is_some_and(|level| level > 9) {
        return Err(ApiError::invalid("education_isced", "value_out_of_range"));
    }
    if start
        .unemployed_since
        .is_some_and(|since| since > start.start_date)
    {
        return Err(ApiError::invalid(
            "unemployed_since",
            "unemployed_since_after_start",
        ));
    }
    if let Some(code) = known.and_then(|known| IdentityCode::parse(&known.identity_code).ok()) {
        let born = code.date_of_birth();
        if start.start_date < born {
            return Err(ApiError::invalid("start_date", "born_after_start"));
        }
        if start.unemployed_since.is_some_and(|since| since < born) {
            return Err(ApiError::invalid("unemployed_since", "before_birth"));
        }
    }
    if row
        .end_date
        .as_ref()
        .is_some_and(|end| *end < start.start_date.to_string())
    {
        return Err(ApiError::invalid("start_date", "end_before_start"));
    }
    row.start_date = start.start_date.to_string();
    row.municipality = start.municipality;
    row.education_isced = start.education_isced.map(i64::from);
    row.status_at_start = start
        .status_at_start
        .map(|status| status.as_str().to_owned());
    row.unemployed_since = start.unemployed_since.map(|day| day.to_string());
    row.counted = start.counted;
    Ok(())
}

/// A request to end a participation (Päätä osallistuminen), the one ESF+ exit, or to correct the end data of one that
/// has ended.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndParticipation {
    /// The client.
    pub client_id: String,
    /// The participation.
    pub participation_id: String,
    /// Last day: the date of the last activity in the project.
    pub end_date: NaiveDate,
    /// The project's own reason.
    pub exit_reason: ExitReason,
    /// What became of the person, in EURA's words.
    pub situation: SituationCode,
    /// Day of a qualification gained because of the project; none where there is none, whatever was known before.
    #[serde(default)]
    pub qualification_date: Option<NaiveDate>,
}

pub(crate) async fn end(
    store: &Store,
    session: &Session,
    request: EndParticipation,
) -> Result<Stored, ApiError> {
    take_end(store, session, request, "end_participation").await
}

pub(crate) async fn edit_end(
    store: &Store,
    session: &Session,
    request: EndParticipation,
) -> Result<Stored, ApiError> {
    take_end(store, session, request, "edit_end").await
}

async fn take_end(
    store: &Store,
    session: &Session,
    request: EndParticipation,
    command: &'static str,
) -> Result<Stored, ApiError> {
    let mut tx = store.begin(Act::new(&session.worker_id, command)).await?;
    let mut row = row_of(&mut tx, &request.client_id, &request.participation_id).await?;
    if request.end_date < date(&row.start_date, "participation", "start_date")? {
        return Err(ApiError::invalid("end_date", "end_before_start"));
    }
    if request.end_date > session.today {
        return Err(ApiError::invalid("end_date", "future_date"));
    }
    if let Some(qualified) = request.qualification_date {
        if qualified.to_string() < row.start_date {
            return Err(ApiError::invalid(
                "qualification_date",
                "qualification_before_start",
            ));
        }
        if qualified > session.today {
            return Err(ApiError::invalid("qualification_date", "future_date"));
        }
    }
    let end = request.end_date.to_string();
    let next_start = next_start(&mut tx, &row).await?;
    for period in period::of_clients(tx.conn(), &[&request.client_id]).await? {
        let began_in_it = period.start_date >= row.start_date
            && next_start
                .as_ref()
                .is_none_or(|next| period.start_date < *next);
        if began_in_it && period.end_date.is_none_or(|last| last > end) {
            return Err(ApiError::rule("period_open"));
        }
    }
    let ended_before = row.end_date.replace(end);
    row.exit_reason = Some(request.exit_reason.as_str().to_owned());
    row.qualification_date = request.qualification_date.map(|day| day.to_string());
    participation::update(tx.conn(), &row).await?;
    if let Some(before) = ended_before {
        let told = told_at_end(&mut tx, &request.client_id, &before).await?;
        if let Some(told) = told.filter(|told| {
            told.date != request.end_date.to_string()
                || told.situation != request.situation.as_str()
        }) {
            participation::delete_situation(tx.conn(), &told.id).await?;
        }
    }
    add_situation(
        &mut tx,
        store,
        &request.client_id,
        request.end_date,
        request.situation,
    )
    .await?;
    finish(store, session, tx, row).await
}

/// A request about one participation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneParticipation {
    /// The client.
    pub client_id: String,
    /// The participation.
    pub participation_id: String,
}

/// Takes away a participation that did not come about: one in which nothing has been recorded yet.
pub(crate) async fn take_away(
    store: &Store,
    session: &Session,
    request: OneParticipation,
) -> Result<Stored, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "take_away_participation"))
        .await?;
    let row = row_of(&mut tx, &request.client_id, &request.participation_id).await?;
    let client = [request.client_id.as_str()];
    let next_start = next_start(&mut tx, &row).await?;
    let is_of_it =
        |day: &String| *day >= row.start_date && next_start.as_ref().is_none_or(|next| day < next);
    let periods = period::of_clients(tx.conn(), &client).await?;
    let situations = participation::situations_of_clients(tx.conn(), &client).await?;
    let is_used = row.end_date.is_some()
        || periods.iter().any(|period| is_of_it(&period.start_date))
        || situations.iter().any(|situation| is_of_it(&situation.date));
    if is_used {
        return Err(ApiError::rule("participation_used"));
    }
    participation::delete(tx.conn(), &row.id).await?;
    finish(store, session, tx, row).await
}

/// Takes back the end of a participation that goes on after all, with the situation that was told with it.
pub(crate) async fn reopen(
    store: &Store,
    session: &Session,
    request: OneParticipation,
) -> Result<Stored, ApiError> {
    let mut tx = store
        .begin(Act::new(&session.worker_id, "reopen_participation"))
        .await?;
    let mut row = row_of(&mut tx, &request.client_id, &request.participation_id).await?;
    if let Some(end) = row.end_date.take()
        && let Some(told) = told_at_end(&mut tx, &request.client_id, &end).await?
    {
        participation::delete_situation(tx.conn(), &told.id).await?;
    }
    row.exit_reason = None;
    participation::update(tx.conn(), &row).await?;
    finish(store, session, tx, row).await
}

/// The first day of the client's participation after that one.
async fn next_start(tx: &mut WriteTx, row: &ParticipationRow) -> Result<Option<String>, ApiError> {
    let spells = participation::of_clients(tx.conn(), &[&row.client_id]).await?;
    Ok(spells
        .into_iter()
        .map(|spell| spell.start_date)
        .find(|start| *start > row.start_date))
}

/// The situation that stands as that of the end on a day: the one told last on it.
async fn told_at_end(
    tx: &mut WriteTx,
    client_id: &str,
    end: &str,
) -> Result<Option<SituationRow>, ApiError> {
    let known = participation::situations_of_clients(tx.conn(), &[client_id]).await?;
    Ok(known.into_iter().rfind(|s| s.date == end))
}

/// A request to record what became of a person on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddSituation {
    /// The client.
    pub client_id: String,
    /// The day.
    pub date: NaiveDate,
    /// What.
    pub situation: SituationCode,
}

pub(crate) async fn situation(
    store: &Store,
    session: &Session,
    request: AddSituation,
) -> Result<Stored, ApiError> {
    if request.date > session.today {
        return Err(ApiError::invalid("date", "future_date"));
    }
    let parameters = session.parameters(store).await?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_situation"))
        .await?;
    let id = add_situation(
        &mut tx,
        store,
        &request.client_id,
        request.date,
        request.situation,
    )
    .await?;
    check_record(&mut tx, &request.client_id, &parameters).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id, act })
}

/// A request to take away a situation that was recorded by mistake.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeAwaySituation {
    /// The client.
    pub client_id: String,
    /// The situation.
    pub situation_id: String,
}

pub(crate) async fn take_away_situation(
    store: &Store,
    session: &Session,
    request: TakeAwaySituation,
) -> Result<Stored, ApiError> {
    let parameters = session.parameters(store).await?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "take_away_situation"))
        .await?;
    let client = [request.client_id.as_str()];
    let row = participation::situations_of_clients(tx.conn(), &client)
        .await?
        .into_iter()
        .find(|row| row.id == request.situation_id)
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    let is_of_an_end = participation::of_clients(tx.conn(), &client)
        .await?
        .iter()
        .any(|spell| spell.end_date.as_ref() == Some(&row.date));
    if is_of_an_end
        && told_at_end(&mut tx, &request.client_id, &row.date)
            .await?
            .is_some_and(|told| told.id == row.id)
    {
        return Err(ApiError::rule("situation_of_end"));
    }
    participation::delete_situation(tx.conn(), &row.id).await?;
    check_record(&mut tx, &request.client_id, &parameters).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// Adds a situation after those of the same day; one that is there already becomes the last of them.
async fn add_situation(
    tx: &mut WriteTx,
    store: &Store,
    client_id: &str,
    day: NaiveDate,
    situation: SituationCode,
) -> Result<String, ApiError> {
    let known = participation::situations_of_clients(tx.conn(), &[client_id]).await?;
    let day = day.to_string();
    let last = known
        .iter()
        .filter(|s| s.date == day)
        .map(|s| s.order_in_day)
        .max()
        .unwrap_or(0);
    if let Some(same) = known
        .iter()
        .find(|s| s.date == day && s.situation == situation.as_str())
    {
        let mut same = same.clone();
        if same.order_in_day != last {
            same.order_in_day = last.saturating_add(1);
            participation::update_situation(tx.conn(), &same).await?;
        }
        return Ok(same.id);
    }
    let row = SituationRow {
        id: store.ids().next().to_string(),
        client_id: client_id.to_owned(),
        date: day,
        situation: situation.as_str().to_owned(),
        order_in_day: last.saturating_add(1),
    };
    participation::insert_situations(tx.conn(), std::slice::from_ref(&row)).await?;
    Ok(row.id)
}

async fn row_of(tx: &mut WriteTx, client_id: &str, id: &str) -> Result<ParticipationRow, ApiError> {
    let rows = participation::of_clients(tx.conn(), &[client_id]).await?;
    rows.into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| ApiError::new(Code::NotFound))
}

/// The client's home municipality becomes that of a participation which has just been given it, if none began later.
async fn follow_municipality(tx: &mut WriteTx, row: &ParticipationRow) -> Result<(), ApiError> {
    let last = participation::of_clients(tx.conn(), &[&row.client_id])
        .await?
        .into_iter()
        .next_back();
    if let Some(municipality) = last
        .filter(|last| last.id == row.id)
        .and_then(|last| last.municipality)
        && let Some(mut known) = client::by_id(tx.conn(), &row.client_id).await?
        && known.municipality.as_ref() != Some(&municipality)
    {
        known.municipality = Some(municipality);
        client::update(tx.conn(), &known).await?;
    }
    Ok(())
}

/// The rules of the record, then the disk.
async fn finish(
    store: &Store,
    session: &Session,
    mut tx: WriteTx,
    row: ParticipationRow,
) -> Result<Stored, ApiError> {
    let parameters = session.parameters(store).await?;
    check_record(&mut tx, &row.client_id, &parameters).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}
