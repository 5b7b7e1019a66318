//! The window's side of the jobs: its packages, its pages, its tests, and how it is opened.

use crate::{shell, workspace};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// `npm` in the workspace.
pub(crate) fn npm<const N: usize>(words: [&str; N]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(workspace::root()).args(words);
    command
}

/// Installs the packages of the lock when they are missing or older than it, saying so.
pub(crate) fn install() -> Result<()> {
    let root = workspace::root();
    let changed = |path: PathBuf| path.metadata().and_then(|m| m.modified()).ok();
    let installed = changed(root.join("node_modules/.package-lock.json"));
    let locked = changed(root.join("package-lock.json"));
    if installed.is_some() && installed >= locked {
        return Ok(());
    }
    if !shell::is_there(std::path::Path::new("npm"), "--version") {
        bail!("npm is not here: install Node.js 20 or newer");
    }
    println!("setup: installing the window's npm packages");
    shell::run(&mut npm(["ci", "--no-audit", "--no-fund"]))
}

/// Builds the pages that the window shows.
pub(crate) fn build() -> Result<()> {
    shell::run(&mut npm(["run", "--silent", "messages"]))?;
    shell::run(&mut npm(["run", "--silent", "build"]))
}

/// Opens the window on the made-up region and waits until it is closed. Without a display it is opened under Xvfb for
/// as long as its first page takes, and a picture of that is kept.
pub(crate) fn open(folder: &std::path::Path) -> Result<()> {
    let program = shell::built_program("polku-desktop")?;
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some());
    if has_display || !cfg!(target_os = "linux") {
        return shell::run(Command::new(program).env("POLKU_DATA_DIR", folder));
    }
    let picture = workspace::root().join("made-up/window.png");
    println!("run: no display here; opening the window under Xvfb for a picture of its first page");
    // the first page is there when the picture is no longer one colour
    let script = r#""$0" & window=$!
for _ in $(seq 120); do
  import -window root "$1" && [ "$(identify -format %k "$1")" -gt 50 ] && shown=1 && break
  kill -0 $window 2>/dev/null || break
  sleep 0.5
done
kill $window 2>/dev/null
[ -n "$shown" ]"#;
    // a picture of an earlier run would tell nothing of this one
    if picture.exists() {
        std::fs::remove_file(&picture)
            .with_context(|| format!("{} cannot be removed", picture.display()))?;
    }
    let mut command = Command::new("xvfb-run");
    command
        .args(["-a", "-s", "-screen 0 1280x800x24", "sh", "-c", script])
        .arg(program)
        .arg(&picture)
        .env("POLKU_DATA_DIR", folder);
    let status = command.status().context("xvfb-run could not be started")?;
    if !status.success() {
        bail!("the window showed nothing: {status}");
    }
    println!("The picture of the window is {}", picture.display());
    Ok(())
}
