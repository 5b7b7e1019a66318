//! Everything a worker does, as use cases: one command, one request, one answer, whoever asks (window, command line,
//! tests).
//!
//! A use case asks `polku-domain` what the rules say, writes through `polku-store` in one transaction and returns a view.
//! [`commands`] lists them all; [`dispatch`](App::dispatch) lets nobody do what their role does not reach, and logs who
//! looked at whom before anything is shown.
//!
//! **What is absent.** No window, no paths from a request (files come as opaque handles), no words for a screen (errors
//! are codes), no PDF.

pub mod access;
pub mod attendance;
pub mod backups;
pub mod checks;
pub mod client_list;
pub mod client_log;
pub mod clients;
pub mod commands;
pub mod demo;
pub mod desk;
mod desk_wire;
pub mod diagnostics;
pub mod drafts;
pub mod error;
pub mod export;
pub mod figures;
pub mod files;
pub mod groups;
pub mod import;
pub mod jobs;
pub mod made_up;
pub mod notes;
pub mod office;
pub mod participations;
pub mod periods;
pub mod phrases;
pub mod plans;
pub mod quarter;
pub mod report;
pub mod saving;
pub mod session;
pub mod settings;
pub mod system;
pub mod today;
pub mod typescript;
pub mod undo;
pub mod work_tasks;
pub mod workbook;

pub use commands::App;
pub use error::{ApiError, Code};
pub use session::Session;
