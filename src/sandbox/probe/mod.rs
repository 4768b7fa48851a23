//! What this machine offers to a sandbox, as facts.
//!
//! Owns asking it. Nothing is changed by asking, but that control groups are tried by making some, which
//! go again. Whether a tier can be reached is found out by making it: [`Sandbox::open`](super::Sandbox).

mod noise;
mod rights;
mod surroundings;

use std::path::PathBuf;

pub use noise::Noise;
pub use rights::{LimitedResource, OwnLimit};
pub use surroundings::{Container, Filtered, Setting, Surroundings, User};

pub(super) use rights::missing_capabilities;

use super::cgroup::{Controller, Finding, Groups, Version};
use super::policy::{Coverage, Part};
use super::{SandboxError, tier};

/// What was found.
#[derive(Debug)]
pub struct Findings {
    /// The kernel.
    pub kernel: Kernel,
    /// Who we are and what we run in.
    pub surroundings: Surroundings,
    /// Capabilities that we lack, of those that there are.
    pub missing_capabilities: Vec<&'static str>,
    /// Limits of our own that get in the way.
    pub limits: Vec<OwnLimit>,
    /// Whether filters of system calls can kill.
    pub seccomp: Result<(), SandboxError>,
    /// What Landlock covers.
    pub landlock: Result<Landlock, SandboxError>,
    /// The control groups, one entry for each controller.
    pub groups: Vec<Group>,
    /// What makes times differ.
    pub noise: Vec<Noise>,
}

/// The kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kernel {
    /// `6.1.0-18-amd64`.
    pub release: String,
    /// The first two numbers of the release.
    pub version: (u32, u32),
}

/// What Landlock covers on this kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landlock {
    /// Its version.
    pub abi: u32,
    /// What it covers, in words.
    pub covers: Vec<&'static str>,
    /// What only later versions cover.
    pub lacks: Vec<&'static str>,
}

/// One controller of control groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `memory`, `processes`, `cpu time`.
    pub controller: String,
    /// The interface and the group below which ours are made, or why there is none.
    pub place: Result<(&'static str, PathBuf), NoGroup>,
}

/// Why a controller cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoGroup {
    /// Why, for both interfaces.
    pub why: String,
    /// What would make it work.
    pub fix: String,
}

impl Findings {
    /// Asks this machine.
    pub fn gather() -> Self {
        // Ours go when this is dropped; until then their files show what the kernel has.
        let groups = Groups::discover();
        let memory = groups.describe().iter().find_map(|finding| match &finding.place {
            Ok((Version::V2, path)) if finding.controller == Controller::Memory => Some(path),
            _ => None,
        });
        Self {
            kernel: kernel(),
            surroundings: Surroundings::here(),
            missing_capabilities: missing_capabilities(),
            limits: rights::limits(),
            seccomp: tier::can_filter().map_err(SandboxError::Lacking),
            landlock: landlock(),
            groups: groups.describe().iter().map(group).collect(),
            noise: noise::here(memory.map(PathBuf::as_path)),
        }
    }
}

/// The kernel by its own words.
pub(super) fn kernel() -> Kernel {
    let release = nix::sys::utsname::uname()
        .map(|names| names.release().to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map_while(|n| n.parse().ok());
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    Kernel { release, version }
}

fn landlock() -> Result<Landlock, SandboxError> {
    let abi = tier::can_use_landlock().map_err(SandboxError::Lacking)?;
    let covers = abi.covers();
    let names = |wanted| {
        let parts = Part::ALL.into_iter().filter(move |part| covers.part(*part) == wanted);
        parts.map(Part::name).collect()
    };
    let (has, lacks) = (names(Coverage::Enforced), names(Coverage::Missing));
    Ok(Landlock { abi: abi.number(), covers: has, lacks })
}

fn group(finding: &Finding) -> Group {
    let place = match &finding.place {
        Ok((version, path)) => {
            let base = path.parent().unwrap_or(path).to_owned();
            Ok((if *version == Version::V1 { "v1" } else { "v2" }, base))
        }
        Err(missing) => Err(NoGroup { why: missing.to_string(), fix: missing.fix() }),
    };
    Group { controller: finding.controller.to_string(), place }
}
