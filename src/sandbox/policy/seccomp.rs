//! The seccomp filter of a case.
//!
//! Owns what the rest of `sandbox` sees of it: profiles, architectures, the bytes. What is allowed stands
//! in `allowed` and `refused`.

use std::fmt;

use super::compiler;

/// What kind of program a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Profile {
    /// Computes with what is already imported; names no file. For machines that offer neither a
    /// private root nor Landlock.
    Pure,
    /// Uses the standard library, which it may still import. There must be a private root or Landlock.
    Stdlib,
    /// As `Stdlib`, and may start processes. There must also be another user for everything in its
    /// process namespace that it must not signal.
    Process,
}

impl fmt::Display for Profile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Pure => "pure",
            Self::Stdlib => "stdlib",
            Self::Process => "process",
        })
    }
}

/// An architecture whose system calls we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Architecture {
    X86_64,
    Aarch64,
}

impl Architecture {
    /// That of this machine, if we know it.
    pub(in crate::sandbox) fn here() -> Option<Self> {
        match std::env::consts::ARCH {
            "x86_64" => Some(Self::X86_64),
            "aarch64" => Some(Self::Aarch64),
            _ => None,
        }
    }
}

/// A compiled filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Filter {
    /// An array of `struct sock_filter`: 8 bytes each, native byte order.
    pub(in crate::sandbox) program: Vec<u8>,
    /// Where in `program` the process must write its own number before it installs the filter: 32 bits,
    /// native byte order. Until then a number stands there that no process has.
    pub(in crate::sandbox) pid_offsets: Vec<usize>,
}

/// The filter of a profile.
///
/// Instructions, and how many of them the longest way through takes (measured by a test, which fails
/// when they change):
///
/// | | `pure` | `stdlib` | `process` |
/// |---|---|---|---|
/// | x86-64 | 192, 23 | 235, 24 | 233, 24 |
/// | aarch64 | 177, 22 | 210, 22 | 206, 22 |
pub(in crate::sandbox) fn filter(profile: Profile, architecture: Architecture) -> Filter {
    compiler::compile(&compiler::policy(), profile, architecture)
}
