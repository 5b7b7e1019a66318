//! `make run`: the window on a made-up region, and the region's figures where there is no display.

use crate::{setup, shell, test, window, workspace};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the made-up region. Not a secret: everybody in that store is invented, and the program marks it as made up.
/// The same as `polku_app::desk::MADE_UP_PASSPHRASE`, by which the window opens the region.
pub(crate) const MADE_UP_PASSPHRASE: &str = "esimerkkikunnan avain 2026";

/// What `polku demo` told of the region, kept beside it: the workers' names, to act as one of them.
const TOLD: &str = "region.json";

/// Makes the region unless it is there, prints its ESF+ figures as of today and opens the window on it.
pub(crate) fn run(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("run takes no argument");
    }
    setup::setup()?;
    println!("run: building; the first time takes some ten minutes on two cores");
    window::build()?;
    shell::run(&mut test::cargo_workspace(&["build", "--bins"], &[]))?;
    // the window looks for the region in the folder `made-up` of its own
    let stores = workspace::root().join("made-up");
    let folder = stores.join("made-up");
    let store = folder.join("region.polku");
    if store.exists() {
        println!("run: the made-up region of last time");
    } else {
        println!("run: making the made-up region");
        std::fs::create_dir_all(&stores)?;
        make_region(&folder)?;
    }
    // whoever practised in the region may have removed the worker that the figures are asked as: it opens all the same
    if let Err(error) = print_figures(&store) {
        eprintln!("run: no figures: {error:#}");
    }
    println!("\nThe store is {}", store.display());
    println!("Its passphrase is \"{MADE_UP_PASSPHRASE}\": no secret, the region is made up.");
    println!(
        "Delete the folder {} to have it made anew.",
        stores.display()
    );
    window::open(&stores)
}

/// The region is made under another name first, so that a half-made one is never taken for a whole one.
fn make_region(folder: &Path) -> Result<()> {
    let unfinished = folder.with_extension("tmp");
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished).with_context(|| {
            format!(
                "{} of an earlier try cannot be removed",
                unfinished.display()
            )
        })?;
    }
    std::fs::create_dir_all(&unfinished)
        .with_context(|| format!("{} cannot be made", unfinished.display()))?;
    let mut demo = polku()?;
    demo.args([
        "demo",
        "--seed",
        "1",
        "--clients",
        "400",
        "--format",
        "json",
        "--store",
    ])
    .arg(unfinished.join("region.polku"));
    let output = demo
        .stderr(Stdio::inherit())
        .output()
        .context("polku could not be started")?;
    if !output.status.success() {
        bail!("polku demo failed: {}", output.status);
    }
    std::fs::write(unfinished.join(TOLD), &output.stdout)?;
    std::fs::rename(&unfinished, folder)
        .with_context(|| format!("{} is in the way of the made-up region", folder.display()))
}

fn print_figures(store: &Path) -> Result<()> {
    let today = today();
    let told = store.with_file_name(TOLD);
    let told =
        std::fs::read(&told).with_context(|| format!("{} cannot be read", told.display()))?;
    let coordinator = coordinator(&serde_json::from_slice(&told)?)?;
    let mut report = polku()?;
    report.arg("--store").arg(store).args([
        "--as",
        coordinator.as_str(),
        "report",
        "esf",
        "--as-of",
        &today,
    ]);
    let output = report
        .args(["--format", "json"])
        .stderr(Stdio::inherit())
        .output()?;
    if output.stdout.is_empty() {
        bail!("polku report esf failed: {}", output.status);
    }
    let report: Value =
        serde_json::from_slice(&output.stdout).context("polku report esf printed no JSON")?;
    println!("\n{}", table(&report)?);
    if !output.status.success() {
        bail!("a check of the report does not hold");
    }
    Ok(())
}

fn polku() -> Result<Command> {
    let mut command = Command::new(shell::built_program("polku")?);
    command.env("POLKU_PASSPHRASE", MADE_UP_PASSPHRASE);
    Ok(command)
}

/// The first coordinator among the workers that `polku demo --format json` names.
fn coordinator(told: &Value) -> Result<String> {
    let workers = told["workers"]
        .as_array()
        .context("polku demo named no workers")?;
    let coordinator = workers
        .iter()
        .find(|worker| worker["role"] == "coordinator");
    let name = coordinator
        .and_then(|worker| worker["name"].as_str())
        .context("polku demo named no coordinator")?;
    Ok(name.to_owned())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the made-up region reaches to the day on which somebody looks at it"
)]
fn today() -> String {
    chrono::Local::now().date_naive().to_string()
}

/// The report of `polku report esf --format json` as lines of text.
fn table(report: &Value) -> Result<String> {
    let indicators = report["indicators"]
        .as_object()
        .context("the report has no indicators")?;
    let mut lines = vec![
        format!(
            "ESF+ figures as of {}, all municipalities",
            report["as_of"].as_str().unwrap_or_default()
        ),
        format!(
            "{:<10}{:>8}{:>8}{:>8}{:>12}",
            "", "total", "female", "male", "non_binary"
        ),
    ];
    for (code, figures) in indicators {
        let [total, female, male, non_binary] =
            ["total", "female", "male", "non_binary"].map(|column| figures[column].to_string());
        lines.push(format!(
            "{code:<10}{total:>8}{female:>8}{male:>8}{non_binary:>12}"
        ));
    }
    lines.push(format!(
        "{:<10}{:>8}",
        "incomplete",
        report["incomplete"].to_string()
    ));
    let checks = report["checks"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let broken: Vec<&str> = checks
        .iter()
        .filter(|check| check["holds"] != true)
        .filter_map(|check| check["rule"].as_str())
        .collect();
    lines.push(format!(
        "{} of {} checks hold",
        checks.len() - broken.len(),
        checks.len()
    ));
    lines.extend(broken.iter().map(|rule| format!("DOES NOT HOLD: {rule}")));
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_read_by_a_coordinator() {
        let told = serde_json::json!({"workers": [
            {"name": "Aino Aho", "role": "work_coach"},
            {"name": "Kaarlo Koski", "role": "coordinator"},
        ]});
        assert_eq!(coordinator(&told).unwrap(), "Kaarlo Koski");
        assert!(coordinator(&serde_json::json!({"workers": []})).is_err());
        assert!(coordinator(&serde_json::json!({})).is_err());
    }

    #[test]
    fn the_table_has_a_line_for_each_indicator_and_names_broken_checks() {
        let report = serde_json::json!({
            "as_of": "2026-09-30",
            "indicators": {"EECO01": {"total": 5, "female": 3, "male": 2, "non_binary": 0}},
            "incomplete": 1,
            "checks": [{"rule": "a = b", "holds": true}, {"rule": "c = d", "holds": false}],
        });
        let text = table(&report).unwrap();
        assert!(
            text.contains("EECO01           5       3       2           0"),
            "{text}"
        );
        assert!(text.contains("incomplete       1"), "{text}");
        assert!(
            text.ends_with("1 of 2 checks hold\nDOES NOT HOLD: c = d"),
            "{text}"
        );
        assert!(table(&serde_json::json!({})).is_err());
    }
}
