//! Our half of the protocol with the Python harness (`docs/protocol.md`).
//!
//! Owns the bytes of values and frames, the messages, the order of the conversation, and the embedded
//! Python files. Processes and sockets are `sandbox`'s; what a result means is `engine`'s.

mod author_reply;
pub mod bundle;
mod codec;
mod decode;
mod fields;
mod frame;
mod job;
mod reply;
mod round_trip;
mod session;

pub use author_reply::AuthorReply;
pub use codec::encode;
pub use decode::{DecodeError, DecodeLimits, decode};
pub use fields::{Flag, Malformed};
pub use frame::{FrameError, FrameKind, FrameReader, encode_frame};
pub use job::{Job, JobOptions, ObserveArguments, Prelude, author_job, case_job, read_budget};
pub use reply::{Entered, Oversized, Refusal, Reply, ReplyOutcome, StepReply};
pub use round_trip::{check_codec, check_frames};
pub use session::{Conversation, RESULT_LIMITS, Session, Step};
