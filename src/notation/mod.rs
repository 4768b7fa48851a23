//! Call notation: the text form of values, calls and cases.
//!
//! Owns parsing and printing, each the inverse of the other. Pure: no I/O. Fitting what was parsed to
//! a signature is `catalog`'s.

mod bracket;
mod call;
mod case;
mod cursor;
mod number;
mod print;
mod quote;
mod round_trip;
mod string;
mod table;
mod value;

pub use call::{RawArgument, RawCall, RawOutcome, parse_case};
pub use case::{print_case, print_expected, print_input};
pub use cursor::ParseError;
pub use print::{WrittenArgument, print_call, print_value, write_value, written_arguments};
pub use round_trip::check_notation;
pub use table::{fixture_lines, table_lines};
pub use value::{MAX_DEPTH, parse_value};
