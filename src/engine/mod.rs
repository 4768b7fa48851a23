//! Decides: which cases run, what their outcomes are, what the submission's verdict is.
//!
//! Owns planning, classification and the order of things. Prints nothing: it tells events. `live`
//! joins `sandbox` and `harness`; everything else here is tested without a process.

mod answer;
mod author;
mod candidate_tests;
mod case;
mod classify;
mod function;
mod live;
mod plan;
mod pool;
mod prepare;
mod run;
mod sql;
#[cfg(test)]
mod tests;
mod trap;

pub use author::{Author, AuthorError, Checked, Generated, Validated, in_words};
pub use case::{checker_arguments, validator_arguments};
pub use classify::{Ruling, Style, classify};
pub use live::{Live, Observation, Runner, RunnerError, Stopped, Task};
pub use plan::{Plan, PlanError, Selection, Which, plan};
pub use pool::map_in_parallel;
pub use prepare::{LockCheck, PrepareError, Prepared, hashes, prepare, reference_answer};
pub use run::{FailFast, RunOptions, judge};
pub use trap::failing;
