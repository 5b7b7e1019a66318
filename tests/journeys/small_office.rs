//! A small office and everything that is done in one, for random use and for what may be undone.

use chrono::{Days, NaiveDate};
use polku_app::office::Office;
use polku_app::settings::AddWorker;
use polku_app::{ApiError, Session, system};
use polku_domain::code::Role;
use polku_store::{Act, environment, setting, worker};
use polku_tests::opened::{Opened, copy_store, made_up_code};
use polku_tests::{PASSPHRASE, TestStore};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const COORDINATOR: &str = "Koordinaattori Testi";
pub(crate) const DAYS: u8 = 60;

/// A small office: six clients with a period each in two environments; a second coordinator, and a coach of the first
/// environment.
pub(crate) struct SmallOffice {
    store: TestStore,
    /// Ids: the coordinator, another one, the coach.
    workers: [String; 3],
}

impl SmallOffice {
    pub(crate) fn new(runtime: &Runtime) -> Self {
        let store = TestStore::new();
        let mut people =
            String::from("identity_code;last_name;first_names;municipality;start_date\n");
        let mut periods =
            String::from("identity_code;environment;legal_basis;start_date;weekly_days\n");
        for n in 0..6 {
            let (code, start) = (made_up_code(n), day(DAYS));
            people.push_str(&format!("{code};Suku{n};Etu;167;{start}\n"));
            periods.push_str(&format!(
                "{code};Paja {};guidance;{start};{}\n",
                n % 2,
                3 + n % 3
            ));
        }
        let _ = store.file("files/participations.csv", people);
        let _ = store.file("files/coaching-periods.csv", periods);
        let files = store.folder.path().join("files");
        let _ = store.run(["import".as_ref(), files.as_os_str()]).ended(0);
        let workers = runtime.block_on(add_workers(&store.path));
        Self { store, workers }
    }

    /// A copy of its own to work on.
    pub(crate) async fn copy(&self) -> (TempDir, Opened) {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("office.polku");
        copy_store(&self.store.path, &path);
        let opened = Opened::open(&path, Some(COORDINATOR))
            .await
            .expect("the store opens");
        (folder, opened)
    }
}

async fn add_workers(store: &Path) -> [String; 3] {
    let (clock, ids) = system::machine();
    let (office, session) = Office::open(store, None, PASSPHRASE, clock, ids)
        .await
        .expect("the store opens");
    let other = office
        .add_worker(
            &session,
            &AddWorker::anywhere("Toinen Koordinaattori", Role::Coordinator, PASSPHRASE),
        )
        .await;
    let coach = office
        .add_worker(
            &session,
            &AddWorker::anywhere("Valmentaja Testi", Role::WorkCoach, PASSPHRASE),
        )
        .await;
    let (other, coach) = (other.expect("a worker"), coach.expect("a worker"));
    let mut tx = office
        .store
        .begin(Act::new(&session.worker_id, "test"))
        .await
        .expect("a write");
    let environments = environment::all(tx.conn()).await.expect("environments");
    let first = environments
        .iter()
        .find(|e| e.name == "Paja 0")
        .expect("the first environment");
    worker::add_environment(tx.conn(), &coach, &first.id)
        .await
        .expect("it is written");
    tx.commit().await.expect("it is stored");
    office.close().await;
    [session.worker_id, other, coach]
}

/// So many days ago.
pub(crate) fn day(ago: u8) -> NaiveDate {
    system::today()
        .checked_sub_days(Days::new(ago.into()))
        .expect("a day")
}

#[derive(Debug, Clone)]
pub(crate) enum Deed {
    AddClient(u8),
    StartPeriod {
        client: usize,
        environment: usize,
        from: u8,
        days: u8,
        weekly: Option<u8>,
    },
    EndPeriod {
        period: usize,
        on: u8,
        assessed: bool,
    },
    Mark(Vec<(usize, u8, Option<&'static str>)>),
    Note {
        client: usize,
        on: u8,
    },
    SaveDraft {
        form: u8,
    },
    DiscardDraft {
        form: u8,
    },
    Import {
        client: u8,
        from: u8,
        mark: &'static str,
    },
    Setting {
        id: u8,
        value: u8,
    },
    Undo(usize),
    Look(usize),
}

/// An office in use.
pub(crate) struct InUse {
    pub(crate) opened: Opened,
    pub(crate) sessions: Vec<Session>,
    files: PathBuf,
    pub(crate) done: Vec<(usize, String)>,
}

impl InUse {
    pub(crate) async fn new(office: &SmallOffice, opened: Opened, folder: &Path) -> Self {
        let mut sessions = Vec::new();
        for id in &office.workers {
            sessions.push(
                Session::of(opened.store(), id, system::today())
                    .await
                    .expect("a session"),
            );
        }
        Self {
            opened,
            sessions,
            files: folder.to_owned(),
            done: Vec::new(),
        }
    }

    pub(crate) async fn call(
        &self,
        worker: usize,
        command: &str,
        request: Value,
    ) -> Result<Value, ApiError> {
        self.opened
            .app
            .call(&self.sessions[worker], command, &request)
            .await
    }

    pub(crate) async fn undo(&self, worker: usize, act: &str) -> Result<String, ApiError> {
        let undone = self.call(worker, "undo", json!({ "act": act })).await?;
        Ok(undone["act"]
            .as_str()
            .expect("undoing is an act")
            .to_owned())
    }

    async fn ids(&self, sql: &'static str) -> Vec<(String, String)> {
        let mut conn = self.opened.store().read().await.expect("a reader");
        sqlx::query_as(sql)
            .fetch_all(&mut *conn)
            .await
            .expect("rows")
    }

    pub(crate) async fn clients(&self) -> Vec<(String, String)> {
        self.ids("SELECT id, identity_code FROM client ORDER BY identity_code")
            .await
    }

    pub(crate) async fn periods(&self) -> Vec<(String, String)> {
        self.ids("SELECT id, client_id FROM coaching_period ORDER BY start_date, id")
            .await
    }

    async fn environments(&self) -> Vec<(String, String)> {
        self.ids("SELECT id, name FROM coaching_environment ORDER BY name")
            .await
    }

    /// Does an act; what it answered.
    pub(crate) async fn act(&self, worker: usize, act: &Deed) -> Result<Value, ApiError> {
        let clients = self.clients().await;
        let client = |n: usize| clients[n % clients.len()].0.clone();
        match act {
            Deed::AddClient(n) => {
                let code = made_up_code(1000 + u32::from(*n));
                let request =
                    json!({ "identity_code": code, "last_name": "Uusi", "first_names": "Asiakas" });
                self.call(worker, "add_client", request).await
            }
            Deed::StartPeriod {
                client: n,
                environment,
                from,
                days,
                weekly,
            } => {
                let environments = self.environments().await;
                let request = json!({
                    "client_id": client(*n), "environment_id": environments[environment % environments.len()].0,
                    "legal_basis": "guidance", "start_date": day(*from), "weekly_days": weekly,
                    "end_date": day(*from).checked_add_days(Days::new((*days).into())),
                });
                self.call(worker, "start_period", request).await
            }
            Deed::EndPeriod {
                period,
                on,
                assessed,
            } => {
                let periods = self.periods().await;
                let (id, client) = &periods[period % periods.len()];
                let text = assessed.then_some("Meni hyvin.");
                let request = json!({ "client_id": client, "period_id": id, "end_date": day(*on), "final_assessment": text });
                self.call(worker, "end_period", request).await
            }
            Deed::Mark(marks) => {
                let marks: Vec<Value> = marks
                    .iter()
                    .map(|(n, on, code)| {
                        json!({ "client_id": client(*n), "date": day(*on), "attendance": code, "note": "huomio" })
                    })
                    .collect();
                self.call(worker, "mark_attendance", json!({ "marks": marks }))
                    .await
            }
            Deed::Note { client: n, on } => {
                let request = json!({ "client_id": client(*n), "date": day(*on), "kind": "observation", "text": "Havainto." });
                self.call(worker, "add_note", request).await
            }
            Deed::SaveDraft { form } => {
                let request =
                    json!({ "form": format!("form/{form}"), "content": { "text": "kesken" } });
                self.call(worker, "save_draft", request).await
            }
            Deed::DiscardDraft { form } => {
                self.call(
                    worker,
                    "discard_draft",
                    json!({ "form": format!("form/{form}") }),
                )
                .await
            }
            Deed::Import { client, from, mark } => self.import(worker, *client, *from, mark).await,
            Deed::Setting { id, value } => {
                let worker = &self.sessions[worker].worker_id;
                let mut tx = self
                    .opened
                    .store()
                    .begin(Act::new(worker, "set_setting"))
                    .await?;
                setting::set(tx.conn(), &format!("setting-{id}"), &value.to_string()).await?;
                Ok(json!({ "act": tx.commit().await?.map(|id| id.to_string()) }))
            }
            Deed::Undo(n) if self.done.is_empty() => {
                self.undo(worker, &n.to_string()).await.map(Value::from)
            }
            Deed::Undo(n) => {
                let (by, act) = &self.done[n % self.done.len()];
                Ok(json!({ "act": self.undo(*by, act).await? }))
            }
            Deed::Look(n) => {
                self.call(worker, "open_client", json!({ "client_id": client(*n) }))
                    .await
            }
        }
    }

    /// Imports a client with a spell, a period and a day, all of it or nothing.
    async fn import(
        &self,
        worker: usize,
        client: u8,
        from: u8,
        mark: &str,
    ) -> Result<Value, ApiError> {
        let (code, start) = (made_up_code(client.into()), day(DAYS));
        let files = [
            (
                "people.csv",
                format!(
                    "identity_code,last_name,first_names,start_date\n{code},Suku,Etu,{start}\n"
                ),
            ),
            (
                "periods.csv",
                format!(
                    "identity_code,environment,legal_basis,start_date\n{code},Paja 1,guidance,{start}\n"
                ),
            ),
            (
                "days.csv",
                format!(
                    "identity_code,date,attendance,task\n{code},{},{mark},Haravointi\n",
                    day(from)
                ),
            ),
        ];
        let mut handles = Vec::new();
        for (name, content) in files {
            let path = self.files.join(name);
            std::fs::write(&path, content).expect("a file can be written");
            handles.push(self.opened.app.files.give(&path));
        }
        let request = json!({ "files": handles });
        let session = &self.sessions[worker];
        let imported: Value = self
            .opened
            .app
            .call_job(session, "import_files", &request, |_, _, _| ())
            .await?;
        if imported["stored"] != json!(true) {
            return Ok(json!({}));
        }
        let acts = self.call(worker, "latest_acts", json!({})).await?;
        assert_eq!(acts[0]["reason"], "import");
        Ok(json!({ "act": acts[0]["act"] }))
    }
}

pub(crate) fn reason(error: &ApiError) -> String {
    error
        .details
        .as_ref()
        .and_then(|d| d["reason"].as_str())
        .unwrap_or_default()
        .to_owned()
}
