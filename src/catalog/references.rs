//! Solutions that ship with a problem: `submissions/` and `[[reference]]`.
//!
//! Owns which folder means which verdicts. Running them is `verify`'s.

use std::path::Path;

use toml::Spanned;

use super::diagnostic::{Diagnostic, SourceText};
use super::error::{LoadError, one_of};
use super::manifest::Manifest;
use super::names;
use super::package::Package;
use crate::model::{Kind, MutantOk, Reference, ReferenceExpectation, Verdict};

/// Verdicts of a failing solution.
const FAILURES: [Verdict; 6] = [
    Verdict::WrongAnswer,
    Verdict::TimeLimit,
    Verdict::MemoryLimit,
    Verdict::OutputLimit,
    Verdict::RuntimeError,
    Verdict::InvalidFile,
];

/// The folders of `submissions/`, with the verdict that at least one case must get.
const FOLDERS: [(&str, &[Verdict]); 8] = [
    ("accepted", &[Verdict::Accepted]),
    ("wrong_answer", &[Verdict::WrongAnswer]),
    ("time_limit_exceeded", &[Verdict::TimeLimit]),
    ("memory_limit_exceeded", &[Verdict::MemoryLimit]),
    ("output_limit_exceeded", &[Verdict::OutputLimit]),
    ("run_time_error", &[Verdict::RuntimeError]),
    ("invalid_file", &[Verdict::InvalidFile]),
    ("rejected", &FAILURES),
];

/// What the solutions in a folder must get; each case may also be accepted, unless none can be.
fn expectation(required: &[Verdict]) -> ReferenceExpectation {
    let mut permitted = required.to_vec();
    if !matches!(required, [Verdict::Accepted | Verdict::InvalidFile]) {
        permitted.insert(0, Verdict::Accepted);
    }
    ReferenceExpectation { permitted, required: required.to_vec() }
}

/// Every solution, in order of path.
pub(super) fn references(
    package: &Package,
    source: &SourceText,
    manifest: &Manifest,
    kind: &Kind,
) -> Result<Vec<Reference>, LoadError> {
    let mut found = Vec::new();
    for folder in package.list("submissions")?.folders {
        let Some((_, required)) = FOLDERS.iter().find(|(name, _)| *name == folder) else {
            let names = FOLDERS.map(|(name, _)| name);
            return Err(LoadError::FolderName {
                path: package.shown(&format!("submissions/{folder}")),
                what: "an expected verdict",
                hint: format!("it may be called {}", one_of(&names)),
            });
        };
        let files = package.list(&format!("submissions/{folder}"))?.files;
        for file in files.into_iter().filter(|file| has_extension(file, kind.extension())) {
            let path = format!("{folder}/{file}");
            let text = package.required(&format!("submissions/{path}"), "it was just listed")?;
            let trap = trap(&text.text);
            found.push(Reference {
                path,
                source: text.text,
                trap,
                expectation: expectation(required),
            });
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    refine(source, manifest, &mut found)?;
    Ok(found)
}

/// Whether a file's name ends so.
pub(super) fn has_extension(file: &str, wanted: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == wanted)
}

/// The text after `# trap:` on the first line, or after `-- trap:`.
pub(super) fn trap(source: &str) -> Option<String> {
    let first = source.lines().next()?;
    let comment = first.strip_prefix('#').or_else(|| first.strip_prefix("--"))?.trim_start();
    let text = comment.strip_prefix("trap:")?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Applies `[[reference]]`.
fn refine(
    source: &SourceText,
    manifest: &Manifest,
    references: &mut [Reference],
) -> Result<(), Diagnostic> {
    let mut seen = Vec::new();
    for table in &manifest.reference {
        let index = index(source, references, &table.path)?;
        if seen.contains(&index) {
            let message = format!("`{}` is there twice", table.path.get_ref());
            return Err(source.error(table.path.span(), message));
        }
        seen.push(index);
        let permitted = verdicts(source, &table.permitted)?;
        let required = verdicts(source, &table.required)?;
        if let Some(outside) = required.iter().position(|verdict| !permitted.contains(verdict)) {
            let message = "a required verdict must be permitted";
            return Err(source.error(table.required[outside].span(), message));
        }
        references[index].expectation = ReferenceExpectation { permitted, required };
    }
    Ok(())
}

/// `[[mutant_ok]]`.
pub(super) fn mutants(
    source: &SourceText,
    manifest: &Manifest,
    references: &[Reference],
) -> Result<Vec<MutantOk>, Diagnostic> {
    let mutant = |table: &super::manifest::MutantTable| {
        let path = references[index(source, references, &table.path)?].path.clone();
        let trimmed = |text: &str| text.trim().to_owned();
        Ok(MutantOk {
            path,
            line: trimmed(&table.line),
            change: trimmed(&table.change),
            reason: trimmed(&table.reason),
        })
    };
    manifest.mutant_ok.iter().map(mutant).collect()
}

fn index(
    source: &SourceText,
    references: &[Reference],
    path: &Spanned<String>,
) -> Result<usize, Diagnostic> {
    let known = || references.iter().map(|reference| reference.path.as_str());
    known().position(|known| known == path.get_ref()).ok_or_else(|| {
        let message = format!("`submissions/{}` is not there", path.get_ref());
        source.error(path.span(), message).with_hint(names::suggestion(path.get_ref(), known()))
    })
}

fn verdicts(source: &SourceText, codes: &[Spanned<String>]) -> Result<Vec<Verdict>, Diagnostic> {
    let possible = || FAILURES.into_iter().chain([Verdict::Accepted]);
    let verdict = |code: &Spanned<String>| {
        possible().find(|verdict| verdict.code() == code.get_ref()).ok_or_else(|| {
            let message = format!("`{}` is not a verdict a solution can get", code.get_ref());
            let known = possible().map(Verdict::code).collect::<Vec<_>>();
            let hint = format!("known: {}", one_of(&known));
            source.error(code.span(), message).with_hint(Some(hint))
        })
    };
    codes.iter().map(verdict).collect()
}
