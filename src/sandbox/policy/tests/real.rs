//! A filter in force in a thread of this process.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::fs::OpenOptionsExt;

use super::support::{apart, skip};
use crate::sandbox::policy::{Architecture, Profile, filter};
use crate::sandbox::sys;

#[test]
fn an_installed_filter_refuses_and_allows() {
    let Some(here) = Architecture::here() else { return skip("an unknown architecture") };
    if let Err(error) = sys::seccomp_action_available(libc::SECCOMP_RET_KILL_PROCESS) {
        return skip(&format!("no seccomp filters: {error}"));
    }
    let own = nix::unistd::getpid();
    let mut filter = filter(Profile::Stdlib, here);
    for offset in filter.pid_offsets {
        filter.program[offset..offset + 4].copy_from_slice(&own.as_raw().to_ne_bytes());
    }
    apart(move || {
        let path = std::env::current_exe().unwrap();
        sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1).unwrap();
        sys::install_filter(&filter.program).unwrap();
        let refused = |error: std::io::Error| error.raw_os_error() == Some(libc::EPERM);
        assert!(refused(TcpListener::bind("127.0.0.1:0").unwrap_err()));
        let mut options = File::options();
        options.read(true).custom_flags(libc::O_PATH);
        assert!(refused(options.open(&path).unwrap_err()));
        File::open(&path).unwrap();
        assert_eq!(nix::sys::signal::kill(own, None), Ok(()));
        let other = nix::sys::signal::kill(nix::unistd::getppid(), None);
        assert_eq!(other, Err(nix::Error::EPERM));
        assert_eq!(apart(|| 7), 7, "threads start");
    });
    TcpListener::bind("127.0.0.1:0").expect("outside as before");
}

#[test]
fn an_unknown_action_is_not_available() {
    let nonsense = sys::seccomp_action_available(0x7ffd_0000).unwrap_err();
    if nonsense.raw_os_error() == Some(libc::ENOSYS) {
        return skip("no seccomp");
    }
    assert_eq!(nonsense.raw_os_error(), Some(libc::EOPNOTSUPP));
}

#[test]
fn a_program_without_an_end_is_not_installed() {
    apart(|| {
        sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1).unwrap();
        let load_alone = [0x20, 0, 0, 0, 0, 0, 0, 0];
        sys::install_filter(&load_alone).unwrap_err();
        sys::install_filter(&[]).unwrap_err();
    });
}
