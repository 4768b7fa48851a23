//! What was measured of several submissions, and what follows from it.
//!
//! Owns the order of measuring and the summary of each curve. `growth` does both parts' work.

use std::sync::Arc;
use std::time::Duration;

use super::super::author::Line;
use super::super::exit::Failure;
use crate::config::Preference;
use crate::engine::{FailFast, Live, RunOptions};
use crate::event::{Planned, RunContext};
use crate::growth::{self, Curve, Fit, Growth, GrowthError, Point, Runs, Sample};
use crate::harness::{JobOptions, ObserveArguments, Prelude};
use crate::model::{Limits, Problem, Submission, Tier, TimeScale, Verdict};
use crate::sandbox::Sandbox;

/// CPU time that all runs of one size may use; the limits of the problem end each long before.
const BUDGET: Duration = Duration::from_hours(1);
/// Runs longer than this are repeated only once.
const LONG: Duration = Duration::from_millis(400);
/// CPU time below this tells nothing: a fork, a module body and a frame cost about as much.
const TIME_NOISE: f64 = 500e-6;
/// Memory below this tells nothing: it is counted in pages, and kept in pools.
const MEMORY_NOISE: f64 = 1024.0 * 1024.0;

/// What is to be measured.
pub(in crate::cli) struct Job {
    pub(in crate::cli) problem: Problem,
    pub(in crate::cli) submissions: Vec<Submission>,
    /// The largest size, where not the problem's.
    pub(in crate::cli) largest: Option<u64>,
    /// How often a short run is repeated.
    pub(in crate::cli) repeats: usize,
    pub(in crate::cli) time_scale: TimeScale,
    /// How many answers are made at once; submissions are measured one run at a time.
    pub(in crate::cli) threads: usize,
    pub(in crate::cli) bar: Preference,
}

/// Everything that was measured.
#[derive(Debug)]
pub(in crate::cli) struct Figures {
    pub(super) problem: String,
    pub(super) title: String,
    pub(super) growth: Growth,
    pub(super) sizes: Vec<u64>,
    pub(super) limits: Limits,
    pub(super) repeats: usize,
    pub(super) python: String,
    pub(super) sandbox: Tier,
    pub(in crate::cli) solutions: Vec<Solution>,
}

/// One submission and its curve.
#[derive(Debug)]
pub(in crate::cli) struct Solution {
    pub(super) name: String,
    pub(in crate::cli) curve: Curve,
    pub(in crate::cli) time: Fit,
    pub(in crate::cli) memory: Fit,
}

impl Solution {
    /// The judge failed on it.
    pub(super) fn is_undecided(&self) -> bool {
        self.curve.stop.is_some_and(|stop| stop.verdict == Verdict::JudgeError)
    }

    /// Sizes whose runs differ by more than half: the machine was busy.
    pub(super) fn noisy(&self) -> usize {
        let differs = |sample: &&Sample| {
            sample.longest.as_secs_f64() > sample.usage.cpu.as_secs_f64() * 1.5 + 2.0 * TIME_NOISE
        };
        self.curve.samples.iter().filter(differs).count()
    }

    /// The smallest size that a limit stopped, or about where one would.
    pub(super) fn reaches(&self, limit: Duration, largest: u64) -> Reach {
        if let Some(stop) = self.curve.stop {
            return match stop.verdict {
                Verdict::TimeLimit => Reach::Measured(stop.size),
                _ => Reach::Unknown,
            };
        }
        let measured = self.curve.samples.last().is_some_and(|last| last.size >= largest);
        match self.time.size_at(limit.as_secs_f64()) {
            Some(size) => Reach::About(size),
            None if measured => Reach::Never,
            None => Reach::Unknown,
        }
    }
}

/// Where the time limit is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reach {
    /// This size was stopped by it.
    Measured(u64),
    /// By extrapolation.
    About(f64),
    /// Not at any allowed size.
    Never,
    /// The figures do not tell.
    Unknown,
}

/// Measures each submission in turn, alone.
pub(in crate::cli) fn measure(
    job: Job,
    sandbox: &Sandbox,
    runner: &Live<'_>,
) -> Result<Figures, Failure> {
    let limits = job.problem.limits.ok_or_else(|| {
        let id = &job.problem.id;
        Failure::judge(format!("problem `{id}` has no time limit yet"))
            .with_hint(format!("derive it with `judge problem lock {id}`"))
    })?;
    let limits = limits.scaled(job.time_scale);
    let name = job.problem.id.to_string();
    let line = Line::new(job.bar, &name);
    line.show("making inputs");
    let plan = growth::plan(job.problem, job.largest, runner, job.threads);
    let plan = plan.map_err(|error| failed(&error))?;
    let problem = Arc::new(plan.problem);
    let mut figures = Figures {
        problem: problem.id.to_string(),
        title: problem.title.clone(),
        growth: plan.growth,
        sizes: plan.sizes,
        limits,
        repeats: job.repeats,
        python: sandbox.interpreter().version().to_owned(),
        sandbox: sandbox.tier(),
        solutions: Vec::new(),
    };
    for submission in job.submissions {
        let name = submission.name().to_owned();
        let context = Arc::new(RunContext {
            limits,
            time_scale: job.time_scale,
            python: figures.python.clone(),
            sandbox: figures.sandbox,
            layers: sandbox.layers().to_vec(),
            feedback: problem.feedback,
            planned: Planned { samples: 0, hidden: 1, all: 1 },
            problem: Arc::clone(&problem),
            submission: Arc::new(submission),
        });
        let tell = |size: u64| line.show(&format!("{name} at {size}"));
        let runs = Runs { runner, options: options(), most: job.repeats, long: LONG, tell: &tell };
        let curve = growth::curve(&context, &figures.sizes, runs);
        let curve = curve.map_err(|error| failed(&error))?;
        figures.solutions.push(summarised(name, curve));
    }
    line.clear();
    Ok(figures)
}

fn summarised(name: String, curve: Curve) -> Solution {
    let points = |cost: fn(&Sample) -> f64| -> Vec<_> {
        let point = |sample: &Sample| Point { size: sample.size, cost: cost(sample) };
        curve.samples.iter().map(point).collect()
    };
    let time = growth::fit(&points(|sample| sample.usage.cpu.as_secs_f64()), TIME_NOISE);
    #[expect(clippy::cast_precision_loss, reason = "growth is looked at, not counted")]
    let memory = growth::fit(&points(|sample| sample.usage.memory.bytes() as f64), MEMORY_NOISE);
    Solution { name, curve, time, memory }
}

fn options() -> RunOptions {
    RunOptions {
        fail_fast: FailFast::Never,
        jobs: 1,
        budget: BUDGET,
        options: JobOptions { prelude: Prelude::Provided, arguments: ObserveArguments::No },
        kept_output: 1 << 10,
    }
}

fn failed(error: &GrowthError) -> Failure {
    let failure = match error {
        GrowthError::NoGrowth(_) => Failure::usage(error.to_string()),
        _ => Failure::judge(error.to_string()),
    };
    failure.with_hint(error.hint())
}
