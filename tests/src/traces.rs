//! Looking for values in bytes, however they may be written: as text, as UTF-16, as hexadecimal digits, in base64.

use data_encoding::{BASE64, BASE64URL, HEXLOWER};
use std::collections::HashMap;

/// Values to look for, in every form that they are looked for in.
#[derive(Debug, Default)]
pub struct Traces {
    /// By their first four bytes; letters in lower case unless case tells them apart.
    needles: HashMap<[u8; 4], Vec<Needle>>,
}

#[derive(Debug)]
struct Needle {
    what: String,
    bytes: Vec<u8>,
    is_cased: bool,
}

impl Traces {
    /// Adds a text of eight characters or more.
    pub fn add_text(&mut self, what: &str, text: &str) {
        let wide: Vec<u16> = text.encode_utf16().collect();
        let forms = [
            ("UTF-8", text.as_bytes().to_vec()),
            (
                "UTF-16 LE",
                wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            ),
            (
                "UTF-16 BE",
                wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            ),
        ];
        for (form, bytes) in forms {
            self.add_bytes(&format!("{what} as {form}"), &bytes, false);
        }
        // what a program folds or escapes before it writes
        self.add(
            format!("{what} in lower case"),
            text.to_lowercase().into_bytes(),
            false,
        );
        self.add(
            format!("{what} escaped"),
            text.escape_default().to_string().into_bytes(),
            false,
        );
    }

    /// Adds a key.
    pub fn add_key(&mut self, what: &str, key: &[u8]) {
        self.add_bytes(what, key, true);
    }

    fn add_bytes(&mut self, what: &str, bytes: &[u8], is_cased: bool) {
        self.add(what.to_owned(), bytes.to_vec(), is_cased);
        self.add(
            format!("{what} in hexadecimal"),
            HEXLOWER.encode(bytes).into_bytes(),
            false,
        );
        for before in 0..3 {
            // the letters that depend on nothing but these bytes
            let shifted = [&b"\0\0"[..before], bytes].concat();
            let (first, last) = ((before * 8).div_ceil(6), shifted.len() * 8 / 6);
            for encoding in [BASE64, BASE64URL] {
                let text = encoding.encode(&shifted);
                self.add(
                    format!("{what} in base64"),
                    text.as_bytes()[first..last].to_vec(),
                    true,
                );
            }
        }
    }

    fn add(&mut self, what: String, bytes: Vec<u8>, is_cased: bool) {
        assert!(bytes.len() >= 8, "{what} is too short to be looked for");
        let bytes = if is_cased {
            bytes
        } else {
            bytes.to_ascii_lowercase()
        };
        let key = [bytes[0], bytes[1], bytes[2], bytes[3]].map(|byte| byte.to_ascii_lowercase());
        self.needles.entry(key).or_default().push(Needle {
            what,
            bytes,
            is_cased,
        });
    }

    /// What is found in some bytes, each once.
    #[must_use]
    pub fn in_bytes(&self, bytes: &[u8]) -> Vec<&str> {
        let lower = bytes.to_ascii_lowercase();
        let mut found = Vec::new();
        for (at, key) in lower.windows(4).enumerate() {
            let candidates = <[u8; 4]>::try_from(key)
                .ok()
                .and_then(|key| self.needles.get(&key));
            for needle in candidates.into_iter().flatten() {
                let text = if needle.is_cased { bytes } else { &lower };
                if text[at..].starts_with(&needle.bytes) {
                    found.push(needle.what.as_str());
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
