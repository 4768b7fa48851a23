//! Cases of a problem, printed.
//!
//! Owns their text form, which `problem.lock` hashes and reports show. Values are `print`'s.

use super::print::{print_call, write_value, written_arguments};
use super::quote;
use crate::model::{Call, Case, Expected, Input, Kind, Script, Signature, Text, Type, Value};

/// A case in call notation; a class case has one line per call. A `[stdio]` case, for which there is
/// no call, is its input and output as literals.
pub fn print_case(kind: &Kind, case: &Case) -> String {
    let mut lines: Vec<String> = match (&case.input, kind.script(), &case.expected) {
        (Input::Calls(calls), Some(script), Expected::Steps(steps)) => {
            let lines = calls.iter().zip(steps);
            lines.map(|(call, step)| print_step(script, call, step)).collect()
        }
        (input, _, expected) => {
            vec![format!("{} -> {}", print_input(kind, input), print_expected(expected))]
        }
    };
    if let (Some(explanation), Some(last)) = (&case.explanation, lines.last_mut()) {
        let words: Vec<_> = explanation.split_whitespace().collect();
        *last = format!("{last}  # {}", words.join(" "));
    }
    lines.join("\n")
}

/// What the candidate's code gets: a call, for a class one a line, or the input as a literal.
pub fn print_input(kind: &Kind, input: &Input) -> String {
    if let (Input::Calls(calls), Some(script)) = (input, kind.script()) {
        let lines: Vec<_> = calls.iter().map(|call| print_line(script, call)).collect();
        return lines.join("\n");
    }
    match (input, kind) {
        (Input::Arguments { values, .. }, Kind::Function(function)) => {
            let signature = &function.entry.signature;
            print_signature_call(&signature.name, signature, values)
        }
        (Input::Arguments { values, .. }, Kind::Iterator(iterator)) => {
            let signature = &iterator.entry.signature;
            print_signature_call(&signature.name, signature, values)
        }
        (Input::Arguments { values, .. }, Kind::Sql(sql)) => {
            let signature = &sql.entry.signature;
            print_signature_call(&signature.name, signature, values)
        }
        (Input::Implementation(implementation), _) => match implementation.order {
            None => implementation.source.clone(),
            Some(order) => format!("{}\n# order {order}", implementation.source),
        },
        (Input::Stdin(bytes), _) => print_output(bytes),
        // No problem has an input of another kind.
        (Input::Arguments { values, .. }, _) => print_items(values, ", "),
        (Input::Calls(calls), _) => {
            let lines: Vec<_> =
                calls.iter().map(|call| print_items(&call.arguments, ", ")).collect();
            lines.join("\n")
        }
    }
}

/// What must come of a case, as it stands after `->`; for a class one a line.
pub fn print_expected(expected: &Expected) -> String {
    match expected {
        Expected::AnyOf(values) => print_items(values, " | "),
        Expected::Raises { class, message } => match message {
            Some(message) => format!("raises {class} {}", print_text(message)),
            None => format!("raises {class}"),
        },
        Expected::Anything => "_".to_owned(),
        Expected::Stdout(bytes) => print_output(bytes),
        Expected::TestsPass => "the tests pass".to_owned(),
        Expected::TestsFail(_) => "a test fails".to_owned(),
        Expected::Steps(steps) => {
            // Steps hold no steps: this goes one level down.
            let lines: Vec<_> = steps.iter().map(print_expected).collect();
            lines.join("\n")
        }
    }
}

/// A call of a class with its outcome, which is left out where leaving it out says the same.
fn print_step(script: Script<'_>, call: &Call, step: &Expected) -> String {
    let text = print_line(script, call);
    let silent = script.calls.get(call.method).is_some_and(|method| method.returns == Type::None);
    let implied = match step {
        Expected::Anything => !silent || script.is_constructor(call.method),
        Expected::AnyOf(values) => silent && matches!(values.as_slice(), [Value::None]),
        _ => false,
    };
    if implied { text } else { format!("{text} -> {}", print_expected(step)) }
}

fn print_line(script: Script<'_>, call: &Call) -> String {
    match script.calls.get(call.method) {
        Some(method) => print_signature_call(script.name(call.method), method, &call.arguments),
        None => format!("({})", print_items(&call.arguments, ", ")),
    }
}

fn print_signature_call(name: &str, signature: &Signature, values: &[Value]) -> String {
    print_call(name, &written_arguments(signature, values))
}

fn print_items(values: &[Value], separator: &str) -> String {
    let mut out = String::new();
    for (index, value) in values.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { separator });
        write_value(&mut out, value);
    }
    out
}

/// Text as a `str` literal where it is UTF-8, else as `bytes`.
fn print_output(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return print_text(text);
    }
    let mut out = String::new();
    quote::write_bytes(&mut out, bytes);
    out
}

fn print_text(text: &str) -> String {
    let mut out = String::new();
    quote::write_str(&mut out, &Text::from(text));
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{
        CaseId, ClassSpec, Entry, FunctionSpec, Group, NodeRule, StdioCompare, StdioSpec,
    };
    use crate::notation::{RawOutcome, parse_case};

    fn function(signature: &str) -> Kind {
        let entry = Entry { signature: signature.parse().unwrap(), aliases: Vec::new() };
        Kind::Function(FunctionSpec {
            entry,
            argument_rules: BTreeMap::new(),
            nodes: NodeRule::Free,
        })
    }

    fn case(input: Input, expected: Expected, explanation: Option<&str>) -> Case {
        let id = CaseId { group: Group::Sample, name: "one".into() };
        Case { id, input, expected, explanation: explanation.map(str::to_owned) }
    }

    #[test]
    fn a_function_case_reads_back() {
        let values = vec![Value::list(vec![Value::str("a")]), Value::int(2)];
        let outcomes = [
            (Expected::AnyOf(vec![Value::int(1), Value::None]), "1 | None"),
            (Expected::Anything, "_"),
            (Expected::Raises { class: "E".into(), message: None }, "raises E"),
            (
                Expected::Raises { class: "E".into(), message: Some("it's".into()) },
                "raises E \"it's\"",
            ),
        ];
        for (expected, text) in outcomes {
            let input = Input::Arguments { values: values.clone(), take: None };
            let case = case(input, expected.clone(), Some("for\n  this"));
            let printed = print_case(&function("f(names: list[str], k: int) -> int"), &case);
            assert_eq!(printed, format!("f(names=['a'], k=2) -> {text}  # for this"));
            let calls = parse_case(&printed).unwrap();
            let outcome = match expected {
                Expected::AnyOf(values) => RawOutcome::AnyOf(values),
                Expected::Raises { class, message } => RawOutcome::Raises { class, message },
                _ => RawOutcome::Anything,
            };
            assert_eq!(calls[0].outcome, Some(outcome));
            assert!(calls[0].arguments.iter().map(|argument| &argument.value).eq(&values));
        }
    }

    #[test]
    fn a_class_case_leaves_out_what_goes_without_saying() {
        let methods = ["__init__(room: int)", "put(key: int)", "get(key: int) -> int"];
        let class = Kind::Class(ClassSpec {
            name: "Cache".to_owned(),
            aliases: Vec::new(),
            methods: methods.iter().map(|method| method.parse().unwrap()).collect(),
            method_aliases: BTreeMap::new(),
        });
        let call = |method| Call { method, arguments: vec![Value::int(7)] };
        let none = || Expected::AnyOf(vec![Value::None]);
        let steps =
            vec![Expected::Anything, none(), Expected::Anything, Expected::Anything, none()];
        let calls = [0, 1, 1, 2, 2].map(call).to_vec();
        let case = case(Input::Calls(calls), Expected::Steps(steps), Some("why"));
        let printed = print_case(&class, &case);
        let lines =
            "Cache(room=7)\nput(key=7)\nput(key=7) -> _\nget(key=7)\nget(key=7) -> None  # why";
        assert_eq!(printed, lines);
        assert_eq!(parse_case(&printed).map(|calls| calls.len()), Ok(5));
    }

    #[test]
    fn program_text_is_a_literal() {
        let stdio = Kind::Stdio(StdioSpec { compare: StdioCompare::Lines });
        let case = case(Input::Stdin(b"1\n".to_vec()), Expected::Stdout(vec![0xFF]), None);
        assert_eq!(print_case(&stdio, &case), "'1\\n' -> b'\\xff'");
    }
}
