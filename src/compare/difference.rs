//! Where two values differ, as paths that Python would index by.
//!
//! Owns the walk over two shapes that are known to differ. It goes only into parts that differ and
//! keeps the first few places, so that a million elements cost no more than to look at.

use std::collections::HashMap;

use crate::model::{Difference, DifferenceKind, Value, index_step, key_step};

use super::align::{Gap, gaps};
use super::equal::{Floats, Numbers, Single, View, entries};
use super::intern::{Class, Equality, Order};
use super::shape::{Kind, Node};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// The first places.
    pub(super) kept: Vec<Difference>,
    /// How many there are in all.
    pub(super) total: usize,
    /// Something is of another type.
    pub(super) types: bool,
}

/// Walks over two values that differ. The budget bounds alignment.
pub(super) fn differences(
    expected: View<'_, '_>,
    got: View<'_, '_>,
    numbers: Numbers,
    budget: &mut usize,
) -> Differences {
    let found = Differences::default();
    let mut walk =
        Walk { expected, got, numbers, budget, found, trail: vec![None], todo: Vec::new() };
    walk.todo.push(Todo { path: 0, step: None, pair: Pair::Both(0, 0) });
    while let Some(next) = walk.todo.pop() {
        walk.visit(&next);
    }
    if walk.found.total == 0 {
        walk.whole();
    }
    walk.found
}

/// One step of a path.
#[derive(Clone, Copy)]
enum Step<'a> {
    Index(usize),
    Key(&'a Value),
}

/// Nodes to look at, by index; a side is missing where nothing stands.
#[derive(Clone, Copy)]
enum Pair {
    Both(usize, usize),
    Missing(usize),
    Unexpected(usize),
}

struct Todo<'a> {
    /// The place of the container, in the trail.
    path: usize,
    step: Option<Step<'a>>,
    pair: Pair,
}

struct Walk<'c, 'a, 'b> {
    expected: View<'c, 'a>,
    got: View<'c, 'a>,
    numbers: Numbers,
    budget: &'b mut usize,
    found: Differences,
    /// Containers that were entered: the one around it, and the step from there.
    trail: Vec<Option<(usize, Step<'a>)>>,
    todo: Vec<Todo<'a>>,
}

impl<'a> Walk<'_, 'a, '_> {
    fn visit(&mut self, todo: &Todo<'a>) {
        match todo.pair {
            Pair::Missing(node) => {
                let value = self.expected_value(node);
                self.record(todo, DifferenceKind::Missing, value, None);
            }
            Pair::Unexpected(node) => {
                let value = self.got_value(node);
                self.record(todo, DifferenceKind::Unexpected, None, value);
            }
            Pair::Both(left, right) => self.compare(todo, left, right),
        }
    }

    fn compare(&mut self, todo: &Todo<'a>, left: usize, right: usize) {
        if self.are_same(left, right) {
            return;
        }
        let nodes = (self.expected.shape.nodes.get(left), self.got.shape.nodes.get(right));
        let (Some(expected), Some(got)) = nodes else { return };
        if !expected.kind.is_like(&got.kind) {
            let kind = self.kind_of(expected, got);
            let (before, after) = (self.expected_value(left), self.got_value(right));
            return self.record(todo, kind, before, after);
        }
        let path = self.enter(todo);
        let first = self.todo.len();
        match &expected.kind {
            Kind::Dict => self.dict(path, expected, got),
            kind if kind.is_unordered(Order::Declared) => self.unordered(path, expected, got),
            _ => self.ordered(path, expected, got),
        }
        // What was pushed last is looked at first.
        if let Some(pushed) = self.todo.get_mut(first..) {
            pushed.reverse();
        }
    }

    fn kind_of(&self, expected: &Node<'_>, got: &Node<'_>) -> DifferenceKind {
        let numbers = [expected, got].map(|node| self.numbers.number(node).is_some());
        let comparable = self.numbers.equality == Equality::Python && numbers == [true, true];
        let other = !expected.kind.is_kin(&got.kind) && !comparable;
        if got.is_misfit() || got.is_any && other {
            DifferenceKind::Type
        } else {
            DifferenceKind::Value
        }
    }

    fn are_same(&self, left: usize, right: usize) -> bool {
        if self.expected.classes.get(left) == self.got.classes.get(right) {
            return true;
        }
        let nodes = (self.expected.shape.nodes.get(left), self.got.shape.nodes.get(right));
        matches!(nodes, (Some(left), Some(right)) if self.numbers.are_close(left, right))
    }

    fn enter(&mut self, todo: &Todo<'a>) -> usize {
        let Some(step) = todo.step else { return todo.path };
        self.trail.push(Some((todo.path, step)));
        self.trail.len() - 1
    }

    fn push(&mut self, path: usize, step: Option<Step<'a>>, pair: Pair) {
        self.todo.push(Todo { path, step, pair });
    }

    fn dict(&mut self, path: usize, expected: &Node<'a>, got: &Node<'a>) {
        let (left, right) = (entries(self.expected, expected), entries(self.got, got));
        for key in expected.children().step_by(2) {
            let Some(other) = self.expected.classes.get(key).map(|class| right.get(class)) else {
                continue;
            };
            let step = self.expected.shape.nodes.get(key).map(|node| Step::Key(node.source));
            match other {
                Some(other) if self.are_same(key + 1, *other) => {}
                Some(other) => self.push(path, step, Pair::Both(key + 1, *other)),
                None => self.push(path, step, Pair::Missing(key + 1)),
            }
        }
        for key in got.children().step_by(2) {
            if !self.got.classes.get(key).is_some_and(|class| left.contains_key(class)) {
                let step = self.got.shape.nodes.get(key).map(|node| Step::Key(node.source));
                self.push(path, step, Pair::Unexpected(key + 1));
            }
        }
    }

    /// Multisets: what one side has more often than the other.
    fn unordered(&mut self, path: usize, expected: &Node<'a>, got: &Node<'a>) {
        if let Some(floats) = Floats::of(self.expected, expected, self.got, got)
            && self.numbers.tolerance.is_some()
        {
            return self.unordered_floats(&floats, path);
        }
        let mut counts = count(self.got, got);
        for index in expected.children() {
            if !take(&mut counts, self.expected.classes.get(index)) {
                self.push(path, None, Pair::Missing(index));
            }
        }
        let mut counts = count(self.expected, expected);
        let is_set = matches!(got.kind, Kind::Set { .. });
        for (position, index) in got.children().enumerate() {
            if !take(&mut counts, self.got.classes.get(index)) {
                let step = (!is_set).then_some(Step::Index(position));
                self.push(path, step, Pair::Unexpected(index));
            }
        }
    }

    fn unordered_floats(&mut self, floats: &Floats<'_, '_>, path: usize) {
        let place = Todo { path, step: None, pair: Pair::Both(0, 0) };
        for single in floats.singles(self.numbers) {
            let (kind, expected, got) = match single {
                Single::Missing(node) => (DifferenceKind::Missing, Some(node.source), None),
                Single::Unexpected(node) => (DifferenceKind::Unexpected, None, Some(node.source)),
            };
            self.record(&place, kind, expected, got);
        }
    }

    fn ordered(&mut self, path: usize, expected: &Node<'a>, got: &Node<'a>) {
        let (left, right) = (expected.children(), got.children());
        if left.len() == right.len() {
            return self.in_step(path, left.start, 0, right);
        }
        if expected.kind == Kind::Tree {
            // In level order an index is a place in the tree: lining up would compare other places.
            let gap = Gap { expected: 0..left.len(), got: 0..right.len() };
            return self.gap(path, &gap, left.start, right.start);
        }
        let classes = (
            self.expected.classes.get(left.clone()).unwrap_or_default(),
            self.got.classes.get(right.clone()).unwrap_or_default(),
        );
        for gap in gaps(classes.0, classes.1, self.budget) {
            self.gap(path, &gap, left.start, right.start);
        }
    }

    /// Pairs nodes one by one; `position` is the index of the first in the candidate's sequence.
    fn in_step(
        &mut self,
        path: usize,
        expected: usize,
        position: usize,
        got: std::ops::Range<usize>,
    ) {
        for (offset, right) in got.enumerate() {
            if !self.are_same(expected + offset, right) {
                let step = Some(Step::Index(position + offset));
                self.push(path, step, Pair::Both(expected + offset, right));
            }
        }
    }

    fn gap(&mut self, path: usize, gap: &Gap, left: usize, right: usize) {
        let both = gap.expected.len().min(gap.got.len());
        let got = right + gap.got.start..right + gap.got.start + both;
        self.in_step(path, left + gap.expected.start, gap.got.start, got);
        for index in gap.expected.clone().skip(both) {
            self.push(path, Some(Step::Index(index)), Pair::Missing(left + index));
        }
        for index in gap.got.clone().skip(both) {
            self.push(path, Some(Step::Index(index)), Pair::Unexpected(right + index));
        }
    }

    fn expected_value(&self, node: usize) -> Option<&'a Value> {
        self.expected.shape.nodes.get(node).filter(|node| node.kind != Kind::Gap).map(|n| n.source)
    }

    fn got_value(&self, node: usize) -> Option<&'a Value> {
        self.got.shape.nodes.get(node).filter(|node| node.kind != Kind::Gap).map(|n| n.source)
    }

    /// Counts a place, and keeps it while there is room: values are copied only then.
    fn record(
        &mut self,
        todo: &Todo<'a>,
        kind: DifferenceKind,
        expected: Option<&Value>,
        got: Option<&Value>,
    ) {
        // A missing node of a tree is no value.
        let kind = match (kind, expected, got) {
            (DifferenceKind::Value, None, Some(_)) => DifferenceKind::Unexpected,
            (DifferenceKind::Value, Some(_), None) => DifferenceKind::Missing,
            (_, None, None) => return,
            _ => kind,
        };
        self.found.types |= kind == DifferenceKind::Type;
        self.found.total += 1;
        if self.found.kept.len() < Difference::MAX {
            let path = self.path(todo);
            let (expected, got) = (expected.cloned(), got.cloned());
            self.found.kept.push(Difference { path, kind, expected, got });
        }
    }

    fn path(&self, todo: &Todo<'a>) -> String {
        let mut steps: Vec<Step<'a>> = todo.step.into_iter().collect();
        let mut at = todo.path;
        while let Some(Some((outer, step))) = self.trail.get(at) {
            steps.push(*step);
            at = *outer;
        }
        let steps = steps.into_iter().rev().map(|step| match step {
            Step::Index(index) => index_step(index),
            Step::Key(key) => key_step(key),
        });
        std::iter::once("result".to_owned()).chain(steps).collect()
    }

    /// For values whose parts are all the same: chains that close at another node, NaN in Python.
    fn whole(&mut self) {
        let (expected, got) = (self.expected_value(0), self.got_value(0));
        let place = Todo { path: 0, step: None, pair: Pair::Both(0, 0) };
        self.record(&place, DifferenceKind::Value, expected, got);
    }
}

fn count(view: View<'_, '_>, node: &Node<'_>) -> HashMap<Class, usize> {
    let mut counts = HashMap::new();
    for class in view.classes.get(node.children()).unwrap_or_default() {
        *counts.entry(*class).or_default() += 1;
    }
    counts
}

fn take(counts: &mut HashMap<Class, usize>, class: Option<&Class>) -> bool {
    let left = class.and_then(|class| counts.get_mut(class)).filter(|left| **left > 0);
    left.map(|left| *left -= 1).is_some()
}
