//! Which solutions of a repository are judged.
//!
//! Owns `--changed`, `--partition` and `--failed`; each takes something away.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::args::Partition;
use super::super::exit::Failure;
use super::git;
use super::kept::Kept;
use super::setup::Job;
use crate::model::{ProblemId, sha256_hex};
use crate::repository::{Collected, Found};
use crate::workspace::MANIFEST;

/// What is left.
#[derive(Debug)]
pub(super) struct Selected {
    pub(super) solutions: Vec<Found>,
    /// Shown paths of files that changed themselves.
    pub(super) changed: Vec<String>,
    /// What was asked of a solution: `changed since HEAD`.
    pub(super) reasons: Vec<String>,
}

pub(super) fn select(
    job: &Job<'_>,
    collected: &Collected,
    kept: &Kept,
) -> Result<Selected, Failure> {
    let mut selected = Selected {
        solutions: collected.solutions.clone(),
        changed: Vec::new(),
        reasons: Vec::new(),
    };
    if let Some(reference) = &job.arguments.changed {
        let changed = git::changed(&job.manifest.root, reference)?;
        selected.by_change(job, &changed);
        selected.reasons.push(format!("changed since {reference}"));
    }
    if job.arguments.failed {
        let failed = kept.failed().ok_or_else(|| {
            let failure = Failure::usage("nothing is known of an earlier check of this repository");
            failure.with_hint("run `judge check` without --failed first".to_owned())
        })?;
        selected.solutions.retain(|found| failed.contains(&job.shown(&found.path)));
        selected.reasons.push("failed last time".to_owned());
    }
    if let Some(partition) = job.arguments.partition {
        selected.solutions.retain(|found| partition.holds(&found.path));
        selected.reasons.push(format!("is in partition {partition}"));
    }
    Ok(selected)
}

impl Selected {
    /// A solution changed when its file did, its problem's package, or `judge.toml`.
    fn by_change(&mut self, job: &Job<'_>, changed: &BTreeSet<PathBuf>) {
        let root = &job.manifest.root;
        let is_changed = |found: &Found| changed.contains(&root.join(&found.path));
        let files = self.solutions.iter().filter(|found| is_changed(found));
        self.changed = files.map(|found| job.shown(&found.path)).collect();
        if changed.contains(&root.join(MANIFEST)) {
            return;
        }
        let problem_changed = |id: &ProblemId| {
            let folder = job.catalog.folder(id);
            folder.is_some_and(|folder| changed.iter().any(|path| path.starts_with(&folder)))
        };
        self.solutions.retain(|found| is_changed(found) || problem_changed(&found.problem));
    }
}

impl Partition {
    /// By the hash of the path, so that a further file moves no other.
    fn holds(self, path: &str) -> bool {
        let hash = sha256_hex(path.as_bytes());
        let start: String = hash.chars().take(15).collect();
        let number = u64::from_str_radix(&start, 16).unwrap_or(0);
        number % u64::from(self.of) + 1 == u64::from(self.part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_in_one_partition_and_none_is_empty() {
        let mut counts = [0; 4];
        for n in 0..1000 {
            let path = format!("s/{n}.py");
            let holding: Vec<_> =
                (1..=4).filter(|part| Partition { part: *part, of: 4 }.holds(&path)).collect();
            assert_eq!(holding.len(), 1, "{path}");
            counts[holding[0] as usize - 1] += 1;
        }
        assert!(counts.iter().all(|count| *count > 200), "{counts:?}");
        // Fixed for ever: a matrix of jobs may run different versions.
        assert!(Partition { part: 1, of: 4 }.holds("two_sum.py"));
    }
}
