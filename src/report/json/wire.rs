//! The shape of `judge.report/1`.
//!
//! Owns field names and their order; `docs/schemas/report.schema.json` promises them. Fields may be
//! added, none may change its meaning. What does not apply is `null`.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Debug, Serialize)]
pub(in crate::report) struct Report<S> {
    pub(in crate::report) schema: &'static str,
    pub(in crate::report) judge: &'static str,
    pub(in crate::report) python: String,
    pub(in crate::report) sandbox: &'static str,
    pub(in crate::report) layers: Vec<&'static str>,
    pub(in crate::report) time_scale: f64,
    pub(in crate::report) summary: Summary,
    pub(in crate::report) solutions: Vec<S>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::report) unmatched: Vec<String>,
}

#[derive(Debug, Default, Serialize)]
pub(in crate::report) struct Summary {
    pub(in crate::report) solutions: usize,
    pub(in crate::report) accepted: usize,
    pub(in crate::report) failed: usize,
    pub(in crate::report) judge_errors: usize,
    pub(in crate::report) skipped: usize,
    pub(in crate::report) ok: usize,
}

impl Summary {
    /// Counts one more solution by the code of its verdict, and whether it is the one it should get.
    pub(in crate::report) fn add(&mut self, verdict: &str, ok: bool) {
        let count = match verdict {
            "JE" => &mut self.judge_errors,
            "SK" => &mut self.skipped,
            "AC" => &mut self.accepted,
            _ => &mut self.failed,
        };
        *count += 1;
        self.solutions += 1;
        self.ok += usize::from(ok);
    }
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Solution {
    pub(in crate::report) path: String,
    pub(in crate::report) problem: String,
    pub(in crate::report) trust: &'static str,
    pub(in crate::report) verdict: &'static str,
    pub(in crate::report) detail: Option<&'static str>,
    pub(in crate::report) expect: Option<&'static str>,
    pub(in crate::report) ok: bool,
    pub(in crate::report) cases: Cases,
    pub(in crate::report) time_ms: Time,
    pub(in crate::report) memory_kib: Memory,
    pub(in crate::report) failures: Vec<Failure>,
    pub(in crate::report) notes: Vec<Note>,
    pub(in crate::report) judge_error: Option<JudgeError>,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Cases {
    pub(in crate::report) all: usize,
    pub(in crate::report) selected: usize,
    pub(in crate::report) run: usize,
    pub(in crate::report) passed: usize,
    pub(in crate::report) skipped: usize,
    pub(in crate::report) skipped_because: BTreeMap<&'static str, usize>,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Time {
    pub(in crate::report) total: u64,
    pub(in crate::report) slowest: Option<u64>,
    pub(in crate::report) limit: u64,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Memory {
    pub(in crate::report) peak: Option<u64>,
    pub(in crate::report) limit: u64,
}

/// One case that was not accepted. What the feedback level hides is `null` or empty.
#[derive(Debug, Default, Serialize)]
pub(in crate::report) struct Failure {
    pub(in crate::report) case: Option<String>,
    pub(in crate::report) group: Option<String>,
    pub(in crate::report) verdict: &'static str,
    pub(in crate::report) detail: Option<&'static str>,
    pub(in crate::report) cpu_ms: Option<u64>,
    pub(in crate::report) wall_ms: Option<u64>,
    pub(in crate::report) memory_kib: Option<u64>,
    pub(in crate::report) borderline: bool,
    pub(in crate::report) causes: Vec<&'static str>,
    pub(in crate::report) call: Option<String>,
    pub(in crate::report) calls: Option<Vec<String>>,
    pub(in crate::report) calls_left_out: usize,
    pub(in crate::report) step: Option<usize>,
    pub(in crate::report) input: Option<Output>,
    pub(in crate::report) expected: Option<String>,
    pub(in crate::report) expected_exception: Option<String>,
    pub(in crate::report) got: Option<String>,
    pub(in crate::report) truncated: bool,
    pub(in crate::report) diff: Vec<Difference>,
    pub(in crate::report) diff_total: usize,
    pub(in crate::report) compared_as: Option<String>,
    pub(in crate::report) argument: Option<String>,
    pub(in crate::report) reads: Option<Reads>,
    pub(in crate::report) tests: Option<Tests>,
    pub(in crate::report) message: Option<String>,
    pub(in crate::report) exception: Option<Exception>,
    pub(in crate::report) exit_status: Option<i32>,
    pub(in crate::report) signal: Option<i32>,
    pub(in crate::report) location: Option<Location>,
    pub(in crate::report) stdout: Option<Output>,
    pub(in crate::report) stderr: Option<Output>,
    pub(in crate::report) notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Difference {
    pub(in crate::report) path: String,
    pub(in crate::report) kind: &'static str,
    pub(in crate::report) expected: Option<String>,
    pub(in crate::report) got: Option<String>,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Reads {
    pub(in crate::report) distinct: u64,
    pub(in crate::report) total: u64,
    pub(in crate::report) max_distinct: u64,
    pub(in crate::report) max_total: u64,
}

/// What tests of the submission came to.
#[derive(Debug, Serialize)]
pub(in crate::report) struct Tests {
    pub(in crate::report) ran: usize,
    pub(in crate::report) skipped: usize,
    pub(in crate::report) failed: usize,
    pub(in crate::report) failures: Vec<TestFailure>,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct TestFailure {
    pub(in crate::report) name: String,
    pub(in crate::report) location: Option<Location>,
    pub(in crate::report) exception: Exception,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Exception {
    pub(in crate::report) class: String,
    pub(in crate::report) message: String,
    pub(in crate::report) while_loading: bool,
    pub(in crate::report) frames: Vec<Location>,
    pub(in crate::report) total_frames: usize,
    pub(in crate::report) raised_in: Option<String>,
    pub(in crate::report) locals: BTreeMap<String, String>,
}

/// A place in the submission: lines and columns count from 1.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct Location {
    pub(in crate::report) file: String,
    pub(in crate::report) line: usize,
    pub(in crate::report) column: Option<usize>,
    pub(in crate::report) function: Option<String>,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Output {
    pub(in crate::report) text: String,
    pub(in crate::report) bytes: u64,
    pub(in crate::report) truncated: bool,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct Note {
    pub(in crate::report) code: &'static str,
    pub(in crate::report) text: String,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct JudgeError {
    pub(in crate::report) code: Option<&'static str>,
    pub(in crate::report) message: String,
    pub(in crate::report) hint: Option<String>,
    pub(in crate::report) case: Option<String>,
}
