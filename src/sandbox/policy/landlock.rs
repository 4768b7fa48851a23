//! The Landlock ruleset of a case.
//!
//! Owns which rights go with which paths. The ruleset is made in one process and put into force in
//! another, forked one, by `landlock_restrict_self` on its descriptor.

use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd,
    PathFdError, Ruleset as Builder, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError,
    Scope,
};

use super::super::sys;

/// The version of the kernel's Landlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sandbox) struct Abi(u32);

impl Abi {
    /// The number in the kernel's documentation, from 1 on.
    pub(in crate::sandbox) fn number(self) -> u32 {
        self.0
    }

    /// What a ruleset of this version is good for.
    pub(in crate::sandbox) fn covers(self) -> Covers {
        Covers { abi: self }
    }
}

/// What a ruleset is good for on this kernel; files always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Covers {
    abi: Abi,
}

/// A part of what Landlock can cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Part {
    /// Opening, making and removing files.
    Files,
    /// Truncating files. Without it, whoever may read a file may empty it.
    Truncation,
    /// Binding and connecting TCP sockets.
    Tcp,
    /// Commands to devices.
    DeviceCommands,
    /// Signals to processes that are not under the same ruleset, and abstract Unix sockets.
    Scopes,
}

impl Part {
    /// Every part, in the order in which Landlock learned them.
    pub(in crate::sandbox) const ALL: [Self; 5] =
        [Self::Files, Self::Truncation, Self::Tcp, Self::DeviceCommands, Self::Scopes];

    /// In words.
    pub(in crate::sandbox) fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Truncation => "truncation",
            Self::Tcp => "TCP",
            Self::DeviceCommands => "device commands",
            Self::Scopes => "signals and abstract sockets",
        }
    }
}

impl Covers {
    /// The version.
    pub(in crate::sandbox) fn abi(self) -> Abi {
        self.abi
    }

    /// Whether this part is covered. The versions are those of landlock(7).
    pub(in crate::sandbox) fn part(self, part: Part) -> Coverage {
        let since = match part {
            Part::Files => 1,
            Part::Truncation => 3,
            Part::Tcp => 4,
            Part::DeviceCommands => 5,
            Part::Scopes => 6,
        };
        if self.abi.0 >= since { Coverage::Enforced } else { Coverage::Missing }
    }
}

/// Whether a part is enforced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Coverage {
    /// It is denied unless granted.
    Enforced,
    /// The kernel is too old.
    Missing,
}

/// A path that may be read, with everything below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Readable<'a> {
    /// It must exist.
    Needed(&'a Path),
    /// It may be missing.
    IfPresent(&'a Path),
}

/// A ruleset, ready for `landlock_restrict_self`.
#[derive(Debug)]
pub(in crate::sandbox) struct Ruleset {
    /// The ruleset itself; closed on `execve`.
    pub(in crate::sandbox) descriptor: OwnedFd,
    /// What it covers.
    pub(in crate::sandbox) covers: Covers,
}

/// Why there is no ruleset.
#[derive(Debug, thiserror::Error)]
pub(in crate::sandbox) enum LandlockError {
    /// The kernel has no Landlock, or it is switched off.
    #[error("the kernel has no Landlock")]
    Missing,
    /// A path that was to be granted cannot be opened.
    #[error("cannot grant `{path}`: {source}", path = path.display())]
    Path {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The kernel refused the ruleset.
    #[error("cannot make the Landlock ruleset: {0}")]
    Refused(#[from] RulesetError),
}

/// The version of this kernel's Landlock, or what the system said when there is none.
pub(in crate::sandbox) fn abi() -> io::Result<Abi> {
    let version = u32::try_from(sys::landlock_version()?).map_err(io::Error::other)?;
    Ok(Abi(version))
}

/// A ruleset that denies everything but these paths: reading, reading and writing of devices, and
/// scratch folders.
///
/// Reading includes executing: whether a program may start another is the filter's business, and
/// Landlock does not stop a library from being mapped.
pub(in crate::sandbox) fn ruleset(
    readable: &[Readable<'_>],
    devices: &[&Path],
    writable: &[&Path],
) -> Result<Ruleset, LandlockError> {
    let abi = abi().map_err(|_| LandlockError::Missing)?;
    let mut rules = handled()?;
    for path in readable {
        rules = match path {
            Readable::Needed(path) => grant(rules, path, read())?,
            Readable::IfPresent(path) if path.exists() => grant(rules, path, read())?,
            Readable::IfPresent(_) => rules,
        };
    }
    for path in devices {
        rules = grant(rules, path, AccessFs::ReadFile | AccessFs::WriteFile)?;
    }
    for path in writable {
        rules = grant(rules, path, write())?;
    }
    let descriptor: Option<OwnedFd> = rules.into();
    let descriptor = descriptor.ok_or(LandlockError::Missing)?;
    Ok(Ruleset { descriptor, covers: Covers { abi } })
}

/// Everything that Landlock knows up to version 6: the first version must be there, the rest is taken
/// where the kernel has it. Later versions add nothing that a case could do.
fn handled() -> Result<RulesetCreated, RulesetError> {
    Builder::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))?
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(ABI::V6))?
        .handle_access(AccessNet::BindTcp | AccessNet::ConnectTcp)?
        .scope(Scope::AbstractUnixSocket | Scope::Signal)?
        .create()
}

fn read() -> BitFlags<AccessFs> {
    AccessFs::ReadFile | AccessFs::ReadDir | AccessFs::Execute
}

/// No devices, sockets, pipes or symbolic links, and nothing to execute.
fn write() -> BitFlags<AccessFs> {
    AccessFs::ReadFile
        | AccessFs::ReadDir
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer
}

fn grant(
    rules: RulesetCreated,
    path: &Path,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, LandlockError> {
    let opened = PathFd::new(path).map_err(|error| unopened(path, error))?;
    // Rights that only folders have are left out for files.
    Ok(rules.add_rule(PathBeneath::new(opened, access))?)
}

fn unopened(path: &Path, error: PathFdError) -> LandlockError {
    let source = match error {
        PathFdError::OpenCall { source, .. } => source,
        other => io::Error::other(other),
    };
    LandlockError::Path { path: path.to_owned(), source }
}
