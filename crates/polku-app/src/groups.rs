//! Groups of coaching environments with their weekly patterns, and the days on which an environment is closed.

use crate::clients::Stored;
use crate::error::{ApiError, Code};
use crate::session::Session;
use polku_domain::access::{Capability, Reach};
use polku_domain::hours::Hours;
use polku_domain::{NaiveDate, text};
use polku_store::group::{self, ClosedDayRow, GroupRow};
use polku_store::{Act, SqliteConnection, Store, WriteTx, environment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most days that one act closes or opens.
const CLOSED_DAYS: i64 = 366;

/// A group of an environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GroupLine {
    /// Id.
    pub id: String,
    /// The environment.
    pub environment_id: String,
    /// Name.
    pub name: String,
    /// The weekly pattern that its periods begin with: weekdays as digits, Monday = 1.
    pub weekdays: String,
    /// Hours a day of the pattern, hundredths.
    pub daily_hours: Option<u32>,
    /// Archived: nobody new starts in it.
    pub archived: bool,
}

/// Every group, in alphabetical order.
pub(crate) async fn lines(conn: &mut SqliteConnection) -> Result<Vec<GroupLine>, ApiError> {
    let mut lines: Vec<GroupLine> = group::all(conn)
        .await?
        .into_iter()
        .map(|row| GroupLine {
            id: row.id,
            environment_id: row.environment_id,
            name: row.name,
            weekdays: row.weekdays,
            daily_hours: row.daily_hours.and_then(|hours| u32::try_from(hours).ok()),
            archived: row.archived_on.is_some(),
        })
        .collect();
    lines.sort_by_key(|line| text::finnish_sort_key(&line.name));
    Ok(lines)
}

/// Weekdays as digits, each once and in order; none where they are no weekdays.
pub(crate) fn weekdays(digits: &str) -> Option<String> {
    let mut days: Vec<u8> = digits.bytes().collect();
    days.sort_unstable();
    days.dedup();
    let fits = !days.is_empty() && days.iter().all(|day| (b'1'..=b'7').contains(day));
    fits.then(|| days.into_iter().map(char::from).collect())
}

/// Lets pass an environment that the worker runs: one of their own, or of their municipality, or any, by the reach of
/// editing periods.
async fn require_environments(
    tx: &mut WriteTx,
    session: &Session,
    ids: &[String],
) -> Result<(), ApiError> {
    let known = environment::all(tx.conn()).await?;
    for id in ids {
        let row = known
            .iter()
            .find(|row| row.id == *id)
            .ok_or_else(|| ApiError::invalid("environment_id", "unknown_code"))?;
        let own = session.environments.contains(id);
        let in_own_municipality = session.municipalities.is_empty()
            || row
                .municipality
                .as_ref()
                .is_some_and(|code| session.municipalities.contains(code));
        let allowed = match session.reach(Capability::EditPeriod) {
            Reach::Office => true,
            Reach::OwnMunicipalities => own || in_own_municipality,
            Reach::OwnClients | Reach::OwnEnvironments => own,
            Reach::Nothing => false,
        };
        if !allowed {
            return Err(ApiError::new(Code::NotPermitted));
        }
    }
    Ok(())
}

/// A request to add a group, or to change one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveGroup {
    /// Which; none for a new one.
    #[serde(default)]
    pub id: Option<String>,
    /// The environment; that of a group stays.
    pub environment_id: String,
    /// Name.
    pub name: String,
    /// Weekdays as digits, Monday = 1.
    pub weekdays: String,
    /// Hours a day, hundredths.
    #[serde(default)]
    pub daily_hours: Option<u32>,
    /// Archived.
    #[serde(default)]
    pub archived: bool,
}

pub(crate) async fn save_group(
    store: &Store,
    session: &Session,
    request: SaveGroup,
) -> Result<Stored, ApiError> {
    let name = text::clean(&request.name);
    if name.is_empty() {
        return Err(ApiError::invalid("name", "missing_value"));
    }
    let weekdays = weekdays(&request.weekdays)
        .ok_or_else(|| ApiError::invalid("weekdays", "value_out_of_range"))?;
    if request
        .daily_hours
        .is_some_and(|hours| hours > Hours::DAY.hundredths())
    {
        return Err(ApiError::invalid("daily_hours", "hours_out_of_range"));
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "save_group"))
        .await?;
    require_environments(
        &mut tx,
        session,
        std::slice::from_ref(&request.environment_id),
    )
    .await?;
    let known = group::all(tx.conn()).await?;
    if known.iter().any(|g| {
        g.environment_id == request.environment_id
            && g.name == name
            && Some(&g.id) != request.id.as_ref()
    }) {
        return Err(ApiError::invalid("name", "known_name"));
    }
    let before = match &request.id {
        Some(id) => Some(
            known
                .iter()
                .find(|g| g.id == *id && g.environment_id == request.environment_id)
                .ok_or_else(|| ApiError::new(Code::NotFound))?,
        ),
        None => None,
    };
    let archived_on = archived(
        session,
        request.archived,
        before.and_then(|row| row.archived_on.as_deref()),
    );
    let row = GroupRow {
        id: request.id.unwrap_or_else(|| store.ids().next().to_string()),
        environment_id: request.environment_id,
        name,
        weekdays,
        daily_hours: request.daily_hours.map(i64::from),
        archived_on,
    };
    group::save(tx.conn(), &row).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// The day since which something is archived: what is so already keeps its day.
pub(crate) fn archived(session: &Session, wanted: bool, before: Option<&str>) -> Option<String> {
    wanted.then(|| before.map_or_else(|| session.today.to_string(), str::to_owned))
}

/// A request for closed days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListClosedDays {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// Days in a row on which an environment is closed for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClosedDays {
    /// The environment.
    pub environment_id: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Why.
    pub reason: Option<String>,
}

/// Joins closed days that follow each other.
fn runs(rows: Vec<ClosedDayRow>) -> Vec<ClosedDays> {
    let mut runs: Vec<ClosedDays> = Vec::new();
    for row in rows {
        if let Some(last) = runs.last_mut()
            && last.environment_id == row.environment_id
            && last.reason == row.reason
            && follows(&last.to, &row.date)
        {
            last.to = row.date;
            continue;
        }
        runs.push(ClosedDays {
            environment_id: row.environment_id,
            from: row.date.clone(),
            to: row.date,
            reason: row.reason,
        });
    }
    runs.sort_by(|a, b| (&a.from, &a.environment_id).cmp(&(&b.from, &b.environment_id)));
    runs
}

fn follows(day: &str, next: &str) -> bool {
    let (Ok(day), Ok(next)) = (day.parse::<NaiveDate>(), next.parse::<NaiveDate>()) else {
        return false;
    };
    day.succ_opt() == Some(next)
}

pub(crate) async fn list_closed_days(
    store: &Store,
    _session: &Session,
    request: ListClosedDays,
) -> Result<Vec<ClosedDays>, ApiError> {
    let mut conn = store.read().await?;
    let (from, to) = (request.from.to_string(), request.to.to_string());
    let rows = group::closed_days(&mut conn, None, &from, &to).await?;
    Ok(runs(rows))
}

/// A request to close some days, or to open them again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseDays {
    /// The environments.
    pub environment_ids: Vec<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Why; of no meaning when opening.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What closing or opening days did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DaysClosed {
    /// Days of environments that changed.
    pub changed: u32,
    /// Marks that stand on the closed days all the same.
    pub marked: u32,
    /// The act, for undoing it; none where nothing changed.
    pub act: Option<String>,
}

fn check_days(request: &CloseDays) -> Result<(), ApiError> {
    if request.environment_ids.is_empty() {
        return Err(ApiError::invalid("environment_ids", "missing_value"));
    }
    if request.to < request.from {
        return Err(ApiError::invalid("to", "end_before_start"));
    }
    if (request.to - request.from).num_days() >= CLOSED_DAYS {
        return Err(ApiError::invalid("to", "value_out_of_range"));
    }
    Ok(())
}

pub(crate) async fn close_days(
    store: &Store,
    session: &Session,
    request: CloseDays,
) -> Result<DaysClosed, ApiError> {
    check_days(&request)?;
    let reason = request
        .reason
        .as_deref()
        .map(text::clean)
        .filter(|reason| !reason.is_empty());
    let mut tx = store
        .begin(Act::new(&session.worker_id, "close_days"))
        .await?;
    require_environments(&mut tx, session, &request.environment_ids).await?;
    let rows: Vec<ClosedDayRow> = request
        .environment_ids
        .iter()
        .flat_map(|id| {
            let reason = reason.clone();
            request
                .from
                .iter_days()
                .take_while(|day| *day <= request.to)
                .map(move |day| ClosedDayRow {
                    environment_id: id.clone(),
                    date: day.to_string(),
                    reason: reason.clone(),
                })
        })
        .collect();
    group::close_days(tx.conn(), &rows).await?;
    let changed = u32::try_from(tx.written().await?).unwrap_or(u32::MAX);
    let marked = polku_store::attendance::marked_in(
        tx.conn(),
        &request.environment_ids,
        &request.from.to_string(),
        &request.to.to_string(),
    )
    .await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(DaysClosed {
        changed,
        marked: u32::try_from(marked).unwrap_or(u32::MAX),
        act,
    })
}

pub(crate) async fn open_days(
    store: &Store,
    session: &Session,
    request: CloseDays,
) -> Result<DaysClosed, ApiError> {
    check_days(&request)?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "open_days"))
        .await?;
    require_environments(&mut tx, session, &request.environment_ids).await?;
    group::open_days(
        tx.conn(),
        &request.environment_ids,
        &request.from.to_string(),
        &request.to.to_string(),
    )
    .await?;
    let changed = u32::try_from(tx.written().await?).unwrap_or(u32::MAX);
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(DaysClosed {
        changed,
        marked: 0,
        act,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(environment: &str, date: &str, reason: Option<&str>) -> ClosedDayRow {
        ClosedDayRow {
            environment_id: environment.to_owned(),
            date: date.to_owned(),
            reason: reason.map(str::to_owned),
        }
    }

    #[test]
    fn days_in_a_row_for_one_reason_are_one_line() {
        let lines = runs(vec![
            closed("a", "2026-12-30", Some("Joulu")),
            closed("a", "2026-12-31", Some("Joulu")),
            closed("a", "2027-01-01", Some("Joulu")),
            closed("a", "2027-01-02", None),
            closed("a", "2027-01-04", None),
            closed("b", "2027-01-05", None),
        ]);
        let spans: Vec<_> = lines
            .iter()
            .map(|run| {
                (
                    run.environment_id.as_str(),
                    run.from.as_str(),
                    run.to.as_str(),
                )
            })
            .collect();
        assert_eq!(
            spans,
            [
                ("a", "2026-12-30", "2027-01-01"),
                ("a", "2027-01-02", "2027-01-02"),
                ("a", "2027-01-04", "2027-01-04"),
                ("b", "2027-01-05", "2027-01-05"),
            ]
        );
    }

    #[test]
    fn weekdays_come_in_order_and_once() {
        assert_eq!(weekdays("531").as_deref(), Some("135"));
        assert_eq!(weekdays("1122").as_deref(), Some("12"));
        assert_eq!(weekdays(""), None);
        assert_eq!(weekdays("8"), None);
        assert_eq!(weekdays("1,2"), None);
    }
}
