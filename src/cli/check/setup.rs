//! What a check is about: the repository, its problems, the sandbox.
//!
//! Owns where they come from, and what a repository may not ask for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::args::{Check, SandboxChoice};
use super::super::exit::Failure;
use super::super::machine;
use super::super::output::shell_word;
use crate::catalog::{Catalog, Diagnostic};
use crate::config::Environment;
use crate::model::{Feedback, ProblemId, Tier, Trust};
use crate::repository::{BankSource, Collected, Found, Manifest, Observed, RepositoryError};
use crate::sandbox::{Choice, Interpreter, Sandbox, Submissions};
use crate::workspace::{MANIFEST, manifest_above};

/// A repository and what is asked of it.
pub(super) struct Job<'a> {
    pub(super) arguments: &'a Check,
    pub(super) environment: &'a Environment,
    pub(super) manifest: Manifest,
    pub(super) catalog: Catalog,
    /// What stands before paths from the root, so that they hold from here.
    prefix: String,
}

impl<'a> Job<'a> {
    pub(super) fn new(arguments: &'a Check, environment: &'a Environment) -> Result<Self, Failure> {
        let failed = |error: std::io::Error| {
            Failure::usage(format!("cannot tell which folder this is: {error}"))
        };
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).map_err(failed)?;
        let root = root(arguments.folder.as_deref(), &here)?;
        let prefix = match root.strip_prefix(&here) {
            Ok(below) if !below.as_os_str().is_empty() => format!("{}/", below.display()),
            _ => String::new(),
        };
        let shown = root.strip_prefix(&here).unwrap_or(&root).join(MANIFEST);
        let manifest = Manifest::of(&root, &shown.display().to_string());
        let manifest = manifest.map_err(|error| refused(&error))?;
        let catalog = catalog(&manifest, arguments)?;
        machine::warn_of_misnamed(&catalog);
        Ok(Self { arguments, environment, manifest, catalog, prefix })
    }

    /// A path as it holds from here.
    pub(super) fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// What marks this repository among others.
    pub(super) fn name(&self) -> String {
        format!("{}\n{}", self.manifest.root.display(), self.prefix)
    }

    /// How much is said about hidden cases, at most.
    pub(super) fn feedback(&self) -> Feedback {
        let asked = self.arguments.feedback.map_or(Feedback::Full, Feedback::from);
        self.manifest.feedback.unwrap_or(Feedback::Full).min(asked)
    }

    /// The flags that name the same problems on another command line.
    pub(super) fn flags(&self) -> String {
        let own = self.manifest.problems.iter().filter_map(|source| match source {
            BankSource::Folder(folder) => Some(folder),
            BankSource::Standard => None,
        });
        let folders = own.chain(&self.arguments.bank.problems);
        let flag =
            |folder: &PathBuf| format!(" --problems {}", shell_word(&folder.to_string_lossy()));
        folders.map(flag).collect::<Vec<_>>().concat()
    }

    pub(super) fn sandbox(&self) -> Result<Sandbox, Failure> {
        let mut machine = self.arguments.machine.clone();
        machine.python = machine.python.or_else(|| self.manifest.python.clone());
        let judge_error =
            |message: String, hint: Option<String>| Failure::judge(message).with_hint(hint);
        let interpreter = machine::with_search(&machine, self.environment, Interpreter::find)
            .map_err(|error| judge_error(error.to_string(), Some(error.hint())))?;
        let environment = self.environment;
        let many = Submissions::Many;
        let mut settings = machine::settings(&machine, environment, interpreter, many)?;
        if machine.sandbox == SandboxChoice::Auto {
            // Nobody watches a check, and what it judges may come from anyone.
            settings.choice = Choice::AtLeast(Tier::Landlock);
        }
        Sandbox::open(&settings).map_err(|error| judge_error(error.to_string(), Some(error.hint())))
    }

    /// An entry may only make a limit stricter.
    pub(super) fn refuse_looser_limits(&self, collected: &Collected) -> Result<(), Failure> {
        let limited =
            collected.solutions.iter().filter(|one| one.time.is_some() || one.memory.is_some());
        for found in limited {
            // A package that cannot be loaded is told when its turn comes.
            let limits = self.catalog.load(&found.problem).ok().and_then(|problem| problem.limits);
            let wrong = limits.and_then(|own| self.manifest.looser_limit(&found.path, &own));
            if let Some(wrong) = wrong {
                return Err(broken(&wrong));
            }
        }
        Ok(())
    }
}

impl Job<'_> {
    /// Where the repository asks for it, problems whose observation a solution could falsify are
    /// refused before anything runs.
    pub(super) fn refuse_observed(&self, solutions: &[Found]) -> Result<(), Failure> {
        if !self.arguments.refuse_observed && self.manifest.observed == Observed::Accepted {
            return Ok(());
        }
        let mut known = BTreeMap::new();
        let mut is_observed = |id: &ProblemId| {
            *known.entry(id.clone()).or_insert_with(|| {
                // A package that cannot be loaded is told when its turn comes.
                let problem = self.catalog.load(id).ok();
                problem.is_some_and(|problem| problem.kind.trust() == Trust::Observed)
            })
        };
        let refused: Vec<_> =
            solutions.iter().filter(|found| is_observed(&found.problem)).collect();
        let Some(first) = refused.first() else { return Ok(()) };
        let more = match refused.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        let (path, problem) = (self.shown(&first.path), &first.problem);
        let failure = Failure::usage(format!(
            "`{path}` is refused: what a solution of `{problem}` does is observed in its own process{more}"
        ));
        Err(failure.with_hint("leave such solutions out by `exclude`, or accept them".to_owned()))
    }
}

/// The folder that was named, or that of the `judge.toml` above, or this one.
fn root(named: Option<&Path>, here: &Path) -> Result<PathBuf, Failure> {
    let Some(named) = named else {
        let above = manifest_above(here);
        let above = above.as_deref().and_then(Path::parent);
        return Ok(above.unwrap_or(here).to_owned());
    };
    let shown = named.display();
    if named.is_file() {
        let failure = Failure::usage(format!("`{shown}` is a file, and a repository is a folder"));
        return Err(failure.with_hint("`judge run` judges a single file".to_owned()));
    }
    named.canonicalize().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::usage(format!("there is no folder `{shown}`")),
        _ => Failure::usage(format!("cannot read `{shown}`: {error}")),
    })
}

fn catalog(manifest: &Manifest, arguments: &Check) -> Result<Catalog, Failure> {
    let standard = manifest.problems.contains(&BankSource::Standard);
    let mut catalog = if standard { Catalog::embedded() } else { Catalog::empty() };
    let own = manifest.problems.iter().filter_map(|source| match source {
        BankSource::Folder(folder) => Some(folder),
        BankSource::Standard => None,
    });
    for folder in own.chain(&arguments.bank.problems) {
        catalog = catalog
            .with_overlay(folder)
            .map_err(|error| Failure::usage(error.to_string()).with_hint(error.hint()))?;
    }
    Ok(catalog)
}

/// Something that has to be mended in the repository.
pub(super) fn refused(error: &RepositoryError) -> Failure {
    Failure::usage(error.to_string()).with_hint(error.hint())
}

fn broken(diagnostic: &Diagnostic) -> Failure {
    Failure::usage(diagnostic.to_string()).with_hint(diagnostic.hint.clone())
}
