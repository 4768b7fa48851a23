//! What the words of `judge run` mean: a problem and a file, or files and folders.
//!
//! Owns how words are told apart; what could be read in two ways is refused. Which problem a file is for is
//! `workspace`'s.

use std::path::{Path, PathBuf};

use super::args::Bank;
use super::exit::{Exit, Failure, FailureKind};
use super::machine;
use super::output;
use crate::catalog::Catalog;
use crate::model::{ProblemId, Untrusted, Verdict};
use crate::repository::{BankSource, Manifest};
use crate::workspace::{
    Declarations, MANIFEST, Resolved, Resolver, Unresolved, Walk, head_of, manifest_above,
};

/// What is to be judged.
#[derive(Debug)]
pub(super) enum Target {
    /// One solution; without a file it is `PROBLEM.py` here.
    One { problem: ProblemId, file: Option<PathBuf>, expect: Option<Verdict> },
    /// Those that were found.
    Many(Found),
}

/// Solutions that were found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) solutions: Vec<Solution>,
    /// Python files that no rule gives a problem to.
    pub(super) unmatched: Vec<PathBuf>,
}

/// A file and its problem.
#[derive(Debug)]
pub(super) struct Solution {
    pub(super) path: PathBuf,
    pub(super) resolved: Resolved,
}

impl Solution {
    /// The verdict that it should get.
    pub(super) fn expect(&self) -> Verdict {
        self.resolved.expect.unwrap_or(Verdict::Accepted)
    }
}

/// The problems that can be named, and what `judge.toml` says of files.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) catalog: Catalog,
    declarations: Option<Declarations>,
}

impl Project {
    /// With the `judge.toml` of the folder that the words are about, if there is one.
    pub(super) fn open(bank: &Bank, words: &[String]) -> Result<Self, Failure> {
        let path = words.last().map_or(Path::new("."), Path::new);
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let Some(manifest) = manifest_above(folder) else {
            return Ok(Self { catalog: machine::catalog(bank)?, declarations: None });
        };
        let root = manifest.parent().unwrap_or(folder).to_owned();
        let shown = if folder.join(MANIFEST).exists() { folder.join(MANIFEST) } else { manifest };
        let shown = shown.strip_prefix(".").unwrap_or(&shown).display().to_string();
        let broken = |error: &crate::repository::RepositoryError| {
            Failure::usage(error.to_string()).with_hint(error.hint())
        };
        let manifest = Manifest::of(&root, &shown).map_err(|error| broken(&error))?;
        let folders = manifest.problems.iter().filter_map(|source| match source {
            BankSource::Folder(folder) => Some(folder.clone()),
            BankSource::Standard => None,
        });
        let problems = folders.chain(bank.problems.iter().cloned()).collect();
        let catalog = machine::catalog(&Bank { problems })?;
        let declarations = manifest
            .declarations(&catalog)
            .map_err(|error| Failure::usage(error.to_string()).with_hint(error.hint()))?;
        Ok(Self { catalog, declarations: Some(declarations) })
    }

    /// What is to be judged.
    pub(super) fn target(&self, words: &[String], named: Option<&str>) -> Result<Target, Failure> {
        let named = named.map(|name| machine::find(&self.catalog, name)).transpose()?;
        let paths: Vec<PathBuf> = words.iter().map(PathBuf::from).collect();
        match (named, words, paths.as_slice()) {
            (Some(problem), [], _) => Ok(one(problem, None)),
            (Some(problem), [_], [file]) if !file.is_dir() => {
                Ok(self.with_expectation(problem, file.clone()))
            }
            (None, [word], [path]) => self.word(word, path),
            (None, [first, _], [folder, file]) if !folder.exists() || file.is_file() => {
                match self.catalog.find(first) {
                    Ok(problem) => {
                        machine::warn_of_misnamed(&self.catalog);
                        Ok(self.with_expectation(problem, file.clone()))
                    }
                    Err(_) if folder.exists() => self.many(&paths, None),
                    Err(_) => Err(machine::look_up(&self.catalog, first)
                        .err()
                        .unwrap_or_else(|| Failure::usage("nothing is named"))),
                }
            }
            (None, [first, second], [_, _]) if self.catalog.find(first).is_ok() => {
                let failure = Failure::usage(format!("`{first}` is a problem and a folder here"));
                Err(failure.with_hint(format!(
                    "judge run --problem {first} {second}, or judge run ./{first} {second}"
                )))
            }
            (named, ..) => self.many(&paths, named.as_ref()),
        }
    }

    /// One word: a file, a folder, or a problem whose file is here.
    fn word(&self, word: &str, path: &Path) -> Result<Target, Failure> {
        if word == "-" {
            let failure = Failure::usage("standard input tells no problem");
            return Err(failure.with_hint("name it: judge run PROBLEM - < FILE".to_owned()));
        }
        let problem = self.catalog.find(word);
        match (path.exists(), problem) {
            (true, Ok(_)) => {
                let failure =
                    Failure::usage(format!("`{word}` is a problem and a file or folder here"));
                Err(failure.with_hint(format!("judge run ./{word}, or judge run --problem {word}")))
            }
            (true, Err(_)) if path.is_dir() => self.many(&[path.to_owned()], None),
            (true, Err(_)) => {
                let solution = self.solution(path, None)?;
                let Solution { path, resolved } = solution
                    .map_err(|error| Failure::usage(error.to_string()).with_hint(error.hint()))?;
                Ok(Target::One {
                    problem: resolved.problem,
                    file: Some(path),
                    expect: resolved.expect,
                })
            }
            (false, Ok(problem)) => {
                machine::warn_of_misnamed(&self.catalog);
                Ok(one(problem, None))
            }
            (false, Err(_)) if word.contains('/') || word.to_lowercase().ends_with(".py") => {
                Err(Failure::usage(format!("there is no file `{word}`")))
            }
            (false, Err(_)) => Err(machine::look_up(&self.catalog, word)
                .err()
                .unwrap_or_else(|| Failure::usage("nothing is named"))),
        }
    }

    /// One solution of a named problem, with the verdict that the file declares.
    fn with_expectation(&self, problem: ProblemId, file: PathBuf) -> Target {
        let solution = self.solution(&file, Some(&problem)).ok().and_then(Result::ok);
        let expect = solution.and_then(|solution| solution.resolved.expect);
        Target::One { problem, file: Some(file), expect }
    }

    /// A file's problem; the outer error is a file that cannot be read.
    fn solution(
        &self,
        path: &Path,
        asked: Option<&ProblemId>,
    ) -> Result<Result<Solution, Unresolved>, Failure> {
        let head = head_of(path).map_err(|error| {
            Failure::usage(format!("cannot read `{}`: {error}", path.display()))
        })?;
        let resolver = Resolver::new(&self.catalog, self.declarations.as_ref());
        let answer = resolver.resolve(path, &head, asked);
        Ok(answer.map(|resolved| Solution { path: path.to_owned(), resolved }))
    }

    /// Every solution of these files and folders. A file that is named must have a problem; of those in
    /// a folder, the ones without are told of.
    fn many(&self, paths: &[PathBuf], asked: Option<&ProblemId>) -> Result<Target, Failure> {
        let resolver = Resolver::new(&self.catalog, self.declarations.as_ref());
        let failed = |error: &Unresolved| Failure::usage(error.to_string()).with_hint(error.hint());
        let mut found = Found::default();
        for path in paths {
            if !path.exists() {
                return Err(Failure::usage(format!("there is no file `{}`", path.display())));
            }
            if !path.is_dir() {
                let solution = self.solution(path, asked)?.map_err(|error| failed(&error))?;
                found.solutions.push(solution);
                continue;
            }
            for file in Walk::new(path) {
                let file = file.map_err(|error| Failure::usage(error.to_string()))?;
                if resolver.is_excluded(&file) {
                    continue;
                }
                match self.solution(&file, asked)? {
                    Ok(solution) => found.solutions.push(solution),
                    Err(error) if error.is_unmatched() => found.unmatched.push(file),
                    Err(error) => return Err(failed(&error)),
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        found.solutions.retain(|solution| seen.insert(solution.path.clone()));
        Ok(Target::Many(found))
    }
}

fn one(problem: ProblemId, file: Option<PathBuf>) -> Target {
    Target::One { problem, file, expect: None }
}

/// `judge run --explain`: which rule gives each file its problem. Nothing is judged.
pub(super) fn explain(
    project: &Project,
    words: &[String],
    named: Option<&str>,
) -> Result<Exit, Failure> {
    let asked = named.map(|name| machine::find(&project.catalog, name)).transpose()?;
    let found = match project.target(words, named)? {
        Target::Many(found) => found,
        Target::One { problem, file, .. } => {
            let path = file.unwrap_or_else(|| PathBuf::from(format!("{problem}.py")));
            let asked = asked.or_else(|| (words.len() == 2).then(|| problem.clone()));
            let solution = project.solution(&path, asked.as_ref())?;
            let solution = solution
                .map_err(|error| Failure::usage(error.to_string()).with_hint(error.hint()))?;
            Found { solutions: vec![solution], unmatched: Vec::new() }
        }
    };
    if found.solutions.is_empty() && found.unmatched.is_empty() {
        return Err(nothing(&found));
    }
    let row = |solution: &Solution| {
        let expect = solution.resolved.expect;
        let expect = expect.map(|verdict| format!(", expects {verdict}")).unwrap_or_default();
        vec![
            Untrusted::from(&*solution.path.to_string_lossy()).to_string(),
            solution.resolved.problem.to_string(),
            solution.resolved.rule.in_words() + &expect,
        ]
    };
    let unmatched = |path: &PathBuf| {
        let path = Untrusted::from(&*path.to_string_lossy()).to_string();
        vec![path, "-".to_owned(), "no rule speaks of it".to_owned()]
    };
    let rows: Vec<Vec<String>> =
        found.solutions.iter().map(row).chain(found.unmatched.iter().map(unmatched)).collect();
    output::print(&super::text::table(&rows, None))?;
    Ok(Exit::Right)
}

/// There is no solution.
pub(super) fn nothing(found: &Found) -> Failure {
    let first: Vec<_> =
        found.unmatched.iter().take(3).map(|path| format!("`{}`", path.display())).collect();
    let hint = if first.is_empty() {
        "solutions are Python files".to_owned()
    } else {
        format!(
            "nothing tells the problem of {}; a file finds it by its name or by `# judge: NAME` in its first lines",
            first.join(", ")
        )
    };
    let message = "no solution was found".to_owned();
    Failure { kind: FailureKind::Nothing, message, hint: Some(hint) }
}
