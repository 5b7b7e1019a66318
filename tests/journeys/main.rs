//! Whole programs, driven from outside.

#![expect(clippy::expect_used, reason = "a helper of a test may fail the test")]

mod cases;
mod import;
mod inside;
mod journal;
mod kill;
mod region;
