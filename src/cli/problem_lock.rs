//! `judge problem lock`: derive the time limit and fix the generated cases.
//!
//! Owns the order of the command and what it says; measuring is `verify`'s.

use super::args::ProblemLock;
use super::author::Workshop;
use super::exit::{Exit, Failure};
use super::output::{complain, print, warn};
use super::package::{self, Named};
use crate::config::Environment;
use crate::model::CpuTime;
use crate::verify::{LockChange, LockError, Locked, Measure, Slowest, Tools, lock};

/// Locks every package that was named.
pub(super) fn run(arguments: &ProblemLock, environment: &Environment) -> Result<Exit, Failure> {
    let packages = package::find(&arguments.bank, &arguments.problem)?;
    let packages = packages.into_iter().map(on_disk).collect::<Result<Vec<_>, _>>()?;
    let measure = if arguments.keep_limit { Measure::Keep } else { Measure::Anew };
    let workshop = Workshop::open(&arguments.machine, environment)?;
    let mut exit = Exit::Right;
    for package in &packages {
        let done = workshop.with_tools(package, |tools| lock_one(package, measure, tools));
        if let Some(signal) = workshop.received() {
            return Ok(Exit::Signal(signal));
        }
        if done? == Locking::Refused {
            exit = Exit::NotRight;
        }
    }
    Ok(exit)
}

/// A package inside the program cannot be written to.
fn on_disk(package: Named) -> Result<Named, Failure> {
    if package.folder().is_some() {
        return Ok(package);
    }
    let failure = Failure::usage(format!("the package of `{}` is not on disk", package.id));
    let hint = format!("name its folder, such as problems/{}, or use --problems DIR", package.id);
    Err(failure.with_hint(hint))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Locking {
    Done,
    Refused,
}

fn lock_one(package: &Named, measure: Measure, tools: &Tools<'_>) -> Result<Locking, Failure> {
    let refused = |message: String, hint: Option<String>| {
        complain(&Failure::usage(message).with_hint(hint));
        Ok(Locking::Refused)
    };
    let problem = match package.catalog.load(&package.id) {
        Ok(problem) => problem,
        Err(error) => return refused(error.to_string(), error.hint()),
    };
    let old = package.catalog.lock_file(&package.id).ok().flatten();
    let declared = problem.declared_limits.time;
    let locked = match lock(problem, old.as_ref(), measure, tools) {
        Ok(locked) => locked,
        Err(LockError::Runner(error)) => {
            return Err(Failure::judge(error.message.clone()).with_hint(error.hint.clone()));
        }
        Err(error) => return refused(error.to_string(), error.hint()),
    };
    locked.warnings.iter().for_each(|warning| warn(warning));
    if let (LockChange::Written, Some(folder)) = (locked.change, package.folder()) {
        locked.file.write(&folder).map_err(|error| {
            Failure::usage(format!("cannot write `{}/problem.lock`: {error}", folder.display()))
        })?;
    }
    print(&line(package, &locked, declared)).map(|()| Locking::Done)
}

fn line(package: &Named, locked: &Locked, declared: Option<CpuTime>) -> String {
    let cases = locked.file.cases.len();
    let limit = match declared {
        Some(declared) => format!("time limit {declared}, as declared"),
        None => format!("time limit {}", locked.file.time_limit),
    };
    let what = match locked.change {
        LockChange::Kept => "unchanged",
        LockChange::Written => "locked",
    };
    let slowest = locked.slowest.as_ref().map_or_else(String::new, |slowest| {
        let (time, Slowest { reference, case, .. }) = (slowest.time.as_millis(), slowest);
        format!(" · slowest accepted {time} ms ({reference} on {case})")
    });
    let traps = locked.file.traps.len();
    format!(
        "{}: {what}, {limit}{slowest} · {cases} generated {} · {traps} {}\n",
        package.id,
        if cases == 1 { "case" } else { "cases" },
        if traps == 1 { "trap" } else { "traps" },
    )
}
