//! `make soak`: the journeys with their chaos tests in full, where `make test` runs a tenth.

use crate::{setup, shell, test, window};
use anyhow::Result;

/// Runs them, and the kills of the real window after them; arguments go to the test runner, such as the name of one
/// journey, and then the window is left out.
pub(crate) fn soak(args: &[String]) -> Result<()> {
    setup::setup()?;
    // the pages first: the shell takes them into its binary
    window::build()?;
    shell::run(&mut test::cargo_workspace(&["build", "--bins"], &[]))?;
    let runner: &[&str] = if shell::has_nextest() {
        &["nextest", "run"]
    } else {
        &["test"]
    };
    let mut command = shell::cargo(runner);
    command
        .args(["--locked", "-p", "polku-tests"])
        .args(args)
        .env("POLKU_SOAK", "1");
    shell::run(&mut command)?;
    if cfg!(target_os = "linux") && args.is_empty() {
        let words = ["run", "--silent", "test:window:pages", "--", "kills"];
        shell::run(window::npm(words).env("POLKU_SOAK", "1"))?;
    }
    Ok(())
}
