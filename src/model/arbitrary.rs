//! Arbitrary values for property tests.
//!
//! Owns the strategies; each test says what must hold.

use num_bigint::BigInt;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Counted, Int, Linked, Range, Text, Tree, Value};

/// Any value that call notation can say: plain literals, with hashable keys and set elements.
pub(crate) fn arbitrary_value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::list),
            vec(leaf(), 6..12).prop_map(Value::list),
            vec(any::<i64>().prop_map(Value::int), 6..12).prop_map(Value::list),
            vec(float().prop_map(Value::Float), 6..12).prop_map(Value::list),
            vec(inner.clone(), 0..4).prop_map(|items| Value::Tuple(items.into())),
            vec(hashable(), 0..5).prop_map(|items| Value::Set(items.into())),
            vec(hashable(), 0..5).prop_map(|items| Value::FrozenSet(items.into())),
            vec((hashable(), inner), 0..5).prop_map(|pairs| Value::Dict(pairs.into())),
        ]
    })
}

/// Any value at all that can cross the channel.
pub(crate) fn arbitrary_wire_value() -> impl Strategy<Value = Value> {
    arbitrary_value().prop_recursive(2, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::list),
            (vec(inner.clone(), 1..5), any::<[bool; 3]>(), 0..8_usize).prop_map(linked),
            vec(proptest::option::of(inner.clone()), 1..7).prop_map(tree),
            (vec(inner, 0..4), any::<(u64, u64)>()).prop_map(counted),
            text().prop_map(Value::Opaque),
            Just(Value::Cycle),
        ]
    })
}

/// Whether two values are the same to the last bit but for the payload of a `nan`. Recurses.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    format!("{left:?}") == format!("{right:?}")
}

/// A value nested so deep, of each kind of container in turn.
pub(crate) fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::int(0), |value, level| match level % 3 {
        0 => Value::list(vec![value, Value::None]),
        1 => Value::Dict(vec![(Value::int(1), value)].into()),
        _ => Value::Tuple(vec![value].into()),
    })
}

fn leaf() -> BoxedStrategy<Value> {
    prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        int().prop_map(Value::Int),
        float().prop_map(Value::Float),
        text().prop_map(Value::Str),
        vec(any::<u8>(), 0..12).prop_map(Value::Bytes),
        (int(), int(), int()).prop_map(|(start, stop, step)| {
            let step = if step == Int::from(0) { Int::from(1) } else { step };
            Value::Range(Range { start, stop, step })
        }),
    ]
    .boxed()
}

fn hashable() -> impl Strategy<Value = Value> {
    let tuple = |items: Vec<Value>| Value::Tuple(items.into());
    let frozen = |items: Vec<Value>| Value::FrozenSet(items.into());
    prop_oneof![
        4 => leaf(),
        1 => vec(leaf(), 0..3).prop_map(tuple),
        1 => vec(leaf(), 0..3).prop_map(frozen),
    ]
}

fn int() -> impl Strategy<Value = Int> {
    prop_oneof![
        4 => (-20..20_i64).prop_map(Int::from),
        2 => any::<i64>().prop_map(Int::from),
        1 => Just(Int::from(i64::MIN)),
        1 => vec(any::<u8>(), 0..40).prop_map(|bytes| Int::from_signed_le(&bytes)),
        1 => Just(Int::from(BigInt::from(-7).pow(6001))),
    ]
}

fn float() -> impl Strategy<Value = f64> {
    let special = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 1e16, 1e-5, 5e-324];
    prop_oneof![
        any::<f64>().prop_map(|float| if float.is_nan() { f64::NAN } else { float }),
        proptest::sample::select(special.as_slice().to_vec()),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    let point = prop_oneof![
        4 => 0x20..0x7F_u32,
        2 => proptest::sample::select("'\"\\\n\t\r#\0\u{202e}".chars().map(u32::from).collect::<Vec<_>>()),
        1 => 0..0x300_u32,
        1 => 0xD7F0..0xE010_u32,
        1 => 0..0x11_0000_u32,
    ];
    vec(point, 0..12).prop_map(|points| {
        let mut text = Text::default();
        for point in points {
            text.push_code_point(point);
        }
        text
    })
}

fn linked((values, [cyclic, seen, marked], pick): (Vec<Value>, [bool; 3], usize)) -> Value {
    let length = values.len();
    let identity = |index: usize| (!index.is_multiple_of(3)).then_some(index + pick);
    Value::Linked(Linked {
        cycle_to: cyclic.then_some(pick % length),
        identities: if seen { (0..length).map(identity).collect() } else { Vec::new() },
        values: values.into(),
        marked,
    })
}

/// Starts with a node, ends with one, and leaves out gaps that no parent has room for.
fn tree(entries: Vec<Option<Value>>) -> Value {
    let (mut nodes, mut room) = (vec![Some(Value::int(0))], 2);
    for entry in entries {
        let entry = if room == 1 && entry.is_none() { Some(Value::None) } else { entry };
        room = if entry.is_some() { room + 1 } else { room - 1 };
        nodes.push(entry);
    }
    while nodes.last().is_some_and(Option::is_none) {
        nodes.pop();
    }
    Value::Tree(Tree { nodes })
}

fn counted((items, (max_distinct, max_total)): (Vec<Value>, (u64, u64))) -> Value {
    Value::Counted(Box::new(Counted { sequence: Value::list(items), max_distinct, max_total }))
}
