//! The window in a browser, for tests only: the built pages and the real program over loopback HTTP. Never shipped.
//!
//! `polku-dev-host FOLDER PAGES [PORT]` serves the pages of `PAGES` over the stores of `FOLDER`; it prints its address.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use polku_app::desk::Desk;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The window's content-security policy, with HTTP in place of the shell's own channel.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-dev-host'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct Host {
    desk: Desk,
    pages: PathBuf,
    files: tempfile::TempDir,
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut words = std::env::args_os().skip(1);
    let folder = PathBuf::from(words.next().context("which folder of stores?")?);
    let pages = PathBuf::from(words.next().context("which folder of pages?")?);
    let port = words
        .next()
        .and_then(|port| port.to_str()?.parse().ok())
        .unwrap_or(0);
    let (clock, ids) = polku_app::system::machine();
    let desk = Desk::new(&folder, clock, ids);
    let host = Arc::new(Host {
        desk,
        pages,
        files: tempfile::tempdir()?,
    });
    let routes = Router::new()
        .route("/rpc/{command}", post(rpc))
        .route("/file", post(upload))
        .route("/folder", post(written))
        .route("/save", post(save))
        .fallback(get(page))
        .with_state(host);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, routes).await?;
    Ok(())
}

async fn rpc(
    State(host): State<Arc<Host>>,
    UrlPath(command): UrlPath<String>,
    body: Bytes,
) -> Response {
    let request = String::from_utf8_lossy(&body).into_owned();
    let work =
        move || tokio::runtime::Handle::current().block_on(host.desk.rpc(&command, &request));
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(answer)) => ([(header::CONTENT_TYPE, "application/json")], answer).into_response(),
        Ok(Err(error)) => refused(&error),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The name that a browser gives a file, percent-encoded in a header.
fn file_name(headers: &HeaderMap) -> Option<String> {
    let encoded = headers.get("x-file-name")?.to_str().ok()?;
    let name = percent_encoding::percent_decode_str(encoded)
        .decode_utf8()
        .ok()?
        .into_owned();
    Path::new(&name)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
}

/// Takes a file that a browser chose, and gives a handle to it.
async fn upload(State(host): State<Arc<Host>>, headers: HeaderMap, body: Bytes) -> Response {
    let Some(name) = file_name(&headers) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let path = host.files.path().join(&name);
    if std::fs::write(&path, &body).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    given(&host, &path, &name).await
}

/// Gives a handle to the folder of what is written.
async fn written(State(host): State<Arc<Host>>) -> Response {
    given(&host, host.files.path(), "dev-host").await
}

/// Gives a handle to a file that is to be written.
async fn save(State(host): State<Arc<Host>>, headers: HeaderMap) -> Response {
    let Some(name) = file_name(&headers) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    given(&host, &host.files.path().join(&name), &name).await
}

async fn given(host: &Host, path: &Path, name: &str) -> Response {
    match host
        .desk
        .give_file(path, host.desk.sitter().await.as_deref())
        .await
    {
        Ok(handle) => {
            let chosen = serde_json::json!({ "handle": handle, "name": name });
            (
                [(header::CONTENT_TYPE, "application/json")],
                chosen.to_string(),
            )
                .into_response()
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &polku_app::ApiError) -> Response {
    let body = serde_json::to_string(error).unwrap_or_default();
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        [(header::CONTENT_TYPE, "application/json")],
        body,
    )
        .into_response()
}

async fn page(State(host): State<Arc<Host>>, uri: axum::http::Uri) -> Response {
    let asked = uri.path().trim_start_matches('/');
    let asked = if asked.is_empty() {
        "index.html"
    } else {
        asked
    };
    let relative = Path::new(asked);
    if !relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(mut content) = std::fs::read(host.pages.join(relative)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if relative.extension().is_some_and(|ending| ending == "html") {
        // the shell puts a fresh nonce in the place of this word at each load
        content = String::from_utf8_lossy(&content)
            .replace("__TAURI_STYLE_NONCE__", "dev-host")
            .into_bytes();
    }
    let kind = match relative.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        header::HeaderValue::from_static(POLICY),
    );
    (headers, content).into_response()
}
