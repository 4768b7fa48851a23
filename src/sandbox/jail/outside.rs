//! The jail seen from the host: namespaces, the private root, user mapping.
//!
//! Owns everything that needs rights on the host or sight of the host's `/proc`. Starts `init` and
//! passes on what it reports.

use std::fs::File;
use std::io::{IoSliceMut, Read, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::net::UnixStream;

use nix::cmsg_space;
use nix::fcntl::{OFlag, openat};
use nix::sched::{CloneFlags, unshare};
use nix::sys::socket::{ControlMessageOwned, MsgFlags, recvmsg};
use nix::sys::stat::Mode;
use nix::unistd::{ForkResult, Pid};

use super::super::spec::{Isolation, JailMessage, JailSpec, StepFailure};
use super::super::sys;
use super::{ProgramDescriptors, Step, init, mounts};

/// The longest spec; ours are a few KiB.
const MAX_SPEC: usize = 1 << 20;

/// Reads the spec from descriptor 0 and runs it.
pub(super) fn run() {
    let Ok(mut control) = take_control() else { return };
    let message = match receive(&control).and_then(|(spec, program)| start(&spec, program)) {
        Ok(message) => message,
        Err(failure) => JailMessage::Failed(failure),
    };
    if let Ok(text) = serde_json::to_vec(&message) {
        // Nobody reads any more when the judge is gone, and then there is nothing left to do.
        let _ = control.write_all(&text);
    }
}

fn take_control() -> std::io::Result<UnixStream> {
    let duplicate = nix::unistd::dup(std::io::stdin())?;
    nix::fcntl::fcntl(&duplicate, nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::FD_CLOEXEC))?;
    Ok(UnixStream::from(duplicate))
}

/// The spec and the program's descriptors, which come with its first byte.
fn receive(control: &UnixStream) -> Result<(JailSpec, ProgramDescriptors), StepFailure> {
    let mut text = vec![0; MAX_SPEC];
    let mut ancillary = cmsg_space!([std::os::fd::RawFd; 5]);
    let mut descriptors = Vec::new();
    let mut length = 0;
    loop {
        let (_, rest) = text.split_at_mut(length);
        let mut parts = [IoSliceMut::new(rest)];
        let flags = MsgFlags::MSG_CMSG_CLOEXEC;
        let message = recvmsg::<()>(control.as_raw_fd(), &mut parts, Some(&mut ancillary), flags)
            .step("receive the spec")?;
        for extra in message.cmsgs().step("receive the descriptors")? {
            if let ControlMessageOwned::ScmRights(raw) = extra {
                descriptors.extend(sys::adopt(&raw));
            }
        }
        match message.bytes {
            0 => break,
            more => length += more,
        }
    }
    text.truncate(length);
    let broken = |step: &str| StepFailure { step: step.to_owned(), errno: libc::EPROTO };
    let spec = serde_json::from_slice(&text).map_err(|_| broken("read the spec"))?;
    let program = descriptors.try_into().map_err(|_| broken("receive five descriptors"))?;
    Ok((spec, ProgramDescriptors(program)))
}

fn start(spec: &JailSpec, program: ProgramDescriptors) -> Result<JailMessage, StepFailure> {
    // The judge may be killed at any moment; everything here must go with it.
    sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)
        .step("prctl(PR_SET_PDEATHSIG)")?;
    let host_proc = open_proc().step("open /proc")?;
    match spec.isolation {
        Isolation::Root { .. } => separate(CloneFlags::empty())?,
        Isolation::Rootless { uid, gid } => {
            separate(CloneFlags::CLONE_NEWUSER)?;
            map_own_user(&host_proc, uid, gid)?;
        }
        Isolation::None => {
            sys::prctl(libc::PR_SET_CHILD_SUBREAPER, 1).step("prctl(PR_SET_CHILD_SUBREAPER)")?;
        }
    }
    if spec.isolation != Isolation::None {
        nix::unistd::sethostname("judge").step("sethostname")?;
        mounts::make_private_root(&spec.view)?;
    }
    start_init(spec, program, &host_proc)
}

fn open_proc() -> nix::Result<OwnedFd> {
    let flags = OFlag::O_PATH | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC;
    nix::fcntl::open("/proc", flags, Mode::empty())
}

fn separate(user: CloneFlags) -> Result<(), StepFailure> {
    if !user.is_empty() {
        unshare(user).step("unshare(CLONE_NEWUSER)")?;
    }
    for (flag, name) in [
        (CloneFlags::CLONE_NEWNS, "CLONE_NEWNS"),
        (CloneFlags::CLONE_NEWNET, "CLONE_NEWNET"),
        (CloneFlags::CLONE_NEWIPC, "CLONE_NEWIPC"),
        (CloneFlags::CLONE_NEWUTS, "CLONE_NEWUTS"),
        (CloneFlags::CLONE_NEWPID, "CLONE_NEWPID"),
    ] {
        unshare(flag).step(format!("unshare({name})"))?;
    }
    Ok(())
}

/// The program's user inside is 1 and not 0, so that `execve` gives it no capabilities.
fn map_own_user(host_proc: &OwnedFd, uid: u32, gid: u32) -> Result<(), StepFailure> {
    write_at(host_proc, "self/setgroups", "deny")?;
    write_at(host_proc, "self/uid_map", &format!("1 {uid} 1"))?;
    write_at(host_proc, "self/gid_map", &format!("1 {gid} 1"))
}

/// Two users: init is 0, the program is 1; both are unprivileged users of the host.
fn map_users_of(host_proc: &OwnedFd, pid: Pid, first: u32) -> Result<(), StepFailure> {
    let map = format!("0 {first} 2");
    write_at(host_proc, &format!("{pid}/uid_map"), &map)?;
    write_at(host_proc, &format!("{pid}/gid_map"), &map)
}

fn write_at(host_proc: &OwnedFd, path: &str, text: &str) -> Result<(), StepFailure> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let step = format!("write /proc/PID/{name}");
    let flags = OFlag::O_WRONLY | OFlag::O_CLOEXEC;
    let file = openat(host_proc, path, flags, Mode::empty()).step(step.clone())?;
    // One write: the kernel takes a map whole or not at all.
    File::from(file).write_all(text.as_bytes()).step(step)
}

/// Starts init and waits for its report. `none` has no process 1: this process takes its part.
fn start_init(
    spec: &JailSpec,
    program: ProgramDescriptors,
    host_proc: &OwnedFd,
) -> Result<JailMessage, StepFailure> {
    if spec.isolation == Isolation::None {
        return init::run(spec, program);
    }
    let (mut ours, theirs) = UnixStream::pair().step("socketpair")?;
    match sys::fork().step("fork the init")? {
        ForkResult::Child => {
            drop(ours);
            init::main(spec, program, theirs)
        }
        ForkResult::Parent { child } => {
            drop((theirs, program));
            if let Isolation::Root { first_uid } = spec.isolation {
                let mut ready = [0];
                ours.read_exact(&mut ready).step("wait for unshare(CLONE_NEWUSER)")?;
                map_users_of(host_proc, child, first_uid)?;
                ours.write_all(&ready).step("release the init")?;
            }
            read_report(ours)
        }
    }
}

fn read_report(mut from_init: UnixStream) -> Result<JailMessage, StepFailure> {
    let mut text = Vec::new();
    from_init.read_to_end(&mut text).step("read the report of the init")?;
    let lost = StepFailure { step: "init of the jail ended without a report".to_owned(), errno: 0 };
    serde_json::from_slice(&text).map_err(|_| lost)
}
