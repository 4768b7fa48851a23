//! Damages of standard input.
//!
//! Owns what can be wrong with a text of which no more is known.

use super::{Damage, TOO_LONG};
use crate::model::Value;

pub(super) fn damages(inputs: &[Value]) -> Vec<Damage> {
    let texts: Vec<&str> = inputs.iter().filter_map(text_of).collect();
    let Some(base) = texts.iter().find(|text| !text.is_empty()) else { return Vec::new() };
    let shown = |predicate: &dyn Fn(&str) -> bool| texts.iter().any(|text| predicate(text));
    let mut found = Vec::new();
    let mut add = |what: &str, text: String| {
        let input = Value::record([("text", Value::str(&text))]);
        found.push(Damage { name: format!("text: {what}"), input });
    };
    if !shown(&str::is_empty) {
        add("empty", String::new());
    }
    for (what, character) in
        [("NUL", '\0'), ("escape", '\u{1b}'), ("carriage return", '\r'), ("not ASCII", 'é')]
    {
        if !shown(&|text| text.contains(character)) {
            add(what, format!("{character}{base}"));
        }
    }
    add("too long", base.repeat(TOO_LONG / base.len() + 1));
    found
}

fn text_of(input: &Value) -> Option<&str> {
    match input.get("text")? {
        Value::Str(text) => text.as_str(),
        _ => None,
    }
}
