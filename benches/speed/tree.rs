//! This process and all that descend from it.
//!
//! Owns reading them from `/proc`. What they used comes in ticks of the clock, 10 ms on most machines, so
//! that only what took seconds is told well.

use std::fs;
use std::path::PathBuf;

use nix::unistd::{SysconfVar, sysconf};

/// Children of all threads of a process.
pub(crate) fn children(process: u32) -> Vec<u32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let of = |thread: PathBuf| fs::read_to_string(thread.join("children")).unwrap_or_default();
    let listed: Vec<_> = threads.flatten().map(|thread| of(thread.path())).collect();
    listed.iter().flat_map(|list| list.split_whitespace()).flat_map(str::parse).collect()
}

/// A process and those that descend from it.
pub(crate) fn all(process: u32) -> Vec<u32> {
    let below = children(process).into_iter().flat_map(all);
    std::iter::once(process).chain(below).collect()
}

/// CPU time of all that live, and of those that they have waited for: milliseconds.
pub(crate) fn cpu() -> f64 {
    let ticks: u32 = all(std::process::id()).into_iter().map(ticks).sum();
    let per_second = sysconf(SysconfVar::CLK_TCK).unwrap().unwrap();
    f64::from(ticks) * 1000.0 / f64::from(u32::try_from(per_second).unwrap())
}

/// `utime`, `stime`, `cutime` and `cstime` of `proc_pid_stat(5)`.
fn ticks(process: u32) -> u32 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name may hold spaces and brackets; what follows it starts with field 3.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    rest.split_whitespace().skip(11).take(4).flat_map(str::parse::<u32>).sum()
}
