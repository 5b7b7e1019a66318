//! File systems of a test's own: a shell script in a mount namespace, where an ordinary user may mount.

use crate::{PASSPHRASE, Run, finish, program};
use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::Write;
use std::process::{Command, Stdio};

/// A test that cannot run here appends a line to the file that this variable names.
const SKIPPED_LOG: &str = "POLKU_SKIPPED_LOG";

/// Runs a script as the root of a user and mount namespace of its own; `$POLKU` is the program. None, and a line in the
/// log of skipped tests, where there are no such namespaces.
///
/// In the script, `unprivileged COMMAND…` runs a command without any capability, as an ordinary user has none.
///
/// # Panics
/// If the script cannot be started.
#[must_use]
pub fn in_namespace(test: &str, script: &str, variables: &[(&str, &OsStr)]) -> Option<Run> {
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-euc", script])
            .stdin(Stdio::null());
        command
    };
    let probe =
        "mount -t tmpfs -o size=64k tmpfs /mnt && setpriv --bounding-set=-all --inh-caps=-all true";
    let is_possible = unshare(probe)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !is_possible {
        skip(
            test,
            "this machine has no user namespaces for ordinary users, or no unshare and setpriv",
        );
        return None;
    }
    let script = format!(
        "unprivileged() {{ setpriv --bounding-set=-all --inh-caps=-all --no-new-privs \"$@\"; }}\n{script}"
    );
    let mut command = unshare(&script);
    command
        .env("POLKU", program("polku"))
        .env("POLKU_PASSPHRASE", PASSPHRASE)
        .env("LC_ALL", "en_GB.UTF-8")
        .env_remove("LANGUAGE")
        .env_remove("POLKU_LOG")
        .env_remove("POLKU_WORKER");
    for (name, value) in variables {
        command.env(name, value);
    }
    Some(finish(&mut command))
}

/// Tells that a test could not run on this machine.
fn skip(test: &str, reason: &str) {
    eprintln!("skipped: {test}: {reason}");
    let Some(log) = std::env::var_os(SKIPPED_LOG) else {
        return;
    };
    let file = OpenOptions::new().append(true).create(true).open(log);
    let _ = file.and_then(|mut file| writeln!(file, "{test}: {reason}"));
}
