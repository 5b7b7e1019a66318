//! No identity code, name, note, passphrase or key is found in a log at any level, in a temporary file, beside the store
//! or in its bytes.

use polku_app::App;
use polku_app::office::Office;
use polku_store::files::keys_path;
use polku_store::keys::{KeyRing, RecoveryKey};
use polku_tests::opened::made_up_code;
use polku_tests::process::{Headless, headless};
use polku_tests::snapshot::Snapshot;
use polku_tests::traces::Traces;
use polku_tests::{Run, finish, polku};
use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

const WORKER: &str = "Koordinaattori Kanarianen";
const PASSPHRASE: &str = "keltainen lintu häkissä laulaa";
const LAST_NAME: &str = "Kanarianlintunen-Äyräväinen";
const FIRST_NAMES: &str = "Viserrys Öölanti";
const PHONE: &str = "+358 40 7712349";
const NOTE: &str = "Sirkuttaa aamuisin, väsyy iltapäivällä";
const DAY_NOTE: &str = "Munasi pesänsä keskipäivällä";
const ASSESSMENT: &str = "Lensi pesästä oppineena";
const TASK: &str = "Höyhenten haravointi";
const ENVIRONMENT: &str = "Lintuhäkki Kanariansaari";
const DRAFT: &str = "Kesken jäänyt viserryksen kuvaus";
const CONFLICT: &str = "Rastaanpesänen";

/// Folders that are watched, and one for files that hold the values because they must.
struct Aviary {
    watched: TempDir,
    outside: TempDir,
    store: PathBuf,
    /// Everything that was said on standard error.
    said: PathBuf,
}

impl Aviary {
    fn new() -> Self {
        let watched = TempDir::new().expect("a temporary folder");
        let outside = TempDir::new().expect("a temporary folder");
        for name in ["store", "tmp", "home", "work", "run"] {
            fs::create_dir(watched.path().join(name)).expect("a folder can be made");
        }
        let (store, said) = (
            watched.path().join("store/office.polku"),
            watched.path().join("stderr.txt"),
        );
        Self {
            watched,
            outside,
            store,
            said,
        }
    }

    /// A program that finds every place for temporary, private or cached files in the watched folders, and logs all it
    /// can.
    fn watch(&self, mut command: Command) -> Command {
        let folder = |name: &str| self.watched.path().join(name);
        for name in ["TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"] {
            command.env(name, folder("tmp"));
        }
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env(name, folder("home"));
        }
        command
            .env("XDG_RUNTIME_DIR", folder("run"))
            .current_dir(folder("work"));
        command
            .env("POLKU_PASSPHRASE", PASSPHRASE)
            .env("POLKU_LOG", "trace")
            .env("RUST_LOG", "trace");
        command.env("RUST_BACKTRACE", "full");
        command
    }

    /// Runs `polku` on the store; what it says on standard error is kept.
    fn run(&self, words: &[&str]) -> Run {
        let mut command = self.watch(polku());
        self.finish(command.arg("--store").arg(&self.store).args(words))
    }

    fn finish(&self, command: &mut Command) -> Run {
        let run = finish(command);
        let mut kept = fs::read(&self.said).unwrap_or_default();
        kept.extend_from_slice(run.stderr.as_bytes());
        fs::write(&self.said, kept).expect("it can be kept");
        run
    }

    fn headless(&self) -> Headless {
        let said: File = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.said)
            .expect("it can be kept");
        let command = headless(&self.store, WORKER);
        Headless::start(self.watch(command).stderr(Stdio::from(said)))
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.outside.path().join(name);
        fs::write(&path, content).expect("a file can be written");
        path.to_string_lossy().into_owned()
    }

    fn outside(&self, name: &str) -> String {
        self.outside
            .path()
            .join(name)
            .to_string_lossy()
            .into_owned()
    }

    /// Looks for the values in every watched file.
    fn search(&self, traces: &Traces, when: &str) {
        let files = Snapshot::of(self.watched.path());
        for (path, bytes) in files.files() {
            let found = traces.in_bytes(bytes);
            assert!(found.is_empty(), "{when}: {}: {found:?}", path.display());
        }
        let left = Snapshot::of(&self.watched.path().join("tmp")).names();
        assert!(left.is_empty(), "{when}: temporary files: {left:?}");
    }
}

fn code() -> String {
    made_up_code(31_415)
}

fn traces(aviary: &Aviary) -> Traces {
    let mut traces = Traces::default();
    let recovery_key = fs::read_to_string(aviary.outside("key.txt")).expect("the recovery key");
    let recovery_key = recovery_key.trim();
    for (what, text) in [
        ("the identity code", code().as_str()),
        ("another identity code", &made_up_code(27_182)),
        ("the worker's name", WORKER),
        ("the passphrase", PASSPHRASE),
        ("the last name", LAST_NAME),
        ("the first names", FIRST_NAMES),
        ("the phone", PHONE),
        ("the note", NOTE),
        ("the note on a day", DAY_NOTE),
        ("the final assessment", ASSESSMENT),
        ("the task", TASK),
        ("the environment", ENVIRONMENT),
        ("the draft", DRAFT),
        ("the last name in conflict", CONFLICT),
        ("the recovery key", recovery_key),
        (
            "half of the recovery key",
            &recovery_key[..recovery_key.len() / 2],
        ),
        (
            "the recovery key in one word",
            &recovery_key.replace('-', ""),
        ),
    ] {
        traces.add_text(what, text);
    }
    let keys = KeyRing::load(&keys_path(&aviary.store)).expect("the slots");
    let (_, master) = keys
        .unlock(WORKER, PASSPHRASE)
        .expect("the passphrase opens the slot");
    traces.add_key("the database key", master.database_key().as_slice());
    traces.add_key("the backup key", master.backup_key().as_slice());
    traces.add_key("the read-log key", master.read_log_key().as_slice());
    assert!(RecoveryKey::parse(recovery_key).is_ok());
    traces
}

/// The files of a client with every value, imported, then imported again with errors.
fn import(aviary: &Aviary) {
    let code = code();
    let people = format!(
        "identity_code;last_name;first_names;municipality;start_date\n{code};{LAST_NAME};{FIRST_NAMES};167;1.3.2026\n"
    );
    let periods = format!(
        "identity_code;environment;legal_basis;start_date\n{code};{ENVIRONMENT};rehabilitative_work;2.3.2026\n"
    );
    let days =
        format!("identity_code;date;attendance;hours;task\n{code};3.3.2026;present;6,5;{TASK}\n");
    for (name, content) in [
        ("people.csv", &people),
        ("periods.csv", &periods),
        ("days.csv", &days),
    ] {
        let _ = aviary
            .run(&["import", "--format", "json", &aviary.file(name, content)])
            .ended(0);
    }
    let _ = aviary
        .run(&[
            "import",
            "--format",
            "json",
            &aviary.file("again.csv", &people),
        ])
        .ended(0);
    for (name, content) in [
        ("conflict.csv", people.replace("167", "426")),
        (
            "unknown-column.csv",
            people.replace("municipality", LAST_NAME),
        ),
        ("bad-code.csv", people.replace(&code, LAST_NAME)),
        ("bad-date.csv", days.replace("3.3.2026", NOTE)),
        ("bad-mark.csv", days.replace("present", TASK)),
        ("outside.csv", days.replace("3.3.2026", "3.3.2024")),
        (
            "broken.csv",
            format!("{people}\"{LAST_NAME};\n{FIRST_NAMES}"),
        ),
        ("none.csv", format!("{LAST_NAME};{code}\n{NOTE};{PHONE}\n")),
    ] {
        let run = aviary
            .run(&["import", "--format", "json", &aviary.file(name, &content)])
            .ended(1);
        assert!(!run.stdout.is_empty(), "{name}");
    }
    let renamed = people.replace(LAST_NAME, CONFLICT);
    let _ = aviary
        .run(&[
            "import",
            "--format",
            "json",
            &aviary.file("renamed.csv", &renamed),
        ])
        .ended(0);
}

/// Work over the dispatch: everything that can be written, much that cannot.
fn work(process: &mut Headless) -> String {
    let other = made_up_code(27_182);
    let client = json!({
        "identity_code": other, "last_name": LAST_NAME, "first_names": FIRST_NAMES, "phone": PHONE,
        "municipality": "167",
    });
    let _ = process.call("add_client", &client).expect("a client");
    let found = process
        .call(
            "search_clients",
            &json!({ "text": FIRST_NAMES, "settled": true }),
        )
        .expect("a search");
    let ids: Vec<String> = found["clients"]
        .as_array()
        .expect("clients")
        .iter()
        .filter_map(|client| client["id"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(ids.len(), 2, "found by the name");
    let views: Vec<Value> = ids
        .iter()
        .map(|id| {
            process
                .call("open_client", &json!({ "client_id": id }))
                .expect("a page")
        })
        .collect();
    let view = views
        .iter()
        .find(|view| !view["periods"].as_array().expect("periods").is_empty())
        .expect("a period");
    let (id, period) = (&view["id"], &view["periods"][0]["id"]);
    let mark =
        json!({ "client_id": id, "date": "2026-03-04", "attendance": "late", "note": DAY_NOTE });
    let note =
        json!({ "client_id": id, "date": "2026-03-04", "kind": "observation", "text": NOTE });
    let end = json!({ "client_id": id, "period_id": period, "end_date": "2026-03-20", "final_assessment": ASSESSMENT });
    let draft = json!({ "form": "note", "client_id": id, "content": { "text": DRAFT }, "base": { "text": NOTE } });
    for (command, request) in [
        ("mark_attendance", json!({ "marks": [mark] })),
        ("add_note", note.clone()),
        ("end_period", end),
        ("save_draft", draft),
        ("list_drafts", json!({})),
        ("client_history", json!({ "client_id": id })),
        ("search_clients", json!({ "text": PHONE, "settled": true })),
        (
            "get_month",
            json!({ "client_ids": [id], "from": "2026-03-01", "to": "2026-03-31" }),
        ),
    ] {
        process
            .call(command, &request)
            .unwrap_or_else(|error| panic!("{command}: {error}"));
    }
    let with = |request: &Value, key: &str, value: Value| {
        let mut request = request.clone();
        request[key] = value;
        request
    };
    for (command, request) in [
        (LAST_NAME, json!({ "client_id": NOTE })),
        ("add_client", client.clone()),
        (
            "add_client",
            with(&client, "identity_code", json!(LAST_NAME)),
        ),
        ("add_client", with(&client, "gender", json!(PHONE))),
        ("add_client", with(&client, LAST_NAME, json!(PHONE))),
        ("add_client", json!([LAST_NAME, FIRST_NAMES])),
        ("add_note", with(&note, "client_id", json!(LAST_NAME))),
        ("add_note", with(&note, "date", json!(NOTE))),
        ("add_note", with(&note, "kind", json!(NOTE))),
        (
            "mark_attendance",
            json!({ "marks": [with(&mark, "work_task_id", json!(TASK))] }),
        ),
        (
            "mark_attendance",
            json!({ "marks": [with(&mark, "date", json!("2020-01-01"))] }),
        ),
        (
            "mark_attendance",
            json!({ "marks": [with(&mark, "hours", json!(600)), mark] }),
        ),
        (
            "end_period",
            json!({ "client_id": id, "period_id": LAST_NAME, "end_date": "2026-03-20" }),
        ),
        ("undo", json!({ "act": NOTE })),
        ("open_client", json!({ "client_id": PHONE })),
    ] {
        let error = process
            .call(command, &request)
            .expect_err("it cannot be done");
        assert_ne!(error["code"], "internal", "{command}");
    }
    id.as_str().expect("an id").to_owned()
}

#[test]
fn no_personal_value_and_no_key_is_found_anywhere_but_where_it_must_be() {
    let aviary = Aviary::new();
    let key = aviary.outside("key.txt");
    let init = [
        "init",
        "--municipality",
        "167,426",
        "--worker",
        WORKER,
        "--role",
        "coordinator",
    ];
    let _ = aviary
        .run(&[&init[..], &["--recovery-key-file", &key]].concat())
        .ended(0);
    let traces = traces(&aviary);
    import(&aviary);
    aviary.search(&traces, "after the imports");

    let mut process = aviary.headless();
    let id = work(&mut process);
    aviary.search(&traces, "while it runs");
    for n in 0..20 {
        let text = format!("{NOTE} {n}");
        process.send(
            "add_note",
            &json!({ "client_id": id, "date": "2026-03-05", "kind": "other", "text": text }),
        );
    }
    process.kill();
    let names = Snapshot::of(&aviary.watched.path().join("store")).names();
    assert!(
        names.contains(&"office.polku-wal".to_owned()),
        "a log was left to be searched: {names:?}"
    );
    aviary.search(&traces, "after the kill");
    let mut process = aviary.headless();
    let _ = work_again(&mut process, &id);
    assert_eq!(process.close(), 0);

    let backup = aviary.store.with_file_name("office.backup");
    let backup = backup.to_string_lossy();
    // beside the store, where everything is searched
    let diagnostics = aviary.store.with_file_name("diagnostics.json");
    let diagnostics = diagnostics.to_string_lossy();
    let export = aviary.outside("export");
    let csv = aviary.outside("figures.csv");
    let figures = [
        "report",
        "esf",
        "--as-of",
        "2026-09-30",
        "--format",
        "csv",
        "--out",
        &csv,
    ];
    for words in [
        &["check"][..],
        &["export", &export],
        &["backup", &backup],
        &figures,
        &["diagnostics", "--out", &diagnostics],
    ] {
        let _ = aviary.run(words).ended(0);
    }
    let _ = aviary.run(&["backup", &backup]).ended(1);
    let mut wrong = aviary.watch(polku());
    wrong
        .env("POLKU_PASSPHRASE", format!("{PASSPHRASE}!"))
        .arg("--store")
        .arg(&aviary.store)
        .arg("check");
    let _ = aviary.finish(&mut wrong).ended(3);
    let mut restore = aviary.watch(polku());
    restore.args(["restore", &backup, "--recovery-key-file", &key]);
    restore
        .arg("--store")
        .arg(aviary.store.with_file_name("restored.polku"));
    let _ = aviary.finish(&mut restore).ended(0);
    aviary.search(&traces, "at the end");

    assert!(
        fs::metadata(&aviary.said).expect("it was kept").len() > 0,
        "the logs were searched"
    );
    for file in ["participations.csv", "attendance.csv"] {
        let exported = fs::read(Path::new(&export).join(file)).expect("the export");
        assert!(
            !traces.in_bytes(&exported).is_empty(),
            "the search finds what is there"
        );
    }
}

/// After the kill: the draft and the notes are there, one of them is taken back.
fn work_again(process: &mut Headless, id: &str) -> Value {
    let drafts = process.call("list_drafts", &json!({})).expect("drafts");
    assert_eq!(drafts[0]["content"]["text"], DRAFT);
    let note = json!({ "client_id": id, "date": "2026-03-05", "kind": "other", "text": NOTE });
    let noted = process.call("add_note", &note).expect("a note");
    let _ = process
        .call("discard_draft", &json!({ "form": "note" }))
        .expect("it is thrown away");
    process
        .call("undo", &json!({ "act": noted["act"] }))
        .expect("it is taken back")
}

#[test]
fn a_diagnostics_file_tells_of_the_program_and_of_nobody() {
    let aviary = Aviary::new();
    let key = aviary.outside("key.txt");
    let init = ["init", "--municipality", "167,426", "--worker", WORKER];
    let role = ["--role", "coordinator", "--recovery-key-file", &key];
    let _ = aviary.run(&[&init[..], &role].concat()).ended(0);
    let traces = traces(&aviary);
    import(&aviary);
    let mut process = aviary.headless();
    let _ = work(&mut process);
    assert_eq!(process.close(), 0);

    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let path = aviary.store.with_file_name("diagnostics.json");
    let found: Value = runtime.block_on(async {
        let (clock, ids) = polku_app::system::machine();
        let (office, session) = Office::open(&aviary.store, None, PASSPHRASE, clock, ids)
            .await
            .expect("it opens");
        let app = App::new(office).with_backups_in(&aviary.watched.path().join("run"));
        // errors whose requests are full of what must not be told
        for (command, request) in [
            (LAST_NAME, json!({ "client_id": NOTE })),
            ("add_client", json!([LAST_NAME, FIRST_NAMES])),
            ("open_client", json!({ "client_id": PHONE })),
            ("open_client", json!({ "client_id": LAST_NAME })),
        ] {
            let done: Result<Value, _> = app.call(&session, command, &request).await;
            let _ = done.expect_err("it cannot be done");
        }
        let nowhere = app.files.give(&aviary.outside.path().join(LAST_NAME));
        let files = json!({ "files": [nowhere] });
        let done: Result<Value, _> = app
            .call_job(&session, "import_files", &files, |_, _, _| {})
            .await;
        let failed = done.is_err();
        let file = app.files.give(&path);
        let written: Value = app
            .call(&session, "write_diagnostics", &json!({ "file": file }))
            .await
            .expect("it is written");
        assert_eq!(written, Value::Null);
        app.close().await;
        let found: Value =
            serde_json::from_slice(&fs::read(&path).expect("the file")).expect("one JSON document");
        assert_eq!(
            found["errors"].as_array().map(Vec::len),
            Some(4 + usize::from(failed))
        );
        found
    });
    aviary.search(&traces, "with the file");
    assert_eq!(found["program"], "polku");
    assert_eq!(found["whole"], true);
    assert_eq!(found["rows"]["client"], 2);
    assert_eq!(found["backups"]["overdue"], false);
    assert_eq!(found["errors_by_code"]["bad_request"], 2);
    assert_eq!(found["errors_by_code"]["not_found"], 2);
    assert_eq!(found["errors"][0]["command"], "unknown");
    assert_eq!(found["errors"][2]["command"], "open_client");
    for size in ["database", "keys"] {
        assert!(found["files"][size].as_u64() > Some(0), "{size}");
    }
    assert!(found["schema"].as_i64() > Some(0));
}

#[test]
fn the_search_finds_a_value_in_every_form() {
    let mut traces = Traces::default();
    traces.add_text("a name", LAST_NAME);
    traces.add_key("a key", &[7, 200, 13, 99, 250, 1, 2, 3, 180, 77]);
    let wide = |units: fn(u16) -> [u8; 2]| {
        LAST_NAME
            .encode_utf16()
            .flat_map(units)
            .collect::<Vec<u8>>()
    };
    let base64 = |before: &str| {
        data_encoding::BASE64URL
            .encode(format!("{before}{LAST_NAME} x").as_bytes())
            .into_bytes()
    };
    for bytes in [
        LAST_NAME.as_bytes().to_vec(),
        LAST_NAME.to_uppercase().to_lowercase().into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        data_encoding::HEXUPPER
            .encode(LAST_NAME.as_bytes())
            .into_bytes(),
        data_encoding::HEXLOWER
            .encode(&wide(u16::to_le_bytes))
            .into_bytes(),
        base64(""),
        base64("a"),
        base64("ab"),
        base64("abc"),
        vec![7, 200, 13, 99, 250, 1, 2, 3, 180, 77],
    ] {
        let there = [b"before ", bytes.as_slice(), b" after"].concat();
        assert!(!traces.in_bytes(&there).is_empty(), "{there:?}");
    }
    assert!(
        traces
            .in_bytes(b"Kanarianlintu, base64, nothing of it")
            .is_empty()
    );
}
