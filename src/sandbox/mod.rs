//! The only module that starts a process.
//!
//! Owns isolation, limits and their proof. A program speaks with its [`Dialogue`], whose words this
//! module does not understand; what it did comes back as a [`Report`] of facts, which `engine` judges.

mod cancel;
mod capture;
mod clocks;
mod error;
mod gate;
mod interpreter;
pub mod jail;
mod spawn;
mod spec;
mod supervise;
mod sys;
mod tree;
mod verified;
mod view;

use std::time::Duration;

pub use cancel::Cancel;
pub use error::SandboxError;
pub use interpreter::{Interpreter, InterpreterError, Search};

use crate::model::{Cause, Limits, Printed, Untrusted, Usage};
use spec::{Isolation, Visible};

/// The whole environment of a judged program, but for the hash seed.
const ENVIRONMENT: [(&str, &str); 3] =
    [("PYTHONUTF8", "1"), ("NO_COLOR", "1"), ("PYTHON_COLORS", "0")];

/// Fixes the order of sets.
const HASH_SEED: &str = "PYTHONHASHSEED";

/// How much a person asks to be shut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Namespaces and a private root, or nothing runs.
    Auto,
    /// Limits only; reports are marked.
    None,
}

/// A place where programs can be run, one fresh process tree each.
#[derive(Debug)]
pub struct Sandbox {
    mode: Mode,
    interpreter: Interpreter,
    boot: String,
    view: Vec<Visible>,
}

/// One program to run.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// What it reads from standard input.
    pub stdin: &'a [u8],
    /// What it may use once the gate is open.
    pub limits: Limits,
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
    /// The harness is up: send it the job. Compiling has limits of its own.
    Prepare(Vec<u8>),
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

/// What compiling and decoding may use before the gate opens.
const PREPARE_CPU: Duration = Duration::from_secs(10);
/// As [`PREPARE_CPU`], for memory: 512 MiB, and 64 bytes for each byte of the job.
const PREPARE_MEMORY: u64 = 512 << 20;

impl Sandbox {
    /// A sandbox for this interpreter, whose programs start with `boot`.
    pub fn new(mode: Mode, interpreter: Interpreter, boot: impl Into<String>) -> Self {
        let view = if mode == Mode::Auto { view::of(&interpreter) } else { Vec::new() };
        Self { mode, interpreter, boot: boot.into(), view }
    }

    /// Which mode this is.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The interpreter that judges.
    pub fn interpreter(&self) -> &Interpreter {
        &self.interpreter
    }

    /// Runs one program to its end. Nothing of it is left afterwards.
    ///
    /// Blocks; many threads may run programs at once. The calling thread must live until this
    /// returns, since the program dies with it.
    pub fn run(
        &self,
        program: &Program<'_>,
        dialogue: &mut dyn Dialogue,
        cancel: &Cancel,
    ) -> Result<Report, SandboxError> {
        supervise::run(self, program, dialogue, cancel)
    }

    fn isolation(&self) -> Isolation {
        match self.mode {
            Mode::None => Isolation::None,
            Mode::Auto => isolation(),
        }
    }

    /// Resource limits set before the program starts. The stack may use the whole memory limit.
    fn rlimits(&self, limits: &Limits) -> Vec<(u32, u64)> {
        let mut rlimits = vec![
            (libc::RLIMIT_STACK, limits.memory.bytes()),
            (libc::RLIMIT_NOFILE, 64),
            (libc::RLIMIT_CORE, 0),
            (libc::RLIMIT_FSIZE, 0),
            (libc::RLIMIT_MEMLOCK, 0),
            (libc::RLIMIT_MSGQUEUE, 0),
            (libc::RLIMIT_SIGPENDING, 64),
        ];
        if self.mode == Mode::Auto {
            // Without a user of its own the limit would count the caller's other processes.
            rlimits.push((libc::RLIMIT_NPROC, 32));
        }
        rlimits
    }
}

/// Root's namespaces where we have its rights, else those of a user namespace.
fn isolation() -> Isolation {
    let (uid, gid) = (nix::unistd::geteuid().as_raw(), nix::unistd::getegid().as_raw());
    match (uid, free_user()) {
        (0, Some(first_uid)) if may_mount() => Isolation::Root { first_uid },
        _ => Isolation::Rootless { uid, gid },
    }
}

/// `CAP_SYS_ADMIN`, `CAP_SETUID` and `CAP_SETGID`: root in a container may lack them.
fn may_mount() -> bool {
    let needed = 1_u64 << 21 | 1 << 7 | 1 << 6;
    let effective = tree::status_field(nix::unistd::getpid(), "CapEff:");
    effective
        .and_then(|mask| u64::from_str_radix(&mask, 16).ok())
        .is_some_and(|mask| mask & needed == needed)
}

/// Two neighbouring host users that nothing else runs as: `RLIMIT_NPROC` counts per user, so two
/// programs must not share one. Numbers follow the thread, which runs one program at a time.
fn free_user() -> Option<u32> {
    /// Beyond the ranges that `useradd`, systemd and container tools give out.
    const FIRST: u64 = 2_000_000_000;
    let thread = u64::try_from(nix::unistd::gettid().as_raw()).ok()?;
    let map = std::fs::read_to_string("/proc/self/uid_map").ok()?;
    let ranges = map.lines().filter_map(|line| {
        let mut numbers =
            line.split_ascii_whitespace().filter_map(|number| number.parse::<u64>().ok());
        let start = numbers.next()?;
        let length = numbers.nth(1)?;
        Some((start, length))
    });
    let (start, length) = ranges.max_by_key(|(_, length)| *length)?;
    let wanted = FIRST + thread * 2;
    let fits = wanted >= start && wanted + 1 < start + length;
    // A small map: its upper half, by thread.
    let room = (length / 4).max(1);
    let user = if fits { wanted } else { start + length / 2 + thread % room * 2 };
    (length >= 8).then_some(u32::try_from(user).ok()?)
}
