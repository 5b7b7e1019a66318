//! A hybrid logical clock: the order of changes on several computers whose wall clocks lie.
//!
//! The upper 48 bits are milliseconds since 1970, the lower 16 a counter for what happens within one of them; a full
//! counter runs over into the milliseconds. The type reads no clock: the time is an argument.

use serde::{Deserialize, Serialize};

const COUNTER_BITS: u32 = 16;

/// A reading of the clock. Times are kept under 2^47 ms (the year 6429), so that the number is also an `i64` and sorts
/// the same in a database.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Hlc(pub u64);

impl Hlc {
    /// Before every reading.
    pub const ZERO: Self = Self(0);
    /// The greatest reading.
    pub const MAX: Self = Self(i64::MAX.unsigned_abs());

    /// The first reading of a millisecond since 1970; [`Hlc::MAX`]'s millisecond if it lies beyond.
    #[must_use]
    pub const fn at(ms: u64) -> Self {
        let last = Self::MAX.ms();
        Self((if ms < last { ms } else { last }) << COUNTER_BITS)
    }

    /// The milliseconds since 1970.
    #[must_use]
    pub const fn ms(self) -> u64 {
        self.0 >> COUNTER_BITS
    }

    /// The counter within the millisecond.
    #[must_use]
    pub const fn counter(self) -> u16 {
        (self.0 & 0xffff) as u16
    }

    /// The number that is stored.
    #[must_use]
    pub const fn to_i64(self) -> i64 {
        let number = if self.0 < Self::MAX.0 {
            self.0
        } else {
            Self::MAX.0
        };
        number.cast_signed()
    }

    /// From the number that is stored; a negative one, which is never stored, gives [`Hlc::ZERO`].
    #[must_use]
    pub const fn from_i64(number: i64) -> Self {
        if number < 0 {
            Self::ZERO
        } else {
            Self(number.unsigned_abs())
        }
    }

    const fn next(self) -> Self {
        if self.0 < Self::MAX.0 {
            Self(self.0 + 1)
        } else {
            Self::MAX
        }
    }
}

/// The reading for a change made here: later than `last`, and no earlier than the wall clock. Only at [`Hlc::MAX`] does
/// it stand still.
#[must_use]
pub fn tick(last: Hlc, now_ms: u64) -> Hlc {
    last.next().max(Hlc::at(now_ms))
}

/// The reading after a colleague's change has been seen: later than `last` and than `seen`, and no earlier than the wall
/// clock. Whether `seen` is too far in the future to be believed is for the caller to judge.
#[must_use]
pub fn receive(last: Hlc, seen: Hlc, now_ms: u64) -> Hlc {
    tick(last.max(seen), now_ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_clock_follows_the_wall_and_counts_within_a_millisecond() {
        let first = tick(Hlc::ZERO, 1_000);
        assert_eq!((first.ms(), first.counter()), (1_000, 0));
        let second = tick(first, 1_000);
        assert_eq!((second.ms(), second.counter()), (1_000, 1));
        let turned_back = tick(second, 400);
        assert_eq!((turned_back.ms(), turned_back.counter()), (1_000, 2));
        let seen = receive(turned_back, Hlc::at(5_000), 1_001);
        assert_eq!((seen.ms(), seen.counter()), (5_000, 1));
    }

    #[test]
    fn a_full_counter_runs_over() {
        let full = Hlc(Hlc::at(1_000).0 | 0xffff);
        let next = tick(full, 1_000);
        assert_eq!((next.ms(), next.counter()), (1_001, 0));
    }

    #[test]
    fn the_ends_stay_in_order() {
        assert_eq!(tick(Hlc::MAX, u64::MAX), Hlc::MAX);
        assert_eq!(tick(Hlc(u64::MAX), 0), Hlc::MAX);
        assert!(tick(Hlc::ZERO, u64::MAX) <= Hlc::MAX);
        assert_eq!(Hlc::from_i64(-1), Hlc::ZERO);
        assert_eq!(Hlc::from_i64(Hlc::MAX.to_i64()), Hlc::MAX);
        assert_eq!(Hlc(u64::MAX).to_i64(), i64::MAX);
    }

    fn any_hlc() -> impl Strategy<Value = Hlc> {
        (0..Hlc::MAX.0).prop_map(Hlc)
    }

    proptest! {
        #[test]
        fn ticks_rise_and_keep_up_with_the_wall(last in any_hlc(), now in 0u64..1 << 47) {
            let next = tick(last, now);
            prop_assert!(next > last);
            prop_assert!(next.ms() >= now);
            prop_assert!(next <= Hlc::MAX);
        }

        #[test]
        fn receiving_passes_both(last in any_hlc(), seen in any_hlc(), now in 0u64..1 << 47) {
            let next = receive(last, seen, now);
            prop_assert!(next > last && next > seen && next.ms() >= now);
        }

        #[test]
        fn stored_numbers_keep_order(a in any_hlc(), b in any_hlc()) {
            prop_assert_eq!(Hlc::from_i64(a.to_i64()), a);
            prop_assert_eq!(a.cmp(&b), a.to_i64().cmp(&b.to_i64()));
        }
    }
}
