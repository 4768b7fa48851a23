//! `judge batch`: many submissions, a line of JSON each way.
//!
//! Owns the command's order and its exit code. Judging is `crate::batch`'s.

mod answer;
mod in_order;
mod submissions;

use std::sync::Arc;

use super::args::{Batch, RunnerChoice, SandboxChoice};
use super::exit::{Exit, Failure, FailureKind};
use super::machine::{self, Signals};
use crate::batch::{BatchError, Judge, Options, Order};
use crate::config::Environment;
use crate::harness::Prelude;
use crate::model::Tier;
use crate::sandbox::{Choice, Runner};
use answer::{Answer, Tally};
use in_order::InOrder;
use submissions::Submissions;

/// Judges a stream of submissions.
pub(super) fn run(arguments: &Batch, environment: &Environment) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    let signals = Signals::listen()?;
    let input = submissions::open(&arguments.file, signals.cancel())?;
    let judge = Judge::open(options(arguments, environment)).map_err(|error| failed(&error))?;
    let out = Arc::new(InOrder::new(signals.cancel().clone()));
    let tally = Arc::new(Tally::default());
    let source =
        Submissions::new(input, judge.clone(), catalog, Arc::clone(&out), Arc::clone(&tally));
    let outcomes =
        judge.judge_until(signals.cancel().clone(), source).map_err(|error| failed(&error))?;
    for judged in outcomes {
        let (line, answer) = Answer::of(judged);
        tally.count(&answer);
        if out.put(line, &answer).is_err() {
            // The source may wait for room that nobody makes any more.
            signals.cancel().cancel();
            break;
        }
    }
    match (signals.received(), out.failure()) {
        (Some(signal), _) => Ok(Exit::Signal(signal)),
        // A reader that went away has what it wanted.
        (None, Some(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Exit::Right),
        (None, Some(error)) => {
            Err(Failure::judge(format!("cannot write to standard output: {error}")))
        }
        (None, None) => end(&tally),
    }
}

/// The lines have said what is wrong; the last word is how many of them.
fn end(tally: &Tally) -> Result<Exit, Failure> {
    let (all, undecided, unfit) = tally.figures();
    if undecided > 0 {
        let message = format!("{undecided} of {all} submissions could not be decided");
        let hint = "their lines say why; it is no fault of theirs".to_owned();
        return Err(Failure::judge(message).with_hint(hint));
    }
    if unfit > 0 {
        let message = format!("{unfit} of {all} lines name no submission that can be judged");
        return Err(Failure::usage(message).with_hint("their answers say why".to_owned()));
    }
    if all == 0 {
        let message = "there are no submissions in the input".to_owned();
        return Err(Failure { kind: FailureKind::Nothing, message, hint: None });
    }
    Ok(Exit::Right)
}

fn failed(error: &BatchError) -> Failure {
    Failure::judge(error.to_string()).with_hint(error.hint())
}

fn options(arguments: &Batch, environment: &Environment) -> Options {
    let machine = &arguments.machine;
    Options {
        python: machine.python.clone(),
        sandbox: match machine.sandbox {
            // Programs that nobody has read.
            SandboxChoice::Auto => Choice::AtLeast(Tier::Landlock),
            named => machine::choice(named),
        },
        runner: match machine.runner {
            RunnerChoice::Fork => Runner::Fork,
            RunnerChoice::Exec => Runner::Exec,
        },
        jobs: machine::jobs(machine),
        // The lines are put in order as texts, which are smaller than outcomes.
        order: Order::AsDecided,
        fail_fast: arguments.fail_fast(),
        time_scale: arguments.time_scale,
        prelude: if arguments.no_prelude { Prelude::Withheld } else { Prelude::Provided },
        kept_output: 0,
        cache: environment.cache.clone(),
        path: environment.path.clone(),
        ..Options::default()
    }
}
