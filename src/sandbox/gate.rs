//! The gate: the moment from which on a program is measured.
//!
//! Owns what happens before candidate code runs: its process is found, every layer is verified, the
//! figures are taken, the limits are set.

use std::time::Instant;

use nix::unistd::Pid;

use super::cgroup::Controller;
use super::slot::Slot;
use super::status::Status;
use super::supervise::{Gate, Known, Watch};
use super::tree::Tree;
use super::{Filter, PREPARE_MEMORY, Phase, SandboxError, sys, verified};
use crate::phases;

use crate::model::{MemorySize, Processes};

impl Watch<'_> {
    /// The harness is up: from here on the source is being compiled. What only an inspectable process
    /// shows is verified now, since the harness makes itself uninspectable before the gate.
    pub(super) fn prepare(&mut self, sender: Option<Pid>) -> Result<(), SandboxError> {
        let pid = self.know(sender)?;
        inspect(&self.slot, pid)?;
        let (address_space, _) = look(pid)?.memory().ok_or_else(gone)?;
        let (submission, case) = (self.program.submission, self.program.case);
        let soft = address_space + PREPARE_MEMORY + (submission.len() + case.len()) as u64 * 64;
        self.limit(pid, libc::RLIMIT_AS, (soft, u64::MAX))?;
        self.phase = Phase::Preparing;
        self.since = Instant::now();
        self.outgoing.extend_from_slice(submission);
        self.outgoing.extend_from_slice(case);
        Ok(())
    }

    /// Everything is verified, the figures are taken, the limits are set; then candidate code runs.
    pub(super) fn open_gate(&mut self, sender: Option<Pid>, go: &[u8]) -> Result<(), SandboxError> {
        let pid = match &self.known {
            Some(known) => known.tree.program,
            None => self.know(sender)?,
        };
        let memory = self.program.limits.memory;
        // Its files are memory, too, and come on top.
        let files = self.program.needs.scratch.map_or(0, |scratch| scratch.size.bytes());
        let counted_memory = MemorySize::from_bytes(memory.bytes().saturating_add(files));
        if self.slot.template.is_some() {
            // A started program has this limit from the beginning.
            self.limit(pid, libc::RLIMIT_STACK, (memory.bytes(), memory.bytes()))?;
            oom_first(pid);
        }
        let expected = verified::Expected {
            isolation: self.slot.isolation,
            filter: self.sandbox.filter(),
            rlimits: &self.rlimits,
        };
        let status = look(pid)?;
        expected.check(pid, &status).map_err(SandboxError::Unverified)?;
        let (address_space, rss_kib) = status.memory().ok_or_else(gone)?;
        let counted = self.slot.group.as_ref().filter(|group| group.has(Controller::Memory));
        if counted.is_none() {
            let most = address_space.saturating_add(memory.bytes());
            self.limit(pid, libc::RLIMIT_AS, (most, most))?;
        } else if self.slot.template.is_none() {
            self.limit(pid, libc::RLIMIT_AS, (u64::MAX, u64::MAX))?;
        }
        self.slot.limit_threads()?;
        let group =
            self.slot.group.as_ref().map(|group| group.open_case(counted_memory)).transpose()?;
        let cpu = sys::process_cpu(pid).map_err(SandboxError::host("read the program's clock"))?;
        let tree_cpu = self.known.as_ref().map(|known| known.tree.cpu()).unwrap_or_default();
        self.gate = Gate { cpu, tree_cpu, rss_kib, group };
        self.phase = Phase::Running;
        phases::mark("case: gate");
        self.since = Instant::now();
        self.checked = self.since;
        self.outgoing.extend_from_slice(go);
        Ok(())
    }

    /// The program's process, as the kernel says who speaks.
    fn know(&mut self, sender: Option<Pid>) -> Result<Pid, SandboxError> {
        let pid = sender.ok_or_else(gone)?;
        let handle =
            sys::pidfd_open(pid).map_err(SandboxError::host("open the program's process"))?;
        let tree = match (self.sandbox.filter(), self.program.needs.processes) {
            // The filter lets it start threads and nothing else.
            (Filter::InForce, Processes::One) => Tree::single(pid),
            _ => Tree::family(pid, self.slot.root()),
        };
        self.known = Some(Known { handle, tree });
        Ok(pid)
    }

    fn limit(&self, pid: Pid, resource: u32, values: (u64, u64)) -> Result<(), SandboxError> {
        sys::set_limit_of(pid, self.slot.lent_user(), resource, values)
            .map_err(SandboxError::host("limit the program's resources"))
    }
}

/// What can be seen of a process only while it may be inspected. What it forks inherits all of it.
pub(super) fn inspect(slot: &Slot, pid: Pid) -> Result<(), SandboxError> {
    if slot.template_pid_differs(pid) {
        let error = "the template is not the process that was started as one";
        return Err(SandboxError::Unverified(error.to_owned()));
    }
    if slot.isolation.has_init() {
        verified::separate_namespaces(pid).map_err(SandboxError::Unverified)?;
    }
    if slot.template.is_none() {
        oom_first(pid);
    }
    Ok(())
}

/// Should memory run out, the program goes first. A machine that refuses is one where that preference
/// is not ours to state.
fn oom_first(pid: Pid) {
    let _ = std::fs::write(format!("/proc/{pid}/oom_score_adj"), "1000");
}

/// What can be seen of the program now.
fn look(pid: Pid) -> Result<Status, SandboxError> {
    Status::of(pid).map_err(|_| gone())
}

fn gone() -> SandboxError {
    SandboxError::Unverified("the program's process is not there".to_owned())
}
