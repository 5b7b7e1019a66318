//! Support for the journeys: running the programs, making stores, reading what they print.

#![expect(clippy::expect_used, reason = "a helper of a test may fail the test")]

pub mod made_up;
pub mod namespace;
pub mod opened;
pub mod process;
pub mod snapshot;
pub mod traces;

use flate2::read::GzDecoder;
use serde_json::Value;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The passphrase of test stores.
pub const PASSPHRASE: &str = "koivu kivi sata lunta";

/// The municipalities of North Karelia.
pub const MUNICIPALITIES: &str = "090,146,167,176,260,276,309,422,426,541,607,707,848";

/// The folder of the test data.
#[must_use]
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// A file of the test data, unpacked if it is packed.
///
/// # Panics
/// If it is not there.
#[must_use]
pub fn fixture(name: &str) -> Vec<u8> {
    let plain = data().join(name);
    if plain.exists() {
        return fs::read(plain).expect("a fixture can be read");
    }
    let packed = File::open(data().join(format!("{name}.gz"))).expect("the fixture is there");
    let mut bytes = Vec::new();
    GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .expect("the fixture can be unpacked");
    bytes
}

/// Unpacks the four files of the made-up region of 4,000 persons into a folder.
///
/// # Panics
/// If the folder cannot be written.
pub fn unpack_region(folder: &Path) {
    fs::create_dir_all(folder).expect("the folder can be made");
    for kind in [
        "participations",
        "situations",
        "coaching-periods",
        "attendance",
    ] {
        let bytes = fixture(&format!("region-2026/{kind}.csv"));
        fs::write(folder.join(format!("{kind}.csv")), bytes).expect("a file can be written");
    }
}

/// Where a program of the workspace was built.
///
/// # Panics
/// If it was not built.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let mut folder = std::env::current_exe().expect("the test knows its own place");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "{} is not there: build the workspace first (cargo build --workspace)",
        path.display()
    );
    path
}

/// What a program printed and how it ended.
#[derive(Debug)]
pub struct Run {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    /// The one JSON document on standard output.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("{error} in {:?} (stderr {:?})", self.stdout, self.stderr)
        })
    }

    /// The run itself, if it ended with that status.
    ///
    /// # Panics
    /// If it did not.
    #[must_use]
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(
            self.status, status,
            "stdout {:?}\nstderr {:?}",
            self.stdout, self.stderr
        );
        self
    }
}

/// `polku`, in English, with the test passphrase, a cheap key derivation and nothing else of the environment that
/// concerns it.
#[must_use]
pub fn polku() -> Command {
    let mut command = Command::new(program("polku"));
    for name in ["POLKU_WORKER", "POLKU_LOG", "LC_MESSAGES", "LANGUAGE"] {
        command.env_remove(name);
    }
    command
        .env("POLKU_PASSPHRASE", PASSPHRASE)
        .env("POLKU_TEST_KDF", "cheap")
        .env("LC_ALL", "en_GB.UTF-8")
        .stdin(Stdio::null());
    command
}

/// Runs a command to its end.
///
/// # Panics
/// If it cannot be started or prints something that is not UTF-8.
pub fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    Run {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}

/// A store in a folder of its own, made by `polku init`.
#[derive(Debug)]
pub struct TestStore {
    /// The folder; removed at the end.
    pub folder: TempDir,
    /// The store.
    pub path: PathBuf,
}

impl TestStore {
    /// A new, empty store with one coordinator.
    ///
    /// # Panics
    /// If it cannot be made.
    #[must_use]
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("office.polku");
        let store = Self { folder, path };
        let key = store.folder.path().join("recovery-key.txt");
        let _ = store
            .run([
                "init",
                "--municipality",
                MUNICIPALITIES,
                "--worker",
                "Koordinaattori Testi",
                "--role",
                "coordinator",
                "--recovery-key-file",
                &key.to_string_lossy(),
            ])
            .ended(0);
        store
    }

    /// `polku --store` this store.
    #[must_use]
    pub fn command<I, S>(&self, args: I) -> Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<std::ffi::OsStr>,
    {
        let mut command = polku();
        command.arg("--store").arg(&self.path).args(args);
        command
    }

    /// Runs `polku` on this store.
    pub fn run<I, S>(&self, args: I) -> Run
    where
        I: IntoIterator<Item = S>,
        S: AsRef<std::ffi::OsStr>,
    {
        finish(&mut self.command(args))
    }

    /// Writes a file into the store's folder and gives its path.
    ///
    /// # Panics
    /// If it cannot be written.
    #[must_use]
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, content).expect("the file can be written");
        path
    }

    /// Exports everything and gives the files by name.
    ///
    /// # Panics
    /// If the export fails.
    #[must_use]
    pub fn export(&self) -> Vec<(String, String)> {
        let folder = TempDir::new_in(self.folder.path()).expect("a temporary folder");
        let _ = self
            .run(["export", &folder.path().to_string_lossy()])
            .ended(0);
        let mut files: Vec<(String, String)> = fs::read_dir(folder.path())
            .expect("the export is there")
            .map(|entry| {
                let path = entry.expect("an entry").path();
                let name = path
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                (name, fs::read_to_string(&path).expect("UTF-8"))
            })
            .collect();
        files.sort();
        files
    }
}

impl Default for TestStore {
    fn default() -> Self {
        Self::new()
    }
}
