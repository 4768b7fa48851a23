//! Bytes that a submission wrote.
//!
//! Owns the only way to show them: escaped, so that no control sequence, workflow command or
//! direction override of a submission reaches a terminal or a log.

use std::fmt;

/// Bytes from a submission, which can only be printed escaped.
#[derive(Clone, PartialEq, Eq, Default, Hash)]
pub struct Untrusted(Vec<u8>);

impl Untrusted {
    /// Wraps bytes that came out of a sandbox.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes themselves, for deciding and for machine formats that escape on their own.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Keeps the first bytes, and no room for more.
    pub fn truncate(&mut self, most: usize) {
        if most < self.0.len() {
            self.0.truncate(most);
            self.0.shrink_to_fit();
        }
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines, each escaped; a final line break opens no further line.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let body = self.0.strip_suffix(b"\n").unwrap_or(&self.0);
        let any = !self.0.is_empty();
        body.split(|byte| *byte == b'\n').filter(move |_| any).map(|line| {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            escape(&String::from_utf8_lossy(line))
        })
    }
}

impl From<&str> for Untrusted {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escape(&String::from_utf8_lossy(&self.0)))
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Untrusted({self})")
    }
}

/// Escapes what could act on a terminal or hide text: control characters except the tab, the
/// separators U+2028 and U+2029, direction overrides and other invisible formatting characters.
fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => shown.push(character),
            '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}' => shown.extend(character.escape_unicode()),
            _ if character.is_control() => shown.extend(character.escape_default()),
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_those_a_reader_counts() {
        let lines = |text: &str| Untrusted::from(text).lines().collect::<Vec<_>>();
        assert_eq!(lines(""), Vec::<String>::new());
        assert_eq!(lines("\n"), [""]);
        assert_eq!(lines("a\r\nb"), ["a", "b"]);
        assert_eq!(lines("a\n\nb\n"), ["a", "", "b"]);
        assert_eq!(lines("\u{1b}[31m"), ["\\u{1b}[31m"]);
    }

    proptest! {
        #[test]
        fn nothing_printed_is_a_control_character(bytes: Vec<u8>) {
            let shown = Untrusted::new(bytes).to_string();
            prop_assert!(shown.chars().all(|c| c == '\t' || !c.is_control()));
        }
    }
}
