//! What travels between the judge and a slot.
//!
//! Owns the messages. Both sides are the same binary, so their form is private and has no version.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Everything a slot needs to stand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SlotSpec {
    /// How much is shut off.
    pub(super) isolation: Isolation,
    /// What programs see of the machine.
    pub(super) view: Vec<Visible>,
    /// The folder programs may write to, where they may write at all.
    pub(super) scratch: Option<Scratch>,
    /// Whether the kernel's rules on files are asked for.
    pub(super) landlock: Demand,
    /// The program; first argument included.
    pub(super) arguments: Vec<String>,
    /// The whole environment.
    pub(super) environment: Vec<(String, String)>,
    /// Resource limits of the template, when there is to be one.
    pub(super) template: Option<Vec<(u32, u64)>>,
    /// The number of the step that is to fail, in tests.
    pub(super) fault: Option<u32>,
}

/// How much is shut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Isolation {
    /// Namespaces made with the rights of root; inside, init, templates and programs are three
    /// unprivileged users of the host.
    Root {
        /// The host user that init becomes; the templates are the next one, programs the one after.
        first_uid: u32,
    },
    /// Namespaces inside a user namespace that maps one user.
    Rootless {
        /// That user, which root becomes first.
        uid: u32,
        /// Its group.
        gid: u32,
    },
    /// No namespaces.
    Bare {
        /// The user that root becomes first; nobody else when `None`.
        uid: Option<u32>,
    },
}

impl Isolation {
    /// Whether there is a process namespace, with an init of ours as process 1.
    pub(super) fn has_init(self) -> bool {
        !matches!(self, Self::Bare { .. })
    }
}

/// Whether something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Demand {
    /// Nothing runs without it.
    Required,
    /// It is used where the kernel has it.
    Welcome,
    /// It is not asked for.
    No,
}

/// The folder programs may write to: [`SCRATCH`], in memory, of a size that nothing can pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Scratch {
    /// Bytes.
    pub(super) size: u64,
    /// Files and folders, itself not counted.
    pub(super) files: u32,
    /// Whose it is, as the process that mounts it counts users.
    pub(super) user: u32,
    /// Of which group.
    pub(super) group: u32,
}

/// Where programs find it.
pub(super) const SCRATCH: &str = "/scratch";

/// One thing programs see, at its own path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Visible {
    /// A file or folder, read-only.
    Bind(PathBuf),
    /// A device file.
    Device(PathBuf),
    /// A symbolic link and where it points.
    Link(PathBuf, PathBuf),
    /// A file that must not be seen although it lies in a visible folder.
    Masked(PathBuf),
}

/// What a slot says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Said {
    /// It is in a user namespace whose users only the judge may map.
    NeedsUsers,
    /// A step failed; nothing of a program has run.
    Failed(StepFailure),
    /// It stands, and the template in it has this number.
    Stands(Standing, Option<i32>),
    /// The program and everything it started are dead and reaped.
    Ended(ProgramEnd),
    /// Nothing is left of any case: no process, or no file.
    Empty,
    /// Something is left that cannot be killed without the templates.
    Occupied,
}

/// What a slot has made of its specification.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Standing {
    /// What the kernel's rules on files cover, when they are used.
    pub(super) landlock: Option<u32>,
    /// Whether a key of ours was put where programs must not find it.
    pub(super) keyring: Keyring,
}

/// What could be done about keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Keyring {
    /// Session keyrings can be made; the slot's holds a key that no program must find.
    Marked,
    /// The machine refuses the calls to everybody; the filter does so too.
    Refused,
}

/// What the judge tells a slot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Order {
    /// The users are mapped.
    UsersAreMapped,
    /// Start a program; its five descriptors come along.
    Run {
        /// Resource limits set before it starts.
        rlimits: Vec<(u32, u64)>,
    },
    /// Kill and reap whatever a case left.
    Clear,
    /// Remove all files that a case left.
    Wipe,
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
pub(super) struct ProgramEnd {
    /// Its wait status.
    pub(super) status: i32,
    /// CPU time of everything of it that was waited for, in microseconds.
    pub(super) cpu_us: u64,
    /// The largest resident set of the program or of one it waited for, in KiB.
    pub(super) max_rss_kib: u64,
}
