//! The jail process: the judge's own binary, started anew with the argument `__jail`. One per slot.
//!
//! Owns the order of the set-up. `outside` makes the namespaces and the private root, `init` is
//! process 1 of the slot, `inside` takes rights away and starts interpreters. One thread, no candidate
//! data but the descriptors it hands on. It decides nothing: every failure goes back to the judge with
//! the name of its step.

mod init;
mod inside;
mod keyring;
mod mounts;
mod outside;
mod scratch;
mod step;

use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicBool, Ordering};

use step::Step;

/// The description of a key that no program must find.
pub(super) fn keyring_mark() -> &'static str {
    keyring::MARK
}

/// The argument that makes this binary a jail.
pub const ARGUMENT: &str = "__jail";

/// Runs the jail when this process was started as one. The first thing `main` does.
///
/// Returns whether it was; the process should then end at once. A program that does not call it gets no
/// sandbox:
///
/// ```
/// # use judge::batch::{Judge, Options};
/// let refused = Judge::open(Options::default()).unwrap_err();
/// assert!(refused.to_string().contains("judge::sandbox::jail::enter"));
/// ```
pub fn enter() -> bool {
    let asked = std::env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT);
    if asked {
        outside::run();
    }
    ENTERED.store(true, Ordering::Relaxed);
    asked
}

/// This program would become a jail if it were started as one.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether [`enter`] has been called. A program that did not would, started as a jail, run as what it
/// is, and start itself without end.
pub(super) fn can_be_entered() -> bool {
    ENTERED.load(Ordering::Relaxed)
}

/// The descriptors of a program or template, in the order of their numbers in it.
#[derive(Debug)]
struct Descriptors(Vec<OwnedFd>);
