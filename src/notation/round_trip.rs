//! What must hold for any text, in one function for the fuzzer and the property tests.

use super::{RawOutcome, parse_case, parse_value, print_value};
use crate::model::Value;

/// Checks that whatever parses prints as something that parses to the same.
///
/// # Errors
/// When it does not; shows both forms.
pub fn check_notation(text: &str) -> Result<(), String> {
    if let Ok(value) = parse_value(text) {
        check_value(&value)?;
    }
    for call in parse_case(text).unwrap_or_default() {
        call.arguments.iter().try_for_each(|argument| check_value(&argument.value))?;
        if let Some(RawOutcome::AnyOf(values)) = &call.outcome {
            values.iter().try_for_each(check_value)?;
        }
    }
    Ok(())
}

/// Compares the texts: they tell more apart than `==` does, and comparing them does not recurse.
fn check_value(value: &Value) -> Result<(), String> {
    let printed = print_value(value);
    let again = parse_value(&printed).map_err(|error| format!("{error}: {printed}"))?;
    let reprinted = print_value(&again);
    if printed == reprinted { Ok(()) } else { Err(format!("{printed}\n{reprinted}")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::arbitrary::{arbitrary_value, arbitrary_wire_value, nested, same};
    use crate::notation::{MAX_DEPTH, ParseError, parse_case};

    proptest! {
        #[test]
        fn what_is_printed_reads_back(value in arbitrary_value()) {
            let printed = print_value(&value);
            let read = parse_value(&printed).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(same(&read, &value), "{printed}");
        }

        #[test]
        fn nothing_printed_acts_on_a_terminal(value in arbitrary_wire_value()) {
            let printed = print_value(&value);
            let hidden = |c: char| c.is_control() || ('\u{200B}'..='\u{202E}').contains(&c);
            prop_assert!(!printed.contains(hidden), "{printed:?}");
        }

        #[test]
        fn no_text_makes_the_parser_panic(text: String) {
            prop_assert_eq!(check_notation(&text), Ok(()));
        }

        #[test]
        fn no_text_of_our_tokens_makes_the_parser_panic(text in tokens()) {
            prop_assert_eq!(check_notation(&text), Ok(()));
        }
    }

    fn tokens() -> impl Strategy<Value = String> {
        let tokens = [
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            ",",
            ":",
            "-",
            "1",
            "0x1",
            "1.5",
            "1e",
            "_",
            "'a'",
            "'",
            "\"",
            "\\",
            "b'",
            "r'",
            "None",
            "nan",
            "inf",
            "set(",
            "frozenset(",
            "range(",
            "float(",
            "f(",
            "x=",
            " -> ",
            " | ",
            "raises ",
            "ValueError ",
            "#",
            "\n",
            " ",
            "é",
            "\\u12",
            "{1: 2}",
            "[1, 2]",
        ];
        proptest::collection::vec(proptest::sample::select(tokens.to_vec()), 0..24)
            .prop_map(|tokens| tokens.concat())
    }

    #[test]
    fn depth_costs_no_stack() {
        // A test's thread has 2 MiB.
        let printed = print_value(&nested(MAX_DEPTH));
        let read = parse_value(&printed).unwrap();
        assert!(print_value(&read) == printed);
        let deeper = parse_value(&print_value(&nested(MAX_DEPTH + 1))).unwrap_err();
        assert_eq!(deeper.message, "nested deeper than 20000 levels");
        for opener in ["[", "(", "{", "{1:", "set(", "frozenset(", "f("] {
            assert!(parse_value(&opener.repeat(1_000_000)).is_err(), "{opener}");
        }
        for length in [MAX_DEPTH - 1, MAX_DEPTH] {
            let parentheses = format!("{}1{}", "(".repeat(length), ")".repeat(length));
            assert_eq!(parse_value(&parentheses), Ok(Value::int(1)));
        }
    }

    fn place(error: &ParseError) -> (&str, usize, usize) {
        (error.message.as_str(), error.line, error.column)
    }

    #[test]
    fn errors_name_the_thing_and_its_column() {
        let cases = [
            ("", "expected a value, found the end", 1),
            ("1 2", "expected the end, found `2`", 3),
            ("[1, 2", "`[` is never closed", 1),
            ("[1, {", "`{` is never closed", 5),
            ("['é', (1]", "expected `,` or `)`, found `]`", 9),
            ("[,]", "expected a value or `]`, found `,`", 2),
            ("[1 2]", "expected `,` or `]`, found `2`", 4),
            ("[1,,]", "expected a value or `]`, found `,`", 4),
            ("{1: 2, 3}", "expected `:`, found `}`", 9),
            ("{1: }", "expected a value, found `}`", 5),
            ("{1, 2: 3}", "expected `,` or `}`, found `:`", 6),
            ("{[1]}", "`list` is not hashable: no element of a set, no key of a dict", 2),
            (
                "{1: 2, (1, {}): 3}",
                "`tuple` is not hashable: no element of a set, no key of a dict",
                8,
            ),
            ("set([[1]])", "`set()` takes elements that are hashable", 5),
            ("frozenset(1)", "`frozenset()` takes a set, list or tuple, not `int`", 11),
            ("set({1}, {2})", "`set()` takes one value", 1),
            ("range(1, 2, 0)", "the step of a range is zero", 1),
            ("range(1.0)", "`range(…)` takes integers", 1),
            ("range()", "`range(…)` takes one to three integers", 1),
            ("[foo]", "`foo` is not a value", 2),
            ("[f'a']", "`f` is not a prefix of a string", 2),
            ("'abc", "the string is never closed", 1),
            ("['a\nb']", "the string is never closed", 2),
            ("'''a'''", "triple quotes are not supported; `\\n` is a line break", 1),
            (r"'ab\x1'", "the escape needs 2 hexadecimal digits", 4),
            (r"'\U00110000'", "`0x110000` is beyond what the literal can hold", 2),
            (r"b'\400'", "`0x100` is beyond what the literal can hold", 3),
            (r"'\N{DASH}'", "`\\N{…}` is not supported", 2),
            ("b'é'", "`é` is not ASCII, and bytes take only that or `\\x`", 3),
            ("[012]", "`012` has a leading zero", 2),
            ("1_", "`1_` has an underscore that is not between digits", 1),
            ("[2j]", "`2j` is a complex number, which is not supported", 2),
            ("- x", "expected a number after `-`, found `x`", 3),
            ("--1", "expected a number after `-`, found `-`", 2),
            ("float('x')", "`float(…)` takes the text of a number", 1),
            ("float(1)", "expected a string, found `1`", 7),
            ("set", "expected `(`, found the end", 4),
            ("\u{1b}", "expected a value, found `\\x1b`", 1),
        ];
        for (text, message, column) in cases {
            let error = parse_value(text).expect_err(text);
            assert_eq!(place(&error), (message, 1, column), "{text}");
        }
    }

    #[test]
    fn errors_in_cases_name_the_line_too() {
        let cases = [
            ("", "expected a call, found the end", 1, 1),
            ("# only this", "expected a call, found the end", 1, 12),
            ("f(1)\n\n(2)", "expected the name of what is called, found `(`", 3, 1),
            ("f", "expected `(`, found the end", 1, 2),
            ("f(1\n,\n2", "`(` is never closed", 1, 2),
            ("f(1 2)", "expected `,` or `)`, found `2`", 1, 5),
            ("f(a=1, 2)", "an argument without a name follows one with a name", 1, 8),
            ("f(1) g(2)", "expected `->`, `#` or the end of the line, found `g`", 1, 6),
            ("f(1) ->\n2", "expected a value, found the end of the line", 1, 8),
            ("f(1) -> 2 3", "expected `|`, `#` or the end of the line, found `3`", 1, 11),
            ("f(1) -> _ | 2", "expected `#` or the end of the line, found `|`", 1, 11),
            ("f(1) -> raises", "expected the name of an exception, found the end", 1, 15),
            ("f(1) -> raises E b'x'", "the message must be text without surrogates", 1, 18),
            ("f(\n  é='a', ö=[)\n", "expected a value or `]`, found `)`", 2, 13),
        ];
        for (text, message, line, column) in cases {
            let error = parse_case(text).expect_err(text);
            assert_eq!(place(&error), (message, line, column), "{text}");
        }
    }
}
