//! What there is to show for the verdict of one case.
//!
//! Owns the body of a failing case's block: values, differences, tracebacks, output. Whether it may
//! be shown is `failure`'s decision, except for what compares with an expected value.

use super::candidate_tests;
use super::clean::{clean, counted, cut, grouped, lossy};
use super::compared;
use super::failure::View;
use super::page::{CONTENT, Line, Page, Role};
use super::rows;
use super::source;
use super::values::Shortener;
use super::words;
use crate::model::{
    Detail, Difference, DifferenceKind, Evidence, ExceptionReport, Frame, Kind, StdioCompare, Text,
    Untrusted, Value, Verdict,
};

/// Lines of a message that are shown.
const MOST_MESSAGE_LINES: usize = 10;

/// Shows the evidence of a case.
pub(super) fn show(page: &mut Page, view: &View<'_>) {
    match &view.outcome.evidence {
        Evidence::Mismatch { step, expected, got, differences, total, message } => {
            let others = view.case.map_or(0, |case| compared::alternatives(case, *step));
            values(page, view, expected.as_ref().map(|value| (value, others)), (got, differences));
            reason(page, view, *step, message.as_ref());
            list(page, view, differences, *total);
        }
        Evidence::OutputMismatch { expected, got, line, message } => {
            output(page, view, expected, got, *line);
            reason(page, view, None, message.as_ref());
        }
        Evidence::MutatedArgument { parameter, before, after } => {
            mutated(page, view, parameter, (before, after));
        }
        Evidence::Reads { distinct, total, max_distinct, max_total } => {
            reason(page, view, None, None);
            let of =
                |read: u64, most: u64| format!("{} (at most {})", grouped(read), grouped(most));
            page.field("read", format!("{} different positions", of(*distinct, *max_distinct)));
            page.field("", format!("{} reads in all", of(*total, *max_total)));
        }
        Evidence::Exception { expected, report, .. } => {
            if let Some(expected) = expected.as_ref().filter(|_| view.full()) {
                page.field("expected", format!("{expected} to be raised"));
                page.field("got", exception_line(report));
            }
            exception(page, view, report);
        }
        Evidence::NoException { expected, got, .. } => {
            if view.full() {
                page.field("expected", format!("{expected} to be raised"));
            }
            view.value_field(page, "got", view.values(CONTENT).one(got));
        }
        Evidence::StruckAt { frames } => struck(page, view, frames),
        Evidence::Columns { expected, got } => {
            if view.full() {
                page.field("columns", expected.join(", "));
            }
            let got: Vec<_> = got.iter().map(lossy).collect();
            page.field("got", got.join(", "));
            reason(page, view, None, None);
        }
        Evidence::Rows(rows) => {
            rows::rows(page, view, rows);
            page.gap();
            reason(page, view, None, None);
        }
        Evidence::Tests(seen) => candidate_tests::tests(page, view, seen),
        Evidence::Survivor(accepted) => candidate_tests::survived(page, view, accepted),
        Evidence::Exit { .. } => {
            page.field("hint", words::exit_hint(&view.context.problem.kind));
        }
        // The heading says it all, or there is a block of its own.
        Evidence::Signal { .. }
        | Evidence::Nothing
        | Evidence::Source(_)
        | Evidence::Judge { .. } => {}
    }
}

/// An argument before and after the call.
fn mutated(page: &mut Page, view: &View<'_>, parameter: &str, (before, after): (&Value, &Value)) {
    reason(page, view, None, None);
    let (before, after) = view.values(CONTENT).pair(before, after, &[]);
    page.field("argument", format!("`{parameter}`"));
    view.value_field(page, "before", before);
    view.value_field(page, "after", after);
}

/// The expected value with the number of other right ones, and what came, shortened alike.
fn values(
    page: &mut Page,
    view: &View<'_>,
    expected: Option<(&Value, usize)>,
    (got, differences): (&Value, &[Difference]),
) {
    let shortener = view.values(CONTENT);
    let Some((expected, others)) = expected.filter(|_| view.full()) else {
        return view.value_field(page, "got", shortener.one(got));
    };
    let (expected, got) = shortener.pair(expected, got, differences);
    view.value_field(page, expected_label(view), expected);
    if others > 0 {
        page.field("", format!("or {}", counted(others, "other answer")));
    }
    view.value_field(page, "got", got);
}

/// Why it is wrong: the kind of difference, the checker's words, the comparison rule.
fn reason(page: &mut Page, view: &View<'_>, step: Option<usize>, message: Option<&Untrusted>) {
    if let Some(reason) = view.detail.and_then(words::wrong_because) {
        page.field("reason", reason);
    }
    if !view.full() {
        return;
    }
    if let Some(message) = message {
        page.field("checker", cut(&message.to_string(), 4 * page.layout.width));
    }
    if let Some(rule) = view.case.and_then(|case| compared::rule(&view.context.problem, case, step))
    {
        page.field("compared as", rule);
    }
    if let Some(explanation) = view.case.and_then(|case| case.explanation.as_ref()) {
        page.field("because", explanation.as_str());
    }
}

/// The places where the values differ.
fn list(page: &mut Page, view: &View<'_>, differences: &[Difference], total: usize) {
    // A difference of the whole value only repeats what stands above.
    let whole = |one: &Difference| one.kind == DifferenceKind::Value && !one.path.contains('[');
    if !view.full() || differences.iter().all(whole) {
        return;
    }
    page.gap();
    page.push(Line::at(2).with(Role::Faint, "difference"));
    let most = differences.iter().map(|difference| difference.path.len()).max().unwrap_or(0);
    let label = (most + 1).min(page.layout.width / 3);
    for difference in differences {
        let values = view.values(4 + label + 20);
        let text = difference_text(difference, &values);
        let path = clean(&format!("{}:", difference.path), page.layout.symbols);
        page.push(Line::at(4).hanging(6).text(format!("{path:<label$} {text}")));
    }
    if total > differences.len() {
        let more = grouped((total - differences.len()) as u64);
        page.push(Line::at(4).text(format!("… and {more} more")));
    }
}

/// A difference after its path: `expected 6, got 3`.
fn difference_text(difference: &Difference, values: &Shortener) -> String {
    let Difference { kind, expected, got, .. } = difference;
    match (expected, got) {
        (Some(expected), Some(got)) => {
            let half = Shortener { whole: values.room, room: values.room / 2, lead: 2 };
            let (one, other) = half.pair(expected, got, &[]);
            if *kind == DifferenceKind::Type {
                let (wanted, came) = (expected.type_name(), got.type_name());
                format!("expected {wanted}: {one}, got {came}: {other}")
            } else {
                format!("expected {one}, got {other}")
            }
        }
        (Some(expected), None) => format!("missing {}", values.one(expected)),
        (None, Some(got)) => format!("unexpected {}", values.one(got)),
        (None, None) => "differs".to_owned(),
    }
}

/// The first line of a program's output that differs, quoted so that white space is seen.
fn output(page: &mut Page, view: &View<'_>, expected: &Untrusted, got: &Untrusted, line: usize) {
    if !view.full() {
        return printed(page, view, "output (stdout", got, got.as_bytes().len() as u64);
    }
    let (line, wanted, came) = differing_line(expected, got, line);
    page.field("differs in", format!("line {} of the output", grouped(line as u64)));
    let end = || "(the output ends before it)".to_owned();
    let (wanted, came) = match (wanted, came) {
        (Some(wanted), Some(came)) => view.values(CONTENT).pair(&wanted, &came, &[]),
        (wanted, came) => {
            let one =
                |value: Option<Value>| value.map_or_else(end, |v| view.values(CONTENT).one(&v));
            (one(wanted), one(came))
        }
    };
    view.value_field(page, expected_label(view), wanted);
    view.value_field(page, "got", came);
}

/// Where a checker decides, what is stored is one right answer of several.
fn expected_label(view: &View<'_>) -> &'static str {
    let problem = &view.context.problem;
    let stdio = matches!(&problem.kind, Kind::Stdio(spec) if spec.compare == StdioCompare::Checker);
    if problem.comparison.checker || stdio { "one answer" } else { "expected" }
}

/// The line in question, or the first one that differs where that one is equal in both.
pub(super) fn differing_line(
    expected: &Untrusted,
    got: &Untrusted,
    line: usize,
) -> (usize, Option<Value>, Option<Value>) {
    let of = |text: &Untrusted, line: usize| {
        let body = text.as_bytes().strip_suffix(b"\n").unwrap_or(text.as_bytes());
        let found = body.split(|byte| *byte == b'\n').nth(line.saturating_sub(1));
        found.filter(|_| !text.is_empty()).map(as_value)
    };
    let here = (of(expected, line), of(got, line));
    if here.0 != here.1 {
        return (line, here.0, here.1);
    }
    let split = |text: &Untrusted| -> Vec<Vec<u8>> {
        text.as_bytes().split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    };
    let (all, others) = (split(expected), split(got));
    let same = all.iter().zip(&others).take_while(|(one, other)| one == other).count();
    (
        same + 1,
        all.get(same).map(|line| as_value(line)),
        others.get(same).map(|line| as_value(line)),
    )
}

/// A line of output as a Python value: text where it is text.
fn as_value(line: &[u8]) -> Value {
    match std::str::from_utf8(line) {
        Ok(text) => Value::Str(Text::from(text)),
        Err(_) => Value::Bytes(line.to_vec()),
    }
}

/// The traceback of an exception, then its class and message.
pub(super) fn exception(page: &mut Page, view: &View<'_>, report: &ExceptionReport) {
    if !report.frames.is_empty() {
        page.gap();
    }
    source::traceback(page, &view.context.submission, report);
    if let Some(library) = &report.raised_in {
        page.push(Line::at(2).text(format!("raised in {}", lossy(library))));
    }
    let class = lossy(&report.class);
    let message = Untrusted::new(report.message.as_bytes().to_vec());
    let mut lines = message.lines();
    let first = lines.next().filter(|line| !line.is_empty());
    let first = first.map_or(class.clone(), |line| format!("{class}: {line}"));
    page.push(Line::at(2).with(Role::Strong, cut(&first, 4 * page.layout.width)));
    for line in lines.by_ref().take(MOST_MESSAGE_LINES) {
        // A line of its own must not begin as a workflow command does: `::error::`.
        page.push(Line::at(2).text(format!("| {}", cut(&line, 4 * page.layout.width))));
    }
    let more = lines.count();
    if more > 0 {
        page.push(Line::at(2).text(format!("… {}", counted(more, "more line"))));
    }
    if !report.locals.is_empty() {
        let values = Shortener { whole: 40, room: 40, lead: 3 };
        let values = if view.is_full_values() { Shortener::FULL } else { values };
        let one = |(name, value): &(Text, Value)| format!("{}={}", lossy(name), values.one(value));
        let locals: Vec<_> = report.locals.iter().map(one).collect();
        page.field("locals", locals.join("  "));
    }
}

/// `KeyError: 7`, one line.
pub(super) fn exception_line(report: &ExceptionReport) -> String {
    let class = lossy(&report.class);
    let message = Untrusted::new(report.message.as_bytes().to_vec());
    let first = message.lines().next().filter(|line| !line.is_empty());
    first.map_or(class.clone(), |line| cut(&format!("{class}: {line}"), 120))
}

/// Where the program was when a limit struck.
fn struck(page: &mut Page, view: &View<'_>, frames: &[Frame]) {
    let Some(frame) = frames.last() else { return };
    let memory = view.outcome.verdict == Verdict::MemoryLimit;
    let label = if memory { "last seen" } else { "was at" };
    page.field(label, source::position(&view.context.submission, frame));
    source::excerpt(page, &view.context.submission, frame, CONTENT + 2);
}

/// Captured output, escaped line by line.
pub(super) fn printed(
    page: &mut Page,
    view: &View<'_>,
    title: &str,
    text: &Untrusted,
    bytes_in_all: u64,
) {
    const MOST_LINES: usize = 20;
    if text.is_empty() {
        return;
    }
    let bytes = text.as_bytes();
    let total = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n').count();
    let (lines, columns) = if view.is_full_values() {
        (usize::MAX, usize::MAX)
    } else {
        (MOST_LINES, 4 * page.layout.width)
    };
    page.gap();
    page.push(Line::at(2).with(Role::Faint, format!("{title}, {})", counted(total, "line"))));
    for line in text.lines().take(lines) {
        let shown = clean(&line, page.layout.symbols);
        page.push(Line::at(4).hanging(6).with(Role::Faint, "| ").text(cut(&shown, columns)));
    }
    if total > lines {
        page.push(Line::at(4).text(format!("… {}", counted(total - lines, "more line"))));
    }
    if bytes_in_all > bytes.len() as u64 {
        let in_all = grouped(bytes_in_all);
        page.push(Line::at(4).text(format!("… cut off here: {in_all} bytes in all")));
    }
}

/// Details that the evidence itself repeats.
pub(super) fn repeats(detail: Option<Detail>, code: &str) -> bool {
    match detail {
        Some(Detail::Order) => code == "same_elements_other_order",
        Some(Detail::Whitespace) => code == "only_whitespace_differs",
        Some(Detail::MutatedArgument) => code == "changed_argument",
        _ => false,
    }
}
