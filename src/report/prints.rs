//! What every case printed, as soon as it is judged: for `--no-capture`.
//!
//! Owns its form. Other reports show the prints of failing cases only.

use std::io::{self, Write};

use std::sync::Arc;

use super::disarm::disarm;
use super::{Reporter, visible};
use crate::event::{Event, RunContext};
use crate::model::{CaseOutcome, Feedback, Printed, Verdict};

/// Shows what each case printed, escaped, whole.
pub struct Prints {
    writer: Box<dyn Write + Send>,
    context: Option<Arc<RunContext>>,
}

impl std::fmt::Debug for Prints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prints")
    }
}

impl Prints {
    /// Prints on this writer.
    pub fn new(writer: Box<dyn Write + Send>) -> Self {
        Self { writer, context: None }
    }

    fn stream(&mut self, name: &str, printed: &Printed) -> io::Result<()> {
        for line in printed.text.lines() {
            writeln!(self.writer, "{}", disarm(&format!("  {name} | {line}")))?;
        }
        if printed.truncated() {
            writeln!(self.writer, "  {name} | ({} bytes in all)", printed.bytes)?;
        }
        Ok(())
    }

    fn case(&mut self, outcome: &CaseOutcome) -> io::Result<()> {
        let Some(context) = &self.context else { return Ok(()) };
        let hidden = visible::level(context, &outcome.id) < Feedback::Input;
        if hidden || outcome.verdict == Verdict::Skipped {
            return Ok(());
        }
        writeln!(self.writer, "{}  {}", outcome.id, outcome.verdict.words())?;
        self.stream("stdout", &outcome.stdout)?;
        self.stream("stderr", &outcome.stderr)
    }
}

impl Reporter for Prints {
    fn on_event(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::RunStarted(context) => {
                self.context = Some(Arc::clone(context));
                Ok(())
            }
            Event::CaseFinished(outcome) => self.case(outcome),
            Event::CaseStarted(_) | Event::RunFinished(_) => Ok(()),
        }
    }
}
