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
mod mutants;
mod names;
mod notated;
mod order;
mod package;
mod references;
mod rules;
mod shapes;
mod sql;
mod starter;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use bind::BindError;
pub use cache::{Cache, CacheKey, CacheWarning, CachedCase};
pub use case_text::{expected_text, input_text, parse_expected, parse_input};
pub use diagnostic::{Diagnostic, Excerpt, SourceText};
pub use error::LoadError;
pub use generated::{fit_expected, generated};
pub use lint::{Finding, Severity, lint};
pub use lock::{LOCK_FILE, LockFile, Measured};
pub use manifest::toml_error;
pub use names::{similar, suggestion};
pub use notated::NotationError;
pub use starter::{method_starter, sample_lines, signatures, starter};

use crate::model::{Difficulty, Problem, ProblemId};
use embedded::Shelf;
use package::Package;

/// Every problem that is known.
#[derive(Clone, Debug)]
pub struct Catalog {
    packages: BTreeMap<ProblemId, Package>,
    misnamed: Vec<Misnamed>,
}

/// A folder with a package whose name no problem can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The name as it is.
    pub name: String,
    folder: PathBuf,
}

impl Misnamed {
    /// What is wrong with it, and what would be right.
    pub fn error(&self) -> LoadError {
        let rule = "lower-case letters, digits and `_`, a letter first";
        let hint = names::usable(&self.name)
            .map_or_else(|| rule.to_owned(), |name| format!("rename it to `{name}`: {rule}"));
        let path = self.folder.display().to_string();
        LoadError::FolderName { path, what: "a problem", hint }
    }
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
    /// `function`, `class`, `stdio`, `iterator`, `sql` or `mutants`.
    pub kind: &'static str,
}

impl Catalog {
    /// The problems that the program carries.
    pub fn embedded() -> Self {
        Self::of(&embedded::BANK)
    }

    /// The problems that the hostile corpus is judged with; no person is offered them.
    pub fn hostile() -> Self {
        Self::of(&embedded::HOSTILE)
    }

    /// No problem at all, to be overlaid.
    pub fn empty() -> Self {
        Self { packages: BTreeMap::new(), misnamed: Vec::new() }
    }

    fn of(shelf: &'static Shelf) -> Self {
        let known = shelf.folders().into_iter();
        let packages =
            known.filter_map(|name| Some((ProblemId::new(name)?, Package::Embedded(shelf, name))));
        Self { packages: packages.collect(), misnamed: Vec::new() }
    }

    /// These problems and those of a folder, which win: its sub-folders with a `problem.toml`, or the
    /// folder itself when it holds one. Sub-folders with other names than a problem can have are kept
    /// apart, so that the rest stays usable.
    pub fn with_overlay(mut self, folder: &Path) -> Result<Self, LoadError> {
        let unreadable = |source| LoadError::Unreadable { path: folder.to_owned(), source };
        let folder = folder.canonicalize().map_err(unreadable)?;
        let is_package = folder.join("problem.toml").is_file();
        let found: Vec<_> = if is_package {
            vec![folder]
        } else {
            std::fs::read_dir(&folder).map_err(unreadable)?;
            let names = package::list_folder(&folder)?.folders;
            names.into_iter().map(|name| folder.join(name)).collect()
        };
        for folder in found.into_iter().filter(|folder| folder.join("problem.toml").is_file()) {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match ProblemId::new(&name) {
                Some(id) => drop(self.packages.insert(id, Package::Folder(folder))),
                None if is_package => return Err(Misnamed { name, folder }.error()),
                None => self.misnamed.push(Misnamed { name, folder }),
            }
        }
        self.misnamed.sort_by(|left, right| left.folder.cmp(&right.folder));
        Ok(self)
    }

    /// The names of all problems, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &ProblemId> {
        self.packages.keys()
    }

    /// Packages that cannot be used because of the names of their folders.
    pub fn misnamed(&self) -> &[Misnamed] {
        &self.misnamed
    }

    /// The problem that a person means: letter case does not matter, `-` is `_`.
    pub fn find(&self, name: &str) -> Result<ProblemId, LoadError> {
        let wanted = names::folded(name);
        if let Some(exactly) = self.misnamed.iter().find(|misnamed| misnamed.name == name) {
            return Err(exactly.error());
        }
        if let Some(id) = self.ids().find(|id| id.as_str() == wanted) {
            return Ok(id.clone());
        }
        let alike = |misnamed: &&Misnamed| names::folded(&misnamed.name) == wanted;
        if let Some(alike) = self.misnamed.iter().find(alike) {
            return Err(alike.error());
        }
        let closest = names::closest(name, self.ids().map(ProblemId::as_str));
        Err(LoadError::NotFound { name: name.to_owned(), closest })
    }

    /// A problem with everything in its package.
    pub fn load(&self, id: &ProblemId) -> Result<Problem, LoadError> {
        load::load(self.package(id)?, id.as_str())
    }

    /// The hash of everything in the package of a problem.
    pub fn digest(&self, id: &ProblemId) -> Result<String, LoadError> {
        self.package(id)?.digest()
    }

    /// All problems, as far as `problem.toml` tells.
    pub fn summaries(&self) -> impl Iterator<Item = (&ProblemId, Result<Summary, LoadError>)> {
        self.packages.iter().map(|(id, package)| (id, summary(id, package)))
    }

    /// The folder of a problem that is on disk.
    pub fn folder(&self, id: &ProblemId) -> Option<PathBuf> {
        match self.packages.get(id)? {
            Package::Folder(folder) => Some(folder.clone()),
            Package::Embedded(..) => None,
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
