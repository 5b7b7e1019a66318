//! Polku's rules, pure: what a record may hold, what the law and the funder say of it, how it is counted.
//!
//! **What is absent.** No clock (`today` is an argument), no random numbers, no I/O, no SQL, no async, and no words for
//! a screen: a rule answers with a code and its parameters, the words come from `messages/`.
//!
//! Terms are those of `docs/architecture.md` and the glossary of the field; a term has one name everywhere.

pub mod access;
pub mod attendance;
pub mod business_id;
pub mod calendar;
pub mod code;
pub mod deadline;
pub mod esf;
pub mod exit;
pub mod finding;
pub mod hlc;
pub mod hours;
pub mod iban;
pub mod identity_code;
pub mod limits;
pub mod money;
pub mod municipal_share;
pub mod municipality;
pub mod parameters;
pub mod quarter;
pub mod record;
pub mod reference_number;
pub mod text;

pub use chrono::NaiveDate;
pub use identity_code::IdentityCode;
