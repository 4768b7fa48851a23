//! Values as bytes, written.
//!
//! Owns the tags and the canonical form: each value has one encoding. Reading it is `decode`'s.

use crate::model::{Counted, Int, Linked, Tree, Value};

/// The first byte of a value.
pub(super) mod tag {
    pub(in super::super) const NONE: u8 = 0x00;
    pub(in super::super) const TRUE: u8 = 0x01;
    pub(in super::super) const FALSE: u8 = 0x02;
    pub(in super::super) const INT: u8 = 0x03;
    pub(in super::super) const BIG_INT: u8 = 0x04;
    pub(in super::super) const FLOAT: u8 = 0x05;
    pub(in super::super) const STR: u8 = 0x06;
    pub(in super::super) const BYTES: u8 = 0x07;
    pub(in super::super) const GAP: u8 = 0x0F;
    pub(in super::super) const LIST: u8 = 0x10;
    pub(in super::super) const TUPLE: u8 = 0x11;
    pub(in super::super) const SET: u8 = 0x12;
    pub(in super::super) const FROZEN_SET: u8 = 0x13;
    pub(in super::super) const DICT: u8 = 0x14;
    pub(in super::super) const RANGE: u8 = 0x15;
    pub(in super::super) const PACKED_INTS: u8 = 0x18;
    pub(in super::super) const PACKED_FLOATS: u8 = 0x19;
    pub(in super::super) const LINKED: u8 = 0x20;
    pub(in super::super) const TREE: u8 = 0x21;
    pub(in super::super) const COUNTED: u8 = 0x22;
    pub(in super::super) const OPAQUE: u8 = 0x30;
    pub(in super::super) const CYCLE: u8 = 0x31;
}

/// Flags of a chain of list nodes.
pub(super) mod flag {
    pub(in super::super) const IDENTITIES: u8 = 1;
    pub(in super::super) const MARKED: u8 = 2;
}

/// From this length on, lists of one kind of number are packed.
const LEAST_PACKED: usize = 8;

/// A value as bytes.
pub fn encode(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, value);
    out
}

/// Appends a value. What is still to be written waits on a stack, the next on top; a gap is `None`.
pub(super) fn write(out: &mut Vec<u8>, value: &Value) {
    let mut pending = vec![Some(value)];
    while let Some(next) = pending.pop() {
        match next {
            None => out.push(tag::GAP),
            Some(value) => write_one(out, value, &mut pending),
        }
    }
}

/// Writes a leaf, or what stands before the elements of a container.
fn write_one<'a>(out: &mut Vec<u8>, value: &'a Value, pending: &mut Vec<Option<&'a Value>>) {
    match value {
        Value::List(items) if write_packed(out, items) => {}
        Value::List(items) => write_items(out, tag::LIST, items, pending),
        Value::Tuple(items) => write_items(out, tag::TUPLE, items, pending),
        Value::Set(items) => write_items(out, tag::SET, items, pending),
        Value::FrozenSet(items) => write_items(out, tag::FROZEN_SET, items, pending),
        Value::Dict(pairs) => {
            out.push(tag::DICT);
            write_length(out, pairs.len());
            let reversed = pairs.iter().rev();
            pending.extend(reversed.flat_map(|(key, value)| [Some(value), Some(key)]));
        }
        Value::Linked(linked) => write_chain(out, linked, pending),
        Value::Tree(tree) => write_tree(out, tree, pending),
        Value::Counted(counted) => write_counted(out, counted, pending),
        leaf => write_leaf(out, leaf),
    }
}

fn write_leaf(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Bool(true) => out.push(tag::TRUE),
        Value::Bool(false) => out.push(tag::FALSE),
        Value::Int(int) => write_int(out, int),
        Value::Float(float) => {
            out.push(tag::FLOAT);
            out.extend(float.to_le_bytes());
        }
        Value::Str(text) => write_bytes(out, tag::STR, text.as_bytes()),
        Value::Bytes(bytes) => write_bytes(out, tag::BYTES, bytes),
        Value::Range(range) => {
            out.push(tag::RANGE);
            for int in [&range.start, &range.stop, &range.step] {
                write_int(out, int);
            }
        }
        Value::Opaque(class) => write_bytes(out, tag::OPAQUE, class.as_bytes()),
        Value::Cycle => out.push(tag::CYCLE),
        Value::None
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::Dict(_)
        | Value::Linked(_)
        | Value::Tree(_)
        | Value::Counted(_) => out.push(tag::NONE),
    }
}

fn write_int(out: &mut Vec<u8>, int: &Int) {
    match int.as_i64() {
        Some(small) => {
            out.push(tag::INT);
            out.extend(small.to_le_bytes());
        }
        None => write_bytes(out, tag::BIG_INT, &int.to_signed_le()),
    }
}

fn write_bytes(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    write_length(out, bytes.len());
    out.extend_from_slice(bytes);
}

/// Nothing that fits in a frame reaches 2^32; what does is refused by whoever reads it.
fn write_length(out: &mut Vec<u8>, length: usize) {
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn write_items<'a>(
    out: &mut Vec<u8>,
    tag: u8,
    items: &'a [Value],
    pending: &mut Vec<Option<&'a Value>>,
) {
    out.push(tag);
    write_length(out, items.len());
    pending.extend(items.iter().rev().map(Some));
}

/// Writes a list in packed form, if it has one.
fn write_packed(out: &mut Vec<u8>, items: &[Value]) -> bool {
    if items.len() < LEAST_PACKED {
        return false;
    }
    let int = |value: &Value| match value {
        Value::Int(int) => int.as_i64().map(i64::to_le_bytes),
        _ => None,
    };
    let float = |value: &Value| match value {
        Value::Float(float) => Some(float.to_le_bytes()),
        _ => None,
    };
    write_packed_as(out, tag::PACKED_INTS, items, int)
        || write_packed_as(out, tag::PACKED_FLOATS, items, float)
}

fn write_packed_as(
    out: &mut Vec<u8>,
    tag: u8,
    items: &[Value],
    number: impl Fn(&Value) -> Option<[u8; 8]>,
) -> bool {
    if !items.iter().all(|item| number(item).is_some()) {
        return false;
    }
    out.push(tag);
    write_length(out, items.len());
    items.iter().filter_map(number).for_each(|bytes| out.extend(bytes));
    true
}

fn write_chain<'a>(out: &mut Vec<u8>, linked: &'a Linked, pending: &mut Vec<Option<&'a Value>>) {
    if linked.values.is_empty() {
        return out.push(tag::NONE);
    }
    out.push(tag::LINKED);
    write_length(out, linked.values.len());
    write_index(out, linked.cycle_to);
    let identities = if linked.identities.is_empty() { 0 } else { flag::IDENTITIES };
    out.push(identities | if linked.marked { flag::MARKED } else { 0 });
    if !linked.identities.is_empty() {
        let all = linked.identities.iter().copied().chain(std::iter::repeat(None));
        all.take(linked.values.len()).for_each(|identity| write_index(out, identity));
    }
    pending.extend(linked.values.iter().rev().map(Some));
}

/// An i32; -1 is none.
fn write_index(out: &mut Vec<u8>, index: Option<usize>) {
    let index = index.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1);
    out.extend(index.to_le_bytes());
}

fn write_tree<'a>(out: &mut Vec<u8>, tree: &'a Tree, pending: &mut Vec<Option<&'a Value>>) {
    if tree.nodes.is_empty() {
        return out.push(tag::NONE);
    }
    out.push(tag::TREE);
    write_length(out, tree.nodes.len());
    pending.extend(tree.nodes.iter().rev().map(Option::as_ref));
}

fn write_counted<'a>(
    out: &mut Vec<u8>,
    counted: &'a Counted,
    pending: &mut Vec<Option<&'a Value>>,
) {
    out.push(tag::COUNTED);
    out.extend(counted.max_distinct.to_le_bytes());
    out.extend(counted.max_total.to_le_bytes());
    pending.push(Some(&counted.sequence));
}
