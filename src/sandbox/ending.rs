//! The end of a program: how it ended, that nothing is left of it, and the report.
//!
//! Owns the order in which the last words, the proof of emptiness and the figures are taken.

use std::time::Duration;

use super::capture::{Capture, Room};
use super::cgroup::OomKills;
use super::slot::Cleared;
use super::spec::{ProgramEnd, Said};
use super::supervise::{Heard, Watch};
use super::wire::Comes;
use super::{Dialogue, End, Phase, Report, SandboxError};
use crate::model::{Cause, MemorySize, Processes, Usage};
use crate::phases;

/// The end of a program that took our own processes with it.
const KILLED: ProgramEnd = ProgramEnd { status: libc::SIGKILL, cpu_us: 0, max_rss_kib: 0 };

impl Watch<'_> {
    pub(super) fn ended(
        &mut self,
        dialogue: &mut dyn Dialogue,
    ) -> Result<ProgramEnd, SandboxError> {
        if let Some(template) = &self.slot.template {
            let end = template.ended();
            return self.forked_ended(end, dialogue);
        }
        match self.slot.hear() {
            Ok(Said::Failed(failure)) => Err(failure.into()),
            Ok(Said::Ended(end)) => {
                self.hear_out(dialogue)?;
                self.empty = self.slot.wipe()? == Cleared::Empty;
                Ok(end)
            }
            Ok(_) => Err(SandboxError::Lost("it speaks out of turn".to_owned())),
            // Only candidate code can have ended our init, whose own limits it may reach in a user
            // namespace of one user. That is its doing, and reported as what it is: a kill.
            Err(_) if self.phase == Phase::Running => Ok(KILLED),
            Err(error) => Err(error),
        }
    }

    /// The template says how its child ended; init then proves that nothing else is left.
    fn forked_ended(
        &mut self,
        end: Option<ProgramEnd>,
        dialogue: &mut dyn Dialogue,
    ) -> Result<ProgramEnd, SandboxError> {
        let Some(end) = end else {
            // The kernel may take the template where the case's memory is not in its own processes.
            let gone = self.out_of_memory()? == OutOfMemory::Yes;
            return if gone { Ok(KILLED) } else { Err(SandboxError::TemplateLost) };
        };
        self.hear_out(dialogue)?;
        let empty = self.slot.clear()? == Cleared::Empty;
        self.empty = empty && self.slot.wipe()? == Cleared::Empty;
        Ok(end)
    }

    /// What it wrote before it died still counts; what could write is dead, or has no right to.
    fn hear_out(&mut self, dialogue: &mut dyn Dialogue) -> Result<(), SandboxError> {
        while self.channel_open && self.converse(dialogue)? == Heard::Something {}
        Ok(())
    }

    /// Whether the kernel killed something of it at its limit. A kill below the limit is the machine's.
    fn out_of_memory(&mut self) -> Result<OutOfMemory, SandboxError> {
        self.close_group();
        match self.figures.and_then(|figures| figures.memory).map(|memory| memory.oom_kills) {
            Some(OomKills::AtTheLimit(_)) => Ok(OutOfMemory::Yes),
            Some(OomKills::BelowTheLimit(_)) => {
                Err(SandboxError::Lost("the machine ran out of memory".to_owned()))
            }
            Some(OomKills::None) | None => Ok(OutOfMemory::No),
        }
    }

    /// Reads what the control groups have counted, once.
    fn close_group(&mut self) {
        if let (Some(group), Some(base)) = (&self.slot.group, self.gate.group.take()) {
            self.figures = group.close_case(&base).ok();
        }
    }

    /// Leaves no process behind, however the run ended.
    pub(super) fn clean_up(&mut self) {
        if self.empty {
            return;
        }
        if !self.slot.isolation.has_init() && self.known.is_some() {
            // Without a process namespace the jail process kills what is left.
            self.send(libc::SIGKILL);
            let second = Duration::from_secs(1);
            if self.slot.wire.comes_within(second).is_ok_and(|comes| comes == Comes::Now) {
                drop(self.slot.hear());
            }
        }
        self.slot.kill();
    }

    pub(super) fn report(mut self, end: ProgramEnd) -> Result<Report, SandboxError> {
        let wall = self.since.elapsed();
        phases::mark("case: ended");
        if self.phase == Phase::Boot {
            let words = self.last_error_line();
            return Err(SandboxError::Interpreter(words));
        }
        if self.ends.stdout.drain() == Room::Exceeded {
            self.causes.push(Cause::StdoutKill);
        }
        if self.ends.stderr.drain() == Room::Exceeded {
            self.causes.push(Cause::StderrKill);
        }
        self.ends.trace.drain();
        if self.out_of_memory()? == OutOfMemory::Yes && !self.causes.contains(&Cause::OomKill) {
            self.causes.push(Cause::OomKill);
        }
        let resident = MemorySize::from_kib(end.max_rss_kib.saturating_sub(self.gate.rss_kib));
        let counted = self.figures.and_then(|figures| figures.memory).map(|memory| memory.peak);
        let usage = Usage { cpu: self.cpu_used(&end), wall, memory: counted.unwrap_or(resident) };
        let signal = end.status & 0x7f;
        if self.empty {
            self.sandbox.free(self.slot);
        }
        Ok(Report {
            phase: self.phase,
            end: if signal == 0 {
                End::Exited(end.status >> 8 & 0xff)
            } else {
                End::Signalled(signal)
            },
            filter: self.sandbox.filter(),
            causes: self.causes,
            usage,
            stdout: self.ends.stdout.finish(),
            stderr: self.ends.stderr.finish(),
            trace: self.ends.trace.finish().text,
        })
    }

    /// CPU time since the gate. Of a program with processes also that of those it never waited for,
    /// which its parent does not know.
    fn cpu_used(&self, end: &ProgramEnd) -> Duration {
        let waited = Duration::from_micros(end.cpu_us).saturating_sub(self.gate.cpu);
        if self.program.needs.processes == Processes::One {
            return waited;
        }
        let counted = self.figures.and_then(|figures| figures.cpu).unwrap_or_default();
        waited.max(counted).max(self.cpu)
    }

    /// What our own code said when it failed to start.
    fn last_error_line(&mut self) -> String {
        self.ends.stderr.drain();
        let said = std::mem::replace(&mut self.ends.stderr, Capture::closed()).finish();
        said.text.lines().last().unwrap_or_else(|| "it ended without a word".to_owned())
    }
}

/// Whether the kernel killed a program for its memory.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OutOfMemory {
    Yes,
    No,
}
