//! The solutions of a repository, each with its problem.
//!
//! Owns what is wrong when entries, files and problems do not fit together. The rules by which a file
//! finds its problem are `workspace`'s.

use std::path::{Path, PathBuf};

use super::error::RepositoryError;
use super::manifest::{Entry, Manifest};
use crate::catalog::{Catalog, Diagnostic, similar};
use crate::model::{CpuTime, Limits, MemorySize, ProblemId, Verdict};
use crate::workspace::{Declarations, Declared, MANIFEST, Resolver, Unresolved, Walk, head_of};

/// Everything that was found in a repository.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// Solutions in order of path.
    pub solutions: Vec<Found>,
    /// Python files that no rule gives a problem to.
    pub unmatched: Vec<String>,
}

/// A file and its problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The file, from the root, with `/` between its parts.
    pub path: String,
    /// Its problem.
    pub problem: ProblemId,
    /// The verdict it must get.
    pub expect: Verdict,
    /// A stricter limit than the problem's.
    pub time: Option<CpuTime>,
    /// A stricter limit than the problem's.
    pub memory: Option<MemorySize>,
}

/// Finds all solutions of a repository.
///
/// # Errors
/// When a declaration is wrong: an entry without its file, an unknown problem, a pattern that matches
/// nothing.
pub fn collect(manifest: &Manifest, catalog: &Catalog) -> Result<Collected, RepositoryError> {
    let declarations = manifest.declarations(catalog)?;
    let resolver = Resolver::new(catalog, Some(&declarations));
    let mut files = Vec::new();
    for file in Walk::new(&manifest.root) {
        let file = file?;
        if !resolver.is_excluded(&file) {
            files.push(file);
        }
    }
    let relative = |file: &Path| {
        let below = file.strip_prefix(&manifest.root).unwrap_or(file);
        below.to_string_lossy().into_owned()
    };
    let paths: Vec<String> = files.iter().map(|file| relative(file)).collect();
    manifest.entries.iter().try_for_each(|entry| manifest.fits(entry, &paths))?;
    let mut collected = Collected::default();
    for (file, path) in files.iter().zip(&paths) {
        let unreadable = |source| RepositoryError::Unreadable { path: PathBuf::from(path), source };
        let head = head_of(file).map_err(unreadable)?;
        let entry = manifest.entry(path);
        match (resolver.resolve(file, &head, None), entry) {
            (Ok(answer), entry) => collected.solutions.push(Found {
                path: path.clone(),
                problem: answer.problem,
                expect: answer.expect.unwrap_or(Verdict::Accepted),
                time: entry.and_then(|entry| entry.time),
                memory: entry.and_then(|entry| entry.memory),
            }),
            (Err(unresolved), None) if unresolved.is_unmatched() => {
                collected.unmatched.push(path.clone());
            }
            (Err(unresolved), Some(entry)) if unresolved.is_unmatched() => {
                return Err(manifest.nameless(entry).into());
            }
            (Err(unresolved), _) => return Err(manifest.renamed(unresolved, path).into()),
        }
    }
    manifest.patterns_are_used(catalog, &files)?;
    Ok(collected)
}

impl Manifest {
    /// What it says about single files, for `workspace`.
    ///
    /// # Errors
    /// When an entry names a problem that is not there.
    pub fn declarations(&self, catalog: &Catalog) -> Result<Declarations, RepositoryError> {
        let declared = |entry: &Entry| {
            let problem = entry.problem.as_ref().map(|name| {
                catalog.find(name).map_err(|error| {
                    let wrong = self.source.error(entry.spans.problem.clone(), error.to_string());
                    wrong.with_hint(error.hint())
                })
            });
            let problem = problem.transpose()?;
            Ok(Declared { path: PathBuf::from(&entry.path), problem, expect: entry.expect })
        };
        let solutions = self.entries.iter().map(declared).collect::<Result<_, Diagnostic>>()?;
        Ok(Declarations {
            root: self.root.clone(),
            solutions,
            patterns: self.patterns.clone(),
            exclude: self.exclude.clone(),
        })
    }

    /// The entry of a file.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.path == path)
    }

    /// A mistake in an entry's limit that only the problem shows.
    pub fn looser_limit(&self, path: &str, own: &Limits) -> Option<Diagnostic> {
        let entry = self.entry(path)?;
        let wrong = |span, written: String, own: String| {
            let message = format!("{written} is looser than the problem's own limit, {own}");
            let hint = "a repository can only make limits stricter: lower it, or leave it out";
            self.source.error(span, message).with_hint(Some(hint.to_owned()))
        };
        let time = entry.time.filter(|limit| *limit > own.cpu);
        let memory = entry.memory.filter(|limit| *limit > own.memory);
        let time = time
            .map(|limit| wrong(entry.spans.time.clone(), limit.to_string(), own.cpu.to_string()));
        time.or_else(|| {
            let limit = memory?.to_string();
            Some(wrong(entry.spans.memory.clone(), limit, own.memory.to_string()))
        })
    }

    /// The same, the file called as messages call this manifest.
    fn renamed(&self, unresolved: Unresolved, file: &str) -> Unresolved {
        let prefix = self.source.path.strip_suffix(MANIFEST).unwrap_or_default();
        let path = format!("{prefix}{file}");
        match unresolved {
            Unresolved::NoRule { closest, .. } => Unresolved::NoRule { path, closest },
            Unresolved::Comment { error, .. } => Unresolved::Comment { path, error },
            Unresolved::NoProblem { line, error, .. } => {
                Unresolved::NoProblem { path, line, error }
            }
        }
    }

    fn nameless(&self, entry: &Entry) -> Diagnostic {
        let message = format!("nothing tells the problem of `{}`", entry.path);
        let hint = "add `problem = \"…\"` to the entry".to_owned();
        self.source.error(entry.spans.path.clone(), message).with_hint(Some(hint))
    }

    /// The file of an entry is there and looked at.
    fn fits(&self, entry: &Entry, files: &[String]) -> Result<(), Diagnostic> {
        if files.contains(&entry.path) {
            return Ok(());
        }
        let (message, hint) = if self.root.join(&entry.path).is_file() {
            let hint = "solutions are *.py files outside of hidden folders, problem packages and \
                        virtual environments";
            (format!("`{}` is no solution that is looked at", entry.path), Some(hint.to_owned()))
        } else {
            let similar = similar(&entry.path, files.iter().map(String::as_str));
            let hint = similar.unwrap_or_else(|| "mend the path, or take the entry out".to_owned());
            (format!("there is no file `{}`", entry.path), Some(hint))
        };
        Err(self.source.error(entry.spans.path.clone(), message).with_hint(hint))
    }

    fn patterns_are_used(&self, catalog: &Catalog, files: &[PathBuf]) -> Result<(), Diagnostic> {
        let known = |name: &str| catalog.find(name).is_ok();
        for (pattern, span) in self.patterns.iter().flatten().zip(&self.pattern_spans) {
            if !files.iter().any(|file| pattern.problem_of(file, &known).is_some()) {
                let pattern = pattern.as_str();
                let message =
                    format!("the pattern `{pattern}` matches no solution of a known problem");
                let hint = "mend it or take it out; without `patterns` the usual ones hold";
                let error = self.source.error(span.clone(), message);
                return Err(error.with_hint(Some(hint.to_owned())));
            }
        }
        Ok(())
    }
}
