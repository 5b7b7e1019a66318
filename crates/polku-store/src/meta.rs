//! Facts about the file itself: which store, which device, its clock, whether it is made up.

use crate::Result;
use sqlx::SqliteConnection;

/// A key of `store_meta`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meta {
    /// The store's own id.
    StoreId,
    /// The device that writes now.
    Device,
    /// The last value of the hybrid clock.
    Hlc,
    /// `1` for a made-up region.
    MadeUp,
    /// Hash of the generated triggers.
    Triggers,
    /// Where the file lay when it was last written, hashed.
    Location,
}

impl Meta {
    const fn key(self) -> &'static str {
        match self {
            Self::StoreId => "store_id",
            Self::Device => "device",
            Self::Hlc => "hlc",
            Self::MadeUp => "made_up",
            Self::Triggers => "triggers",
            Self::Location => "location",
        }
    }
}

const GET: &str = "SELECT value FROM store_meta WHERE key = ?1";
const SET: &str = "INSERT INTO store_meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

/// Reads a fact.
///
/// # Errors
/// If the database cannot be read.
pub async fn get(conn: &mut SqliteConnection, meta: Meta) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(GET)
        .bind(meta.key())
        .fetch_optional(conn)
        .await?)
}

/// Writes a fact; inside a transaction of the writer.
pub(crate) async fn set(conn: &mut SqliteConnection, meta: Meta, value: &str) -> Result<()> {
    sqlx::query(SET)
        .bind(meta.key())
        .bind(value)
        .execute(conn)
        .await?;
    Ok(())
}
