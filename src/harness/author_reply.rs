//! What the harness says of an author job, as types.
//!
//! Owns reading the payload. What it means for the package is `engine`'s and `verify`'s.

use super::Refusal;
use super::fields::{Fields, Malformed, as_count, as_list, as_text};
use super::reply::{exception, tagged};
use crate::model::{ExceptionReport, SourceFault, Text, Value};

/// The payload of a `result` of an author job.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorReply {
    /// One result for each thing asked.
    Done(Vec<Value>),
    /// The module itself failed.
    Raised(ExceptionReport),
}

impl AuthorReply {
    /// Reads the payload.
    pub fn read(payload: Value) -> Result<Self, Malformed> {
        let mut fields = Fields::of(payload)?;
        match fields.text("status")?.as_str() {
            Some("done") => fields.list("results").map(Self::Done),
            Some("raised") => exception(fields.value("exception")?).map(Self::Raised),
            Some("exited") => Err(Malformed("answer: it ended itself")),
            _ => Err(Malformed("status")),
        }
    }

    /// A result with its kind: `["ok"]`, `["raised", exception]`.
    pub fn tagged(result: Value) -> Option<(Text, Value)> {
        tagged(result)
    }

    /// Reads an exception.
    pub fn exception(value: Value) -> Result<ExceptionReport, Malformed> {
        exception(value)
    }

    /// Program mutants: line, change, source.
    pub fn mutants(result: Value) -> Option<Vec<(usize, String, String)>> {
        let (_, list) = tagged(result)?;
        let text = |value| as_text(value).and_then(|text| text.as_str().map(str::to_owned));
        let read = |value| {
            let mut parts = as_list(value)?.into_iter();
            let line = as_count(&parts.next()?)?;
            let change = text(parts.next()?)?;
            let Value::Bytes(source) = parts.next()? else { return None };
            // A source that is not UTF-8 any more cannot be shown, and none of ours is.
            Some((line, change, String::from_utf8(source).ok()?))
        };
        as_list(list)?.into_iter().map(read).collect()
    }
}

impl Refusal {
    /// What is wrong with the source, in words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Syntax(fault) | Self::Encoding(fault) => fault_in_words(fault),
            Self::Forbidden { .. } => "it uses something forbidden".to_owned(),
        }
    }
}

fn fault_in_words(fault: &SourceFault) -> String {
    let text = |text: &Text| String::from_utf8_lossy(text.as_bytes()).into_owned();
    let at = |line: Option<usize>| line.map(|line| format!(" at line {line}")).unwrap_or_default();
    match fault {
        SourceFault::Compile { class, message, line, .. } => {
            format!("{}: {}{}", text(class), text(message), at(*line))
        }
        SourceFault::Undecodable { message, place } => {
            format!("{}{}", text(message), at(place.map(|(line, _)| line)))
        }
        _ => "it does not compile".to_owned(),
    }
}
