//! A repository of solutions: what its `judge.toml` says, and which solutions it holds.
//!
//! Owns the manifest and its messages with line and caret. Which problem a file is for is `workspace`'s,
//! judging `engine`'s; what a person sees is `cli`'s.

mod collect;
mod error;
mod manifest;
mod quantity;
#[cfg(test)]
mod tests;
mod written;

pub use collect::{Collected, Found, collect};
pub use error::RepositoryError;
pub use manifest::{BankSource, Entry, Manifest, Observed, VerdictCache};
