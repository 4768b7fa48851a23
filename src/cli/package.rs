//! Finding the packages that an author names.
//!
//! Owns the difference to a candidate's naming: a path is a package, and a folder here wins over the
//! built-in bank.

use std::path::{Path, PathBuf};

use super::args::Bank;
use super::exit::Failure;
use super::machine;
use super::output::{bank_flags, shell_word};
use crate::catalog::{Catalog, Misnamed};
use crate::model::ProblemId;

/// One package that was named.
#[derive(Debug)]
pub(super) struct Named {
    /// What names it on a command line: `two_sum`, `problems/two_sum`, `two_sum --problems mine`.
    pub(super) called: String,
    pub(super) catalog: Catalog,
    pub(super) id: ProblemId,
}

impl Named {
    /// Its folder; a package inside the program has none.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        self.catalog.folder(&self.id)
    }
}

/// The packages that these names mean: each the folder of this path, `problems/NAME` here, or a problem
/// of the bank.
pub(super) fn find(bank: &Bank, names: &[String]) -> Result<Vec<Named>, Failure> {
    let is_path = |name: &str| name.contains('/') || name == ".";
    let here = |name: &str| {
        let folder = Path::new("problems").join(name);
        (bank.problems.is_empty() && folder.join("problem.toml").is_file()).then_some(folder)
    };
    let mut catalog = None;
    let mut find = |name: &String| {
        if is_path(name) {
            return at(Path::new(name));
        }
        if let Some(folder) = here(name) {
            return at(&folder);
        }
        let catalog = match &catalog {
            Some(catalog) => catalog,
            None => catalog.insert(machine::catalog(bank)?),
        };
        let id = machine::look_up(catalog, name)?;
        let called = format!("{id}{}", bank_flags(bank));
        Ok(Named { called, catalog: catalog.clone(), id })
    };
    names.iter().map(&mut find).collect()
}

/// Every package: those of `--problems` where it is given, else the whole bank. And those that cannot
/// be named.
pub(super) fn all(bank: &Bank) -> Result<(Vec<Named>, Vec<Misnamed>), Failure> {
    let catalog = machine::catalog(bank)?;
    let wanted = |id: &&ProblemId| bank.problems.is_empty() || catalog.folder(id).is_some();
    let ids: Vec<_> = catalog.ids().filter(wanted).cloned().collect();
    let flags = bank_flags(bank);
    let named = |id| Named { called: format!("{id}{flags}"), catalog: catalog.clone(), id };
    let named = ids.into_iter().map(named).collect();
    Ok((named, catalog.misnamed().to_vec()))
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
    Ok(Named { called: shell_word(&folder.to_string_lossy()), catalog, id })
}
