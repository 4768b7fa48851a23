//! Frames: one message each, read as the bytes come in.
//!
//! Owns the header and how frames are cut out of a stream. The order in which they may come is for
//! those who speak the protocol.

use super::codec;
use super::decode::{DecodeError, DecodeLimits, decode};
use crate::model::Value;

const MAGIC: [u8; 2] = *b"JF";
const HEADER: usize = 12;

/// What a frame is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameKind {
    /// The interpreter is up.
    Hello,
    /// The source, and how it is to be compiled.
    Submission,
    /// The source is compiled; the gate.
    Ready,
    /// The source does not compile or uses what is forbidden.
    Refused,
    /// Clocks are running.
    Go,
    /// What came of it.
    Result,
    /// The input.
    Case,
    /// A last right could not be given up.
    Failed,
}

impl FrameKind {
    const ALL: [Self; 8] = [
        Self::Hello,
        Self::Submission,
        Self::Ready,
        Self::Refused,
        Self::Go,
        Self::Result,
        Self::Case,
        Self::Failed,
    ];

    /// The number in the header.
    pub fn code(self) -> u8 {
        match self {
            Self::Hello => 1,
            Self::Submission => 2,
            Self::Ready => 3,
            Self::Refused => 4,
            Self::Go => 5,
            Self::Result => 6,
            Self::Case => 7,
            Self::Failed => 8,
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A frame as bytes.
pub fn encode_frame(kind: FrameKind, payload: &Value) -> Vec<u8> {
    let mut frame = vec![0; HEADER];
    codec::write(&mut frame, payload);
    let length = (frame.len() - HEADER) as u64;
    let [first, second] = MAGIC;
    let header = [first, second, kind.code(), 0].into_iter().chain(length.to_le_bytes());
    frame.iter_mut().zip(header).for_each(|(place, byte)| *place = byte);
    frame
}

/// Why a stream is no sequence of frames.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The header is not one.
    #[error("a frame does not begin with `JF`, a kind and a zero")]
    Header,
    /// The header announces more than is allowed; nothing of it was read.
    #[error("a frame announces `{0}` bytes, more than allowed")]
    TooLong(u64),
    /// The payload is not one value.
    #[error("the payload of a frame is malformed: {0}")]
    Payload(#[from] DecodeError),
}

/// Cuts frames out of a stream. Once it has met an error it reports only that.
#[derive(Clone, Debug)]
pub struct FrameReader {
    limits: DecodeLimits,
    buffer: Vec<u8>,
    /// How much of the buffer belongs to frames that were handed out.
    taken: usize,
    failed: Option<FrameError>,
}

impl FrameReader {
    /// A reader of frames whose payloads keep to these limits.
    pub fn new(limits: DecodeLimits) -> Self {
        Self { limits, buffer: Vec::new(), taken: 0, failed: None }
    }

    /// Adds bytes that came in. After an error they are dropped.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.buffer.extend_from_slice(bytes);
        }
    }

    /// The next frame, when all of it is there.
    ///
    /// # Errors
    /// When what came in is not a frame; the same error from then on.
    #[expect(clippy::should_implement_trait, reason = "more frames may come after `None`")]
    pub fn next(&mut self) -> Result<Option<(FrameKind, Value)>, FrameError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.cut().inspect_err(|error| {
            self.failed = Some(error.clone());
            self.buffer = Vec::new();
            self.taken = 0;
        })
    }

    /// How many bytes came in that belong to no frame that was handed out.
    pub fn leftover(&self) -> usize {
        self.buffer.len() - self.taken
    }

    fn cut(&mut self) -> Result<Option<(FrameKind, Value)>, FrameError> {
        let rest = self.buffer.get(self.taken..).unwrap_or_default();
        let Some((kind, length)) = header(rest)? else { return Ok(None) };
        let announced = usize::try_from(length).ok().filter(|it| *it <= self.limits.max_bytes);
        let Some(length) = announced else { return Err(FrameError::TooLong(length)) };
        let Some(payload) = rest.get(HEADER..).and_then(|rest| rest.get(..length)) else {
            return Ok(None);
        };
        let value = decode(payload, &self.limits)?;
        self.taken += HEADER + length;
        // Moving the rest to the front only then costs no more than reading it did.
        if self.taken * 2 >= self.buffer.len() {
            self.buffer.drain(..self.taken);
            self.taken = 0;
        }
        Ok(Some((kind, value)))
    }
}

/// The kind and the length of the payload, when the header is there; wrong bytes are refused as soon
/// as they are.
fn header(bytes: &[u8]) -> Result<Option<(FrameKind, u64)>, FrameError> {
    if !bytes.iter().zip(MAGIC).all(|(byte, magic)| *byte == magic) {
        return Err(FrameError::Header);
    }
    let kind = bytes.get(2).map(|code| FrameKind::from_code(*code).ok_or(FrameError::Header));
    let kind = kind.transpose()?;
    if bytes.get(3).is_some_and(|zero| *zero != 0) {
        return Err(FrameError::Header);
    }
    let length = bytes.get(4..HEADER).and_then(|length| length.first_chunk::<8>());
    Ok(kind.zip(length.map(|length| u64::from_le_bytes(*length))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: DecodeLimits = DecodeLimits { max_bytes: 100, max_values: 50, max_depth: 5 };

    fn read(bytes: &[u8]) -> Result<Option<(FrameKind, Value)>, FrameError> {
        let mut reader = FrameReader::new(LIMITS);
        reader.feed(bytes);
        reader.next()
    }

    #[test]
    fn every_kind_goes_and_comes_back() {
        let mut reader = FrameReader::new(LIMITS);
        for kind in FrameKind::ALL {
            reader.feed(&encode_frame(kind, &Value::int(i64::from(kind.code()))));
        }
        reader.feed(b"J");
        for kind in FrameKind::ALL {
            assert_eq!(reader.next(), Ok(Some((kind, Value::int(i64::from(kind.code()))))));
        }
        assert_eq!((reader.next(), reader.leftover()), (Ok(None), 1));
        reader.feed(b"X");
        assert_eq!(reader.next(), Err(FrameError::Header));
        reader.feed(&encode_frame(FrameKind::Go, &Value::None));
        assert_eq!((reader.next(), reader.leftover()), (Err(FrameError::Header), 0));
    }

    #[test]
    fn wrong_headers_are_refused_at_the_first_wrong_byte() {
        for bad in ["X", "JX", "JF\0", "JF\x09", "JF\x01\x01"] {
            assert_eq!(read(bad.as_bytes()), Err(FrameError::Header), "{bad:?}");
        }
        for unfinished in
            ["", "J", "JF", "JF\x01", "JF\x01\0\x02\0\0\0\0\0\0", "JF\x01\0\x01\0\0\0\0\0\0\0"]
        {
            assert_eq!(read(unfinished.as_bytes()), Ok(None), "{unfinished:?}");
        }
        let long = |length: u64| read(&[b"JF\x01\0".as_slice(), &length.to_le_bytes()].concat());
        assert_eq!(long(100), Ok(None));
        assert_eq!(long(101), Err(FrameError::TooLong(101)));
        assert_eq!(long(u64::MAX), Err(FrameError::TooLong(u64::MAX)));
        assert_eq!(read(b"JF\x01\0\0\0\0\0\0\0\0\0"), Err(DecodeError::Truncated.into()));
    }
}
