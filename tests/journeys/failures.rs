//! Each way in which a store cannot be opened or written has words and an exit status of its own, in the user's
//! language, and leaves every file as it was.

use polku_messages::{self as messages, Language};
use polku_store::open::known_schema;
use polku_tests::made_up::MadeUpStore;
use polku_tests::namespace::in_namespace;
use polku_tests::opened::{Opened, copy_store, master_key, raw};
use polku_tests::snapshot::Snapshot;
use polku_tests::{Run, TestStore, finish, polku, unpack_region};
use sqlx::{AssertSqlSafe, Connection};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Done, errors in the data, wrong usage, a store that cannot be opened.
const DATA: i32 = 1;
const USAGE: i32 = 2;
const UNOPENABLE: i32 = 3;

/// A command that is refused with those words in each language, that status, and without a trace in the folder.
fn refused(
    folder: &Path,
    status: i32,
    words: impl Fn(Language) -> String,
    command: impl Fn() -> Command,
) {
    let before = Snapshot::of(folder);
    for (language, name) in [
        (Language::Fi, "fi"),
        (Language::Sv, "sv"),
        (Language::En, "en"),
    ] {
        let run = finish(command().args(["--lang", name])).ended(status);
        let words = words(language);
        assert!(run.stderr.contains(&words), "{words:?} in {:?}", run.stderr);
        assert_eq!(run.stdout, "");
        before.assert_same(&Snapshot::of(folder), &words);
    }
}

/// `check` of a store, which is refused so.
fn unopenable(store: &Path, words: impl Fn(Language, std::path::Display<'_>) -> String) {
    let folder = store.parent().expect("a folder");
    refused(
        folder,
        UNOPENABLE,
        |l| words(l, store.display()),
        || check(store),
    );
}

fn check(store: &Path) -> Command {
    let mut command = polku();
    command.arg("--store").arg(store).arg("check");
    command
}

fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Changes a file's bytes.
fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).expect("the file can be read");
    change(&mut bytes);
    fs::write(path, bytes).expect("the file can be written");
}

/// A copy of a store as somebody would find it, damaged in one way.
fn damaged(store: &Path, ending: &str, how: impl FnOnce(&mut Vec<u8>)) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let copy = folder.path().join("office.polku");
    copy_store(store, &copy);
    change(&beside(&copy, ending), how);
    (folder, copy)
}

#[test]
fn whoever_may_not_in_is_told_why() {
    let store = TestStore::new();
    let folder = store.folder.path();
    refused(folder, UNOPENABLE, messages::store_wrong_passphrase, || {
        let mut command = check(&store.path);
        command.env("POLKU_PASSPHRASE", "koivu kivi sata lumetta");
        command
    });
    let unknown = |l| messages::store_unknown_worker(l, "Aune Tuntematon");
    refused(folder, USAGE, unknown, || {
        store.command(["--as", "Aune Tuntematon", "check"])
    });
    unopenable(&folder.join("none.polku"), |l, file| {
        messages::store_no_such_store(l, file)
    });
    let nowhere = folder.join("no/such/folder/office.polku");
    refused(
        folder,
        UNOPENABLE,
        |l| messages::store_no_such_store(l, nowhere.display()),
        || check(&nowhere),
    );
}

#[test]
fn missing_and_damaged_slots_are_told_from_a_wrong_passphrase() {
    let store = TestStore::new();
    let (_folder, copy) = damaged(&store.path, ".keys", |_| {});
    fs::remove_file(beside(&copy, ".keys")).expect("the slots can be removed");
    unopenable(&copy, |l, file| {
        messages::store_slots_missing(l, format!("{file}.keys"))
    });
    let ways: [fn(&mut Vec<u8>); 4] = [
        |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        },
        |bytes| bytes.truncate(bytes.len() / 2),
        Vec::clear,
        |bytes| *bytes = b"{}".to_vec(),
    ];
    for way in ways {
        let (_folder, copy) = damaged(&store.path, ".keys", way);
        unopenable(&copy, |l, file| {
            messages::store_slots_damaged(l, format!("{file}.keys"))
        });
    }
}

#[test]
fn a_damaged_database_is_not_opened() {
    let store = TestStore::new();
    let ways: [fn(&mut Vec<u8>); 6] = [
        |bytes| bytes[3] ^= 1,
        |bytes| bytes[2000] ^= 0x40,
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.truncate(100),
        Vec::clear,
        |bytes| *bytes = "Tämä ei ole tietokanta. ".repeat(500).into_bytes(),
    ];
    for way in ways {
        let (_folder, copy) = damaged(&store.path, "", way);
        unopenable(&copy, |l, file| messages::store_store_damaged(l, file));
    }
}

#[test]
fn a_page_damaged_in_the_middle_is_found_by_the_check() {
    let store = MadeUpStore::new(3, 60);
    let (folder, copy) = damaged(&store.path, "", |bytes| {
        let page = bytes.len() / 4096 / 2 * 4096;
        bytes[page + 1234] ^= 1;
    });
    let before = fs::read(&copy).expect("the database can be read");
    let run = finish(check(&copy).args(["--as", &store.coordinator, "--format", "json"]));
    match run.status {
        DATA => assert_eq!(run.json()["errors"][0]["reason"], "integrity"),
        UNOPENABLE => assert!(
            run.stderr
                .contains(&messages::store_store_damaged(Language::En, copy.display()))
        ),
        _ => panic!("{run:?}"),
    }
    let mut names = Snapshot::of(folder.path()).names();
    names.retain(|name| name != "office.polku.lock");
    assert_eq!(names, ["office.polku", "office.polku.keys"]);
    // a copy is told that it is one at its first opening, which writes the first pages
    let after = fs::read(&copy).expect("the database can be read");
    assert_eq!(after.len(), before.len());
}

#[test]
fn a_newer_schema_is_left_to_the_newer_program() {
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let mut conn = raw(&store.path, &master_key(&store.path)).await;
        let newer = format!("PRAGMA user_version = {}", known_schema() + 1);
        sqlx::query(AssertSqlSafe(newer))
            .execute(&mut conn)
            .await
            .expect("it is written");
        conn.close().await.expect("it closes");
    });
    unopenable(&store.path, |l, _| messages::store_newer_schema(l));
}

#[test]
fn a_store_in_use_is_left_alone() {
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    let opened = runtime
        .block_on(Opened::open(&store.path, None))
        .expect("the store opens");
    unopenable(&store.path, |l, file| messages::store_in_use(l, file));
    runtime.block_on(opened.close());
    let _ = store.run(["check"]).ended(0);
}

#[test]
fn a_network_share_and_a_synchronised_folder_are_no_places_for_a_store() {
    let store = TestStore::new();
    for kind in ["nfs4", "cifs"] {
        let here = fs::canonicalize(store.folder.path()).expect("a folder");
        let table = TempDir::new().expect("a temporary folder");
        let mounts = table.path().join("mountinfo");
        let line = format!(
            "40 1 0:41 / {} rw,relatime shared:1 - {kind} server:/share rw\n",
            here.display()
        );
        fs::write(
            &mounts,
            format!("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n{line}"),
        )
        .expect("a file can be written");
        refused(
            &here,
            UNOPENABLE,
            |l| messages::store_network_share(l, store.path.display()),
            || {
                let mut command = check(&store.path);
                command.env("POLKU_TEST_MOUNTINFO", &mounts);
                command
            },
        );
    }
    for (name, service) in [
        ("OneDrive - Kunta", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
    ] {
        let copy = store.folder.path().join(name).join("office.polku");
        copy_store(&store.path, &copy);
        unopenable(&copy, |l, file| {
            messages::store_synchronised_folder(l, file, service)
        });
        let new = copy.with_file_name("new.polku");
        let words = |l| messages::store_synchronised_folder(l, new.display(), service);
        refused(store.folder.path(), UNOPENABLE, words, || init(&new));
    }
}

fn init(store: &Path) -> Command {
    let mut command = polku();
    let key = store.with_file_name("key.txt");
    let key = if key.parent().is_some_and(Path::exists) {
        key
    } else {
        std::env::temp_dir().join("polku-no-key.txt")
    };
    command.arg("--store").arg(store);
    command.args([
        "init",
        "--municipality",
        "167",
        "--worker",
        "Maija Mallikas",
        "--role",
        "coordinator",
    ]);
    command.arg("--recovery-key-file").arg(key);
    command
}

#[test]
fn a_new_store_needs_a_folder_and_takes_nobodys_place() {
    let folder = TempDir::new().expect("a temporary folder");
    let nowhere = folder.path().join("no/such/office.polku");
    let begin = |l| messages::store_io(l, nowhere.display().to_string());
    refused(folder.path(), DATA, begin, || init(&nowhere));
    assert!(
        !std::env::temp_dir().join("polku-no-key.txt").exists(),
        "no key of a store that was not made"
    );

    let store = TestStore::new();
    refused(
        store.folder.path(),
        DATA,
        |l| messages::store_store_exists(l, store.path.display()),
        || init(&store.path),
    );
    let other = store.folder.path().join("other.polku");
    fs::write(beside(&other, ".keys"), "somebody's").expect("a file can be written");
    refused(
        store.folder.path(),
        DATA,
        |l| messages::store_store_exists(l, other.display()),
        || init(&other),
    );
}

#[test]
fn every_failure_has_words_of_its_own() {
    for l in Language::ALL {
        let file = "f";
        let words = [
            messages::store_wrong_passphrase(l),
            messages::store_unknown_worker(l, file),
            messages::store_no_such_store(l, file),
            messages::store_store_exists(l, file),
            messages::store_slots_missing(l, file),
            messages::store_slots_damaged(l, file),
            messages::store_store_damaged(l, file),
            messages::store_newer_schema(l),
            messages::store_in_use(l, file),
            messages::store_read_only(l, file),
            messages::store_disk_full(l),
            messages::store_network_share(l, file),
            messages::store_synchronised_folder(l, file, file),
            messages::store_recovery_key_wrong(l),
            messages::store_recovery_key_mistyped(l),
            messages::store_backup_damaged(l, file),
        ];
        assert_eq!(
            words.iter().collect::<BTreeSet<_>>().len(),
            words.len(),
            "{l:?}"
        );
    }
}

/// Runs a script with `$DISK`, a folder with a store that it may mount over, and `$OUT`, a folder for what it finds.
fn on_a_disk_of_its_own(
    test: &str,
    store: &TestStore,
    script: &str,
    more: &[(&str, &OsStr)],
) -> Option<(Run, TempDir)> {
    let out = TempDir::new().expect("a temporary folder");
    let disk = store.folder.path().as_os_str();
    let mut variables = vec![
        ("DISK", disk),
        ("STORE", store.path.as_os_str()),
        ("OUT", out.path().as_os_str()),
    ];
    variables.extend_from_slice(more);
    Some((in_namespace(test, script, &variables)?, out))
}

#[test]
fn what_an_ordinary_user_may_not_write_is_not_opened() {
    let store = TestStore::new();
    let words = messages::store_read_only(Language::En, store.path.display());
    let before = Snapshot::of(store.folder.path());
    let mounted = "mount --bind \"$DISK\" \"$DISK\" && mount -o remount,bind,ro \"$DISK\"
        unprivileged \"$POLKU\" --store \"$STORE\" check";
    let Some((run, _)) = on_a_disk_of_its_own("a read-only mount", &store, mounted, &[]) else {
        return;
    };
    assert!(run.ended(UNOPENABLE).stderr.contains(&words), "{words}");
    before.assert_same(&Snapshot::of(store.folder.path()), "a read-only mount");

    let plain = "unprivileged \"$POLKU\" --store \"$STORE\" check";
    let lock = beside(&store.path, ".lock");
    for closed in [
        vec![store.folder.path(), &store.path, &lock],
        vec![&store.path],
        vec![&lock],
    ] {
        let modes: Vec<_> = closed
            .iter()
            .map(|path| fs::metadata(path).expect("it is there").permissions())
            .collect();
        for path in &closed {
            let mode = if path.is_dir() { 0o555 } else { 0o444 };
            fs::set_permissions(path, PermissionsExt::from_mode(mode))
                .expect("the mode can be set");
        }
        let Some((run, _)) = on_a_disk_of_its_own("a read-only file", &store, plain, &[]) else {
            return;
        };
        for (path, mode) in closed.iter().zip(modes) {
            fs::set_permissions(path, mode).expect("the mode can be set");
        }
        assert!(run.ended(UNOPENABLE).stderr.contains(&words), "{closed:?}");
        before.assert_same(&Snapshot::of(store.folder.path()), "closed to writing");
    }
}

#[test]
fn an_import_onto_a_full_disk_stores_nothing_and_harms_nothing() {
    let store = TestStore::new();
    let before = store.export();
    let region = TempDir::new().expect("a temporary folder");
    unpack_region(region.path());
    let script = "
        cd / && mkdir \"$OUT/disk\" && mount -t tmpfs -o size=8m tmpfs \"$OUT/disk\"
        cp \"$STORE\" \"$STORE.keys\" \"$OUT/disk\" && cd \"$OUT/disk\"
        status=0; unprivileged \"$POLKU\" --store office.polku import \"$REGION\" || status=$?
        ls -A > \"$OUT/names\"
        \"$POLKU\" --store office.polku check >&2
        cp office.polku office.polku.keys \"$OUT\"
        exit $status";
    let more = [("REGION", region.path().as_os_str())];
    let Some((run, out)) = on_a_disk_of_its_own("a full disk", &store, script, &more) else {
        return;
    };
    assert!(
        run.ended(DATA)
            .stderr
            .contains(&messages::store_disk_full(Language::En))
    );
    let names = fs::read_to_string(out.path().join("names")).expect("names");
    assert_eq!(
        names, "office.polku\noffice.polku.keys\noffice.polku.lock\n",
        "nothing is left beside the store"
    );
    let after = TestStore {
        path: out.path().join("office.polku"),
        folder: out,
    };
    let _ = after.run(["check"]).ended(0);
    assert_eq!(after.export(), before, "the store is as before the import");
}

#[test]
fn a_disk_without_any_room_lets_no_store_be_opened_and_harms_none() {
    let store = TestStore::new();
    let people = store.folder.path().join("people.csv");
    let row = format!(
        "identity_code;last_name;first_names;start_date\n{};Suku;Etu;1.3.2026\n",
        polku_tests::opened::made_up_code(1)
    );
    fs::write(&people, row).expect("a file can be written");
    let script = "
        cd / && mkdir \"$OUT/disk\" && mount -t tmpfs -o size=2m tmpfs \"$OUT/disk\"
        cp \"$STORE\" \"$STORE.keys\" \"$OUT/disk\" && cd \"$OUT/disk\"
        \"$POLKU\" --store office.polku check > /dev/null
        head -c 4m /dev/zero > filler 2>/dev/null || true
        cksum office.polku* > \"$OUT/before\"
        status=0; \"$POLKU\" --store office.polku import \"$PEOPLE\" || status=$?
        cksum office.polku* > \"$OUT/after\"
        rm filler
        \"$POLKU\" --store office.polku check >&2
        \"$POLKU\" --store office.polku import \"$PEOPLE\" >&2
        exit $status";
    let more = [("PEOPLE", people.as_os_str())];
    let Some((run, out)) = on_a_disk_of_its_own("a disk without room", &store, script, &more)
    else {
        return;
    };
    assert!([DATA, UNOPENABLE].contains(&run.status), "{run:?}");
    assert!(
        run.stderr
            .contains(&messages::store_disk_full(Language::En)),
        "{run:?}"
    );
    let read = |name: &str| fs::read_to_string(out.path().join(name)).expect("sums");
    assert_eq!(read("after"), read("before"));
}

#[test]
fn a_new_store_or_a_backup_or_an_export_without_room_leaves_nothing() {
    let store = TestStore::new();
    let backup = store.folder.path().join("whole.backup");
    let _ = store.run(["backup".as_ref(), backup.as_os_str()]).ended(0);
    let key = store.folder.path().join("recovery-key.txt");
    for command in [
        "--store \"$STORE\" backup new.backup",
        "--store new.polku init --municipality 167 --worker Maija --role coordinator --recovery-key-file \"$OUT/key\"",
        "--store new.polku demo --seed 1 --clients 20",
        "restore \"$BACKUP\" --store new.polku",
        "restore \"$BACKUP\" --store new.polku --recovery-key-file \"$KEY\"",
    ] {
        let script = format!(
            "cd / && mkdir \"$OUT/disk\" && mount -t tmpfs -o size=160k tmpfs \"$OUT/disk\" && cd \"$OUT/disk\"
            status=0; \"$POLKU\" {command} || status=$?
            ls -A > \"$OUT/names\"
            exit $status"
        );
        let more = [
            ("BACKUP", backup.as_os_str()),
            ("KEY", key.as_os_str()),
            ("POLKU_TEST_KDF", "cheap".as_ref()),
        ];
        let Some((run, out)) = on_a_disk_of_its_own("a full disk", &store, &script, &more) else {
            return;
        };
        let run = run.ended(DATA);
        assert!(
            run.stderr
                .contains(&messages::store_disk_full(Language::En)),
            "{command}: {run:?}"
        );
        assert_eq!(
            fs::read_to_string(out.path().join("names")).expect("names"),
            "",
            "{command}"
        );
        assert!(
            !out.path().join("key").exists(),
            "no key of a store that was not made"
        );
    }
}
