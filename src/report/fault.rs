//! Files that cannot be judged.
//!
//! Owns the `INVALID FILE` block: what is wrong with the source, at which place, and what would help.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::clean::{Symbols, char_width, clean, counted, lossy};
use super::page::{Line, Page, Role, column};
use super::words;
use crate::event::RunContext;
use crate::model::{
    CaseOutcome, Detail, Evidence, Kind, Part, PartShape, SourceFault, Submission, Text, Verdict,
};

/// Names that the file defines and that are listed.
const MOST_NAMES: usize = 8;

/// Characters of the line that are shown on either side of the fault, at most.
const WINDOW: usize = 400;

/// What is wrong, ready to be shown.
#[derive(Debug, Default)]
pub(super) struct Fault {
    /// The stable code.
    pub(super) code: &'static str,
    /// One sentence.
    pub(super) message: String,
    /// The line, counted from 1.
    pub(super) line: Option<usize>,
    /// Columns in characters, counted from 0.
    pub(super) columns: Option<(usize, usize)>,
    label: Option<&'static str>,
    /// The line as it is shown where it cannot be decoded, and columns of it.
    escaped: Option<(String, (usize, usize))>,
    notes: Vec<String>,
    helps: Vec<String>,
}

/// What the evidence says about the file.
pub(super) fn fault(context: &RunContext, outcome: &CaseOutcome) -> Fault {
    let code = outcome.detail.map_or("invalid_file", Detail::code);
    let Evidence::Source(source) = &outcome.evidence else {
        let message = words::unreadable(outcome.detail).to_owned();
        return Fault { code, message, ..Fault::default() };
    };
    let fault = match source {
        SourceFault::Compile { class, message, line, columns } => Fault {
            message: compile_message(class, message),
            line: *line,
            columns: *columns,
            helps: vec![format!("checked with CPython {}", context.python)],
            ..Fault::default()
        },
        SourceFault::Undecodable { message, place } => {
            let help = "save the file as UTF-8, or name its encoding in the first line: \
                        `# coding: latin-1`";
            let place =
                place.and_then(|(line, bytes)| undecodable(&context.submission, line, bytes));
            Fault {
                message: lossy(message),
                helps: vec![help.to_owned()],
                ..place.unwrap_or_default()
            }
        }
        SourceFault::Forbidden { name, line, columns, reason } => Fault {
            message: format!("`{name}` is not allowed in this problem"),
            line: Some(*line),
            columns: Some(*columns),
            notes: vec![reason.clone()],
            ..Fault::default()
        },
        SourceFault::NoEntryPoint { wanted, defined, closest } => {
            no_entry_point(context, wanted, defined, closest.as_ref())
        }
        SourceFault::Arity { name, takes, parameters } => arity(context, name, *takes, parameters),
        SourceFault::Unreadable if outcome.detail == Some(Detail::Binary) => {
            binary(&context.submission)
        }
        SourceFault::Unreadable => {
            Fault { message: words::unreadable(outcome.detail).to_owned(), ..Fault::default() }
        }
    };
    Fault { code, ..fault }
}

/// A file with NUL bytes: where the first one is.
fn binary(submission: &Submission) -> Fault {
    let source = submission.source();
    let lines = source.split(|byte| *byte == b'\n').enumerate();
    let found = lines.filter_map(|(index, line)| {
        let at = line.iter().position(|byte| *byte == 0)?;
        undecodable(submission, index + 1, (at, at + 1))
    });
    let place = found.into_iter().next();
    let is_utf_16 = source.starts_with(b"\xFF\xFE") || source.starts_with(b"\xFE\xFF");
    let help = if is_utf_16 { "the file is UTF-16: save it as UTF-8" } else { "" };
    Fault {
        message: words::unreadable(Some(Detail::Binary)).to_owned(),
        helps: Some(help.to_owned()).filter(|help| !help.is_empty()).into_iter().collect(),
        ..place.unwrap_or_default()
    }
}

/// Bytes of a line that are no text, counted from 0: the line escaped, so that they are seen.
fn undecodable(submission: &Submission, line: usize, bytes: (usize, usize)) -> Option<Fault> {
    let raw = submission.raw_line(line)?;
    let start = bytes.0.min(raw.len());
    let end = bytes.1.clamp(start, raw.len());
    let (before, rest) = raw.split_at(start);
    let (marked, after) = rest.split_at(end - start);
    let before = before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before);
    let column = String::from_utf8_lossy(before).chars().count();
    let (before, marked) = (escaped(before), escaped(marked));
    let first = before.chars().count();
    let columns = (first, first + marked.chars().count().max(1));
    Some(Fault {
        line: Some(line),
        columns: Some((column, column + 1)),
        escaped: Some((before + &marked + &escaped(after), columns)),
        ..Fault::default()
    })
}

/// Bytes as text; what is none is written as Python escapes bytes.
fn escaped(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\t' => text.push(' '),
                other if other.is_ascii_control() => push_byte(&mut text, u32::from(other)),
                other => text.push(other),
            }
        }
        chunk.invalid().iter().for_each(|byte| push_byte(&mut text, u32::from(*byte)));
    }
    text
}

fn push_byte(text: &mut String, byte: u32) {
    // Writing to a `String` cannot fail.
    let _ = write!(text, "\\x{byte:02x}");
}

/// `SyntaxError` goes without saying; its subclasses do not.
fn compile_message(class: &Text, message: &Text) -> String {
    let (class, message) = (lossy(class), lossy(message));
    match class.as_str() {
        "SyntaxError" | "" => message,
        _ => format!("{class}: {message}"),
    }
}

fn no_entry_point(
    context: &RunContext,
    wanted: &str,
    defined: &[Text],
    closest: Option<&Text>,
) -> Fault {
    let what = match &context.problem.kind {
        Kind::Class(_) => "class",
        Kind::Driver(_) if wanted.contains('.') => "method",
        Kind::Driver(spec) => match spec.parts.iter().find(|part| part.name == wanted) {
            Some(Part { shape: PartShape::Class(_), .. }) => "class",
            _ => "function",
        },
        _ => "function",
    };
    let names: Vec<_> =
        defined.iter().take(MOST_NAMES).map(|name| format!("`{}`", lossy(name))).collect();
    let more = defined.len().saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let notes = if names.is_empty() {
        vec!["the file defines no function and no class".to_owned()]
    } else {
        vec![format!("the file defines {}{more}", names.join(", "))]
    };
    let closest = closest.map(lossy);
    let place = closest.as_deref().and_then(|name| definition(&context.submission, name));
    let helps = closest.map(|name| format!("did you mean `{name}`? rename it to `{wanted}`"));
    Fault {
        message: format!("{what} `{wanted}` is not defined"),
        line: place.map(|(line, _)| line),
        columns: place.map(|(_, columns)| columns),
        notes,
        helps: helps.into_iter().collect(),
        ..Fault::default()
    }
}

fn arity(
    context: &RunContext,
    name: &Text,
    (least, most): (usize, Option<usize>),
    parameters: &[String],
) -> Fault {
    let takes = match most {
        Some(most) if most == least => counted(least, "argument"),
        Some(most) => format!("{least} to {}", counted(most, "argument")),
        None => format!("{} or more", counted(least, "argument")),
    };
    let name = lossy(name);
    let place = definition(&context.submission, &name);
    let passes = match parameters {
        [] => "none".to_owned(),
        names => format!("{} ({})", names.len(), names.join(", ")),
    };
    Fault {
        message: format!("`{name}` takes {takes}, the problem passes {passes}"),
        line: place.map(|(line, _)| line),
        columns: place.map(|(_, columns)| columns),
        label: place.map(|_| "defined here"),
        ..Fault::default()
    }
}

/// Where the file defines a name: its line and its columns.
fn definition(submission: &Submission, name: &str) -> Option<(usize, (usize, usize))> {
    let name = name.rsplit('.').next().unwrap_or(name);
    let text = String::from_utf8_lossy(submission.source()).into_owned();
    for (index, line) in text.lines().enumerate() {
        let code = line.trim_start();
        let after =
            ["def ", "async def ", "class "].iter().find_map(|word| code.strip_prefix(word));
        let Some(rest) = after.map(str::trim_start).and_then(|code| code.strip_prefix(name)) else {
            continue;
        };
        if !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_') {
            let start = line.chars().count() - rest.chars().count() - name.chars().count();
            return Some((index + 1, (start, start + name.chars().count())));
        }
    }
    None
}

/// The `INVALID FILE` block.
pub(super) fn show(page: &mut Page, context: &RunContext, outcome: &CaseOutcome) {
    let name = context.submission.name();
    let heading = Line::at(0).with(Role::Bad, Verdict::InvalidFile.words());
    page.gap();
    page.push(heading.text(format!("  {name} · no case was run")));
    page.gap();
    let block = annotated(page, context, &fault(context, outcome));
    // The renderer sets an excerpt off from a place above it; ours is the place above.
    for line in block.lines().filter(|line| line.trim() != ":::") {
        let is_source = line.contains(" | ") || line.ends_with(" |");
        let shown = if is_source { Line::at(0).unbroken() } else { Line::at(0) };
        page.push(shown.text(line));
    }
}

/// Rust's way to point at a place. Everything is cleaned before, so that columns are right.
fn annotated(page: &Page, context: &RunContext, fault: &Fault) -> String {
    let symbols = page.layout.symbols;
    let name = clean(context.submission.name(), symbols);
    let message = clean(&fault.message, symbols);
    let title = Level::ERROR.primary_title(message).id(fault.code);
    let place = fault.columns.map_or_else(
        || Origin::path(name.clone()),
        |(start, _)| {
            let line = fault.line.unwrap_or(1);
            Origin::path(name.clone()).line(line).char_column(start.saturating_add(1))
        },
    );
    let source = source(context, fault, symbols).map(|(shown, span)| {
        let annotation = span.map(|span| AnnotationKind::Primary.span(span).label(fault.label));
        let snippet = Snippet::source(shown).line_start(fault.line.unwrap_or(1));
        Element::from(snippet.annotations(annotation))
    });
    let notes = fault.notes.iter().map(|note| Level::NOTE.message(clean(note, symbols)));
    let helps = fault.helps.iter().map(|help| Level::HELP.message(clean(help, symbols)));
    let group = title.element(place).elements(source).elements(notes).elements(helps);
    // Narrower than this, nothing of the line would be left.
    let renderer = Renderer::plain().term_width(page.layout.width.max(40));
    renderer.render(&[group])
}

/// The line as it is shown, and the bytes of it that are pointed at.
fn source(
    context: &RunContext,
    fault: &Fault,
    symbols: Symbols,
) -> Option<(String, Option<Range<usize>>)> {
    let plain = || Some((context.submission.line(fault.line?)?, fault.columns));
    let escaped = fault.escaped.clone().map(|(text, columns)| (text, Some(columns)));
    let (text, columns) = window(escaped.or_else(plain)?);
    let shown = clean(&text, symbols);
    let span = columns.map(|(start, end)| {
        byte_at(&shown, column(&text, start, symbols))
            ..byte_at(&shown, column(&text, end.max(start), symbols))
    });
    Some((shown, span))
}

/// What lies near the columns: the renderer takes minutes for a line of a megabyte.
fn window((line, columns): (String, Option<(usize, usize)>)) -> (String, Option<(usize, usize)>) {
    let (start, end) = columns.unwrap_or_default();
    let skipped = start.saturating_sub(WINDOW);
    let kept = start - skipped + (end.saturating_sub(start)).min(WINDOW) + WINDOW;
    let mut characters = line.chars().skip(skipped);
    let mut shown: String = characters.by_ref().take(kept).collect();
    if skipped > 0 {
        shown.insert(0, '…');
    }
    if characters.next().is_some() {
        shown.push('…');
    }
    let moved = |at: usize| (at - skipped).min(kept) + usize::from(skipped > 0);
    (shown, columns.map(|(start, end)| (moved(start), moved(end.max(start)))))
}

/// Where in a cleaned line a column starts.
fn byte_at(line: &str, column: usize) -> usize {
    // One pass: a line may be a megabyte.
    let mut taken = 0;
    let starts = line.char_indices().find(|(_, character)| {
        let found = taken >= column;
        taken += char_width(*character);
        found
    });
    starts.map_or(line.len(), |(at, _)| at)
}
