//! Payment references: the Finnish one (viitenumero) and the creditor reference RF (ISO 11649).

use crate::iban::check_digits_hold;
use std::fmt;

/// A valid reference, in upper case and without spaces. Leading zeros stay as they were written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceNumber(String);

/// Why a text is no reference. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceNumberError {
    /// Something other than digits (after RF: ASCII letters and digits).
    #[error("a reference number has digits only, or begins with RF")]
    Characters,
    /// Not 4-20 digits (RF: two check digits and 1-21 characters).
    #[error("a reference number has 4-20 digits, check digit included")]
    Length,
    /// Nothing but zeros.
    #[error("a reference number is not zero")]
    Zero,
    /// The check digit or digits are wrong.
    #[error("the check digit of the reference number is wrong")]
    CheckDigit,
}

impl ReferenceNumberError {
    /// A short stable word for the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Length => "length",
            Self::Zero => "zero",
            Self::CheckDigit => "check_digit",
        }
    }
}

/// Groups of `size` characters with a space between, the first one `first` long (0: as long as the others).
pub(crate) fn group(text: &str, size: usize, first: usize) -> String {
    let mut grouped = String::with_capacity(text.len() + text.len() / 4);
    for (at, c) in text.chars().enumerate() {
        if at > 0 && (at + size - first).is_multiple_of(size) {
            grouped.push(' ');
        }
        grouped.push(c);
    }
    grouped
}

/// The check digit of a Finnish reference: weights 7, 3, 1 from the right; none for anything but digits.
fn finnish_check_digit(base: &str) -> Option<u32> {
    let mut sum = 0;
    for (c, weight) in base.chars().rev().zip([7, 3, 1].into_iter().cycle()) {
        sum = (sum + c.to_digit(10)? * weight) % 10;
    }
    Some((10 - sum) % 10)
}

impl ReferenceNumber {
    /// Reads a reference: spaces anywhere are left out and letters raised. Text that begins with RF is a creditor
    /// reference, all else a Finnish one.
    ///
    /// # Errors
    /// [`ReferenceNumberError`]: characters, length, zero and check digit, in this order.
    pub fn parse(text: &str) -> Result<Self, ReferenceNumberError> {
        let text: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if let Some(rest) = text.strip_prefix("RF") {
            let digits = rest.bytes().take(2).all(|byte| byte.is_ascii_digit());
            if !digits || !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(ReferenceNumberError::Characters);
            }
            if !(3..=23).contains(&rest.len()) {
                return Err(ReferenceNumberError::Length);
            }
            if rest.bytes().skip(2).all(|byte| byte == b'0') {
                return Err(ReferenceNumberError::Zero);
            }
            if !check_digits_hold(&text) {
                return Err(ReferenceNumberError::CheckDigit);
            }
            return Ok(Self(text));
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ReferenceNumberError::Characters);
        }
        if !(4..=20).contains(&text.len()) {
            return Err(ReferenceNumberError::Length);
        }
        if text.bytes().all(|byte| byte == b'0') {
            return Err(ReferenceNumberError::Zero);
        }
        let (base, check) = text.split_at(text.len() - 1);
        if finnish_check_digit(base)
            .map(|digit| digit.to_string())
            .as_deref()
            != Some(check)
        {
            return Err(ReferenceNumberError::CheckDigit);
        }
        Ok(Self(text))
    }

    /// The reference without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a creditor reference (RF).
    #[must_use]
    pub fn is_creditor_reference(&self) -> bool {
        self.0.starts_with("RF")
    }

    /// The reference as an invoice prints it: a Finnish one in groups of five from the right, RF in groups of four.
    #[must_use]
    pub fn grouped(&self) -> String {
        if self.is_creditor_reference() {
            group(&self.0, 4, 0)
        } else {
            group(&self.0, 5, self.0.len() % 5)
        }
    }
}

impl fmt::Display for ReferenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn valid_references() {
        for (text, plain, grouped) in [
            ("12345672", "12345672", "123 45672"),
            ("123 45672", "12345672", "123 45672"),
            ("1232", "1232", "1232"),
            ("00001232", "00001232", "000 01232"),
            (
                "1234567890 1234567894 ",
                "12345678901234567894",
                "12345 67890 12345 67894",
            ),
            ("rf85 1234 5672", "RF8512345672", "RF85 1234 5672"),
            (
                "RF18539007547034",
                "RF18539007547034",
                "RF18 5390 0754 7034",
            ),
        ] {
            let reference = ReferenceNumber::parse(text).unwrap();
            assert_eq!(reference.as_str(), plain);
            assert_eq!(reference.grouped(), grouped);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", "length"),
            ("232", "length"),
            ("123456789012345678901", "length"),
            ("0000", "zero"),
            ("1233", "check_digit"),
            ("12345673", "check_digit"),
            ("123a2", "characters"),
            ("１232", "characters"),
            ("-1232", "characters"),
            ("RF", "length"),
            ("RF18", "length"),
            ("RF1853900754703453900754701", "length"),
            ("RF8612345672", "check_digit"),
            ("RFX512345672", "characters"),
            ("RF85-12345672", "characters"),
            ("RF820000", "zero"),
        ] {
            assert_eq!(
                ReferenceNumber::parse(text).unwrap_err().code(),
                error,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_base_has_exactly_one_check_digit(base in "[0-9]{0,15}[1-9][0-9]{2,3}") {
            let valid = (0..10).filter(|check| ReferenceNumber::parse(&format!("{base}{check}")).is_ok()).count();
            prop_assert_eq!(valid, 1);
        }

        #[test]
        fn grouping_changes_nothing(base in "[1-9][0-9]{3,18}") {
            let check = finnish_check_digit(&base).unwrap();
            let reference = ReferenceNumber::parse(&format!("{base}{check}")).unwrap();
            prop_assert_eq!(ReferenceNumber::parse(&reference.grouped()), Ok(reference));
        }

        #[test]
        fn no_text_makes_it_panic(text in "(RF)?\\PC{0,24}") {
            let _ = ReferenceNumber::parse(&text);
        }
    }
}
