//! The answer to one line: what came of its submission.
//!
//! Owns field names and their meaning; `docs/batch.md` promises them. Fields may be added, none may change
//! its meaning. What does not apply is `null`.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;

use super::submissions::Key;
use crate::batch::{BatchError, Judged};
use crate::catalog::LoadError;
use crate::event::RunContext;
use crate::model::{Evidence, Feedback, SubmissionOutcome, Verdict};

/// One line of the output.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    id: serde_json::Value,
    problem: Option<String>,
    verdict: Option<&'static str>,
    detail: Option<&'static str>,
    cases: Option<Cases>,
    /// The case that decided.
    case: Option<String>,
    time_ms: Option<Time>,
    memory_kib: Option<Memory>,
    error: Option<Error>,
    #[serde(skip)]
    kind: Kind,
}

/// What the exit code depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// There is a verdict.
    Decided,
    /// Our fault.
    Undecided,
    /// The line is.
    Unfit,
}

#[derive(Debug, Serialize)]
struct Cases {
    all: usize,
    run: usize,
    passed: usize,
}

#[derive(Debug, Serialize)]
struct Time {
    /// Of the slowest case.
    slowest: u128,
    limit: u128,
}

#[derive(Debug, Serialize)]
struct Memory {
    peak: u64,
    limit: u64,
}

#[derive(Debug, Serialize)]
struct Error {
    message: String,
    hint: Option<String>,
}

impl Answer {
    /// The answer to a submission, and the number of its line.
    pub(super) fn of(judged: Judged<Key>) -> (usize, Self) {
        let Key { line, id } = judged.key;
        let context = &judged.context;
        let answer = match judged.outcome {
            Ok(outcome) => Self::decided(id, context, &outcome),
            Err(error) => Self {
                problem: Some(context.problem.id.to_string()),
                ..Self::failed(id, Kind::Undecided, error.to_string(), error.hint())
            },
        };
        (line, answer)
    }

    /// The answer to a line that names nothing that can be judged.
    pub(super) fn unfit(id: serde_json::Value, message: String, hint: Option<String>) -> Self {
        Self::failed(id, Kind::Unfit, message, hint)
    }

    /// The answer to a submission whose problem's package is broken.
    pub(super) fn broken(id: serde_json::Value, error: &LoadError) -> Self {
        Self::failed(id, Kind::Undecided, error.to_string(), error.hint())
    }

    /// The answer to a submission whose problem cannot be made ready.
    pub(super) fn not_ready(id: serde_json::Value, error: &BatchError) -> Self {
        Self::failed(id, Kind::Undecided, error.to_string(), error.hint())
    }

    fn failed(id: serde_json::Value, kind: Kind, message: String, hint: Option<String>) -> Self {
        let error = Some(Error { message, hint });
        Self {
            id,
            problem: None,
            verdict: None,
            detail: None,
            cases: None,
            case: None,
            time_ms: None,
            memory_kib: None,
            error,
            kind,
        }
    }

    fn decided(id: serde_json::Value, context: &RunContext, outcome: &SubmissionOutcome) -> Self {
        let deciding = outcome.deciding();
        let error = deciding.and_then(|case| match &case.evidence {
            Evidence::Judge { message, hint } => {
                Some(Error { message: message.clone(), hint: hint.clone() })
            }
            _ => None,
        });
        let named = |case: &crate::model::CaseOutcome| case.id.to_string();
        let usage = outcome.cases.iter().map(|case| case.usage);
        let limits = &context.limits;
        Self {
            id,
            problem: Some(context.problem.id.to_string()),
            verdict: Some(outcome.verdict.code()),
            detail: outcome.detail.map(crate::model::Detail::code),
            cases: Some(Cases {
                all: outcome.cases.len(),
                run: outcome.run(),
                passed: outcome.passed(),
            }),
            case: deciding.filter(|_| context.feedback == Feedback::Full).map(named),
            time_ms: Some(Time {
                slowest: usage.clone().map(|usage| usage.cpu.as_millis()).max().unwrap_or(0),
                limit: limits.cpu.as_duration().as_millis(),
            }),
            memory_kib: Some(Memory {
                peak: usage.map(|usage| usage.memory.bytes() >> 10).max().unwrap_or(0),
                limit: limits.memory.bytes() >> 10,
            }),
            error,
            kind: match outcome.verdict {
                Verdict::JudgeError => Kind::Undecided,
                _ => Kind::Decided,
            },
        }
    }
}

/// How many lines of each kind there were.
#[derive(Debug, Default)]
pub(super) struct Tally {
    all: AtomicUsize,
    undecided: AtomicUsize,
    unfit: AtomicUsize,
}

impl Tally {
    pub(super) fn count(&self, answer: &Answer) {
        self.all.fetch_add(1, Ordering::Relaxed);
        match answer.kind {
            Kind::Decided => {}
            Kind::Undecided => drop(self.undecided.fetch_add(1, Ordering::Relaxed)),
            Kind::Unfit => drop(self.unfit.fetch_add(1, Ordering::Relaxed)),
        }
    }

    /// All, undecided, unfit.
    pub(super) fn figures(&self) -> (usize, usize, usize) {
        let read = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        (read(&self.all), read(&self.undecided), read(&self.unfit))
    }
}
