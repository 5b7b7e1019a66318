//! The two seams through which time and chance come in; their one real adapter is in `polku-app`.

use uuid::Uuid;

/// Where instants come from.
pub trait Clock: Send + Sync {
    /// Now, in UTC milliseconds since 1970.
    fn now_ms(&self) -> i64;
}

/// Where ids come from.
pub trait IdGen: Send + Sync {
    /// A new UUIDv7.
    fn next(&self) -> Uuid;
}

/// A clock that stands still until it is set, for tests and made-up regions.
#[derive(Debug)]
pub struct FixedClock(std::sync::atomic::AtomicI64);

impl FixedClock {
    /// A clock that shows that instant.
    #[must_use]
    pub const fn at(ms: i64) -> Self {
        Self(std::sync::atomic::AtomicI64::new(ms))
    }

    /// Sets it.
    pub fn set(&self, ms: i64) {
        self.0.store(ms, std::sync::atomic::Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.load(std::sync::atomic::Ordering::SeqCst)
    }
}

/// Ids that count up from a number, for tests and made-up regions.
#[derive(Debug)]
pub struct CountingIds {
    base: u128,
    next: std::sync::atomic::AtomicU64,
}

impl CountingIds {
    /// Ids of that series.
    #[must_use]
    pub const fn series(series: u32) -> Self {
        // version 7, variant 10, the series in the time field
        let base = ((series as u128) << 80) | (0x7 << 76) | (0b10 << 62);
        Self {
            base,
            next: std::sync::atomic::AtomicU64::new(1),
        }
    }
}

impl IdGen for CountingIds {
    fn next(&self) -> Uuid {
        let n = self.next.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Uuid::from_u128(self.base | u128::from(n))
    }
}
