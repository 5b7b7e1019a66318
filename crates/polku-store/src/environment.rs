//! Municipalities of the office, coaching environments, the bank of work tasks.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `coaching_environment`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct EnvironmentRow {
    /// UUIDv7.
    pub id: String,
    /// Where it is.
    pub municipality: Option<String>,
    /// Its name, by which files know it.
    pub name: String,
    /// Archived.
    pub archived_on: Option<String>,
}

/// A row of `work_task`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct WorkTaskRow {
    /// UUIDv7.
    pub id: String,
    /// Its name, by which files know it.
    pub name: String,
    /// Archived.
    pub archived_on: Option<String>,
}

const MUNICIPALITIES: &str = "SELECT code FROM municipality ORDER BY code";
const ADD_MUNICIPALITY: &str =
    "INSERT INTO municipality (code) VALUES (?1) ON CONFLICT (code) DO NOTHING";
const ENVIRONMENTS: &str =
    "SELECT id, municipality, name, archived_on FROM coaching_environment ORDER BY id";
const INSERT_ENVIRONMENTS: &str = "INSERT INTO coaching_environment (id, municipality, name, archived_on) \
     SELECT value ->> 'id', value ->> 'municipality', value ->> 'name', value ->> 'archived_on' FROM json_each(?1)";
const TASKS: &str = "SELECT id, name, archived_on FROM work_task ORDER BY id";
const INSERT_TASKS: &str = "INSERT INTO work_task (id, name, archived_on) \
     SELECT value ->> 'id', value ->> 'name', value ->> 'archived_on' FROM json_each(?1)";

/// The municipalities that the office serves, three-digit codes.
///
/// # Errors
/// If the database cannot be read.
pub async fn municipalities(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(MUNICIPALITIES).fetch_all(conn).await?)
}

/// Adds a municipality.
///
/// # Errors
/// If the database cannot be written.
pub async fn add_municipality(conn: &mut SqliteConnection, code: &str) -> Result<()> {
    sqlx::query(ADD_MUNICIPALITY)
        .bind(code)
        .execute(conn)
        .await?;
    Ok(())
}

/// Every coaching environment, in the order in which they were taken in.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<EnvironmentRow>> {
    Ok(sqlx::query_as(ENVIRONMENTS).fetch_all(conn).await?)
}

/// Takes environments in.
///
/// # Errors
/// If the database cannot be written.
pub async fn insert(conn: &mut SqliteConnection, rows: &[EnvironmentRow]) -> Result<()> {
    sqlx::query(INSERT_ENVIRONMENTS)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

const UPDATE_ENVIRONMENT: &str =
    "UPDATE coaching_environment SET municipality = ?2, name = ?3, archived_on = ?4 WHERE id = ?1";

/// Writes an environment's columns.
///
/// # Errors
/// If the database cannot be written.
pub async fn update(conn: &mut SqliteConnection, row: &EnvironmentRow) -> Result<()> {
    sqlx::query(UPDATE_ENVIRONMENT)
        .bind(&row.id)
        .bind(&row.municipality)
        .bind(&row.name)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}

/// The bank of work tasks.
///
/// # Errors
/// If the database cannot be read.
pub async fn tasks(conn: &mut SqliteConnection) -> Result<Vec<WorkTaskRow>> {
    Ok(sqlx::query_as(TASKS).fetch_all(conn).await?)
}

/// Adds work tasks to the bank.
///
/// # Errors
/// If the database cannot be written.
pub async fn insert_tasks(conn: &mut SqliteConnection, rows: &[WorkTaskRow]) -> Result<()> {
    sqlx::query(INSERT_TASKS)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

const UPDATE_TASK: &str = "UPDATE work_task SET name = ?2, archived_on = ?3 WHERE id = ?1";

/// Writes a work task's columns.
///
/// # Errors
/// If the database cannot be written.
pub async fn update_task(conn: &mut SqliteConnection, row: &WorkTaskRow) -> Result<()> {
    sqlx::query(UPDATE_TASK)
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}
