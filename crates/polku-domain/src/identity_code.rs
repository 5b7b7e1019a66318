//! The personal identity code (henkilötunnus): eleven characters `DDMMYYCZZZQ`, by the rules of the Digital and Population
//! Data Services Agency (DVV).
//!
//! There is no function that tells a person's gender from the code, on purpose: gender is asked, or unknown. Nor is there
//! a `Display`, a `Serialize` or an error message that holds a code: whoever needs the characters asks for
//! [`IdentityCode::as_str`] by name, and logs show the mask.

use crate::calendar::ascii_number;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// Remainders of the nine digits by 31, in their check characters; G, I, O, Q and Z are left out as easily misread.
const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// A valid identity code, in upper case.
///
/// The century sign takes no part in the check character, so two codes may differ in the sign alone: all eleven
/// characters are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityCode([u8; 11]);

/// Why a text is no identity code. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityCodeError {
    /// Not eleven characters.
    #[error("an identity code has eleven characters")]
    Length,
    /// Something other than ASCII digits and letters where they belong.
    #[error("an identity code has digits in their places and a digit or a letter at its end")]
    Characters,
    /// The seventh character names no century.
    #[error("the century sign of an identity code is one of + - Y X W V U A B C D E F")]
    CenturySign,
    /// The date does not exist.
    #[error("the date of birth in the identity code does not exist")]
    Date,
    /// The serial is 000 or 001.
    #[error("the serial number of an identity code is 002-999")]
    Serial,
    /// The last character does not follow from the others.
    #[error("the check character of the identity code is wrong")]
    CheckCharacter,
    /// The date of birth is later than today; only from [`IdentityCode::parse_born_by`].
    #[error("the date of birth in the identity code lies in the future")]
    FutureBirth,
}

impl IdentityCodeError {
    /// A short stable word for the reason, which `polku validate` prints and the messages are keyed by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Characters => "characters",
            Self::CenturySign => "century_sign",
            Self::Date => "date",
            Self::Serial => "serial",
            Self::CheckCharacter => "check_character",
            Self::FutureBirth => "future_birth",
        }
    }
}

/// The first year of the century that a sign stands for; the letters beside `-` and `A` are in use from 1.1.2023.
const fn century(sign: u8) -> Option<i32> {
    match sign {
        b'+' => Some(1800),
        b'-' | b'Y' | b'X' | b'W' | b'V' | b'U' => Some(1900),
        b'A' | b'B' | b'C' | b'D' | b'E' | b'F' => Some(2000),
        _ => None,
    }
}

/// The date that six digits and a century sign stand for.
fn date_in(bytes: &[u8; 11]) -> Option<NaiveDate> {
    let [d1, d2, m1, m2, y1, y2, sign, ..] = *bytes;
    let year = century(sign)? + i32::try_from(ascii_number(&[y1, y2])?).ok()?;
    NaiveDate::from_ymd_opt(year, ascii_number(&[m1, m2])?, ascii_number(&[d1, d2])?)
}

/// The check character of the nine digits `DDMMYYZZZ`; none if they are no digits.
fn check_character(bytes: &[u8; 11]) -> Option<u8> {
    let [d1, d2, m1, m2, y1, y2, _, z1, z2, z3, _] = *bytes;
    let number = ascii_number(&[d1, d2, m1, m2, y1, y2, z1, z2, z3])?;
    CHECK_CHARACTERS
        .get(usize::try_from(number % 31).ok()?)
        .copied()
}

impl IdentityCode {
    /// Reads a code: space around it is cut off and lower-case ASCII letters are raised. Serials 900-999 are accepted,
    /// see [`IdentityCode::is_temporary`].
    ///
    /// # Errors
    /// The first rule that the text breaks, in the order of [`IdentityCodeError`]. A date in the future is no error here
    /// since there is no clock; see [`IdentityCode::parse_born_by`].
    pub fn parse(text: &str) -> Result<Self, IdentityCodeError> {
        let text = text.trim();
        if text.chars().count() != 11 {
            return Err(IdentityCodeError::Length);
        }
        // A sign outside ASCII (an en dash out of a word processor) deserves the answer that names the sign.
        if text
            .chars()
            .enumerate()
            .any(|(at, c)| at != 6 && !c.is_ascii())
        {
            return Err(IdentityCodeError::Characters);
        }
        let bytes: [u8; 11] = text
            .to_ascii_uppercase()
            .into_bytes()
            .try_into()
            .map_err(|_| IdentityCodeError::CenturySign)?;
        let digits = bytes[..6]
            .iter()
            .chain(&bytes[7..10])
            .all(u8::is_ascii_digit);
        if !digits || !bytes[10].is_ascii_alphanumeric() {
            return Err(IdentityCodeError::Characters);
        }
        if century(bytes[6]).is_none() {
            return Err(IdentityCodeError::CenturySign);
        }
        if date_in(&bytes).is_none() {
            return Err(IdentityCodeError::Date);
        }
        if matches!(&bytes[7..10], b"000" | b"001") {
            return Err(IdentityCodeError::Serial);
        }
        if check_character(&bytes) != Some(bytes[10]) {
            return Err(IdentityCodeError::CheckCharacter);
        }
        Ok(Self(bytes))
    }

    /// [`IdentityCode::parse`] for one who has been born by `today`.
    ///
    /// # Errors
    /// Those of `parse`, and [`IdentityCodeError::FutureBirth`] for a date of birth after `today`.
    pub fn parse_born_by(text: &str, today: NaiveDate) -> Result<Self, IdentityCodeError> {
        let code = Self::parse(text)?;
        if code.date_of_birth() > today {
            return Err(IdentityCodeError::FutureBirth);
        }
        Ok(code)
    }

    /// Puts a code together for a made-up person; none if the sign is not of the century of the date, or the serial not
    /// 2-999. Serials 900-999 belong to nobody, and made-up data use no others.
    #[must_use]
    pub fn compose(date_of_birth: NaiveDate, serial: u16, sign: char) -> Option<Self> {
        let sign = u8::try_from(sign).ok()?;
        let in_century = (0..100).contains(&(date_of_birth.year() - century(sign)?));
        if !in_century || !(2..=999).contains(&serial) {
            return None;
        }
        let text = format!(
            "{}{}{serial:03}0",
            date_of_birth.format("%d%m%y"),
            char::from(sign)
        );
        let mut bytes: [u8; 11] = text.into_bytes().try_into().ok()?;
        bytes[10] = check_character(&bytes)?;
        Some(Self(bytes))
    }

    /// All eleven characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Both constructors leave ASCII only.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The date of birth.
    #[must_use]
    pub fn date_of_birth(&self) -> NaiveDate {
        // Both constructors have seen that the date exists.
        date_in(&self.0).unwrap_or_default()
    }

    /// A serial of 900-999: a temporary code (a hospital's, say) or a made-up one, never that of the population register.
    #[must_use]
    pub const fn is_temporary(&self) -> bool {
        self.0[7] == b'9'
    }

    /// The code as lists, prints and logs show it: `131052-****` (1050/2018 § 29: not printed needlessly).
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{}****", self.as_str().get(..7).unwrap_or_default())
    }
}

impl fmt::Debug for IdentityCode {
    /// Masked, for what is debugged gets into logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// None of a real person: serials of 900 and above, and the example that DVV publishes.
    const VALID: &[(&str, &str)] = &[
        ("010199+9012", "1899-01-01"),
        ("140255-902X", "1955-02-14"),
        ("280268Y903B", "1968-02-28"),
        ("290288X9046", "1988-02-29"),
        ("311291W905B", "1991-12-31"),
        ("050694V906J", "1994-06-05"),
        ("170897U907P", "1997-08-17"),
        ("290200A908L", "2000-02-29"),
        ("090905B909N", "2005-09-09"),
        ("301108C910M", "2008-11-30"),
        ("121212D911W", "2012-12-12"),
        ("010320E912M", "2020-03-01"),
        ("240623F913P", "2023-06-24"),
        ("010594Y9032", "1994-05-01"),
        ("020594X903P", "1994-05-02"),
        ("030594W903B", "1994-05-03"),
        ("040594V9030", "1994-05-04"),
        ("050594U903M", "1994-05-05"),
        ("010516B903X", "2016-05-01"),
        ("020516C903K", "2016-05-02"),
        ("030516D9037", "2016-05-03"),
        ("010501E9032", "2001-05-01"),
        ("020502E902X", "2002-05-02"),
        ("020503F9037", "2003-05-02"),
        ("020504A902E", "2004-05-02"),
        ("030694W9024", "1994-06-03"),
        ("131052-308T", "1952-10-13"),
        ("131052-900W", "1952-10-13"),
        ("131052A900W", "2052-10-13"),
    ];

    #[test]
    fn the_published_codes_are_valid() {
        for (text, born) in VALID {
            let code = IdentityCode::parse(text).unwrap();
            assert_eq!(code.as_str(), *text);
            assert_eq!(code.date_of_birth(), day(born), "{text}");
            assert_eq!(code.is_temporary(), *text != "131052-308T");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", "length"),
            ("131052-308", "length"),
            ("131052-308TT", "length"),
            ("131052 -308T", "length"),
            ("131052308T", "length"),
            ("１３１０５２-308T", "characters"),
            ("131052-３08T", "characters"),
            ("131052-308Ä", "characters"),
            ("131052-308-", "characters"),
            ("13105a-308T", "characters"),
            ("131052-3o8T", "characters"),
            ("131052G308T", "century_sign"),
            ("131052–308T", "century_sign"),
            ("131052Z308T", "century_sign"),
            ("310299-9017", "date"),
            ("290299-902Y", "date"),
            ("000152-308T", "date"),
            ("011352-308T", "date"),
            ("131052-001W", "serial"),
            ("131052-000V", "serial"),
            ("131052-308U", "check_character"),
            ("131052-308G", "check_character"),
            ("030594W9024", "check_character"),
        ] {
            assert_eq!(
                IdentityCode::parse(text).unwrap_err().code(),
                error,
                "{text}"
            );
        }
    }

    #[test]
    fn space_around_and_lower_case_are_forgiven() {
        assert_eq!(
            IdentityCode::parse(" 131052-308t\t").unwrap().as_str(),
            "131052-308T"
        );
        assert_eq!(
            IdentityCode::parse("290200a908l").unwrap().as_str(),
            "290200A908L"
        );
    }

    #[test]
    fn a_birth_after_today_is_refused_where_today_is_known() {
        let text = "240623F913P";
        assert!(IdentityCode::parse_born_by(text, day("2023-06-24")).is_ok());
        assert_eq!(
            IdentityCode::parse_born_by(text, day("2023-06-23"))
                .unwrap_err()
                .code(),
            "future_birth"
        );
    }

    #[test]
    fn debug_and_errors_hide_the_code() {
        let code = IdentityCode::parse("131052-308T").unwrap();
        assert_eq!(format!("{code:?}"), "131052-****");
        assert_eq!(code.masked(), "131052-****");
        assert!(
            !IdentityCode::parse("131052-308U")
                .unwrap_err()
                .to_string()
                .contains("131052")
        );
    }

    #[test]
    fn the_sign_is_part_of_the_identity() {
        assert_ne!(
            IdentityCode::parse("131052-900W"),
            IdentityCode::parse("131052A900W")
        );
    }

    #[test]
    fn compose_wants_the_century_and_the_serial_to_fit() {
        let code = IdentityCode::compose(day("1994-05-03"), 903, 'W').unwrap();
        assert_eq!(code.as_str(), "030594W903B");
        assert!(IdentityCode::compose(day("1994-05-03"), 903, 'A').is_none());
        assert!(IdentityCode::compose(day("1794-05-03"), 903, '+').is_none());
        assert!(IdentityCode::compose(day("1994-05-03"), 1, '-').is_none());
        assert!(IdentityCode::compose(day("1994-05-03"), 1000, '-').is_none());
        assert!(IdentityCode::compose(day("1994-05-03"), 900, '–').is_none());
    }

    proptest! {
        #[test]
        fn what_is_composed_parses(days in 0i32..109_572, serial in 2u16..1000, at in 0usize..13) {
            let born = NaiveDate::from_num_days_from_ce_opt(657_072 + days).unwrap();
            let sign = "+-YXWVUABCDEF".chars().nth(at).unwrap();
            if let Some(code) = IdentityCode::compose(born, serial, sign) {
                prop_assert_eq!(IdentityCode::parse(code.as_str()), Ok(code));
                prop_assert_eq!(code.date_of_birth(), born);
                prop_assert_eq!(code.is_temporary(), serial >= 900);
            }
        }

        #[test]
        fn one_wrong_digit_is_always_found(row in 0..VALID.len(), at in 0usize..10, digit in 0u8..10) {
            let mut bytes = VALID[row].0.as_bytes().to_vec();
            let new = b'0' + digit;
            if at != 6 && bytes[at] != new {
                bytes[at] = new;
                prop_assert!(IdentityCode::parse(&String::from_utf8(bytes).unwrap()).is_err());
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,14}") {
            let _ = IdentityCode::parse(&text);
        }
    }
}
