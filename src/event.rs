//! What the engine tells the rest of the program, in the order in which it happens.
//!
//! Owns the facts that reporters render. A reporter decides nothing; the engine prints nothing.

use std::sync::Arc;

use crate::model::{
    CaseId, CaseOutcome, Feedback, Layer, Limits, Problem, Submission, SubmissionOutcome, Tier,
    TimeScale,
};

/// Something the engine did.
///
/// Every stream is `RunStarted (CaseStarted | CaseFinished)* RunFinished`. `CaseFinished` comes
/// once per case of the plan, in the plan's order.
#[derive(Clone, Debug)]
pub enum Event {
    /// The plan is made; nothing has run yet.
    RunStarted(Arc<RunContext>),
    /// A case is running.
    CaseStarted(CaseId),
    /// A case has been judged.
    CaseFinished(Arc<CaseOutcome>),
    /// Nothing more will happen.
    RunFinished(Arc<SubmissionOutcome>),
}

/// What a run is about; everything a report needs besides the outcomes.
#[derive(Clone, Debug)]
pub struct RunContext {
    /// The problem, its generated cases filled in.
    pub problem: Arc<Problem>,
    /// The candidate's source.
    pub submission: Arc<Submission>,
    /// The limits in force.
    pub limits: Limits,
    /// The factor that is already in `limits`.
    pub time_scale: TimeScale,
    /// Version of the interpreter: `3.11.7`.
    pub python: String,
    /// The sandbox in force.
    pub sandbox: Tier,
    /// What it is made of here.
    pub layers: Vec<Layer>,
    /// How much may be said about hidden cases.
    pub feedback: Feedback,
    /// How many cases of each kind are in the plan.
    pub planned: Planned,
}

/// How many cases the plan has, and how many the problem has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Samples in the plan.
    pub samples: usize,
    /// Other cases in the plan.
    pub hidden: usize,
    /// All cases of the problem.
    pub all: usize,
}
