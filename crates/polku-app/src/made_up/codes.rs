//! Identity codes for invented people: temporary ones only, each given once.

use chrono::{Datelike, NaiveDate};
use polku_domain::IdentityCode;
use std::collections::BTreeMap;

/// Gives out identity codes, none twice.
#[derive(Default)]
pub(super) struct Codes {
    /// How many of a date of birth and a parity have been given out.
    given: BTreeMap<(NaiveDate, bool), u16>,
}

impl Codes {
    const OLD: [char; 6] = ['-', 'Y', 'X', 'W', 'V', 'U'];
    const NEW: [char; 6] = ['A', 'B', 'C', 'D', 'E', 'F'];
    /// Serials 900-999 of one parity.
    const SERIALS: u16 = 50;

    /// A code for someone born on that day, or on the nearest later one that has codes left.
    pub(super) fn next(&mut self, born: NaiveDate, female: bool) -> Option<IdentityCode> {
        let mut born = born;
        for _ in 0..366 {
            let given = self.given.entry((born, female)).or_insert(0);
            let signs = if born.year() < 2000 {
                Self::OLD
            } else {
                Self::NEW
            };
            if let Some(sign) = signs.get(usize::from(*given / Self::SERIALS)) {
                // Spread over the serials: 7 and 50 have no common divisor.
                let first = (born.day() * 13 + born.month() * 29) as u16;
                let step = (first + *given % Self::SERIALS * 7) % Self::SERIALS;
                let serial = 900 + step * 2 + u16::from(!female);
                *given += 1;
                if let Some(code) = IdentityCode::compose(born, serial, *sign) {
                    return Some(code);
                }
            }
            born = born.succ_opt()?;
        }
        None
    }
}
