//! Running everything that ships with a package, and what nobody had to write.
//!
//! Owns what follows from the runs of references and automatic wrong solutions: margins, and independence of
//! order and hash seed. How each is run is `work`'s, what a reference must get is `expectation`'s.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::automatic::{Automatic, STARTER, automatic};
use super::expectation::{Seen, check, codes};
use super::finding::{advised, error, warning};
use super::limit::{Margin, derive, margin, separating};
use super::lock::{Slowest, accepted, generous, measure};
use super::stage::Stage;
use super::work::Work;
use crate::catalog::Finding;
use crate::engine::RunnerError;
use crate::model::{Detail, Limits, Problem, Reference, SubmissionOutcome, Verdict};

/// What a reference got.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// Its path.
    pub path: String,
    /// The codes of the verdicts it should get.
    pub expected: String,
    /// Whether it did, and nothing else.
    pub as_expected: bool,
    /// The verdict of the whole.
    pub verdict: Verdict,
    /// Case by case.
    pub seen: Vec<Seen>,
    /// Which of the groups of a report it belongs to.
    pub role: Role,
}

/// The groups of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Right.
    Accepted,
    /// Wrong, in whatever way.
    Wrong,
    /// Too slow.
    Slow,
}

/// What an automatic wrong solution got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What it is.
    pub name: &'static str,
    /// What it got.
    pub verdict: Verdict,
}

/// Everything that was run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runs {
    /// The references, in order of path.
    pub references: Vec<Ran>,
    /// The automatic wrong solutions.
    pub automatic: Vec<Tried>,
    /// The slowest accepted reference.
    pub slowest: Option<Slowest>,
    /// The first accepted reference gets the same in another order and under another hash seed.
    pub stable: bool,
}

/// Runs all of them under these limits.
pub(super) fn run(
    stage: &Stage<'_>,
    limits: Limits,
    findings: &mut Vec<Finding>,
) -> Result<Runs, RunnerError> {
    let problem = &stage.problem;
    let written = automatic(problem);
    let first = accepted(problem).first().copied();
    let mut work: Vec<Work<'_>> = problem.references.iter().map(Work::Reference).collect();
    work.extend(first.map(Work::Turned));
    work.extend(written.iter().map(Work::Automatic));
    work.sort_by_key(Work::rank);
    let (done, total) = (AtomicUsize::new(0), work.len());
    let outcomes = stage.for_each(&work, |work| {
        let outcome = work.run(stage, limits)?;
        let count = done.fetch_add(1, Ordering::Relaxed) + 1;
        (stage.tools.progress)(&format!("solutions {count}/{total}"));
        Ok(outcome)
    })?;
    let mut runs = Runs { stable: true, ..Runs::default() };
    let mut judge = Judge { problem, findings, runs: &mut runs };
    for (work, outcome) in work.iter().zip(outcomes) {
        match work {
            Work::Reference(reference) => judge.reference(reference, &outcome),
            Work::Turned(reference) => judge.turned(reference, &outcome),
            Work::Automatic(automatic) => judge.automatic(automatic, &outcome),
        }
    }
    runs.references.sort_by(|left, right| left.path.cmp(&right.path));
    runs.slowest = slowest(&runs.references);
    margins(stage, limits, &mut runs, findings)?;
    advise(problem, &runs, findings);
    Ok(runs)
}

/// Turns outcomes into findings.
struct Judge<'a> {
    problem: &'a Problem,
    findings: &'a mut Vec<Finding>,
    runs: &'a mut Runs,
}

impl Judge<'_> {
    fn reference(&mut self, reference: &Reference, outcome: &SubmissionOutcome) {
        let seen: Vec<Seen> = outcome.cases.iter().map(Seen::of).collect();
        let groups: Vec<&str> = self.problem.generate.iter().map(|spec| &*spec.group).collect();
        let found = check(reference, &seen, &groups);
        let is_error = |finding: &Finding| finding.severity == crate::catalog::Severity::Error;
        let role = match reference.expectation.required.as_slice() {
            [Verdict::Accepted] => Role::Accepted,
            [Verdict::TimeLimit] => Role::Slow,
            _ => Role::Wrong,
        };
        self.runs.references.push(Ran {
            path: reference.path.clone(),
            expected: codes(&reference.expectation.required),
            as_expected: !found.iter().any(is_error),
            verdict: outcome.verdict,
            seen,
            role,
        });
        self.findings.extend(found);
    }

    /// The run in the usual order has its own finding where it fails.
    fn turned(&mut self, reference: &Reference, outcome: &SubmissionOutcome) {
        let usual = self.runs.references.iter().find(|ran| ran.path == reference.path);
        let usual_passes = usual.is_none_or(|ran| ran.verdict == Verdict::Accepted);
        let Some(case) = outcome.deciding().filter(|_| usual_passes) else { return };
        self.runs.stable = false;
        let message = format!(
            "`{}` gets {} on case `{}` when the hash seed is another one or the cases run in \
             reverse order",
            reference.path, case.verdict, case.id
        );
        let hint = "its answer depends on the order of a set: sort, or compare `unordered`";
        self.findings.push(advised(error("unstable", message), hint));
    }

    fn automatic(&mut self, automatic: &Automatic, outcome: &SubmissionOutcome) {
        let name = automatic.name;
        self.runs.automatic.push(Tried { name, verdict: outcome.verdict });
        let detail = outcome.detail.map(Detail::code).unwrap_or_default();
        let meant = name == STARTER && self.problem.starter_passes;
        match outcome.verdict {
            Verdict::Accepted if !meant => {
                let hint = if name == STARTER {
                    "add a case that it fails, or set `starter_passes`"
                } else {
                    "add a case that it fails"
                };
                let message = format!("{name} passes every case");
                self.findings.push(advised(error("automatic_passes", message), hint));
            }
            Verdict::InvalidFile | Verdict::JudgeError => {
                let message = format!("{name} cannot be judged: {} {detail}", outcome.verdict);
                self.findings.push(error("automatic_broken", message));
            }
            Verdict::Accepted => {}
            _ if meant => {
                let message = "`starter_passes` is set, but the starter fails";
                self.findings.push(warning("starter_fails", message));
            }
            _ => {}
        }
    }
}

fn slowest(references: &[Ran]) -> Option<Slowest> {
    let accepted = references.iter().filter(|ran| ran.role == Role::Accepted);
    let all = accepted.flat_map(|ran| ran.seen.iter().map(move |seen| (ran, seen)));
    let (ran, seen) = all.max_by_key(|(_, seen)| seen.time)?;
    Some(Slowest { reference: ran.path.clone(), case: seen.id.clone(), time: seen.time })
}

/// A margin that does not hold beside other runs is measured again alone.
fn margins(
    stage: &Stage<'_>,
    limits: Limits,
    runs: &mut Runs,
    findings: &mut Vec<Finding>,
) -> Result<(), RunnerError> {
    let problem = &stage.problem;
    let declared = &problem.declared_limits;
    let Some(slowest) = &mut runs.slowest else { return Ok(()) };
    if margin(declared, limits.cpu, slowest.time) == Margin::Good {
        return Ok(());
    }
    let place = problem.cases.iter().position(|case| case.id == slowest.case);
    let reference = problem.references.iter().find(|known| known.path == slowest.reference);
    if let (Some(place), Some(reference)) = (place, reference) {
        slowest.time = measure(stage, reference, place, generous(problem))?;
    }
    let derived = derive(declared, slowest.time);
    let message = format!(
        "`{}` takes {} ms on case `{}`, and the limit is {}",
        slowest.reference,
        slowest.time.as_millis(),
        slowest.case,
        limits.cpu
    );
    let hint = format!("`judge problem lock {}` would derive {derived}", stage.tools.package);
    match margin(declared, limits.cpu, slowest.time) {
        Margin::Good => {}
        Margin::Narrow => findings.push(advised(warning("limit_narrow", message), hint)),
        Margin::TooNarrow => findings.push(advised(error("limit_tight", message), hint)),
    }
    Ok(())
}

/// Says what would reject a slow reference that is not rejected by its margin.
fn advise(problem: &Problem, runs: &Runs, findings: &mut [Finding]) {
    let fastest = runs.slowest.as_ref().map_or(Duration::ZERO, |slowest| slowest.time);
    let codes = ["slow_passes", "slow_margin"];
    for finding in findings.iter_mut().filter(|finding| codes.contains(&finding.code)) {
        let named = |ran: &&Ran| finding.message.contains(&format!("`{}`", ran.path));
        let Some(ran) = runs.references.iter().find(named) else { continue };
        let slow = ran.seen.iter().map(|seen| seen.time).max().unwrap_or_default();
        let times = format!(
            "it takes {} ms at most, the slowest accepted reference {} ms",
            slow.as_millis(),
            fastest.as_millis()
        );
        let advice = match separating(&problem.declared_limits, fastest, slow) {
            Some(limit) => {
                format!("{times}: a limit of {limit} would reject it and keep the others")
            }
            None => format!("{times}: make the generated cases larger"),
        };
        finding.hint = Some(advice);
    }
}
