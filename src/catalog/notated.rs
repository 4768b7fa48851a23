//! Cases in call notation.
//!
//! Owns what parsed calls mean for each kind of problem, and where in the text a mistake is.

use super::bind::{BindError, Interface, calls};
use super::diagnostic::{Diagnostic, SourceText};
use super::literal::offset_in_literal;
use crate::model::{Entry, Expected, Input, Script};
use crate::notation::{ParseError, RawCall, RawOutcome, parse_case};

/// A case that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) input: Input,
    pub(super) expected: Expected,
    pub(super) explanation: Option<String>,
}

/// Why a case could not be read.
#[derive(Debug, thiserror::Error)]
pub enum NotationError {
    /// The text is not call notation.
    #[error("{0}")]
    Parse(#[from] ParseError),
    /// It does not fit the interface.
    #[error("{error}")]
    Bind {
        /// The line, counted from 1.
        line: usize,
        /// Why.
        error: BindError,
    },
}

impl NotationError {
    /// The mistake in the file that the text is a TOML literal of.
    pub(super) fn in_literal(
        &self,
        source: &SourceText,
        span: std::ops::Range<usize>,
        case: &str,
    ) -> Diagnostic {
        let literal = source.text.get(span.clone()).unwrap_or_default();
        let start = span.start + offset_in_literal(literal, 0);
        match self {
            Self::Parse(error) => {
                let at = span.start + offset_in_literal(literal, error.offset);
                source.error(at..at, format!("case `{case}`: {}", error.message))
            }
            Self::Bind { line, error } => {
                let mut place = source.line_span(start, *line);
                // The closing quote is not part of the case.
                place.end = place.end.min(span.end - 1);
                source.error(place, format!("case `{case}`: {error}")).with_hint(error.hint())
            }
        }
    }
}

fn shape(line: usize, message: impl Into<String>) -> NotationError {
    NotationError::Bind { line, error: BindError::Shape(message.into()) }
}

/// A case with its expectation.
pub(super) fn read_case(interface: &Interface<'_>, text: &str) -> Result<Read, NotationError> {
    let raw = parse_case(text)?;
    let explanation = explanation(&raw);
    let (input, expected) = match (interface.kind.script(), interface.entry()) {
        (_, Some(entry)) => {
            let (line, outcome, values) = single(interface, entry, raw)?;
            let Some(outcome) = outcome else {
                return Err(shape(line, "`->` and what is expected are missing"));
            };
            let bind = |error| NotationError::Bind { line, error };
            let expected = interface.outcome(outcome.into()).map_err(bind)?;
            let take = interface.take(&expected).map_err(bind)?;
            (Input::Arguments { values, take }, expected)
        }
        (Some(script), _) => steps(interface, script, raw)?,
        _ => return Err(shape(1, STREAMS)),
    };
    Ok(Read { input, expected, explanation })
}

const STREAMS: &str = "a case of a program is a table `{ in = \"…\", out = \"…\" }`";

/// An input without an expectation: no arrow may stand in it.
pub(super) fn read_input(interface: &Interface<'_>, text: &str) -> Result<Input, NotationError> {
    let raw = parse_case(text)?;
    if let Some(call) = raw.iter().find(|call| call.outcome.is_some()) {
        return Err(shape(call.line, "an input has no `->`"));
    }
    match (interface.kind.script(), interface.entry()) {
        (_, Some(entry)) => {
            let (_, _, values) = single(interface, entry, raw)?;
            Ok(Input::Arguments { values, take: None })
        }
        (Some(script), _) => steps(interface, script, raw).map(|(input, _)| input),
        _ => Err(shape(1, STREAMS)),
    }
}

type Single = (usize, Option<RawOutcome>, Vec<crate::model::Value>);

/// The one call of a function or iterator case.
fn single(
    interface: &Interface<'_>,
    entry: &Entry,
    raw: Vec<RawCall>,
) -> Result<Single, NotationError> {
    let mut raw = raw.into_iter();
    let Some(call) = raw.next() else { return Err(shape(1, "a call is missing")) };
    if let Some(second) = raw.next() {
        return Err(shape(second.line, "a case of a function is a single call"));
    }
    let line = call.line;
    let bind = |error| NotationError::Bind { line, error };
    Interface::called(entry, &call.name).map_err(bind)?;
    let given = call.arguments.into_iter().map(|argument| (argument.name, argument.value));
    let values = interface.arguments(&entry.signature, given.collect()).map_err(bind)?;
    Ok((line, call.outcome, values))
}

fn steps(
    interface: &Interface<'_>,
    script: Script<'_>,
    raw: Vec<RawCall>,
) -> Result<(Input, Expected), NotationError> {
    let lines: Vec<_> = raw.iter().map(|call| call.line).collect();
    let (mut outcomes, mut given) = (Vec::new(), Vec::new());
    for call in raw {
        let arguments = call.arguments.into_iter().map(|argument| (argument.name, argument.value));
        given.push((call.name, arguments.collect()));
        outcomes.push(call.outcome.map(Expected::from));
    }
    let place = |index: usize| lines.get(index).copied().unwrap_or(1);
    let input = calls(interface, script, given)
        .map_err(|(index, error)| NotationError::Bind { line: place(index), error })?;
    let Input::Calls(calls) = &input else { return Err(shape(1, "a call is missing")) };
    let steps = calls.iter().zip(outcomes).enumerate().map(|(index, (call, outcome))| {
        let method = &script.calls[call.method];
        let bind = |error| NotationError::Bind { line: place(index), error };
        interface.step(method, outcome).map_err(bind)
    });
    let steps = steps.collect::<Result<_, _>>()?;
    Ok((input, Expected::Steps(steps)))
}

/// The comments of a case; those of several calls are named by what they call.
fn explanation(raw: &[RawCall]) -> Option<String> {
    let comments = raw.iter().filter_map(|call| {
        let comment = call.comment.as_ref()?;
        Some(if raw.len() == 1 { comment.clone() } else { format!("{}: {comment}", call.name) })
    });
    let text = comments.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

impl From<RawOutcome> for Expected {
    fn from(outcome: RawOutcome) -> Self {
        match outcome {
            RawOutcome::AnyOf(values) => Self::AnyOf(values),
            RawOutcome::Raises { class, message } => Self::Raises { class, message },
            RawOutcome::Anything => Self::Anything,
        }
    }
}
