//! `judge completions` and `judge man`: what makes the command line known to shells and readers.
//!
//! Owns where it is written. The texts are made from the same definitions as `--help`.

use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::env::{CompleteEnv, Shells};

use super::args::{Arguments, Completions, Man};
use super::exit::{Exit, Failure};
use super::output;

/// The variable by which a shell asks for completions.
const VARIABLE: &str = "COMPLETE";

/// Answers a shell that asks what may stand where the cursor is; returns when none asks.
pub(super) fn answer() {
    CompleteEnv::with_factory(Arguments::command).var(VARIABLE).complete();
}

/// Prints what registers this program with a shell.
pub(super) fn completions(arguments: &Completions) -> Result<Exit, Failure> {
    let shells = Shells::builtins();
    let shell = shells.completer(&arguments.shell);
    let shell = shell.ok_or_else(|| Failure::usage("this shell is not known"))?;
    let mut script = Vec::new();
    shell
        .write_registration(VARIABLE, "judge", "judge", "judge", &mut script)
        .map_err(|error| Failure::judge(format!("cannot make the script: {error}")))?;
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Right)
}

/// Writes a page for the program and one for each command.
pub(super) fn man(arguments: &Man) -> Result<Exit, Failure> {
    let mut command = Arguments::command();
    command.build();
    if arguments.folder == Path::new("-") {
        output::print(&page(&command, "judge")?)?;
        return Ok(Exit::Right);
    }
    let folder = &arguments.folder;
    let failed = |error: std::io::Error| {
        Failure::usage(format!("cannot write to `{}`: {error}", folder.display()))
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut written = 0;
    let mut pending = vec![("judge".to_owned(), command)];
    while let Some((name, command)) = pending.pop() {
        std::fs::write(folder.join(format!("{name}.1")), page(&command, &name)?).map_err(failed)?;
        written += 1;
        let below = command.get_subcommands().filter(|below| !below.is_hide_set());
        pending.extend(below.map(|below| (format!("{name}-{}", below.get_name()), below.clone())));
    }
    output::print(&format!("wrote {written} pages to {}\n", folder.display()))?;
    Ok(Exit::Right)
}

fn page(command: &clap::Command, name: &str) -> Result<String, Failure> {
    let mut page = Vec::new();
    let command = command.clone().display_name(name.to_owned());
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::judge(format!("cannot make the page: {error}")))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
