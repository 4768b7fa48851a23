//! Reading the candidate's file.
//!
//! Owns where it is looked for and what is refused: it is read once, into memory, and never opened
//! again.

use std::fs::File;
use std::io::{IsTerminal, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::exit::Failure;
use crate::model::{Problem, Submission};

/// Reads the submission that was named, or `PROBLEM.py` here (`.sql` for SQL). `flags` name the same problems again.
pub(super) fn read(
    problem: &Problem,
    file: Option<&Path>,
    flags: &str,
) -> Result<Submission, Failure> {
    match file {
        Some(path) if path == Path::new("-") => read_stdin(),
        Some(path) => read_file(path),
        None => {
            let path = PathBuf::from(format!("{}.{}", problem.id, problem.kind.extension()));
            if path.exists() {
                return read_file(&path);
            }
            let problem = &problem.id;
            let failure = Failure::usage(format!("there is no `{}` here", path.display()));
            Err(failure.with_hint(format!(
                "`judge new {problem}{flags}` writes one; or name your file: judge run {problem} FILE{flags}"
            )))
        }
    }
}

fn read_stdin() -> Result<Submission, Failure> {
    if std::io::stdin().is_terminal() {
        return Err(Failure::usage("standard input is a terminal")
            .with_hint("pipe a file into it: judge run PROBLEM - < FILE".to_owned()));
    }
    let source = bounded(std::io::stdin())
        .map_err(|error| Failure::usage(format!("cannot read standard input: {error}")))?;
    Ok(Submission::new("<stdin>", source))
}

/// Reads one file.
pub(super) fn read_file(path: &Path) -> Result<Submission, Failure> {
    let shown = path.display();
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::usage(format!("there is no file `{shown}`")),
        _ => Failure::usage(format!("cannot read `{shown}`: {error}")),
    };
    // Opening a pipe that nobody writes to would wait for ever.
    let mut options = File::options();
    let file = options.read(true).custom_flags(libc::O_NONBLOCK).open(path).map_err(failed)?;
    let data = file.metadata().map_err(failed)?;
    if data.is_dir() {
        let failure = Failure::usage(format!("`{shown}` is a folder"));
        return Err(failure.with_hint("name one file".to_owned()));
    }
    if !data.is_file() {
        return Err(Failure::usage(format!("`{shown}` is not a regular file")));
    }
    let source = bounded(file).map_err(failed)?;
    Ok(Submission::new(path.to_string_lossy(), source))
}

/// One byte more than is judged, so that too much is noticed.
fn bounded(reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut source = Vec::new();
    reader.take(Submission::MAX_BYTES as u64 + 1).read_to_end(&mut source)?;
    Ok(source)
}
