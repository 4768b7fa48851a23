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
mod step;

use std::os::fd::OwnedFd;

use step::Step;

/// The description of a key that no program must find.
pub(super) fn keyring_mark() -> &'static str {
    keyring::MARK
}

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

/// The descriptors of a program or template, in the order of their numbers in it.
#[derive(Debug)]
struct Descriptors(Vec<OwnedFd>);
