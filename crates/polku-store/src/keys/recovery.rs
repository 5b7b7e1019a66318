//! The printed key that opens the store when every passphrase is forgotten.

use super::KeyError;
use super::crypto::random_secret;
use zeroize::{Zeroize, Zeroizing};

/// Crockford's alphabet: no I, L, O or U, which are easily taken for 1, 1, 0 and V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET_BYTES: usize = 32;
const CHECKSUM_BYTES: usize = 3;
const CHARACTERS: usize = 56;
const GROUP: usize = 4;

/// The recovery key of a store: 256 random bits, wiped from memory when dropped, without `Debug`.
///
/// On paper it is 14 groups of 4 characters. A checksum in it tells a slip of the pen from a wrong key: a CRC and not a
/// hash, because a CRC of 24 bits finds *every* error within four neighbouring characters, a hash only almost every one.
pub struct RecoveryKey(Box<Zeroizing<[u8; SECRET_BYTES]>>);

impl RecoveryKey {
    pub(super) fn generate() -> Result<Self, KeyError> {
        Ok(Self(Box::new(random_secret()?)))
    }

    pub(super) fn secret(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// Reads what a person typed: case, spaces, line breaks and dashes do not matter, `O` reads as `0`, `I` and `L` as
    /// `1`.
    ///
    /// # Errors
    /// [`KeyError::RecoveryKeyMistyped`] if the length, a character or the checksum is wrong.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0; SECRET_BYTES + CHECKSUM_BYTES]);
        let mut buffer: u16 = 0;
        let mut bits = 0;
        let mut characters = 0;
        let mut written = 0;
        for character in text.chars().filter(|c| !is_separator(*c)) {
            let value = value_of(character).ok_or(KeyError::RecoveryKeyMistyped)?;
            characters += 1;
            if characters > CHARACTERS {
                return Err(KeyError::RecoveryKeyMistyped);
            }
            buffer = (buffer << 5) | u16::from(value);
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                bytes[written] = buffer.wrapping_shr(bits).to_be_bytes()[1];
                written += 1;
            }
        }
        buffer.zeroize();
        if characters != CHARACTERS {
            return Err(KeyError::RecoveryKeyMistyped);
        }
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        secret.copy_from_slice(&bytes[..SECRET_BYTES]);
        if bytes[SECRET_BYTES..] != crc24(secret.as_slice()) {
            return Err(KeyError::RecoveryKeyMistyped);
        }
        Ok(Self(Box::new(secret)))
    }

    /// The key as it is printed: 14 groups of 4 characters with dashes between.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let checksum = crc24(self.secret());
        // All of it at once: a string that grows leaves copies behind.
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
        let mut buffer: u16 = 0;
        let mut bits = 0;
        let mut characters = 0;
        for byte in self.secret().iter().chain(&checksum) {
            buffer = (buffer << 8) | u16::from(*byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                if characters > 0 && characters % GROUP == 0 {
                    text.push('-');
                }
                text.push(char::from(ALPHABET[usize::from((buffer >> bits) & 31)]));
                characters += 1;
            }
        }
        buffer.zeroize();
        text
    }

    /// The last 4 characters, which a person types back to show that the key was written down.
    #[must_use]
    pub fn last_group(&self) -> Zeroizing<String> {
        let text = self.to_text();
        Zeroizing::new(text[text.len() - GROUP..].to_owned())
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{feff}'
        )
}

fn value_of(character: char) -> Option<u8> {
    let read = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|letter| char::from(*letter) == read)
        .and_then(|value| u8::try_from(value).ok())
}

/// CRC-24 of OpenPGP (RFC 9580, 6.1).
fn crc24(bytes: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let mut crc: u32 = 0x00B7_04CE;
    for byte in bytes {
        crc ^= u32::from(*byte) << 16;
        for _ in 0..8 {
            crc <<= 1;
            if crc & 0x0100_0000 != 0 {
                crc ^= 0x0186_4CFB;
            }
        }
    }
    let [_, a, b, c] = crc.to_be_bytes();
    [a, b, c]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(secret: [u8; 32]) -> RecoveryKey {
        RecoveryKey(Box::new(Zeroizing::new(secret)))
    }

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(crc24(b"123456789"), [0x21, 0xCF, 0x02]);
    }

    #[test]
    fn fourteen_groups_of_four() {
        let text = key([0xA5; 32]).to_text();
        let groups: Vec<&str> = text.split('-').collect();
        assert_eq!(groups.len(), 14);
        assert!(groups.iter().all(|group| group.len() == 4));
        assert_eq!(*groups[13], *key([0xA5; 32]).last_group());
    }

    #[test]
    fn a_wrong_length_is_mistyped() {
        let text = key([3; 32]).to_text();
        for wrong in ["", "0000", &text[..text.len() - 1], &format!("{}0", *text)] {
            assert!(matches!(
                RecoveryKey::parse(wrong),
                Err(KeyError::RecoveryKeyMistyped)
            ));
        }
    }

    proptest! {
        #[test]
        fn text_comes_back(secret: [u8; 32]) {
            let text = key(secret).to_text();
            prop_assert_eq!(*RecoveryKey::parse(&text).unwrap().secret(), secret);
        }

        #[test]
        fn reading_is_tolerant(secret: [u8; 32]) {
            let text = key(secret).to_text();
            let lower = text.to_lowercase();
            let as_written = lower.replace('0', "o").replace('1', "l").replace('-', " \n");
            prop_assert_eq!(*RecoveryKey::parse(&as_written).unwrap().secret(), secret);
            let run_together = text.replace('1', "I").replace('-', "");
            prop_assert_eq!(*RecoveryKey::parse(&run_together).unwrap().secret(), secret);
            let typeset = text.replace('-', "\u{2013}");
            prop_assert_eq!(*RecoveryKey::parse(&typeset).unwrap().secret(), secret);
        }

        #[test]
        fn nothing_typed_makes_it_fall_over(text in "\\PC{0,80}") {
            let _ = RecoveryKey::parse(&text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn every_single_mistyped_character_is_caught(secret: [u8; 32]) {
            let text = key(secret).to_text().replace('-', "");
            for at in 0..text.len() {
                for letter in ALPHABET.iter().map(|letter| char::from(*letter)) {
                    if text[at..].starts_with(letter) {
                        continue;
                    }
                    let mistyped = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
                    prop_assert!(RecoveryKey::parse(&mistyped).is_err());
                }
            }
        }

        #[test]
        fn neighbours_swapped_are_caught(secret: [u8; 32]) {
            let text = key(secret).to_text().replace('-', "");
            for at in 1..text.len() {
                let mut bytes = text.clone().into_bytes();
                bytes.swap(at - 1, at);
                let swapped = String::from_utf8(bytes).unwrap();
                if swapped != text {
                    prop_assert!(RecoveryKey::parse(&swapped).is_err());
                }
            }
        }
    }
}
