//! Fitting plain values to declared types.
//!
//! Owns what a declared type makes of a literal: nodes of lists, floats of integers.

use super::{Items, Linked, Tree, Type, Value};

/// Why a value does not fit its declared type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found}{place} is not {declared}")]
pub struct Misfit {
    /// The path of the part: `[1][0]`; empty for the value itself.
    pub path: String,
    /// What was there.
    pub found: String,
    /// What should have been.
    pub declared: String,
    place: String,
}

impl Misfit {
    fn new(found: &Value, declared: &Type) -> Self {
        Self {
            path: String::new(),
            found: format!("`{}`", found.type_name()),
            declared: format!("`{declared}`"),
            place: String::new(),
        }
    }

    fn below(mut self, step: &str) -> Self {
        self.path.insert_str(0, step);
        self.place = format!(" at `{}`", self.path);
        self
    }
}

/// The value as the declared type has it.
pub fn fit(value: Value, declared: &Type) -> Result<Value, Misfit> {
    match (declared, value) {
        (Type::Any, value)
        | (Type::None, value @ Value::None)
        | (Type::Bool, value @ Value::Bool(_))
        | (Type::Int, value @ Value::Int(_))
        | (Type::Float, value @ Value::Float(_))
        | (Type::Str, value @ Value::Str(_))
        | (Type::Bytes, value @ Value::Bytes(_)) => Ok(value),
        (Type::Float, Value::Int(int)) => Ok(Value::Float(int.to_f64())),
        (Type::List(part), Value::List(items)) => each(items, part).map(Value::List),
        (Type::TupleOf(part), Value::Tuple(items) | Value::List(items)) => {
            each(items, part).map(Value::Tuple)
        }
        (Type::Tuple(parts), Value::Tuple(items) | Value::List(items))
            if parts.len() == items.len() =>
        {
            let fitted = items.into_vec().into_iter().zip(parts).enumerate();
            let fitted = fitted.map(|(index, (item, part))| at(index, fit(item, part)));
            fitted.collect::<Result<Items, _>>().map(Value::Tuple)
        }
        (Type::Set(part), Value::Set(items)) => each(items, part).map(Value::Set),
        (Type::Set(part), Value::FrozenSet(items)) => each(items, part).map(Value::FrozenSet),
        (Type::Dict(key, value), Value::Dict(pairs)) => {
            let fitted = pairs.into_vec().into_iter().map(|(k, v)| {
                let below = |misfit: Misfit| misfit.below("[…]");
                Ok((fit(k, key).map_err(below)?, fit(v, value).map_err(below)?))
            });
            fitted.collect::<Result<Vec<_>, _>>().map(|pairs| Value::Dict(pairs.into()))
        }
        (Type::Union(parts), value) => union(&value, parts, declared),
        (Type::ListNode(part), value) => linked(value, part, declared),
        (Type::TreeNode(part), value) => tree(value, part, declared),
        (_, value) => Err(Misfit::new(&value, declared)),
    }
}

/// Whether the value fits.
pub fn fits(value: &Value, declared: &Type) -> bool {
    fit(value.clone(), declared).is_ok()
}

fn at(index: usize, fitted: Result<Value, Misfit>) -> Result<Value, Misfit> {
    fitted.map_err(|misfit| misfit.below(&format!("[{index}]")))
}

fn each(items: Items, part: &Type) -> Result<Items, Misfit> {
    let items = items.into_vec().into_iter().enumerate();
    items.map(|(index, item)| at(index, fit(item, part))).collect()
}

fn union(value: &Value, parts: &[Type], declared: &Type) -> Result<Value, Misfit> {
    for part in parts {
        if let Ok(fitted) = fit(value.clone(), part) {
            return Ok(fitted);
        }
    }
    Err(Misfit::new(value, declared))
}

fn linked(value: Value, part: &Type, declared: &Type) -> Result<Value, Misfit> {
    let chain = |items: Items, cycle_to| {
        let values = each(items, part)?;
        Ok(Value::Linked(Linked { values, cycle_to, ..Linked::default() }))
    };
    match value {
        Value::None => Ok(Value::None),
        Value::List(items) if items.is_empty() => Ok(Value::None),
        Value::List(items) => chain(items, None),
        Value::Linked(linked) => chain(linked.values, linked.cycle_to),
        Value::Dict(_) => {
            let (values, position) = (value.get("values"), value.get("pos"));
            let (Some(Value::List(items)), Some(Value::Int(position))) = (values, position) else {
                return Err(Misfit::new(&value, declared));
            };
            let position = position.as_i64().and_then(|position| usize::try_from(position).ok());
            match position.filter(|&position| position < items.len()) {
                Some(position) => chain(items.clone(), Some(position)),
                None => Err(Misfit::new(&value, declared)),
            }
        }
        other => Err(Misfit::new(&other, declared)),
    }
}

fn tree(value: Value, part: &Type, declared: &Type) -> Result<Value, Misfit> {
    match value {
        Value::None => Ok(Value::None),
        Value::Tree(tree) => Ok(Value::Tree(tree)),
        Value::List(items) => {
            let nodes = items.into_vec().into_iter().enumerate().map(|(index, item)| match item {
                Value::None => Ok(None),
                item => at(index, fit(item, part)).map(Some),
            });
            let mut nodes: Vec<_> = nodes.collect::<Result<_, _>>()?;
            while nodes.last().is_some_and(Option::is_none) {
                nodes.pop();
            }
            if nodes.is_empty() {
                return Ok(Value::None);
            }
            Ok(Value::Tree(Tree { nodes }))
        }
        other => Err(Misfit::new(&other, declared)),
    }
}
