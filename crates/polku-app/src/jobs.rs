//! Long commands: they answer a job id at once; status and cancelling are commands of their own.

use crate::diagnostics::Errors;
use crate::error::{ApiError, Code};
use polku_store::StoreError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;
use ts_rs::TS;

/// A job's id; without meaning beyond this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct JobId(u32);

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum JobStatus {
    /// Under way.
    Running {
        /// What is being worked on, such as a file's name.
        what: String,
        /// Steps done.
        done: u64,
        /// Steps in all; 0 where that is not known.
        total: u64,
    },
    /// Done, with its answer.
    Done {
        /// The view of the command.
        view: Value,
    },
    /// Not done.
    Failed {
        /// Why.
        error: ApiError,
    },
}

/// What a job tells of itself while it runs.
#[derive(Debug, Clone)]
pub struct Progress {
    status: Arc<watch::Sender<JobStatus>>,
    cancelled: Arc<AtomicBool>,
    worker: String,
    command: &'static str,
}

impl Progress {
    fn new(worker: &str, command: &'static str) -> Self {
        let (status, _) = watch::channel(JobStatus::Running {
            what: String::new(),
            done: 0,
            total: 0,
        });
        Self {
            status: Arc::new(status),
            cancelled: Arc::default(),
            worker: worker.to_owned(),
            command,
        }
    }

    /// A progress that nobody watches.
    #[must_use]
    pub fn silent() -> Self {
        Self::new("", "")
    }

    /// Tells how far it is.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when the user wants no more of it.
    pub fn step(&self, what: &str, done: u64, total: u64) -> Result<(), StoreError> {
        self.status.send_replace(JobStatus::Running {
            what: what.to_owned(),
            done,
            total,
        });
        self.last_chance()
    }

    /// The last moment to stop before it is stored.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] when the user wants no more of it.
    pub fn last_chance(&self) -> Result<(), StoreError> {
        if self.cancelled.load(Ordering::SeqCst) {
            Err(StoreError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// Tells that a job has ended that says nothing more: whoever waits for one that fell over waits no longer.
struct Ended(Progress);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.status.send_if_modified(|status| {
            let runs = matches!(status, JobStatus::Running { .. });
            if runs {
                *status = JobStatus::Failed {
                    error: ApiError::new(Code::Internal),
                };
            }
            runs
        });
    }
}

/// The jobs of this process.
#[derive(Debug)]
pub struct Jobs {
    errors: Arc<Errors>,
    last: AtomicU64,
    running: Mutex<BTreeMap<JobId, Progress>>,
}

impl Jobs {
    /// No job yet; what ends with an error is noted.
    pub(crate) fn new(errors: Arc<Errors>) -> Self {
        Self {
            errors,
            last: AtomicU64::default(),
            running: Mutex::default(),
        }
    }

    /// Starts a job of a command for a worker, on a thread of its own: jobs compute as much as they wait.
    pub(crate) fn start<F, Fut>(&self, worker: &str, command: &'static str, work: F) -> JobId
    where
        F: FnOnce(Progress) -> Fut + Send + 'static,
        Fut: Future<Output = Result<Value, ApiError>>,
    {
        let id =
            JobId(u32::try_from(self.last.fetch_add(1, Ordering::SeqCst) + 1).unwrap_or(u32::MAX));
        let progress = Progress::new(worker, command);
        self.running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, progress.clone());
        let runtime = tokio::runtime::Handle::current();
        let errors = self.errors.clone();
        tokio::task::spawn_blocking(move || {
            let _ended = Ended(progress.clone());
            let status = match runtime.block_on(work(progress.clone())) {
                Ok(view) => JobStatus::Done { view },
                Err(error) => {
                    errors.note(command, error.code);
                    JobStatus::Failed { error }
                }
            };
            progress.status.send_replace(status);
        });
        id
    }

    fn of(&self, worker: &str, id: JobId) -> Result<Progress, ApiError> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running
            .get(&id)
            .filter(|p| p.worker == worker)
            .cloned()
            .ok_or_else(|| ApiError::new(Code::NotFound))
    }

    /// Whether any job is under way.
    pub(crate) fn any(&self) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running
            .values()
            .any(|job| matches!(*job.status.borrow(), JobStatus::Running { .. }))
    }

    /// Ends every job: what brings data in is waited for, the rest is asked to stop first.
    pub(crate) async fn stop(&self) {
        let jobs: Vec<Progress> = self
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .cloned()
            .collect();
        for job in jobs {
            if job.command != "import_files" {
                job.cancelled.store(true, Ordering::SeqCst);
            }
            let mut status = job.status.subscribe();
            // the sender is held here, so that waiting ends with the job alone
            let _ = status
                .wait_for(|now| !matches!(now, JobStatus::Running { .. }))
                .await;
        }
    }

    /// How far a worker's job is.
    pub(crate) fn status(&self, worker: &str, id: JobId) -> Result<JobStatus, ApiError> {
        Ok(self.of(worker, id)?.status.borrow().clone())
    }

    /// Asks a worker's job to stop.
    pub(crate) fn cancel(&self, worker: &str, id: JobId) -> Result<(), ApiError> {
        self.of(worker, id)?.cancelled.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Waits for a job's end, telling each step to `watcher`.
    ///
    /// # Errors
    /// What the job failed with.
    pub async fn finished(
        &self,
        worker: &str,
        id: JobId,
        mut watcher: impl FnMut(&str, u64, u64),
    ) -> Result<Value, ApiError> {
        let mut status = self.of(worker, id)?.status.subscribe();
        loop {
            let now = status.borrow_and_update().clone();
            match now {
                JobStatus::Running { what, done, total } => watcher(&what, done, total),
                JobStatus::Done { view } => return Ok(view),
                JobStatus::Failed { error } => return Err(error),
            }
            status
                .changed()
                .await
                .map_err(|_| ApiError::new(Code::Internal))?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_job_that_falls_over_has_ended_and_holds_up_nobody() {
        let jobs = Jobs::new(Arc::new(Errors::new(crate::system::machine().0)));
        let id = jobs.start("w", "check_store", |_| async { panic!("it falls over") });
        jobs.stop().await;
        assert_eq!(
            jobs.status("w", id),
            Ok(JobStatus::Failed {
                error: ApiError::new(Code::Internal)
            })
        );
        assert!(!jobs.any());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_import_is_waited_for_and_the_rest_is_asked_to_stop() {
        let jobs = Jobs::new(Arc::new(Errors::new(crate::system::machine().0)));
        let work = |progress: Progress| async move {
            while progress.last_chance().is_ok() {
                std::thread::yield_now();
            }
            Ok(Value::Null)
        };
        let check = jobs.start("w", "check_store", work);
        let import = jobs.start("w", "import_files", |progress: Progress| async move {
            Ok(Value::Bool(progress.last_chance().is_ok()))
        });
        jobs.stop().await;
        assert_eq!(
            jobs.status("w", check),
            Ok(JobStatus::Done { view: Value::Null })
        );
        assert_eq!(
            jobs.status("w", import),
            Ok(JobStatus::Done {
                view: Value::Bool(true)
            })
        );
    }
}
