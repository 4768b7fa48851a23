//! `judge check`: is this repository still right?
//!
//! Owns the command's order. What is wrong with the repository itself is found before anything runs;
//! a problem that cannot be used leaves the others judged.

mod git;
mod judging;
mod kept;
mod reports;
mod select;
mod setup;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use super::args::{Check, NoSolutions};
use super::exit::{Exit, Failure, FailureKind};
use super::machine::Signals;
use crate::config::Environment;
use crate::engine::Live;
use crate::report::{Batch, Record, Tally};
use crate::repository::{Collected, Found, collect};
use judging::Judging;
use kept::Kept;
use reports::Reports;
use select::Selected;
use setup::Job;

/// Judges the solutions of a repository.
pub(super) fn run(arguments: &Check, environment: &Environment) -> Result<Exit, Failure> {
    let started = Instant::now();
    let job = Job::new(arguments, environment)?;
    let collected = collect(&job.manifest, &job.catalog).map_err(|error| setup::refused(&error))?;
    job.refuse_looser_limits(&collected)?;
    let kept = Kept::open(&job)?;
    let selected = select::select(&job, &collected, &kept)?;
    if selected.solutions.is_empty() && arguments.no_solutions == NoSolutions::Fail {
        return Err(nothing(&job, &collected, &selected));
    }
    job.refuse_observed(&selected.solutions)?;
    let signals = Signals::listen()?;
    let sandbox = job.sandbox()?;
    let runner = Live::new(&sandbox, signals.cancel());
    let batch = Batch {
        solutions: selected
            .solutions
            .iter()
            .map(|found| (job.shown(&found.path), found.problem.to_string()))
            .collect(),
        unmatched: collected.unmatched.iter().map(|path| job.shown(path)).collect(),
        python: sandbox.interpreter().version().to_owned(),
        sandbox: sandbox.tier(),
        layers: sandbox.layers().to_vec(),
        time_scale: arguments.time_scale,
    };
    let mut reports = Reports::new(&job, &batch, &selected)?;
    let judging = Judging::new(&job, &sandbox, &runner, &kept)?;
    let result = judge(&job, &judging, &selected.solutions, &mut reports);
    if let Some(signal) = signals.received() {
        return Ok(Exit::Signal(signal));
    }
    let (tally, wrong) = result?;
    let wall_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let tally = Tally { wall_ms, ..tally };
    kept.remember(&batch.solutions, &wrong);
    reports.finish(&tally)?;
    let unmatched = arguments.strict && !collected.unmatched.is_empty();
    Ok(if tally.judge_errors > 0 {
        Exit::Undecided
    } else if tally.right() < tally.solutions || unmatched {
        Exit::NotRight
    } else {
        Exit::Right
    })
}

/// Judges one solution after another and tells the reports; gives back what failed.
fn judge(
    job: &Job<'_>,
    judging: &Judging<'_>,
    solutions: &[Found],
    reports: &mut Reports,
) -> Result<(Tally, BTreeSet<String>), Failure> {
    let mut tally = Tally::default();
    let mut wrong = BTreeSet::new();
    let most = job.arguments.max_fail.map_or(usize::MAX, |most| most as usize);
    for found in solutions {
        let record = if tally.failed + tally.judge_errors >= most {
            Record::not_run((&job.shown(&found.path), found.problem.as_str()), found.expect)
        } else {
            judging.judge(found)?
        };
        if !record.ok {
            wrong.insert(record.path.clone());
        }
        tally.add(&record);
        reports.solution(&record);
    }
    Ok((tally, wrong))
}

/// Why nothing is judged.
fn nothing(job: &Job<'_>, collected: &Collected, selected: &Selected) -> Failure {
    let (message, hint) = if collected.solutions.is_empty() {
        let root = job.arguments.folder.as_deref().unwrap_or(Path::new(".")).display();
        let hint = "name files after their problem, such as two_sum.py, write `# judge: two_sum` into their \
                    first lines, or declare them in judge.toml";
        (format!("there is no solution in `{root}`"), hint)
    } else {
        let all = collected.solutions.len();
        let why = selected.reasons.join(" and ");
        (format!("none of {all} solutions {why}"), "`--no-solutions pass` makes that a success")
    };
    let failure = Failure { kind: FailureKind::Nothing, message, hint: None };
    failure.with_hint(hint.to_owned())
}
