//! Choosing how strongly programs are shut off, by trying.
//!
//! Owns the order of the tiers, what each is made of, and what is said when none is reached. Making a
//! slot is the trial: nothing is believed that did not work.

use nix::unistd::{getegid, geteuid};

use super::policy::{self, Abi, Architecture, Profile};
use super::probe::missing_capabilities;
use super::spec::{Demand, Isolation};
use super::{Lack, Runner, SandboxError, sys};
use crate::model::{Needs, Processes, Tier};

/// Which tier is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The strongest that works, and nothing below this one.
    AtLeast(Tier),
    /// This one.
    Exactly(Tier),
}

impl Choice {
    pub(super) fn candidates(self) -> Vec<Tier> {
        let wanted = |tier: &Tier| match self {
            Self::AtLeast(least) => *tier >= least && worth_trying(*tier),
            Self::Exactly(exactly) => *tier == exactly,
        };
        Tier::ALL.into_iter().filter(wanted).collect()
    }
}

/// `full` needs root's rights and `rootless` is for everybody else; the rest is found out by trying.
fn worth_trying(tier: Tier) -> bool {
    match tier {
        Tier::Full => geteuid().is_root(),
        Tier::Rootless => !geteuid().is_root(),
        Tier::Landlock | Tier::Seccomp | Tier::None => true,
    }
}

/// No tier that was wanted could be reached.
#[derive(Debug, thiserror::Error)]
#[error("no sandbox: {}", in_words(tried))]
pub struct NoTier {
    /// What was tried, the strongest first, and why it failed.
    pub tried: Vec<(Tier, SandboxError)>,
    /// What was wanted.
    pub choice: Choice,
}

impl NoTier {
    /// What to do about it.
    pub fn hint(&self) -> String {
        let fix = self.tried.iter().find_map(|(_, error)| error.hint());
        let fix = fix.unwrap_or_else(|| "`judge doctor` says what this machine offers".to_owned());
        let least = match self.choice {
            Choice::AtLeast(least) => least,
            Choice::Exactly(tier) => tier,
        };
        if least == Tier::None {
            return fix;
        }
        format!("{fix}. --sandbox none judges with limits only and marks the report")
    }
}

fn in_words(tried: &[(Tier, SandboxError)]) -> String {
    let each: Vec<_> = tried.iter().map(|(tier, error)| format!("{tier}: {error}")).collect();
    each.join("; ")
}

/// How a tier is made for the slot whose jail process has this number.
pub(super) fn isolation(tier: Tier, jail: u32, paths: OpenPaths) -> Isolation {
    let (uid, gid) = (geteuid().as_raw(), getegid().as_raw());
    let free = free_user(jail);
    match (tier, free) {
        (Tier::Full, Some(first_uid)) => Isolation::Root { first_uid },
        (Tier::Rootless, Some(free)) if uid == 0 => Isolation::Rootless { uid: free, gid: free },
        (Tier::Full | Tier::Rootless, _) => Isolation::Rootless { uid, gid },
        (Tier::Landlock | Tier::Seccomp | Tier::None, Some(free))
            if uid == 0 && paths == OpenPaths::ToAll && tier != Tier::None =>
        {
            Isolation::Bare { uid: Some(free) }
        }
        _ => Isolation::Bare { uid: None },
    }
}

/// Whether everybody may read the interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenPaths {
    /// Everybody may.
    ToAll,
    /// Some folder is closed to others.
    ToUs,
}

/// Whether a tier has a place for what a problem asks for. Without a mount namespace nothing limits how
/// much a folder holds; without a process namespace a program could signal others of its user.
pub(super) fn provides(tier: Tier, needs: Needs) -> Result<(), SandboxError> {
    let what = match needs {
        _ if tier.has_private_root() => return Ok(()),
        Needs { scratch: Some(_), .. } => "a folder to write to",
        Needs { processes: Processes::Several, .. } => "processes of its own",
        Needs { scratch: None, processes: Processes::One } => return Ok(()),
    };
    Err(SandboxError::TooWeak { what, tier })
}

/// How programs come to be. A program that may signal any process must not share a user with its
/// template; init is out of its reach, since a namespace's first process is.
pub(super) fn runner(tier: Tier, wanted: Runner, needs: Needs) -> Runner {
    match (tier, needs.processes) {
        (Tier::Rootless, Processes::Several) => Runner::Exec,
        _ => wanted,
    }
}

/// Which system calls stay allowed in a tier.
pub(super) fn profile(tier: Tier, needs: Needs) -> Option<Profile> {
    match tier {
        Tier::Full | Tier::Rootless if needs.processes == Processes::Several => {
            Some(Profile::Process)
        }
        Tier::Full | Tier::Rootless | Tier::Landlock => Some(Profile::Stdlib),
        Tier::Seccomp => Some(Profile::Pure),
        Tier::None => None,
    }
}

/// Whether the kernel's rules on files are asked for.
pub(super) fn landlock(tier: Tier) -> Demand {
    match tier {
        Tier::Full | Tier::Rootless => Demand::Welcome,
        Tier::Landlock => Demand::Required,
        Tier::Seccomp | Tier::None => Demand::No,
    }
}

/// What can be known before a slot is made.
pub(super) fn preconditions(tier: Tier) -> Result<(), SandboxError> {
    if tier != Tier::None {
        can_filter().map_err(SandboxError::Lacking)?;
    }
    match tier {
        Tier::Landlock => can_use_landlock().map(drop),
        Tier::Full => may_mount(),
        Tier::Rootless | Tier::Seccomp | Tier::None => Ok(()),
    }
    .map_err(SandboxError::Lacking)
}

/// Whether programs can be put under a filter of ours.
pub(super) fn can_filter() -> Result<(), Lack> {
    if Architecture::here().is_none() {
        return Err(Lack::Processor);
    }
    sys::seccomp_action_available(libc::SECCOMP_RET_KILL_PROCESS).map_err(Lack::Seccomp)
}

/// The version of Landlock, if it can be used.
pub(super) fn can_use_landlock() -> Result<Abi, Lack> {
    policy::abi().map_err(Lack::Landlock)
}

/// Root in a container may lack what root usually may.
fn may_mount() -> Result<(), Lack> {
    const NEEDED: [&str; 3] = ["CAP_SYS_ADMIN", "CAP_SETUID", "CAP_SETGID"];
    let mut missing = missing_capabilities();
    missing.retain(|name| NEEDED.contains(name));
    if missing.is_empty() { Ok(()) } else { Err(Lack::RootsRights(missing)) }
}

/// Four neighbouring host users that nothing else runs as: `RLIMIT_NPROC` counts per user, so two
/// slots must not share one. Numbers follow the jail process, which no other slot has at the same time.
fn free_user(jail: u32) -> Option<u32> {
    /// Beyond the ranges that `useradd`, systemd and container tools give out.
    const FIRST: u64 = 2_000_000_000;
    const STRIDE: u64 = 4;
    let map = std::fs::read_to_string("/proc/self/uid_map").ok()?;
    let ranges = map.lines().filter_map(|line| {
        let mut numbers =
            line.split_ascii_whitespace().filter_map(|number| number.parse::<u64>().ok());
        let start = numbers.next()?;
        let length = numbers.nth(1)?;
        Some((start, length))
    });
    let (start, length) = ranges.max_by_key(|(_, length)| *length)?;
    let wanted = FIRST + u64::from(jail) * STRIDE;
    let fits = wanted >= start && wanted + STRIDE <= start + length;
    // A small map: its upper half, by process.
    let room = (length / (2 * STRIDE)).max(1);
    let user = if fits { wanted } else { start + length / 2 + u64::from(jail) % room * STRIDE };
    (length >= 4 * STRIDE).then_some(u32::try_from(user).ok()?)
}
