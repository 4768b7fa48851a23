//! The limits that are clocks: CPU time, time on the clock, idleness.
//!
//! Owns when they are read and when they fire. What a fired limit means is `engine`'s.

use std::time::{Duration, Instant};

use super::supervise::Watch;
use super::{PREPARE_CPU, Phase, SandboxError};
use crate::model::{Cause, Processes};

/// How long our own code may take to start and to compile, on the clock.
const START_WALL: Duration = Duration::from_mins(1);

impl Watch<'_> {
    /// How long until a limit can fire at the earliest.
    pub(super) fn next_check(&self) -> Duration {
        if let Some(dying) = &self.dying {
            let until = dying.kill_at.unwrap_or(dying.lost_at);
            return until.saturating_duration_since(Instant::now()) + Duration::from_millis(1);
        }
        match self.phase {
            Phase::Boot | Phase::Preparing => Duration::from_millis(250),
            Phase::Running => self.next_clock_check().saturating_duration_since(Instant::now()),
        }
    }

    /// The first moment at which the CPU limit can be passed, since no more than all processors can
    /// run at once; often enough, too, to notice that nothing runs.
    fn next_clock_check(&self) -> Instant {
        /// Asked once: the answer is read from half a dozen files.
        static PROCESSORS: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
        let count = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let processors = *PROCESSORS.get_or_init(count);
        let left = self.program.limits.cpu_kill().saturating_sub(self.cpu);
        let share = left / u32::try_from(processors).unwrap_or(1);
        self.checked + share.clamp(Duration::from_millis(3), self.program.limits.idle() / 4)
    }

    fn cpu_since_gate(&self) -> Duration {
        let cpu = self.known.as_ref().map(|known| known.tree.cpu()).unwrap_or_default();
        cpu.saturating_sub(self.gate.tree_cpu)
    }

    pub(super) fn check_limits(&mut self) -> Result<(), SandboxError> {
        if let Some(dying) = &mut self.dying {
            let now = Instant::now();
            if dying.kill_at.is_some_and(|at| now >= at) {
                dying.kill_at = None;
                self.send(libc::SIGKILL);
            } else if now >= dying.lost_at {
                return Err(SandboxError::Lost("a killed program does not end".to_owned()));
            }
            return Ok(());
        }
        match self.phase {
            Phase::Boot if self.since.elapsed() > START_WALL => {
                Err(SandboxError::Interpreter("it took more than 60 s to start".to_owned()))
            }
            Phase::Boot => Ok(()),
            Phase::Preparing => {
                let cpu = self.known.as_ref().map(|known| known.tree.cpu()).unwrap_or_default();
                if cpu > PREPARE_CPU {
                    self.kill(Cause::CpuKill);
                } else if self.since.elapsed() > START_WALL {
                    self.kill(Cause::WallKill);
                }
                Ok(())
            }
            Phase::Running => {
                self.check_clocks();
                Ok(())
            }
        }
    }

    fn check_clocks(&mut self) {
        if Instant::now() < self.next_clock_check() {
            return;
        }
        let limits = self.program.limits;
        self.checked = Instant::now();
        self.cpu = self.cpu_since_gate();
        if self.lost_a_process_to_memory() {
            self.kill(Cause::OomKill);
        } else if self.cpu > limits.cpu_kill() {
            self.kill(Cause::CpuKill);
        } else if self.since.elapsed() > limits.wall() {
            self.kill(Cause::WallKill);
        } else if self.is_idle() {
            self.kill(Cause::IdleKill);
        }
    }

    /// Whether the kernel has killed one of several processes for its memory, which the others may never
    /// notice. Where there is one, its end tells.
    fn lost_a_process_to_memory(&self) -> bool {
        let several = self.program.needs.processes == Processes::Several;
        let Some(group) = self.slot.group.as_ref().filter(|_| several) else { return false };
        let kills = self.gate.group.as_ref().map(|base| group.oom_kills_since(base));
        kills.is_some_and(|kills| kills.is_ok_and(|kills| kills > 0))
    }

    /// No thread of the program ran or waited for a processor for as long as the idle limit says.
    fn is_idle(&mut self) -> bool {
        let Some(known) = &self.known else { return false };
        let now = Instant::now();
        let activity = known.tree.activity();
        match self.quiet {
            Some((last, since)) if last == activity => {
                now.duration_since(since) >= self.program.limits.idle()
            }
            _ => {
                self.quiet = Some((activity, now));
                false
            }
        }
    }
}
