//! The budgets in the real window. The store is prepared here; what is timed inside the page is in `benches/window`.

use crate::timing::{Samples, milliseconds, verdict};
use crate::{MadeStore, PASSPHRASE, machine, made_store, open};
use anyhow::{Context, Result, bail, ensure};
use chrono::{Days, NaiveDate};
use polku_app::{App, Session};
use polku_store::files::keys_path;
use polku_store::keys::KeyRing;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The environment variable that names the program: a release build with the feature `driven`.
pub const DESKTOP: &str = "POLKU_BENCH_DESKTOP";

/// The environment variable that names the file by which the measuring in the page is told everything.
const TASK: &str = "POLKU_BENCH_WINDOW";

/// Names that are typed letter by letter.
const NAMES: usize = 15;
/// Clients that get so many notes.
const LONG: (usize, usize) = (15, 1000);
/// What the program and the engine's processes may hold together, in MiB.
const MEMORY_MIB: f64 = 600.0;

/// What was measured in the window.
#[derive(Debug)]
pub struct WindowFigures {
    measured: Vec<InWindow>,
    memory: Vec<Held>,
    key: Duration,
}

/// An operation of the window, and the percentile that its budget is of.
#[derive(Debug)]
struct InWindow {
    what: String,
    samples: Samples,
    budget: Option<Duration>,
    percent: usize,
}

impl InWindow {
    fn holds(&self) -> Option<bool> {
        Some(self.samples.percentile(self.percent) <= self.budget?)
    }

    /// `p95 of 100 ms`, as the budget is given.
    fn bound(&self) -> String {
        let Some(budget) = self.budget else {
            return String::new();
        };
        let of = match self.percent {
            50 => "median".to_owned(),
            100 => "each".to_owned(),
            percent => format!("p{percent}"),
        };
        format!("{of} {}", budget.as_millis())
    }
}

/// The memory of one process.
#[derive(Debug)]
struct Held {
    name: String,
    rss_mib: f64,
    pss_mib: f64,
}

impl WindowFigures {
    /// Whether every budget is kept; those that are not are named.
    #[must_use]
    pub fn holds(&self) -> bool {
        let mut holds = true;
        for row in self
            .measured
            .iter()
            .filter(|row| row.holds() == Some(false))
        {
            eprintln!("broken: {} ({})", row.what, row.bound());
            holds = false;
        }
        if !self.memory_holds() {
            eprintln!("broken: memory of the window ({MEMORY_MIB} MiB)");
            holds = false;
        }
        holds
    }

    /// What they hold together: pages that they share are counted once.
    fn held(&self) -> f64 {
        self.memory.iter().map(|held| held.pss_mib).sum()
    }

    fn memory_holds(&self) -> bool {
        self.held() <= MEMORY_MIB
    }

    /// The figures as Markdown.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = String::from(
            "\n| In the window | Times | p50 ms | p95 ms | Slowest ms | Budget ms | |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | --- |\n",
        );
        for row in &self.measured {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} | {} |",
                row.what,
                row.samples.count(),
                milliseconds(row.samples.percentile(50)),
                milliseconds(row.samples.percentile(95)),
                milliseconds(row.samples.percentile(100)),
                row.bound(),
                verdict(row.holds()),
            );
        }
        text.push_str(
            "\n| Memory after all this | RSS MiB | PSS MiB | Budget MiB | |\n| --- | ---: | ---: | ---: | --- |\n",
        );
        for held in &self.memory {
            let _ = writeln!(
                text,
                "| {} | {:.0} | {:.0} | | |",
                held.name, held.rss_mib, held.pss_mib
            );
        }
        let rss: f64 = self.memory.iter().map(|held| held.rss_mib).sum();
        let _ = writeln!(
            text,
            "| together | {rss:.0} | {:.0} | PSS {MEMORY_MIB:.0} | {} |",
            self.held(),
            verdict(Some(self.memory_holds()))
        );
        let _ = writeln!(
            text,
            "\nThe key took {} ms to be derived from the passphrase. The engine of the window: WebKitGTK {}, drawing without a graphics card.",
            milliseconds(self.key),
            machine::said_by("pkg-config", &["--modversion", "webkit2gtk-4.1"]),
        );
        text
    }
}

/// Measures the window on the large store. `program` is the driven release build; `folder` is where the store is laid.
///
/// # Errors
/// If the store cannot be prepared, or the window cannot be driven.
pub async fn window(program: &Path, cache: &Path, folder: &Path) -> Result<WindowFigures> {
    ensure!(program.exists(), "{} is not there", program.display());
    let prepared = prepare(cache, folder).await?;
    let task = folder.join("task.json");
    let out = folder.join("measured.json");
    let mut told = prepared.told;
    told["binary"] = json!(program);
    told["folder"] = json!(prepared.stores);
    told["key_ms"] = json!(prepared.key.as_secs_f64() * 1000.0);
    told["out"] = json!(out);
    fs::write(&task, serde_json::to_vec(&told)?)?;
    drive(&task)?;
    let found: Value = serde_json::from_slice(&fs::read(&out)?)?;
    let rows = found["measured"].as_array().context("no measurements")?;
    let held = found["memory"].as_array().context("no memory")?;
    Ok(WindowFigures {
        measured: rows.iter().map(row).collect::<Result<_>>()?,
        memory: held.iter().map(process).collect(),
        key: prepared.key,
    })
}

/// The same display for every run, so that the figures can be compared.
fn drive(task: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let status = Command::new("xvfb-run")
        .args(["-a", "-s", "-screen 0 1280x900x24"])
        .args([
            "npm",
            "exec",
            "--",
            "vitest",
            "run",
            "--root",
            "benches/window",
        ])
        .env(TASK, task)
        .current_dir(root)
        .status()
        .context("xvfb-run could not be started")?;
    if !status.success() {
        bail!("the window could not be measured");
    }
    Ok(())
}

fn row(told: &Value) -> Result<InWindow> {
    let mut samples = Samples::default();
    for ms in told["samples_ms"].as_array().into_iter().flatten() {
        let ms = ms.as_f64().context("a time is a number")?;
        samples.push(Duration::from_secs_f64(ms.max(0.0) / 1000.0));
    }
    ensure!(samples.count() > 0, "nothing was measured of {told}");
    Ok(InWindow {
        what: told["what"].as_str().unwrap_or_default().to_owned(),
        samples,
        budget: told["budget_ms"].as_u64().map(Duration::from_millis),
        percent: told["percent"]
            .as_u64()
            .and_then(|percent| usize::try_from(percent).ok())
            .unwrap_or(95),
    })
}

fn process(told: &Value) -> Held {
    Held {
        name: told["name"].as_str().unwrap_or_default().to_owned(),
        rss_mib: told["rssMib"].as_f64().unwrap_or_default(),
        pss_mib: told["pssMib"].as_f64().unwrap_or_default(),
    }
}

struct Prepared {
    /// The folder of stores, as the program is given it.
    stores: PathBuf,
    /// Whom to sign in and what to type.
    told: Value,
    /// How long the key takes.
    key: Duration,
}

/// Lays the large store where the desk looks for its made-up region, with some clients of many entries.
async fn prepare(cache: &Path, folder: &Path) -> Result<Prepared> {
    let made = made_store(cache, 10_000, &folder.join("made")).await?;
    let (app, coordinator) = open(&made).await?;
    let day = last_working_day(polku_app::system::today());
    let coach = busiest_coach(&app, &made, day).await?;
    let mut conn = app.office.store.read().await?;
    let clients = polku_store::client::all(&mut conn).await?;
    drop(conn);
    let plain: Vec<_> = clients.iter().filter(|c| !c.non_disclosure).collect();
    let names: Vec<String> = plain
        .iter()
        .step_by(plain.len() / NAMES)
        .take(NAMES)
        .map(|c| {
            c.last_name
                .chars()
                .take(7)
                .collect::<String>()
                .to_lowercase()
        })
        .collect();
    let (count, notes) = LONG;
    let mut long = Vec::new();
    for client in plain.iter().skip(37).step_by(plain.len() / count / 2) {
        let name = format!("{} {}", client.last_name, client.first_names);
        let namesakes = clients
            .iter()
            .filter(|c| format!("{} {}", c.last_name, c.first_names).contains(&name));
        if namesakes.count() != 1 || long.len() == count {
            continue;
        }
        for n in 0..notes {
            let text = format!(
                "Keskusteltu työtehtävistä ja seuraavasta viikosta. Sovittu uusi aika. ({n})"
            );
            let note =
                json!({"client_id": client.id, "date": day, "kind": "discussion", "text": text});
            app.dispatch(&coordinator, "add_note", &note.to_string())
                .await
                .context("a note was not added")?;
        }
        long.push(name);
    }
    ensure!(long.len() == count, "too few names that stand alone");
    app.close().await;

    let stores = folder.join("stores");
    let region = stores.join("made-up").join("region.polku");
    fs::create_dir_all(stores.join("made-up"))?;
    fs::rename(&made.path, &region)?;
    fs::rename(keys_path(&made.path), keys_path(&region))?;
    let mut derived = Samples::default();
    for _ in 0..5 {
        let start = Instant::now();
        KeyRing::load(&keys_path(&region))?.unlock(&made.coordinator, PASSPHRASE)?;
        derived.push(start.elapsed());
    }
    Ok(Prepared {
        stores,
        told: json!({"coordinator": made.coordinator, "coach": coach, "names": names, "long": long}),
        key: derived.percentile(50),
    })
}

fn last_working_day(today: NaiveDate) -> NaiveDate {
    (0..30)
        .filter_map(|n| today.checked_sub_days(Days::new(n)))
        .find(|day| polku_domain::calendar::is_working_day(*day))
        .unwrap_or(today)
}

/// The work coach whose first group is the largest on that day.
async fn busiest_coach(app: &App, made: &MadeStore, day: NaiveDate) -> Result<String> {
    let mut conn = app.office.store.read().await?;
    let workers = polku_store::worker::all(&mut conn).await?;
    drop(conn);
    let mut best = (0, String::new());
    for worker in workers.iter().filter(|w| made.coaches.contains(&w.name)) {
        let coach = Session::of(&app.office.store, &worker.id, day).await?;
        let request = json!({"date": day, "environment_id": null}).to_string();
        let answer = app.dispatch(&coach, "get_day", &request).await?;
        let answer: Value = serde_json::from_str(&answer)?;
        let people = answer["groups"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|group| group["people"].as_array().map(Vec::len))
            .find(|people| *people > 0)
            .unwrap_or_default();
        if people > best.0 {
            best = (people, worker.name.clone());
        }
    }
    ensure!(best.0 > 5, "no work coach has a group on {day}");
    Ok(best.1)
}
