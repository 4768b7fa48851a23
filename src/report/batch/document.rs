//! The report on a batch as `judge.report/1`.
//!
//! Owns that it is one object on one line, written at the end.

use std::fmt;
use std::io::{self, Write};

use super::super::json::{self, Report, Summary};
use super::{Batch, BatchReporter, Record, Tally};

/// Writes one object when everything is known.
pub struct Document {
    writer: Box<dyn Write + Send>,
    report: Option<Report<serde_json::Value>>,
}

impl Document {
    /// A report on this writer.
    pub fn new(writer: Box<dyn Write + Send>) -> Self {
        Self { writer, report: None }
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Document")
    }
}

impl BatchReporter for Document {
    fn started(&mut self, batch: &Batch) -> io::Result<()> {
        self.report = Some(Report {
            schema: json::SCHEMA,
            judge: env!("CARGO_PKG_VERSION"),
            python: batch.python.clone(),
            sandbox: batch.sandbox.code(),
            layers: batch.layers.iter().map(|layer| layer.code()).collect(),
            time_scale: batch.time_scale.factor(),
            summary: Summary::default(),
            solutions: Vec::new(),
            unmatched: batch.unmatched.clone(),
        });
        Ok(())
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        if let Some(report) = &mut self.report {
            report.summary.add(&record.verdict, record.ok);
            report.solutions.push(record.solution.clone());
        }
        Ok(())
    }

    fn finished(&mut self, _: &Tally) -> io::Result<()> {
        let Some(report) = self.report.take() else { return Ok(()) };
        let mut bytes = json::harmless(&report)?;
        bytes.push(b'\n');
        self.writer.write_all(&bytes)?;
        self.writer.flush()
    }
}
