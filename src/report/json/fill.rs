//! From outcomes to `judge.report/1`.
//!
//! Owns what stands in which field and what a feedback level takes out. Wording is `words`'s.

use std::collections::BTreeMap;

use super::super::human::Values;
use super::super::values::Shortener;
use super::super::{call, compared, evidence, failure, fault, summary, visible, words};
use super::wire::{
    Cases, Difference, Exception, Failure, JudgeError, Location, Memory, Note, Output, Reads,
    Report, Solution, Summary, Time,
};
use crate::event::RunContext;
use crate::model::{
    Case, CaseOutcome, Detail, Evidence, ExceptionReport, Feedback, Frame, Group, Input, Printed,
    Submission, SubmissionOutcome, Text, TimeScale, Untrusted, Value, Verdict,
};

/// Longer values and texts are shortened.
const MOST_BYTES: usize = 4096;

/// So many calls of a class problem are listed, the failing one last.
const MOST_CALLS: usize = 50;

/// The report on one solution.
pub(super) fn report(context: &RunContext, outcome: &SubmissionOutcome, values: Values) -> Report {
    let filler = Filler { context, values };
    let solution = filler.solution(outcome);
    Report {
        schema: "judge.report/1",
        judge: env!("CARGO_PKG_VERSION"),
        python: context.python.clone(),
        sandbox: context.sandbox.as_str(),
        time_scale: scale(context.time_scale),
        summary: summarize(std::slice::from_ref(&solution)),
        solutions: vec![solution],
    }
}

fn scale(scale: TimeScale) -> f64 {
    scale.factor()
}

fn summarize(solutions: &[Solution]) -> Summary {
    let mut summary = Summary { solutions: solutions.len(), ..Summary::default() };
    for solution in solutions {
        let count = match solution.verdict {
            "JE" => &mut summary.judge_errors,
            "SK" => &mut summary.skipped,
            "AC" => &mut summary.accepted,
            _ => &mut summary.failed,
        };
        *count += 1;
    }
    summary
}

struct Filler<'a> {
    context: &'a RunContext,
    values: Values,
}

impl Filler<'_> {
    fn solution(&self, outcome: &SubmissionOutcome) -> Solution {
        let context = self.context;
        let deciding = outcome.deciding();
        let detail = deciding.map_or(outcome.detail, |case| visible::detail(context, case));
        Solution {
            path: context.submission.name().to_owned(),
            problem: context.problem.id.as_str().to_owned(),
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
            notes: visible::submission_notes(context, outcome).map(note).collect(),
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
        failure.call = call::call(problem, &case.input, &values);
        let most = if self.values == Values::Full { usize::MAX } else { MOST_CALLS };
        if let Some(steps) = call::steps(problem, &case.input, (failure.step, most), &values) {
            failure.calls_left_out = steps.left_out.map_or(0, |(_, number)| number);
            failure.calls = Some([steps.first, steps.last].concat());
        }
        if let Input::Stdin(bytes) = &case.input {
            failure.input = Some(self.output(bytes, bytes.len() as u64));
        }
        let asked = failure.call.iter().chain(failure.calls.iter().flatten());
        failure.truncated |= failure.calls_left_out > 0
            || self.values == Values::Short && asked.map(String::len).max() > Some(MOST_BYTES);
    }

    fn evidence(
        &self,
        failure: &mut Failure,
        outcome: &CaseOutcome,
        case: Option<&Case>,
        level: Feedback,
    ) {
        let full = level == Feedback::Full;
        match &outcome.evidence {
            Evidence::Mismatch { step, expected, got, differences, total, message } => {
                failure.step = *step;
                self.values(failure, expected.as_ref().filter(|_| full), got, differences);
                if full {
                    failure.diff = differences.iter().map(|one| self.difference(one)).collect();
                    failure.diff_total = *total;
                    failure.message = message.as_ref().map(|text| self.text(text));
                    failure.compared_as =
                        case.and_then(|case| compared::rule(&self.context.problem, case, *step));
                }
            }
            Evidence::OutputMismatch { expected, got, line, message } => {
                self.outputs(failure, (expected, got), *line, level);
                if full {
                    failure.message = message.as_ref().map(|text| self.text(text));
                    failure.compared_as =
                        case.and_then(|case| compared::rule(&self.context.problem, case, None));
                }
            }
            Evidence::MutatedArgument { parameter, before, after } => {
                failure.argument = Some(parameter.clone());
                self.values(failure, Some(before), after, &[]);
            }
            Evidence::Reads { distinct, total, max_distinct, max_total } => {
                failure.reads = Some(Reads {
                    distinct: *distinct,
                    total: *total,
                    max_distinct: *max_distinct,
                    max_total: *max_total,
                });
            }
            Evidence::Exception { step, expected, report } => {
                failure.step = *step;
                failure.expected_exception = expected.clone().filter(|_| full);
                failure.location = report.frames.last().map(|frame| self.location(frame));
                failure.exception = Some(self.exception(report));
            }
            Evidence::NoException { step, expected, got } => {
                failure.step = *step;
                failure.expected_exception = full.then(|| expected.clone());
                self.values(failure, None, got, &[]);
            }
            Evidence::Exit { status } => failure.exit_status = Some(*status),
            Evidence::Signal { signal } => failure.signal = Some(*signal),
            Evidence::StruckAt { frames } => {
                failure.location = frames.last().map(|frame| self.location(frame));
            }
            Evidence::Nothing | Evidence::Source(_) | Evidence::Judge { .. } => {}
        }
    }

    /// Expected and actual value, shortened alike.
    fn values(
        &self,
        failure: &mut Failure,
        expected: Option<&Value>,
        got: &Value,
        differences: &[crate::model::Difference],
    ) {
        let values = self.shortener();
        let whole = |value| values.fits_whole(value);
        failure.truncated |= !(whole(got) && expected.is_none_or(whole));
        if let Some(expected) = expected {
            let (expected, got) = values.pair(expected, got, differences);
            failure.expected = Some(expected);
            failure.got = Some(got);
        } else {
            failure.got = Some(values.one(got));
        }
    }

    /// Program output from the differing line on, when it does not fit from its start.
    fn outputs(
        &self,
        failure: &mut Failure,
        (expected, got): (&Untrusted, &Untrusted),
        line: usize,
        level: Feedback,
    ) {
        let (line, wanted, came) = evidence::differing_line(expected, got, line);
        let (got, cut) = self.from_line(got, line);
        failure.got = Some(got);
        failure.truncated |= cut;
        if level == Feedback::Full {
            let (expected, cut) = self.from_line(expected, line);
            failure.expected = Some(expected);
            failure.truncated |= cut;
            failure.diff = vec![self.difference(&crate::model::Difference {
                path: format!("line {line}"),
                kind: crate::model::DifferenceKind::Value,
                expected: wanted,
                got: came,
            })];
            failure.diff_total = 1;
        }
    }

    fn from_line(&self, text: &Untrusted, line: usize) -> (String, bool) {
        let bytes = text.as_bytes();
        if self.values == Values::Full || bytes.len() <= MOST_BYTES {
            return (String::from_utf8_lossy(bytes).into_owned(), false);
        }
        let lines: Vec<_> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let from = line.saturating_sub(1).min(lines.len());
        let rest = lines.get(from..).unwrap_or_default().concat();
        (String::from_utf8_lossy(start(&rest)).into_owned(), true)
    }

    fn difference(&self, difference: &crate::model::Difference) -> Difference {
        let values = self.shortener();
        let (expected, got) = match (&difference.expected, &difference.got) {
            (Some(expected), Some(got)) => {
                let (expected, got) = values.pair(expected, got, &[]);
                (Some(expected), Some(got))
            }
            (expected, got) => (
                expected.as_ref().map(|value| values.one(value)),
                got.as_ref().map(|value| values.one(value)),
            ),
        };
        let kind = words::difference_code(difference.kind);
        Difference { path: difference.path.clone(), kind, expected, got }
    }

    fn exception(&self, report: &ExceptionReport) -> Exception {
        let values = self.shortener();
        let local = |(name, value): &(Text, Value)| (lossy(name), values.one(value));
        Exception {
            class: lossy(&report.class),
            message: lossy(&report.message),
            while_loading: report.while_loading,
            frames: report.frames.iter().map(|frame| self.location(frame)).collect(),
            total_frames: report.total_frames,
            raised_in: report.raised_in.as_ref().map(lossy),
            locals: report.locals.iter().map(local).collect(),
        }
    }

    fn location(&self, frame: &Frame) -> Location {
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

    fn output(&self, kept: &[u8], bytes: u64) -> Output {
        let shown = if self.values == Values::Full { kept } else { start(kept) };
        let text = String::from_utf8_lossy(shown).into_owned();
        Output { text, bytes, truncated: bytes > shown.len() as u64 }
    }

    fn text(&self, text: &Untrusted) -> String {
        self.output(text.as_bytes(), text.as_bytes().len() as u64).text
    }

    fn shortener(&self) -> Shortener {
        match self.values {
            Values::Full => Shortener::FULL,
            Values::Short => Shortener { whole: MOST_BYTES, room: MOST_BYTES, lead: 256 },
        }
    }
}

/// The first bytes of a text, whole characters only.
fn start(bytes: &[u8]) -> &[u8] {
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
    }
}

fn lossy(text: &Text) -> String {
    super::super::clean::lossy(text)
}
