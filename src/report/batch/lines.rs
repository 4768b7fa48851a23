//! The report on a batch as it goes: one JSON object per line.
//!
//! Owns the events `start`, `case`, `solution` and `end` of `judge.events/1`; `docs/report.md` promises
//! them.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::super::json::{self, Summary};
use super::{Batch, BatchReporter, Origin, Record, Tally};

/// Writes one line per event.
pub struct Lines {
    writer: Box<dyn Write + Send>,
    summary: Summary,
}

impl Lines {
    /// Events on this writer.
    pub fn new(writer: Box<dyn Write + Send>) -> Self {
        Self { writer, summary: Summary::default() }
    }

    fn line(&mut self, event: &impl Serialize) -> io::Result<()> {
        let mut bytes = json::harmless(event)?;
        bytes.push(b'\n');
        self.writer.write_all(&bytes)
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lines")
    }
}

impl BatchReporter for Lines {
    fn started(&mut self, batch: &Batch) -> io::Result<()> {
        self.line(&json!({
            "event": "start",
            "schema": "judge.events/1",
            "judge": env!("CARGO_PKG_VERSION"),
            "python": batch.python,
            "sandbox": batch.sandbox.code(),
            "layers": batch.layers.iter().map(|layer| layer.code()).collect::<Vec<_>>(),
            "time_scale": batch.time_scale.factor(),
            "solutions": batch.solutions.len(),
            "unmatched": batch.unmatched,
        }))?;
        self.writer.flush()
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        self.summary.add(&record.verdict, record.ok);
        for case in &record.cases {
            self.line(&json!({
                "event": "case",
                "path": record.path,
                "case": case.name,
                "verdict": case.verdict,
                "detail": case.detail,
                "cpu_ms": case.cpu_ms,
            }))?;
        }
        self.line(&json!({
            "event": "solution",
            "kept": record.origin == Origin::Kept,
            "solution": record.solution,
        }))?;
        self.writer.flush()
    }

    fn finished(&mut self, _: &Tally) -> io::Result<()> {
        let summary = std::mem::take(&mut self.summary);
        self.line(&json!({"event": "end", "summary": summary}))?;
        self.writer.flush()
    }
}
