//! What the measurements stand on: the large store, the machine, the percentiles.

pub mod machine;
pub mod timing;
pub mod window;

use anyhow::{Context, Result, ensure};
use chrono::{Days, NaiveDate, NaiveTime};
use polku_app::office::Office;
use polku_app::system::SystemIds;
use polku_app::{App, Session};
use polku_store::seams::Clock;
use serde_json::Value;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// The passphrase of every worker of a made-up store: the one by which the desk opens a made-up region.
pub const PASSPHRASE: &str = polku_app::desk::MADE_UP_PASSPHRASE;

/// The seed of the made-up region.
const SEED: u64 = 2026;

/// What the content of a made-up store comes from, beside the migrations. A cached store is used only while none of it has
/// changed.
const SOURCES: &[&str] = &[
    include_str!("lib.rs"),
    include_str!("../../crates/polku-store/src/schema.rs"),
    include_str!("../../crates/polku-app/src/demo.rs"),
    include_str!("../../crates/polku-app/src/made_up/mod.rs"),
    include_str!("../../crates/polku-app/src/made_up/people.rs"),
    include_str!("../../crates/polku-app/src/made_up/rows.rs"),
    include_str!("../../crates/polku-app/src/made_up/paths.rs"),
    include_str!("../../crates/polku-app/src/made_up/codes.rs"),
    include_str!("../../crates/polku-app/src/made_up/days.rs"),
    include_str!("../../crates/polku-app/src/made_up/log.rs"),
    include_str!("../../crates/polku-app/src/made_up/names.rs"),
    include_str!("../../crates/polku-app/src/made_up/workers.rs"),
];

/// The day that the large store is used on: 10,000 clients have then some 500,000 days of attendance.
#[must_use]
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 11, 23).unwrap_or_default()
}

/// A clock that shows the morning of a day and runs from there.
#[derive(Debug)]
pub struct RunningClock {
    from_ms: i64,
    since: Instant,
}

impl RunningClock {
    /// A clock that now shows nine o'clock (UTC) of a day.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
        Self {
            from_ms: day.and_time(nine).and_utc().timestamp_millis(),
            since: Instant::now(),
        }
    }
}

impl Clock for RunningClock {
    fn now_ms(&self) -> i64 {
        let run = i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.from_ms.saturating_add(run)
    }
}

/// A made-up store, its own copy for one run.
#[derive(Debug)]
pub struct MadeStore {
    /// The file.
    pub path: PathBuf,
    /// Name of a coordinator.
    pub coordinator: String,
    /// Names of the work coaches.
    pub coaches: Vec<String>,
    /// How many days of attendance were made.
    pub attendance: u64,
}

/// A store with a made-up region of so many clients, copied into `into`. It is made once, by the real use case, and kept
/// under `cache` until something changes that it is made from.
///
/// # Errors
/// If it cannot be made or copied.
pub async fn made_store(cache: &Path, clients: u32, into: &Path) -> Result<MadeStore> {
    let mut version = DefaultHasher::new();
    SOURCES.hash(&mut version);
    for migration in polku_store::open::MIGRATIONS.iter() {
        migration.checksum.hash(&mut version);
    }
    let kind = format!("region-{clients}-");
    let kept = cache.join(format!("{kind}{:016x}", version.finish()));
    let facts = kept.join("made.json");
    if !facts.exists() {
        fs::create_dir_all(cache)?;
        for entry in fs::read_dir(cache)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&kind) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        fs::create_dir_all(&kept)?;
        eprintln!("making the region of {clients} clients; it is kept for the next run");
        let clock = Arc::new(RunningClock::on(today()));
        let made = polku_app::demo::demo(
            &kept.join("office.polku"),
            (SEED, clients),
            today(),
            PASSPHRASE,
            clock,
            Arc::new(SystemIds),
        )
        .await?;
        fs::write(&facts, serde_json::to_vec(&made)?)?;
    }
    let made: Value = serde_json::from_slice(&fs::read(&facts)?)?;
    copy_folder(&kept, into)?;
    let workers = made["workers"].as_array().cloned().unwrap_or_default();
    let named = |role: &str| -> Vec<String> {
        let of_role = workers.iter().filter(|w| w["role"] == role);
        of_role
            .filter_map(|w| w["name"].as_str().map(str::to_owned))
            .collect()
    };
    Ok(MadeStore {
        path: into.join("office.polku"),
        coordinator: named("coordinator")
            .first()
            .cloned()
            .context("a region has a coordinator")?,
        coaches: named("work_coach"),
        attendance: made["attendance"].as_u64().unwrap_or_default(),
    })
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Opens a store for its coordinator.
///
/// # Errors
/// If it does not open.
pub async fn open(store: &MadeStore) -> Result<(App, Session)> {
    let clock = Arc::new(RunningClock::on(today()));
    let (office, session) = Office::open(
        &store.path,
        Some(&store.coordinator),
        PASSPHRASE,
        clock,
        Arc::new(SystemIds),
    )
    .await?;
    Ok((App::new(office), session))
}

/// A group that is marked together: clients of one work coach whose periods cover the last month.
#[derive(Debug, Clone)]
pub struct Group {
    /// The work coach.
    pub coach: Session,
    /// The clients.
    pub clients: Vec<String>,
    /// The last working days before today, the first one first.
    pub days: Vec<NaiveDate>,
}

/// The group of so many clients with the busiest work coach, over so many working days.
///
/// # Errors
/// If no work coach has as many.
pub async fn group(app: &App, made: &MadeStore, clients: usize, days: usize) -> Result<Group> {
    let store = &app.office.store;
    let mut conn = store.read().await?;
    let workers = polku_store::worker::all(&mut conn).await?;
    let periods = polku_store::period::all(&mut conn).await?;
    drop(conn);
    let mut dates: Vec<NaiveDate> = (1..90)
        .filter_map(|n| today().checked_sub_days(Days::new(n)))
        .filter(|day| polku_domain::calendar::is_working_day(*day))
        .take(days)
        .collect();
    dates.reverse();
    let first = dates.first().map(ToString::to_string).unwrap_or_default();
    let last = dates.last().map(ToString::to_string).unwrap_or_default();
    let mut best: Option<Group> = None;
    for worker in workers.iter().filter(|w| made.coaches.contains(&w.name)) {
        let coach = Session::of(store, &worker.id, today()).await?;
        let own = periods.iter().filter(|p| {
            coach.environments.contains(&p.environment_id)
                && p.start_date <= first
                && p.end_date.as_ref().is_none_or(|end| *end >= last)
        });
        let mut own: Vec<String> = own.map(|p| p.client_id.clone()).collect();
        own.dedup();
        if best
            .as_ref()
            .is_none_or(|found| found.clients.len() < own.len())
        {
            best = Some(Group {
                coach,
                clients: own,
                days: dates.clone(),
            });
        }
    }
    let mut found = best.context("the region has a work coach")?;
    ensure!(
        found.clients.len() >= clients,
        "no work coach has {clients} clients"
    );
    found.clients.truncate(clients);
    Ok(found)
}
