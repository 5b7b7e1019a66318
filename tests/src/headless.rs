//! `polku-headless STORE`: the use cases without a window. A request a line on standard input, an answer a line on
//! standard output.
//!
//! An answer is written after the dispatch has returned, so what it tells of is stored.

use anyhow::{Context, Result, bail};
use polku_app::office::Office;
use polku_app::{ApiError, App, system};
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> Result<ExitCode> {
    if let Ok(filter) = EnvFilter::try_from_env("POLKU_LOG") {
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .init();
    }
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        bail!("usage: polku-headless STORE")
    };
    let passphrase = std::env::var("POLKU_PASSPHRASE").context("POLKU_PASSPHRASE")?;
    let worker = std::env::var("POLKU_WORKER").ok();
    let runtime = tokio::runtime::Runtime::new()?;
    let (clock, ids) = system::machine();
    let opened = runtime.block_on(Office::open(
        &path,
        worker.as_deref(),
        &passphrase,
        clock,
        ids,
    ));
    let (office, session) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            say(&json!({ "error": error }))?;
            return Ok(ExitCode::from(3));
        }
    };
    let app = App::new(office);
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?).context("a request is one JSON object")?;
        let command = line["command"].as_str().unwrap_or_default();
        let answer =
            runtime.block_on(app.dispatch(&session, command, &line["request"].to_string()));
        let view =
            answer.and_then(|view| serde_json::from_str::<Value>(&view).map_err(ApiError::from));
        say(&match view {
            Ok(view) => json!({ "id": line["id"], "ok": view }),
            Err(error) => json!({ "id": line["id"], "error": error }),
        })?;
    }
    runtime.block_on(app.close());
    Ok(ExitCode::SUCCESS)
}

fn say(answer: &Value) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{answer}")?;
    Ok(out.flush()?)
}
