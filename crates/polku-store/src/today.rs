//! Who is expected where, and what waits to be done: the readings behind the first page.

use crate::Result;
use sqlx::{FromRow, SqliteConnection};

/// A client with a period that covers a day.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ExpectedRow {
    /// The client.
    pub client_id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Turvakielto.
    pub non_disclosure: bool,
    /// The period.
    pub period_id: String,
    /// Where.
    pub environment_id: String,
    /// Code of the legal basis.
    pub legal_basis: String,
    /// First day of the period.
    pub start_date: String,
    /// Last day of the period.
    pub end_date: Option<String>,
    /// Days a week.
    pub weekly_days: Option<i64>,
    /// Hours a day, hundredths.
    pub daily_hours: Option<i64>,
    /// Weekdays as digits.
    pub weekdays: Option<String>,
    /// The group of the environment.
    pub group_id: Option<String>,
}

const EXPECTED: &str = "SELECT p.client_id, c.last_name, c.first_names, c.non_disclosure, p.id AS period_id,
       p.environment_id, p.legal_basis, p.start_date, p.end_date, p.weekly_days, p.daily_hours, p.weekdays, p.group_id
FROM coaching_period p JOIN client c ON c.id = p.client_id
WHERE p.environment_id IN (SELECT value FROM json_each(?1)) AND c.archived_on IS NULL
  AND p.start_date <= ?3 AND (p.end_date IS NULL OR p.end_date >= ?2)
ORDER BY c.sort_key, c.id, p.start_date, p.id";

/// The periods in those environments that touch the days `from` to `to`, by name.
///
/// # Errors
/// If the database cannot be read.
pub async fn expected(
    conn: &mut SqliteConnection,
    environments: &[String],
    from: &str,
    to: &str,
) -> Result<Vec<ExpectedRow>> {
    let environments = serde_json::to_string(environments)?;
    Ok(sqlx::query_as(EXPECTED)
        .bind(environments)
        .bind(from)
        .bind(to)
        .fetch_all(conn)
        .await?)
}

/// Something about a client that waits, with the day it is due or was marked.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct WaitingRow {
    /// The client.
    pub client_id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// The day.
    pub date: String,
    /// How many such things there are in all.
    pub total: u32,
}

/// Whose things are asked for: clients with a period in the environments, or of the career agents; neither for all.
#[derive(Debug, Clone, Default)]
pub struct Whose {
    /// Environments, none for no limit.
    pub environments: Option<Vec<String>>,
    /// Career agents, none for no limit.
    pub career_agents: Option<Vec<String>>,
    /// Municipalities, none for no limit.
    pub municipalities: Option<Vec<String>>,
}

macro_rules! whose {
    () => {
        whose!(
            "AND q.start_date <= ?4 AND (q.end_date IS NULL OR q.end_date >= date(?4, '-30 days'))"
        )
    };
    ($while:literal) => {
        concat!(
            "c.archived_on IS NULL
  AND (?1 IS NULL OR EXISTS (SELECT 1 FROM coaching_period q WHERE q.client_id = c.id
       AND q.environment_id IN (SELECT value FROM json_each(?1)) ",
            $while,
            "))
  AND (?2 IS NULL OR c.career_agent_id IN (SELECT value FROM json_each(?2)))
  AND (?3 IS NULL OR c.municipality IN (SELECT value FROM json_each(?3)))"
        )
    };
}

// the same of a client's row elsewhere, found once for all rows: most of them are of others
macro_rules! of_theirs {
    () => {
        "(?1 IS NULL OR a.client_id IN (SELECT q.client_id FROM coaching_period q
       WHERE q.environment_id IN (SELECT value FROM json_each(?1))))
  AND (?2 IS NULL OR a.client_id IN (SELECT w.id FROM client w WHERE w.career_agent_id IN (SELECT value FROM json_each(?2))))"
    };
}

// the term that the index of absences has, word for word, so that it is used; what waits for its reason waits until it
// has one, however old it is and whether or not the period has ended
const UNEXPLAINED: &str = concat!(
    "SELECT c.id AS client_id, c.last_name, c.first_names, a.date, count(*) OVER () AS total
FROM attendance a CROSS JOIN client c ON c.id = a.client_id
WHERE a.attendance = 'absent_unexplained' AND a.attendance NOT IN ('present', 'late', 'remote', 'not_held')
  AND a.date <= ?4 AND ",
    of_theirs!(),
    " AND ",
    // of those who come to one's environments, only the days that they were there
    whose!("AND q.start_date <= a.date AND (q.end_date IS NULL OR q.end_date >= a.date)"),
    " ORDER BY a.date, c.sort_key LIMIT 200"
);
// the few that are due come first, by an index of their own: CROSS keeps the order
const ENDING: &str = concat!(
    "SELECT c.id AS client_id, c.last_name, c.first_names, p.end_date AS date, count(*) OVER () AS total
FROM coaching_period p CROSS JOIN client c ON c.id = p.client_id
WHERE p.end_date BETWEEN ?4 AND date(?4, '+' || ?5 || ' days') AND p.start_date <= ?4 AND ",
    whose!(),
    " ORDER BY p.end_date, c.sort_key LIMIT 200"
);
const REVIEWS: &str = concat!(
    "SELECT c.id AS client_id, c.last_name, c.first_names, r.next_review_on AS date, count(*) OVER () AS total
FROM plan r CROSS JOIN client c ON c.id = r.client_id
WHERE r.archived_on IS NULL AND r.next_review_on <= date(?4, '+' || ?5 || ' days')
  AND EXISTS (SELECT 1 FROM participation s WHERE s.client_id = c.id AND s.end_date IS NULL) AND ",
    whose!(),
    " ORDER BY r.next_review_on, c.sort_key LIMIT 200"
);
const NOTICES: &str = concat!(
    "WITH absent AS MATERIALIZED (SELECT a.client_id, min(a.date) AS date FROM attendance a
  WHERE a.attendance NOT IN ('present', 'late', 'remote', 'not_held')
    AND a.date <= date(?4, '-' || ?5 || ' days') AND a.date >= date(?4, '-90 days') AND ",
    of_theirs!(),
    "
    AND NOT EXISTS (SELECT 1 FROM absence_notice n WHERE n.client_id = a.client_id
                    AND n.from_date <= a.date AND n.to_date >= a.date)
  GROUP BY a.client_id)
SELECT c.id AS client_id, c.last_name, c.first_names, a.date, count(*) OVER () AS total FROM absent a CROSS JOIN client c ON c.id = a.client_id
WHERE ",
    whose!(),
    " ORDER BY a.date, c.sort_key LIMIT 200"
);

async fn waiting(
    conn: &mut SqliteConnection,
    sql: &'static str,
    whose: &Whose,
    today: &str,
    days: u32,
) -> Result<Vec<WaitingRow>> {
    Ok(sqlx::query_as(sql)
        .bind(
            whose
                .environments
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
        )
        .bind(
            whose
                .career_agents
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
        )
        .bind(
            whose
                .municipalities
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
        )
        .bind(today)
        .bind(days)
        .fetch_all(conn)
        .await?)
}

/// Absences whose reason is still to be found out.
///
/// # Errors
/// If the database cannot be read.
pub async fn unexplained(
    conn: &mut SqliteConnection,
    whose: &Whose,
    today: &str,
) -> Result<Vec<WaitingRow>> {
    waiting(conn, UNEXPLAINED, whose, today, 0).await
}

/// Open periods that end within so many days.
///
/// # Errors
/// If the database cannot be read.
pub async fn ending(
    conn: &mut SqliteConnection,
    whose: &Whose,
    today: &str,
    within_days: u32,
) -> Result<Vec<WaitingRow>> {
    waiting(conn, ENDING, whose, today, within_days).await
}

/// Reviews of plans that are late or due within so many days.
///
/// # Errors
/// If the database cannot be read.
pub async fn reviews(
    conn: &mut SqliteConnection,
    whose: &Whose,
    today: &str,
    within_days: u32,
) -> Result<Vec<WaitingRow>> {
    waiting(conn, REVIEWS, whose, today, within_days).await
}

/// Clients with an absence at least so many days old that no notice covers, with the first such day.
///
/// # Errors
/// If the database cannot be read.
pub async fn notices_due(
    conn: &mut SqliteConnection,
    whose: &Whose,
    today: &str,
    every_days: u32,
) -> Result<Vec<WaitingRow>> {
    waiting(conn, NOTICES, whose, today, every_days).await
}
