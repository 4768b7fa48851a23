//! Is `check.py` right?
//!
//! Owns what is shown to it. Which changed answers are wrong only the checker knows, so it is held against
//! rules that are sound for every checker:
//!
//! - it accepts each stored answer;
//! - it refuses what does not have the declared type (in judging, `engine` keeps most of that from it);
//! - what it accepts is as good as the stored answer: with the two exchanged, it accepts again;
//! - it refuses at least one of the changed answers that have the declared type;
//! - nothing makes it raise, whatever it is given: twenty junk values are tried.
//!
//! That it finds the mistakes that people make is shown by the wrong references.

use super::answers::{AnswerCounts, declared};
use super::finding::{advised, cut, error};
use super::inputs::author_finding;
use super::stage::Stage;
use crate::catalog::Finding;
use crate::compare::{Rules, wrong_values};
use crate::engine::{Author, AuthorError, Checked, RunnerError, checker_arguments, in_words};
use crate::model::{Case, CaseId, Expected, Kind, Problem, StdioCompare, Text, Type, Value, fits};
use crate::notation::print_value;

/// Cases whose input or answer holds more values are left out.
const LARGEST: usize = 5_000;
/// So many cases are tried.
const CASES: usize = 40;
/// So many changed answers of each.
const ANSWERS: usize = 24;
/// So many cases are tried with junk.
const JUNK_CASES: usize = 4;

/// One answer for the checker.
#[derive(Clone)]
struct Shown {
    case: CaseId,
    arguments: Value,
    expected: Value,
    got: Value,
    why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// The stored answer.
    Stored,
    /// A changed one that has the declared type.
    Changed,
    /// A changed one that does not.
    Misfit,
    /// Anything.
    Junk,
    /// The stored answer, where a changed one is said to be right.
    Exchanged,
}

/// Shows the checker stored, changed and senseless answers.
pub(super) fn checker(
    stage: &Stage<'_>,
    findings: &mut Vec<Finding>,
) -> Result<AnswerCounts, RunnerError> {
    let mut counts = AnswerCounts::default();
    if !decides(&stage.problem) {
        return Ok(counts);
    }
    (stage.tools.progress)("testing check.py");
    let author = Author::new(stage.tools.runner, &stage.problem);
    match show_all(&author, &stage.problem, &mut counts) {
        Ok(found) => findings.extend(found),
        Err(failed) => findings.push(author_finding(failed)?),
    }
    Ok(counts)
}

fn show_all(
    author: &Author<'_>,
    problem: &Problem,
    counts: &mut AnswerCounts,
) -> Result<Vec<Finding>, AuthorError> {
    let shown = shown(problem);
    let said = ask(author, &shown)?;
    let mut findings = Vec::new();
    let mut exchanged = Vec::new();
    for (shown, said) in shown.iter().zip(&said) {
        findings.extend(judged(shown, said, counts));
        if (shown.why, said) == (Why::Changed, &Checked::Right) {
            let (expected, got) = (shown.got.clone(), shown.expected.clone());
            exchanged.push(Shown { expected, got, why: Why::Exchanged, ..shown.clone() });
        }
    }
    let changed = shown.iter().filter(|shown| shown.why == Why::Changed).count();
    if changed > 0 && exchanged.len() == changed {
        let message = format!("`check.py` accepts all of {changed} changed answers");
        findings.push(error("checker_refuses_nothing", message));
    }
    let said = ask(author, &exchanged)?;
    let judged =
        exchanged.iter().zip(&said).filter_map(|(shown, said)| judged(shown, said, counts));
    findings.extend(judged.collect::<Vec<_>>());
    Ok(findings)
}

fn ask(author: &Author<'_>, shown: &[Shown]) -> Result<Vec<Checked>, AuthorError> {
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let item = |shown: &Shown| (shown.arguments.clone(), shown.expected.clone(), shown.got.clone());
    author.check(shown.iter().map(item).collect())
}

fn judged(shown: &Shown, said: &Checked, counts: &mut AnswerCounts) -> Option<Finding> {
    let (case, got) = (&shown.case, cut(&print_value(&shown.got)));
    let must_be_right = matches!(shown.why, Why::Stored | Why::Exchanged);
    if must_be_right {
        counts.right += 1;
        counts.accepted += usize::from(*said == Checked::Right);
    } else if shown.why == Why::Misfit || *said != Checked::Right {
        counts.wrong += 1;
        counts.refused += usize::from(matches!(said, Checked::Wrong(_)));
    }
    match (shown.why, said) {
        (_, Checked::Raised(report)) => {
            let what = cut(&in_words(report));
            let message = format!("`check.py` fails on `{got}` for case `{case}`: {what}");
            let hint = "whatever a solution returns, it answers True or a message";
            Some(advised(error("checker_raises", message), hint))
        }
        (Why::Misfit, Checked::Right) => {
            let message =
                format!("`check.py` accepts `{got}` for case `{case}`, which has a wrong type");
            Some(error("answer_accepted", message))
        }
        (Why::Stored, Checked::Wrong(why)) => {
            let why = String::from_utf8_lossy(why.as_bytes()).into_owned();
            let why = cut(&why);
            let message = format!("`check.py` refuses the stored answer of case `{case}`: {why}");
            Some(error("answer_refused", message))
        }
        (Why::Exchanged, Checked::Wrong(_)) => {
            let expected = cut(&print_value(&shown.expected));
            let message = format!(
                "`check.py` accepts `{expected}` for case `{case}`, but not `{got}` when that is stored"
            );
            let hint = "an accepted answer must be as good as the stored one";
            Some(advised(error("checker_contradicts", message), hint))
        }
        _ => None,
    }
}

fn decides(problem: &Problem) -> bool {
    let output =
        |kind: &Kind| matches!(kind, Kind::Stdio(spec) if spec.compare == StdioCompare::Checker);
    problem.author.checker.is_some() && (problem.comparison.checker || output(&problem.kind))
}

fn shown(problem: &Problem) -> Vec<Shown> {
    let kind = declared(problem);
    let mut shown = Vec::new();
    let usable = problem.cases.iter().filter_map(|case| stored(problem, case));
    for (index, (case, arguments, expected)) in usable.take(CASES).enumerate() {
        let mut add = |got: Value, why| {
            let (case, arguments) = (case.clone(), arguments.clone());
            shown.push(Shown { case, arguments, expected: expected.clone(), got, why });
        };
        add(expected.clone(), Why::Stored);
        for got in changed(problem, &kind, &expected) {
            let why = if is_misfit(&got, &kind) { Why::Misfit } else { Why::Changed };
            add(got, why);
        }
        if index < JUNK_CASES {
            for junk in junk(problem) {
                add(junk, Why::Junk);
            }
        }
    }
    shown
}

/// A case with its answer, as the checker gets them, where they are small.
fn stored(problem: &Problem, case: &Case) -> Option<(CaseId, Value, Value)> {
    let expected = match &case.expected {
        Expected::AnyOf(values) => values.first()?.clone(),
        Expected::Stdout(text) => {
            Value::Str(Text::from(String::from_utf8_lossy(text).into_owned()))
        }
        _ => return None,
    };
    let arguments = checker_arguments(problem, &case.input);
    let small = [&arguments, &expected].into_iter().all(|value| size(value) <= LARGEST);
    small.then(|| (case.id.clone(), arguments, expected))
}

fn changed(problem: &Problem, kind: &Type, expected: &Value) -> Vec<Value> {
    let kind = if matches!(problem.kind, Kind::Stdio(_)) { &Type::Str } else { kind };
    let rules = Rules::of(&problem.comparison);
    wrong_values(expected, kind, &rules).into_iter().take(ANSWERS).collect()
}

/// Of another type, and not of one that converts without loss: whether those are right is the
/// checker's to say.
fn is_misfit(value: &Value, kind: &Type) -> bool {
    let converts = matches!(value, Value::Bool(_) | Value::Float(_) | Value::Int(_));
    !converts && fits(value, kind).is_err()
}

fn size(value: &Value) -> usize {
    let mut pending = vec![value];
    let mut count = 0;
    while let Some(next) = pending.pop() {
        count += 1;
        next.children(&mut pending);
    }
    count
}

/// Twenty answers that make no sense.
fn junk(problem: &Problem) -> Vec<Value> {
    if matches!(problem.kind, Kind::Stdio(_)) {
        let texts = [
            "",
            "\n",
            " ",
            "NaN",
            "1/0",
            "(()",
            "\0",
            "-1",
            "1e999",
            "0x10",
            "None",
            "True",
            "[]",
            "{}",
            "é",
            "\u{1f600}",
            "\r\n",
            "1 2 3 4 5 6 7 8 9",
            "a b\nc d\n",
            "-0",
        ];
        return texts.into_iter().map(Value::str).collect();
    }
    let mut deep = Value::None;
    for _ in 0..50 {
        deep = Value::list(vec![deep]);
    }
    let list = |value: Value| Value::list(vec![value]);
    let mut surrogate = Text::default();
    surrogate.push_code_point(0xD800);
    vec![
        Value::None,
        Value::Bool(true),
        Value::int(-1),
        Value::int(0),
        Value::Int(num_bigint::BigInt::from(10).pow(40).into()),
        Value::Float(0.5),
        Value::Float(f64::NAN),
        Value::Float(f64::NEG_INFINITY),
        Value::str(""),
        Value::str("junk"),
        Value::Str(surrogate),
        Value::Bytes(vec![0, 255]),
        Value::list(Vec::new()),
        list(Value::None),
        list(Value::Float(f64::NAN)),
        list(Value::list(Vec::new())),
        list(Value::str("1")),
        Value::record([]),
        Value::Tuple(vec![Value::int(1), list(Value::int(2))].into()),
        deep,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lossless_conversions_are_left_to_the_checker() {
        let list = |item: Value| Value::list(vec![item]);
        for (value, kind, misfit) in [
            (Value::int(3), "int", false),
            (Value::Bool(true), "int", false),
            (Value::str("3"), "int", true),
            (Value::None, "int", true),
            (Value::None, "int | None", false),
            (list(Value::str("3")), "list[int]", true),
            (list(Value::int(3)), "list[int]", false),
            (Value::str("x"), "Any", false),
        ] {
            assert_eq!(is_misfit(&value, &kind.parse().unwrap()), misfit, "{kind} {value:?}");
        }
    }
}
