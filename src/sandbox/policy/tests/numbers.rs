//! The numbers and constants of the policy are the kernel's.

use std::collections::BTreeSet;

use super::{ARCHITECTURES, Test, Value};
use crate::sandbox::policy::numbers::{libc_on_both, libc_on_x86_64, number};
use crate::sandbox::policy::{Architecture, compiler::policy, refused};

#[test]
fn numbers_are_those_of_the_c_library() {
    let here = Architecture::here().expect("tests run on a known architecture");
    let only_here = if here == Architecture::X86_64 { libc_on_x86_64() } else { Vec::new() };
    for (name, expected) in libc_on_both().into_iter().chain(only_here) {
        assert_eq!(number(name.strip_prefix("SYS_").unwrap(), here), Some(expected), "{name}");
    }
}

#[test]
fn no_two_calls_have_one_number() {
    let names: BTreeSet<_> = every_name().collect();
    for architecture in ARCHITECTURES {
        let numbers: Vec<_> = names.iter().filter_map(|name| number(name, architecture)).collect();
        let different: BTreeSet<_> = numbers.iter().collect();
        assert_eq!(different.len(), numbers.len(), "{architecture:?}");
    }
}

#[test]
fn every_name_has_a_number() {
    for name in every_name() {
        assert!(number(name, Architecture::X86_64).is_some(), "`{name}`");
    }
}

fn every_name() -> impl Iterator<Item = &'static str> {
    let rows = policy().into_iter().flat_map(|row| row.calls);
    rows.chain(refused::REMARKS.iter().flat_map(|(calls, _)| *calls)).copied()
}

#[test]
fn constants_are_those_of_the_c_library() {
    let known: &[(&str, i64)] = &[
        ("MADV_NORMAL", libc::MADV_NORMAL.into()),
        ("MADV_RANDOM", libc::MADV_RANDOM.into()),
        ("MADV_SEQUENTIAL", libc::MADV_SEQUENTIAL.into()),
        ("MADV_WILLNEED", libc::MADV_WILLNEED.into()),
        ("MADV_DONTNEED", libc::MADV_DONTNEED.into()),
        ("MADV_FREE", libc::MADV_FREE.into()),
        ("MADV_HUGEPAGE", libc::MADV_HUGEPAGE.into()),
        ("MADV_NOHUGEPAGE", libc::MADV_NOHUGEPAGE.into()),
        ("MADV_DONTDUMP", libc::MADV_DONTDUMP.into()),
        ("MADV_DODUMP", libc::MADV_DODUMP.into()),
        ("F_DUPFD", libc::F_DUPFD.into()),
        ("F_GETFD", libc::F_GETFD.into()),
        ("F_SETFD", libc::F_SETFD.into()),
        ("F_GETFL", libc::F_GETFL.into()),
        ("F_SETFL", libc::F_SETFL.into()),
        ("F_DUPFD_CLOEXEC", libc::F_DUPFD_CLOEXEC.into()),
        ("TCGETS", libc::TCGETS.try_into().unwrap()),
        ("TCGETS2", libc::TCGETS2.try_into().unwrap()),
        ("TIOCGWINSZ", libc::TIOCGWINSZ.try_into().unwrap()),
        ("FIONREAD", libc::FIONREAD.try_into().unwrap()),
        ("FIONBIO", libc::FIONBIO.try_into().unwrap()),
        ("FIOCLEX", libc::FIOCLEX.try_into().unwrap()),
        ("FIONCLEX", libc::FIONCLEX.try_into().unwrap()),
        ("PR_SET_NAME", libc::PR_SET_NAME.into()),
        ("PR_GET_NAME", libc::PR_GET_NAME.into()),
        ("PR_GET_DUMPABLE", libc::PR_GET_DUMPABLE.into()),
        ("PR_GET_SECCOMP", libc::PR_GET_SECCOMP.into()),
        ("PR_GET_NO_NEW_PRIVS", libc::PR_GET_NO_NEW_PRIVS.into()),
        ("PR_GET_TIMERSLACK", libc::PR_GET_TIMERSLACK.into()),
        ("PR_CAPBSET_READ", libc::PR_CAPBSET_READ.into()),
        ("PR_SET_VMA", libc::PR_SET_VMA.into()),
        ("AF_UNIX", libc::AF_UNIX.into()),
        ("O_RDONLY", libc::O_RDONLY.into()),
        ("O_WRONLY", libc::O_WRONLY.into()),
        ("O_RDWR", libc::O_RDWR.into()),
        ("O_WRONLY|O_TRUNC", (libc::O_WRONLY | libc::O_TRUNC).into()),
        ("O_RDWR|O_TRUNC", (libc::O_RDWR | libc::O_TRUNC).into()),
        ("ARCH_SET_FS", 0x1002),
        ("ARCH_GET_FS", 0x1003),
        ("AT_EMPTY_PATH", libc::AT_EMPTY_PATH.into()),
        ("pthread", PTHREAD.into()),
        ("pthread of musl", (PTHREAD | 0x40_0000).into()),
        ("fork", (libc::CLONE_CHILD_SETTID | libc::CLONE_CHILD_CLEARTID | libc::SIGCHLD).into()),
        ("fork of musl", libc::SIGCHLD.into()),
        ("vfork", (libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD).into()),
        ("not negative", 0),
        ("without MAP_HUGETLB", 0),
        ("0", 0),
    ];
    for row in policy() {
        for condition in row.conditions {
            let Test::Bits { any_of, .. } = condition.test else { continue };
            for value in any_of {
                let Value::Named(name, number) = value else { continue };
                let expected = known.iter().find(|(known, _)| known == name);
                assert_eq!(expected.map(|(_, value)| *value), Some(i64::from(*number)), "{name}");
            }
        }
    }
}

/// The flags of glibc's `pthread_create`.
const PTHREAD: i32 = libc::CLONE_VM
    | libc::CLONE_FS
    | libc::CLONE_FILES
    | libc::CLONE_SYSVSEM
    | libc::CLONE_SIGHAND
    | libc::CLONE_THREAD
    | libc::CLONE_SETTLS
    | libc::CLONE_PARENT_SETTID
    | libc::CLONE_CHILD_CLEARTID;

#[test]
fn masks_are_those_of_the_c_library() {
    let bits = |number: i32| number.cast_unsigned();
    let mask_of = |name: &str| {
        let row = policy().into_iter().find(|row| row.name == name).unwrap();
        match row.conditions[0].test {
            Test::Bits { mask, .. } | Test::AnyBit { mask } => mask,
            Test::Null => 0,
        }
    };
    assert_eq!(mask_of("opening"), bits(libc::O_ACCMODE | libc::O_TRUNC | libc::O_PATH));
    assert_eq!(mask_of("opening, old call"), mask_of("opening"));
    assert_eq!(mask_of("mapping"), bits(libc::MAP_HUGETLB));
    assert_eq!(
        mask_of("namespaces, by cloning"),
        bits(
            libc::CLONE_NEWNS
                | libc::CLONE_NEWCGROUP
                | libc::CLONE_NEWUTS
                | libc::CLONE_NEWIPC
                | libc::CLONE_NEWUSER
                | libc::CLONE_NEWPID
                | libc::CLONE_NEWNET
        )
    );
}
