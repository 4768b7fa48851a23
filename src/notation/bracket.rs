//! Containers while they are read.
//!
//! Owns what may stand in which bracket and what it makes. Where brackets open and close is `value`'s.

use super::cursor::{Cursor, ParseError};
use crate::model::{Int, Range, Value};

/// A value that was read.
pub(super) struct Done {
    pub(super) value: Value,
    /// Where it starts.
    at: usize,
    /// All its elements are hashable.
    hashable_parts: bool,
}

impl Done {
    pub(super) fn leaf(value: Value, at: usize) -> Self {
        Self { value, at, hashable_parts: true }
    }

    fn is_hashable(&self) -> bool {
        match self.value {
            Value::List(_) | Value::Set(_) | Value::Dict(_) => false,
            Value::Tuple(_) => self.hashable_parts,
            _ => true,
        }
    }
}

/// A bracket that is not closed yet.
pub(super) struct Open {
    pub(super) shape: Shape,
    pub(super) at: usize,
    /// For dicts: key, value, key, value, …
    items: Vec<Value>,
    hashable_parts: bool,
    /// Where the first element starts, and whether that one's elements are hashable.
    first: Option<(usize, bool)>,
    pub(super) last: Separator,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shape {
    List,
    /// Parentheses: a tuple, or a value by itself.
    Parentheses,
    /// A set, or a dict once a colon has come.
    Braces,
    Dict,
    MakeSet,
    MakeFrozenSet,
    MakeRange,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Separator {
    None,
    Comma,
    Colon,
}

impl Shape {
    pub(super) fn closer(self) -> &'static str {
        match self {
            Self::List => "]",
            Self::Braces | Self::Dict => "}",
            _ => ")",
        }
    }

    pub(super) fn opener(self) -> &'static str {
        match self {
            Self::List => "[",
            Self::Parentheses => "(",
            Self::Braces | Self::Dict => "{",
            Self::MakeSet => "set(",
            Self::MakeFrozenSet => "frozenset(",
            Self::MakeRange => "range(",
        }
    }
}

impl Open {
    pub(super) fn new(shape: Shape, at: usize) -> Self {
        let (items, last) = (Vec::new(), Separator::None);
        Self { shape, at, items, hashable_parts: true, first: None, last }
    }

    /// The closing bracket may come next.
    pub(super) fn may_close(&self) -> bool {
        self.items.is_empty() || self.last == Separator::Comma
    }

    pub(super) fn needs_value(&self) -> bool {
        self.shape == Shape::Dict && self.items.len() % 2 == 1
    }

    pub(super) fn add(&mut self, cursor: &Cursor<'_>, done: Done) -> Result<(), ParseError> {
        let is_key = match self.shape {
            Shape::Braces => true,
            Shape::Dict => !self.needs_value(),
            _ => false,
        };
        let hashable = done.is_hashable();
        if is_key && !hashable {
            let name = done.value.type_name();
            let message =
                format!("`{name}` is not hashable: no element of a set, no key of a dict");
            return Err(cursor.error(done.at, message));
        }
        self.hashable_parts &= hashable;
        self.first.get_or_insert((done.at, done.hashable_parts));
        self.items.push(done.value);
        self.last = Separator::None;
        Ok(())
    }

    /// Takes a separator, after which a value may come.
    pub(super) fn goes_on(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let first = self.shape == Shape::Braces && self.items.len() == 1;
        if (first || self.needs_value()) && cursor.take(":") {
            self.shape = if first { Shape::Dict } else { self.shape };
            self.last = Separator::Colon;
        } else if !self.needs_value() && cursor.take(",") {
            self.last = Separator::Comma;
        }
        self.last != Separator::None
    }

    pub(super) fn wanted(&self) -> String {
        match self.shape {
            shape if self.items.is_empty() => format!("a value or `{}`", shape.closer()),
            Shape::Dict if self.needs_value() => "`:`".to_owned(),
            Shape::Braces if self.items.len() == 1 => "`:`, `,` or `}`".to_owned(),
            shape => format!("`,` or `{}`", shape.closer()),
        }
    }

    pub(super) fn into_done(mut self, cursor: &Cursor<'_>) -> Result<Done, ParseError> {
        let items = std::mem::take(&mut self.items);
        let value = match self.shape {
            Shape::List => Value::List(items.into()),
            Shape::Parentheses => return Ok(self.parenthesized(items)),
            Shape::Braces if items.is_empty() => Value::Dict(Vec::new().into()),
            Shape::Braces => Value::Set(items.into()),
            Shape::Dict => dict(items),
            Shape::MakeSet => Value::Set(self.elements(cursor, items)?.into()),
            Shape::MakeFrozenSet => Value::FrozenSet(self.elements(cursor, items)?.into()),
            Shape::MakeRange => match range(&items) {
                Ok(range) => Value::Range(range),
                Err(message) => return Err(cursor.error(self.at, message)),
            },
        };
        Ok(Done { value, at: self.at, hashable_parts: self.hashable_parts })
    }

    fn parenthesized(self, mut items: Vec<Value>) -> Done {
        let (at, hashable_parts) = self.first.unwrap_or((self.at, true));
        match items.pop() {
            Some(only) if items.is_empty() && self.last == Separator::None => {
                Done { value: only, at, hashable_parts }
            }
            last => {
                items.extend(last);
                let hashable_parts = self.hashable_parts;
                Done { value: Value::Tuple(items.into()), at: self.at, hashable_parts }
            }
        }
    }

    /// What `set(…)` and `frozenset(…)` are made of.
    fn elements(
        &self,
        cursor: &Cursor<'_>,
        mut items: Vec<Value>,
    ) -> Result<Vec<Value>, ParseError> {
        let name = self.shape.opener();
        let Some(argument) = items.pop() else { return Ok(items) };
        let (at, hashable_parts) = self.first.unwrap_or((self.at, true));
        match argument {
            _ if !items.is_empty() => {
                Err(cursor.error(self.at, format!("`{name})` takes one value")))
            }
            _ if !hashable_parts => {
                Err(cursor.error(at, format!("`{name})` takes elements that are hashable")))
            }
            Value::List(items)
            | Value::Tuple(items)
            | Value::Set(items)
            | Value::FrozenSet(items) => Ok(items.into_vec()),
            other => {
                let kind = other.type_name();
                let message = format!("`{name})` takes a set, list or tuple, not `{kind}`");
                Err(cursor.error(at, message))
            }
        }
    }
}

fn dict(items: Vec<Value>) -> Value {
    let mut pairs = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        pairs.push((key, value));
    }
    Value::Dict(pairs.into())
}

fn range(items: &[Value]) -> Result<Range, &'static str> {
    let number = |value: &Value| match value {
        Value::Int(int) => Ok(int.clone()),
        _ => Err("`range(…)` takes integers"),
    };
    let [first, end, step] = match items {
        [end] => [Int::from(0), number(end)?, Int::from(1)],
        [first, end] => [number(first)?, number(end)?, Int::from(1)],
        [first, end, step] => [number(first)?, number(end)?, number(step)?],
        _ => return Err("`range(…)` takes one to three integers"),
    };
    if step == Int::from(0) {
        Err("the step of a range is zero")
    } else {
        Ok(Range { start: first, stop: end, step })
    }
}
