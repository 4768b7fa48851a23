//! Files that cannot be judged.
//!
//! Owns the `INVALID FILE` block: what is wrong with the source, at which place, and what would help.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::clean::{clean, counted, lossy, width};
use super::page::{Line, Page, Role, column};
use super::words;
use crate::event::RunContext;
use crate::model::{CaseOutcome, Detail, Evidence, Kind, SourceFault, Submission, Text, Verdict};

/// Names that the file defines and that are listed.
const MOST_NAMES: usize = 8;

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
        SourceFault::Unreadable => {
            Fault { message: words::unreadable(outcome.detail).to_owned(), ..Fault::default() }
        }
    };
    Fault { code, ..fault }
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
    let what = if matches!(context.problem.kind, Kind::Class(_)) { "class" } else { "function" };
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
    for line in block.lines() {
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
    let source = fault.line.and_then(|line| context.submission.line(line).map(|text| (line, text)));
    let place: Element<'_> = match source {
        Some((number, text)) => {
            let shown = clean(&text, symbols);
            let annotation = fault.columns.map(|(start, end)| {
                let span = byte_at(&shown, column(&text, start, symbols))
                    ..byte_at(&shown, column(&text, end.max(start), symbols));
                AnnotationKind::Primary.span(span).label(fault.label)
            });
            let snippet = Snippet::source(shown).line_start(number).path(name);
            snippet.annotations(annotation).into()
        }
        None => Origin::path(name).into(),
    };
    let notes = fault.notes.iter().map(|note| Level::NOTE.message(clean(note, symbols)));
    let helps = fault.helps.iter().map(|help| Level::HELP.message(clean(help, symbols)));
    let group = title.element(place).elements(notes).elements(helps);
    // Narrower than this, nothing of the line would be left.
    let renderer = Renderer::plain().term_width(page.layout.width.max(40));
    renderer.render(&[group])
}

/// Where in a cleaned line a column starts.
fn byte_at(line: &str, column: usize) -> usize {
    let mut ends = line.char_indices().map(|(at, character)| at + character.len_utf8());
    let mut starts = std::iter::once(0).chain(ends.by_ref());
    let found = starts.find(|at| line.get(..*at).is_some_and(|before| width(before) >= column));
    found.unwrap_or(line.len())
}
