//! Reading messages: dicts with text keys, whose fields are taken by name and type.
//!
//! Owns the checks. A field that is missing or of another type is `Malformed`, which for candidate
//! words is a runtime error and for our own a judge error.

use crate::model::{Text, Value};

/// A message that is not what the protocol says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the message has no proper field `{0}`")]
pub struct Malformed(pub &'static str);

/// The fields of a message.
#[derive(Debug)]
pub(super) struct Fields(Vec<(Value, Value)>);

impl Fields {
    pub(super) fn of(value: Value) -> Result<Self, Malformed> {
        match value {
            Value::Dict(pairs) => Ok(Self(pairs.into_vec())),
            _ => Err(Malformed("message")),
        }
    }

    /// Takes a field out; absent is not an error here.
    pub(super) fn optional(&mut self, name: &str) -> Option<Value> {
        let named = |key: &Value| matches!(key, Value::Str(text) if text.as_str() == Some(name));
        let at = self.0.iter().position(|(key, _)| named(key))?;
        Some(self.0.swap_remove(at).1)
    }

    pub(super) fn value(&mut self, name: &'static str) -> Result<Value, Malformed> {
        self.optional(name).ok_or(Malformed(name))
    }

    pub(super) fn text(&mut self, name: &'static str) -> Result<Text, Malformed> {
        as_text(self.value(name)?).ok_or(Malformed(name))
    }

    /// A text, or `None`.
    pub(super) fn text_or_none(&mut self, name: &'static str) -> Result<Option<Text>, Malformed> {
        match self.optional(name) {
            None | Some(Value::None) => Ok(None),
            Some(value) => as_text(value).map(Some).ok_or(Malformed(name)),
        }
    }

    pub(super) fn flag(&mut self, name: &'static str) -> Result<Flag, Malformed> {
        match self.value(name)? {
            Value::Bool(true) => Ok(Flag::Set),
            Value::Bool(false) => Ok(Flag::Clear),
            _ => Err(Malformed(name)),
        }
    }

    pub(super) fn number(&mut self, name: &'static str) -> Result<i64, Malformed> {
        as_number(&self.value(name)?).ok_or(Malformed(name))
    }

    /// A count or a place: not negative.
    pub(super) fn count(&mut self, name: &'static str) -> Result<usize, Malformed> {
        self.number(name)?.try_into().map_err(|_| Malformed(name))
    }

    /// As [`Self::count`], or `None`.
    pub(super) fn count_or_none(&mut self, name: &'static str) -> Result<Option<usize>, Malformed> {
        match self.optional(name) {
            None | Some(Value::None) => Ok(None),
            Some(value) => as_count(&value).map(Some).ok_or(Malformed(name)),
        }
    }

    pub(super) fn list(&mut self, name: &'static str) -> Result<Vec<Value>, Malformed> {
        as_list(self.value(name)?).ok_or(Malformed(name))
    }

    /// A list of texts; absent means none.
    pub(super) fn texts(&mut self, name: &'static str) -> Result<Vec<Text>, Malformed> {
        match self.optional(name) {
            None | Some(Value::None) => Ok(Vec::new()),
            Some(value) => {
                let items = as_list(value).ok_or(Malformed(name))?;
                items.into_iter().map(|item| as_text(item).ok_or(Malformed(name))).collect()
            }
        }
    }
}

/// A yes or no in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// `True`.
    Set,
    /// `False`.
    Clear,
}

pub(super) fn as_text(value: Value) -> Option<Text> {
    if let Value::Str(text) = value { Some(text) } else { None }
}

pub(super) fn as_list(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::List(items) | Value::Tuple(items) => Some(items.into_vec()),
        _ => None,
    }
}

pub(super) fn as_number(value: &Value) -> Option<i64> {
    if let Value::Int(number) = value { number.as_i64() } else { None }
}

pub(super) fn as_count(value: &Value) -> Option<usize> {
    as_number(value)?.try_into().ok()
}
