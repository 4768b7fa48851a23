//! Process 1 of a slot.
//!
//! Owns starting programs, reaping everything, and the proof that nothing is left of a case: `wait4`
//! finds no child any more. Neither programs nor templates are process 1, so that their signals behave.

use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, Uid, seteuid};

use super::super::spec::{Isolation, Order, ProgramEnd, Said, StepFailure};
use super::super::sys;
use super::super::wire::Wire;
use super::outside::{Slot, die_with_parent};
use super::{Descriptors, Step, inside, scratch};

/// The user of programs inside their user namespace; templates are 1, init is 0.
pub(super) const PROGRAM: u32 = 2;

/// Runs as process 1 until the judge is gone.
pub(super) fn main(slot: &Slot, wire: &Wire) -> ! {
    match prepare() {
        Ok(()) => serve(slot, wire, None),
        Err(failure) => drop(wire.send(&Said::Failed(failure), &[])),
    }
    // Returning would run the outside's code a second time.
    sys::exit_now(0)
}

fn prepare() -> Result<(), StepFailure> {
    die_with_parent()?;
    sys::prctl(libc::PR_SET_DUMPABLE, 0).step("prctl(PR_SET_DUMPABLE)")
}

/// Obeys until the judge is gone. `template` is a child that is not a case's.
pub(super) fn serve(slot: &Slot, wire: &Wire, template: Option<Pid>) {
    while let Ok(Some((order, descriptors))) = wire.receive::<Order>() {
        let said = match order {
            Order::Run { rlimits } => run(slot, &rlimits, Descriptors(descriptors), template),
            Order::Clear => clear(slot, template),
            Order::Wipe => scratch::wipe().step("empty the scratch folder").map(|()| Said::Empty),
            Order::UsersAreMapped => Ok(Said::Empty),
        };
        if wire.send(&said.unwrap_or_else(Said::Failed), &[]).is_err() {
            return;
        }
    }
}

/// Kills and reaps all that has become our child, one generation after the other.
pub(super) fn end_everything() {
    let everything = Family { isolation: Isolation::Bare { uid: None }, template: None };
    loop {
        let _ = everything.kill_the_rest();
        if !matches!(sys::wait_any(), Ok(Some(_))) {
            break;
        }
    }
}

/// Starts a program, waits for its end, kills and reaps whatever it left.
fn run(
    slot: &Slot,
    rlimits: &[(u32, u64)],
    descriptors: Descriptors,
    template: Option<Pid>,
) -> Result<Said, StepFailure> {
    let program = inside::start(slot, rlimits, &descriptors, inside::Role::Program)?;
    drop(descriptors);
    let family = Family { isolation: slot.spec.isolation, template };
    family.reap(program).step("wait for the program").map(Said::Ended)
}

fn clear(slot: &Slot, template: Option<Pid>) -> Result<Said, StepFailure> {
    Family { isolation: slot.spec.isolation, template }.clear().step("clear the slot")
}

/// Whose children a case's processes become.
struct Family {
    isolation: Isolation,
    template: Option<Pid>,
}

impl Family {
    /// Waits until the program has ended, then until nothing is left.
    fn reap(&self, program: Pid) -> std::io::Result<ProgramEnd> {
        let mut end = ProgramEnd { status: 0, cpu_us: 0, max_rss_kib: 0 };
        let mut cpu = Duration::ZERO;
        while let Some(ended) = sys::wait_any()? {
            cpu += ended.cpu;
            if ended.pid == program {
                end.status = ended.status;
                end.max_rss_kib = ended.max_rss_kib;
            }
            if ended.pid == program || !self.isolation.has_init() {
                self.kill_the_rest()?;
            }
            if self.only_the_template_is_left() {
                break;
            }
        }
        end.cpu_us = cpu.as_micros().try_into().unwrap_or(u64::MAX);
        Ok(end)
    }

    /// Kills what a case has left. Where templates share the user of programs it cannot be told apart
    /// from them, and is left to the judge, which gives up the slot.
    fn clear(&self) -> std::io::Result<Said> {
        while sys::reap_ended()? == sys::Children::Running {
            if self.only_the_template_is_left() {
                break;
            }
            if let Isolation::Rootless { .. } = self.isolation {
                return Ok(Said::Occupied);
            }
            self.kill_the_rest()?;
            sys::wait_any()?;
        }
        Ok(Said::Empty)
    }

    /// As another user's process, `kill(-1)` hits exactly that user's, atomically against `fork`:
    /// neither init nor the templates. In a user namespace of one user it hits everything but init.
    /// Without a process namespace, what is left has become our child, one generation at a time.
    fn kill_the_rest(&self) -> std::io::Result<()> {
        match self.isolation {
            Isolation::Root { .. } => {
                seteuid(Uid::from_raw(PROGRAM))?;
                let _ = kill(Pid::from_raw(-1), Signal::SIGKILL);
                seteuid(Uid::from_raw(0))?;
                // The change of user has cleared it; whoever outlives the judge would never end.
                die_with_parent()
                    .map_err(|failure| std::io::Error::from_raw_os_error(failure.errno))?;
            }
            Isolation::Rootless { .. } => drop(kill(Pid::from_raw(-1), Signal::SIGKILL)),
            Isolation::Bare { .. } => {
                for child in children().into_iter().filter(|child| Some(*child) != self.template) {
                    let _ = kill(child, Signal::SIGKILL);
                }
            }
        }
        Ok(())
    }

    fn only_the_template_is_left(&self) -> bool {
        self.template.is_some_and(|template| children() == [template])
    }
}

fn children() -> Vec<Pid> {
    let list = std::fs::read_to_string("/proc/thread-self/children").unwrap_or_default();
    list.split_ascii_whitespace().filter_map(|pid| pid.parse().ok()).map(Pid::from_raw).collect()
}
