//! The gate: the moment from which on a program is measured.
//!
//! Owns what happens before candidate code runs: its process is found, every layer is verified, the
//! figures are taken, the limits are set.

use std::time::Instant;

use nix::unistd::Pid;

use super::supervise::{Gate, Known, Watch};
use super::tree::{self, Tree};
use super::{PREPARE_MEMORY, Phase, SandboxError, sys, verified};

impl Watch<'_> {
    /// The harness is up: from here on the source is being compiled.
    pub(super) fn prepare(&mut self, sender: Option<Pid>, job: &[u8]) -> Result<(), SandboxError> {
        let unverified = |what: &str| SandboxError::Unverified(what.to_owned());
        let pid = sender.ok_or_else(|| unverified("the program's process is not known"))?;
        let tree = Tree::of(pid).ok_or_else(|| unverified("the program's process is not there"))?;
        let handle =
            sys::pidfd_open(pid).map_err(SandboxError::host("open the program's process"))?;
        let (address_space, _) =
            tree::memory(pid).ok_or_else(|| unverified("memory cannot be read"))?;
        let soft = address_space + PREPARE_MEMORY + job.len() as u64 * 64;
        sys::set_limit_of(pid, libc::RLIMIT_AS, soft, u64::MAX)
            .map_err(SandboxError::host("limit the program's memory"))?;
        self.known = Some(Known { handle, tree });
        self.phase = Phase::Preparing;
        self.since = Instant::now();
        self.outgoing.extend_from_slice(job);
        Ok(())
    }

    /// Everything is verified, the figures are taken, the limits are set; then candidate code runs.
    pub(super) fn open_gate(&mut self, go: &[u8]) -> Result<(), SandboxError> {
        let lost = || SandboxError::Unverified("the program's process is not there".to_owned());
        let pid = self.known.as_ref().ok_or_else(lost)?.tree.program;
        verified::check(pid, self.isolation, self.rlimits).map_err(SandboxError::Unverified)?;
        let (address_space, rss_kib) = tree::memory(pid).ok_or_else(lost)?;
        let most = address_space.saturating_add(self.program.limits.memory.bytes());
        sys::set_limit_of(pid, libc::RLIMIT_AS, most, most)
            .map_err(SandboxError::host("limit the program's memory"))?;
        // Should the machine run out of memory, the program goes first. A machine that refuses is
        // one where that preference is not ours to state.
        let _ = std::fs::write(format!("/proc/{pid}/oom_score_adj"), "1000");
        let cpu = sys::process_cpu(pid).map_err(SandboxError::host("read the program's clock"))?;
        self.gate = Gate { cpu, rss_kib };
        self.phase = Phase::Running;
        self.since = Instant::now();
        self.checked = self.since;
        self.outgoing.extend_from_slice(go);
        Ok(())
    }
}
