//! Control groups: exact memory, CPU time and process counts of everything that runs in a slot.
//!
//! Owns finding out which controllers can be used here, the folders of each slot, and reading and
//! setting their limits. Which process goes into a slot, and when, is the caller's. Version 2 is
//! preferred, version 1 taken where it holds a controller that version 2 lacks; having none of them is
//! a normal result. Nothing is written outside folders that this judge has made, with one exception
//! that version 2 needs: controllers are switched on in the group this judge was started in.
//!
//! Costs: moving a process into a group after a pause takes about 12 ms of waiting (a grace period of
//! the kernel), some microseconds when others were moved just before. [`SlotGroup::v2_directory`] is
//! the way around it.
#![cfg_attr(
    not(test),
    expect(dead_code, unused_imports, reason = "used by slots in the next change")
)]

mod claim;
mod describe;
mod error;
mod files;
mod folder;
mod groups;
mod kill;
mod layout;
mod memory;
mod name;
mod slot;
mod sweep;
#[cfg(test)]
mod tests;
mod throttle;

use std::fmt;

pub(crate) use describe::{Finding, Missing};
pub(crate) use error::{CgroupError, Unavailable};
pub(crate) use groups::Groups;
pub(crate) use memory::{Measured, MemoryFigures, OomKills};
pub(crate) use slot::{CaseBase, CaseFigures, ProcessCount, SlotGroup};
pub(crate) use throttle::times_throttled;

/// What a group can do for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Controller {
    /// Limits and measures memory, and counts kills for lack of it.
    Memory,
    /// Limits and counts processes and threads.
    Processes,
    /// Measures CPU time.
    Cpu,
}

impl Controller {
    pub(crate) const ALL: [Self; 3] = [Self::Memory, Self::Processes, Self::Cpu];

    /// The kernel's name for it in version 1.
    fn v1_name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Processes => "pids",
            Self::Cpu => "cpuacct",
        }
    }

    /// What has to be switched on in version 2, where CPU time is counted in every group.
    fn v2_name(self) -> Option<&'static str> {
        match self {
            Self::Memory => Some("memory"),
            Self::Processes => Some("pids"),
            Self::Cpu => None,
        }
    }
}

impl fmt::Display for Controller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Memory => "memory",
            Self::Processes => "processes",
            Self::Cpu => "cpu time",
        })
    }
}

/// Which of the kernel's two interfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// One hierarchy per controller.
    V1,
    /// One hierarchy for all.
    V2,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
        })
    }
}
