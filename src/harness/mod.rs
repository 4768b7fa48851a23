//! Our half of the protocol with the Python harness (`docs/protocol.md`).
//!
//! Owns the bytes of values and frames. Processes and sockets are `sandbox`'s; what a result means is
//! `engine`'s.

mod codec;
mod decode;
mod frame;
mod round_trip;

pub use codec::encode;
pub use decode::{DecodeError, DecodeLimits, decode};
pub use frame::{FrameError, FrameKind, FrameReader, encode_frame};
pub use round_trip::{check_codec, check_frames};
