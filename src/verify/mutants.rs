//! Do the cases notice when a right program is changed a little?
//!
//! Owns making program mutants of the accepted references, running them, and which may survive.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::finding::{advised, error, warning};
use super::inputs::author_finding;
use super::lock::accepted;
use super::stage::Stage;
use crate::catalog::Finding;
use crate::engine::{Author, FailFast, RunnerError};
use crate::model::{Kind, Limits, MutantOk, Problem, Reference, Verdict};

/// At least so many of a hundred mutants must be killed.
const LEAST_PERCENT: usize = 90;

/// How many survivors are shown.
const SHOWN: usize = 20;

/// What became of the mutants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MutantCounts {
    /// Those that are mistakes.
    pub all: usize,
    /// Those that a case noticed.
    pub killed: usize,
    /// Those listed in `[[mutant_ok]]`.
    pub known: usize,
}

impl MutantCounts {
    /// How many of a hundred were killed, rounded down.
    pub fn percent(self) -> usize {
        (self.killed * 100).checked_div(self.all).unwrap_or(100)
    }
}

/// One changed program.
struct Mutant<'a> {
    reference: &'a Reference,
    line: usize,
    change: String,
    source: String,
}

impl Mutant<'_> {
    /// The line it changes, without indentation.
    fn text(&self) -> &str {
        self.reference.source.lines().nth(self.line.saturating_sub(1)).unwrap_or_default().trim()
    }

    fn is(&self, known: &MutantOk) -> bool {
        known.path == self.reference.path
            && known.line == self.text()
            && known.change == self.change
    }
}

/// Changes every accepted reference, bit by bit.
pub(super) fn mutants(
    stage: &Stage<'_>,
    limits: Limits,
    findings: &mut Vec<Finding>,
) -> Result<MutantCounts, RunnerError> {
    let problem = &stage.problem;
    if matches!(problem.kind, Kind::Mutants(_)) {
        // A changed test is another test; what the cases notice is shown by the wrong references.
        return Ok(MutantCounts::default());
    }
    let all = make(stage, findings)?;
    findings.extend(stale(problem, &all));
    let is_known = |mutant: &Mutant<'_>| problem.mutant_ok.iter().any(|known| mutant.is(known));
    let (known, tried): (Vec<_>, Vec<_>) = all.into_iter().partition(is_known);
    let mut trial = stage.trial(limits);
    trial.fail_fast = FailFast::First;
    let done = std::sync::atomic::AtomicUsize::new(0);
    let total = tried.len();
    let verdicts = stage.for_each(&tried, |mutant| {
        let outcome = stage.run(&mutant.reference.path, &mutant.source, &trial)?;
        let count = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        (stage.tools.progress)(&format!("program mutants {count}/{total}"));
        Ok(outcome.verdict)
    })?;
    let with = |verdict| {
        let those = tried.iter().zip(&verdicts).filter(move |(_, got)| **got == verdict);
        those.map(|(mutant, _)| mutant).collect::<Vec<_>>()
    };
    findings.extend(with(Verdict::JudgeError).first().map(|mutant| {
        let (path, line, change) = (&mutant.reference.path, mutant.line, &mutant.change);
        let message = format!("a mutant of `{path}` cannot be judged: `{change}` on line {line}");
        error("judge_error", message)
    }));
    let survivors = with(Verdict::Accepted);
    let counts = MutantCounts { all: total, killed: total - survivors.len(), known: known.len() };
    findings.extend(judged(counts, &survivors));
    Ok(counts)
}

/// The mutants of every accepted reference; no program twice.
fn make<'a>(
    stage: &'a Stage<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Mutant<'a>>, RunnerError> {
    (stage.tools.progress)("making program mutants");
    let problem = &stage.problem;
    let author = Author::new(stage.tools.runner, problem);
    let mut seen: HashSet<String> = HashSet::new();
    let mut all = Vec::new();
    for reference in accepted(problem) {
        let made = match author.mutate(&reference.path, &reference.source) {
            Ok(made) => made,
            Err(failed) => {
                findings.push(author_finding(failed)?);
                continue;
            }
        };
        for (line, change, source) in made {
            if seen.insert(source.clone()) {
                all.push(Mutant { reference, line, change, source });
            }
        }
    }
    Ok(all)
}

/// Entries of `[[mutant_ok]]` that no longer say anything.
fn stale(problem: &Problem, all: &[Mutant<'_>]) -> Vec<Finding> {
    let unmatched =
        problem.mutant_ok.iter().filter(|known| !all.iter().any(|mutant| mutant.is(known)));
    let finding = |known: &MutantOk| {
        let message = format!(
            "`[[mutant_ok]]` lists `{}` on the line `{}` of `{}`, which is no mutant",
            known.change, known.line, known.path
        );
        warning("stale_mutant_ok", message)
    };
    unmatched.map(finding).collect()
}

fn judged(counts: MutantCounts, survivors: &[&Mutant<'_>]) -> Option<Finding> {
    if survivors.is_empty() {
        return None;
    }
    let percent = counts.percent();
    let mut message = format!(
        "{} of {} program mutants survive every case ({percent} % are killed)",
        survivors.len(),
        counts.all
    );
    for mutant in survivors.iter().take(SHOWN) {
        let (path, line) = (&mutant.reference.path, mutant.line);
        let _ = write!(message, "\n  {path}:{line}: {}\n      {}", mutant.change, mutant.text());
    }
    if survivors.len() > SHOWN {
        let _ = write!(message, "\n  … and {} more", survivors.len() - SHOWN);
    }
    let hint =
        "write a case for each, or list it in [[mutant_ok]] with the reason why it is no mistake";
    if percent < LEAST_PERCENT {
        Some(advised(error("mutants_survive", message), hint))
    } else {
        Some(advised(warning("mutants_survive", message), hint))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_of_ten_must_be_killed() {
        for (all, killed, percent) in [(0, 0, 100), (10, 9, 90), (20, 17, 85), (1000, 899, 89)] {
            assert_eq!(MutantCounts { all, killed, known: 3 }.percent(), percent);
        }
    }
}
