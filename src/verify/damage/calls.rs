//! Damages of a sequence of calls.
//!
//! Owns what can be wrong with the sequence; arguments are `value`'s.

use super::{Damage, value, with};
use crate::model::{ClassSpec, Parameter, Signature, Value};

/// More calls than any problem allows; each is several values.
const TOO_MANY: usize = 300_000;

pub(super) fn damages(spec: &ClassSpec, inputs: &[Value]) -> Vec<Damage> {
    let sequences: Vec<&[Value]> = inputs.iter().filter_map(calls_of).collect();
    let Some(base) = inputs.first() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(calls) = sequences.first() {
        for (what, calls) in of_sequence(calls) {
            found.push(Damage {
                name: format!("calls: {what}"),
                input: with(base, "calls", &Value::list(calls)),
            });
        }
    }
    for (index, method) in spec.methods.iter().enumerate() {
        let called = if index == 0 { &spec.name } else { &method.name };
        for (place, parameter) in method.parameters.iter().enumerate() {
            let place = Place { called, method, parameter, index: place };
            found.extend(place.damages(&sequences, inputs));
        }
    }
    found
}

fn of_sequence(calls: &[Value]) -> Vec<(&'static str, Vec<Value>)> {
    let mut found = vec![("empty", Vec::new())];
    let unknown = Value::list(vec![Value::str("no_such_method"), Value::list(Vec::new())]);
    found.push(("unknown method", calls.iter().cloned().chain([unknown]).collect()));
    found.push(("no constructor", calls.iter().skip(1).cloned().collect()));
    if let (Some(first), Some(last)) = (calls.first(), calls.last()) {
        found.push(("second constructor", calls.iter().chain([first]).cloned().collect()));
        let repeated = std::iter::repeat_n(last, TOO_MANY);
        found.push(("too long", calls.iter().chain(repeated).cloned().collect()));
    }
    let with_arguments = calls
        .iter()
        .rposition(|call| arguments_of(call).is_some_and(|arguments| !arguments.is_empty()));
    if let Some(at) = with_arguments {
        let mut shorter = calls.to_vec();
        let call = calls.get(at).and_then(|call| {
            let arguments = arguments_of(call)?;
            let fewer = arguments.iter().take(arguments.len() - 1).cloned().collect();
            Some(Value::list(vec![Value::str(name_of(call)?), Value::list(fewer)]))
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
        let Some(arguments) = calls.get(at).and_then(arguments_of) else { return Vec::new() };
        let Some(argument) = arguments.get(self.index) else { return Vec::new() };
        let name = format!("{}.{}", self.method.name, self.parameter.name);
        let damage = |(what, damaged): (String, Value)| {
            let arguments = replaced(arguments, self.index, damaged);
            let call = Value::list(vec![Value::str(self.called), Value::list(arguments)]);
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
