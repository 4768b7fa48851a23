//! What was proved, for people.
//!
//! Owns the lines and their order. Nothing in them comes from a program that was run.

use std::fmt::Write as _;

use super::{Ran, Role, Verified};
use crate::catalog::{Finding, Severity};
use crate::model::Verdict;

/// How much is shown of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A line of its own for everything.
    Whole,
    /// One line, and its findings.
    Line,
}

/// A package with its findings.
pub fn show(verified: &Verified, length: Length) -> String {
    let mut text = String::new();
    match length {
        Length::Whole => whole(&mut text, verified),
        Length::Line => line(&mut text, verified),
    }
    for finding in &verified.findings {
        show_finding(&mut text, finding);
    }
    text
}

/// `1 error, 2 warnings`, of all packages together.
pub fn total(all: &[Verified]) -> String {
    let errors: usize = all.iter().map(Verified::errors).sum();
    let findings: usize = all.iter().map(|verified| verified.findings.len()).sum();
    let warnings = findings - errors;
    let counts = format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    match all.len() {
        1 => counts + "\n",
        many => format!("{} · {counts}\n", counted(many, "package")),
    }
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

fn show_finding(text: &mut String, finding: &Finding) {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let _ = writeln!(text, "{severity}[{}]: {}", finding.code, finding.message);
    if let Some(hint) = &finding.hint {
        let _ = writeln!(text, "  help: {hint}");
    }
}

/// `two_sum               ok   27 cases · 14 solutions · 61/61 mutants · 0.5 s = 19 × · 4.2 s`.
fn line(text: &mut String, verified: &Verified) {
    let state = if verified.errors() == 0 { "ok" } else { "FAILED" };
    let mut parts = vec![
        counted(verified.cases.iter().sum(), "case"),
        counted(verified.runs.references.len(), "solution"),
    ];
    parts.extend(
        verified.mutants.map(|mutants| format!("{}/{} mutants", mutants.killed, mutants.all)),
    );
    parts.extend(verified.limit.map(|limit| format!("limit {limit}")));
    parts.push(format!("{:.1} s", verified.wall.as_secs_f64()));
    let _ = writeln!(text, "{:<26} {state:<6}  {}", verified.id.as_str(), parts.join(" · "));
}

fn whole(text: &mut String, verified: &Verified) {
    let _ = writeln!(text, "{} · {}", verified.id, verified.title);
    package(text, verified);
    data(text, verified);
    for role in [Role::Accepted, Role::Wrong, Role::Slow] {
        for ran in verified.runs.references.iter().filter(|ran| ran.role == role) {
            reference(text, ran);
        }
    }
    proofs(text, verified);
    limits(text, verified);
    if !verified.findings.is_empty() {
        text.push('\n');
    }
}

fn row(text: &mut String, name: &str, rest: &str) {
    let _ = writeln!(text, "  {name:<10} {rest}");
}

fn package(text: &mut String, verified: &Verified) {
    if verified.title.is_empty() {
        return;
    }
    let hints = counted(verified.hints, "hint");
    row(text, "package", &format!("format ok · licence {} · {hints}", verified.license));
}

fn data(text: &mut String, verified: &Verified) {
    let [samples, hidden, generated] = verified.cases;
    let inputs = &verified.inputs;
    let mut parts =
        vec![format!("{}, {hidden} hidden, {generated} generated", counted(samples, "sample"))];
    if inputs.invalid + inputs.damaged > 0 {
        parts.push(format!(
            "the validator refuses {} of {} invalid, {} of {} damaged inputs",
            inputs.invalid_refused, inputs.invalid, inputs.damaged_refused, inputs.damaged
        ));
    }
    row(text, "data", &parts.join(" · "));
}

fn reference(text: &mut String, ran: &Ran) {
    let name = match ran.role {
        Role::Accepted => "accepted",
        Role::Wrong => "wrong",
        Role::Slow => "slow",
    };
    let what = match ran.verdict {
        Verdict::Accepted => {
            let slowest = ran.seen.iter().max_by_key(|seen| seen.time);
            let time = slowest.map_or(0, |seen| seen.time.as_millis());
            format!("AC   {0}/{0}  slowest {time} ms", ran.seen.len())
        }
        verdict => format!("{:<4} {}", verdict.code(), killers(ran)),
    };
    let expected =
        if ran.as_expected { String::new() } else { format!("  EXPECTED {}", ran.expected) };
    row(text, name, &format!("{:<44} {what}{expected}", ran.path));
}

/// The first cases that tell it from a right one, and how many more do.
fn killers(ran: &Ran) -> String {
    let names: Vec<_> =
        ran.seen.iter().filter(|seen| seen.kills()).map(|seen| seen.id.to_string()).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} +{}", rest.len()),
    }
}

fn proofs(text: &mut String, verified: &Verified) {
    let runs = &verified.runs;
    if !runs.automatic.is_empty() {
        let rejected = runs.automatic.iter().filter(|tried| tried.verdict != Verdict::Accepted);
        let (rejected, all) = (rejected.count(), runs.automatic.len());
        row(text, "automatic", &format!("{rejected} of {all} solutions without thought rejected"));
    }
    let answers = &verified.answers;
    if answers.wrong > 0 {
        let mut parts =
            vec![format!("{} of {} changed ones refused", answers.refused, answers.wrong)];
        if answers.right > 0 {
            parts.push(format!("{} of {} right ones accepted", answers.accepted, answers.right));
        }
        row(text, "answers", &parts.join(" · "));
    }
    if !runs.references.is_empty() && runs.stable {
        row(text, "stable", "other order, other hash seed: same verdicts");
    }
    if let Some(mutants) = verified.mutants {
        let known = match mutants.known {
            0 => String::new(),
            known => format!(" · {known} known to be no mistakes"),
        };
        let (killed, all, percent) = (mutants.killed, mutants.all, mutants.percent());
        row(text, "mutants", &format!("{killed} of {all} killed ({percent} %){known}"));
    }
}

fn limits(text: &mut String, verified: &Verified) {
    let (Some(limit), Some(slowest)) = (verified.limit, &verified.runs.slowest) else { return };
    let times = limit.as_duration().as_secs_f64() / slowest.time.as_secs_f64().max(1e-6);
    let aim = verified.aim;
    let what = format!(
        "{limit} = {times:.1} × the slowest accepted solution (at least {aim} ×): {} ms, {} on {}",
        slowest.time.as_millis(),
        slowest.reference,
        slowest.case
    );
    row(text, "limits", &what);
}
