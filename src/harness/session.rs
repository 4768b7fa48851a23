//! The conversation with one harness, as a state machine.
//!
//! Owns the order of frames: hello, (submission, case), (refused | ready, go, result). Needs no process: it is fed
//! bytes and says what to send.

use super::decode::DecodeLimits;
use super::frame::{FrameKind, FrameReader, encode_frame};
use super::job::Job;
use super::{Malformed, Refusal};
use crate::model::Value;

/// The most a result may be: 64 MiB, ten million values, nested 20,000 deep. The frame around it adds
/// a few of each.
pub const RESULT_LIMITS: DecodeLimits =
    DecodeLimits { max_bytes: 64 << 20, max_values: 10_000_000, max_depth: 20_000 };

/// The version of the protocol.
const PROTOCOL: i64 = 2;

/// What the frame around a result may add.
const AROUND: usize = 64;

/// What is to be done next.
#[derive(Debug, PartialEq)]
pub enum Step {
    /// Nothing.
    Wait,
    /// Send the submission and the case.
    SendJob,
    /// It is ready: once every layer is verified, send `go`.
    Ready(Vec<u8>),
    /// What came makes no sense.
    Broken(String),
}

/// The judge's side of one conversation.
#[derive(Debug)]
pub struct Session {
    reader: FrameReader,
    state: State,
}

#[derive(Debug)]
enum State {
    Booting,
    Preparing,
    Refused(Refusal),
    Running,
    Answered(Value),
    Violated(String),
}

/// How a conversation ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Conversation {
    /// The harness never said hello.
    Silent,
    /// It died or stopped while compiling.
    DiedPreparing,
    /// It refused the source.
    Refused(Refusal),
    /// The candidate's code ran, and nothing came.
    NoResult,
    /// Exactly one result.
    Result(Value),
    /// Something else than one result.
    Violated(String),
}

impl Job {
    /// The frames that the harness waits for: the submission, and the case.
    pub fn frames(&self) -> (Vec<u8>, Vec<u8>) {
        let submission = encode_frame(FrameKind::Submission, &self.submission);
        (submission, encode_frame(FrameKind::Case, &self.case))
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A conversation with a harness that has just started.
    pub fn new() -> Self {
        let limits = DecodeLimits {
            max_bytes: RESULT_LIMITS.max_bytes + (1 << 16),
            max_values: RESULT_LIMITS.max_values + (1 << 16),
            max_depth: RESULT_LIMITS.max_depth + AROUND,
        };
        Self { reader: FrameReader::new(limits), state: State::Booting }
    }

    /// A conversation with a process that was forked from a template, which has said hello and taken the
    /// submission.
    pub fn forked() -> Self {
        Self { state: State::Preparing, ..Self::new() }
    }

    /// Takes bytes from the harness.
    pub fn receive(&mut self, bytes: &[u8]) -> Step {
        if let State::Violated(_) = self.state {
            return Step::Wait;
        }
        self.reader.feed(bytes);
        loop {
            let step = match self.reader.next() {
                Ok(None) => return Step::Wait,
                Ok(Some((kind, payload))) => self.on_frame(kind, payload),
                Err(error) => self.violated(error.to_string()),
            };
            if step != Step::Wait || matches!(self.state, State::Violated(_)) {
                return step;
            }
        }
    }

    fn on_frame(&mut self, kind: FrameKind, payload: Value) -> Step {
        match (&self.state, kind) {
            (State::Booting, FrameKind::Hello) => self.on_hello(&payload),
            (State::Preparing, FrameKind::Ready) => {
                self.state = State::Running;
                Step::Ready(encode_frame(FrameKind::Go, &Value::record([])))
            }
            (State::Preparing, FrameKind::Refused) => match Refusal::read(payload) {
                Ok(refusal) => {
                    self.state = State::Refused(refusal);
                    Step::Wait
                }
                Err(Malformed(field)) => self.violated(format!("`refused` without `{field}`")),
            },
            (State::Preparing, FrameKind::Failed) => {
                let what = match &payload {
                    Value::Str(text) => text.as_str().unwrap_or_default().to_owned(),
                    _ => "a right was not given up".to_owned(),
                };
                self.violated(what)
            }
            (State::Running, FrameKind::Result) => {
                self.state = State::Answered(payload);
                Step::Wait
            }
            (_, kind) => self.violated(format!("unexpected `{kind:?}` frame")),
        }
    }

    fn on_hello(&mut self, payload: &Value) -> Step {
        if payload.get("protocol") != Some(&Value::int(PROTOCOL)) {
            return self.violated("another protocol".to_owned());
        }
        self.state = State::Preparing;
        Step::SendJob
    }

    fn violated(&mut self, why: String) -> Step {
        self.state = State::Violated(why.clone());
        Step::Broken(why)
    }

    /// What the conversation came to, once the process is dead.
    pub fn finish(self) -> Conversation {
        let left_over = self.reader.leftover() > 0;
        match self.state {
            State::Booting => Conversation::Silent,
            State::Preparing => Conversation::DiedPreparing,
            State::Refused(refusal) => Conversation::Refused(refusal),
            State::Violated(why) => Conversation::Violated(why),
            State::Running | State::Answered(_) if left_over => {
                Conversation::Violated("half a frame".to_owned())
            }
            State::Running => Conversation::NoResult,
            State::Answered(payload) => Conversation::Result(payload),
        }
    }
}
