//! Rows of a query: which of them are right.
//!
//! Owns equality as SQL has it, `1` being `1.0` and NULL only itself, and pairing rows in any order, also
//! where numbers may be off a little.

use std::collections::HashMap;

use crate::model::{Detail, FloatTolerance, RowOrder, Value};

use super::number::{Number, equal_int};

/// More rows than these without an equal partner are paired in sorted order only.
const MOST_TRIED: usize = 400;

/// What is wrong with the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsMismatch {
    /// Why.
    pub detail: Detail,
    /// Indices of expected rows without a partner, or with another one at their place.
    pub missing: Vec<usize>,
    /// Indices of rows that came and have none.
    pub unexpected: Vec<usize>,
}

/// Compares the rows that came with those that should have; tells what is wrong, if anything.
pub fn compare_rows(
    expected: &Value,
    got: &Value,
    order: RowOrder,
    tolerance: Option<FloatTolerance>,
) -> Option<RowsMismatch> {
    if got.elements().is_none() {
        return Some(RowsMismatch {
            detail: Detail::Type,
            missing: Vec::new(),
            unexpected: Vec::new(),
        });
    }
    let rows = Rows { expected: elements(expected), got: elements(got), tolerance };
    match order {
        RowOrder::Any => rows.in_any_order(),
        RowOrder::AsAsked => rows.in_order(),
    }
}

fn elements(value: &Value) -> &[Value] {
    value.elements().unwrap_or_default()
}

struct Rows<'a> {
    expected: &'a [Value],
    got: &'a [Value],
    tolerance: Option<FloatTolerance>,
}

impl Rows<'_> {
    fn in_order(&self) -> Option<RowsMismatch> {
        let differs = |at: &usize| match (self.expected.get(*at), self.got.get(*at)) {
            (Some(left), Some(right)) => !self.same(left, right),
            _ => true,
        };
        let most = self.expected.len().max(self.got.len());
        let places: Vec<_> = (0..most).filter(differs).collect();
        if places.is_empty() {
            return None;
        }
        let detail = match self.in_any_order() {
            None => Detail::Order,
            Some(mismatch) => mismatch.detail,
        };
        let within =
            |length: usize| places.iter().copied().filter(|at| *at < length).collect::<Vec<_>>();
        let (missing, unexpected) = (within(self.expected.len()), within(self.got.len()));
        Some(RowsMismatch { detail, missing, unexpected })
    }

    fn in_any_order(&self) -> Option<RowsMismatch> {
        let (mut missing, mut unexpected) = self.without_equals();
        if self.tolerance.is_some() {
            self.pair_close(&mut missing, &mut unexpected);
        }
        if missing.is_empty() && unexpected.is_empty() {
            return None;
        }
        Some(RowsMismatch { detail: Detail::Value, missing, unexpected })
    }

    /// The rows on either side that have no equal on the other.
    fn without_equals(&self) -> (Vec<usize>, Vec<usize>) {
        let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in self.expected.iter().enumerate().rev() {
            waiting.entry(key(row)).or_default().push(at);
        }
        let mut unexpected = Vec::new();
        for (at, row) in self.got.iter().enumerate() {
            if waiting.get_mut(&key(row)).and_then(Vec::pop).is_none() {
                unexpected.push(at);
            }
        }
        let mut missing: Vec<_> = waiting.into_values().flatten().collect();
        missing.sort_unstable();
        (missing, unexpected)
    }

    /// Takes out rows that are the same but for numbers within the tolerance.
    fn pair_close(&self, missing: &mut Vec<usize>, unexpected: &mut Vec<usize>) {
        let sorted = |places: &[usize], rows: &[Value]| {
            let mut places = places.to_vec();
            places.sort_by_cached_key(|at| cells(rows, *at));
            places
        };
        let left = sorted(missing, self.expected);
        let right = sorted(unexpected, self.got);
        let mut partner: Vec<Option<usize>> = vec![None; right.len()];
        if left.len() <= MOST_TRIED && right.len() <= MOST_TRIED {
            for one in 0..left.len() {
                self.augment(one, (&left, &right), &mut partner, &mut vec![false; right.len()]);
            }
        } else {
            for (at, (one, other)) in left.iter().zip(&right).enumerate() {
                if let Some(slot) = partner.get_mut(at).filter(|_| self.are_close(*one, *other)) {
                    *slot = Some(at);
                }
            }
        }
        let paired: Vec<usize> =
            partner.iter().flatten().filter_map(|one| left.get(*one).copied()).collect();
        let alone = right.iter().zip(&partner).filter(|(_, partner)| partner.is_none());
        *unexpected = alone.map(|(at, _)| *at).collect();
        unexpected.sort_unstable();
        missing.retain(|at| !paired.contains(at));
    }

    /// Finds a partner for an expected row, moving others to other partners where needed (Kuhn's
    /// algorithm). Goes no deeper than there are rows, at most [`MOST_TRIED`].
    fn augment(
        &self,
        one: usize,
        sides: (&[usize], &[usize]),
        partner: &mut Vec<Option<usize>>,
        tried: &mut Vec<bool>,
    ) -> bool {
        let (left, right) = sides;
        let Some(row) = left.get(one) else { return false };
        for (at, other) in right.iter().enumerate() {
            if tried.get(at) != Some(&false) || !self.are_close(*row, *other) {
                continue;
            }
            if let Some(mark) = tried.get_mut(at) {
                *mark = true;
            }
            let taken = partner.get(at).copied().flatten();
            if taken.is_none_or(|taken| self.augment(taken, sides, partner, tried)) {
                if let Some(slot) = partner.get_mut(at) {
                    *slot = Some(one);
                }
                return true;
            }
        }
        false
    }

    fn are_close(&self, expected: usize, got: usize) -> bool {
        let rows = self.expected.get(expected).zip(self.got.get(got));
        rows.is_some_and(|(left, right)| self.same(left, right))
    }

    fn same(&self, expected: &Value, got: &Value) -> bool {
        let (left, right) = (elements(expected), elements(got));
        left.len() == right.len()
            && left.iter().zip(right).all(|(left, right)| match (number(left), number(right)) {
                (Some(left), Some(right)) => left.is_close(right, self.tolerance),
                (None, None) => left == right,
                _ => false,
            })
    }
}

fn number(value: &Value) -> Option<Number<'_>> {
    match value {
        Value::Int(int) => Some(Number::Int(int)),
        Value::Float(float) => Some(Number::Float(*float)),
        _ => None,
    }
}

/// A value as text, another one for each.
fn text(value: &Value) -> String {
    format!("{value:?}")
}

/// A row as text, the same for equal rows.
fn key(row: &Value) -> String {
    let cells: Vec<_> = elements(row).iter().map(cell).collect();
    cells.join(", ")
}

/// A whole number is written alike as an `int` and as a `float`.
fn cell(value: &Value) -> String {
    let whole = match value {
        Value::Float(float) => equal_int(*float).map(Value::Int),
        _ => None,
    };
    text(whole.as_ref().unwrap_or(value))
}

/// The cells of a row in an order in which close numbers stand together.
fn cells(rows: &[Value], at: usize) -> Vec<Cell> {
    let row = rows.get(at).map(elements).unwrap_or_default();
    row.iter().map(|value| Cell(number(value).map(Number::nearest_float), text(value))).collect()
}

/// A number by its size, before anything else by its text.
#[derive(PartialEq)]
struct Cell(Option<f64>, String);

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self.0, other.0) {
            (Some(left), Some(right)) => left.total_cmp(&right),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => self.1.cmp(&other.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(expected: &Value, got: &Value, order: RowOrder, tolerance: f64) -> String {
        let tolerance = (tolerance > 0.0)
            .then_some(FloatTolerance { absolute: tolerance, relative: tolerance });
        match compare_rows(expected, got, order, tolerance) {
            None => "right".to_owned(),
            Some(found) => {
                format!("{} -{:?} +{:?}", found.detail.code(), found.missing, found.unexpected)
            }
        }
    }

    fn rows<const N: usize>(rows: &[[Value; N]]) -> Value {
        Value::list(rows.iter().map(|row| Value::Tuple(row.to_vec().into())).collect())
    }

    #[test]
    fn rows_are_a_multiset_unless_an_order_is_asked_for() {
        use RowOrder::{Any, AsAsked};
        let (int, float, text) = (Value::int, Value::Float, Value::str);
        let null = || Value::None;
        let (ab, ba) = (
            rows(&[[int(1), text("a")], [int(2), text("b")]]),
            rows(&[[int(2), text("b")], [int(1), text("a")]]),
        );
        let (one, none) = (rows(&[[int(1)]]), rows::<1>(&[]));
        let third = rows(&[[float(0.3), text("x")]]);
        let near = |letter| rows(&[[float(0.1 + 0.2), text(letter)]]);
        for (expected, got, order, tolerance, judgement) in [
            (&ab, &ba, Any, 0.0, "right"),
            (&ab, &ba, AsAsked, 0.0, "order -[0, 1] +[0, 1]"),
            (
                &rows(&[[int(1)], [int(1)], [int(2)]]),
                &rows(&[[int(1)], [int(2)], [int(2)]]),
                Any,
                0.0,
                "value -[1] +[2]",
            ),
            (&rows(&[[int(1)], [null()]]), &rows(&[[null()], [float(1.0)]]), Any, 0.0, "right"),
            (&one, &rows(&[[text("1")]]), Any, 0.0, "value -[0] +[0]"),
            (&rows(&[[null()]]), &rows(&[[text("None")]]), Any, 0.0, "value -[0] +[0]"),
            (&none, &none, AsAsked, 0.0, "right"),
            (&none, &Value::None, Any, 0.0, "type -[] +[]"),
            (&one, &rows(&[[int(1)], [int(2)]]), AsAsked, 0.0, "value -[] +[1]"),
            (&third, &near("x"), Any, 0.0, "value -[0] +[0]"),
            (&third, &near("x"), Any, 1e-9, "right"),
            (&third, &near("y"), Any, 1e-9, "value -[0] +[0]"),
            // Whoever takes the first partner that fits leaves none for the second row.
            (
                &rows(&[[float(1.0), float(2.0)], [float(1.4), float(2.4)]]),
                &rows(&[[float(1.2), float(2.2)], [float(0.6), float(1.6)]]),
                Any,
                0.4,
                "right",
            ),
            (&rows(&[[float(-0.0)]]), &rows(&[[int(0)]]), Any, 0.0, "right"),
        ] {
            assert_eq!(judged(expected, got, order, tolerance), judgement, "{expected:?} {got:?}");
        }
    }
}
