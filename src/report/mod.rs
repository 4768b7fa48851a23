//! Reports: events in, text out.
//!
//! Owns every format. Knows `model`, `event` and `notation` only: a reporter decides nothing, and
//! writes to nothing but the writer it is given. Whatever a submission wrote is escaped.

mod batch;
mod call;
mod candidate_tests;
mod clean;
mod compared;
mod disarm;
mod evidence;
mod failure;
mod fault;
mod human;
mod json;
mod page;
mod prints;
mod progress;
mod row;
mod rows;
mod source;
mod summary;
#[cfg(test)]
mod synthetic;
#[cfg(test)]
mod tests;
mod values;
mod visible;
mod words;

use std::fmt;
use std::io;

pub use batch::{
    Batch, BatchReporter, BatchTee, CaseRecord, Counts, Document, GitHub, Headline, Junit, Lines,
    Log, LogOptions, Nearness, Origin, Record, Single, StepSummary, Tally,
};
pub use clean::Symbols;
pub use compared::comparison_rules;
pub use disarm::disarm;
pub use human::{Human, HumanOptions, Values};
pub use json::Json;
pub use page::Colour;
pub use prints::Prints;
pub use progress::Progress;
pub use row::{RowTally, Rows, Standing};

use crate::event::Event;

/// Renders events as they come.
pub trait Reporter {
    /// Takes the next event of the stream.
    ///
    /// # Errors
    /// When writing fails.
    fn on_event(&mut self, event: &Event) -> io::Result<()>;
}

/// Several reporters of one stream, in this order.
pub struct Tee(pub Vec<Box<dyn Reporter>>);

impl Reporter for Tee {
    fn on_event(&mut self, event: &Event) -> io::Result<()> {
        // One that fails must not silence the others; the first error is told.
        let mut result = Ok(());
        for reporter in &mut self.0 {
            result = result.and(reporter.on_event(event));
        }
        result
    }
}

impl fmt::Debug for Tee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tee({} reporters)", self.0.len())
    }
}
