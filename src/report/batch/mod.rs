//! Reports on many solutions: a stream of records in, text out.
//!
//! Owns what such a report is told and in which order; one file per format. A record holds everything
//! that a report says of a solution, so that one that was kept reads like one that was just made.

mod document;
mod github;
mod junit;
mod lines;
mod log;
mod record;
mod single;
mod step_summary;
#[cfg(test)]
mod tests;
mod xml;

use std::fmt;
use std::io;

pub use document::Document;
pub use github::GitHub;
pub use junit::Junit;
pub use lines::Lines;
pub use log::{Log, LogOptions};
pub use record::{CaseRecord, Counts, Headline, Nearness, Origin, Record};
pub use single::Single;
pub use step_summary::StepSummary;

use crate::event::RunContext;
use crate::model::{Layer, Tier, TimeScale};

/// What holds for all solutions of a batch.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Paths and problems, in the order in which the records come.
    pub solutions: Vec<(String, String)>,
    /// Python files without a problem.
    pub unmatched: Vec<String>,
    /// Version of the interpreter.
    pub python: String,
    /// The sandbox in force.
    pub sandbox: Tier,
    /// What it is made of here.
    pub layers: Vec<Layer>,
    /// The factor that is already in the limits.
    pub time_scale: TimeScale,
}

impl Batch {
    /// The batch of a single run.
    fn of(context: &RunContext) -> Self {
        let path = context.submission.name().to_owned();
        Self {
            solutions: vec![(path, context.problem.id.to_string())],
            unmatched: Vec::new(),
            python: context.python.clone(),
            sandbox: context.sandbox,
            layers: context.layers.clone(),
            time_scale: context.time_scale,
        }
    }
}

/// Renders a batch as it goes: `started`, then each record in order, then `finished`.
pub trait BatchReporter {
    /// Nothing has been judged yet.
    ///
    /// # Errors
    /// When writing fails.
    fn started(&mut self, batch: &Batch) -> io::Result<()>;

    /// A solution has been judged.
    ///
    /// # Errors
    /// When writing fails.
    fn solution(&mut self, record: &Record) -> io::Result<()>;

    /// Nothing more will come.
    ///
    /// # Errors
    /// When writing fails.
    fn finished(&mut self, tally: &Tally) -> io::Result<()>;
}

/// Several reporters of one batch, in this order.
pub struct BatchTee(pub Vec<Box<dyn BatchReporter>>);

impl fmt::Debug for BatchTee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BatchTee({} reporters)", self.0.len())
    }
}

impl BatchTee {
    /// One that fails must not silence the others; the first error is told.
    fn each(
        &mut self,
        mut tell: impl FnMut(&mut dyn BatchReporter) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut result = Ok(());
        for reporter in &mut self.0 {
            result = result.and(tell(reporter.as_mut()));
        }
        result
    }
}

impl BatchReporter for BatchTee {
    fn started(&mut self, batch: &Batch) -> io::Result<()> {
        self.each(|reporter| reporter.started(batch))
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        self.each(|reporter| reporter.solution(record))
    }

    fn finished(&mut self, tally: &Tally) -> io::Result<()> {
        self.each(|reporter| reporter.finished(tally))
    }
}

/// How many solutions came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub solutions: usize,
    /// Accepted, and meant to be.
    pub accepted: usize,
    /// Not accepted, as they declare.
    pub as_declared: usize,
    /// Of those two: near a limit.
    pub near_limit: usize,
    /// With another verdict than they should get.
    pub failed: usize,
    /// Not decided.
    pub judge_errors: usize,
    /// Not run, because enough others had failed.
    pub skipped: usize,
    /// Taken from an earlier run.
    pub kept: usize,
    /// Time on the clock, in milliseconds.
    pub wall_ms: u64,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, record: &Record) {
        self.solutions += 1;
        let count = match record.verdict.as_str() {
            "JE" => &mut self.judge_errors,
            "SK" => &mut self.skipped,
            "AC" if record.ok => &mut self.accepted,
            _ if record.ok => &mut self.as_declared,
            _ => &mut self.failed,
        };
        *count += 1;
        self.near_limit += usize::from(record.ok && record.nearness == Nearness::Near);
        self.kept += usize::from(record.origin == Origin::Kept);
    }

    /// Solutions with the verdict that they should get.
    pub fn right(&self) -> usize {
        self.accepted + self.as_declared
    }

    /// The parts that are not zero: `35 accepted (1 near a limit), 2 failed, 1 judge error`.
    fn parts(&self) -> String {
        let near = match self.near_limit {
            0 => String::new(),
            near => format!(" ({near} near a limit)"),
        };
        let errors = if self.judge_errors == 1 { "judge error" } else { "judge errors" };
        let parts = [
            (self.accepted, format!("accepted{near}")),
            (self.as_declared, "as declared".to_owned()),
            (self.failed, "failed".to_owned()),
            (self.judge_errors, errors.to_owned()),
            (self.skipped, "not run".to_owned()),
        ];
        let some = parts.iter().filter(|(count, _)| *count > 0);
        some.map(|(count, words)| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
    }
}
