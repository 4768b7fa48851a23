//! Why a problem could not be loaded.
//!
//! Owns the error type of `catalog` and its advice.

use std::io;
use std::path::PathBuf;

use super::diagnostic::Diagnostic;

/// Why a problem could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No problem of this name.
    #[error("no problem is called `{name}`")]
    NotFound {
        /// What was asked for.
        name: String,
        /// Names that look like it, the most similar first.
        closest: Vec<String>,
    },
    /// A file or folder could not be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that every package needs, or that this one refers to, is not there.
    #[error("`{path}` is missing")]
    Missing {
        /// The file.
        path: String,
        /// Why it is needed.
        reason: &'static str,
    },
    /// A file is not UTF-8.
    #[error("`{path}` is not UTF-8")]
    NotUtf8 {
        /// The file.
        path: String,
    },
    /// A folder that cannot be a problem's, or of `submissions/` that says no verdict.
    #[error("`{path}` is not the name of {what}")]
    FolderName {
        /// The folder.
        path: String,
        /// What its name should be.
        what: &'static str,
        /// What it may be called.
        hint: String,
    },
    /// A mistake in a file.
    #[error("{0}")]
    Broken(Box<Diagnostic>),
}

impl LoadError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotFound { closest, .. } => match closest.as_slice() {
                [] => Some("`judge list` shows every problem".to_owned()),
                names => Some(format!("did you mean {}?", one_of(names))),
            },
            Self::Missing { reason, .. } => Some((*reason).to_owned()),
            Self::FolderName { hint, .. } => Some(hint.clone()),
            Self::Broken(diagnostic) => diagnostic.hint.clone(),
            Self::Unreadable { .. } | Self::NotUtf8 { .. } => None,
        }
    }
}

impl From<Diagnostic> for LoadError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Broken(Box::new(diagnostic))
    }
}

/// `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
pub(super) fn one_of<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}
