//! One judged solution, as every report on a batch tells it.
//!
//! Owns what of an outcome is kept, and that nothing is in it that the feedback level hides. The texts
//! come from the reports on single runs.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::super::human::HumanOptions;
use super::super::json::{self, Failure, Solution};
use super::super::{human, visible, words};
use crate::event::RunContext;
use crate::model::{CaseOutcome, Cause, Detail, SubmissionOutcome, Verdict};

/// One judged solution. Can be kept and told again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The file.
    pub path: String,
    /// Its problem.
    pub problem: String,
    /// The code of its verdict.
    pub verdict: String,
    /// The code of the verdict that it should get.
    pub expect: String,
    /// The two are the same.
    pub ok: bool,
    /// How many cases.
    pub counts: Counts,
    /// Time on the clock.
    pub wall_ms: u64,
    /// CPU time of the slowest case.
    pub slowest_ms: Option<u64>,
    /// The limit on it.
    pub limit_ms: u64,
    /// Whether another run could end otherwise.
    pub nearness: Nearness,
    /// What stands for it where there is one line: none where all is well.
    pub headline: Option<Headline>,
    /// Cases whose names may be told, and those whose may not, together.
    pub cases: Vec<CaseRecord>,
    /// The report for people; empty where all is well.
    pub block: String,
    /// The object in `judge.report/1`.
    pub solution: serde_json::Value,
    /// Where it comes from.
    #[serde(skip)]
    pub origin: Origin,
}

/// How many cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Accepted ones.
    pub passed: usize,
    /// Those that ran.
    pub run: usize,
    /// Those that should have.
    pub selected: usize,
}

/// Whether another run could end otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// Far from every limit, or far beyond one.
    Clear,
    /// A case came near a limit on time or memory.
    Near,
}

/// Where a record comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The solution was judged.
    #[default]
    Judged,
    /// An earlier run of the same content was kept.
    Kept,
}

/// What is wrong, in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    /// `WA sample/1`.
    pub title: String,
    /// `expected [0, 1], got [1, 0]`.
    pub message: String,
    /// The line of the file that it is about.
    pub line: Option<usize>,
}

/// What became of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRecord {
    /// Its name; none where it may not be told.
    pub name: Option<String>,
    /// The code of its verdict.
    pub verdict: String,
    /// Why, where that may be told.
    pub detail: Option<String>,
    /// What it used.
    pub cpu_ms: u64,
    /// What is wrong, in one line; empty where nothing is, or where it may not be told.
    pub message: String,
}

impl Record {
    /// What became of a solution that should get this verdict.
    pub fn new(
        context: &RunContext,
        outcome: &SubmissionOutcome,
        expect: Verdict,
        options: &HumanOptions,
    ) -> Self {
        let solution = json::solution(context, outcome, expect, options.values);
        let mut record = Self::of(&solution);
        record.cases = cases(context, outcome, &solution);
        record.nearness = nearness(context, outcome);
        if !record.ok {
            record.block = human::block(context, outcome, options);
        }
        record
    }

    /// A solution about which the judge found nothing out: its problem cannot be used.
    pub fn undecided(
        (path, problem): (&str, &str),
        expect: Verdict,
        said: (&str, Option<&str>),
        options: &HumanOptions,
    ) -> Self {
        let solution = json::undecided((path, problem), expect, said);
        let mut record = Self::of(&solution);
        record.block = human::undecided(problem, said, options);
        record
    }

    /// A solution that was not run because enough others had failed.
    pub fn not_run((path, problem): (&str, &str), expect: Verdict) -> Self {
        Self::of(&json::not_run((path, problem), expect))
    }

    fn of(solution: &Solution) -> Self {
        Self {
            path: solution.path.clone(),
            problem: solution.problem.clone(),
            verdict: solution.verdict.to_owned(),
            expect: solution.expect.unwrap_or_default().to_owned(),
            ok: solution.ok,
            counts: Counts {
                passed: solution.cases.passed,
                run: solution.cases.run,
                selected: solution.cases.selected,
            },
            wall_ms: solution.time_ms.total,
            slowest_ms: solution.time_ms.slowest,
            limit_ms: solution.time_ms.limit,
            nearness: Nearness::Clear,
            headline: headline(solution),
            cases: Vec::new(),
            block: String::new(),
            // A value of our own making is always JSON.
            solution: serde_json::to_value(solution).unwrap_or_default(),
            origin: Origin::Judged,
        }
    }

    /// Whether the same content may be told from this record: not where a further run could end
    /// otherwise, and not where nothing was decided.
    pub fn may_be_kept(&self) -> bool {
        self.nearness == Nearness::Clear && !matches!(self.verdict.as_str(), "JE" | "SK")
    }
}

/// The one line about a solution that is not as it should be.
fn headline(solution: &Solution) -> Option<Headline> {
    if solution.ok {
        return None;
    }
    if let Some(error) = &solution.judge_error {
        let title = "judge error".to_owned();
        return Some(Headline { title, message: error.message.clone(), line: None });
    }
    if solution.verdict == Verdict::Skipped.code() {
        let message = "enough others had failed".to_owned();
        return Some(Headline { title: "not run".to_owned(), message, line: None });
    }
    let expect = solution.expect.unwrap_or_default();
    let declared = expect != Verdict::Accepted.code();
    let Some(failure) = solution.failures.first() else {
        let title = format!("{}, expected {expect}", solution.verdict);
        let message = format!("it declares {expect} and got {}", solution.verdict);
        return Some(Headline { title, message, line: None });
    };
    let place = failure.case.as_deref().unwrap_or(match solution.verdict {
        "CE" => "",
        _ => "in a hidden case",
    });
    let mut title = format!("{} {place}", solution.verdict).trim_end().to_owned();
    if declared {
        let _ = write!(title, ", expected {expect}");
    }
    let line = failure.location.as_ref().map(|location| location.line);
    Some(Headline { title, message: message(failure, solution.time_ms.limit), line })
}

/// What is wrong with a case in one line.
fn message(failure: &Failure, limit_ms: u64) -> String {
    if let Some(exception) = &failure.exception {
        return [exception.class.as_str(), &exception.message]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(": ");
    }
    let call = failure.call.as_ref().map(|call| format!(" from {call}")).unwrap_or_default();
    let said = failure.message.clone().filter(|message| !message.is_empty());
    match (&failure.expected, &failure.got, said) {
        (_, _, Some(said)) => said,
        (Some(expected), Some(got), None) => format!("expected {expected}, got {got}{call}"),
        (None, Some(got), None) => format!("got {got}{call}"),
        _ if failure.verdict == Verdict::TimeLimit.code() => {
            format!("stopped: the limit is {:.2} s of CPU time{call}", as_seconds(limit_ms))
        }
        _ => {
            let words = Verdict::ALL.iter().find(|verdict| verdict.code() == failure.verdict);
            format!("{}{call}", words.map_or("failed", |verdict| verdict.words()).to_lowercase())
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "for people, with two decimals")]
pub(super) fn as_seconds(milliseconds: u64) -> f64 {
    milliseconds as f64 / 1000.0
}

fn cases(
    context: &RunContext,
    outcome: &SubmissionOutcome,
    solution: &Solution,
) -> Vec<CaseRecord> {
    let mut failures = solution.failures.iter();
    let record = |case: &CaseOutcome| {
        let ran = !matches!(case.verdict, Verdict::Accepted | Verdict::Skipped);
        let failure = if ran { failures.next() } else { None };
        CaseRecord {
            name: visible::name(context, &case.id),
            verdict: case.verdict.code().to_owned(),
            detail: visible::detail(context, case).map(|detail| detail.code().to_owned()),
            cpu_ms: words::milliseconds(case.usage.cpu),
            message: failure
                .map(|failure| message(failure, solution.time_ms.limit))
                .unwrap_or_default(),
        }
    };
    outcome.cases.iter().map(record).collect()
}

/// In percent of a limit: what ends by itself from here on could end otherwise another time.
const NEAR: u128 = 80;

fn nearness(context: &RunContext, outcome: &SubmissionOutcome) -> Nearness {
    let limit = context.limits.cpu.as_duration().as_micros();
    let memory = u128::from(context.limits.memory.bytes());
    let near = |case: &CaseOutcome| {
        let killed = case.causes.contains(&Cause::CpuKill);
        let slow = !killed && case.usage.cpu.as_micros() * 100 >= limit * NEAR;
        let large = case.verdict == Verdict::Accepted
            && u128::from(case.usage.memory.bytes()) * 100 >= memory * NEAR;
        let by_chance =
            case.causes.contains(&Cause::WallKill) || case.detail == Some(Detail::Budget);
        case.borderline || slow || large || by_chance
    };
    if outcome.cases.iter().any(near) { Nearness::Near } else { Nearness::Clear }
}
