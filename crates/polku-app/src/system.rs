//! The one adapter between the program and the machine's clock and chance.

use chrono::{Local, NaiveDate, Utc};
use polku_store::seams::{Clock, IdGen};
use std::sync::Arc;
use uuid::Uuid;

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one adapter")]
    fn now_ms(&self) -> i64 {
        Utc::now().timestamp_millis()
    }
}

/// UUIDv7 from the machine's clock and chance.
#[derive(Debug, Default)]
pub struct SystemIds;

impl IdGen for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one adapter")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Today, by the machine's calendar.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one adapter")]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The machine's clock, some days away: what a test of the window takes today to be.
#[cfg(debug_assertions)]
#[derive(Debug)]
struct ShiftedClock {
    by_ms: i64,
}

#[cfg(debug_assertions)]
impl Clock for ShiftedClock {
    fn now_ms(&self) -> i64 {
        SystemClock.now_ms() + self.by_ms
    }
}

/// The clock and the ids of the machine. Never in a release build, `POLKU_TEST_TODAY` names another day to be today.
#[must_use]
pub fn machine() -> (Arc<dyn Clock>, Arc<dyn IdGen>) {
    #[cfg(debug_assertions)]
    if let Some(day) = std::env::var("POLKU_TEST_TODAY")
        .ok()
        .and_then(|day| day.parse::<NaiveDate>().ok())
    {
        let by_ms = (day - today()).num_milliseconds();
        return (Arc::new(ShiftedClock { by_ms }), Arc::new(SystemIds));
    }
    (Arc::new(SystemClock), Arc::new(SystemIds))
}
