//! Is this the right answer, and if not, where and how is it wrong?
//!
//! Owns equality between what a package expects and what a submission gave: types and coercions,
//! tolerance, order, output of programs, rows of queries, and legal and illegal changes of answers for `verify`. Pure: no
//! I/O. Making a verdict of a judgement is `engine`'s, wording `report`'s.
//!
//! Deciding does not recurse over values. Copying the places that differ does, and so does `mutation`: for
//! values that nest 20,000 deep, as a submission may return, a debug build takes 40 MiB of stack, so compare
//! on a thread that has 64 MiB or more (workers have 256).

mod align;
mod coerce;
mod difference;
mod equal;
mod intern;
mod mutation;
mod naive;
mod number;
mod output;
mod relink;
mod rows;
mod shape;

pub use mutation::{right_values, wrong_values};
pub use output::{OutputJudgement, compare_output};
pub use relink::{NodeJudgement, relinked};
pub use rows::{RowsMismatch, compare_rows};

use crate::model::{Comparison, Detail, Difference, FloatTolerance, Note, Type, TypeRules, Value};

use align::BUDGET;
use coerce::{Side, read};
use difference::{Differences, differences};
use equal::{Numbers, View, same, same_as_written};
use intern::{Class, Equality, Interner, Order};
use number::near_miss;
use shape::{Misfit, Shape};

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules<'r> {
    /// List depths whose order does not matter. Lists, tuples and chains of nodes each open a depth.
    pub unordered: &'r [usize],
    /// For floats; `None` compares them exactly.
    pub tolerance: Option<FloatTolerance>,
    /// How strictly types must fit.
    pub types: TypeRules,
}

impl<'r> Rules<'r> {
    /// The rules a problem declares.
    pub fn of(comparison: &'r Comparison) -> Self {
        let Comparison { unordered, tolerance, types, .. } = comparison;
        Self { unordered, tolerance: *tolerance, types: *types }
    }

    /// The rules a class problem declares for one of its methods.
    pub fn of_method(comparison: &'r Comparison, method: &str) -> Self {
        let rules = Self::of(comparison);
        match comparison.method_unordered.get(method) {
            Some(unordered) => Self { unordered, ..rules },
            None => rules,
        }
    }

    fn numbers(&self) -> Numbers {
        let equality = match self.types {
            TypeRules::Python => Equality::Python,
            TypeRules::Typed | TypeRules::Strict => Equality::Typed,
        };
        Numbers { tolerance: self.tolerance, equality }
    }
}

/// Right or wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Judgement {
    /// The answer is right.
    Match {
        /// Coercions that were made.
        notes: Vec<Note>,
    },
    /// The answer is wrong.
    Mismatch(Mismatch),
}

impl Judgement {
    /// Whether the answer is right.
    pub fn is_match(&self) -> bool {
        matches!(self, Self::Match { .. })
    }
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// Why.
    pub detail: Detail,
    /// The alternative that is nearest to the answer.
    pub expected: Value,
    /// Where they differ, at most [`Difference::MAX`] places.
    pub differences: Vec<Difference>,
    /// How many places differ in all.
    pub total: usize,
    /// Coercions that were made, and what the mistake looks like.
    pub notes: Vec<Note>,
}

/// Compares an answer with the alternatives that are right, of which there is at least one.
pub fn compare(expected: &[Value], got: &Value, declared: &Type, rules: &Rules<'_>) -> Judgement {
    let numbers = rules.numbers();
    let answer = read(got, declared, rules, Side::Got);
    let mut alternatives = Vec::with_capacity(expected.len());
    for value in expected {
        let shape = read(value, declared, rules, Side::Expected);
        if same_as_written(&shape, &answer, numbers) {
            return Judgement::Match { notes: notes(&shape, &answer) };
        }
        alternatives.push(shape);
    }
    let mut interner = Interner::new(numbers.equality);
    let classes = interner.classes(&answer, Order::Declared);
    let right = View { shape: &answer, classes: &classes };
    let mut classified = Vec::with_capacity(alternatives.len());
    for shape in &alternatives {
        let classes = interner.classes(shape, Order::Declared);
        if same(View { shape, classes: &classes }, right, numbers, Order::Declared) {
            return Judgement::Match { notes: notes(shape, &answer) };
        }
        classified.push(classes);
    }
    let views =
        alternatives.iter().zip(&classified).map(|(shape, classes)| View { shape, classes });
    Judgement::Mismatch(nearest(views, right, numbers))
}

/// One alternative, and how far the answer is from it.
struct Attempt<'c, 'a> {
    /// The rank of the detail, whether the whole is of another type, and how many places differ.
    distance: (u8, bool, usize),
    expected: View<'c, 'a>,
    detail: Detail,
    found: Differences,
}

/// The mismatch with the alternative that has the fewest and the least differences.
fn nearest<'c, 'a: 'c>(
    alternatives: impl Iterator<Item = View<'c, 'a>>,
    got: View<'c, 'a>,
    numbers: Numbers,
) -> Mismatch {
    let mut budget = BUDGET;
    let mut best: Option<Attempt<'_, '_>> = None;
    for expected in alternatives {
        let found = differences(expected, got, numbers, &mut budget);
        let detail = detail(expected, got, numbers, &found);
        let distance = (rank(detail), !is_kin(expected, got), found.total);
        if best.as_ref().is_none_or(|best| distance < best.distance) {
            best = Some(Attempt { distance, expected, detail, found });
        }
    }
    let Some(Attempt { expected, detail, found, .. }) = best else {
        let (differences, notes) = (Vec::new(), got.shape.notes.clone());
        return Mismatch {
            detail: Detail::Value,
            expected: Value::None,
            differences,
            total: 0,
            notes,
        };
    };
    let mut notes = notes(expected.shape, got.shape);
    notes.extend((detail == Detail::Order).then_some(Note::SameElementsOtherOrder));
    let value = expected.shape.nodes.first().map_or(Value::None, |root| root.source.clone());
    Mismatch { detail, expected: value, differences: found.kept, total: found.total, notes }
}

/// Whether two values as a whole are of the same type.
fn is_kin(expected: View<'_, '_>, got: View<'_, '_>) -> bool {
    let roots = (expected.shape.nodes.first(), got.shape.nodes.first());
    matches!(roots, (Some(left), Some(right)) if left.kind.is_kin(&right.kind))
}

/// Nearer to right first.
fn rank(detail: Detail) -> u8 {
    match detail {
        Detail::Tolerance => 0,
        Detail::Order => 1,
        Detail::Value => 2,
        _ => 3,
    }
}

fn detail(
    expected: View<'_, '_>,
    got: View<'_, '_>,
    numbers: Numbers,
    found: &Differences,
) -> Detail {
    if is_cyclic(got.shape) && !is_cyclic(expected.shape) {
        Detail::CyclicResult
    } else if got.shape.has(Misfit::Unsupported) {
        Detail::UnsupportedType
    } else if got.shape.has(Misfit::Type) || found.types {
        Detail::Type
    } else if same_in_any_order(expected.shape, got.shape, numbers) {
        Detail::Order
    } else if same(
        expected,
        got,
        Numbers { tolerance: Some(near_miss(numbers.tolerance)), ..numbers },
        Order::Declared,
    ) {
        Detail::Tolerance
    } else {
        Detail::Value
    }
}

fn same_in_any_order(expected: &Shape<'_>, got: &Shape<'_>, numbers: Numbers) -> bool {
    if expected.nodes.len() != got.nodes.len() {
        return false;
    }
    let mut interner = Interner::new(numbers.equality);
    let classes: [Vec<Class>; 2] =
        [expected, got].map(|shape| interner.classes(shape, Order::Ignored));
    let [left, right] = &classes;
    let (left, right) =
        (View { shape: expected, classes: left }, View { shape: got, classes: right });
    same(left, right, numbers, Order::Ignored)
}

/// Whether a value contains itself, at whatever place.
fn is_cyclic(shape: &Shape<'_>) -> bool {
    let mut pending: Vec<&Value> =
        shape.nodes.first().map(|root| root.source).into_iter().collect();
    while let Some(next) = pending.pop() {
        match next {
            Value::Cycle => return true,
            Value::Linked(linked) if linked.cycle_to.is_some() => return true,
            _ => next.children(&mut pending),
        }
    }
    false
}

/// The coercions of the answer; where the type says `Any`, the expected value tells which kind of
/// sequence was meant.
fn notes(expected: &Shape<'_>, got: &Shape<'_>) -> Vec<Note> {
    let mut notes = got.notes.clone();
    let tuples = expected.kinds.tuples == 0 && got.kinds.tuples > 0;
    if tuples && !notes.contains(&Note::TupleForList) {
        notes.push(Note::TupleForList);
    }
    let lists = expected.kinds.lists == 0 && expected.kinds.tuples > 0 && got.kinds.lists > 0;
    if lists && !notes.contains(&Note::ListForTuple) {
        notes.push(Note::ListForTuple);
    }
    notes
}

#[cfg(test)]
mod tests;
