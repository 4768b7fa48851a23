//! What can go wrong with control groups.
//!
//! Owns the wording: why a controller cannot be used, which is normal, and why one that could be used
//! failed later, which is a fault.

use std::io;
use std::path::{Path, PathBuf};

use nix::errno::Errno;

use super::{Controller, Version};

/// A group that worked does not any more.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CgroupError {
    /// A folder could not be made, opened or removed.
    #[error("cannot {action} the control group `{path}`: {source}")]
    Folder {
        /// What was being done.
        action: &'static str,
        /// To which group.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of a group could not be read or written.
    #[error("cannot {action} `{file}` of a control group: {source}")]
    File {
        /// What was being done.
        action: &'static str,
        /// Its name.
        file: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A file of a group holds something else than its figure.
    #[error("`{file}` of a control group does not hold its figure")]
    Format {
        /// Its name.
        file: &'static str,
    },
    /// This controller is not there, as [`Groups`](super::Groups) could have told.
    #[error("no control group counts `{0}` here")]
    Missing(Controller),
    /// No controller is there, so there is nothing that a slot's group could do.
    #[error("no control groups can be used here")]
    Nothing,
    /// Processes of a group do not die.
    #[error("killed processes stay in the control group `{0}`")]
    Undead(PathBuf),
}

impl CgroupError {
    pub(super) fn folder(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Folder { action, path, source }
    }
}

/// Why a controller cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unavailable {
    /// The kernel's own files are not there.
    #[error("`/proc/self/{file}` cannot be read: {}", errno.desc())]
    NoProc {
        /// Which one.
        file: &'static str,
        /// What the system said.
        errno: Errno,
    },
    /// No such hierarchy is mounted, or not the part that this process is in.
    #[error("no {0} hierarchy with it is mounted here")]
    NotMounted(Version),
    /// What is mounted shows another group than this process's.
    #[error("`{0}` is not the group of this process")]
    NotOurs(PathBuf),
    /// The group has no such controller to give on.
    #[error("`{0}` was not given this controller")]
    NotDelegated(PathBuf),
    /// Version 2 allows processes only in leaves, and others than this judge are in its group.
    #[error("`{path}` holds {count} other processes, so that its controllers cannot be passed on")]
    OtherProcesses {
        /// The group.
        path: PathBuf,
        /// How many.
        count: usize,
    },
    /// Somebody has made the group threaded, so that no process may enter groups below it.
    #[error("`{0}` is below a threaded group")]
    Threaded(PathBuf),
    /// An attempt failed.
    #[error("cannot {action} `{path}`: {}", errno.desc())]
    Refused {
        /// What was tried.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system said.
        errno: Errno,
    },
}

impl Unavailable {
    pub(super) fn no_proc(file: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::NoProc { file, errno: errno(&error) }
    }

    pub(super) fn refused(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Refused { action, path, errno: errno(&error) }
    }
}

/// Errors of system calls have a number; a file that is not text counts as unreadable.
fn errno(error: &io::Error) -> Errno {
    error.raw_os_error().map_or(Errno::EIO, Errno::from_raw)
}
