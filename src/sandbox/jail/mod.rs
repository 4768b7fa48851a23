//! The jail process: the judge's own binary, started anew with the argument `__jail`.
//!
//! Owns the order of the set-up. `outside` makes the namespaces and the private root, `init` is
//! process 1 of the program's world, `inside` takes the last rights away and starts the program. One
//! thread, no candidate data but the descriptors it hands on. It decides nothing: every failure goes
//! back to the judge with the name of its step.

mod init;
mod inside;
mod mounts;
mod outside;

use std::io;
use std::os::fd::OwnedFd;

use super::spec::StepFailure;

/// The argument that makes this binary a jail.
pub const ARGUMENT: &str = "__jail";

/// Runs the jail when this process was started as one. The first thing `main` does.
///
/// Returns whether it was; the process should then end at once.
pub fn enter() -> bool {
    let asked = std::env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT);
    if asked {
        outside::run();
    }
    asked
}

/// The descriptors of the program, in the order of their numbers in it.
#[derive(Debug)]
pub(super) struct ProgramDescriptors(pub(super) [OwnedFd; 5]);

/// Names the step that an error belongs to.
trait Step<T> {
    fn step(self, name: impl Into<String>) -> Result<T, StepFailure>;
}

impl<T> Step<T> for io::Result<T> {
    fn step(self, name: impl Into<String>) -> Result<T, StepFailure> {
        self.map_err(|error| StepFailure {
            step: name.into(),
            errno: error.raw_os_error().unwrap_or(libc::EIO),
        })
    }
}

impl<T> Step<T> for nix::Result<T> {
    fn step(self, name: impl Into<String>) -> Result<T, StepFailure> {
        self.map_err(io::Error::from).step(name)
    }
}
