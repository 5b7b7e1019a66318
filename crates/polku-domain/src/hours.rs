//! Hours of work and attendance, in hundredths of an hour.

use crate::money::{DecimalError, decimal};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A time in hundredths of an hour: 6 h 30 min is 650. Whether it fits a day is for the caller to see.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
pub struct Hours(u32);

/// Why a text is no time. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not digits with at most one comma or point among them; a minus is none either.
    #[error("hours are a number that is not negative")]
    NotANumber,
    /// More than two decimals.
    #[error("hours have at most two decimals")]
    Decimals,
    /// Beyond what can be counted.
    #[error("the hours are too many")]
    TooLarge,
}

impl HoursError {
    /// A short stable word for the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::Decimals => "decimals",
            Self::TooLarge => "too_large",
        }
    }
}

impl Hours {
    /// No time.
    pub const ZERO: Self = Self(0);
    /// A whole day: more than this no day has.
    pub const DAY: Self = Self(2400);

    /// From hundredths of an hour.
    #[must_use]
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// Hundredths of an hour.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// Reads hours: `6.5`, `6,5` or `6`, at most two decimals, space around cut off.
    ///
    /// # Errors
    /// [`HoursError`]. More than 24 hours are no error here.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        let hundredths = decimal(text.trim(), 2).map_err(|error| match error {
            DecimalError::NotANumber => HoursError::NotANumber,
            DecimalError::Decimals => HoursError::Decimals,
            DecimalError::TooLarge => HoursError::TooLarge,
        })?;
        u32::try_from(hundredths)
            .map(Self)
            .map_err(|_| HoursError::TooLarge)
    }

    /// The sum; none beyond what can be counted.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(hundredths) => Some(Self(hundredths)),
            None => None,
        }
    }
}

impl fmt::Display for Hours {
    /// A point and no needless zeros, as files carry hours: `6.5`, `4`, `7.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            part if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_are_read_and_shown() {
        for (text, hundredths, shown) in [
            ("6.5", 650, "6.5"),
            ("6,5", 650, "6.5"),
            ("6,50", 650, "6.5"),
            (" 4 ", 400, "4"),
            ("4.00", 400, "4"),
            ("7.25", 725, "7.25"),
            ("0,05", 5, "0.05"),
            ("06", 600, "6"),
            ("0", 0, "0"),
            ("25", 2500, "25"),
        ] {
            let hours = Hours::parse(text).unwrap();
            assert_eq!(hours.hundredths(), hundredths, "{text}");
            assert_eq!(hours.to_string(), shown);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", "not_a_number"),
            ("-1", "not_a_number"),
            ("+1", "not_a_number"),
            ("6.", "not_a_number"),
            (".5", "not_a_number"),
            ("6:30", "not_a_number"),
            ("6 5", "not_a_number"),
            ("6.5.1", "not_a_number"),
            ("NaN", "not_a_number"),
            ("٦", "not_a_number"),
            ("6.125", "decimals"),
            ("42949673", "too_large"),
            ("99999999999999999999999", "too_large"),
        ] {
            assert_eq!(Hours::parse(text).unwrap_err().code(), error, "{text}");
        }
    }

    #[test]
    fn json_holds_hundredths() {
        assert_eq!(
            serde_json::to_string(&Hours::from_hundredths(650)).unwrap(),
            "650"
        );
        assert_eq!(
            serde_json::from_str::<Hours>("650").unwrap(),
            Hours::from_hundredths(650)
        );
    }

    proptest! {
        #[test]
        fn hours_survive_their_text(hundredths: u32) {
            let hours = Hours::from_hundredths(hundredths);
            prop_assert_eq!(Hours::parse(&hours.to_string()), Ok(hours));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,14}") {
            let _ = Hours::parse(&text);
        }
    }
}
