//! A quarter of a calendar year: the span that figures are sent for.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

/// The years that a quarter may be of; all others are slips of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2999;

/// A quarter, written `2026Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Quarter {
    year: i32,
    /// 1-4.
    number: u8,
}

/// A text that is no quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a quarter")]
pub struct NotAQuarter;

impl Quarter {
    /// The quarter that a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        let number = match day.month() {
            ..=3 => 1,
            4..=6 => 2,
            7..=9 => 3,
            _ => 4,
        };
        Self {
            year: day.year(),
            number,
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Which of the year's quarters, 1-4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let month = u32::from(self.number) * 3 - 2;
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let (month, day) = match self.number {
            1 => (3, 31),
            2 => (6, 30),
            3 => (9, 30),
            _ => (12, 31),
        };
        NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or(NaiveDate::MAX)
    }

    /// The quarter before it.
    #[must_use]
    pub const fn previous(self) -> Self {
        match self.number {
            1 => Self {
                year: self.year - 1,
                number: 4,
            },
            number => Self {
                year: self.year,
                number: number - 1,
            },
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = NotAQuarter;

    fn from_str(text: &str) -> Result<Self, NotAQuarter> {
        let (year, number) = match text.as_bytes() {
            [year @ .., b'Q', number @ b'1'..=b'4']
                if year.len() == 4 && year.iter().all(u8::is_ascii_digit) =>
            {
                (&text[..4], number - b'0')
            }
            _ => return Err(NotAQuarter),
        };
        let year = year.parse().map_err(|_| NotAQuarter)?;
        if YEARS.contains(&year) {
            Ok(Self { year, number })
        } else {
            Err(NotAQuarter)
        }
    }
}

impl TryFrom<String> for Quarter {
    type Error = NotAQuarter;

    fn try_from(text: String) -> Result<Self, NotAQuarter> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quarter(text: &str) -> Quarter {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_knows_its_days_and_the_one_before_it() {
        for (text, first, last, before) in [
            ("2026Q1", "2026-01-01", "2026-03-31", "2025Q4"),
            ("2026Q2", "2026-04-01", "2026-06-30", "2026Q1"),
            ("2026Q3", "2026-07-01", "2026-09-30", "2026Q2"),
            ("2024Q4", "2024-10-01", "2024-12-31", "2024Q3"),
        ] {
            let quarter = quarter(text);
            assert_eq!(quarter.to_string(), text);
            assert_eq!(quarter.first_day().to_string(), first);
            assert_eq!(quarter.last_day().to_string(), last);
            assert_eq!(quarter.previous().to_string(), before);
        }
    }

    #[test]
    fn what_is_no_quarter_is_refused() {
        for text in [
            "", "2026", "2026Q0", "2026Q5", "2026q3", "Q3", "26Q3", "02026Q3", "2026Q33",
            "2026 Q3", "0000Q1", "9999Q1", "+026Q1", "2026Q３", "２026Q3", "äQ1",
        ] {
            assert_eq!(text.parse::<Quarter>(), Err(NotAQuarter), "{text}");
        }
    }

    #[test]
    fn it_is_a_text_on_the_wire() {
        let json = serde_json::to_string(&quarter("2026Q3")).unwrap();
        assert_eq!(json, "\"2026Q3\"");
        assert_eq!(
            serde_json::from_str::<Quarter>(&json).unwrap(),
            quarter("2026Q3")
        );
        assert!(serde_json::from_str::<Quarter>("\"2026Q9\"").is_err());
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_quarter(days in 0i32..400_000) {
            let day = NaiveDate::from_ymd_opt(1850, 1, 1).unwrap() + chrono::Duration::days(i64::from(days));
            let quarter = Quarter::of(day);
            prop_assert!(quarter.first_day() <= day && day <= quarter.last_day());
            prop_assert_eq!(quarter.previous().last_day().succ_opt(), Some(quarter.first_day()));
            prop_assert_eq!(quarter.to_string().parse::<Quarter>(), Ok(quarter));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}") {
            let _ = text.parse::<Quarter>();
        }
    }
}
