//! `judge verify`: is this problem right?
//!
//! Owns the order of the command, its output and its exit code; proving is `verify`'s.

use super::args::{Format, Verify};
use super::author::Workshop;
use super::exit::{Exit, Failure};
use super::output::{print, warn};
use super::package::{self, Named};
use crate::catalog::Misnamed;
use crate::config::{Environment, Preference};
use crate::engine::RunnerError;
use crate::verify::{Depth, Length, Tools, Verified, json, matrix, show, total, verify};

/// Proves every package that was named, or all.
pub(super) fn run(arguments: &Verify, environment: &Environment) -> Result<Exit, Failure> {
    let (packages, misnamed) = packages(arguments)?;
    let workshop = Workshop::open(&arguments.machine, environment)?;
    let depth = if arguments.full { Depth::Full } else { Depth::Usual };
    let alone = packages.len() + misnamed.len() == 1;
    let length = if alone { Length::Whole } else { Length::Line };
    let mut all = Vec::new();
    for misnamed in &misnamed {
        let unreadable = Verified::unreadable(&misnamed.name, &misnamed.error());
        if arguments.format == Format::Human {
            write(&show(&unreadable, length), environment)?;
        }
        all.push(unreadable);
    }
    for package in &packages {
        let done = workshop.with_tools(package, |tools| verify_one(package, depth, tools));
        if let Some(signal) = workshop.received() {
            return Ok(Exit::Signal(signal));
        }
        let verified = done.map_err(|error| Failure::judge(error.message).with_hint(error.hint))?;
        verified.warnings.iter().for_each(|warning| warn(warning));
        if arguments.format == Format::Human {
            let table =
                if arguments.matrix { format!("\n{}", matrix(&verified)) } else { String::new() };
            write(&(show(&verified, length) + &table), environment)?;
        }
        all.push(verified);
    }
    match arguments.format {
        Format::Human => write(&total(&all), environment)?,
        Format::Json => print(&format!("{:#}\n", json(&all)))?,
    }
    let errors = all.iter().any(|verified| verified.errors() > 0);
    Ok(if errors { Exit::NotRight } else { Exit::Right })
}

/// Those that were named, or all; a package that cannot be named is a broken one.
fn packages(arguments: &Verify) -> Result<(Vec<Named>, Vec<Misnamed>), Failure> {
    if !arguments.problem.is_empty() {
        let named = package::find(&arguments.bank, &arguments.problem)?;
        return Ok((named, Vec::new()));
    }
    let (all, misnamed) = package::all(&arguments.bank)?;
    if all.is_empty() && misnamed.is_empty() {
        return Err(Failure::usage("there is no problem package"));
    }
    Ok((all, misnamed))
}

fn verify_one(package: &Named, depth: Depth, tools: &Tools<'_>) -> Result<Verified, RunnerError> {
    match package.catalog.load(&package.id) {
        Ok(problem) => verify(problem, depth, tools),
        Err(error) => Ok(Verified::unreadable(package.id.as_str(), &error)),
    }
}

/// Writes text for people: in colour where they see it, in ASCII where their terminal has no more.
fn write(text: &str, environment: &Environment) -> Result<(), Failure> {
    let mut text = text.to_owned();
    if environment.unicode == Preference::No {
        text = text.replace('·', "-").replace('×', "x").replace('…', "...");
    }
    if environment.colour == Preference::Yes {
        let coloured = |line: &str| match line.split_once('[') {
            Some(("error", rest)) => format!("\x1b[1;31merror\x1b[0m[{rest}\n"),
            Some(("warning", rest)) => format!("\x1b[1;33mwarning\x1b[0m[{rest}\n"),
            _ => format!("{line}\n"),
        };
        text = text.lines().map(coloured).collect();
    }
    print(&text)
}
