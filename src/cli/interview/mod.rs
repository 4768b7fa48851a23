//! `judge interview`: a mock interview against the clock.
//!
//! Owns its commands and their order. What is drawn, kept and told is in the files beside this one; judging is
//! `judge run`'s, measuring `judge bench`'s.

mod draw;
mod record;
mod start;
mod state;

use std::path::{Path, PathBuf};

use super::args::{
    Bank, Format, Interview as Words, InterviewCommand, InterviewFinish, InterviewRun,
    InterviewStatus, Run,
};
use super::bench;
use super::exit::{Exit, Failure};
use super::machine::{self, Signals};
use super::output::{self, shell_word};
use super::run::{self, Judged, One};
use super::source;
use super::text::table;
use crate::catalog::Catalog;
use crate::config::Environment;
use crate::engine::Live;
use crate::growth::Shape;
use crate::model::{Note, SubmissionOutcome, TimeScale, Verdict, sha256_hex};
use crate::sandbox::Submissions;
use state::{Asked, Attempt, Interview, now};

/// Starts one, or does what was asked with the one that is going on.
pub(super) fn interview(words: &Words, environment: &Environment) -> Result<Exit, Failure> {
    match &words.command {
        None => start::start(&words.start, environment),
        Some(InterviewCommand::Run(arguments)) => run_changed(arguments, environment),
        Some(InterviewCommand::Status(arguments)) => status(arguments, environment),
        Some(InterviewCommand::Pause(place)) => change(&place.dir, Interview::pause),
        Some(InterviewCommand::Resume(place)) => change(&place.dir, Interview::resume),
        Some(InterviewCommand::Finish(arguments)) => finish(arguments, environment),
    }
}

/// The interview of a folder, which must not be over.
fn open(folder: &Path) -> Result<Interview, Failure> {
    let interview = Interview::open(folder)?;
    if interview.finished {
        let failure = Failure::usage(format!("the interview in `{}` is over", folder.display()));
        return Err(failure.with_hint(
            "`judge interview status` shows it; start another one with --dir DIR".to_owned(),
        ));
    }
    Ok(interview)
}

fn change(folder: &Path, change: fn(&mut Interview, u64)) -> Result<Exit, Failure> {
    let mut interview = open(folder)?;
    change(&mut interview, now());
    interview.save(folder)?;
    output::print(&format!("{}\n", record::clock(&interview, now())))?;
    Ok(Exit::Right)
}

fn status(arguments: &InterviewStatus, environment: &Environment) -> Result<Exit, Failure> {
    let interview = Interview::open(&arguments.place.dir)?;
    tell(&interview, arguments.format, environment, |rows, now| {
        format!("{}\n\n{rows}", record::clock(&interview, now))
    })
}

fn tell(
    interview: &Interview,
    format: Format,
    environment: &Environment,
    human: impl FnOnce(&str, u64) -> String,
) -> Result<Exit, Failure> {
    let text = match format {
        Format::Json => output::json_line(interview)?,
        Format::Human => human(&table(&record::table(interview), environment.width), now()),
    };
    output::print(&text)?;
    Ok(Exit::Right)
}

/// The problems where an interview found them.
fn catalog(bank: &Bank, interview: &Interview) -> Result<Catalog, Failure> {
    machine::catalog(&bank_of(bank, interview))
}

fn bank_of(bank: &Bank, interview: &Interview) -> Bank {
    if bank.problems.is_empty() {
        Bank { problems: interview.banks.iter().map(PathBuf::from).collect() }
    } else {
        bank.clone()
    }
}

fn run_changed(arguments: &InterviewRun, environment: &Environment) -> Result<Exit, Failure> {
    let folder = &arguments.place.dir;
    let mut interview = open(folder)?;
    if interview.is_paused() {
        return Err(Failure::usage("the clock stands")
            .with_hint("`judge interview resume` lets it go on".to_owned()));
    }
    let catalog = catalog(&arguments.bank, &interview)?;
    let chosen = chosen(arguments, &interview, &catalog)?;
    let mut worst = Exit::Right;
    for place in chosen {
        let Some(asked) = interview.problems.get(place).cloned() else { continue };
        let exit = run_one(arguments, environment, &catalog, (&mut interview, place, &asked))?;
        interview.save(folder)?;
        match exit {
            Exit::Signal(_) => return Ok(exit),
            Exit::Right => {}
            // A judge error weighs more than a wrong answer.
            other if worst != Exit::Undecided => worst = other,
            _ => {}
        }
    }
    output::print(&format!("{}\n", record::clock(&interview, now())))?;
    Ok(worst)
}

/// The problem that was named, or those whose files changed since they were judged last.
fn chosen(
    arguments: &InterviewRun,
    interview: &Interview,
    catalog: &Catalog,
) -> Result<Vec<usize>, Failure> {
    let folder = &arguments.place.dir;
    if let Some(name) = &arguments.problem {
        let id = machine::look_up(catalog, name)?;
        let at = interview.problems.iter().position(|asked| asked.problem == id.as_str());
        return at.map(|at| vec![at]).ok_or_else(|| {
            let all: Vec<_> = interview.problems.iter().map(|asked| &*asked.problem).collect();
            Failure::usage(format!("`{id}` is not asked in this interview"))
                .with_hint(format!("it asks {}", all.join(", ")))
        });
    }
    let changed = |asked: &Asked| digest(&folder.join(&asked.file)) != Some(asked.seen.clone());
    let changed: Vec<_> = (0..interview.problems.len())
        .filter(|at| interview.problems.get(*at).is_some_and(changed))
        .collect();
    if changed.is_empty() {
        let first = interview.problems.first().map(|asked| asked.problem.clone());
        let failure = Failure::usage("no file changed since it was judged last");
        return Err(failure.with_hint(first.map(|name| {
            format!(
                "write into `{}`, or name a problem: judge interview run {name}",
                folder.display()
            )
        })));
    }
    Ok(changed)
}

fn digest(file: &Path) -> Option<String> {
    std::fs::read(file).ok().map(|bytes| sha256_hex(&bytes))
}

fn run_one(
    arguments: &InterviewRun,
    environment: &Environment,
    catalog: &Catalog,
    (interview, place, asked): (&mut Interview, usize, &Asked),
) -> Result<Exit, Failure> {
    let file = arguments.place.dir.join(&asked.file);
    let at = interview.used(now());
    let seen = digest(&file);
    let problem = machine::look_up(catalog, &asked.problem)?;
    let words = Run::plain(arguments.machine.clone(), bank_of(&arguments.bank, interview));
    let one = One { problem, file: Some(file), expect: Verdict::Accepted };
    match run::judged(&words, environment, catalog, &one)? {
        Judged::Signal(signal) => Ok(Exit::Signal(signal)),
        Judged::Outcome(outcome) => {
            output::print("\n")?;
            if outcome.verdict == Verdict::JudgeError {
                return Ok(Exit::Undecided);
            }
            interview.attempts.push(attempt(&asked.problem, at, &outcome));
            if let (Some(asked), Some(seen)) = (interview.problems.get_mut(place), seen) {
                asked.seen = seen;
            }
            Ok(if outcome.verdict == Verdict::Accepted { Exit::Right } else { Exit::NotRight })
        }
    }
}

fn attempt(problem: &str, at: u64, outcome: &SubmissionOutcome) -> Attempt {
    let trap = outcome.notes.iter().find_map(|note| match note {
        Note::LooksLikeTrap(trap) => Some(trap.clone()),
        _ => None,
    });
    Attempt {
        problem: problem.to_owned(),
        at,
        verdict: outcome.verdict.code().to_owned(),
        passed: outcome.passed(),
        run: outcome.run(),
        trap,
    }
}

fn finish(arguments: &InterviewFinish, environment: &Environment) -> Result<Exit, Failure> {
    let folder = &arguments.place.dir;
    let mut interview = Interview::open(folder)?;
    if !interview.finished {
        interview.pause(now());
        interview.finished = true;
        interview.save(folder)?;
        if !arguments.no_bench {
            measure(arguments, environment, &mut interview)?;
            interview.save(folder)?;
        }
    }
    tell(&interview, arguments.format, environment, |rows, now| {
        let kept = folder.join(state::FILE);
        let kept = shell_word(&kept.to_string_lossy());
        format!("{}\nkept in {kept}\n", record::record(&interview, rows, now))
    })
}

/// How the accepted solutions grow; a solution that changed since, or that cannot be measured, is left out.
fn measure(
    arguments: &InterviewFinish,
    environment: &Environment,
    interview: &mut Interview,
) -> Result<(), Failure> {
    let solved = |asked: &Asked| {
        let same = digest(&arguments.place.dir.join(&asked.file)).as_ref() == Some(&asked.seen);
        same && interview
            .attempts_at(&asked.problem)
            .last()
            .is_some_and(|last| last.verdict == "AC")
    };
    let solved: Vec<_> = interview.problems.iter().map(solved).collect();
    if !solved.contains(&true) {
        return Ok(());
    }
    let catalog = catalog(&arguments.bank, interview)?;
    let signals = Signals::listen()?;
    for (asked, _) in interview.problems.iter_mut().zip(solved).filter(|(_, solved)| *solved) {
        let id = machine::look_up(&catalog, &asked.problem)?;
        let problem = machine::load(&catalog, &id)?;
        if problem.growth.is_none() {
            continue;
        }
        let file = arguments.place.dir.join(&asked.file);
        let submission = source::read(&problem, Some(&file), "")?;
        let needs = problem.needs;
        let machine = &arguments.machine;
        let sandbox = machine::sandbox_for(needs, machine, environment, Submissions::Many, 1)?;
        let runner = Live::new(&sandbox, signals.cancel());
        let job = bench::Job {
            problem,
            submissions: vec![submission],
            largest: None,
            repeats: 2,
            time_scale: TimeScale::ONE,
            threads: machine::jobs(machine),
            bar: environment.bar,
        };
        let figures = bench::measure(job, &sandbox, &runner)?;
        asked.growth = figures.solutions.first().map(growth);
    }
    Ok(())
}

fn growth(solution: &bench::Solution) -> String {
    let words = bench::growth(&solution.time);
    match solution.time.shape {
        Shape::Unclear => words,
        _ => format!("{words}, fits {}", bench::classes(&solution.time)),
    }
}
