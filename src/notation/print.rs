//! Values as Python source.
//!
//! Owns how each kind of value looks, with a stack of its own instead of the call stack. Text and
//! numbers are `quote`'s and `number`'s.

use std::slice;

use super::{number, quote};
use crate::model::{Linked, Range, Signature, Takes, Value};

/// A value as Python source on one line.
pub fn print_value(value: &Value) -> String {
    let mut out = String::new();
    write_value(&mut out, value);
    out
}

/// An argument of a call as it is written: perhaps by name.
pub type WrittenArgument<'a> = (Option<&'a str>, &'a Value);

/// A call as Python source on one line: `two_sum(nums=[3, 3], target=6)`.
pub fn print_call(name: &str, arguments: &[WrittenArgument<'_>]) -> String {
    let mut out = format!("{name}(");
    for (index, (name, value)) in arguments.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        if let Some(name) = name {
            out.push_str(name);
            out.push('=');
        }
        write_value(&mut out, value);
    }
    out.push(')');
    out
}

/// The arguments of a call, one value per parameter, as Python writes them: by name, unless some are
/// collected, of which those that are not must then be told apart by their place.
pub fn written_arguments<'a>(
    signature: &'a Signature,
    values: &'a [Value],
) -> Vec<WrittenArgument<'a>> {
    let collects = signature.parameters.iter().any(|parameter| parameter.takes != Takes::One);
    let mut written = Vec::new();
    for (parameter, value) in signature.parameters.iter().zip(values) {
        match (parameter.takes, value) {
            (Takes::Rest, Value::Tuple(rest) | Value::List(rest)) => {
                written.extend(rest.iter().map(|value| (None, value)));
            }
            (Takes::Named, Value::Dict(named)) => {
                written.extend(named.iter().filter_map(|(name, value)| match name {
                    Value::Str(name) => Some((Some(name.as_str()?), value)),
                    _ => None,
                }));
            }
            _ if collects => written.push((None, value)),
            _ => written.push((Some(parameter.name.as_str()), value)),
        }
    }
    written
}

/// Writes a value as Python source on one line.
pub fn write_value(out: &mut String, value: &Value) {
    let mut open: Vec<Open<'_>> = Vec::new();
    open.extend(start(out, value));
    while let Some(top) = open.last_mut() {
        if let Some(child) = top.next(out) {
            open.extend(start(out, child));
        } else {
            out.push_str(&top.closer);
            open.pop();
        }
    }
}

/// A container that is partly written.
struct Open<'a> {
    rest: Rest<'a>,
    closer: String,
    separator: &'static str,
}

enum Rest<'a> {
    Items(slice::Iter<'a, Value>),
    Nodes(slice::Iter<'a, Option<Value>>),
    Pairs { rest: slice::Iter<'a, (Value, Value)>, value: Option<&'a Value> },
}

static GAP: Value = Value::None;

impl<'a> Open<'a> {
    fn new(rest: Rest<'a>, closer: impl Into<String>) -> Self {
        Self { rest, closer: closer.into(), separator: "" }
    }

    /// The next child, once what separates it from the last is written.
    fn next(&mut self, out: &mut String) -> Option<&'a Value> {
        let (next, separator) = match &mut self.rest {
            Rest::Items(items) => (items.next()?, self.separator),
            Rest::Nodes(nodes) => (nodes.next()?.as_ref().unwrap_or(&GAP), self.separator),
            Rest::Pairs { value, .. } if value.is_some() => (value.take()?, ": "),
            Rest::Pairs { rest, value } => {
                let (key, of_key) = rest.next()?;
                *value = Some(of_key);
                (key, self.separator)
            }
        };
        out.push_str(separator);
        self.separator = ", ";
        Some(next)
    }
}

/// Writes a leaf, or the opening bracket of a container.
fn start<'a>(out: &mut String, value: &'a Value) -> Option<Open<'a>> {
    let (opener, items, closer) = match value {
        Value::List(items) => ("[", items, "]"),
        Value::Tuple(items) => ("(", items, if items.len() == 1 { ",)" } else { ")" }),
        Value::Set(items) if items.is_empty() => ("set(", items, ")"),
        Value::Set(items) => ("{", items, "}"),
        Value::FrozenSet(items) if items.is_empty() => ("frozenset(", items, ")"),
        Value::FrozenSet(items) => ("frozenset({", items, "})"),
        Value::Linked(linked) => return Some(start_chain(out, linked)),
        Value::Tree(tree) => {
            out.push('[');
            return Some(Open::new(Rest::Nodes(tree.nodes.iter()), "]"));
        }
        Value::Dict(pairs) => {
            out.push('{');
            return Some(Open::new(Rest::Pairs { rest: pairs.iter(), value: None }, "}"));
        }
        Value::Counted(counted) => {
            let only = slice::from_ref(&counted.sequence);
            return Some(Open::new(Rest::Items(only.iter()), ""));
        }
        leaf => {
            write_leaf(out, leaf);
            return None;
        }
    };
    out.push_str(opener);
    Some(Open::new(Rest::Items(items.iter()), closer))
}

fn start_chain<'a>(out: &mut String, linked: &'a Linked) -> Open<'a> {
    let (opener, closer) = match linked.cycle_to {
        Some(to) => ("{'values': [", format!("], 'pos': {to}}}")),
        None => ("[", "]".to_owned()),
    };
    out.push_str(opener);
    Open::new(Rest::Items(linked.values.iter()), closer)
}

fn write_leaf(out: &mut String, value: &Value) {
    match value {
        Value::None => out.push_str("None"),
        Value::Bool(true) => out.push_str("True"),
        Value::Bool(false) => out.push_str("False"),
        Value::Int(int) => number::write_int(out, int),
        Value::Float(float) => number::write_float(out, *float),
        Value::Str(text) => quote::write_str(out, text),
        Value::Bytes(bytes) => quote::write_bytes(out, bytes),
        Value::Range(range) => write_range(out, range),
        Value::Opaque(name) => {
            out.push('<');
            quote::write_bare(out, name);
            out.push_str(" object>");
        }
        Value::Cycle => out.push_str("[...]"),
        Value::List(_)
        | Value::Tuple(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::Dict(_)
        | Value::Linked(_)
        | Value::Tree(_)
        | Value::Counted(_) => {}
    }
}

fn write_range(out: &mut String, range: &Range) {
    out.push_str("range(");
    number::write_int(out, &range.start);
    out.push_str(", ");
    number::write_int(out, &range.stop);
    if range.step.as_i64() != Some(1) {
        out.push_str(", ");
        number::write_int(out, &range.step);
    }
    out.push(')');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Counted, Text, Tree};

    #[test]
    fn every_kind_of_value_has_its_look() {
        let ints = |range: std::ops::Range<i64>| range.map(Value::int).collect::<Vec<_>>();
        let range = |step: i64| Range { start: 0.into(), stop: 10.into(), step: step.into() };
        let tree = Tree { nodes: vec![Some(Value::int(1)), None, Some(Value::int(2))] };
        let counted = Counted { sequence: Value::list(ints(0..2)), max_distinct: 1, max_total: 3 };
        let chain = |cycle_to| Linked { values: ints(1..3).into(), cycle_to, ..Linked::default() };
        let cases = [
            (Value::Tuple(ints(0..0).into()), "()"),
            (Value::Tuple(ints(0..1).into()), "(0,)"),
            (Value::Tuple(ints(0..2).into()), "(0, 1)"),
            (Value::Set(ints(0..0).into()), "set()"),
            (Value::Set(ints(0..2).into()), "{0, 1}"),
            (Value::FrozenSet(ints(0..0).into()), "frozenset()"),
            (Value::FrozenSet(ints(0..1).into()), "frozenset({0})"),
            (Value::record([]), "{}"),
            (
                Value::record([("a", Value::None), ("b", Value::Bool(true))]),
                "{'a': None, 'b': True}",
            ),
            (Value::Range(range(1)), "range(0, 10)"),
            (Value::Range(range(2)), "range(0, 10, 2)"),
            (Value::Linked(chain(None)), "[1, 2]"),
            (Value::Linked(chain(Some(0))), "{'values': [1, 2], 'pos': 0}"),
            (Value::Tree(tree), "[1, None, 2]"),
            (Value::Counted(Box::new(counted)), "[0, 1]"),
            (Value::Opaque(Text::from("gen\u{1b}")), "<gen\\x1b object>"),
            (Value::list(vec![Value::Cycle]), "[[...]]"),
        ];
        for (value, text) in cases {
            assert_eq!(print_value(&value), text);
        }
    }

    #[test]
    fn a_call_names_its_arguments() {
        let (nums, target) = (Value::list(vec![Value::int(3)]), Value::int(6));
        let call = print_call("two_sum", &[(Some("nums"), &nums), (Some("target"), &target)]);
        assert_eq!(call, "two_sum(nums=[3], target=6)");
    }
}
