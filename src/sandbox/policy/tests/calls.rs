//! Particular calls that the policy must tell apart, written down by hand.

use super::{Action, Architecture, Call, Meaning, PID, Profile};
use crate::sandbox::policy::compiler::policy;
use crate::sandbox::policy::numbers::number;
use crate::sandbox::policy::refused::REMARKS;

const OWN: u64 = PID as u64;
const PURE: &[Profile] = &[Profile::Pure];
const STDLIB: &[Profile] = &[Profile::Stdlib];
const SINGLE: &[Profile] = &[Profile::Pure, Profile::Stdlib];
const PROCESS: &[Profile] = &[Profile::Process];
const ALL: &[Profile] = &[Profile::Pure, Profile::Stdlib, Profile::Process];

/// A call with its arguments, where it is made, and its answer.
type Expected = (&'static str, &'static [u64], &'static [Profile], Action);

const EXPECTED: &[Expected] = &[
    ("kill", &[OWN, 9], ALL, Action::Allow),
    ("kill", &[0, 9], SINGLE, Action::Refuse),
    ("kill", &[u64::MAX, 9], SINGLE, Action::Refuse),
    ("kill", &[1, 9], SINGLE, Action::Refuse),
    ("kill", &[OWN + 1, 9], PROCESS, Action::Allow),
    ("tgkill", &[OWN, 12, 6], ALL, Action::Allow),
    ("tgkill", &[1, 1, 9], SINGLE, Action::Refuse),
    ("tkill", &[OWN, 9], ALL, Action::Refuse),
    ("prlimit64", &[0, 3, 1], ALL, Action::Allow),
    ("prlimit64", &[OWN, 3, 1], ALL, Action::Allow),
    ("prlimit64", &[1, 3, 0], ALL, Action::Refuse),
    ("clone", &[0x3d_0f00], ALL, Action::Allow),
    ("clone", &[0x3d_0f01], ALL, Action::Refuse),
    ("clone", &[0x3d_0e00], ALL, Action::Refuse),
    ("clone", &[0x0120_0011], SINGLE, Action::Refuse),
    ("clone", &[0x0120_0011], PROCESS, Action::Allow),
    ("clone", &[0x4111], PROCESS, Action::Allow),
    ("clone", &[0x1000_0011], ALL, Action::Kill),
    ("clone", &[0x4000_0000], ALL, Action::Kill),
    ("clone", &[0x2000_0011], ALL, Action::Kill),
    // CLONE_PARENT would make a sibling that our init does not own.
    ("clone", &[0x8011], ALL, Action::Refuse),
    ("clone3", &[], ALL, Action::Unknown),
    ("fork", &[], SINGLE, Action::Refuse),
    ("execve", &[], SINGLE, Action::Refuse),
    ("execve", &[], PROCESS, Action::Allow),
    ("openat", &[0, 0, 0], PURE, Action::Refuse),
    ("openat", &[0xffff_ff9c, 0x1000, 0x8_0000], STDLIB, Action::Allow),
    ("openat", &[0, 0, 0x8_0241], STDLIB, Action::Allow),
    ("openat", &[0, 0, 0x200], STDLIB, Action::Refuse),
    ("openat", &[0, 0, 0x203], STDLIB, Action::Refuse),
    ("openat", &[0, 0, 3], STDLIB, Action::Refuse),
    ("openat", &[0, 0, 0x20_0000], STDLIB, Action::Refuse),
    ("openat2", &[], STDLIB, Action::Unknown),
    ("newfstatat", &[], PURE, Action::Refuse),
    ("newfstatat", &[0, 0, 0, 0x1000], PURE, Action::Allow),
    ("fstat", &[], PURE, Action::Allow),
    ("statx", &[], STDLIB, Action::Allow),
    ("ioctl", &[0, 0x5412], ALL, Action::Refuse),
    ("ioctl", &[0, 0x5401], ALL, Action::Allow),
    ("ioctl", &[0, 0xffff_ffff_0000_5401], ALL, Action::Allow),
    ("fcntl", &[0, 6], ALL, Action::Refuse),
    ("fcntl", &[0, 8], ALL, Action::Refuse),
    ("fcntl", &[0, 1031], ALL, Action::Refuse),
    ("fcntl", &[0, 1030], ALL, Action::Allow),
    ("prctl", &[4, 1], ALL, Action::Refuse),
    ("prctl", &[1, 0], ALL, Action::Refuse),
    ("prctl", &[36, 1], ALL, Action::Refuse),
    ("prctl", &[15], ALL, Action::Allow),
    ("mmap", &[0, 4096, 7, 0x22], ALL, Action::Allow),
    ("mmap", &[0, 4096, 3, 0x4_0022], ALL, Action::Refuse),
    ("madvise", &[0, 0, 12], ALL, Action::Refuse),
    ("clock_gettime", &[1], ALL, Action::Allow),
    ("clock_gettime", &[0xffff_ffda], ALL, Action::Refuse),
    ("socket", &[1, 1], ALL, Action::Refuse),
    ("socketpair", &[1, 1], STDLIB, Action::Allow),
    ("socketpair", &[1, 1], PURE, Action::Refuse),
    ("socketpair", &[2, 1], STDLIB, Action::Refuse),
    ("sendto", &[5, 1, 1, 0, 0, 0], STDLIB, Action::Allow),
    ("sendto", &[5, 1, 1, 0, 0x7fff_0000_1000, 16], STDLIB, Action::Refuse),
    ("sendto", &[5, 1, 1, 0, 0x7fff_0000_0000, 16], STDLIB, Action::Refuse),
    ("sendto", &[5, 1, 1, 0, 0x1_0000_0000, 16], STDLIB, Action::Refuse),
    ("sendmsg", &[5], ALL, Action::Refuse),
    ("arch_prctl", &[0x1002], SINGLE, Action::Refuse),
    ("arch_prctl", &[0x1002], PROCESS, Action::Allow),
    ("arch_prctl", &[0x1012], PROCESS, Action::Refuse),
    ("memfd_create", &[], ALL, Action::Refuse),
    ("ptrace", &[], ALL, Action::Kill),
    ("unshare", &[], ALL, Action::Kill),
    ("io_uring_setup", &[], ALL, Action::Kill),
    ("wait4", &[], ALL, Action::Allow),
];

#[test]
fn calls_are_told_apart() {
    for architecture in [Architecture::X86_64, Architecture::Aarch64] {
        for (name, given, profiles, expected) in EXPECTED {
            let Some(number) = number(name, architecture) else { continue };
            let mut arguments = [0; 6];
            arguments[..given.len()].copy_from_slice(given);
            let call = Call { number, arguments };
            for profile in *profiles {
                let got = Meaning::of(&policy(), *profile, architecture).action(&call);
                assert_eq!(got, *expected, "{profile}: {name}({given:x?})");
            }
        }
    }
}

#[test]
fn remarks_are_about_refused_calls() {
    let stdlib = Meaning::of(&policy(), Profile::Stdlib, Architecture::X86_64);
    for (calls, why) in REMARKS {
        for name in *calls {
            let Some(number) = number(name, Architecture::X86_64) else { panic!("`{name}`") };
            let call = Call { number, arguments: [0; 6] };
            let got = stdlib.action(&call);
            assert_eq!(got, Action::Refuse, "{name}: {why}");
        }
    }
}
