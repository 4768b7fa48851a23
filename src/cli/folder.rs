//! `judge run` over files and folders.
//!
//! Owns the order of what is written: how many there are, a line for each as it is decided, a summary, then
//! the failures whole. Judging is `batch`'s, the words are `report`'s.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use unicode_width::UnicodeWidthStr;

use super::args::{ReportFormat, Run, RunnerChoice};
use super::exit::{Exit, Failure};
use super::machine::{self, Signals};
use super::output::{self, Buffer, dot, human_options, shell_word};
use super::run::{remember, repeat_words, reporter};
use super::source;
use super::target::{Found, Solution, nothing};
use crate::batch::{BatchError, Judge, Judged, Options, Order, Ready, Work};
use crate::catalog::Catalog;
use crate::config::{Environment, Preference};
use crate::harness::Prelude;
use crate::model::{ProblemId, TypeRules, Verdict};
use crate::report::{Human, Reporter, RowTally, Rows, Standing, Tee, Values};
use crate::sandbox::Runner;

/// Failures that are shown whole.
const MOST_BLOCKS: usize = 20;

/// Judges every solution that was found.
pub(super) fn run(
    arguments: &Run,
    environment: &Environment,
    catalog: &Catalog,
    found: &Found,
) -> Result<Exit, Failure> {
    one_file_only(arguments)?;
    if found.solutions.is_empty() {
        return Err(nothing(found));
    }
    let started = Instant::now();
    let rows = rows(&found.solutions, environment);
    let human = arguments.format == ReportFormat::Human;
    if human {
        output::print(&header(found, environment))?;
    }
    let signals = Signals::listen()?;
    let judge = Judge::open(options(arguments, environment))
        .map_err(|error| Failure::judge(error.to_string()).with_hint(error.hint()))?;
    let judge = Arc::new(judge);
    let failures = Arc::new(Mutex::new(Vec::new()));
    let mut telling = Telling::new(arguments, environment, &rows, found.unmatched.len());
    let source = Source::new(&judge, catalog, arguments, &found.solutions, &failures);
    let outcomes = judge
        .judge_until(signals.cancel().clone(), source)
        .map_err(|error| Failure::judge(error.to_string()).with_hint(error.hint()))?;
    for judged in outcomes {
        telling.failures(&mut take(&failures), &found.solutions)?;
        telling.judged(judged, &found.solutions)?;
    }
    if let Some(signal) = signals.received() {
        return Ok(Exit::Signal(signal));
    }
    telling.failures(&mut take(&failures), &found.solutions)?;
    telling.finish(started.elapsed().as_secs_f64())
}

/// Flags that speak of cases make no sense for many problems.
fn one_file_only(arguments: &Run) -> Result<(), Failure> {
    let flags = [
        (!arguments.case.is_empty(), "--case"),
        (arguments.samples, "--samples"),
        (!arguments.input.is_empty(), "--input"),
        (arguments.no_capture, "--no-capture"),
    ];
    let many = [ReportFormat::Human, ReportFormat::Json];
    let formats = arguments.report.iter().map(|file| file.format).chain([arguments.format]);
    if formats.into_iter().any(|format| !many.contains(&format)) {
        let failure = Failure::usage("for many solutions there are the formats human and json");
        return Err(failure.with_hint("`judge check` has the others".to_owned()));
    }
    match flags.iter().find(|(is_given, _)| *is_given) {
        Some((_, flag)) => Err(Failure::usage(format!("`{flag}` is for one solution"))
            .with_hint("name one file".to_owned())),
        None => Ok(()),
    }
}

fn take<T>(failures: &Mutex<Vec<T>>) -> Vec<T> {
    std::mem::take(&mut *failures.lock().unwrap_or_else(PoisonError::into_inner))
}

fn options(arguments: &Run, environment: &Environment) -> Options {
    let machine = &arguments.machine;
    Options {
        python: machine.python.clone(),
        sandbox: machine::choice(machine.sandbox),
        runner: match machine.runner {
            RunnerChoice::Fork => Runner::Fork,
            RunnerChoice::Exec => Runner::Exec,
        },
        jobs: machine::jobs(machine),
        order: Order::AsGiven,
        fail_fast: arguments.fail_fast(),
        time_scale: arguments.time_scale,
        prelude: if arguments.no_prelude { Prelude::Withheld } else { Prelude::Provided },
        cache: environment.cache.clone(),
        path: environment.path.clone(),
        ..Options::default()
    }
}

fn rows(solutions: &[Solution], environment: &Environment) -> Rows {
    let options = human_options(environment, Values::Short, String::new());
    let path = solutions.iter().map(|solution| solution.path.to_string_lossy().width());
    let problem = solutions.iter().map(|solution| solution.resolved.problem.as_str().len());
    Rows {
        total: solutions.len(),
        path: path.max().unwrap_or(0),
        problem: problem.max().unwrap_or(0),
        width: environment.width,
        colour: options.colour,
        symbols: options.symbols,
    }
}

/// The first line, before anything is started: it is there at once.
fn header(found: &Found, environment: &Environment) -> String {
    let mut problems: Vec<_> =
        found.solutions.iter().map(|solution| &solution.resolved.problem).collect();
    problems.sort();
    problems.dedup();
    let count = |number: usize, noun: &str| {
        let plural = if number == 1 { "" } else { "s" };
        format!("{number} {noun}{plural}")
    };
    let solutions = count(found.solutions.len(), "solution");
    format!("{solutions} {} {}\n", dot(environment), count(problems.len(), "problem"))
}

/// A solution that could not be handed over: its place, and why.
type NotHanded = (usize, String);

/// Solutions as they are drawn: each problem is loaded when its first one is, and dropped after its last.
struct Source {
    judge: Arc<Judge>,
    catalog: Catalog,
    types: Option<TypeRules>,
    pending: std::vec::IntoIter<(usize, PathBuf, ProblemId)>,
    left: BTreeMap<ProblemId, usize>,
    ready: BTreeMap<ProblemId, Result<Arc<Ready>, String>>,
    failures: Arc<Mutex<Vec<NotHanded>>>,
}

impl Source {
    fn new(
        judge: &Arc<Judge>,
        catalog: &Catalog,
        arguments: &Run,
        solutions: &[Solution],
        failures: &Arc<Mutex<Vec<NotHanded>>>,
    ) -> Self {
        let mut left = BTreeMap::new();
        let mut pending = Vec::new();
        for (at, solution) in solutions.iter().enumerate() {
            let problem = &solution.resolved.problem;
            *left.entry(problem.clone()).or_insert(0) += 1;
            pending.push((at, solution.path.clone(), problem.clone()));
        }
        Self {
            judge: Arc::clone(judge),
            catalog: catalog.clone(),
            types: arguments.strict_types.then_some(TypeRules::Strict),
            pending: pending.into_iter(),
            left,
            ready: BTreeMap::new(),
            failures: Arc::clone(failures),
        }
    }

    fn work(
        &mut self,
        at: usize,
        path: &std::path::Path,
        id: &ProblemId,
    ) -> Result<Work<usize>, String> {
        let known = self.ready.get(id).cloned();
        let problem = known.unwrap_or_else(|| self.load(id));
        self.ready.insert(id.clone(), problem.clone());
        let left = self.left.get_mut(id).map_or(0, |left| {
            *left = left.saturating_sub(1);
            *left
        });
        if left == 0 {
            self.ready.remove(id);
        }
        let problem = problem?;
        let submission = source::read_file(path).map_err(|failure| failure.message)?;
        Ok(Work { key: at, problem, submission })
    }

    fn load(&self, id: &ProblemId) -> Result<Arc<Ready>, String> {
        let mut problem = self.catalog.load(id).map_err(|error| error.to_string())?;
        if let Some(types) = self.types {
            problem.comparison.types = types;
        }
        self.judge.ready(problem).map_err(|error: BatchError| error.to_string())
    }
}

impl Iterator for Source {
    type Item = Work<usize>;

    fn next(&mut self) -> Option<Work<usize>> {
        loop {
            let (at, path, id) = self.pending.next()?;
            match self.work(at, &path, &id) {
                Ok(work) => return Some(work),
                Err(message) => {
                    let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
                    failures.push((at, message));
                }
            }
        }
    }
}

/// What is told, and what is told again at the end.
struct Telling<'a> {
    arguments: &'a Run,
    environment: &'a Environment,
    rows: &'a Rows,
    tally: RowTally,
    number: usize,
    reporters: Tee,
    files: Vec<(PathBuf, Buffer)>,
    failed: Vec<Judged<usize>>,
}

impl<'a> Telling<'a> {
    fn new(
        arguments: &'a Run,
        environment: &'a Environment,
        rows: &'a Rows,
        unmatched: usize,
    ) -> Self {
        let values = if arguments.full { Values::Full } else { Values::Short };
        let plain = Environment { colour: Preference::No, ..environment.clone() };
        let mut reporters: Vec<Box<dyn Reporter>> = Vec::new();
        if arguments.format == ReportFormat::Json {
            reporters.push(reporter(
                ReportFormat::Json,
                Box::new(std::io::stdout()),
                &plain,
                values,
                "",
            ));
        }
        let mut files = Vec::new();
        for file in &arguments.report {
            let buffer = Buffer::default();
            reporters.push(reporter(file.format, Box::new(buffer.clone()), &plain, values, ""));
            files.push((file.path.clone(), buffer));
        }
        let tally = RowTally { unmatched, ..RowTally::default() };
        let (reporters, failed) = (Tee(reporters), Vec::new());
        Self { arguments, environment, rows, tally, number: 0, reporters, files, failed }
    }

    fn is_human(&self) -> bool {
        self.arguments.format == ReportFormat::Human
    }

    fn judged(&mut self, judged: Judged<usize>, solutions: &[Solution]) -> Result<(), Failure> {
        let Some(solution) = solutions.get(judged.key) else { return Ok(()) };
        let outcome = match &judged.outcome {
            Ok(outcome) => Arc::clone(outcome),
            Err(error) => {
                return self.failures(&mut vec![(judged.key, error.to_string())], solutions);
            }
        };
        for event in judged.events() {
            self.reporters.on_event(&event).or_else(|error| ignore_gone(&error))?;
        }
        remember(self.environment, &judged.context, &outcome);
        self.number += 1;
        let expect = solution.expect();
        let standing = Standing::of(&judged.context, &outcome, expect);
        self.tally.add(standing, expect);
        if self.is_human() {
            output::print(&self.rows.judged(self.number, &judged.context, &outcome, expect))?;
        }
        if matches!(standing, Standing::Wrong | Standing::NotJudged) {
            self.failed.push(judged);
        }
        Ok(())
    }

    /// Solutions that were not even handed over.
    fn failures(
        &mut self,
        failures: &mut Vec<NotHanded>,
        solutions: &[Solution],
    ) -> Result<(), Failure> {
        for (at, message) in failures.drain(..) {
            let Some(solution) = solutions.get(at) else { continue };
            self.number += 1;
            self.tally.add(Standing::NotJudged, Verdict::Accepted);
            let path = solution.path.to_string_lossy();
            let problem = solution.resolved.problem.as_str();
            if self.is_human() {
                output::print(&self.rows.failed(self.number, &path, problem, &message))?;
            } else {
                output::warn(&format!("`{path}` was not judged: {message}"));
            }
        }
        Ok(())
    }

    fn finish(mut self, seconds: f64) -> Result<Exit, Failure> {
        for (path, buffer) in &self.files {
            buffer.save(path)?;
        }
        if self.is_human() {
            output::print(&self.rows.summary(seconds, &self.tally))?;
            for judged in std::mem::take(&mut self.failed).iter().take(MOST_BLOCKS) {
                self.block(judged)?;
            }
            let failed = self.tally.wrong + self.tally.not_judged;
            if failed > MOST_BLOCKS {
                let more = failed - MOST_BLOCKS;
                output::print(&format!("\nand {more} more, listed above\n"))?;
            }
        }
        Ok(if self.tally.not_judged > 0 {
            Exit::Undecided
        } else if self.tally.wrong > 0 {
            Exit::NotRight
        } else {
            Exit::Right
        })
    }

    /// A failure as `judge run` shows it for one file, under the name of the file.
    fn block(&self, judged: &Judged<usize>) -> Result<(), Failure> {
        let path = judged.context.submission.name().to_owned();
        let problem = judged.context.problem.id.to_string();
        let words = repeat_words(self.arguments, &problem, Some(&shell_word(&path)));
        let values = if self.arguments.full { Values::Full } else { Values::Short };
        let options = human_options(self.environment, values, words);
        let mut out: Box<dyn Write + Send> = Box::new(std::io::stdout());
        let name = crate::model::Untrusted::from(path.as_str()).to_string();
        writeln!(out, "\n{name}").or_else(|error| ignore_gone(&error))?;
        let mut human = Human::new(out, options);
        for event in judged.events() {
            human.on_event(&event).or_else(|error| ignore_gone(&error))?;
        }
        Ok(())
    }
}

/// A reader that went away has what it wanted.
fn ignore_gone(error: &std::io::Error) -> Result<(), Failure> {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return Ok(());
    }
    Err(Failure::judge(format!("cannot write the report: {error}")))
}
