//! Wrong solutions of class problems.
//!
//! Owns their methods.

use std::fmt::Write as _;

use super::{empty, literal, most_frequent, raising, samples};
use crate::model::{Call, Case, ClassSpec, Expected, Input, Problem, Signature, Value};
use crate::notation::print_value;

/// Writes classes of one interface.
pub(super) struct Writer<'a> {
    pub(super) problem: &'a Problem,
    pub(super) spec: &'a ClassSpec,
}

impl Writer<'_> {
    pub(super) fn nothing(&self) -> String {
        self.class(|_, _| "return None".to_owned())
    }

    pub(super) fn echo(&self) -> String {
        self.class(|_, method| match method.parameters.first() {
            Some(first) => format!("return {}", first.name),
            None => "return None".to_owned(),
        })
    }

    pub(super) fn empty(&self) -> String {
        self.class(|_, method| format!("return {}", empty(&method.returns)))
    }

    pub(super) fn usual(&self) -> String {
        self.class(|index, _| self.usual_answer(index))
    }

    /// Remembers the calls and answers as a sample does that began with the same ones.
    pub(super) fn by_heart(&self) -> String {
        let mut text = String::from("_KNOWN = [\n");
        for sample in samples(self.problem) {
            text.push_str(&known(sample).unwrap_or_default());
        }
        text.push_str("]\n\n");
        let class = self.class(|index, method| {
            let arguments: String =
                method.parameters.iter().flat_map(|one| [one.name.as_str(), ", "]).collect();
            if index == 0 {
                return format!("self._log = [(0, ({arguments}))]");
            }
            let usual = self.usual_answer(index);
            let look = "for _calls, _answers in _KNOWN:\n            \
                        if _calls[:len(self._log)] == self._log:\n                \
                        return _answers[len(self._log) - 1]()";
            format!("self._log.append(({index}, ({arguments})))\n        {look}\n        {usual}")
        });
        text.push_str("def _raise(exception):\n    raise exception\n\n\n");
        text + &class
    }

    /// What a method answers most often.
    fn usual_answer(&self, method: usize) -> String {
        let steps =
            self.problem.cases.iter().flat_map(|case| match (&case.input, &case.expected) {
                (Input::Calls(calls), Expected::Steps(steps)) => {
                    let pairs = calls.iter().zip(steps).filter(|(call, _)| call.method == method);
                    pairs.map(|(_, step)| step).collect()
                }
                _ => Vec::new(),
            });
        match most_frequent(steps.filter(|step| **step != Expected::Anything)) {
            Some(Expected::AnyOf(values)) => {
                let value = values.first().unwrap_or(&Value::None);
                format!("return {}", literal(value).unwrap_or_else(|| "None".to_owned()))
            }
            Some(Expected::Raises { class, message }) => raising(class, message.as_deref()),
            _ => "return None".to_owned(),
        }
    }

    /// The class; the constructor does nothing unless its body says more than `return`.
    fn class(&self, body: impl Fn(usize, &Signature) -> String) -> String {
        let mut text = format!("class {}:\n", self.spec.name);
        for (index, method) in self.spec.methods.iter().enumerate() {
            let names = method.parameters.iter().map(|parameter| format!(", {}", parameter.name));
            let names: String = names.collect();
            let body = body(index, method);
            let body = if index == 0 && body.starts_with("return") { "pass" } else { &body };
            let _ = write!(text, "    def {}(self{names}):\n        {body}\n\n", method.name);
        }
        text
    }
}

/// The calls of a sample, and functions that give its answers.
fn known(sample: &Case) -> Option<String> {
    let (Input::Calls(calls), Expected::Steps(steps)) = (&sample.input, &sample.expected) else {
        return None;
    };
    let call = |call: &Call| {
        let arguments: String =
            call.arguments.iter().map(|value| print_value(value) + ", ").collect();
        format!("({}, ({arguments})), ", call.method)
    };
    let answer = |expected: &Expected| match expected {
        Expected::AnyOf(values) => {
            let value = values.first().and_then(literal);
            format!("lambda: {}, ", value.unwrap_or_else(|| "None".to_owned()))
        }
        Expected::Raises { class, message } => {
            let raise = raising(class, message.as_deref());
            format!("lambda: _raise({}), ", raise.trim_start_matches("raise "))
        }
        _ => "lambda: None, ".to_owned(),
    };
    let (calls, answers): (String, String) =
        (calls.iter().map(call).collect(), steps.iter().map(answer).collect());
    Some(format!("    ([{calls}], [{answers}]),\n"))
}
