//! Tests of comparison: `rows`, one per rule; `places`, where values differ; `properties` of all rules.

mod places;
mod properties;
mod rows;

use super::*;
use crate::model::{Items, Linked, Tree};
use TypeRules::{Python, Strict, Typed};

const EXACT: Rules<'static> = Rules { unordered: &[], tolerance: None, types: Typed };
const CLOSE: Rules<'static> =
    Rules { tolerance: Some(FloatTolerance { absolute: 1e-6, relative: 1e-6 }), ..EXACT };
const STRICT: Rules<'static> = Rules { types: Strict, ..EXACT };
const PYTHON: Rules<'static> = Rules { types: Python, ..EXACT };
const OUTER: Rules<'static> = Rules { unordered: &[0], ..EXACT };
const INNER: Rules<'static> = Rules { unordered: &[1], ..EXACT };
const BOTH: Rules<'static> = Rules { unordered: &[0, 1], ..EXACT };

fn int(number: i64) -> Value {
    Value::int(number)
}

fn float(number: f64) -> Value {
    Value::Float(number)
}

fn big(digits: &str) -> Value {
    Value::Int(digits.parse().unwrap())
}

fn ints(numbers: &[i64]) -> Value {
    Value::list(numbers.iter().map(|number| int(*number)).collect())
}

fn floats(numbers: &[f64]) -> Value {
    Value::list(numbers.iter().map(|number| float(*number)).collect())
}

fn list<const N: usize>(items: [Value; N]) -> Value {
    Value::list(Vec::from(items))
}

fn tuple<const N: usize>(items: [Value; N]) -> Value {
    Value::Tuple(Vec::from(items).into())
}

fn set<const N: usize>(items: [Value; N]) -> Value {
    Value::Set(Vec::from(items).into())
}

fn dict<const N: usize>(pairs: [(Value, Value); N]) -> Value {
    Value::Dict(Vec::from(pairs).into())
}

fn chain(numbers: &[i64], cycle_to: Option<usize>) -> Value {
    let values: Items = numbers.iter().map(|number| int(*number)).collect();
    let identities = vec![None; values.len()];
    Value::Linked(Linked { values, cycle_to, identities, marked: false })
}

fn tree(nodes: &[Option<i64>]) -> Value {
    Value::Tree(Tree { nodes: nodes.iter().map(|node| node.map(int)).collect() })
}
