//! Whether two values are the same: exactly, or with floats within a tolerance.
//!
//! Owns the decision. Telling where they differ is `difference`'s.

use std::collections::HashMap;

use crate::model::{FloatTolerance, Value};

use super::intern::{Class, Equality, Order};
use super::number::Number;
use super::shape::{Kind, Node, Shape};

/// A shape with the classes of its nodes.
#[derive(Clone, Copy)]
pub(super) struct View<'c, 'a> {
    pub(super) shape: &'c Shape<'a>,
    pub(super) classes: &'c [Class],
}

/// How numbers are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    pub(super) tolerance: Option<FloatTolerance>,
    pub(super) equality: Equality,
}

impl Numbers {
    /// Whether two nodes are numbers that count as the same.
    pub(super) fn are_close(self, expected: &Node<'_>, got: &Node<'_>) -> bool {
        let (Some(left), Some(right)) = (self.number(expected), self.number(got)) else {
            return false;
        };
        match self.equality {
            Equality::Python => {
                let nan = |number| matches!(number, Number::Float(float) if float.is_nan());
                !nan(left) && !nan(right) && left.is_close(right, self.tolerance)
            }
            // Under `Any`, 1 and 1.0 are kept apart; a declared float may hold either.
            Equality::Typed => {
                expected.is_float() == got.is_float() && left.is_close(right, self.tolerance)
            }
        }
    }

    pub(super) fn number<'n>(self, node: &'n Node<'_>) -> Option<Number<'n>> {
        match (node.source, self.equality) {
            (Value::Bool(_), Equality::Python) => {
                let Kind::Bool(truth) = node.kind else { return None };
                Some(Number::Float(f64::from(u8::from(truth))))
            }
            _ => node.number(),
        }
    }

    /// Whether two nodes are the same but for their children.
    fn match_alone(self, expected: &Node<'_>, got: &Node<'_>) -> bool {
        let comparable = !expected.is_misfit() && !got.is_misfit();
        let same = expected.kind == got.kind && expected.children().len() == got.children().len();
        (comparable && same) || self.are_close(expected, got)
    }
}

/// Whether two values are the same in the order in which they are written. True for most right answers
/// and cheaper than anything else; false means nothing where order does not matter.
pub(super) fn same_as_written(expected: &Shape<'_>, got: &Shape<'_>, numbers: Numbers) -> bool {
    let mut pairs = expected.nodes.iter().zip(&got.nodes);
    expected.nodes.len() == got.nodes.len()
        && pairs.all(|(expected, got)| numbers.match_alone(expected, got))
        && (numbers.tolerance.is_none() || !has_float_keys(expected))
}

/// Keys of dicts know no tolerance.
fn has_float_keys(shape: &Shape<'_>) -> bool {
    let dicts = shape.nodes.iter().filter(|node| node.kind == Kind::Dict);
    let mut keys = dicts.flat_map(|dict| dict.children().step_by(2));
    keys.any(|key| shape.nodes.get(key).is_some_and(Node::is_float))
}

/// Whether two values are the same.
pub(super) fn same(
    expected: View<'_, '_>,
    got: View<'_, '_>,
    numbers: Numbers,
    order: Order,
) -> bool {
    let mut pending = vec![(0, 0)];
    while let Some((left, right)) = pending.pop() {
        if expected.classes.get(left) == got.classes.get(right) {
            continue;
        }
        let nodes = (expected.shape.nodes.get(left), got.shape.nodes.get(right));
        let (Some(left), Some(right)) = nodes else { return false };
        if numbers.are_close(left, right) {
            continue;
        }
        if numbers.tolerance.is_none() || !left.kind.is_like(&right.kind) {
            return false;
        }
        let alike = match &left.kind {
            Kind::Dict => push_entries((expected, left), (got, right), &mut pending),
            kind if kind.is_unordered(order) => {
                Floats::of(expected, left, got, right).is_some_and(|floats| floats.pair(numbers))
            }
            _ => {
                pending.extend(left.children().zip(right.children()));
                left.children().len() == right.children().len() && !left.children().is_empty()
            }
        };
        if !alike {
            return false;
        }
    }
    true
}

impl Kind<'_> {
    /// Whether two containers are of the same kind.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sequence { tuple, .. }, Self::Sequence { tuple: other, .. }) => tuple == other,
            (Self::Set { .. } | Self::Chain { .. }, _) => self == other,
            (Self::Dict, Self::Dict) | (Self::Tree, Self::Tree) => true,
            _ => false,
        }
    }

    /// Whether two nodes are of the same type.
    pub(super) fn is_kin(&self, other: &Self) -> bool {
        let tuple = |kind: &Self| matches!(kind, Self::Sequence { tuple: true, .. });
        std::mem::discriminant(self) == std::mem::discriminant(other) && tuple(self) == tuple(other)
    }

    /// Whether the order of its elements does not matter.
    pub(super) fn is_unordered(&self, order: Order) -> bool {
        match self {
            Self::Set { .. } | Self::Sequence { unordered: true, .. } => true,
            Self::Sequence { .. } | Self::Chain { cycle_to: None } => order == Order::Ignored,
            _ => false,
        }
    }
}

/// The value of each key of a dict, by the key's class.
pub(super) fn entries(view: View<'_, '_>, dict: &Node<'_>) -> HashMap<Class, usize> {
    let keys = dict.children().step_by(2);
    keys.filter_map(|key| Some((*view.classes.get(key)?, key + 1))).collect()
}

/// Pairs the values of two dicts by key; false when their keys differ.
fn push_entries(
    (expected, left): (View<'_, '_>, &Node<'_>),
    (got, right): (View<'_, '_>, &Node<'_>),
    pending: &mut Vec<(usize, usize)>,
) -> bool {
    let values = entries(expected, left);
    let others = entries(got, right);
    pending.extend(values.iter().filter_map(|(key, value)| Some((*value, *others.get(key)?))));
    values.len() == others.len() && values.keys().all(|key| others.contains_key(key))
}

/// The elements of two containers of plain floats, each sorted: within windows that grow with the
/// number, pairing in order finds a match whenever there is one.
pub(super) struct Floats<'c, 'a> {
    expected: Vec<&'c Node<'a>>,
    got: Vec<&'c Node<'a>>,
}

/// A float that has no partner.
pub(super) enum Single<'c, 'a> {
    Missing(&'c Node<'a>),
    Unexpected(&'c Node<'a>),
}

impl<'c, 'a> Floats<'c, 'a> {
    pub(super) fn of(
        expected: View<'c, 'a>,
        left: &Node<'a>,
        got: View<'c, 'a>,
        right: &Node<'a>,
    ) -> Option<Self> {
        let expected = expected.shape.nodes.get(left.children())?;
        let got = got.shape.nodes.get(right.children())?;
        let floats = expected.iter().chain(got).any(Node::is_float);
        let numbers = expected.iter().chain(got).all(|node| node.number().is_some());
        (floats && numbers).then(|| Self { expected: sort(expected), got: sort(got) })
    }

    /// Whether every float has its partner.
    fn pair(&self, numbers: Numbers) -> bool {
        self.expected.len() == self.got.len()
            && self
                .expected
                .iter()
                .zip(&self.got)
                .all(|(left, right)| numbers.are_close(left, right))
    }

    /// The floats without a partner.
    pub(super) fn singles(&self, numbers: Numbers) -> Vec<Single<'c, 'a>> {
        let mut singles = Vec::new();
        let (mut left, mut right) = (self.expected.iter().peekable(), self.got.iter().peekable());
        loop {
            match (left.peek(), right.peek()) {
                (Some(expected), Some(got)) if numbers.are_close(expected, got) => {
                    left.next();
                    right.next();
                }
                (Some(expected), Some(got)) if value(expected).total_cmp(&value(got)).is_gt() => {
                    singles.push(Single::Unexpected(got));
                    right.next();
                }
                (Some(expected), _) => {
                    singles.push(Single::Missing(expected));
                    left.next();
                }
                (None, Some(got)) => {
                    singles.push(Single::Unexpected(got));
                    right.next();
                }
                (None, None) => return singles,
            }
        }
    }
}

fn value(node: &Node<'_>) -> f64 {
    // Both zeros are one number, and NaN stands last whatever its sign.
    let float = node.number().map_or(f64::NAN, Number::nearest_float);
    if float.is_nan() { f64::NAN } else { float + 0.0 }
}

fn sort<'c, 'a>(nodes: &'c [Node<'a>]) -> Vec<&'c Node<'a>> {
    let mut nodes: Vec<_> = nodes.iter().collect();
    nodes.sort_by(|left, right| value(left).total_cmp(&value(right)));
    nodes
}
