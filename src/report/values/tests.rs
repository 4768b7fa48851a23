//! Properties of shortened values.

use proptest::prelude::*;

use super::*;
use crate::model::{Text, Value};

fn ints(numbers: impl IntoIterator<Item = i64>) -> Value {
    Value::list(numbers.into_iter().map(Value::int).collect())
}

fn line() -> Shortener {
    Shortener::for_line(87)
}

#[test]
fn long_values_keep_their_start_and_the_differing_place() {
    let numbers = ints(0..100_000);
    assert_eq!(line().one(&numbers), "[0, 1, 2, … 99 997 more …]");
    let wrong = ints((0..99_999).chain([0]));
    let difference = Difference {
        path: "result[99999]".to_owned(),
        kind: DifferenceKind::Value,
        expected: Some(Value::int(99_999)),
        got: Some(Value::int(0)),
    };
    let (expected, got) = line().pair(&numbers, &wrong, &[difference]);
    assert_eq!(expected, "[0, 1, 2, … 99 996 more …, 99999]");
    assert_eq!(got, "[0, 1, 2, … 99 996 more …, 0]");
}

#[test]
fn texts_and_numbers_are_shortened_around_the_place() {
    let text = |at: usize| {
        let mut text = "a".repeat(100_000);
        text.replace_range(at..=at, "b");
        Value::str(&text)
    };
    let (one, other) = line().pair(&text(50_000), &text(60_000), &[]);
    assert_eq!(
        (one.as_str(), other.as_str()),
        (
            "'aaaaaaaaaaaaaaaaaaa' … 49 973 characters … 'aaaaaaaabaaaaaaaaaa' … 49 989 characters …",
            "'aaaaaaaaaaaaaaaaaaa' … 49 973 characters … 'aaaaaaaaaaaaaaaaaaa' … 49 989 characters …",
        )
    );
    let number: Value = Value::Int("7".repeat(4_000).parse().unwrap());
    assert_eq!(line().one(&number), format!("{} … 3 937 digits …", "7".repeat(63)));
    let huge: num_bigint::BigInt = num_bigint::BigInt::from(1) << 40_000_000_u32;
    let huge = Value::Int(huge.into());
    assert!(line().one(&huge).starts_with("0x1000"));
}

#[test]
fn a_difference_in_the_depth_is_shown() {
    let nest = |leaf: i64| (0..20_000).fold(Value::int(leaf), |inner, _| Value::list(vec![inner]));
    let (expected, got) = line().pair(&nest(1), &nest(2), &[]);
    assert_eq!(expected, "[[[[[[[[[… [1] …]]]]]]]]]");
    assert_eq!(got, "[[[[[[[[[… [2] …]]]]]]]]]");
}

#[test]
fn entries_are_found_by_key() {
    let dict = |value: i64| {
        let pairs = (0..1000)
            .map(|key| (Value::int(key), Value::int(if key == 500 { value } else { key })));
        Value::Dict(pairs.collect::<Vec<_>>().into())
    };
    let difference = Difference {
        path: "result[500]".to_owned(),
        kind: DifferenceKind::Value,
        expected: None,
        got: None,
    };
    let (expected, _) = line().pair(&dict(7), &dict(8), &[difference]);
    assert_eq!(expected, "{0: 0, 1: 1, 2: 2, … 497 more …, 500: 7, … 499 more …}");
}

#[test]
fn elements_without_a_position_are_found() {
    let long = |last: i64| ints((0..1000).chain([last]).chain(0..1000));
    let missing = Difference {
        path: "result".to_owned(),
        kind: DifferenceKind::Missing,
        expected: Some(Value::int(-7)),
        got: None,
    };
    let (expected, got) = line().pair(&long(-7), &long(-8), &[missing]);
    assert_eq!(expected, "[0, 1, 2, … 997 more …, -7, … 1 000 more …]");
    assert_eq!(got, "[0, 1, 2, … 1 998 more …]");
    let moved = Difference {
        path: "result[998]".to_owned(),
        kind: DifferenceKind::Value,
        expected: Some(Value::int(-7)),
        got: Some(Value::int(998)),
    };
    let (expected, got) = line().pair(&long(-7), &long(-8), &[moved]);
    assert_eq!(expected, "[0, 1, 2, … 997 more …, -7, … 1 000 more …]");
    assert_eq!(got, "[0, 1, 2, … 995 more …, 998, … 1 002 more …]");
}

/// Values of every shape; small alphabets, so that equal parts are common.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        (-3i64..3).prop_map(Value::int),
        (0u32..400).prop_map(|bits| Value::Int((num_bigint::BigInt::from(3) << bits).into())),
        prop_oneof![Just(0.5), Just(-0.0), Just(f64::NAN), Just(1e300)].prop_map(Value::Float),
        "[ab…' ]{0,90}".prop_map(|text| Value::Str(Text::from(text))),
        proptest::collection::vec(0u8..3, 0..80).prop_map(Value::Bytes),
    ];
    leaf.prop_recursive(6, 200, 12, |inner| {
        let items = proptest::collection::vec(inner.clone(), 0..12);
        prop_oneof![
            items.clone().prop_map(Value::list),
            items.clone().prop_map(|items| Value::Tuple(items.into())),
            proptest::collection::vec((inner.clone(), inner), 0..6)
                .prop_map(|pairs| Value::Dict(pairs.into())),
            items.prop_map(|items| Value::Linked(crate::model::Linked {
                values: items.into_iter().chain([Value::None]).collect(),
                ..Default::default()
            })),
        ]
    })
}

/// Replaces one node somewhere.
fn changed(value: &Value, path: &[prop::sample::Index], with: &Value) -> Value {
    let Some((step, rest)) = path.split_first() else { return with.clone() };
    match value {
        Value::List(items) if !items.is_empty() => {
            let mut items = items.to_vec();
            let at = step.index(items.len());
            items[at] = changed(&items[at], rest, with);
            Value::list(items)
        }
        Value::Tuple(items) if !items.is_empty() => {
            let mut items = items.to_vec();
            let at = step.index(items.len());
            items[at] = changed(&items[at], rest, with);
            Value::Tuple(items.into())
        }
        Value::Dict(pairs) if !pairs.is_empty() => {
            let mut pairs = pairs.to_vec();
            let at = step.index(pairs.len());
            pairs[at].1 = changed(&pairs[at].1, rest, with);
            Value::Dict(pairs.into())
        }
        Value::Str(text) => {
            let mut points: Vec<u32> = text.code_points().collect();
            let at = step.index(points.len() + 1);
            points.insert(at, u32::from('b'));
            let mut text = Text::default();
            for point in points {
                text.push_code_point(point);
            }
            Value::Str(text)
        }
        _ => with.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn shortened_values_that_differ_never_print_equal(
        one in values(),
        with in values(),
        path in proptest::collection::vec(any::<prop::sample::Index>(), 0..5),
        room in 1usize..120,
        lead in 0usize..5,
        path_text in "result(\\[[0-9]\\]){0,3}",
    ) {
        let other = changed(&one, &path, &with);
        let shortener = Shortener { whole: room, room, lead };
        let difference = Difference {
            path: path_text,
            kind: DifferenceKind::Value,
            expected: Some(with),
            got: Some(Value::int(1)),
        };
        for differences in [vec![], vec![difference]] {
            let (left, right) = shortener.pair(&one, &other, &differences);
            // Differences that are none may well point at different places of equal values.
            if print_value(&one) != print_value(&other) {
                prop_assert_ne!(left, right);
            } else if differences.is_empty() {
                prop_assert_eq!(left, right);
            }
        }
    }
}
