//! Why a repository cannot be judged.
//!
//! Owns the error type of `repository` and its advice.

use std::io;
use std::path::PathBuf;

use crate::catalog::Diagnostic;
use crate::workspace::{Unresolved, WalkError};

/// Why a repository cannot be judged: always something to mend in it, never a verdict.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// A file or folder could not be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// `judge.toml` is not UTF-8.
    #[error("`{}` is not UTF-8", .0.display())]
    NotUtf8(PathBuf),
    /// A mistake in `judge.toml`.
    #[error("{0}")]
    Broken(Box<Diagnostic>),
    /// The comment of a solution says something that cannot be.
    #[error(transparent)]
    Comment(#[from] Unresolved),
}

impl RepositoryError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Broken(diagnostic) => diagnostic.hint.clone(),
            Self::Comment(unresolved) => unresolved.hint(),
            Self::NotUtf8(_) => Some("save it as UTF-8".to_owned()),
            Self::Unreadable { .. } => None,
        }
    }
}

impl From<Diagnostic> for RepositoryError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Broken(Box::new(diagnostic))
    }
}

impl From<WalkError> for RepositoryError {
    fn from(error: WalkError) -> Self {
        Self::Unreadable { path: error.path, source: error.source }
    }
}
