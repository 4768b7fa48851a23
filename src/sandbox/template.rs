//! Templates: warm interpreters in a slot, which are forked for each case.
//!
//! Owns the conversation with them (`docs/protocol.md`, "Templates") and the limits on compiling. What
//! is forked is watched by `supervise`.

use std::io::{IoSlice, IoSliceMut, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use nix::cmsg_space;
use nix::fcntl::OFlag;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::{
    ControlMessage, ControlMessageOwned, MsgFlags, UnixCredentials, recvmsg, sendmsg, setsockopt,
    sockopt,
};
use nix::sys::stat::Mode;
use nix::unistd::{Pid, pipe2};

use super::spec::ProgramEnd;
use super::status::Status;
use super::{Cancel, PREPARE_CPU, PREPARE_MEMORY, SandboxError, sys};
use crate::phases;

/// How long our own code may take to start and to compile, on the clock.
const START_WALL: Duration = Duration::from_mins(1);

/// Whether a slot's first template judges one submission itself or forks one for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submissions {
    /// One, which spares a fork and a start.
    One,
    /// Many.
    Many,
}

/// The templates of a slot.
#[derive(Debug)]
pub(super) struct Template {
    submissions: Submissions,
    first: Process,
    /// What it writes when it fails.
    words: OwnedFd,
    current: Option<Current>,
}

/// The template of one submission.
#[derive(Debug)]
struct Current {
    submission: Vec<u8>,
    /// `None` when it is the first template itself.
    own: Option<Process>,
    prepared: Prepared,
}

/// What came of compiling a submission.
#[derive(Clone, Debug)]
pub(super) enum Prepared {
    /// Cases can be forked.
    Ready,
    /// The harness refuses it; the frame says why.
    Refused(Vec<u8>),
    /// Compiling took too much, or killed the template.
    Died,
}

/// A template's process and our end of its control socket.
#[derive(Debug)]
struct Process {
    control: UnixStream,
    /// Known from its first word on.
    known: Option<(Pid, OwnedFd)>,
}

/// The template's ends: streams, control and a stand-in for the trace pipe.
pub(super) type TemplateEnds = [OwnedFd; 5];

impl Template {
    /// The descriptors of a template that is to be started.
    pub(super) fn descriptors(
        submissions: Submissions,
    ) -> Result<(Self, TemplateEnds), SandboxError> {
        let host = SandboxError::host;
        let (control, theirs) = control_pair()?;
        let (words, out) = pipe2(OFlag::O_CLOEXEC | OFlag::O_NONBLOCK)
            .map_err(|error| host("make a pipe")(error.into()))?;
        let error = out.try_clone().map_err(host("make a pipe"))?;
        let flags = OFlag::O_RDONLY | OFlag::O_CLOEXEC;
        let null = nix::fcntl::open("/dev/null", flags, Mode::empty())
            .map_err(|error| host("open /dev/null")(error.into()))?;
        let trace = null.try_clone().map_err(host("open /dev/null"))?;
        let first = Process { control, known: None };
        let ends = [null, out, error, OwnedFd::from(theirs), trace];
        Ok((Self { submissions, first, words, current: None }, ends))
    }

    /// Sends what the interpreter needs to become a template. It need not have started yet.
    pub(super) fn boot(&mut self, harness: &[u8], rights: &[u8]) -> Result<(), SandboxError> {
        let mut message = Vec::with_capacity(harness.len() + rights.len() + 16);
        for part in [harness, rights] {
            message.extend_from_slice(&(part.len() as u64).to_le_bytes());
            message.extend_from_slice(part);
        }
        self.first.control.write_all(&message).map_err(|_| self.silent())
    }

    /// Whether it is ready for this submission, or can become so.
    pub(super) fn suits(&self, submission: &[u8]) -> Fit {
        match &self.current {
            Some(current) if current.submission == submission => Fit::Prepared,
            Some(Current { own: None, .. }) => Fit::Never,
            _ => Fit::Can,
        }
    }

    /// Makes a template ready for this submission, unless it is.
    pub(super) fn prepare(
        &mut self,
        submission: &[u8],
        user: Option<u32>,
        cancel: &Cancel,
    ) -> Result<Prepared, SandboxError> {
        let current = self.current.as_ref().filter(|current| current.submission == submission);
        if let Some(current) = current {
            return Ok(current.prepared.clone());
        }
        let own = match self.submissions {
            Submissions::One => None,
            Submissions::Many => Some(self.fork(cancel)?),
        };
        let process = own.as_ref().unwrap_or(&self.first);
        let prepared = process.compile(submission, user, cancel)?;
        phases::mark("template: compiled");
        let submission = submission.to_vec();
        self.current = Some(Current { submission, own, prepared: prepared.clone() });
        Ok(prepared)
    }

    /// Waits until the first template is up, and has it looked at, once.
    pub(super) fn wait_up(
        &mut self,
        cancel: &Cancel,
        inspect: &dyn Fn(Pid) -> Result<(), SandboxError>,
    ) -> Result<(), SandboxError> {
        if self.first.known.is_some() {
            return Ok(());
        }
        let pid = match self.first.wait_up(cancel) {
            Err(SandboxError::Interpreter(_)) => return Err(self.silent()),
            result => result?,
        };
        phases::mark("template: up");
        inspect(pid)
    }

    /// A template of its own for the next submission. The one before ends with our end of its socket.
    fn fork(&mut self, cancel: &Cancel) -> Result<Process, SandboxError> {
        self.current = None;
        let (control, theirs) = control_pair()?;
        send_with(&self.first.control, b"F", &[theirs.as_fd()])?;
        drop(theirs);
        let mut process = Process { control, known: None };
        match process.wait_up(cancel) {
            Ok(_) => Ok(process),
            // What it failed at, it told on its own socket.
            Err(error) => Err(self.first.kept_its_rights(cancel).unwrap_or(error)),
        }
    }

    /// Forks a case, which gets these descriptors.
    pub(super) fn start(&self, descriptors: &[BorrowedFd<'_>]) -> Result<(), SandboxError> {
        send_with(&self.process().control, b"C", descriptors)
    }

    /// What to poll for the end of a case.
    pub(super) fn control(&self) -> BorrowedFd<'_> {
        self.process().control.as_fd()
    }

    /// How the case ended. `None` when the template itself is gone.
    pub(super) fn ended(&self) -> Option<ProgramEnd> {
        let message = self.process().read(25).ok()?;
        let (kind, figures) = message.split_first()?;
        let mut figures = figures
            .chunks_exact(8)
            .map(|figure| u64::from_le_bytes(figure.try_into().unwrap_or_default()));
        let (status, cpu_us, max_rss_kib) = (figures.next()?, figures.next()?, figures.next()?);
        let status = i32::try_from(status).ok()?;
        (*kind == b'E').then_some(ProgramEnd { status, cpu_us, max_rss_kib })
    }

    fn process(&self) -> &Process {
        self.current.as_ref().and_then(|current| current.own.as_ref()).unwrap_or(&self.first)
    }

    /// It ended before it spoke: what it wrote last says why.
    fn silent(&self) -> SandboxError {
        let mut buffer = vec![0; 1 << 16];
        let count = nix::unistd::read(&self.words, &mut buffer).unwrap_or(0);
        let said = String::from_utf8_lossy(buffer.get(..count).unwrap_or_default()).into_owned();
        let last = said.lines().rev().find(|line| !line.trim().is_empty());
        SandboxError::Interpreter(last.unwrap_or("it ended without a word").to_owned())
    }
}

/// Whether a template can serve a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It has become that of another one for good.
    Never,
    /// It can become ready for it.
    Can,
    /// It is ready for it.
    Prepared,
}

impl Process {
    fn wait_up(&mut self, cancel: &Cancel) -> Result<Pid, SandboxError> {
        let deadline = Instant::now() + START_WALL;
        while !self.comes(cancel, Duration::from_millis(250))? {
            if Instant::now() > deadline {
                let late = "it took more than 60 s to start".to_owned();
                return Err(SandboxError::Interpreter(late));
            }
        }
        let lost = || SandboxError::Interpreter("it ended without a word".to_owned());
        let (word, pid) = self.read_from().ok_or_else(lost)?;
        if word == b'N' {
            return Err(self.why_it_failed());
        }
        if word != b'U' {
            return Err(lost());
        }
        let handle = sys::pidfd_open(pid).map_err(SandboxError::host("open a template"))?;
        self.known = Some((pid, handle));
        Ok(pid)
    }

    /// Compiles within limits of its own.
    fn compile(
        &self,
        submission: &[u8],
        user: Option<u32>,
        cancel: &Cancel,
    ) -> Result<Prepared, SandboxError> {
        let lost = || SandboxError::Lost("a template is not known".to_owned());
        let (pid, handle) = self.known.as_ref().ok_or_else(lost)?;
        let status = Status::of(*pid).map_err(|_| lost())?;
        let (memory, _) = status.memory().ok_or_else(lost)?;
        let most = memory + PREPARE_MEMORY + submission.len() as u64 * 64;
        let limit = |soft| {
            sys::set_limit_of(*pid, user, libc::RLIMIT_AS, (soft, u64::MAX))
                .map_err(SandboxError::host("limit a template's memory"))
        };
        limit(most)?;
        let before = sys::process_cpu(*pid).unwrap_or_default();
        let mut order = b"S".to_vec();
        order.extend_from_slice(&(submission.len() as u64).to_le_bytes());
        order.extend_from_slice(submission);
        if (&self.control).write_all(&order).is_err() {
            // It was gone before it had the source.
            return Err(SandboxError::TemplateLost);
        }
        let deadline = Instant::now() + START_WALL;
        while !self.comes(cancel, Duration::from_millis(100))? {
            let cpu = sys::process_cpu(*pid).unwrap_or_default().saturating_sub(before);
            if cpu > PREPARE_CPU || Instant::now() > deadline {
                let _ = sys::pidfd_signal(handle.as_fd(), libc::SIGKILL);
            }
        }
        let prepared = match self.read(1).as_deref() {
            Ok(b"R") => Prepared::Ready,
            Ok(b"X") => self.words().map_or(Prepared::Died, Prepared::Refused),
            Ok(b"N") => return Err(self.why_it_failed()),
            _ => Prepared::Died,
        };
        if let Prepared::Ready = prepared {
            limit(u64::MAX)?;
        }
        Ok(prepared)
    }

    /// Why it failed at giving up a right, if that is what it says.
    fn kept_its_rights(&self, cancel: &Cancel) -> Option<SandboxError> {
        let speaks = self.comes(cancel, Duration::from_millis(250)).unwrap_or(false);
        let failed = speaks && matches!(self.read(1).as_deref(), Ok(b"N"));
        failed.then(|| self.why_it_failed())
    }

    fn why_it_failed(&self) -> SandboxError {
        let words = self.words().unwrap_or_default();
        SandboxError::Harness(String::from_utf8_lossy(&words).into_owned())
    }

    fn words(&self) -> Option<Vec<u8>> {
        /// A refusal holds a message and a place; the message is cut by the harness.
        const LONGEST: u64 = 1 << 20;
        let length = u64::from_le_bytes(self.read(8).ok()?.try_into().ok()?);
        let length = usize::try_from(length.min(LONGEST)).ok()?;
        self.read(length).ok()
    }

    /// Whether it says something, or ends, within this time.
    fn comes(&self, cancel: &Cancel, within: Duration) -> Result<bool, SandboxError> {
        let timeout = PollTimeout::try_from(within).unwrap_or(PollTimeout::MAX);
        let mut polled = [
            PollFd::new(cancel.descriptor(), PollFlags::POLLIN),
            PollFd::new(self.control.as_fd(), PollFlags::POLLIN),
        ];
        match poll(&mut polled, timeout) {
            Ok(_) | Err(nix::Error::EINTR) => {}
            Err(error) => return Err(SandboxError::host("wait for a template")(error.into())),
        }
        let [cancelled, spoke] = polled.map(|polled| polled.any().unwrap_or(false));
        if cancelled { Err(SandboxError::Cancelled) } else { Ok(spoke) }
    }

    fn read(&self, count: usize) -> std::io::Result<Vec<u8>> {
        let mut bytes = vec![0; count];
        std::io::Read::read_exact(&mut &self.control, &mut bytes)?;
        Ok(bytes)
    }

    /// One byte, and the process that sent it, as the kernel says.
    fn read_from(&self) -> Option<(u8, Pid)> {
        let mut byte = [0];
        let mut ancillary = cmsg_space!(UnixCredentials);
        let mut parts = [IoSliceMut::new(&mut byte)];
        let socket = self.control.as_raw_fd();
        let flags = MsgFlags::MSG_CMSG_CLOEXEC;
        let message = recvmsg::<()>(socket, &mut parts, Some(&mut ancillary), flags).ok()?;
        let sender = message.cmsgs().ok()?.find_map(|extra| match extra {
            ControlMessageOwned::ScmCredentials(credentials) => {
                Some(Pid::from_raw(credentials.pid()))
            }
            _ => None,
        });
        let count = message.bytes;
        let pid = sender?;
        (count == 1).then_some((byte.first().copied()?, pid))
    }
}

fn control_pair() -> Result<(UnixStream, UnixStream), SandboxError> {
    let host = SandboxError::host;
    let (control, theirs) = UnixStream::pair().map_err(host("make a socket"))?;
    setsockopt(&control, sockopt::PassCred, &true)
        .map_err(|error| host("set up a socket")(error.into()))?;
    Ok((control, theirs))
}

fn send_with(
    control: &UnixStream,
    order: &[u8],
    descriptors: &[BorrowedFd<'_>],
) -> Result<(), SandboxError> {
    let raw: Vec<_> = descriptors.iter().map(AsRawFd::as_raw_fd).collect();
    let rights = [ControlMessage::ScmRights(&raw)];
    let parts = [IoSlice::new(order)];
    let flags = MsgFlags::MSG_NOSIGNAL;
    let sent = sendmsg::<()>(control.as_raw_fd(), &parts, &rights, flags, None);
    sent.map(drop).map_err(|_| SandboxError::TemplateLost)
}
