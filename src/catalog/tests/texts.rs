//! Cases as text and back, and what generators return.

use super::*;

#[test]
fn cases_come_back_from_their_texts() {
    for (name, _) in PACKAGES {
        let problem = load(name, None).unwrap();
        for case in &problem.cases {
            let text = input_text(&problem, &case.input);
            let input = parse_input(&problem, &text).unwrap();
            assert_eq!(input, case.input, "{text}");
            let text = expected_text(&case.expected);
            assert_eq!(parse_expected(&problem, &input, &text).unwrap(), case.expected, "{text}");
        }
    }
}

#[test]
fn the_text_of_a_set_does_not_depend_on_its_order() {
    let set = |items: [i64; 3]| Value::Set(items.map(Value::int).into_iter().collect());
    let nested = |items| Expected::AnyOf(vec![Value::list(vec![set(items)])]);
    assert_eq!(expected_text(&nested([3, 1, 2])), expected_text(&nested([2, 3, 1])));
}

#[test]
fn what_generators_return_becomes_input() {
    let list = |items: Vec<Value>| Value::list(items);
    let pair = |left, right| Value::Tuple(vec![left, right].into());
    let arguments =
        || Value::record([("target", Value::int(3)), ("nums", list(vec![Value::int(3)]))]);
    let two_sum = load("two_sum", None).unwrap();
    let values = vec![list(vec![Value::int(3)]), Value::int(3)];
    let input = Input::Arguments { values, take: None };
    assert_eq!(generated(&two_sum, arguments()).unwrap(), (input.clone(), None));
    let expected = Some(Expected::AnyOf(vec![list(vec![])]));
    assert_eq!(generated(&two_sum, pair(arguments(), list(vec![]))).unwrap(), (input, expected));
    assert!(generated(&two_sum, pair(arguments(), Value::int(1))).is_err());
    assert!(generated(&two_sum, Value::int(1)).is_err());

    let call = |name, arguments| list(vec![Value::str(name), list(arguments)]);
    let calls = list(vec![call("LRUCache", vec![Value::int(1)]), call("get", vec![Value::int(2)])]);
    let cache = load("lru_cache", None).unwrap();
    let (Input::Calls(calls), None) = generated(&cache, calls).unwrap() else { panic!() };
    assert_eq!(calls[1].arguments, [Value::int(2)]);
    assert!(generated(&cache, list(vec![])).is_err());
    assert!(generated(&cache, list(vec![call("get", vec![Value::int(2)])])).is_err());

    let add = load("add", None).unwrap();
    assert_eq!(generated(&add, Value::str("1\n")).unwrap().0, Input::Stdin(b"1\n".to_vec()));
    let countdown = load("countdown", None).unwrap();
    for (fields, take) in [
        (Value::record([("n", Value::int(9))]), 10),
        (Value::record([("n", Value::int(9)), ("take", Value::int(4))]), 4),
    ] {
        let expected = Input::Arguments { values: vec![Value::int(9)], take: Some(take) };
        assert_eq!(generated(&countdown, fields).unwrap().0, expected);
    }
}
