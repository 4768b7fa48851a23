//! Damages of a sequence of calls.
//!
//! Owns what can be wrong with the sequence; arguments are `value`'s.

use super::{Damage, value, with};
use crate::model::{Parameter, Script, Signature, Takes, Value};

/// More calls than any problem allows; each is several values.
const TOO_MANY: usize = 300_000;

pub(super) fn damages(script: Script<'_>, inputs: &[Value]) -> Vec<Damage> {
    let sequences: Vec<&[Value]> = inputs.iter().filter_map(calls_of).collect();
    let Some(base) = inputs.first() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(calls) = sequences.first() {
        for (what, calls) in of_sequence(script, calls) {
            found.push(Damage {
                name: format!("calls: {what}"),
                input: with(base, "calls", &Value::list(calls)),
            });
        }
    }
    for (index, method) in script.calls.iter().enumerate() {
        let called = script.name(index);
        // What a parameter collects has no place of its own among the arguments.
        let single = method.parameters.iter().take_while(|parameter| parameter.takes == Takes::One);
        for (place, parameter) in single.enumerate() {
            let place = Place { called, method, parameter, index: place };
            found.extend(place.damages(&sequences, inputs));
        }
    }
    found
}

fn of_sequence(script: Script<'_>, calls: &[Value]) -> Vec<(&'static str, Vec<Value>)> {
    let mut found = vec![("empty", Vec::new())];
    let unknown = Value::list(vec![Value::str("no_such_method"), Value::list(Vec::new())]);
    found.push(("unknown method", calls.iter().cloned().chain([unknown]).collect()));
    if script.class.is_some() {
        found.push(("no constructor", calls.iter().skip(1).cloned().collect()));
    }
    if let (Some(first), Some(last)) = (calls.first(), calls.last()) {
        if script.class.is_some() {
            found.push(("second constructor", calls.iter().chain([first]).cloned().collect()));
        }
        let repeated = std::iter::repeat_n(last, TOO_MANY);
        found.push(("too long", calls.iter().chain(repeated).cloned().collect()));
    }
    let with_arguments = calls.iter().rposition(|call| {
        let some = arguments_of(call).is_some_and(|arguments| !arguments.is_empty());
        some && !name_of(call).is_some_and(|name| collects(script, name))
    });
    if let Some(at) = with_arguments {
        let mut shorter = calls.to_vec();
        let call = calls.get(at).and_then(|call| {
            let arguments = arguments_of(call)?;
            let fewer = arguments.iter().take(arguments.len() - 1).cloned().collect();
            Some(with_arguments_of(call, fewer))
        });
        if let (Some(slot), Some(call)) = (shorter.get_mut(at), call) {
            *slot = call;
            found.push(("missing argument", shorter));
        }
    }
    found
}

/// One parameter of one method.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// How a case names the method.
    called: &'a str,
    method: &'a Signature,
    parameter: &'a Parameter,
    index: usize,
}

impl Place<'_> {
    /// Damages of this argument, in the first case that gives it.
    fn damages(self, sequences: &[&[Value]], inputs: &[Value]) -> Vec<Damage> {
        /// More legal values than this tell nothing new.
        const ENOUGH: usize = 10_000;
        let calls = sequences.iter().flat_map(|calls| calls.iter());
        let seen: Vec<&Value> = calls.filter_map(|call| self.of(call)).take(ENOUGH).collect();
        let found = inputs.iter().find_map(|input| {
            let calls = calls_of(input)?;
            let is_it = |call: &Value| self.of(call).is_some_and(value::is_typical);
            Some((input, calls, calls.iter().position(is_it)?))
        });
        let Some((base, calls, at)) = found else { return Vec::new() };
        let Some(call) = calls.get(at) else { return Vec::new() };
        let Some(arguments) = arguments_of(call) else { return Vec::new() };
        let Some(argument) = arguments.get(self.index) else { return Vec::new() };
        let name = format!("{}.{}", self.method.name, self.parameter.name);
        let damage = |(what, damaged): (String, Value)| {
            let arguments = replaced(arguments, self.index, damaged);
            let call = with_arguments_of(call, arguments);
            let calls = Value::list(replaced(calls, at, call));
            Damage { name: format!("{name}{what}"), input: with(base, "calls", &calls) }
        };
        let found = value::damages(&self.parameter.kind, argument, &seen);
        found.into_iter().map(damage).collect()
    }

    /// This argument of a call of this method.
    fn of(self, call: &Value) -> Option<&Value> {
        (name_of(call) == Some(self.called)).then(|| arguments_of(call)?.get(self.index))?
    }
}

fn replaced(items: &[Value], at: usize, value: Value) -> Vec<Value> {
    let mut items = items.to_vec();
    if let Some(slot) = items.get_mut(at) {
        *slot = value;
    }
    items
}

/// Whether a call takes any number of arguments.
fn collects(script: Script<'_>, name: &str) -> bool {
    let named = script.calls.iter().enumerate().find(|(index, _)| script.name(*index) == name);
    named.is_some_and(|(_, call)| call.parameters.iter().any(|one| one.takes == Takes::Rest))
}

/// The same call with other positional arguments.
fn with_arguments_of(call: &Value, arguments: Vec<Value>) -> Value {
    match call {
        Value::List(parts) => Value::list(replaced(parts, 1, Value::list(arguments))),
        other => other.clone(),
    }
}

fn calls_of(input: &Value) -> Option<&[Value]> {
    match input.get("calls")? {
        Value::List(calls) => Some(calls),
        _ => None,
    }
}

fn name_of(call: &Value) -> Option<&str> {
    match call {
        Value::List(parts) => match parts.first()? {
            Value::Str(name) => name.as_str(),
            _ => None,
        },
        _ => None,
    }
}

fn arguments_of(call: &Value) -> Option<&[Value]> {
    match call {
        Value::List(parts) => match parts.get(1)? {
            Value::List(arguments) => Some(arguments),
            _ => None,
        },
        _ => None,
    }
}
