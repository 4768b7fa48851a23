//! The shape of `judge.report/1`.
//!
//! Owns field names and their order; `docs/schemas/report.schema.json` promises them. Fields may be
//! added, none may change its meaning. What does not apply is `null`.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) schema: &'static str,
    pub(super) judge: &'static str,
    pub(super) python: String,
    pub(super) sandbox: &'static str,
    pub(super) layers: Vec<&'static str>,
    pub(super) time_scale: f64,
    pub(super) summary: Summary,
    pub(super) solutions: Vec<Solution>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Summary {
    pub(super) solutions: usize,
    pub(super) accepted: usize,
    pub(super) failed: usize,
    pub(super) judge_errors: usize,
    pub(super) skipped: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct Solution {
    pub(super) path: String,
    pub(super) problem: String,
    pub(super) trust: &'static str,
    pub(super) verdict: &'static str,
    pub(super) detail: Option<&'static str>,
    pub(super) expect: Option<&'static str>,
    pub(super) ok: bool,
    pub(super) cases: Cases,
    pub(super) time_ms: Time,
    pub(super) memory_kib: Memory,
    pub(super) failures: Vec<Failure>,
    pub(super) notes: Vec<Note>,
    pub(super) judge_error: Option<JudgeError>,
}

#[derive(Debug, Serialize)]
pub(super) struct Cases {
    pub(super) all: usize,
    pub(super) selected: usize,
    pub(super) run: usize,
    pub(super) passed: usize,
    pub(super) skipped: usize,
    pub(super) skipped_because: BTreeMap<&'static str, usize>,
}

#[derive(Debug, Serialize)]
pub(super) struct Time {
    pub(super) total: u64,
    pub(super) slowest: Option<u64>,
    pub(super) limit: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct Memory {
    pub(super) peak: Option<u64>,
    pub(super) limit: u64,
}

/// One case that was not accepted. What the feedback level hides is `null` or empty.
#[derive(Debug, Default, Serialize)]
pub(super) struct Failure {
    pub(super) case: Option<String>,
    pub(super) group: Option<String>,
    pub(super) verdict: &'static str,
    pub(super) detail: Option<&'static str>,
    pub(super) cpu_ms: Option<u64>,
    pub(super) wall_ms: Option<u64>,
    pub(super) memory_kib: Option<u64>,
    pub(super) borderline: bool,
    pub(super) causes: Vec<&'static str>,
    pub(super) call: Option<String>,
    pub(super) calls: Option<Vec<String>>,
    pub(super) calls_left_out: usize,
    pub(super) step: Option<usize>,
    pub(super) input: Option<Output>,
    pub(super) expected: Option<String>,
    pub(super) expected_exception: Option<String>,
    pub(super) got: Option<String>,
    pub(super) truncated: bool,
    pub(super) diff: Vec<Difference>,
    pub(super) diff_total: usize,
    pub(super) compared_as: Option<String>,
    pub(super) argument: Option<String>,
    pub(super) reads: Option<Reads>,
    pub(super) tests: Option<Tests>,
    pub(super) message: Option<String>,
    pub(super) exception: Option<Exception>,
    pub(super) exit_status: Option<i32>,
    pub(super) signal: Option<i32>,
    pub(super) location: Option<Location>,
    pub(super) stdout: Option<Output>,
    pub(super) stderr: Option<Output>,
    pub(super) notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
pub(super) struct Difference {
    pub(super) path: String,
    pub(super) kind: &'static str,
    pub(super) expected: Option<String>,
    pub(super) got: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Reads {
    pub(super) distinct: u64,
    pub(super) total: u64,
    pub(super) max_distinct: u64,
    pub(super) max_total: u64,
}

/// What tests of the submission came to.
#[derive(Debug, Serialize)]
pub(super) struct Tests {
    pub(super) ran: usize,
    pub(super) skipped: usize,
    pub(super) failed: usize,
    pub(super) failures: Vec<TestFailure>,
}

#[derive(Debug, Serialize)]
pub(super) struct TestFailure {
    pub(super) name: String,
    pub(super) location: Option<Location>,
    pub(super) exception: Exception,
}

#[derive(Debug, Serialize)]
pub(super) struct Exception {
    pub(super) class: String,
    pub(super) message: String,
    pub(super) while_loading: bool,
    pub(super) frames: Vec<Location>,
    pub(super) total_frames: usize,
    pub(super) raised_in: Option<String>,
    pub(super) locals: BTreeMap<String, String>,
}

/// A place in the submission: lines and columns count from 1.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Location {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: Option<usize>,
    pub(super) function: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) bytes: u64,
    pub(super) truncated: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Note {
    pub(super) code: &'static str,
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct JudgeError {
    pub(super) code: Option<&'static str>,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    pub(super) case: Option<String>,
}
