//! Participations (ESF+ spells) and situations, and the facts of persons that the figures are counted from.

use crate::{Result, StoreError};
use polku_domain::NaiveDate;
use polku_domain::record::{EsfPerson, Situation, Spell};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};
use ts_rs::TS;

/// A row of `participation`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize, TS)]
pub struct ParticipationRow {
    /// UUIDv7.
    pub id: String,
    /// Whose.
    pub client_id: String,
    /// Municipality of the spell.
    pub municipality: Option<String>,
    /// ISCED 0-9.
    pub education_isced: Option<i64>,
    /// Code of the list `status_at_start`.
    pub status_at_start: Option<String>,
    /// First day of unemployment.
    pub unemployed_since: Option<String>,
    /// First day.
    pub start_date: String,
    /// Last day.
    pub end_date: Option<String>,
    /// Day of a qualification.
    pub qualification_date: Option<String>,
    /// Whether it counts.
    pub counted: bool,
    /// Code of the list of exit reasons.
    pub exit_reason: Option<String>,
}

/// A row of `situation`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize, TS)]
pub struct SituationRow {
    /// UUIDv7.
    pub id: String,
    /// Whose.
    pub client_id: String,
    /// The day.
    pub date: String,
    /// Code of the list `situation`.
    pub situation: String,
    /// Place within the day.
    pub order_in_day: i64,
}

macro_rules! columns {
    () => {
        "id, client_id, municipality, education_isced, status_at_start, unemployed_since, start_date, end_date, \
         qualification_date, counted, exit_reason"
    };
}

const INSERT: &str = concat!(
    "INSERT INTO participation (",
    columns!(),
    ") SELECT value ->> 'id', value ->> 'client_id', value ->> 'municipality', value ->> 'education_isced', \
     value ->> 'status_at_start', value ->> 'unemployed_since', value ->> 'start_date', value ->> 'end_date', \
     value ->> 'qualification_date', value ->> 'counted', value ->> 'exit_reason' FROM json_each(?1)"
);
const UPDATE: &str = "UPDATE participation SET municipality = ?2, education_isced = ?3, status_at_start = ?4, \
     unemployed_since = ?5, start_date = ?6, end_date = ?7, qualification_date = ?8, counted = ?9, exit_reason = ?10 \
     WHERE id = ?1";
const UPDATE_IMPORTED: &str = "UPDATE participation SET municipality = ?2, education_isced = ?3, \
     status_at_start = ?4, unemployed_since = ?5, end_date = ?6, qualification_date = ?7, counted = ?8 WHERE id = ?1";
const OF_CLIENTS: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM participation WHERE client_id IN (SELECT value FROM json_each(?1)) ORDER BY client_id, start_date, id"
);
const ALL: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM participation ORDER BY client_id, start_date, id"
);

/// Takes spells in.
///
/// # Errors
/// If a row breaks a constraint or the disk is full.
pub async fn insert(conn: &mut SqliteConnection, rows: &[ParticipationRow]) -> Result<()> {
    sqlx::query(INSERT)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a spell's columns.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update(conn: &mut SqliteConnection, row: &ParticipationRow) -> Result<()> {
    sqlx::query(UPDATE)
        .bind(&row.id)
        .bind(&row.municipality)
        .bind(row.education_isced)
        .bind(&row.status_at_start)
        .bind(&row.unemployed_since)
        .bind(&row.start_date)
        .bind(&row.end_date)
        .bind(&row.qualification_date)
        .bind(row.counted)
        .bind(&row.exit_reason)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes the columns of a spell that files carry; the others stay.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update_imported(conn: &mut SqliteConnection, row: &ParticipationRow) -> Result<()> {
    sqlx::query(UPDATE_IMPORTED)
        .bind(&row.id)
        .bind(&row.municipality)
        .bind(row.education_isced)
        .bind(&row.status_at_start)
        .bind(&row.unemployed_since)
        .bind(&row.end_date)
        .bind(&row.qualification_date)
        .bind(row.counted)
        .execute(conn)
        .await?;
    Ok(())
}

/// The spells of those clients, by client and start.
///
/// # Errors
/// If the database cannot be read.
pub async fn of_clients(
    conn: &mut SqliteConnection,
    clients: &[&str],
) -> Result<Vec<ParticipationRow>> {
    Ok(sqlx::query_as(OF_CLIENTS)
        .bind(serde_json::to_string(clients)?)
        .fetch_all(conn)
        .await?)
}

/// Every spell, by client and start.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<ParticipationRow>> {
    Ok(sqlx::query_as(ALL).fetch_all(conn).await?)
}

const INSERT_SITUATIONS: &str = "INSERT INTO situation (id, client_id, date, situation, order_in_day) \
     SELECT value ->> 'id', value ->> 'client_id', value ->> 'date', value ->> 'situation', value ->> 'order_in_day' \
     FROM json_each(?1)";
const UPDATE_SITUATION: &str =
    "UPDATE situation SET date = ?2, situation = ?3, order_in_day = ?4 WHERE id = ?1";
const SITUATIONS_OF_CLIENTS: &str = "SELECT id, client_id, date, situation, order_in_day FROM situation \
     WHERE client_id IN (SELECT value FROM json_each(?1)) ORDER BY client_id, date, order_in_day, id";
const ALL_SITUATIONS: &str = "SELECT id, client_id, date, situation, order_in_day FROM situation ORDER BY client_id, date, order_in_day, id";

/// Takes situations in.
///
/// # Errors
/// If a row breaks a constraint or the disk is full.
pub async fn insert_situations(conn: &mut SqliteConnection, rows: &[SituationRow]) -> Result<()> {
    sqlx::query(INSERT_SITUATIONS)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a situation's columns.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update_situation(conn: &mut SqliteConnection, row: &SituationRow) -> Result<()> {
    sqlx::query(UPDATE_SITUATION)
        .bind(&row.id)
        .bind(&row.date)
        .bind(&row.situation)
        .bind(row.order_in_day)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a participation away; the journal keeps it.
///
/// # Errors
/// If the disk is full.
pub async fn delete(conn: &mut SqliteConnection, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM participation WHERE id = ?1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a situation away; the journal keeps it.
///
/// # Errors
/// If the disk is full.
pub async fn delete_situation(conn: &mut SqliteConnection, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM situation WHERE id = ?1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// The situations of those clients, by client, date and order.
///
/// # Errors
/// If the database cannot be read.
pub async fn situations_of_clients(
    conn: &mut SqliteConnection,
    clients: &[&str],
) -> Result<Vec<SituationRow>> {
    Ok(sqlx::query_as(SITUATIONS_OF_CLIENTS)
        .bind(serde_json::to_string(clients)?)
        .fetch_all(conn)
        .await?)
}

/// Every situation, by client, date and order.
///
/// # Errors
/// If the database cannot be read.
pub async fn all_situations(conn: &mut SqliteConnection) -> Result<Vec<SituationRow>> {
    Ok(sqlx::query_as(ALL_SITUATIONS).fetch_all(conn).await?)
}

#[derive(FromRow)]
struct SpellOfPerson {
    client_id: String,
    identity_code: String,
    gender: Option<String>,
    municipality: Option<String>,
    education_isced: Option<i64>,
    status_at_start: Option<String>,
    unemployed_since: Option<String>,
    start_date: String,
    end_date: Option<String>,
    qualification_date: Option<String>,
    counted: bool,
}

const SPELLS_OF_PERSONS: &str = "SELECT s.client_id, c.identity_code, c.gender, s.municipality, s.education_isced, \
     s.status_at_start, s.unemployed_since, s.start_date, s.end_date, s.qualification_date, s.counted \
     FROM participation s JOIN client c ON c.id = s.client_id \
     WHERE s.start_date <= ?1 OR EXISTS (SELECT 1 FROM participation o WHERE o.client_id = s.client_id \
       AND o.start_date <= ?1) \
     ORDER BY s.client_id, s.start_date";
const SITUATIONS_UNTIL: &str = "SELECT id, client_id, date, situation, order_in_day FROM situation \
     WHERE date <= ?1 ORDER BY client_id, date, order_in_day, id";

/// Every client with a spell that had started by `as_of`, as the figures need them, by client id.
///
/// # Errors
/// If the database cannot be read or a row does not hold what it should.
pub async fn esf_people(
    conn: &mut SqliteConnection,
    as_of: NaiveDate,
) -> Result<Vec<(String, EsfPerson)>> {
    let until = as_of.to_string();
    let spells: Vec<SpellOfPerson> = sqlx::query_as(SPELLS_OF_PERSONS)
        .bind(&until)
        .fetch_all(&mut *conn)
        .await?;
    let situations: Vec<SituationRow> = sqlx::query_as(SITUATIONS_UNTIL)
        .bind(&until)
        .fetch_all(&mut *conn)
        .await?;
    let mut situations = situations.into_iter().peekable();
    let mut people: Vec<(String, EsfPerson)> = Vec::new();
    for row in spells {
        if people.last().is_none_or(|(id, _)| *id != row.client_id) {
            let mut own = Vec::new();
            while let Some(next) = situations.peek()
                && next.client_id <= row.client_id
            {
                if let Some(next) = situations.next()
                    && next.client_id == row.client_id
                {
                    own.push(situation(&next)?);
                }
            }
            let code = polku_domain::IdentityCode::parse(&row.identity_code);
            let person = EsfPerson {
                date_of_birth: code.ok().map(|code| code.date_of_birth()),
                gender: coded(row.gender.as_deref(), "client", "gender")?,
                spells: Vec::new(),
                situations: own,
            };
            people.push((row.client_id.clone(), person));
        }
        if let Some((_, person)) = people.last_mut() {
            person.spells.push(row.spell()?);
        }
    }
    Ok(people)
}

impl SpellOfPerson {
    fn spell(self) -> Result<Spell> {
        Ok(Spell {
            start: date(&self.start_date, "participation", "start_date")?,
            end: optional_date(self.end_date.as_deref(), "participation", "end_date")?,
            municipality: self.municipality,
            education_isced: self
                .education_isced
                .and_then(|level| u8::try_from(level).ok()),
            status_at_start: coded(
                self.status_at_start.as_deref(),
                "participation",
                "status_at_start",
            )?,
            unemployed_since: optional_date(
                self.unemployed_since.as_deref(),
                "participation",
                "unemployed_since",
            )?,
            qualification_date: optional_date(
                self.qualification_date.as_deref(),
                "participation",
                "qualification_date",
            )?,
            counted: self.counted,
        })
    }
}

/// The situation that a row holds.
///
/// # Errors
/// If the row does not hold what it should.
pub fn situation(row: &SituationRow) -> Result<Situation> {
    Ok(Situation {
        date: date(&row.date, "situation", "date")?,
        situation: row
            .situation
            .parse()
            .map_err(|_| StoreError::Inconsistent {
                table: "situation",
                column: "situation",
            })?,
        order_in_day: row.order_in_day,
    })
}

/// A stored date.
///
/// # Errors
/// [`StoreError::Inconsistent`] naming the column.
pub fn date(text: &str, table: &'static str, column: &'static str) -> Result<NaiveDate> {
    text.parse()
        .map_err(|_| StoreError::Inconsistent { table, column })
}

/// A stored date that may be absent.
///
/// # Errors
/// [`StoreError::Inconsistent`] naming the column.
pub fn optional_date(
    text: Option<&str>,
    table: &'static str,
    column: &'static str,
) -> Result<Option<NaiveDate>> {
    text.map(|text| date(text, table, column)).transpose()
}

/// A stored code that may be absent.
///
/// # Errors
/// [`StoreError::Inconsistent`] naming the column.
pub fn coded<T: std::str::FromStr>(
    text: Option<&str>,
    table: &'static str,
    column: &'static str,
) -> Result<Option<T>> {
    text.map(str::parse)
        .transpose()
        .map_err(|_| StoreError::Inconsistent { table, column })
}
