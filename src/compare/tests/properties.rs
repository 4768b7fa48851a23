//! What holds under all rules.

use super::*;
use crate::model::fit;
use proptest::prelude::*;
use std::slice::from_ref;

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        (-3_i64..3).prop_map(Value::int),
        any::<i128>().prop_map(|number| big(&number.to_string())),
        prop::sample::select(vec![0.0, -0.0, 1.0, 0.5, f64::NAN, f64::INFINITY]).prop_map(float),
        "[ab]{0,2}".prop_map(|text| Value::str(&text)),
        prop::collection::vec(any::<u8>(), 0..2).prop_map(Value::Bytes),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let items = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            items().prop_map(Value::list),
            items().prop_map(|items| Value::Tuple(items.into())),
            items().prop_map(|items| Value::Set(items.into())),
            prop::collection::btree_map(0_i64..5, inner.clone(), 0..3).prop_map(|pairs| {
                let key = |number: i64| match number % 3 {
                    0 => int(number),
                    1 => Value::str(&number.to_string()),
                    _ => tuple([int(number), Value::None]),
                };
                let pairs: Vec<_> =
                    pairs.into_iter().map(|(number, part)| (key(number), part)).collect();
                Value::Dict(pairs.into())
            }),
        ]
    })
}

fn any_kind() -> impl Strategy<Value = Type> {
    prop::sample::select(vec![
        "Any",
        "list[Any]",
        "list[list[Any]]",
        "tuple[Any, ...]",
        "ListNode[Any]",
        "TreeNode[Any]",
        "int | list[float] | None",
    ])
    .prop_map(|text| text.parse().unwrap())
}

fn any_rules() -> impl Strategy<Value = Rules<'static>> {
    let unordered = prop::sample::select(vec![&[][..], &[0][..], &[1][..], &[0, 1][..]]);
    let types = prop::sample::select(vec![Typed, Strict]);
    (unordered, types, any::<bool>()).prop_map(|(unordered, types, close)| Rules {
        unordered,
        types,
        tolerance: CLOSE.tolerance.filter(|_| close),
    })
}

proptest! {
    #[test]
    fn a_value_matches_itself(value in any_value(), kind in any_kind(), rules in any_rules()) {
        if let Ok(value) = fit(value, &kind) {
            let judgement = compare(from_ref(&value), &value, &kind, &rules);
            prop_assert_eq!(judgement, Judgement::Match { notes: vec![] });
        }
    }

    #[test]
    fn both_ways_to_match_agree(left in any_value(), right in any_value(), kind in any_kind(), rules in any_rules()) {
        // Interned and walked on their own, without the look at the written order first.
        let numbers = rules.numbers();
        let shapes = [read(&left, &kind, &rules, Side::Expected), read(&right, &kind, &rules, Side::Got)];
        let mut interner = Interner::new(numbers.equality);
        let classes = [0, 1].map(|side| interner.classes(&shapes[side], Order::Declared));
        let [left, right] = [0, 1].map(|side| View { shape: &shapes[side], classes: &classes[side] });
        let equal = same(left, right, numbers, Order::Declared);
        if same_as_written(&shapes[0], &shapes[1], numbers) {
            prop_assert!(equal);
        }
        if equal {
            prop_assert!(differences(left, right, numbers, &mut BUDGET.clone()).total == 1);
        } else {
            prop_assert!(!same_as_written(&shapes[0], &shapes[1], numbers));
        }
    }

    #[test]
    fn unordered_lists_ignore_permutations(
        (items, shuffled) in prop::collection::vec(any_value(), 0..6)
            .prop_flat_map(|items| (Just(items.clone()), Just(items).prop_shuffle())),
    ) {
        let (expected, got) = (Value::list(items), Value::list(shuffled));
        prop_assert!(compare(from_ref(&expected), &got, &Type::Any, &OUTER).is_match());
        if let Judgement::Mismatch(found) = compare(&[expected], &got, &Type::Any, &EXACT) {
            prop_assert!(matches!(found.detail, Detail::Order | Detail::Type));
        }
    }

    #[test]
    fn changed_answers_do_not_match(value in any_value(), kind in any_kind(), rules in any_rules()) {
        if let Ok(value) = fit(value, &kind) {
            for wrong in wrong_values(&value, &kind, &rules) {
                let judgement = compare(from_ref(&value), &wrong, &kind, &rules);
                prop_assert!(!judgement.is_match(), "{:?}", wrong);
            }
            for right in right_values(&value, &rules) {
                let judgement = compare(from_ref(&value), &right, &kind, &rules);
                prop_assert!(judgement.is_match(), "{:?}", right);
            }
        }
    }
}
