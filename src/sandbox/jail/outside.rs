//! The slot seen from the host: namespaces, the private root, users.
//!
//! Owns everything that needs rights on the host or sight of the host's `/proc`, in the order of
//! `docs/sandbox.md`. Starts init and the template, and ends when one of them does.

use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::path::Path;

use nix::fcntl::{OFlag, openat};
use nix::sched::{CloneFlags, unshare};
use nix::sys::stat::Mode;
use nix::unistd::{ForkResult, Gid, Pid, Uid, setgroups, setresgid, setresuid};

use super::super::policy::{self, LandlockError, Readable};
use super::super::spec::{
    Demand, Isolation, Order, SCRATCH, Said, SlotSpec, Standing, StepFailure, Visible,
};
use super::super::sys;
use super::super::wire::Wire;
use super::step::{self, Step};
use super::{Descriptors, init, inside, keyring, mounts};

/// Reads the specification from descriptor 0 and becomes the slot.
pub(super) fn run() {
    let Ok(wire) = take_wire() else { return };
    let failure = match wire.receive::<SlotSpec>() {
        Ok(Some((spec, template))) => match set_up(&spec, template, wire) {
            Err((failure, wire)) => Some((failure, wire)),
            Ok(()) => None,
        },
        // The judge is gone.
        _ => None,
    };
    if let Some((failure, wire)) = failure {
        // Nobody reads any more when the judge is gone, and then there is nothing left to do.
        let _ = wire.send(&Said::Failed(failure), &[]);
    }
}

fn take_wire() -> std::io::Result<Wire> {
    let duplicate = nix::unistd::dup(std::io::stdin())?;
    nix::fcntl::fcntl(&duplicate, nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::FD_CLOEXEC))?;
    Ok(Wire::inherited(duplicate))
}

/// Everything that was made for the programs of a slot.
pub(super) struct Slot {
    pub(super) spec: SlotSpec,
    /// The kernel's rules on files, which every program applies to itself.
    pub(super) ruleset: Option<OwnedFd>,
}

fn set_up(spec: &SlotSpec, template: Vec<OwnedFd>, wire: Wire) -> Result<(), (StepFailure, Wire)> {
    step::arm(spec.fault);
    match build(spec, &wire) {
        Ok((slot, standing)) => populate(&slot, standing, template, wire),
        Err(failure) => Err((failure, wire)),
    }
}

fn build(spec: &SlotSpec, wire: &Wire) -> Result<(Slot, Standing), StepFailure> {
    die_with_parent()?;
    let host_proc = open_proc().step("open /proc")?;
    let keyring = keyring::join_own()?;
    match spec.isolation {
        Isolation::Root { .. } => separate(&HOST_NAMESPACES)?,
        Isolation::Rootless { uid, gid } => {
            become_user(uid, gid)?;
            unshare(CloneFlags::CLONE_NEWUSER).step("unshare(CLONE_NEWUSER)")?;
            map_own_user(&host_proc, uid, gid)?;
            separate(&HOST_NAMESPACES)?;
        }
        Isolation::Bare { uid } => {
            sys::prctl(libc::PR_SET_CHILD_SUBREAPER, 1).step("prctl(PR_SET_CHILD_SUBREAPER)")?;
            if let Some(uid) = uid {
                become_user(uid, uid)?;
            }
        }
    }
    if spec.isolation.has_init() {
        nix::unistd::sethostname("judge").step("sethostname")?;
        mounts::make_private_root(&spec.view, spec.scratch.as_ref())?;
    }
    if let Isolation::Root { .. } = spec.isolation {
        enter_mapped_users(wire)?;
    }
    let ruleset = restrict(spec)?;
    let standing = Standing { landlock: ruleset.as_ref().map(|made| made.abi), keyring };
    let slot = Slot { spec: spec.clone(), ruleset: ruleset.map(|made| made.descriptor) };
    if spec.isolation.has_init() {
        separate(&[(CloneFlags::CLONE_NEWPID, "CLONE_NEWPID")])?;
    }
    Ok((slot, standing))
}

/// The judge may be killed at any moment; everything here must go with it.
pub(super) fn die_with_parent() -> Result<(), StepFailure> {
    sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)
        .step("prctl(PR_SET_PDEATHSIG)")
}

fn open_proc() -> nix::Result<OwnedFd> {
    let flags = OFlag::O_PATH | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC;
    nix::fcntl::open("/proc", flags, Mode::empty())
}

/// Where no control group is seen at all, it does not matter that the judge may put the template into
/// the slot's groups later.
const HOST_NAMESPACES: [(CloneFlags, &str); 5] = [
    (CloneFlags::CLONE_NEWNS, "CLONE_NEWNS"),
    (CloneFlags::CLONE_NEWNET, "CLONE_NEWNET"),
    (CloneFlags::CLONE_NEWIPC, "CLONE_NEWIPC"),
    (CloneFlags::CLONE_NEWUTS, "CLONE_NEWUTS"),
    (CloneFlags::CLONE_NEWCGROUP, "CLONE_NEWCGROUP"),
];

/// One call each: a refusal names the namespace that is missing.
fn separate(namespaces: &[(CloneFlags, &str)]) -> Result<(), StepFailure> {
    namespaces.iter().try_for_each(|(flag, name)| unshare(*flag).step(format!("unshare({name})")))
}

/// Gives root's user up where the program is to have none of its rights.
fn become_user(uid: u32, gid: u32) -> Result<(), StepFailure> {
    if !nix::unistd::geteuid().is_root() || uid == 0 {
        return Ok(());
    }
    let (uid, gid) = (Uid::from_raw(uid), Gid::from_raw(gid));
    setgroups(&[]).step("setgroups")?;
    setresgid(gid, gid, gid).step("setresgid")?;
    setresuid(uid, uid, uid).step("setresuid")?;
    // Its own user map could not be written else: those files then belong to root.
    sys::prctl(libc::PR_SET_DUMPABLE, 1).step("prctl(PR_SET_DUMPABLE)")?;
    die_with_parent()
}

/// Programs are user 1 inside and not 0, so that `execve` gives them no capabilities.
fn map_own_user(host_proc: &OwnedFd, uid: u32, gid: u32) -> Result<(), StepFailure> {
    write_at(host_proc, "self/setgroups", "deny")?;
    write_at(host_proc, "self/uid_map", &format!("1 {uid} 1"))?;
    write_at(host_proc, "self/gid_map", &format!("1 {gid} 1"))
}

fn write_at(host_proc: &OwnedFd, path: &str, text: &str) -> Result<(), StepFailure> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let step = format!("write /proc/PID/{name}");
    let flags = OFlag::O_WRONLY | OFlag::O_CLOEXEC;
    let file = openat(host_proc, path, flags, Mode::empty()).step(step.clone())?;
    // One write: the kernel takes a map whole or not at all.
    File::from(file).write_all(text.as_bytes()).step(step)
}

/// From here on, nothing of this slot has any right on the host: root inside is nobody outside.
fn enter_mapped_users(wire: &Wire) -> Result<(), StepFailure> {
    unshare(CloneFlags::CLONE_NEWUSER).step("unshare(CLONE_NEWUSER)")?;
    wire.send(&Said::NeedsUsers, &[]).step("ask for the user map")?;
    let answer = wire.receive::<Order>().step("wait for the user map")?;
    if !matches!(answer, Some((Order::UsersAreMapped, _))) {
        return Err(StepFailure { step: "wait for the user map".to_owned(), errno: libc::EPIPE });
    }
    setgroups(&[]).step("setgroups")?;
    let (uid, gid) = (Uid::from_raw(0), Gid::from_raw(0));
    setresgid(gid, gid, gid).step("setresgid")?;
    setresuid(uid, uid, uid).step("setresuid")?;
    // After the change of user, which clears it.
    die_with_parent()
}

struct Made {
    descriptor: OwnedFd,
    abi: u32,
}

/// The kernel's rules on files, as a descriptor that each program applies to itself.
fn restrict(spec: &SlotSpec) -> Result<Option<Made>, StepFailure> {
    let missing = policy::abi().is_err();
    if spec.landlock == Demand::Required {
        nothing_masked(spec)?;
    }
    if spec.landlock == Demand::No || spec.landlock == Demand::Welcome && missing {
        return Ok(None);
    }
    let readable: Vec<_> = spec
        .view
        .iter()
        .filter_map(|visible| match visible {
            Visible::Bind(path) if spec.isolation.has_init() => Some(Readable::Needed(path)),
            // Between looking and granting, a folder of the machine may go.
            Visible::Bind(path) => Some(Readable::IfPresent(path)),
            _ => None,
        })
        .collect();
    let devices: Vec<&Path> = spec
        .view
        .iter()
        .filter_map(|visible| match visible {
            Visible::Device(path) => Some(path.as_path()),
            _ => None,
        })
        .collect();
    let writable: Vec<_> = spec.scratch.iter().map(|_| Path::new(SCRATCH)).collect();
    let made = policy::ruleset(&readable, &devices, &writable);
    let made = match made {
        Err(LandlockError::Path { path, source }) => {
            Err(source).step(format!("grant {}", path.display()))
        }
        made => made.map_err(std::io::Error::other).step("landlock_create_ruleset"),
    }?;
    Ok(Some(Made { descriptor: made.descriptor, abi: made.covers.abi().number() }))
}

/// Rules grant whole folders: without a private root nothing in a granted one can be hidden.
fn nothing_masked(spec: &SlotSpec) -> Result<(), StepFailure> {
    let masked = spec.view.iter().find(|visible| matches!(visible, Visible::Masked(_)));
    match masked {
        Some(_) if !spec.isolation.has_init() => Err(StepFailure {
            step: "hide judge itself, which lies in a folder of libraries".to_owned(),
            errno: libc::EACCES,
        }),
        _ => Ok(()),
    }
}

/// Starts init and the template; without a process namespace this process takes init's part.
fn populate(
    slot: &Slot,
    standing: Standing,
    template: Vec<OwnedFd>,
    wire: Wire,
) -> Result<(), (StepFailure, Wire)> {
    match start(slot, standing, template, &wire) {
        Err(failure) => Err((failure, wire)),
        Ok((_, template)) if !slot.spec.isolation.has_init() => {
            init::serve(slot, &wire, template);
            init::end_everything();
            Ok(())
        }
        Ok((init_pid, _)) => {
            // The wire is init's now. The end of one of them is the end of the slot: with init goes all that
            // is in its namespace, and with this process, on whose end they wait, the template.
            drop(wire);
            let ended = sys::wait_any();
            if ended.is_ok_and(|ended| ended.is_some_and(|ended| Some(ended.pid) != init_pid)) {
                return Ok(());
            }
            while let Ok(Some(_)) = sys::wait_any() {}
            Ok(())
        }
    }
}

/// Init comes first: it must be process 1. The template is not its child, which is what makes its
/// proof of emptiness exact.
fn start(
    slot: &Slot,
    standing: Standing,
    template: Vec<OwnedFd>,
    wire: &Wire,
) -> Result<(Option<Pid>, Option<Pid>), StepFailure> {
    let mut init_pid = None;
    if slot.spec.isolation.has_init() {
        match sys::fork().step("fork the init")? {
            ForkResult::Child => {
                drop(template);
                init::main(slot, wire);
            }
            ForkResult::Parent { child } => init_pid = Some(child),
        }
    }
    let template = match &slot.spec.template {
        None => None,
        Some(rlimits) => {
            let descriptors = Descriptors(template);
            Some(inside::start(slot, rlimits, &descriptors, inside::Role::Template)?)
        }
    };
    // Forked outside of the process namespace, so that the number is the judge's, too.
    let number = template.map(Pid::as_raw);
    wire.send(&Said::Stands(standing, number), &[]).step("report that the slot stands")?;
    Ok((init_pid, template))
}
