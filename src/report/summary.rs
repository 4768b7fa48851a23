//! The last lines of a report.
//!
//! Owns the count of cases, the final verdict line and how to repeat what failed. Whatever was not run
//! is said: passing the samples is never called accepted.

use super::clean::{counted, grouped};
use super::failure::{label, slowest, unnamed};
use super::page::{Line, Page, Role};
use super::visible;
use super::words;
use crate::event::RunContext;
use crate::model::{
    CaseOutcome, Detail, Evidence, Feedback, Group, MemorySize, SubmissionOutcome, Verdict,
};

/// Further failing cases that are listed.
const MOST_NAMES: usize = 10;

/// Everything passed that was run.
pub(super) fn passed(
    page: &mut Page,
    context: &RunContext,
    outcome: &SubmissionOutcome,
    command: &str,
) {
    counts(page, context, outcome);
    notes(page, context, outcome);
    page.gap();
    let planned = context.planned;
    let selected = planned.samples + planned.hidden;
    let not_run = planned.all.saturating_sub(selected);
    let ratio = format!("{}/{selected}", outcome.passed());
    if not_run == 0 {
        let facts = [Some(format!("{ratio} cases")), usage(context, outcome)];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        let line = Line::at(0).with(Role::Good, Verdict::Accepted.words());
        return page.push(line.text(format!("  {}", facts.join(" · "))));
    }
    let (words, cases) = if planned.hidden == 0 {
        ("SAMPLES PASSED", "hidden case")
    } else {
        ("SELECTED CASES PASSED", "other case")
    };
    let rest = counted(not_run, cases);
    let them = if not_run == 1 { "it" } else { "them" };
    let text = format!("  {ratio} · {rest} not run · {command} runs {them}");
    page.push(Line::at(0).with(Role::Good, words).text(text));
}

/// `samples    3/3`.
fn counts(page: &mut Page, context: &RunContext, outcome: &SubmissionOutcome) {
    let accepted = outcome.cases.iter().filter(|case| case.verdict == Verdict::Accepted);
    let (samples, hidden): (Vec<_>, Vec<_>) =
        accepted.partition(|case| case.id.group == Group::Sample);
    page.gap();
    let planned = context.planned;
    let own = outcome.cases.iter().any(|case| case.id.group == Group::Own);
    let others = if own { "inputs" } else { "hidden" };
    let rows =
        [("samples", samples.len(), planned.samples), (others, hidden.len(), planned.hidden)];
    for (name, passed, all) in rows {
        if all > 0 {
            page.push(Line::at(2).text(format!("{name:<7}{passed:>5}/{all}")));
        }
    }
}

/// `slowest 41 ms (hidden/31) · peak 18 MiB · 0.9 s`.
fn usage(context: &RunContext, outcome: &SubmissionOutcome) -> Option<String> {
    let (case, time) = slowest(&outcome.cases)?;
    let name = visible::name(context, &case.id).map(|name| format!(" ({name})"));
    let near = if case.borderline { ", near the limit" } else { "" };
    let peak = peak(&outcome.cases);
    let wall = outcome.wall.as_secs_f64();
    let slowest = format!("slowest {}{}{near}", words::brief(time), name.unwrap_or_default());
    Some(format!("{slowest} · peak {peak} · {wall:.1} s"))
}

/// The most memory of any case.
pub(super) fn peak(cases: &[CaseOutcome]) -> MemorySize {
    cases.iter().map(|case| case.usage.memory).max().unwrap_or_default()
}

/// Notes on the submission; of accepted cases each kind of note once.
pub(super) fn notes(page: &mut Page, context: &RunContext, outcome: &SubmissionOutcome) {
    let accepted = outcome.cases.iter().filter(|case| case.verdict == Verdict::Accepted);
    let of_cases = accepted.flat_map(|case| visible::notes(context, case));
    let mut seen: Vec<(&str, String)> = Vec::new();
    for note in outcome.notes.iter().chain(of_cases) {
        let line = (label(note), words::note(note));
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    if !seen.is_empty() {
        page.gap();
    }
    for (label, text) in seen {
        page.field(label, text);
    }
}

/// Something failed: the other failures, the counts, and how to repeat.
pub(super) fn failed(
    page: &mut Page,
    context: &RunContext,
    outcome: &SubmissionOutcome,
    command: &str,
) {
    let Some(deciding) = outcome.deciding() else { return };
    also_failed(page, context, outcome, deciding);
    notes(page, context, outcome);
    page.gap();
    let (run, passed) = (outcome.run(), outcome.passed());
    let mut text = format!("  {passed} of {run} cases run passed");
    let skipped = outcome.cases.len() - run;
    if skipped > 0 {
        text = format!("{text} · {} not run ({})", grouped(skipped as u64), why_skipped(outcome));
    }
    let selected = context.planned.samples + context.planned.hidden;
    let others = context.planned.all.saturating_sub(selected);
    if others > 0 {
        text = format!("{text} · {} not selected", grouped(others as u64));
    }
    page.push(Line::at(0).with(Role::Bad, outcome.verdict.words()).text(text));
    if let Some(name) = visible::name(context, &deciding.id) {
        let quoted = shell_quoted(&name);
        let line = Line::at(2).hanging(10).with(Role::Faint, "repeat  ");
        // A person's own inputs have no names to choose by: the command names them already.
        let own = deciding.id.group == Group::Own;
        let which = if own { String::new() } else { format!(" --case {quoted}") };
        page.push(line.text(format!("{command}{which}")));
    }
}

/// The verdict; of tests that accept a wrong implementation, which one.
fn in_words(context: &RunContext, case: &CaseOutcome) -> String {
    match &case.evidence {
        Evidence::Survivor(accepted) if visible::level(context, &case.id) == Feedback::Full => {
            format!("accepts {accepted}")
        }
        _ => case.verdict.words().to_owned(),
    }
}

/// `also failed  hidden/negatives  WRONG ANSWER`, one line each.
fn also_failed(
    page: &mut Page,
    context: &RunContext,
    outcome: &SubmissionOutcome,
    deciding: &CaseOutcome,
) {
    let fails = |case: &&CaseOutcome| {
        !matches!(case.verdict, Verdict::Accepted | Verdict::Skipped) && case.id != deciding.id
    };
    let all: Vec<_> = outcome.cases.iter().filter(fails).collect();
    let named: Vec<_> = all
        .iter()
        .filter_map(|case| Some((visible::name(context, &case.id)?, in_words(context, case))))
        .collect();
    if !all.is_empty() {
        page.gap();
    }
    let most = named.iter().take(MOST_NAMES).map(|(name, _)| name.chars().count()).max();
    let most = most.unwrap_or(0);
    for (name, words) in named.iter().take(MOST_NAMES) {
        page.field("also failed", format!("{name:<most$}  {words}"));
    }
    let unnamed_cases = all.len() - named.len();
    if unnamed_cases > 0 {
        page.field("also failed", unnamed(unnamed_cases));
    }
    if named.len() > MOST_NAMES {
        page.field("", format!("… and {} more", named.len() - MOST_NAMES));
    }
}

/// Why cases were not run.
fn why_skipped(outcome: &SubmissionOutcome) -> &'static str {
    let skipped = |case: &CaseOutcome| case.verdict == Verdict::Skipped;
    let budget = |case: &CaseOutcome| skipped(case) && case.detail == Some(Detail::Budget);
    if outcome.cases.iter().any(budget) {
        return "the CPU budget is used up";
    }
    let ran: Vec<_> = outcome.cases.iter().filter(|case| !skipped(case)).collect();
    let failures = ran.iter().filter(|case| case.verdict != Verdict::Accepted).count();
    let last_failed = ran.last().is_some_and(|case| case.verdict != Verdict::Accepted);
    if failures == 1 && last_failed { "stopped at the first failure" } else { "after a failure" }
}

/// An argument as a POSIX shell reads it.
fn shell_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
