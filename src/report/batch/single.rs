//! A single run told to a report that is made for many.
//!
//! Owns the translation of events.

use std::fmt;
use std::io;
use std::sync::Arc;

use super::super::Reporter;
use super::super::human::HumanOptions;
use super::{Batch, BatchReporter, Record, Tally};
use crate::event::{Event, RunContext};
use crate::model::Verdict;

/// Tells one run as a batch of one.
pub struct Single {
    reporter: Box<dyn BatchReporter>,
    options: HumanOptions,
    expect: Verdict,
    context: Option<Arc<RunContext>>,
}

impl Single {
    /// Tells this reporter; the options are those of the texts for people in it.
    pub fn new(reporter: Box<dyn BatchReporter>, options: HumanOptions, expect: Verdict) -> Self {
        Self { reporter, options, expect, context: None }
    }
}

impl fmt::Debug for Single {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Single")
    }
}

impl Reporter for Single {
    fn on_event(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::RunStarted(context) => {
                self.context = Some(Arc::clone(context));
                self.reporter.started(&Batch::of(context))
            }
            Event::RunFinished(outcome) => {
                let Some(context) = self.context.take() else { return Ok(()) };
                let record = Record::new(&context, outcome, self.expect, &self.options);
                let mut tally = Tally { wall_ms: record.wall_ms, ..Tally::default() };
                tally.add(&record);
                self.reporter.solution(&record)?;
                self.reporter.finished(&tally)
            }
            Event::CaseStarted(_) | Event::CaseFinished(_) => Ok(()),
        }
    }
}
