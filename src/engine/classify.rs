//! What a run was, from everything that was recorded of it.
//!
//! Owns the one function that turns recorded causes into a verdict, or into an answer that is to be
//! weighed. Pure and total. A wait status alone never makes a time or memory verdict.

use super::live::Observation;
use crate::harness::{Conversation, Oversized, Refusal, Reply, ReplyOutcome, StepReply};
use crate::model::{
    Cause, Detail, Evidence, ExceptionReport, Frame, Limits, Note, SourceFault, Text, Verdict,
};
use crate::sandbox::{End, Phase, Report};

/// What a run was.
#[derive(Clone, Debug, PartialEq)]
pub enum Ruling {
    /// A verdict that no answer can change.
    Decided {
        /// The verdict.
        verdict: Verdict,
        /// Why.
        detail: Detail,
        /// What there is to show.
        evidence: Evidence,
        /// What is worth saying.
        notes: Vec<Note>,
    },
    /// An answer, to be compared with what is expected.
    Answered(Reply),
    /// A program that ended well; its output is to be compared.
    Printed,
}

/// How the submission is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Called by the harness, which sends a result.
    Called,
    /// A program, whose exit status and output count.
    Program,
}

/// Turns what was recorded into a ruling.
///
/// The order is `DESIGN`'s: the limit recorded first in time; memory, output and time limits noticed
/// at the end; the file; the exception; then the answer.
pub fn classify(observation: Observation, limits: &Limits, style: Style) -> Ruling {
    let Observation { conversation, report, file } = observation;
    if report.phase < Phase::Running {
        return before_the_gate(conversation);
    }
    if let Some(cause) = report.causes.first() {
        return limit(*cause, &report, &file);
    }
    match conversation {
        Conversation::Result(payload) => match Reply::read(payload) {
            Ok(reply) => answered(reply, &report, limits, style),
            Err(malformed) => violated(&malformed.to_string()),
        },
        Conversation::Violated(why) => time_first(&report, limits, violated(&why)),
        _ => time_first(&report, limits, without_result(report.end, style)),
    }
}

fn decided(verdict: Verdict, detail: Detail, evidence: Evidence) -> Ruling {
    Ruling::Decided { verdict, detail, evidence, notes: Vec::new() }
}

/// The source's own doing: only our code ran, on its text.
fn before_the_gate(conversation: Conversation) -> Ruling {
    let file = |detail, fault| decided(Verdict::InvalidFile, detail, Evidence::Source(fault));
    match conversation {
        Conversation::Refused(Refusal::Syntax(fault)) => file(Detail::Syntax, fault),
        Conversation::Refused(Refusal::Encoding(fault)) => file(Detail::Encoding, fault),
        Conversation::Refused(Refusal::Forbidden { name, line, columns }) => {
            let name = String::from_utf8_lossy(name.as_bytes()).into_owned();
            let fault = SourceFault::Forbidden { name, line, columns, reason: String::new() };
            file(Detail::Forbidden, fault)
        }
        _ => file(Detail::CompileLimit, SourceFault::Unreadable),
    }
}

fn limit(cause: Cause, report: &Report, file: &str) -> Ruling {
    let (verdict, detail) = match cause {
        Cause::CpuKill => (Verdict::TimeLimit, Detail::Cpu),
        Cause::WallKill => (Verdict::TimeLimit, Detail::Wall),
        Cause::IdleKill => (Verdict::TimeLimit, Detail::Idle),
        Cause::StdoutKill => (Verdict::OutputLimit, Detail::Stdout),
        Cause::StderrKill => (Verdict::OutputLimit, Detail::Stderr),
    };
    let evidence = match verdict {
        Verdict::TimeLimit => struck_at(report, file),
        _ => Evidence::Nothing,
    };
    decided(verdict, detail, evidence)
}

/// A program that ended by itself, but later than the limit allows, is too slow whatever it says.
fn time_first(report: &Report, limits: &Limits, otherwise: Ruling) -> Ruling {
    if report.usage.cpu > limits.cpu.as_duration() {
        return decided(Verdict::TimeLimit, Detail::Cpu, Evidence::Nothing);
    }
    otherwise
}

fn answered(reply: Reply, report: &Report, limits: &Limits, style: Style) -> Ruling {
    match &reply.outcome {
        ReplyOutcome::Raised(raised) if is_builtin(raised, "MemoryError") => memory_error(raised),
        ReplyOutcome::Steps(steps) if last_is_memory_error(steps).is_some() => {
            last_is_memory_error(steps).map_or_else(|| violated("steps"), memory_error)
        }
        ReplyOutcome::Oversized(Oversized::Depth) => {
            decided(Verdict::OutputLimit, Detail::ResultDepth, Evidence::Nothing)
        }
        ReplyOutcome::Oversized(Oversized::Bytes | Oversized::Values) => {
            decided(Verdict::OutputLimit, Detail::ResultSize, Evidence::Nothing)
        }
        _ => time_first(report, limits, complete(reply, report, style)),
    }
}

/// A result that arrived whole from a process that then ended as ours does.
fn complete(reply: Reply, report: &Report, style: Style) -> Ruling {
    match (&reply.outcome, report.end, style) {
        (ReplyOutcome::NoEntry(_) | ReplyOutcome::Arity { .. }, ..) => Ruling::Answered(reply),
        (ReplyOutcome::Exited { status }, ..) => exit(*status),
        (ReplyOutcome::Raised(raised), _, Style::Program) => exception(None, raised.clone()),
        (_, _, Style::Program) => violated("a program sends no result"),
        (_, End::Signalled(signal), Style::Called) => killed_by(signal),
        (_, End::Exited(status), Style::Called) if status != 0 => exit(status),
        _ => Ruling::Answered(reply),
    }
}

fn without_result(end: End, style: Style) -> Ruling {
    match (end, style) {
        (End::Signalled(signal), _) => killed_by(signal),
        (End::Exited(0), Style::Program) => Ruling::Printed,
        (End::Exited(status), _) => exit(status),
    }
}

fn exit(status: i32) -> Ruling {
    decided(Verdict::RuntimeError, Detail::Exit, Evidence::Exit { status })
}

fn killed_by(signal: i32) -> Ruling {
    decided(Verdict::RuntimeError, Detail::Signal, Evidence::Signal { signal })
}

fn violated(why: &str) -> Ruling {
    let message = format!("the result channel carried something else than one result: {why}");
    let evidence = Evidence::Judge { message, hint: None };
    decided(Verdict::RuntimeError, Detail::Protocol, evidence)
}

fn memory_error(report: &ExceptionReport) -> Ruling {
    Ruling::Decided {
        verdict: Verdict::MemoryLimit,
        detail: Detail::MemoryError,
        evidence: Evidence::Exception { step: None, expected: None, report: report.clone() },
        notes: vec![Note::AllocationRefused],
    }
}

fn last_is_memory_error(steps: &[StepReply]) -> Option<&ExceptionReport> {
    match steps.last() {
        Some(StepReply::Raised(report)) if is_builtin(report, "MemoryError") => Some(report),
        _ => None,
    }
}

/// An exception that nobody expected.
pub(super) fn exception(step: Option<usize>, report: ExceptionReport) -> Ruling {
    let mut notes = Vec::new();
    let recursion = is_builtin(&report, "RecursionError");
    if recursion {
        notes.push(Note::DeepRecursion);
    }
    if is_builtin(&report, "ModuleNotFoundError") {
        notes.extend(missing_module(&report.message).map(Note::MissingModule));
    }
    let detail = if recursion { Detail::Recursion } else { Detail::Exception };
    let evidence = Evidence::Exception { step, expected: None, report };
    Ruling::Decided { verdict: Verdict::RuntimeError, detail, evidence, notes }
}

/// Whether an exception is of a builtin class or derives from it.
pub(super) fn is_builtin(report: &ExceptionReport, class: &str) -> bool {
    report.builtin_bases.iter().any(|base| base.as_str() == Some(class))
}

/// `numpy`, of `No module named 'numpy.linalg'`.
fn missing_module(message: &Text) -> Option<Text> {
    let name = message.as_str()?.strip_prefix("No module named '")?.strip_suffix('\'')?;
    Some(Text::from(name.split('.').next().unwrap_or(name)))
}

/// What the interpreter's `faulthandler` wrote when it was stopped, as frames of the submission.
fn struck_at(report: &Report, file: &str) -> Evidence {
    let text = String::from_utf8_lossy(report.trace.as_bytes()).into_owned();
    let frames: Vec<Frame> =
        text.lines().take(200).filter_map(|line| trace_line(line, file)).collect();
    if frames.is_empty() {
        return Evidence::Nothing;
    }
    Evidence::StruckAt { frames: frames.into_iter().rev().collect() }
}

/// `  File "two_sum.py", line 4 in two_sum`, innermost first; the name may be cut or escaped by the
/// interpreter, so it is compared from its end.
fn trace_line(line: &str, file: &str) -> Option<Frame> {
    let rest = line.trim_start().strip_prefix("File \"")?;
    let (name, rest) = rest.rsplit_once("\", line ")?;
    let (number, function) = rest.split_once(" in ")?;
    let same = name == file || name.is_ascii() && !file.is_ascii();
    same.then_some(Frame {
        line: number.parse().ok()?,
        function: Text::from(function),
        columns: None,
    })
}
