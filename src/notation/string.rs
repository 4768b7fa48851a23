//! `str` and `bytes` literals, read.
//!
//! Owns prefixes and escapes, as Python has them. Writing them is `quote`'s.

use super::cursor::{Cursor, ParseError};
use crate::model::{Text, Value};

/// What stands before the quote.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    raw: bool,
    bytes: bool,
}

/// The meaning of a word before a quote.
pub(super) fn prefix(word: &str) -> Option<Prefix> {
    let (raw, bytes) = match word.to_ascii_lowercase().as_str() {
        "" | "u" => (false, false),
        "r" => (true, false),
        "b" => (false, true),
        "rb" | "br" => (true, true),
        _ => return None,
    };
    Some(Prefix { raw, bytes })
}

/// Reads a literal from its opening quote on.
pub(super) fn read(cursor: &mut Cursor<'_>, prefix: Prefix) -> Result<Value, ParseError> {
    let start = cursor.offset();
    if cursor.rest().starts_with("'''") || cursor.rest().starts_with("\"\"\"") {
        return Err(cursor.error(start, "triple quotes are not supported; `\\n` is a line break"));
    }
    let quote = cursor.next();
    let mut literal =
        if prefix.bytes { Value::Bytes(Vec::new()) } else { Value::Str(Text::default()) };
    loop {
        let at = cursor.offset();
        match cursor.next() {
            None | Some('\n') => return Err(cursor.error(start, "the string is never closed")),
            next if next == quote => return Ok(literal),
            Some('\\') if prefix.raw => {
                push(&mut literal, '\\');
                match cursor.peek() {
                    Some(next) if Some(next) == quote || next == '\\' => {
                        cursor.next();
                        push(&mut literal, next);
                    }
                    _ => {}
                }
            }
            Some('\\') => escape(cursor, &mut literal, at)?,
            Some(plain) if prefix.bytes && !plain.is_ascii() => {
                let message = format!("`{plain}` is not ASCII, and bytes take only that or `\\x`");
                return Err(cursor.error(at, message));
            }
            Some(plain) => push(&mut literal, plain),
        }
    }
}

/// Reads what follows a backslash.
fn escape(cursor: &mut Cursor<'_>, literal: &mut Value, at: usize) -> Result<(), ParseError> {
    let unicode = matches!(literal, Value::Str(_));
    let point = match cursor.next() {
        None | Some('\n') => return Ok(()),
        Some('\r') if cursor.take("\n") => return Ok(()),
        Some(same @ ('\\' | '\'' | '"')) => u32::from(same),
        Some('a') => 0x07,
        Some('b') => 0x08,
        Some('f') => 0x0C,
        Some('n') => 0x0A,
        Some('r') => 0x0D,
        Some('t') => 0x09,
        Some('v') => 0x0B,
        Some(first @ '0'..='7') => octal(cursor, first),
        Some('x') => hexadecimal(cursor, 2, at)?,
        Some('u') if unicode => hexadecimal(cursor, 4, at)?,
        Some('U') if unicode => hexadecimal(cursor, 8, at)?,
        Some('N') if unicode => return Err(cursor.error(at, "`\\N{…}` is not supported")),
        Some(other) => {
            // As Python: an unknown escape stands for itself.
            cursor.rewind(cursor.offset() - other.len_utf8());
            u32::from('\\')
        }
    };
    push_point(literal, point).ok_or_else(|| {
        cursor.error(at, format!("`{point:#x}` is beyond what the literal can hold"))
    })
}

fn octal(cursor: &mut Cursor<'_>, first: char) -> u32 {
    let mut number = first.to_digit(8).unwrap_or(0);
    for _ in 0..2 {
        let Some(digit) = cursor.peek().and_then(|c| c.to_digit(8)) else { break };
        cursor.next();
        number = number * 8 + digit;
    }
    number
}

fn hexadecimal(cursor: &mut Cursor<'_>, length: usize, at: usize) -> Result<u32, ParseError> {
    let mut number = 0;
    for _ in 0..length {
        let Some(digit) = cursor.peek().and_then(|c| c.to_digit(16)) else {
            return Err(cursor.error(at, format!("the escape needs {length} hexadecimal digits")));
        };
        cursor.next();
        number = number << 4 | digit;
    }
    Ok(number)
}

fn push(literal: &mut Value, character: char) {
    // Callers have refused what does not fit.
    let _ = push_point(literal, u32::from(character));
}

fn push_point(literal: &mut Value, point: u32) -> Option<()> {
    match literal {
        Value::Str(text) if point <= 0x10_FFFF => text.push_code_point(point),
        Value::Bytes(bytes) => bytes.push(u8::try_from(point).ok()?),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::parse_value;
    use super::*;

    #[test]
    fn escapes_mean_what_they_mean_in_python() {
        let cases = [
            (r#""a'b""#, "a'b"),
            (r"'\a\b\f\n\r\t\v\\\''", "\u{7}\u{8}\u{c}\n\r\t\u{b}\\'"),
            (r"'\0\101\18\400'", "\0A\u{1}8\u{100}"),
            (r"'\x41\u20ac\U0001F600'", "A€😀"),
            (r"'\d\.'", "\\d\\."),
            (r"r'\d\'\\'", "\\d\\'\\\\"),
            ("u'a\\\nb'", "ab"),
            ("'é😀'", "é😀"),
        ];
        for (source, text) in cases {
            assert_eq!(parse_value(source), Ok(Value::str(text)), "{source}");
        }
        let bytes = |source| match parse_value(source) {
            Ok(Value::Bytes(bytes)) => bytes,
            other => panic!("{source}: {other:?}"),
        };
        assert_eq!(bytes(r"b'\x00\xff\u0041\377'"), b"\x00\xff\\u0041\xff");
        assert_eq!(bytes(r#"Rb"\x\"""#), b"\\x\\\"");
        let mut pair = Text::default();
        pair.push_code_point(0xD83D);
        pair.push_code_point(0xDE00);
        assert_eq!(parse_value(r"'\ud83d\ude00'"), Ok(Value::Str(pair)));
    }
}
