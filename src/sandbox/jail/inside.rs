//! The last steps before an interpreter: limits, users, rights, descriptors, `execve`.
//!
//! Owns their order; `docs/sandbox.md` has the reason for each. A step that fails is reported through
//! the pair that `execve` closes. What programs give up after that, just before candidate code runs, is
//! `rights`' recipe.

use std::convert::Infallible;
use std::ffi::CString;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{SigSet, SigmaskHow, sigprocmask};
use nix::unistd::{ForkResult, Gid, Pid, Uid, execve, setresgid, setresuid, setsid};

use super::super::spec::{Isolation, SlotSpec, StepFailure};
use super::super::sys;
use super::init::PROGRAM;
use super::outside::{Slot, die_with_parent};
use super::{Descriptors, Step};

/// The highest capability number there may be; the kernel answers `EINVAL` beyond its own last.
const LAST_CAPABILITY: libc::c_ulong = 63;

/// The user of templates inside their user namespace.
const TEMPLATE: u32 = 1;

/// What an interpreter is started for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It runs one program.
    Program,
    /// It forks programs, which need another user: it keeps the right to change to it, within its own
    /// user namespace.
    Template,
}

/// Starts an interpreter; returns when `execve` has succeeded.
pub(super) fn start(
    slot: &Slot,
    rlimits: &[(u32, u64)],
    descriptors: &Descriptors,
    role: Role,
) -> Result<Pid, StepFailure> {
    let (mut failed, failing) = UnixStream::pair().step("socketpair")?;
    let child = match sys::fork().step("fork the program")? {
        ForkResult::Child => become_interpreter(slot, rlimits, descriptors, role, failing),
        ForkResult::Parent { child } => child,
    };
    drop(failing);
    // The program's end of this pair closes at `execve`: then all its steps have succeeded.
    let mut failure = Vec::new();
    failed.read_to_end(&mut failure).step("wait for execve")?;
    match serde_json::from_slice(&failure) {
        Ok(failure) => {
            let _ = sys::wait_any();
            Err(failure)
        }
        Err(_) => Ok(child),
    }
}

fn become_interpreter(
    slot: &Slot,
    rlimits: &[(u32, u64)],
    descriptors: &Descriptors,
    role: Role,
    mut failing: UnixStream,
) -> ! {
    let Err(failure) = steps(slot, rlimits, descriptors, role);
    if let Ok(text) = serde_json::to_vec(&failure) {
        let _ = failing.write_all(&text);
    }
    sys::exit_now(125)
}

fn steps(
    slot: &Slot,
    rlimits: &[(u32, u64)],
    descriptors: &Descriptors,
    role: Role,
) -> Result<Infallible, StepFailure> {
    setsid().step("setsid")?;
    for (resource, value) in rlimits {
        limit(*resource, *value)?;
    }
    match (slot.spec.isolation, role) {
        (Isolation::Root { .. }, Role::Program) => become_user(PROGRAM)?,
        (Isolation::Root { .. }, Role::Template) => become_template()?,
        _ => {}
    }
    die_with_parent()?;
    if !matches!((slot.spec.isolation, role), (Isolation::Root { .. }, Role::Template)) {
        empty_bounding_set()?;
        sys::set_capabilities(sys::NO_CAPABILITIES, sys::NO_CAPABILITIES).step("capset")?;
    }
    sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1).step("prctl(PR_SET_NO_NEW_PRIVS)")?;
    sys::default_sigpipe();
    sigprocmask(SigmaskHow::SIG_SETMASK, Some(&SigSet::empty()), None).step("sigprocmask")?;
    let descriptors = descriptors.0.iter().chain(&slot.ruleset).map(AsFd::as_fd);
    sys::place_descriptors(&descriptors.collect::<Vec<_>>()).step("place the descriptors")?;
    execute(&slot.spec)
}

fn execute(spec: &SlotSpec) -> Result<Infallible, StepFailure> {
    let text = |text: &str| CString::new(text).map_err(std::io::Error::other).step("read the spec");
    let arguments: Vec<_> =
        spec.arguments.iter().map(|argument| text(argument)).collect::<Result<_, _>>()?;
    let variables = spec.environment.iter().map(|(name, value)| text(&format!("{name}={value}")));
    let environment: Vec<_> = variables.collect::<Result<_, _>>()?;
    let Some(path) = arguments.first() else {
        return Err(StepFailure { step: "read the spec".to_owned(), errno: libc::EINVAL });
    };
    execve(path, &arguments, &environment).step(format!("execve {}", path.to_string_lossy()))
}

fn limit(resource: u32, value: u64) -> Result<(), StepFailure> {
    let resources = [
        (libc::RLIMIT_STACK, Resource::RLIMIT_STACK),
        (libc::RLIMIT_NOFILE, Resource::RLIMIT_NOFILE),
        (libc::RLIMIT_CORE, Resource::RLIMIT_CORE),
        (libc::RLIMIT_FSIZE, Resource::RLIMIT_FSIZE),
        (libc::RLIMIT_NPROC, Resource::RLIMIT_NPROC),
        (libc::RLIMIT_MEMLOCK, Resource::RLIMIT_MEMLOCK),
        (libc::RLIMIT_MSGQUEUE, Resource::RLIMIT_MSGQUEUE),
        (libc::RLIMIT_SIGPENDING, Resource::RLIMIT_SIGPENDING),
    ];
    let known = resources.iter().find(|(number, _)| *number == resource);
    let Some((_, known)) = known else {
        return Err(StepFailure { step: format!("setrlimit {resource}"), errno: libc::EINVAL });
    };
    let (_, hard) = nix::sys::resource::getrlimit(*known).step(format!("getrlimit {known:?}"))?;
    let value = value.min(hard);
    setrlimit(*known, value, value).step(format!("setrlimit {known:?}"))
}

/// From init's user to another one; the kernel takes the capabilities with it.
fn become_user(user: u32) -> Result<(), StepFailure> {
    let (uid, gid) = (Uid::from_raw(user), Gid::from_raw(user));
    setresgid(gid, gid, gid).step("setresgid")?;
    empty_bounding_set()?;
    setresuid(uid, uid, uid).step("setresuid")
}

/// Two capabilities survive the change of user and `execve`: those that change user and group. They are
/// made inheritable first, since that needs the bounding set.
fn become_template() -> Result<(), StepFailure> {
    let first = sys::CHANGE_USER | sys::CHANGE_BOUNDS;
    sys::set_capabilities(first, sys::CHANGE_USER).step("capset")?;
    sys::prctl(libc::PR_SET_KEEPCAPS, 1).step("prctl(PR_SET_KEEPCAPS)")?;
    become_user(TEMPLATE)?;
    sys::set_capabilities(sys::CHANGE_USER, sys::CHANGE_USER).step("capset")?;
    sys::raise_ambient(sys::CHANGE_USER).step("prctl(PR_CAP_AMBIENT_RAISE)")
}

/// Without `CAP_SETPCAP` it cannot be changed, and nothing can be gained from it either.
fn empty_bounding_set() -> Result<(), StepFailure> {
    for capability in 0..=LAST_CAPABILITY {
        match sys::drop_from_bounding_set(capability) {
            Err(error) if matches!(error.raw_os_error(), Some(libc::EINVAL | libc::EPERM)) => break,
            result => result.step("prctl(PR_CAPBSET_DROP)")?,
        }
    }
    Ok(())
}
