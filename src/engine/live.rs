//! Running one job for real: `sandbox` and `harness` joined.
//!
//! Owns the `Runner` trait, which tests script instead, and its live form.

use crate::harness::{Conversation, Job, Session, Step};
use crate::model::{Detail, Limits, Needs};
use crate::sandbox::{self, Action, Cancel, Dialogue, Program, Report, Sandbox, SandboxError};

/// Runs one job in a fresh process.
pub trait Runner: Sync {
    /// Runs it to its end.
    fn run(&self, task: &Task<'_>) -> Result<Observation, RunnerError>;

    /// The same while this runner runs nothing else, for whichever submission.
    fn run_alone(&self, task: &Task<'_>) -> Result<Observation, RunnerError> {
        self.run(task)
    }
}

/// One job and what it may use.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The message for the harness.
    pub job: &'a Job,
    /// The name under which tracebacks show the source.
    pub file: &'a str,
    /// Standard input.
    pub stdin: &'a [u8],
    /// What it may use.
    pub limits: Limits,
    /// What it gets beside the usual.
    pub needs: Needs,
    /// How many bytes of each output stream are kept.
    pub kept_output: usize,
}

/// Everything that was recorded of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What was said on the channel.
    pub conversation: Conversation,
    /// What was seen from outside.
    pub report: Report,
    /// The name under which tracebacks show the source.
    pub file: String,
}

/// Why a job could not be run: never the candidate's fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RunnerError {
    /// What failed.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Which part of us failed.
    pub detail: Detail,
    /// It was stopped on purpose.
    pub stopped: Stopped,
}

/// Whether a run was stopped on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// By cancellation.
    OnPurpose,
    /// No: something failed.
    No,
}

/// Runs jobs in a sandbox.
#[derive(Debug)]
pub struct Live<'a> {
    sandbox: &'a Sandbox,
    cancel: &'a Cancel,
    hash_seed: u32,
}

impl<'a> Live<'a> {
    /// A runner in this sandbox that stops when `cancel` is pulled.
    pub fn new(sandbox: &'a Sandbox, cancel: &'a Cancel) -> Self {
        Self { sandbox, cancel, hash_seed: 0 }
    }

    /// The same with another seed of Python's hashes, to see that nothing depends on it.
    #[must_use]
    pub fn with_hash_seed(self, hash_seed: u32) -> Self {
        Self { hash_seed, ..self }
    }
}

impl Runner for Live<'_> {
    fn run(&self, task: &Task<'_>) -> Result<Observation, RunnerError> {
        self.with(Sandbox::run, task)
    }

    fn run_alone(&self, task: &Task<'_>) -> Result<Observation, RunnerError> {
        self.with(Sandbox::run_alone, task)
    }
}

/// A way of running a program.
type Run = fn(&Sandbox, &Program<'_>, &mut dyn Dialogue, &Cancel) -> Result<Report, SandboxError>;

impl Live<'_> {
    fn with(&self, run: Run, task: &Task<'_>) -> Result<Observation, RunnerError> {
        match self.attempt(run, task) {
            // A template that dies is replaced once.
            Err(SandboxError::TemplateLost) => Ok(self.attempt(run, task)?),
            result => Ok(result?),
        }
    }

    fn attempt(&self, run: Run, task: &Task<'_>) -> Result<Observation, SandboxError> {
        let mut dialogue = Talk(match self.sandbox.runner_for(task.needs) {
            sandbox::Runner::Fork => Session::forked(),
            sandbox::Runner::Exec => Session::new(),
        });
        let (submission, case) = task.job.frames();
        let program = Program {
            submission: &submission,
            case: &case,
            stdin: task.stdin,
            limits: task.limits,
            needs: task.needs,
            kept_output: task.kept_output,
            hash_seed: self.hash_seed,
        };
        let report = run(self.sandbox, &program, &mut dialogue, self.cancel)?;
        let conversation = dialogue.0.finish();
        Ok(Observation { conversation, report, file: task.file.to_owned() })
    }
}

struct Talk(Session);

impl Dialogue for Talk {
    fn receive(&mut self, bytes: &[u8]) -> Action {
        match self.0.receive(bytes) {
            Step::Wait => Action::Wait,
            Step::SendJob => Action::Prepare,
            Step::Ready(go) => Action::OpenGate(go),
            Step::Broken(why) => Action::Broken(why),
        }
    }
}

impl From<SandboxError> for RunnerError {
    fn from(error: SandboxError) -> Self {
        let detail = match error {
            SandboxError::Interpreter(_) => Detail::Interpreter,
            _ => Detail::Sandbox,
        };
        let stopped = match error {
            SandboxError::Cancelled => Stopped::OnPurpose,
            _ => Stopped::No,
        };
        Self { message: error.to_string(), hint: error.hint(), detail, stopped }
    }
}
