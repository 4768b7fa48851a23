//! Our own rights and limits.
//!
//! Owns the names of capabilities and which limits of our own get in the way of judging.

use nix::sys::resource::{Resource, getrlimit};

use super::super::status::Status;

/// In the order of their numbers (`linux/capability.h`, Linux 6.18).
const CAPABILITIES: [&str; 41] = [
    "CAP_CHOWN",
    "CAP_DAC_OVERRIDE",
    "CAP_DAC_READ_SEARCH",
    "CAP_FOWNER",
    "CAP_FSETID",
    "CAP_KILL",
    "CAP_SETGID",
    "CAP_SETUID",
    "CAP_SETPCAP",
    "CAP_LINUX_IMMUTABLE",
    "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST",
    "CAP_NET_ADMIN",
    "CAP_NET_RAW",
    "CAP_IPC_LOCK",
    "CAP_IPC_OWNER",
    "CAP_SYS_MODULE",
    "CAP_SYS_RAWIO",
    "CAP_SYS_CHROOT",
    "CAP_SYS_PTRACE",
    "CAP_SYS_PACCT",
    "CAP_SYS_ADMIN",
    "CAP_SYS_BOOT",
    "CAP_SYS_NICE",
    "CAP_SYS_RESOURCE",
    "CAP_SYS_TIME",
    "CAP_SYS_TTY_CONFIG",
    "CAP_MKNOD",
    "CAP_LEASE",
    "CAP_AUDIT_WRITE",
    "CAP_AUDIT_CONTROL",
    "CAP_SETFCAP",
    "CAP_MAC_OVERRIDE",
    "CAP_MAC_ADMIN",
    "CAP_SYSLOG",
    "CAP_WAKE_ALARM",
    "CAP_BLOCK_SUSPEND",
    "CAP_AUDIT_READ",
    "CAP_PERFMON",
    "CAP_BPF",
    "CAP_CHECKPOINT_RESTORE",
];

/// The capabilities that this process lacks, of those that the kernel has.
pub(in crate::sandbox) fn missing_capabilities() -> Vec<&'static str> {
    let status = Status::of(nix::unistd::getpid()).ok();
    let field = status.as_ref().and_then(|status| status.field("CapEff:"));
    let mask = field.and_then(|mask| u64::from_str_radix(mask, 16).ok()).unwrap_or(0);
    let last = std::fs::read_to_string("/proc/sys/kernel/cap_last_cap").ok();
    let last = last.and_then(|last| last.trim().parse().ok()).unwrap_or(CAPABILITIES.len());
    let numbered = CAPABILITIES.iter().enumerate().take(last + 1);
    numbered.filter(|(number, _)| mask >> number & 1 == 0).map(|(_, name)| *name).collect()
}

/// A limit of our own that gets in the way: programs, slots and threads are under it, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnLimit {
    /// Of what.
    pub resource: LimitedResource,
    /// The soft or hard limit, whichever counts here, in the kernel's unit.
    pub value: u64,
}

/// What a limit of ours is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitedResource {
    /// `RLIMIT_AS`: bytes of address space, of which our threads' stacks take much.
    AddressSpace,
    /// `RLIMIT_NPROC`: processes and threads of our user.
    Processes,
    /// `RLIMIT_NOFILE`: open descriptors.
    Files,
    /// `RLIMIT_STACK`: the most that a program's stack can be.
    Stack,
    /// `RLIMIT_CPU`: after so many seconds we are killed.
    CpuTime,
}

/// Eight jobs with a stack of 256 MiB each, the largest result, and what it is compared with.
const ADDRESS_SPACE: u64 = 4 << 30;
/// A slot of eight jobs has five processes, its program 17.
const PROCESSES: u64 = 256;
/// Eight jobs hold a dozen descriptors each.
const FILES: u64 = 256;
/// What memory limits of problems commonly are: a stack may be as large.
const STACK: u64 = 256 << 20;

/// The limits of this process that get in the way.
pub(super) fn limits() -> Vec<OwnLimit> {
    let all = [
        (LimitedResource::AddressSpace, Resource::RLIMIT_AS, ADDRESS_SPACE),
        (LimitedResource::Processes, Resource::RLIMIT_NPROC, PROCESSES),
        (LimitedResource::Files, Resource::RLIMIT_NOFILE, FILES),
        (LimitedResource::Stack, Resource::RLIMIT_STACK, STACK),
        (LimitedResource::CpuTime, Resource::RLIMIT_CPU, u64::MAX),
    ];
    all.iter()
        .filter_map(|(resource, of, enough)| {
            let (soft, hard) = getrlimit(*of).ok()?;
            // Only the hard limit of the stack is passed on; programs get a soft one of their own.
            let value = if *resource == LimitedResource::Stack { hard } else { soft };
            (value < *enough).then_some(OwnLimit { resource: *resource, value })
        })
        .collect()
}
