//! Starting a jail process and handing it the program's descriptors.
//!
//! Owns the pipes and sockets of one program and the judge's ends of them.

use std::io::{IoSlice, Read, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use nix::fcntl::{FcntlArg, OFlag, SealFlag, fcntl};
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::socket::{ControlMessage, MsgFlags, sendmsg, setsockopt, sockopt};
use nix::sys::stat::Mode as FileMode;
use nix::unistd::pipe2;

use super::capture::Capture;
use super::jail;
use super::spec::JailSpec;
use super::{Program, SandboxError};

/// A started jail and the judge's ends of its descriptors.
#[derive(Debug)]
pub(super) struct Started {
    pub(super) jail: Child,
    pub(super) control: UnixStream,
    pub(super) channel: UnixStream,
    pub(super) stdout: Capture,
    pub(super) stderr: Capture,
    pub(super) trace: Capture,
}

/// How much of the interpreter's last words is kept; a traceback of 100 lines fits.
const TRACE: usize = 64 << 10;

/// Starts a jail that will run the program.
pub(super) fn start(spec: &JailSpec, program: &Program<'_>) -> Result<Started, SandboxError> {
    let host = SandboxError::host;
    let (control, jail_control) = UnixStream::pair().map_err(host("make a socket"))?;
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
    let jail = spawn(jail_control).map_err(host("start the sandbox process"))?;
    let theirs = [stdin, their_stdout, their_stderr, OwnedFd::from(their_channel), their_trace];
    send_spec(&control, spec, &theirs).map_err(host("send the specification"))?;
    Ok(Started { jail, control, channel, stdout, stderr, trace })
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

fn spawn(control: UnixStream) -> std::io::Result<Child> {
    #[expect(clippy::disallowed_methods, reason = "this module starts processes")]
    let mut command = Command::new("/proc/self/exe");
    command
        .arg0("judge")
        .arg(jail::ARGUMENT)
        .env_clear()
        .stdin(Stdio::from(OwnedFd::from(control)))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C is for the judge, which then ends its programs itself.
        .process_group(0);
    command.spawn()
}

/// The descriptors travel with the first byte; the end of the text is the end of the stream.
fn send_spec(control: &UnixStream, spec: &JailSpec, theirs: &[OwnedFd]) -> std::io::Result<()> {
    let text = serde_json::to_vec(spec)?;
    let raw: Vec<_> = theirs.iter().map(AsRawFd::as_raw_fd).collect();
    let rights = [ControlMessage::ScmRights(&raw)];
    let parts = [IoSlice::new(&text)];
    let socket = control.as_fd().as_raw_fd();
    let sent = sendmsg::<()>(socket, &parts, &rights, MsgFlags::MSG_NOSIGNAL, None)?;
    let (_, rest) = text.split_at(sent);
    let mut writer = control;
    writer.write_all(rest)?;
    control.shutdown(std::net::Shutdown::Write)
}

/// Reads the jail's only message, which ends with the stream.
pub(super) fn read_message(
    control: &mut UnixStream,
) -> Result<super::spec::JailMessage, SandboxError> {
    let mut text = Vec::new();
    control.read_to_end(&mut text).map_err(SandboxError::host("read from the sandbox process"))?;
    serde_json::from_slice(&text)
        .map_err(|_| SandboxError::Lost("it ended without a report".to_owned()))
}
