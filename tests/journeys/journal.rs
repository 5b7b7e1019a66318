//! The journal is the store: whatever is done, replaying it gives the same tables, and taking back gives what was.

use chrono::{Days, NaiveDate};
use polku_app::office::Office;
use polku_app::{ApiError, Code, Session, system};
use polku_domain::code::{LISTS, Role};
use polku_domain::exit::ExitReason;
use polku_store::schema::TABLES;
use polku_store::{Act, environment, setting, worker};
use polku_tests::made_up::is_soak;
use polku_tests::opened::{Opened, copy_store, made_up_code, master_key, raw};
use polku_tests::{PASSPHRASE, TestStore};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const COORDINATOR: &str = "Koordinaattori Testi";
const DAYS: u8 = 60;

/// A small office: six clients with a period each in two environments; a second coordinator, and a coach of the first
/// environment.
struct SmallOffice {
    store: TestStore,
    /// Ids: the coordinator, another one, the coach.
    workers: [String; 3],
}

impl SmallOffice {
    fn new(runtime: &Runtime) -> Self {
        let store = TestStore::new();
        let mut people = String::from("identity_code;last_name;first_names;municipality;start_date\n");
        let mut periods = String::from("identity_code;environment;legal_basis;start_date;weekly_days\n");
        for n in 0..6 {
            let (code, start) = (made_up_code(n), day(DAYS));
            people.push_str(&format!("{code};Suku{n};Etu;167;{start}\n"));
            periods.push_str(&format!("{code};Paja {};guidance;{start};{}\n", n % 2, 3 + n % 3));
        }
        let _ = store.file("files/participations.csv", people);
        let _ = store.file("files/coaching-periods.csv", periods);
        let files = store.folder.path().join("files");
        let _ = store.run(["import".as_ref(), files.as_os_str()]).ended(0);
        let workers = runtime.block_on(add_workers(&store.path));
        Self { store, workers }
    }

    /// A copy of its own to work on.
    async fn copy(&self) -> (TempDir, Opened) {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("office.polku");
        copy_store(&self.store.path, &path);
        let opened = Opened::open(&path, Some(COORDINATOR)).await.expect("the store opens");
        (folder, opened)
    }
}

async fn add_workers(store: &Path) -> [String; 3] {
    let (clock, ids) = system::machine();
    let (office, session) =
        Office::open(store, None, PASSPHRASE, clock, ids).await.expect("the store opens");
    let other = office.add_worker(&session, "Toinen Koordinaattori", Role::Coordinator, PASSPHRASE).await;
    let coach = office.add_worker(&session, "Valmentaja Testi", Role::WorkCoach, PASSPHRASE).await;
    let (other, coach) = (other.expect("a worker"), coach.expect("a worker"));
    let mut tx = office.store.begin(Act::new(&session.worker_id, "test")).await.expect("a write");
    let environments = environment::all(tx.conn()).await.expect("environments");
    let first = environments.iter().find(|e| e.name == "Paja 0").expect("the first environment");
    worker::add_environment(tx.conn(), &coach, &first.id).await.expect("it is written");
    tx.commit().await.expect("it is stored");
    office.close().await;
    [session.worker_id, other, coach]
}

/// So many days ago.
fn day(ago: u8) -> NaiveDate {
    system::today().checked_sub_days(Days::new(ago.into())).expect("a day")
}

#[derive(Debug, Clone)]
enum Deed {
    AddClient(u8),
    StartPeriod { client: usize, environment: usize, from: u8, days: u8, weekly: Option<u8> },
    EndPeriod { period: usize, on: u8, assessed: bool },
    Mark(Vec<(usize, u8, Option<&'static str>)>),
    Note { client: usize, on: u8 },
    SaveDraft { form: u8 },
    DiscardDraft { form: u8 },
    Import { client: u8, from: u8, mark: &'static str },
    Setting { id: u8, value: u8 },
    Undo(usize),
    Look(usize),
}

/// What follows an act at once.
#[derive(Debug, Clone, Copy)]
enum Then {
    Nothing,
    Undo,
    UndoTheUndo,
}

type Step = (usize, Deed, Then);

fn acts() -> impl Strategy<Value = Deed> {
    use Deed::*;
    let number = 0..100_usize;
    let mark = prop::sample::select(vec![Some("present"), Some("late"), Some("sick"), Some("not_held"), None]);
    let marks = prop::collection::vec((number.clone(), 0..DAYS, mark), 1..5);
    prop_oneof![
        2 => (0..8_u8).prop_map(AddClient),
        2 => (number.clone(), 0..2_usize, 0..DAYS, 0..30_u8, prop::option::of(1..8_u8)).prop_map(
            |(client, environment, from, days, weekly)| StartPeriod { client, environment, from, days, weekly }
        ),
        2 => (number.clone(), 0..DAYS, any::<bool>())
            .prop_map(|(period, on, assessed)| EndPeriod { period, on, assessed }),
        6 => marks.prop_map(Mark),
        3 => (number.clone(), 0..DAYS).prop_map(|(client, on)| Note { client, on }),
        1 => (0..3_u8).prop_map(|form| SaveDraft { form }),
        1 => (0..3_u8).prop_map(|form| DiscardDraft { form }),
        1 => (0..12_u8, 0..DAYS, prop::sample::select(vec!["present", "sick"]))
            .prop_map(|(client, from, mark)| Import { client, from, mark }),
        1 => (0..2_u8, 0..3_u8).prop_map(|(id, value)| Setting { id, value }),
        5 => number.clone().prop_map(Undo),
        1 => number.prop_map(Look),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let then = prop_oneof![3 => Just(Then::Nothing), 1 => Just(Then::Undo), 1 => Just(Then::UndoTheUndo)];
    prop::collection::vec((0..3_usize, acts(), then), 1..25)
}

/// An office in use.
struct InUse {
    opened: Opened,
    sessions: Vec<Session>,
    files: PathBuf,
    done: Vec<(usize, String)>,
}

impl InUse {
    async fn new(office: &SmallOffice, opened: Opened, folder: &Path) -> Self {
        let mut sessions = Vec::new();
        for id in &office.workers {
            sessions.push(Session::of(opened.store(), id, system::today()).await.expect("a session"));
        }
        Self { opened, sessions, files: folder.to_owned(), done: Vec::new() }
    }

    async fn call(&self, worker: usize, command: &str, request: Value) -> Result<Value, ApiError> {
        self.opened.app.call(&self.sessions[worker], command, &request).await
    }

    async fn undo(&self, worker: usize, act: &str) -> Result<String, ApiError> {
        let undone = self.call(worker, "undo", json!({ "act": act })).await?;
        Ok(undone["act"].as_str().expect("undoing is an act").to_owned())
    }

    async fn ids(&self, sql: &'static str) -> Vec<(String, String)> {
        let mut conn = self.opened.store().read().await.expect("a reader");
        sqlx::query_as(sql).fetch_all(&mut *conn).await.expect("rows")
    }

    async fn clients(&self) -> Vec<(String, String)> {
        self.ids("SELECT id, identity_code FROM client ORDER BY identity_code").await
    }

    async fn periods(&self) -> Vec<(String, String)> {
        self.ids("SELECT id, client_id FROM coaching_period ORDER BY start_date, id").await
    }

    async fn environments(&self) -> Vec<(String, String)> {
        self.ids("SELECT id, name FROM coaching_environment ORDER BY name").await
    }

    /// Does an act; what it answered.
    async fn act(&self, worker: usize, act: &Deed) -> Result<Value, ApiError> {
        let clients = self.clients().await;
        let client = |n: usize| clients[n % clients.len()].0.clone();
        match act {
            Deed::AddClient(n) => {
                let code = made_up_code(1000 + u32::from(*n));
                let request = json!({ "identity_code": code, "last_name": "Uusi", "first_names": "Asiakas" });
                self.call(worker, "add_client", request).await
            }
            Deed::StartPeriod { client: n, environment, from, days, weekly } => {
                let environments = self.environments().await;
                let request = json!({
                    "client_id": client(*n), "environment_id": environments[environment % environments.len()].0,
                    "legal_basis": "guidance", "start_date": day(*from), "weekly_days": weekly,
                    "end_date": day(*from).checked_add_days(Days::new((*days).into())),
                });
                self.call(worker, "start_period", request).await
            }
            Deed::EndPeriod { period, on, assessed } => {
                let periods = self.periods().await;
                let (id, client) = &periods[period % periods.len()];
                let text = assessed.then_some("Meni hyvin.");
                let request =
                    json!({ "client_id": client, "period_id": id, "end_date": day(*on), "final_assessment": text });
                self.call(worker, "end_period", request).await
            }
            Deed::Mark(marks) => {
                let marks: Vec<Value> = marks
                    .iter()
                    .map(|(n, on, code)| {
                        json!({ "client_id": client(*n), "date": day(*on), "attendance": code, "note": "huomio" })
                    })
                    .collect();
                self.call(worker, "mark_attendance", json!({ "marks": marks })).await
            }
            Deed::Note { client: n, on } => {
                let request =
                    json!({ "client_id": client(*n), "date": day(*on), "kind": "observation", "text": "Havainto." });
                self.call(worker, "add_note", request).await
            }
            Deed::SaveDraft { form } => {
                let request = json!({ "form": format!("form/{form}"), "content": { "text": "kesken" } });
                self.call(worker, "save_draft", request).await
            }
            Deed::DiscardDraft { form } => {
                self.call(worker, "discard_draft", json!({ "form": format!("form/{form}") })).await
            }
            Deed::Import { client, from, mark } => self.import(worker, *client, *from, mark).await,
            Deed::Setting { id, value } => {
                let worker = &self.sessions[worker].worker_id;
                let mut tx = self.opened.store().begin(Act::new(worker, "set_setting")).await?;
                setting::set(tx.conn(), &format!("setting-{id}"), &value.to_string()).await?;
                Ok(json!({ "act": tx.commit().await?.map(|id| id.to_string()) }))
            }
            Deed::Undo(n) if self.done.is_empty() => self.undo(worker, &n.to_string()).await.map(Value::from),
            Deed::Undo(n) => {
                let (by, act) = &self.done[n % self.done.len()];
                Ok(json!({ "act": self.undo(*by, act).await? }))
            }
            Deed::Look(n) => self.call(worker, "open_client", json!({ "client_id": client(*n) })).await,
        }
    }

    /// Imports a client with a spell, a period and a day, all of it or nothing.
    async fn import(&self, worker: usize, client: u8, from: u8, mark: &str) -> Result<Value, ApiError> {
        let (code, start) = (made_up_code(client.into()), day(DAYS));
        let files = [
            ("people.csv", format!("identity_code,last_name,first_names,start_date\n{code},Suku,Etu,{start}\n")),
            (
                "periods.csv",
                format!("identity_code,environment,legal_basis,start_date\n{code},Paja 1,guidance,{start}\n"),
            ),
            ("days.csv", format!("identity_code,date,attendance,task\n{code},{},{mark},Haravointi\n", day(from))),
        ];
        let mut handles = Vec::new();
        for (name, content) in files {
            let path = self.files.join(name);
            std::fs::write(&path, content).expect("a file can be written");
            handles.push(self.opened.app.files.give(&path));
        }
        let request = json!({ "files": handles });
        let session = &self.sessions[worker];
        let imported: Value =
            self.opened.app.call_job(session, "import_files", &request, |_, _, _| ()).await?;
        if imported["stored"] != json!(true) {
            return Ok(json!({}));
        }
        let acts = self.call(worker, "latest_acts", json!({})).await?;
        assert_eq!(acts[0]["reason"], "import");
        Ok(json!({ "act": acts[0]["act"] }))
    }

    /// Does a step and holds what it did against what it said.
    async fn step(&mut self, (worker, act, then): &Step) {
        let before = self.opened.digests().await;
        let answer = match self.act(*worker, act).await {
            Ok(answer) => answer,
            Err(error) => {
                let known = [Code::Invalid, Code::NotFound, Code::NotPermitted, Code::NotUndoable, Code::RuleBroken];
                assert!(known.contains(&error.code), "{act:?}: {error:?}");
                assert_eq!(self.opened.digests().await, before, "a refusal changes nothing");
                return;
            }
        };
        let after = self.opened.digests().await;
        let Some(done) = answer["act"].as_str() else {
            assert_eq!(after, before, "no act, no change");
            return;
        };
        assert_ne!(after, before, "an act changes something");
        let by = match act {
            Deed::Undo(n) => self.done[n % self.done.len()].0,
            _ => *worker,
        };
        let mut last = done.to_owned();
        let lasting = matches!(act, Deed::Import { .. } | Deed::Setting { .. });
        if lasting && !matches!(then, Then::Nothing) {
            let refused = self.undo(by, &last).await.expect_err("it cannot be undone");
            assert_eq!(reason(&refused), "not_undoable");
            assert_eq!(self.opened.digests().await, after, "a refusal changes nothing");
        } else {
            if matches!(then, Then::Undo | Then::UndoTheUndo) {
                last = self.undo(by, &last).await.unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
                assert_eq!(self.opened.digests().await, before, "undone, the tables are as before the act");
            }
            if matches!(then, Then::UndoTheUndo) {
                last = self.undo(by, &last).await.unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
                assert_eq!(self.opened.digests().await, after, "done again, they are as after it");
            }
        }
        self.done.push((by, last));
    }
}

fn reason(error: &ApiError) -> String {
    error.details.as_ref().and_then(|d| d["reason"].as_str()).unwrap_or_default().to_owned()
}

#[test]
fn replaying_the_journal_of_random_use_gives_the_same_tables() {
    let runtime = Runtime::new().expect("a runtime");
    let office = SmallOffice::new(&runtime);
    let cases = if is_soak() { 300 } else { 30 };
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let tried = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(async {
            let (folder, opened) = office.copy().await;
            let mut in_use = InUse::new(&office, opened, folder.path()).await;
            for step in &steps {
                in_use.step(step).await;
            }
            in_use.opened.whole().await;
            in_use.opened.close().await;
        });
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

/// A refusal to undo, which changes nothing.
async fn refused(in_use: &InUse, worker: usize, act: &str) -> ApiError {
    let before = in_use.opened.digests().await;
    let error = in_use.undo(worker, act).await.expect_err("it cannot be undone");
    assert_eq!(in_use.opened.digests().await, before, "a refusal changes nothing");
    let mut conn = in_use.opened.store().read().await.expect("a reader");
    assert!(polku_store::journal::is_whole(&mut conn).await.expect("the journal"), "nor does it leave a trace");
    error
}

async fn done(in_use: &InUse, worker: usize, act: Deed) -> String {
    let answer = in_use.act(worker, &act).await.unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
    answer["act"].as_str().expect("an act").to_owned()
}

fn with_small_office(check: impl AsyncFnOnce(InUse)) {
    let runtime = Runtime::new().expect("a runtime");
    let office = SmallOffice::new(&runtime);
    runtime.block_on(async {
        let (folder, opened) = office.copy().await;
        check(InUse::new(&office, opened, folder.path()).await).await;
    });
}

const MARK: fn(&'static str) -> Deed = |code| Deed::Mark(vec![(0, 3, Some(code))]);

#[test]
fn somebody_elses_act_and_one_that_was_built_upon_cannot_be_undone() {
    with_small_office(async |in_use| {
        let marked = done(&in_use, 0, MARK("present")).await;
        assert_eq!(refused(&in_use, 1, &marked).await.code, Code::NotFound, "somebody else's");
        assert_eq!(refused(&in_use, 0, "no such act").await.code, Code::NotFound);

        let marked_again = done(&in_use, 1, MARK("late")).await;
        let changed = refused(&in_use, 0, &marked).await;
        assert_eq!((changed.code, reason(&changed).as_str()), (Code::NotUndoable, "changed_since"));
        let undone = in_use.undo(1, &marked_again).await.expect("the last one can");
        let twice = refused(&in_use, 1, &marked_again).await;
        assert_eq!((twice.code, reason(&twice).as_str()), (Code::NotUndoable, "undone_already"));
        in_use.undo(1, &undone).await.expect("an undo can be undone");

        let added = done(&in_use, 0, Deed::AddClient(1)).await;
        let newest = in_use.clients().await.len() - 1;
        let _ = done(&in_use, 1, Deed::Note { client: newest, on: 1 }).await;
        let built_upon = refused(&in_use, 0, &added).await;
        assert_eq!((built_upon.code, reason(&built_upon).as_str()), (Code::NotUndoable, "changed_since"));

        let imported = done(&in_use, 0, Deed::Import { client: 9, from: 5, mark: "present" }).await;
        assert_eq!(reason(&refused(&in_use, 0, &imported).await), "not_undoable");
        in_use.opened.whole().await;
    });
}

#[test]
fn undoing_needs_the_permission_of_the_act_and_the_rules_of_the_record() {
    with_small_office(async |mut in_use| {
        // client 1 has a period in the other environment: none of the coach's
        let denied = in_use.act(2, &Deed::Mark(vec![(1, 3, Some("present"))])).await.expect_err("not the coach's");
        assert_eq!(denied.code, Code::NotPermitted);
        let marked = done(&in_use, 2, MARK("present")).await;
        let coach = in_use.sessions[2].worker_id.clone();
        let mut tx = in_use.opened.store().begin(Act::new(&in_use.sessions[0].worker_id, "test")).await.expect("a write");
        let mut row = worker::by_id(tx.conn(), &coach).await.expect("rows").expect("the coach");
        row.role = Role::CompanyAgent.as_str().to_owned();
        worker::update(tx.conn(), &row).await.expect("it is written");
        tx.commit().await.expect("it is stored");
        in_use.sessions[2] = Session::of(in_use.opened.store(), &coach, system::today()).await.expect("a session");
        assert_eq!(refused(&in_use, 2, &marked).await.code, Code::NotPermitted, "the role has lost it");

        // a full-time period is shortened and another one follows: the first cannot last as long as before
        let full_time = |from, days| Deed::StartPeriod { client: 0, environment: 0, from, days, weekly: Some(5) };
        let started = in_use.act(0, &full_time(50, 20)).await.expect("a period");
        let client = &in_use.clients().await[0].0;
        let request = json!({ "client_id": client, "period_id": started["id"], "end_date": day(45) });
        let ended = in_use.call(0, "end_period", request).await.expect("it ends");
        let _ = done(&in_use, 0, full_time(40, 10)).await;
        let broken = refused(&in_use, 0, ended["act"].as_str().expect("an act")).await;
        assert_eq!(broken.code, Code::RuleBroken);
        in_use.opened.whole().await;
    });
}

async fn fails(conn: &mut SqliteConnection, sql: &'static str, with: &str) {
    let error = sqlx::query(sql).execute(conn).await.expect_err(sql);
    assert!(error.to_string().contains(with), "{sql}: {error}");
}

#[test]
fn no_write_gets_past_the_journal_and_no_entry_out_of_the_read_log() {
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let opened = Opened::open(&store.path, None).await.expect("the store opens");
        let request = json!({ "identity_code": made_up_code(1), "last_name": "Suku", "first_names": "Etu" });
        let client = opened.call("add_client", &request).await.expect("a client");
        let _ = opened.call("open_client", &json!({ "client_id": client["id"] })).await.expect("its page");
        opened.close().await;

        let mut conn = raw(&store.path, &master_key(&store.path)).await;
        let journaled = "journal.tx";
        fails(&mut conn, "INSERT INTO setting (id, value) VALUES ('a', 'b')", journaled).await;
        fails(&mut conn, "UPDATE client SET phone = '1'", journaled).await;
        fails(&mut conn, "DELETE FROM worker", journaled).await;
        fails(&mut conn, "UPDATE read_log SET worker = 'x'", "append-only").await;
        fails(&mut conn, "DELETE FROM read_log", "append-only").await;
    });
}

#[test]
fn every_table_is_declared_and_the_code_lists_are_the_domains() {
    const NAMES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' \
        AND name NOT GLOB 'client_search_*' ORDER BY name";
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let opened = Opened::open(&store.path, None).await.expect("the store opens");
        let mut conn = opened.store().read().await.expect("a reader");
        let found: Vec<String> = sqlx::query_scalar(NAMES).fetch_all(&mut *conn).await.expect("names");
        let declared: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
        assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), declared);

        let exits: Vec<&str> = ExitReason::ALL.iter().map(|reason| reason.as_str()).collect();
        let lists = LISTS.iter().map(|(list, words)| (*list, words.to_vec())).chain([("exit_reason", exits)]);
        let mut in_all = 0;
        for (list, mut words) in lists {
            words.sort_unstable();
            in_all += words.len();
            assert_eq!(setting::codes(&mut conn, list).await.expect("codes"), words, "{list}");
        }
        let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM code").fetch_one(&mut *conn).await.expect("a count");
        assert_eq!(stored, in_all as i64, "no other list");
        drop(conn);
        opened.close().await;
    });
}
