//! Dependencies between the crates point one way; see the picture in `docs/architecture.md`.

use super::Problems;
use serde_json::Value;

/// Which of our crates each of them may name in its manifest, for tests and build scripts too.
const ARROWS: &[(&str, &[&str])] = &[
    ("polku-domain", &[]),
    ("polku-messages", &[]),
    ("polku-store", &["polku-domain"]),
    ("polku-reports", &["polku-domain"]),
    ("polku-summary", &["polku-domain"]),
    (
        "polku-documents",
        &["polku-domain", "polku-reports", "polku-messages"],
    ),
    (
        "polku-app",
        &[
            "polku-domain",
            "polku-store",
            "polku-reports",
            "polku-summary",
            "polku-messages",
        ],
    ),
    (
        "polku-region",
        &[
            "polku-domain",
            "polku-reports",
            "polku-summary",
            "polku-documents",
            "polku-messages",
        ],
    ),
    ("polku-cli", FACES),
    ("polku-desktop", FACES),
];

/// What the window and the command line may use: all that is left of them, and not each other.
const FACES: &[&str] = &[
    "polku-domain",
    "polku-store",
    "polku-reports",
    "polku-summary",
    "polku-documents",
    "polku-app",
    "polku-messages",
];

/// Members that test, measure or build the others may depend on any of them, and none of those on them.
const TOOLS: &[&str] = &["polku-tests", "polku-benches", "xtask"];

/// What must be absent: crates from outside, and the only ones of ours that may name them.
const ABSENT: &[(&str, &[&str])] = &[
    ("sqlx", &["polku-store", "polku-region"]),
    ("libsqlite3-sys", &["polku-store"]),
    (
        "tokio",
        &[
            "polku-store",
            "polku-app",
            "polku-cli",
            "polku-region",
            "polku-desktop",
        ],
    ),
    ("rand", &["polku-app"]),
    (
        "getrandom",
        &["polku-store", "polku-app", "polku-summary", "polku-region"],
    ),
    (
        "uuid",
        &["polku-store", "polku-app", "polku-summary", "polku-region"],
    ),
    ("tauri", &["polku-desktop"]),
    ("axum", &["polku-region"]),
];

/// Finds every dependency that is no arrow of the picture, in what `cargo metadata` prints.
pub(super) fn check(metadata: &Value) -> Problems {
    let mut problems = Problems::new();
    for package in metadata["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
    {
        let name = package["name"].as_str().unwrap_or_default();
        if TOOLS.contains(&name) {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else {
            problems.push(format!(
                "{name} has no place in the picture: add it to ARROWS and to docs/architecture.md"
            ));
            continue;
        };
        for dependency in package["dependencies"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
        {
            let to = dependency["name"].as_str().unwrap_or_default();
            let ours = to.starts_with("polku-") || to == "xtask";
            if ours && !allowed.contains(&to) {
                problems.push(format!("{name} must not depend on {to}"));
            }
            // Test code of a crate may use more of the outside world than the crate itself.
            let by_tests = dependency["kind"] == "dev";
            if !by_tests
                && ABSENT
                    .iter()
                    .any(|(absent, users)| *absent == to && !users.contains(&name))
            {
                problems.push(format!(
                    "{name} must not depend on {to}, which is absent there"
                ));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn with(name: &str, to: &str, kind: Value) -> Problems {
        check(&json!({"packages": [{"name": name, "dependencies": [{"name": to, "kind": kind}]}]}))
    }

    #[test]
    fn arrows_of_the_picture_are_allowed_and_others_are_not() {
        assert!(with("polku-app", "polku-store", Value::Null).is_empty());
        assert!(with("polku-tests", "polku-app", Value::Null).is_empty());
        assert_eq!(
            with("polku-domain", "polku-store", Value::Null),
            ["polku-domain must not depend on polku-store"]
        );
        assert_eq!(
            with("polku-app", "polku-documents", Value::Null).len(),
            1,
            "documents are injected"
        );
        assert_eq!(
            with("polku-store", "polku-app", json!("dev")).len(),
            1,
            "tests of a crate keep to the arrows too"
        );
        assert_eq!(with("polku-app", "xtask", Value::Null).len(), 1);
        assert_eq!(
            with("polku-new", "serde", Value::Null).len(),
            1,
            "a new crate needs a place"
        );
    }

    #[test]
    fn what_is_absent_stays_absent() {
        assert!(with("polku-store", "sqlx", Value::Null).is_empty());
        assert_eq!(with("polku-app", "sqlx", Value::Null).len(), 1);
        assert_eq!(with("polku-domain", "tokio", Value::Null).len(), 1);
        assert!(
            with("polku-domain", "rand", json!("dev")).is_empty(),
            "its tests may"
        );
    }

    #[test]
    fn the_picture_has_no_circle() {
        for (from, allowed) in ARROWS {
            for to in *allowed {
                let back = ARROWS
                    .iter()
                    .find(|(name, _)| name == to)
                    .map(|(_, allowed)| *allowed);
                assert!(
                    back.is_some_and(|back| !back.contains(from)),
                    "{from} and {to}"
                );
            }
        }
    }
}
