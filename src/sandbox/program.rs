//! One program and what it did.
//!
//! Owns the vocabulary between the sandbox and whoever runs programs in it. How they are run is the rest
//! of `sandbox`'s, what it means is `engine`'s.

use crate::model::{Cause, Limits, Needs, Printed, Untrusted, Usage};

/// One program to run.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// What the harness is told of the submission, as it is sent.
    pub submission: &'a [u8],
    /// What the harness is told of the case, as it is sent.
    pub case: &'a [u8],
    /// What it reads from standard input.
    pub stdin: &'a [u8],
    /// What it may use once the gate is open.
    pub limits: Limits,
    /// What it gets beside the usual.
    pub needs: Needs,
    /// How many bytes of each output stream are kept; more are counted, not kept.
    pub kept_output: usize,
    /// The seed of Python's hashes: 0 for judging, another one to see that nothing depends on it.
    pub hash_seed: u32,
}

/// The judge's side of the conversation on the channel.
pub trait Dialogue {
    /// Bytes came from the program.
    fn receive(&mut self, bytes: &[u8]) -> Action;
}

/// What is to be done after bytes came from the program.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    Wait,
    /// The harness is up: send it submission and case. Compiling has limits of its own.
    Prepare,
    /// The harness is ready: verify every layer, start the clocks, then send this.
    OpenGate(Vec<u8>),
    /// What came before the gate makes no sense: our own code is broken.
    Broken(String),
}

/// What a program did, as facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How far it came.
    pub phase: Phase,
    /// How its main process ended.
    pub end: End,
    /// Whether system calls were filtered, so that `SIGSYS` is the filter's.
    pub filter: Filter,
    /// Every limit that fired, in order of time.
    pub causes: Vec<Cause>,
    /// What it used since the gate.
    pub usage: Usage,
    /// Standard output.
    pub stdout: Printed,
    /// Standard error.
    pub stderr: Printed,
    /// Where the interpreter said it was when it was stopped.
    pub trace: Untrusted,
}

/// Whether a filter of system calls is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// One of ours, beside those that we ourselves are under.
    InForce,
    /// None of ours.
    None,
}

/// How far a program came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The harness had not started.
    Boot,
    /// The harness was compiling and decoding.
    Preparing,
    /// Candidate code ran.
    Running,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself, with this status.
    Exited(i32),
    /// By this signal.
    Signalled(i32),
}
