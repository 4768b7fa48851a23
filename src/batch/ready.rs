//! A problem that submissions can be judged with: cases made, planned and under limits.
//!
//! Owns what is done once for each problem and shared by all its submissions.

use std::sync::Arc;

use super::{BatchError, Options};
use crate::catalog::Cache;
use crate::engine::{self, LockCheck, Plan, Runner, Selection};
use crate::event::RunContext;
use crate::model::{Limits, Problem, Submission, TimeScale};
use crate::sandbox::Sandbox;

/// A problem that is ready. It is shared and holds the cases in memory: drop it when no submission of the
/// problem is left.
#[derive(Debug)]
pub struct Ready {
    problem: Arc<Problem>,
    plan: Plan,
    limits: Limits,
    time_scale: TimeScale,
}

impl Ready {
    pub(super) fn make(
        problem: Problem,
        runner: &dyn Runner,
        cache: &Cache,
        options: &Options,
    ) -> Result<Self, BatchError> {
        let limits = problem.limits;
        let limits = limits.ok_or_else(|| BatchError::NoTimeLimit(problem.id.to_string()))?;
        let prepared = engine::prepare(problem, runner, cache, options.jobs, LockCheck::Hold)?;
        let plan = engine::plan(&prepared.problem, &Selection::default(), 0)?;
        let (problem, time_scale) = (Arc::new(prepared.problem), options.time_scale);
        Ok(Self { problem, plan, limits: limits.scaled(time_scale), time_scale })
    }

    /// The problem, with its generated cases.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    pub(super) fn context(&self, submission: Submission, sandbox: &Sandbox) -> RunContext {
        RunContext {
            problem: Arc::clone(&self.problem),
            submission: Arc::new(submission),
            limits: self.limits,
            time_scale: self.time_scale,
            python: sandbox.interpreter().version().to_owned(),
            sandbox: sandbox.tier(),
            layers: sandbox.layers().to_vec(),
            feedback: self.problem.feedback,
            planned: self.plan.planned,
        }
    }
}
