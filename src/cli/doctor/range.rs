//! Judging a program with a problem of the hostile corpus.
//!
//! Owns the way from a source to an outcome, which is that of `judge run`: what is tried here is what
//! people get.

use std::sync::Arc;
use std::time::Duration;

use crate::catalog::Catalog;
use crate::cli::exit::Failure;
use crate::cli::machine;
use crate::engine::{self, FailFast, Live, RunOptions, RunnerError, Selection};
use crate::event::RunContext;
use crate::harness::{JobOptions, ObserveArguments, Prelude};
use crate::model::{Problem, Submission, SubmissionOutcome, TimeScale};
use crate::sandbox::{Cancel, Sandbox};

/// CPU time that a program may use in all, as in `judge run`.
const BUDGET: Duration = Duration::from_mins(1);
/// Output that is kept.
const KEPT_OUTPUT: usize = 64 << 10;

/// Where programs are judged.
pub(super) struct Range<'a> {
    sandbox: &'a Sandbox,
    runner: Live<'a>,
    problems: Catalog,
    scale: TimeScale,
}

impl<'a> Range<'a> {
    pub(super) fn new(sandbox: &'a Sandbox, cancel: &'a Cancel, scale: TimeScale) -> Self {
        let runner = Live::new(sandbox, cancel);
        Self { sandbox, runner, problems: Catalog::hostile(), scale }
    }

    /// Where programs are judged.
    pub(super) fn sandbox(&self) -> &Sandbox {
        self.sandbox
    }

    /// What time limits are multiplied by.
    pub(super) fn scale(&self) -> TimeScale {
        self.scale
    }

    /// Judges one program, all cases one after another.
    pub(super) fn judge(
        &self,
        problem: &str,
        submission: Submission,
    ) -> Result<Arc<SubmissionOutcome>, RunnerError> {
        let (context, plan) = self.context(problem, submission).map_err(|failure| RunnerError {
            message: failure.message,
            hint: failure.hint,
            detail: crate::model::Detail::Package,
            stopped: engine::Stopped::No,
        })?;
        let options = RunOptions {
            fail_fast: FailFast::First,
            jobs: 1,
            budget: BUDGET.mul_f64(self.scale.factor()),
            options: JobOptions { prelude: Prelude::Provided, arguments: ObserveArguments::No },
            kept_output: KEPT_OUTPUT,
        };
        engine::judge(&context, &plan, &self.runner, &options, &mut |_| ())
    }

    fn context(
        &self,
        problem: &str,
        submission: Submission,
    ) -> Result<(Arc<RunContext>, engine::Plan), Failure> {
        let problem = self.load(problem)?;
        let plan = engine::plan(&problem, &Selection::default(), 0)
            .map_err(|error| Failure::judge(error.to_string()))?;
        let limits = problem.limits.ok_or_else(|| Failure::judge("a problem without limits"))?;
        let context = RunContext {
            limits: limits.scaled(self.scale),
            time_scale: self.scale,
            python: self.sandbox.interpreter().version().to_owned(),
            sandbox: self.sandbox.tier(),
            layers: self.sandbox.layers().to_vec(),
            feedback: problem.feedback,
            planned: plan.planned,
            problem: Arc::new(problem),
            submission: Arc::new(submission),
        };
        Ok((Arc::new(context), plan))
    }

    fn load(&self, name: &str) -> Result<Problem, Failure> {
        machine::load(&self.problems, &machine::find(&self.problems, name)?)
    }
}
