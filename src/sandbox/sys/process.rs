//! Processes: forking, ending, waiting, handles, clocks, limits.
//!
//! Owns the calls; what for is known elsewhere.

use std::io;
use std::mem;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::time::Duration;

use nix::unistd::{ForkResult, Pid};

use super::check;

/// What `wait4` says of a child that ended.
#[derive(Clone, Copy, Debug)]
pub(in crate::sandbox) struct Ended {
    /// Which child.
    pub(in crate::sandbox) pid: Pid,
    /// Its wait status.
    pub(in crate::sandbox) status: i32,
    /// CPU time, its own and that of descendants it waited for.
    pub(in crate::sandbox) cpu: Duration,
    /// The largest resident set of itself or of a descendant it waited for, in KiB.
    pub(in crate::sandbox) max_rss_kib: u64,
}

/// Forks the jail process.
///
/// With one thread the child is a whole copy of its parent: it may allocate, lock and print. That is
/// why a jail is a process of its own rather than a hook in the judge, which has many threads.
pub(in crate::sandbox) fn fork() -> io::Result<ForkResult> {
    // SAFETY: Forking is unsound where another thread may hold a lock that the child then waits for.
    // Only the jail process forks, and it starts no thread in its whole life: `jail::enter` runs
    // before anything else in `main` and never returns to it.
    Ok(unsafe { nix::unistd::fork() }?)
}

/// Ends the process at once, without destructors: for forked children, whose parent's clean-up is not
/// theirs to run.
pub(in crate::sandbox) fn exit_now(status: i32) -> ! {
    // SAFETY: The call takes an integer and does not return.
    unsafe { libc::_exit(status) }
}

/// Whether there are children that have not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Children {
    /// There are.
    Running,
    /// There is none at all.
    None,
}

/// Reaps every child that has ended, without waiting for others.
pub(in crate::sandbox) fn reap_ended() -> io::Result<Children> {
    loop {
        let (status, usage) = (std::ptr::null_mut(), std::ptr::null_mut());
        // SAFETY: Null pointers are what the call documents for a caller that wants neither.
        match unsafe { libc::wait4(-1, status, libc::WNOHANG | libc::__WALL, usage) } {
            0 => return Ok(Children::Running),
            pid if pid > 0 => {}
            _ => match io::Error::last_os_error() {
                error if error.raw_os_error() == Some(libc::ECHILD) => return Ok(Children::None),
                error if error.kind() == io::ErrorKind::Interrupted => {}
                error => return Err(error),
            },
        }
    }
}

/// Waits for any child. `None` when there is none left.
pub(in crate::sandbox) fn wait_any() -> io::Result<Option<Ended>> {
    let mut status = 0;
    // SAFETY: An all-zero `rusage` is a valid value of that plain C structure.
    let mut usage: libc::rusage = unsafe { mem::zeroed() };
    loop {
        // SAFETY: Both pointers are to live local variables of the right types.
        let pid = unsafe { libc::wait4(-1, &raw mut status, libc::__WALL, &raw mut usage) };
        if pid > 0 {
            return Ok(Some(ended(pid, status, &usage)));
        }
        match io::Error::last_os_error() {
            error if error.raw_os_error() == Some(libc::ECHILD) => return Ok(None),
            error if error.kind() == io::ErrorKind::Interrupted => {}
            error => return Err(error),
        }
    }
}

fn ended(pid: i32, status: i32, usage: &libc::rusage) -> Ended {
    let time = |value: libc::timeval| {
        let seconds = Duration::from_secs(value.tv_sec.try_into().unwrap_or(0));
        seconds + Duration::from_micros(value.tv_usec.try_into().unwrap_or(0))
    };
    Ended {
        pid: Pid::from_raw(pid),
        status,
        cpu: time(usage.ru_utime) + time(usage.ru_stime),
        max_rss_kib: usage.ru_maxrss.try_into().unwrap_or(0),
    }
}

/// The CPU time of a process, its threads included, by its clock.
pub(in crate::sandbox) fn process_cpu(pid: Pid) -> io::Result<Duration> {
    // The encoding of clock_getcpuclockid(3): the pid's complement, shifted, and the kind of clock.
    const SCHEDULER_CLOCK: libc::clockid_t = 2;
    let clock = (!pid.as_raw() << 3) | SCHEDULER_CLOCK;
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: The pointer is to a live local variable; an unknown clock is an error, not a fault.
    check(unsafe { libc::clock_gettime(clock, &raw mut time) }.into())?;
    let seconds = Duration::from_secs(time.tv_sec.try_into().unwrap_or(0));
    Ok(seconds + Duration::from_nanos(time.tv_nsec.try_into().unwrap_or(0)))
}

/// A handle to a process, which cannot come to mean another one.
pub(in crate::sandbox) fn pidfd_open(pid: Pid) -> io::Result<OwnedFd> {
    // SAFETY: The call takes two integers and no memory.
    let descriptor = check(unsafe { libc::syscall(libc::SYS_pidfd_open, pid.as_raw(), 0) })?;
    let raw = RawFd::try_from(descriptor).map_err(io::Error::other)?;
    // SAFETY: The kernel has just given us this descriptor, and nobody else knows it.
    Ok(unsafe { OwnedFd::from_raw_fd(raw) })
}

/// Sends a signal through a handle.
pub(in crate::sandbox) fn pidfd_signal(handle: BorrowedFd<'_>, signal: i32) -> io::Result<()> {
    let none = std::ptr::null::<libc::siginfo_t>();
    let raw = handle.as_raw_fd();
    // SAFETY: A null `siginfo` is what the call documents for an ordinary signal.
    check(unsafe { libc::syscall(libc::SYS_pidfd_send_signal, raw, signal, none, 0) }).map(drop)
}

/// Sets the soft and the hard limit of another process, which must be of the caller's user and group or,
/// for root, of those given.
///
/// Without `CAP_SYS_RESOURCE`, which containers commonly lack, the kernel compares the caller's real user
/// and group with the other's. Those are the thread's own, and given back at once.
pub(in crate::sandbox) fn set_limit_of(
    pid: Pid,
    user: Option<u32>,
    resource: u32,
    (soft, hard): (u64, u64),
) -> io::Result<()> {
    let lent = user.map(LentUser::take).transpose()?;
    let limit = libc::rlimit64 { rlim_cur: soft, rlim_max: hard };
    let old = std::ptr::null_mut();
    // SAFETY: The new limit is a live local variable; a null old limit is allowed.
    let result = unsafe { libc::prlimit64(pid.as_raw(), resource, &raw const limit, old) };
    let result = check(result.into()).map(drop);
    drop(lent);
    result
}

/// The real user and group of this thread, until it is dropped. Effective rights stay root's.
struct LentUser;

impl LentUser {
    fn take(user: u32) -> io::Result<Self> {
        Self::set(user)?;
        Ok(Self)
    }

    fn set(user: u32) -> io::Result<()> {
        const UNCHANGED: libc::c_long = -1;
        for call in [libc::SYS_setresgid, libc::SYS_setresuid] {
            // SAFETY: The raw calls take integers and change the calling thread alone, as we want here;
            // the C library's functions of these names would change all threads.
            check(unsafe { libc::syscall(call, user, UNCHANGED, UNCHANGED) })?;
        }
        Ok(())
    }
}

impl Drop for LentUser {
    fn drop(&mut self) {
        // Root's effective user is unchanged, so that this cannot be refused.
        let _ = Self::set(0);
    }
}
