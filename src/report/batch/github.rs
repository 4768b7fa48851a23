//! The report on a batch as annotations of GitHub.
//!
//! Owns their syntax and their number: GitHub shows ten errors of a step and drops the rest without a
//! word, so that there is at most one per solution, and the tenth says how many more there are.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use std::fmt;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::disarm::brackets;
use super::{Batch, BatchReporter, Record, Tally};
use crate::model::Untrusted;

/// So many errors of a step are shown.
const MOST: usize = 10;
/// Longer messages are cut.
const MOST_MESSAGE: usize = 600;

/// Writes one command per solution that is not as it should be.
pub struct GitHub {
    writer: Box<dyn Write + Send>,
    wrong: Vec<Record>,
    changed: Vec<String>,
}

impl GitHub {
    /// Annotations on this writer; those of changed files first.
    pub fn new(writer: Box<dyn Write + Send>, changed: Vec<String>) -> Self {
        Self { writer, wrong: Vec::new(), changed }
    }

    fn annotation(record: &Record) -> Option<String> {
        let headline = record.headline.as_ref()?;
        let title = format!("{} · {}", record.problem, headline.title);
        let line = headline.line.map(|line| format!(",line={line}")).unwrap_or_default();
        let message = data(&cut(&headline.message));
        let file = property(&record.path);
        Some(format!("::error file={file}{line},title={}::{message}\n", property(&title)))
    }
}

impl fmt::Debug for GitHub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GitHub")
    }
}

impl BatchReporter for GitHub {
    fn started(&mut self, _: &Batch) -> io::Result<()> {
        Ok(())
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        if !record.ok && record.verdict != "SK" {
            self.wrong.push(record.clone());
        }
        Ok(())
    }

    fn finished(&mut self, _: &Tally) -> io::Result<()> {
        let changed = &self.changed;
        self.wrong.sort_by_key(|record| !changed.contains(&record.path));
        let shown = if self.wrong.len() > MOST { MOST - 1 } else { MOST };
        let mut text: String = self.wrong.iter().take(shown).filter_map(Self::annotation).collect();
        let more = self.wrong.len().saturating_sub(shown);
        if more > 0 {
            let _ = writeln!(
                text,
                "::error title=and {more} more::{more} more solutions are not as they should be: see the \
                 summary of this job, or the end of this step"
            );
        }
        self.writer.write_all(text.as_bytes())?;
        self.writer.flush()
    }
}

/// The start of a message, on one line, harmless.
fn cut(message: &str) -> String {
    let line = Untrusted::from(message).to_string();
    let start: String = line.chars().take(MOST_MESSAGE).collect();
    if start.len() < line.len() { format!("{start} …") } else { start }
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    brackets(text, r"\x5b", &mut safe);
    safe.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands in a property.
fn property(text: &str) -> String {
    let line = Untrusted::from(text).to_string();
    data(&line).replace(':', "%3A").replace(',', "%2C")
}
