//! Bank account numbers (IBAN, ISO 13616) of the SEPA countries.
//!
//! The check of the old Finnish national account numbers is left out on purpose: accounts opened today fail it.

use std::fmt;

/// Length of the number by country: the SEPA countries with the microstates and the joiners of 2024-2026.
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// A valid account number, in upper case and without spaces.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

/// Why a text is no account number. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Something other than ASCII letters and digits, or a letter where a digit belongs.
    #[error("an account number has ASCII letters and digits only")]
    Characters,
    /// The first two letters are no SEPA country.
    #[error("the account number is not of a SEPA country")]
    Country,
    /// Not as long as the country's numbers are; a Finnish one has 18 characters.
    #[error("the account number has a wrong length for its country")]
    Length,
    /// The two check digits are wrong.
    #[error("the check digits of the account number are wrong")]
    CheckDigits,
}

impl IbanError {
    /// A short stable word for the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Country => "country",
            Self::Length => "length",
            Self::CheckDigits => "check_digits",
        }
    }
}

/// ISO 7064 mod 97-10 over letters (A = 10 … Z = 35) and digits, the first four characters taken last. The check digits
/// 00, 01 and 99 stand for no remainder, though the plain sum would let them pass.
pub(crate) fn check_digits_hold(text: &str) -> bool {
    let (Some(head), Some(body)) = (text.get(..4), text.get(4..)) else {
        return false;
    };
    let mut remainder: u32 = 0;
    for c in body.chars().chain(head.chars()) {
        let Some(value) = c.to_digit(36) else {
            return false;
        };
        remainder = (remainder * if value > 9 { 100 } else { 10 } + value) % 97;
    }
    remainder == 1 && !matches!(head.get(2..), Some("00" | "01" | "99"))
}

impl Iban {
    /// Reads a number: spaces anywhere are left out and letters raised.
    ///
    /// # Errors
    /// [`IbanError`]: characters, country, length and check digits, in this order.
    pub fn parse(text: &str) -> Result<Self, IbanError> {
        let text: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if !text.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(IbanError::Characters);
        }
        let country = text.get(..2).ok_or(IbanError::Length)?;
        let (_, length) = LENGTHS
            .iter()
            .find(|(code, _)| *code == country)
            .ok_or(IbanError::Country)?;
        if text.len() != *length {
            return Err(IbanError::Length);
        }
        let digits_until = if country == "FI" { *length } else { 4 };
        if !text
            .bytes()
            .take(digits_until)
            .skip(2)
            .all(|byte| byte.is_ascii_digit())
        {
            return Err(IbanError::Characters);
        }
        if !check_digits_hold(&text) {
            return Err(IbanError::CheckDigits);
        }
        Ok(Self(text))
    }

    /// The number without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number in groups of four: `FI21 1234 5600 0007 85`.
    #[must_use]
    pub fn grouped(&self) -> String {
        crate::reference_number::group(&self.0, 4, 0)
    }
}

impl fmt::Debug for Iban {
    /// The country only: the account of a sole trader is a person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}****", self.0.get(..2).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn valid_numbers_are_shown_in_fours() {
        for (text, grouped) in [
            ("FI2112345600000785", "FI21 1234 5600 0007 85"),
            (" fi42 5000 1510\u{a0}0000 23 ", "FI42 5000 1510 0000 23"),
            ("EE382200221020145685", "EE38 2200 2210 2014 5685"),
            ("SE4550000000058398257466", "SE45 5000 0000 0583 9825 7466"),
            ("DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
            ("GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32"),
            ("NO9386011117947", "NO93 8601 1117 947"),
        ] {
            let iban = Iban::parse(text).unwrap();
            assert_eq!(iban.grouped(), grouped);
            assert_eq!(
                Iban::parse(&iban.grouped()).unwrap().as_str(),
                iban.as_str()
            );
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", "length"),
            ("F", "length"),
            ("FI22 1234 5600 0007 85", "check_digits"),
            ("FI21 1234 5600 0007 8", "length"),
            ("FI21 1234 5600 0007 855", "length"),
            ("FI21 1234 5600 0007 8X", "characters"),
            ("FIX1 1234 5600 0007 85", "characters"),
            ("FI21-1234-5600-0007-85", "characters"),
            ("FI21 １234 5600 0007 85", "characters"),
            ("US64SVBKUS6S3300958879", "country"),
            ("1234567890", "country"),
        ] {
            assert_eq!(Iban::parse(text).unwrap_err().code(), error, "{text}");
        }
    }

    #[test]
    fn debug_hides_the_number() {
        assert_eq!(
            format!("{:?}", Iban::parse("FI2112345600000785").unwrap()),
            "FI****"
        );
    }

    proptest! {
        #[test]
        fn a_finnish_account_has_exactly_one_pair_of_check_digits(account in 0u64..100_000_000_000_000) {
            let valid = (0..100).filter(|check| Iban::parse(&format!("FI{check:02}{account:014}")).is_ok()).count();
            prop_assert_eq!(valid, 1);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,24}") {
            let _ = Iban::parse(&text);
        }
    }
}
