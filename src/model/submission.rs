//! The candidate's source as it was read, once, into memory.
//!
//! Owns the size cap and the name shown; whether it compiles is found out in the sandbox.

/// Why a source is refused before anything runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// Nothing but white space.
    Empty,
    /// A NUL byte is in it.
    Binary,
    /// Larger than 1 MiB.
    TooLarge,
}

/// The candidate's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    name: String,
    source: Vec<u8>,
}

impl Submission {
    /// The largest source that is judged.
    pub const MAX_BYTES: usize = 1 << 20;

    /// A source under the name by which reports show it.
    pub fn new(name: impl Into<String>, source: Vec<u8>) -> Self {
        Self { name: name.into(), source }
    }

    /// The name that reports show: the path as it was typed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes as they were read.
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    /// What makes this source unfit to be judged, if anything.
    pub fn fault(&self) -> Option<SourceError> {
        let is_space = |byte: &u8| byte.is_ascii_whitespace();
        let text = self.source.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.source);
        if self.source.len() > Self::MAX_BYTES {
            Some(SourceError::TooLarge)
        } else if text.iter().all(is_space) {
            Some(SourceError::Empty)
        } else if self.source.contains(&0) {
            Some(SourceError::Binary)
        } else {
            None
        }
    }

    /// A line of the source, counted from 1, for excerpts. Bytes that are not UTF-8 are replaced.
    pub fn line(&self, number: usize) -> Option<String> {
        let line = self.raw_line(number)?;
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        Some(String::from_utf8_lossy(line).into_owned())
    }

    /// The bytes of a line, counted from 1, without its end.
    pub fn raw_line(&self, number: usize) -> Option<&[u8]> {
        let line = self.source.split(|byte| *byte == b'\n').nth(number.checked_sub(1)?)?;
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }
}
