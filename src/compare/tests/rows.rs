//! One row per rule of comparison.

use super::*;
use crate::model::Text;
use Detail::{CyclicResult, Order as OtherOrder, Tolerance, UnsupportedType};

fn opaque(class: &str) -> Value {
    Value::Opaque(class.into())
}

fn wrap(class: &str) -> Vec<Note> {
    vec![Note::WrapInList(class.into())]
}

/// What is expected, what came, the declared type, the rules; then the detail, if it is wrong, and notes.
type Row = (Value, Value, &'static str, Rules<'static>, Option<Detail>, Vec<Note>);

fn check(rows: Vec<Row>) {
    for (expected, got, kind, rules, detail, notes) in rows {
        let declared: Type = kind.parse().unwrap();
        let judgement = compare(std::slice::from_ref(&expected), &got, &declared, &rules);
        let is = match judgement {
            Judgement::Match { notes } => (None, notes),
            Judgement::Mismatch(mismatch) => {
                assert!(mismatch.total > 0 && !mismatch.differences.is_empty());
                (Some(mismatch.detail), mismatch.notes)
            }
        };
        assert_eq!(is, (detail, notes), "{kind}: {expected:?} {got:?} {rules:?}");
    }
}

fn right(expected: Value, got: Value, kind: &'static str, rules: Rules<'static>) -> Row {
    (expected, got, kind, rules, None, vec![])
}

fn noted(expected: Value, got: Value, kind: &'static str, notes: Vec<Note>) -> Row {
    (expected, got, kind, EXACT, None, notes)
}

fn wrong(
    expected: Value,
    got: Value,
    kind: &'static str,
    rules: Rules<'static>,
    detail: Detail,
) -> Row {
    let notes = if detail == OtherOrder { vec![Note::SameElementsOtherOrder] } else { vec![] };
    (expected, got, kind, rules, Some(detail), notes)
}

#[test]
fn none() {
    check(vec![
        right(Value::None, Value::None, "None", EXACT),
        right(Value::None, Value::None, "Optional[int]", EXACT),
        wrong(Value::None, int(0), "Optional[int]", EXACT, Detail::Value),
        wrong(int(0), Value::None, "Optional[int]", EXACT, Detail::Value),
        wrong(int(0), Value::None, "int", EXACT, Detail::Type),
        wrong(Value::None, Value::Bool(false), "None", EXACT, Detail::Type),
        wrong(ints(&[]), Value::None, "list[int]", EXACT, Detail::Type),
        wrong(Value::None, ints(&[]), "Optional[list[int]]", EXACT, Detail::Value),
        right(ints(&[]), Value::None, "ListNode[int]", EXACT),
        right(ints(&[]), Value::None, "TreeNode[int]", STRICT),
        right(ints(&[]), Value::None, "ListNode[int]", PYTHON),
    ]);
}

#[test]
fn bool_int_and_float() {
    let (yes, no) = (Value::Bool(true), Value::Bool(false));
    let wide = || big("9007199254740993");
    check(vec![
        right(yes.clone(), yes.clone(), "bool", EXACT),
        noted(yes.clone(), int(1), "bool", vec![Note::IntForBool]),
        (no.clone(), int(1), "bool", EXACT, Some(Detail::Value), vec![Note::IntForBool]),
        wrong(yes.clone(), int(503), "bool", EXACT, Detail::Type),
        wrong(yes.clone(), float(1.0), "bool", EXACT, Detail::Type),
        wrong(yes.clone(), Value::str("true"), "bool", EXACT, Detail::Type),
        wrong(yes.clone(), int(1), "bool", STRICT, Detail::Type),
        noted(int(1), yes.clone(), "int", vec![Note::BoolForInt]),
        wrong(int(1), yes.clone(), "int", STRICT, Detail::Type),
        noted(int(3), float(3.0), "int", vec![Note::FloatForInt]),
        (int(3), float(4.0), "int", EXACT, Some(Detail::Value), vec![Note::FloatForInt]),
        wrong(int(3), float(3.5), "int", EXACT, Detail::Type),
        wrong(int(3), float(3.0), "int", STRICT, Detail::Type),
        wrong(int(1 << 53), float(9_007_199_254_740_992.0), "int", EXACT, Detail::Type),
        noted(int(-(1 << 53) + 1), float(-9_007_199_254_740_991.0), "int", vec![Note::FloatForInt]),
        wrong(int(0), float(f64::NAN), "int", EXACT, Detail::Type),
        right(float(3.0), int(3), "float", EXACT),
        wrong(float(3.0), int(3), "float", STRICT, Detail::Type),
        wrong(float(1.0), yes.clone(), "float", EXACT, Detail::Type),
        wrong(float(9_007_199_254_740_992.0), wide(), "float", EXACT, Tolerance),
        right(float(9_007_199_254_740_992.0), wide(), "float", CLOSE),
        right(float(1e300), big(&format!("1{}", "0".repeat(300))), "float", CLOSE),
        right(big(&"9".repeat(5000)), big(&"9".repeat(5000)), "int", EXACT),
        wrong(
            big(&"9".repeat(5000)),
            big(&format!("{}8", "9".repeat(4999))),
            "int",
            CLOSE,
            Detail::Value,
        ),
        noted(list([yes.clone()]), list([int(1)]), "list[bool]", vec![Note::IntForBool]),
        right(int(1), float(1.0), "int | float", EXACT),
        noted(int(2), float(2.0), "int | None", vec![Note::FloatForInt]),
        wrong(int(2), Value::str("2"), "int | None", EXACT, Detail::Type),
    ]);
}

#[test]
fn lists_tuples_and_sets() {
    let pair = || tuple([int(1), int(2)]);
    check(vec![
        noted(ints(&[1, 2]), pair(), "list[int]", vec![Note::TupleForList]),
        noted(pair(), ints(&[1, 2]), "tuple[int, int]", vec![Note::ListForTuple]),
        noted(pair(), ints(&[1, 2]), "tuple[int, ...]", vec![Note::ListForTuple]),
        noted(list([ints(&[1, 2])]), list([pair()]), "list[list[int]]", vec![Note::TupleForList]),
        wrong(ints(&[1, 2]), pair(), "list[int]", STRICT, Detail::Type),
        wrong(ints(&[1, 2]), pair(), "list[int]", PYTHON, Detail::Type),
        wrong(pair(), tuple([int(1)]), "tuple[int, int]", EXACT, Detail::Value),
        wrong(ints(&[1]), ints(&[1, 2]), "list[int]", EXACT, Detail::Value),
        wrong(ints(&[1]), list([Value::str("1")]), "list[int]", EXACT, Detail::Type),
        wrong(ints(&[1]), set([int(1)]), "list[int]", EXACT, Detail::Type),
        wrong(ints(&[1]), Value::str("1"), "list[int]", EXACT, Detail::Type),
        right(set([int(1), int(2)]), set([int(2), int(1)]), "set[int]", EXACT),
        right(set([int(1)]), Value::FrozenSet(vec![int(1)].into()), "set[int]", EXACT),
        wrong(set([int(1)]), ints(&[1]), "set[int]", EXACT, Detail::Type),
        wrong(set([int(1)]), set([int(1), int(2)]), "set[int]", EXACT, Detail::Value),
        noted(set([pair()]), set([pair()]), "set[tuple[int, int]]", vec![]),
        noted(ints(&[1]), tuple([int(1)]), "Optional[list[int]]", vec![Note::TupleForList]),
    ]);
}

#[test]
fn any_keeps_types_apart() {
    check(vec![
        right(int(1), int(1), "Any", EXACT),
        wrong(int(1), float(1.0), "Any", EXACT, Detail::Type),
        wrong(int(1), Value::Bool(true), "Any", EXACT, Detail::Type),
        wrong(float(1.0), int(1), "list[Any]", CLOSE, Detail::Type),
        wrong(int(1), Value::str("1"), "Any", EXACT, Detail::Type),
        wrong(int(1), Value::None, "Any", EXACT, Detail::Type),
        noted(ints(&[1]), tuple([int(1)]), "Any", vec![Note::TupleForList]),
        noted(tuple([int(1)]), ints(&[1]), "Any", vec![Note::ListForTuple]),
        wrong(ints(&[1]), tuple([int(1)]), "Any", STRICT, Detail::Type),
        right(floats(&[0.3]), floats(&[0.1 + 0.2]), "Any", CLOSE),
        right(int(1), int(1), "str | int", EXACT),
        wrong(int(1), Value::str("1"), "str | int", EXACT, Detail::Value),
        (int(1), opaque("map"), "Any", EXACT, Some(UnsupportedType), wrap("map")),
    ]);
}

#[test]
fn what_is_not_plain_data() {
    let range = crate::model::Range { start: 0.into(), stop: 2.into(), step: 1.into() };
    let range = || Value::Range(range.clone());
    let unsupported =
        |got, kind, notes| (ints(&[0, 1]), got, kind, EXACT, Some(UnsupportedType), notes);
    check(vec![
        unsupported(opaque("generator"), "list[int]", wrap("generator")),
        unsupported(opaque("dict_keys"), "Optional[list[int]]", wrap("dict_keys")),
        unsupported(opaque("deque"), "Iterator[int]", wrap("deque")),
        unsupported(range(), "list[int]", wrap("range")),
        unsupported(opaque("Matrix"), "list[int]", vec![]),
        (int(1), opaque("generator"), "int", EXACT, Some(UnsupportedType), vec![]),
        (
            list([ints(&[0])]),
            list([opaque("zip")]),
            "list[list[int]]",
            EXACT,
            Some(UnsupportedType),
            wrap("zip"),
        ),
        right(range(), range(), "Any", PYTHON),
        wrong(ints(&[0, 1]), range(), "Any", PYTHON, Detail::Type),
        wrong(ints(&[1]), list([Value::Cycle]), "list[int]", EXACT, CyclicResult),
        wrong(int(1), list([list([Value::Cycle])]), "int", EXACT, CyclicResult),
    ]);
}

#[test]
fn dicts() {
    let one = |key: Value| dict([(key, int(0))]);
    let two = || dict([(Value::str("a"), int(1)), (Value::str("b"), int(2))]);
    let swapped = || dict([(Value::str("b"), int(2)), (Value::str("a"), int(1))]);
    check(vec![
        right(two(), swapped(), "dict[str, int]", EXACT),
        right(two(), swapped(), "Any", STRICT),
        wrong(one(int(1)), one(Value::str("1")), "dict[int, int]", EXACT, Detail::Type),
        wrong(one(int(1)), one(Value::Bool(true)), "dict[int, int]", EXACT, Detail::Type),
        wrong(one(int(1)), one(Value::Bool(true)), "dict", EXACT, Detail::Value),
        right(one(int(1)), one(Value::Bool(true)), "dict", PYTHON),
        wrong(one(int(1)), one(int(2)), "dict[int, int]", EXACT, Detail::Value),
        wrong(two(), one(Value::str("a")), "dict[str, int]", EXACT, Detail::Value),
        wrong(one(int(1)), list([]), "dict[int, int]", EXACT, Detail::Type),
        right(
            dict([(int(1), float(0.3))]),
            dict([(int(1), float(0.1 + 0.2))]),
            "dict[int, float]",
            CLOSE,
        ),
        wrong(one(float(0.3)), one(float(0.1 + 0.2)), "dict[float, int]", CLOSE, Detail::Value),
        right(one(float(1.0)), one(int(1)), "dict[float, int]", EXACT),
    ]);
}

#[test]
fn text() {
    let mut lone = Text::default();
    lone.push_code_point(0xD800);
    check(vec![
        wrong(Value::str("é"), Value::str("e\u{301}"), "str", EXACT, Detail::Value),
        wrong(Value::str("a"), Value::str("a "), "str", EXACT, Detail::Value),
        wrong(Value::str("a"), Value::str("A"), "str", EXACT, Detail::Value),
        right(Value::Str(lone.clone()), Value::Str(lone.clone()), "str", EXACT),
        wrong(Value::str("?"), Value::Str(lone), "str", EXACT, Detail::Value),
        wrong(Value::str("a"), Value::Bytes(b"a".to_vec()), "str", EXACT, Detail::Type),
        right(Value::Bytes(b"a".to_vec()), Value::Bytes(b"a".to_vec()), "bytes", EXACT),
    ]);
}

#[test]
fn floats_and_tolerance() {
    let one = || float(1.0);
    let far = Rules { tolerance: Some(FloatTolerance { absolute: 0.5, relative: 0.0 }), ..EXACT };
    check(vec![
        right(float(0.3), float(0.1 + 0.2), "float", CLOSE),
        wrong(float(0.3), float(0.1 + 0.2), "float", EXACT, Tolerance),
        right(float(1e12), float(1e12 + 1e5), "float", CLOSE),
        wrong(one(), float(1.000_05), "float", CLOSE, Tolerance),
        wrong(one(), float(1.01), "float", CLOSE, Detail::Value),
        wrong(floats(&[1.0, 2.0]), floats(&[1.0, 3.0]), "list[float]", CLOSE, Detail::Value),
        wrong(list([int(1_000_000)]), list([int(1_000_001)]), "list[int]", far, Detail::Value),
        wrong(int(1), int(2), "int | float", far, Detail::Value),
        right(float(f64::NAN), float(f64::NAN), "float", CLOSE),
        wrong(one(), float(f64::NAN), "float", CLOSE, Detail::Value),
        wrong(float(f64::NAN), one(), "float", CLOSE, Detail::Value),
        right(float(f64::INFINITY), float(f64::INFINITY), "float", CLOSE),
        wrong(float(f64::INFINITY), float(f64::MAX), "float", CLOSE, Detail::Value),
        wrong(float(f64::INFINITY), float(f64::NEG_INFINITY), "float", CLOSE, Detail::Value),
        wrong(float(0.0), float(f64::INFINITY), "float", CLOSE, Detail::Value),
        right(float(0.0), float(-0.0), "float", EXACT),
        right(floats(&[-0.0]), floats(&[0.0]), "list[float]", OUTER),
    ]);
}

#[test]
fn order() {
    let outer_close = Rules { unordered: &[0], ..CLOSE };
    let inner_close = Rules { unordered: &[1], ..CLOSE };
    let groups = |groups: &[&[i64]]| Value::list(groups.iter().map(|group| ints(group)).collect());
    let nested = "list[list[int]]";
    check(vec![
        right(ints(&[0, 1]), ints(&[1, 0]), "list[int]", OUTER),
        wrong(ints(&[0, 1]), ints(&[1, 0]), "list[int]", EXACT, OtherOrder),
        wrong(ints(&[0, 1, 1]), ints(&[0, 0, 1]), "list[int]", OUTER, Detail::Value),
        right(groups(&[&[1], &[2, 3]]), groups(&[&[2, 3], &[1]]), nested, OUTER),
        wrong(groups(&[&[1, 6]]), groups(&[&[6, 1]]), nested, OUTER, OtherOrder),
        right(groups(&[&[1], &[2, 3]]), groups(&[&[3, 2], &[1]]), nested, BOTH),
        right(groups(&[&[1, 2], &[3, 4]]), groups(&[&[2, 1], &[4, 3]]), nested, INNER),
        wrong(groups(&[&[1], &[2]]), groups(&[&[2], &[1]]), nested, INNER, OtherOrder),
        wrong(
            groups(&[&[1], &[1], &[2]]),
            groups(&[&[1], &[2], &[2]]),
            nested,
            BOTH,
            Detail::Value,
        ),
        (
            ints(&[0, 1]),
            tuple([int(1), int(0)]),
            "list[int]",
            OUTER,
            None,
            vec![Note::TupleForList],
        ),
        right(floats(&[0.3, 1.0]), floats(&[1.0, 0.1 + 0.2]), "list[float]", outer_close),
        wrong(floats(&[0.3, 1.0]), floats(&[1.0, 0.5]), "list[float]", outer_close, Detail::Value),
        wrong(floats(&[0.3, 1.0]), floats(&[1.0, 0.1 + 0.2]), "list[float]", CLOSE, OtherOrder),
        right(
            list([floats(&[0.3, 1.0])]),
            list([floats(&[1.0, 0.1 + 0.2])]),
            "list[list[float]]",
            inner_close,
        ),
        right(
            set([float(0.3), float(9.0)]),
            set([float(9.0), float(0.1 + 0.2)]),
            "set[float]",
            CLOSE,
        ),
        right(
            dict([(int(0), ints(&[0, 1]))]),
            dict([(int(0), ints(&[1, 0]))]),
            "dict[int, list[int]]",
            OUTER,
        ),
        wrong(chain(&[1, 2], None), chain(&[2, 1], None), "ListNode[int]", EXACT, OtherOrder),
    ]);
}

#[test]
fn chains_and_trees() {
    let three = || tree(&[Some(1), None, Some(2)]);
    let literal = list([int(1), Value::None, int(2), Value::None]);
    let lasso = || chain(&[1, 2], Some(0));
    let node = "ListNode[int]";
    check(vec![
        right(chain(&[1, 2], None), chain(&[1, 2], None), node, EXACT),
        right(ints(&[1, 2]), chain(&[1, 2], None), node, EXACT),
        right(Value::None, Value::None, node, EXACT),
        wrong(chain(&[1], None), Value::None, node, EXACT, Detail::Value),
        wrong(Value::None, chain(&[1], None), node, EXACT, Detail::Value),
        wrong(chain(&[1], None), ints(&[1]), node, EXACT, Detail::Type),
        wrong(ints(&[1]), chain(&[1], None), "list[int]", EXACT, Detail::Type),
        wrong(chain(&[1, 2], None), lasso(), node, EXACT, CyclicResult),
        wrong(ints(&[1]), lasso(), "list[int]", EXACT, CyclicResult),
        right(lasso(), lasso(), node, EXACT),
        wrong(lasso(), chain(&[1, 2], Some(1)), node, EXACT, Detail::Value),
        wrong(lasso(), chain(&[1, 2], None), node, EXACT, Detail::Value),
        noted(
            ints(&[1]),
            Value::Linked(Linked { values: vec![float(1.0)].into(), ..Linked::default() }),
            node,
            vec![Note::FloatForInt],
        ),
        right(
            list([chain(&[1], None), Value::None]),
            list([chain(&[1], None), Value::None]),
            "list[ListNode[int]]",
            EXACT,
        ),
        right(three(), three(), "TreeNode[int]", EXACT),
        right(literal, three(), "Optional[TreeNode[int]]", EXACT),
        wrong(three(), tree(&[Some(1), Some(2)]), "TreeNode[int]", EXACT, Detail::Value),
        wrong(three(), Value::None, "TreeNode[int]", EXACT, Detail::Value),
        wrong(three(), ints(&[1]), "TreeNode[int]", EXACT, Detail::Type),
        right(three(), three(), "Any", PYTHON),
    ]);
}

#[test]
fn python_equality() {
    let frozen = Value::FrozenSet(vec![int(1)].into());
    check(vec![
        right(list([int(1), float(1.0)]), list([Value::Bool(true), int(1)]), "str", PYTHON),
        right(float(1e22), big(&format!("1{}", "0".repeat(22))), "Any", PYTHON),
        right(set([int(1)]), frozen, "Any", PYTHON),
        right(set([int(1)]), set([float(1.0)]), "Any", PYTHON),
        wrong(float(f64::NAN), float(f64::NAN), "Any", PYTHON, Detail::Value),
        wrong(int(1 << 53), float(9_007_199_254_740_994.0), "Any", PYTHON, Tolerance),
        wrong(int(1), Value::str("1"), "Any", PYTHON, Detail::Type),
        right(dict([(int(1), int(2))]), dict([(float(1.0), float(2.0))]), "Any", PYTHON),
    ]);
}

#[test]
fn ranges_are_equal_when_they_hold_the_same_numbers() {
    let range = |start: i64, stop: i64, step: i64| {
        list([Value::Range(crate::model::Range {
            start: start.into(),
            stop: stop.into(),
            step: step.into(),
        })])
    };
    let outer = Rules { types: Python, ..OUTER };
    for (left, right, equal) in [
        (range(0, 3, 2), range(0, 4, 2), true),
        (range(0, 0, 1), range(5, 1, 1), true),
        (range(2, 3, 7), range(2, 1, -1), true),
        (range(3, 0, -1), range(3, -1, -1), false),
        (range(3, 0, -2), range(3, -0, -2), true),
    ] {
        assert_eq!(compare(&[left], &right, &Type::Any, &outer).is_match(), equal);
    }
}
