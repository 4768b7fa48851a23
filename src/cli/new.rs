//! `judge new`: a file to start from.
//!
//! Owns where it is written, and that nothing is overwritten by accident. Its text is `catalog`'s.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::New;
use super::exit::{Exit, Failure};
use super::machine;
use super::output::{self, bank_flags, shell_word};
use crate::catalog::starter;
use crate::model::{Group, Problem};

/// Writes the starter of a problem.
pub(super) fn new(arguments: &New) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    let problem = machine::load(&catalog, &machine::find(&catalog, &arguments.problem)?)?;
    let text = starter(&problem);
    if arguments.file.as_deref() == Some(Path::new("-")) {
        output::print(&text)?;
        return Ok(Exit::Right);
    }
    let path = arguments.file.clone().unwrap_or_else(|| PathBuf::from(file_name(&problem)));
    write(&path, &text, &problem, arguments)?;
    output::print(&told(&problem, &path, arguments))?;
    Ok(Exit::Right)
}

/// The name that `judge run` looks for.
fn file_name(problem: &Problem) -> String {
    format!("{}.{}", problem.id, problem.kind.extension())
}

fn write(path: &Path, text: &str, problem: &Problem, arguments: &New) -> Result<(), Failure> {
    let shown = path.display();
    if path.is_dir() {
        let inside = path.join(file_name(problem));
        return Err(Failure::usage(format!("`{shown}` is a folder"))
            .with_hint(format!("name the file in it: {}", inside.display())));
    }
    let mut options = File::options();
    options.write(true);
    if arguments.force {
        options.create(true).truncate(true);
    } else {
        // Also refuses a link that points nowhere.
        options.create_new(true);
    }
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::usage(format!("`{shown}` is there already; nothing was written"))
                .with_hint("`--force` overwrites it; `-` writes to standard output".to_owned())
        }
        io::ErrorKind::NotFound => {
            Failure::usage(format!("the folder of `{shown}` does not exist"))
        }
        _ => Failure::usage(format!("cannot write `{shown}`: {error}")),
    };
    options.open(path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)
}

fn told(problem: &Problem, path: &Path, arguments: &New) -> String {
    let samples = problem.cases.iter().filter(|case| case.id.group == Group::Sample).count();
    let noun = if samples == 1 { "sample" } else { "samples" };
    let mut next = format!("judge run {}", problem.id);
    if arguments.file.is_some() {
        next = format!("{next} {}", shell_word(&path.to_string_lossy()));
    }
    next.push_str(&bank_flags(&arguments.bank));
    let shown = path.display();
    format!(
        "wrote {shown} (starter with {samples} {noun} in comments)\nnext: edit it, then {next}\n"
    )
}
