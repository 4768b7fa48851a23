//! Wrong solutions that anybody can write without solving the problem.
//!
//! Owns their texts: the unchanged starter, `return None`, the first argument, an empty value, the most
//! frequent answer, the samples by heart. Each must be rejected. Pure.

mod class;
mod driver;
mod function;
mod sql;
mod stdio;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::catalog::expected_text;
use crate::model::{Case, Expected, Group, Kind, Problem, Type, Value};
use crate::notation::print_value;

/// A wrong solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Automatic {
    /// What it is, as reports say.
    pub(super) name: &'static str,
    /// Its text.
    pub(super) source: String,
}

/// The name of the unchanged starter.
pub(super) const STARTER: &str = "the unchanged starter";
const NOTHING: &str = "`return None`";
const ECHO: &str = "its first argument";
const EMPTY: &str = "an empty value";
const USUAL: &str = "the most frequent answer";
const BY_HEART: &str = "the samples by heart";

/// A text longer than this is no answer that one would write down.
const LONGEST_LITERAL: usize = 20_000;

/// Every wrong solution that can be written for a problem; no text twice.
pub(super) fn automatic(problem: &Problem) -> Vec<Automatic> {
    let mut found: Vec<Automatic> = Vec::new();
    let starter = crate::catalog::starter(problem);
    let mut add = |name, source: Option<String>| {
        let new = source.filter(|source| found.iter().all(|known| known.source != *source));
        found.extend(new.map(|source| Automatic { name, source }));
    };
    add(STARTER, Some(starter));
    match &problem.kind {
        Kind::Function(spec) => {
            let writer = function::Writer::function(problem, spec);
            add(NOTHING, Some(writer.nothing()));
            add(ECHO, writer.echo());
            add(EMPTY, writer.empty());
            add(USUAL, writer.usual());
            add(BY_HEART, writer.by_heart());
        }
        Kind::Iterator(spec) => {
            let writer = function::Writer::iterator(problem, spec);
            add(NOTHING, Some(writer.nothing()));
            add(ECHO, writer.echo());
            add(EMPTY, writer.empty());
            add(USUAL, writer.usual());
            add(BY_HEART, writer.by_heart());
        }
        Kind::Class(spec) => {
            let writer = class::Writer { problem, spec };
            add(NOTHING, Some(writer.nothing()));
            add(ECHO, Some(writer.echo()));
            add(EMPTY, Some(writer.empty()));
            add(USUAL, Some(writer.usual()));
            add(BY_HEART, Some(writer.by_heart()));
        }
        Kind::Driver(spec) => {
            add(NOTHING, Some(driver::nothing(spec)));
            add(ECHO, Some(driver::echo(spec)));
            add(EMPTY, Some(driver::empty_values(spec)));
        }
        Kind::Stdio(_) => {
            add("nothing at all", Some(stdio::nothing()));
            add("its input", Some(stdio::echo()));
            add(USUAL, stdio::usual(problem));
            add(BY_HEART, stdio::by_heart(problem));
        }
        Kind::Sql(spec) => {
            let writer = sql::Writer { problem, spec };
            add("a query without rows", Some(writer.nothing()));
            add("the first table", writer.echo());
            add(USUAL, writer.usual());
        }
        Kind::Mutants(spec) => {
            for (name, body) in tests_of_nothing() {
                add(name, Some(format!("import unittest\nimport {}\n\n{body}", spec.module)));
            }
        }
    }
    found
}

/// Files of tests that anybody can write without a look at what they test.
fn tests_of_nothing() -> [(&'static str, String); 3] {
    let class = |body: &str| format!("class T(unittest.TestCase):\n    {body}\n");
    [
        ("no test", String::new()),
        ("a test that always passes", class("def test_it(self): self.assertTrue(True)")),
        ("a test that always fails", class("def test_it(self): self.fail()")),
    ]
}

/// The samples.
fn samples(problem: &Problem) -> impl Iterator<Item = &Case> {
    problem.cases.iter().filter(|case| case.id.group == Group::Sample)
}

/// The expectation that comes most often; the first of those.
fn most_frequent<'a>(all: impl Iterator<Item = &'a Expected>) -> Option<&'a Expected> {
    let mut counts: HashMap<String, (usize, usize, &Expected)> = HashMap::new();
    for (place, expected) in all.enumerate() {
        let text = expected_text(expected);
        if text.len() <= LONGEST_LITERAL {
            counts.entry(text).or_insert((0, place, expected)).0 += 1;
        }
    }
    let most = counts.into_values().max_by_key(|(count, place, _)| (*count, usize::MAX - place));
    most.map(|(_, _, expected)| expected)
}

/// Plain data as Python source; none where nodes would have to be made.
fn literal(value: &Value) -> Option<String> {
    let mut pending = vec![value];
    while let Some(next) = pending.pop() {
        if matches!(next, Value::Linked(_) | Value::Tree(_) | Value::Opaque(_) | Value::Cycle) {
            return None;
        }
        next.children(&mut pending);
    }
    Some(print_value(value)).filter(|text| text.len() <= LONGEST_LITERAL)
}

/// The value of a type that holds nothing.
fn empty(kind: &Type) -> &'static str {
    match kind {
        Type::Bool => "False",
        Type::Int => "0",
        Type::Float => "0.0",
        Type::Str => "''",
        Type::Bytes => "b''",
        Type::List(_) => "[]",
        Type::Tuple(_) | Type::TupleOf(_) => "()",
        Type::Set(_) => "set()",
        Type::Dict(..) => "{}",
        Type::Iterator(_) => "iter(())",
        Type::Union(parts) => parts.first().map_or("None", empty),
        Type::Any | Type::None | Type::ListNode(_) | Type::TreeNode(_) => "None",
    }
}

/// `raise ValueError('text')`.
fn raising(class: &str, message: Option<&str>) -> String {
    format!(
        "raise {class}({})",
        message.map(|text| print_value(&Value::str(text))).unwrap_or_default()
    )
}
