//! Numbers for equal parts of values: two nodes have the same number exactly when they are equal.
//!
//! Owns exact equality, with order ignored where it does not matter: unordered containers are sorted
//! by the numbers of their elements, from the leaves up. Tolerance is `equal`'s.

use std::borrow::Cow;
use std::collections::HashMap;

use num_bigint::BigInt;

use crate::model::{Int, Range, Text};

use super::number::{equal_int, float_bits};
use super::shape::{Kind, Node, Shape};

/// The number of a class of equal nodes.
pub(super) type Class = u32;

/// Whether the order of lists is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As the problem declares it.
    Declared,
    /// Nowhere.
    Ignored,
}

/// Python's `==`, or types kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Equality {
    Typed,
    Python,
}

#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    None,
    Bool(bool),
    Int(Cow<'a, Int>),
    Float(u64),
    WideFloat(&'a Int),
    Str(&'a Text),
    Bytes(&'a [u8]),
    List(Box<[Class]>),
    Tuple(Box<[Class]>),
    Set(Box<[Class]>),
    FrozenSet(Box<[Class]>),
    Dict(Box<[(Class, Class)]>),
    Chain(Option<usize>, Box<[Class]>),
    Tree(Box<[Class]>),
    Gap,
    EmptyRange,
    /// Start, step and number of elements.
    Range(Int, Int, Int),
}

/// Hands out the numbers; shapes that are to be compared must share one.
pub(super) struct Interner<'a> {
    classes: HashMap<Key<'a>, Class>,
    next: Class,
    equality: Equality,
}

impl<'a> Interner<'a> {
    pub(super) fn new(equality: Equality) -> Self {
        Self { classes: HashMap::new(), next: 0, equality }
    }

    /// The class of every node. Children stand behind their parents, so the last node comes first.
    pub(super) fn classes(&mut self, shape: &Shape<'a>, order: Order) -> Vec<Class> {
        let mut classes = vec![0; shape.nodes.len()];
        for (index, node) in shape.nodes.iter().enumerate().rev() {
            let children = classes.get(node.children()).unwrap_or_default();
            let class = self.key(node, children, order).map(|key| self.class(key));
            let class = class.unwrap_or_else(|| self.fresh());
            if let Some(place) = classes.get_mut(index) {
                *place = class;
            }
        }
        classes
    }

    fn class(&mut self, key: Key<'a>) -> Class {
        if let Some(class) = self.classes.get(&key) {
            return *class;
        }
        let class = self.fresh();
        self.classes.insert(key, class);
        class
    }

    fn fresh(&mut self) -> Class {
        self.next += 1;
        self.next
    }

    /// What a node is known by; `None` for what equals nothing.
    fn key(&self, node: &Node<'a>, children: &[Class], order: Order) -> Option<Key<'a>> {
        let in_order = || children.into();
        Some(match &node.kind {
            Kind::None => Key::None,
            Kind::Bool(_) | Kind::Int(_) | Kind::Float(_) => return self.number(&node.kind),
            Kind::WideFloat(int) => Key::WideFloat(int),
            Kind::Str(text) => Key::Str(text),
            Kind::Bytes(bytes) => Key::Bytes(bytes),
            Kind::Sequence { tuple, unordered } => {
                let anyhow = *unordered || order == Order::Ignored;
                let elements = if anyhow { sorted(children) } else { in_order() };
                if *tuple { Key::Tuple(elements) } else { Key::List(elements) }
            }
            Kind::Set { frozen: false } => Key::Set(distinct(children)),
            Kind::Set { frozen: true } => Key::FrozenSet(distinct(children)),
            Kind::Dict => Key::Dict(entries(children)),
            Kind::Chain { cycle_to: None } if order == Order::Ignored => {
                Key::Chain(None, sorted(children))
            }
            Kind::Chain { cycle_to } => Key::Chain(*cycle_to, in_order()),
            Kind::Tree => Key::Tree(in_order()),
            Kind::Gap => Key::Gap,
            Kind::Range(range) => range_key(range),
            Kind::Misfit(_) => return None,
        })
    }

    fn number(&self, kind: &Kind<'a>) -> Option<Key<'a>> {
        match (kind, self.equality) {
            (Kind::Bool(truth), Equality::Python) => {
                Some(Key::Int(Cow::Owned(i64::from(*truth).into())))
            }
            (Kind::Float(float), Equality::Python) if float.is_nan() => None,
            (Kind::Float(float), Equality::Python) => {
                let int = equal_int(*float).map(|int| Key::Int(Cow::Owned(int)));
                Some(int.unwrap_or(Key::Float(float_bits(*float))))
            }
            (Kind::Bool(truth), Equality::Typed) => Some(Key::Bool(*truth)),
            (Kind::Float(float), Equality::Typed) => Some(Key::Float(float_bits(*float))),
            (Kind::Int(int), _) => Some(Key::Int(int.clone())),
            _ => None,
        }
    }
}

fn sorted(children: &[Class]) -> Box<[Class]> {
    let mut sorted: Box<[Class]> = children.into();
    sorted.sort_unstable();
    sorted
}

fn distinct(children: &[Class]) -> Box<[Class]> {
    let mut distinct = children.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.into()
}

/// Entries by key; of two with the same key the later one counts, as in Python.
fn entries(children: &[Class]) -> Box<[(Class, Class)]> {
    let (pairs, _) = children.as_chunks::<2>();
    let mut entries: Vec<_> = pairs.iter().rev().map(|[key, value]| (*key, *value)).collect();
    entries.sort_by_key(|(key, _)| *key);
    entries.dedup_by_key(|(key, _)| *key);
    entries.into()
}

/// Ranges are equal when they hold the same numbers.
fn range_key<'a>(range: &Range) -> Key<'a> {
    let (start, stop, stride) = (range.start.to_big(), range.stop.to_big(), range.step.to_big());
    let zero = BigInt::from(0);
    let span = if stride > zero { stop - &start } else { &start - stop };
    if span <= zero || stride == zero {
        return Key::EmptyRange;
    }
    let count: BigInt = (span - 1) / BigInt::from(stride.magnitude().clone()) + 1;
    let stride = if count == BigInt::from(1) { zero } else { stride };
    Key::Range(start.into(), stride.into(), count.into())
}
