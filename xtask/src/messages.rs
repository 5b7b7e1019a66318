//! The message files `messages/{fi,sv,en}.json`: reading them, and the check that the three say the same things.
//!
//! The format is inlang's message format, which Paraglide compiles for the window: flat keys, `{parameter}` in the text
//! (`\{` is a brace), and plural variants as an array with `declarations`, `selectors` and `match`. Of that format the
//! files use plain texts and plurals; anything else is refused here, so that both readers understand every message.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;

use crate::workspace;

/// The languages, English last because it is the source of the documentation of the generated functions.
pub(crate) const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words as they stand.
    Words(String),
    /// The value of a parameter.
    Parameter(String),
}

/// Which number a variant is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plural {
    One,
    Other,
}

/// One variant of a message: the plural of each counted parameter, and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Variant {
    pub(crate) when: Vec<Plural>,
    pub(crate) text: Vec<Piece>,
}

/// A message in one language. A plain text has no `counted` parameter and one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// The parameters that choose the variant, in the order of `Variant::when`.
    pub(crate) counted: Vec<String>,
    /// The last one is for [`Plural::Other`] of every counted parameter.
    pub(crate) variants: Vec<Variant>,
}

impl Message {
    /// Every parameter of the message, by name.
    pub(crate) fn parameters(&self) -> BTreeSet<&str> {
        let in_texts = self
            .variants
            .iter()
            .flat_map(|variant| &variant.text)
            .filter_map(|piece| match piece {
                Piece::Parameter(name) => Some(name.as_str()),
                Piece::Words(_) => None,
            });
        in_texts
            .chain(self.counted.iter().map(String::as_str))
            .collect()
    }
}

/// The messages of one language, by key.
pub(crate) type Messages = BTreeMap<String, Message>;

/// Reads all three files, in the order of [`LANGUAGES`].
pub(crate) fn load() -> Result<[Messages; 3]> {
    let load_one = |language: &str| {
        let path = workspace::root()
            .join("messages")
            .join(format!("{language}.json"));
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        parse(&text).with_context(|| format!("messages/{language}.json"))
    };
    Ok([
        load_one(LANGUAGES[0])?,
        load_one(LANGUAGES[1])?,
        load_one(LANGUAGES[2])?,
    ])
}

/// The check of `cargo xtask check`: equal keys, equal parameters, nothing empty.
pub(crate) fn check() -> Result<()> {
    let problems = compare(&load()?);
    ensure!(problems.is_empty(), "\n  {}", problems.join("\n  "));
    Ok(())
}

/// What differs between the languages, one sentence each.
pub(crate) fn compare(all: &[Messages; 3]) -> Vec<String> {
    let keys: BTreeSet<&String> = all.iter().flat_map(BTreeMap::keys).collect();
    let mut problems = Vec::new();
    for key in keys {
        let mut first: Option<(&str, &Message)> = None;
        for (language, messages) in LANGUAGES.iter().zip(all) {
            let Some(message) = messages.get(key) else {
                problems.push(format!("{key}: missing in {language}"));
                continue;
            };
            if message
                .variants
                .iter()
                .any(|variant| is_blank(&variant.text))
            {
                problems.push(format!("{key}: empty in {language}"));
            }
            match first {
                None => first = Some((language, message)),
                Some((other, known)) => {
                    if known.parameters() != message.parameters() {
                        let (there, here) = (known.parameters(), message.parameters());
                        problems.push(format!(
                            "{key}: parameters {there:?} in {other}, {here:?} in {language}"
                        ));
                    }
                    if known.counted != message.counted {
                        problems.push(format!(
                            "{key}: plural of other parameters in {other} than in {language}"
                        ));
                    }
                }
            }
        }
    }
    problems
}

fn is_blank(text: &[Piece]) -> bool {
    !text.iter().any(|piece| match piece {
        Piece::Parameter(_) => true,
        Piece::Words(words) => !words.trim().is_empty(),
    })
}

/// The entries of a JSON object, a key that stands twice refused: JSON readers would silently take the last.
struct Entries(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Entries;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of messages")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                let mut seen = BTreeSet::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    if !seen.insert(key.clone()) {
                        return Err(serde::de::Error::custom(format!(
                            "the key {key} stands twice"
                        )));
                    }
                    entries.push((key, value));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// The form of a message with plural variants.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variants {
    declarations: Vec<String>,
    selectors: Vec<String>,
    #[serde(rename = "match")]
    cases: serde_json::Map<String, Value>,
}

/// Reads one file.
pub(crate) fn parse(text: &str) -> Result<Messages> {
    let Entries(entries) = serde_json::from_str(text)?;
    let mut messages = Messages::new();
    for (key, value) in entries {
        if key == "$schema" {
            continue;
        }
        ensure!(is_name(&key), "the key {key} is not lower_snake_case");
        let message = parse_message(&value).with_context(|| key.clone())?;
        messages.insert(key, message);
    }
    Ok(messages)
}

fn parse_message(value: &Value) -> Result<Message> {
    match value {
        Value::String(text) => Ok(Message {
            counted: Vec::new(),
            variants: vec![Variant {
                when: Vec::new(),
                text: parse_text(text)?,
            }],
        }),
        Value::Array(list) => match list.as_slice() {
            [one] => parse_variants(Variants::deserialize(one)?),
            _ => bail!("the array holds one object"),
        },
        _ => bail!("a message is a text or an array with one object"),
    }
}

fn parse_variants(variants: Variants) -> Result<Message> {
    let mut inputs = BTreeSet::new();
    let mut locals = BTreeMap::new();
    for declaration in &variants.declarations {
        let words: Vec<&str> = declaration.split_whitespace().collect();
        match words.as_slice() {
            ["input", name] => {
                ensure!(
                    is_name(name),
                    "the parameter {name} is not lower_snake_case"
                );
                inputs.insert((*name).to_owned());
            }
            ["local", local, "=", of, "plural"] => {
                let of = of
                    .strip_suffix(':')
                    .ok_or_else(|| anyhow!("not understood: {declaration}"))?;
                locals.insert((*local).to_owned(), of.to_owned());
            }
            _ => bail!("not understood: {declaration}"),
        }
    }
    let counted: Vec<String> = variants
        .selectors
        .iter()
        .map(|selector| {
            locals
                .get(selector)
                .cloned()
                .ok_or_else(|| anyhow!("{selector} is not a declared plural"))
        })
        .collect::<Result<_>>()?;
    ensure!(!counted.is_empty(), "no selector");

    let mut cases = Vec::new();
    for (case, text) in &variants.cases {
        let text = text
            .as_str()
            .ok_or_else(|| anyhow!("{case}: a variant is a text"))?;
        cases.push(Variant {
            when: parse_case(case, &variants.selectors)?,
            text: parse_text(text)?,
        });
    }
    let needed = 1_usize << counted.len();
    ensure!(
        cases.len() == needed,
        "{} variants where {needed} are needed",
        cases.len()
    );
    cases.sort_by_key(|case| {
        case.when
            .iter()
            .map(|plural| *plural == Plural::Other)
            .collect::<Vec<bool>>()
    });
    ensure!(
        cases.windows(2).all(|pair| pair[0].when != pair[1].when),
        "two variants for one case"
    );

    let message = Message {
        counted,
        variants: cases,
    };
    for name in message.parameters() {
        ensure!(
            inputs.contains(name),
            "the parameter {name} has no input declaration"
        );
    }
    Ok(message)
}

fn parse_case(case: &str, selectors: &[String]) -> Result<Vec<Plural>> {
    let mut given = BTreeMap::new();
    for part in case.split(',') {
        let (name, plural) = part
            .trim()
            .split_once('=')
            .ok_or_else(|| anyhow!("not understood: {case}"))?;
        let plural = match plural {
            "one" => Plural::One,
            "other" => Plural::Other,
            _ => bail!("{plural} is not a plural of these languages"),
        };
        given.insert(name.to_owned(), plural);
    }
    ensure!(
        given.len() == selectors.len(),
        "{case}: one plural for each selector"
    );
    selectors
        .iter()
        .map(|name| {
            given
                .get(name)
                .copied()
                .ok_or_else(|| anyhow!("{case}: {name} is missing"))
        })
        .collect()
}

fn parse_text(text: &str) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => words.push(
                rest.next()
                    .ok_or_else(|| anyhow!("a backslash at the end"))?,
            ),
            '}' => bail!("a closing brace without an opening one: {text}"),
            '{' => {
                let name: String = rest.by_ref().take_while(|c| *c != '}').collect();
                let name = name.trim();
                ensure!(
                    is_name(name),
                    "{{{name}}} is not a lower_snake_case parameter: {text}"
                );
                if !words.is_empty() {
                    pieces.push(Piece::Words(std::mem::take(&mut words)));
                }
                pieces.push(Piece::Parameter(name.to_owned()));
            }
            _ => words.push(c),
        }
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    Ok(pieces)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLURAL: &str = r#"{"rows":[{"declarations":["input count","local countPlural = count: plural"],
        "selectors":["countPlural"],"match":{"countPlural=one":"{count} row","countPlural=other":"{count} rows"}}]}"#;

    #[test]
    fn reads_texts_parameters_and_braces() {
        let messages = parse(r#"{"$schema":"x","a":"one {b} two \\{c\\}"}"#).unwrap();
        let expected = vec![
            Piece::Words("one ".into()),
            Piece::Parameter("b".into()),
            Piece::Words(" two {c}".into()),
        ];
        assert_eq!(messages["a"].variants[0].text, expected);
        assert_eq!(messages.len(), 1);
    }

    #[test]
    fn reads_plurals_with_other_last() {
        let messages = parse(PLURAL).unwrap();
        let message = &messages["rows"];
        assert_eq!(message.counted, ["count"]);
        assert_eq!(message.variants[0].when, [Plural::One]);
        assert_eq!(message.variants[1].when, [Plural::Other]);
    }

    #[test]
    fn refuses_what_the_two_readers_would_understand_differently() {
        for text in [
            r#"{"a":"1","a":"2"}"#,
            r#"{"A":"1"}"#,
            r#"{"a":"{"}"#,
            r#"{"a":"}"}"#,
            r#"{"a":"{B}"}"#,
            r#"{"a":3}"#,
            r#"{"a":[]}"#,
            &PLURAL.replace("countPlural=one", "countPlural=few"),
            &PLURAL.replace("\"countPlural=one\":\"{count} row\",", ""),
            &PLURAL.replace("input count", "input total"),
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn finds_missing_keys_other_parameters_and_empty_texts() {
        let of = |text| parse(text).unwrap();
        assert!(compare(&[of(PLURAL), of(PLURAL), of(PLURAL)]).is_empty());
        let problems = compare(&[
            of(r#"{"a":"{x}","b":"1"}"#),
            of(r#"{"a":"{y}","b":" "}"#),
            of(r#"{"a":"{x}"}"#),
        ]);
        assert_eq!(problems.len(), 3, "{problems:?}");
        let plain = of(r#"{"rows":"{count} rows"}"#);
        assert_eq!(compare(&[of(PLURAL), of(PLURAL), plain]).len(), 1);
    }

    #[test]
    fn the_files_of_the_workspace_agree() {
        assert_eq!(compare(&load().unwrap()), Vec::<String>::new());
    }
}
