//! How strongly candidate code is shut off: tiers and the layers they are made of.
//!
//! Owns their names. What makes a layer stand is `sandbox`'s.

use std::fmt;
use std::str::FromStr;

/// A tier of the sandbox, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Limits only.
    None,
    /// System calls are filtered; no file can be opened.
    Seccomp,
    /// System calls are filtered; files are restricted by the kernel.
    Landlock,
    /// Namespaces and a private root, made inside a user namespace of the caller's own.
    Rootless,
    /// The same made with the rights of root, and a user of its own for every program.
    Full,
}

impl Tier {
    /// Every tier, the strongest first: the order in which they are tried.
    pub const ALL: [Self; 5] =
        [Self::Full, Self::Rootless, Self::Landlock, Self::Seccomp, Self::None];

    /// The name on the command line and in machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Rootless => "rootless",
            Self::Landlock => "landlock",
            Self::Seccomp => "seccomp",
            Self::None => "none",
        }
    }

    /// Whether programs have namespaces and a root of their own.
    pub fn has_private_root(self) -> bool {
        self >= Self::Rootless
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Not the name of a tier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no tier")]
pub struct ParseTierError(pub String);

impl FromStr for Tier {
    type Err = ParseTierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|tier| tier.code() == text);
        known.ok_or_else(|| ParseTierError(text.to_owned()))
    }
}

macro_rules! layers {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// One thing that stands between candidate code and the machine.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Layer {
            $($(#[$doc])* $name,)*
        }

        impl Layer {
            /// Every layer.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in machine formats.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

layers! {
    /// User, mount, process, network, IPC, host-name and cgroup namespaces.
    Namespaces = "namespaces",
    /// A read-only root that holds the interpreter and nothing else of the machine.
    PrivateRoot = "private_root",
    /// A user of the machine that nothing else runs as.
    OwnUser = "own_user",
    /// An allow-list of system calls.
    Seccomp = "seccomp",
    /// The kernel's rules on files, and on networks and signals where it has them.
    Landlock = "landlock",
    /// Memory of the whole process tree, by control group.
    MemoryGroup = "memory_cgroup",
    /// Number of processes and threads, by control group.
    ProcessGroup = "pids_cgroup",
    /// CPU time of the whole process tree, by control group.
    CpuGroup = "cpu_cgroup",
    /// Resource limits, no new privileges, no capabilities, no descriptor but its own.
    Limits = "limits",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_tried_from_the_strongest() {
        assert!(Tier::ALL.is_sorted_by(|stronger, weaker| stronger > weaker));
        assert!(Tier::Rootless.has_private_root() && !Tier::Landlock.has_private_root());
    }
}
