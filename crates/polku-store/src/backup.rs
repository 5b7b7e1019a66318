//! Backup and restore: one encrypted container with the database and the key slots.

use crate::container::{self, BackupHeader};
use crate::error::StoreError;
use crate::files::{keys_path, with_suffix};
use crate::keys::{KeyRing, MasterKey};
use crate::open::{KeyedOptions, known_schema, remove_database};
use crate::{Result, Store, place};
use sqlx::{ConnectOptions, Connection};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// How many daily backups a folder keeps.
pub const KEPT: usize = 14;

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Writes a backup of an open store to `target`, which must not exist unless `replace`.
///
/// # Errors
/// [`StoreError::Exists`], no room, no permission; then the target is as it was.
pub async fn write(
    store: &Store,
    master: &MasterKey,
    keys: &KeyRing,
    target: &Path,
    replace: bool,
) -> Result<()> {
    if target.exists() && !replace {
        return Err(StoreError::Exists);
    }
    // encrypted like the store itself: VACUUM INTO keeps the key
    let n = COUNTER.fetch_add(1, Ordering::Relaxed);
    let copy = with_suffix(target, &format!("{}-{n}.partial", std::process::id()));
    remove_database(&copy);
    let result = async {
        // the operating system says more of a folder that will not do than SQLite does
        fs::File::create(&copy)?;
        let mut conn = store.read().await?;
        sqlx::query("VACUUM INTO ?1")
            .bind(copy.to_string_lossy().into_owned())
            .execute(&mut *conn)
            .await?;
        drop(conn);
        let header = BackupHeader {
            slots: keys.to_json()?,
            store: store.store_id(),
            made_at: store.clock().now_ms(),
            schema_version: known_schema(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        container::write(&copy, &header, master, target)?;
        Ok(())
    }
    .await
    .map_err(|error: StoreError| error.with_disk_of(target));
    remove_database(&copy);
    result
}

/// Brings a backup back as a store at `path`, on a machine that may have nothing else.
///
/// # Errors
/// [`StoreError::Exists`], a damaged container, a wrong key, no room; then nothing is left at `path`.
pub async fn restore(backup: &Path, master: &MasterKey, path: &Path) -> Result<()> {
    place::check(path)?;
    if path.exists() || keys_path(path).exists() {
        return Err(StoreError::Exists);
    }
    let header = container::read_header(backup)?;
    let keys = KeyRing::from_json(&header.slots)?;
    let restored = async {
        container::extract(backup, master, path)?;
        let mut conn = KeyedOptions::new(path, master).alone().connect().await?;
        let verdict: String = sqlx::query_scalar("PRAGMA quick_check")
            .fetch_one(&mut conn)
            .await?;
        // the place differs, so the first opening gives it a new device id; also where machine and path are the same
        sqlx::query("DELETE FROM store_meta WHERE key = 'location'")
            .execute(&mut conn)
            .await?;
        conn.close().await?;
        if verdict != "ok" {
            return Err(StoreError::Damaged("the backup's pages"));
        }
        keys.save(&keys_path(path))?;
        Ok(())
    }
    .await
    .map_err(|error: StoreError| error.with_disk_of(path));
    if restored.is_err() {
        remove_database(path);
    }
    restored
}

/// Writes today's backup into a folder and lets go of the oldest beyond [`KEPT`].
///
/// `day` is the ISO date; a second backup of a day replaces the first.
///
/// # Errors
/// As [`write`].
pub async fn write_daily(
    store: &Store,
    master: &MasterKey,
    keys: &KeyRing,
    folder: &Path,
    day: &str,
) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let target = folder.join(format!("polku-{day}.backup"));
    write(store, master, keys, &target, true).await?;
    let mut kept: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with("polku-") && name.ends_with(".backup"))
        })
        .collect();
    kept.sort();
    let surplus = kept.len().saturating_sub(KEPT);
    for old in kept.iter().take(surplus) {
        fs::remove_file(old)?;
    }
    Ok(target)
}
