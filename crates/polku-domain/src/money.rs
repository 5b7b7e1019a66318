//! Euros: cents for what is paid and ten-thousandths for what is multiplied first.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An amount of money in whole cents; negative for what is returned.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// A rate in ten-thousandths of a euro, never negative: a day's allowance that is multiplied before it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(u64);

/// Why a text is no amount. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with at most one comma or point among them.
    #[error("an amount is a number")]
    NotANumber,
    /// More decimals than the amount can hold.
    #[error("the amount has too many decimals")]
    Decimals,
    /// Below zero where that cannot be.
    #[error("the amount is negative")]
    Negative,
    /// Beyond what can be counted.
    #[error("the amount is too large")]
    TooLarge,
}

impl MoneyError {
    /// A short stable word for the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::Decimals => "decimals",
            Self::Negative => "negative",
            Self::TooLarge => "too_large",
        }
    }
}

/// Why [`decimal`] refuses a text.
pub(crate) enum DecimalError {
    NotANumber,
    Decimals,
    TooLarge,
}

/// Digits with an optional comma or point and at most `decimals` digits after it, in units of the last decimal.
pub(crate) fn decimal(text: &str, decimals: u32) -> Result<u64, DecimalError> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((_, "")) => return Err(DecimalError::NotANumber),
        Some(parts) => parts,
        None => (text, ""),
    };
    if whole.is_empty()
        || !whole
            .bytes()
            .chain(fraction.bytes())
            .all(|byte| byte.is_ascii_digit())
    {
        return Err(DecimalError::NotANumber);
    }
    let given = u32::try_from(fraction.len()).map_err(|_| DecimalError::Decimals)?;
    let missing = decimals.checked_sub(given).ok_or(DecimalError::Decimals)?;
    let digits: u64 = [whole, fraction]
        .concat()
        .parse()
        .map_err(|_| DecimalError::TooLarge)?;
    digits
        .checked_mul(10u64.pow(missing))
        .ok_or(DecimalError::TooLarge)
}

impl From<DecimalError> for MoneyError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::NotANumber => Self::NotANumber,
            DecimalError::Decimals => Self::Decimals,
            DecimalError::TooLarge => Self::TooLarge,
        }
    }
}

/// Leaves out the spaces that Finnish writes between thousands, no-break ones too.
fn without_spaces(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .collect()
}

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Reads euros: `4614.04`, `4 614,04`, `-12,5`, with `-` or U+2212 as minus and at most two decimals.
    ///
    /// # Errors
    /// [`MoneyError`], never `Negative`.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let text = without_spaces(text);
        let positive = text.strip_prefix(['-', '\u{2212}']);
        let cents = i64::try_from(decimal(positive.unwrap_or(&text), 2)?)
            .map_err(|_| MoneyError::TooLarge)?;
        Ok(Self(if positive.is_some() { -cents } else { cents }))
    }

    /// The sum; none beyond what can be counted.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The difference; none beyond what can be counted.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }
}

impl fmt::Display for Cents {
    /// Euros with a point and two decimals, as files carry them: `4614.04`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl Amount {
    /// From ten-thousandths of a euro.
    #[must_use]
    pub const fn from_ten_thousandths(ten_thousandths: u64) -> Self {
        Self(ten_thousandths)
    }

    /// Ten-thousandths of a euro.
    #[must_use]
    pub const fn ten_thousandths(self) -> u64 {
        self.0
    }

    /// Reads euros with at most four decimals: `37.21`, `37,21`.
    ///
    /// # Errors
    /// [`MoneyError`], `Negative` for anything with a minus.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let text = without_spaces(text);
        if text.starts_with(['-', '\u{2212}']) {
            return Err(MoneyError::Negative);
        }
        Ok(Self(decimal(&text, 4)?))
    }
}

impl fmt::Display for Amount {
    /// Euros with a point and two to four decimals: `37.21`, `3.721`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 10_000, self.0 % 10_000);
        match part {
            part if part % 100 == 0 => write!(f, "{whole}.{:02}", part / 100),
            part if part % 10 == 0 => write!(f, "{whole}.{:03}", part / 10),
            part => write!(f, "{whole}.{part:04}"),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// The quotient rounded to a whole number, half away from zero (so a recovery is the payment with its sign turned);
/// none if the denominator is 0 or the result is beyond what can be counted.
#[must_use]
pub fn checked_round_half_up(numerator: i128, denominator: i128) -> Option<i64> {
    let divisor = denominator.unsigned_abs();
    let quotient = numerator.unsigned_abs().checked_div(divisor)?;
    let remainder = numerator.unsigned_abs().checked_rem(divisor)?;
    let size = quotient.checked_add(u128::from(remainder >= divisor - remainder))?;
    let size = i128::try_from(size).ok()?;
    let negative = (numerator < 0) != (denominator < 0);
    i64::try_from(if negative { -size } else { size }).ok()
}

/// [`checked_round_half_up`] for sums that are known to fit: a result beyond the range stays at its end, and a
/// denominator of 0 gives 0.
#[must_use]
pub fn round_half_up(numerator: i128, denominator: i128) -> i64 {
    if denominator == 0 {
        return 0;
    }
    let end = if (numerator < 0) == (denominator < 0) {
        i64::MAX
    } else {
        i64::MIN
    };
    checked_round_half_up(numerator, denominator).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cents_are_read_and_shown() {
        for (text, cents, shown) in [
            ("4614.04", 461_404, "4614.04"),
            ("4 614,04", 461_404, "4614.04"),
            ("1\u{a0}725\u{202f}274,5", 172_527_450, "1725274.50"),
            ("0", 0, "0.00"),
            ("-0,05", -5, "-0.05"),
            ("\u{2212}12", -1200, "-12.00"),
            ("007", 700, "7.00"),
        ] {
            assert_eq!(Cents::parse(text), Ok(Cents(cents)), "{text}");
            assert_eq!(Cents(cents).to_string(), shown);
        }
        assert_eq!(Cents(i64::MIN).to_string(), "-92233720368547758.08");
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", "not_a_number"),
            ("-", "not_a_number"),
            ("--1", "not_a_number"),
            ("+1", "not_a_number"),
            (",5", "not_a_number"),
            ("5,", "not_a_number"),
            ("1.234,50", "not_a_number"),
            ("1e3", "not_a_number"),
            ("１", "not_a_number"),
            ("1.234", "decimals"),
            ("99999999999999999999", "too_large"),
            ("92233720368547758.08", "too_large"),
        ] {
            assert_eq!(Cents::parse(text).unwrap_err().code(), error, "{text}");
        }
        assert_eq!(Amount::parse("-37.21").unwrap_err().code(), "negative");
        assert_eq!(Amount::parse("37.21005").unwrap_err().code(), "decimals");
    }

    #[test]
    fn amounts_keep_their_decimals() {
        for (text, shown) in [
            ("37.21", "37.21"),
            ("37,2", "37.20"),
            ("3.721", "3.721"),
            ("0,0001", "0.0001"),
            ("9", "9.00"),
        ] {
            let amount = Amount::parse(text).unwrap();
            assert_eq!(amount.to_string(), shown);
            let json = serde_json::to_string(&amount).unwrap();
            assert_eq!(json, format!("\"{shown}\""));
            assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        }
        assert_eq!(
            Amount::parse("37.21"),
            Ok(Amount::from_ten_thousandths(372_100))
        );
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (numerator, denominator, rounded) in [
            (5, 10, 1),
            (4, 10, 0),
            (15, 10, 2),
            (-5, 10, -1),
            (-4, 10, 0),
            (5, -10, -1),
            (-5, -10, 1),
            (1, 3, 0),
            (2, 3, 1),
            (0, 7, 0),
            (i128::MAX, 1, i64::MAX),
            (i128::MIN, 1, i64::MIN),
            (i128::MIN, -1, i64::MAX),
            (1, i128::MIN, 0),
            (1, 0, 0),
        ] {
            assert_eq!(
                round_half_up(numerator, denominator),
                rounded,
                "{numerator}/{denominator}"
            );
        }
        assert_eq!(checked_round_half_up(1, 0), None);
        assert_eq!(checked_round_half_up(i128::MAX, 1), None);
    }

    proptest! {
        #[test]
        fn cents_survive_their_text(cents in -i64::MAX..i64::MAX) {
            prop_assert_eq!(Cents::parse(&Cents(cents).to_string()), Ok(Cents(cents)));
        }

        #[test]
        fn amounts_survive_their_text(amount in 0u64..u64::MAX) {
            let amount = Amount::from_ten_thousandths(amount);
            prop_assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn rounding_is_off_by_half_at_most(n in -1_000_000i128..1_000_000, d in 1i128..1000) {
            let rounded = i128::from(round_half_up(n, d));
            prop_assert!((2 * (rounded * d - n)).abs() <= d);
            prop_assert_eq!(i128::from(round_half_up(-n, d)), -rounded);
        }
    }
}
