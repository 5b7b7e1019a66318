//! Dialogs that choose files: the window is given opaque handles, never paths.

use crate::TheDesk;
use polku_app::files::Handle;
use polku_app::{ApiError, Code};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// A chosen file, for showing and for handing to a command.
#[derive(Serialize)]
pub(crate) struct Chosen {
    handle: Handle,
    name: String,
}

/// The endings that a dialog offers.
#[derive(Deserialize)]
pub(crate) struct Kind {
    name: String,
    endings: Vec<String>,
}

fn dialog(
    window: &WebviewWindow,
    title: &str,
    kind: Option<&Kind>,
) -> FileDialogBuilder<tauri::Wry> {
    let dialog = window.dialog().file().set_title(title).set_parent(window);
    match kind {
        Some(kind) => {
            let endings: Vec<&str> = kind.endings.iter().map(String::as_str).collect();
            dialog.add_filter(&kind.name, &endings)
        }
        None => dialog,
    }
}

/// Files to read: one or several.
#[tauri::command]
pub(crate) async fn choose_files(
    window: WebviewWindow,
    desk: State<'_, TheDesk>,
    title: String,
    kind: Kind,
) -> Result<Vec<Chosen>, ApiError> {
    let sitter = desk.sitter().await;
    let dialog = dialog(&window, &title, Some(&kind));
    let paths = wait(|done| dialog.pick_files(done))
        .await
        .unwrap_or_default();
    let mut chosen = Vec::with_capacity(paths.len());
    for path in paths {
        chosen.push(give(&desk, sitter.as_deref(), path).await?);
    }
    Ok(chosen)
}

/// A folder.
#[tauri::command]
pub(crate) async fn choose_folder(
    window: WebviewWindow,
    desk: State<'_, TheDesk>,
    title: String,
) -> Result<Option<Chosen>, ApiError> {
    let sitter = desk.sitter().await;
    let dialog = dialog(&window, &title, None);
    match wait(|done| dialog.pick_folder(done)).await {
        Some(path) => Ok(Some(give(&desk, sitter.as_deref(), path).await?)),
        None => Ok(None),
    }
}

/// A file to write.
#[tauri::command]
pub(crate) async fn choose_where_to_save(
    window: WebviewWindow,
    desk: State<'_, TheDesk>,
    title: String,
    suggestion: String,
    kind: Kind,
) -> Result<Option<Chosen>, ApiError> {
    let sitter = desk.sitter().await;
    let dialog = dialog(&window, &title, Some(&kind)).set_file_name(suggestion);
    match wait(|done| dialog.save_file(done)).await {
        Some(path) => Ok(Some(give(&desk, sitter.as_deref(), path).await?)),
        None => Ok(None),
    }
}

/// Waits for the answer that a dialog gives to `show`.
async fn wait<T: Send + 'static>(
    show: impl FnOnce(Box<dyn FnOnce(Option<T>) + Send>),
) -> Option<T> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    show(Box::new(move |answer| {
        let _ = sender.send(answer);
    }));
    receiver.await.ok().flatten()
}

async fn give(desk: &TheDesk, sitter: Option<&str>, path: FilePath) -> Result<Chosen, ApiError> {
    let path: PathBuf = path.into_path().map_err(|_| ApiError::new(Code::Io))?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(Chosen {
        handle: desk.give_file(&path, sitter).await?,
        name,
    })
}
