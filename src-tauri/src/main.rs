//! The desktop shell: one window, its calls to the program, the dialogs that choose files.
//!
//! **What is absent.** No rule, no SQL, no words of its own but the window's title; nothing of the web: the window has no
//! network, no storage of its own and cannot open another.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;

use anyhow::{Context, Result};
use polku_app::ApiError;
use polku_app::desk::Desk;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tauri::ipc::Response;
use tauri::{Manager, State, WebviewUrl, WebviewWindowBuilder};
use tracing_subscriber::EnvFilter;

/// The desk that the window sits at.
pub(crate) type TheDesk = Arc<Desk>;

/// Does a command of the program. Request and answer are JSON text; the answer is passed on as it is.
#[tauri::command]
async fn rpc(
    desk: State<'_, TheDesk>,
    command: String,
    request: String,
) -> Result<Response, ApiError> {
    let desk = desk.inner().clone();
    let work = move || tauri::async_runtime::block_on(desk.rpc(&command, &request));
    let answer = tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(ApiError::new(polku_app::Code::Internal)))?;
    Ok(Response::new(answer))
}

/// The title of the window, which the system shows in its lists too.
#[tauri::command]
fn set_title(window: tauri::WebviewWindow, title: &str) {
    if let Err(error) = window.set_title(title) {
        tracing::warn!(%error, "the title was not set");
    }
}

fn main() -> Result<()> {
    if let Ok(level) = std::env::var("POLKU_LOG") {
        tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(level))
            .with_writer(std::io::stderr)
            .init();
    }
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            rpc,
            dialogs::choose_files,
            dialogs::choose_folder,
            dialogs::choose_where_to_save,
            set_title
        ])
        .setup(|app| {
            let folder = folder(app.handle())?;
            std::fs::create_dir_all(&folder)?;
            let (clock, ids) = polku_app::system::machine();
            app.manage::<TheDesk>(Arc::new(Desk::new(&folder, clock, ids)));
            WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .title("Polku")
                .inner_size(1280.0, 800.0)
                .min_inner_size(640.0, 480.0)
                .incognito(!is_driven())
                .disable_drag_drop_handler()
                .general_autofill_enabled(false)
                .on_navigation(|url| {
                    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
                })
                .build()?;
            watch_sleep(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!())
        .context("the window could not be made")?
        .run(|app, event| {
            if let tauri::RunEvent::Exit = event
                && let Some(desk) = app.try_state::<TheDesk>()
            {
                tauri::async_runtime::block_on(desk.leave());
            }
        });
    Ok(())
}

/// How often the clock is looked at, and how much more than that must have passed for the machine to have slept.
const TICK: Duration = Duration::from_secs(5);
const SLEPT: Duration = Duration::from_secs(25);
/// How long the page has to lock by itself before the desk is locked under it.
const GRACE: Duration = Duration::from_secs(3);

/// Locks the desk when the machine has slept, however the window was: hidden, its own timers hardly run.
#[expect(
    clippy::disallowed_methods,
    reason = "the machine's own clock goes on while it sleeps"
)]
fn watch_sleep(app: tauri::AppHandle) {
    std::thread::spawn(move || {
        loop {
            let before = SystemTime::now();
            std::thread::sleep(TICK);
            // a clock that was turned back tells nothing
            if before.elapsed().is_ok_and(|passed| passed > TICK + SLEPT) {
                // the page locks in order: what is half typed goes to its draft first
                if let Some(window) = app.get_webview_window("main") {
                    let _ = window.eval("dispatchEvent(new Event('polku-slept'))");
                }
                std::thread::sleep(GRACE);
                let desk = app.state::<TheDesk>().inner().clone();
                let locked = tauri::async_runtime::block_on(desk.rpc("lock", "{}"));
                if let Err(error) = locked {
                    tracing::warn!(code = error.code.as_str(), "not locked after a sleep");
                }
            }
        }
    });
}

/// Whether a test drives the window; then the web context must be the one that allows it. Never in a build that is
/// given away: only a debug build and the feature `driven`, by which `make bench` measures, can be driven at all.
fn is_driven() -> bool {
    cfg!(any(debug_assertions, feature = "driven"))
        && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Where the stores lie: the platform's folder for the data of programs, not a synchronised one. `POLKU_DATA_DIR` names
/// another, for tests and for a folder that several accounts of one machine share.
fn folder(app: &tauri::AppHandle) -> Result<PathBuf> {
    match std::env::var_os("POLKU_DATA_DIR") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(app.path().app_local_data_dir()?.join("stores")),
    }
}
