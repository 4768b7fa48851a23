//! Proving that a problem package is right: `judge verify` and `judge problem lock`.
//!
//! Owns the checks that run the package's own code against itself, in an order that names causes before
//! what follows from them. Checks that run nothing are `catalog`'s, judging is `engine`'s.

mod answers;
mod automatic;
mod bounds;
mod checker;
mod damage;
mod expectation;
mod finding;
mod inputs;
mod json;
mod limit;
mod lock;
mod matrix;
mod mutants;
mod references;
mod show;
mod stage;
mod trap;
mod work;

use std::sync::Arc;
use std::time::{Duration, Instant};

pub use answers::AnswerCounts;
pub use expectation::Seen;
pub use inputs::InputCounts;
pub use json::json;
pub use lock::{LockChange, LockError, Locked, Measure, Slowest, lock};
pub use matrix::matrix;
pub use mutants::MutantCounts;
pub use references::{Ran, Role, Runs, Tried};
pub use show::{Length, show, total};
pub use stage::Tools;

use crate::catalog::{Finding, LoadError, Severity, lint};
use crate::engine::{AuthorError, LockCheck, PrepareError, RunnerError, prepare};
use crate::model::{CpuTime, Group, Problem};
use stage::Stage;

/// How much is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Everything but program mutants.
    Usual,
    /// Program mutants too.
    Full,
}

/// What is known of a package.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// The name; that of the folder where no problem can have it.
    pub id: String,
    /// The title; empty where the package cannot be read.
    pub title: String,
    /// The licence.
    pub license: String,
    /// How many hints there are.
    pub hints: usize,
    /// Samples, hidden cases and generated ones.
    pub cases: [usize; 3],
    /// What was tried on the inputs.
    pub inputs: InputCounts,
    /// What was tried on the answers.
    pub answers: AnswerCounts,
    /// What was run.
    pub runs: Runs,
    /// What became of program mutants, where they were asked for.
    pub mutants: Option<MutantCounts>,
    /// The time limit.
    pub limit: Option<CpuTime>,
    /// The limit should be so many times the slowest accepted reference.
    pub aim: f64,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Things worth saying once that concern the machine.
    pub warnings: Vec<String>,
    /// How long it took.
    pub wall: Duration,
}

impl Verified {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// A package that cannot be read.
    pub fn unreadable(id: &str, error: &LoadError) -> Self {
        let finding = finding::error("package", error.to_string());
        let finding = Finding { hint: error.hint(), ..finding };
        Self {
            id: id.to_owned(),
            title: String::new(),
            license: String::new(),
            hints: 0,
            cases: [0; 3],
            inputs: InputCounts::default(),
            answers: AnswerCounts::default(),
            runs: Runs::default(),
            mutants: None,
            limit: None,
            aim: 0.0,
            findings: vec![finding],
            warnings: Vec::new(),
            wall: Duration::ZERO,
        }
    }
}

/// Proves a package, or says what is wrong with it.
///
/// # Errors
/// When the machine failed: a broken package is no error but a finding.
pub fn verify(problem: Problem, depth: Depth, tools: &Tools<'_>) -> Result<Verified, RunnerError> {
    let started = Instant::now();
    let (mut findings, mut warnings) = (Vec::new(), Vec::new());
    let problem = prepared(problem, tools, &mut findings, &mut warnings)?;
    findings.extend(lint(&problem));
    if problem.limits.is_none() || !problem.generate.is_empty() {
        findings.extend(inputs::lock(&problem, tools.package));
    }
    let stage = Stage { problem: Arc::new(problem), tools };
    let problem = &stage.problem;
    let inputs = inputs::validator(&stage, &mut findings)?;
    inputs::generators(problem, tools, &mut findings)?;
    findings.extend(bounds::bounds(problem));
    let mut answers = answers::answers(problem, &mut findings);
    answers.add(checker::checker(&stage, &mut findings)?);
    let (mut runs, mut mutants) = (Runs::default(), None);
    if let Some(limits) = problem.limits {
        runs = references::run(&stage, limits, &mut findings)?;
        findings.extend(trap::check(&stage, limits, &runs.references)?);
        if depth == Depth::Full {
            mutants = Some(mutants::mutants(&stage, limits, &mut findings)?);
        }
    }
    // Errors first, each kind in the order in which it was found.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(Verified {
        id: problem.id.to_string(),
        title: problem.title.clone(),
        license: problem.license.clone(),
        hints: problem.hints.len(),
        cases: count(problem),
        inputs,
        answers,
        runs,
        mutants,
        limit: problem.limits.map(|limits| limits.cpu),
        aim: problem.declared_limits.ac_to_limit,
        findings,
        warnings,
        wall: started.elapsed(),
    })
}

/// The problem with its generated cases; without them where they cannot be made.
fn prepared(
    problem: Problem,
    tools: &Tools<'_>,
    findings: &mut Vec<Finding>,
    warnings: &mut Vec<String>,
) -> Result<Problem, RunnerError> {
    (tools.progress)("making the cases");
    match prepare(problem.clone(), tools.runner, tools.cache, tools.jobs, LockCheck::Skip) {
        Ok(prepared) => {
            warnings.extend(prepared.warnings);
            Ok(prepared.problem)
        }
        Err(PrepareError::Author(AuthorError::Runner(error))) => Err(error),
        Err(error) => {
            findings.push(finding::error("generator_failed", error.to_string()));
            Ok(problem)
        }
    }
}

fn count(problem: &Problem) -> [usize; 3] {
    let mut counts = [0; 3];
    for case in &problem.cases {
        let place = match case.id.group {
            Group::Sample => 0,
            Group::Hidden => 1,
            Group::Generated(_) | Group::Own => 2,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    counts
}
