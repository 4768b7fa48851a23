//! Watching one program from its start to its end.
//!
//! Owns the waiting: output, the channel, limits, cancellation and the end are one `poll`. Each limit
//! is recorded at the moment it fires; what it means is `engine`'s to say.

use std::io::{IoSliceMut, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::time::{Duration, Instant};

use nix::cmsg_space;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::{ControlMessageOwned, MsgFlags, recvmsg};
use nix::unistd::Pid;

use super::capture::Room;
use super::cgroup::{CaseBase, CaseFigures};
use super::slot::Slot;
use super::spawn::Ends;
use super::spec::ProgramEnd;
use super::tree::{Activity, Tree};
use super::{Action, Cancel, Dialogue, Phase, Program, Sandbox, SandboxError, buffer, sys};
use crate::model::Cause;

/// How long the interpreter gets to say where it is before it is killed.
const LAST_WORDS: Duration = Duration::from_millis(40);
/// How long a killed program may take to be gone.
const GONE: Duration = Duration::from_secs(20);

/// Everything known of a running program.
pub(super) struct Watch<'a> {
    pub(super) sandbox: &'a Sandbox,
    pub(super) slot: Slot,
    /// Whether init has said that nothing is left.
    pub(super) empty: bool,
    /// What the control groups have counted, after the end.
    pub(super) figures: Option<CaseFigures>,
    pub(super) ends: Ends,
    pub(super) rlimits: Vec<(u32, u64)>,
    pub(super) program: &'a Program<'a>,
    pub(super) outgoing: Vec<u8>,
    pub(super) phase: Phase,
    pub(super) since: Instant,
    pub(super) known: Option<Known>,
    pub(super) gate: Gate,
    /// When the clocks were read last, and what they said.
    pub(super) checked: Instant,
    pub(super) cpu: Duration,
    pub(super) quiet: Option<(Activity, Instant)>,
    pub(super) causes: Vec<Cause>,
    pub(super) dying: Option<Dying>,
    pub(super) channel_open: bool,
}

/// The program as a process of the host.
pub(super) struct Known {
    pub(super) handle: OwnedFd,
    pub(super) tree: Tree,
}

/// Figures at the gate, which are taken off the final ones.
#[derive(Clone, Copy, Default)]
pub(super) struct Gate {
    /// The program's own clock.
    pub(super) cpu: Duration,
    /// That of its tree, with what was reaped there before.
    pub(super) tree_cpu: Duration,
    pub(super) rss_kib: u64,
    pub(super) group: Option<CaseBase>,
}

/// A program that is being killed.
pub(super) struct Dying {
    /// When the interpreter's last words are over; `None` when the kill was sent.
    pub(super) kill_at: Option<Instant>,
    /// When it counts as lost.
    pub(super) lost_at: Instant,
}

impl<'a> Watch<'a> {
    pub(super) fn new(
        sandbox: &'a Sandbox,
        slot: Slot,
        ends: Ends,
        program: &'a Program<'a>,
        rlimits: Vec<(u32, u64)>,
    ) -> Self {
        Self {
            sandbox,
            slot,
            empty: false,
            figures: None,
            ends,
            rlimits,
            program,
            outgoing: Vec::new(),
            phase: Phase::Boot,
            since: Instant::now(),
            known: None,
            gate: Gate::default(),
            checked: Instant::now(),
            cpu: Duration::ZERO,
            quiet: None,
            causes: Vec::new(),
            dying: None,
            channel_open: true,
        }
    }

    /// Sends so many bytes, with their number first.
    pub(super) fn say(&mut self, bytes: &[u8]) {
        self.outgoing.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.outgoing.extend_from_slice(bytes);
    }

    /// Waits until the jail reports that everything is dead.
    pub(super) fn until_the_end(
        &mut self,
        dialogue: &mut dyn Dialogue,
        cancel: &Cancel,
    ) -> Result<ProgramEnd, SandboxError> {
        loop {
            let ready = self.wait(cancel)?;
            if ready.contains(&Source::Cancel) {
                return Err(SandboxError::Cancelled);
            }
            self.read_output(&ready);
            if ready.contains(&Source::Channel) {
                self.converse(dialogue)?;
            }
            if ready.contains(&Source::Control) {
                return self.ended(dialogue);
            }
            self.check_limits()?;
        }
    }

    /// Waits until something has something to say or a limit may fire.
    fn wait(&mut self, cancel: &Cancel) -> Result<Vec<Source>, SandboxError> {
        let timeout = PollTimeout::try_from(self.next_check()).unwrap_or(PollTimeout::MAX);
        let mut talk = PollFlags::POLLIN;
        talk.set(PollFlags::POLLOUT, !self.outgoing.is_empty());
        let channel = self.channel_open.then(|| self.ends.channel.as_fd());
        let Ends { stdout, stderr, trace, .. } = &self.ends;
        let watched = [
            (Source::Cancel, Some(cancel.descriptor()), PollFlags::POLLIN),
            (Source::Control, Some(self.slot.control()), PollFlags::POLLIN),
            (Source::Channel, channel, talk),
            (Source::Stdout, stdout.descriptor(), PollFlags::POLLIN),
            (Source::Stderr, stderr.descriptor(), PollFlags::POLLIN),
            (Source::Trace, trace.descriptor(), PollFlags::POLLIN),
        ];
        let (sources, mut polled): (Vec<_>, Vec<_>) = watched
            .into_iter()
            .filter_map(|(source, descriptor, flags)| {
                Some((source, PollFd::new(descriptor?, flags)))
            })
            .unzip();
        match poll(&mut polled, timeout) {
            Ok(_) | Err(nix::Error::EINTR) => {}
            Err(error) => return Err(SandboxError::host("wait for the program")(error.into())),
        }
        let spoke = sources.iter().zip(&polled).filter(|(_, polled)| polled.any().unwrap_or(false));
        Ok(spoke.map(|(source, _)| *source).collect())
    }

    fn read_output(&mut self, ready: &[Source]) {
        if ready.contains(&Source::Stdout) && self.ends.stdout.read() == Room::Exceeded {
            self.kill(Cause::StdoutKill);
        }
        if ready.contains(&Source::Stderr) && self.ends.stderr.read() == Room::Exceeded {
            self.kill(Cause::StderrKill);
        }
        if ready.contains(&Source::Trace) {
            self.ends.trace.read();
        }
    }

    /// Sends what waits to be sent and hands on what has come.
    pub(super) fn converse(&mut self, dialogue: &mut dyn Dialogue) -> Result<Heard, SandboxError> {
        buffer::with(|buffer| self.converse_in(buffer, dialogue))
    }

    fn converse_in(
        &mut self,
        buffer: &mut [u8],
        dialogue: &mut dyn Dialogue,
    ) -> Result<Heard, SandboxError> {
        self.flush();
        let Some((count, sender)) = receive(&self.ends.channel, buffer) else {
            return Ok(Heard::Nothing);
        };
        if count == 0 {
            self.channel_open = false;
            return Ok(Heard::Nothing);
        }
        let bytes = buffer.get(..count).unwrap_or_default();
        match dialogue.receive(bytes) {
            Action::Prepare if self.phase == Phase::Boot => self.prepare(sender)?,
            Action::OpenGate(go) if self.phase == Phase::Preparing => {
                self.open_gate(sender, &go)?;
            }
            Action::Broken(why) if self.phase == Phase::Boot => {
                return Err(SandboxError::Interpreter(why));
            }
            Action::Broken(why) if self.phase == Phase::Preparing => {
                return Err(SandboxError::Harness(why));
            }
            // After the gate all others are the program's own words, which the dialogue judges.
            Action::Wait | Action::Prepare | Action::OpenGate(_) | Action::Broken(_) => {}
        }
        self.flush();
        Ok(Heard::Something)
    }

    fn flush(&mut self) {
        while !self.outgoing.is_empty() {
            match self.ends.channel.write(&self.outgoing) {
                Ok(count) => drop(self.outgoing.drain(..count)),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return,
                // Nobody reads any more; the end tells why.
                Err(_) => self.outgoing.clear(),
            }
        }
    }

    /// Records a cause and begins the kill. A later cause is recorded too, and changes nothing.
    pub(super) fn kill(&mut self, cause: Cause) {
        self.causes.push(cause);
        if self.dying.is_some() {
            return;
        }
        let now = Instant::now();
        let words = matches!(cause, Cause::CpuKill | Cause::WallKill | Cause::IdleKill)
            && self.phase == Phase::Running;
        if words {
            // The harness has asked the interpreter to tell on this signal where it is.
            self.send(libc::SIGXCPU);
        } else {
            self.send(libc::SIGKILL);
        }
        self.dying =
            Some(Dying { kill_at: words.then_some(now + LAST_WORDS), lost_at: now + GONE });
    }

    pub(super) fn send(&mut self, signal: i32) {
        match &self.known {
            // A process that is already gone needs no signal.
            Some(known) => drop(sys::pidfd_signal(known.handle.as_fd(), signal)),
            None => self.slot.kill(),
        }
    }
}

/// Whether the channel had anything to say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    Something,
    Nothing,
}

/// What may have something to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Cancel,
    Control,
    Channel,
    Stdout,
    Stderr,
    Trace,
}

/// Bytes and the process that sent them; `None` when there are none now.
fn receive(
    channel: &std::os::unix::net::UnixStream,
    buffer: &mut [u8],
) -> Option<(usize, Option<Pid>)> {
    let mut ancillary = cmsg_space!(nix::sys::socket::UnixCredentials);
    let mut parts = [IoSliceMut::new(buffer)];
    let flags = MsgFlags::MSG_DONTWAIT | MsgFlags::MSG_CMSG_CLOEXEC;
    match recvmsg::<()>(channel.as_raw_fd(), &mut parts, Some(&mut ancillary), flags) {
        Ok(message) => {
            let extras = message.cmsgs().into_iter().flatten();
            let sender = extras.filter_map(|extra| match extra {
                ControlMessageOwned::ScmCredentials(credentials) => {
                    Some(Pid::from_raw(credentials.pid()))
                }
                _ => None,
            });
            Some((message.bytes, sender.last()))
        }
        Err(nix::Error::EAGAIN | nix::Error::EINTR) => None,
        // A reset is an end.
        Err(_) => Some((0, None)),
    }
}
