//! The list of commands: each with its request, its view, the capability it needs, what it logs, whether it can be
//! undone. [`App::dispatch`] enforces all of that, so that no command can forget it.

use crate::backups::Backups;
use crate::diagnostics::Errors;
use crate::error::{ApiError, Code};
use crate::files::Files;
use crate::jobs::{JobId, JobStatus, Jobs};
use crate::office::Office;
use crate::session::Session;
use crate::typescript::Line;
use crate::{
    access, attendance, backups, checks, client_list, client_log, clients, diagnostics, drafts,
    export, figures, groups, import, notes, participations, periods, phrases, plans, quarter,
    report, saving, settings, today, undo, work_tasks,
};
use polku_domain::access::Capability;
use polku_store::SqliteConnection;
use polku_store::Store;
use polku_store::journal::{self, Transaction};
use polku_store::read_log;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use ts_rs::{Config, TS, TypeVisitor};

/// An open office with everything that its commands need.
#[derive(Debug)]
pub struct App {
    /// The office.
    pub office: Arc<Office>,
    /// Files that were chosen.
    pub files: Files,
    /// Long commands under way.
    pub jobs: Jobs,
    /// Where the daily backups go; none where nobody keeps any, as on the command line.
    pub backups: Option<Backups>,
    /// The last errors, for one who helps from afar.
    pub(crate) errors: Arc<Errors>,
}

/// A command of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// The capability that it needs.
    pub needs: Capability,
    /// Whether its act can be undone.
    pub undoable: bool,
}

macro_rules! commands {
    (
        $($name:ident($request:ty) -> $view:ty = $run:path, $needs:ident $(of $of:ident)? $(each $each:ident)?,
          logs $log:ident, $undo:ident;)+
        ; office
        $($office:ident($office_request:ty) -> $office_view:ty = $office_run:path, $office_needs:ident;)+
        ; app
        $($app:ident($app_request:ty) -> $app_view:ty = $app_run:path, $app_needs:ident;)+
        ; jobs
        $($job:ident($job_request:ty) -> $job_view:ty = $job_run:ident, $job_needs:ident;)+
    ) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[
            $(Command {
                name: stringify!($name),
                needs: Capability::$needs,
                undoable: commands!(@undo $undo),
            },)+
            $(Command { name: stringify!($office), needs: Capability::$office_needs, undoable: false },)+
            $(Command { name: stringify!($app), needs: Capability::$app_needs, undoable: false },)+
            $(Command { name: stringify!($job), needs: Capability::$job_needs, undoable: false },)+
        ];

        /// Shows every request and view to a collector of types.
        pub(crate) fn visit_types(types: &mut impl TypeVisitor) {
            $(types.visit::<$request>(); types.visit::<$view>();)+
            $(types.visit::<$office_request>(); types.visit::<$office_view>();)+
            $(types.visit::<$app_request>(); types.visit::<$app_view>();)+
            $(types.visit::<$job_request>(); types.visit::<$job_view>();)+
            types.visit::<JobStatus>();
            types.visit::<JobRequest>();
        }

        /// The commands that answer at once, and the starts of those that do not.
        pub(crate) fn lines(config: &Config) -> Vec<Line> {
            let job = <JobId as TS>::name(config);
            let request = <JobRequest as TS>::name(config);
            vec![
                $((stringify!($name), <$request as TS>::name(config), <$view as TS>::name(config)),)+
                $((stringify!($office), <$office_request as TS>::name(config), <$office_view as TS>::name(config)),)+
                $((stringify!($app), <$app_request as TS>::name(config), <$app_view as TS>::name(config)),)+
                $((stringify!($job), <$job_request as TS>::name(config), job.clone()),)+
                ("job_status", request.clone(), <JobStatus as TS>::name(config)),
                ("job_cancel", request, "null".to_owned()),
            ]
        }

        /// The long commands with the view that their job ends with.
        pub(crate) fn job_lines(config: &Config) -> Vec<Line> {
            vec![$((stringify!($job), <$job_request as TS>::name(config), <$job_view as TS>::name(config)),)+]
        }

        impl App {
            /// Does a command for a worker who has signed in; request and view are JSON.
            ///
            /// # Errors
            /// [`Code::BadRequest`] for what is no command or does not fit it, [`Code::NotPermitted`] for what the role
            /// does not reach, and what the command itself fails with.
            pub async fn dispatch(
                &self,
                session: &Session,
                command: &str,
                request: &str,
            ) -> Result<String, ApiError> {
                let outcome = self.answer(session, command, request).await;
                // never the name as it was sent: it may be anything
                let name = COMMANDS.iter().find(|c| c.name == command).map_or("unknown", |c| c.name);
                match &outcome {
                    Ok(_) => tracing::debug!(command = name, "done"),
                    Err(error) => {
                        self.errors.note(name, error.code);
                        tracing::debug!(command = name, code = error.code.as_str(), "not done");
                    }
                }
                outcome
            }

            async fn answer(&self, session: &Session, command: &str, request: &str) -> Result<String, ApiError> {
                let store: &Store = &self.office.store;
                match command {
                    $(stringify!($name) => {
                        session.require(Capability::$needs)?;
                        let request: $request = parse(request)?;
                        $(session.require_for(store, Capability::$needs, &request.$of).await?;)?
                        commands!(@log $log, store, session, request);
                        let view: $view = Box::pin($run(store, session, request)).await?;
                        Ok(serde_json::to_string(&view)?)
                    })+
                    $(stringify!($office) => {
                        session.require(Capability::$office_needs)?;
                        let request: $office_request = parse(request)?;
                        let view: $office_view = Box::pin($office_run(&self.office, session, request)).await?;
                        Ok(serde_json::to_string(&view)?)
                    })+
                    $(stringify!($app) => {
                        session.require(Capability::$app_needs)?;
                        let request: $app_request = parse(request)?;
                        let view: $app_view = Box::pin($app_run(self, session, request)).await?;
                        Ok(serde_json::to_string(&view)?)
                    })+
                    $(stringify!($job) => {
                        session.require(Capability::$job_needs)?;
                        let request: $job_request = parse(request)?;
                        let id = self.$job_run(session, request)?;
                        Ok(serde_json::to_string(&id)?)
                    })+
                    "job_status" => {
                        let JobRequest { job } = parse(request)?;
                        Ok(serde_json::to_string(&self.jobs.status(&session.worker_id, job)?)?)
                    }
                    "job_cancel" => {
                        let JobRequest { job } = parse(request)?;
                        Ok(serde_json::to_string(&self.jobs.cancel(&session.worker_id, job)?)?)
                    }
                    _ => Err(ApiError::new(Code::BadRequest)),
                }
            }
        }
    };
    (@undo undoable) => { true };
    (@undo lasting) => { false };
    (@log nothing, $store:ident, $session:ident, $request:ident) => {};
    (@log open, $store:ident, $session:ident, $request:ident) => {
        read_log::log_open($store, &$session.worker_id, &$request.client_id).await?;
    };
}

commands! {
    list_clients(client_list::ListClients) -> client_list::ClientPage = client_list::list, ListClients, logs nothing, lasting;
    search_clients(client_list::SearchClients) -> client_list::FoundClients = client_list::search, ListClients, logs nothing, lasting;
    open_client(clients::OpenClient) -> clients::ClientView = clients::open, ViewClient of client_id, logs open, lasting;
    client_history(client_log::ClientHistory) -> Vec<client_log::HistoryLine> = client_log::history, ViewClient of client_id,
        logs open, lasting;
    list_readers(client_log::ListReaders) -> Vec<client_log::ReaderLine> = client_log::readers, ViewReadLog of client_id,
        logs nothing, lasting;
    log_clients_print(client_log::LogClientsPrint) -> () = client_log::log_clients_print, ListClients, logs nothing,
        lasting;
    edit_client(clients::EditClient) -> clients::Stored = clients::edit, EditClient of client_id, logs nothing, undoable;
    find_beyond(access::FindBeyond) -> Vec<access::FoundBeyond> = access::find_beyond, ViewClient, logs nothing, lasting;
    open_with_reason(access::OpenWithReason) -> () = access::open_with_reason, ViewClient,
        logs nothing, lasting;
    name_substitute(access::NameSubstitute) -> clients::Stored = access::name_substitute, UseProgram, logs nothing,
        lasting;
    take_back_substitute(access::TakeBackSubstitute) -> () = access::take_back_substitute, UseProgram, logs nothing,
        lasting;
    add_client(clients::AddClient) -> clients::Stored = clients::add, EditClient, logs nothing, undoable;
    start_period(periods::StartPeriod) -> periods::PeriodStored = periods::start, EditPeriod of client_id, logs nothing,
        undoable;
    end_period(periods::EndPeriod) -> periods::PeriodStored = periods::end, EditPeriod of client_id, logs nothing,
        undoable;
    edit_period(periods::EditPeriod) -> periods::PeriodStored = periods::edit, EditPeriod of client_id, logs nothing,
        undoable;
    take_away_period(periods::TakeAwayPeriod) -> clients::Stored = periods::take_away, EditPeriod of client_id,
        logs nothing, undoable;
    save_group(groups::SaveGroup) -> clients::Stored = groups::save_group, EditPeriod, logs nothing, undoable;
    list_work_tasks(work_tasks::ListWorkTasks) -> Vec<work_tasks::WorkTaskLine> = work_tasks::list, EditPeriod,
        logs nothing, lasting;
    save_work_task(work_tasks::SaveWorkTask) -> clients::Stored = work_tasks::save, EditPeriod, logs nothing, undoable;
    list_closed_days(groups::ListClosedDays) -> Vec<groups::ClosedDays> = groups::list_closed_days, UseProgram,
        logs nothing, lasting;
    close_days(groups::CloseDays) -> groups::DaysClosed = groups::close_days, EditPeriod, logs nothing, undoable;
    open_days(groups::CloseDays) -> groups::DaysClosed = groups::open_days, EditPeriod, logs nothing, undoable;
    list_phrases(phrases::ListPhrases) -> Vec<phrases::PhraseLine> = phrases::list, WriteNotes, logs nothing, lasting;
    save_phrase(phrases::SavePhrase) -> clients::Stored = phrases::save, WriteNotes, logs nothing, undoable;
    mark_attendance(attendance::MarkAttendance) -> attendance::Marked = attendance::mark, MarkAttendance, logs nothing,
        undoable;
    get_month(attendance::GetMonth) -> attendance::Month = attendance::month, ViewAttendance, logs nothing, lasting;
    add_note(notes::AddNote) -> clients::Stored = notes::add, WriteNotes of client_id, logs nothing, undoable;
    clients_for_notes(notes::ClientsForNotes) -> Vec<notes::ClientForNote> = notes::clients_for_notes, WriteNotes,
        logs nothing, lasting;
    add_notes(notes::AddNotes) -> notes::NotesAdded = notes::add_to_several, WriteNotes, logs nothing, undoable;
    edit_note(notes::EditNote) -> clients::Stored = notes::edit, WriteNotes of client_id, logs nothing, undoable;
    take_away_note(notes::TakeAwayNote) -> clients::Stored = notes::take_away, WriteNotes of client_id, logs nothing,
        undoable;
    list_notes(notes::ListNotes) -> Vec<clients::NoteView> = notes::list, ViewNotes of client_id, logs open, lasting;
    save_draft(drafts::SaveDraft) -> () = drafts::save, UseProgram, logs nothing, lasting;
    discard_draft(drafts::DiscardDraft) -> () = drafts::discard, UseProgram, logs nothing, lasting;
    list_drafts(drafts::ListDrafts) -> Vec<drafts::DraftView> = drafts::list, UseProgram, logs nothing, lasting;
    list_unfinished(drafts::ListUnfinished) -> Vec<drafts::UnfinishedLine> = drafts::unfinished, UseProgram,
        logs nothing, lasting;
    undo(undo::Undo) -> undo::Undone = undo::undo, UseProgram, logs nothing, lasting;
    latest_acts(undo::LatestActs) -> Vec<undo::ActLine> = undo::latest, UseProgram, logs nothing, lasting;
    get_esf_report(report::GetEsfReport) -> report::EsfView = report::esf_report, ViewReports, logs nothing, lasting;
    get_quarter_report(quarter::GetQuarterReport) -> quarter::QuarterView = quarter::quarter_report, ViewReports,
        logs nothing, lasting;
    start_participation(participations::StartParticipation) -> clients::Stored = participations::start,
        EditParticipation of client_id, logs nothing, undoable;
    take_away_participation(participations::OneParticipation) -> clients::Stored = participations::take_away,
        EditParticipation of client_id, logs nothing, undoable;
    reopen_participation(participations::OneParticipation) -> clients::Stored = participations::reopen,
        EditParticipation of client_id, logs nothing, undoable;
    edit_start(participations::EditStart) -> clients::Stored = participations::edit_start,
        EditParticipation of client_id, logs nothing, undoable;
    end_participation(participations::EndParticipation) -> clients::Stored = participations::end,
        EditParticipation of client_id, logs nothing, undoable;
    edit_end(participations::EndParticipation) -> clients::Stored = participations::edit_end,
        EditParticipation of client_id, logs nothing, undoable;
    add_situation(participations::AddSituation) -> clients::Stored = participations::situation,
        EditParticipation of client_id, logs nothing, undoable;
    take_away_situation(participations::TakeAwaySituation) -> clients::Stored = participations::take_away_situation,
        EditParticipation of client_id, logs nothing, undoable;
    figure_persons(figures::FigurePersons) -> figures::FigurePersonsView = figures::persons, ViewReports, logs nothing,
        lasting;
    get_day(today::GetDay) -> today::DayView = today::day, MarkAttendance, logs nothing, lasting;
    log_print(today::LogPrint) -> () = today::log_print, MarkAttendance, logs nothing, lasting;
    get_waiting(today::GetWaiting) -> today::WaitingView = today::waiting, ListClients, logs nothing, lasting;
    add_absence_notice(plans::AddAbsenceNotice) -> clients::Stored = plans::add_absence_notice,
        MarkAttendance of client_id, logs nothing, undoable;
    review_plan(plans::ReviewPlan) -> clients::Stored = plans::review_plan, WriteNotes of client_id, logs nothing,
        undoable;
    get_office(settings::GetOffice) -> settings::OfficeView = settings::office, UseProgram, logs nothing, lasting;
    set_preference(settings::SetPreference) -> () = settings::set_preference, UseProgram, logs nothing, lasting;
    save_environment(settings::SaveEnvironment) -> clients::Stored = settings::save_environment, ManageOffice,
        logs nothing, undoable;
    set_office_name(settings::SetOfficeName) -> settings::OfficeNamed = settings::set_office_name, ManageOffice,
        logs nothing, undoable;
    edit_worker(settings::EditWorker) -> clients::Stored = settings::edit_worker, ManageOffice, logs nothing, undoable;
    add_municipality(settings::AddMunicipality) -> () = settings::add_municipality, ManageOffice, logs nothing, lasting;
    ; office
    rename_worker(settings::RenameWorker) -> () = settings::rename_worker, ManageOffice;
    add_worker(settings::AddWorker) -> clients::Stored = settings::add_worker, ManageOffice;
    change_passphrase(settings::ChangePassphrase) -> () = settings::change_passphrase, UseProgram;
    ; app
    save_report(saving::SaveReport) -> () = saving::save_report, ViewReports;
    get_backups(backups::GetBackups) -> backups::BackupsView = backups::get, UseProgram;
    back_up_now(backups::BackUpNow) -> backups::BackupsView = backups::now, UseProgram;
    write_diagnostics(diagnostics::WriteDiagnostics) -> () = diagnostics::write, UseProgram;
    set_second_place(backups::SetSecondPlace) -> backups::BackupsView = backups::set_second_place, KeepStore;
    ; jobs
    import_files(import::ImportFiles) -> import::Imported = start_import, ImportFiles;
    export_files(export::ExportFiles) -> export::Exported = start_export, ExportFiles;
    check_store(checks::CheckStore) -> checks::StoreChecked = start_check, KeepStore;
}

/// A request about a job.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
struct JobRequest {
    job: JobId,
}

fn parse<T: DeserializeOwned>(request: &str) -> Result<T, ApiError> {
    // the parser's words quote the request, which may hold personal data
    serde_json::from_str(request).map_err(|_| ApiError::new(Code::BadRequest))
}

/// The capability that undoing an act of that command needs; none if it cannot be undone.
pub(crate) fn undoable(command: &str) -> Option<Capability> {
    COMMANDS
        .iter()
        .find(|c| c.name == command && c.undoable)
        .map(|c| c.needs)
}

/// The command at the root of an act: what an undo undid, what an undo of an undo did again.
pub(crate) async fn origin_of(
    conn: &mut SqliteConnection,
    act: &Transaction,
) -> Result<String, ApiError> {
    let mut act = act.clone();
    while let Some(undoes) = &act.undoes {
        act = journal::transaction(conn, undoes)
            .await?
            .ok_or_else(|| ApiError::new(Code::NotFound))?;
    }
    Ok(act.reason)
}

impl App {
    /// The commands of an open office.
    #[must_use]
    pub fn new(office: Office) -> Self {
        let errors = Arc::new(Errors::new(office.store.shared_clock()));
        Self {
            office: Arc::new(office),
            files: Files::default(),
            jobs: Jobs::new(errors.clone()),
            backups: None,
            errors,
        }
    }

    /// The same with a folder for its daily backups. A made-up region needs none.
    #[must_use]
    pub fn with_backups_in(mut self, folder: &std::path::Path) -> Self {
        let store = &self.office.store;
        self.backups = (!store.is_made_up()).then(|| Backups::new(folder, store));
        self
    }

    /// Does a command with typed request and view, over the same dispatch.
    ///
    /// # Errors
    /// As [`App::dispatch`].
    pub async fn call<V: DeserializeOwned>(
        &self,
        session: &Session,
        command: &str,
        request: &impl Serialize,
    ) -> Result<V, ApiError> {
        let answer = self
            .dispatch(session, command, &serde_json::to_string(request)?)
            .await?;
        Ok(serde_json::from_str(&answer)?)
    }

    /// Does a long command and waits for its end, telling each step to `watcher`.
    ///
    /// # Errors
    /// As [`App::dispatch`], and what the job fails with.
    pub async fn call_job<V: DeserializeOwned>(
        &self,
        session: &Session,
        command: &str,
        request: &impl Serialize,
        watcher: impl FnMut(&str, u64, u64),
    ) -> Result<V, ApiError> {
        let job: JobId = self.call(session, command, request).await?;
        let view = self.jobs.finished(&session.worker_id, job, watcher).await?;
        Ok(serde_json::from_value(view)?)
    }

    /// How far a job of the worker's is.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a job of somebody else.
    pub fn job_status(&self, session: &Session, job: JobId) -> Result<JobStatus, ApiError> {
        self.jobs.status(&session.worker_id, job)
    }

    fn start_import(
        &self,
        session: &Session,
        request: import::ImportFiles,
    ) -> Result<JobId, ApiError> {
        let mut paths = Vec::new();
        for handle in &request.files {
            let path = self.files.path(handle)?;
            if path.is_dir() {
                paths.extend(files_in(&path)?)
            } else {
                paths.push(path)
            }
        }
        if paths.is_empty() {
            return Err(ApiError::invalid("files", "no_files"));
        }
        let options = import::Options {
            dry_run: request.dry_run,
            update: request.update,
            today: request.today.unwrap_or(session.today),
        };
        let (store, session) = (self.office.store.clone(), session.clone());
        Ok(self.jobs.start(
            &session.worker_id.clone(),
            "import_files",
            move |progress| async move {
                let files = paths
                    .into_iter()
                    .map(|path| {
                        (
                            crate::files::name_of(&path),
                            std::fs::read(&path).map_err(|e| e.kind()),
                        )
                    })
                    .collect();
                let imported = import::run(&store, &session, files, options, &progress).await?;
                Ok(serde_json::to_value(imported)?)
            },
        ))
    }

    fn start_export(
        &self,
        session: &Session,
        request: export::ExportFiles,
    ) -> Result<JobId, ApiError> {
        let folder = self.files.path(&request.folder)?;
        let (store, session) = (self.office.store.clone(), session.clone());
        Ok(self.jobs.start(
            &session.worker_id.clone(),
            "export_files",
            move |progress| async move {
                Ok(serde_json::to_value(
                    export::export(&store, &session, &folder, &progress).await?,
                )?)
            },
        ))
    }

    fn start_check(
        &self,
        session: &Session,
        request: checks::CheckStore,
    ) -> Result<JobId, ApiError> {
        let (store, session) = (self.office.store.clone(), session.clone());
        Ok(self.jobs.start(
            &session.worker_id.clone(),
            "check_store",
            move |progress| async move {
                Ok(serde_json::to_value(
                    checks::check(&store, &session, request, &progress).await?,
                )?)
            },
        ))
    }

    /// Closes the office. Jobs that are under way are waited for by their own transactions.
    pub async fn close(self) {
        if let Some(office) = Arc::into_inner(self.office) {
            office.close().await;
        }
    }
}

/// The CSV and XLSX files of a folder, by name.
fn files_in(folder: &std::path::Path) -> Result<Vec<PathBuf>, ApiError> {
    let entries = std::fs::read_dir(folder).map_err(polku_store::StoreError::from)?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| {
            let ending = path
                .extension()
                .and_then(|e| e.to_str())
                .unwrap_or_default()
                .to_ascii_lowercase();
            path.is_file() && matches!(ending.as_str(), "csv" | "xlsx")
        })
        .collect();
    paths.sort();
    Ok(paths)
}
