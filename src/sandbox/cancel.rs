//! A way to stop every running program at once.
//!
//! Owns the flag and the descriptor that wakes all waiting threads. Who pulls it is the caller's
//! business: a signal handler, a closed connection.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

/// Stops programs; clones share one state.
#[derive(Clone, Debug)]
pub struct Cancel(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    pulled: AtomicBool,
    /// Closing the writing end makes the reading end readable for ever, for every thread.
    writer: Mutex<Option<OwnedFd>>,
    reader: OwnedFd,
}

impl Cancel {
    /// A flag that is not set.
    pub fn new() -> std::io::Result<Self> {
        let (reader, writer) = nix::unistd::pipe2(nix::fcntl::OFlag::O_CLOEXEC)?;
        let pulled = AtomicBool::new(false);
        Ok(Self(Arc::new(Shared { pulled, writer: Mutex::new(Some(writer)), reader })))
    }

    /// Stops every running program and every later one.
    pub fn cancel(&self) {
        self.0.pulled.store(true, Ordering::SeqCst);
        self.0.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Whether it was pulled.
    pub fn is_cancelled(&self) -> bool {
        self.0.pulled.load(Ordering::SeqCst)
    }

    /// Waits until something can be read from a descriptor, which an end is too: `true`; or until this is
    /// pulled: `false`.
    pub fn or_readable(&self, descriptor: BorrowedFd<'_>) -> std::io::Result<bool> {
        let polled = |descriptor| PollFd::new(descriptor, PollFlags::POLLIN);
        let mut both = [polled(self.descriptor()), polled(descriptor)];
        while let Err(error) = poll(&mut both, PollTimeout::NONE) {
            if error != nix::Error::EINTR {
                return Err(error.into());
            }
        }
        Ok(!self.is_cancelled())
    }

    pub(super) fn descriptor(&self) -> BorrowedFd<'_> {
        self.0.reader.as_fd()
    }
}
