//! What the programs of a problem get beside what every program has.
//!
//! Owns the vocabulary and its bounds; giving it, and taking it away again, is `sandbox`'s.

use super::MemorySize;

/// What a problem asks for. Nothing, as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Needs {
    /// A folder of its own for every case, which is then the working directory.
    pub scratch: Option<Scratch>,
    /// Whether programs may start others.
    pub processes: Processes,
}

impl Needs {
    /// What every program has.
    pub const NONE: Self = Self { scratch: None, processes: Processes::One };
}

/// How much a scratch folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scratch {
    /// Bytes of all files together; also the most that one file may have.
    pub size: MemorySize,
    /// Files and folders together.
    pub files: FileCount,
}

impl Scratch {
    /// The most that a folder may hold: it is memory of the machine, once for every case that runs.
    pub const LARGEST: MemorySize = MemorySize::from_mib(256);
}

/// A number of files and folders; never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileCount(u32);

impl FileCount {
    /// What is enough for most problems.
    pub const USUAL: Self = Self(1_000);
    /// The most there may be.
    pub const MOST: u32 = 10_000;

    /// So many, from 1 to [`FileCount::MOST`].
    pub fn new(count: u64) -> Option<Self> {
        let count = u32::try_from(count).ok()?;
        (1..=Self::MOST).contains(&count).then_some(Self(count))
    }

    /// As a number.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// Whether programs may start others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Processes {
    /// A program is one process, with threads.
    #[default]
    One,
    /// A program may start processes, which count with it.
    Several,
}
