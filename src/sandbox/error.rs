//! Why a program could not be run: always our fault or the machine's.
//!
//! Owns the wording; what to do about it is `hint`'s.

use std::io;

use super::hint::hint;
use super::probe::Surroundings;
use super::spec::StepFailure;
use crate::model::Tier;

/// Why a program could not be run.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// A step of the set-up failed.
    #[error("`{step}` failed: {source}")]
    Step {
        /// Which step.
        step: String,
        /// What the system said.
        source: io::Error,
    },
    /// A layer could not be verified from outside.
    #[error("the sandbox could not be verified: {0}")]
    Unverified(String),
    /// The interpreter or our harness in it did not start.
    #[error("the interpreter did not start: {0}")]
    Interpreter(String),
    /// Our harness failed after it had started, before candidate code ran.
    #[error("the last steps before the program failed: {0}")]
    Harness(String),
    /// The tier has no place for what the problem asks for.
    #[error("this problem needs {what}, and tier {tier} has none")]
    TooWeak {
        /// What it asks for.
        what: &'static str,
        /// The tier that judges.
        tier: Tier,
    },
    /// The machine lacks something altogether.
    #[error("this machine lacks {0}")]
    Lacking(#[source] Lack),
    /// The judge's side of a process failed.
    #[error("cannot {action}: {source}")]
    Host {
        /// What was being done.
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The jail process died or does not end.
    #[error("the sandbox process was lost: {0}")]
    Lost(String),
    /// A control group could not be made or read.
    #[error(transparent)]
    Group(Box<dyn std::error::Error + Send + Sync>),
    /// A template ended by itself; another one may do better.
    #[error("the sandbox process was lost: a template ended by itself")]
    TemplateLost,
    /// The program that uses this library cannot become a jail.
    #[error("this program does not call `judge::sandbox::jail::enter`")]
    NoEntrance,
    /// The run was cancelled.
    #[error("the run was cancelled")]
    Cancelled,
}

/// What a machine can lack altogether.
#[derive(Debug, thiserror::Error)]
pub enum Lack {
    /// There is no list of system calls for its processor.
    #[error("a list of system calls for this processor (x86-64 and aarch64 have one)")]
    Processor,
    /// Seccomp filters.
    #[error("seccomp filters that kill: {0}")]
    Seccomp(io::Error),
    /// Landlock.
    #[error("Landlock: {0}")]
    Landlock(io::Error),
    /// Rights that root usually has: these.
    #[error("root's right to mount and to change users ({})", .0.join(", "))]
    RootsRights(Vec<&'static str>),
    /// Control groups, without which several processes cannot be limited.
    #[error("control groups that count memory and processes, which a problem with processes needs")]
    Groups,
}

impl SandboxError {
    pub(super) fn host(action: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| Self::Host { action, source }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        hint(self, &Surroundings::here())
    }
}

impl From<super::cgroup::CgroupError> for SandboxError {
    fn from(error: super::cgroup::CgroupError) -> Self {
        Self::Group(Box::new(error))
    }
}

impl From<StepFailure> for SandboxError {
    fn from(failure: StepFailure) -> Self {
        Self::Step { step: failure.step, source: io::Error::from_raw_os_error(failure.errno) }
    }
}
