//! Text and bytes as Python source.
//!
//! Owns which characters are shown and how the others are escaped: as Python's `repr` does, and
//! further those that show as nothing. Reading them back is `string`'s.

use std::fmt::Write as _;

use crate::model::Text;

/// Writes a `str` literal.
pub(super) fn write_str(out: &mut String, text: &Text) {
    let quote = quote_for(text.as_bytes());
    out.push(quote);
    for point in text.code_points() {
        match char::from_u32(point) {
            Some(character) if character == quote => out.extend(['\\', quote]),
            Some(character) => write_character(out, character),
            None => write_escape(out, point),
        }
    }
    out.push(quote);
}

/// Writes a `bytes` literal.
pub(super) fn write_bytes(out: &mut String, bytes: &[u8]) {
    let quote = quote_for(bytes);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        let character = char::from(byte);
        match character {
            _ if character == quote => out.extend(['\\', quote]),
            _ if byte.is_ascii() => write_character(out, character),
            _ => write_escape(out, u32::from(byte)),
        }
    }
    out.push(quote);
}

/// Writes text of a submission without quotes: what could act on a terminal is escaped.
pub(super) fn write_bare(out: &mut String, text: &Text) {
    for point in text.code_points() {
        match char::from_u32(point) {
            Some(character) => write_character(out, character),
            None => write_escape(out, point),
        }
    }
}

/// Text without quotes, escaped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| write_character(&mut out, character));
    out
}

/// Single quotes, unless only they stand in the text.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

fn write_character(out: &mut String, character: char) {
    match character {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        ' '..='~' => out.push(character),
        _ if shows(character) => out.push(character),
        _ => write_escape(out, u32::from(character)),
    }
}

fn write_escape(out: &mut String, point: u32) {
    // Writing to a `String` cannot fail.
    let _ = match point {
        0..0x100 => write!(out, "\\x{point:02x}"),
        0x100..0x1_0000 => write!(out, "\\u{point:04x}"),
        _ => write!(out, "\\U{point:08x}"),
    };
}

/// Printable as Python has it, and not one of the letters and marks that show as nothing.
fn shows(character: char) -> bool {
    let invisible = matches!(
        character,
        '\u{34F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{E0100}'..='\u{E01EF}'
    );
    !invisible && is_printable(character)
}

/// Python's `str.isprintable`: the categories that `escape_debug` escapes are the same, once a base
/// character stands before it so that combining marks are left alone.
fn is_printable(character: char) -> bool {
    let mut pair = [b'a', 0, 0, 0, 0];
    let length = pair.split_first_mut().map_or(0, |(_, tail)| character.encode_utf8(tail).len());
    let pair = std::str::from_utf8(pair.get(..=length).unwrap_or_default()).unwrap_or_default();
    pair.escape_debug().nth(1) == Some(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_quoted_as_python_does() {
        let cases = [
            ("it", "'it'"),
            ("it's", "\"it's\""),
            ("\"it's\"", "'\"it\\'s\"'"),
            ("\t\n\r\\\0\u{7f}\u{1b}", r"'\t\n\r\\\x00\x7f\x1b'"),
            ("é€😀e\u{301}", "'é€😀e\u{301}'"),
            ("\u{a0}\u{ad}\u{202e}\u{feff}\u{2028}", r"'\xa0\xad\u202e\ufeff\u2028'"),
            ("\u{e000}\u{378}\u{e0041}\u{fe0f}", r"'\ue000\u0378\U000e0041\ufe0f'"),
        ];
        for (text, quoted) in cases {
            let mut out = String::new();
            write_str(&mut out, &Text::from(text));
            assert_eq!(out, quoted);
        }
    }

    #[test]
    fn bytes_and_surrogates_are_escaped() {
        let mut out = String::new();
        write_bytes(&mut out, b"a'\"\\\n\x00\x7f\xe9");
        let mut surrogate = Text::default();
        surrogate.push_code_point(0xD800);
        write_str(&mut out, &surrogate);
        write_bare(&mut out, &Text::from("\u{1b}[31m"));
        assert_eq!(out, r#"b'a\'"\\\n\x00\x7f\xe9''\ud800'\x1b[31m"#);
    }
}
