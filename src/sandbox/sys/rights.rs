//! Rights: capabilities, keyrings, filters, rulesets.
//!
//! Owns the calls; what for is known elsewhere.

use std::ffi::CString;
use std::io;
#[cfg(test)]
use std::os::fd::{AsRawFd, BorrowedFd};

use super::check;

/// Takes a capability out of the bounding set.
pub(in crate::sandbox) fn drop_from_bounding_set(capability: libc::c_ulong) -> io::Result<()> {
    // SAFETY: The call takes integers and no memory.
    check(unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) }.into()).map(drop)
}

/// No capability.
pub(in crate::sandbox) const NO_CAPABILITIES: u32 = 0;
/// `CAP_SETGID` and `CAP_SETUID`.
pub(in crate::sandbox) const CHANGE_USER: u32 = 1 << 6 | 1 << 7;
/// `CAP_SETPCAP`, which empties the bounding set.
pub(in crate::sandbox) const CHANGE_BOUNDS: u32 = 1 << 8;

/// Sets the effective and permitted capability sets to one mask and the inheritable one to another, of
/// the first 32 capabilities; none of the others remains.
pub(in crate::sandbox) fn set_capabilities(permitted: u32, inheritable: u32) -> io::Result<()> {
    const VERSION_3: u32 = 0x2008_0522;
    let header: [u32; 2] = [VERSION_3, 0];
    let sets = [permitted, permitted, inheritable, 0, 0, 0];
    // SAFETY: Version 3 of the call reads a header of two words and data of six words; both arrays
    // are live and of that size.
    check(unsafe { libc::syscall(libc::SYS_capset, header.as_ptr(), sets.as_ptr()) }).map(drop)
}

/// Lets capabilities that are permitted and inheritable survive `execve`.
pub(in crate::sandbox) fn raise_ambient(mask: u32) -> io::Result<()> {
    const RAISE: libc::c_ulong = 2;
    for capability in (0..32).filter(|capability| mask >> capability & 1 == 1) {
        // SAFETY: The call takes integers and no memory.
        check(unsafe { libc::prctl(libc::PR_CAP_AMBIENT, RAISE, capability, 0, 0) }.into())?;
    }
    Ok(())
}

/// Makes a new session keyring and joins it.
pub(in crate::sandbox) fn join_session_keyring() -> io::Result<()> {
    const JOIN: libc::c_ulong = 1;
    let anonymous = std::ptr::null::<libc::c_char>();
    // SAFETY: A null name is what the call documents for an anonymous keyring.
    check(unsafe { libc::syscall(libc::SYS_keyctl, JOIN, anonymous) }).map(drop)
}

/// Adds a key of type `user` to the session keyring.
pub(in crate::sandbox) fn add_key_to_session(description: &str) -> io::Result<()> {
    const SESSION: libc::c_long = -3;
    let description = CString::new(description)?;
    let payload = b"1";
    // SAFETY: Type and description are C strings that live until the call returns, and the payload's
    // length is its own.
    let result = unsafe {
        libc::syscall(
            libc::SYS_add_key,
            c"user".as_ptr(),
            description.as_ptr(),
            payload.as_ptr(),
            payload.len(),
            SESSION,
        )
    };
    check(result).map(drop)
}

/// Calls `prctl` with one integer argument.
pub(in crate::sandbox) fn prctl(option: i32, value: libc::c_ulong) -> io::Result<()> {
    // SAFETY: Only used with options that take integers: dumpable, no-new-privs, keepcaps, the
    // parent-death signal and the subreaper flag.
    check(unsafe { libc::prctl(option, value, 0, 0, 0) }.into()).map(drop)
}

/// Whether the kernel knows this `SECCOMP_RET_…`, and with that whether filters can be installed at all.
pub(in crate::sandbox) fn seccomp_action_available(action: u32) -> io::Result<()> {
    // SAFETY: The call reads one word, from a live local variable.
    let result = unsafe {
        libc::syscall(libc::SYS_seccomp, libc::SECCOMP_GET_ACTION_AVAIL, 0, &raw const action)
    };
    check(result).map(drop)
}

/// Puts a seccomp filter on the calling thread and all that it will start. No new privileges must be
/// set. The program is an array of `struct sock_filter` in native byte order.
#[cfg(test)]
pub(in crate::sandbox) fn install_filter(program: &[u8]) -> io::Result<()> {
    let mut instructions: Vec<libc::sock_filter> =
        program.chunks_exact(8).map(instruction).collect();
    let filter = libc::sock_fprog {
        len: u16::try_from(instructions.len()).map_err(io::Error::other)?,
        filter: instructions.as_mut_ptr(),
    };
    let mode = libc::SECCOMP_SET_MODE_FILTER;
    // SAFETY: The structure says how many instructions there are, and they live until the call, which
    // copies them, returns. The kernel checks the program itself.
    let result = unsafe { libc::syscall(libc::SYS_seccomp, mode, 0, &raw const filter) };
    check(result).map(drop)
}

#[cfg(test)]
fn instruction(bytes: &[u8]) -> libc::sock_filter {
    let byte = |place: usize| bytes.get(place).copied().unwrap_or_default();
    libc::sock_filter {
        code: u16::from_ne_bytes([byte(0), byte(1)]),
        jt: byte(2),
        jf: byte(3),
        k: u32::from_ne_bytes([byte(4), byte(5), byte(6), byte(7)]),
    }
}

/// The version of the kernel's Landlock.
pub(in crate::sandbox) fn landlock_version() -> io::Result<libc::c_long> {
    const VERSION: libc::c_uint = 1;
    let none = std::ptr::null::<libc::c_void>();
    // SAFETY: With this flag the call takes a null pointer and the size 0, and makes nothing.
    check(unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, none, 0, VERSION) })
}

/// Puts a Landlock ruleset into force for the calling thread and all that it will start. No new
/// privileges must be set.
#[cfg(test)]
pub(in crate::sandbox) fn restrict_self(ruleset: BorrowedFd<'_>) -> io::Result<()> {
    let raw = ruleset.as_raw_fd();
    // SAFETY: The call takes two integers and no memory.
    check(unsafe { libc::syscall(libc::SYS_landlock_restrict_self, raw, 0) }).map(drop)
}
