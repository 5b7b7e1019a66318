//! A short PIN instead of the passphrase, within one process and one day; and the wait after failed tries.

use crate::keys::{KdfCost, KeyError, MasterKey, Wrapped, derive, unwrap, wrap};
use chrono::NaiveDate;
use uuid::Uuid;

/// The least number of digits of a PIN.
pub const PIN_MIN_DIGITS: usize = 4;
/// Wrong PINs before the lock forgets the key.
pub const PIN_TRIES: u32 = 5;

/// Why a PIN does not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PinError {
    /// A PIN is made of digits, at least `min` of them.
    #[error("a PIN has at least {min} digits and nothing else")]
    Unfit {
        /// The least number of digits.
        min: usize,
    },
    /// Not the PIN; `left` tries remain.
    #[error("wrong PIN, {left} tries left")]
    Wrong {
        /// Tries that remain; at least 1.
        left: u32,
    },
    /// The key is forgotten (too many tries, or another day): only the passphrase opens.
    #[error("the PIN opens no more")]
    Forgotten,
    /// The PIN could not be worked on.
    #[error("the PIN could not be worked on")]
    Key {
        /// The reason: no memory or no random bytes.
        #[from]
        source: KeyError,
    },
}

/// The master key of a locked session in memory, wrapped under a PIN.
///
/// It is made while the store is open, stays in the process that made it and is never written to disk: a PIN has few
/// enough values to try them all on a copy. Dropping it, another day and the fifth wrong PIN forget the key.
pub struct PinLock {
    worker: Uuid,
    day: NaiveDate,
    cost: KdfCost,
    tries_left: u32,
    salt: [u8; 16],
    wrapped: Option<Wrapped>,
}

impl PinLock {
    /// Keeps the master key for this worker until the end of `day`.
    ///
    /// # Errors
    /// [`PinError::Unfit`]; [`PinError::Key`] if there is no memory, are no random bytes, or the cost is refused.
    pub fn new(
        master: &MasterKey,
        worker: Uuid,
        pin: &str,
        day: NaiveDate,
        cost: KdfCost,
    ) -> Result<Self, PinError> {
        let cost = cost.permitted()?;
        if pin.len() < PIN_MIN_DIGITS || !pin.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PinError::Unfit {
                min: PIN_MIN_DIGITS,
            });
        }
        let salt = random_salt()?;
        let key = derive(pin.as_bytes(), &salt, cost.parameters())?;
        let wrapped = wrap(&key, master.secret(), worker.as_bytes())?;
        Ok(Self {
            worker,
            day,
            cost,
            tries_left: PIN_TRIES,
            salt,
            wrapped: Some(wrapped),
        })
    }

    /// Whose session it is.
    #[must_use]
    pub fn worker(&self) -> Uuid {
        self.worker
    }

    /// Whether a PIN can open at all today; asked before a PIN field is shown.
    #[must_use]
    pub fn is_usable(&self, today: NaiveDate) -> bool {
        self.wrapped.is_some() && today == self.day
    }

    /// The master key, if the PIN is right and the day is still the same. A right PIN gives all tries back.
    ///
    /// # Errors
    /// [`PinError::Wrong`], [`PinError::Forgotten`], [`PinError::Key`].
    pub fn unlock(&mut self, pin: &str, today: NaiveDate) -> Result<MasterKey, PinError> {
        if today != self.day {
            self.forget();
        }
        let wrapped = self.wrapped.as_ref().ok_or(PinError::Forgotten)?;
        let key = derive(pin.as_bytes(), &self.salt, self.cost.parameters())?;
        if let Some(secret) = unwrap(&key, wrapped, self.worker.as_bytes()) {
            self.tries_left = PIN_TRIES;
            return Ok(MasterKey::from_secret(secret));
        }
        self.tries_left -= 1;
        if self.tries_left == 0 {
            self.forget();
            return Err(PinError::Forgotten);
        }
        Err(PinError::Wrong {
            left: self.tries_left,
        })
    }

    /// Forgets the key at once.
    pub fn forget(&mut self) {
        self.wrapped = None;
        self.tries_left = 0;
    }
}

fn random_salt() -> Result<[u8; 16], KeyError> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|source| KeyError::NoRandomness { source })?;
    Ok(salt)
}

/// Failures that cost nothing.
const FREE_FAILURES: u32 = 5;
const FIRST_WAIT_MS: i64 = 1_000;
const LONGEST_WAIT_MS: i64 = 5 * 60 * 1_000;

/// The wait that grows with failed passphrases: none for the first 4, 1 s after the fifth, then twice as long each time
/// up to 5 minutes. Nothing is ever wiped, so a stranger at the keyboard cannot lock a worker out for good.
///
/// Times are milliseconds of any one clock; a clock that is set back makes the wait no longer than it was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DelayAfterFailures {
    failures: u32,
    last_failure_ms: i64,
}

impl DelayAfterFailures {
    /// Counts a failed try.
    pub fn failed(&mut self, now_ms: i64) {
        self.failures = self.failures.saturating_add(1);
        self.last_failure_ms = now_ms;
    }

    /// Forgets the failures.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// Milliseconds until the next try is allowed; 0 if it is.
    #[must_use]
    pub fn wait_ms(&self, now_ms: i64) -> i64 {
        let passed = now_ms.saturating_sub(self.last_failure_ms).max(0);
        (self.delay_ms() - passed).max(0)
    }

    fn delay_ms(&self) -> i64 {
        let Some(doublings) = self.failures.checked_sub(FREE_FAILURES) else {
            return 0;
        };
        // Nine doublings are past the longest wait already.
        (FIRST_WAIT_MS << doublings.min(9)).min(LONGEST_WAIT_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER: Uuid = Uuid::from_u128(1);

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
    }

    fn lock(master: &MasterKey) -> PinLock {
        let cost = if cfg!(debug_assertions) {
            KdfCost::CheapForTests
        } else {
            KdfCost::Standard
        };
        PinLock::new(master, WORKER, "2468", day(1), cost).unwrap()
    }

    #[test]
    fn the_pin_opens_again_and_again_on_its_day() {
        let master = MasterKey::generate().unwrap();
        let mut lock = lock(&master);
        for _ in 0..2 {
            assert!(lock.is_usable(day(1)));
            let opened = lock.unlock("2468", day(1)).unwrap();
            assert_eq!(opened.secret(), master.secret());
        }
        assert_eq!(lock.worker(), WORKER);
    }

    #[test]
    fn the_fifth_wrong_pin_forgets_the_key() {
        let mut lock = lock(&MasterKey::generate().unwrap());
        for expected in [4, 3, 2, 1] {
            assert!(
                matches!(lock.unlock("1357", day(1)), Err(PinError::Wrong { left }) if left == expected)
            );
        }
        assert!(matches!(
            lock.unlock("1357", day(1)),
            Err(PinError::Forgotten)
        ));
        assert!(!lock.is_usable(day(1)));
        assert!(matches!(
            lock.unlock("2468", day(1)),
            Err(PinError::Forgotten)
        ));
    }

    #[test]
    fn a_right_pin_gives_the_tries_back() {
        let mut lock = lock(&MasterKey::generate().unwrap());
        assert!(lock.unlock("1357", day(1)).is_err());
        assert!(lock.unlock("2468", day(1)).is_ok());
        assert!(matches!(
            lock.unlock("1357", day(1)),
            Err(PinError::Wrong { left: 4 })
        ));
    }

    #[test]
    fn another_day_forgets_the_key_even_if_the_clock_goes_back() {
        let mut lock = lock(&MasterKey::generate().unwrap());
        assert!(!lock.is_usable(day(2)));
        assert!(matches!(
            lock.unlock("2468", day(2)),
            Err(PinError::Forgotten)
        ));
        assert!(matches!(
            lock.unlock("2468", day(1)),
            Err(PinError::Forgotten)
        ));
    }

    #[test]
    fn a_pin_is_four_digits_or_more() {
        let master = MasterKey::generate().unwrap();
        for pin in ["", "123", "12a4", "١٢٣٤"] {
            assert!(matches!(
                PinLock::new(&master, WORKER, pin, day(1), KdfCost::Standard),
                Err(PinError::Unfit { min: 4 })
            ));
        }
    }

    #[test]
    fn the_wait_doubles_from_one_second_to_five_minutes() {
        let mut delay = DelayAfterFailures::default();
        let waits: Vec<i64> = (0..16)
            .map(|_| {
                delay.failed(1_000);
                delay.wait_ms(1_000)
            })
            .collect();
        let seconds: Vec<i64> = waits.iter().map(|ms| ms / 1_000).collect();
        assert_eq!(
            seconds,
            [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
        );
        assert_eq!(delay.wait_ms(1_000 + 299_999), 1);
        assert_eq!(delay.wait_ms(1_000 + 300_000), 0);
        assert_eq!(delay.wait_ms(-5_000_000), 300_000, "a clock set back");
        delay.succeeded();
        assert_eq!(delay.wait_ms(1_000), 0);
    }

    #[test]
    fn counting_never_overflows() {
        let delay = DelayAfterFailures {
            failures: u32::MAX,
            last_failure_ms: i64::MIN,
        };
        assert_eq!(delay.wait_ms(i64::MAX), 0);
        assert_eq!(delay.wait_ms(i64::MIN), LONGEST_WAIT_MS);
    }
}
