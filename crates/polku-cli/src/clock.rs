//! Today in Finland, whatever time zone the machine is set to.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// Today by the machine's clock.
pub(crate) fn today() -> NaiveDate {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line's one look at the clock"
    )]
    let now = std::time::SystemTime::now();
    date_in_finland(DateTime::<chrono::Utc>::from(now).naive_utc())
}

/// UTC + 2 hours, in summer + 3: from the last Sunday of March to the last Sunday of October, 01:00 UTC each.
fn date_in_finland(utc: NaiveDateTime) -> NaiveDate {
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let is_summer =
        change(3).is_some_and(|start| utc >= start) && change(10).is_some_and(|end| utc < end);
    utc.checked_add_signed(TimeDelta::hours(if is_summer { 3 } else { 2 }))
        .unwrap_or(utc)
        .date()
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(
        last.weekday().days_since(Weekday::Sun),
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_finland() {
        for (utc, date) in [
            ("2026-01-01T21:59:59", "2026-01-01"),
            ("2026-01-01T22:00:00", "2026-01-02"),
            ("2026-07-01T20:59:59", "2026-07-01"),
            ("2026-07-01T21:00:00", "2026-07-02"),
            ("2026-03-28T21:30:00", "2026-03-28"),
            ("2026-03-29T21:30:00", "2026-03-30"),
            ("2026-10-24T21:30:00", "2026-10-25"),
            ("2026-10-25T21:30:00", "2026-10-25"),
        ] {
            assert_eq!(
                date_in_finland(utc.parse().unwrap()).to_string(),
                date,
                "{utc}"
            );
        }
    }
}
