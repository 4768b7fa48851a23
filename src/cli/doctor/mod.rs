//! `judge doctor`: what this machine can enforce, and how to fix what it cannot.
//!
//! Owns the order of the command and its exit code. Facts come from `sandbox::probe`, tiers are tried by
//! judging in them.

mod attack;
mod diagnosis;
mod human;
mod private;
mod range;
mod speed;
mod trial;
mod warnings;

use super::args::{Doctor, Format};
use super::exit::{Exit, Failure};
use super::machine::Signals;
use super::output::print;
use crate::config::Environment;

/// Examines the machine, or attacks it.
pub(super) fn run(arguments: &Doctor, environment: &Environment) -> Result<Exit, Failure> {
    let signals = Signals::listen()?;
    let result = match &arguments.attack {
        Some(wanted) => attack::run(wanted, arguments, environment, signals.cancel()),
        None => examine(arguments, environment, &signals),
    };
    match signals.received() {
        Some(signal) => Ok(Exit::Signal(signal)),
        None => result,
    }
}

/// A warning never changes the exit code: it is about what is wanted of a sandbox alone.
fn examine(
    arguments: &Doctor,
    environment: &Environment,
    signals: &Signals,
) -> Result<Exit, Failure> {
    let diagnosis = diagnosis::diagnose(&arguments.machine, environment, signals.cancel())?;
    let text = match arguments.format {
        Format::Human => human::show(&diagnosis, environment),
        Format::Json => super::output::json_line(&diagnosis)?,
    };
    if signals.received().is_none() {
        print(&text)?;
    }
    Ok(if diagnosis.ok { Exit::Right } else { Exit::Undecided })
}
