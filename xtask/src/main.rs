//! The jobs of development that are more than one line: `cargo xtask JOB`. What CI and the Makefile call.

mod bench;
mod checks;
mod codegen;
mod messages;
mod package;
mod run;
mod setup;
mod shell;
mod soak;
mod test;
mod window;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// One job: its name, what `cargo xtask` says of it, and the function that gets the words after the name.
struct Job {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<()>,
}

/// The table of jobs. A new job is one line here and one module.
const JOBS: &[Job] = &[
    Job {
        name: "codegen",
        about: "write the generated files; with --check only compare them",
        run: codegen::run,
    },
    Job {
        name: "check",
        about: "every check that needs no build",
        run: check,
    },
    Job {
        name: "setup",
        about: "install what the build needs from the operating system and from npm",
        run: |_| setup::setup(),
    },
    Job {
        name: "test",
        about: "every check and test, with one line of counts at the end",
        run: test::test,
    },
    Job {
        name: "soak",
        about: "the journeys with their chaos tests in full",
        run: soak::soak,
    },
    Job {
        name: "bench",
        about: "the figures of benches/README.md",
        run: bench::bench,
    },
    Job {
        name: "package",
        about: "the window as a package to install: a .deb, or on Windows an installer",
        run: package::package,
    },
    Job {
        name: "run",
        about: "open the window on the made-up region",
        run: run::run,
    },
];

/// A rule of the workspace that needs no build.
type Check = fn() -> Result<()>;

/// The checks of `cargo xtask check`, in order. Each names itself in its error.
const CHECKS: &[(&str, Check)] = &[
    ("messages", messages::check),
    ("generated files", codegen::check),
    ("arrows between the crates", checks::arrows),
    ("checkpoints by the writer only", checks::checkpoints),
    ("no REPLACE in SQL", checks::replacing_sql),
    ("length of files", checks::length),
    ("nothing left behind", checks::unfinished),
    ("migrations", checks::migrations),
    ("fields in docs/data-protection.md", checks::fields),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        bail!("name a job:\n{}", list());
    };
    match JOBS.iter().find(|job| job.name == name) {
        Some(job) => (job.run)(rest),
        None => bail!("no job {name}:\n{}", list()),
    }
}

fn list() -> String {
    JOBS.iter()
        .map(|job| format!("  {:<10} {}\n", job.name, job.about))
        .collect()
}

/// Runs all checks, also after one has failed, so that one run tells everything.
fn check(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("check takes no argument");
    }
    let mut failed = 0_usize;
    for (name, run) in CHECKS {
        match run() {
            Ok(()) => println!("ok     {name}"),
            Err(error) => {
                failed += 1;
                println!("FAILED {name}: {error:#}");
            }
        }
    }
    if failed > 0 {
        bail!("{failed} of {} checks failed", CHECKS.len());
    }
    Ok(())
}
