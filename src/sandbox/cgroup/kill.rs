//! Ending everything in a group.
//!
//! Owns doing so without ever hitting a process that is not in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use nix::unistd::Pid;

use super::super::sys;
use super::CgroupError;
use super::files::put;

/// Rounds and the pause after each: two seconds in all, as a process may be slow to give back memory.
const ROUNDS: u32 = 2000;
const PAUSE: Duration = Duration::from_millis(1);

/// How many processes are dealt with at once, each of which takes a descriptor.
const AT_ONCE: usize = 64;

/// Kills what is in a group until nothing is.
pub(super) fn everything(folder: &Path) -> Result<(), CgroupError> {
    let failed = |source| CgroupError::File { action: "read", file: "cgroup.procs", source };
    let mut stopped = None;
    for _ in 0..ROUNDS {
        if members(folder).map_err(failed)?.is_empty() {
            return Ok(());
        }
        // Linux 5.14; it cannot be outrun by processes that fork.
        if put(&folder.join("cgroup.kill"), "1").is_err() {
            stopped = stopped.or_else(|| StoppedForks::of(folder));
            signal_members(folder).map_err(failed)?;
        }
        std::thread::sleep(PAUSE);
    }
    Err(CgroupError::Undead(folder.to_owned()))
}

/// The processes of a group. Those that are dead but not waited for are not listed.
pub(super) fn members(folder: &Path) -> io::Result<Vec<Pid>> {
    let text = fs::read_to_string(folder.join("cgroup.procs"))?;
    Ok(text.lines().filter_map(|line| line.parse().ok()).map(Pid::from_raw).collect())
}

/// A number in the list may belong to another process by the time it is used. A handle keeps meaning
/// the process it was opened for, and a number that is listed afterwards still means that one.
fn signal_members(folder: &Path) -> io::Result<()> {
    let us = Pid::this();
    // 0 stands for a process that this pid namespace cannot see.
    let others = members(folder)?.into_iter().filter(|pid| *pid != us && pid.as_raw() > 0);
    for some in others.collect::<Vec<_>>().chunks(AT_ONCE) {
        let handle = |pid: &Pid| Some((*pid, sys::pidfd_open(*pid).ok()?));
        let handles: Vec<_> = some.iter().filter_map(handle).collect();
        let still = members(folder)?;
        for (_, handle) in handles.iter().filter(|(pid, _)| still.contains(pid)) {
            use std::os::fd::AsFd;
            // It may just have ended.
            let _ = sys::pidfd_signal(handle.as_fd(), libc::SIGKILL);
        }
    }
    Ok(())
}

/// While this lives nothing in the group can fork, so that the killing ends.
struct StoppedForks {
    file: PathBuf,
    before: String,
}

impl StoppedForks {
    fn of(folder: &Path) -> Option<Self> {
        let file = folder.join("pids.max");
        let before = fs::read_to_string(&file).ok()?;
        put(&file, "0").ok()?;
        Some(Self { file, before })
    }
}

impl Drop for StoppedForks {
    fn drop(&mut self) {
        // The group is empty; the next case sets its own.
        let _ = put(&self.file, self.before.trim());
    }
}
