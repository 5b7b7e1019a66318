//! Coaching periods: starting, changing, ending them; and the rules that a client's record keeps whoever changes it.

use crate::clients::Stored;
use crate::error::{ApiError, Code};
use crate::groups::weekdays;
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::attendance::covering_period;
use polku_domain::code::{LegalBasis, Organiser};
use polku_domain::finding::Finding;
use polku_domain::hours::Hours;
use polku_domain::limits::{self, WorkTrialElsewhere};
use polku_domain::parameters::Parameters;
use polku_domain::record::CoachingPeriod;
use polku_store::participation::{date, optional_date};
use polku_store::period::{self, PeriodRow};
use polku_store::{Act, Store, WriteTx, attendance, client, environment, group, participation};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request to start a coaching period.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartPeriod {
    /// The client.
    pub client_id: String,
    /// Where.
    pub environment_id: String,
    /// On what legal basis.
    pub legal_basis: LegalBasis,
    /// First day.
    pub start_date: NaiveDate,
    /// Last day, planned.
    #[serde(default)]
    pub end_date: Option<NaiveDate>,
    /// Days a week.
    #[serde(default)]
    pub weekly_days: Option<u8>,
    /// Hours a day, hundredths.
    #[serde(default)]
    pub daily_hours: Option<u32>,
    /// Weekdays as digits, Monday = 1; they settle the days a week.
    #[serde(default)]
    pub weekdays: Option<String>,
    /// Group of the environment.
    #[serde(default)]
    pub group_id: Option<String>,
    /// Who organises it.
    #[serde(default)]
    pub organiser: Option<Organiser>,
}

/// A request to change a coaching period: every field as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditPeriod {
    /// The client.
    pub client_id: String,
    /// The period.
    pub period_id: String,
    /// Where.
    pub environment_id: String,
    /// Group of the environment.
    pub group_id: Option<String>,
    /// On what legal basis.
    pub legal_basis: LegalBasis,
    /// Who organises it.
    pub organiser: Option<Organiser>,
    /// First day.
    pub start_date: NaiveDate,
    /// Last day, planned or real.
    pub end_date: Option<NaiveDate>,
    /// Days a week.
    pub weekly_days: Option<u8>,
    /// Hours a day, hundredths.
    pub daily_hours: Option<u32>,
    /// Weekdays as digits, Monday = 1; they settle the days a week.
    pub weekdays: Option<String>,
}

/// What starting or ending a period stored, and what the law says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeriodStored {
    /// The period and the act.
    #[serde(flatten)]
    pub stored: Stored,
    /// Limits that it breaks; it is stored all the same.
    pub findings: Vec<Finding>,
}

pub(crate) async fn start(
    store: &Store,
    session: &Session,
    request: StartPeriod,
) -> Result<PeriodStored, ApiError> {
    let row = row_of(EditPeriod {
        period_id: store.ids().next().to_string(),
        client_id: request.client_id,
        environment_id: request.environment_id,
        group_id: request.group_id,
        legal_basis: request.legal_basis,
        organiser: request.organiser,
        start_date: request.start_date,
        end_date: request.end_date,
        weekly_days: request.weekly_days,
        daily_hours: request.daily_hours,
        weekdays: request.weekdays,
    })?;
    let parameters = session.parameters(store).await?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "start_period"))
        .await?;
    check_place(&mut tx, &row, None).await?;
    check_own_nature(&mut tx, &row).await?;
    period::insert(tx.conn(), std::slice::from_ref(&row)).await?;
    finish(tx, session, &parameters, row).await
}

pub(crate) async fn edit(
    store: &Store,
    session: &Session,
    request: EditPeriod,
) -> Result<PeriodStored, ApiError> {
    let row = row_of(request)?;
    let parameters = session.parameters(store).await?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "edit_period"))
        .await?;
    let before = period::by_id(tx.conn(), &row.id)
        .await?
        .filter(|before| before.client_id == row.client_id)
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    check_place(&mut tx, &row, Some(&before)).await?;
    check_own_nature(&mut tx, &row).await?;
    period::update(tx.conn(), &row).await?;
    finish(tx, session, &parameters, row).await
}

fn row_of(request: EditPeriod) -> Result<PeriodRow, ApiError> {
    if request
        .weekly_days
        .is_some_and(|days| !(1..=7).contains(&days))
    {
        return Err(ApiError::invalid("weekly_days", "value_out_of_range"));
    }
    if request
        .daily_hours
        .is_some_and(|hours| hours > Hours::DAY.hundredths())
    {
        return Err(ApiError::invalid("daily_hours", "hours_out_of_range"));
    }
    let weekdays = match &request.weekdays {
        Some(digits) => Some(
            weekdays(digits).ok_or_else(|| ApiError::invalid("weekdays", "value_out_of_range"))?,
        ),
        None => None,
    };
    if request.end_date.is_some_and(|end| end < request.start_date) {
        return Err(ApiError::invalid("end_date", "end_before_start"));
    }
    let named = weekdays
        .as_ref()
        .and_then(|digits| i64::try_from(digits.len()).ok());
    Ok(PeriodRow {
        id: request.period_id,
        client_id: request.client_id,
        environment_id: request.environment_id,
        legal_basis: request.legal_basis.as_str().to_owned(),
        organiser: request.organiser.map(|o| o.as_str().to_owned()),
        start_date: request.start_date.to_string(),
        end_date: request.end_date.map(|day| day.to_string()),
        weekly_days: named.or(request.weekly_days.map(i64::from)),
        daily_hours: request.daily_hours.map(i64::from),
        weekdays,
        group_id: request.group_id,
    })
}

/// No other period of the client has the same environment, legal basis and first day: by these three a period is known
/// when it is imported, and two of them would become one.
async fn check_own_nature(tx: &mut WriteTx, row: &PeriodRow) -> Result<(), ApiError> {
    let of_client = period::of_clients(tx.conn(), &[&row.client_id]).await?;
    let is_the_same = |other: &PeriodRow| {
        other.id != row.id
            && other.environment_id == row.environment_id
            && other.legal_basis == row.legal_basis
            && other.start_date == row.start_date
    };
    if of_client.iter().any(is_the_same) {
        return Err(ApiError::invalid("start_date", "same_period"));
    }
    Ok(())
}

/// The environment is there, and the group is one of its own; where they are new to the period, neither is archived.
async fn check_place(
    tx: &mut WriteTx,
    row: &PeriodRow,
    before: Option<&PeriodRow>,
) -> Result<(), ApiError> {
    let stays = before.is_some_and(|before| before.environment_id == row.environment_id);
    environment::all(tx.conn())
        .await?
        .iter()
        .find(|e| e.id == row.environment_id && (stays || e.archived_on.is_none()))
        .ok_or_else(|| ApiError::invalid("environment_id", "unknown_code"))?;
    if let Some(id) = &row.group_id {
        let stays = before.is_some_and(|before| before.group_id.as_ref() == Some(id));
        group::all(tx.conn())
            .await?
            .iter()
            .find(|g| {
                g.id == *id
                    && g.environment_id == row.environment_id
                    && (stays || g.archived_on.is_none())
            })
            .ok_or_else(|| ApiError::invalid("group_id", "unknown_code"))?;
    }
    Ok(())
}

/// A request to end a coaching period (Päätä jakso).
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPeriod {
    /// The client.
    pub client_id: String,
    /// The period.
    pub period_id: String,
    /// Last day.
    pub end_date: NaiveDate,
    /// The final assessment: how it went and what comes next.
    #[serde(default)]
    pub final_assessment: Option<String>,
}

pub(crate) async fn end(
    store: &Store,
    session: &Session,
    request: EndPeriod,
) -> Result<PeriodStored, ApiError> {
    let parameters = session.parameters(store).await?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "end_period"))
        .await?;
    let mut row = period::by_id(tx.conn(), &request.period_id)
        .await?
        .filter(|row| row.client_id == request.client_id)
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    if request.end_date < date(&row.start_date, "coaching_period", "start_date")? {
        return Err(ApiError::invalid("end_date", "end_before_start"));
    }
    row.end_date = Some(request.end_date.to_string());
    period::update(tx.conn(), &row).await?;
    if let Some(text) = request
        .final_assessment
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        // L703: what the wellbeing services county organises is social care
        if row.organiser.as_deref() == Some(Organiser::WellbeingCounty.as_str()) {
            return Err(ApiError::invalid("final_assessment", "social_care"));
        }
        period::assess(tx.conn(), &row, text).await?;
    }
    finish(tx, session, &parameters, row).await
}

/// A request to take away a coaching period that did not come about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeAwayPeriod {
    /// The client.
    pub client_id: String,
    /// The period.
    pub period_id: String,
}

pub(crate) async fn take_away(
    store: &Store,
    session: &Session,
    request: TakeAwayPeriod,
) -> Result<Stored, ApiError> {
    let parameters = session.parameters(store).await?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "take_away_period"))
        .await?;
    let row = period::by_id(tx.conn(), &request.period_id)
        .await?
        .filter(|row| row.client_id == request.client_id)
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    let client = [row.client_id.as_str()];
    let last = row.end_date.as_deref().unwrap_or("9999");
    let is_used = !attendance::of_clients(tx.conn(), &client, &row.start_date, last)
        .await?
        .is_empty()
        || period::assessments(tx.conn(), &row.client_id)
            .await?
            .iter()
            .any(|(id, _)| *id == row.id);
    if is_used {
        return Err(ApiError::rule("period_used"));
    }
    period::delete(tx.conn(), &row.id).await?;
    check_record(&mut tx, &row.client_id, &parameters).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

async fn finish(
    mut tx: WriteTx,
    session: &Session,
    parameters: &Parameters,
    row: PeriodRow,
) -> Result<PeriodStored, ApiError> {
    check_record(&mut tx, &row.client_id, parameters).await?;
    let findings = findings_of(&mut tx, session, parameters, &row).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(PeriodStored {
        stored: Stored { id: row.id, act },
        findings,
    })
}

async fn findings_of(
    tx: &mut WriteTx,
    session: &Session,
    parameters: &Parameters,
    row: &PeriodRow,
) -> Result<Vec<Finding>, ApiError> {
    let rows = period::of_clients(tx.conn(), &[&row.client_id]).await?;
    let index = rows.iter().position(|r| r.id == row.id);
    let periods: Vec<CoachingPeriod> = rows
        .iter()
        .map(PeriodRow::period)
        .collect::<Result<_, _>>()?;
    let known = client::by_id(tx.conn(), &row.client_id).await?;
    let elsewhere = match &known {
        Some(c) => c
            .work_trial_days_elsewhere
            .and_then(|days| u32::try_from(days).ok())
            .zip(optional_date(
                c.work_trial_elsewhere_until.as_deref(),
                "client",
                "work_trial_elsewhere_until",
            )?)
            .map(|(days, until)| WorkTrialElsewhere { days, until }),
        None => None,
    };
    let mut findings = index
        .and_then(|n| periods.get(n))
        .map(|p| limits::period_findings(p, session.today, parameters))
        .unwrap_or_default();
    let trials = limits::work_trial_findings(&periods, elsewhere, session.today, parameters);
    findings.extend(
        trials
            .into_iter()
            .filter(|(n, _)| Some(*n) == index)
            .map(|(_, finding)| finding),
    );
    Ok(findings)
}

/// The rules that a client's record keeps, whoever changed it and however: checked at the end of each act and of each
/// undo, before it is stored.
///
/// Spells do not overlap; nothing lies before the first spell; attendance lies inside a period; no two full-time
/// periods at once; no period is open when a participation has ended.
pub(crate) async fn check_record(
    tx: &mut WriteTx,
    client_id: &str,
    parameters: &Parameters,
) -> Result<(), ApiError> {
    let spells = participation::of_clients(tx.conn(), &[client_id]).await?;
    for pair in spells.windows(2) {
        if let [earlier, later] = pair
            && earlier
                .end_date
                .as_ref()
                .is_none_or(|end| later.start_date <= *end)
        {
            return Err(ApiError::rule("overlapping_spells"));
        }
    }
    let rows = period::of_clients(tx.conn(), &[client_id]).await?;
    let situations = participation::situations_of_clients(tx.conn(), &[client_id]).await?;
    let days = attendance::of_clients(tx.conn(), &[client_id], "", "9999").await?;
    let first = spells.iter().map(|s| &s.start_date).min();
    let dates = rows
        .iter()
        .map(|p| &p.start_date)
        .chain(situations.iter().map(|s| &s.date));
    for day in dates {
        if first.is_none_or(|first| day < first) {
            return Err(ApiError::rule("before_first_spell"));
        }
    }
    let periods: Vec<CoachingPeriod> = rows
        .iter()
        .map(PeriodRow::period)
        .collect::<Result<_, _>>()?;
    // the spell that a period began in is the last one that had begun
    let is_left_open = |period: &PeriodRow| {
        let spell = spells
            .iter()
            .rfind(|spell| spell.start_date <= period.start_date);
        period.end_date.is_none() && spell.is_some_and(|spell| spell.end_date.is_some())
    };
    if rows.iter().any(is_left_open) {
        return Err(ApiError::rule("period_open"));
    }
    for row in &days {
        if covering_period(&periods, date(&row.date, "attendance", "date")?).is_none() {
            return Err(ApiError::rule("outside_every_period"));
        }
    }
    if !limits::overlapping_full_time(&periods, parameters).is_empty() {
        return Err(ApiError::rule("overlapping_full_time"));
    }
    Ok(())
}
