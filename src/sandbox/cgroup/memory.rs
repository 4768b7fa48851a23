//! Memory of a slot: its limit for one case, its peak, and kills for lack of it.
//!
//! Owns the files of both versions. Figures include what the kernel holds for the processes; they come
//! in steps of 256 KiB per processor, since that is how the kernel hands memory out.

use std::path::Path;

use super::files::{Access, GroupFile};
use super::{CgroupError, Version};
use crate::model::MemorySize;

/// The memory files of a slot's group.
#[derive(Debug)]
pub(super) struct Memory {
    usage: GroupFile,
    peak: Peak,
    events: GroupFile,
    limit: Limit,
}

/// How the largest use can be learned.
#[derive(Debug)]
enum Peak {
    /// It can be set back: version 1, and version 2 from Linux 6.12 on.
    Resettable(GroupFile),
    /// Only the largest of the group's whole life: version 2 from Linux 5.19 on.
    Lifelong(GroupFile),
    /// Not at all.
    Untold,
}

#[derive(Debug)]
enum Limit {
    V1 { memory: GroupFile, with_swap: Option<GroupFile> },
    V2(GroupFile),
}

/// Where memory stood when a case began.
#[derive(Clone, Copy, Debug)]
pub(super) struct MemoryBase {
    usage: MemorySize,
    limit: MemorySize,
    lifelong: MemorySize,
    sampled: MemorySize,
    oom: u64,
    oom_kills: u64,
}

/// What a case used, and whether it was killed for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MemoryFigures {
    /// The largest use, above that at the gate.
    pub(crate) peak: MemorySize,
    /// How the peak was learned.
    pub(crate) measured: Measured,
    /// Kills by the kernel for lack of memory.
    pub(crate) oom_kills: OomKills,
}

/// How a peak was learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measured {
    /// The kernel kept it.
    Exactly,
    /// It is the largest of a few readings; the truth may be more.
    BySampling,
}

/// Processes killed for lack of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OomKills {
    /// None.
    None,
    /// So many, because the slot had used up its limit.
    AtTheLimit(u64),
    /// So many, although the slot was below its limit: the machine or a group above ran out.
    BelowTheLimit(u64),
}

impl Memory {
    pub(super) fn open(version: Version, folder: &Path) -> Result<Self, CgroupError> {
        match version {
            Version::V1 => Self::open_v1(folder),
            Version::V2 => Self::open_v2(folder),
        }
    }

    fn open_v1(folder: &Path) -> Result<Self, CgroupError> {
        let open = |name, access| GroupFile::open(folder, name, access);
        let if_there = |name| GroupFile::open_if_there(folder, name, Access::Write);
        // Where the kernel does not count swap, this at least keeps the limit from causing any.
        if let Some(swappiness) = if_there("memory.swappiness")? {
            swappiness.write(b"0")?;
        }
        let events = open("memory.oom_control", Access::Both)?;
        // Inherited; a process at its limit would hang instead of being killed.
        if events.fields(["oom_kill_disable"])? != [0] {
            events.write(b"0")?;
        }
        Ok(Self {
            usage: open("memory.usage_in_bytes", Access::Read)?,
            peak: Peak::Resettable(open("memory.max_usage_in_bytes", Access::Both)?),
            events,
            limit: Limit::V1 {
                memory: open("memory.limit_in_bytes", Access::Write)?,
                with_swap: if_there("memory.memsw.limit_in_bytes")?,
            },
        })
    }

    fn open_v2(folder: &Path) -> Result<Self, CgroupError> {
        if let Some(swap) = GroupFile::open_if_there(folder, "memory.swap.max", Access::Write)? {
            swap.write(b"0")?;
        }
        Ok(Self {
            usage: GroupFile::open(folder, "memory.current", Access::Read)?,
            peak: Peak::open_v2(folder)?,
            events: GroupFile::open(folder, "memory.events", Access::Read)?,
            limit: Limit::V2(GroupFile::open(folder, "memory.max", Access::Write)?),
        })
    }

    /// Notes where memory stands and sets the limit above that.
    pub(super) fn begin(&self, limit: MemorySize) -> Result<MemoryBase, CgroupError> {
        let usage = self.usage()?;
        let lifelong = self.peak.begin()?;
        let (oom, oom_kills) = self.oom()?;
        let limit = MemorySize::from_bytes(usage.bytes().saturating_add(limit.bytes()));
        if let Err(error) = self.limit.set(limit) {
            // It may be half set, and the error is what matters.
            let _ = self.limit.lift();
            return Err(error);
        }
        Ok(MemoryBase { usage, limit, lifelong, sampled: usage, oom, oom_kills })
    }

    /// Reads the use now, for kernels that do not keep a case's peak.
    pub(super) fn sample(&self, base: &mut MemoryBase) -> Result<(), CgroupError> {
        if !matches!(self.peak, Peak::Resettable(_)) {
            base.sampled = base.sampled.max(self.usage()?);
        }
        Ok(())
    }

    /// Processes killed for lack of memory since.
    pub(super) fn kills_since(&self, base: &MemoryBase) -> Result<u64, CgroupError> {
        Ok(self.oom()?.1.saturating_sub(base.oom_kills))
    }

    /// What was used since, and the limit lifted.
    pub(super) fn end(&self, base: &MemoryBase) -> Result<MemoryFigures, CgroupError> {
        let figures = self.figures(base);
        // Even if the figures cannot be read: what runs in the slot next must not die of it.
        self.limit.lift()?;
        figures
    }

    fn figures(&self, base: &MemoryBase) -> Result<MemoryFigures, CgroupError> {
        let (peak, measured) = match self.peak.end(base.lifelong)? {
            Some(peak) => (peak, Measured::Exactly),
            None => (base.sampled.max(self.usage()?), Measured::BySampling),
        };
        let (oom, oom_kills) = self.oom()?;
        let oom_kills = match oom_kills.saturating_sub(base.oom_kills) {
            0 => OomKills::None,
            kills if self.was_at_the_limit(base, peak, oom) => OomKills::AtTheLimit(kills),
            kills => OomKills::BelowTheLimit(kills),
        };
        Ok(MemoryFigures { peak: peak.saturating_sub(base.usage), measured, oom_kills })
    }

    /// Version 2 counts how often this very group was at its limit. Version 1 does not, but keeps the
    /// peak, which then lies a few pages below. An eighth is far more, and errs towards the candidate's
    /// own fault: one who eats the machine's memory must not look like a judge error.
    fn was_at_the_limit(&self, base: &MemoryBase, peak: MemorySize, oom: u64) -> bool {
        match self.limit {
            Limit::V2(_) => oom > base.oom,
            Limit::V1 { .. } => {
                let room = base.limit.saturating_sub(base.usage).bytes();
                base.limit.saturating_sub(peak).bytes() <= room / 8
            }
        }
    }

    fn usage(&self) -> Result<MemorySize, CgroupError> {
        self.usage.number().map(MemorySize::from_bytes)
    }

    /// How often the limit was reached (version 2), and how many processes were killed.
    fn oom(&self) -> Result<(u64, u64), CgroupError> {
        match self.limit {
            Limit::V1 { .. } => self.events.fields(["oom_kill"]).map(|[kills]| (0, kills)),
            Limit::V2(_) => {
                self.events.fields(["oom", "oom_kill"]).map(|[oom, kills]| (oom, kills))
            }
        }
    }
}

impl Peak {
    fn open_v2(folder: &Path) -> Result<Self, CgroupError> {
        const NAME: &str = "memory.peak";
        if let Ok(file) = GroupFile::open(folder, NAME, Access::Both)
            && file.write(RESET).is_ok()
        {
            return Ok(Self::Resettable(file));
        }
        let file = GroupFile::open_if_there(folder, NAME, Access::Read)?;
        Ok(file.map_or(Self::Untold, Self::Lifelong))
    }

    /// Sets the peak back, or says what it was so far.
    fn begin(&self) -> Result<MemorySize, CgroupError> {
        match self {
            Self::Resettable(file) => file.write(RESET).map(|()| MemorySize::ZERO),
            Self::Lifelong(file) => file.number().map(MemorySize::from_bytes),
            Self::Untold => Ok(MemorySize::ZERO),
        }
    }

    /// The peak since [`Peak::begin`], if it is known: a lifelong one is when it has grown.
    fn end(&self, before: MemorySize) -> Result<Option<MemorySize>, CgroupError> {
        match self {
            Self::Resettable(file) => file.number().map(MemorySize::from_bytes).map(Some),
            Self::Lifelong(file) => {
                let now = file.number().map(MemorySize::from_bytes)?;
                Ok(Some(now).filter(|now| *now > before))
            }
            Self::Untold => Ok(None),
        }
    }
}

/// Version 1 wants this number; version 2 takes any text, and only for this descriptor.
const RESET: &[u8] = b"0";

impl Limit {
    fn set(&self, limit: MemorySize) -> Result<(), CgroupError> {
        let bytes = limit.bytes();
        match self {
            Self::V2(file) => file.write_number(bytes),
            Self::V1 { memory, with_swap: None } => memory.write_number(bytes),
            Self::V1 { memory, with_swap: Some(with_swap) } => {
                // Memory alone may never exceed memory with swap: lowering starts with the one,
                // raising with the other.
                if memory.write_number(bytes).is_ok() {
                    return with_swap.write_number(bytes);
                }
                with_swap.write_number(bytes)?;
                memory.write_number(bytes)
            }
        }
    }

    fn lift(&self) -> Result<(), CgroupError> {
        match self {
            Self::V2(file) => file.write(b"max"),
            Self::V1 { memory, with_swap } => {
                if let Some(with_swap) = with_swap {
                    with_swap.write(b"-1")?;
                }
                memory.write(b"-1")
            }
        }
    }
}
