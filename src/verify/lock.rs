//! `problem.lock`: deriving the time limit and fixing the generated cases.
//!
//! Owns measuring the accepted references and deciding whether an old lock stands. The file's form is
//! `catalog`'s.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::limit::{derive, is_kept, median};
use super::stage::{Stage, Tools};
use super::trap::traps;
use crate::catalog::{LockFile, Measured};
use crate::engine::{AuthorError, FailFast, LockCheck, PrepareError, RunnerError, hashes, prepare};
use crate::model::{
    CaseId, CpuTime, Group, Limits, LockedCase, Problem, Reference, SubmissionOutcome, Verdict,
};

/// How long a reference may take while no limit is known.
pub(super) const GENEROUS: Duration = Duration::from_mins(1);

/// How often the slowest case is measured.
const MEASUREMENTS: usize = 3;

/// What locking came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Locked {
    /// The lock as it should be.
    pub file: LockFile,
    /// Whether that is the one which is there.
    pub change: LockChange,
    /// The slowest accepted reference as measured now, if it was.
    pub slowest: Option<Slowest>,
    /// Things worth saying once.
    pub warnings: Vec<String>,
}

/// Whether a lock changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockChange {
    /// The cases are the same, and the limit is as good as the one derived now.
    Kept,
    /// It is new or different.
    Written,
}

/// Whether the accepted references are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// They are, and the time limit follows.
    Anew,
    /// The time limit that is locked stays.
    Keep,
}

/// The accepted reference that takes longest on one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slowest {
    /// Its path.
    pub reference: String,
    /// The case.
    pub case: CaseId,
    /// CPU time.
    pub time: Duration,
}

/// Why there is no lock.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LockError {
    /// The machine failed.
    #[error(transparent)]
    Runner(RunnerError),
    /// The cases cannot be made.
    #[error(transparent)]
    Prepare(PrepareError),
    /// There is nothing to measure.
    #[error("problem `{0}` has no accepted reference")]
    NoReference(String),
    /// There is nothing to measure on.
    #[error("problem `{0}` has no cases")]
    NoCases(String),
    /// There is no time limit to be kept.
    #[error("problem `{0}` has no lock whose time limit could be kept")]
    NoLock(String),
    /// An accepted reference is not accepted.
    #[error("`{reference}` of `{problem}` gets {verdict} on case `{case}`{}", words(detail))]
    Refused {
        /// The problem.
        problem: String,
        /// The reference.
        reference: String,
        /// The first case that fails.
        case: String,
        /// What it gets there.
        verdict: Verdict,
        /// The detail's code, or nothing.
        detail: &'static str,
    },
}

fn words(detail: &str) -> String {
    if detail.is_empty() { String::new() } else { format!(" ({detail})") }
}

impl LockError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Runner(error) => error.hint.clone(),
            Self::Prepare(error) => error.hint(),
            Self::NoReference(_) => Some("put one into submissions/accepted/".to_owned()),
            Self::NoLock(_) => Some("leave out `--keep-limit`".to_owned()),
            Self::NoCases(_) => Some("write some under [samples] and [cases]".to_owned()),
            Self::Refused { reference, .. } => {
                Some(format!("correct the case or submissions/{reference}; nothing was written"))
            }
        }
    }
}

/// Makes the cases anew, measures the accepted references and derives the lock.
pub fn lock(
    problem: Problem,
    old: Option<&LockFile>,
    measure: Measure,
    tools: &Tools<'_>,
) -> Result<Locked, LockError> {
    (tools.progress)("making the cases");
    let prepared = prepare(problem, tools.runner, tools.cache, tools.jobs, LockCheck::Skip)
        .map_err(|error| match error {
            PrepareError::Author(AuthorError::Runner(error)) => LockError::Runner(error),
            other => LockError::Prepare(other),
        })?;
    let stage = Stage { problem: Arc::new(prepared.problem), tools };
    let problem = &stage.problem;
    let cases = locked_cases(problem);
    let (slowest, base) = match (measure, old) {
        (Measure::Keep, None) => return Err(LockError::NoLock(problem.id.to_string())),
        (Measure::Keep, Some(old)) => (None, old.clone()),
        (Measure::Anew, _) => {
            let slowest = slowest(&stage)?;
            let derived = derive(&problem.declared_limits, slowest.time);
            let good = |old: &&LockFile| old.cases == cases && is_kept(old.time_limit, derived);
            let base = old.filter(good).cloned();
            let base = base.unwrap_or_else(|| measured(&slowest, derived, tools.python));
            (Some(slowest), base)
        }
    };
    let declared = &problem.declared_limits;
    let cpu = declared.time.unwrap_or(base.time_limit);
    let limits = Limits { cpu, memory: declared.memory, output: declared.output };
    let traps = traps(&stage, limits).map_err(LockError::Runner)?;
    let file = LockFile { cases, traps, ..base };
    let change = if old == Some(&file) { LockChange::Kept } else { LockChange::Written };
    Ok(Locked { file, change, slowest, warnings: prepared.warnings })
}

fn measured(slowest: &Slowest, time_limit: CpuTime, python: &str) -> LockFile {
    LockFile {
        time_limit,
        measured: Measured {
            reference: slowest.reference.clone(),
            // A tenth of a millisecond is already noise.
            seconds: (slowest.time.as_secs_f64() * 10_000.0).round() / 10_000.0,
            python: python.to_owned(),
        },
        cases: BTreeMap::new(),
        traps: BTreeMap::new(),
    }
}

/// The hashes of every generated case.
pub(super) fn locked_cases(problem: &Problem) -> BTreeMap<String, LockedCase> {
    let groups: Vec<_> = problem.generate.iter().map(|spec| &spec.group).collect();
    let generated = problem.cases.iter().filter(|case| match &case.id.group {
        Group::Generated(group) => groups.contains(&group),
        _ => false,
    });
    generated.map(|case| (case.id.to_string(), hashes(problem, case))).collect()
}

/// The accepted references.
pub(super) fn accepted(problem: &Problem) -> Vec<&Reference> {
    let accepted = |reference: &&Reference| reference.expectation.required == [Verdict::Accepted];
    problem.references.iter().filter(accepted).collect()
}

fn slowest(stage: &Stage<'_>) -> Result<Slowest, LockError> {
    let problem = &stage.problem;
    let references = accepted(problem);
    if references.is_empty() {
        return Err(LockError::NoReference(problem.id.to_string()));
    }
    let limits = generous(problem);
    let mut trial = stage.trial(limits);
    trial.fail_fast = FailFast::First;
    (stage.tools.progress)("running the accepted references");
    let outcomes = stage
        .for_each(&references, |reference| stage.run(&reference.path, &reference.source, &trial))
        .map_err(LockError::Runner)?;
    let mut slowest: Option<Slowest> = None;
    for (reference, outcome) in references.iter().zip(&outcomes) {
        check(problem, reference, outcome)?;
        let Some((at, case)) = slowest_case(outcome) else {
            return Err(LockError::NoCases(problem.id.to_string()));
        };
        (stage.tools.progress)(&format!("measuring {}", reference.path));
        let time = measure(stage, reference, at, limits).map_err(LockError::Runner)?;
        if slowest.as_ref().is_none_or(|slowest| slowest.time < time) {
            slowest = Some(Slowest { reference: reference.path.clone(), case, time });
        }
    }
    slowest.ok_or_else(|| LockError::NoReference(problem.id.to_string()))
}

fn check(
    problem: &Problem,
    reference: &Reference,
    outcome: &SubmissionOutcome,
) -> Result<(), LockError> {
    let Some(case) = outcome.deciding() else { return Ok(()) };
    Err(LockError::Refused {
        problem: problem.id.to_string(),
        reference: reference.path.clone(),
        case: case.id.to_string(),
        verdict: case.verdict,
        detail: case.detail.map(crate::model::Detail::code).unwrap_or_default(),
    })
}

/// The limits while none is known: only the time is generous.
pub(super) fn generous(problem: &Problem) -> Limits {
    let cpu = CpuTime::new(GENEROUS).unwrap_or(problem.declared_limits.floor);
    let declared = &problem.declared_limits;
    Limits { cpu, memory: declared.memory, output: declared.output }
}

/// The place of the case that took longest, and its name.
pub(super) fn slowest_case(outcome: &SubmissionOutcome) -> Option<(usize, CaseId)> {
    let cases = outcome.cases.iter().enumerate();
    cases.max_by_key(|(_, case)| case.usage.cpu).map(|(at, case)| (at, case.id.clone()))
}

/// Measures one case with nothing beside it.
pub(super) fn measure(
    stage: &Stage<'_>,
    reference: &Reference,
    case: usize,
    limits: Limits,
) -> Result<Duration, RunnerError> {
    let mut trial = stage.trial(limits);
    trial.cases = vec![case];
    let mut times = Vec::with_capacity(MEASUREMENTS);
    for _ in 0..MEASUREMENTS {
        let outcome = stage.run(&reference.path, &reference.source, &trial)?;
        times.extend(outcome.cases.first().map(|case| case.usage.cpu));
    }
    Ok(median(times))
}
