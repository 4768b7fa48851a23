//! What a shell may offer where the cursor is.
//!
//! Owns the names of problems, and that `judge run` takes paths as well.

use std::ffi::OsStr;

use clap_complete::engine::{
    ArgValueCandidates, CompletionCandidate, PathCompleter, ValueCompleter as _,
};

use crate::catalog::Catalog;

/// The names of problems, for shells that complete.
pub(super) fn problem_names() -> ArgValueCandidates {
    ArgValueCandidates::new(problem_candidates)
}

fn problem_candidates() -> Vec<CompletionCandidate> {
    let catalog = Catalog::embedded();
    let summaries = catalog.summaries().map(|(id, summary)| {
        let title = summary.ok().map(|summary| summary.title.into());
        CompletionCandidate::new(id.as_str()).help(title)
    });
    summaries.collect()
}

/// A problem or a Python file or folder: what `judge run` takes.
pub(super) fn problem_or_path(current: &OsStr) -> Vec<CompletionCandidate> {
    let start = current.to_string_lossy().into_owned();
    let mut candidates = problem_candidates();
    candidates.retain(|candidate| candidate.get_value().to_string_lossy().starts_with(&start));
    candidates.extend(PathCompleter::any().complete(current));
    candidates
}
