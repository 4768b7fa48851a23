//! Where a place inside a TOML string stands in the file.
//!
//! Owns the way back from the decoded text to the literal with its quotes and escapes; the decoding
//! is the `toml` crate's.

/// The offset within a literal of the byte that decodes to offset `wanted` of its text.
pub(super) fn offset_in_literal(literal: &str, wanted: usize) -> usize {
    let (opening, escapes) = match literal {
        text if text.starts_with("'''") => (3, false),
        text if text.starts_with("\"\"\"") => (3, true),
        text if text.starts_with('\'') => (1, false),
        text if text.starts_with('"') => (1, true),
        _ => return 0,
    };
    let mut body = literal.get(opening..).unwrap_or_default();
    if opening == 3 {
        let cut = body.strip_prefix("\r\n").or_else(|| body.strip_prefix('\n'));
        body = cut.unwrap_or(body);
    }
    let start = literal.len() - body.len();
    start + if escapes { offset_in_escaped(body, wanted) } else { wanted.min(body.len()) }
}

fn offset_in_escaped(body: &str, wanted: usize) -> usize {
    let (mut rest, mut decoded) = (body, 0);
    while decoded < wanted {
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { break };
        if first == '\\' {
            decoded += escape(&mut chars);
        } else {
            decoded += first.len_utf8();
        }
        rest = chars.as_str();
    }
    body.len() - rest.len()
}

/// Takes what follows a backslash; how many bytes it decodes to.
fn escape(chars: &mut std::str::Chars<'_>) -> usize {
    let digits = match chars.next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(c) if c.is_whitespace() => {
            let rest = chars.as_str();
            *chars = rest.trim_start().chars();
            return 0;
        }
        _ => return 1,
    };
    let number: String = chars.by_ref().take(digits).collect();
    let decoded = u32::from_str_radix(&number, 16).ok().and_then(char::from_u32);
    decoded.map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_found_behind_quotes_and_escapes() {
        let cases = [
            (r#""f(x)""#, "x"),
            (r"'f(x)'", "x"),
            ("'''\nf()\nx'''", "x"),
            ("\"\"\"\r\nf\\\n   (x)\"\"\"", "x"),
            (r#""a\tb\\c\"x""#, "x"),
            (r#""é\u00e9\U0001F600\x41x""#, "x"),
        ];
        for (literal, needle) in cases {
            let document = format!("key = {literal}");
            let table: toml::Table = document.parse().unwrap();
            let text = table["key"].as_str().unwrap();
            let wanted = text.rfind(needle).unwrap();
            assert_eq!(
                offset_in_literal(literal, wanted),
                literal.rfind(needle).unwrap(),
                "{literal}"
            );
        }
        assert_eq!(offset_in_literal("'ab'", 99), 4);
    }
}
