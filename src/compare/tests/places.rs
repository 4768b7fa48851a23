//! Where values differ, and that long and deep ones are no trouble.

use super::*;
use crate::model::DifferenceKind;

fn mismatch(expected: &[Value], got: &Value, kind: &str, rules: &Rules<'_>) -> Mismatch {
    match compare(expected, got, &kind.parse().unwrap(), rules) {
        Judgement::Mismatch(mismatch) => mismatch,
        Judgement::Match { .. } => panic!("{expected:?} matches {got:?}"),
    }
}

#[test]
fn the_nearest_alternative_is_shown() {
    let alternatives = [Value::str("x"), ints(&[1, 2, 3]), ints(&[9, 9, 3]), ints(&[4])];
    let found = mismatch(&alternatives, &ints(&[1, 2, 4]), "list[int] | str", &EXACT);
    assert_eq!((found.expected, found.total), (ints(&[1, 2, 3]), 1));
    let judgement =
        compare(&alternatives, &ints(&[4]), &"list[int] | str".parse().unwrap(), &EXACT);
    assert!(judgement.is_match());
    assert_eq!(mismatch(&[], &int(1), "int", &EXACT).detail, Detail::Value);
}

/// Where two values differ and how, as text.
fn places(expected: Value, got: &Value, kind: &str, rules: &Rules<'_>) -> String {
    let found = mismatch(&[expected], got, kind, rules);
    assert_eq!(found.total, found.differences.len());
    for place in &found.differences {
        assert_eq!(place.expected.is_none(), place.kind == DifferenceKind::Unexpected);
        assert_eq!(place.got.is_none(), place.kind == DifferenceKind::Missing);
    }
    let places = found.differences.iter().map(|place| format!("{} {:?}", place.path, place.kind));
    places.collect::<Vec<_>>().join(", ")
}

#[test]
fn places_in_lists() {
    let pairs = |pairs: &[[i64; 2]]| Value::list(pairs.iter().map(|pair| ints(pair)).collect());
    let outer_close = Rules { unordered: &[0], ..CLOSE };
    let (expected, got) =
        (pairs(&[[1, 6], [8, 10], [15, 18]]), pairs(&[[1, 3], [2, 6], [8, 10], [15, 18]]));
    let (one, two) = (floats(&[1.0, 2.0]), floats(&[2.5, 1.0]));
    for (expected, got, rules, is) in [
        (expected, got, EXACT, "result[0][1] Value, result[1] Unexpected"),
        (ints(&[1, 2, 3]), ints(&[2, 3]), EXACT, "result[0] Missing"),
        (ints(&[1, 2, 3]), ints(&[1, 5, 3]), EXACT, "result[1] Value"),
        (ints(&[1, 2]), ints(&[2, 3]), OUTER, "result Missing, result[1] Unexpected"),
        (one.clone(), two.clone(), CLOSE, "result[0] Value, result[1] Value"),
        (one.clone(), floats(&[1.000_000_1, 2.5]), CLOSE, "result[1] Value"),
        (one, two, outer_close, "result Missing, result Unexpected"),
        (ints(&[1]), list([Value::str("1")]), EXACT, "result[0] Type"),
        (ints(&[1]), Value::None, EXACT, "result Type"),
    ] {
        assert_eq!(places(expected, &got, "Any", &rules), is);
    }
}

#[test]
fn places_elsewhere() {
    let record = |key: &str, value| dict([(Value::str(key), value), (Value::str("z"), int(0))]);
    let (left, right) = (tree(&[Some(1), None, Some(2)]), tree(&[Some(1), Some(2)]));
    for (expected, got, kind, is) in [
        (set([int(1)]), set([int(2)]), "set[int]", "result Missing, result Unexpected"),
        (
            record("a", int(1)),
            record("b", int(1)),
            "dict[str, int]",
            "result['a'] Missing, result['b'] Unexpected",
        ),
        (record("a", ints(&[1])), record("a", ints(&[2])), "Any", "result['a'][0] Value"),
        (chain(&[1, 2], None), chain(&[1, 3], None), "ListNode[int]", "result[1] Value"),
        (chain(&[1], Some(0)), chain(&[1], None), "ListNode[int]", "result Value"),
        (left, right, "TreeNode[int]", "result[1] Unexpected, result[2] Missing"),
    ] {
        assert_eq!(places(expected, &got, kind, &EXACT), is);
    }
}

#[test]
fn long_lists_take_no_quadratic_time() {
    let expected: Vec<i64> = (0..200_000).collect();
    let mut shorter = expected.clone();
    shorter.remove(10);
    let backwards: Vec<i64> = expected.iter().rev().copied().collect();
    let other: Vec<i64> = expected.iter().map(|number| number + 5_000_000).skip(1).collect();
    let expected = [ints(&expected)];
    let found = mismatch(&expected, &ints(&shorter), "list[int]", &EXACT);
    assert_eq!((found.total, found.differences[0].path.as_str()), (1, "result[10]"));
    assert!(
        compare(&expected, &ints(&backwards), &"list[int]".parse().unwrap(), &OUTER).is_match()
    );
    let found = mismatch(&expected, &ints(&other), "list[int]", &EXACT);
    assert_eq!((found.total, found.differences.len()), (200_000, Difference::MAX));
}

#[test]
fn many_middling_lists_share_one_budget() {
    let block = |from: i64, length: i64| ints(&(from..from + length).collect::<Vec<_>>());
    let expected = Value::list((0..200).map(|_| block(0, 1_900)).collect());
    let got = Value::list((0..200).map(|_| block(5_000, 1_901)).collect());
    let found = mismatch(&[expected], &got, "list[list[int]]", &EXACT);
    assert_eq!(found.total, 200 * 1_901);
}

fn deep(innermost: i64) -> Value {
    (0..20_000).fold(int(innermost), |inner, level| match level % 3 {
        0 => Value::list(vec![inner]),
        1 => Value::Tuple(vec![inner].into()),
        _ => Value::Dict(vec![(Value::str("k"), inner)].into()),
    })
}

/// The promise of the module's head.
#[test]
fn deep_values_fit_the_stack_of_a_worker() {
    let work = || {
        let (left, right) = (deep(1), deep(2));
        assert!(compare(&[deep(1)], &left, &Type::Any, &EXACT).is_match());
        let found = mismatch(&[left], &right, "Any", &EXACT);
        assert_eq!(found.total, 1);
        assert!(found.differences[0].path.ends_with("['k'][0][0]"));
        assert!(mismatch(&[int(1)], &right, "int", &EXACT).differences[0].got.is_some());
    };
    let worker = std::thread::Builder::new().stack_size(64 << 20).spawn(work);
    worker.unwrap().join().unwrap();
}
