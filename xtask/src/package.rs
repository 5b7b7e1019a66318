//! `make package`: what is given to those who install Polku. On Debian and Ubuntu a `.deb`, on Windows an installer.

use crate::{setup, shell, window};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The kind of package that can be made on this system, and how its file ends.
const KIND: (&str, &str) = if cfg!(windows) {
    ("nsis", ".exe")
} else {
    ("deb", ".deb")
};

/// Builds the window in the release profile, without the feature by which a test drives it, and packs it.
pub(crate) fn package(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("package takes no argument");
    }
    setup::setup()?;
    println!("package: building; the first time takes some fifteen minutes on two cores");
    window::build()?;
    shell::run(&mut shell::cargo([
        "build",
        "--release",
        "--locked",
        "-p",
        "polku-desktop",
    ]))?;
    let (kind, ending) = KIND;
    let release = shell::target_dir()?.join("release");
    if cfg!(target_os = "linux") {
        // the lines of the source are four fifths of the program; on Windows they are in a file of their own
        let program = release.join("polku-desktop");
        shell::run(Command::new("strip").arg("--strip-debug").arg(program))?;
    }
    let folder = release.join("bundle").join(kind);
    // only what this run makes is found there
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let mut bundler = window::npm(["run", "--silent", "bundle", "--"]);
    shell::run(bundler.args(["--bundles", kind]))?;
    for package in packages(&folder, ending)? {
        println!("The package is {}", package.display());
    }
    Ok(())
}

/// The packages in the bundler's folder; none is an error.
fn packages(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("the bundler made no {}", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    if found.is_empty() {
        bail!("there is no {ending} in {}", folder.display());
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_found_by_its_ending_and_none_is_an_error() {
        let folder = std::env::temp_dir().join(format!("polku-package-{}", std::process::id()));
        assert!(packages(&folder, ".deb").is_err());
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("control"), "").unwrap();
        assert!(packages(&folder, ".deb").is_err());
        std::fs::write(folder.join("polku.deb"), "").unwrap();
        assert_eq!(
            packages(&folder, ".deb").unwrap(),
            [folder.join("polku.deb")]
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
