//! The municipality's share of the cost of the general benefit (kuntaosuus): Yleistukilaki 48/2026 §§ 50-53.
//!
//! The share rises with the benefit days that have been paid: 0 % for the first 100, then 10 % … 50 %. The count starts
//! anew only when the person has fulfilled the employment condition (työssäoloehto); that is for the caller to know.
//! A person's own daily amount may be lower than the full one, so what is computed from the full one is "at most".

pub use crate::money::Amount;
use crate::money::{Cents, checked_round_half_up};
use crate::parameters::MunicipalShareParameters;

/// What a municipality pays for some days more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MunicipalShare {
    /// The ordinal of the first of the further days.
    pub from_day: u32,
    /// The ordinal of the last of them.
    pub to_day: u32,
    /// The share, rounded once, from the unrounded sum: it may differ from the steps' sum by a cent.
    pub total: Cents,
    /// Every rate that the days touch, 0 % too, in the order of the days.
    pub steps: Vec<ShareStep>,
}

/// The days that fall under one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareStep {
    /// The municipality's share of each day, per cent.
    pub percent: u8,
    /// How many days.
    pub days: u32,
    /// The share of these days, rounded half up by itself.
    pub amount: Cents,
}

/// Why no share can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MunicipalShareError {
    /// There is no day to compute for.
    #[error("the further days are at least 1")]
    NoFurtherDays,
    /// Days or euros beyond what can be counted.
    #[error("the days or the amount are too large")]
    TooLarge,
}

impl MunicipalShareError {
    /// A short stable word for the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoFurtherDays => "no_further_days",
            Self::TooLarge => "too_large",
        }
    }
}

/// The share of `further_days` benefit days after `paid_days` paid ones, each of `daily_amount` euros.
///
/// # Errors
/// [`MunicipalShareError`]: no further days, or too many days or euros.
pub fn municipal_share(
    paid_days: u32,
    further_days: u32,
    daily_amount: Amount,
    params: &MunicipalShareParameters,
) -> Result<MunicipalShare, MunicipalShareError> {
    if further_days == 0 {
        return Err(MunicipalShareError::NoFurtherDays);
    }
    let to_day = paid_days
        .checked_add(further_days)
        .ok_or(MunicipalShareError::TooLarge)?;

    // A rate holds for the days after its `after` up to the `after` of the next one; before all of them it is 0 %.
    let rates = || {
        std::iter::once((0, 0)).chain(params.steps.iter().map(|step| (step.after, step.percent)))
    };
    let ends = rates()
        .skip(1)
        .map(|(after, _)| after)
        .chain(std::iter::once(u32::MAX));

    let mut steps = Vec::new();
    let mut sum: i128 = 0;
    for ((after, percent), end) in rates().zip(ends) {
        let days = to_day.min(end).saturating_sub(paid_days.max(after));
        if days == 0 {
            continue;
        }
        // Ten-thousandths of a euro by per cent; 10,000 of them are a cent. u32 × u64 × u8 stays far below i128.
        let share =
            i128::from(days) * i128::from(daily_amount.ten_thousandths()) * i128::from(percent);
        sum += share;
        steps.push(ShareStep {
            percent,
            days,
            amount: cents(share)?,
        });
    }
    Ok(MunicipalShare {
        from_day: paid_days + 1,
        to_day,
        total: cents(sum)?,
        steps,
    })
}

fn cents(share: i128) -> Result<Cents, MunicipalShareError> {
    checked_round_half_up(share, 10_000)
        .map(Cents)
        .ok_or(MunicipalShareError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Parameters;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn params() -> &'static MunicipalShareParameters {
        Parameters::embedded().municipal_share(NaiveDate::from_ymd_opt(2026, 9, 1).unwrap())
    }

    fn share(paid: u32, further: u32) -> MunicipalShare {
        municipal_share(paid, further, params().daily_amount, params()).unwrap()
    }

    fn step(percent: u8, days: u32, amount: i64) -> ShareStep {
        ShareStep {
            percent,
            days,
            amount: Cents(amount),
        }
    }

    #[test]
    fn the_example_of_the_contract() {
        assert_eq!(
            share(650, 258),
            MunicipalShare {
                from_day: 651,
                to_day: 908,
                total: Cents(461_404),
                steps: vec![step(40, 50, 74_420), step(50, 208, 386_984)],
            }
        );
    }

    #[test]
    fn cumulative_cost() {
        for (days, cents) in [
            (100, 0),
            (200, 37_210),
            (300, 111_630),
            (400, 223_260),
            (700, 669_780),
            (1000, 1_227_930),
        ] {
            assert_eq!(share(0, days).total, Cents(cents), "{days}");
        }
    }

    #[test]
    fn every_rate_touched_is_listed() {
        let all: Vec<_> = share(0, 701)
            .steps
            .iter()
            .map(|step| (step.percent, step.days))
            .collect();
        assert_eq!(
            all,
            [
                (0, 100),
                (10, 100),
                (20, 100),
                (30, 100),
                (40, 300),
                (50, 1)
            ]
        );
        assert_eq!(share(0, 100).steps, [step(0, 100, 0)]);
        assert_eq!(share(99, 2).steps, [step(0, 1, 0), step(10, 1, 372)]);
        assert_eq!(share(100, 1).steps, [step(10, 1, 372)]);
        assert_eq!(share(700, 1).steps, [step(50, 1, 1861)]);
        assert_eq!(share(699, 2).steps, [step(40, 1, 1488), step(50, 1, 1861)]);
        assert_eq!(share(699, 2).total, Cents(3349));
    }

    #[test]
    fn what_cannot_be_computed() {
        let run = |paid, further, amount| {
            municipal_share(
                paid,
                further,
                Amount::from_ten_thousandths(amount),
                params(),
            )
            .map_err(|error| error.code())
        };
        assert_eq!(run(0, 0, 1), Err("no_further_days"));
        assert_eq!(run(u32::MAX, 1, 1), Err("too_large"));
        assert_eq!(run(1, u32::MAX - 1, u64::MAX), Err("too_large"));
        assert!(run(0, u32::MAX, 372_100).is_ok());
        assert!(run(u32::MAX - 1, 1, 372_100).is_ok());
    }

    proptest! {
        #[test]
        fn steps_cover_the_days_and_come_near_the_total(paid in 0u32..2000, further in 1u32..2000, amount in 0u64..10_000_000) {
            let share = municipal_share(paid, further, Amount::from_ten_thousandths(amount), params()).unwrap();
            prop_assert_eq!(share.steps.iter().map(|step| step.days).sum::<u32>(), further);
            prop_assert_eq!(share.to_day - share.from_day + 1, further);
            let sum: i64 = share.steps.iter().map(|step| step.amount.0).sum();
            prop_assert!((sum - share.total.0).abs() <= 3);
        }

        #[test]
        fn days_told_apart_cost_the_same(paid in 0u32..1000, first in 1u32..500, second in 1u32..500) {
            let whole = share(paid, first + second).total.0;
            let parts = share(paid, first).total.0 + share(paid + first, second).total.0;
            prop_assert!((whole - parts).abs() <= 1);
        }

        #[test]
        fn nothing_makes_it_panic(paid: u32, further: u32, amount: u64) {
            let _ = municipal_share(paid, further, Amount::from_ten_thousandths(amount), params());
        }
    }
}
