//! What a starter does under plain Python: it runs the first sample and prints what comes of it.
//!
//! Owns the block at its end and the helpers in it, which the judge never runs.

use super::{one_line, samples_of};
use crate::model::{
    Call, Case, ClassSpec, Expected, Input, Items, Kind, Problem, Signature, Subject, Type, Value,
};
use crate::notation::{print_expected, print_value};

/// The block `if __name__ == "__main__":`.
pub(super) fn main_block(problem: &Problem) -> String {
    let lines = match (&problem.kind, samples_of(problem).next()) {
        (Kind::Stdio(_), _) => vec!["main()".to_owned()],
        // What a driver does is not in the file.
        (Kind::Driver(_), _) | (_, None) => return String::new(),
        (_, Some(case)) => {
            let sample = sample(problem, case);
            let mut lines = helpers(&sample);
            lines.push("# the first sample".to_owned());
            lines.extend(sample);
            lines
        }
    };
    let indented = lines.iter().flat_map(|text| text.split('\n')).map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    format!("if __name__ == \"__main__\":\n{}", indented.collect::<String>())
}

/// Builders and readers of nodes, as far as the lines use them.
fn helpers(lines: &[String]) -> Vec<String> {
    let known = [
        ("linked_list(", LINKED_LIST),
        ("values_of(", VALUES),
        ("tree(", TREE),
        ("levels_of(", LEVELS),
    ];
    let used = known.into_iter().filter(|(name, _)| lines.iter().any(|line| line.contains(name)));
    used.map(|(_, helper)| helper.to_owned()).collect()
}

const LINKED_LIST: &str = "\
def linked_list(values, pos=-1):
    nodes = [ListNode(value) for value in values]
    for node, after in zip(nodes, nodes[1:]):
        node.next = after
    if pos >= 0:
        nodes[-1].next = nodes[pos]
    return nodes[0] if nodes else None
";

const VALUES: &str = "\
def values_of(node):
    found = []
    while node is not None and len(found) < 100:
        found.append(node.val)
        node = node.next
    return found
";

const TREE: &str = "\
def tree(values):
    nodes = [None if value is None else TreeNode(value) for value in values]
    children = iter(nodes[1:])
    for node in nodes:
        if node is not None:
            node.left = next(children, None)
            node.right = next(children, None)
    return nodes[0] if nodes else None
";

const LEVELS: &str = "\
def levels_of(root):
    found, nodes = [], [root]
    for node in nodes:
        found.append(None if node is None else node.val)
        if node is not None:
            nodes += [node.left, node.right]
    while found and found[-1] is None:
        del found[-1]
    return found
";

fn sample(problem: &Problem, case: &Case) -> Vec<String> {
    match (&problem.kind, &case.input, &case.expected) {
        (Kind::Class(spec), Input::Calls(calls), Expected::Steps(steps)) => {
            let steps = calls.iter().zip(steps);
            steps.flat_map(|(call, expected)| step(spec, call, expected)).collect()
        }
        (Kind::Iterator(spec), Input::Arguments { values, take }, expected) => {
            let call = call(&spec.entry.signature.name, &spec.entry.signature, values);
            let take = items(expected).or(*take).unwrap_or(spec.take);
            let taken = format!("[item for _, item in zip(range({take}), {call})]");
            compared("got:     ", &taken, expected)
        }
        (Kind::Function(spec), Input::Arguments { values, .. }, expected) => {
            let signature = &spec.entry.signature;
            match problem.comparison.subject {
                Subject::Return => {
                    let call = call(&signature.name, signature, values);
                    compared("got:     ", &readable(&call, &signature.returns), expected)
                }
                Subject::Argument(index) | Subject::Both(index) => {
                    changed(signature, values, index, expected)
                }
            }
        }
        _ => Vec::new(),
    }
}

/// How many items a sample of an iterator shows.
fn items(expected: &Expected) -> Option<usize> {
    let Expected::AnyOf(values) = expected else { return None };
    match values.as_slice() {
        [Value::List(items), ..] => Some(items.len()),
        _ => None,
    }
}

/// A sample whose argument is looked at after the call.
fn changed(
    signature: &Signature,
    values: &[Value],
    index: usize,
    expected: &Expected,
) -> Vec<String> {
    let Some(parameter) = signature.parameters.get(index) else { return Vec::new() };
    let mut lines = Vec::new();
    let names = signature.parameters.iter().map(|parameter| parameter.name.as_str());
    for (name, value) in names.clone().zip(values) {
        lines.push(format!("{name} = {}", python(value)));
    }
    let call = format!("{}({})", signature.name, names.collect::<Vec<_>>().join(", "));
    lines.push(format!("print(\"returned:\", {})", readable(&call, &signature.returns)));
    let shown = readable(&parameter.name, &parameter.kind);
    lines.push(format!("print({}, {shown})", quoted(&format!("{}:", parameter.name))));
    lines.push(told(expected));
    lines
}

/// One call of a class.
fn step(spec: &ClassSpec, step: &Call, expected: &Expected) -> Vec<String> {
    let Some(method) = spec.methods.get(step.method) else { return Vec::new() };
    if step.method == 0 {
        return vec![format!("obj = {}", call(&spec.name, method, &step.arguments))];
    }
    let call = call(&format!("obj.{}", method.name), method, &step.arguments);
    if method.returns == Type::None && !matches!(expected, Expected::Raises { .. }) {
        return vec![call];
    }
    let label = quoted(&format!("{call}:"));
    let shown = readable(&call, &method.returns);
    let known = match expected {
        Expected::Anything => String::new(),
        expected => {
            format!(", {}", quoted(&format!("(expected: {})", one_line(&print_expected(expected)))))
        }
    };
    guarded(vec![format!("print({label}, {shown}{known})")], expected)
}

/// Two lines that can be compared by eye.
fn compared(label: &str, shown: &str, expected: &Expected) -> Vec<String> {
    let mut lines = guarded(vec![format!("print({}, {shown})", quoted(label))], expected);
    lines.push(told(expected));
    lines
}

fn told(expected: &Expected) -> String {
    format!("print(\"expected:\", {})", quoted(&one_line(&print_expected(expected))))
}

/// Statements of which an exception is expected.
fn guarded(statements: Vec<String>, expected: &Expected) -> Vec<String> {
    let Expected::Raises { class, .. } = expected else { return statements };
    let mut lines = vec!["try:".to_owned()];
    lines.extend(statements.iter().map(|statement| format!("    {statement}")));
    lines.push(format!("except {class} as error:"));
    lines.push(format!("    print({}, error)", quoted(&format!("raised {class}:"))));
    lines
}

/// A call with its arguments by name.
fn call(name: &str, signature: &Signature, values: &[Value]) -> String {
    let arguments = signature.parameters.iter().zip(values);
    let arguments: Vec<_> = arguments
        .map(|(parameter, value)| format!("{}={}", parameter.name, python(value)))
        .collect();
    format!("{name}({})", arguments.join(", "))
}

/// An expression whose value prints as plain data.
fn readable(expression: &str, kind: &Type) -> String {
    let is = |kind: &Type, wanted: fn(&Type) -> bool| match kind {
        Type::Union(parts) => parts.iter().any(wanted),
        kind => wanted(kind),
    };
    if is(kind, |kind| matches!(kind, Type::ListNode(_))) {
        return format!("values_of({expression})");
    }
    if is(kind, |kind| matches!(kind, Type::TreeNode(_))) {
        return format!("levels_of({expression})");
    }
    match kind {
        Type::List(part)
            if part.any(&|kind| matches!(kind, Type::ListNode(_) | Type::TreeNode(_))) =>
        {
            format!("[{} for part in {expression} or []]", readable("part", part))
        }
        _ => expression.to_owned(),
    }
}

/// A value as Python builds it; nodes by the helpers.
fn python(value: &Value) -> String {
    let all = |items: &Items| items.iter().map(python).collect::<Vec<_>>().join(", ");
    match value {
        Value::Linked(linked) => match linked.cycle_to {
            Some(position) => format!("linked_list([{}], {position})", all(&linked.values)),
            None => format!("linked_list([{}])", all(&linked.values)),
        },
        Value::Tree(tree) => {
            let node = |node: &Option<Value>| node.as_ref().map_or("None".to_owned(), python);
            format!("tree([{}])", tree.nodes.iter().map(node).collect::<Vec<_>>().join(", "))
        }
        Value::List(items) => format!("[{}]", all(items)),
        Value::Counted(counted) => python(&counted.sequence),
        plain => print_value(plain),
    }
}

/// Text as a string literal, in double quotes where nothing has to be escaped.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) || text.chars().any(char::is_control) {
        print_value(&Value::str(text))
    } else {
        format!("\"{text}\"")
    }
}
