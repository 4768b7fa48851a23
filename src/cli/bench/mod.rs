//! `judge bench`: how time and memory grow with the size of the input.
//!
//! Owns the command's order. Measuring and fitting are `growth`'s; what the figures look like is in the
//! files beside this one.

mod chart;
mod figures;
mod human;
mod svg;
mod wire;

use std::io::Write;

use super::args::{Bench, BenchFormat};
use super::exit::{Exit, Failure};
use super::machine::{self, Signals};
use super::output::{self, Buffer, bank_flags};
use super::source;
use crate::config::Environment;
use crate::engine::Live;
use crate::model::{Problem, Submission};
use crate::sandbox::Submissions;
pub(super) use figures::{Figures, Job, Solution, measure};
pub(super) use human::{classes, growth};

/// Measures submissions.
pub(super) fn run(arguments: &Bench, environment: &Environment) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    let id = machine::find(&catalog, &arguments.problem)?;
    let problem = machine::load(&catalog, &id)?;
    let submissions = submissions(arguments, &problem)?;
    let signals = Signals::listen()?;
    let sandbox = {
        let machine = &arguments.machine;
        machine::sandbox_for(problem.needs, machine, environment, Submissions::Many, 1)?
    };
    let runner = Live::new(&sandbox, signals.cancel());
    let job = Job {
        problem,
        submissions,
        largest: arguments.max,
        repeats: usize::from(arguments.runs),
        time_scale: arguments.time_scale,
        threads: machine::jobs(&arguments.machine),
        bar: environment.bar,
    };
    match (signals.received(), measure(job, &sandbox, &runner)) {
        (Some(signal), _) => Ok(Exit::Signal(signal)),
        (None, Err(failure)) => Err(failure),
        (None, Ok(figures)) => tell(arguments, environment, &figures),
    }
}

/// The files that were named, or `PROBLEM.py` here.
fn submissions(arguments: &Bench, problem: &Problem) -> Result<Vec<Submission>, Failure> {
    let flags = bank_flags(&arguments.bank);
    if arguments.file.is_empty() {
        return source::read(problem, None, &flags).map(|one| vec![one]);
    }
    let mut files = arguments.file.clone();
    files.sort();
    if let Some([twice, _]) = files.windows(2).find(|pair| pair.first() == pair.last()) {
        return Err(Failure::usage(format!("`{}` is named twice", twice.display())));
    }
    arguments.file.iter().map(|file| source::read(problem, Some(file), &flags)).collect()
}

fn tell(arguments: &Bench, environment: &Environment, figures: &Figures) -> Result<Exit, Failure> {
    let text = match arguments.format {
        BenchFormat::Human => human::table(figures, arguments.state, environment),
        BenchFormat::Json => wire::json(figures, arguments.state)?,
        BenchFormat::Csv => wire::csv(figures),
    };
    let chart = if arguments.plot { chart::draw(figures, environment) } else { String::new() };
    output::print(&(text + &chart))?;
    if let Some(path) = &arguments.svg {
        let mut file = Buffer::default();
        let written = file.write_all(svg::draw(figures).as_bytes());
        written.map_err(|error| Failure::judge(format!("cannot make the chart: {error}")))?;
        file.save(path)?;
    }
    let undecided = figures.solutions.iter().any(Solution::is_undecided);
    Ok(if undecided { Exit::Undecided } else { Exit::Right })
}
