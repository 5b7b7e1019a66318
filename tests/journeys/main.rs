//! Whole programs, driven from outside.

#![expect(clippy::expect_used, reason = "a helper of a test may fail the test")]

mod backup;
mod canaries;
mod cases;
mod cli;
mod demo;
mod ends;
mod failures;
mod help;
mod import;
mod import_rules;
mod import_whole;
mod inside;
mod journal;
mod kill;
mod quarter;
mod reach;
mod records;
mod region;
mod renaming;
mod roles;
mod roundtrip;
mod small_office;
mod undo;
