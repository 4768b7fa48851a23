//! Text that no runner of a continuous integration service takes for a command.
//!
//! Owns which texts those are: GitHub's `::command::` at the start of a line, its older `##[command]` and
//! Azure's `##vso[command]` anywhere in one. Everything that a submission can influence passes here,
//! last, when lines are already wrapped.
//! <https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs>

/// The text with the first character that makes a command written as Python escapes it.
pub fn disarm(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        out.push_str(line.get(..indent).unwrap_or_default());
        match content.strip_prefix("::") {
            Some(rest) => {
                out.push_str(r"\x3a:");
                brackets(rest, r"\x5b", &mut out);
            }
            None => brackets(content, r"\x5b", &mut out),
        }
    }
    out
}

/// The same for formats with an escape of their own for a bracket.
pub(super) fn brackets(line: &str, escape: &str, out: &mut String) {
    let (mut hashes, mut armed) = (0, false);
    for character in line.chars() {
        if armed && character == '[' {
            out.push_str(escape);
        } else {
            out.push(character);
        }
        hashes = if character == '#' { hashes + 1 } else { 0 };
        armed = hashes >= 2 || armed && character.is_ascii_alphanumeric();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the runner of GitHub does with a line, as far as it finds a command.
    fn is_command(line: &str) -> bool {
        let new = line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"));
        new || line.contains("##[") || line.contains("##vso[")
    }

    #[test]
    fn commands_lose_their_power_and_nothing_else_changes() {
        let table = [
            ("::error::x\n", "\\x3a:error::x\n"),
            (" \t::add-mask::x", " \t\\x3a:add-mask::x"),
            ("a\n\n::stop-commands::t\nb", "a\n\n\\x3a:stop-commands::t\nb"),
            ("x ##[error]y", "x ##\\x5berror]y"),
            ("##vso[task.complete]##[group]", "##vso\\x5btask.complete]##\\x5bgroup]"),
            ("###[x]", "###\\x5bx]"),
            ("::##[x]", "\\x3a:##\\x5bx]"),
            ("std::vector and a ## title [1]", "std::vector and a ## title [1]"),
            ("", ""),
        ];
        for (text, safe) in table {
            assert_eq!(disarm(text), safe, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_a_command(text in "[ :#a\\[\\]\\n\\t\u{A0}vso]{0,60}") {
            let safe = disarm(&text);
            proptest::prop_assert!(!safe.lines().any(is_command), "{safe:?}");
            proptest::prop_assert_eq!(disarm(&safe), safe.clone());
        }
    }
}
