//! Statistics as tables, and the files they go out as.
//!
//! **What is absent.** No counting (the rules are `polku-domain`'s), no database, no PDF.

pub mod esf;
pub mod quarter;
pub mod words;
pub mod xlsx;
