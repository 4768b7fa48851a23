//! System calls that `nix` does not offer safely: the only unsafe code of the judge.
//!
//! Each function checks what its safety rests on, so that no caller need know. Deciding what to call
//! is the rest of `sandbox`.
#![expect(unsafe_code, reason = "the one module that may; every block proves its case")]

mod descriptors;
mod process;
mod rights;

use std::io;

pub(super) use descriptors::{
    Depth, Devices, adopt, default_sigpipe, place_descriptors, restrict_mount,
};
pub(super) use process::{
    Children, exit_now, fork, pidfd_open, pidfd_signal, process_cpu, reap_ended, set_limit_of,
    wait_any,
};
pub(super) use rights::{
    CHANGE_BOUNDS, CHANGE_USER, NO_CAPABILITIES, add_key_to_session, drop_from_bounding_set,
    join_session_keyring, landlock_version, prctl, raise_ambient, seccomp_action_available,
    set_capabilities,
};
#[cfg(test)]
pub(super) use rights::{install_filter, restrict_self};

fn check(result: libc::c_long) -> io::Result<libc::c_long> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
