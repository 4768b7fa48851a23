//! Are the inputs what the package says they are?
//!
//! Owns the proof of the validator, of the generators and of `problem.lock`. The damages are `damage`'s.

use std::collections::BTreeSet;

use super::damage::damages;
use super::finding::{advised, cut, error, some_of, warning};
use super::lock::locked_cases;
use super::stage::{Stage, Tools};
use crate::catalog::{Finding, generated, input_text};
use crate::engine::{Author, AuthorError, RunnerError, Validated, in_words, validator_arguments};
use crate::model::{Group, Problem};
use crate::notation::print_input;

/// What was tried on the inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InputCounts {
    /// Entries of `[invalid]`.
    pub invalid: usize,
    /// Those that are refused.
    pub invalid_refused: usize,
    /// Inputs damaged on purpose.
    pub damaged: usize,
    /// Those that are refused or listed.
    pub damaged_refused: usize,
}

/// An error of the author's code is a finding; one of the machine ends everything.
pub(super) fn author_finding(failed: AuthorError) -> Result<Finding, RunnerError> {
    match failed {
        AuthorError::Runner(failed) => Err(failed),
        AuthorError::Failed { .. } => Ok(error("author_code", failed.to_string())),
    }
}

/// Shows the validator every case, every `[invalid]` input and every damaged one.
pub(super) fn validator(
    stage: &Stage<'_>,
    findings: &mut Vec<Finding>,
) -> Result<InputCounts, RunnerError> {
    let problem = &stage.problem;
    let mut counts = InputCounts::default();
    if problem.author.validator.is_none() {
        return Ok(counts);
    }
    let author = Author::new(stage.tools.runner, problem);
    (stage.tools.progress)("validating the inputs");
    let cases = problem.cases.iter().map(|case| validator_arguments(problem, &case.input));
    let invalid = problem.invalid.iter().map(|(_, input)| validator_arguments(problem, input));
    let first = author.validate(cases.chain(invalid).collect());
    let (names, damaged): (Vec<String>, Vec<_>) =
        damages(problem).into_iter().map(|damage| (damage.name, damage.input)).unzip();
    let both = first.and_then(|first| Ok((first, author.validate(damaged)?)));
    let (answers, second) = match both {
        Ok(answers) => answers,
        Err(failed) => {
            findings.push(author_finding(failed)?);
            return Ok(counts);
        }
    };
    let (legal, illegal) = answers.split_at(problem.cases.len().min(answers.len()));
    findings.extend(legal_inputs(problem, legal));
    findings.extend(illegal_inputs(problem, illegal, &mut counts));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    findings.extend(damaged_inputs(problem, &names, &second, &mut counts));
    Ok(counts)
}

fn legal_inputs(problem: &Problem, answers: &[Validated]) -> Vec<Finding> {
    let judged = problem.cases.iter().zip(answers);
    let wrong = judged.filter_map(|(case, answer)| match answer {
        Validated::Legal => None,
        Validated::Refused(message) => {
            let why = String::from_utf8_lossy(message.as_bytes()).into_owned();
            let message = format!("`validate.py` refuses case `{}`: {}", case.id, cut(&why));
            let hint = "correct the case, or the validator and the constraints of the statement";
            Some(advised(error("case_refused", message), hint))
        }
        Validated::Raised(report) => {
            let what = in_words(report);
            let message = format!("`validate.py` fails on case `{}`: {}", case.id, cut(&what));
            Some(error("validator_raises", message))
        }
    });
    wrong.collect()
}

fn illegal_inputs(
    problem: &Problem,
    answers: &[Validated],
    counts: &mut InputCounts,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((name, input), answer) in problem.invalid.iter().zip(answers) {
        counts.invalid += 1;
        match answer {
            Validated::Refused(_) => counts.invalid_refused += 1,
            Validated::Legal => {
                let shown = cut(&print_input(&problem.kind, input));
                let message = format!("`validate.py` accepts the invalid input `{name}`: {shown}");
                findings.push(error("invalid_accepted", message));
            }
            Validated::Raised(report) => {
                let what = cut(&in_words(report));
                let message = format!("`validate.py` fails on the invalid input `{name}`: {what}");
                let hint = "an illegal input is refused by an AssertionError";
                findings.push(advised(error("validator_raises", message), hint));
            }
        }
    }
    findings
}

/// A validator that trips over a damaged input has not accepted it; that suffices here.
fn damaged_inputs(
    problem: &Problem,
    names: &[&str],
    answers: &[Validated],
    counts: &mut InputCounts,
) -> Vec<Finding> {
    let listed: BTreeSet<&str> = problem.invalid_ok.iter().map(String::as_str).collect();
    let mut accepted = Vec::new();
    let mut stale: BTreeSet<&str> = listed.clone();
    for (name, answer) in names.iter().zip(answers) {
        counts.damaged += 1;
        let is_accepted = *answer == Validated::Legal;
        if is_accepted && !listed.contains(name) {
            accepted.push(format!("`{name}`"));
        } else {
            counts.damaged_refused += 1;
        }
        if is_accepted {
            stale.remove(name);
        }
    }
    let mut findings = Vec::new();
    if !accepted.is_empty() {
        let message = format!("`validate.py` accepts damaged inputs: {}", some_of(&accepted, 8));
        let hint = "refuse them; where one is rightly legal, list its name in `invalid_ok`";
        findings.push(advised(error("damage_accepted", message), hint));
    }
    let stale = stale.into_iter().map(|name| {
        warning(
            "stale_invalid_ok",
            format!("`invalid_ok` lists `{name}`, which is no accepted damage"),
        )
    });
    findings.extend(stale);
    findings
}

/// Runs every generator again under another hash seed.
pub(super) fn generators(
    problem: &Problem,
    tools: &Tools<'_>,
    findings: &mut Vec<Finding>,
) -> Result<(), RunnerError> {
    (tools.progress)("running the generators again");
    let author = Author::new(tools.other_seed, problem);
    for spec in &problem.generate {
        let group = Group::Generated(std::sync::Arc::clone(&spec.group));
        let cases: Vec<_> = problem.cases.iter().filter(|case| case.id.group == group).collect();
        let made = match author.generate(spec) {
            Ok(made) => made,
            Err(failed) => {
                findings.push(author_finding(failed)?);
                continue;
            }
        };
        for (index, value) in made.into_iter().enumerate() {
            let name = (index + 1).to_string();
            let Some(case) = cases.iter().find(|case| *case.id.name == name) else { continue };
            let again = value.ok().and_then(|value| generated(problem, value).ok());
            let again = again.map(|(input, _)| input_text(problem, &input));
            if again.as_ref() != Some(&input_text(problem, &case.input)) {
                let message =
                    format!("the generator `{}` made another case `{}`", spec.function, case.id);
                let hint = "only `rng` may be random; sets have another order in every process";
                findings.push(advised(error("generator_differs", message), hint));
                break;
            }
        }
    }
    Ok(())
}

/// Holds the generated cases against `problem.lock`.
pub(super) fn lock(problem: &Problem, package: &str) -> Vec<Finding> {
    let again = || format!("judge problem lock {package}");
    let Some(lock) = &problem.lock else {
        return vec![advised(error("no_lock", "there is no `problem.lock`"), again())];
    };
    let actual = locked_cases(problem);
    let mut findings = Vec::new();
    let mut drifted = |message: String| {
        findings
            .push(advised(error("lock_differs", message), format!("if it is meant: {}", again())));
    };
    for (name, hashes) in &actual {
        match lock.cases.get(name) {
            None => drifted(format!("case `{name}` is not in `problem.lock`")),
            Some(locked) if locked.input != hashes.input => {
                drifted(format!("the input of case `{name}` is not the locked one"));
            }
            Some(locked) if locked.expected != hashes.expected => {
                drifted(format!("the answer of case `{name}` is not the locked one"));
            }
            Some(_) => {}
        }
    }
    for name in lock.cases.keys().filter(|name| !actual.contains_key(*name)) {
        drifted(format!("`problem.lock` has a case `{name}` that is no longer generated"));
    }
    findings
}
