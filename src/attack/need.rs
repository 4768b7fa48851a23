//! What a program of the corpus needs of the machine.
//!
//! Owns the names of needs and finding out what this machine has.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::model::Layer;

/// Something a machine may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// An x86 processor in its 64-bit mode.
    X86_64,
    /// A kernel that runs 32-bit programs of that processor.
    Ia32,
    /// The zones of the world.
    ZoneData,
    /// Control groups that count memory and processes.
    ControlGroups,
    /// `CPython` 3 from this minor version on.
    Python(u8),
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::X86_64 => f.write_str("x86_64"),
            Self::Ia32 => f.write_str("ia32"),
            Self::ZoneData => f.write_str("zone-data"),
            Self::ControlGroups => f.write_str("control-groups"),
            Self::Python(minor) => write!(f, "python >= 3.{minor}"),
        }
    }
}

/// Not the name of a need.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no need")]
pub struct ParseNeedError(pub String);

impl FromStr for Need {
    type Err = ParseNeedError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = [Self::X86_64, Self::Ia32, Self::ZoneData, Self::ControlGroups];
        let python = || text.strip_prefix("python >= 3.")?.parse().ok().map(Self::Python);
        let named = known.into_iter().find(|need| need.to_string() == text);
        named.or_else(python).ok_or_else(|| ParseNeedError(text.to_owned()))
    }
}

/// What this machine has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    found: Vec<Need>,
    /// The minor version of its Python.
    minor: u8,
}

impl Machine {
    /// This machine with an interpreter of a version: `3.11.7`.
    pub fn with_python(version: &str) -> Self {
        let minor = version.split('.').nth(1).and_then(|minor| minor.parse().ok());
        let found = [
            (Need::X86_64, cfg!(target_arch = "x86_64")),
            // The kernel has this setting where, and only where, it runs such programs.
            (Need::Ia32, Path::new("/proc/sys/abi/vsyscall32").exists()),
            (Need::ZoneData, Path::new("/usr/share/zoneinfo/Europe/Berlin").exists()),
        ];
        let found = found.into_iter().filter(|(_, there)| *there).map(|(need, _)| need).collect();
        Self { found, minor: minor.unwrap_or_default() }
    }

    /// The same, where these layers stand, by their names in machine formats.
    #[must_use]
    pub fn with_layers(mut self, layers: &[&str]) -> Self {
        let needed = [Layer::MemoryGroup, Layer::ProcessGroup];
        if needed.iter().all(|layer| layers.contains(&layer.code())) {
            self.found.push(Need::ControlGroups);
        }
        self
    }

    /// Whether it has what is needed.
    pub fn has(&self, need: Need) -> bool {
        match need {
            Need::Python(minor) => self.minor >= minor,
            other => self.found.contains(&other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_read_as_they_are_written() {
        let named = [Need::X86_64, Need::Ia32, Need::ZoneData, Need::ControlGroups];
        for need in named.into_iter().chain([Need::Python(9)]) {
            assert_eq!(need.to_string().parse(), Ok(need));
        }
        for wrong in ["", "X86_64", "python", "python >= 4", "python >= 3.x"] {
            assert_eq!(wrong.parse::<Need>(), Err(ParseNeedError(wrong.to_owned())));
        }
    }

    #[test]
    fn versions_are_numbers() {
        let machine = |version| Machine::with_python(version);
        assert!(machine("3.11.7").has(Need::Python(9)));
        assert!(!machine("3.8.18").has(Need::Python(9)));
        assert!(!machine("").has(Need::Python(9)));
    }
}
