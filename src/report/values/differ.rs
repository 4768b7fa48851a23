//! Where two values part.
//!
//! Owns a structural walk that knows nothing of tolerance or order: it serves to show a difference,
//! never to find out whether there is one.

use super::parts::{child, count, inner};
use crate::model::{Int, Value};

/// A place in a value: the children to descend through, and the character where two leaves part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) path: Vec<usize>,
    pub(super) at: usize,
}

/// The first place where two values print differently, if there is one. Does not recurse.
pub(super) fn first_difference(left: &Value, right: &Value) -> Option<Place> {
    if let Some(at) = node_difference(left, right) {
        return Some(Place { path: Vec::new(), at });
    }
    let mut frames = vec![(left, right, 0)];
    while let Some((left, right, next)) = frames.last_mut() {
        let index = *next;
        *next += 1;
        let (Some(one), Some(other)) = (child(left, index), child(right, index)) else {
            frames.pop();
            continue;
        };
        frames.push((one, other, 0));
        if let Some(at) = node_difference(one, other) {
            // The last frame has made no step yet.
            let steps = frames.iter().rev().skip(1).rev();
            return Some(Place { path: steps.map(|(_, _, next)| next - 1).collect(), at });
        }
    }
    None
}

/// Whether two nodes differ but for what their children hold; for leaves, at which character.
fn node_difference(left: &Value, right: &Value) -> Option<usize> {
    let (left, right) = (inner(left), inner(right));
    let lengths = (count(left) != count(right)).then_some(0);
    match (left, right) {
        (Value::None, Value::None) | (Value::Cycle, Value::Cycle) => None,
        (Value::Bool(one), Value::Bool(other)) => (one != other).then_some(0),
        (Value::Float(one), Value::Float(other)) => {
            let nan = one.is_nan() && other.is_nan();
            (one.to_bits() != other.to_bits() && !nan).then_some(0)
        }
        (Value::Int(one), Value::Int(other)) => int_difference(one, other),
        (Value::Str(one), Value::Str(other)) => parting(one.code_points(), other.code_points()),
        (Value::Bytes(one), Value::Bytes(other)) => parting(one.iter(), other.iter()),
        (Value::Opaque(one), Value::Opaque(other)) => {
            parting(one.code_points(), other.code_points())
        }
        (Value::Range(one), Value::Range(other)) => int_difference(&one.start, &other.start)
            .or_else(|| int_difference(&one.stop, &other.stop))
            .or_else(|| int_difference(&one.step, &other.step)),
        (Value::Linked(one), Value::Linked(other)) => {
            if one.cycle_to == other.cycle_to {
                lengths
            } else {
                Some(0)
            }
        }
        (Value::List(_) | Value::Linked(_) | Value::Tree(_), _)
            if matches!(right, Value::List(_) | Value::Linked(_) | Value::Tree(_)) =>
        {
            let turns = |value: &Value| matches!(value, Value::Linked(l) if l.cycle_to.is_some());
            if turns(left) == turns(right) { lengths } else { Some(0) }
        }
        (Value::Tuple(_), Value::Tuple(_))
        | (Value::Set(_), Value::Set(_))
        | (Value::FrozenSet(_), Value::FrozenSet(_))
        | (Value::Dict(_), Value::Dict(_)) => lengths,
        _ => Some(0),
    }
}

/// The first digit that differs, as [`super::leaf::digits`] writes them.
fn int_difference(one: &Int, other: &Int) -> Option<usize> {
    if one == other {
        return None;
    }
    parting(super::leaf::digits(one).chars(), super::leaf::digits(other).chars()).or(Some(0))
}

/// The index of the first items that differ.
fn parting<T: PartialEq>(
    mut left: impl Iterator<Item = T>,
    mut right: impl Iterator<Item = T>,
) -> Option<usize> {
    for index in 0.. {
        match (left.next(), right.next()) {
            (None, None) => return None,
            (one, other) if one != other => return Some(index),
            _ => {}
        }
    }
    None
}
