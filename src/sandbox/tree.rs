//! A program's process tree, seen from the host through `/proc`.
//!
//! Owns reading clocks, memory and scheduler figures of processes that run candidate code. Reads only
//! the host's `/proc`, never a file the program could write.

use std::fs;
use std::time::Duration;

use nix::unistd::Pid;

use super::sys;

/// The processes of one program.
#[derive(Debug)]
pub(super) struct Tree {
    /// The program itself.
    pub(super) program: Pid,
    /// Where processes may be started: what all descend from, and those there that are ours.
    family: Option<(Pid, Vec<Pid>)>,
}

/// Run time and waiting time of all threads; neither grows while a program is idle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Activity(u64);

impl Tree {
    /// A program that cannot start processes.
    pub(super) fn single(program: Pid) -> Self {
        Self { program, family: None }
    }

    /// A program that can. No candidate code may have run yet: all others there are ours.
    pub(super) fn family(program: Pid, root: Pid) -> Self {
        let ours = descendants(root).into_iter().filter(|pid| *pid != program).collect();
        Self { program, family: Some((root, ours)) }
    }

    /// CPU time used so far by everything in the tree, the dead included, and by what was reaped in it
    /// before.
    ///
    /// Clocks of the living are exact; what was reaped is counted in ticks of 10 ms. The figure is
    /// only used to decide when to kill; the verdict's comes from `wait4`.
    pub(super) fn cpu(&self) -> Duration {
        let living = self.members().iter().filter_map(|pid| sys::process_cpu(*pid).ok()).sum();
        match &self.family {
            None => living,
            Some((root, _)) => {
                living + descendants(*root).iter().map(|pid| reaped_cpu(*pid)).sum::<Duration>()
            }
        }
    }

    /// What changes whenever a thread runs or wants to run.
    pub(super) fn activity(&self) -> Activity {
        let sum = |pid: &Pid| -> u64 {
            let threads = fs::read_dir(format!("/proc/{pid}/task"));
            let threads = threads.into_iter().flatten().flatten();
            threads.map(|thread| schedule_figures(&thread.path().join("schedstat"))).sum()
        };
        let members = self.members();
        // A process that appears or goes is activity too.
        Activity(members.iter().map(sum).sum::<u64>().wrapping_add(members.len() as u64))
    }

    /// The program and what it has started, orphans included.
    fn members(&self) -> Vec<Pid> {
        match &self.family {
            None => vec![self.program],
            Some((root, ours)) => {
                let mut members = descendants(*root);
                members.retain(|pid| !ours.contains(pid));
                members
            }
        }
    }
}

/// A process and everything below it, by the kernel's lists of children.
fn descendants(root: Pid) -> Vec<Pid> {
    let mut members = vec![root];
    let mut next = 0;
    while let Some(pid) = members.get(next).copied() {
        next += 1;
        members.extend(children(pid));
    }
    members
}

fn children(pid: Pid) -> Vec<Pid> {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { return Vec::new() };
    let lists = threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists
        .flat_map(|list| {
            list.split_ascii_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>()
        })
        .map(Pid::from_raw)
        .collect()
}

/// Run time and run delay, in nanoseconds.
fn schedule_figures(path: &std::path::Path) -> u64 {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.split_ascii_whitespace().take(2).filter_map(|figure| figure.parse::<u64>().ok()).sum()
}

/// `cutime` and `cstime` of `proc_pid_stat(5)`: fields 16 and 17, in ticks.
fn reaped_cpu(pid: Pid) -> Duration {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name of the program, which it can choose, ends at the last parenthesis.
    let Some((_, fields)) = text.rsplit_once(')') else { return Duration::ZERO };
    let figures = fields.split_ascii_whitespace().skip(13).take(2);
    let ticks: u64 = figures.filter_map(|figure| figure.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
