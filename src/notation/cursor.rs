//! A place in a text, and errors that name one.
//!
//! Owns white space, comments and words. What the words mean is for the parsers that use it.

use super::quote;

/// Why a text is not call notation, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} at line {line}, column {column}")]
pub struct ParseError {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// A place in a text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// How many brackets are open: inside of any, line breaks and comments are white space.
    pub(super) brackets: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, brackets: 0 }
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Goes back to an offset that was asked for before.
    pub(super) fn rewind(&mut self, offset: usize) {
        self.at = offset;
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// A name, or nothing.
    pub(super) fn word(&mut self) -> &'a str {
        match self.peek() {
            Some(first) if first.is_alphabetic() || first == '_' => {
                self.take_while(|c| c.is_alphanumeric() || c == '_')
            }
            _ => "",
        }
    }

    pub(super) fn skip_space(&mut self) {
        loop {
            let free = self.brackets > 0;
            self.take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\u{C}') || free && c == '\n');
            if !free || self.peek() != Some('#') {
                return;
            }
            self.take_while(|c| c != '\n');
        }
    }

    pub(super) fn expect(&mut self, token: &str) -> Result<(), ParseError> {
        if self.take(token) { Ok(()) } else { Err(self.expected(&format!("`{token}`"))) }
    }

    /// The error that something else stands here.
    pub(super) fn expected(&self, wanted: &str) -> ParseError {
        self.error(self.at, format!("expected {wanted}, found {}", self.found()))
    }

    pub(super) fn error(&self, offset: usize, message: impl Into<String>) -> ParseError {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        ParseError {
            message: message.into(),
            offset,
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }

    fn found(&self) -> String {
        let mut ahead = Self { text: self.text, at: self.at, brackets: 0 };
        let word = ahead.word();
        match (ahead.peek(), word) {
            (_, word) if !word.is_empty() => {
                format!("`{}`", word.chars().take(40).collect::<String>())
            }
            (None, _) => "the end".to_owned(),
            (Some('\n'), _) => "the end of the line".to_owned(),
            (Some(other), _) => format!("`{}`", quote::escape(other.encode_utf8(&mut [0; 4]))),
        }
    }
}
