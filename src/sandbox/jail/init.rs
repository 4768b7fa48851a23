//! Process 1 of the program's world.
//!
//! Owns starting the program, reaping everything, and the proof that nothing is left: `wait4` finds no
//! child any more. The program is never process 1, so that its signals behave.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use nix::sched::{CloneFlags, unshare};
use nix::sys::signal::{Signal, kill};
use nix::unistd::{ForkResult, Gid, Pid, Uid, setgroups, setresgid, setresuid};

use super::super::spec::{Isolation, JailEnd, JailMessage, JailSpec, StepFailure};
use super::super::sys;
use super::{ProgramDescriptors, Step, inside};

/// Runs as process 1 and reports to the outside.
pub(super) fn main(spec: &JailSpec, program: ProgramDescriptors, mut outside: UnixStream) -> ! {
    let message = prepare(spec, &mut outside)
        .and_then(|()| run(spec, program))
        .unwrap_or_else(JailMessage::Failed);
    if let Ok(text) = serde_json::to_vec(&message) {
        let _ = outside.write_all(&text);
    }
    // Returning would run the outside's code a second time.
    sys::exit_now(0)
}

fn prepare(spec: &JailSpec, outside: &mut UnixStream) -> Result<(), StepFailure> {
    if let Isolation::Root { .. } = spec.isolation {
        unshare(CloneFlags::CLONE_NEWUSER).step("unshare(CLONE_NEWUSER)")?;
        outside.write_all(&[1]).step("ask for the user map")?;
        outside.read_exact(&mut [0]).step("wait for the user map")?;
        setgroups(&[]).step("setgroups")?;
        let (uid, gid) = (Uid::from_raw(0), Gid::from_raw(0));
        setresgid(gid, gid, gid).step("setresgid")?;
        setresuid(uid, uid, uid).step("setresuid")?;
    }
    // After the change of user, which clears it.
    sys::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong)
        .step("prctl(PR_SET_PDEATHSIG)")?;
    sys::prctl(libc::PR_SET_DUMPABLE, 0).step("prctl(PR_SET_DUMPABLE)")
}

/// Starts the program, waits for its end, kills and reaps whatever it left.
pub(super) fn run(
    spec: &JailSpec,
    program: ProgramDescriptors,
) -> Result<JailMessage, StepFailure> {
    let (mut failed, failing) = UnixStream::pair().step("socketpair")?;
    let child = match sys::fork().step("fork the program")? {
        ForkResult::Child => inside::run(spec, &program, failing),
        ForkResult::Parent { child } => child,
    };
    drop((failing, program));
    // The program's end of this pair closes at `execve`: then all its steps have succeeded.
    let mut failure = Vec::new();
    failed.read_to_end(&mut failure).step("wait for execve")?;
    if let Ok(failure) = serde_json::from_slice(&failure) {
        return Ok(JailMessage::Failed(failure));
    }
    reap(child, spec.isolation).step("wait for the program").map(JailMessage::Ended)
}

/// Waits until the program has ended, then until nothing is left.
fn reap(program: Pid, isolation: Isolation) -> std::io::Result<JailEnd> {
    let mut end = JailEnd { status: 0, cpu_us: 0, max_rss_kib: 0 };
    let mut cpu = Duration::ZERO;
    while let Some(ended) = sys::wait_any()? {
        cpu += ended.cpu;
        if ended.pid == program {
            end.status = ended.status;
            end.max_rss_kib = ended.max_rss_kib;
        }
        if ended.pid == program || isolation == Isolation::None {
            kill_the_rest(isolation);
        }
    }
    end.cpu_us = cpu.as_micros().try_into().unwrap_or(u64::MAX);
    Ok(end)
}

/// As process 1, `kill(-1)` hits everything in the namespace but ourselves, atomically against `fork`.
/// Without a namespace, what is left has become our child, one generation at a time.
fn kill_the_rest(isolation: Isolation) {
    if isolation == Isolation::None {
        let children = std::fs::read_to_string("/proc/thread-self/children").unwrap_or_default();
        for pid in children.split_ascii_whitespace().filter_map(|pid| pid.parse().ok()) {
            let _ = kill(Pid::from_raw(pid), Signal::SIGKILL);
        }
    } else {
        let _ = kill(Pid::from_raw(-1), Signal::SIGKILL);
    }
}
