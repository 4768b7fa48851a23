//! Places inside a value, as Python would index them: `[0]['key']`.
//!
//! Owns the text of one step of a path. Whole values are `notation`'s.

use std::fmt::Write as _;

use super::Value;

/// Longer keys are cut: a path is read by people.
const MAX_KEY: usize = 40;

/// One step into a `list`, `tuple` or chain of nodes.
pub fn index_step(index: usize) -> String {
    format!("[{index}]")
}

/// One step into a `dict`. A key may come from a submission, so it is escaped.
pub fn key_step(key: &Value) -> String {
    let mut text = String::new();
    write_key(&mut text, key);
    if text.chars().count() > MAX_KEY {
        text = text.chars().take(MAX_KEY).chain(['…']).collect();
    }
    format!("[{text}]")
}

fn write_key(text: &mut String, key: &Value) {
    match key {
        _ if text.len() > 4 * MAX_KEY => {}
        Value::None => text.push_str("None"),
        Value::Bool(true) => text.push_str("True"),
        Value::Bool(false) => text.push_str("False"),
        Value::Int(number) => text.push_str(&number.to_string()),
        // Writing to a string cannot fail.
        Value::Float(number) => _ = write!(text, "{number:?}"),
        Value::Str(string) => write_string(text, string.code_points()),
        Value::Bytes(bytes) => {
            text.push('b');
            write_string(text, bytes.iter().map(|byte| u32::from(*byte)));
        }
        Value::Tuple(items) => write_tuple(text, items),
        other => text.push_str(&other.type_name()),
    }
}

fn write_tuple(text: &mut String, items: &[Value]) {
    text.push('(');
    for (index, item) in items.iter().enumerate() {
        // What is cut anyway need not be written, however deep it nests.
        if text.len() > 4 * MAX_KEY {
            return;
        }
        text.push_str(if index == 0 { "" } else { ", " });
        write_key(text, item);
    }
    text.push_str(if items.len() == 1 { ",)" } else { ")" });
}

fn write_string(text: &mut String, code_points: impl Iterator<Item = u32>) {
    text.push('\'');
    for point in code_points.take(MAX_KEY + 1) {
        match char::from_u32(point) {
            Some(quote @ ('\'' | '\\')) => text.extend(['\\', quote]),
            Some('\n') => text.push_str("\\n"),
            Some('\t') => text.push_str("\\t"),
            Some(plain) if plain.is_ascii_graphic() || plain == ' ' => text.push(plain),
            Some(letter) if letter.is_alphanumeric() => text.push(letter),
            _ if point < 0x1_0000 => _ = write!(text, "\\u{point:04x}"),
            _ => _ = write!(text, "\\U{point:08x}"),
        }
    }
    text.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_python_and_harmless() {
        let pair = Value::Tuple(vec![Value::int(1), Value::str("b")].into());
        let one = Value::Tuple(vec![Value::Float(1.0)].into());
        for (key, text) in [
            (Value::str("it's"), r"['it\'s']"),
            (Value::str("é\u{1b}[31m\u{202e}"), r"['é\u001b[31m\u202e']"),
            (Value::str("\u{1f600}\n"), r"['\U0001f600\n']"),
            (Value::Bool(true), "[True]"),
            (Value::int(-3), "[-3]"),
            (pair, "[(1, 'b')]"),
            (one, "[(1.0,)]"),
            (Value::Bytes(vec![0x61]), "[b'a']"),
        ] {
            assert_eq!(key_step(&key), text);
        }
        assert_eq!(key_step(&Value::str(&"x".repeat(100))).chars().count(), MAX_KEY + 3);
    }
}
