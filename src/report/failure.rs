//! The block of one failing case.
//!
//! Owns its heading, the order of its parts and what the feedback level leaves out. The body is
//! `evidence`'s.

use std::time::Duration;

use super::call::{self, LeftOut, Steps};
use super::clean::{cut, grouped};
use super::evidence;
use super::human::{HumanOptions, Values};
use super::page::{CONTENT, Line, Page, Role};
use super::rows;
use super::values::Shortener;
use super::visible;
use super::words;
use crate::event::RunContext;
use crate::model::{
    Case, CaseOutcome, Cause, Detail, Evidence, Feedback, Input, Kind, Note, Untrusted, Verdict,
};

/// Calls shown before the failing one, itself included.
const MOST_CALLS: usize = 6;

/// Lines of a program's input that are shown.
const MOST_INPUT_LINES: usize = 10;

/// One case, and how much of it may be seen.
pub(super) struct View<'a> {
    pub(super) context: &'a RunContext,
    pub(super) options: &'a HumanOptions,
    pub(super) outcome: &'a CaseOutcome,
    pub(super) case: Option<&'a Case>,
    pub(super) detail: Option<Detail>,
    level: Feedback,
}

impl<'a> View<'a> {
    pub(super) fn new(
        context: &'a RunContext,
        options: &'a HumanOptions,
        outcome: &'a CaseOutcome,
    ) -> Self {
        Self {
            context,
            options,
            outcome,
            case: visible::case(context, &outcome.id),
            detail: visible::detail(context, outcome),
            level: visible::level(context, &outcome.id),
        }
    }

    /// Expected values may be seen.
    pub(super) fn full(&self) -> bool {
        self.level == Feedback::Full
    }

    /// Values are not shortened.
    pub(super) fn is_full_values(&self) -> bool {
        self.options.values == Values::Full
    }

    /// A shortener for what stands right of an indentation.
    pub(super) fn values(&self, indent: usize) -> Shortener {
        if self.is_full_values() {
            Shortener::FULL
        } else {
            Shortener::for_line(self.options.width.saturating_sub(indent).max(8))
        }
    }

    /// A labelled value; unshortened ones stay on one line, to be copied.
    pub(super) fn value_field(&self, page: &mut Page, label: &str, value: String) {
        let line = Page::labelled(label).text(value);
        page.push(if self.is_full_values() { line.unbroken() } else { line });
    }
}

/// Shows a failing case in full, as far as its level allows.
pub(super) fn show(page: &mut Page, view: &View<'_>) {
    page.gap();
    page.push(heading(view));
    if view.level >= Feedback::Input {
        page.gap();
        asked(page, view);
        evidence::show(page, view);
        output(page, view);
    }
    notes(page, view);
}

/// `WRONG ANSWER  sample/1 · 1 ms`.
fn heading(view: &View<'_>) -> Line {
    let name = visible::name(view.context, &view.outcome.id);
    let name = name.unwrap_or_else(|| "a hidden case".to_owned());
    let mut text = format!("  {name}");
    if view.level >= Feedback::Input {
        text = format!("{text} · {}", fact(view));
        if view.outcome.borderline {
            text.push_str(" · borderline");
        }
    }
    Line::at(0).with(Role::Bad, view.outcome.verdict.words()).text(text)
}

/// The most telling fact of a failing case.
fn fact(view: &View<'_>) -> String {
    let usage = &view.outcome.usage;
    match view.outcome.verdict {
        Verdict::TimeLimit => time_fact(view),
        Verdict::MemoryLimit => {
            let limit = view.context.limits.memory;
            let how = if view.outcome.detail == Some(Detail::MemoryError) {
                "MemoryError"
            } else {
                "stopped"
            };
            format!("needed more than {limit} ({how})")
        }
        Verdict::OutputLimit => output_fact(view),
        Verdict::SecurityViolation => "stopped at a forbidden system call".to_owned(),
        Verdict::RuntimeError => match &view.outcome.evidence {
            Evidence::Exception { report, .. } if report.while_loading => {
                format!("{}, while the file was loaded", evidence::exception_line(report))
            }
            Evidence::Exception { report, .. } => evidence::exception_line(report),
            Evidence::Exit { status: 0 } => "it ended itself before it answered".to_owned(),
            Evidence::Exit { status } => format!("it ended itself with status {status}"),
            Evidence::Signal { signal } => {
                let name = words::signal_name(*signal).map(|name| format!(" ({name})"));
                format!("killed by signal {signal}{}", name.unwrap_or_default())
            }
            _ => match view.outcome.detail {
                Some(Detail::Protocol) => "it wrote to the channel of the judge".to_owned(),
                _ => "it ended without an answer".to_owned(),
            },
        },
        _ => words::brief(usage.cpu),
    }
}

fn time_fact(view: &View<'_>) -> String {
    let limits = &view.context.limits;
    let usage = &view.outcome.usage;
    let (cpu, wall) = (usage.cpu.as_secs_f64(), usage.wall.as_secs_f64());
    match view.outcome.detail {
        Some(Detail::Idle) => {
            let idle = limits.idle().as_secs_f64();
            format!("idle: nothing ran for {idle:.1} s, {cpu:.2} s CPU used")
        }
        Some(Detail::Wall) => {
            let most = limits.wall().as_secs_f64();
            format!(
                "stopped at {wall:.1} s on the clock (at most {most:.1} s), {cpu:.2} s CPU used"
            )
        }
        _ => {
            let killed = view.outcome.causes.contains(&Cause::CpuKill);
            let verb = if killed { "stopped at" } else { "took" };
            format!("{verb} {cpu:.2} s CPU (limit {})", limits.cpu)
        }
    }
}

fn output_fact(view: &View<'_>) -> String {
    let most = view.context.limits.output;
    match view.outcome.detail {
        Some(Detail::Stderr) => format!("wrote more than {most} to standard error"),
        Some(Detail::ResultSize) => "the result has too many elements or bytes".to_owned(),
        Some(Detail::ResultDepth) => "the result nests too deep".to_owned(),
        _ => format!("printed more than {most}"),
    }
}

/// The call, the calls, or the input.
fn asked(page: &mut Page, view: &View<'_>) {
    let Some(case) = view.case else { return };
    if matches!(&view.outcome.evidence, Evidence::Exception { report, .. } if report.while_loading)
    {
        return;
    }
    let problem = &view.context.problem;
    if matches!(problem.kind, Kind::Sql(_)) {
        return rows::fixture(page, view, case);
    }
    let values = view.values(CONTENT);
    if let Some(call) = call::call(problem, &case.input, &values) {
        return view.value_field(page, "call", call.text);
    }
    if let Input::Stdin(bytes) = &case.input {
        return input(page, view, &Untrusted::new(bytes.clone()));
    }
    let step = match &view.outcome.evidence {
        Evidence::Mismatch { step, .. }
        | Evidence::Exception { step, .. }
        | Evidence::NoException { step, .. } => *step,
        _ => None,
    };
    let most = if view.is_full_values() { usize::MAX } else { MOST_CALLS };
    if let Some(steps) = call::steps(problem, &case.input, (step, most), &view.values(6)) {
        calls(page, view, &steps);
    }
}

/// The calls of a class problem, the failing one marked.
fn calls(page: &mut Page, view: &View<'_>, steps: &Steps) {
    page.push(Line::at(2).with(Role::Faint, "calls"));
    let line = |text: &str| {
        let line = Line::at(4).hanging(6).text(text);
        if view.is_full_values() { line.unbroken() } else { line }
    };
    for call in &steps.first {
        page.push(line(&call.text));
    }
    if let Some((which, number)) = steps.left_out {
        let which = if which == LeftOut::Earlier { "earlier call" } else { "more call" };
        page.push(line(&format!("… {}", super::clean::counted(number, which))));
    }
    let (failing, before) = match steps.last.split_last() {
        Some((failing, before)) => (Some(failing), before),
        None => (None, steps.last.as_slice()),
    };
    for call in before {
        page.push(line(&call.text));
    }
    if let Some(failing) = failing {
        let marked = Line::at(2).hanging(6).with(Role::Bad, "> ").text(failing.text.as_str());
        page.push(if view.is_full_values() { marked.unbroken() } else { marked });
    }
}

/// The first lines of a program's input.
fn input(page: &mut Page, view: &View<'_>, text: &Untrusted) {
    let (most, columns) = if view.is_full_values() {
        (usize::MAX, usize::MAX)
    } else {
        (MOST_INPUT_LINES, page.layout.room(6))
    };
    page.push(Line::at(2).with(Role::Faint, "input"));
    let mut lines = text.lines();
    for line in lines.by_ref().take(most) {
        page.push(Line::at(4).hanging(6).with(Role::Faint, "| ").text(cut(&line, columns)));
    }
    let more = lines.count();
    if more > 0 {
        page.push(Line::at(4).text(format!("… {}", super::clean::counted(more, "more line"))));
    }
    page.gap();
}

/// What was printed.
fn output(page: &mut Page, view: &View<'_>) {
    let is_program = matches!(view.context.problem.kind, Kind::Stdio(_));
    let shown = matches!(view.outcome.evidence, Evidence::OutputMismatch { .. });
    if !(is_program && shown) {
        let title = if is_program { "output (stdout" } else { "printed (stdout" };
        let printed = &view.outcome.stdout;
        evidence::printed(page, view, title, &printed.text, printed.bytes);
    }
    let printed = &view.outcome.stderr;
    evidence::printed(page, view, "printed (stderr", &printed.text, printed.bytes);
}

/// Notes of the case in plain words.
fn notes(page: &mut Page, view: &View<'_>) {
    let is_new = |note: &&Note| !evidence::repeats(view.detail, words::note_code(note));
    let mut lines: Vec<(&str, String)> = visible::notes(view.context, view.outcome)
        .filter(is_new)
        .map(|note| (label(note), words::note(note)))
        .collect();
    if view.outcome.borderline {
        let text = "it ended between 1 x and 1.5 x the limit and was run once more alone; that \
                    run decided";
        lines.push(("borderline", text.to_owned()));
    }
    if !lines.is_empty() {
        page.gap();
    }
    for (label, text) in lines {
        page.field(label, text);
    }
}

/// Whether a note helps or only informs.
pub(super) fn label(note: &Note) -> &'static str {
    match note {
        Note::PrintedInsteadOfReturned
        | Note::ReturnedNone
        | Note::WrapInList(_)
        | Note::MissingModule(_)
        | Note::LooksLikeTrap(_)
        | Note::ModuleNotLoaded(_)
        | Note::StackOverflow
        | Note::DeepRecursion => "hint",
        _ => "note",
    }
}

/// The judge's own failure.
pub(super) fn judge_error(page: &mut Page, context: &RunContext, outcome: Option<&CaseOutcome>) {
    page.gap();
    let heading = Line::at(0).with(Role::Bad, Verdict::JudgeError.words());
    let problem = &context.problem.id;
    page.push(
        heading.text(format!("  {problem} · your code was not judged, and this is not its fault")),
    );
    page.gap();
    let code = outcome.and_then(|case| case.detail).map_or("judge", Detail::code);
    let (message, hint) =
        outcome.map_or(("the judge failed", None), |case| visible::judge_message(context, case));
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    page.push(Line::at(0).with(Role::Strong, format!("error[{code}]")).text(format!(": {first}")));
    lines.for_each(|line| page.push(Line::at(2).text(line)));
    for line in hint.into_iter().flat_map(str::lines) {
        page.push(Line::at(2).hanging(9).with(Role::Faint, "help:  ").text(line));
    }
    if let Some(name) = outcome.and_then(|case| visible::name(context, &case.id)) {
        page.push(Line::at(2).hanging(9).with(Role::Faint, "case:  ").text(name));
    }
    page.gap();
    page.push(Line::at(0).with(Role::Bad, "no verdict recorded").text(" · exit code 3"));
}

/// A number of hidden cases, for lists that may not name them.
pub(super) fn unnamed(number: usize) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} hidden case{plural}", grouped(number as u64))
}

/// The longest CPU time and whose it was.
pub(super) fn slowest(cases: &[CaseOutcome]) -> Option<(&CaseOutcome, Duration)> {
    let ran = cases.iter().filter(|case| case.verdict != Verdict::Skipped);
    // The first of equals: cases come smallest first.
    ran.rev().max_by_key(|case| case.usage.cpu).map(|case| (case, case.usage.cpu))
}
