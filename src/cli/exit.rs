//! Exit codes.
//!
//! Owns the numbers and how a command fails. `docs/verdicts.md` is their promise.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Everything is as it should be.
    Right,
    /// Something is not.
    NotRight,
    /// The judge could not decide, and its report says why.
    Undecided,
    /// Stopped by a signal: its number.
    Signal(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Right => Self::SUCCESS,
            Exit::NotRight => Self::from(1),
            Exit::Undecided => Self::from(3),
            Exit::Signal(signal) => Self::from(128 + signal),
        }
    }
}

/// Why a command did not come to its end.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) kind: FailureKind,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

/// Whose fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FailureKind {
    /// What was typed, or a file that was named.
    Usage,
    /// The judge's, the machine's or the package's.
    Judge,
    /// Nothing was selected.
    Nothing,
}

impl Failure {
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self { kind: FailureKind::Usage, message: message.into(), hint: None }
    }

    pub(super) fn judge(message: impl Into<String>) -> Self {
        Self { kind: FailureKind::Judge, message: message.into(), hint: None }
    }

    pub(super) fn with_hint(self, hint: impl Into<Option<String>>) -> Self {
        Self { hint: hint.into().or(self.hint), ..self }
    }

    pub(super) fn code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            FailureKind::Usage => 2,
            FailureKind::Judge => 3,
            FailureKind::Nothing => 4,
        })
    }
}
