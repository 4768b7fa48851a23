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

use super::capture::{Capture, Room};
use super::spawn::{self, Started};
use super::spec::{Isolation, JailEnd, JailMessage, JailSpec};
use super::tree::{Activity, Tree};
use super::{Action, Cancel, Dialogue, End, Phase, Program, Report, Sandbox, SandboxError, sys};
use crate::model::{Cause, MemorySize, Usage};

/// How long the interpreter gets to say where it is before it is killed.
const LAST_WORDS: Duration = Duration::from_millis(40);
/// How long a killed program may take to be gone.
const GONE: Duration = Duration::from_secs(20);

/// Runs one program.
pub(super) fn run(
    sandbox: &Sandbox,
    program: &Program<'_>,
    dialogue: &mut dyn Dialogue,
    cancel: &Cancel,
) -> Result<Report, SandboxError> {
    if cancel.is_cancelled() {
        return Err(SandboxError::Cancelled);
    }
    let spec = JailSpec {
        isolation: sandbox.isolation(),
        arguments: arguments(sandbox),
        environment: environment(program.hash_seed),
        view: sandbox.view.clone(),
        rlimits: sandbox.rlimits(&program.limits),
    };
    let started = spawn::start(&spec, program)?;
    let mut watch = Watch::new(started, &spec, program, sandbox.interpreter.harness());
    let result = watch.until_the_end(dialogue, cancel);
    watch.clean_up();
    watch.report(result?)
}

fn environment(hash_seed: u32) -> Vec<(String, String)> {
    let fixed = super::ENVIRONMENT.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let seed = (super::HASH_SEED.to_owned(), hash_seed.to_string());
    fixed.into_iter().chain([seed]).collect()
}

fn arguments(sandbox: &Sandbox) -> Vec<String> {
    let executable = sandbox.interpreter.executable().to_string_lossy().into_owned();
    let options = ["-s", "-S", "-B", "-c"].map(str::to_owned);
    std::iter::once(executable).chain(options).chain([sandbox.boot.clone()]).collect()
}

/// Everything known of a running program.
pub(super) struct Watch<'a> {
    pub(super) started: Started,
    pub(super) isolation: Isolation,
    pub(super) rlimits: &'a [(u32, u64)],
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
    pub(super) cpu: Duration,
    pub(super) rss_kib: u64,
}

/// A program that is being killed.
pub(super) struct Dying {
    /// When the interpreter's last words are over; `None` when the kill was sent.
    pub(super) kill_at: Option<Instant>,
    /// When it counts as lost.
    pub(super) lost_at: Instant,
}

impl<'a> Watch<'a> {
    fn new(started: Started, spec: &'a JailSpec, program: &'a Program<'a>, harness: &[u8]) -> Self {
        let mut outgoing = (harness.len() as u64).to_le_bytes().to_vec();
        outgoing.extend_from_slice(harness);
        Self {
            started,
            isolation: spec.isolation,
            rlimits: &spec.rlimits,
            program,
            outgoing,
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

    /// Waits until the jail reports that everything is dead.
    fn until_the_end(
        &mut self,
        dialogue: &mut dyn Dialogue,
        cancel: &Cancel,
    ) -> Result<JailEnd, SandboxError> {
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

    fn ended(&mut self, dialogue: &mut dyn Dialogue) -> Result<JailEnd, SandboxError> {
        let message = spawn::read_message(&mut self.started.control);
        match message {
            Ok(JailMessage::Failed(failure)) => Err(failure.into()),
            Ok(JailMessage::Ended(end)) => {
                // What it wrote before it died still counts; everything that could write is dead.
                while self.channel_open && self.converse(dialogue)? == Heard::Something {}
                Ok(end)
            }
            // Only candidate code can have ended our init, whose own limits it may reach in a user
            // namespace of one user. That is its doing, and reported as what it is: a kill.
            Err(_) if self.phase == Phase::Running => {
                Ok(JailEnd { status: libc::SIGKILL, cpu_us: 0, max_rss_kib: 0 })
            }
            Err(error) => Err(error),
        }
    }

    /// Waits until something has something to say or a limit may fire.
    fn wait(&mut self, cancel: &Cancel) -> Result<Vec<Source>, SandboxError> {
        let timeout = PollTimeout::try_from(self.next_check()).unwrap_or(PollTimeout::MAX);
        let mut talk = PollFlags::POLLIN;
        talk.set(PollFlags::POLLOUT, !self.outgoing.is_empty());
        let channel = self.channel_open.then(|| self.started.channel.as_fd());
        let Started { control, stdout, stderr, trace, .. } = &self.started;
        let watched = [
            (Source::Cancel, Some(cancel.descriptor()), PollFlags::POLLIN),
            (Source::Control, Some(control.as_fd()), PollFlags::POLLIN),
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
        if ready.contains(&Source::Stdout) && self.started.stdout.read() == Room::Exceeded {
            self.kill(Cause::StdoutKill);
        }
        if ready.contains(&Source::Stderr) && self.started.stderr.read() == Room::Exceeded {
            self.kill(Cause::StderrKill);
        }
        if ready.contains(&Source::Trace) {
            self.started.trace.read();
        }
    }

    /// Sends what waits to be sent and hands on what has come.
    fn converse(&mut self, dialogue: &mut dyn Dialogue) -> Result<Heard, SandboxError> {
        self.flush();
        let mut buffer = vec![0; 1 << 18];
        let Some((count, sender)) = receive(&self.started.channel, &mut buffer) else {
            return Ok(Heard::Nothing);
        };
        if count == 0 {
            self.channel_open = false;
            return Ok(Heard::Nothing);
        }
        let bytes = buffer.get(..count).unwrap_or_default();
        match dialogue.receive(bytes) {
            Action::Prepare(job) if self.phase == Phase::Boot => self.prepare(sender, &job)?,
            Action::OpenGate(go) if self.phase == Phase::Preparing => self.open_gate(&go)?,
            Action::Broken(why) if self.phase < Phase::Running => {
                return Err(SandboxError::Interpreter(why));
            }
            // After the gate all others are the program's own words, which the dialogue judges.
            Action::Wait | Action::Prepare(_) | Action::OpenGate(_) | Action::Broken(_) => {}
        }
        self.flush();
        Ok(Heard::Something)
    }

    fn flush(&mut self) {
        while !self.outgoing.is_empty() {
            match self.started.channel.write(&self.outgoing) {
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
            None => drop(self.started.jail.kill()),
        }
    }

    /// Leaves no process behind, however the run ended.
    fn clean_up(&mut self) {
        if self.isolation == Isolation::None && self.known.is_some() {
            // Without a process namespace the jail process kills what is left, and then ends.
            self.send(libc::SIGKILL);
            let _ = self.started.control.set_read_timeout(Some(Duration::from_secs(1)));
            let _ = spawn::read_message(&mut self.started.control);
        }
        let _ = self.started.jail.kill();
        let _ = self.started.jail.wait();
    }

    fn report(mut self, end: JailEnd) -> Result<Report, SandboxError> {
        if self.phase == Phase::Boot {
            let words = self.last_error_line();
            return Err(SandboxError::Interpreter(words));
        }
        if self.started.stdout.drain() == Room::Exceeded {
            self.causes.push(Cause::StdoutKill);
        }
        if self.started.stderr.drain() == Room::Exceeded {
            self.causes.push(Cause::StderrKill);
        }
        self.started.trace.drain();
        let memory = end.max_rss_kib.saturating_sub(self.gate.rss_kib);
        let usage = Usage {
            cpu: Duration::from_micros(end.cpu_us).saturating_sub(self.gate.cpu),
            wall: self.since.elapsed(),
            memory: MemorySize::from_kib(memory),
        };
        let signal = end.status & 0x7f;
        Ok(Report {
            phase: self.phase,
            end: if signal == 0 {
                End::Exited(end.status >> 8 & 0xff)
            } else {
                End::Signalled(signal)
            },
            causes: self.causes,
            usage,
            stdout: self.started.stdout.finish(),
            stderr: self.started.stderr.finish(),
            trace: self.started.trace.finish().text,
        })
    }

    /// What our own code said when it failed to start.
    fn last_error_line(&mut self) -> String {
        self.started.stderr.drain();
        let said = std::mem::replace(&mut self.started.stderr, Capture::closed()).finish();
        said.text.lines().last().unwrap_or_else(|| "it ended without a word".to_owned())
    }
}

/// Whether the channel had anything to say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
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
