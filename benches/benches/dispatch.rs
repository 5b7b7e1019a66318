//! The budgets, measured at dispatch: requests and answers are JSON, as for a window. Each call is timed by itself.
//!
//! Words after the command name parts (`list`, `search`, `client`, `save`, `month`, `report`, `import`, `file`, and `window`
//! for what is measured in the real window); without any all are measured and `benches/README.md` gets the figures.

use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;
use polku_app::office::{NewOffice, Office};
use polku_app::system::SystemIds;
use polku_app::{App, Session};
use polku_benches::timing::{Measured, Samples, milliseconds, table, verdict};
use polku_benches::window::{DESKTOP, window};
use polku_benches::{
    Group, MadeStore, PASSPHRASE, RunningClock, group, machine, made_store, open, today,
};
use polku_domain::code::Role;
use polku_store::Store;
use polku_store::files::keys_path;
use polku_store::keys::KeyRing;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Calls of an operation.
const CALLS: usize = 400;
/// Runs of what takes seconds.
const RUNS: usize = 3;
/// How many times as long as `sqlite3 .import` an import may take.
const IMPORT_TIMES: f64 = 15.0;

const PARTS: &[&str] = &[
    "list", "search", "client", "save", "month", "report", "import", "file", "window",
];

fn main() -> ExitCode {
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("a budget is broken");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<bool> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    if let Some(word) = words.iter().find(|word| !PARTS.contains(&word.as_str())) {
        bail!("no part {word}; there are {}", PARTS.join(", "));
    }
    ensure!(
        !cfg!(debug_assertions),
        "figures of a debug build say nothing: cargo bench"
    );
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(all(&words))
}

async fn all(words: &[String]) -> Result<bool> {
    let wanted = |part: &str| words.is_empty() || words.iter().any(|word| word == part);
    let cache = target_folder()?.join("benches");
    fs::create_dir_all(&cache)?;
    let folder = TempDir::with_prefix_in("run-", &cache)?;
    let large = made_store(&cache, 10_000, &folder.path().join("large")).await?;
    let mut bench = Bench::open(&large, folder.path()).await?;

    if wanted("list") {
        bench.list().await?;
        bench.today().await?;
    }
    if wanted("search") {
        bench.search().await?;
    }
    if wanted("save") {
        bench.save().await?;
    }
    if wanted("client") {
        bench.client().await?;
    }
    if wanted("month") {
        bench.month().await?;
    }
    if wanted("report") {
        let half = made_store(&cache, 5_300, &folder.path().join("half")).await?;
        bench.report(&half).await?;
    }
    let file = if wanted("file") {
        Some(bench.file(&large).await?)
    } else {
        None
    };
    let Bench { app, measured, .. } = bench;
    app.close().await;
    let import = if wanted("import") {
        Some(import(folder.path()).await?)
    } else {
        None
    };

    let in_window = match std::env::var_os(DESKTOP) {
        Some(program) if wanted("window") => {
            Some(window(Path::new(&program), &cache, &folder.path().join("window")).await?)
        }
        None if wanted("window") => bail!("{DESKTOP} names no program: cargo xtask bench does"),
        _ => None,
    };

    let mut figures = match measured.is_empty() {
        true => String::new(),
        false => table(&measured),
    };
    if let Some(import) = &import {
        figures.push_str(&import.table());
    }
    if let Some(file) = &file {
        figures.push_str(file);
    }
    if let Some(in_window) = &in_window {
        figures.push_str(&in_window.table());
    }
    println!("{figures}");
    if words.is_empty() {
        write_readme(&large, &cache, &figures)?;
    }
    for row in measured.iter().filter(|row| !row.holds()) {
        eprintln!("broken: {}", row.what);
    }
    let kept = [
        measured.iter().all(Measured::holds),
        import.is_none_or(|import| import.holds()),
        in_window.is_none_or(|figures| figures.holds()),
    ];
    Ok(kept.into_iter().all(|kept| kept))
}

/// The folder that cargo builds into.
fn target_folder() -> Result<PathBuf> {
    let inside = Path::new(env!("CARGO_TARGET_TMPDIR"));
    Ok(inside
        .parent()
        .context("the program does not lie in a target folder")?
        .to_owned())
}

/// A budget in milliseconds.
const fn budget(ms: u64) -> Option<Duration> {
    Some(Duration::from_millis(ms))
}

/// Numbers that look like chance and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> Result<&'a T> {
        items
            .get(self.below(items.len()))
            .context("there is nothing to choose from")
    }
}

struct Bench {
    app: App,
    coordinator: Session,
    group: Group,
    folder: PathBuf,
    measured: Vec<Measured>,
    numbers: Numbers,
}

impl Bench {
    async fn open(store: &MadeStore, folder: &Path) -> Result<Self> {
        let (app, coordinator) = open(store).await?;
        let group = group(&app, store, 15, 20).await?;
        Ok(Self {
            app,
            coordinator,
            group,
            folder: folder.to_owned(),
            measured: Vec::new(),
            numbers: Numbers(1),
        })
    }

    /// One call, timed from the request's text to the answer's.
    async fn call(
        &self,
        session: &Session,
        command: &str,
        request: &Value,
    ) -> Result<(Duration, String)> {
        let request = request.to_string();
        let start = Instant::now();
        let answer = self.app.dispatch(session, command, &request).await;
        let took = start.elapsed();
        Ok((took, answer.with_context(|| format!("{command} failed"))?))
    }

    async fn calls(&self, session: &Session, command: &str, requests: &[Value]) -> Result<Samples> {
        let mut samples = Samples::default();
        for request in requests {
            let (took, _) = self.call(session, command, request).await?;
            samples.push(took);
        }
        Ok(samples)
    }

    fn add(&mut self, what: impl Into<String>, samples: Samples, budget: Option<Duration>) {
        let row = Measured {
            what: what.into(),
            samples,
            budget,
        };
        eprintln!(
            "{}: p50 {} p95 {} max {}",
            row.what,
            milliseconds(row.samples.percentile(50)),
            milliseconds(row.samples.percentile(95)),
            milliseconds(row.samples.percentile(100)),
        );
        self.measured.push(row);
    }

    fn roles(&self) -> [(&'static str, Session); 2] {
        [
            ("coordinator", self.coordinator.clone()),
            ("work coach", self.group.coach.clone()),
        ]
    }

    /// The first view: a coach's day, and what waits.
    async fn today(&mut self) -> Result<()> {
        let coach = self.group.coach.clone();
        let day = vec![json!({}); CALLS];
        let samples = self.calls(&coach, "get_day", &day).await?;
        self.add("the day of a work coach", samples, budget(50));
        for (role, session) in self.roles() {
            let samples = self.calls(&session, "get_waiting", &day).await?;
            self.add(format!("what waits, {role}"), samples, budget(50));
        }
        Ok(())
    }

    async fn list(&mut self) -> Result<()> {
        let environments = self.environments().await?;
        for (role, session) in self.roles() {
            let (_, answer) = self.call(&session, "list_clients", &json!({})).await?;
            let total = total(&answer)?;
            let pages: Vec<Value> = (0..CALLS)
                .map(|n| json!({"offset": self.numbers.below(total), "limit": if n % 2 == 0 { 200 } else { 100 }}))
                .collect();
            let samples = self.calls(&session, "list_clients", &pages).await?;
            self.add(
                format!("list page, {role}, all {total} clients"),
                samples,
                budget(20),
            );

            let columns = [
                "name",
                "municipality",
                "participating",
                "environment",
                "legal_basis",
                "period_end",
            ];
            let pages: Vec<Value> = (0..CALLS)
                .map(|n| {
                    let codes: Vec<&String> = environments.iter().map(|(code, _)| code).collect();
                    let sort = json!({"column": columns[n % columns.len()], "descending": n % 4 < 2, "codes": codes});
                    json!({"offset": self.numbers.below(total), "limit": 100, "sort": sort})
                })
                .collect();
            let samples = self.calls(&session, "list_clients", &pages).await?;
            self.add(
                format!("list page, {role}, sorted by each column"),
                samples,
                budget(80),
            );

            let mut filters = vec![
                json!({"own": true}),
                json!({"only": "participating"}),
                json!({"only": "ending_soon"}),
                json!({"only": "review_due"}),
            ];
            for (municipality, environment) in &environments {
                filters.push(json!({"municipalities": [municipality]}));
                filters.push(json!({"environments": [environment]}));
            }
            let mut pages = Vec::new();
            for filter in &filters {
                let (_, answer) = self.call(&session, "list_clients", filter).await?;
                let total = crate::total(&answer)?;
                for _ in 0..CALLS.div_ceil(filters.len()) {
                    let mut page = filter.clone();
                    page["offset"] = json!(self.numbers.below(total));
                    page["limit"] = json!(200);
                    pages.push(page);
                }
            }
            let samples = self.calls(&session, "list_clients", &pages).await?;
            self.add(
                format!("list page, {role}, by municipality, environment, own or standing"),
                samples,
                budget(20),
            );
        }
        Ok(())
    }

    /// Municipalities and environments to filter by.
    async fn environments(&self) -> Result<Vec<(String, String)>> {
        let mut conn = self.app.office.store.read().await?;
        let rows = polku_store::environment::all(&mut conn).await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| Some((row.municipality?, row.id)))
            .take(20)
            .collect())
    }

    async fn search(&mut self) -> Result<()> {
        let mut conn = self.app.office.store.read().await?;
        let clients = polku_store::client::all(&mut conn).await?;
        drop(conn);
        // names typed letter by letter, by short and by long
        let (mut short, mut long) = (Vec::new(), Vec::new());
        for _ in 0..80 {
            let client = self.numbers.of(&clients)?;
            let name = format!("{} {}", client.last_name, client.first_names);
            let mut typed = String::new();
            for letter in name.chars().take(12) {
                typed.push(letter);
                if typed.chars().count() < 3 {
                    short.push(typed.clone())
                } else {
                    long.push(typed.clone())
                }
            }
            for letters in [1, 2, 4, 6, 8, 11] {
                let code: String = client.identity_code.chars().take(letters).collect();
                if letters < 3 {
                    short.push(code)
                } else {
                    long.push(code)
                }
            }
            if let Some(first) = client.first_names.chars().next() {
                long.push(format!("{} {first}", client.last_name));
            }
        }
        for _ in 0..30 {
            for text in [
                "nen",
                "inen",
                "lainen",
                "sto",
                "makinen",
                "Mäkinen",
                "virtanen",
                "anna",
                "040",
                "korhonen ma",
                "nen a",
            ] {
                long.push(text.to_owned());
            }
        }
        let (short, long) = (requests(&short, false), requests(&long, false));
        let settled: Vec<Value> = long
            .iter()
            .step_by(4)
            .map(|r| json!({"text": r["text"], "settled": true}))
            .collect();
        for (role, session) in self.roles() {
            for (what, texts) in [
                ("1-2 letters", &short),
                ("3 letters and more", &long),
                ("settled, so logged durably", &settled),
            ] {
                let samples = self.calls(&session, "search_clients", texts).await?;
                self.add(format!("search, {role}, {what}"), samples, budget(30));
            }
        }
        Ok(())
    }

    async fn save(&mut self) -> Result<()> {
        let group = self.group.clone();
        let mut notes = Samples::default();
        let mut marks = Samples::default();
        for n in 0..CALLS {
            let client = self.numbers.of(&group.clients)?.clone();
            let day = *self.numbers.of(&group.days)?;
            let mark = mark(&client, day, n);
            let (took, answer) = self
                .call(
                    &self.coordinator,
                    "mark_attendance",
                    &json!({"marks": [mark]}),
                )
                .await?;
            ensure!(changed(&answer)? == 1, "a mark changed nothing");
            marks.push(took);
            let (took, _) = self
                .call(&group.coach, "add_note", &note(&client, day, n))
                .await?;
            notes.push(took);
        }
        self.add("durable save: one day marked", marks, budget(20));
        self.add("durable save: a note", notes, budget(20));
        let floor = machine::durable_write(&self.folder, CALLS)?;
        self.add("for comparison: the disk makes 4 KiB durable", floor, None);
        Ok(())
    }

    async fn client(&mut self) -> Result<()> {
        let group = self.group.clone();
        let client = group.clients.first().context("a group has clients")?;
        for n in 0..1000 {
            let day = *self.numbers.of(&group.days)?;
            self.call(&self.coordinator, "add_note", &note(client, day, n))
                .await?;
        }
        let request = json!({"client_id": client});
        for (role, session) in self.roles() {
            let samples = self
                .calls(&session, "open_client", &vec![request.clone(); CALLS])
                .await?;
            self.add(
                format!(
                    "a client with more than 1,000 entries, {role}, the first look logged durably"
                ),
                samples,
                budget(30),
            );
        }
        let samples = self
            .calls(&self.coordinator, "client_history", &vec![request; CALLS])
            .await?;
        self.add(
            "the same client's history, coordinator",
            samples,
            budget(30),
        );
        Ok(())
    }

    async fn month(&mut self) -> Result<()> {
        let group = self.group.clone();
        let (first, last) = (group.days.first().copied(), group.days.last().copied());
        let request = json!({"client_ids": group.clients, "from": first, "to": last});
        for (role, session) in self.roles() {
            let (mut seen, mut saved, mut both) =
                (Samples::default(), Samples::default(), Samples::default());
            for n in 0..CALLS / 2 {
                let (reading, _) = self.call(&session, "get_month", &request).await?;
                let marks: Vec<Value> = group
                    .clients
                    .iter()
                    .flat_map(|client| {
                        group
                            .days
                            .iter()
                            .map(move |day| mark(client, *day, 1000 + n))
                    })
                    .collect();
                let (saving, answer) = self
                    .call(&session, "mark_attendance", &json!({"marks": marks}))
                    .await?;
                ensure!(
                    changed(&answer)? as usize == marks.len(),
                    "a mark changed nothing"
                );
                seen.push(reading);
                saved.push(saving);
                both.push(reading + saving);
            }
            self.add(
                format!("a month for 15 clients, {role}: seen"),
                seen,
                budget(100),
            );
            self.add(
                format!("a month for 15 clients, {role}: 300 days marked in one act"),
                saved,
                budget(100),
            );
            self.add(
                format!("a month for 15 clients, {role}: both together"),
                both,
                budget(100),
            );
        }
        Ok(())
    }

    async fn report(&mut self, half: &MadeStore) -> Result<()> {
        let (app, coordinator) = open(half).await?;
        let large = std::mem::replace(&mut self.app, app);
        let (participants, samples) = self.reports(&coordinator).await?;
        ensure!(
            participants >= 5000,
            "there are {participants} participants only"
        );
        self.add(
            format!("ESF+ report over {participants} participants"),
            samples,
            budget(300),
        );
        std::mem::replace(&mut self.app, large).close().await;
        let session = self.coordinator.clone();
        let (participants, samples) = self.reports(&session).await?;
        self.add(
            format!("ESF+ report over {participants} participants"),
            samples,
            None,
        );
        Ok(())
    }

    /// Reports, and how many persons they count.
    async fn reports(&self, session: &Session) -> Result<(u64, Samples)> {
        let request = json!({"as_of": today()});
        let (_, answer) = self.call(session, "get_esf_report", &request).await?;
        let answer: Value = serde_json::from_str(&answer)?;
        let complete = answer["indicators"]["EECO01"]["total"]
            .as_u64()
            .unwrap_or_default();
        let incomplete = answer["incomplete"].as_u64().unwrap_or_default();
        let samples = self
            .calls(session, "get_esf_report", &vec![request; CALLS / 2])
            .await?;
        Ok((complete + incomplete, samples))
    }

    /// What is told and has no budget: opening, export, check, backup.
    async fn file(&mut self, store: &MadeStore) -> Result<String> {
        let mut rows =
            String::from("\n| The whole file | Runs | Median s |\n| --- | ---: | ---: |\n");
        let mut tell = |what: &str, samples: &Samples| {
            let seconds = samples.percentile(50).as_secs_f64();
            let _ = writeln!(rows, "| {what} | {} | {seconds:.2} |", samples.count());
        };
        let (mut export, mut check, mut backup) =
            (Samples::default(), Samples::default(), Samples::default());
        for n in 0..RUNS {
            let handle = self
                .app
                .files
                .give(&self.folder.join(format!("export-{n}")));
            let start = Instant::now();
            let request = json!({"folder": handle});
            let _: Value = self
                .app
                .call_job(&self.coordinator, "export_files", &request, |_, _, _| {})
                .await?;
            export.push(start.elapsed());
            let start = Instant::now();
            let found: Value = self
                .app
                .call_job(&self.coordinator, "check_store", &json!({}), |_, _, _| {})
                .await?;
            check.push(start.elapsed());
            let broken = found["checks"]
                .as_array()
                .is_none_or(|all| all.iter().any(|c| c["holds"] != true));
            ensure!(!broken, "the store is not whole: {found}");
            let start = Instant::now();
            self.app
                .office
                .backup(&self.folder.join(format!("office-{n}.backup")))
                .await?;
            backup.push(start.elapsed());
        }
        tell("export of everything", &export);
        tell("check of everything, with a replay of the journal", &check);
        tell("backup", &backup);
        let size = fs::metadata(self.folder.join("office-0.backup"))?.len();
        let copy = self.folder.join("copy");
        fs::create_dir_all(&copy)?;
        let path = copy.join("office.polku");
        polku_app::office::restore(
            &self.folder.join("office-0.backup"),
            polku_app::office::BackupKey::Passphrase {
                name: Some(&store.coordinator),
                passphrase: PASSPHRASE,
            },
            &path,
        )
        .await?;
        let (mut derived, mut opened) = (Samples::default(), Samples::default());
        for _ in 0..RUNS {
            let start = Instant::now();
            let (_, master) =
                KeyRing::load(&keys_path(&path))?.unlock(&store.coordinator, PASSPHRASE)?;
            derived.push(start.elapsed());
            let start = Instant::now();
            let clock = Arc::new(RunningClock::on(today()));
            let store = Store::open(&path, &master, clock, Arc::new(SystemIds)).await?;
            opened.push(start.elapsed());
            store.close().await;
        }
        tell("opening: the key from the passphrase", &derived);
        tell("opening: the file", &opened);
        let mib = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
        let _ = writeln!(
            rows,
            "\nThe file has {:.0} MiB, its backup {:.0} MiB.",
            mib(fs::metadata(&store.path)?.len()),
            mib(size)
        );
        Ok(rows)
    }
}

fn requests(texts: &[String], settled: bool) -> Vec<Value> {
    texts
        .iter()
        .map(|text| json!({"text": text, "settled": settled}))
        .collect()
}

fn total(answer: &str) -> Result<usize> {
    let answer: Value = serde_json::from_str(answer)?;
    Ok(usize::try_from(
        answer["total"].as_u64().context("a page has a total")?,
    )?)
}

fn changed(answer: &str) -> Result<u64> {
    let answer: Value = serde_json::from_str(answer)?;
    answer["changed"]
        .as_u64()
        .context("marking says how much changed")
}

/// A mark that differs from the one before it on any day.
fn mark(client: &str, day: NaiveDate, n: usize) -> Value {
    json!({"client_id": client, "date": day, "attendance": "present", "hours": 101 + n % 2000})
}

fn note(client: &str, day: NaiveDate, n: usize) -> Value {
    let text =
        format!("Keskusteltu työtehtävistä ja seuraavasta viikosta. Sovittu uusi aika. ({n})");
    json!({"client_id": client, "date": day, "kind": "discussion", "text": text})
}

/// An import beside the bare one.
struct ImportTimes {
    polku: Samples,
    bare: Samples,
    rows: u64,
}

impl ImportTimes {
    fn times(&self) -> f64 {
        self.polku.percentile(50).as_secs_f64() / self.bare.percentile(50).as_secs_f64()
    }

    fn holds(&self) -> bool {
        self.times() < IMPORT_TIMES
    }

    fn table(&self) -> String {
        format!(
            "\n| Import of `region-2026`, {} rows | Runs | Median ms | |\n| --- | ---: | ---: | --- |\n\
             | `sqlite3 .import` of the four files | {} | {} | |\n\
             | `import_files` into a new store | {} | {} | |\n\
             | how many times as long | | {:.1} of {IMPORT_TIMES} | {} |\n",
            self.rows,
            self.bare.count(),
            milliseconds(self.bare.percentile(50)),
            self.polku.count(),
            milliseconds(self.polku.percentile(50)),
            self.times(),
            verdict(Some(self.holds())),
        )
    }
}

async fn import(folder: &Path) -> Result<ImportTimes> {
    let files = folder.join("region-2026");
    polku_tests::unpack_region(&files);
    let mut times = ImportTimes {
        polku: Samples::default(),
        bare: Samples::default(),
        rows: 0,
    };
    for n in 0..RUNS {
        times
            .bare
            .push(bare_import(&files, &folder.join(format!("bare-{n}.db")))?);
        let (took, rows) = import_once(&files, &folder.join(format!("import-{n}.polku"))).await?;
        times.polku.push(took);
        times.rows = rows;
        eprintln!("import: {:?} of {:?}", times.polku, times.bare);
    }
    Ok(times)
}

fn bare_import(files: &Path, database: &Path) -> Result<Duration> {
    let mut command = Command::new("sqlite3");
    command
        .arg(database)
        .args(["-cmd", ".mode csv", "-cmd", ".separator ;"])
        .current_dir(files);
    for (file, table) in [
        ("participations", "participation"),
        ("situations", "situation"),
        ("coaching-periods", "coaching_period"),
        ("attendance", "attendance"),
    ] {
        command.arg(format!(".import {file}.csv {table}"));
    }
    let start = Instant::now();
    let output = command.output().context("sqlite3 could not be started")?;
    let took = start.elapsed();
    ensure!(
        output.status.success() && output.stderr.is_empty(),
        "sqlite3: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(took)
}

async fn import_once(files: &Path, path: &Path) -> Result<(Duration, u64)> {
    let municipalities: Vec<String> = polku_tests::MUNICIPALITIES
        .split(',')
        .map(str::to_owned)
        .collect();
    let new = NewOffice {
        name: "",
        municipalities: &municipalities,
        worker: "Koordinaattori Testi",
        role: Role::Coordinator,
        passphrase: PASSPHRASE,
        made_up: false,
        recovery_pending: false,
    };
    let clock = Arc::new(RunningClock::on(today()));
    let (office, session, _) = Office::create(path, &new, clock, Arc::new(SystemIds)).await?;
    let app = App::new(office);
    let folder = app.files.give(files);
    let start = Instant::now();
    let imported: Value = app
        .call_job(
            &session,
            "import_files",
            &json!({"files": [folder]}),
            |_, _, _| {},
        )
        .await?;
    let took = start.elapsed();
    app.close().await;
    ensure!(
        imported["stored"] == true,
        "the import stored nothing: {}",
        imported["errors"]
    );
    let rows = imported["files"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|f| f["added"].as_u64())
        .sum();
    Ok((took, rows))
}

/// Puts the figures and the machine into `README.md`, between its two marks.
fn write_readme(store: &MadeStore, folder: &Path, figures: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path)?;
    let (begin, end) = ("<!-- figures -->\n", "<!-- end of figures -->");
    let (before, rest) = text
        .split_once(begin)
        .context("README.md has no mark for the figures")?;
    let (_, after) = rest
        .split_once(end)
        .context("README.md has no mark for the end of the figures")?;
    let measured = format!(
        "Measured on {} with 10,000 clients and {} days of attendance.\n\n{}\n{figures}",
        polku_app::system::today(),
        store.attendance,
        machine::describe(folder),
    );
    fs::write(&path, format!("{before}{begin}\n{measured}\n{end}{after}"))?;
    Ok(())
}
