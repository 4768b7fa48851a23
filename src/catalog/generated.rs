//! What `gen.py` returns, as an input.
//!
//! Owns the shapes a generator may return for each kind of problem. Calling it is the engine's.

use super::bind::{BindError, Given, Interface, calls};
use crate::model::{Entry, Expected, Input, Items, Kind, Problem, Script, Value};

/// The input that a generator's result stands for, and the expectation where it gives one.
pub fn generated(problem: &Problem, result: Value) -> Result<(Input, Option<Expected>), BindError> {
    let interface = Interface::of(problem);
    let (input, answer) = match result {
        Value::Tuple(parts) if parts.len() == 2 => {
            let mut parts = parts.into_vec().into_iter();
            (parts.next().unwrap_or(Value::None), parts.next())
        }
        other => (other, None),
    };
    let mut input = match (problem.kind.script(), interface.entry()) {
        (_, Some(entry)) => arguments(&interface, entry, input)?,
        (Some(script), _) => sequence(&interface, script, input)?,
        (None, None) => Input::Stdin(text(input)?),
    };
    let expected = answer.map(|answer| expectation(problem, &input, answer)).transpose()?;
    if let (Input::Arguments { take, .. }, Some(expected)) = (&mut input, &expected) {
        *take = interface.take(expected)?;
    }
    Ok((input, expected))
}

/// An answer with the declared types, as cases have it: of a reference, or of a generator.
pub fn fit_expected(
    problem: &Problem,
    input: &Input,
    expected: Expected,
) -> Result<Expected, BindError> {
    let interface = Interface::of(problem);
    match (problem.kind.script(), input, expected) {
        (Some(script), Input::Calls(calls), Expected::Steps(steps)) => {
            let fitted = calls.iter().zip(steps);
            let fitted =
                fitted.map(|(call, step)| interface.step(&script.calls[call.method], Some(step)));
            fitted.collect::<Result<_, _>>().map(Expected::Steps)
        }
        (_, _, expected) if interface.entry().is_some() => interface.outcome(expected),
        (_, _, expected) => Ok(expected),
    }
}

fn expectation(problem: &Problem, input: &Input, answer: Value) -> Result<Expected, BindError> {
    let expected = match (&problem.kind, input) {
        (Kind::Stdio(_), _) => Expected::Stdout(text(answer)?),
        (_, Input::Calls(calls)) => {
            let (Value::List(items) | Value::Tuple(items)) = answer else {
                return Err(shape("the answers of a case of several calls must be a list"));
            };
            if items.len() != calls.len() {
                return Err(shape("there must be one answer per call"));
            }
            let steps = items.into_vec().into_iter().map(|item| Expected::AnyOf(vec![item]));
            Expected::Steps(steps.collect())
        }
        _ => Expected::AnyOf(vec![answer]),
    };
    fit_expected(problem, input, expected)
}

fn arguments(interface: &Interface<'_>, entry: &Entry, result: Value) -> Result<Input, BindError> {
    let Value::Dict(pairs) = result else {
        return Err(shape("the generator must return a dict of arguments"));
    };
    let mut take = match interface.kind {
        Kind::Iterator(iterator) => Some(iterator.take),
        _ => None,
    };
    let declared = entry.signature.parameters.iter().any(|parameter| parameter.name == "take");
    let mut given: Vec<Given> = Vec::new();
    for (key, value) in pairs.into_vec() {
        let Value::Str(key) = key else { return Err(shape("arguments are named by texts")) };
        let name = String::from_utf8_lossy(key.as_bytes()).into_owned();
        match (name.as_str(), &mut take, &value) {
            ("take", Some(take), Value::Int(number)) if !declared => {
                let number = number.as_i64().and_then(|number| usize::try_from(number).ok());
                *take = number.ok_or_else(|| shape("`take` must be a number of items"))?;
            }
            _ => given.push((Some(name), value)),
        }
    }
    let values = interface.arguments(&entry.signature, given)?;
    Ok(Input::Arguments { values, take })
}

fn sequence(
    interface: &Interface<'_>,
    script: Script<'_>,
    result: Value,
) -> Result<Input, BindError> {
    let Value::List(items) = result else {
        return Err(shape("the generator must return a list of calls"));
    };
    if items.is_empty() {
        return Err(shape("the generator returned no call"));
    }
    let raw = items.into_vec().into_iter().map(call).collect::<Option<Vec<_>>>();
    let wanted = match script.class {
        Some(_) => "a call is `[name, [arguments]]`",
        None => "a step is `[name, [arguments]]` or `[name, [arguments], {keyword arguments}]`",
    };
    let raw = raw.ok_or_else(|| shape(wanted))?;
    calls(interface, script, raw)
        .map_err(|(index, error)| BindError::Shape(format!("call {}: {error}", index + 1)))
}

/// `[name, [arguments]]`, perhaps with a dict of arguments by name.
fn call(item: Value) -> Option<(String, Vec<Given>)> {
    let (Value::List(parts) | Value::Tuple(parts)) = item else { return None };
    let positional = |items: Items| items.into_vec().into_iter().map(|value| (None, value));
    let mut parts = parts.into_vec().into_iter();
    let (name, mut given) = match (parts.next()?, parts.next()?) {
        (Value::Str(name), Value::List(items) | Value::Tuple(items)) => {
            (name.as_str()?.to_owned(), positional(items).collect::<Vec<Given>>())
        }
        _ => return None,
    };
    match (parts.next(), parts.next()) {
        (None, _) => {}
        (Some(Value::Dict(named)), None) => {
            for (key, value) in named.into_vec() {
                let Value::Str(key) = key else { return None };
                given.push((Some(key.as_str()?.to_owned()), value));
            }
        }
        _ => return None,
    }
    Some((name, given))
}

fn text(value: Value) -> Result<Vec<u8>, BindError> {
    match value {
        Value::Str(text) => Ok(text.as_bytes().to_vec()),
        Value::Bytes(bytes) => Ok(bytes),
        other => Err(shape(format!("the generator must return text, not `{}`", other.type_name()))),
    }
}

fn shape(message: impl Into<String>) -> BindError {
    BindError::Shape(message.into())
}
