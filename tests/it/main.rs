//! Tests that drive the program from outside, in one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot set up should panic")]

mod action;
mod check;
mod faults;
mod growth;
mod hostile;
mod interview;
mod invocation;
mod killed;
mod layering;
mod sandbox;
mod skeletons;
mod stability;
mod starters;
mod submissions;
mod support;
mod transcripts;
mod verify;
