//! Processors: how many of them a part may use.

use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;

/// Holds this process, and all that it starts from now on, to some processors until it is dropped.
pub(crate) struct Pinned(CpuSet);

impl Pinned {
    /// To the first so many of those that are allowed.
    pub(crate) fn to(processors: usize) -> Self {
        let allowed = sched_getaffinity(Pid::from_raw(0)).unwrap();
        let mut some = CpuSet::new();
        let of = |at: &usize| allowed.is_set(*at).unwrap_or(false);
        for at in (0..CpuSet::count()).filter(of).take(processors) {
            some.set(at).unwrap();
        }
        sched_setaffinity(Pid::from_raw(0), &some).unwrap();
        Self(allowed)
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        sched_setaffinity(Pid::from_raw(0), &self.0).unwrap();
    }
}
