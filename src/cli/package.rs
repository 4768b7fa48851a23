//! Finding the packages that an author names.
//!
//! Owns the difference to a candidate's naming: a path is a package, and a folder here wins over the
//! built-in bank.

use std::path::{Path, PathBuf};

use super::args::Bank;
use super::exit::Failure;
use super::machine;
use crate::catalog::Catalog;
use crate::model::ProblemId;

/// One package that was named.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) catalog: Catalog,
    pub(super) id: ProblemId,
}

impl Named {
    /// Its folder; a package inside the program has none.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        self.catalog.folder(&self.id)
    }
}

/// The package that `name` means: the folder of this path, `problems/NAME` here, or a problem of the
/// bank.
pub(super) fn find(bank: &Bank, name: &str) -> Result<Named, Failure> {
    let path = Path::new(name);
    let is_path = name.contains('/') || name == ".";
    let here = Path::new("problems").join(name);
    if is_path {
        return at(path);
    }
    if bank.problems.is_empty() && here.join("problem.toml").is_file() {
        return at(&here);
    }
    let catalog = machine::catalog(bank)?;
    let id = machine::find(&catalog, name)?;
    Ok(Named { catalog, id })
}

/// Every package: those of `--problems` where it is given, else the whole bank.
pub(super) fn all(bank: &Bank) -> Result<Vec<Named>, Failure> {
    let catalog = machine::catalog(bank)?;
    let wanted = |id: &&ProblemId| bank.problems.is_empty() || catalog.folder(id).is_some();
    let ids: Vec<_> = catalog.ids().filter(wanted).cloned().collect();
    Ok(ids.into_iter().map(|id| Named { catalog: catalog.clone(), id }).collect())
}

fn at(folder: &Path) -> Result<Named, Failure> {
    let shown = folder.display();
    if !folder.join("problem.toml").is_file() {
        let what = if folder.is_dir() { "is no problem package" } else { "is no folder" };
        let failure = Failure::usage(format!("`{shown}` {what}"));
        return Err(failure.with_hint("a package is a folder with a problem.toml".to_owned()));
    }
    let failed = |error: crate::catalog::LoadError| {
        Failure::usage(error.to_string()).with_hint(error.hint())
    };
    let catalog = Catalog::embedded().with_overlay(folder).map_err(failed)?;
    let name = folder.canonicalize().ok();
    let name = name.as_deref().and_then(Path::file_name).unwrap_or_default();
    let id = catalog.find(&name.to_string_lossy()).map_err(failed)?;
    Ok(Named { catalog, id })
}
