//! Solutions in folders: which files there are, and which problem each of them is for.
//!
//! Owns the rules by which a file finds its problem and their order, patterns over paths, the comment
//! `# judge: NAME`, and walking a folder. Reading `judge.toml` is left to whoever owns that file; it arrives
//! here as [`Declarations`].

mod marker;
mod pattern;
mod resolve;
mod walk;

pub use marker::{MarkerError, expected_verdict};
pub use pattern::{Pattern, PatternError};
pub use resolve::{
    Declarations, Declared, MANIFEST, Resolved, Resolver, Rule, Unresolved, head_of, manifest_above,
};
pub use walk::{Walk, WalkError};
