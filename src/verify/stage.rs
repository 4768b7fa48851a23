//! Running many submissions of one problem.
//!
//! Owns how `verify` and `lock` judge: in parallel over submissions, each by itself on one thread, and a
//! failing machine ends everything. What outcomes mean is known elsewhere.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::catalog::Cache;
use crate::engine::{
    self, FailFast, Plan, RunOptions, Runner, RunnerError, Stopped, map_in_parallel,
};
use crate::event::{Planned, RunContext};
use crate::harness::{JobOptions, ObserveArguments, Prelude};
use crate::model::{
    CaseOutcome, Detail, Evidence, Layer, Limits, Problem, Submission, SubmissionOutcome, Tier,
    TimeScale, Verdict,
};

/// What proving a package needs of the machine.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// The package as a command line names it: `two_sum`, `problems/two_sum`.
    pub package: &'a str,
    /// Runs programs as `judge run` does.
    pub runner: &'a dyn Runner,
    /// The same with another seed of Python's hashes.
    pub other_seed: &'a dyn Runner,
    /// Generated cases.
    pub cache: &'a Cache,
    /// The version of the interpreter.
    pub python: &'a str,
    /// The sandbox in force.
    pub sandbox: Tier,
    /// What it is made of here.
    pub layers: &'a [Layer],
    /// How many programs run at once.
    pub jobs: usize,
    /// Is told what is going on.
    pub progress: &'a (dyn Fn(&str) + Sync),
}

impl fmt::Debug for Tools<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tools({}, {} jobs)", self.python, self.jobs)
    }
}

/// A problem whose submissions are run.
pub(super) struct Stage<'a> {
    pub(super) problem: Arc<Problem>,
    pub(super) tools: &'a Tools<'a>,
}

/// How a submission is run.
#[derive(Clone)]
pub(super) struct Trial<'a> {
    pub(super) runner: &'a dyn Runner,
    pub(super) limits: Limits,
    /// Indices into the problem's cases, in the order in which they run.
    pub(super) cases: Vec<usize>,
    pub(super) fail_fast: FailFast,
    pub(super) jobs: usize,
}

/// No submission may use more, whatever it does; far more than any reference needs.
const BUDGET: Duration = Duration::from_hours(1);

impl<'a> Stage<'a> {
    /// Every case, in order, on one thread.
    pub(super) fn trial(&self, limits: Limits) -> Trial<'a> {
        Trial {
            runner: self.tools.runner,
            limits,
            cases: (0..self.problem.cases.len()).collect(),
            fail_fast: FailFast::Never,
            jobs: 1,
        }
    }

    /// Runs one submission.
    pub(super) fn run(
        &self,
        name: &str,
        source: &str,
        trial: &Trial<'_>,
    ) -> Result<Arc<SubmissionOutcome>, RunnerError> {
        let all = trial.cases.len();
        let planned = Planned { samples: 0, hidden: all, all };
        let context = Arc::new(RunContext {
            problem: Arc::clone(&self.problem),
            submission: Arc::new(Submission::new(name, source.as_bytes().to_vec())),
            limits: trial.limits,
            time_scale: TimeScale::ONE,
            python: self.tools.python.to_owned(),
            sandbox: self.tools.sandbox,
            layers: self.tools.layers.to_vec(),
            feedback: self.problem.feedback,
            planned,
        });
        let options = RunOptions {
            fail_fast: trial.fail_fast,
            jobs: trial.jobs,
            budget: BUDGET,
            options: JobOptions { prelude: Prelude::Provided, arguments: ObserveArguments::No },
            kept_output: 0,
        };
        let plan = Plan { cases: trial.cases.clone(), planned };
        let outcome = engine::judge(&context, &plan, trial.runner, &options, &mut |_| {})?;
        match outcome.cases.iter().find_map(machine_failure) {
            Some(error) => Err(error),
            None => Ok(outcome),
        }
    }

    /// Does the same to every item, so many at once, and stops at the first failure of the machine.
    pub(super) fn for_each<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> Result<R, RunnerError> + Sync,
    ) -> Result<Vec<R>, RunnerError> {
        let failed = std::sync::OnceLock::new();
        let guarded = |item: &T| match failed.get() {
            Some(error) => Err(RunnerError::clone(error)),
            None => work(item).inspect_err(|error| drop(failed.set(error.clone()))),
        };
        let results =
            map_in_parallel(items, self.tools.jobs, guarded).map_err(|error| RunnerError {
                message: format!("cannot start a thread: {error}"),
                hint: Some("use fewer --jobs".to_owned()),
                detail: Detail::Sandbox,
                stopped: Stopped::No,
            })?;
        results.into_iter().collect()
    }
}

/// A judge error that says nothing about the package.
fn machine_failure(case: &CaseOutcome) -> Option<RunnerError> {
    let detail = case.detail.filter(|_| case.verdict == Verdict::JudgeError)?;
    let (Detail::Sandbox | Detail::Interpreter, Evidence::Judge { message, hint }) =
        (detail, &case.evidence)
    else {
        return None;
    };
    let (message, hint) = (message.clone(), hint.clone());
    Some(RunnerError { message, hint, detail, stopped: Stopped::No })
}
