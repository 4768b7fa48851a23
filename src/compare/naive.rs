//! A second, naive notion of equality, for `mutation` alone.
//!
//! Owns a text form that shares no code with the comparison it checks. It knows no tolerance and no
//! coercions.

use crate::model::{Items, TypeRules, Value};

use super::Rules;

/// Text that is the same for values that are equal under the rules.
pub(super) fn canonical(value: &Value, rules: &Rules<'_>) -> String {
    text_of(value, 0, rules)
}

fn text_of(value: &Value, depth: usize, rules: &Rules<'_>) -> String {
    match value {
        Value::Float(number) => format!("f{:?}", number + 0.0),
        Value::Bool(truth) if rules.types == TypeRules::Python => format!("i{}", u8::from(*truth)),
        Value::Int(number) => format!("i{number}"),
        Value::List(items) | Value::Tuple(items) => {
            let mut parts = texts_of(items, depth + 1, rules);
            if rules.unordered.contains(&depth) {
                parts.sort_unstable();
            }
            let apart = rules.types != TypeRules::Typed && matches!(value, Value::Tuple(_));
            format!("{}({})", if apart { "tuple" } else { "list" }, parts.join(","))
        }
        Value::Set(items) | Value::FrozenSet(items) => {
            let mut parts = texts_of(items, depth, rules);
            parts.sort_unstable();
            parts.dedup();
            format!("set({})", parts.join(","))
        }
        Value::Dict(pairs) => {
            let entry = |(key, value): &(Value, Value)| {
                format!("{}:{}", text_of(key, depth, rules), text_of(value, depth, rules))
            };
            let mut parts: Vec<_> = pairs.iter().map(entry).collect();
            parts.sort_unstable();
            format!("dict({})", parts.join(","))
        }
        Value::Linked(linked) => {
            let parts = texts_of(&linked.values, depth + 1, rules);
            format!("chain{:?}({})", linked.cycle_to, parts.join(","))
        }
        Value::Tree(tree) => {
            let nodes = tree.nodes.iter();
            let parts = nodes
                .map(|node| node.as_ref().map_or_else(String::new, |n| text_of(n, depth, rules)));
            format!("tree({})", parts.collect::<Vec<_>>().join(","))
        }
        other => format!("{other:?}"),
    }
}

fn texts_of(items: &Items, depth: usize, rules: &Rules<'_>) -> Vec<String> {
    items.iter().map(|item| text_of(item, depth, rules)).collect()
}
