//! Wrong solutions of driver problems.
//!
//! Owns their bodies: what is to be written, each function and method with the same one.

use std::fmt::Write as _;

use super::empty;
use crate::model::{Asynchrony, DriverSpec, Part, PartShape, Signature, Written};

/// Each returns `None`.
pub(super) fn nothing(spec: &DriverSpec) -> String {
    source(spec, |_| "return None".to_owned())
}

/// Each returns its first argument.
pub(super) fn echo(spec: &DriverSpec) -> String {
    source(spec, |signature| match signature.parameters.first() {
        Some(first) => format!("return {}", first.name),
        None => "return None".to_owned(),
    })
}

/// Each returns an empty value of its type.
pub(super) fn empty_values(spec: &DriverSpec) -> String {
    source(spec, |signature| format!("return {}", empty(&signature.returns)))
}

fn source(spec: &DriverSpec, body: impl Fn(&Signature) -> String) -> String {
    let mut text = String::new();
    for Part { name, shape, .. } in &spec.parts {
        // Writing to a `String` cannot fail.
        let _ = match shape {
            PartShape::Function(written) => writeln!(text, "{}", function(written, "", &body)),
            PartShape::Class(methods) => {
                let methods: String =
                    methods.iter().map(|method| function(method, "    ", &body)).collect();
                writeln!(text, "class {name}:\n    pass\n\n{methods}")
            }
        };
    }
    text
}

fn function(written: &Written, indent: &str, body: &impl Fn(&Signature) -> String) -> String {
    let Written { signature, asynchrony } = written;
    let own = if indent.is_empty() { None } else { Some("self".to_owned()) };
    let names = signature.parameters.iter().map(|parameter| parameter.definition().0);
    let names = own.into_iter().chain(names).collect::<Vec<_>>().join(", ");
    let head = match asynchrony {
        Asynchrony::Plain => "def",
        Asynchrony::Coroutine => "async def",
    };
    let body = if signature.name == "__init__" { "pass".to_owned() } else { body(signature) };
    format!("{indent}{head} {}({names}):\n{indent}    {body}\n\n", signature.name)
}
