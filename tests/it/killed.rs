//! The judge killed in the middle of its work: nothing outlives it, and the next one clears up.
//!
//! Owns killing it with `SIGKILL`, which it cannot answer, while the hostile corpus is judged.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::sandbox::jails_of;
use crate::support::{judge, ranges, run, sandbox_works, text};

/// How long the kernel may take to end what has lost its parent.
const PATIENCE: Duration = Duration::from_secs(20);

/// After so many processes of it were seen, the judge is killed.
const MOMENTS: [usize; 3] = [2, 40, 120];

#[test]
fn nothing_outlives_a_killed_judge_and_the_next_one_clears_up() {
    if !sandbox_works() {
        return;
    }
    for (arguments, _) in ranges().into_iter().filter(|(_, tier)| *tier != judge::model::Tier::None)
    {
        for moment in MOMENTS {
            killed_after(moment, arguments);
        }
    }
}

fn killed_after(moment: usize, arguments: &str) {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap();
    let mut command = judge();
    command.args(["doctor", "--attack", "--jobs", "4"]).args(arguments.split(' '));
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let pid = Pid::from_raw(child.id().cast_signed());
    let mut family = BTreeMap::new();
    let deadline = Instant::now() + Duration::from_mins(2);
    while family.len() < moment {
        assert!(Instant::now() < deadline, "{arguments}: only {} processes", family.len());
        assert!(child.try_wait().unwrap().is_none(), "{arguments}: it ended by itself");
        family.extend(descendants(pid.as_raw()).into_iter().filter_map(with_birth));
        std::thread::sleep(Duration::from_millis(1));
    }
    kill(pid, Signal::SIGKILL).unwrap();
    child.wait().unwrap();
    // What a dying process has just started was in no list; it is in the groups that were left.
    let groups = groups_of(pid.as_raw());
    let deadline = Instant::now() + PATIENCE;
    loop {
        let mut left: Vec<i32> =
            family.iter().filter(|(one, born)| lives(**one, born)).map(|(one, _)| *one).collect();
        left.extend(groups.iter().flat_map(|group| members(group)));
        if left.is_empty() {
            break;
        }
        assert!(Instant::now() < deadline, "{arguments}: processes {left:?} outlived the judge");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(fs::read_to_string("/proc/self/mounts").unwrap(), mounts, "{arguments}: a mount");
    let file = "tests/submissions/two_sum/accepted/hash_map.py";
    let output = run(["run", "two_sum", file, "--samples"]);
    assert_eq!(output.status.code(), Some(0), "{arguments}: {}", text(&output.stderr));
    let left = groups_of(pid.as_raw());
    assert!(left.is_empty(), "{arguments}: {left:?} were not removed");
}

/// A process with the time at which it started: the number may come to mean another one.
fn with_birth(pid: i32) -> Option<(i32, String)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(')')?;
    Some((pid, fields.split_whitespace().nth(19)?.to_owned()))
}

/// Whether it is still there, and not merely waiting for its parent to look.
fn lives(pid: i32, born: &str) -> bool {
    let zombie = || {
        let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        text.rsplit_once(')').is_none_or(|(_, fields)| fields.trim_start().starts_with('Z'))
    };
    with_birth(pid).is_some_and(|(_, now)| now == born) && !zombie()
}

fn descendants(pid: i32) -> Vec<i32> {
    let mut found = jails_of(pid);
    let mut next = 0;
    while let Some(one) = found.get(next).copied() {
        next += 1;
        found.extend(jails_of(one));
    }
    found
}

/// The control groups of a judge: their names carry its number.
fn groups_of(pid: i32) -> Vec<PathBuf> {
    let name = format!("judge-{pid}-");
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("/sys/fs/cgroup")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten().filter(|entry| entry.path().is_dir()) {
            if entry.file_name().to_string_lossy().starts_with(&name) {
                found.push(entry.path());
            }
            folders.push(entry.path());
        }
    }
    found
}

fn members(group: &Path) -> Vec<i32> {
    let mut folders: Vec<_> = fs::read_dir(group)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.push(group.to_owned());
    let lists = folders.iter().filter_map(|one| fs::read_to_string(one.join("cgroup.procs")).ok());
    lists
        .flat_map(|list| list.lines().filter_map(|pid| pid.parse().ok()).collect::<Vec<i32>>())
        .collect()
}
