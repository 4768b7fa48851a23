//! One solution to run, and how.
//!
//! Owns which cases and limits each kind of solution gets. What it must get is `expectation`'s.

use std::sync::Arc;

use super::automatic::Automatic;
use super::expectation::Seen;
use super::limit::stretched;
use super::stage::{Stage, Trial};
use crate::engine::{FailFast, RunnerError};
use crate::model::{CaseOutcome, CpuTime, Group, Limits, Reference, SubmissionOutcome, Verdict};

/// One solution to run.
pub(super) enum Work<'a> {
    /// A reference, on every case.
    Reference(&'a Reference),
    /// An accepted one, in reverse order and under another hash seed.
    Turned(&'a Reference),
    /// Up to the first failure.
    Automatic(&'a Automatic),
}

impl Work<'_> {
    /// The longest first, so that nothing long is left for the end.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Reference(reference) if is_slow(reference) => 0,
            Self::Reference(_) | Self::Turned(_) => 1,
            Self::Automatic(_) => 2,
        }
    }

    /// Runs it, under the limits of the problem or what follows from them.
    pub(super) fn run(
        &self,
        stage: &Stage<'_>,
        limits: Limits,
    ) -> Result<Arc<SubmissionOutcome>, RunnerError> {
        let all = stage.trial(limits);
        match self {
            Self::Reference(reference) if is_slow(reference) => {
                let limits = self::limits(stage, reference, limits);
                run_slow(stage, reference, &Trial { limits, ..all })
            }
            Self::Reference(reference) => {
                let trial = Trial { limits: self::limits(stage, reference, limits), ..all };
                stage.run(&reference.path, &reference.source, &trial)
            }
            Self::Turned(reference) => {
                let cases = all.cases.iter().rev().copied().collect();
                let trial = Trial { runner: stage.tools.other_seed, cases, ..all };
                stage.run(&reference.path, &reference.source, &trial)
            }
            Self::Automatic(automatic) => {
                let trial = Trial { fail_fast: FailFast::First, ..all };
                stage.run("solution.py", &automatic.source, &trial)
            }
        }
    }
}

/// The limits of a reference's run: a slow one has to pass them clearly, a wrong one must not.
pub(super) fn limits(stage: &Stage<'_>, reference: &Reference, limits: Limits) -> Limits {
    let cpu = if is_slow(reference) {
        stretched(&stage.problem.declared_limits, limits.cpu)
    } else if reference.expectation.required == [Verdict::Accepted] {
        limits.cpu
    } else {
        doubled(limits.cpu)
    };
    Limits { cpu, ..limits }
}

fn is_slow(reference: &Reference) -> bool {
    reference.expectation.required.contains(&Verdict::TimeLimit)
}

/// What a wrong solution that is not meant to be slow may use: on a busy machine it must not become
/// wrong for another reason.
fn doubled(limit: CpuTime) -> CpuTime {
    CpuTime::new(limit.as_duration() * 2).unwrap_or(limit)
}

/// Runs every hand-written case, and generated ones up to the first that is clearly too slow: each takes
/// as long as it may.
fn run_slow(
    stage: &Stage<'_>,
    reference: &Reference,
    trial: &Trial<'_>,
) -> Result<Arc<SubmissionOutcome>, RunnerError> {
    let is_generated = |at: &usize| {
        let case = stage.problem.cases.get(*at);
        case.is_some_and(|case| matches!(case.id.group, Group::Generated(_)))
    };
    let (generated, written): (Vec<_>, Vec<_>) =
        trial.cases.iter().copied().partition(is_generated);
    let run = |cases: Vec<usize>, fail_fast| {
        let trial = Trial { cases, fail_fast, ..trial.clone() };
        stage.run(&reference.path, &reference.source, &trial)
    };
    let first = run(written, FailFast::Never)?;
    let mut second = run(generated.clone(), FailFast::First)?;
    let late = |case: &CaseOutcome| case.verdict == Verdict::TimeLimit && !Seen::of(case).killed;
    if second.cases.iter().any(late) {
        second = run(generated, FailFast::Never)?;
    }
    let mut whole = SubmissionOutcome::clone(&first);
    whole.cases.extend(second.cases.iter().cloned());
    if first.verdict == Verdict::Accepted || second.verdict == Verdict::JudgeError {
        (whole.verdict, whole.detail) = (second.verdict, second.detail);
    }
    Ok(Arc::new(whole))
}
