//! The file a candidate starts from.
//!
//! Owns its text, which runs under plain Python from 3.8 on and is judged as it is: the marker, the
//! samples as comments, the interface with nothing in it. What runs outside the judge is `sample`'s.

mod annotation;
mod sample;
mod sql;
#[cfg(test)]
mod tests;

use annotation::annotation;

use crate::model::{
    Asynchrony, Case, ClassSpec, DriverSpec, Expected, Group, Input, Kind, Part, PartShape,
    Problem, Signature, Untrusted, Written, both_spellings,
};
use crate::notation::{print_expected, print_input};

/// The starter of a problem: the author's where there is one.
pub fn starter(problem: &Problem) -> String {
    if let Some(written) = &problem.starter {
        let head = if written.contains("judge:") { String::new() } else { head(problem) + "\n" };
        let end = if written.ends_with('\n') { "" } else { "\n" };
        return format!("{head}{written}{end}");
    }
    if let Kind::Sql(spec) = &problem.kind {
        return sql::starter(problem, spec);
    }
    if let Kind::Mutants(spec) = &problem.kind {
        return format!("{}\n{}", head(problem), TESTS.replace("MODULE", &spec.module));
    }
    assemble(problem, interface(problem), sample::main_block(problem))
}

/// The starter as a method of a class `Solution`, in `camelCase`; none where that is not looked for.
pub fn method_starter(problem: &Problem) -> Option<String> {
    let (entry, body) = match &problem.kind {
        Kind::Function(spec) => (&spec.entry, "pass"),
        Kind::Iterator(spec) => (&spec.entry, "yield"),
        _ => return None,
    };
    let name = &entry.signature.name;
    let camel = both_spellings(name).pop().unwrap_or_default();
    let [_, method] = signatures(problem);
    let method = method.strip_suffix(" ...").unwrap_or(&method);
    let class = format!("{method}\n        {body}  # your code\n");
    let main = sample::main_block(problem);
    let main = main.replace(&format!("{name}("), &format!("Solution().{camel}("));
    Some(assemble(problem, class, main))
}

fn assemble(problem: &Problem, interface: String, main: String) -> String {
    let parts =
        [head(problem) + &samples(problem), imports(problem), nodes(problem), interface, main];
    let mut text = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        // Two empty lines before a definition, one before an import.
        let gap = match (text.is_empty(), part.starts_with("from ") || part.starts_with("import "))
        {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => "\n\n",
        };
        text.push_str(gap);
        text.push_str(&part);
    }
    text
}

fn head(problem: &Problem) -> String {
    let Problem { title, id, kind, .. } = problem;
    let mark = if matches!(kind, Kind::Sql(_)) { "--" } else { "#" };
    format!("{mark} {}\n{mark} judge: {id}\n", one_line(title))
}

const TESTS: &str = "\
import unittest

import MODULE


class Tests(unittest.TestCase):
    def test_something(self):
        pass  # your code


if __name__ == \"__main__\":
    unittest.main()
";

/// The samples as comments.
fn samples(problem: &Problem) -> String {
    let mut text = String::new();
    for case in samples_of(problem) {
        let explanation = case.explanation.iter().flat_map(|text| text.lines());
        let explanation = explanation.map(|line| format!("    {}", one_line(line)));
        text.push_str("#\n");
        for line in sample_lines(problem, case).into_iter().chain(explanation) {
            text.push_str(format!("#   {line}").trim_end());
            text.push('\n');
        }
    }
    text
}

/// A sample for people: a call with its result, the steps of a class, or what a program reads and
/// writes.
pub fn sample_lines(problem: &Problem, case: &Case) -> Vec<String> {
    if let (Input::Stdin(input), Expected::Stdout(output)) = (&case.input, &case.expected) {
        return [stream("input", input), stream("output", output)].concat();
    }
    match &problem.kind {
        Kind::Sql(spec) => return sql::sample_lines(spec, case),
        Kind::Mutants(_) => return Vec::new(),
        _ => {}
    }
    let input = print_input(&problem.kind, &case.input);
    let expected = print_expected(&case.expected);
    match &problem.kind {
        Kind::Class(_) | Kind::Driver(_) => {
            let steps = input.lines().zip(expected.lines());
            steps.map(|(call, step)| step_line(call, step)).collect()
        }
        _ => vec![format!("{input} -> {expected}")],
    }
}

/// What a program reads or writes, line by line.
fn stream(label: &str, bytes: &[u8]) -> Vec<String> {
    let mut lines = vec![format!("{label}:")];
    lines.extend(Untrusted::new(bytes.to_vec()).lines().map(|line| format!("  {line}")));
    lines
}

fn step_line(call: &str, step: &str) -> String {
    match step {
        "_" | "None" => call.to_owned(),
        step => format!("{call} -> {step}"),
    }
}

/// The samples, in their order.
fn samples_of(problem: &Problem) -> impl Iterator<Item = &Case> {
    problem.cases.iter().filter(|case| case.id.group == Group::Sample)
}

/// Annotations stay text, so that those of a newer Python are no error in an older one.
fn imports(problem: &Problem) -> String {
    if matches!(problem.kind, Kind::Stdio(_)) {
        return "import sys\n".to_owned();
    }
    let mut text = "from __future__ import annotations\n".to_owned();
    let (iterator, any) = (mentions(problem, "Iterator"), mentions(problem, "Any"));
    if iterator || any {
        text.push('\n');
    }
    if iterator {
        text.push_str("from collections.abc import Iterator\n");
    }
    if any {
        text.push_str("from typing import Any\n");
    }
    text
}

/// The node classes that the signature names. The judge passes nodes of its own, which have the same
/// attributes.
fn nodes(problem: &Problem) -> String {
    let known = [("ListNode", LIST_NODE), ("TreeNode", TREE_NODE)];
    let used = known.into_iter().filter(|(name, _)| mentions(problem, name));
    used.map(|(_, class)| class).collect::<Vec<_>>().join("\n\n")
}

const LIST_NODE: &str = "\
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next
";

const TREE_NODE: &str = "\
class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right
";

/// Whether an annotation of the interface names this class. No two of their names are alike.
fn mentions(problem: &Problem, class: &str) -> bool {
    let signatures: Vec<&Signature> = match &problem.kind {
        Kind::Function(spec) => vec![&spec.entry.signature],
        Kind::Iterator(spec) => vec![&spec.entry.signature],
        Kind::Class(spec) => spec.methods.iter().collect(),
        Kind::Driver(spec) => {
            let written = spec.parts.iter().flat_map(Part::written);
            written.map(|written| &written.signature).collect()
        }
        Kind::Stdio(_) | Kind::Sql(_) | Kind::Mutants(_) => Vec::new(),
    };
    let declared = signatures.into_iter().flat_map(|signature| {
        let parameters = signature.parameters.iter().map(|parameter| &parameter.kind);
        parameters.chain(std::iter::once(&signature.returns))
    });
    declared.map(annotation).any(|written| written.contains(class))
}

fn interface(problem: &Problem) -> String {
    match &problem.kind {
        Kind::Function(spec) => {
            format!("{}\n    pass  # your code\n", function_head(&spec.entry.signature))
        }
        Kind::Iterator(spec) => {
            format!("{}\n    yield  # your code\n", function_head(&spec.entry.signature))
        }
        Kind::Class(spec) => class(spec),
        Kind::Driver(spec) => parts(spec),
        Kind::Stdio(_) | Kind::Sql(_) | Kind::Mutants(_) => PROGRAM.to_owned(),
    }
}

const PROGRAM: &str = "\
def main():
    text = sys.stdin.read()
    # your code: print the answer
";

/// What can be written: the function or class, and the method of a class `Solution` in `camelCase`,
/// empty where that is not looked for. Nothing for programs.
pub fn signatures(problem: &Problem) -> [String; 2] {
    let entry = match &problem.kind {
        Kind::Function(spec) => &spec.entry,
        Kind::Iterator(spec) => &spec.entry,
        Kind::Class(spec) => {
            let heads = spec
                .methods
                .iter()
                .map(|method| format!("    {} ...", definition(method, vec!["self".to_owned()])));
            let lines: Vec<_> =
                std::iter::once(format!("class {}:", spec.name)).chain(heads).collect();
            return [lines.join("\n"), String::new()];
        }
        Kind::Sql(spec) => return [sql::schema(spec), String::new()],
        Kind::Mutants(spec) => return [format!("import {}", spec.module), String::new()],
        Kind::Driver(spec) => return [part_heads(spec), String::new()],
        Kind::Stdio(_) => return [String::new(), String::new()],
    };
    let camel = both_spellings(&entry.signature.name).pop().unwrap_or_default();
    let method = Signature { name: camel, ..entry.signature.clone() };
    let method = definition(&method, vec!["self".to_owned()]);
    [function_head(&entry.signature) + " ...", format!("class Solution:\n    {method} ...")]
}

/// `def two_sum(nums: list[int], target: int) -> list[int]:`
fn function_head(signature: &Signature) -> String {
    definition(signature, Vec::new())
}

fn class(spec: &ClassSpec) -> String {
    let method = |method: &Signature| {
        let head = definition(method, vec!["self".to_owned()]);
        format!("    {head}\n        pass  # your code\n")
    };
    let methods: Vec<_> = spec.methods.iter().map(method).collect();
    format!("class {}:\n{}", spec.name, methods.join("\n"))
}

/// What a driver needs, with nothing in it.
fn parts(spec: &DriverSpec) -> String {
    let part = |part: &Part| match &part.shape {
        PartShape::Function(written) => {
            format!("{}\n    pass  # your code\n", written_head(written, Vec::new()))
        }
        PartShape::Class(methods) if methods.is_empty() => {
            format!("class {}:\n    pass  # your code\n", part.name)
        }
        PartShape::Class(methods) => {
            let method = |written: &Written| {
                let head = written_head(written, vec!["self".to_owned()]);
                format!("    {head}\n        pass  # your code\n")
            };
            let methods: Vec<_> = methods.iter().map(method).collect();
            format!("class {}:\n{}", part.name, methods.join("\n"))
        }
    };
    spec.parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}

/// What a driver needs, one head a line.
fn part_heads(spec: &DriverSpec) -> String {
    let mut lines = Vec::new();
    for part in &spec.parts {
        match &part.shape {
            PartShape::Function(written) => lines.push(written_head(written, Vec::new()) + " ..."),
            PartShape::Class(methods) if methods.is_empty() => {
                lines.push(format!("class {}: ...", part.name));
            }
            PartShape::Class(methods) => {
                lines.push(format!("class {}:", part.name));
                let head = |one| written_head(one, vec!["self".to_owned()]);
                lines.extend(methods.iter().map(|one| format!("    {} ...", head(one))));
            }
        }
    }
    lines.join("\n")
}

fn written_head(written: &Written, parameters: Vec<String>) -> String {
    let head = definition(&written.signature, parameters);
    match written.asynchrony {
        Asynchrony::Plain => head,
        Asynchrony::Coroutine => format!("async {head}"),
    }
}

fn definition(signature: &Signature, mut parameters: Vec<String>) -> String {
    parameters.extend(signature.parameters.iter().map(|parameter| {
        let (name, kind) = parameter.definition();
        format!("{name}: {}", annotation(kind))
    }));
    let returns = annotation(&signature.returns);
    format!("def {}({}) -> {returns}:", signature.name, parameters.join(", "))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
