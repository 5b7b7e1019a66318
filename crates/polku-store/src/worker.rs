//! Workers: who they are, their municipalities and environments.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `worker`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct WorkerRow {
    /// UUIDv7; the same as in the key slots.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Code of the list `role`.
    pub role: String,
    /// Archived: signs in no more.
    pub archived_on: Option<String>,
}

const BY_ID: &str = "SELECT id, name, role, archived_on FROM worker WHERE id = ?1";
const ALL: &str = "SELECT id, name, role, archived_on FROM worker ORDER BY id";
const INSERT: &str = "INSERT INTO worker (id, name, role, archived_on) VALUES (?1, ?2, ?3, ?4)";
const UPDATE: &str = "UPDATE worker SET name = ?2, role = ?3, archived_on = ?4 WHERE id = ?1";
const ADD_MUNICIPALITY: &str = "INSERT INTO worker_municipality (worker_id, municipality, responsible) VALUES (?1, ?2, ?3) \
     ON CONFLICT (worker_id, municipality) DO UPDATE SET responsible = excluded.responsible";
const ADD_ENVIRONMENT: &str = "INSERT INTO worker_environment (worker_id, environment_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
const MUNICIPALITIES: &str =
    "SELECT municipality FROM worker_municipality WHERE worker_id = ?1 ORDER BY municipality";
const ENVIRONMENTS: &str =
    "SELECT environment_id FROM worker_environment WHERE worker_id = ?1 ORDER BY environment_id";

/// A worker by id.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_id(conn: &mut SqliteConnection, id: &str) -> Result<Option<WorkerRow>> {
    Ok(sqlx::query_as(BY_ID).bind(id).fetch_optional(conn).await?)
}

/// Every worker.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<WorkerRow>> {
    Ok(sqlx::query_as(ALL).fetch_all(conn).await?)
}

/// Adds a worker.
///
/// # Errors
/// If the database cannot be written.
pub async fn insert(conn: &mut SqliteConnection, row: &WorkerRow) -> Result<()> {
    sqlx::query(INSERT)
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.role)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a worker's columns.
///
/// # Errors
/// If the database cannot be written.
pub async fn update(conn: &mut SqliteConnection, row: &WorkerRow) -> Result<()> {
    sqlx::query(UPDATE)
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.role)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a worker a municipality, and whether they freeze and send for it (kuntavastaava).
///
/// # Errors
/// If the database cannot be written.
pub async fn add_municipality(
    conn: &mut SqliteConnection,
    worker: &str,
    municipality: &str,
    responsible: bool,
) -> Result<()> {
    sqlx::query(ADD_MUNICIPALITY)
        .bind(worker)
        .bind(municipality)
        .bind(responsible)
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a worker a coaching environment.
///
/// # Errors
/// If the database cannot be written.
pub async fn add_environment(
    conn: &mut SqliteConnection,
    worker: &str,
    environment: &str,
) -> Result<()> {
    sqlx::query(ADD_ENVIRONMENT)
        .bind(worker)
        .bind(environment)
        .execute(conn)
        .await?;
    Ok(())
}

/// A worker's municipalities; none means all of the office's.
///
/// # Errors
/// If the database cannot be read.
pub async fn municipalities(conn: &mut SqliteConnection, worker: &str) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(MUNICIPALITIES)
        .bind(worker)
        .fetch_all(conn)
        .await?)
}

/// A worker's coaching environments.
///
/// # Errors
/// If the database cannot be read.
pub async fn environments(conn: &mut SqliteConnection, worker: &str) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(ENVIRONMENTS)
        .bind(worker)
        .fetch_all(conn)
        .await?)
}

const LEAVE_MUNICIPALITIES: &str = "DELETE FROM worker_municipality WHERE worker_id = ?1 \
     AND municipality NOT IN (SELECT value FROM json_each(?2))";
const JOIN_MUNICIPALITIES: &str = "INSERT INTO worker_municipality (worker_id, municipality) \
     SELECT ?1, value FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING";
const LEAVE_ENVIRONMENTS: &str = "DELETE FROM worker_environment WHERE worker_id = ?1 \
     AND environment_id NOT IN (SELECT value FROM json_each(?2))";
const JOIN_ENVIRONMENTS: &str = "INSERT INTO worker_environment (worker_id, environment_id) \
     SELECT ?1, value FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING";

const ANSWERS: &str = "UPDATE worker_municipality SET responsible = municipality IN (SELECT value FROM json_each(?2)) \
     WHERE worker_id = ?1 AND responsible <> (municipality IN (SELECT value FROM json_each(?2)))";
const RESPONSIBLE: &str = "SELECT municipality FROM worker_municipality WHERE worker_id = ?1 AND responsible = 1 \
     ORDER BY municipality";

/// The municipalities that a worker freezes and sends for (kuntavastaava).
///
/// # Errors
/// If the database cannot be read.
pub async fn responsible_for(conn: &mut SqliteConnection, worker: &str) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(RESPONSIBLE)
        .bind(worker)
        .fetch_all(conn)
        .await?)
}

/// Gives a worker these municipalities and environments and no others, and says which of the municipalities they freeze
/// and send for.
///
/// # Errors
/// If one of them is none, or the database cannot be written.
pub async fn place(
    conn: &mut SqliteConnection,
    worker: &str,
    municipalities: &[String],
    responsible: &[String],
    environments: &[String],
) -> Result<()> {
    for (sql, list) in [
        (LEAVE_MUNICIPALITIES, municipalities),
        (JOIN_MUNICIPALITIES, municipalities),
        (ANSWERS, responsible),
        (LEAVE_ENVIRONMENTS, environments),
        (JOIN_ENVIRONMENTS, environments),
    ] {
        sqlx::query(sql)
            .bind(worker)
            .bind(serde_json::to_string(list)?)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
