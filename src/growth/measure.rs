//! Measuring one submission over sizes.
//!
//! Owns the inputs, their answers and the repetitions. Each run is judged as usual, so that a wrong
//! answer is never measured as if it were one.

use std::sync::Arc;
use std::time::Duration;

use crate::catalog;
use crate::engine::{
    self, Author, AuthorError, FailFast, RunOptions, Runner, RunnerError, in_words,
    map_in_parallel, reference_answer,
};
use crate::event::{Planned, RunContext};
use crate::model::{
    Case, CaseId, Detail, GenerateSpec, Group, Growth, Input, Problem, Usage, Value, Verdict,
};

use super::sizes::sizes;

/// The group that measured cases are in.
const GROUP: &str = "growth";
/// Any seed: the inputs of one size are the same for every submission.
const SEED: i64 = 1;

/// The inputs that submissions are measured on.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The problem, its only cases being those measured, smallest first.
    pub problem: Problem,
    /// The size of each case.
    pub sizes: Vec<u64>,
    /// The generator and parameter that stand for size.
    pub growth: Growth,
}

/// Why nothing can be measured.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum GrowthError {
    /// The package does not say what size is.
    #[error("problem `{0}` does not say what stands for the size of its input")]
    NoGrowth(String),
    /// Its code failed.
    #[error(transparent)]
    Author(#[from] AuthorError),
    /// The generator refuses every size, or the reference answers none.
    #[error("no input of `{problem}` can be measured: {what}")]
    NoInput {
        /// The problem.
        problem: String,
        /// What happened with the largest.
        what: String,
    },
    /// The sandbox failed, or the run was interrupted.
    #[error(transparent)]
    Runner(#[from] RunnerError),
}

impl GrowthError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoGrowth(_) => Some(
                "a `[growth]` table in problem.toml says it; measure another problem".to_owned(),
            ),
            Self::Author(AuthorError::Runner(error)) | Self::Runner(error) => error.hint.clone(),
            Self::Author(_) | Self::NoInput { .. } => {
                Some("the package is broken; `judge verify` tells more about it".to_owned())
            }
        }
    }
}

/// Makes the inputs, up to this size, and their answers. Sizes that the generator refuses are left out:
/// some shapes need room.
pub fn plan(
    mut problem: Problem,
    largest: Option<u64>,
    runner: &dyn Runner,
    threads: usize,
) -> Result<Plan, GrowthError> {
    let name = problem.id.to_string();
    let growth = problem.growth.clone().ok_or_else(|| GrowthError::NoGrowth(name.clone()))?;
    let sizes = sizes(largest.map_or(growth.max, |largest| largest.min(growth.max)));
    let results = Author::new(runner, &problem).generate(&spec(&growth, &sizes))?;
    let made: Vec<_> = sizes.into_iter().zip(results).collect();
    let answered = map_in_parallel(&made, threads, |(size, result)| {
        let value = result.as_ref().map_err(in_words)?;
        case(&problem, *size, value.clone(), runner)
    });
    let no_input = |what: String| GrowthError::NoInput { problem: name.clone(), what };
    let answered = answered.map_err(|error| no_input(format!("no thread: {error}")))?;
    let mut last = "it has no sizes".to_owned();
    let (mut cases, mut kept) = (Vec::new(), Vec::new());
    for ((size, _), case) in made.iter().zip(answered) {
        match case {
            Ok(case) => {
                kept.push(*size);
                cases.push(case);
            }
            Err(what) => last = format!("size {size}: {what}"),
        }
    }
    if cases.is_empty() {
        return Err(no_input(last));
    }
    problem.cases = cases;
    Ok(Plan { problem, sizes: kept, growth })
}

fn spec(growth: &Growth, sizes: &[u64]) -> GenerateSpec {
    let params = sizes.iter().map(|size| {
        let mut params = growth.params.clone();
        params.insert(growth.size.clone(), Value::Int(num_bigint::BigInt::from(*size).into()));
        params
    });
    GenerateSpec {
        group: GROUP.into(),
        function: growth.function.clone(),
        params: params.collect(),
        seed: SEED,
    }
}

fn case(problem: &Problem, size: u64, value: Value, runner: &dyn Runner) -> Result<Case, String> {
    let (input, expected) =
        catalog::generated(problem, value).map_err(|error| error.to_string())?;
    let expected = match expected {
        Some(expected) => expected,
        None => answer(problem, &input, runner)?,
    };
    let id = CaseId { group: Group::Generated(GROUP.into()), name: size.to_string().into() };
    Ok(Case { id, input, expected, explanation: None })
}

fn answer(
    problem: &Problem,
    input: &Input,
    runner: &dyn Runner,
) -> Result<crate::model::Expected, String> {
    let accepted = |required: &[Verdict]| required == [Verdict::Accepted];
    let mut references = problem.references.iter();
    let reference = references.find(|reference| accepted(&reference.expectation.required));
    let reference = reference.ok_or("there is no accepted reference to answer it")?;
    let raw = reference_answer(problem, input, reference, runner)?;
    catalog::fit_expected(problem, input, raw).map_err(|error| error.to_string())
}

/// How submissions are run; the fastest run of each size counts.
#[derive(Clone, Copy)]
pub struct Runs<'a> {
    /// Runs them.
    pub runner: &'a dyn Runner,
    /// What the harness is asked for, and what all runs of a size may use.
    pub options: RunOptions,
    /// How often a short run is repeated.
    pub most: usize,
    /// Runs longer than this are repeated only once.
    pub long: Duration,
    /// Is told each size before it runs.
    pub tell: &'a dyn Fn(u64),
}

impl std::fmt::Debug for Runs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Runs({} of each size)", self.most)
    }
}

/// One size and what it took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The size of the input.
    pub size: u64,
    /// The least CPU time, and the least memory, of the runs.
    pub usage: Usage,
    /// The longest CPU time of the runs.
    pub longest: Duration,
}

/// Where measuring ended before the largest size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The size.
    pub size: u64,
    /// What the run there got.
    pub verdict: Verdict,
    /// Why.
    pub detail: Option<Detail>,
    /// What it had used.
    pub usage: Usage,
}

/// What was measured of one submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Sizes with right answers, smallest first.
    pub samples: Vec<Sample>,
    /// The first size without one.
    pub stop: Option<Stop>,
}

/// Measures one submission, alone: each size until one is not accepted.
pub fn curve(
    context: &Arc<RunContext>,
    sizes: &[u64],
    runs: Runs<'_>,
) -> Result<Curve, GrowthError> {
    let options = RunOptions { jobs: 1, fail_fast: FailFast::Never, ..runs.options };
    let mut samples: Vec<Sample> = Vec::new();
    for (at, size) in sizes.iter().enumerate() {
        (runs.tell)(*size);
        let planned = Planned { samples: 0, hidden: 1, all: 1 };
        let plan = engine::Plan { cases: vec![at], planned };
        let mut best: Option<Sample> = None;
        let mut left = runs.most.max(1);
        while left > 0 {
            left -= 1;
            let outcome = engine::judge(context, &plan, runs.runner, &options, &mut |_| {})?;
            let Some(case) = outcome.cases.first() else { break };
            let (verdict, detail, usage) = (case.verdict, case.detail, case.usage);
            if verdict != Verdict::Accepted {
                let stop = Some(Stop { size: *size, verdict, detail, usage });
                return Ok(Curve { samples, stop });
            }
            best = Some(faster(best, Sample { size: *size, usage, longest: usage.cpu }));
            if usage.cpu > runs.long {
                left = left.min(1);
            }
        }
        samples.extend(best);
    }
    Ok(Curve { samples, stop: None })
}

fn faster(before: Option<Sample>, now: Sample) -> Sample {
    let Some(before) = before else { return now };
    let usage = Usage {
        cpu: before.usage.cpu.min(now.usage.cpu),
        wall: before.usage.wall.min(now.usage.wall),
        memory: before.usage.memory.min(now.usage.memory),
    };
    Sample { usage, longest: before.longest.max(now.longest), ..now }
}
