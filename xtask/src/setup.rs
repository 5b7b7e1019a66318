//! What the build needs from the operating system, installed when it is missing (Debian and Ubuntu).

use crate::shell;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// Packages of Debian and Ubuntu, each with what needs it.
const PACKAGES: &[(&str, &str)] = &[
    (
        "build-essential",
        "C compiler and make, for SQLCipher and OpenSSL",
    ),
    ("perl", "OpenSSL's own build"),
    ("sqlite3", "the bare import that `make bench` compares with"),
    (
        "util-linux",
        "tests that run as another user and on a small disk",
    ),
    ("mount", "tests on a small or read-only disk"),
    ("pkg-config", "finding the libraries of the window"),
    ("libwebkit2gtk-4.1-dev", "the window"),
    ("libxdo-dev", "the window"),
    ("librsvg2-dev", "the window's icon"),
    ("webkit2gtk-driver", "driving the real window in tests"),
    ("xvfb", "a window where there is no display"),
    ("xauth", "a window where there is no display"),
    ("imagemagick", "a picture of the window"),
    ("dbus", "the tree that a screen reader reads"),
    ("at-spi2-core", "the tree that a screen reader reads"),
    ("gir1.2-atspi-2.0", "the tree that a screen reader reads"),
    ("python3-gi", "the tree that a screen reader reads"),
    ("fonts-noto-core", "letters that look the same everywhere"),
    ("fonts-dejavu-core", "letters that look the same everywhere"),
    ("libgl1-mesa-dri", "drawing without a graphics card"),
    ("chromium", "driving the pages in tests"),
    ("poppler-utils", "reading what was printed in tests"),
];

/// Installs the packages that are missing, of the system and of npm, saying so. Quick when none is.
pub(crate) fn setup() -> Result<()> {
    system()?;
    crate::window::install()
}

fn system() -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !shell::is_there(Path::new("dpkg-query"), "--version")
        || !shell::is_there(Path::new("apt-get"), "--version")
    {
        return without_apt();
    }
    let names: Vec<&str> = PACKAGES.iter().map(|(name, _)| *name).collect();
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(&names)
        .stderr(Stdio::null())
        .output()
        .context("dpkg-query could not be started")?;
    let missing = missing(&names, &String::from_utf8_lossy(&output.stdout));
    if missing.is_empty() {
        return Ok(());
    }
    for (name, needed_by) in PACKAGES.iter().filter(|(name, _)| missing.contains(name)) {
        println!("setup: installing {name} ({needed_by})");
    }
    apt(&["update"])?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(&missing);
    apt(&install)
}

/// The packages that `dpkg-query` does not list as installed.
fn missing<'a>(names: &[&'a str], listed: &str) -> Vec<&'a str> {
    names
        .iter()
        .copied()
        .filter(|name| {
            !listed
                .lines()
                .any(|line| line == format!("{name} installed"))
        })
        .collect()
}

fn apt(args: &[&str]) -> Result<()> {
    let mut command = if is_root()? {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    };
    shell::run(
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"])
            .args(args),
    )
}

fn is_root() -> Result<bool> {
    let output = Command::new("id")
        .arg("-u")
        .output()
        .context("`id -u` could not be started")?;
    Ok(output.stdout.trim_ascii() == b"0")
}

/// On other distributions: say what to install, and stop only if the build itself cannot work.
fn without_apt() -> Result<()> {
    let absent: Vec<&str> = ["cc", "make", "perl"]
        .into_iter()
        .filter(|tool| {
            Command::new(tool)
                .arg("--version")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_err()
        })
        .collect();
    let wanted: Vec<String> = PACKAGES
        .iter()
        .map(|(name, needed_by)| format!("  {name}: {needed_by}"))
        .collect();
    let list = wanted.join("\n");
    if absent.is_empty() {
        println!(
            "setup: apt is not here; what your system calls these Debian packages must be installed:\n{list}"
        );
        return Ok(());
    }
    bail!(
        "apt is not here and {} cannot be found; install what your system calls these Debian packages:\n{list}",
        absent.join(", "),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_missing_unless_listed_as_installed() {
        let listed = "perl installed\nsqlite3 not-installed\nperl-base installed\n";
        assert_eq!(
            missing(&["perl", "sqlite3", "mount"], listed),
            ["sqlite3", "mount"]
        );
        assert!(missing(&["perl"], listed).is_empty());
    }
}
