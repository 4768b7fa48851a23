//! Inputs and expectations as canonical text, and back.
//!
//! Owns what `problem.lock` hashes and the cache stores: call notation, elements of sets in order, the
//! items taken of an iterator on a line of their own. The notation itself is `notation`'s.

use super::bind::{BindError, Interface};
use super::notated::{NotationError, read_input};
use crate::model::{Call, Expected, Input, Kind, Problem, Value};
use crate::notation::{parse_case, parse_value, print_expected, print_input, print_value};

/// The canonical text of an input.
pub fn input_text(problem: &Problem, input: &Input) -> String {
    let list = |values: &[Value]| values.iter().map(canonical).collect::<Vec<_>>();
    match input {
        Input::Arguments { values, take } => {
            let values = list(values);
            let call = print_input(&problem.kind, &Input::Arguments { values, take: None });
            take.map_or_else(|| call.clone(), |take| format!("{call}\ntake({take})"))
        }
        Input::Calls(calls) => {
            let call = |call: &Call| Call { method: call.method, arguments: list(&call.arguments) };
            print_input(&problem.kind, &Input::Calls(calls.iter().map(call).collect()))
        }
        Input::Stdin(_) | Input::Implementation(_) => print_input(&problem.kind, input),
    }
}

/// The canonical text of an expectation.
pub fn expected_text(expected: &Expected) -> String {
    match expected {
        Expected::AnyOf(values) => {
            print_expected(&Expected::AnyOf(values.iter().map(canonical).collect()))
        }
        Expected::Steps(steps) => {
            // Steps hold no steps: this goes one level down.
            steps.iter().map(expected_text).collect::<Vec<_>>().join("\n")
        }
        other => print_expected(other),
    }
}

/// The input that a canonical text stands for.
pub fn parse_input(problem: &Problem, text: &str) -> Result<Input, NotationError> {
    let interface = Interface::of(problem);
    match &problem.kind {
        Kind::Stdio(_) => literal_bytes(text).map(Input::Stdin),
        Kind::Iterator(_) => {
            let (call, wanted) = match text.rsplit_once("\ntake(") {
                Some((call, number)) => {
                    (call, number.strip_suffix(')').unwrap_or(number).parse().ok())
                }
                None => (text, None),
            };
            let input = read_input(&interface, call)?;
            Ok(match input {
                Input::Arguments { values, .. } => Input::Arguments { values, take: wanted },
                other => other,
            })
        }
        Kind::Function(_) | Kind::Class(_) | Kind::Driver(_) | Kind::Sql(_) | Kind::Mutants(_) => {
            read_input(&interface, text)
        }
    }
}

/// The expectation that a canonical text stands for.
pub fn parse_expected(
    problem: &Problem,
    input: &Input,
    text: &str,
) -> Result<Expected, NotationError> {
    let interface = Interface::of(problem);
    let bind = |line| move |error| NotationError::Bind { line, error };
    match (&problem.kind, problem.kind.script(), input) {
        (Kind::Stdio(_), ..) if text == "_" => Ok(Expected::Anything),
        (Kind::Stdio(_), ..) => literal_bytes(text).map(Expected::Stdout),
        (_, Some(script), Input::Calls(calls)) => {
            let lines: Vec<_> = text.lines().collect();
            if lines.len() != calls.len() {
                let message = format!("{} steps for {} calls", lines.len(), calls.len());
                return Err(bind(1)(BindError::Shape(message)));
            }
            let steps = lines.iter().zip(calls).enumerate().map(|(index, (line, call))| {
                let step = Some(outcome(line)?);
                interface.step(&script.calls[call.method], step).map_err(bind(index + 1))
            });
            steps.collect::<Result<_, _>>().map(Expected::Steps)
        }
        _ => interface.outcome(outcome(text)?).map_err(bind(1)),
    }
}

fn outcome(text: &str) -> Result<Expected, NotationError> {
    let missing = || BindError::Shape("an expectation is missing".to_owned());
    let call = parse_case(&format!("f() -> {text}"))?.into_iter().next();
    let outcome = call.and_then(|call| call.outcome).map(Expected::from);
    outcome.ok_or_else(|| NotationError::Bind { line: 1, error: missing() })
}

fn literal_bytes(text: &str) -> Result<Vec<u8>, NotationError> {
    match parse_value(text)? {
        Value::Str(text) => Ok(text.as_bytes().to_vec()),
        Value::Bytes(bytes) => Ok(bytes),
        other => {
            let message = format!("`{}` is not text", other.type_name());
            Err(NotationError::Bind { line: 1, error: BindError::Shape(message) })
        }
    }
}

/// The value with the elements of its sets in the order of their text, which no hash seed and no
/// version of Python changes.
fn canonical(value: &Value) -> Value {
    if has_set(value) { sorted_sets(value) } else { value.clone() }
}

/// Looks through a value without recursion: inputs may be nested thousands deep.
fn has_set(value: &Value) -> bool {
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        match value {
            Value::Set(_) | Value::FrozenSet(_) => return true,
            Value::List(items) | Value::Tuple(items) => pending.extend(items.iter()),
            Value::Dict(pairs) => {
                pending.extend(pairs.iter().flat_map(|(key, value)| [key, value]));
            }
            Value::Linked(linked) => pending.extend(linked.values.iter()),
            Value::Tree(tree) => pending.extend(tree.nodes.iter().flatten()),
            _ => {}
        }
    }
    false
}

fn sorted_sets(value: &Value) -> Value {
    let each = |items: &[Value]| items.iter().map(sorted_sets).collect::<Vec<_>>();
    let sorted = |items: &[Value]| {
        let mut items = each(items);
        items.sort_by_cached_key(print_value);
        items
    };
    match value {
        Value::Set(items) => Value::Set(sorted(items).into()),
        Value::FrozenSet(items) => Value::FrozenSet(sorted(items).into()),
        Value::List(items) => Value::List(each(items).into()),
        Value::Tuple(items) => Value::Tuple(each(items).into()),
        Value::Dict(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| (sorted_sets(key), sorted_sets(value)));
            Value::Dict(pairs.collect::<Vec<_>>().into())
        }
        Value::Linked(linked) => {
            let mut linked = linked.clone();
            linked.values = each(&linked.values).into();
            Value::Linked(linked)
        }
        Value::Tree(tree) => {
            let mut tree = tree.clone();
            tree.nodes.iter_mut().flatten().for_each(|node| *node = sorted_sets(node));
            Value::Tree(tree)
        }
        other => other.clone(),
    }
}
