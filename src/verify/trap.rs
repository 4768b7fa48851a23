//! How references with a trap fail the hand-written cases: what `problem.lock` holds of it.
//!
//! Owns running them for it and the comparison with the lock. What a pattern is, and when it tells something,
//! is `engine`'s.

use std::collections::BTreeMap;

use super::finding::{advised, error, some_of};
use super::references::Ran;
use super::stage::{Stage, Trial};
use super::work;
use crate::catalog::Finding;
use crate::engine::{FailFast, RunnerError, failing};
use crate::model::{FailingCases, Group, Limits, Reference, Verdict};

/// Patterns by the path of the reference.
pub(super) type Traps = BTreeMap<String, FailingCases>;

/// Runs every reference with a trap on the hand-written cases. Those whose failures depend on the order of a
/// set, which is another one in another version of Python, are left out.
pub(super) fn traps(stage: &Stage<'_>, limits: Limits) -> Result<Traps, RunnerError> {
    (stage.tools.progress)("running the references with a trap");
    let all = stage.problem.references.iter();
    stable(stage, limits, &all.filter(|reference| has_trap(reference)).collect::<Vec<_>>())
}

fn stable(
    stage: &Stage<'_>,
    limits: Limits,
    references: &[&Reference],
) -> Result<Traps, RunnerError> {
    let is_written = |at: &usize| {
        let case = stage.problem.cases.get(*at);
        case.is_some_and(|case| !matches!(case.id.group, Group::Generated(_)))
    };
    let cases: Vec<usize> = (0..stage.problem.cases.len()).filter(is_written).collect();
    let patterns = stage.for_each(references, |reference| {
        let usual = Trial {
            limits: work::limits(stage, reference, limits),
            cases: cases.clone(),
            fail_fast: FailFast::Never,
            ..stage.trial(limits)
        };
        let other = Trial { runner: stage.tools.other_seed, ..usual.clone() };
        let pattern = |trial: &Trial<'_>| {
            let outcome = stage.run(&reference.path, &reference.source, trial)?;
            let seen = outcome.cases.iter().map(|case| (&case.id, case.verdict));
            Ok::<_, RunnerError>(failing(seen))
        };
        let first = pattern(&usual)?;
        let again = if first.is_some() { pattern(&other)? } else { None };
        Ok(first.filter(|first| again.as_ref() == Some(first)))
    })?;
    let named = references.iter().zip(patterns);
    Ok(named.filter_map(|(reference, pattern)| Some((reference.path.clone(), pattern?))).collect())
}

/// What draws lots fails now here and now there.
fn has_trap(reference: &Reference) -> bool {
    let draws = ["import random", "from random", "import secrets"];
    reference.trap.is_some()
        && reference.expectation.required != [Verdict::Accepted]
        && !draws.iter().any(|draw| reference.source.contains(draw))
}

/// Whether the references fail as the lock says.
pub(super) fn check(
    stage: &Stage<'_>,
    limits: Limits,
    runs: &[Ran],
) -> Result<Option<Finding>, RunnerError> {
    let problem = &stage.problem;
    let Some(locked) = problem.lock.as_ref().map(|lock| &lock.traps) else { return Ok(None) };
    let pattern = |ran: &Ran| failing(ran.seen.iter().map(|seen| (&seen.id, seen.verdict)));
    let now: Traps =
        runs.iter().filter_map(|ran| Some((ran.path.clone(), pattern(ran)?))).collect();
    let is_missing = |reference: &&Reference| {
        has_trap(reference)
            && now.contains_key(&reference.path)
            && !locked.contains_key(&reference.path)
    };
    let missing: Vec<&Reference> = problem.references.iter().filter(is_missing).collect();
    let missing = stable(stage, limits, &missing)?;
    let other = locked.iter().filter(|(path, pattern)| now.get(*path) != Some(*pattern));
    let mut changed: Vec<String> =
        other.map(|(path, _)| path).chain(missing.keys()).map(|path| format!("`{path}`")).collect();
    changed.sort();
    if changed.is_empty() {
        return Ok(None);
    }
    let fail = if changed.len() == 1 { "fails" } else { "fail" };
    let message =
        format!("{} {fail} other hand-written cases than problem.lock says", some_of(&changed, 3));
    let package = stage.tools.package;
    let hint = format!("`judge problem lock {package} --keep-limit` brings it up to date");
    Ok(Some(advised(error("trap_drifted", message), hint)))
}
