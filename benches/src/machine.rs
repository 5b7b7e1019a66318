//! The machine that the figures are of.

use anyhow::Result;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::timing::Samples;

/// The machine as a Markdown list. `folder` lies on the disk that is measured.
#[must_use]
pub fn describe(folder: &Path) -> String {
    let mut text = String::new();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    for (what, value) in [
        (
            "Processor",
            format!("{}, {cores} cores for the program", processor()),
        ),
        ("Memory", memory()),
        ("Disk", disk(folder)),
        ("System", system()),
        ("Compiler", said_by("rustc", &["--version"])),
        ("sqlite3", first_word(&said_by("sqlite3", &["--version"]))),
    ] {
        let _ = writeln!(text, "* {what}: {value}");
    }
    text
}

fn field(file: &str, name: &str, separator: char) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text
        .lines()
        .find(|line| line.split(separator).next().map(str::trim) == Some(name))?;
    let (_, value) = line.split_once(separator)?;
    Some(value.trim().trim_matches('"').to_owned())
}

fn processor() -> String {
    let name = field("/proc/cpuinfo", "model name", ':').unwrap_or_else(unknown);
    let mhz = field("/proc/cpuinfo", "cpu MHz", ':').and_then(|mhz| mhz.parse::<f64>().ok());
    mhz.map_or(name.clone(), |mhz| {
        format!("{name}, {:.1} GHz", mhz / 1000.0)
    })
}

fn memory() -> String {
    let kib = field("/proc/meminfo", "MemTotal", ':')
        .and_then(|kib| kib.trim_end_matches(" kB").parse::<f64>().ok());
    kib.map_or_else(unknown, |kib| format!("{:.0} GiB", kib / 1024.0 / 1024.0))
}

fn system() -> String {
    let name = field("/etc/os-release", "PRETTY_NAME", '=')
        .unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!("{name}, {}", said_by("uname", &["-sm"]))
}

fn disk(folder: &Path) -> String {
    let folder = folder.to_string_lossy();
    let source = said_by("findmnt", &["-no", "SOURCE,FSTYPE", "--target", &folder]);
    let device = source
        .split_whitespace()
        .next()
        .and_then(|d| d.strip_prefix("/dev/"))
        .unwrap_or_default();
    let rotates = said_by("lsblk", &["-dno", "ROTA", &format!("/dev/{device}")]);
    let kind = match (device.starts_with("vd"), rotates.as_str()) {
        (true, _) => "virtual disk",
        (false, "0") => "solid state",
        (false, "1") => "rotating",
        _ => "unknown kind",
    };
    format!("{kind} ({source})")
}

/// The first line that a program prints.
pub(crate) fn said_by(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output();
    let text = output
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return unknown();
    }
    words.join(" ")
}

fn first_word(text: &str) -> String {
    text.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// How long the disk takes to make 4 KiB durable, without any database: the floor of every save.
///
/// # Errors
/// If the folder cannot be written.
pub fn durable_write(folder: &Path, times: usize) -> Result<Samples> {
    let path = folder.join("durable-write");
    let mut file = File::create(&path)?;
    let mut samples = Samples::default();
    for _ in 0..times {
        let start = Instant::now();
        file.write_all(&[0x5a; 4096])?;
        file.sync_data()?;
        samples.push(start.elapsed());
    }
    fs::remove_file(path)?;
    Ok(samples)
}
