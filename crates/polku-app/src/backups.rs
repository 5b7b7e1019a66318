//! The office's daily backups: where they go, how old the newest is, a second place for them.
//!
//! The first place is a folder beside the stores. A second one, on another disk or machine, is a fact of this machine and
//! of no other, so it is remembered beside the database and not in it. A backup is encrypted like the store itself.

use crate::commands::App;
use crate::error::{ApiError, Code};
use crate::files::{Handle, write_whole};
use crate::office::{Office, day_at};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_store::backup::KEPT;
use polku_store::container::read_header;
use polku_store::files::with_suffix;
use polku_store::{Store, StoreError};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use ts_rs::TS;
use uuid::Uuid;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A request for how the backups are.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetBackups {}

/// A request to make today's backup now.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackUpNow {}

/// A request to copy every backup to a second place, or to do so no more.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetSecondPlace {
    /// The folder; none for no second place.
    pub folder: Option<Handle>,
}

/// How the backups are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupsView {
    /// A made-up region, which needs no backup.
    pub made_up: bool,
    /// When the newest daily backup was made, UTC milliseconds.
    pub last_at: Option<i64>,
    /// How many daily backups there are.
    pub kept: u32,
    /// The second place, as the machine writes it.
    pub second_place: Option<String>,
    /// When the newest backup there was made.
    pub second_last_at: Option<i64>,
    /// Why the last copy to the second place was not made; `not_found` while the place is not there.
    pub second_problem: Option<Code>,
    /// Whether the newest daily backup is too old.
    pub overdue: bool,
}

/// What is remembered of this machine.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Places {
    second_place: Option<PathBuf>,
}

/// A copy to the second place on its way. It goes on by itself when nobody waits for it.
pub(crate) type Copying = tokio::task::JoinHandle<()>;

/// How long an answer waits for the second place, which may be on a network that hangs.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long whoever asks for a copy now waits for it.
const COPY_PATIENCE: Duration = Duration::from_secs(60);
/// One copy at a time, also of a store that has been closed since.
static COPYING: Mutex<()> = Mutex::new(());

/// The daily backups of an office.
#[derive(Debug)]
pub struct Backups {
    folder: PathBuf,
    /// The day that a backup was last begun for.
    day: Mutex<NaiveDate>,
    /// Why the last copy to the second place was not made.
    problem: Arc<Mutex<Option<Code>>>,
    turn: tokio::sync::Mutex<()>,
}

impl Backups {
    /// The backups that a folder holds of a store.
    pub(crate) fn new(folder: &Path, store: &Store) -> Self {
        let newest = dailies(folder, store.store_id()).into_iter().next();
        let since = newest.map(|daily| daily.made_at).or_else(|| made_at(store));
        Self {
            folder: folder.to_owned(),
            day: Mutex::new(since.map_or(NaiveDate::MIN, day_at)),
            problem: Arc::default(),
            turn: tokio::sync::Mutex::default(),
        }
    }

    /// Whether a day has had no backup yet; the caller is the one to make it.
    pub(crate) fn claim(&self, today: NaiveDate) -> bool {
        let mut day = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = *day < today;
        if is_due {
            *day = today;
        }
        is_due
    }

    /// Makes the backup of a day, in place of an earlier one of that day, and begins to copy it to the second place. A
    /// second place that fails is told by the view and is no error: the first has its backup.
    ///
    /// # Errors
    /// As [`Office::backup_daily`].
    pub(crate) async fn daily(&self, office: &Office, day: NaiveDate) -> Result<Copying, ApiError> {
        let _turn = self.turn.lock().await;
        let made = office.backup_daily(&self.folder, day).await?;
        self.claim(day);
        Ok(self.copy(&office.store, &made))
    }

    fn copy(&self, store: &Store, made: &Path) -> Copying {
        let (place, id, made) = (second_place(store), store.store_id(), made.to_owned());
        let told = self.problem.clone();
        tokio::task::spawn_blocking(move || {
            let _one = COPYING.lock().unwrap_or_else(PoisonError::into_inner);
            let copied = match place {
                Some(place) => copy_to(&place, id, &made),
                None => Ok(()),
            };
            let problem = copied.err().map(|error| ApiError::from(error).code);
            if let Some(code) = problem {
                tracing::warn!(
                    code = code.as_str(),
                    "the backup was not copied to the second place"
                );
            }
            *told.lock().unwrap_or_else(PoisonError::into_inner) = problem;
        })
    }

    /// Waits for a copy, as long as somebody may be let wait.
    async fn wait(&self, copying: Copying) {
        if tokio::time::timeout(COPY_PATIENCE, copying).await.is_err() {
            *self.problem.lock().unwrap_or_else(PoisonError::into_inner) = Some(Code::NotFound);
        }
    }

    async fn view(&self, store: &Store, overdue_days: u32) -> BackupsView {
        let id = store.store_id();
        let dailies = dailies(&self.folder, id);
        let last_at = dailies.first().map(|daily| daily.made_at);
        let limit = i64::from(overdue_days) * DAY_MS;
        // a new office has had no time for one yet
        let since = last_at.or_else(|| made_at(store));
        let second = second_place(store);
        let there = match second.clone() {
            Some(place) => looked_at(place, id).await,
            None => None,
        };
        let second_problem = match (&second, &there) {
            (None, _) => None,
            (Some(_), None) => Some(Code::NotFound),
            (Some(_), Some(_)) => *self.problem.lock().unwrap_or_else(PoisonError::into_inner),
        };
        BackupsView {
            made_up: false,
            last_at,
            kept: u32::try_from(dailies.len()).unwrap_or(u32::MAX),
            second_last_at: there.flatten(),
            second_place: second.map(|place| place.display().to_string()),
            second_problem,
            overdue: since.is_none_or(|since| store.clock().now_ms() - since > limit),
        }
    }
}

/// When the newest backup of a store at a second place was made; nothing at all if the place is not there, or does not
/// answer in time.
async fn looked_at(place: PathBuf, store: Uuid) -> Option<Option<i64>> {
    let looking = tokio::task::spawn_blocking(move || {
        place.is_dir().then(|| {
            let newest = dailies(&own_folder(&place, store), store)
                .into_iter()
                .next();
            newest.map(|daily| daily.made_at)
        })
    });
    tokio::time::timeout(PATIENCE, looking).await.ok()?.ok()?
}

/// A daily backup.
struct Daily {
    path: PathBuf,
    made_at: i64,
}

/// The daily backups of a store in a folder, the newest first. What cannot be read is no backup.
fn dailies(folder: &Path, store: Uuid) -> Vec<Daily> {
    let mut found: Vec<Daily> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with("polku-") && name.ends_with(".backup"))
        })
        .filter_map(|path| {
            let header = read_header(&path).ok().filter(|h| h.store == store)?;
            Some(Daily {
                path,
                made_at: header.made_at,
            })
        })
        .collect();
    found.sort_by_key(|daily| std::cmp::Reverse(daily.made_at));
    found
}

/// When a store was made: its id knows.
fn made_at(store: &Store) -> Option<i64> {
    let (seconds, _) = store.store_id().get_timestamp()?.to_unix();
    i64::try_from(seconds).ok()?.checked_mul(1000)
}

/// Several offices may share a second place, so each has a folder of its own there.
fn own_folder(place: &Path, store: Uuid) -> PathBuf {
    let id = store.simple().to_string();
    place.join(format!("polku-{}", id.get(24..).unwrap_or(&id)))
}

fn copy_to(place: &Path, store: Uuid, made: &Path) -> Result<(), StoreError> {
    // never made anew: where a stick was, a folder of the machine itself would come to lie
    if !place.is_dir() {
        return Err(StoreError::NoSuchRow);
    }
    let folder = own_folder(place, store);
    fs::create_dir_all(&folder)?;
    let target = folder.join(made.file_name().unwrap_or_default());
    let partial = with_suffix(&target, "partial");
    let copied = (|| {
        io::copy(&mut File::open(made)?, &mut File::create(&partial)?)?;
        File::options().write(true).open(&partial)?.sync_all()?;
        fs::rename(&partial, &target)
    })();
    if copied.is_err() {
        let _ = fs::remove_file(&partial);
    }
    copied?;
    for old in dailies(&folder, store).into_iter().skip(KEPT) {
        fs::remove_file(old.path)?;
    }
    Ok(())
}

fn places_path(store: &Store) -> PathBuf {
    with_suffix(store.path(), "places")
}

/// The second place that this machine remembers.
fn second_place(store: &Store) -> Option<PathBuf> {
    let text = fs::read(places_path(store)).ok()?;
    let places: Places = serde_json::from_slice(&text).ok()?;
    places.second_place
}

/// The folder itself, without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

pub(crate) async fn get(
    app: &App,
    session: &Session,
    _request: GetBackups,
) -> Result<BackupsView, ApiError> {
    view(app, session).await
}

/// How the backups are; of an app that keeps none, nothing.
pub(crate) async fn view(app: &App, session: &Session) -> Result<BackupsView, ApiError> {
    let store = &app.office.store;
    let Some(backups) = &app.backups else {
        return Ok(BackupsView {
            made_up: store.is_made_up(),
            last_at: None,
            kept: 0,
            second_place: None,
            second_last_at: None,
            second_problem: None,
            overdue: false,
        });
    };
    let parameters = session.parameters(store).await?;
    let overdue_days = parameters.backup(session.today).overdue_days;
    Ok(backups.view(store, overdue_days).await)
}

/// The backups of an office that keeps some.
fn kept(app: &App) -> Result<&Backups, ApiError> {
    app.backups
        .as_ref()
        .ok_or_else(|| ApiError::rule("no_backups_here"))
}

pub(crate) async fn now(
    app: &App,
    session: &Session,
    _request: BackUpNow,
) -> Result<BackupsView, ApiError> {
    let backups = kept(app)?;
    let copying = backups.daily(&app.office, session.today).await?;
    backups.wait(copying).await;
    view(app, session).await
}

pub(crate) async fn set_second_place(
    app: &App,
    session: &Session,
    request: SetSecondPlace,
) -> Result<BackupsView, ApiError> {
    let backups = kept(app)?;
    let store = &app.office.store;
    let place = match &request.folder {
        Some(handle) => Some(real(&app.files.path(handle)?)),
        None => None,
    };
    if let Some(place) = &place {
        if !place.is_dir() {
            return Err(ApiError::invalid("folder", "no_folder"));
        }
        let beside = store.path().parent().map(real);
        let taken = [Some(real(&backups.folder)), beside];
        if taken
            .into_iter()
            .flatten()
            .any(|own| place.starts_with(own))
        {
            return Err(ApiError::invalid("folder", "same_place"));
        }
        // a place that cannot be written is told now, and not at some lock in a week
        fs::create_dir_all(own_folder(place, store.store_id())).map_err(StoreError::from)?;
    }
    let places = Places {
        second_place: place,
    };
    let text =
        serde_json::to_vec(&places).map_err(|_| ApiError::invalid("folder", "unreadable_name"))?;
    let turn = backups.turn.lock().await;
    write_whole(&places_path(store), &text).map_err(StoreError::from)?;
    if let Some(newest) = dailies(&backups.folder, store.store_id()).first() {
        let copying = backups.copy(store, &newest.path);
        backups.wait(copying).await;
    }
    drop(turn);
    view(app, session).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Desk;
    use crate::system::SystemIds;
    use polku_store::seams::Clock;
    use serde_json::{Value, json};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};
    use tempfile::TempDir;

    const PASSPHRASE: &str = "koivu kivi sata lunta";

    /// A clock that a test turns.
    #[derive(Debug)]
    struct Turned(AtomicI64);

    impl Turned {
        fn days(&self, days: i64) {
            self.0.fetch_add(days * DAY_MS, Ordering::SeqCst);
        }
    }

    impl Clock for Turned {
        fn now_ms(&self) -> i64 {
            self.0.load(Ordering::SeqCst)
        }
    }

    struct Tried {
        folder: TempDir,
        clock: Arc<Turned>,
        desk: Desk,
    }

    impl Tried {
        async fn new() -> Self {
            let folder = TempDir::new().unwrap();
            let clock = Arc::new(Turned(AtomicI64::new(crate::system::SystemClock.now_ms())));
            let desk = Desk::new(
                &folder.path().join("stores"),
                clock.clone(),
                Arc::new(SystemIds),
            );
            let tried = Self {
                folder,
                clock,
                desk,
            };
            let office = json!({
                "municipalities": ["167"], "worker": "Maija Mallikas", "role": "coordinator",
                "passphrase": PASSPHRASE,
            });
            tried.ask("create_office", office).await.unwrap();
            tried
        }

        async fn ask(&self, command: &str, request: Value) -> Result<Value, ApiError> {
            let answer = self.desk.rpc(command, &request.to_string()).await?;
            Ok(serde_json::from_str(&answer).unwrap())
        }

        async fn backups(&self) -> Value {
            self.ask("get_backups", json!({})).await.unwrap()
        }

        async fn sign_in(&self) {
            let request = json!({ "name": null, "passphrase": PASSPHRASE });
            self.ask("sign_in", request).await.unwrap();
        }

        async fn choose(&self, path: &Path) -> Result<Value, ApiError> {
            let handle = self
                .desk
                .give_file(path, self.desk.sitter().await.as_deref())
                .await
                .unwrap();
            self.ask("set_second_place", json!({ "folder": handle }))
                .await
        }

        fn first(&self) -> Vec<String> {
            names(&self.folder.path().join("stores").join("backups"))
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Waits until a folder holds what the first place does: nobody else waits for a copy.
    async fn copied(folder: &Path, wanted: &[String]) {
        for _ in 0..500 {
            if names(folder) == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(names(folder), wanted);
    }

    #[tokio::test]
    async fn a_backup_ages_and_a_new_one_is_young_again() {
        let tried = Tried::new().await;
        let view = tried.backups().await;
        assert_eq!(
            (&view["last_at"], &view["kept"], &view["overdue"]),
            (&Value::Null, &json!(0), &json!(false)),
            "a new office has had no time for one"
        );
        let view = tried.ask("back_up_now", json!({})).await.unwrap();
        assert_eq!(view["last_at"], tried.clock.now_ms());
        assert_eq!(
            (&view["kept"], &view["overdue"]),
            (&json!(1), &json!(false))
        );
        // what lies there besides is no backup of this office
        let backups = tried.folder.path().join("stores").join("backups");
        fs::write(backups.join("polku-2099-01-01.backup"), "nothing").unwrap();
        assert_eq!(tried.backups().await["kept"], 1);
        tried.desk.stand_up().await;

        tried.clock.days(3);
        let opened = Backups::new(&backups, &opened(&tried).await);
        assert!(
            opened.claim(day_at(tried.clock.now_ms())),
            "the next is due"
        );
    }

    async fn opened(tried: &Tried) -> Store {
        let path = tried.folder.path().join("stores/office/office.polku");
        let (office, _) = Office::open(
            &path,
            None,
            PASSPHRASE,
            tried.clock.clone(),
            Arc::new(SystemIds),
        )
        .await
        .unwrap();
        Arc::into_inner(office.store).unwrap()
    }

    #[tokio::test]
    async fn an_old_backup_is_overdue() {
        let tried = Tried::new().await;
        tried.ask("back_up_now", json!({})).await.unwrap();
        tried.desk.stand_up().await;
        let store = opened(&tried).await;
        let backups = Backups::new(&tried.folder.path().join("stores/backups"), &store);
        tried.clock.days(2);
        assert!(!backups.view(&store, 2).await.overdue);
        tried.clock.0.fetch_add(1, Ordering::SeqCst);
        assert!(backups.view(&store, 2).await.overdue);
        store.close().await;
    }

    #[tokio::test]
    async fn an_office_that_is_never_locked_is_backed_up_daily_all_the_same() {
        let tried = Tried::new().await;
        tried.backups().await;
        tried.desk.stand_up().await;
        assert_eq!(tried.first().len(), 0, "nothing is due on its first day");
        tried.sign_in().await;
        tried.clock.days(1);
        tried.backups().await;
        // closing waits for it
        tried.desk.stand_up().await;
        let first = tried.first();
        assert_eq!(first.len(), 1, "{first:?}");
        assert!(first[0].contains(&day_at(tried.clock.now_ms()).to_string()));
        tried.sign_in().await;
        let made = tried.backups().await["last_at"].clone();
        tried.clock.0.fetch_add(1, Ordering::SeqCst);
        tried.backups().await;
        tried.desk.stand_up().await;
        tried.sign_in().await;
        assert_eq!(tried.backups().await["last_at"], made, "once a day");
        tried.desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_second_place_gets_a_copy_at_lock_and_never_hinders_it() {
        let tried = Tried::new().await;
        let second = tried.folder.path().join("stick");
        fs::create_dir(&second).unwrap();
        tried.ask("back_up_now", json!({})).await.unwrap();
        let view = tried.choose(&second).await.unwrap();
        assert_eq!(view["second_last_at"], view["last_at"], "copied at once");
        assert_eq!(view["second_problem"], Value::Null);
        let shown = view["second_place"].as_str().unwrap();
        assert!(shown.ends_with("stick"), "{shown}");

        tried.clock.days(1);
        tried.ask("lock", json!({})).await.unwrap();
        let own = names(&second);
        assert_eq!(own.len(), 1, "a folder of the office's own");
        copied(&second.join(&own[0]), &tried.first()).await;

        // pulled out
        fs::rename(&second, tried.folder.path().join("elsewhere")).unwrap();
        tried.sign_in().await;
        let view = tried.backups().await;
        assert_eq!(view["second_problem"], "not_found");
        assert_eq!(view["second_last_at"], Value::Null);
        let view = tried.ask("back_up_now", json!({})).await.unwrap();
        assert_eq!(view["second_problem"], "not_found");
        assert_eq!(view["last_at"], tried.clock.now_ms());
        assert!(!second.exists(), "not made anew");
        tried.ask("lock", json!({})).await.unwrap();

        // in again
        fs::rename(tried.folder.path().join("elsewhere"), &second).unwrap();
        tried.sign_in().await;
        let view = tried.ask("back_up_now", json!({})).await.unwrap();
        assert_eq!(view["second_problem"], Value::Null);
        assert_eq!(view["second_last_at"], view["last_at"]);
        let view = tried
            .ask("set_second_place", json!({ "folder": null }))
            .await
            .unwrap();
        assert_eq!(view["second_place"], Value::Null);
        tried.desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_second_place_keeps_as_many_as_the_first() {
        let tried = Tried::new().await;
        let second = tried.folder.path().join("stick");
        fs::create_dir(&second).unwrap();
        tried.choose(&second).await.unwrap();
        for _ in 0..KEPT + 2 {
            tried.clock.days(1);
            tried.ask("back_up_now", json!({})).await.unwrap();
        }
        tried.desk.stand_up().await;
        assert_eq!(tried.first().len(), KEPT);
        assert_eq!(names(&second.join(&names(&second)[0])), tried.first());
    }

    #[tokio::test]
    async fn the_first_place_is_no_second_one() {
        let tried = Tried::new().await;
        tried.ask("back_up_now", json!({})).await.unwrap();
        let stores = tried.folder.path().join("stores");
        for place in [
            stores.join("backups"),
            stores.join("office").join("..").join("backups"),
            stores.join("office"),
        ] {
            let error = tried.choose(&place).await.unwrap_err();
            assert_eq!(error.field.as_deref(), Some("folder"));
            assert_eq!(error.details.unwrap()["reason"], "same_place", "{place:?}");
        }
        let error = tried.choose(&stores.join("nowhere")).await.unwrap_err();
        assert_eq!(error.details.unwrap()["reason"], "no_folder");
        assert_eq!(tried.backups().await["second_place"], Value::Null);
        tried.desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_made_up_region_needs_none() {
        let folder = TempDir::new().unwrap();
        let clock = Arc::new(Turned(AtomicI64::new(crate::system::SystemClock.now_ms())));
        let path = folder.path().join("region.polku");
        let new = crate::office::NewOffice {
            name: "",
            municipalities: &["167".to_owned()],
            worker: "Maija Mallikas",
            role: polku_domain::code::Role::Coordinator,
            passphrase: PASSPHRASE,
            made_up: true,
            recovery_pending: false,
        };
        let (office, session, _) = Office::create(&path, &new, clock, Arc::new(SystemIds))
            .await
            .unwrap();
        let app = App::new(office).with_backups_in(&folder.path().join("backups"));
        let view: BackupsView = app
            .call(&session, "get_backups", &GetBackups {})
            .await
            .unwrap();
        assert!(view.made_up && !view.overdue);
        let refused: Result<BackupsView, ApiError> =
            app.call(&session, "back_up_now", &BackUpNow {}).await;
        assert_eq!(refused.unwrap_err().code, Code::RuleBroken);
        app.close().await;
    }
}
