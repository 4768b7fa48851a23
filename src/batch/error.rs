//! Why a batch cannot be judged: never a submission's fault.
//!
//! Owns what callers of the library see; the wording is that of the modules below.

use crate::engine::{PlanError, PrepareError, RunnerError};
use crate::sandbox::{InterpreterError, NoTier};

/// Why a batch, or one submission of it, could not be judged.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// There is no interpreter to judge with.
    #[error(transparent)]
    Interpreter(#[from] InterpreterError),
    /// None of the wanted tiers works here.
    #[error(transparent)]
    Sandbox(#[from] NoTier),
    /// Cases cannot be kept, not even in memory.
    #[error("{0}")]
    Cache(String),
    /// The problem's generated cases cannot be made, or are not the locked ones.
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    /// The problem has no cases.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The problem has no time limit.
    #[error("problem `{0}` has no time limit yet")]
    NoTimeLimit(String),
    /// The machine has no descriptor left.
    #[error("cannot make a pipe: {0}")]
    Pipe(std::io::Error),
    /// The machine refuses a thread.
    #[error("cannot start a thread: {0}")]
    Thread(std::io::Error),
    /// The submission was not judged to its end.
    #[error(transparent)]
    Run(#[from] RunnerError),
    /// A bug of ours, met while this submission was judged.
    #[error("the judge panicked over this submission")]
    Panicked,
}

impl BatchError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Interpreter(error) => Some(error.hint()),
            Self::Sandbox(error) => Some(error.hint()),
            Self::Prepare(error) => error.hint(),
            Self::Plan(error) => error.hint(),
            Self::NoTimeLimit(problem) => {
                Some(format!("derive it with `judge problem lock {problem}`"))
            }
            Self::Pipe(_) | Self::Thread(_) => Some("use fewer jobs".to_owned()),
            Self::Run(error) => error.hint.clone(),
            Self::Panicked => Some("please report it, with the submission".to_owned()),
            Self::Cache(_) => None,
        }
    }
}
