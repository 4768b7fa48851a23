//! Damages of one value, by its declared type.
//!
//! Owns what can be wrong with a value and with the values in it.

use std::collections::BTreeSet;

use super::TOO_LONG;
use crate::model::{Items, Text, Type, Value, fit};

/// The place below the value with what was done to it, and the whole value after that.
type Changes = Vec<(String, Value)>;

/// More legal values than this tell nothing new.
const ENOUGH: usize = 20_000;

/// How deep elements are damaged.
const DEEPEST: usize = 3;

/// A value that holds something and is small enough to be sent many times.
pub(super) fn is_typical(value: &Value) -> bool {
    match value {
        Value::List(items) | Value::Tuple(items) => (1..1000).contains(&items.len()),
        Value::Str(text) => !text.as_bytes().is_empty() && text.as_bytes().len() < 10_000,
        Value::None => false,
        _ => true,
    }
}

/// Damages of a value. `seen` are the legal values in its place.
pub(super) fn damages(kind: &Type, value: &Value, seen: &[&Value]) -> Changes {
    below(kind, value, seen, 0)
}

fn below(kind: &Type, value: &Value, seen: &[&Value], depth: usize) -> Changes {
    let kind = match kind {
        Type::Union(parts) => match parts.iter().find(|part| fit(value.clone(), part).is_ok()) {
            Some(part) => &part.clone(),
            None => return Vec::new(),
        },
        kind => kind,
    };
    let own = wrong_types(kind).into_iter().chain(wrong_values(kind));
    let own = own.filter(|(_, damaged)| !seen.contains(&damaged));
    let mut found: Changes = own.map(|(what, damaged)| (format!(": {what}"), damaged)).collect();
    found.extend(wrong_lengths(kind, value, seen, depth));
    found.extend(elements(kind, value, seen, depth));
    found
}

fn wrong_types(kind: &Type) -> Vec<(&'static str, Value)> {
    let none = || ("None", Value::None);
    let number = || ("number", Value::int(7));
    let text = || ("text", Value::str("x"));
    match kind {
        Type::Bool => vec![none(), number(), text()],
        Type::Int => {
            vec![none(), text(), ("bool", Value::Bool(true)), ("fraction", Value::Float(0.5))]
        }
        Type::Float | Type::Bytes => vec![none(), text()],
        Type::Str => vec![none(), number(), ("bytes", Value::Bytes(vec![b'x']))],
        Type::List(_) | Type::Set(_) | Type::Dict(..) | Type::Tuple(_) | Type::TupleOf(_) => {
            vec![none(), number(), text()]
        }
        // `None` is the empty chain or tree.
        Type::ListNode(_) | Type::TreeNode(_) => vec![number(), text()],
        Type::Any | Type::None | Type::Union(_) | Type::Iterator(_) => Vec::new(),
    }
}

fn wrong_values(kind: &Type) -> Vec<(&'static str, Value)> {
    let power = num_bigint::BigInt::from(10).pow(30);
    let int = |number: num_bigint::BigInt| Value::Int(number.into());
    match kind {
        Type::Int => vec![("huge", int(power.clone())), ("huge negative", int(-power))],
        Type::Float => vec![
            ("NaN", Value::Float(f64::NAN)),
            ("infinity", Value::Float(f64::INFINITY)),
            ("huge", Value::Float(1e300)),
        ],
        Type::Str => {
            let mut text = Text::from("a");
            text.push_code_point(0xD800);
            vec![("lone surrogate", Value::Str(text))]
        }
        _ => Vec::new(),
    }
}

fn wrong_lengths(kind: &Type, value: &Value, seen: &[&Value], depth: usize) -> Changes {
    let mut found = Vec::new();
    let mut add = |what: &str, value: Value| found.push((format!(": {what}"), value));
    match (kind, value) {
        (Type::Str, Value::Str(text)) => {
            if !seen
                .iter()
                .any(|value| matches!(value, Value::Str(text) if text.as_bytes().is_empty()))
            {
                add("empty", Value::str(""));
            }
            let unit = text.as_str().filter(|text| !text.is_empty()).unwrap_or("a");
            if depth < 2 {
                add("too long", Value::str(&unit.repeat(TOO_LONG / unit.len() + 1)));
            }
        }
        (_, Value::List(items)) => {
            let lengths: BTreeSet<usize> = seen.iter().filter_map(|value| length(value)).collect();
            let fixed = depth > 0 && lengths.len() == 1 && seen.len() > 2;
            if fixed && let Some(last) = items.last() {
                let longer = items.iter().cloned().chain([last.clone()]).collect();
                add("extra element", Value::list(longer));
                add("missing element", shorter(items));
            }
            if !lengths.contains(&0) && !seen.contains(&&Value::None) && !fixed {
                add("empty", Value::list(Vec::new()));
            }
            if depth == 0 && !items.is_empty() {
                let longer = items.iter().cycle().take(TOO_LONG).cloned();
                add("too long", Value::list(longer.collect()));
            }
        }
        (Type::Tuple(_), Value::Tuple(items)) => add("missing element", shorter(items)),
        _ => {}
    }
    found
}

fn shorter(items: &Items) -> Value {
    Value::list(items.iter().take(items.len().saturating_sub(1)).cloned().collect())
}

fn length(value: &Value) -> Option<usize> {
    match value {
        Value::List(items) | Value::Tuple(items) => Some(items.len()),
        _ => None,
    }
}

/// Damages of the element in the middle.
fn elements(kind: &Type, value: &Value, seen: &[&Value], depth: usize) -> Changes {
    let (Type::List(part) | Type::TupleOf(part) | Type::ListNode(part) | Type::TreeNode(part)) =
        kind
    else {
        return Vec::new();
    };
    let (Value::List(items) | Value::Tuple(items)) = value else { return Vec::new() };
    let middle = items.len() / 2;
    let Some(element) = items.get(middle).filter(|_| depth < DEEPEST) else { return Vec::new() };
    let mut inner: Vec<&Value> = Vec::new();
    for value in seen {
        if let Value::List(items) | Value::Tuple(items) = value {
            inner.extend(items.iter().take(ENOUGH.saturating_sub(inner.len())));
        }
    }
    let gaps = matches!(kind, Type::TreeNode(_));
    let changes = below(part, element, &inner, depth + 1).into_iter();
    // `None` in a tree is a missing child.
    let changes = changes.filter(|(_, damaged)| !(gaps && *damaged == Value::None));
    let whole = |damaged: Value| {
        let mut others: Vec<Value> = items.to_vec();
        if let Some(slot) = others.get_mut(middle) {
            *slot = damaged;
        }
        Value::list(others)
    };
    changes.map(|(place, damaged)| (format!("[]{place}"), whole(damaged))).collect()
}
