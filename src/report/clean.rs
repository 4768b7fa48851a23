//! Text made fit for a terminal.
//!
//! Owns the last gate before the writer: whatever a submission wrote, no control character, direction
//! override or line break passes it, and no character that an ASCII terminal cannot show. Cleaning
//! twice changes nothing, so that columns can be counted on cleaned text.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use crate::model::{Text, Untrusted};

/// Which characters the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbols {
    /// All of them.
    Unicode,
    /// ASCII; everything else is written as Python escapes it.
    Ascii,
}

/// Tab stops lie this far apart.
const TAB: usize = 4;

/// One line of harmless text: tabs become spaces, what could act on a terminal is escaped.
pub(super) fn clean(text: &str, symbols: Symbols) -> String {
    let escaped = Untrusted::from(text).to_string();
    let mut line = String::with_capacity(escaped.len());
    let mut column = 0;
    for character in escaped.chars() {
        let from = line.len();
        match (character, symbols) {
            ('\t', _) => line.extend(std::iter::repeat_n(' ', TAB - column % TAB)),
            (other, Symbols::Ascii) if !other.is_ascii() => push_ascii(&mut line, other),
            (other, _) => line.push(other),
        }
        column += width(line.get(from..).unwrap_or_default());
    }
    // A runner of GitHub takes this for a command, wherever it stands on a line.
    line.replace("##[", "#\\x23[")
}

/// A character that ASCII lacks: our own marks by their likeness, others as Python escapes them.
fn push_ascii(line: &mut String, character: char) {
    let code = u32::from(character);
    // Writing to a `String` cannot fail.
    let _ = match character {
        '…' => line.write_str("..."),
        '·' => line.write_char('-'),
        _ if code <= 0xFF => write!(line, "\\x{code:02x}"),
        _ if code <= 0xFFFF => write!(line, "\\u{code:04x}"),
        _ => write!(line, "\\U{code:08x}"),
    };
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// How many columns a character takes.
pub(super) fn char_width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// The first characters of a text, as many as fit in so many columns.
pub(super) fn head(text: &str, room: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, character)| {
        taken += char_width(*character);
        taken > room
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A text, cut with a mark where it takes more columns than there are.
pub(super) fn cut(text: &str, room: usize) -> String {
    let kept = head(text, room);
    if kept.len() == text.len() { text.to_owned() } else { format!("{kept} …") }
}

/// A Python string for reading; lone surrogates are replaced.
pub(super) fn lossy(text: &Text) -> String {
    String::from_utf8_lossy(text.as_bytes()).into_owned()
}

/// A count with its digits in groups of three: `99 997`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: `1 case`, `2 cases`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tabs_and_foreign_characters_become_what_the_terminal_can_show() {
        let table = [
            ("a\tb", Symbols::Unicode, "a   b"),
            ("日\tb", Symbols::Unicode, "日  b"),
            ("a\nb\u{1b}[0m", Symbols::Unicode, "a\\nb\\u{1b}[0m"),
            ("a##[error]b ###[", Symbols::Unicode, "a#\\x23[error]b ##\\x23["),
            ("2 · é…日😀", Symbols::Ascii, "2 - \\xe9...\\u65e5\\U0001f600"),
        ];
        for (text, symbols, expected) in table {
            assert_eq!(clean(text, symbols), expected);
        }
    }

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")] {
            assert_eq!(grouped(number), text);
        }
    }

    proptest! {
        #[test]
        fn cleaning_is_final(text: String, ascii: bool) {
            let symbols = if ascii { Symbols::Ascii } else { Symbols::Unicode };
            let once = clean(&text, symbols);
            prop_assert!(once.chars().all(|c| !c.is_control()));
            prop_assert!(!ascii || once.is_ascii());
            prop_assert_eq!(clean(&once, symbols), once);
        }
    }
}
