//! The last steps before the program: limits, users, rights, descriptors, `execve`.
//!
//! Owns their order; `docs/sandbox.md` has the reason for each. A step that fails is reported through
//! the pair that `execve` closes.

use std::convert::Infallible;
use std::ffi::CString;
use std::io::Write;
use std::os::unix::net::UnixStream;

use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{SigSet, SigmaskHow, sigprocmask};
use nix::unistd::{Gid, Uid, execve, setresgid, setresuid, setsid};

use super::super::spec::{Isolation, JailSpec, StepFailure};
use super::super::sys;
use super::{ProgramDescriptors, Step};

/// The highest capability number there may be; the kernel answers `EINVAL` beyond its own last.
const LAST_CAPABILITY: libc::c_ulong = 63;

/// The user and group of the program inside its user namespace.
const PROGRAM: u32 = 1;

/// Takes the last rights away and becomes the program; ends the process when a step fails.
pub(super) fn run(spec: &JailSpec, program: &ProgramDescriptors, mut failing: UnixStream) -> ! {
    let Err(failure) = steps(spec, program);
    if let Ok(text) = serde_json::to_vec(&failure) {
        let _ = failing.write_all(&text);
    }
    sys::exit_now(125)
}

fn steps(spec: &JailSpec, program: &ProgramDescriptors) -> Result<Infallible, StepFailure> {
    setsid().step("setsid")?;
    for (resource, value) in &spec.rlimits {
        limit(*resource, *value)?;
    }
    if let Isolation::Root { .. } = spec.isolation {
        become_program()?;
    }
    // After the change of user, which clears it.
    sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)
        .step("prctl(PR_SET_PDEATHSIG)")?;
    if spec.isolation != Isolation::None {
        sys::drop_capabilities().step("capset")?;
    }
    sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1).step("prctl(PR_SET_NO_NEW_PRIVS)")?;
    sys::default_sigpipe();
    sigprocmask(SigmaskHow::SIG_SETMASK, Some(&SigSet::empty()), None).step("sigprocmask")?;
    sys::place_descriptors(&program.0).step("place the descriptors")?;
    execute(spec)
}

fn execute(spec: &JailSpec) -> Result<Infallible, StepFailure> {
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

/// From init's user to the program's; the kernel takes the capabilities with it.
fn become_program() -> Result<(), StepFailure> {
    for capability in 0..=LAST_CAPABILITY {
        match sys::drop_from_bounding_set(capability) {
            Err(error) if error.raw_os_error() == Some(libc::EINVAL) => break,
            result => result.step("prctl(PR_CAPBSET_DROP)")?,
        }
    }
    let (uid, gid) = (Uid::from_raw(PROGRAM), Gid::from_raw(PROGRAM));
    setresgid(gid, gid, gid).step("setresgid")?;
    setresuid(uid, uid, uid).step("setresuid")
}
