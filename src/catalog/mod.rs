//! Problems: where they are, what is in their packages, and whether that is right.
//!
//! Owns reading `problem.toml` and everything beside it into the model, finding problems by name, the
//! cache of generated cases, `problem.lock`, and checks that run no code. Running generators,
//! validators, checkers and references is left to `engine` and `verify`.

mod bind;
mod cache;
mod case_text;
mod cases;
mod constants;
mod diagnostic;
mod embedded;
mod error;
mod exceptions;
mod generated;
mod interface;
mod json;
mod lint;
mod literal;
mod load;
mod lock;
mod manifest;
mod names;
mod notated;
mod package;
mod references;
mod rules;
mod shapes;
mod starter;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use bind::BindError;
pub use cache::{Cache, CacheKey, CacheWarning, CachedCase};
pub use case_text::{expected_text, input_text, parse_expected, parse_input, sha256_hex};
pub use diagnostic::{Diagnostic, Excerpt};
pub use error::LoadError;
pub use generated::{fit_expected, generated};
pub use lint::{Finding, Severity, lint};
pub use lock::{LOCK_FILE, LockFile, Measured};
pub use names::suggestion;
pub use notated::NotationError;
pub use starter::{sample_lines, signatures, starter};

use crate::model::{Difficulty, Problem, ProblemId};
use package::Package;

/// Every problem that is known.
#[derive(Clone, Debug)]
pub struct Catalog {
    packages: BTreeMap<ProblemId, Package>,
}

/// What `problem.toml` alone tells of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The name.
    pub id: ProblemId,
    /// The title shown to people.
    pub title: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// What it is about.
    pub topics: Vec<String>,
    /// Seniority it suits; empty where it does not say.
    pub level: String,
    /// Jobs whose interviews ask it.
    pub roles: Vec<String>,
    /// `function`, `class`, `stdio` or `iterator`.
    pub kind: &'static str,
}

impl Catalog {
    /// The problems that the program carries.
    pub fn embedded() -> Self {
        let known = embedded::folders().into_iter();
        let packages =
            known.filter_map(|name| Some((ProblemId::new(name)?, Package::Embedded(name))));
        Self { packages: packages.collect() }
    }

    /// These problems and those of a folder, which win: its sub-folders with a `problem.toml`, or the
    /// folder itself when it holds one.
    pub fn with_overlay(mut self, folder: &Path) -> Result<Self, LoadError> {
        let unreadable = |source| LoadError::Unreadable { path: folder.to_owned(), source };
        let folder = folder.canonicalize().map_err(unreadable)?;
        let found: Vec<_> = if folder.join("problem.toml").is_file() {
            vec![folder]
        } else {
            std::fs::read_dir(&folder).map_err(unreadable)?;
            let names = package::list_folder(&folder)?.folders;
            names.into_iter().map(|name| folder.join(name)).collect()
        };
        for folder in found.into_iter().filter(|folder| folder.join("problem.toml").is_file()) {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Some(id) = ProblemId::new(&name) else {
                return Err(LoadError::FolderName {
                    path: folder.display().to_string(),
                    what: "a problem",
                    hint: "lower-case letters, digits and `_`, a letter first".to_owned(),
                });
            };
            self.packages.insert(id, Package::Folder(folder));
        }
        Ok(self)
    }

    /// The names of all problems, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &ProblemId> {
        self.packages.keys()
    }

    /// The problem that a person means: letter case does not matter, `-` is `_`.
    pub fn find(&self, name: &str) -> Result<ProblemId, LoadError> {
        let wanted = names::folded(name);
        if let Some(id) = self.ids().find(|id| id.as_str() == wanted) {
            return Ok(id.clone());
        }
        let closest = names::closest(name, self.ids().map(ProblemId::as_str));
        Err(LoadError::NotFound { name: name.to_owned(), closest })
    }

    /// A problem with everything in its package.
    pub fn load(&self, id: &ProblemId) -> Result<Problem, LoadError> {
        load::load(self.package(id)?, id.as_str())
    }

    /// All problems, as far as `problem.toml` tells.
    pub fn summaries(&self) -> impl Iterator<Item = (&ProblemId, Result<Summary, LoadError>)> {
        self.packages.iter().map(|(id, package)| (id, summary(id, package)))
    }

    /// The folder of a problem that is on disk.
    pub fn folder(&self, id: &ProblemId) -> Option<PathBuf> {
        match self.packages.get(id)? {
            Package::Folder(folder) => Some(folder.clone()),
            Package::Embedded(_) => None,
        }
    }

    /// The whole `problem.lock` of a problem, if there is one.
    pub fn lock_file(&self, id: &ProblemId) -> Result<Option<LockFile>, LoadError> {
        load::read_lock(self.package(id)?)
    }

    fn package(&self, id: &ProblemId) -> Result<&Package, LoadError> {
        let name = || id.as_str().to_owned();
        self.packages
            .get(id)
            .ok_or_else(|| LoadError::NotFound { name: name(), closest: Vec::new() })
    }
}

fn summary(id: &ProblemId, package: &Package) -> Result<Summary, LoadError> {
    let (source, manifest) = load::read_manifest(package)?;
    let kind = interface::kind(&source, &manifest)?.as_str();
    Ok(Summary {
        id: id.clone(),
        title: manifest.title.into_inner(),
        difficulty: manifest.difficulty,
        topics: manifest.topic,
        level: manifest.level.map(load::level_name).unwrap_or_default().to_owned(),
        roles: manifest.roles,
        kind,
    })
}
