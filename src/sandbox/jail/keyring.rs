//! Session keyrings: a slot has its own, and puts a key into it that no program may find.
//!
//! Owns making the keyring and the mark. That programs join one of their own is `rights`' recipe.

use super::super::spec::{Keyring, StepFailure};
use super::super::sys;
use super::Step;

/// The description of the marked key, which programs look for in vain.
pub(super) const MARK: &str = "judge:slot";

/// Leaves the caller's session keyring and marks the new one.
///
/// Container runtimes commonly refuse these calls to everybody; then no key can be reached either.
pub(super) fn join_own() -> Result<Keyring, StepFailure> {
    match sys::join_session_keyring() {
        Err(error) if is_refusal(&error) => return Ok(Keyring::Refused),
        result => result.step("keyctl(KEYCTL_JOIN_SESSION_KEYRING)")?,
    }
    match sys::add_key_to_session(MARK) {
        // No room for a key: what cannot be marked cannot be probed for either.
        Err(error) if is_refusal(&error) || error.raw_os_error() == Some(libc::EDQUOT) => {
            Ok(Keyring::Refused)
        }
        result => result.step("add_key").map(|()| Keyring::Marked),
    }
}

fn is_refusal(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::EPERM | libc::EACCES | libc::ENOSYS))
}
