//! Why a program could not be run: always our fault or the machine's.
//!
//! Owns the wording and the fix for what machines commonly refuse.

use std::io;

use super::spec::StepFailure;

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
    /// The run was cancelled.
    #[error("the run was cancelled")]
    Cancelled,
}

impl SandboxError {
    pub(super) fn host(action: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| Self::Host { action, source }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Step { step, source } => step_hint(step, source),
            Self::Interpreter(_) => Some("try another interpreter with --python PATH".to_owned()),
            _ => None,
        }
    }
}

fn step_hint(step: &str, source: &io::Error) -> Option<String> {
    let refused = matches!(source.raw_os_error(), Some(libc::EPERM | libc::EACCES));
    let none_left = source.raw_os_error() == Some(libc::ENOSPC);
    let text = if step == "unshare(CLONE_NEWUSER)" && none_left {
        "user namespaces are switched off here; as root: sysctl user.max_user_namespaces=15000"
    } else if step == "unshare(CLONE_NEWUSER)" && refused {
        "user namespaces are refused here (a container's seccomp profile, or \
         kernel.unprivileged_userns_clone=0); run as root, or in Docker with \
         --security-opt seccomp=unconfined"
    } else if refused && (step.starts_with("unshare(") || step.starts_with("mount")) {
        "namespaces are restricted here (AppArmor on Ubuntu 23.10 and later); as root: sysctl \
         kernel.apparmor_restrict_unprivileged_userns=0, or run judge as root"
    } else {
        return None;
    };
    Some(format!("{text}. --sandbox none judges with limits only and marks the report"))
}

impl From<StepFailure> for SandboxError {
    fn from(failure: StepFailure) -> Self {
        Self::Step { step: failure.step, source: io::Error::from_raw_os_error(failure.errno) }
    }
}
