//! A backup brings the store back on a machine that has nothing else, equal and as a new device; so is a copy a new
//! device, and an older copy that was put back.

use polku_app::office::Office;
use polku_app::system;
use polku_domain::NaiveDate;
use polku_messages::{self as messages, Language};
use polku_store::files::keys_path;
use polku_store::replay::Digests;
use polku_tests::made_up::MadeUpStore;
use polku_tests::opened::{Opened, copy_store, made_up_code};
use polku_tests::{PASSPHRASE, TestStore, finish, polku};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A store with the people of a made-up region, and a backup of it elsewhere.
struct BackedUp {
    runtime: Runtime,
    store: TestStore,
    elsewhere: TempDir,
    backup: PathBuf,
    key: PathBuf,
}

impl BackedUp {
    fn new() -> Self {
        let store = TestStore::new();
        let elsewhere = TempDir::new().expect("a temporary folder");
        let people = elsewhere.path().join("people");
        let region = MadeUpStore::new(5, 60);
        let mut export = polku();
        export
            .arg("--store")
            .arg(&region.path)
            .args(["--as", &region.coordinator, "export"])
            .arg(&people);
        let _ = finish(&mut export).ended(0);
        let _ = store.run(["import".as_ref(), people.as_os_str()]).ended(0);
        let backup = elsewhere.path().join("office.backup");
        let _ = store.run(["backup".as_ref(), backup.as_os_str()]).ended(0);
        let key = elsewhere.path().join("recovery-key.txt");
        fs::rename(store.folder.path().join("recovery-key.txt"), &key)
            .expect("the key can be moved");
        Self {
            runtime: Runtime::new().expect("a runtime"),
            store,
            elsewhere,
            backup,
            key,
        }
    }

    fn recovery_key(&self) -> String {
        fs::read_to_string(&self.key)
            .expect("the key")
            .trim()
            .to_owned()
    }

    /// A file beside the backup.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.elsewhere.path().join(name);
        fs::write(&path, content).expect("a file can be written");
        path
    }
}

/// `polku restore` into an empty folder, on a machine that knows no passphrase.
fn restore(backup: &Path, key: Option<&Path>, target: &Path) -> Command {
    let mut command = polku();
    command
        .arg("restore")
        .arg(backup)
        .arg("--store")
        .arg(target);
    command.env("HOME", target.parent().expect("a folder"));
    if let Some(key) = key {
        command
            .env_remove("POLKU_PASSPHRASE")
            .arg("--recovery-key-file")
            .arg(key);
    }
    command
}

/// What a store holds: its tables by digest and its figures.
fn content(runtime: &Runtime, store: &Path) -> (Digests, Value) {
    runtime.block_on(async {
        let opened = Opened::open(store, None).await.expect("the store opens");
        let digests = opened.whole().await;
        let request = json!({ "as_of": system::today() });
        let figures = opened
            .call("get_esf_report", &request)
            .await
            .expect("figures");
        opened.close().await;
        (digests, figures)
    })
}

/// The devices that have written into a store, with how far each has come.
type Devices = BTreeMap<String, i64>;

/// Opens the store, takes a client in and closes it; the devices before and after.
async fn write(store: &Path, client: u32) -> (Devices, Devices) {
    let opened = Opened::open(store, None).await.expect("the store opens");
    let before = devices(&opened).await;
    let request = json!({ "identity_code": made_up_code(700_000 + client), "last_name": "S", "first_names": "E" });
    let _ = opened.call("add_client", &request).await.expect("a client");
    opened.journal_is_whole().await;
    let after = devices(&opened).await;
    opened.close().await;
    (before, after)
}

async fn devices(opened: &Opened) -> Devices {
    let mut conn = opened.store().read().await.expect("a reader");
    let sql = "SELECT device, max(seq) FROM journal_tx GROUP BY device";
    let rows: Vec<(String, i64)> = sqlx::query_as(sql)
        .fetch_all(&mut *conn)
        .await
        .expect("the journal");
    rows.into_iter().collect()
}

/// The one device that has come new, at its first place.
fn new_device((before, after): &(Devices, Devices)) -> String {
    let new: Vec<_> = after
        .iter()
        .filter(|(device, _)| !before.contains_key(*device))
        .collect();
    assert_eq!(new.len(), 1, "{before:?} {after:?}");
    assert_eq!(*new[0].1, 1);
    assert!(
        before.iter().all(|(device, seq)| after[device] == *seq),
        "the others stand where they stood"
    );
    new[0].0.clone()
}

#[test]
fn a_backup_and_the_recovery_key_alone_bring_the_store_back() {
    let backed_up = BackedUp::new();
    let runtime = &backed_up.runtime;
    let (content_before, export_before) = (
        content(runtime, &backed_up.store.path),
        backed_up.store.export(),
    );
    for key in [Some(backed_up.key.as_path()), None] {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("office.polku");
        let _ = finish(&mut restore(&backed_up.backup, key, &path)).ended(0);
        let restored = TestStore { folder, path };
        assert_eq!(content(runtime, &restored.path), content_before);
        assert_eq!(restored.export(), export_before);
        let _ = restored.run(["check"]).ended(0);
        new_device(&runtime.block_on(write(&restored.path, 1)));
    }
    // also where the store itself was lost and its place is the same
    for ending in ["", ".keys", ".lock"] {
        let mut name = backed_up.store.path.as_os_str().to_owned();
        name.push(ending);
        fs::remove_file(name).expect("the store can be lost");
    }
    let _ = finish(&mut restore(&backed_up.backup, None, &backed_up.store.path)).ended(0);
    new_device(&runtime.block_on(write(&backed_up.store.path, 1)));
}

/// A restore that is refused with those words and leaves nothing.
fn refused(command: impl Fn(&Path) -> Command, status: i32, words: impl Fn(Language) -> String) {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("office.polku");
    for (language, name) in [
        (Language::Fi, "fi"),
        (Language::Sv, "sv"),
        (Language::En, "en"),
    ] {
        let run = finish(command(&path).args(["--lang", name])).ended(status);
        let words = words(language);
        assert!(run.stderr.contains(&words), "{words:?} in {:?}", run.stderr);
        assert_eq!(
            fs::read_dir(folder.path()).expect("the folder").count(),
            0,
            "nothing is left"
        );
    }
}

#[test]
fn a_wrong_key_and_a_mistyped_one_open_no_backup() {
    let backed_up = BackedUp::new();
    let another_store = TestStore::new();
    let wrong = another_store.folder.path().join("recovery-key.txt");
    refused(
        |path| restore(&backed_up.backup, Some(&wrong), path),
        3,
        messages::store_recovery_key_wrong,
    );

    let right = backed_up.recovery_key();
    let first = if right.starts_with('A') { 'B' } else { 'A' };
    let swapped = format!("{first}{}", &right[1..]);
    for text in [
        swapped.as_str(),
        &right[..right.len() - 1],
        "ei mikään avain",
    ] {
        let key = backed_up.file("mistyped.txt", text);
        refused(
            |path| restore(&backed_up.backup, Some(&key), path),
            3,
            messages::store_recovery_key_mistyped,
        );
    }
    let spoken = right.replace('-', " ").to_lowercase();
    let key = backed_up.file("spoken.txt", spoken);
    let folder = TempDir::new().expect("a temporary folder");
    let _ = finish(&mut restore(
        &backed_up.backup,
        Some(&key),
        &folder.path().join("a.polku"),
    ))
    .ended(0);

    refused(
        |path| {
            let mut command = restore(&backed_up.backup, None, path);
            command.env("POLKU_PASSPHRASE", "koivu kivi sata lumetta");
            command
        },
        3,
        messages::store_wrong_passphrase,
    );
}

/// The backup as a newer program would have begun it: another version, and the checksum of the header right.
fn of_version(version: u8, mut backup: Vec<u8>) -> Vec<u8> {
    backup[11] = version;
    let header = u32::from_be_bytes([backup[12], backup[13], backup[14], backup[15]]) as usize;
    let checksum = Sha256::digest(&backup[..16 + header]);
    backup[16 + header..][..checksum.len()].copy_from_slice(&checksum);
    backup
}

#[test]
fn a_damaged_backup_leaves_nothing_behind() {
    let backed_up = BackedUp::new();
    let whole = fs::read(&backed_up.backup).expect("the backup");
    let length = whole.len();
    // magic, the length of the header, the header, the first chunks, the middle, the last byte
    let flipped = [0, 15, 60, 900, 5_000, 80_000, length / 2, length - 1].map(|place| {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        bytes
    });
    let cut = [0, 7, 500, 70_000, length / 2, length - 1].map(|length| whole[..length].to_vec());
    let longer = [whole.as_slice(), b"x"].concat();
    for bytes in flipped.into_iter().chain(cut).chain([longer]) {
        let damaged = backed_up.file("damaged.backup", bytes);
        let words = |l| messages::store_backup_damaged(l, damaged.display());
        refused(
            |path| restore(&damaged, Some(&backed_up.key), path),
            1,
            words,
        );
    }
    let newer = backed_up.file("newer.backup", of_version(9, whole));
    refused(
        |path| restore(&newer, Some(&backed_up.key), path),
        3,
        messages::store_newer_schema,
    );
}

#[test]
fn neither_a_backup_nor_a_restore_takes_the_place_of_a_file() {
    let backed_up = BackedUp::new();
    let store = &backed_up.store;
    let before = fs::read(&backed_up.backup).expect("the backup");
    let again = store
        .run(["backup".as_ref(), backed_up.backup.as_os_str()])
        .ended(1);
    assert!(
        again.stderr.contains(&messages::file_exists(
            Language::En,
            backed_up.backup.display()
        )),
        "{again:?}"
    );
    assert_eq!(fs::read(&backed_up.backup).expect("the backup"), before);
    let database = fs::read(&store.path).expect("the database");
    let run = finish(&mut restore(
        &backed_up.backup,
        Some(&backed_up.key),
        &store.path,
    ))
    .ended(1);
    assert!(
        run.stderr.contains(&messages::store_store_exists(
            Language::En,
            store.path.display()
        )),
        "{run:?}"
    );
    assert_eq!(fs::read(&store.path).expect("the database"), database);
}

#[test]
fn a_copy_and_an_older_copy_put_back_write_as_new_devices() {
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    let (before, after) = runtime.block_on(write(&store.path, 1));
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>(),
        "the same device goes on"
    );

    let copy = store.folder.path().join("copy/office.polku");
    copy_store(&store.path, &copy);
    let mut seen = BTreeSet::from([new_device(&runtime.block_on(write(&copy, 2)))]);

    let older = fs::read(&store.path).expect("the database");
    for client in 3..6 {
        runtime.block_on(write(&store.path, client));
    }
    for client in 6..9 {
        // also when it is put back once more: no place of a device is taken twice
        fs::write(&store.path, &older).expect("the database can be put back");
        let new = new_device(&runtime.block_on(write(&store.path, client)));
        assert!(seen.insert(new), "another one each time");
    }
    let moved = store.folder.path().join("moved.polku");
    fs::rename(&store.path, &moved).expect("the store can be moved");
    fs::rename(keys_path(&store.path), keys_path(&moved)).expect("its slots too");
    assert!(seen.insert(new_device(&runtime.block_on(write(&moved, 9)))));
}

#[test]
fn fourteen_daily_backups_are_kept() {
    let store = TestStore::new();
    let folder = store.folder.path().join("backups");
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (clock, ids) = system::machine();
        let (office, _) = Office::open(&store.path, None, PASSPHRASE, clock, ids)
            .await
            .expect("the store opens");
        let days = || {
            NaiveDate::from_ymd_opt(2026, 2, 20)
                .expect("a day")
                .iter_days()
                .take(17)
        };
        let mut last = PathBuf::new();
        for day in days() {
            last = office.backup_daily(&folder, day).await.expect("a backup");
        }
        fs::write(folder.join("notes.txt"), "somebody's").expect("a file can be written");
        let first_of_day = fs::read(&last).expect("the backup");
        let again = office
            .backup_daily(&folder, days().max().expect("a day"))
            .await
            .expect("a second one of the day");
        assert_eq!(again, last);
        assert_ne!(
            fs::read(&last).expect("the backup"),
            first_of_day,
            "it takes the place of the first"
        );
        office.close().await;

        let kept: BTreeSet<String> = fs::read_dir(&folder)
            .expect("the folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        let mut wanted: BTreeSet<String> = days()
            .skip(3)
            .map(|day| format!("polku-{day}.backup"))
            .collect();
        wanted.insert("notes.txt".to_owned());
        assert_eq!(
            kept, wanted,
            "the newest fourteen, and nothing of anybody else's is touched"
        );
        let target = store.folder.path().join("restored.polku");
        let _ = finish(&mut restore(&last, None, &target)).ended(0);
    });
}
