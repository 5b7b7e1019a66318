//! `make bench`: the figures of `benches/README.md`, in the release profile.

use crate::{setup, shell, window};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// The environment variable by which the measurements find the window's program.
const DESKTOP: &str = "POLKU_BENCH_DESKTOP";

/// Runs them; arguments go to the benches, such as the name of one.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    setup::setup()?;
    let mut command = shell::cargo([
        "bench",
        "--locked",
        "-p",
        "polku-benches",
        "--bench",
        "dispatch",
        "--",
    ]);
    if args.is_empty() || args.iter().any(|arg| arg == "window") {
        command.env(DESKTOP, driven_window()?);
    }
    shell::run(command.args(args))
}

/// A release build of the window that can be driven, kept apart from the one that is given away.
fn driven_window() -> Result<PathBuf> {
    window::build()?;
    shell::run(&mut shell::cargo([
        "build",
        "--release",
        "--locked",
        "-p",
        "polku-desktop",
        "--features",
        "driven",
    ]))?;
    let target = shell::target_dir()?;
    let name = format!("polku-desktop{}", std::env::consts::EXE_SUFFIX);
    let built = target.join("release").join(&name);
    let kept = target.join("benches").join("driven").join(&name);
    std::fs::create_dir_all(kept.with_file_name(""))?;
    std::fs::rename(&built, &kept)
        .with_context(|| format!("{} cannot be moved", built.display()))?;
    Ok(kept)
}
