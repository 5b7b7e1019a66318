//! `make soak`: the journeys with their chaos tests in full, where `make test` runs a tenth.

use crate::{setup, shell, test};
use anyhow::Result;

/// Runs them; arguments go to the test runner, such as the name of one journey.
pub(crate) fn soak(args: &[String]) -> Result<()> {
    setup::setup()?;
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
    shell::run(&mut command)
}
