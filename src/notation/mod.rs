//! Call notation: the text form of values, calls and cases.
//!
//! Owns parsing and printing, each the inverse of the other. Pure: no I/O. Fitting what was parsed to
//! a signature is `catalog`'s.

mod print;

pub use print::{print_call, print_value};
