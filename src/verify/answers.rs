//! Does the comparison refuse what is wrong and accept what is right?
//!
//! Owns changing stored answers and showing them to the comparison. What `check.py` decides is
//! `checker`'s. The changes of values are `compare`'s, those of program output are here.

use super::finding::{cut, error};
use crate::catalog::Finding;
use crate::compare::{Rules, compare, compare_output, compare_rows, right_values, wrong_values};
use crate::model::{
    Case, Expected, FloatTolerance, Input, Kind, Problem, RowOrder, SqlSpec, StdioCompare, Subject,
    Type, Value,
};
use crate::notation::print_value;

/// How many changed answers were tried, and how many of them were judged rightly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerCounts {
    /// Answers made wrong.
    pub wrong: usize,
    /// Those that are refused.
    pub refused: usize,
    /// Answers written in another legal way.
    pub right: usize,
    /// Those that are accepted.
    pub accepted: usize,
}

impl AnswerCounts {
    /// Both together.
    pub(super) fn add(&mut self, other: Self) {
        self.wrong += other.wrong;
        self.refused += other.refused;
        self.right += other.right;
        self.accepted += other.accepted;
    }
}

/// Changes the answers of every case.
pub(super) fn answers(problem: &Problem, findings: &mut Vec<Finding>) -> AnswerCounts {
    let mut proof = Proof { counts: AnswerCounts::default(), findings };
    for case in &problem.cases {
        match (&problem.kind, &case.expected) {
            (Kind::Class(_) | Kind::Driver(_), Expected::Steps(steps)) => {
                lines(problem, case, steps, &mut proof);
            }
            (Kind::Stdio(spec), Expected::Stdout(text)) => {
                output(case, text, spec.compare, problem.comparison.tolerance, &mut proof);
            }
            (Kind::Sql(spec), Expected::AnyOf(values)) => proof.rows(problem, spec, case, values),
            (_, Expected::AnyOf(values)) if !problem.comparison.checker => {
                let rules = Rules::of(&problem.comparison);
                proof.value(case, values, &declared(problem), &rules);
            }
            _ => {}
        }
    }
    proof.counts
}

/// The type of what is compared.
pub(super) fn declared(problem: &Problem) -> Type {
    match &problem.kind {
        Kind::Function(spec) => match problem.comparison.subject {
            Subject::Return => spec.entry.signature.returns.clone(),
            Subject::Argument(index) => {
                let parameter = spec.entry.signature.parameters.get(index);
                parameter.map_or(Type::Any, |parameter| parameter.kind.clone())
            }
            Subject::Both(_) => Type::Any,
        },
        Kind::Iterator(spec) => match &spec.entry.signature.returns {
            Type::Iterator(items) => Type::List(items.clone()),
            _ => Type::Any,
        },
        Kind::Sql(spec) => spec.entry.signature.returns.clone(),
        Kind::Class(_) | Kind::Driver(_) | Kind::Stdio(_) | Kind::Mutants(_) => Type::Any,
    }
}

/// Whether rows are the same, by a second, naive notion of equality.
fn same_rows(left: &Value, right: &Value, order: RowOrder, rules: &Rules<'_>) -> bool {
    let numbers = |value: &Value| match value {
        Value::Int(number) => Some(number.to_f64()),
        Value::Float(number) => Some(*number),
        _ => None,
    };
    let cells = |rows: &Value| -> Option<Vec<Vec<Value>>> {
        let (Value::List(rows) | Value::Tuple(rows)) = rows else { return None };
        let mut cells: Vec<Vec<Value>> =
            rows.iter().map(|row| row.elements().map(<[Value]>::to_vec)).collect::<Option<_>>()?;
        if order == RowOrder::Any {
            cells.sort_by_key(|row| row.iter().map(print_value).collect::<Vec<_>>());
        }
        Some(cells)
    };
    let window =
        rules.tolerance.map_or(0.0, |tolerance| tolerance.absolute.max(tolerance.relative));
    let same = |left: &Value, right: &Value| match (numbers(left), numbers(right)) {
        (Some(left), Some(right)) => (left - right).abs() <= window * left.abs().max(1.0),
        _ => left == right,
    };
    match (cells(left), cells(right)) {
        (Some(left), Some(right)) => {
            left.len() == right.len()
                && left.iter().zip(&right).all(|(left, right)| {
                    left.len() == right.len()
                        && left.iter().zip(right).all(|(left, right)| same(left, right))
                })
        }
        _ => false,
    }
}

struct Proof<'a> {
    counts: AnswerCounts,
    findings: &'a mut Vec<Finding>,
}

impl Proof<'_> {
    fn value(&mut self, case: &Case, values: &[Value], kind: &Type, rules: &Rules<'_>) {
        for value in values {
            // Another alternative is as right as this one.
            let wrong = wrong_values(value, kind, rules);
            for wrong in wrong.iter().filter(|wrong| !values.contains(wrong)) {
                self.counts.wrong += 1;
                if compare(values, wrong, kind, rules).is_match() {
                    self.accepted(case, &print_value(wrong), &print_value(value));
                } else {
                    self.counts.refused += 1;
                }
            }
            for right in right_values(value, rules) {
                self.counts.right += 1;
                if compare(values, &right, kind, rules).is_match() {
                    self.counts.accepted += 1;
                } else {
                    self.refused(case, &print_value(&right), &print_value(value));
                }
            }
        }
    }

    /// Changed rows. Numbers that are equal are the same whatever their type, as they are in SQL.
    fn rows(&mut self, problem: &Problem, spec: &SqlSpec, case: &Case, values: &[Value]) {
        let (rules, kind) = (Rules::of(&problem.comparison), declared(problem));
        // Pairs of rows with a tolerance are `compare_rows`'s alone.
        let exact = Rules { tolerance: None, ..rules };
        let judge = |expected: &Value, got: &Value| {
            compare_rows(expected, got, spec.order, problem.comparison.tolerance)
        };
        for value in values {
            for wrong in wrong_values(value, &kind, &exact) {
                let is_refused = judge(value, &wrong).is_some();
                // `2` and `2.0` are one number in SQL, and what is within the tolerance is right.
                if !is_refused && same_rows(value, &wrong, spec.order, &rules) {
                    continue;
                }
                self.counts.wrong += 1;
                if is_refused {
                    self.counts.refused += 1;
                } else {
                    self.accepted(case, &print_value(&wrong), &print_value(value));
                }
            }
            for right in right_values(value, &exact) {
                self.counts.right += 1;
                if judge(value, &right).is_none() {
                    self.counts.accepted += 1;
                } else {
                    self.refused(case, &print_value(&right), &print_value(value));
                }
            }
        }
    }

    fn accepted(&mut self, case: &Case, changed: &str, right: &str) {
        let (changed, right) = (cut(changed), cut(right));
        let message = format!("case `{}`: `{changed}` is accepted for `{right}`", case.id);
        self.findings.push(error("answer_accepted", message));
    }

    fn refused(&mut self, case: &Case, changed: &str, right: &str) {
        let (changed, right) = (cut(changed), cut(right));
        let message = format!("case `{}`: `{changed}` is refused for `{right}`", case.id);
        self.findings.push(error("answer_refused", message));
    }
}

/// Changes some steps of a case: long sequences answer the same kind of thing again and again.
fn lines(problem: &Problem, case: &Case, steps: &[Expected], proof: &mut Proof<'_>) {
    const MOST: usize = 12;
    let (Some(script), Input::Calls(calls)) = (problem.kind.script(), &case.input) else { return };
    let constructors = usize::from(script.class.is_some());
    let lines = calls.iter().zip(steps).skip(constructors);
    let answered = lines.filter_map(|(call, step)| match step {
        Expected::AnyOf(values) => Some((script.calls.get(call.method)?, values)),
        _ => None,
    });
    let answered: Vec<_> = answered.collect();
    let stride = answered.len().div_ceil(MOST).max(1);
    for (method, values) in answered.into_iter().step_by(stride) {
        let rules = Rules::of_method(&problem.comparison, &method.name);
        proof.value(case, values, &method.returns, &rules);
    }
}

fn output(
    case: &Case,
    text: &[u8],
    mode: StdioCompare,
    tolerance: Option<FloatTolerance>,
    proof: &mut Proof<'_>,
) {
    if mode == StdioCompare::Checker {
        return;
    }
    let text = String::from_utf8_lossy(text).into_owned();
    let matches = |changed: &str| {
        compare_output(text.as_bytes(), changed.as_bytes(), mode, tolerance)
            == crate::compare::OutputJudgement::Match
    };
    for changed in changed_outputs(&text) {
        let same = canonical(&changed, mode) == canonical(&text, mode);
        if same {
            proof.counts.right += 1;
        } else {
            proof.counts.wrong += 1;
        }
        match (same, matches(&changed)) {
            (true, true) => proof.counts.accepted += 1,
            (false, false) => proof.counts.refused += 1,
            (true, false) => proof.refused(case, &changed, &text),
            (false, true) => proof.accepted(case, &changed, &text),
        }
    }
}

/// Output with something missing, doubled, exchanged or written otherwise.
fn changed_outputs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let joined = |lines: &[&str]| lines.iter().flat_map(|line| [line, "\n"]).collect::<String>();
    let mut found = vec![String::new(), format!("{text}0\n"), format!("{text}\n\n")];
    found.push(text.trim_end().to_owned());
    found.push(lines.iter().flat_map(|line| [line, " \n"]).collect());
    found.push(text.to_uppercase());
    found.push(text.to_lowercase());
    found.push(joined(&lines.iter().rev().copied().collect::<Vec<_>>()));
    if let (Some((first, rest)), Some((last, before))) = (lines.split_first(), lines.split_last()) {
        found.extend([joined(rest), joined(before)]);
        found.push(joined(&[&lines[..], &[*last]].concat()));
        found.push(joined(&[&[*first], &lines[..]].concat()));
        found.push(format!(
            "{}{}",
            joined(before),
            last.trim_end().rsplit_once(' ').map_or("", |(rest, _)| rest)
        ));
    }
    // A thousand is beyond any tolerance that makes sense for a number below it, and so is its sign.
    for (at, digit) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()).take(3) {
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let other = if digit == '9' { '1' } else { '9' };
        let after: String = std::iter::once(other).chain(after.chars().skip(1)).collect();
        found.push(format!("{before}{after}"));
    }
    found.sort();
    found.dedup();
    found.retain(|changed| changed != text);
    found
}

/// Output as far as a way of comparing looks at it: a second, naive notion of equality.
fn canonical(text: &str, mode: StdioCompare) -> Vec<String> {
    let tokens = || text.split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let lines = || {
        let mut lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    };
    let sorted = |mut parts: Vec<String>| {
        parts.sort();
        parts
    };
    match mode {
        StdioCompare::Exact | StdioCompare::Checker => vec![text.to_owned()],
        StdioCompare::Lines => lines(),
        StdioCompare::Tokens | StdioCompare::Floats => tokens(),
        StdioCompare::TokensIgnoreCase => {
            tokens().iter().map(|token| token.to_lowercase()).collect()
        }
        StdioCompare::SortedLines => sorted(lines()),
        StdioCompare::SortedTokens => sorted(tokens()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::OutputJudgement;

    #[test]
    fn every_way_of_comparing_agrees_with_the_naive_one() {
        use StdioCompare::{
            Exact, Floats, Lines, SortedLines, SortedTokens, Tokens, TokensIgnoreCase,
        };
        let texts = ["the 2\nan 12\na 3\n", "7\n", "Yes\nno\n", "1.5 2.25\n3\n", ""];
        let modes = [Exact, Lines, Tokens, TokensIgnoreCase, Floats, SortedLines, SortedTokens];
        for (text, mode) in texts.iter().flat_map(|text| modes.map(|mode| (text, mode))) {
            let tolerance = Some(FloatTolerance { absolute: 1e-6, relative: 1e-6 });
            for changed in changed_outputs(text) {
                let judgement =
                    compare_output(text.as_bytes(), changed.as_bytes(), mode, tolerance);
                let same = canonical(&changed, mode) == canonical(text, mode);
                assert_eq!(
                    judgement == OutputJudgement::Match,
                    same,
                    "{mode:?} {text:?} {changed:?}"
                );
            }
        }
    }
}
