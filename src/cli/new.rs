//! `judge new`: a file to start from.
//!
//! Owns where it is written, and that nothing is overwritten by accident. Its text is `catalog`'s.

use std::ffi::CString;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use super::args::{New, StyleChoice};
use super::exit::{Exit, Failure};
use super::machine;
use super::output::{self, bank_flags, shell_word};
use crate::catalog::{method_starter, starter};
use crate::config::Environment;
use crate::model::{Group, Problem};

/// Writes the starter of a problem.
pub(super) fn new(arguments: &New, environment: &Environment) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    let problem = machine::load(&catalog, &machine::find(&catalog, &arguments.problem)?)?;
    let text = match arguments.style {
        StyleChoice::Plain => starter(&problem),
        StyleChoice::Leetcode => method_starter(&problem).ok_or_else(|| {
            Failure::usage(format!("`{}` is not solved by a method of `Solution`", problem.id))
                .with_hint("leave out `--style`".to_owned())
        })?,
    };
    let editor = if arguments.edit { Some(editor(environment)?) } else { None };
    if arguments.file.as_deref() == Some(Path::new("-")) {
        output::print(&text)?;
        return Ok(Exit::Right);
    }
    let path = arguments.file.clone().unwrap_or_else(|| PathBuf::from(file_name(&problem)));
    write(&path, &text, &problem, arguments)?;
    output::print(&told(&problem, &path, arguments))?;
    match editor {
        Some(editor) => Err(edit(&editor, &path)),
        None => Ok(Exit::Right),
    }
}

/// The person's editor, where it can be used.
fn editor(environment: &Environment) -> Result<String, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::usage("`--edit` needs a terminal; nothing was written"));
    }
    let editor = environment.editor.clone();
    editor.ok_or_else(|| {
        Failure::usage("no editor is set; nothing was written")
            .with_hint("set VISUAL or EDITOR, such as EDITOR=nano".to_owned())
    })
}

/// Becomes the editor; returns only when that fails. The variable may hold flags, as for git.
fn edit(editor: &str, path: &Path) -> Failure {
    let words = ["sh", "-c", &format!("{editor} \"$@\""), editor, &path.to_string_lossy()]
        .map(|word| CString::new(word).unwrap_or_default());
    let [shell, ..] = &words;
    match nix::unistd::execvp(shell, &words) {
        Err(error) => Failure::usage(format!("cannot start `{editor}`: {error}")),
        Ok(never) => match never {},
    }
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
