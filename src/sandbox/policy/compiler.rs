//! From rows to a filter.
//!
//! Owns the order of checks: architecture, x32, a binary search for the call's number, then its rows.

use std::collections::BTreeSet;

use super::assembler::{Assembler, Comparison, Field, Node};
use super::numbers::number;
use super::row::{Action, Condition, Row, Test, Value};
use super::seccomp::{Architecture, Filter, Profile};
use super::{additions, allowed, refused};

/// The whole policy, in the order in which rows decide.
pub(super) fn policy() -> Vec<Row> {
    [refused::ROWS, allowed::ROWS, additions::ROWS].concat()
}

/// Calls from this number on came with Linux 6.6 or later: a program that tries one can do without.
pub(super) const FIRST_RECENT: u32 = 451;

/// The answer to a call that no row decides.
///
/// A recent one does not exist, as on an older kernel, so that C libraries made after us fall back.
pub(super) fn fallback(number: u32) -> Action {
    if number < FIRST_RECENT { Action::Refuse } else { Action::Unknown }
}

/// The filter that some rows make.
pub(super) fn compile(rows: &[Row], profile: Profile, architecture: Architecture) -> Filter {
    let mut assembler = Assembler::default();
    let stretches = stretches(&mut assembler, rows, profile, architecture);
    let mut node = search(&mut assembler, &stretches);
    let kill = assembler.answer(Action::Kill);
    if architecture == Architecture::X86_64 {
        // Numbers with this bit are calls of the x32 interface, which act like those without it.
        const X32: Value = Value::Named("x32", 0x4000_0000);
        node = assembler.branch(Comparison::AtLeast, X32, kill, node);
    }
    node = assembler.load(Field::Number, node);
    let expected = Value::Named("architecture", audit_number(architecture));
    node = assembler.branch(Comparison::Equal, expected, node, kill);
    node = assembler.load(Field::Architecture, node);
    let (program, pid_offsets) = assembler.finish(node);
    Filter { program, pid_offsets }
}

/// `AUDIT_ARCH_X86_64`, `AUDIT_ARCH_AARCH64` of `linux/audit.h`.
fn audit_number(architecture: Architecture) -> u32 {
    match architecture {
        Architecture::X86_64 => 0xc000_003e,
        Architecture::Aarch64 => 0xc000_00b7,
    }
}

/// Where each run of numbers with the same answer begins, and the way to that answer.
fn stretches(
    assembler: &mut Assembler,
    rows: &[Row],
    profile: Profile,
    architecture: Architecture,
) -> Vec<(u32, Node)> {
    let mut decided: Vec<(u32, &Row)> = Vec::new();
    for row in rows.iter().filter(|row| row.profiles.contains(&profile)) {
        let numbers = row.calls.iter().filter_map(|call| number(call, architecture));
        decided.extend(numbers.map(|number| (number, row)));
    }
    let around = decided.iter().flat_map(|(number, _)| [*number, *number + 1]);
    let starts: BTreeSet<u32> = around.chain([0, FIRST_RECENT]).collect();
    let mut stretches: Vec<(u32, Node)> = Vec::new();
    for start in starts {
        let usual = assembler.answer(fallback(start));
        let here = decided.iter().rev().filter(|(number, _)| *number == start);
        let node = here.fold(usual, |otherwise, (_, row)| row_node(assembler, row, otherwise));
        if stretches.last().is_none_or(|(_, last)| *last != node) {
            stretches.push((start, node));
        }
    }
    stretches
}

/// A balanced tree of comparisons; the accumulator holds the call's number.
fn search(assembler: &mut Assembler, stretches: &[(u32, Node)]) -> Node {
    let (low, high) = stretches.split_at(stretches.len() / 2);
    match (low, high) {
        ([], [(_, node), ..]) => *node,
        (_, [(start, _), ..]) => {
            let at_least = search(assembler, high);
            let below = search(assembler, low);
            let start = Value::Named("number", *start);
            assembler.branch(Comparison::AtLeast, start, at_least, below)
        }
        // There is always a stretch from 0 on.
        (_, []) => assembler.answer(Action::Kill),
    }
}

/// The row's answer where all its conditions hold.
fn row_node(assembler: &mut Assembler, row: &Row, otherwise: Node) -> Node {
    let answer = assembler.answer(row.action);
    row.conditions
        .iter()
        .rev()
        .fold(answer, |yes, condition| condition_node(assembler, condition, yes, otherwise))
}

fn condition_node(
    assembler: &mut Assembler,
    condition: &Condition,
    yes: Node,
    otherwise: Node,
) -> Node {
    const ZERO: Value = Value::Named("0", 0);
    let low = Field::Low(condition.argument);
    match condition.test {
        Test::Null => {
            let high = assembler.branch(Comparison::Equal, ZERO, yes, otherwise);
            let high = assembler.load(Field::High(condition.argument), high);
            let node = assembler.branch(Comparison::Equal, ZERO, high, otherwise);
            assembler.load(low, node)
        }
        Test::AnyBit { mask } => {
            let mask = Value::Named("mask", mask);
            let node = assembler.branch(Comparison::AnyBit, mask, yes, otherwise);
            assembler.load(low, node)
        }
        Test::Bits { mask, any_of } => {
            let node = any_of
                .iter()
                .rev()
                .fold(otherwise, |no, value| assembler.branch(Comparison::Equal, *value, yes, no));
            let node = if mask == u32::MAX { node } else { assembler.mask(mask, node) };
            assembler.load(low, node)
        }
    }
}
