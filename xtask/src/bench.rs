//! `make bench`: the figures of `benches/README.md`, in the release profile.

use crate::{setup, shell};
use anyhow::Result;

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
    shell::run(command.args(args))
}
