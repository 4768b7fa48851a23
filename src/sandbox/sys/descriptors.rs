//! Descriptors and mounts: placing, adopting, restricting.
//!
//! Owns the calls; what for is known elsewhere.

use std::ffi::CString;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};

use super::check;

/// Puts descriptors at 0, 1, 2, … and lets `execve` close every other one.
pub(in crate::sandbox) fn place_descriptors(descriptors: &[BorrowedFd<'_>]) -> io::Result<()> {
    let count = RawFd::try_from(descriptors.len()).map_err(io::Error::other)?;
    // Out of the way first: one may stand where another belongs.
    let moved: Vec<OwnedFd> = descriptors
        .iter()
        .map(|descriptor| duplicate_above(*descriptor, count))
        .collect::<io::Result<_>>()?;
    for (target, descriptor) in (0..).zip(&moved) {
        // SAFETY: The targets are standard streams and copies that nothing in this process uses any
        // more; `execve` follows.
        check(unsafe { libc::dup2(descriptor.as_raw_fd(), target) }.into())?;
    }
    close_on_exec_from(count)
}

fn duplicate_above(descriptor: BorrowedFd<'_>, least: RawFd) -> io::Result<OwnedFd> {
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
pub(in crate::sandbox) fn default_sigpipe() {
    // SAFETY: Setting the default disposition installs no code.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
}

/// Takes over descriptors that have just arrived with a message.
pub(in crate::sandbox) fn adopt(received: &[RawFd]) -> Vec<OwnedFd> {
    // SAFETY: The kernel made these descriptors for this process when it delivered the message, and
    // the list is consumed once, by the function that received it.
    received.iter().map(|raw| unsafe { OwnedFd::from_raw_fd(*raw) }).collect()
}

/// Makes a mount, and with [`Depth::All`] everything below it, read-only, without set-user-id and without devices.
pub(in crate::sandbox) fn restrict_mount(
    path: &CString,
    devices: Devices,
    depth: Depth,
) -> io::Result<()> {
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
            if depth == Depth::All { AT_RECURSIVE } else { 0 },
            &raw const attributes,
            size_of::<MountAttributes>(),
        )
    };
    check(result).map(drop)
}

/// How far a change of a mount reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Depth {
    /// To everything below it.
    All,
    /// No further.
    Alone,
}

/// Whether device files work on a mount.
#[derive(Clone, Copy, Debug)]
pub(in crate::sandbox) enum Devices {
    /// They do: for the few that are bound one by one.
    Allowed,
    /// They do not.
    Refused,
}
