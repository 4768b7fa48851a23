//! What two values are compared by: one flat list of nodes each, level by level.
//!
//! Owns the comparable form; no pass over it recurses, so nesting costs no stack. Making it from a
//! value and its declared type is `coerce`'s.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Int, Note, Text, Value};

use super::number::Number;

/// A value as compared: coerced, and every container's children in one run.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    /// The root first; children stand behind their parents.
    pub(super) nodes: Vec<Node<'a>>,
    /// What was coerced.
    pub(super) notes: Vec<Note>,
    /// Lists and tuples met where the type says `Any`.
    pub(super) kinds: Kinds,
}

/// Which kinds of sequence were met where the type does not say which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    pub(super) lists: usize,
    pub(super) tuples: usize,
}

/// One value in a [`Shape`].
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The value it was made of.
    pub(super) source: &'a Value,
    /// What it is compared as.
    pub(super) kind: Kind<'a>,
    /// The declared type is `Any`: another kind of value is another type.
    pub(super) is_any: bool,
    first: u32,
    count: u32,
}

/// What a node is compared as.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    None,
    Bool(bool),
    Int(Cow<'a, Int>),
    Float(f64),
    /// An `int` where a float is declared, and no float equals it.
    WideFloat(&'a Int),
    Str(&'a Text),
    Bytes(&'a [u8]),
    /// A list or tuple; `tuple` only where that makes a difference.
    Sequence {
        tuple: bool,
        unordered: bool,
    },
    /// A set; `frozen` only where that makes a difference.
    Set {
        frozen: bool,
    },
    /// Children are key, value, key, value, …
    Dict,
    Chain {
        cycle_to: Option<usize>,
    },
    /// Children are in level order.
    Tree,
    /// A missing node of a tree.
    Gap,
    /// Only where Python's own `==` decides.
    Range(&'a crate::model::Range),
    /// Equal to nothing.
    Misfit(Misfit),
}

/// Why a value cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// Not of the declared type.
    Type,
    /// Not plain data.
    Unsupported,
}

impl<'a> Node<'a> {
    pub(super) fn new(source: &'a Value, kind: Kind<'a>, is_any: bool) -> Self {
        Self { source, kind, is_any, first: 0, count: 0 }
    }

    /// Where its children stand.
    pub(super) fn children(&self) -> Range<usize> {
        let first = self.first as usize;
        first..first + self.count as usize
    }

    pub(super) fn set_children(&mut self, children: Range<usize>) {
        // A result of 2^32 values is refused long before it gets here.
        self.first = u32::try_from(children.start).unwrap_or(u32::MAX);
        self.count = u32::try_from(children.len()).unwrap_or(0);
    }

    /// The node as a number, if it is one. `bool` is one in Python.
    pub(super) fn number(&self) -> Option<Number<'_>> {
        match &self.kind {
            Kind::Int(int) => Some(Number::Int(int)),
            // Only a number's own source can tell a declared int from a float that was written as one.
            Kind::Float(float) => Some(match self.source {
                Value::Int(int) => Number::Int(int),
                _ => Number::Float(*float),
            }),
            Kind::WideFloat(int) => Some(Number::Int(int)),
            _ => None,
        }
    }

    /// A float, or an `int` that stands for one.
    pub(super) fn is_float(&self) -> bool {
        matches!(self.kind, Kind::Float(_) | Kind::WideFloat(_))
    }

    pub(super) fn is_misfit(&self) -> bool {
        matches!(self.kind, Kind::Misfit(_))
    }
}

impl Shape<'_> {
    pub(super) fn has(&self, misfit: Misfit) -> bool {
        self.nodes.iter().any(|node| node.kind == Kind::Misfit(misfit))
    }
}
