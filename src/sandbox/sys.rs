//! System calls that `nix` does not offer safely: the only unsafe code of the judge.
//!
//! Each function checks what its safety rests on, so that no caller need know. Deciding what to call
//! is the rest of `sandbox`.
#![expect(unsafe_code, reason = "the one module that may; every block proves its case")]

use std::ffi::CString;
use std::io;
use std::mem;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::time::Duration;

use nix::unistd::{ForkResult, Pid};

/// What `wait4` says of a child that ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    /// Which child.
    pub(super) pid: Pid,
    /// Its wait status.
    pub(super) status: i32,
    /// CPU time, its own and that of descendants it waited for.
    pub(super) cpu: Duration,
    /// The largest resident set of itself or of a descendant it waited for, in KiB.
    pub(super) max_rss_kib: u64,
}

fn check(result: libc::c_long) -> io::Result<libc::c_long> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// Forks the jail process.
///
/// With one thread the child is a whole copy of its parent: it may allocate, lock and print. That is
/// why a jail is a process of its own rather than a hook in the judge, which has many threads.
pub(super) fn fork() -> io::Result<ForkResult> {
    // SAFETY: Forking is unsound where another thread may hold a lock that the child then waits for.
    // Only the jail process forks, and it starts no thread in its whole life: `jail::enter` runs
    // before anything else in `main` and never returns to it.
    Ok(unsafe { nix::unistd::fork() }?)
}

/// Ends the process at once, without destructors: for forked children, whose parent's clean-up is not
/// theirs to run.
pub(super) fn exit_now(status: i32) -> ! {
    // SAFETY: The call takes an integer and does not return.
    unsafe { libc::_exit(status) }
}

/// Waits for any child. `None` when there is none left.
pub(super) fn wait_any() -> io::Result<Option<Ended>> {
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
pub(super) fn process_cpu(pid: Pid) -> io::Result<Duration> {
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
pub(super) fn pidfd_open(pid: Pid) -> io::Result<OwnedFd> {
    // SAFETY: The call takes two integers and no memory.
    let descriptor = check(unsafe { libc::syscall(libc::SYS_pidfd_open, pid.as_raw(), 0) })?;
    let raw = RawFd::try_from(descriptor).map_err(io::Error::other)?;
    // SAFETY: The kernel has just given us this descriptor, and nobody else knows it.
    Ok(unsafe { OwnedFd::from_raw_fd(raw) })
}

/// Sends a signal through a handle.
pub(super) fn pidfd_signal(handle: BorrowedFd<'_>, signal: i32) -> io::Result<()> {
    let none = std::ptr::null::<libc::siginfo_t>();
    let raw = handle.as_raw_fd();
    // SAFETY: A null `siginfo` is what the call documents for an ordinary signal.
    check(unsafe { libc::syscall(libc::SYS_pidfd_send_signal, raw, signal, none, 0) }).map(drop)
}

/// Sets the soft and the hard limit of another process.
pub(super) fn set_limit_of(pid: Pid, resource: u32, soft: u64, hard: u64) -> io::Result<()> {
    let limit = libc::rlimit64 { rlim_cur: soft, rlim_max: hard };
    let old = std::ptr::null_mut();
    // SAFETY: The new limit is a live local variable; a null old limit is allowed.
    let result = unsafe { libc::prlimit64(pid.as_raw(), resource, &raw const limit, old) };
    check(result.into()).map(drop)
}

/// Puts descriptors at 0, 1, 2, … and lets `execve` close every other one.
pub(super) fn place_descriptors(descriptors: &[OwnedFd]) -> io::Result<()> {
    let count = RawFd::try_from(descriptors.len()).map_err(io::Error::other)?;
    // Out of the way first: one may stand where another belongs.
    let moved: Vec<OwnedFd> = descriptors
        .iter()
        .map(|descriptor| duplicate_above(descriptor, count))
        .collect::<io::Result<_>>()?;
    for (target, descriptor) in (0..).zip(&moved) {
        // SAFETY: The targets 0 to 4 are standard streams and copies that nothing in this process
        // uses any more; `execve` follows.
        check(unsafe { libc::dup2(descriptor.as_raw_fd(), target) }.into())?;
    }
    close_on_exec_from(count)
}

fn duplicate_above(descriptor: &OwnedFd, least: RawFd) -> io::Result<OwnedFd> {
    let raw = descriptor.as_raw_fd();
    // SAFETY: The call takes integers and no memory.
    let copy = check(unsafe { libc::fcntl(raw, libc::F_DUPFD_CLOEXEC, least) }.into())?;
    let copy = RawFd::try_from(copy).map_err(io::Error::other)?;
    // SAFETY: The kernel has just given us this descriptor, and nobody else knows it.
    Ok(unsafe { OwnedFd::from_raw_fd(copy) })
}

/// Marks every descriptor from this one on to be closed by `execve`.
fn close_on_exec_from(first: RawFd) -> io::Result<()> {
    const CLOEXEC: libc::c_uint = 4;
    let from = libc::c_uint::try_from(first).map_err(io::Error::other)?;
    // SAFETY: The call takes integers; marking a descriptor closes nothing yet.
    let result = unsafe { libc::syscall(libc::SYS_close_range, from, libc::c_uint::MAX, CLOEXEC) };
    if check(result).is_ok() {
        return Ok(());
    }
    // Kernels before 5.11 lack the flag.
    for descriptor in first..4096 {
        // SAFETY: As above; marking a number that is not open is an error that changes nothing.
        unsafe { libc::fcntl(descriptor, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
    Ok(())
}

/// Gives SIGPIPE its default meaning back, which Rust's start-up code took away.
pub(super) fn default_sigpipe() {
    // SAFETY: Setting the default disposition installs no code.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
}

/// Takes over descriptors that have just arrived with a message.
pub(super) fn adopt(received: &[RawFd]) -> Vec<OwnedFd> {
    // SAFETY: The kernel made these descriptors for this process when it delivered the message, and
    // the list is consumed once, by the function that received it.
    received.iter().map(|raw| unsafe { OwnedFd::from_raw_fd(*raw) }).collect()
}

/// Makes a mount and everything below it read-only, without set-user-id and without devices.
pub(super) fn restrict_mount(path: &CString, devices: Devices) -> io::Result<()> {
    const RDONLY_NOSUID: u64 = 0x1 | 0x2;
    const NODEV: u64 = 0x4;
    const AT_RECURSIVE: libc::c_uint = 0x8000;
    #[repr(C)]
    struct MountAttributes {
        set: u64,
        clear: u64,
        propagation: u64,
        user_namespace: u64,
    }
    let set = RDONLY_NOSUID | if matches!(devices, Devices::Refused) { NODEV } else { 0 };
    let attributes = MountAttributes { set, clear: 0, propagation: 0, user_namespace: 0 };
    // SAFETY: The path is a valid C string, and the structure has the layout and size that
    // mount_setattr(2) documents for its first version.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            libc::AT_FDCWD,
            path.as_ptr(),
            AT_RECURSIVE,
            &raw const attributes,
            size_of::<MountAttributes>(),
        )
    };
    check(result).map(drop)
}

/// Whether device files work on a mount.
#[derive(Clone, Copy, Debug)]
pub(super) enum Devices {
    /// They do: for the few that are bound one by one.
    Allowed,
    /// They do not.
    Refused,
}

/// Takes a capability out of the bounding set.
pub(super) fn drop_from_bounding_set(capability: libc::c_ulong) -> io::Result<()> {
    // SAFETY: The call takes integers and no memory.
    check(unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) }.into()).map(drop)
}

/// Empties the effective, permitted and inheritable capability sets.
pub(super) fn drop_capabilities() -> io::Result<()> {
    const VERSION_3: u32 = 0x2008_0522;
    let header: [u32; 2] = [VERSION_3, 0];
    let empty = [0_u32; 6];
    // SAFETY: Version 3 of the call reads a header of two words and data of six words; both arrays
    // are live and of that size.
    check(unsafe { libc::syscall(libc::SYS_capset, header.as_ptr(), empty.as_ptr()) }).map(drop)
}

/// Calls `prctl` with one integer argument.
pub(super) fn prctl(option: i32, value: libc::c_ulong) -> io::Result<()> {
    // SAFETY: Only used with options that take integers: dumpable, no-new-privs, the parent-death
    // signal and the subreaper flag.
    check(unsafe { libc::prctl(option, value, 0, 0, 0) }.into()).map(drop)
}
