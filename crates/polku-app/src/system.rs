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

/// The clock and the ids of the machine.
#[must_use]
pub fn machine() -> (Arc<dyn Clock>, Arc<dyn IdGen>) {
    (Arc::new(SystemClock), Arc::new(SystemIds))
}
