//! Slots: places where cases run one after another.
//!
//! Owns making them, keeping the idle ones, and ending them. What runs in one is watched by `supervise`.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::Child;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::unistd::Pid;

use super::cgroup::{Controller, Groups, ProcessCount, SlotGroup};
use super::membership::{Joining, Sought};
use super::rights::PROGRAM;
use super::spec::{Isolation, Order, Said, Scratch, SlotSpec, Standing, Visible};
use super::starter::Starter;
use super::template::{Fit, Submissions, Template, TemplateEnds};
use super::wire::Wire;
use super::{Lack, Runner, SandboxError, jail, sys, tier};
use crate::model::{Needs, Processes, Tier};
use crate::phases;

/// One slot that stands.
#[derive(Debug)]
pub(super) struct Slot {
    jail: Child,
    pub(super) wire: Wire,
    pub(super) isolation: Isolation,
    pub(super) standing: Standing,
    /// What it serves.
    pub(super) purpose: Purpose,
    /// Where programs are forked and not started.
    pub(super) template: Option<Template>,
    /// Counts memory, CPU time and processes, where the machine can.
    pub(super) group: Option<SlotGroup>,
    /// While the template is being put there.
    joining: Option<Joining>,
    /// The template's number, as its parent says.
    template_pid: Option<Pid>,
}

/// What a slot is made for; it serves no other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Purpose {
    /// The seed of Python's hashes.
    pub(super) hash_seed: u32,
    /// What programs get beside the usual.
    pub(super) needs: Needs,
}

impl Purpose {
    /// The memory of several processes is limited by a control group or not at all.
    fn counted(self, plan: &Plan) -> Result<(), SandboxError> {
        let counts =
            |groups: &Groups| groups.has(Controller::Memory) && groups.has(Controller::Processes);
        let several = self.needs.processes == Processes::Several;
        if several && !LazyLock::force(&plan.groups).as_ref().is_some_and(counts) {
            return Err(SandboxError::Lacking(Lack::Groups));
        }
        Ok(())
    }
}

/// What all slots of a sandbox have in common.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) tier: Tier,
    pub(super) view: Vec<Visible>,
    pub(super) paths: tier::OpenPaths,
    /// How programs come to be, as a rule.
    pub(super) runner: Runner,
    /// How many submissions will be judged.
    pub(super) submissions: Submissions,
    /// The interpreter and its arguments.
    pub(super) arguments: Vec<String>,
    /// The control groups of this machine.
    pub(super) groups: Sought,
    /// The number of the step that is to fail, in tests.
    pub(super) fault: Option<u32>,
}

/// How many threads a case may start, beside its first; processes are among them.
const MOST_THREADS: u32 = 16;

/// The one user that a user namespace of an ordinary user has.
const ONLY_USER: u32 = 1;

impl Slot {
    /// Makes a slot. Blocks until it stands; its template may still be starting.
    pub(super) fn start(
        plan: &Plan,
        purpose: Purpose,
        starter: &Starter,
        harness: &[u8],
        rights: &dyn Fn(&Self) -> Result<Vec<u8>, SandboxError>,
    ) -> Result<Self, SandboxError> {
        let host = SandboxError::host;
        if !jail::can_be_entered() {
            return Err(SandboxError::NoEntrance);
        }
        tier::preconditions(plan.tier)?;
        tier::provides(plan.tier, purpose.needs)?;
        purpose.counted(plan)?;
        let runner = tier::runner(plan.tier, plan.runner, purpose.needs);
        let thread = host("start a thread");
        let joining = match runner {
            Runner::Fork => Some(Joining::begin(&plan.groups).map_err(thread)?),
            Runner::Exec => None,
        };
        let (wire, theirs) = Wire::pair().map_err(host("make a socket"))?;
        let jail = starter.start(theirs).map_err(host("start the sandbox process"))?;
        phases::mark("slot: process started");
        let isolation = tier::isolation(plan.tier, jail.id(), plan.paths);
        let not_yet = Standing { landlock: None, keyring: super::spec::Keyring::Refused };
        let mut slot = Self {
            jail,
            wire,
            isolation,
            standing: not_yet,
            purpose,
            template: None,
            group: None,
            joining,
            template_pid: None,
        };
        match runner {
            Runner::Exec => {
                slot.enter_groups(plan)?;
                slot.standing = slot.set_up(plan, None)?;
            }
            Runner::Fork => {
                let (mut template, ends) = Template::descriptors(plan.submissions)?;
                slot.standing = slot.set_up(plan, Some(ends))?;
                phases::mark("slot: stands");
                template.boot(harness, &rights(&slot)?)?;
                slot.template = Some(template);
            }
        }
        Ok(slot)
    }

    /// Puts the jail process, and with it what it will start, into the slot's groups.
    fn enter_groups(&mut self, plan: &Plan) -> Result<(), SandboxError> {
        self.group = LazyLock::force(&plan.groups).as_ref().map(Groups::slot).transpose()?;
        self.group.as_ref().map_or(Ok(()), |group| group.attach(self.root()))?;
        Ok(())
    }

    /// Waits until the template is in the slot's groups. Nothing is forked from it before.
    pub(super) fn settle(&mut self) -> Result<(), SandboxError> {
        if let Some(joining) = self.joining.take() {
            self.group = joining.finish()?;
            phases::mark("slot: in its groups");
        }
        Ok(())
    }

    /// Whether this is another process than the one that was put into the groups as a template.
    pub(super) fn template_pid_differs(&self, pid: Pid) -> bool {
        self.template_pid.is_some_and(|template| template != pid)
    }

    fn set_up(
        &mut self,
        plan: &Plan,
        template: Option<TemplateEnds>,
    ) -> Result<Standing, SandboxError> {
        let host = SandboxError::host;
        let as_template = template.as_ref().map(|_| "template".to_owned());
        let spec = SlotSpec {
            isolation: self.isolation,
            view: plan.view.clone(),
            scratch: self.scratch(),
            landlock: tier::landlock(plan.tier),
            arguments: plan.arguments.iter().cloned().chain(as_template).collect(),
            environment: super::maker::environment(self.purpose.hash_seed),
            template: template.as_ref().map(|_| super::template_rlimits(self)),
            fault: plan.fault,
        };
        let along: Vec<_> = template.iter().flatten().map(AsFd::as_fd).collect();
        self.wire.send(&spec, &along).map_err(host("send the specification"))?;
        drop(template);
        loop {
            match self.hear()? {
                Said::NeedsUsers => {
                    self.map_users()?;
                    self.order(&Order::UsersAreMapped, &[])?;
                }
                Said::Stands(standing, template) => {
                    self.template_pid = template.map(Pid::from_raw);
                    if let (Some(joining), Some(template)) = (&self.joining, self.template_pid) {
                        joining.enter(template);
                    }
                    return Ok(standing);
                }
                Said::Failed(failure) => return Err(failure.into()),
                Said::Ended(_) | Said::Empty | Said::Occupied => {
                    return Err(SandboxError::Lost("it speaks out of turn".to_owned()));
                }
            }
        }
    }

    /// The folder that its programs may write to.
    fn scratch(&self) -> Option<Scratch> {
        let wanted = self.purpose.needs.scratch?;
        let (user, group) = match self.isolation {
            Isolation::Root { first_uid } => (first_uid + PROGRAM, first_uid + PROGRAM),
            Isolation::Rootless { .. } | Isolation::Bare { .. } => (ONLY_USER, ONLY_USER),
        };
        Some(Scratch { size: wanted.size.bytes(), files: wanted.files.get(), user, group })
    }

    /// Tells the slot what to do.
    pub(super) fn order(
        &self,
        order: &Order,
        along: &[BorrowedFd<'_>],
    ) -> Result<(), SandboxError> {
        match self.wire.send(order, along) {
            Ok(()) => Ok(()),
            // Its last word says why it is gone.
            Err(error) => match self.hear() {
                Ok(Said::Failed(failure)) => Err(failure.into()),
                _ => Err(SandboxError::host("talk to the sandbox process")(error)),
            },
        }
    }

    /// The next thing the slot says.
    pub(super) fn hear(&self) -> Result<Said, SandboxError> {
        let heard = self.wire.receive::<Said>();
        let heard = heard.map_err(SandboxError::host("read from the sandbox process"))?;
        let lost = || SandboxError::Lost("it ended without a report".to_owned());
        heard.map(|(said, _)| said).ok_or_else(lost)
    }

    /// Three users: init is 0, templates are 1, programs 2; all are unprivileged users of the host.
    fn map_users(&self) -> Result<(), SandboxError> {
        let Isolation::Root { first_uid } = self.isolation else { return Ok(()) };
        let map = format!("0 {first_uid} 3");
        for name in ["uid_map", "gid_map"] {
            std::fs::write(format!("/proc/{}/{name}", self.jail.id()), &map).map_err(|source| {
                SandboxError::Step { step: format!("write /proc/PID/{name}"), source }
            })?;
        }
        Ok(())
    }

    /// Limits what is in the slot to what is there now and the threads a case may start.
    pub(super) fn limit_threads(&self) -> Result<(), SandboxError> {
        let counted = self.group.as_ref().filter(|group| group.has(Controller::Processes));
        if let Some(group) = counted {
            let now = group.processes()?.get();
            group.set_processes(ProcessCount::new(now + MOST_THREADS))?;
        }
        Ok(())
    }

    /// Proves that nothing is left of a case, killing what was.
    pub(super) fn clear(&self) -> Result<Cleared, SandboxError> {
        self.order(&Order::Clear, &[])?;
        match self.hear()? {
            Said::Empty => Ok(Cleared::Empty),
            Said::Failed(failure) => Err(failure.into()),
            _ => Ok(Cleared::Occupied),
        }
    }

    /// Removes all files that a case left. A slot where that fails is given up, and they go with it: a
    /// program must not be able to cause a judge error.
    pub(super) fn wipe(&self) -> Result<Cleared, SandboxError> {
        if self.purpose.needs.scratch.is_none() {
            return Ok(Cleared::Empty);
        }
        self.order(&Order::Wipe, &[])?;
        match self.hear()? {
            Said::Empty => Ok(Cleared::Empty),
            _ => Ok(Cleared::Occupied),
        }
    }

    /// What says that a program has ended.
    pub(super) fn control(&self) -> BorrowedFd<'_> {
        self.template.as_ref().map_or(self.wire.as_fd(), Template::control)
    }

    /// The number of the process that all others of the slot descend from.
    pub(super) fn root(&self) -> Pid {
        Pid::from_raw(self.jail.id().cast_signed())
    }

    /// Whose real user a thread of root must have to set limits in the slot.
    pub(super) fn lent_user(&self) -> Option<u32> {
        match self.isolation {
            Isolation::Rootless { uid, .. } | Isolation::Bare { uid: Some(uid) }
                if nix::unistd::geteuid().is_root() =>
            {
                Some(uid)
            }
            _ => None,
        }
    }

    /// Tells everything in it to end, without waiting.
    pub(super) fn let_go(&mut self) {
        self.template.take();
        self.wire.close();
    }

    /// Ends everything in it at once.
    pub(super) fn kill(&mut self) {
        let _ = self.jail.kill();
    }
}

impl Drop for Slot {
    /// When the wire closes, the jail process ends what lives in the slot, reaps it and ends. One that does
    /// not is killed; all else goes with it, by the parent-death signal.
    fn drop(&mut self) {
        const PATIENCE: Duration = Duration::from_millis(500);
        self.let_go();
        let ended = sys::pidfd_open(self.root()).and_then(|jail| wait_readable(&jail, PATIENCE));
        if ended.is_err() {
            let _ = self.jail.kill();
        }
        let _ = self.jail.wait();
        // Removed when nothing is left in it.
        drop(self.joining.take().map(Joining::finish));
    }
}

/// A handle of a process is readable once it has ended.
fn wait_readable(handle: &OwnedFd, patience: Duration) -> std::io::Result<()> {
    let timeout = PollTimeout::try_from(patience).unwrap_or(PollTimeout::MAX);
    let mut polled = [PollFd::new(handle.as_fd(), PollFlags::POLLIN)];
    match poll(&mut polled, timeout)? {
        0 => Err(std::io::ErrorKind::TimedOut.into()),
        _ => Ok(()),
    }
}

/// Whether a slot is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cleared {
    /// It is.
    Empty,
    /// Something is left that cannot be killed alone.
    Occupied,
}

/// Slots that nothing runs in now.
#[derive(Debug, Default)]
pub(super) struct Idle(Mutex<Vec<Slot>>);

/// So many idle slots are kept that serve only submissions other than the one asked for.
const KEPT_FOR_OTHERS: usize = 8;

impl Idle {
    /// Takes the one that suits the submission best; among equals, the one that was used last.
    pub(super) fn take(&self, purpose: Purpose, submission: &[u8]) -> Option<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fit = |slot: &Slot| match &slot.template {
            _ if slot.purpose != purpose => Fit::Never,
            None => Fit::Can,
            Some(template) => template.suits(submission),
        };
        let best = slots.iter().enumerate().max_by_key(|(at, slot)| (fit(slot), *at));
        let best = best.filter(|(_, slot)| fit(slot) != Fit::Never).map(|(at, _)| at);
        if best.is_none() && slots.len() > KEPT_FOR_OTHERS {
            slots.remove(0);
        }
        best.map(|at| slots.remove(at))
    }

    /// Ends them all, at the same time.
    pub(super) fn end(&self) {
        let mut slots = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        slots.iter_mut().for_each(Slot::let_go);
    }

    /// Puts one back that is proven empty.
    pub(super) fn put(&self, slot: Slot) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(slot);
    }
}
