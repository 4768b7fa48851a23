//! Text in XML 1.0.
//!
//! Owns what is escaped and what XML cannot hold. Runners' commands are disarmed on the way, since logs
//! show such files too.

use super::super::disarm::brackets;

/// The content of an attribute, or text between tags.
pub(super) fn text(content: &str) -> String {
    let mut out = String::with_capacity(content.len() + content.len() / 8);
    for line in content.split_inclusive('\n') {
        let mut safe = String::with_capacity(line.len());
        let trimmed = line.trim_start();
        let indent = line.get(..line.len() - trimmed.len()).unwrap_or_default();
        indent.chars().for_each(|character| escape(character, &mut safe));
        let rest = match trimmed.strip_prefix("::") {
            Some(rest) => {
                safe.push_str("&#58;:");
                rest
            }
            None => trimmed,
        };
        rest.chars().for_each(|character| escape(character, &mut safe));
        brackets(&safe, "&#91;", &mut out);
    }
    out
}

fn escape(character: char, out: &mut String) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&apos;"),
        // An attribute would make a space of these.
        '\n' => out.push_str("&#10;"),
        '\t' => out.push_str("&#9;"),
        c if is_forbidden(c) => out.push(char::REPLACEMENT_CHARACTER),
        c => out.push(c),
    }
}

/// <https://www.w3.org/TR/xml/#charsets>; carriage returns would come back as line feeds.
fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_xml_or_a_runner_would_act_on_is_escaped() {
        let table = [
            ("a<b> & \"c\" 'd'", "a&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;"),
            ("\u{0}\u{1b}[0m\r\u{FFFF}é😀", "\u{FFFD}\u{FFFD}[0m\u{FFFD}\u{FFFD}é😀"),
            ("x\n ::error::y", "x&#10; &#58;:error::y"),
            ("##[error]x", "##&#91;error]x"),
            ("]]>", "]]&gt;"),
        ];
        for (content, escaped) in table {
            assert_eq!(text(content), escaped, "{content:?}");
        }
    }
}
