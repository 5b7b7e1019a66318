//! An office with a worker of every role, for the tests of what each may do and of what a record keeps.

use polku_app::office::{NewOffice, Office};
use polku_app::{App, Code, Session, system};
use polku_domain::code::Role;
use polku_store::Act;
use polku_store::plan::{self, PlanRow};
use polku_store::seams::Clock;
use polku_tests::PASSPHRASE;
use polku_tests::opened::made_up_code;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

/// A Wednesday, 9 o'clock in Finland.
pub(crate) const TODAY: &str = "2026-11-18";
pub(crate) const MUNICIPALITIES: [&str; 2] = ["167", "276"];
const NINE: i64 = 1_794_985_200_000;

#[derive(Debug)]
pub(crate) struct TestClock(pub(crate) AtomicI64);

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// An office with a worker of every role, two coaches, two environments and a client in each.
pub(crate) struct Roles {
    pub(crate) clock: Arc<TestClock>,
    pub(crate) app: App,
    pub(crate) coordinator: Session,
    _folder: TempDir,
    pub(crate) environments: [String; 2],
    pub(crate) clients: [String; 2],
}

impl Roles {
    pub(crate) async fn new() -> Self {
        let folder = TempDir::new().expect("it is done");
        let clock = Arc::new(TestClock(AtomicI64::new(NINE)));
        let new = NewOffice {
            name: "",
            municipalities: &["167".to_owned(), "276".to_owned()],
            worker: "Koordinaattori Testi",
            role: Role::Coordinator,
            passphrase: PASSPHRASE,
            made_up: true,
            recovery_pending: false,
        };
        let path = folder.path().join("office.polku");
        let (office, mut coordinator, _) =
            Office::create(&path, &new, clock.clone(), system::machine().1)
                .await
                .expect("it is done");
        coordinator.today = TODAY.parse().expect("it is done");
        let mut roles = Self {
            clock,
            app: App::new(office),
            coordinator,
            _folder: folder,
            environments: Default::default(),
            clients: Default::default(),
        };
        for (n, municipality) in MUNICIPALITIES.iter().enumerate() {
            let request = json!({ "name": format!("Paja {n}"), "municipality": municipality });
            roles.environments[n] = roles.id("save_environment", request).await;
            roles.clients[n] = roles.client(n).await;
        }
        roles
    }

    /// Closes the office, and waits for it: a connection that closed while the process ends would run into the cipher's
    /// library, which tidies up then.
    pub(crate) async fn close(self) {
        self.app.close().await;
    }

    pub(crate) async fn client(&self, n: usize) -> String {
        let request = json!({
            "identity_code": made_up_code(n as u32), "last_name": format!("Suku{n}"), "first_names": "Etu",
            "gender": "female", "municipality": (MUNICIPALITIES[n % 2]), "phone": "040 1234567",
        });
        let id = self.id("add_client", request).await;
        let start = json!({ "client_id": id, "start": {
            "municipality": (MUNICIPALITIES[n % 2]), "education_isced": 3, "status_at_start": "unemployed",
            "unemployed_since": "2025-01-01", "start_date": "2026-09-01",
        } });
        self.ask(&self.coordinator, "start_participation", start)
            .await
            .expect("it is done");
        let period = json!({
            "client_id": id, "environment_id": self.environments[n % 2], "legal_basis": "job_coaching",
            "start_date": "2026-09-01", "weekdays": "135", "daily_hours": 600,
        });
        self.ask(&self.coordinator, "start_period", period)
            .await
            .expect("it is done");
        id
    }

    /// A plan of a client's that is to be looked at on a day.
    pub(crate) async fn plan(&self, client: &str, review: &str) {
        let store = &self.app.office.store;
        let row = PlanRow {
            id: store.ids().next().to_string(),
            client_id: client.to_owned(),
            kind: "employment_plan".to_owned(),
            made_on: "2026-09-01".to_owned(),
            next_review_on: Some(review.to_owned()),
            archived_on: None,
        };
        let act = Act::new(&self.coordinator.worker_id, "import");
        let mut tx = store.begin(act).await.expect("it is done");
        plan::insert(tx.conn(), &[row]).await.expect("it is done");
        tx.commit().await.expect("it is done");
    }

    pub(crate) async fn ask(
        &self,
        session: &Session,
        command: &str,
        request: Value,
    ) -> Result<Value, polku_app::ApiError> {
        self.app.call(session, command, &request).await
    }

    /// A command of the coordinator's that stores a row; the row's id.
    pub(crate) async fn id(&self, command: &str, request: Value) -> String {
        let stored = self
            .ask(&self.coordinator, command, request)
            .await
            .expect("it is done");
        stored["id"].as_str().expect("it is done").to_owned()
    }

    pub(crate) async fn worker(&self, name: &str, role: Role, place: Option<usize>) -> Session {
        let municipalities: Vec<&str> = place.map(|n| MUNICIPALITIES[n]).into_iter().collect();
        let environments: Vec<&String> = match (role, place) {
            (Role::WorkCoach, Some(n)) => vec![&self.environments[n]],
            _ => Vec::new(),
        };
        let request = json!({
            "name": name, "role": role, "passphrase": PASSPHRASE, "municipalities": municipalities,
            "environments": environments,
        });
        let id = self.id("add_worker", request).await;
        self.again(&id).await
    }

    /// The session of a worker who signs in now.
    pub(crate) async fn again(&self, id: &str) -> Session {
        Session::of(
            &self.app.office.store,
            id,
            TODAY.parse().expect("it is done"),
        )
        .await
        .expect("it is done")
    }
}

/// What the answer to a request was, by the code of its error.
pub(crate) fn code(answer: Result<Value, polku_app::ApiError>) -> Option<Code> {
    answer.err().map(|error| error.code)
}
