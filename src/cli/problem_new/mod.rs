//! `judge problem new`: a package to start from.
//!
//! Owns writing it. The packages are real ones, below `skeletons`, and load as they are: only their
//! names are replaced.

mod skeleton;

use std::fs;
use std::io;
use std::path::Path;

use super::args::ProblemNew;
use super::exit::{Exit, Failure};
use super::output::{self, shell_word};
use crate::model::ProblemId;

/// Writes the skeleton of a package.
pub(super) fn problem_new(arguments: &ProblemNew) -> Result<Exit, Failure> {
    output::print(&write_package(arguments)?)?;
    Ok(Exit::Right)
}

/// Writes it, and tells what was written.
fn write_package(arguments: &ProblemNew) -> Result<String, Failure> {
    let id = name(&arguments.name)?;
    let folder = arguments.into.join(id.as_str());
    let shown = folder.display();
    if folder.symlink_metadata().is_ok() {
        return Err(Failure::usage(format!("`{shown}` is there already; nothing was written"))
            .with_hint("choose another name, or remove it first".to_owned()));
    }
    let failed = |error: io::Error| Failure::usage(format!("cannot write `{shown}`: {error}"));
    let mut told = vec![format!("wrote {shown}/")];
    for (path, text) in skeleton::files(arguments.kind) {
        write(&folder.join(path), &renamed(text, &id)).map_err(failed)?;
        told.push(format!("  {path}"));
    }
    let word = shell_word(&folder.to_string_lossy());
    told.push(format!("next: edit it, then judge verify {word}\n"));
    Ok(told.join("\n"))
}

fn name(text: &str) -> Result<ProblemId, Failure> {
    ProblemId::new(text).ok_or_else(|| {
        let rule = "lower-case letters, digits and `_`, a letter first";
        let better = text.to_lowercase().replace(['-', ' ', '.'], "_");
        let hint = match ProblemId::new(&better) {
            Some(better) => format!("{rule}; `{better}` would do"),
            None => rule.to_owned(),
        };
        Failure::usage(format!("`{text}` cannot be the name of a problem")).with_hint(hint)
    })
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// The text with the names of the skeleton replaced: `my_problem`, `MyProblem` and `My Problem`.
fn renamed(text: &str, id: &ProblemId) -> String {
    let words: Vec<_> =
        id.as_str().split('_').filter(|word| !word.is_empty()).map(capital).collect();
    text.replace("my_problem", id.as_str())
        .replace("MyProblem", &words.concat())
        .replace("My Problem", &words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::super::args::KindChoice;
    use super::*;
    use crate::catalog::{Catalog, Severity, lint};

    #[test]
    fn every_skeleton_is_a_package_that_loads() {
        let root = tempfile::tempdir().unwrap();
        for (name, kind, title) in [
            ("sum_2_numbers", KindChoice::Function, "Sum 2 Numbers"),
            ("tally", KindChoice::Class, "Tally"),
            ("add_up", KindChoice::Stdio, "Add Up"),
            ("count_down", KindChoice::Iterator, "Count Down"),
            ("spent", KindChoice::Sql, "Spent"),
            ("time_of_day", KindChoice::Mutants, "Time Of Day"),
        ] {
            let into = root.path().to_owned();
            let arguments = ProblemNew { name: name.to_owned(), kind, into };
            write_package(&arguments).unwrap();
            assert!(write_package(&arguments).is_err(), "{name} was overwritten");
            let catalog = Catalog::embedded().with_overlay(&root.path().join(name)).unwrap();
            let problem = catalog.load(&ProblemId::new(name).unwrap()).unwrap();
            assert_eq!(problem.title, title);
            let findings = lint(&problem);
            let errors: Vec<_> =
                findings.iter().filter(|f| f.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }

    #[test]
    fn bad_names_are_refused_with_a_better_one() {
        for (text, better) in
            [("Two-Sum", "`two_sum`"), ("2sum", "a letter first"), ("", "a letter first")]
        {
            let failure = name(text).unwrap_err();
            assert!(failure.hint.unwrap().contains(better), "{text}");
        }
    }
}
