//! Machines that refuse, made of ordinary folders.

use std::fs;
use std::path::Path;

use nix::errno::Errno;

use super::super::groups::Groups;
use super::super::layout::Layout;
use super::super::name::FolderName;
use super::super::{CgroupError, Controller, Missing, Unavailable, Version};

/// A layout whose only hierarchy is version 2, at this folder.
fn v2_at(folder: &Path) -> Layout {
    let mount = format!("33 22 0:28 / {} rw - cgroup2 cgroup2 rw\n", folder.display());
    Layout::parse("0::/\n", &mount)
}

fn reasons(groups: &Groups) -> Vec<Unavailable> {
    let reason = |missing: &Missing| missing.v2.clone();
    groups.describe().iter().filter_map(|one| one.place.as_ref().err()).map(reason).collect()
}

#[test]
fn nothing_is_an_answer() {
    let groups = Groups::of(&Layout::default());
    assert!(Controller::ALL.iter().all(|controller| !groups.has(*controller)));
    assert!(matches!(groups.slot(), Err(CgroupError::Nothing)));
    assert_eq!(reasons(&groups), vec![Unavailable::NotMounted(Version::V2); 3]);
    groups.sweep();
}

#[test]
fn another_processes_group_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("cgroup.procs"), "1\n").unwrap();
    let groups = Groups::of(&v2_at(folder.path()));
    assert_eq!(reasons(&groups), vec![Unavailable::NotOurs(folder.path().to_owned()); 3]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was made there");
}

#[test]
fn what_is_no_group_is_left_clean() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("cgroup.procs"), std::process::id().to_string()).unwrap();
    let groups = Groups::of(&v2_at(folder.path()));
    let unreadable = |why: &Unavailable| {
        matches!(why, Unavailable::Refused { action: "read", errno: Errno::ENOENT, .. })
    };
    assert!(reasons(&groups).iter().all(unreadable), "{:?}", groups.describe());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left");
}

#[test]
fn only_our_own_names_are_read_as_ours() {
    let ours = FolderName::new();
    assert_eq!(ours.to_string().parse::<FolderName>().ok(), Some(ours));
    assert_ne!(FolderName::new(), ours);
    assert!(ours.has_owner());
    let strangers =
        ["judge-1-2", "judge-1-2-3-4", "judge-01-2-3", "judge-+1-2-3", "judge.main", "judge-1-2-x"];
    for name in strangers {
        assert!(name.parse::<FolderName>().is_err(), "{name}");
    }
    for dead in ["judge-1-1-0", "judge-4294967295-1-0"] {
        assert!(!dead.parse::<FolderName>().unwrap().has_owner(), "{dead}");
    }
}
