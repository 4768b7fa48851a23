//! What containers are made of, alike for all of them.
//!
//! Owns the numbering of children that paths use: the elements in order; for a `dict` each key
//! followed by its value.

use crate::model::{Counted, Value};

/// A missing child of a tree, which prints as `None`.
static GAP: Value = Value::None;

/// A value that only wraps another one is that other one here.
pub(super) fn inner(mut value: &Value) -> &Value {
    while let Value::Counted(counted) = value {
        let Counted { sequence, .. } = &**counted;
        value = sequence;
    }
    value
}

/// How many children a value has.
pub(super) fn count(value: &Value) -> usize {
    match inner(value) {
        Value::List(items) | Value::Tuple(items) | Value::Set(items) | Value::FrozenSet(items) => {
            items.len()
        }
        Value::Dict(pairs) => pairs.len() * 2,
        Value::Linked(linked) => linked.values.len(),
        Value::Tree(tree) => tree.nodes.len(),
        _ => 0,
    }
}

/// A child by its number.
pub(super) fn child(value: &Value, index: usize) -> Option<&Value> {
    match inner(value) {
        Value::List(items) | Value::Tuple(items) | Value::Set(items) | Value::FrozenSet(items) => {
            items.get(index)
        }
        Value::Dict(pairs) => {
            let (key, value) = pairs.get(index / 2)?;
            Some(if index.is_multiple_of(2) { key } else { value })
        }
        Value::Linked(linked) => linked.values.get(index),
        Value::Tree(tree) => tree.nodes.get(index).map(|node| node.as_ref().unwrap_or(&GAP)),
        _ => None,
    }
}

/// The child that a path leads to.
pub(super) fn descend<'a>(value: &'a Value, path: &[usize]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, step| child(value, *step))
}

/// How many children make one unit between commas.
pub(super) fn unit(value: &Value) -> usize {
    if matches!(inner(value), Value::Dict(_)) { 2 } else { 1 }
}

/// What stands around the children, as Python writes it.
pub(super) fn brackets(value: &Value) -> (String, String) {
    let (open, close) = match inner(value) {
        Value::Tuple(items) if items.len() == 1 => ("(", ",)"),
        Value::Tuple(_) => ("(", ")"),
        Value::Set(_) | Value::Dict(_) => ("{", "}"),
        Value::FrozenSet(_) => ("frozenset({", "})"),
        Value::Linked(linked) => {
            if let Some(back) = linked.cycle_to {
                return ("{'values': [".to_owned(), format!("], 'pos': {back}}}"));
            }
            ("[", "]")
        }
        _ => ("[", "]"),
    };
    (open.to_owned(), close.to_owned())
}

/// A lower bound of the characters a value prints as, counted no further than to the limit.
pub(super) fn at_least(value: &Value, limit: usize) -> usize {
    let mut pending = vec![value];
    let mut seen = 0_usize;
    while let Some(value) = pending.pop() {
        let value = inner(value);
        seen = seen.saturating_add(own_size(value));
        if seen > limit {
            return seen;
        }
        let room = limit - seen + 1;
        pending.extend((0..count(value).min(room)).filter_map(|index| child(value, index)));
    }
    seen
}

/// A lower bound of what a value adds to its children.
fn own_size(value: &Value) -> usize {
    match value {
        Value::Int(number) if number.as_i64().is_none() => number.to_signed_le().len() * 2,
        // A code point takes up to four bytes here and at least one character there.
        Value::Str(text) => text.as_bytes().len() / 4 + 2,
        Value::Bytes(bytes) => bytes.len() + 3,
        Value::Opaque(name) => name.as_bytes().len() / 4,
        Value::Range(range) => [&range.start, &range.stop, &range.step]
            .into_iter()
            .filter(|number| number.as_i64().is_none())
            .map(|number| number.to_signed_le().len() * 2)
            .sum(),
        other => 1 + count(other),
    }
}
