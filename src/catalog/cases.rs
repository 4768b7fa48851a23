//! Bulk cases: `cases/*.jsonl`.
//!
//! Owns the keys of a line. Values are `json`'s; fitting them to the interface is `bind`'s.

use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;

use super::bind::{BindError, Given, Interface, calls};
use super::diagnostic::{Diagnostic, SourceText};
use super::json;
use super::notated::Read;
use crate::model::{Entry, Expected, Input, Kind, Script};

/// One line of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    note: Option<String>,
    #[serde(default, deserialize_with = "present")]
    args: Option<Json>,
    take: Option<usize>,
    #[serde(default, deserialize_with = "present")]
    expect: Option<Json>,
    calls: Option<Vec<(String, Json)>>,
    expects: Option<Vec<Json>>,
    #[serde(rename = "in")]
    input: Option<String>,
    #[serde(rename = "out")]
    output: Option<String>,
}

/// Tells a `null` from a key that is not there.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Json>, D::Error> {
    Json::deserialize(deserializer).map(Some)
}

/// The cases of a file with their names, in order.
pub(super) fn read_lines(
    interface: &Interface<'_>,
    source: &SourceText,
) -> Result<Vec<(String, Read)>, Diagnostic> {
    let mut cases: Vec<(String, Read)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut start = 0;
    for text in source.text.split_inclusive('\n') {
        let from = start;
        start += text.len();
        if text.trim().is_empty() {
            continue;
        }
        let whole = from..from + text.trim_end().len();
        let line: Line = serde_json::from_str(text.trim_end()).map_err(|error| {
            let at = from + error.column().saturating_sub(1).min(text.trim_end().len());
            source.error(at..at, json_message(&error))
        })?;
        let name = line.name.clone();
        if !seen.insert(name.clone()) {
            return Err(source.error(whole, format!("case `{name}` is there twice")));
        }
        let read = read_line(interface, line).map_err(|error| {
            source.error(whole, format!("case `{name}`: {error}")).with_hint(error.hint())
        })?;
        cases.push((name, read));
    }
    Ok(cases)
}

/// The message without its own place: the line is always the first there.
fn json_message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

fn shape(message: impl Into<String>) -> BindError {
    BindError::Shape(message.into())
}

fn read_line(interface: &Interface<'_>, mut line: Line) -> Result<Read, BindError> {
    line.refuse_foreign_keys(interface.kind)?;
    let explanation = line.note.take();
    let (input, expected) = match (interface.kind.script(), interface.entry()) {
        (_, Some(entry)) => arguments(interface, entry, line)?,
        (Some(script), _) => steps(interface, script, line)?,
        (None, None) => streams(interface, line)?,
    };
    Ok(Read { input, expected, explanation })
}

impl Line {
    /// Keys that mean nothing for this kind of problem are mistakes.
    fn refuse_foreign_keys(&self, kind: &Kind) -> Result<(), BindError> {
        let (function, class, stdio) = match kind {
            Kind::Function(_) | Kind::Iterator(_) | Kind::Sql(_) => (true, false, false),
            Kind::Class(_) | Kind::Driver(_) => (false, true, false),
            Kind::Stdio(_) => (false, false, true),
            Kind::Mutants(_) => (false, false, false),
        };
        let keys = [
            ("args", self.args.is_some(), function),
            ("expect", self.expect.is_some(), function),
            ("take", self.take.is_some(), matches!(kind, Kind::Iterator(_))),
            ("calls", self.calls.is_some(), class),
            ("expects", self.expects.is_some(), class),
            ("in", self.input.is_some(), stdio),
            ("out", self.output.is_some(), stdio),
        ];
        match keys.iter().find(|(_, given, allowed)| *given && !allowed) {
            Some((key, ..)) => {
                Err(shape(format!("`{key}` is not a key of `[{}]` cases", kind.as_str())))
            }
            None => Ok(()),
        }
    }
}

fn needed<T>(field: Option<T>, key: &str) -> Result<T, BindError> {
    field.ok_or_else(|| shape(format!("`{key}` is missing")))
}

fn arguments(
    interface: &Interface<'_>,
    entry: &Entry,
    line: Line,
) -> Result<(Input, Expected), BindError> {
    let given = given(needed(line.args, "args")?)?;
    let values = interface.arguments(&entry.signature, given)?;
    let expected = interface.outcome(expectation(needed(line.expect, "expect")?)?)?;
    let natural = interface.take(&expected)?;
    let take = match (line.take, &expected) {
        (Some(take), Expected::AnyOf(_)) if Some(take) != natural => {
            return Err(shape(format!(
                "`take` is {take}, but another number of items is expected"
            )));
        }
        (Some(take), _) => Some(take),
        (None, _) => natural,
    };
    Ok((Input::Arguments { values, take }, expected))
}

fn steps(
    interface: &Interface<'_>,
    script: Script<'_>,
    line: Line,
) -> Result<(Input, Expected), BindError> {
    let raw = needed(line.calls, "calls")?;
    let raw: Vec<_> = raw
        .into_iter()
        .map(|(name, arguments)| Ok((name, given(arguments)?)))
        .collect::<Result<_, BindError>>()?;
    let at = |index: usize, error: BindError| shape(format!("call {}: {error}", index + 1));
    let input = calls(interface, script, raw).map_err(|(index, error)| at(index, error))?;
    let Input::Calls(calls) = &input else { return Err(shape("a call is missing")) };
    let expects = needed(line.expects, "expects")?;
    if calls.is_empty() || expects.len() != calls.len() {
        let (calls, expects) = (calls.len(), expects.len());
        return Err(shape(format!("{calls} calls, but {expects} entries in `expects`")));
    }
    let steps = calls.iter().zip(expects).enumerate().map(|(index, (call, expect))| {
        let step = interface.step(&script.calls[call.method], Some(expectation(expect)?));
        step.map_err(|error| at(index, error))
    });
    let steps = steps.collect::<Result<_, _>>()?;
    Ok((input, Expected::Steps(steps)))
}

fn streams(interface: &Interface<'_>, line: Line) -> Result<(Input, Expected), BindError> {
    let input = needed(line.input, "in")?;
    let expected = match line.output {
        None if interface.comparison.checker => Expected::Anything,
        output => Expected::Stdout(needed(output, "out")?.into_bytes()),
    };
    Ok((Input::Stdin(input.into_bytes()), expected))
}

fn given(arguments: Json) -> Result<Vec<Given>, BindError> {
    match arguments {
        Json::Array(items) => {
            items.into_iter().map(|item| Ok((None, json::value(item).map_err(shape)?))).collect()
        }
        Json::Object(fields) if !fields.keys().any(|key| key.starts_with('$')) => fields
            .into_iter()
            .map(|(name, field)| Ok((Some(name), json::value(field).map_err(shape)?)))
            .collect(),
        _ => Err(shape("arguments are a list, or an object by parameter")),
    }
}

fn expectation(expect: Json) -> Result<Expected, BindError> {
    let Json::Object(fields) = &expect else {
        return json::value(expect).map(|value| Expected::AnyOf(vec![value])).map_err(shape);
    };
    if fields.len() == 1 {
        match (fields.get("$raises"), fields.get("$any_of")) {
            (Some(Json::String(class)), _) => {
                return Ok(Expected::Raises { class: class.clone(), message: None });
            }
            (_, Some(Json::Array(values))) if !values.is_empty() => {
                let values = values.iter().cloned().map(json::value);
                return values.collect::<Result<_, _>>().map(Expected::AnyOf).map_err(shape);
            }
            (None, None) => {}
            (Some(_), _) => return Err(shape("`$raises` needs the name of an exception")),
            (None, Some(_)) => return Err(shape("`$any_of` needs a list of answers")),
        }
    }
    json::value(expect).map(|value| Expected::AnyOf(vec![value])).map_err(shape)
}
