//! What each table is, and the triggers that follow from it.
//!
//! A table is either *journaled*, with the audience that may later receive its changes, or *exempt*, with the reason. A
//! table that is neither is a failing test. The triggers are generated from this list and the columns that the database
//! itself reports, so no use case can forget the journal.

use crate::error::StoreError;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Row, SqliteConnection};
use std::fmt::Write as _;

/// Who may receive the changes of a table once records are shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Every worker of the municipality.
    Common,
    /// Work coaches and career agents.
    Coaching,
    /// Those with an individual consent.
    Health,
    /// Company agents.
    Company,
    /// Those who decide on and pay bonuses.
    Money,
    /// Coordinators, about staff.
    Staff,
}

impl Audience {
    /// Its word in the journal.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Coaching => "coaching",
            Self::Health => "health",
            Self::Company => "company",
            Self::Money => "money",
            Self::Staff => "staff",
        }
    }
}

/// How a table is kept.
#[derive(Debug, Clone, Copy)]
pub enum Kept {
    /// Every change lands in the journal.
    Journaled {
        /// For whom.
        audience: Audience,
        /// The columns that make up the row's identity; `row_id` joins them with a dot.
        key: &'static [&'static str],
    },
    /// Not journaled.
    Exempt {
        /// Why.
        reason: &'static str,
    },
}

/// A table and how it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How it is kept.
    pub kept: Kept,
}

const fn journaled(name: &'static str, audience: Audience, key: &'static [&'static str]) -> Table {
    Table {
        name,
        kept: Kept::Journaled { audience, key },
    }
}

const fn exempt(name: &'static str, reason: &'static str) -> Table {
    Table {
        name,
        kept: Kept::Exempt { reason },
    }
}

/// Every table of the store. Order: a table stands after those it refers to.
pub const TABLES: &[Table] = &[
    journaled("code", Audience::Common, &["list", "code"]),
    journaled("setting", Audience::Common, &["id"]),
    journaled("parameter_override", Audience::Common, &["id"]),
    journaled("municipality", Audience::Common, &["code"]),
    journaled("worker", Audience::Staff, &["id"]),
    journaled(
        "worker_municipality",
        Audience::Staff,
        &["worker_id", "municipality"],
    ),
    journaled("coaching_environment", Audience::Common, &["id"]),
    journaled(
        "worker_environment",
        Audience::Staff,
        &["worker_id", "environment_id"],
    ),
    journaled("coaching_group", Audience::Common, &["id"]),
    journaled("closed_day", Audience::Common, &["environment_id", "date"]),
    journaled("substitute", Audience::Staff, &["id"]),
    journaled("phrase", Audience::Coaching, &["id"]),
    journaled("work_task", Audience::Common, &["id"]),
    journaled("client", Audience::Common, &["id"]),
    journaled("participation", Audience::Common, &["id"]),
    journaled("situation", Audience::Common, &["id"]),
    journaled("coaching_period", Audience::Common, &["id"]),
    journaled("final_assessment", Audience::Coaching, &["id"]),
    journaled("attendance", Audience::Coaching, &["client_id", "date"]),
    journaled("note", Audience::Coaching, &["id"]),
    journaled("plan", Audience::Coaching, &["id"]),
    journaled("absence_notice", Audience::Coaching, &["id"]),
    exempt("store_meta", "facts about this file: its device, its clock"),
    exempt("journal_tx", "the journal itself"),
    exempt("journal", "the journal itself"),
    exempt(
        "journal_context",
        "the transaction that the triggers write under",
    ),
    exempt("read_log", "an append-only log with a chain of its own"),
    exempt("draft", "half-typed forms, of no meaning to anyone else"),
    exempt("client_number", "the search index"),
    exempt("client_search", "the search index"),
    exempt("_sqlx_migrations", "the migrations that were run"),
];

/// A journaled table with the columns that the database reports.
#[derive(Debug, Clone)]
pub struct Journaled {
    /// Its name.
    pub name: &'static str,
    /// The audience of its changes.
    pub audience: Audience,
    /// Its key columns.
    pub key: &'static [&'static str],
    /// All its columns.
    pub columns: Vec<String>,
}

/// The journaled tables with their columns, in the order of [`TABLES`].
///
/// # Errors
/// If the database cannot be read or lacks a declared table.
pub async fn journaled_tables(conn: &mut SqliteConnection) -> Result<Vec<Journaled>, StoreError> {
    let mut found = Vec::new();
    for table in TABLES {
        if let Kept::Journaled { audience, key } = table.kept {
            let rows = sqlx::query("SELECT name FROM pragma_table_info(?1) ORDER BY cid")
                .bind(table.name)
                .fetch_all(&mut *conn)
                .await?;
            let columns: Vec<String> = rows
                .iter()
                .map(|row| row.try_get(0))
                .collect::<Result<_, _>>()?;
            if columns.is_empty() {
                return Err(StoreError::Damaged("a table is missing"));
            }
            found.push(Journaled {
                name: table.name,
                audience,
                key,
                columns,
            });
        }
    }
    Ok(found)
}

/// Drops every generated trigger.
pub(crate) async fn drop_triggers(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let rows =
        sqlx::query("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'made_*'")
            .fetch_all(&mut *conn)
            .await?;
    for row in rows {
        let name: String = row.try_get(0)?;
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER \"{name}\"")))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Makes every trigger anew.
pub(crate) async fn make_triggers(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let tables = journaled_tables(conn).await?;
    for sql in tables
        .iter()
        .flat_map(journal_triggers)
        .chain(SEARCH_TRIGGERS.iter().map(|sql| (*sql).to_owned()))
    {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *conn).await?;
    }
    Ok(())
}

/// A hash over all triggers of the file, to be compared at opening.
pub(crate) async fn trigger_hash(conn: &mut SqliteConnection) -> Result<String, StoreError> {
    let rows =
        sqlx::query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
            .fetch_all(&mut *conn)
            .await?;
    let mut hash = Sha256::new();
    for row in rows {
        let (name, sql): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(sql.as_bytes());
        hash.update([0]);
    }
    Ok(data_encoding::HEXLOWER.encode(&hash.finalize()))
}

fn row_id(table: &Journaled, of: &str) -> String {
    table
        .key
        .iter()
        .map(|column| format!("{of}.{column}"))
        .collect::<Vec<_>>()
        .join(" || '.' || ")
}

/// The client and the municipality that a row is about.
fn about(table: &Journaled, of: &str) -> (String, String) {
    let has = |column: &str| table.columns.iter().any(|c| c == column);
    let client = if table.name == "client" {
        format!("{of}.id")
    } else if has("client_id") {
        format!("{of}.client_id")
    } else {
        "NULL".to_owned()
    };
    let municipality = if table.name == "municipality" {
        format!("{of}.code")
    } else if has("municipality") {
        format!("{of}.municipality")
    } else if has("client_id") {
        format!("(SELECT municipality FROM client WHERE id = {of}.client_id)")
    } else if has("environment_id") {
        format!("(SELECT municipality FROM coaching_environment WHERE id = {of}.environment_id)")
    } else {
        "NULL".to_owned()
    };
    (client, municipality)
}

fn whole_row(table: &Journaled, of: &str) -> String {
    let pairs: Vec<String> = table
        .columns
        .iter()
        .map(|c| format!("'{c}', {of}.{c}"))
        .collect();
    format!("json_object({})", pairs.join(", "))
}

fn changed_columns(table: &Journaled, of: &str) -> String {
    let mut sql = String::from("(SELECT json_group_object(k, v) FROM (");
    for (n, c) in table.columns.iter().enumerate() {
        if n > 0 {
            sql.push_str(" UNION ALL ");
        }
        let _ = write!(
            sql,
            "SELECT '{c}' AS k, {of}.{c} AS v WHERE OLD.{c} IS NOT NEW.{c}"
        );
    }
    sql.push_str("))");
    sql
}

fn journal_triggers(table: &Journaled) -> [String; 3] {
    let name = table.name;
    let audience = table.audience.as_str();
    let entry = |of: &str, op: &str, before: &str, after: &str| {
        let (client, municipality) = about(table, of);
        let id = row_id(table, of);
        format!(
            "UPDATE journal_context SET n = n + 1 WHERE only = 1;\n  \
             INSERT INTO journal (tx, n, table_name, row_id, client_id, municipality, audience, op, before, after)\n  \
             SELECT tx, n, '{name}', {id}, {client}, {municipality}, '{audience}', '{op}', {before}, {after}\n  \
             FROM journal_context WHERE only = 1;"
        )
    };
    let any_change: Vec<String> = table
        .columns
        .iter()
        .map(|c| format!("OLD.{c} IS NOT NEW.{c}"))
        .collect();
    [
        format!(
            "CREATE TRIGGER made_journal_{name}_insert AFTER INSERT ON {name} BEGIN\n  {}\nEND",
            entry("NEW", "insert", "NULL", &whole_row(table, "NEW"))
        ),
        format!(
            "CREATE TRIGGER made_journal_{name}_update AFTER UPDATE ON {name} WHEN {} BEGIN\n  {}\nEND",
            any_change.join(" OR "),
            entry(
                "NEW",
                "update",
                &changed_columns(table, "OLD"),
                &changed_columns(table, "NEW")
            )
        ),
        format!(
            "CREATE TRIGGER made_journal_{name}_delete AFTER DELETE ON {name} BEGIN\n  {}\nEND",
            entry("OLD", "delete", &whole_row(table, "OLD"), "NULL")
        ),
    ]
}

const SEARCH_TRIGGERS: [&str; 3] = [
    "CREATE TRIGGER made_search_client_insert AFTER INSERT ON client BEGIN
  INSERT INTO client_number (client_id) VALUES (NEW.id);
  INSERT INTO client_search (rowid, words)
  SELECT number, NEW.last_name || ' ' || NEW.first_names || ' ' || NEW.identity_code || ' ' || coalesce(NEW.phone, '')
  FROM client_number WHERE client_id = NEW.id;
END",
    "CREATE TRIGGER made_search_client_update AFTER UPDATE OF last_name, first_names, identity_code, phone ON client BEGIN
  UPDATE client_search
  SET words = NEW.last_name || ' ' || NEW.first_names || ' ' || NEW.identity_code || ' ' || coalesce(NEW.phone, '')
  WHERE rowid = (SELECT number FROM client_number WHERE client_id = NEW.id);
END",
    "CREATE TRIGGER made_search_client_delete AFTER DELETE ON client BEGIN
  DELETE FROM client_search WHERE rowid = (SELECT number FROM client_number WHERE client_id = OLD.id);
  DELETE FROM client_number WHERE client_id = OLD.id;
END",
];
