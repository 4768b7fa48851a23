//! The group of one slot, reused from case to case.
//!
//! Owns its folders and the files that are read for each case. Reading them costs some 10 µs in all.

use std::fs::File;
use std::os::fd::{AsFd, BorrowedFd};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use nix::unistd::Pid;

use super::files::{Access, GroupFile};
use super::folder::Folder;
use super::groups::Shared;
use super::memory::{Memory, MemoryBase, MemoryFigures};
use super::{CgroupError, Controller, Version, kill};
use crate::model::MemorySize;

/// One place where cases run one after another, as the kernel counts it.
///
/// Dropping it kills what is left in it and removes its folders.
#[derive(Debug)]
pub(crate) struct SlotGroup {
    memory: Option<Memory>,
    processes: Option<Processes>,
    cpu: Option<Cpu>,
    doors: Vec<GroupFile>,
    v2: Option<File>,
    pub(super) folders: Vec<Folder>,
    /// After the folders, which are inside its.
    _shared: Arc<Shared>,
}

/// A number of processes and threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ProcessCount(u32);

impl ProcessCount {
    /// So many.
    pub(crate) const fn new(count: u32) -> Self {
        Self(count)
    }

    /// As a number.
    pub(crate) fn get(self) -> u32 {
        self.0
    }
}

/// Where the group stood when a case began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CaseBase {
    memory: Option<MemoryBase>,
    cpu: Option<Duration>,
}

/// What a case used. A figure is there if its controller is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CaseFigures {
    /// Memory, and kills for lack of it.
    pub(crate) memory: Option<MemoryFigures>,
    /// CPU time of everything in the group, the dead included.
    pub(crate) cpu: Option<Duration>,
}

#[derive(Debug)]
struct Processes {
    limit: GroupFile,
    count: GroupFile,
}

#[derive(Debug)]
enum Cpu {
    V1(GroupFile),
    V2(GroupFile),
}

impl SlotGroup {
    pub(super) fn make(shared: &Arc<Shared>, number: u64) -> Result<Self, CgroupError> {
        if shared.hierarchies.is_empty() {
            return Err(CgroupError::Nothing);
        }
        let mut slot = Self {
            memory: None,
            processes: None,
            cpu: None,
            doors: Vec::new(),
            v2: None,
            folders: Vec::new(),
            _shared: Arc::clone(shared),
        };
        for hierarchy in &shared.hierarchies {
            let path = hierarchy.path().join(format!("slot-{number}"));
            let folder = Folder::make(path.clone()).map_err(CgroupError::folder("make", &path))?;
            slot.folders.push(folder);
            slot.doors.push(GroupFile::open(&path, "cgroup.procs", Access::Write)?);
            if hierarchy.version == Version::V2 {
                slot.v2 = Some(File::open(&path).map_err(CgroupError::folder("open", &path))?);
            }
            for controller in &hierarchy.controllers {
                slot.open(*controller, hierarchy.version, &path)?;
            }
        }
        Ok(slot)
    }

    fn open(&mut self, one: Controller, version: Version, path: &Path) -> Result<(), CgroupError> {
        match one {
            Controller::Memory => self.memory = Some(Memory::open(version, path)?),
            Controller::Processes => {
                let limit = GroupFile::open(path, "pids.max", Access::Write)?;
                let count = GroupFile::open(path, "pids.current", Access::Read)?;
                self.processes = Some(Processes { limit, count });
            }
            Controller::Cpu => self.cpu = Some(Cpu::open(version, path)?),
        }
        Ok(())
    }

    /// Whether a controller counts here.
    pub(crate) fn has(&self, controller: Controller) -> bool {
        match controller {
            Controller::Memory => self.memory.is_some(),
            Controller::Processes => self.processes.is_some(),
            Controller::Cpu => self.cpu.is_some(),
        }
    }

    /// Moves a process here; what it starts afterwards is here, too. What it used before stays counted
    /// where it was. The first move after a pause takes about 12 ms.
    pub(crate) fn attach(&self, process: Pid) -> Result<(), CgroupError> {
        let number = u64::try_from(process.as_raw()).unwrap_or(0);
        self.doors.iter().try_for_each(|door| door.write_number(number))
    }

    /// The version 2 folder, for `CLONE_INTO_CGROUP`, which puts a new process there without the wait of
    /// [`SlotGroup::attach`]. Controllers of version 1 are not covered by it.
    pub(crate) fn v2_directory(&self) -> Option<BorrowedFd<'_>> {
        self.v2.as_ref().map(AsFd::as_fd)
    }

    /// Limits processes and threads.
    pub(crate) fn set_processes(&self, most: ProcessCount) -> Result<(), CgroupError> {
        let processes = self.processes.as_ref().ok_or(missing(Controller::Processes))?;
        processes.limit.write_number(most.get().into())
    }

    /// How many processes and threads there are. Those that are dead but not waited for count.
    pub(crate) fn processes(&self) -> Result<ProcessCount, CgroupError> {
        let processes = self.processes.as_ref().ok_or(missing(Controller::Processes))?;
        let count = processes.count.number()?;
        Ok(ProcessCount(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// At the gate: notes the figures and sets the memory limit above what is used.
    pub(crate) fn open_case(&self, limit: MemorySize) -> Result<CaseBase, CgroupError> {
        let cpu = self.cpu.as_ref().map(Cpu::read).transpose()?;
        let memory = self.memory.as_ref().map(|memory| memory.begin(limit)).transpose()?;
        Ok(CaseBase { memory, cpu })
    }

    /// CPU time since the gate.
    pub(crate) fn cpu_since(&self, base: &CaseBase) -> Result<Duration, CgroupError> {
        match (&self.cpu, base.cpu) {
            (Some(cpu), Some(before)) => Ok(cpu.read()?.saturating_sub(before)),
            _ => Err(missing(Controller::Cpu)),
        }
    }

    /// Reads memory while a case runs. Only kernels that do not keep the peak of a case need it: version
    /// 2 before Linux 6.12. Elsewhere it does nothing.
    pub(crate) fn sample_memory(&self, base: &mut CaseBase) -> Result<(), CgroupError> {
        match (&self.memory, &mut base.memory) {
            (Some(memory), Some(base)) => memory.sample(base),
            _ => Ok(()),
        }
    }

    /// Processes killed for lack of memory since the gate; none where memory is not counted.
    pub(crate) fn oom_kills_since(&self, base: &CaseBase) -> Result<u64, CgroupError> {
        match (&self.memory, &base.memory) {
            (Some(memory), Some(base)) => memory.kills_since(base),
            _ => Ok(0),
        }
    }

    /// After the case: what it used. Lifts the memory limit, so that the slot itself may grow.
    pub(crate) fn close_case(&self, base: &CaseBase) -> Result<CaseFigures, CgroupError> {
        let cpu = self.cpu.as_ref().map(|_| self.cpu_since(base)).transpose();
        let memory = match (&self.memory, &base.memory) {
            (Some(memory), Some(base)) => Some(memory.end(base)?),
            _ => None,
        };
        Ok(CaseFigures { memory, cpu: cpu? })
    }

    /// Kills everything here, and waits until it is gone.
    pub(crate) fn kill_all(&self) -> Result<(), CgroupError> {
        // All folders hold the same processes; forks can be stopped where processes are limited.
        let stops_forks = |folder: &&Folder| folder.path().join("pids.max").exists();
        let folder = self.folders.iter().find(stops_forks).or(self.folders.first());
        folder.map_or(Ok(()), |folder| kill::everything(folder.path()))
    }
}

impl Cpu {
    fn open(version: Version, path: &Path) -> Result<Self, CgroupError> {
        match version {
            Version::V1 => GroupFile::open(path, "cpuacct.usage", Access::Read).map(Self::V1),
            Version::V2 => GroupFile::open(path, "cpu.stat", Access::Read).map(Self::V2),
        }
    }

    fn read(&self) -> Result<Duration, CgroupError> {
        match self {
            Self::V1(file) => file.number().map(Duration::from_nanos),
            Self::V2(file) => {
                file.fields(["usage_usec"]).map(|[micros]| Duration::from_micros(micros))
            }
        }
    }
}

fn missing(controller: Controller) -> CgroupError {
    CgroupError::Missing(controller)
}
