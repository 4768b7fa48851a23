//! The report for programs: `judge.report/1`.
//!
//! Owns when the object is written and how its text is escaped. Its shape is `wire`'s and promised in
//! `docs/schemas/report.schema.json`; `fill` says where each field comes from.

mod fill;
mod shown;
#[cfg(test)]
mod tests;
mod unjudged;
mod wire;

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::Reporter;
use super::disarm::brackets;
use super::human::Values;
use crate::event::{Event, RunContext};

pub(super) use fill::solution;
pub(super) use unjudged::{not_run, undecided};
pub(super) use wire::{Failure, Report, Solution, Summary};

/// The promise that a report keeps.
pub(super) const SCHEMA: &str = "judge.report/1";

/// Writes one object when the run is finished.
pub struct Json {
    writer: Box<dyn Write + Send>,
    values: Values,
    context: Option<Arc<RunContext>>,
}

impl Json {
    /// A report on this writer. Values longer than 4 KiB are shortened unless they are to be full.
    pub fn new(writer: Box<dyn Write + Send>, values: Values) -> Self {
        Self { writer, values, context: None }
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Json").field("values", &self.values).finish_non_exhaustive()
    }
}

impl Reporter for Json {
    fn on_event(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::RunStarted(context) => self.context = Some(Arc::clone(context)),
            Event::RunFinished(outcome) => {
                let Some(context) = self.context.take() else { return Ok(()) };
                let report = fill::report(&context, outcome, self.values);
                let mut bytes = harmless(&report)?;
                bytes.push(b'\n');
                self.writer.write_all(&bytes)?;
                self.writer.flush()?;
            }
            Event::CaseStarted(_) | Event::CaseFinished(_) => {}
        }
        Ok(())
    }
}

/// JSON on one line that can act on no terminal and no runner.
pub(super) fn harmless(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Harmless))?;
    Ok(bytes)
}

/// Compact JSON in which control characters beyond ASCII, direction overrides and invisible marks
/// are escaped too, so that a report on a terminal is as harmless as one in a file.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut buffer = [0; 4];
        let mut disarmed = String::with_capacity(fragment.len());
        brackets(fragment, "\\u005b", &mut disarmed);
        for character in disarmed.chars() {
            if is_harmless(character) {
                writer.write_all(character.encode_utf8(&mut buffer).as_bytes())?;
            } else {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a character shows itself and nothing else; `Untrusted` knows which do not.
fn is_harmless(character: char) -> bool {
    if character.is_ascii() {
        return character != '\u{7F}';
    }
    let mut text = [0; 4];
    let text: &str = character.encode_utf8(&mut text);
    crate::model::Untrusted::from(text).to_string() == text
}
