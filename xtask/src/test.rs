//! `make test`: everything that must hold before a change is merged, with one line of counts at the end.

use crate::{CHECKS, setup, shell, window, workspace};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The version of cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// A test that cannot run on this machine appends one line, `name: reason`, to the file that this variable names; it
/// then counts as skipped instead of passed.
const SKIPPED_LOG: &str = "POLKU_SKIPPED_LOG";

/// How many checks and tests went which way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Held.
    pub(crate) passed: u64,
    /// Did not hold, or could not be built or started.
    pub(crate) failed: u64,
    /// Could not be tried here.
    pub(crate) skipped: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Tests that said they could not run were reported as passed by the test runner.
    fn move_to_skipped(&mut self, number: u64) {
        let moved = number.min(self.passed);
        self.passed -= moved;
        self.skipped += moved;
    }
}

/// What the steps came to: the counts, and the failures told once more at the end, where they are looked for.
#[derive(Debug, Default)]
struct Report {
    counts: Counts,
    failures: Vec<String>,
}

impl Report {
    /// Counts one step as one.
    fn step(&mut self, name: &str, outcome: Result<()>) -> bool {
        match outcome {
            Ok(()) => self.counts.passed += 1,
            Err(error) => {
                eprintln!("test: {name} failed: {error:#}");
                self.counts.failed += 1;
                self.failures.push(format!("{name}: {error:#}"));
                return false;
            }
        }
        true
    }

    /// Takes in what a test runner counted and which tests it named; one that failed without a count counts as one.
    fn runner(&mut self, name: &str, succeeded: bool, mut counts: Counts, failures: Failures) {
        if !succeeded && counts.failed == 0 {
            counts.failed = 1; // the tests could not be built, or the runner itself failed
            self.failures.push(format!("{name} ended with an error"));
        }
        self.counts.add(counts);
        self.failures.extend(failures.told);
    }
}

/// The lines of a test runner that name a test that failed, each with the lines that say why.
#[derive(Debug, Default)]
struct Failures {
    told: Vec<String>,
    following: usize,
}

impl Failures {
    /// How many lines after the one that names a test are kept.
    const FOLLOWING: usize = 3;

    fn read(&mut self, line: &str) {
        let words = line.trim();
        if names_a_failure(words) {
            self.following = Self::FOLLOWING;
            if !self.told.iter().any(|told| told == words) {
                self.told.push(words.to_owned());
            }
        } else if self.following > 0 && !words.is_empty() {
            self.following -= 1;
            self.told.push(format!("    {words}"));
        }
    }
}

/// Whether a line is one of those with which nextest, Rust's own panics, vitest and Playwright name what failed; vitest
/// fails too when an error belongs to no test.
fn names_a_failure(words: &str) -> bool {
    let of_playwright = || {
        words
            .split_once(") [")
            .is_some_and(|(number, _)| number.parse::<u32>().is_ok())
    };
    ["FAIL ", "× ", "TIMEOUT [", "SIGABRT [", "SIGSEGV ["]
        .iter()
        .any(|start| words.starts_with(start))
        || words.contains(" Unhandled ")
        || words.starts_with("This error originated in ")
        || words.contains("' panicked at ")
        || words.contains(") panicked at ")
        || of_playwright()
}

/// Runs everything; each step is tried even when an earlier one failed, unless it needs that one's result.
pub(crate) fn test(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("test takes no argument; for some tests only use cargo nextest run");
    }
    setup::setup()?;
    let mut report = Report::default();
    for (name, check) in CHECKS {
        report.step(name, check());
    }
    // the pages first: the shell takes them into its binary
    report.step("the window's pages", window::build());
    report.step(
        "types, style and unused code of the window",
        shell::run(&mut window::npm(["run", "--silent", "check"])),
    );
    window_tests("test", &mut report)?;
    report.step(
        "cargo fmt",
        shell::run(&mut shell::cargo(["fmt", "--all", "--check"])),
    );
    report.step(
        "clippy",
        shell::run(&mut cargo_workspace(
            &["clippy", "--all-targets"],
            &["--", "-D", "warnings"],
        )),
    );
    if report.step(
        "the build",
        shell::run(&mut cargo_workspace(&["build", "--bins"], &[])),
    ) {
        run_tests(&mut report)?;
        if cfg!(target_os = "linux") {
            window_tests("test:window", &mut report)?;
            report.step(
                "the pages for a browser",
                shell::run(&mut window::npm(["run", "--silent", "build:browser"])),
            );
            window_tests("test:pages", &mut report)?;
        }
    }
    report.step("cargo deny", deny());
    for line in &report.failures {
        println!("test: failed: {line}");
    }
    let counts = report.counts;
    println!(
        "{} passed, {} failed, {} skipped",
        counts.passed, counts.failed, counts.skipped
    );
    if counts.failed > 0 {
        // The line of counts is the last one; the exit status says the rest.
        std::io::stdout().flush()?;
        std::process::exit(1);
    }
    Ok(())
}

/// `cargo …` over the whole workspace. Always the same selection of packages, so that cargo resolves the same features
/// and rebuilds nothing between the steps.
pub(crate) fn cargo_workspace(before: &[&str], after: &[&str]) -> Command {
    let mut command = shell::cargo(before);
    command.args(["--workspace", "--locked"]).args(after);
    command
}

fn run_tests(report: &mut Report) -> Result<()> {
    let skipped_log = shell::target_dir()?.join("skipped-tests.txt");
    std::fs::write(&skipped_log, "")
        .with_context(|| format!("{} cannot be written", skipped_log.display()))?;
    let nextest = shell::has_nextest();
    let mut command = if nextest {
        println!("test: running the tests with cargo nextest");
        cargo_workspace(
            &["nextest", "run", "--no-fail-fast", "--no-tests", "pass"],
            &[],
        )
    } else {
        println!("test: running the tests with cargo test (cargo-nextest is not installed)");
        cargo_workspace(&["test", "--no-fail-fast", "--tests"], &[])
    };
    command.env(SKIPPED_LOG, &skipped_log);
    let mut counts = Counts::default();
    let mut failures = Failures::default();
    let succeeded = stream(&mut command, |line| {
        let summary = if nextest {
            nextest_summary(line)
        } else {
            libtest_summary(line)
        };
        counts.add(summary.unwrap_or_default());
        failures.read(line);
    })?;
    let told = std::fs::read_to_string(&skipped_log).unwrap_or_default();
    for line in told.lines() {
        println!("test: skipped {line}");
    }
    counts.move_to_skipped(told.lines().count() as u64);
    report.runner("the tests", succeeded, counts, failures);
    Ok(())
}

/// Runs a test script of the window and counts what vitest or Playwright say.
fn window_tests(script: &str, report: &mut Report) -> Result<()> {
    println!("test: npm run {script}");
    let mut command = window::npm(["run", "--silent", script]);
    command.env("NO_COLOR", "1").env("FORCE_COLOR", "0");
    let mut counts = Counts::default();
    let mut failures = Failures::default();
    let succeeded = stream(&mut command, |line| {
        counts.add(window_summary(line));
        failures.read(line);
    })?;
    report.runner(script, succeeded, counts, failures);
    Ok(())
}

/// `      Tests  1 failed | 490 passed | 2 skipped (493)`, as vitest ends, or `  12 passed (30s)`, as Playwright does.
fn window_summary(line: &str) -> Counts {
    let line = line.trim();
    let told = match line.strip_prefix("Tests ") {
        Some(rest) => rest.split('(').next().unwrap_or_default(),
        None if line.contains('|')
            || !line.ends_with(')') && !line.ends_with("failed") && !line.ends_with("skipped") =>
        {
            return Counts::default();
        }
        None => line.split('(').next().unwrap_or_default(),
    };
    let mut counts = Counts::default();
    for part in told.split('|') {
        let mut words = part.split_whitespace();
        if let (Some(Ok(number)), Some(what), None) = (
            words.next().map(str::parse::<u64>),
            words.next(),
            words.next(),
        ) {
            match what {
                "passed" => counts.passed += number,
                "failed" => counts.failed += number,
                "skipped" => counts.skipped += number,
                _ => {}
            }
        }
    }
    counts
}

/// Starts a program, passes on what it prints line by line, and lets `read` see each: vitest counts on one output and
/// tells an error that belongs to no test on the other.
fn stream(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let (reader, writer) = std::io::pipe().context("no pipe to the test runner")?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command
        .spawn()
        .context("the test runner could not be started")?;
    // the lines end when the runner's own ends of the pipe are the only ones and it has closed them
    command.stdout(Stdio::null()).stderr(Stdio::null());
    for line in BufReader::new(reader).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        read(&line);
    }
    Ok(child.wait()?.success())
}

/// Reads nextest's last line: `Summary [ 1.2s] 9/9 tests run: 7 passed (1 slow), 1 failed, 1 timed out, 3 skipped`.
fn nextest_summary(line: &str) -> Option<Counts> {
    let (_, tallies) = line
        .trim_start()
        .strip_prefix("Summary [")?
        .split_once(" run: ")?;
    let mut plain = String::new();
    let mut depth = 0_u32;
    for character in tallies.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    let mut counts = Counts::default();
    for tally in plain.split(',') {
        let (number, what) = tally.trim().split_once(' ')?;
        let number: u64 = number.parse().ok()?;
        match what.trim() {
            "passed" => counts.passed += number,
            "skipped" => counts.skipped += number,
            _ => counts.failed += number,
        }
    }
    Some(counts)
}

/// Reads libtest's line, one for each test program: `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; …`.
fn libtest_summary(line: &str) -> Option<Counts> {
    let (_, tallies) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut counts = Counts::default();
    for tally in tallies.split(';') {
        let mut words = tally.split_whitespace();
        let (Some(number), Some(what)) = (words.next(), words.next()) else {
            continue;
        };
        let Ok(number) = number.parse::<u64>() else {
            continue;
        };
        match what {
            "passed" => counts.passed += number,
            "failed" => counts.failed += number,
            "ignored" => counts.skipped += number,
            _ => {}
        }
    }
    Some(counts)
}

/// Licences, bans and sources of all dependencies; the advisories too, where their database can be reached.
fn deny() -> Result<()> {
    let program = cargo_deny()?;
    shell::run(Command::new(program).current_dir(workspace::root()).args([
        "--locked",
        "--all-features",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))
}

/// The program, installed once beside the other build products unless the machine has it.
fn cargo_deny() -> Result<PathBuf> {
    let tools = shell::target_dir()?.join("tools");
    let own = tools
        .join("bin")
        .join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if own.exists() {
        return Ok(own);
    }
    if shell::is_there(Path::new("cargo-deny"), "--version") {
        return Ok(PathBuf::from("cargo-deny"));
    }
    println!(
        "test: installing cargo-deny {CARGO_DENY} into {} (once)",
        tools.display()
    );
    let mut install = shell::cargo([
        "install",
        "--locked",
        "--debug",
        "cargo-deny",
        "--version",
        CARGO_DENY,
        "--root",
    ]);
    shell::run(
        install
            .arg(&tools)
            .env("CARGO_TARGET_DIR", tools.join("build")),
    )?;
    // Only the program is kept: what it was built from is several times as large as everything else together.
    std::fs::remove_dir_all(tools.join("build"))
        .context("the build folder of cargo-deny cannot be removed")?;
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_last_lines_of_vitest_and_playwright() {
        let counts = |passed, failed, skipped| Counts {
            passed,
            failed,
            skipped,
        };
        assert_eq!(
            window_summary("      Tests  1 failed | 490 passed | 2 skipped (493)"),
            counts(490, 1, 2)
        );
        assert_eq!(
            window_summary("      Tests  491 passed (491)"),
            counts(491, 0, 0)
        );
        assert_eq!(
            window_summary(" Test Files  30 passed (30)"),
            counts(0, 0, 0)
        );
        assert_eq!(window_summary("  24 passed (31.2s)"), counts(24, 0, 0));
        assert_eq!(window_summary("  2 failed"), counts(0, 2, 0));
        assert_eq!(window_summary("  12 skipped"), counts(0, 0, 12));
        assert_eq!(
            window_summary(" ✓ src/a.test.ts (12 tests) 30ms"),
            counts(0, 0, 0)
        );
    }

    #[test]
    fn the_tests_that_failed_are_told_once_more_with_what_follows() {
        let mut failures = Failures::default();
        for line in [
            "        PASS [   0.004s] polku-store group::tests::one",
            "        FAIL [   0.104s] (1/2) polku-store group::tests::two",
            "",
            " ✓ src/a.test.ts (12 tests) 30ms",
            "  2) [fi] › client.spec.ts:20:1 › a period ends ────",
            "",
            "    Error: not there",
            "  a",
            "  b",
            "  c",
            "⎯⎯⎯⎯ Unhandled Rejection ⎯⎯⎯⎯",
            "Error: nobody waited",
            "        FAIL [   0.104s] (1/2) polku-store group::tests::two",
        ] {
            failures.read(line);
        }
        assert_eq!(
            failures.told,
            [
                "FAIL [   0.104s] (1/2) polku-store group::tests::two",
                "    ✓ src/a.test.ts (12 tests) 30ms",
                "2) [fi] › client.spec.ts:20:1 › a period ends ────",
                "    Error: not there",
                "    a",
                "    b",
                "⎯⎯⎯⎯ Unhandled Rejection ⎯⎯⎯⎯",
                "    Error: nobody waited",
            ]
        );
    }

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn nextest_lines_are_counted() {
        let all = "     Summary [   0.016s] 3 tests run: 3 passed, 0 skipped";
        assert_eq!(nextest_summary(all), Some(counts(3, 0, 0)));
        let one = "     Summary [   0.016s] 1 test run: 1 passed (1 slow, 1 leaky), 2 skipped";
        assert_eq!(nextest_summary(one), Some(counts(1, 0, 2)));
        let bad = " Summary [ 61.2s] 7/9 tests run: 4 passed (1 flaky), 1 failed, 1 exec failed, 1 timed out, 2 skipped";
        assert_eq!(nextest_summary(bad), Some(counts(4, 3, 2)));
        assert_eq!(
            nextest_summary("        PASS [   0.004s] xtask Summary"),
            None
        );
    }

    #[test]
    fn libtest_lines_are_counted() {
        let line = "test result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(libtest_summary(line), Some(counts(5, 2, 1)));
        assert_eq!(libtest_summary("test journeys::opens ... ok"), None);
    }

    #[test]
    fn a_test_that_could_not_run_is_skipped_and_not_passed() {
        let mut all = counts(5, 1, 0);
        all.move_to_skipped(2);
        assert_eq!(all, counts(3, 1, 2));
    }
}
