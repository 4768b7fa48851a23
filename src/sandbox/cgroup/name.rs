//! The names of our folders, which tell whose they are.
//!
//! Owns the form `judge-PID-STARTED-COUNTER` and the question whether that judge still lives. The time
//! of start tells a judge from a later process with its number.

use std::fmt;
use std::fs;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

/// The leaf that a judge moves to when it has its group for itself: version 2 allows processes only
/// in groups whose controllers are not passed on.
pub(super) const LEAF: &str = "judge.main";

/// The folder of one [`Groups`](super::Groups) of one judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FolderName {
    pid: u32,
    /// In clock ticks since the machine started.
    started: u64,
    counter: u64,
}

impl FolderName {
    /// A name that nothing else has.
    pub(super) fn new() -> Self {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let pid = std::process::id();
        let counter = COUNTER.fetch_add(1, Ordering::Relaxed);
        // Without /proc there are no control groups either.
        Self { pid, started: started(pid).unwrap_or(0), counter }
    }

    /// Whether the judge that chose this name lives.
    pub(super) fn has_owner(self) -> bool {
        started(self.pid) == Some(self.started)
    }
}

impl fmt::Display for FolderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "judge-{}-{}-{}", self.pid, self.started, self.counter)
    }
}

/// Not the name of a folder of ours.
#[derive(Debug)]
pub(super) struct Foreign;

impl FromStr for FolderName {
    type Err = Foreign;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.strip_prefix("judge-").ok_or(Foreign)?.split('-');
        let mut next = || parts.next().and_then(|part| part.parse::<u64>().ok()).ok_or(Foreign);
        let (pid, started, counter) = (next()?, next()?, next()?);
        let name = Self { pid: u32::try_from(pid).map_err(|_| Foreign)?, started, counter };
        // Nothing but what we would have written ourselves.
        if name.to_string() == text { Ok(name) } else { Err(Foreign) }
    }
}

/// Field 22 of `proc_pid_stat(5)`; a process that is dead but not waited for has none.
fn started(pid: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program, which it can choose, ends at the last parenthesis.
    let mut fields = text.rsplit_once(')')?.1.split_ascii_whitespace();
    let state = fields.next()?;
    if state == "Z" || state == "X" { None } else { fields.nth(18)?.parse().ok() }
}
