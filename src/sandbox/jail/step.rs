//! Naming the steps of the set-up, and making any of them fail in tests.
//!
//! Owns the numbering: steps count from 1 in the order in which a process takes them; a forked process
//! goes on where its parent was.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

use super::super::spec::StepFailure;

static TAKEN: AtomicU32 = AtomicU32::new(0);
static FAULT: AtomicU32 = AtomicU32::new(0);

/// Makes the step with this number fail.
pub(super) fn arm(fault: Option<u32>) {
    FAULT.store(fault.unwrap_or(0), Ordering::Relaxed);
}

/// Names the step that an error belongs to.
pub(super) trait Step<T> {
    fn step(self, name: impl Into<String>) -> Result<T, StepFailure>;
}

impl<T> Step<T> for io::Result<T> {
    fn step(self, name: impl Into<String>) -> Result<T, StepFailure> {
        let number = TAKEN.fetch_add(1, Ordering::Relaxed) + 1;
        let failure = |error: &io::Error| StepFailure {
            step: name.into(),
            errno: error.raw_os_error().unwrap_or(libc::EIO),
        };
        match self {
            Ok(_) if FAULT.load(Ordering::Relaxed) == number => {
                Err(failure(&io::Error::from_raw_os_error(libc::EIO)))
            }
            Ok(value) => Ok(value),
            Err(error) => Err(failure(&error)),
        }
    }
}

impl<T> Step<T> for nix::Result<T> {
    fn step(self, name: impl Into<String>) -> Result<T, StepFailure> {
        self.map_err(io::Error::from).step(name)
    }
}
