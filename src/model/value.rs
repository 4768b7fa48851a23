//! What crosses between Python and us: plain data, losslessly.
//!
//! Owns the shape of values. Their text is `notation`'s, their bytes are `harness`'s, their
//! equality is `compare`'s: the derived `PartialEq` is structural and knows no tolerance.

use std::ops::Deref;

use super::{Int, Text};

/// A Python value, as plain data.
///
/// `Linked` and `Tree` are what a signature makes of lists; `Counted` only travels into a sandbox;
/// `Opaque` and `Cycle` only come out of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An `int` of any size.
    Int(Int),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(Text),
    /// A `bytes` or `bytearray`.
    Bytes(Vec<u8>),
    /// A `list`.
    List(Items),
    /// A `tuple`.
    Tuple(Items),
    /// A `set`, in no particular order.
    Set(Items),
    /// A `frozenset`, in no particular order.
    FrozenSet(Items),
    /// A `dict`, in insertion order.
    Dict(Pairs),
    /// A `range`.
    Range(Range),
    /// A chain of list nodes with at least one node.
    Linked(Linked),
    /// A binary tree with at least one node.
    Tree(Tree),
    /// A sequence that counts which of its elements are read.
    Counted(Box<Counted>),
    /// Something that is not plain data: the name of its class.
    Opaque(Text),
    /// A container that stands inside itself, met again.
    Cycle,
}

/// A `range` object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The first number.
    pub start: Int,
    /// The first number that is out of it.
    pub stop: Int,
    /// The distance; never zero.
    pub step: Int,
}

/// A singly linked list of nodes with `val` and `next`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Linked {
    /// What the nodes hold, from the head on.
    pub values: Items,
    /// The index of the node that the last node points back to.
    pub cycle_to: Option<usize>,
    /// For each node that came out of a sandbox: which node of the input it is, if any. Nodes are
    /// numbered through all arguments from zero. Empty where nobody asked.
    pub identities: Vec<Option<usize>>,
    /// A node carries an attribute other than `val` and `next`.
    pub marked: bool,
}

/// A binary tree of nodes with `val`, `left` and `right`, in level order with gaps. Dropping one never
/// recurses, however deep the nesting.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tree {
    /// Level order; `None` is a missing child. The last entry is never a gap.
    pub nodes: Vec<Option<Value>>,
}

/// An argument whose reads are counted inside the sandbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// A `List`, `Tuple` or `Range`.
    pub sequence: Value,
    /// How many different positions may be read.
    pub max_distinct: u64,
    /// How many reads there may be in all.
    pub max_total: u64,
}

/// The elements of a container. Dropping one never recurses, however deep the nesting.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Items(Vec<Value>);

/// The entries of a `dict`. Dropping one never recurses, however deep the nesting.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Pairs(Vec<(Value, Value)>);

impl Items {
    /// The elements as a vector.
    pub fn into_vec(mut self) -> Vec<Value> {
        std::mem::take(&mut self.0)
    }
}

impl Pairs {
    /// The entries as a vector.
    pub fn into_vec(mut self) -> Vec<(Value, Value)> {
        std::mem::take(&mut self.0)
    }
}

impl Value {
    /// The elements of a list or a tuple.
    pub fn elements(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) | Self::Tuple(items) => Some(items),
            _ => None,
        }
    }

    /// A `str`.
    pub fn str(text: &str) -> Self {
        Self::Str(Text::from(text))
    }

    /// An `int`.
    pub fn int(number: i64) -> Self {
        Self::Int(Int::from(number))
    }

    /// A `list`.
    pub fn list(items: Vec<Self>) -> Self {
        Self::List(Items(items))
    }

    /// A `dict` with text keys.
    pub fn record<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Dict(Pairs(
            fields.into_iter().map(|(name, value)| (Self::str(name), value)).collect(),
        ))
    }

    /// The entry of a `dict` under a text key.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Dict(pairs) = self else { return None };
        let found = pairs
            .iter()
            .find(|(key, _)| matches!(key, Self::Str(text) if text.as_str() == Some(name)));
        found.map(|(_, value)| value)
    }

    /// The name of the Python type, as a person would write it.
    pub fn type_name(&self) -> String {
        let name = match self {
            Self::None => "None",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Str(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::List(_) | Self::Cycle => "list",
            Self::Tuple(_) => "tuple",
            Self::Set(_) => "set",
            Self::FrozenSet(_) => "frozenset",
            Self::Dict(_) => "dict",
            Self::Range(_) => "range",
            Self::Linked(_) => "ListNode",
            Self::Tree(_) => "TreeNode",
            Self::Counted(counted) => return counted.sequence.type_name(),
            Self::Opaque(name) => return String::from_utf8_lossy(name.as_bytes()).into_owned(),
        };
        name.to_owned()
    }

    /// Adds the direct children, for walks with a list of their own instead of the call stack.
    pub fn children<'a>(&'a self, into: &mut Vec<&'a Self>) {
        match self {
            Self::List(items) | Self::Tuple(items) | Self::Set(items) | Self::FrozenSet(items) => {
                into.extend(items.iter());
            }
            Self::Dict(pairs) => into.extend(pairs.iter().flat_map(|(key, value)| [key, value])),
            Self::Linked(linked) => into.extend(linked.values.iter()),
            Self::Tree(tree) => into.extend(tree.nodes.iter().flatten()),
            Self::Counted(counted) => into.push(&counted.sequence),
            _ => {}
        }
    }

    /// Moves the direct children out, so that dropping goes level by level.
    fn shed(&mut self, into: &mut Vec<Self>) {
        match self {
            Self::List(items) | Self::Tuple(items) | Self::Set(items) | Self::FrozenSet(items) => {
                into.append(&mut items.0);
            }
            Self::Dict(pairs) => {
                for (key, value) in pairs.0.drain(..) {
                    into.push(key);
                    into.push(value);
                }
            }
            Self::Linked(linked) => into.append(&mut linked.values.0),
            Self::Tree(tree) => into.extend(tree.nodes.drain(..).flatten()),
            Self::Counted(counted) => {
                into.push(std::mem::replace(&mut counted.sequence, Self::None));
            }
            _ => {}
        }
    }
}

/// Dismantles containers with a list of its own instead of the call stack: a submission may return
/// a list nested 20,000 deep.
fn dismantle(mut pending: Vec<Value>) {
    while let Some(mut value) = pending.pop() {
        value.shed(&mut pending);
    }
}

impl Drop for Items {
    fn drop(&mut self) {
        dismantle(std::mem::take(&mut self.0));
    }
}

impl Drop for Pairs {
    fn drop(&mut self) {
        let pairs = std::mem::take(&mut self.0);
        dismantle(pairs.into_iter().flat_map(|(key, value)| [key, value]).collect());
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        dismantle(self.nodes.drain(..).flatten().collect());
    }
}

impl Deref for Items {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0
    }
}

impl Deref for Pairs {
    type Target = [(Value, Value)];

    fn deref(&self) -> &[(Value, Value)] {
        &self.0
    }
}

impl From<Vec<Value>> for Items {
    fn from(items: Vec<Value>) -> Self {
        Self(items)
    }
}

impl From<Vec<(Value, Value)>> for Pairs {
    fn from(pairs: Vec<(Value, Value)>) -> Self {
        Self(pairs)
    }
}

impl FromIterator<Value> for Items {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropping_a_deep_value_does_not_recurse() {
        let mut value = Value::None;
        for depth in 0..1_000_000 {
            value = match depth / 1000 % 4 {
                0 => Value::list(vec![value]),
                2 => Value::Tree(Tree { nodes: vec![Some(value)] }),
                1 => Value::Dict(vec![(Value::int(1), value)].into()),
                _ => Value::Tuple(vec![value].into()),
            };
        }
        drop(value);
    }

    #[test]
    fn a_record_is_read_by_name() {
        let record = Value::record([("a", Value::int(1)), ("b", Value::None)]);
        assert_eq!(record.get("b"), Some(&Value::None));
        assert_eq!(record.get("c"), None);
    }
}
