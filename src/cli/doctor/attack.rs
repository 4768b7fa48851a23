//! `judge doctor --attack`: the hostile corpus against this machine as it is.
//!
//! Owns which programs are run, what is told of them, and the exit code. What each must get is `attack`'s.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use serde::Serialize;

use super::range::Range;
use crate::attack::{Corpus, Entry, Expected, Machine};
use crate::cli::args::{Doctor, Format};
use crate::cli::author::Line;
use crate::cli::exit::{Exit, Failure, FailureKind};
use crate::cli::machine;
use crate::cli::output::{dot, json_line, print};
use crate::config::Environment;
use crate::engine::{self, RunnerError, Stopped};
use crate::model::{Detail, Submission, SubmissionOutcome, Verdict};
use crate::sandbox::{Cancel, Runner, Submissions};

/// An innocent program is judged after so many hostile ones.
const CONTROL_EVERY: usize = 8;

/// The problem that the innocent program is judged with.
const CONTROL: &str = "probe";
const INNOCENT: &str = "def probe(n):\n    return n + 1\n";

/// What came of the attack: `judge.attack/1`.
#[derive(Debug, Serialize)]
struct Report {
    schema: &'static str,
    judge: &'static str,
    ok: bool,
    tier: &'static str,
    runner: &'static str,
    python: String,
    time_scale: f64,
    as_stated: usize,
    failures: Vec<Wrong>,
    skipped: Vec<Skip>,
    /// Programs that are not run in this tier, since they would harm the machine.
    not_run: usize,
    controls: usize,
    seconds: f64,
}

/// A program that did not get what it must.
#[derive(Clone, Debug, Serialize)]
struct Wrong {
    file: String,
    got: String,
    expected: String,
    /// What the judge said when it could not decide.
    message: Option<String>,
}

/// A program that needs what is not here.
#[derive(Clone, Debug, Serialize)]
struct Skip {
    file: &'static str,
    needs: String,
}

/// What became of one program.
enum Shot {
    AsStated,
    Wrong(Wrong),
    Skipped(Skip),
    NotRun,
}

/// Attacks.
pub(super) fn run(
    wanted: &[String],
    arguments: &Doctor,
    environment: &Environment,
    cancel: &Cancel,
) -> Result<Exit, Failure> {
    let corpus = Corpus::embedded().map_err(|error| Failure::judge(error.to_string()))?;
    let entries = select(&corpus, wanted)?;
    let sandbox = machine::sandbox(&arguments.machine, environment, Submissions::Many, 1)?;
    let range = Range::new(&sandbox, cancel, arguments.time_scale);
    let mut campaign = Campaign::new(&range);
    // A machine on which nothing can be judged is not one that withstands.
    campaign.control().map_err(|wrong| {
        Failure::judge(format!("a right program gets {}", wrong.got)).with_hint(wrong.message)
    })?;
    let line = Line::new(environment.bar, "attacking");
    let jobs = machine::jobs(&arguments.machine);
    let started = Instant::now();
    let shots = campaign.fire(&entries, jobs, &line);
    line.clear();
    let shots = shots.map_err(|error| Failure::judge(format!("cannot start a thread: {error}")))?;
    let report = campaign.report(shots, started);
    let text = match arguments.format {
        Format::Human => human(&report, environment),
        Format::Json => json_line(&report)?,
    };
    print(&text)?;
    Ok(if report.ok { Exit::Right } else { Exit::NotRight })
}

/// Rows (`A1`), groups (`A`) and parts of names (`fork_bomb`); all when nothing is named.
fn select<'a>(corpus: &'a Corpus, wanted: &[String]) -> Result<Vec<&'a Entry>, Failure> {
    let fits = |entry: &Entry, word: &String| {
        let row = entry.row.to_string();
        let group = word.len() == 1 && row.starts_with(word.as_str());
        let name = word.len() > 1 && row != *word && entry.file.contains(word.as_str());
        row == *word || group || name
    };
    for word in wanted {
        if !corpus.entries().iter().any(|entry| fits(entry, word)) {
            let message = format!("no hostile program is `{word}`");
            let hint = "rows are A1 to H41, groups A to H; a part of a file's name is one, too";
            return Err(Failure {
                kind: FailureKind::Nothing,
                message,
                hint: Some(hint.to_owned()),
            });
        }
    }
    let chosen = |entry: &&Entry| wanted.is_empty() || wanted.iter().any(|word| fits(entry, word));
    Ok(corpus.entries().iter().filter(chosen).collect())
}

/// The attack on one sandbox.
struct Campaign<'a> {
    range: &'a Range<'a>,
    machine: Machine,
    controls: AtomicUsize,
    /// What became of innocent programs in between.
    hurt: Mutex<Vec<Wrong>>,
}

impl<'a> Campaign<'a> {
    fn new(range: &'a Range<'a>) -> Self {
        let layers: Vec<_> = range.sandbox().layers().iter().map(|layer| layer.code()).collect();
        let version = range.sandbox().interpreter().version();
        let machine = Machine::with_python(version).with_layers(&layers);
        Self { range, machine, controls: AtomicUsize::new(0), hurt: Mutex::default() }
    }

    fn fire(&self, entries: &[&Entry], jobs: usize, line: &Line<'_>) -> std::io::Result<Vec<Shot>> {
        let done = AtomicUsize::new(0);
        engine::map_in_parallel(entries, jobs, |entry| {
            let shot = self.shoot(entry);
            let count = done.fetch_add(1, Ordering::Relaxed) + 1;
            line.show(&format!("{count}/{} {}", entries.len(), entry.file));
            if count.is_multiple_of(CONTROL_EVERY)
                && let Err(wrong) = self.control()
            {
                let file = format!("a right program after {}", entry.file);
                let mut hurt = self.hurt.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                hurt.push(Wrong { file, ..wrong });
            }
            shot
        })
    }

    fn shoot(&self, entry: &Entry) -> Shot {
        let expected = entry.expected(self.range.sandbox().tier());
        if *expected == Expected::NotRun {
            return Shot::NotRun;
        }
        if let Some(need) = entry.lacks(&self.machine) {
            return Shot::Skipped(Skip { file: entry.file, needs: need.to_string() });
        }
        let submission = Submission::new(entry.file, entry.source.to_vec());
        let judged = self.range.judge(&entry.problem, submission);
        match wrong(judged.as_deref(), expected) {
            None => Shot::AsStated,
            Some(wrong) => Shot::Wrong(Wrong { file: entry.file.to_owned(), ..wrong }),
        }
    }

    /// An innocent program is accepted, whatever ran before.
    fn control(&self) -> Result<(), Wrong> {
        self.controls.fetch_add(1, Ordering::Relaxed);
        let submission = Submission::new("plain.py", INNOCENT.as_bytes().to_vec());
        let judged = self.range.judge(CONTROL, submission);
        let accepted = crate::attack::Outcome { verdict: "AC".to_owned(), detail: None };
        match wrong(judged.as_deref(), &Expected::Judged(vec![accepted])) {
            None => Ok(()),
            Some(wrong) => Err(wrong),
        }
    }

    fn report(&mut self, shots: Vec<Shot>, started: Instant) -> Report {
        let (mut failures, mut skipped) = (Vec::new(), Vec::new());
        let (mut as_stated, mut not_run) = (0, 0);
        for shot in shots {
            match shot {
                Shot::AsStated => as_stated += 1,
                Shot::Wrong(wrong) => failures.push(wrong),
                Shot::Skipped(skip) => skipped.push(skip),
                Shot::NotRun => not_run += 1,
            }
        }
        failures.append(self.hurt.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner));
        let sandbox = self.range.sandbox();
        Report {
            schema: "judge.attack/1",
            judge: env!("CARGO_PKG_VERSION"),
            ok: failures.is_empty(),
            tier: sandbox.tier().code(),
            runner: match sandbox.runner() {
                Runner::Fork => "fork",
                Runner::Exec => "exec",
            },
            python: sandbox.interpreter().version().to_owned(),
            time_scale: self.range.scale().factor(),
            as_stated,
            failures,
            skipped,
            not_run,
            controls: *self.controls.get_mut(),
            seconds: (started.elapsed().as_secs_f64() * 10.0).round() / 10.0,
        }
    }
}

/// What is not as it must be.
fn wrong(judged: Result<&SubmissionOutcome, &RunnerError>, expected: &Expected) -> Option<Wrong> {
    let expected_text = expected.to_string();
    let (got, message) = match judged {
        Ok(outcome) => {
            let (verdict, detail) = (outcome.verdict.code(), outcome.detail.map(Detail::code));
            if outcome.verdict != Verdict::JudgeError && expected.allows(verdict, detail) {
                return None;
            }
            (format!("{verdict} {}", detail.unwrap_or_default()), said(outcome))
        }
        // What was stopped on purpose is told by the exit code.
        Err(error) if error.stopped == Stopped::OnPurpose => return None,
        Err(error) => ("no verdict".to_owned(), Some(error.message.clone())),
    };
    let got = got.trim_end().to_owned();
    Some(Wrong { file: String::new(), got, expected: expected_text, message })
}

fn said(outcome: &SubmissionOutcome) -> Option<String> {
    outcome.deciding().and_then(|case| match &case.evidence {
        crate::model::Evidence::Judge { message, .. } => Some(message.clone()),
        _ => None,
    })
}

fn human(report: &Report, environment: &Environment) -> String {
    let dot = dot(environment);
    let mut text = String::new();
    for Wrong { file, got, expected, message } in &report.failures {
        let message = message.as_ref().map(|message| format!(" ({message})")).unwrap_or_default();
        let _ = writeln!(text, "FAIL  {file}: {got}, not {expected}{message}");
    }
    for Skip { file, needs } in &report.skipped {
        let _ = writeln!(text, "skip  {file}: needs {needs}");
    }
    let Report { tier, runner, python, as_stated, not_run, controls, seconds, .. } = report;
    let (wrong, skipped) = (report.failures.len(), report.skipped.len());
    let scaled = (report.time_scale - 1.0).abs() > f64::EPSILON;
    let scale = format!(" {dot} time scale {}", report.time_scale);
    let scale = if scaled { scale } else { String::new() };
    let _ = writeln!(text, "tier {tier} {dot} runner {runner} {dot} CPython {python}{scale}");
    let _ = writeln!(
        text,
        "{as_stated} as stated, {wrong} not, {skipped} skipped, {not_run} not for this tier {dot} \
         {controls} right programs in between {dot} {seconds:.1} s"
    );
    text
}
