//! `cargo xtask codegen [--check]`: the typed functions of `polku-messages`, one per key of the message files.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::messages::{self, Message, Messages, Piece, Plural, Variant};
use crate::workspace;

/// Writes the generated files, or with `--check` compares them.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            messages::check()?;
            std::fs::write(target(), generate()?).context("writing generated.rs")?;
            typescript()
        }
        ["--check"] => {
            messages::check()?;
            check()
        }
        _ => bail!("codegen takes nothing but --check"),
    }
}

/// Writes the commands as TypeScript. A test of polku-app checks that the committed file is what it writes.
fn typescript() -> Result<()> {
    let mut command = crate::shell::cargo(["run", "--quiet", "--locked", "-p", "polku-app"]);
    let printed = command
        .args(["--example", "typescript"])
        .output()
        .context("the commands could not be printed")?;
    ensure!(
        printed.status.success(),
        "the commands could not be printed"
    );
    let file = crate::workspace::root().join("ui/src/api/generated.ts");
    std::fs::write(&file, printed.stdout).with_context(|| format!("writing {}", file.display()))
}

/// Fails where a generated file is not what the generator writes.
pub(crate) fn check() -> Result<()> {
    let stored = std::fs::read_to_string(target())
        .unwrap_or_default()
        .replace("\r\n", "\n");
    ensure!(
        stored == generate()?,
        "{} is not up to date: run `cargo xtask codegen`",
        target().display()
    );
    Ok(())
}

fn target() -> PathBuf {
    workspace::root().join("crates/polku-messages/src/generated.rs")
}

/// Keys of the window alone, which compiles the same files itself.
const WINDOW: &str = "ui_";

fn generate() -> Result<String> {
    rustfmt(&source(&messages::load()?)?)
}

/// The source text before formatting.
fn source(all: &[Messages; 3]) -> Result<String> {
    let [fi, sv, en] = all;
    let mut out = String::from(
        "//! One function per key of `messages/{fi,sv,en}.json`, parameters in alphabetical order.\n//!\n\
         //! Written by `cargo xtask codegen`; do not edit.\n\nuse std::fmt::Display;\n\nuse crate::{Count, Language, Plural};\n",
    );
    let mut samples = String::new();
    for (key, english) in en.iter().filter(|(key, _)| !key.starts_with(WINDOW)) {
        let of = |messages: &Messages, language: &str| {
            messages
                .get(key)
                .cloned()
                .ok_or_else(|| anyhow!("{key}: missing in {language}"))
        };
        function(
            &mut out,
            key,
            &[of(fi, "fi")?, of(sv, "sv")?, english.clone()],
        )?;
        let arguments: String = english
            .parameters()
            .iter()
            .map(|name| {
                if english.counted.iter().any(|counted| counted == name) {
                    ", 2_u64"
                } else {
                    ", \"x\""
                }
            })
            .collect();
        writeln!(samples, "({key:?}, {key}(language{arguments})),")?;
    }
    writeln!(
        out,
        "\n/// Every key with its text for made-up parameters.\n#[cfg(test)]\n\
         pub(crate) fn samples(language: Language) -> Vec<(&'static str, String)> {{\nvec![\n{samples}]\n}}"
    )?;
    Ok(out)
}

fn function(out: &mut String, key: &str, texts: &[Message; 3]) -> Result<()> {
    let [_, _, english] = texts;
    let mut signature = String::new();
    // By name and not by place in the text: rewording a text must never swap the arguments of its callers.
    for name in english.parameters() {
        let counted = english.counted.iter().any(|counted| counted == name);
        write!(
            signature,
            ", {name}: impl {}",
            if counted { "Count" } else { "Display" }
        )?;
    }
    let last = english
        .variants
        .last()
        .ok_or_else(|| anyhow!("{key}: no text"))?;
    let example = plain(last).replace('\n', " ").replace('`', "'");
    write!(
        out,
        "\n/// `{}`\n#[must_use]\npub fn {key}(language: Language{signature}) -> String {{\nmatch language {{\n",
        example.trim()
    )?;
    for (language, message) in ["Fi", "Sv", "En"].iter().zip(texts) {
        writeln!(out, "Language::{language} => {},", expression(message))?;
    }
    out.push_str("}\n}\n");
    Ok(())
}

fn expression(message: &Message) -> String {
    match message.variants.as_slice() {
        [only] => text(only),
        variants => {
            let subject: Vec<String> = message
                .counted
                .iter()
                .map(|name| format!("{name}.plural()"))
                .collect();
            let mut arms = String::new();
            for (index, variant) in variants.iter().enumerate() {
                let pattern: Vec<&str> = variant
                    .when
                    .iter()
                    .map(|plural| match plural {
                        Plural::One => "Plural::One",
                        Plural::Other => "Plural::Other",
                    })
                    .collect();
                let pattern = if index + 1 == variants.len() && pattern.len() > 1 {
                    "_".to_owned()
                } else {
                    tuple(&pattern)
                };
                arms.push_str(&format!("{pattern} => {},\n", text(variant)));
            }
            let subject: Vec<&str> = subject.iter().map(String::as_str).collect();
            format!("match {} {{\n{arms}}}", tuple(&subject))
        }
    }
}

fn tuple(parts: &[&str]) -> String {
    match parts {
        [only] => (*only).to_owned(),
        _ => format!("({})", parts.join(", ")),
    }
}

fn text(variant: &Variant) -> String {
    let has_parameters = variant
        .text
        .iter()
        .any(|piece| matches!(piece, Piece::Parameter(_)));
    if has_parameters {
        let format: String = variant
            .text
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.replace('{', "{{").replace('}', "}}"),
                Piece::Parameter(name) => format!("{{{name}}}"),
            })
            .collect();
        format!("format!({format:?})")
    } else {
        format!("{:?}.to_owned()", plain(variant))
    }
}

fn plain(variant: &Variant) -> String {
    variant
        .text
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Parameter(name) => format!("{{{name}}}"),
        })
        .collect()
}

/// Formats as `cargo fmt` would.
fn rustfmt(source: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .current_dir(workspace::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting rustfmt")?;
    let mut input = child
        .stdin
        .take()
        .ok_or_else(|| anyhow!("rustfmt takes no input"))?;
    let text = source.to_owned();
    // From a thread of its own: neither pipe may fill up while the other waits.
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().context("running rustfmt")?;
    writer
        .join()
        .map_err(|_| anyhow!("writing to rustfmt"))?
        .context("writing to rustfmt")?;
    ensure!(
        output.status.success(),
        "rustfmt refuses the generated source"
    );
    Ok(String::from_utf8(output.stdout)?.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_function_with_parameters_in_alphabetical_order() {
        let file = r#"{"a_key":"{zebra} and {apple} \\{x\\}"}"#;
        let all = [(); 3].map(|()| messages::parse(file).unwrap());
        let source = source(&all).unwrap();
        assert!(source.contains(
            "pub fn a_key(language: Language, apple: impl Display, zebra: impl Display)"
        ));
        assert!(
            source.contains(r#"format!("{zebra} and {apple} {{x}}")"#),
            "{source}"
        );
    }

    #[test]
    fn writes_a_match_for_plurals() {
        let file = r#"{"n":[{"declarations":["input count","local p = count: plural"],
            "selectors":["p"],"match":{"p=other":"{count} rows","p=one":"a row"}}]}"#;
        let all = [(); 3].map(|()| messages::parse(file).unwrap());
        let source = source(&all).unwrap();
        assert!(source.contains("count: impl Count"));
        assert!(
            source.contains(r#"Plural::One => "a row".to_owned()"#),
            "{source}"
        );
        assert!(
            source.contains(r#"Plural::Other => format!("{count} rows")"#),
            "{source}"
        );
    }

    #[test]
    fn the_committed_file_is_up_to_date() {
        check().unwrap();
    }
}
