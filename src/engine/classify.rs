//! What a run was, from everything that was recorded of it.
//!
//! Owns the one function that turns recorded causes into a verdict, or into an answer that is to be
//! weighed. Pure and total. A wait status alone never makes a time or memory verdict.

use super::live::Observation;
use crate::harness::{Conversation, Oversized, Refusal, Reply, ReplyOutcome, StepReply};
use crate::model::{
    Cause, Detail, Evidence, ExceptionReport, Frame, Limits, Note, SourceFault, Text, Verdict,
};
use crate::sandbox::{End, Filter, Phase, Report};

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
    let overflowed = overflowed_its_stack(&observation.report);
    let mut ruling = ruling(observation, limits, style);
    if let Ruling::Decided { detail: Detail::Signal, notes, .. } = &mut ruling
        && overflowed
    {
        notes.push(Note::StackOverflow);
    }
    ruling
}

/// The interpreter's last words tell of more calls than it lists, which are a hundred.
fn overflowed_its_stack(report: &Report) -> bool {
    let words = String::from_utf8_lossy(report.trace.as_bytes());
    let more = words.lines().any(|line| line == "  ...");
    more && report.end == End::Signalled(libc::SIGSEGV)
}

fn ruling(observation: Observation, limits: &Limits, style: Style) -> Ruling {
    let Observation { conversation, report, file } = observation;
    if report.phase < Phase::Running {
        return before_the_gate(conversation);
    }
    if report.filter == Filter::InForce && report.end == End::Signalled(libc::SIGSYS) {
        let evidence = Evidence::Signal { signal: libc::SIGSYS };
        return decided(Verdict::SecurityViolation, Detail::SystemCall, evidence);
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
        Cause::OomKill => (Verdict::MemoryLimit, Detail::MemoryLimit),
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
        (ReplyOutcome::NoEntry { .. } | ReplyOutcome::Arity { .. }, ..) => Ruling::Answered(reply),
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::harness::Entered;
    use crate::model::{CpuTime, MemorySize, Printed, Untrusted, Usage, Value};

    fn limits() -> Limits {
        let cpu = CpuTime::from_seconds(1.0).unwrap();
        Limits { cpu, memory: MemorySize::from_mib(64), output: MemorySize::from_mib(1) }
    }

    fn observed(
        conversation: Conversation,
        end: End,
        causes: &[Cause],
        cpu_ms: u64,
    ) -> Observation {
        let usage = Usage { cpu: Duration::from_millis(cpu_ms), ..Usage::default() };
        let (stdout, stderr, trace) =
            (Printed::default(), Printed::default(), Untrusted::default());
        let causes = causes.to_vec();
        let (phase, filter) = (Phase::Running, Filter::InForce);
        let report = Report { phase, end, filter, causes, usage, stdout, stderr, trace };
        Observation { conversation, report, file: "two_sum.py".to_owned() }
    }

    fn result(fields: Vec<(&str, Value)>) -> Conversation {
        let fields: Vec<_> =
            fields.into_iter().map(|(name, value)| (Value::str(name), value)).collect();
        Conversation::Result(Value::Dict(fields.into()))
    }

    fn returned() -> Conversation {
        result(vec![("status", Value::str("returned")), ("value", Value::int(1))])
    }

    fn raised(class: &str) -> Conversation {
        let exception = Value::record([
            ("class", Value::str(class)),
            ("bases", Value::list(vec![Value::str(class), Value::str("Exception")])),
            ("message", Value::str("")),
            ("frames", Value::list(vec![])),
            ("total_frames", Value::int(0)),
            ("locals", Value::list(vec![])),
            ("while_loading", Value::Bool(false)),
        ]);
        result(vec![("status", Value::str("raised")), ("exception", exception)])
    }

    fn words(observation: Observation, style: Style) -> String {
        match classify(observation, &limits(), style) {
            Ruling::Decided { verdict, detail, .. } => format!("{verdict} {}", detail.code()),
            Ruling::Answered(reply) => match reply.outcome {
                ReplyOutcome::Raised(report) => format!("raised {:?}", report.class.as_str()),
                _ if reply.entered == Entered::ByName => "answered".to_owned(),
                _ => "answered by alias".to_owned(),
            },
            Ruling::Printed => "printed".to_owned(),
        }
    }

    #[test]
    fn the_first_cause_decides_then_time_then_the_answer() {
        use Cause::{CpuKill, IdleKill, StderrKill, StdoutKill, WallKill};
        let silent = || Conversation::NoResult;
        let ok = End::Exited(0);
        let killed = End::Signalled(9);
        for (conversation, end, causes, cpu_ms, expected) in [
            (returned(), ok, &[][..], 5, "answered"),
            (returned(), ok, &[], 1000, "answered"),
            (returned(), ok, &[], 1001, "TLE cpu"),
            (returned(), killed, &[], 5, "RE signal"),
            (returned(), End::Exited(3), &[], 5, "RE exit"),
            (returned(), killed, &[CpuKill], 1500, "TLE cpu"),
            (silent(), killed, &[StdoutKill, CpuKill], 1500, "OLE stdout"),
            (silent(), killed, &[CpuKill, StdoutKill], 1500, "TLE cpu"),
            (silent(), killed, &[StderrKill], 5, "OLE stderr"),
            (silent(), killed, &[WallKill], 5, "TLE wall"),
            (silent(), killed, &[IdleKill], 5, "TLE idle"),
            // A kill without a recorded cause is the program's own doing.
            (silent(), killed, &[], 5, "RE signal"),
            (silent(), killed, &[], 1200, "TLE cpu"),
            (silent(), ok, &[], 5, "RE exit"),
            (raised("ValueError"), ok, &[], 5, "raised Some(\"ValueError\")"),
            (raised("MemoryError"), ok, &[], 5, "MLE memory_error"),
            (raised("MemoryError"), ok, &[], 1200, "MLE memory_error"),
            (raised("MemoryError"), killed, &[CpuKill], 1500, "TLE cpu"),
            (Conversation::Violated(String::new()), ok, &[], 5, "RE protocol"),
            (Conversation::Violated(String::new()), killed, &[StdoutKill], 5, "OLE stdout"),
            (result(vec![]), ok, &[], 5, "RE protocol"),
            (
                result(vec![("status", Value::str("exited")), ("code", Value::int(0))]),
                ok,
                &[],
                5,
                "RE exit",
            ),
        ] {
            let observation = observed(conversation, end, causes, cpu_ms);
            let shown = format!("{observation:?}");
            assert_eq!(words(observation, Style::Called), expected, "{shown}");
        }
    }

    #[test]
    fn a_program_is_judged_by_its_status_and_its_output() {
        for (conversation, end, expected) in [
            (Conversation::NoResult, End::Exited(0), "printed"),
            (Conversation::NoResult, End::Exited(1), "RE exit"),
            (Conversation::NoResult, End::Signalled(11), "RE signal"),
            (raised("KeyError"), End::Exited(1), "RE exception"),
            (raised("RecursionError"), End::Exited(1), "RE recursion"),
            (raised("MemoryError"), End::Exited(1), "MLE memory_error"),
            (returned(), End::Exited(0), "RE protocol"),
        ] {
            let observation = observed(conversation, end, &[], 5);
            assert_eq!(words(observation, Style::Program), expected);
        }
    }

    #[test]
    fn what_comes_before_the_gate_is_the_files_fault() {
        for (conversation, expected) in [
            (Conversation::DiedPreparing, "CE compile_limit"),
            (Conversation::Refused(Refusal::Syntax(SourceFault::Unreadable)), "CE syntax"),
            (Conversation::Refused(Refusal::Encoding(SourceFault::Unreadable)), "CE encoding"),
        ] {
            let mut observation = observed(conversation, End::Signalled(9), &[Cause::CpuKill], 5);
            observation.report.phase = Phase::Preparing;
            assert_eq!(words(observation, Style::Called), expected);
        }
    }

    #[test]
    fn a_stack_that_ran_over_is_told_from_other_faults() {
        let frames = "  File \"two_sum.py\", line 4 in f\n".repeat(100);
        let deep = format!("Fatal Python error: Segmentation fault\n\n{frames}  ...\n");
        for (trace, signal, told) in [
            (deep.as_str(), libc::SIGSEGV, true),
            (frames.as_str(), libc::SIGSEGV, false),
            (deep.as_str(), libc::SIGABRT, false),
        ] {
            let end = End::Signalled(signal);
            let mut observation = observed(Conversation::NoResult, end, &[], 5);
            observation.report.trace = Untrusted::from(trace);
            let ruling = classify(observation, &limits(), Style::Called);
            let Ruling::Decided { detail: Detail::Signal, notes, .. } = ruling else {
                panic!("no signal");
            };
            assert_eq!(notes.contains(&Note::StackOverflow), told);
        }
    }

    #[test]
    fn the_line_that_a_limit_struck_is_read_from_the_trace() {
        let mut observation =
            observed(Conversation::NoResult, End::Signalled(9), &[Cause::CpuKill], 1500);
        let trace = "Current thread 0x1 (most recent call first):\n  File \"two_sum.py\", line 4 in inner\n  \
                     File \"two_sum.py\", line 9 in two_sum\n  File \"<judge>/main\", line 3 in main\ngarbage\n";
        observation.report.trace = Untrusted::from(trace);
        let Ruling::Decided { evidence: Evidence::StruckAt { frames }, .. } =
            classify(observation, &limits(), Style::Called)
        else {
            panic!("no place was found");
        };
        let places: Vec<_> =
            frames.iter().map(|frame| (frame.line, frame.function.as_str())).collect();
        assert_eq!(places, [(9, Some("two_sum")), (4, Some("inner"))]);
    }
}
