//! Python strings, lone surrogates included.
//!
//! Owns the storage form: UTF-8 as Python's `surrogatepass` writes it. Quoting is `notation`'s.

use std::str::Utf8Error;

/// A Python `str`: any sequence of code points, surrogates too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Text(Vec<u8>);

impl Text {
    /// Takes bytes as `str.encode("utf-8", "surrogatepass")` writes them.
    ///
    /// # Errors
    /// When the bytes are not that encoding; tells where UTF-8 breaks.
    pub fn from_surrogatepass(bytes: Vec<u8>) -> Result<Self, Utf8Error> {
        let mut rest: &[u8] = &bytes;
        loop {
            match std::str::from_utf8(rest) {
                Ok(_) => return Ok(Self(bytes)),
                Err(error) => {
                    let (_, tail) = rest.split_at(error.valid_up_to());
                    match tail {
                        // U+D800..=U+DFFF are ED A0..BF 80..BF in this encoding.
                        [0xED, 0xA0..=0xBF, 0x80..=0xBF, after @ ..] => rest = after,
                        _ => return Err(error),
                    }
                }
            }
        }
    }

    /// Adds one code point, which may be a surrogate.
    pub fn push_code_point(&mut self, code_point: u32) {
        if let Some(character) = char::from_u32(code_point) {
            self.0.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            let byte = |shift: u32| (code_point >> shift & 0x3F) as u8;
            self.0.extend_from_slice(&[0xED, 0x80 | byte(6), 0x80 | byte(0)]);
        }
    }

    /// The text as a Rust string, when no lone surrogate is in it.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The bytes, as `surrogatepass` writes them.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The code points in order, surrogates as their numbers.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest = self.0.as_slice();
        std::iter::from_fn(move || {
            let (&first, tail) = rest.split_first()?;
            let (length, bits) = match first {
                0x00..=0x7F => (0, u32::from(first)),
                0xC0..=0xDF => (1, u32::from(first & 0x1F)),
                0xE0..=0xEF => (2, u32::from(first & 0x0F)),
                _ => (3, u32::from(first & 0x07)),
            };
            let (next, after) = tail.split_at(length.min(tail.len()));
            rest = after;
            Some(next.iter().fold(bits, |point, byte| point << 6 | u32::from(byte & 0x3F)))
        })
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_come_back_as_they_went_in() {
        let points = [0x41, 0xE9, 0x20AC, 0xD800, 0xDFFF, 0x1F600, 0x10_FFFF, 0];
        let mut text = Text::default();
        for point in points {
            text.push_code_point(point);
        }
        assert_eq!(text.code_points().collect::<Vec<_>>(), points);
        assert_eq!(Text::from_surrogatepass(text.as_bytes().to_vec()), Ok(text.clone()));
        assert_eq!(text.as_str(), None);
        assert!(Text::from_surrogatepass(vec![0xFF]).is_err());
        assert!(Text::from_surrogatepass(vec![0xED, 0xA0]).is_err());
    }
}
