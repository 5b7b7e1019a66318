//! The business identity code (Y-tunnus) `NNNNNNN-T`: seven digits and a check digit, weights 7 9 10 5 8 4 2, modulo 11.

use std::fmt;

const WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

/// A valid business identity code, in nine characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessId([u8; 9]);

/// Why a text is no business identity code. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BusinessIdError {
    /// Not seven (of old six) digits, a hyphen and a digit.
    #[error("a business identity code is seven digits, a hyphen and a check digit")]
    Form,
    /// The last digit does not follow from the others, or the others have none (remainder 1).
    #[error("the check digit of the business identity code is wrong")]
    CheckDigit,
}

impl BusinessIdError {
    /// A short stable word for the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::CheckDigit => "check_digit",
        }
    }
}

impl BusinessId {
    /// Reads a code: space around it is cut off, an old number of six digits gets its leading zero.
    ///
    /// # Errors
    /// [`BusinessIdError`]: the form, then the check digit.
    pub fn parse(text: &str) -> Result<Self, BusinessIdError> {
        let text = text.trim();
        let padded = if text.len() == 8 {
            format!("0{text}")
        } else {
            text.to_owned()
        };
        let bytes: [u8; 9] = padded
            .into_bytes()
            .try_into()
            .map_err(|_| BusinessIdError::Form)?;
        let digits = bytes[..7].iter().all(u8::is_ascii_digit) && bytes[8].is_ascii_digit();
        if !digits || bytes[7] != b'-' {
            return Err(BusinessIdError::Form);
        }
        let sum: u32 = bytes
            .iter()
            .zip(WEIGHTS)
            .map(|(byte, weight)| u32::from(byte - b'0') * weight)
            .sum();
        let check = match sum % 11 {
            0 => 0,
            1 => return Err(BusinessIdError::CheckDigit),
            remainder => 11 - remainder,
        };
        if u32::from(bytes[8] - b'0') != check {
            return Err(BusinessIdError::CheckDigit);
        }
        Ok(Self(bytes))
    }

    /// The nine characters `NNNNNNN-T`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // `parse` leaves ASCII only.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for BusinessId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for BusinessId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn valid_codes() {
        for text in [
            "0000001-9",
            "0000002-7",
            "1234567-1",
            "9999999-2",
            "1572860-0",
            "0737546-2",
            "3221317-4",
            "0927140-5",
            "2296962-1",
        ] {
            assert_eq!(BusinessId::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn old_numbers_get_their_zero_and_space_is_cut() {
        assert_eq!(
            BusinessId::parse(" 737546-2 ").unwrap().to_string(),
            "0737546-2"
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", "form"),
            ("-", "form"),
            ("12345671", "form"),
            ("1234567–1", "form"),
            ("1234567-A", "form"),
            ("12345678-1", "form"),
            ("37546-2", "form"),
            ("１234567-1", "form"),
            ("FI1234567-1", "form"),
            ("1234567 -1", "form"),
            ("0737546-1", "check_digit"),
            ("1234567-2", "check_digit"),
        ] {
            assert_eq!(BusinessId::parse(text).unwrap_err().code(), error, "{text}");
        }
        for check in 0..10 {
            assert!(
                BusinessId::parse(&format!("0000006-{check}")).is_err(),
                "remainder 1 has no check digit"
            );
        }
    }

    proptest! {
        #[test]
        fn a_number_has_at_most_one_check_digit(number in 0u32..10_000_000) {
            let valid = (0..10).filter(|check| BusinessId::parse(&format!("{number:07}-{check}")).is_ok()).count();
            prop_assert!(valid <= 1);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,11}") {
            let _ = BusinessId::parse(&text);
        }
    }
}
