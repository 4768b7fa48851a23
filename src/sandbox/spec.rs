//! What travels between the judge and its jail process.
//!
//! Owns the two messages: `Spec` goes in, `JailMessage` comes back. Both sides are the same binary,
//! so the form is private and has no version.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Everything the jail needs to start one program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct JailSpec {
    /// How much is shut off.
    pub(super) isolation: Isolation,
    /// The program; first argument included.
    pub(super) arguments: Vec<String>,
    /// The whole environment.
    pub(super) environment: Vec<(String, String)>,
    /// What the private root holds; empty without one.
    pub(super) view: Vec<Visible>,
    /// Resource limits set before the program starts.
    pub(super) rlimits: Vec<(u32, u64)>,
}

/// How much is shut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Isolation {
    /// Namespaces made with the rights of root; the program runs as an unprivileged host user.
    Root {
        /// The host user that the init of the jail becomes; the program becomes the next one.
        first_uid: u32,
    },
    /// Namespaces inside a user namespace of the caller's own.
    Rootless {
        /// The caller.
        uid: u32,
        /// The caller's group.
        gid: u32,
    },
    /// None: limits only.
    None,
}

/// One thing the private root holds, at its own path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Visible {
    /// A file or folder, bound read-only.
    Bind(PathBuf),
    /// A device file.
    Device(PathBuf),
    /// A symbolic link and where it points.
    Link(PathBuf, PathBuf),
    /// A file that must not be seen although it lies in a visible folder.
    Masked(PathBuf),
}

/// What the jail tells the judge.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum JailMessage {
    /// A step of the set-up failed; nothing of the program has run.
    Failed(StepFailure),
    /// The program and everything it started are dead and reaped.
    Ended(JailEnd),
}

/// A step of the set-up that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StepFailure {
    /// Which step, in words: `unshare(CLONE_NEWUSER)`.
    pub(super) step: String,
    /// The error number of the system call.
    pub(super) errno: i32,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct JailEnd {
    /// Its wait status.
    pub(super) status: i32,
    /// CPU time of everything that ran in the jail but its init, in microseconds.
    pub(super) cpu_us: u64,
    /// The largest resident set of the program or of one it waited for, in KiB.
    pub(super) max_rss_kib: u64,
}
