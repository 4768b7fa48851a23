//! Where the groups of this process are, by the kernel's own account.
//!
//! Owns reading `/proc/self/cgroup` and `/proc/self/mountinfo`. Pure, and no proof: `claim` tries what
//! is said here.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use super::{Controller, Version};

/// The groups this process is in, and what of the hierarchies is mounted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    memberships: Vec<Membership>,
    mounts: Vec<Mount>,
}

/// A line of `/proc/self/cgroup`: which group of a hierarchy this process is in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Membership {
    version: Version,
    controllers: Vec<String>,
    group: PathBuf,
}

/// A line of `/proc/self/mountinfo`: which part of a hierarchy is seen where.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mount {
    version: Version,
    options: Vec<String>,
    root: PathBuf,
    point: PathBuf,
}

impl Layout {
    /// From the text of the two files. Lines that make no sense are passed over.
    pub(super) fn parse(cgroup: &str, mountinfo: &str) -> Self {
        Self {
            memberships: cgroup.lines().filter_map(membership).collect(),
            // A later mount hides an earlier one in the same place.
            mounts: mountinfo.lines().filter_map(mount).rev().collect(),
        }
    }

    /// Where our group of the version 2 hierarchy may be seen, likeliest first.
    pub(super) fn v2(&self) -> Vec<PathBuf> {
        let ours = self.memberships.iter().filter(|group| group.version == Version::V2);
        ours.flat_map(|group| self.seen_at(group, |mount| mount.version == Version::V2)).collect()
    }

    /// As [`Layout::v2`], for the version 1 hierarchy of a controller.
    pub(super) fn v1(&self, controller: Controller) -> Vec<PathBuf> {
        self.v1_named(controller.v1_name())
    }

    /// As [`Layout::v1`], by the kernel's name of the controller.
    pub(super) fn v1_named(&self, name: &str) -> Vec<PathBuf> {
        let has = |names: &[String]| names.iter().any(|other| other == name);
        let ours = self.memberships.iter().filter(|group| has(&group.controllers));
        let holds = |mount: &Mount| mount.version == Version::V1 && has(&mount.options);
        ours.flat_map(|group| self.seen_at(group, holds)).collect()
    }

    fn seen_at(&self, membership: &Membership, fits: impl Fn(&Mount) -> bool) -> Vec<PathBuf> {
        let fitting = self.mounts.iter().filter(|mount| fits(mount));
        let mut places: Vec<PathBuf> = Vec::new();
        for place in fitting.filter_map(|mount| place(&mount.root, &mount.point, &membership.group))
        {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}

/// A mount shows the groups from its root on down. `..` means beyond our namespace.
fn place(root: &Path, point: &Path, group: &Path) -> Option<PathBuf> {
    let beyond = |path: &Path| path.components().any(|part| part.as_os_str() == "..");
    if beyond(root) || beyond(group) {
        return None;
    }
    let below = group.strip_prefix(root).ok()?;
    Some(if below.as_os_str().is_empty() { point.to_owned() } else { point.join(below) })
}

/// `HIERARCHY:CONTROLLERS:PATH`, where version 2 is hierarchy 0 without controllers.
fn membership(line: &str) -> Option<Membership> {
    let mut fields = line.splitn(3, ':');
    let (hierarchy, controllers, group) = (fields.next()?, fields.next()?, fields.next()?);
    let version =
        if hierarchy == "0" && controllers.is_empty() { Version::V2 } else { Version::V1 };
    let group = group.strip_suffix(" (deleted)").unwrap_or(group);
    Some(Membership { version, controllers: list(controllers), group: PathBuf::from(group) })
}

/// `ID PARENT DEVICE ROOT POINT OPTIONS [TAGS…] - TYPE SOURCE SUPER_OPTIONS`; see
/// `proc_pid_mountinfo(5)`.
fn mount(line: &str) -> Option<Mount> {
    let (place, kind) = line.split_once(" - ")?;
    let mut kind = kind.split(' ');
    let version = match kind.next()? {
        "cgroup" => Version::V1,
        "cgroup2" => Version::V2,
        _ => return None,
    };
    let options = list(kind.nth(1)?);
    let mut place = place.split(' ').skip(3);
    let (root, point) = (unescape(place.next()?), unescape(place.next()?));
    Some(Mount { version, options, root, point })
}

fn list(text: &str) -> Vec<String> {
    text.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Blanks and backslashes are written as `\` and three octal digits.
fn unescape(text: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = match after.split_at_checked(3) {
            Some((digits, after)) if *first == b'\\' => match octal(digits) {
                Some(byte) => (byte, after),
                None => (*first, rest.split_at(1).1),
            },
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    PathBuf::from(OsString::from_vec(bytes))
}

fn octal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()
}
