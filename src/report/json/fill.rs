//! From outcomes to `judge.report/1`.
//!
//! Owns what stands in which field and what a feedback level takes out. What there is to show for a
//! verdict is `shown`'s, wording `words`'s.

use std::collections::BTreeMap;

use super::super::call::Extent;
use super::super::human::Values;
use super::super::values::Shortener;
use super::super::{call, failure, fault, summary, visible, words};
use super::SCHEMA;
use super::wire::{
    Cases, Failure, JudgeError, Location, Memory, Note, Output, Report, Solution, Summary, Time,
};
use crate::event::RunContext;
use crate::model::{
    Case, CaseOutcome, Detail, Feedback, Frame, Group, Input, Printed, Submission,
    SubmissionOutcome, Text, Untrusted, Verdict,
};

/// Longer values and texts are shortened.
pub(super) const MOST_BYTES: usize = 4096;

/// So many calls of a class problem are listed, the failing one last.
const MOST_CALLS: usize = 50;

/// One solution that should get this verdict.
pub(in crate::report) fn solution(
    context: &RunContext,
    outcome: &SubmissionOutcome,
    expect: Verdict,
    values: Values,
) -> Solution {
    let filler = Filler { context, values };
    let solution = filler.solution(outcome);
    let ok = outcome.verdict == expect;
    Solution { expect: Some(expect.code()), ok, ..solution }
}

/// The report on one solution.
pub(super) fn report(
    context: &RunContext,
    outcome: &SubmissionOutcome,
    values: Values,
) -> Report<Solution> {
    let solution = solution(context, outcome, Verdict::Accepted, values);
    let mut summary = Summary::default();
    summary.add(solution.verdict, solution.ok);
    Report {
        schema: SCHEMA,
        judge: env!("CARGO_PKG_VERSION"),
        python: context.python.clone(),
        sandbox: context.sandbox.code(),
        layers: context.layers.iter().map(|layer| layer.code()).collect(),
        time_scale: context.time_scale.factor(),
        summary,
        solutions: vec![solution],
        unmatched: Vec::new(),
    }
}

/// What a report is made from.
pub(super) struct Filler<'a> {
    pub(super) context: &'a RunContext,
    pub(super) values: Values,
}

impl Filler<'_> {
    fn solution(&self, outcome: &SubmissionOutcome) -> Solution {
        let context = self.context;
        let deciding = outcome.deciding();
        let detail = deciding.map_or(outcome.detail, |case| visible::detail(context, case));
        Solution {
            path: context.submission.name().to_owned(),
            problem: context.problem.id.as_str().to_owned(),
            trust: context.problem.kind.trust().as_str(),
            verdict: outcome.verdict.code(),
            detail: detail.map(Detail::code),
            expect: Some(Verdict::Accepted.code()),
            ok: outcome.verdict == Verdict::Accepted,
            cases: self.cases(outcome),
            time_ms: Time {
                total: words::milliseconds(outcome.wall),
                slowest: failure::slowest(&outcome.cases)
                    .map(|(_, time)| words::milliseconds(time)),
                limit: words::milliseconds(context.limits.cpu.as_duration()),
            },
            memory_kib: Memory {
                peak: ran(outcome).next().map(|_| summary::peak(&outcome.cases).kib()),
                limit: context.limits.memory.kib(),
            },
            failures: self.failures(outcome),
            notes: outcome.notes.iter().map(note).collect(),
            judge_error: self.judge_error(outcome),
        }
    }

    fn cases(&self, outcome: &SubmissionOutcome) -> Cases {
        let planned = self.context.planned;
        let mut skipped_because = BTreeMap::new();
        for case in outcome.cases.iter().filter(|case| case.verdict == Verdict::Skipped) {
            *skipped_because.entry(case.detail.map_or("unknown", Detail::code)).or_insert(0) += 1;
        }
        Cases {
            all: planned.all,
            selected: planned.samples + planned.hidden,
            run: ran(outcome).filter(|case| case.verdict != Verdict::InvalidFile).count(),
            passed: outcome.passed(),
            skipped: skipped_because.values().sum(),
            skipped_because,
        }
    }

    /// Every case that failed; for a file that cannot be judged, one entry without a case.
    fn failures(&self, outcome: &SubmissionOutcome) -> Vec<Failure> {
        if outcome.verdict == Verdict::InvalidFile {
            return outcome.deciding().map(|case| self.invalid_file(case)).into_iter().collect();
        }
        let failed = ran(outcome).filter(|case| case.verdict != Verdict::Accepted);
        failed.map(|case| self.failure(case)).collect()
    }

    fn invalid_file(&self, outcome: &CaseOutcome) -> Failure {
        let fault = fault::fault(self.context, outcome);
        let location = fault.line.map(|line| Location {
            file: self.context.submission.name().to_owned(),
            line,
            column: fault.columns.map(|(start, _)| start.saturating_add(1)),
            function: None,
        });
        Failure {
            verdict: outcome.verdict.code(),
            detail: outcome.detail.map(Detail::code),
            message: Some(fault.message),
            location,
            ..Failure::default()
        }
    }

    fn failure(&self, outcome: &CaseOutcome) -> Failure {
        let level = visible::level(self.context, &outcome.id);
        let mut failure = Failure {
            case: visible::name(self.context, &outcome.id),
            group: (level >= Feedback::Name).then(|| group(&outcome.id.group)),
            verdict: outcome.verdict.code(),
            detail: visible::detail(self.context, outcome).map(Detail::code),
            notes: visible::notes(self.context, outcome).map(note).collect(),
            ..Failure::default()
        };
        if level < Feedback::Input || outcome.verdict == Verdict::JudgeError {
            return failure;
        }
        failure.cpu_ms = Some(words::milliseconds(outcome.usage.cpu));
        failure.wall_ms = Some(words::milliseconds(outcome.usage.wall));
        failure.memory_kib = Some(outcome.usage.memory.kib());
        failure.borderline = outcome.borderline;
        failure.causes = outcome.causes.iter().map(|cause| words::cause_code(*cause)).collect();
        failure.stdout = self.printed(&outcome.stdout);
        failure.stderr = self.printed(&outcome.stderr);
        let case = visible::case(self.context, &outcome.id);
        self.evidence(&mut failure, outcome, case, level);
        if let Some(case) = case {
            self.asked(&mut failure, case);
        }
        failure
    }

    /// The call, the calls, or the input.
    fn asked(&self, failure: &mut Failure, case: &Case) {
        let problem = &self.context.problem;
        let values = self.shortener();
        let mut written: Vec<call::Written> = Vec::new();
        if let Some(call) = call::call(problem, &case.input, &values) {
            failure.call = Some(call.text.clone());
            written.push(call);
        }
        let most = if self.values == Values::Full { usize::MAX } else { MOST_CALLS };
        if let Some(steps) = call::steps(problem, &case.input, (failure.step, most), &values) {
            failure.calls_left_out = steps.left_out.map_or(0, |(_, number)| number);
            written.extend(steps.first.into_iter().chain(steps.last));
            failure.calls = Some(written.iter().map(|call| call.text.clone()).collect());
        }
        failure.truncated |= failure.calls_left_out > 0
            || written.iter().any(|call| call.extent == Extent::Shortened);
        if let Input::Stdin(bytes) = &case.input {
            failure.input = Some(self.output(bytes, bytes.len() as u64));
        }
    }

    pub(super) fn location(&self, frame: &Frame) -> Location {
        let submission: &Submission = &self.context.submission;
        Location {
            file: submission.name().to_owned(),
            line: frame.line,
            column: frame.columns.map(|(start, _)| start.saturating_add(1)),
            function: Some(lossy(&frame.function)),
        }
    }

    fn judge_error(&self, outcome: &SubmissionOutcome) -> Option<JudgeError> {
        if outcome.verdict != Verdict::JudgeError {
            return None;
        }
        let Some(case) = outcome.deciding() else {
            let message = "the judge failed".to_owned();
            let code = outcome.detail.map(Detail::code);
            return Some(JudgeError { code, message, hint: None, case: None });
        };
        let (message, hint) = visible::judge_message(self.context, case);
        Some(JudgeError {
            code: case.detail.map(Detail::code),
            message: message.to_owned(),
            hint: hint.map(ToOwned::to_owned),
            case: visible::name(self.context, &case.id),
        })
    }

    fn printed(&self, printed: &Printed) -> Option<Output> {
        let bytes = printed.text.as_bytes();
        (printed.bytes > 0).then(|| self.output(bytes, printed.bytes))
    }

    pub(super) fn output(&self, kept: &[u8], bytes: u64) -> Output {
        let shown = if self.values == Values::Full { kept } else { start(kept) };
        let text = String::from_utf8_lossy(shown).into_owned();
        Output { text, bytes, truncated: bytes > shown.len() as u64 }
    }

    pub(super) fn text(&self, text: &Untrusted) -> String {
        self.output(text.as_bytes(), text.as_bytes().len() as u64).text
    }

    pub(super) fn shortener(&self) -> Shortener {
        match self.values {
            Values::Full => Shortener::FULL,
            Values::Short => Shortener { whole: MOST_BYTES, room: MOST_BYTES, lead: 256 },
        }
    }
}

/// The first bytes of a text, whole characters only.
pub(super) fn start(bytes: &[u8]) -> &[u8] {
    let most = bytes.len().min(MOST_BYTES);
    let splits = |end: &usize| bytes.get(*end).is_some_and(|byte| byte & 0xC0 == 0x80);
    let end = (most.saturating_sub(3)..=most).rev().find(|end| !splits(end)).unwrap_or(most);
    bytes.get(..end).unwrap_or(bytes)
}

fn ran(outcome: &SubmissionOutcome) -> impl Iterator<Item = &CaseOutcome> {
    outcome.cases.iter().filter(|case| case.verdict != Verdict::Skipped)
}

fn note(note: &crate::model::Note) -> Note {
    Note { code: words::note_code(note), text: words::note(note) }
}

fn group(group: &Group) -> String {
    match group {
        Group::Sample => "sample".to_owned(),
        Group::Hidden => "hidden".to_owned(),
        Group::Generated(name) => name.to_string(),
        Group::Own => "input".to_owned(),
    }
}

pub(super) fn lossy(text: &Text) -> String {
    super::super::clean::lossy(text)
}
