//! The store under a new master key, when a worker has been removed: a copy is made and re-encrypted, then takes the
//! store's place.
//!
//! A crash between the two leaves either the old pair of files or the new slots with the old database; the previous
//! slots, which are kept until the new pair has been opened, still open the latter.

use crate::error::StoreError;
use crate::keys::MasterKey;
use crate::open::{KeyedOptions, remove_database};
use crate::{Result, Store, read_log};
use data_encoding::HEXLOWER;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::path::Path;
use zeroize::Zeroizing;

/// Writes a copy of an open store at `target`, under the key of `new`, with the read log chained by it.
///
/// # Errors
/// A read log that does not verify, no room; then nothing is left at `target`.
pub async fn copy_under(
    store: &Store,
    old: &MasterKey,
    new: &MasterKey,
    target: &Path,
) -> Result<()> {
    if read_log::verify(store).await?.is_some() {
        return Err(StoreError::Damaged("the read log"));
    }
    remove_database(target);
    let copied = async {
        let mut conn = store.read().await?;
        sqlx::query("VACUUM INTO ?1")
            .bind(target.to_string_lossy().into_owned())
            .execute(&mut *conn)
            .await?;
        drop(conn);
        let mut copy = KeyedOptions::new(target, old).alone().connect().await?;
        let key = new.database_key();
        let hex = Zeroizing::new(HEXLOWER.encode(key.as_slice()));
        let rekey = format!("PRAGMA rekey = \"x'{}'\"", hex.as_str());
        sqlx::query(AssertSqlSafe(rekey)).execute(&mut copy).await?;
        read_log::chain_anew(&mut copy, &new.read_log_key()).await?;
        copy.close().await?;
        let mut copy = KeyedOptions::new(target, new).alone().connect().await?;
        let verdict: String = sqlx::query_scalar("PRAGMA quick_check")
            .fetch_one(&mut copy)
            .await?;
        copy.close().await?;
        if verdict == "ok" {
            Ok(())
        } else {
            Err(StoreError::Damaged("the copy under the new key"))
        }
    }
    .await
    .map_err(|error: StoreError| error.with_disk_of(target));
    if copied.is_err() {
        remove_database(target);
    }
    copied
}
