//! The desk that a window sits at: no store yet, a locked one, or an open one with a worker at it.
//!
//! One entry, [`Desk::rpc`], serves the window, the browser tests' host and any other face. What concerns the desk
//! itself (first run, signing in, locking) is answered here, all else goes to [`App::dispatch`] under the session.

mod practice;
mod recovery;

use crate::backups::Copying;
use crate::commands::App;
use crate::demo::DemoWorker;
use crate::desk_wire::{CreateOffice, Estimate, Nothing, Pin, RemoveWorker, SignIn, SignInMadeUp};
pub use crate::desk_wire::{DeskView, DeskWorker, OfficeCreated, Which};
use crate::error::{ApiError, Code};
use crate::files::{Files, Handle};
use crate::office::{self, NewOffice, Office, day_of};
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::Capability;
use polku_domain::code::Role;
use polku_store::files::{keys_path, set_aside_keyless};
use polku_store::keys::KdfCost;
use polku_store::pin::{DelayAfterFailures, PinError, PinLock};
use polku_store::seams::{Clock, IdGen};
use polku_store::worker;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, RwLock, RwLockReadGuard};
use uuid::Uuid;

/// The passphrase of every made-up region. No secret: the people are invented.
pub const MADE_UP_PASSPHRASE: &str = "esimerkkikunnan avain 2026";

/// How long a closing window waits for the second place of its backup.
const COPY_AT_EXIT: Duration = Duration::from_secs(10);

/// How many people the window's made-up region has.
const MADE_UP_CLIENTS: u32 = 400;

struct Seat {
    which: Which,
    app: Arc<App>,
    session: Session,
    name: String,
}

async fn name_of(store: &polku_store::Store, worker_id: &str) -> Result<String, ApiError> {
    let mut conn = store.read().await?;
    let row = worker::by_id(&mut conn, worker_id).await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}

#[derive(Default)]
struct Locked {
    pin: Option<(PinLock, Which)>,
    delay: DelayAfterFailures,
}

/// The desk.
pub struct Desk {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdGen>,
    seat: Arc<RwLock<Option<Seat>>>,
    locked: Mutex<Locked>,
    /// What was chosen while nobody sat here.
    files: Files,
    /// Held while a store is being opened or closed: the next to ask waits instead of finding it in use.
    turn: Mutex<()>,
}

/// The commands that open or close a store.
const TAKE_TURNS: [&str; 11] = [
    "create_office",
    "restore_office",
    "sign_in",
    "reset_passphrase",
    "make_made_up",
    "reset_made_up",
    "made_up_workers",
    "sign_in_made_up",
    "lock",
    "unlock_pin",
    "remove_worker",
];

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk over the stores of a folder.
    #[must_use]
    pub fn new(folder: &Path, clock: Arc<dyn Clock>, ids: Arc<dyn IdGen>) -> Self {
        Self {
            folder: folder.to_owned(),
            clock,
            ids,
            seat: Arc::default(),
            locked: Mutex::default(),
            files: Files::default(),
            turn: Mutex::default(),
        }
    }

    fn path(&self, which: Which) -> PathBuf {
        match which {
            Which::Office => self.folder.join("office").join("office.polku"),
            Which::MadeUp => self.folder.join("made-up").join("region.polku"),
        }
    }

    /// Does a command; request and answer are JSON.
    ///
    /// # Errors
    /// [`Code::NotPermitted`] for anything but the desk's own commands while nobody has signed in, and what the command
    /// itself fails with.
    pub async fn rpc(&self, command: &str, request: &str) -> Result<String, ApiError> {
        let _turn = match TAKE_TURNS.contains(&command) {
            true => Some(self.turn.lock().await),
            false => None,
        };
        match command {
            "desk" => answer(request, |_: Nothing| Box::pin(self.view())).await,
            "passphrase_strength" => {
                let Estimate { passphrase, name } = parse(request)?;
                Ok(crate::office::passphrase_strength(&passphrase, &name).to_string())
            }
            "create_office" => answer(request, |r| Box::pin(self.create_office(r))).await,
            "restore_office" => answer(request, |r| Box::pin(self.restore_office(r))).await,
            "reset_passphrase" => answer(request, |r| Box::pin(self.reset_passphrase(r))).await,
            "reset_made_up" => answer(request, |_: Nothing| Box::pin(self.reset_made_up())).await,
            "save_recovery_key" => answer(request, |r| Box::pin(self.save_recovery_key(r))).await,
            "sign_in" => answer(request, |r| Box::pin(self.sign_in(r))).await,
            "make_made_up" => answer(request, |_: Nothing| Box::pin(self.make_made_up())).await,
            "made_up_workers" => {
                answer(request, |_: Nothing| Box::pin(self.made_up_workers())).await
            }
            "sign_in_made_up" => answer(request, |r| Box::pin(self.sign_in_made_up(r))).await,
            "lock" => answer(request, |_: Nothing| Box::pin(self.lock())).await,
            "set_pin" => answer(request, |r| Box::pin(self.set_pin(r))).await,
            "unlock_pin" => answer(request, |r| Box::pin(self.unlock_pin(r))).await,
            "new_recovery_key" => {
                answer(request, |_: Nothing| Box::pin(self.new_recovery_key())).await
            }
            "confirm_recovery_key" => {
                answer(request, |_: Nothing| Box::pin(self.confirm_recovery_key())).await
            }
            "remove_worker" => answer(request, |r| Box::pin(self.remove_worker(r))).await,
            _ => {
                let seat = self.seated().await?;
                let session = Session {
                    today: day_of(&*self.clock),
                    ..seat.session.clone()
                };
                // the practice region opens by a passphrase that is no secret, for whoever sits down
                let practises = seat.which == Which::MadeUp;
                if practises && command == "change_passphrase" {
                    return Err(ApiError::new(Code::NotPermitted));
                }
                let request = match command {
                    "add_worker" if practises => &with_practice_passphrase(request)?,
                    _ => request,
                };
                // who finds an open window may not guess the passphrase either
                let guesses = command == "change_passphrase";
                if guesses {
                    self.wait_out().await?;
                }
                let answer = seat.app.dispatch(&session, command, request).await;
                if guesses && matches!(&answer, Err(e) if e.code == Code::WrongPassphrase) {
                    self.locked.lock().await.delay.failed(self.clock.now_ms());
                }
                if command == "rename_worker" && answer.is_ok() {
                    let name = name_of(&seat.app.office.store, &session.worker_id).await?;
                    drop(seat);
                    self.take_name(&session, name).await;
                }
                self.back_up_beside(session.today);
                answer
            }
        }
    }

    /// The seat of who sits here; [`Code::NotPermitted`] if nobody does.
    async fn seated(&self) -> Result<RwLockReadGuard<'_, Seat>, ApiError> {
        RwLockReadGuard::try_map(self.seat.read().await, Option::as_ref)
            .map_err(|_| ApiError::new(Code::NotPermitted))
    }

    /// The seat of one who may manage the office; [`Code::NotPermitted`] for anybody else.
    async fn manager(&self) -> Result<RwLockReadGuard<'_, Seat>, ApiError> {
        let seat = self.seated().await?;
        seat.session.require(Capability::ManageOffice)?;
        Ok(seat)
    }

    /// Who sits here, for a dialog that is answered later.
    pub async fn sitter(&self) -> Option<String> {
        let seat = self.seat.read().await;
        seat.as_ref().map(|seat| seat.session.worker_id.clone())
    }

    /// Gives a handle to a file that was chosen in a dialog, to the one who sat here when it was opened. Before anybody
    /// has signed in there is a backup to choose.
    ///
    /// # Errors
    /// [`Code::NotPermitted`] if another sits here now, or nobody any more.
    pub async fn give_file(&self, path: &Path, sitter: Option<&str>) -> Result<Handle, ApiError> {
        let seat = self.seat.read().await;
        if seat.as_ref().map(|seat| seat.session.worker_id.as_str()) != sitter {
            return Err(ApiError::new(Code::NotPermitted));
        }
        let files = seat.as_ref().map_or(&self.files, |seat| &seat.app.files);
        Ok(files.give(path))
    }

    async fn view(&self) -> Result<DeskView, ApiError> {
        let seat = self.seat.read().await;
        let locked = self.locked.lock().await;
        let today = day_of(&*self.clock);
        let recovery_pending = match seat.as_ref() {
            Some(seat) if seat.session.require(Capability::ManageOffice).is_ok() => {
                seat.app.office.recovery_pending().await?
            }
            _ => false,
        };
        let office_name = match seat.as_ref() {
            Some(seat) => office::own_name(&mut *seat.app.office.store.read().await?).await?,
            None => String::new(),
        };
        Ok(DeskView {
            recovery_pending,
            office_name: Some(office_name).filter(|name| !name.is_empty()),
            office: keys_path(&self.path(Which::Office)).exists(),
            made_up: keys_path(&self.path(Which::MadeUp)).exists(),
            open: seat.as_ref().map(|seat| seat.which),
            made_up_store: seat
                .as_ref()
                .is_some_and(|seat| seat.app.office.store.is_made_up()),
            pin: locked
                .pin
                .as_ref()
                .is_some_and(|(pin, _)| pin.is_usable(today)),
            worker: seat.as_ref().map(|seat| DeskWorker {
                id: seat.session.worker_id.clone(),
                name: seat.name.clone(),
                role: seat.session.role,
                capabilities: Capability::ALL
                    .iter()
                    .copied()
                    .filter(|c| seat.session.reach(*c) != polku_domain::access::Reach::Nothing)
                    .collect(),
            }),
            today: today.to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// The first worker is a coordinator: nobody else could add the others.
    async fn create_office(&self, request: CreateOffice) -> Result<OfficeCreated, ApiError> {
        if request.role != Role::Coordinator {
            return Err(ApiError::invalid("role", "unknown_code"));
        }
        let path = self.path(Which::Office);
        make_folder(&path)?;
        let new = NewOffice {
            name: &request.name,
            municipalities: &request.municipalities,
            worker: &request.worker,
            role: request.role,
            passphrase: &request.passphrase,
            made_up: false,
            recovery_pending: true,
        };
        set_aside_keyless(&path, self.clock.now_ms())?;
        let (office, session, recovery) =
            Office::create(&path, &new, self.clock.clone(), self.ids.clone()).await?;
        self.sit(Which::Office, office, session).await?;
        Ok(OfficeCreated {
            recovery_key: recovery.to_text().to_string(),
        })
    }

    /// Removes a worker; the store goes under a new key and is opened again for the one who sits here.
    async fn remove_worker(&self, request: RemoveWorker) -> Result<DeskView, ApiError> {
        {
            let seat = self.manager().await?;
            if seat.session.worker_id == request.worker_id.to_string() {
                return Err(ApiError::invalid("worker_id", "oneself"));
            }
            let mut conn = seat.app.office.store.read().await?;
            worker::by_id(&mut conn, &request.worker_id.to_string())
                .await?
                .filter(|row| row.archived_on.is_none())
                .ok_or_else(|| ApiError::new(Code::NotFound))?;
            drop(conn);
            if seat.app.jobs.any() {
                return Err(ApiError::new(Code::InUse));
            }
        }
        let Some(seat) = self.seat.write().await.take() else {
            return Err(ApiError::new(Code::NotPermitted));
        };
        let (which, session) = (seat.which, seat.session);
        // whoever asked for something else at this moment still holds the office: nothing is done then
        let app = match Arc::try_unwrap(seat.app) {
            Ok(app) => app,
            Err(app) => {
                let seat = Seat {
                    which,
                    app,
                    session,
                    name: seat.name,
                };
                *self.seat.write().await = Some(seat);
                return Err(ApiError::new(Code::InUse));
            }
        };
        let office = Arc::into_inner(app.office).ok_or_else(|| ApiError::new(Code::InUse))?;
        match office.remove_worker(&session, request.worker_id).await {
            Ok(office) => {
                self.locked.lock().await.pin = None;
                self.sit(which, office, session).await?;
                self.view().await
            }
            Err(failed) => {
                if let Some(office) = failed.office {
                    self.sit(which, *office, session).await?;
                }
                Err(failed.error)
            }
        }
    }

    async fn sign_in(&self, request: SignIn) -> Result<DeskView, ApiError> {
        self.wait_out().await?;
        self.stand_up().await;
        let opened = Office::open(
            &self.path(Which::Office),
            request.name.as_deref(),
            &request.passphrase,
            self.clock.clone(),
            self.ids.clone(),
        )
        .await;
        let opened = match opened {
            Ok((office, session)) => office
                .finish_removals(&session)
                .await
                .map(|office| (office, session)),
            refused => refused,
        };
        self.settle(opened, Which::Office).await
    }

    /// The workers of the made-up region. Any other store is refused: it names nobody before its passphrase is given.
    async fn made_up_workers(&self) -> Result<Vec<DemoWorker>, ApiError> {
        if let Some(seat) = self
            .seat
            .read()
            .await
            .as_ref()
            .filter(|seat| seat.which == Which::MadeUp)
        {
            return workers_of(&seat.app.office).await;
        }
        let (office, _) = self.open_made_up(None).await?;
        let workers = workers_of(&office).await;
        office.close().await;
        workers
    }

    async fn sign_in_made_up(&self, request: SignInMadeUp) -> Result<DeskView, ApiError> {
        self.stand_up().await;
        let opened = self.open_made_up(Some(&request.worker)).await;
        self.settle(opened, Which::MadeUp).await
    }

    async fn open_made_up(&self, name: Option<&str>) -> Result<(Office, Session), ApiError> {
        let path = self.path(Which::MadeUp);
        let (clock, ids) = (self.clock.clone(), self.ids.clone());
        let (office, session) =
            Office::open_as(&path, name, MADE_UP_PASSPHRASE, clock, ids).await?;
        if office.store.is_made_up() {
            return Ok((office, session));
        }
        office.close().await;
        Err(ApiError::new(Code::NotPermitted))
    }

    /// Closes the store and forgets the keys; a PIN that was set can open it again today. Nobody sits at the desk from
    /// the first moment; the backup is made before the store is closed.
    async fn lock(&self) -> Result<DeskView, ApiError> {
        drop(self.leave_seat().await);
        self.view().await
    }

    /// Closes the store when the window closes, with the day's backup made. A second place is waited for a while.
    pub async fn leave(&self) {
        let _turn = self.turn.lock().await;
        if let Some(copying) = self.leave_seat().await {
            let _ = tokio::time::timeout(COPY_AT_EXIT, copying).await;
        }
    }

    async fn leave_seat(&self) -> Option<Copying> {
        let seat = self.seat.write().await.take();
        let copying = match &seat {
            Some(seat) => back_up(&seat.app, day_of(&*self.clock)).await,
            None => None,
        };
        close(seat).await;
        copying
    }

    /// Makes the backup of a day on which none was made yet, beside the work: an office that is never locked has one
    /// too. The store is not closed before it is done.
    fn back_up_beside(&self, today: NaiveDate) {
        // refused only while somebody waits to close the store
        let Ok(seat) = self.seat.clone().try_read_owned() else {
            return;
        };
        let is_due = |seat: &Seat| seat.app.backups.as_ref().is_some_and(|b| b.claim(today));
        if !seat.as_ref().is_some_and(is_due) {
            return;
        }
        let runtime = tokio::runtime::Handle::current();
        tokio::task::spawn_blocking(move || {
            if let Some(seat) = seat.as_ref() {
                drop(runtime.block_on(back_up(&seat.app, today)));
            }
        });
    }

    async fn set_pin(&self, request: Pin) -> Result<DeskView, ApiError> {
        {
            let seat = self.seated().await?;
            let worker: Uuid = seat
                .session
                .worker_id
                .parse()
                .map_err(|_| ApiError::new(Code::Internal))?;
            let pin = PinLock::new(
                &seat.app.office.master,
                worker,
                &request.pin,
                day_of(&*self.clock),
                KdfCost::from_environment(),
            )
            .map_err(pin_error)?;
            self.locked.lock().await.pin = Some((pin, seat.which));
        }
        self.view().await
    }

    async fn unlock_pin(&self, request: Pin) -> Result<DeskView, ApiError> {
        let (master, worker, which) = {
            let mut locked = self.locked.lock().await;
            let (pin, which) = locked
                .pin
                .as_mut()
                .ok_or_else(|| ApiError::new(Code::WrongPassphrase))?;
            let master = pin
                .unlock(&request.pin, day_of(&*self.clock))
                .map_err(pin_error)?;
            (master, pin.worker(), *which)
        };
        let path = self.path(which);
        let opened =
            Office::open_with(&path, worker, master, self.clock.clone(), self.ids.clone()).await;
        self.settle(opened, which).await
    }

    async fn settle(
        &self,
        opened: Result<(Office, Session), ApiError>,
        which: Which,
    ) -> Result<DeskView, ApiError> {
        match opened {
            Ok((office, session)) => {
                self.locked.lock().await.delay.succeeded();
                self.sit(which, office, session).await?;
                self.view().await
            }
            Err(error) => {
                if matches!(error.code, Code::WrongPassphrase | Code::UnknownWorker) {
                    self.locked.lock().await.delay.failed(self.clock.now_ms());
                }
                Err(error)
            }
        }
    }

    /// After five failures in a row the next try has to wait.
    async fn wait_out(&self) -> Result<(), ApiError> {
        let wait = self.locked.lock().await.delay.wait_ms(self.clock.now_ms());
        if wait <= 0 {
            return Ok(());
        }
        let seconds = (wait + 999) / 1000;
        Err(ApiError {
            code: Code::Wait,
            field: None,
            details: Some(serde_json::json!({ "seconds": seconds })),
        })
    }

    /// Whoever sits here may have another name now.
    async fn take_name(&self, session: &Session, name: String) {
        if let Some(seat) = self.seat.write().await.as_mut()
            && seat.session.worker_id == session.worker_id
        {
            seat.name = name;
        }
    }

    async fn sit(&self, which: Which, office: Office, session: Session) -> Result<(), ApiError> {
        let name = name_of(&office.store, &session.worker_id).await?;
        // a PIN opens the session of the one who set it, and of nobody who sat here after them
        let mut locked = self.locked.lock().await;
        let is_own = |(pin, of): &(PinLock, Which)| {
            *of == which && pin.worker().to_string() == session.worker_id
        };
        if !locked.pin.as_ref().is_some_and(is_own) {
            locked.pin = None;
        }
        drop(locked);
        let mut app = App::new(office);
        if which == Which::Office {
            app = app.with_backups_in(&self.folder.join("backups"));
        }
        let mut seat = self.seat.write().await;
        let before = seat.replace(Seat {
            which,
            app: Arc::new(app),
            session,
            name,
        });
        drop(seat);
        close(before).await;
        Ok(())
    }

    /// Closes whatever is open.
    pub async fn stand_up(&self) {
        let before = self.seat.write().await.take();
        close(before).await;
    }
}

/// A request to add a worker, whatever passphrase was thought of.
fn with_practice_passphrase(request: &str) -> Result<String, ApiError> {
    let mut request: serde_json::Value = parse(request)?;
    if let Some(fields) = request.as_object_mut() {
        fields.insert("passphrase".to_owned(), MADE_UP_PASSPHRASE.into());
    }
    Ok(request.to_string())
}

/// Reads a request, works on it and writes the view.
async fn answer<'a, R, V>(
    request: &str,
    work: impl FnOnce(R) -> std::pin::Pin<Box<dyn Future<Output = Result<V, ApiError>> + 'a>>,
) -> Result<String, ApiError>
where
    R: serde::de::DeserializeOwned,
    V: Serialize,
{
    Ok(serde_json::to_string(&work(parse(request)?).await?)?)
}

/// The backup of a day. Work goes on without it, and the window shows how old the last one is. Its copy to the second
/// place, which may be far away, is still on its way then.
async fn back_up(app: &App, day: NaiveDate) -> Option<Copying> {
    let backups = app.backups.as_ref()?;
    match backups.daily(&app.office, day).await {
        Ok(copying) => Some(copying),
        Err(error) => {
            tracing::warn!(
                code = error.code.as_str(),
                "the daily backup was not written"
            );
            None
        }
    }
}

/// Ends the jobs of a seat, and closes its store.
async fn close(seat: Option<Seat>) {
    if let Some(seat) = &seat {
        seat.app.jobs.stop().await;
    }
    if let Some(app) = seat.and_then(|seat| Arc::into_inner(seat.app)) {
        app.close().await;
    }
}

async fn workers_of(office: &Office) -> Result<Vec<DemoWorker>, ApiError> {
    let mut conn = office.store.read().await?;
    let rows = worker::all(&mut conn).await?;
    rows.into_iter()
        .filter(|row| row.archived_on.is_none())
        .map(|row| {
            let role = row
                .role
                .parse()
                .map_err(|_| ApiError::new(Code::StoreDamaged))?;
            Ok(DemoWorker {
                name: row.name,
                role,
            })
        })
        .collect()
}

fn make_folder(store: &Path) -> Result<(), ApiError> {
    let folder = store.parent().unwrap_or(Path::new("."));
    Ok(std::fs::create_dir_all(folder).map_err(polku_store::StoreError::from)?)
}

fn parse<T: serde::de::DeserializeOwned>(request: &str) -> Result<T, ApiError> {
    serde_json::from_str(request).map_err(|_| ApiError::new(Code::BadRequest))
}

fn pin_error(error: PinError) -> ApiError {
    match error {
        PinError::Unfit { .. } => ApiError::invalid("pin", "value_out_of_range"),
        PinError::Wrong { left } => ApiError {
            code: Code::WrongPassphrase,
            field: Some("pin".to_owned()),
            details: Some(serde_json::json!({ "left": left })),
        },
        _ => ApiError::new(Code::WrongPassphrase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::machine;
    use polku_store::Act;
    use serde_json::{Value, json};
    use tempfile::TempDir;

    fn desk(folder: &TempDir) -> Desk {
        let (clock, ids) = machine();
        Desk::new(folder.path(), clock, ids)
    }

    async fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, ApiError> {
        let answer = desk.rpc(command, &request.to_string()).await?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    async fn new_office(desk: &Desk, passphrase: &str) {
        let request = json!({
            "municipalities": ["167"], "worker": "Maija Mallikas", "role": "coordinator", "passphrase": passphrase,
        });
        let created = ask(desk, "create_office", request).await.unwrap();
        assert_eq!(
            created["recovery_key"].as_str().unwrap().len(),
            69,
            "14 groups of four"
        );
    }

    #[tokio::test]
    async fn nobody_reads_anything_before_signing_in_and_after_locking() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let list = || ask(&desk, "list_clients", json!({}));
        assert_eq!(list().await.unwrap_err().code, Code::NotPermitted);
        new_office(&desk, "koivu kivi sata lunta").await;
        assert_eq!(list().await.unwrap()["total"], 0);
        let view = ask(&desk, "set_pin", json!({ "pin": "4711" }))
            .await
            .unwrap();
        assert_eq!(view["worker"]["name"], "Maija Mallikas");
        let view = ask(&desk, "lock", json!({})).await.unwrap();
        assert_eq!(
            (
                view["open"].clone(),
                view["worker"].clone(),
                view["pin"].clone()
            ),
            (Value::Null, Value::Null, json!(true))
        );
        assert_eq!(list().await.unwrap_err().code, Code::NotPermitted);
        assert!(
            folder
                .path()
                .join("backups")
                .read_dir()
                .unwrap()
                .next()
                .is_some(),
            "backed up at lock"
        );
        assert_eq!(
            ask(&desk, "unlock_pin", json!({ "pin": "0000" }))
                .await
                .unwrap_err()
                .code,
            Code::WrongPassphrase
        );
        ask(&desk, "unlock_pin", json!({ "pin": "4711" }))
            .await
            .unwrap();
        assert_eq!(list().await.unwrap()["total"], 0);
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_recovery_key_that_was_not_typed_back_is_asked_for_again() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        new_office(&desk, "koivu kivi sata lunta").await;
        let pending = async || {
            ask(&desk, "desk", json!({})).await.unwrap()["recovery_pending"]
                .as_bool()
                .unwrap()
        };
        assert!(pending().await);
        ask(&desk, "confirm_recovery_key", json!({})).await.unwrap();
        assert!(!pending().await);
        let key = ask(&desk, "new_recovery_key", json!({})).await.unwrap();
        assert_eq!(key["recovery_key"].as_str().unwrap().len(), 69);
        assert!(pending().await);
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_forgotten_passphrase_is_changed_by_the_recovery_key_and_signs_in() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let request = json!({
            "municipalities": ["167"], "worker": "Maija Mallikas", "role": "coordinator",
            "passphrase": "koivu kivi sata lunta",
        });
        let key = ask(&desk, "create_office", request).await.unwrap()["recovery_key"].clone();
        let paper = folder.path().join("avain.txt");
        let file = desk
            .give_file(&paper, desk.sitter().await.as_deref())
            .await
            .unwrap();
        let save = json!({ "file": file, "recovery_key": key });
        ask(&desk, "save_recovery_key", save).await.unwrap();
        let kept = std::fs::read_to_string(&paper).unwrap();
        assert!(kept.contains(key.as_str().unwrap()));
        ask(&desk, "lock", json!({})).await.unwrap();

        let reset = |key: &Value| json!({ "name": "Maija Mallikas", "recovery_key": key, "passphrase": "aivan toinen salalause" });
        let other = json!("0000-0000-0000-0000");
        assert!(
            ask(&desk, "reset_passphrase", reset(&other)).await.is_err(),
            "no other key opens it"
        );
        let seated = ask(&desk, "reset_passphrase", reset(&key)).await.unwrap();
        assert_eq!(seated["worker"]["name"], "Maija Mallikas");
        ask(&desk, "lock", json!({})).await.unwrap();
        let sign_in = |passphrase: &str| json!({ "name": null, "passphrase": passphrase });
        let refused = ask(&desk, "sign_in", sign_in("koivu kivi sata lunta")).await;
        assert_eq!(refused.unwrap_err().code, Code::WrongPassphrase);
        ask(&desk, "sign_in", sign_in("aivan toinen salalause"))
            .await
            .unwrap();
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn ones_own_passphrase_is_changed_by_who_knows_the_present_one() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        new_office(&desk, "koivu kivi sata lunta").await;
        let change =
            |current: &str| json!({ "current": current, "passphrase": "aivan toinen salalause" });
        let refused = ask(&desk, "change_passphrase", change("arvaus"))
            .await
            .unwrap_err();
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::WrongPassphrase, Some("current"))
        );
        for _ in 0..4 {
            ask(&desk, "change_passphrase", change("arvaus"))
                .await
                .unwrap_err();
        }
        let waits = ask(&desk, "change_passphrase", change("koivu kivi sata lunta")).await;
        assert_eq!(waits.unwrap_err().code, Code::Wait);
        desk.locked.lock().await.delay.succeeded();
        ask(&desk, "change_passphrase", change("koivu kivi sata lunta"))
            .await
            .unwrap();
        ask(&desk, "lock", json!({})).await.unwrap();
        let new = json!({ "name": null, "passphrase": "aivan toinen salalause" });
        ask(&desk, "sign_in", new).await.unwrap();
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn the_first_day_is_backed_up_and_comes_back_on_an_empty_machine() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let request = json!({
            "municipalities": ["167"], "worker": "Maija Mallikas", "role": "coordinator",
            "passphrase": "koivu kivi sata lunta",
        });
        let key = ask(&desk, "create_office", request).await.unwrap()["recovery_key"].clone();
        let backups = || -> Vec<PathBuf> {
            let read = folder.path().join("backups").read_dir();
            let entries = read.into_iter().flatten();
            entries.map(|entry| entry.unwrap().path()).collect()
        };
        assert_eq!(backups().len(), 0);
        ask(&desk, "confirm_recovery_key", json!({})).await.unwrap();
        assert_eq!(backups().len(), 1, "as soon as one can be opened");
        let client = json!({
            "identity_code": polku_domain_code(), "last_name": "Mäkelä", "first_names": "Aino",
        });
        ask(&desk, "add_client", client).await.unwrap();
        // the window is closed by its cross
        desk.leave().await;

        let elsewhere = TempDir::new().unwrap();
        let new = self::desk(&elsewhere);
        let file = new.give_file(&backups()[0], None).await.unwrap();
        let by = |passphrase: &str| json!({ "file": file, "recovery_key": null, "name": null, "passphrase": passphrase });
        let refused = ask(&new, "restore_office", by("arvaus")).await.unwrap_err();
        assert_eq!(refused.code, Code::WrongPassphrase);
        let restore =
            json!({ "file": file, "recovery_key": key, "name": null, "passphrase": null });
        let view = ask(&new, "restore_office", restore.clone()).await.unwrap();
        assert_eq!(
            (&view["office"], &view["worker"]),
            (&json!(true), &Value::Null)
        );
        let again = ask(&new, "restore_office", restore).await.unwrap_err();
        assert_eq!(
            again.code,
            Code::StoreExists,
            "an office is never overwritten"
        );
        let sign_in = json!({ "name": null, "passphrase": "koivu kivi sata lunta" });
        ask(&new, "sign_in", sign_in).await.unwrap();
        let list = ask(&new, "list_clients", json!({})).await.unwrap();
        assert_eq!(list["total"], 1, "the last day is in it");
        new.stand_up().await;
    }

    /// A made-up identity code.
    fn polku_domain_code() -> &'static str {
        "010190-900P"
    }

    #[tokio::test]
    async fn a_file_is_given_to_the_one_who_opened_the_dialog() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let path = folder.path().join("x");
        new_office(&desk, "koivu kivi sata lunta").await;
        let sitter = desk.sitter().await;
        assert!(desk.give_file(&path, sitter.as_deref()).await.is_ok());
        ask(&desk, "lock", json!({})).await.unwrap();
        let late = desk.give_file(&path, sitter.as_deref()).await;
        assert_eq!(late.unwrap_err().code, Code::NotPermitted);
    }

    #[tokio::test]
    async fn a_region_whose_making_was_cut_off_is_made_anew_and_a_whole_one_on_request() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        for half in ["made-up", "made-up.new"] {
            let half = folder.path().join(half);
            std::fs::create_dir(&half).unwrap();
            std::fs::write(half.join("region.polku"), "cut off").unwrap();
        }
        let made = ask(&desk, "make_made_up", json!({})).await.unwrap();
        assert!(made.as_array().unwrap().len() > 2);
        assert!(!folder.path().join("made-up.new").exists());
        let twice = ask(&desk, "make_made_up", json!({})).await.unwrap_err();
        assert_eq!(twice.code, Code::StoreExists);
        let worker = made[0]["name"].clone();
        let sign_in = json!({ "worker": worker });
        ask(&desk, "sign_in_made_up", sign_in.clone())
            .await
            .unwrap();
        let phrase = json!({ "id": null, "code": "zz", "text": "Kokeilu", "shared": false, "archived": false });
        let _ = ask(&desk, "save_phrase", phrase).await;
        let before = ask(&desk, "list_clients", json!({})).await.unwrap()["total"].clone();
        let again = ask(&desk, "reset_made_up", json!({})).await.unwrap();
        assert_eq!(again, made, "the same people, as they were at first");
        assert_eq!(
            ask(&desk, "desk", json!({})).await.unwrap()["worker"],
            Value::Null
        );
        ask(&desk, "sign_in_made_up", sign_in).await.unwrap();
        assert_eq!(
            ask(&desk, "list_clients", json!({})).await.unwrap()["total"],
            before
        );
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn an_office_whose_making_was_cut_off_does_not_stand_in_the_way_of_the_next() {
        let folder = TempDir::new().unwrap();
        let store = folder.path().join("office").join("office.polku");
        std::fs::create_dir(store.parent().unwrap()).unwrap();
        std::fs::write(&store, "cut off before the keys were saved").unwrap();
        let desk = desk(&folder);
        assert_eq!(
            ask(&desk, "desk", json!({})).await.unwrap()["office"],
            false
        );
        new_office(&desk, "koivu kivi sata lunta").await;
        desk.stand_up().await;
        let aside = std::fs::read_dir(store.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.to_string_lossy().contains("keyless"))
            .unwrap();
        assert_eq!(
            std::fs::read_to_string(aside).unwrap(),
            "cut off before the keys were saved"
        );
    }

    #[tokio::test]
    async fn the_first_worker_of_an_office_is_a_coordinator() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let request = json!({
            "municipalities": ["167"], "worker": "Kaisa Koivu", "role": "work_coach",
            "passphrase": "koivu kivi sata lunta",
        });
        let refused = ask(&desk, "create_office", request).await.unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("role"));
        assert_eq!(
            ask(&desk, "desk", json!({})).await.unwrap()["office"],
            false
        );
    }

    #[tokio::test]
    async fn the_practice_region_opens_for_whoever_is_added_and_keeps_its_passphrase() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let made = ask(&desk, "make_made_up", json!({})).await.unwrap();
        let coordinator = made
            .as_array()
            .unwrap()
            .iter()
            .find(|worker| worker["role"] == "coordinator")
            .unwrap()["name"]
            .clone();
        ask(&desk, "sign_in_made_up", json!({ "worker": coordinator }))
            .await
            .unwrap();
        let own = json!({ "current": MADE_UP_PASSPHRASE, "passphrase": "aivan toinen salalause" });
        let refused = ask(&desk, "change_passphrase", own).await.unwrap_err();
        assert_eq!(refused.code, Code::NotPermitted);
        let new = json!({ "name": "Uusi Valmentaja", "role": "work_coach", "passphrase": "oma pitkä salalause" });
        ask(&desk, "add_worker", new).await.unwrap();
        ask(&desk, "lock", json!({})).await.unwrap();
        let seated = ask(
            &desk,
            "sign_in_made_up",
            json!({ "worker": "Uusi Valmentaja" }),
        )
        .await
        .unwrap();
        assert_eq!(seated["worker"]["name"], "Uusi Valmentaja");
        ask(&desk, "lock", json!({})).await.unwrap();
        ask(&desk, "sign_in_made_up", json!({ "worker": coordinator }))
            .await
            .unwrap();
        let office = ask(&desk, "get_office", json!({})).await.unwrap();
        // made up with the region, so that no slot tells the name
        let other = office["workers"]
            .as_array()
            .unwrap()
            .iter()
            .find(|worker| worker["role"] == "work_coach" && worker["name"] != "Uusi Valmentaja")
            .unwrap();
        let rename = |name: &Value| json!({ "worker_id": other["id"], "name": name });
        let taken = ask(&desk, "rename_worker", rename(&coordinator)).await;
        assert_eq!(taken.unwrap_err().field.as_deref(), Some("name"));
        let name = json!("Uusi Nimi");
        ask(&desk, "rename_worker", rename(&name)).await.unwrap();
        ask(&desk, "lock", json!({})).await.unwrap();
        let seated = ask(&desk, "sign_in_made_up", json!({ "worker": name })).await;
        assert_eq!(seated.unwrap()["worker"]["name"], name);
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn whoever_is_renamed_has_the_new_name_at_once_and_signs_in_by_it() {
        const OWN: &str = "koivu kivi sata lunta";
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        new_office(&desk, OWN).await;
        let view = ask(&desk, "desk", json!({})).await.unwrap();
        let rename = json!({ "worker_id": view["worker"]["id"], "name": "Maija Uusinimi" });
        ask(&desk, "rename_worker", rename).await.unwrap();
        let view = ask(&desk, "desk", json!({})).await.unwrap();
        assert_eq!(view["worker"]["name"], "Maija Uusinimi");
        ask(&desk, "lock", json!({})).await.unwrap();
        let by = |name: &str| json!({ "name": name, "passphrase": OWN });
        let old = ask(&desk, "sign_in", by("Maija Mallikas")).await;
        assert_eq!(old.unwrap_err().code, Code::UnknownWorker);
        ask(&desk, "sign_in", by("Maija Uusinimi")).await.unwrap();
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_removal_without_room_changes_nothing_and_one_that_was_cut_off_is_done_at_the_next_sign_in()
     {
        const OWN: &str = "koivu kivi sata lunta";
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        new_office(&desk, OWN).await;
        let coach = json!({ "name": "Kaisa Koivu", "role": "work_coach", "passphrase": "toinen pitkä salalause" });
        let coach = ask(&desk, "add_worker", coach).await.unwrap()["id"].clone();
        let archived = async || {
            let office = ask(&desk, "get_office", json!({})).await.unwrap();
            let workers = office["workers"].as_array().unwrap().clone();
            workers.iter().find(|worker| worker["id"] == coach).unwrap()["archived"]
                .as_bool()
                .unwrap()
        };
        // a folder in the way of the copy is as good as a full disk
        let store = folder.path().join("office").join("office.polku");
        let copy = store.with_file_name("office.polku.rotated");
        std::fs::create_dir(&copy).unwrap();
        let request = json!({ "worker_id": coach });
        ask(&desk, "remove_worker", request.clone())
            .await
            .unwrap_err();
        assert!(!archived().await);
        std::fs::remove_dir(&copy).unwrap();

        // power is lost between the two halves
        {
            let seat = desk.seat.read().await;
            let seat = seat.as_ref().unwrap();
            let office = &seat.app.office;
            let mut tx = office
                .store
                .begin(Act::new(&seat.session.worker_id, "remove_worker"))
                .await
                .unwrap();
            let mut row = worker::by_id(tx.conn(), coach.as_str().unwrap())
                .await
                .unwrap()
                .unwrap();
            row.archived_on = Some("2026-11-17".to_owned());
            worker::update(tx.conn(), &row).await.unwrap();
            tx.commit().await.unwrap();
        }
        desk.stand_up().await;
        let slots = || std::fs::read_to_string(keys_path(&store)).unwrap();
        assert!(slots().contains(coach.as_str().unwrap()));
        ask(&desk, "sign_in", json!({ "name": null, "passphrase": OWN }))
            .await
            .unwrap_err();
        let name = "Maija Mallikas";
        ask(&desk, "sign_in", json!({ "name": name, "passphrase": OWN }))
            .await
            .unwrap();
        assert!(!slots().contains(coach.as_str().unwrap()));
        assert!(archived().await);
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn a_worker_is_removed_while_the_coordinator_sits_on() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        new_office(&desk, "koivu kivi sata lunta").await;
        let coach = json!({ "name": "Kaisa Koivu", "role": "work_coach", "passphrase": "toinen pitkä salalause" });
        let coach = ask(&desk, "add_worker", coach).await.unwrap();
        let office = ask(&desk, "get_office", json!({})).await.unwrap();
        let own = &office["workers"]
            .as_array()
            .unwrap()
            .iter()
            .find(|w| w["name"] == "Maija Mallikas")
            .unwrap()["id"];
        let refused = ask(&desk, "remove_worker", json!({ "worker_id": own })).await;
        assert_eq!(refused.unwrap_err().field.as_deref(), Some("worker_id"));
        let view = ask(&desk, "remove_worker", json!({ "worker_id": coach["id"] }))
            .await
            .unwrap();
        assert_eq!(view["worker"]["name"], "Maija Mallikas");
        let again = ask(&desk, "remove_worker", json!({ "worker_id": coach["id"] })).await;
        assert_eq!(again.unwrap_err().code, Code::NotFound);
        ask(&desk, "lock", json!({})).await.unwrap();
        let gone = json!({ "name": "Kaisa Koivu", "passphrase": "toinen pitkä salalause" });
        assert!(ask(&desk, "sign_in", gone).await.is_err());
        let here = json!({ "name": "Maija Mallikas", "passphrase": "koivu kivi sata lunta" });
        ask(&desk, "sign_in", here).await.unwrap();
        desk.stand_up().await;
    }

    #[tokio::test]
    async fn five_wrong_passphrases_make_the_next_try_wait() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        new_office(&desk, "koivu kivi sata lunta").await;
        ask(&desk, "lock", json!({})).await.unwrap();
        let wrong = || {
            ask(
                &desk,
                "sign_in",
                json!({ "name": null, "passphrase": "väärä salalause" }),
            )
        };
        let mut codes = Vec::new();
        for _ in 0..6 {
            codes.push(wrong().await.unwrap_err().code);
        }
        assert_eq!(
            codes,
            [vec![Code::WrongPassphrase; 5], vec![Code::Wait]].concat()
        );
    }

    #[tokio::test]
    async fn the_chooser_of_made_up_workers_opens_a_made_up_region_and_no_other_store() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        ask(&desk, "make_made_up", json!({})).await.unwrap();
        let workers = ask(&desk, "made_up_workers", json!({})).await.unwrap();
        let coach = workers
            .as_array()
            .unwrap()
            .iter()
            .find(|w| w["role"] == "work_coach")
            .unwrap();
        let other = workers
            .as_array()
            .unwrap()
            .iter()
            .find(|w| w["role"] == "coordinator")
            .unwrap();
        ask(&desk, "sign_in_made_up", json!({ "worker": other["name"] }))
            .await
            .unwrap();
        ask(&desk, "set_pin", json!({ "pin": "4711" }))
            .await
            .unwrap();
        let view = ask(&desk, "sign_in_made_up", json!({ "worker": coach["name"] }))
            .await
            .unwrap();
        assert_eq!(view["pin"], false, "the PIN of who sat here before is gone");
        assert_eq!(view["open"], "made_up");
        assert_eq!(view["worker"]["role"], "work_coach");
        let day = ask(&desk, "get_day", json!({})).await.unwrap();
        assert!(day["groups"].is_array());
        ask(&desk, "get_waiting", json!({})).await.unwrap();
        desk.stand_up().await;

        // a real office in its place, were its passphrase even the same
        let other = TempDir::new().unwrap();
        let real = Desk::new(other.path(), machine().0, machine().1);
        new_office(&real, MADE_UP_PASSPHRASE).await;
        real.stand_up().await;
        let (from, to) = (real.path(Which::Office), real.path(Which::MadeUp));
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(&from, &to).unwrap();
        std::fs::copy(keys_path(&from), keys_path(&to)).unwrap();
        for (command, request) in [
            ("made_up_workers", json!({})),
            ("sign_in_made_up", json!({ "worker": "Maija Mallikas" })),
        ] {
            assert_eq!(
                ask(&real, command, request).await.unwrap_err().code,
                Code::NotPermitted,
                "{command}"
            );
        }
        assert_eq!(
            ask(&real, "list_clients", json!({}))
                .await
                .unwrap_err()
                .code,
            Code::NotPermitted
        );
    }

    #[tokio::test]
    async fn a_made_up_store_says_so_wherever_it_lies() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let made = ask(&desk, "make_made_up", json!({})).await.unwrap();
        let worker = made[0]["name"].clone();
        let (from, to) = (desk.path(Which::MadeUp), desk.path(Which::Office));
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(&from, &to).unwrap();
        std::fs::copy(keys_path(&from), keys_path(&to)).unwrap();
        let sign_in = json!({ "name": worker, "passphrase": MADE_UP_PASSPHRASE });
        let view = ask(&desk, "sign_in", sign_in).await.unwrap();
        assert_eq!(
            (&view["open"], &view["made_up_store"]),
            (&json!("office"), &json!(true))
        );
        desk.stand_up().await;
        let office = TempDir::new().unwrap();
        let own = Desk::new(office.path(), machine().0, machine().1);
        new_office(&own, "koivu kivi sata lunta").await;
        let view = ask(&own, "desk", json!({})).await.unwrap();
        assert_eq!(view["made_up_store"], false);
        own.stand_up().await;
    }
}
