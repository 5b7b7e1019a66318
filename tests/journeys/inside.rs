//! An office opened in this process, over the same dispatch as the programs: for what would be slow as many processes.

use polku_app::import::Imported;
use polku_app::office::Office;
use polku_app::{App, Session, system};
use polku_tests::{PASSPHRASE, TestStore, data};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The day that the tests take today to be.
pub(crate) const TODAY: &str = "2026-11-22";

/// The files of an export by name.
pub(crate) type Files = Vec<(String, String)>;

/// An open office.
pub(crate) struct Inside {
    runtime: Runtime,
    app: Option<App>,
    session: Session,
    folder: TempDir,
}

impl Inside {
    /// A new, empty office. Making one takes a moment, so one is made and the others are copies of it.
    pub(crate) fn new() -> Self {
        static EMPTY: OnceLock<TestStore> = OnceLock::new();
        let empty = EMPTY.get_or_init(TestStore::new);
        let folder = TempDir::new().expect("a temporary folder");
        for ending in ["", ".keys"] {
            let name = format!("office.polku{ending}");
            fs::copy(empty.folder.path().join(&name), folder.path().join(&name))
                .expect("the store can be copied");
        }
        Self::open_in(folder, "office.polku", None)
    }

    /// Opens a store that lies elsewhere, such as one that the command line has filled.
    pub(crate) fn open(store: &Path, worker: Option<&str>) -> Self {
        Self::open_in(TempDir::new().expect("a temporary folder"), store, worker)
    }

    fn open_in(folder: TempDir, store: impl AsRef<Path>, worker: Option<&str>) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let (clock, ids) = system::machine();
        let path = folder.path().join(store);
        let (office, session) = runtime
            .block_on(Office::open(&path, worker, PASSPHRASE, clock, ids))
            .expect("the store opens");
        Self {
            runtime,
            app: Some(App::new(office)),
            session,
            folder,
        }
    }

    /// A path for a file of the test.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn app(&self) -> &App {
        self.app.as_ref().expect("open until it is dropped")
    }

    /// A handle to a path, as a dialog gives it.
    pub(crate) fn handle(&self, path: &Path) -> polku_app::files::Handle {
        self.app().files.give(path)
    }

    /// A command over dispatch.
    pub(crate) fn call(
        &self,
        command: &str,
        request: &Value,
    ) -> Result<Value, polku_app::ApiError> {
        self.runtime
            .block_on(self.app().call(&self.session, command, request))
    }

    /// Imports paths with options of the request, such as `{"update": true}`.
    pub(crate) fn import_with(&self, paths: &[PathBuf], options: Value) -> Imported {
        let handles: Vec<_> = paths
            .iter()
            .map(|path| self.app().files.give(path))
            .collect();
        let mut request = json!({ "files": handles, "today": TODAY });
        for (key, value) in options.as_object().expect("options are an object") {
            request[key] = value.clone();
        }
        self.runtime
            .block_on(
                self.app()
                    .call_job(&self.session, "import_files", &request, |_, _, _| {}),
            )
            .expect("the import runs")
    }

    /// Imports texts as files of those names, in that order.
    pub(crate) fn try_texts(&self, files: &[(&str, impl AsRef<[u8]>)], options: Value) -> Imported {
        let folder = TempDir::new_in(self.folder.path()).expect("a temporary folder");
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|(name, content)| {
                let path = folder.path().join(name);
                fs::write(&path, content).expect("a file can be written");
                path
            })
            .collect();
        self.import_with(&paths, options)
    }

    /// Imports texts that must have no errors.
    pub(crate) fn import(&self, files: &[(&str, impl AsRef<[u8]>)]) -> Imported {
        stored(self.try_texts(files, json!({})))
    }

    /// Imports a folder or a file that must have no errors.
    pub(crate) fn import_path(&self, path: &Path) -> Imported {
        stored(self.import_with(&[path.to_owned()], json!({})))
    }

    /// Everything, as files.
    pub(crate) fn export(&self) -> Files {
        let folder = TempDir::new_in(self.folder.path()).expect("a temporary folder");
        let _ = self.export_to(folder.path());
        let mut files: Files = fs::read_dir(folder.path())
            .expect("the export is there")
            .map(|entry| {
                let entry = entry.expect("an entry");
                let text = fs::read_to_string(entry.path()).expect("UTF-8");
                (entry.file_name().to_string_lossy().into_owned(), text)
            })
            .collect();
        files.sort();
        files
    }

    /// What an export into a folder answers.
    pub(crate) fn export_to(&self, folder: &Path) -> Value {
        let handle = self.app().files.give(folder);
        self.runtime
            .block_on(self.app().call_job(
                &self.session,
                "export_files",
                &json!({ "folder": handle }),
                |_, _, _| {},
            ))
            .expect("the export runs")
    }

    /// The figures of a day by the rules of the request.
    pub(crate) fn report(&self, request: &Value) -> Value {
        self.call("get_esf_report", request).expect("a report")
    }

    /// What is wrong with the store by its own check.
    pub(crate) fn faults(&self) -> Vec<Value> {
        let found: Value = self
            .runtime
            .block_on(
                self.app()
                    .call_job(&self.session, "check_store", &json!({}), |_, _, _| {}),
            )
            .expect("the check runs");
        let checks = found["checks"].as_array().expect("checks").clone();
        checks
            .into_iter()
            .filter(|check| check["holds"] != json!(true))
            .collect()
    }

    /// How many transactions the journal has.
    pub(crate) fn transactions(&self) -> i64 {
        self.runtime.block_on(async {
            let mut conn = self.app().office.store.read().await.expect("a reader");
            polku_store::journal::last_seq(&mut conn)
                .await
                .expect("the journal")
        })
    }

    /// The municipality of each environment, by name.
    pub(crate) fn environments(&self) -> Vec<(String, Option<String>)> {
        self.runtime.block_on(async {
            let mut conn = self.app().office.store.read().await.expect("a reader");
            let all = polku_store::environment::all(&mut conn)
                .await
                .expect("environments");
            let mut all: Vec<_> = all.into_iter().map(|e| (e.name, e.municipality)).collect();
            all.sort();
            all
        })
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            self.runtime.block_on(app.close());
        }
    }
}

fn stored(imported: Imported) -> Imported {
    assert!(imported.errors.is_empty(), "{:?}", imported.errors);
    imported
}

/// A JSON file of the test data.
pub(crate) fn json_fixture(name: &str) -> Value {
    serde_json::from_slice(&polku_tests::fixture(name))
        .unwrap_or_else(|e| panic!("{e} in {}", data().join(name).display()))
}

/// The rows of files in an order that does not depend on when they were taken in.
pub(crate) fn sorted(files: &Files) -> Vec<(String, Vec<Vec<String>>)> {
    let sorted = |text: &str| {
        let mut rows = rows(text);
        rows.sort();
        rows
    };
    files
        .iter()
        .map(|(name, text)| (name.clone(), sorted(text)))
        .collect()
}

/// The records of a file with `;` between fields, its column names first.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| {
            record
                .expect("a record")
                .iter()
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

/// Records as a file.
pub(crate) fn text_of(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("a record");
    }
    String::from_utf8(writer.into_inner().expect("written")).expect("UTF-8")
}
