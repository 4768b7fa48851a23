//! Where in a file something is wrong, with the line and a caret.
//!
//! Owns positions and excerpts; what is wrong is said by whoever reads the file.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// Longest excerpt in characters; a line of `cases/*.jsonl` may have a million.
const EXCERPT: usize = 120;
/// So many characters are kept before the place, where a line is cut.
const BEFORE: usize = 60;

/// A mistake in a file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as a person would name it.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The line it is about.
    pub excerpt: Box<Excerpt>,
}

/// A line of a file with a part that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, cut around the place where it is long.
    pub text: String,
    /// How many columns stand before the marked part.
    pub indent: usize,
    /// How many columns are marked; at least one.
    pub width: usize,
}

impl Diagnostic {
    /// The same with advice.
    #[must_use]
    pub fn with_hint(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let Excerpt { text, indent, width } = &*self.excerpt;
        let (indent, carets) = (" ".repeat(*indent), "^".repeat(*width));
        writeln!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)?;
        writeln!(f, " {margin} |")?;
        writeln!(f, " {number} | {text}")?;
        write!(f, " {margin} | {indent}{carets}")
    }
}

/// A text file with the name that messages give it.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The name that messages give it.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl SourceText {
    /// A mistake at a range of bytes; only its first line is shown.
    pub fn error(&self, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        let start = floor_boundary(&self.text, span.start);
        let end = floor_boundary(&self.text, span.end.max(start));
        let (before, after) = self.text.split_at_checked(start).unwrap_or((&self.text, ""));
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let head = before.get(line_start..).unwrap_or_default();
        let tail = after.lines().next().unwrap_or_default();
        let marked = self.text.get(start..end).unwrap_or_default();
        let marked = marked.lines().next().unwrap_or_default();
        Diagnostic {
            path: self.path.clone(),
            line: before.matches('\n').count() + 1,
            column: head.chars().count() + 1,
            message: message.into(),
            hint: None,
            excerpt: Box::new(excerpt(head, tail, marked)),
        }
    }

    /// The range of a line, counted from 1, of a text that starts at `from`, without indentation.
    pub(super) fn line_span(&self, from: usize, line: usize) -> Range<usize> {
        let rest = self.text.get(from..).unwrap_or_default();
        let mut start = from;
        for (index, text) in rest.split_inclusive('\n').enumerate() {
            if index + 1 == line {
                let trimmed = text.trim_start();
                let start = start + text.len() - trimmed.len();
                return start..start + trimmed.trim_end().len();
            }
            start += text.len();
        }
        from..from
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The line cut around the place.
fn excerpt(head: &str, tail: &str, marked: &str) -> Excerpt {
    let clean = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let head_length = head.chars().count();
    let mut shown: String =
        head.chars().skip(head_length.saturating_sub(BEFORE)).map(clean).collect();
    if head_length > BEFORE {
        shown.insert(0, '…');
    }
    let indent = shown.width();
    let room = EXCERPT - head_length.min(BEFORE);
    shown.extend(tail.chars().take(room).map(clean));
    if tail.chars().nth(room).is_some() {
        shown.push('…');
    }
    let marked: String = marked.chars().take(room).map(clean).collect();
    Excerpt { text: shown, indent, width: marked.width().max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> SourceText {
        SourceText { path: "p.toml".to_owned(), text: text.to_owned() }
    }

    #[test]
    fn the_caret_stands_below_the_place() {
        let error = source("a = 1\n\"ä漢\" = x\n").error(16..17, "what is this");
        let expected = "p.toml:2:8: what is this\n   |\n 2 | \"ä漢\" = x\n   |         ^";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn any_range_gives_an_excerpt_of_bounded_length() {
        let text = format!("{}\t€\u{7}{}", "a".repeat(1000), "b".repeat(1000));
        for start in [0, 999, 1001, 1002, 1003, 2005, 9999] {
            let error = source(&text).error(start..start + 50, "m");
            assert!(
                error.excerpt.text.chars().count() <= EXCERPT + 2,
                "{start}: {}",
                error.excerpt.text
            );
            assert_eq!((error.line, error.hint), (1, None));
        }
        assert_eq!(source("").error(0..5, "m").excerpt.width, 1);
    }
}
