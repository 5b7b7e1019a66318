//! Singular or plural: Finnish, Swedish and English share one rule for whole numbers.

use std::fmt::Display;

/// The two forms that the languages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// Exactly one.
    One,
    /// Any other number, zero too.
    Other,
}

/// A whole number that a message counts with.
pub trait Count: Display {
    /// The form that the number asks for.
    fn plural(&self) -> Plural;
}

macro_rules! counts {
    ($($number:ty)+) => {
        $(impl Count for $number {
            fn plural(&self) -> Plural {
                if *self == 1 { Plural::One } else { Plural::Other }
            }
        })+
    };
}

counts!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_all_else_plural() {
        assert_eq!(1_usize.plural(), Plural::One);
        assert_eq!(0_u32.plural(), Plural::Other);
        assert_eq!((-1_i64).plural(), Plural::Other);
        assert_eq!(21_u8.plural(), Plural::Other);
    }
}
