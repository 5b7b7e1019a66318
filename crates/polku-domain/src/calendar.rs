//! Dates: Finnish holidays, working days, months and ages.
//!
//! A working day (arkipäivä) is Monday to Friday, as employment services use the word; some statutes count Saturdays too.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A Finnish public holiday: those of the church (Kirkkolaki 652/2023 1:6 §, KJ 657/2023 1:4 §), May Day (272/1944) and
/// Independence Day (388/1937).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// uudenvuodenpäivä, 1 January
    NewYearsDay,
    /// loppiainen, 6 January
    Epiphany,
    /// pitkäperjantai
    GoodFriday,
    /// pääsiäispäivä
    EasterSunday,
    /// toinen pääsiäispäivä
    EasterMonday,
    /// vappu, 1 May
    MayDay,
    /// helatorstai, 39 days after Easter
    AscensionDay,
    /// helluntai, 49 days after Easter
    WhitSunday,
    /// juhannuspäivä, the Saturday that follows 19 June
    MidsummerDay,
    /// pyhäinpäivä, the Saturday that follows 30 October
    AllSaintsDay,
    /// itsenäisyyspäivä, 6 December
    IndependenceDay,
    /// joulupäivä, 25 December
    ChristmasDay,
    /// tapaninpäivä, 26 December
    StStephensDay,
}

/// The number that one to nine ASCII digits stand for; none for anything else.
pub(crate) fn ascii_number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// Easter Sunday of a year in the Gregorian calendar (the Meeus/Jones/Butcher rule); none for a year that
/// [`NaiveDate`] cannot hold.
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    // The rule repeats itself after 5,700,000 years; the remainder keeps every step below within bounds.
    let y = year.rem_euclid(5_700_000);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let from_march = h + l - 7 * m + 114;
    let month = u32::try_from(from_march / 31).ok()?;
    let day = u32::try_from(from_march % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The public holiday that a date is, a Sunday or not. Where two fall on one day, the fixed one.
#[must_use]
pub fn holiday(date: NaiveDate) -> Option<Holiday> {
    let saturday = date.weekday() == Weekday::Sat;
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYearsDay),
        (1, 6) => return Some(Holiday::Epiphany),
        (5, 1) => return Some(Holiday::MayDay),
        (6, 20..=26) if saturday => return Some(Holiday::MidsummerDay),
        (10, 31) | (11, 1..=6) if saturday => return Some(Holiday::AllSaintsDay),
        (12, 6) => return Some(Holiday::IndependenceDay),
        (12, 25) => return Some(Holiday::ChristmasDay),
        (12, 26) => return Some(Holiday::StStephensDay),
        _ => {}
    }
    match date
        .signed_duration_since(easter_sunday(date.year())?)
        .num_days()
    {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::AscensionDay),
        49 => Some(Holiday::WhitSunday),
        _ => None,
    }
}

/// Whether a date is Christmas Eve or Midsummer Eve, which are no public holidays but on which no period ends.
#[must_use]
pub fn is_eve(date: NaiveDate) -> bool {
    match (date.month(), date.day()) {
        (12, 24) => true,
        (6, 19..=25) => date.weekday() == Weekday::Fri,
        _ => false,
    }
}

/// Whether a date is Monday to Friday, no public holiday and neither Christmas Eve nor Midsummer Eve.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
        && holiday(date).is_none()
        && !is_eve(date)
}

/// The date itself if it is a working day, else the first working day after it.
#[must_use]
pub fn next_working_day_on_or_after(date: NaiveDate) -> NaiveDate {
    let mut day = date;
    while !is_working_day(day) {
        match day.succ_opt() {
            Some(next) => day = next,
            None => return date,
        }
    }
    day
}

/// How many working days there are from `first` to `last`, both included; 0 if `last` is the earlier.
#[must_use]
pub fn working_days_between(first: NaiveDate, last: NaiveDate) -> u32 {
    let days = first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| is_working_day(*day))
        .count();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// The date some days later; the last date there is, if that lies beyond it.
pub(crate) fn add_days(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(days.into()))
        .unwrap_or(NaiveDate::MAX)
}

/// The same day of the month `n` months later (earlier if negative), or the last day of that month where it has no such
/// day. Stays at the first or last date there is rather than overflow.
#[must_use]
pub fn add_months(date: NaiveDate, n: impl Into<i64>) -> NaiveDate {
    let n: i64 = n.into();
    let months = Months::new(u32::try_from(n.unsigned_abs()).unwrap_or(u32::MAX));
    if n < 0 {
        date.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_months(months).unwrap_or(NaiveDate::MAX)
    }
}

/// Full years of age on a date; a birthday of 29 February falls on 1 March in common years. Negative before the birth.
#[must_use]
pub fn age_on(date_of_birth: NaiveDate, on: NaiveDate) -> i32 {
    let birthday_to_come = (on.month(), on.day()) < (date_of_birth.month(), date_of_birth.day());
    on.year() - date_of_birth.year() - i32::from(birthday_to_come)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (657_072i32..803_168).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
    }

    #[test]
    fn the_table_of_2026_to_2029() {
        use Holiday::*;
        let table = [
            (2026, "04-03", "04-06", "05-14", "06-20", "10-31", 254, 252),
            (2027, "03-26", "03-29", "05-06", "06-26", "11-06", 255, 253),
            (2028, "04-14", "04-17", "05-25", "06-24", "11-04", 252, 251),
            (2029, "03-30", "04-02", "05-10", "06-23", "11-03", 253, 251),
        ];
        for (year, friday, monday, ascension, midsummer, saints, weekdays, working) in table {
            for (date, expected) in [
                ("01-01", NewYearsDay),
                ("01-06", Epiphany),
                (friday, GoodFriday),
                (monday, EasterMonday),
                ("05-01", MayDay),
                (ascension, AscensionDay),
                (midsummer, MidsummerDay),
                (saints, AllSaintsDay),
                ("12-06", IndependenceDay),
                ("12-25", ChristmasDay),
                ("12-26", StStephensDay),
            ] {
                assert_eq!(
                    holiday(day(&format!("{year}-{date}"))),
                    Some(expected),
                    "{year}-{date}"
                );
            }
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
            let days: Vec<_> = first.iter_days().take_while(|date| *date <= last).collect();
            assert_eq!(
                days.iter().filter(|date| holiday(**date).is_some()).count(),
                13
            );
            let free = |date: &&NaiveDate| {
                date.weekday().number_from_monday() < 6 && holiday(**date).is_none()
            };
            assert_eq!(days.iter().filter(free).count(), weekdays, "{year}");
            assert_eq!(working_days_between(first, last), working, "{year}");
        }
    }

    #[test]
    fn easter_of_known_years() {
        for easter in [
            "1818-03-22",
            "1943-04-25",
            "2000-04-23",
            "2008-03-23",
            "2026-04-05",
            "2038-04-25",
        ] {
            assert_eq!(easter_sunday(day(easter).year()), Some(day(easter)));
            assert_eq!(holiday(day(easter)), Some(Holiday::EasterSunday));
        }
        assert_eq!(holiday(day("2026-05-24")), Some(Holiday::WhitSunday));
        assert_eq!(
            holiday(day("2008-05-01")),
            Some(Holiday::MayDay),
            "Ascension Day of that year too"
        );
        assert_eq!(easter_sunday(i32::MAX), None);
        assert_eq!(easter_sunday(i32::MIN), None);
    }

    #[test]
    fn eves_are_no_working_days() {
        for eve in ["2026-12-24", "2026-06-19", "2027-06-25", "2028-06-23"] {
            assert!(
                is_eve(day(eve)) && holiday(day(eve)).is_none() && !is_working_day(day(eve)),
                "{eve}"
            );
        }
        assert!(!is_eve(day("2026-06-26")));
        assert!(!is_eve(day("2026-12-31")));
    }

    #[test]
    fn the_next_working_day() {
        for (from, to) in [
            ("2026-12-06", "2026-12-07"),
            ("2026-12-07", "2026-12-07"),
            ("2026-12-24", "2026-12-28"),
            ("2027-03-26", "2027-03-30"),
            ("2026-06-19", "2026-06-22"),
        ] {
            assert_eq!(next_working_day_on_or_after(day(from)), day(to), "{from}");
        }
        assert_eq!(
            next_working_day_on_or_after(NaiveDate::MAX).year(),
            NaiveDate::MAX.year()
        );
    }

    #[test]
    fn working_days_between_counts_both_ends() {
        assert_eq!(
            working_days_between(day("2026-09-14"), day("2026-09-18")),
            5
        );
        assert_eq!(
            working_days_between(day("2026-09-18"), day("2026-09-18")),
            1
        );
        assert_eq!(
            working_days_between(day("2026-09-19"), day("2026-09-20")),
            0
        );
        assert_eq!(
            working_days_between(day("2026-09-18"), day("2026-09-14")),
            0
        );
    }

    #[test]
    fn months_are_clamped_to_their_last_day() {
        for (from, n, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-11-15", 3, "2027-02-15"),
            ("2026-11-15", 0, "2026-11-15"),
        ] {
            assert_eq!(add_months(day(from), n), day(to), "{from} {n}");
        }
        assert_eq!(add_months(day("2026-01-01"), i64::MAX), NaiveDate::MAX);
        assert_eq!(add_months(day("2026-01-01"), i64::MIN), NaiveDate::MIN);
        assert_eq!(add_months(day("2026-01-01"), 12u32), day("2027-01-01"));
    }

    #[test]
    fn ages() {
        for (born, on, age) in [
            ("2000-05-02", "2018-05-01", 17),
            ("2000-05-02", "2018-05-02", 18),
            ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18),
            ("2008-02-29", "2028-02-28", 19),
            ("2008-02-29", "2028-02-29", 20),
            ("2026-05-02", "2026-05-01", -1),
            ("2026-05-02", "2026-05-02", 0),
        ] {
            assert_eq!(age_on(day(born), day(on)), age, "{born} {on}");
        }
    }

    proptest! {
        #[test]
        fn a_moved_day_is_the_first_working_day(date in any_date()) {
            let moved = next_working_day_on_or_after(date);
            prop_assert!(is_working_day(moved) && moved >= date);
            prop_assert_eq!(working_days_between(date, moved), 1);
        }

        #[test]
        fn easter_is_a_sunday_between_its_bounds(year in 1583i32..10_000) {
            let easter = easter_sunday(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((3, 22) <= (easter.month(), easter.day()) && (easter.month(), easter.day()) <= (4, 25));
        }

        #[test]
        fn adding_months_keeps_order_and_month(a in any_date(), b in any_date(), n in -1200i32..1200) {
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(add_months(a, n) <= add_months(b, n));
            let month = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
            prop_assert_eq!(month(add_months(a, n)), month(a) + n);
        }

        #[test]
        fn one_grows_older_by_a_year_in_a_year(born in any_date(), on in any_date()) {
            let ages = age_on(born, add_months(on, 12)) - age_on(born, on);
            // 28 February 12 months after 29 February comes before the birthday of that day.
            prop_assert!(ages == 1 || (ages == 0 && (on.month(), on.day()) == (2, 29)));
        }
    }
}
