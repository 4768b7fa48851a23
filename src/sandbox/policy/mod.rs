//! What a case's process may ask of the kernel: system calls and files.
//!
//! Owns the policy and its compiled forms, a seccomp filter and a Landlock ruleset. Both are made in
//! the judge and put into force by the process they bind, just before the submission's code runs; when
//! that is, and whether it worked, is the rest of `sandbox`'s.

mod additions;
mod allowed;
mod assembler;
mod compiler;
mod landlock;
mod numbers;
mod refused;
mod row;
mod seccomp;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(in crate::sandbox) use landlock::Ruleset;
pub(in crate::sandbox) use landlock::{Abi, Coverage, LandlockError, Part, Readable, abi, ruleset};
pub(in crate::sandbox) use seccomp::{Architecture, Filter, Profile, filter};
