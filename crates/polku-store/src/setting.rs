//! Settings of the office, the dated code lists, and the coordinator's parameter rows.

use crate::Result;
use sqlx::SqliteConnection;

const GET: &str = "SELECT value FROM setting WHERE id = ?1";
const SET: &str = "INSERT INTO setting (id, value) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET value = excluded.value";
const SEED_CODE: &str = "INSERT INTO code (list, code, valid_from) VALUES (?1, ?2, '2025-01-01') ON CONFLICT DO NOTHING";
const CODES: &str = "SELECT code FROM code WHERE list = ?1 ORDER BY code";
const OVERRIDES: &str = "SELECT rows FROM parameter_override ORDER BY id";
const SET_OVERRIDE: &str = "INSERT INTO parameter_override (id, rows, source) VALUES (?1, ?2, ?3) \
     ON CONFLICT (id) DO UPDATE SET rows = excluded.rows, source = excluded.source";

/// A setting's value.
///
/// # Errors
/// If the database cannot be read.
pub async fn get(conn: &mut SqliteConnection, id: &str) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(GET)
        .bind(id)
        .fetch_optional(conn)
        .await?)
}

/// Sets a setting.
///
/// # Errors
/// If the database cannot be written.
pub async fn set(conn: &mut SqliteConnection, id: &str, value: &str) -> Result<()> {
    sqlx::query(SET).bind(id).bind(value).execute(conn).await?;
    Ok(())
}

/// Puts the program's code lists into the table; codes that are there stay as they are. Part of migrating.
pub(crate) async fn seed_codes(conn: &mut SqliteConnection) -> Result<()> {
    let exits = polku_domain::exit::ExitReason::ALL
        .iter()
        .map(|reason| ("exit_reason", reason.as_str()));
    let lists = polku_domain::code::LISTS
        .iter()
        .flat_map(|(list, words)| words.iter().map(move |word| (*list, *word)));
    for (list, word) in lists.chain(exits) {
        sqlx::query(SEED_CODE)
            .bind(list)
            .bind(word)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// The codes of a list.
///
/// # Errors
/// If the database cannot be read.
pub async fn codes(conn: &mut SqliteConnection, list: &str) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(CODES).bind(list).fetch_all(conn).await?)
}

/// The coordinator's dated parameter rows, as TOML texts.
///
/// # Errors
/// If the database cannot be read.
pub async fn parameter_overrides(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(OVERRIDES).fetch_all(conn).await?)
}

/// Keeps dated parameter rows of the coordinator's, with their source.
///
/// # Errors
/// If the database cannot be written.
pub async fn set_parameter_override(
    conn: &mut SqliteConnection,
    id: &str,
    rows: &str,
    source: &str,
) -> Result<()> {
    sqlx::query(SET_OVERRIDE)
        .bind(id)
        .bind(rows)
        .bind(source)
        .execute(conn)
        .await?;
    Ok(())
}
