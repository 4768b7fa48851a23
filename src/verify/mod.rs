//! Proving that a problem package is right: `judge verify` and `judge problem lock`.
//!
//! Owns the checks that run the package's own code against itself. Checks that run nothing are
//! `catalog`'s, judging is `engine`'s.

mod limit;
mod lock;
mod stage;

pub use lock::{LockChange, LockError, Locked, Slowest, lock};
pub use stage::Tools;
