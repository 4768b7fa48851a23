//! Whether a value has exactly its declared type.
//!
//! Owns what packages may store. Making it from a literal is `literal`'s, leniency towards a candidate's result is `compare`'s.

use super::path::{index_step, key_step};
use super::{Counted, Type, Value};

/// A value that does not have its declared type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected `{expected}`, got {got}{}", at(path))]
pub struct Misfit {
    /// Where, as Python would index it: `[0][1]`; empty for the value itself.
    pub path: String,
    /// The declared type there.
    pub expected: String,
    /// What is there instead.
    pub got: String,
}

fn at(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" at `{path}`") }
}

impl Misfit {
    pub(super) fn new(declared: &Type, value: &Value) -> Self {
        Self::because(declared, format!("`{}`", value.type_name()))
    }

    pub(super) fn because(declared: &Type, got: String) -> Self {
        Self { path: String::new(), expected: declared.to_string(), got }
    }

    /// The same, seen from one level further out.
    pub(super) fn under(mut self, step: &str) -> Self {
        self.path.insert_str(0, step);
        self
    }
}

/// Whether a value has exactly the declared type.
///
/// A `float` is never an `int` here, nor a `list` a `tuple`; `frozenset` is a set, and a sequence that is
/// counted may be a `range`.
pub fn fits(value: &Value, declared: &Type) -> Result<(), Misfit> {
    let misfit = || Err(Misfit::new(declared, value));
    match (declared, value) {
        (_, Value::Counted(counted)) => counted_fits(counted, declared),
        (Type::Any, _) => plain(value),
        (Type::None | Type::ListNode(_) | Type::TreeNode(_), Value::None)
        | (Type::Bool, Value::Bool(_))
        | (Type::Int, Value::Int(_))
        | (Type::Float, Value::Float(_))
        | (Type::Str, Value::Str(_))
        | (Type::Bytes, Value::Bytes(_)) => Ok(()),
        (Type::List(part) | Type::Iterator(part), Value::List(items))
        | (Type::TupleOf(part), Value::Tuple(items)) => each_fits(items, part),
        (Type::ListNode(part), Value::Linked(linked)) => each_fits(&linked.values, part),
        (Type::Tuple(parts), Value::Tuple(items)) if parts.len() == items.len() => {
            parts.iter().zip(items.iter()).enumerate().try_for_each(|(index, (part, item))| {
                fits(item, part).map_err(|misfit| misfit.under(&index_step(index)))
            })
        }
        (Type::Tuple(_), Value::Tuple(items)) => Err(wrong_count(declared, items.len())),
        (Type::Set(part), Value::Set(items) | Value::FrozenSet(items)) => {
            items.iter().try_for_each(|item| fits(item, part))
        }
        (Type::Dict(key_type, value_type), Value::Dict(pairs)) => {
            pairs.iter().try_for_each(|(key, value)| {
                fits(key, key_type)?;
                fits(value, value_type).map_err(|misfit| misfit.under(&key_step(key)))
            })
        }
        (Type::TreeNode(part), Value::Tree(tree)) => {
            let nodes = tree.nodes.iter().enumerate();
            nodes.filter_map(|(index, node)| Some((index, node.as_ref()?))).try_for_each(
                |(index, node)| fits(node, part).map_err(|misfit| misfit.under(&index_step(index))),
            )
        }
        (Type::Union(members), _) => {
            if members.iter().any(|member| fits(value, member).is_ok()) {
                return Ok(());
            }
            only_member(members).map_or_else(misfit, |member| fits(value, member))
        }
        _ => misfit(),
    }
}

fn each_fits(items: &[Value], part: &Type) -> Result<(), Misfit> {
    items.iter().enumerate().try_for_each(|(index, item)| {
        fits(item, part).map_err(|misfit| misfit.under(&index_step(index)))
    })
}

fn counted_fits(counted: &Counted, declared: &Type) -> Result<(), Misfit> {
    match (&counted.sequence, declared) {
        (Value::Range(_), Type::List(part) | Type::TupleOf(part))
            if matches!(**part, Type::Int | Type::Any) =>
        {
            Ok(())
        }
        (sequence, _) => fits(sequence, declared),
    }
}

/// The one member that is not `None`: a mistake inside `Optional[list[int]]` is shown at its place.
pub(super) fn only_member(members: &[Type]) -> Option<&Type> {
    let mut members = members.iter().filter(|member| **member != Type::None);
    members.next().filter(|_| members.next().is_none())
}

pub(super) fn wrong_count(declared: &Type, count: usize) -> Misfit {
    Misfit::because(declared, format!("{count} elements"))
}

/// Whether nothing in a value is other than plain data.
fn plain(value: &Value) -> Result<(), Misfit> {
    let mut pending = vec![value];
    while let Some(next) = pending.pop() {
        match next {
            Value::Opaque(_) | Value::Cycle => return Err(Misfit::new(&Type::Any, next)),
            other => other.children(&mut pending),
        }
    }
    Ok(())
}
