//! `judge init`: writes what a repository of solutions needs.
//!
//! Owns the texts of the files, which are `init/`'s, and that none is written over one that is there.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::args::{Init, Service};
use super::exit::{Exit, Failure};
use super::output::print;
use crate::workspace::MANIFEST;

/// The files, each with its text.
fn files(arguments: &Init) -> Vec<(&'static str, &'static str)> {
    let ci = arguments.ci.map(|service| match service {
        Service::Github => (".github/workflows/judge.yml", include_str!("init/github.yml")),
        Service::Gitlab => (".gitlab-ci.yml", include_str!("init/gitlab.yml")),
    });
    [(MANIFEST, include_str!("init/judge.toml"))].into_iter().chain(ci).collect()
}

/// Writes the files that are not there.
pub(super) fn init(arguments: &Init) -> Result<Exit, Failure> {
    let folder = arguments.folder.as_deref().unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Failure::usage(format!("`{}` is no folder", folder.display())));
    }
    let files = files(arguments);
    let mut said = String::new();
    let mut written = 0;
    for (name, text) in &files {
        let path = shown(folder, name);
        let (word, rest) = if write(&path, text)? {
            written += 1;
            ("wrote", "")
        } else {
            ("left ", "   (it is there already)")
        };
        let _ = writeln!(said, "{word} {}{rest}", path.display());
    }
    if written == 0 {
        let names: Vec<_> = files.iter().map(|(name, _)| format!("`{name}`")).collect();
        let (names, are) = (names.join(" and "), if files.len() == 1 { "is" } else { "are" });
        let failure = Failure::usage(format!("{names} {are} there already: nothing was written"));
        return Err(failure.with_hint("move a file away to have it written anew".to_owned()));
    }
    let place = arguments.folder.as_ref().map(|folder| format!(" {}", folder.display()));
    let _ = writeln!(said, "next: judge check{}", place.unwrap_or_default());
    print(&said)?;
    Ok(Exit::Right)
}

fn shown(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// Whether the file was not there and is now.
fn write(path: &Path, text: &str) -> Result<bool, Failure> {
    let failed = |error: std::io::Error| {
        Failure::usage(format!("cannot write `{}`: {error}", path.display()))
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
    match File::create_new(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true).map_err(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error)),
    }
}
