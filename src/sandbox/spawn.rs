//! The descriptors of one program: its ends, and the judge's.
//!
//! Owns the pipes, the channel and standard input. Starting it is the slot's.

use std::io::Write;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;

use nix::fcntl::{FcntlArg, OFlag, SealFlag, fcntl};
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::socket::{setsockopt, sockopt};
use nix::sys::stat::Mode as FileMode;
use nix::unistd::pipe2;

use super::capture::Capture;
use super::{Program, SandboxError};

/// The judge's ends.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) channel: UnixStream,
    pub(super) stdout: Capture,
    pub(super) stderr: Capture,
    pub(super) trace: Capture,
}

/// The program's ends, in the order of their numbers.
#[derive(Debug)]
pub(super) struct Theirs([OwnedFd; 5]);

impl Theirs {
    pub(super) fn along(&self) -> [BorrowedFd<'_>; 5] {
        self.0.each_ref().map(AsFd::as_fd)
    }
}

/// How much of the interpreter's last words is kept; a traceback of 100 lines fits.
const TRACE: usize = 64 << 10;

/// Makes them.
pub(super) fn descriptors(program: &Program<'_>) -> Result<(Ends, Theirs), SandboxError> {
    let host = SandboxError::host;
    let (channel, their_channel) = UnixStream::pair().map_err(host("make a socket"))?;
    // Each message then carries the sender's process number as we see it.
    setsockopt(&channel, sockopt::PassCred, &true)
        .map_err(|e| host("set up a socket")(e.into()))?;
    channel.set_nonblocking(true).map_err(host("set up a socket"))?;
    let cap = program.limits.output.bytes();
    let (stdout, their_stdout) = pipe(program.kept_output, cap)?;
    let (stderr, their_stderr) = pipe(program.kept_output, cap)?;
    let (trace, their_trace) = pipe(TRACE, u64::MAX)?;
    let stdin =
        input(program.stdin).map_err(|error| host("prepare standard input")(error.into()))?;
    let theirs = [stdin, their_stdout, their_stderr, OwnedFd::from(their_channel), their_trace];
    Ok((Ends { channel, stdout, stderr, trace }, Theirs(theirs)))
}

fn pipe(keep: usize, cap: u64) -> Result<(Capture, OwnedFd), SandboxError> {
    let failed = |error: nix::Error| SandboxError::host("make a pipe")(error.into());
    let (reader, writer) = pipe2(OFlag::O_CLOEXEC).map_err(failed)?;
    fcntl(&reader, FcntlArg::F_SETFL(OFlag::O_NONBLOCK)).map_err(failed)?;
    Ok((Capture::new(reader, keep, cap), writer))
}

/// A real file, read-only and sealed, so that `open(0)`, `os.read(0)` and seeking work.
fn input(bytes: &[u8]) -> nix::Result<OwnedFd> {
    if bytes.is_empty() {
        return nix::fcntl::open(
            "/dev/null",
            OFlag::O_RDONLY | OFlag::O_CLOEXEC,
            FileMode::empty(),
        );
    }
    let memory = memfd_create(c"stdin", MFdFlags::MFD_CLOEXEC | MFdFlags::MFD_ALLOW_SEALING)?;
    let reopened = format!("/proc/self/fd/{}", memory.as_raw_fd());
    let mut file = std::fs::File::from(memory);
    file.write_all(bytes).map_err(|_| nix::Error::ENOSPC)?;
    let seals = SealFlag::F_SEAL_WRITE
        | SealFlag::F_SEAL_GROW
        | SealFlag::F_SEAL_SHRINK
        | SealFlag::F_SEAL_SEAL;
    fcntl(&file, FcntlArg::F_ADD_SEALS(seals))?;
    nix::fcntl::open(reopened.as_str(), OFlag::O_RDONLY | OFlag::O_CLOEXEC, FileMode::empty())
}
