//! `judge run --input`: a person's own call instead of the cases.
//!
//! Owns reading it, having the validator look at it, and showing the reference's answer beside theirs.

use super::exit::{Exit, Failure};
use super::output;
use crate::catalog;
use crate::engine::{Author, Runner, Validated, in_words, reference_answer, validator_arguments};
use crate::model::{
    Case, CaseId, Expected, Group, Input, Kind, Problem, Reference, Submission, SubmissionOutcome,
    Untrusted, Verdict,
};
use crate::notation::{print_expected, print_input};

/// The problem with these inputs as its only cases, answered by the first accepted reference.
pub(super) fn prepare(
    mut problem: Problem,
    texts: &[String],
    runner: &dyn Runner,
) -> Result<Problem, Failure> {
    let inputs = texts.iter().map(|text| read(&problem, text));
    let inputs = inputs.collect::<Result<Vec<_>, _>>()?;
    validate(&problem, &inputs, runner)?;
    let reference = first_accepted(&problem)?;
    let mut cases = Vec::new();
    for (at, input) in inputs.into_iter().enumerate() {
        let expected = answer(&problem, &input, reference, runner)?;
        let name = (at + 1).to_string().into();
        let id = CaseId { group: Group::Own, name };
        cases.push(Case { id, input, expected, explanation: None });
    }
    problem.cases = cases;
    problem.generate.clear();
    Ok(problem)
}

/// A call, or `@FILE` with one; for a program its standard input.
fn read(problem: &Problem, text: &str) -> Result<Input, Failure> {
    let text = match text.strip_prefix('@') {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| Failure::usage(format!("cannot read the input `{path}`: {error}")))?,
        None => text.to_owned(),
    };
    if let Kind::Stdio(_) = problem.kind {
        return Ok(Input::Stdin(text.into_bytes()));
    }
    catalog::parse_input(problem, text.trim()).map_err(|error| {
        let sample = problem.cases.iter().find(|case| case.id.group == Group::Sample);
        let hint = sample.map(|case| {
            let call = print_input(&problem.kind, &case.input);
            format!("write it as a sample is written, without `->`: {}", call.replace('\n', "⏎"))
        });
        Failure::usage(format!("`--input` is no input of `{}`: {error}", problem.id))
            .with_hint(hint)
    })
}

fn validate(problem: &Problem, inputs: &[Input], runner: &dyn Runner) -> Result<(), Failure> {
    let arguments = inputs.iter().map(|input| validator_arguments(problem, input)).collect();
    let answers = Author::new(runner, problem).validate(arguments);
    let answers = answers.map_err(|error| Failure::judge(error.to_string()))?;
    for (answer, input) in answers.iter().zip(inputs) {
        let shown = Untrusted::from(&*short(&print_input(&problem.kind, input)));
        let why = match answer {
            Validated::Legal => continue,
            Validated::Refused(message) => Untrusted::new(message.as_bytes().to_vec()).to_string(),
            Validated::Raised(report) => in_words(report),
        };
        let failure = Failure::usage(format!("`{shown}` is no legal input: {why}"));
        let hint = format!("`judge show {}` tells what is legal", problem.id);
        return Err(failure.with_hint(hint));
    }
    Ok(())
}

fn first_accepted(problem: &Problem) -> Result<&Reference, Failure> {
    let accepted = |reference: &&Reference| reference.expectation.required == [Verdict::Accepted];
    problem.references.iter().find(accepted).ok_or_else(|| {
        Failure::judge(format!("problem `{}` has no accepted reference to answer", problem.id))
    })
}

fn answer(
    problem: &Problem,
    input: &Input,
    reference: &Reference,
    runner: &dyn Runner,
) -> Result<Expected, Failure> {
    let raw = reference_answer(problem, input, reference, runner).map_err(Failure::judge)?;
    catalog::fit_expected(problem, input, raw)
        .map_err(|error| Failure::judge(format!("`{}` answered: {error}", reference.path)))
}

/// What both answered, for inputs whose answer was accepted; the report tells of the others.
pub(super) fn beside(
    problem: &Problem,
    submission: &Submission,
    outcome: &SubmissionOutcome,
    runner: &dyn Runner,
) -> Result<Exit, Failure> {
    let Ok(source) = std::str::from_utf8(submission.source()) else { return Ok(Exit::Right) };
    let own = Reference {
        path: submission.name().to_owned(),
        source: source.to_owned(),
        trap: None,
        expectation: first_accepted(problem)?.expectation.clone(),
    };
    let mut text = String::new();
    for (case, judged) in problem.cases.iter().zip(&outcome.cases) {
        if judged.verdict != Verdict::Accepted {
            continue;
        }
        // Accepted just now, so that it answers again, within the same sandbox.
        let Ok(yours) = reference_answer(problem, &case.input, &own, runner) else { continue };
        let lines = [
            ("call", print_input(&problem.kind, &case.input)),
            ("yours", shown(&yours)),
            ("reference", shown(&case.expected)),
        ];
        text.push('\n');
        for (label, content) in lines {
            // Whatever came from the submission is escaped, and no line of it starts a line of ours.
            let mut lines = content.lines().map(|line| Untrusted::from(line).to_string());
            let first = lines.next().unwrap_or_default();
            text.extend(["  ", label, &" ".repeat(11 - label.len()), &first, "\n"]);
            lines.for_each(|line| text.extend([&" ".repeat(13), &*line, "\n"]));
        }
    }
    output::print(&text)?;
    Ok(Exit::Right)
}

fn shown(answer: &Expected) -> String {
    match answer {
        Expected::Steps(steps) => steps.iter().map(shown).collect::<Vec<_>>().join("\n"),
        Expected::Stdout(text) => String::from_utf8_lossy(text).into_owned(),
        other => print_expected(other),
    }
}

fn short(text: &str) -> String {
    const MOST: usize = 200;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
