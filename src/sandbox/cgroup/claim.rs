//! Which hierarchies let us make groups: by making them.
//!
//! Owns our folder in a hierarchy and, in version 2, passing controllers on to it. No flag, mount
//! option or owner is trusted; each step is tried.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use nix::fcntl::Flock;
use nix::unistd::Pid;

use super::files::put;
use super::folder::{self, Folder};
use super::layout::Layout;
use super::name::{FolderName, LEAF};
use super::{Controller, Unavailable, Version, kill};

/// Our folder in a hierarchy, and what it can do.
#[derive(Debug)]
pub(super) struct Hierarchy {
    pub(super) version: Version,
    pub(super) controllers: Vec<Controller>,
    /// The group in which judges make their folders.
    pub(super) base: PathBuf,
    folder: Folder,
    _alive: Flock<File>,
}

/// What version 2 gave, and why not the rest.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) hierarchy: Hierarchy,
    pub(super) refused: Vec<(Controller, Unavailable)>,
}

impl Hierarchy {
    /// Our folder in it.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    fn make(version: Version, base: PathBuf, name: FolderName) -> Result<Self, Unavailable> {
        let path = base.join(name.to_string());
        let made = Folder::make(path.clone()).map_err(Unavailable::refused("make", &path))?;
        let alive = folder::lock(&path).map_err(Unavailable::refused("lock", &path))?;
        Ok(Self { version, controllers: Vec::new(), base, folder: made, _alive: alive })
    }

    /// Uses a controller, if it obeys.
    fn take(&mut self, controller: Controller) -> Result<(), Unavailable> {
        let attempt = |file: &str, act: &dyn Fn(&Path) -> io::Result<()>| {
            let path = self.path().join(file);
            act(&path).map_err(Unavailable::refused("use", &path))
        };
        let set = |value: &'static str| move |path: &Path| put(path, value);
        let read = |path: &Path| fs::read(path).map(drop);
        match (self.version, controller) {
            (Version::V1, Controller::Memory) => attempt("memory.limit_in_bytes", &set("-1")),
            (Version::V2, Controller::Memory) => attempt("memory.max", &set("max")),
            (_, Controller::Processes) => attempt("pids.max", &set("max")),
            (Version::V1, Controller::Cpu) => attempt("cpuacct.usage", &read),
            (Version::V2, Controller::Cpu) => attempt("cpu.stat", &read),
        }?;
        self.controllers.push(controller);
        Ok(())
    }
}

/// Claims a controller of version 1, in a folder that we may already have: some are mounted together.
pub(super) fn v1(
    layout: &Layout,
    controller: Controller,
    name: FolderName,
    held: &mut Vec<Hierarchy>,
) -> Result<PathBuf, Unavailable> {
    let base = our_group(layout.v1(controller), Version::V1)?;
    let same = |other: &&mut Hierarchy| other.version == Version::V1 && other.base == base;
    if let Some(hierarchy) = held.iter_mut().find(same) {
        hierarchy.take(controller)?;
        return Ok(hierarchy.path().to_owned());
    }
    let mut hierarchy = Hierarchy::make(Version::V1, base, name)?;
    hierarchy.take(controller)?;
    let path = hierarchy.path().to_owned();
    held.push(hierarchy);
    Ok(path)
}

/// Claims what there is in version 2.
pub(super) fn v2(layout: &Layout, name: FolderName) -> Result<Claimed, Unavailable> {
    let own = our_group(layout.v2(), Version::V2)?;
    // A judge that has moved to its leaf makes its groups beside that.
    let base = match own.parent() {
        Some(parent) if own.ends_with(LEAF) => parent.to_owned(),
        _ => own,
    };
    let mut hierarchy = Hierarchy::make(Version::V2, base, name)?;
    may_hold_processes(hierarchy.path())?;
    let mut refused = Vec::new();
    for controller in Controller::ALL {
        let taken = pass_on(&hierarchy.base, controller)
            .and_then(|()| pass_on(hierarchy.path(), controller))
            .and_then(|()| hierarchy.take(controller));
        refused.extend(taken.err().map(|why| (controller, why)));
    }
    Ok(Claimed { hierarchy, refused })
}

/// Below a threaded group there are none but threaded ones.
fn may_hold_processes(group: &Path) -> Result<(), Unavailable> {
    let file = group.join("cgroup.type");
    let kind = fs::read_to_string(&file).map_err(Unavailable::refused("read", &file))?;
    if kind.trim() == "domain" { Ok(()) } else { Err(Unavailable::Threaded(group.to_owned())) }
}

/// The first of these that lists this process.
fn our_group(places: Vec<PathBuf>, version: Version) -> Result<PathBuf, Unavailable> {
    let mut why = Unavailable::NotMounted(version);
    for place in places {
        match kill::members(&place) {
            Ok(members) if members.contains(&Pid::this()) => return Ok(place),
            Ok(_) => why = Unavailable::NotOurs(place),
            Err(source) => why = Unavailable::refused("read", &place.join("cgroup.procs"))(source),
        }
    }
    Err(why)
}

/// Lets the groups below this one have a controller.
fn pass_on(group: &Path, controller: Controller) -> Result<(), Unavailable> {
    let Some(name) = controller.v2_name() else { return Ok(()) };
    let (given, passed) = ("cgroup.controllers", group.join("cgroup.subtree_control"));
    if !lists(&group.join(given), name)? {
        return Err(Unavailable::NotDelegated(group.to_owned()));
    }
    if lists(&passed, name)? {
        return Ok(());
    }
    let way = make_way(group)?;
    put(&passed, &format!("+{name}")).map_err(|error| {
        if matches!(way, Way::Made) {
            move_back(group);
        }
        Unavailable::refused("write", &passed)(error)
    })
}

fn lists(file: &Path, name: &str) -> Result<bool, Unavailable> {
    let text = fs::read_to_string(file).map_err(Unavailable::refused("read", file))?;
    Ok(text.split_ascii_whitespace().any(|other| other == name))
}

/// How a group came to hold no processes.
enum Way {
    Clear,
    Made,
}

/// Moves this process out of a group that it alone is in, for version 2 allows processes only in leaves.
/// That is not left to the kernel's refusal: some controllers, `pids` among them, can be passed on all
/// the same, which turns the group and all below it into threaded ones that no process may enter.
///
/// We stay in the leaf to our end: going back would cost each run another grace period, and who gives
/// a judge a group of its own removes it, too.
fn make_way(group: &Path) -> Result<Way, Unavailable> {
    static MOVING: Mutex<()> = Mutex::new(());
    // The root group, which alone has no type, may hold processes beside passing controllers on.
    if !group.join("cgroup.type").exists() {
        return Ok(Way::Clear);
    }
    let _one_at_a_time = MOVING.lock();
    let members = kill::members(group).map_err(Unavailable::refused("read", group))?;
    if members.is_empty() {
        return Ok(Way::Clear);
    }
    let count = members.iter().filter(|pid| **pid != Pid::this()).count();
    if count > 0 {
        return Err(Unavailable::OtherProcesses { path: group.to_owned(), count });
    }
    let leaf = group.join(LEAF);
    match fs::create_dir(&leaf) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(Unavailable::refused("make", &leaf)(error));
        }
        _ => {}
    }
    let door = leaf.join("cgroup.procs");
    let enter = put(&door, &std::process::id().to_string());
    enter.map(|()| Way::Made).map_err(Unavailable::refused("write", &door))
}

/// Undoes [`make_way`] where it did not help.
fn move_back(group: &Path) {
    let back = put(&group.join("cgroup.procs"), &std::process::id().to_string());
    // Without us the leaf is empty, unless another judge has moved there.
    let _ = back.and_then(|()| fs::remove_dir(group.join(LEAF)));
}
