//! Wrong solutions of function and iterator problems.
//!
//! Owns their bodies. Answers that must be written into an argument are.

use super::{empty, literal, most_frequent, raising, samples};
use crate::model::{
    ArgumentRule, Expected, FunctionSpec, Input, IteratorSpec, Problem, Signature, Subject, Type,
    Value,
};
use crate::notation::print_value;

/// Writes functions of one signature.
pub(super) struct Writer<'a> {
    problem: &'a Problem,
    signature: &'a Signature,
    /// The answer must be in this argument.
    into: Option<usize>,
    /// The arguments can be looked at as often as one likes.
    readable: Readable,
    /// What a literal is wrapped in.
    wrapped: (&'static str, &'static str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Readable {
    Yes,
    No,
}

/// Chains of nodes as the lists that cases are written with.
const PLAIN: &str = "
def _plain(node):
    if not hasattr(node, 'next'):
        return node
    values, seen = [], {}
    while node is not None and id(node) not in seen:
        seen[id(node)] = len(values)
        values.append(node.val)
        node = node.next
    return values if node is None else {'values': values, 'pos': seen[id(node)]}
";

impl<'a> Writer<'a> {
    pub(super) fn function(problem: &'a Problem, spec: &'a FunctionSpec) -> Self {
        let into = match problem.comparison.subject {
            Subject::Argument(index) => Some(index),
            Subject::Return | Subject::Both(_) => None,
        };
        let counted = |rule: &ArgumentRule| matches!(rule, ArgumentRule::Counted(_));
        let limited = spec.argument_rules.values().any(counted);
        let readable = if limited { Readable::No } else { Readable::Yes };
        Self { problem, signature: &spec.entry.signature, into, readable, wrapped: ("", "") }
    }

    pub(super) fn iterator(problem: &'a Problem, spec: &'a IteratorSpec) -> Self {
        let signature = &spec.entry.signature;
        let wrapped = ("iter(", ")");
        Self { problem, signature, into: None, readable: Readable::Yes, wrapped }
    }

    pub(super) fn nothing(&self) -> String {
        self.function_with(&["return None".to_owned()])
    }

    pub(super) fn echo(&self) -> Option<String> {
        let first = self.signature.parameters.first()?;
        Some(self.function_with(&[format!("return {}", first.name)]))
    }

    pub(super) fn empty(&self) -> Option<String> {
        let value = match self.into {
            None => empty(&self.signature.returns),
            Some(index) => empty(&self.signature.parameters.get(index)?.kind),
        };
        Some(self.function_with(&[self.answer(value)?]))
    }

    pub(super) fn usual(&self) -> Option<String> {
        let usual = most_frequent(self.problem.cases.iter().map(|case| &case.expected))?;
        Some(self.function_with(&[self.outcome(usual)?]))
    }

    /// Compares the arguments with those of each sample.
    pub(super) fn by_heart(&self) -> Option<String> {
        if self.readable == Readable::No {
            return None;
        }
        let mut body = Vec::new();
        for sample in samples(self.problem) {
            let Input::Arguments { values, .. } = &sample.input else { return None };
            body.push(format!("if ({}) == ({}):", self.given(), literals(values)?));
            body.push(format!("    {}", self.outcome(&sample.expected)?));
        }
        let usual = most_frequent(self.problem.cases.iter().map(|case| &case.expected));
        body.push(usual.and_then(|usual| self.outcome(usual)).unwrap_or("return None".to_owned()));
        let helper = if self.has_nodes() { PLAIN } else { "" };
        Some(format!("{helper}\n{}", self.function_with(&body)))
    }

    fn has_nodes(&self) -> bool {
        let node = |kind: &Type| matches!(kind, Type::ListNode(_));
        self.signature.parameters.iter().any(|parameter| parameter.kind.any(&node))
    }

    /// The arguments as a tuple's inside.
    fn given(&self) -> String {
        let names = self.signature.parameters.iter().map(|parameter| match parameter.kind {
            Type::ListNode(_) => format!("_plain({}), ", parameter.name),
            _ => format!("{}, ", parameter.name),
        });
        names.collect()
    }

    fn outcome(&self, expected: &Expected) -> Option<String> {
        match expected {
            Expected::AnyOf(values) => self.answer(&literal(values.first()?)?),
            Expected::Raises { class, message } => Some(raising(class, message.as_deref())),
            Expected::Anything => Some("return None".to_owned()),
            Expected::Steps(_)
            | Expected::Stdout(_)
            | Expected::TestsPass
            | Expected::TestsFail(_) => None,
        }
    }

    /// The statement that answers with a literal.
    fn answer(&self, literal: &str) -> Option<String> {
        let Some(index) = self.into else {
            let (before, after) = self.wrapped;
            return Some(format!("return {before}{literal}{after}"));
        };
        let parameter = self.signature.parameters.get(index)?;
        matches!(parameter.kind, Type::List(_))
            .then(|| format!("{}[:] = {literal}", parameter.name))
    }

    fn function_with(&self, body: &[String]) -> String {
        let names: Vec<_> =
            self.signature.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let mut text = format!("def {}({}):\n", self.signature.name, names.join(", "));
        for line in body {
            text.push_str("    ");
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// Chains print as the lists they are written as, which is what `_plain` makes of them.
fn literals(values: &[Value]) -> Option<String> {
    let text = |value: &Value| match value {
        Value::Linked(_) => Some(print_value(value)),
        other => literal(other),
    };
    values.iter().map(|value| Some(text(value)? + ", ")).collect()
}
