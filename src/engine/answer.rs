//! Weighing an answer against what is expected.
//!
//! Owns the rules of each kind of problem. Pure. What only `check.py` can decide is handed back.

use super::classify::{Ruling, exception, is_builtin};
use super::function::Function;
use crate::compare::{self, Judgement, Mismatch, OutputJudgement, Rules};
use crate::harness::{Reply, ReplyOutcome, StepReply};
use crate::model::{
    Case, Comparison, Detail, Evidence, ExceptionReport, Expected, Input, IteratorSpec, Kind, Note,
    PartShape, Printed, Problem, SourceFault, StdioCompare, Text, Type, Untrusted, Value, Verdict,
};

/// What an answer is worth.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Weighed {
    /// Right.
    Right(Vec<Note>),
    /// Not right.
    Wrong(Ruling),
    /// `check.py` decides about this value.
    Ask {
        /// What the reference answered.
        expected: Value,
        /// What the candidate answered.
        got: Value,
        /// Notes in case it is right.
        notes: Vec<Note>,
    },
}

/// Weighs what the harness said of a case.
pub(super) fn weigh(problem: &Problem, case: &Case, reply: Reply) -> Weighed {
    if let Some(wrong) = unusable(problem, &reply) {
        return Weighed::Wrong(wrong);
    }
    match &problem.kind {
        Kind::Function(spec) => Function { problem, spec, case }.weigh(reply),
        Kind::Iterator(spec) => iterator(problem, spec, case, reply),
        Kind::Class(_) | Kind::Driver(_) => steps(problem, case, reply),
        Kind::Stdio(_) => broken("a program sends no result"),
        Kind::Sql(spec) => super::sql::weigh(problem, spec, case, reply),
        Kind::Mutants(_) => super::candidate_tests::weigh(case, reply),
    }
}

/// Weighs the output of a program.
pub(super) fn weigh_output(problem: &Problem, case: &Case, stdout: &Printed) -> Weighed {
    let (Kind::Stdio(spec), Expected::Stdout(expected)) = (&problem.kind, &case.expected) else {
        return broken("this problem compares no output");
    };
    let got = stdout.text.as_bytes();
    let mode = match spec.compare {
        StdioCompare::Checker => StdioCompare::Exact,
        mode => mode,
    };
    match compare::compare_output(expected, got, mode, problem.comparison.tolerance) {
        OutputJudgement::Match => Weighed::Right(Vec::new()),
        OutputJudgement::Mismatch { .. } if spec.compare == StdioCompare::Checker => {
            Weighed::Ask { expected: text_value(expected), got: text_value(got), notes: Vec::new() }
        }
        OutputJudgement::Mismatch { detail, line, notes } => {
            let evidence = Evidence::OutputMismatch {
                expected: Untrusted::new(expected.clone()),
                got: stdout.text.clone(),
                line,
                message: None,
            };
            wrong(detail, evidence, notes)
        }
    }
}

/// Output as a checker gets it: text, bytes that are not UTF-8 replaced.
fn text_value(bytes: &[u8]) -> Value {
    Value::Str(Text::from(String::from_utf8_lossy(bytes).into_owned()))
}

/// What `check.py` refused, as a ruling.
pub(super) fn refused_by_checker(expected: Value, got: Value, message: &Text) -> Ruling {
    let message = Some(Untrusted::new(message.as_bytes().to_vec()));
    let expected = Some(expected);
    let (differences, total) = (Vec::new(), 0);
    let evidence = Evidence::Mismatch { step: None, expected, got, differences, total, message };
    decided(Detail::Checker, evidence, Vec::new())
}

pub(super) fn decided(detail: Detail, evidence: Evidence, notes: Vec<Note>) -> Ruling {
    Ruling::Decided { verdict: Verdict::WrongAnswer, detail, evidence, notes }
}

pub(super) fn wrong(detail: Detail, evidence: Evidence, notes: Vec<Note>) -> Weighed {
    Weighed::Wrong(decided(detail, evidence, notes))
}

/// A reply that does not belong to this kind of problem: the candidate wrote it itself.
pub(super) fn broken(why: &str) -> Weighed {
    Weighed::Wrong(Ruling::Decided {
        verdict: Verdict::RuntimeError,
        detail: Detail::Protocol,
        evidence: Evidence::Judge { message: why.to_owned(), hint: None },
        notes: Vec::new(),
    })
}

/// A file without a usable entry point.
fn unusable(problem: &Problem, reply: &Reply) -> Option<Ruling> {
    let file = |detail, fault| {
        let (verdict, evidence) = (Verdict::InvalidFile, Evidence::Source(fault));
        Some(Ruling::Decided { verdict, detail, evidence, notes: Vec::new() })
    };
    match &reply.outcome {
        ReplyOutcome::NoEntry { defined, missing } => {
            let wanted = wanted(problem, missing);
            let closest = closest(&wanted, defined);
            let fault = SourceFault::NoEntryPoint { wanted, defined: defined.clone(), closest };
            file(Detail::NoEntryPoint, fault)
        }
        ReplyOutcome::Arity { name, takes } => {
            let parameters = parameters_of(problem, name);
            let fault = SourceFault::Arity { name: name.clone(), takes: *takes, parameters };
            file(Detail::Arity, fault)
        }
        _ => None,
    }
}

fn wanted(problem: &Problem, missing: &[Text]) -> String {
    match &problem.kind {
        Kind::Function(spec) => spec.entry.signature.name.clone(),
        Kind::Iterator(spec) => spec.entry.signature.name.clone(),
        Kind::Class(spec) => spec.name.clone(),
        // What is missing is told by a process that the candidate shares: only known names are passed on.
        Kind::Driver(spec) => {
            let known = spec.parts.iter().flat_map(|part| {
                let methods = match &part.shape {
                    PartShape::Function(_) => &[][..],
                    PartShape::Class(methods) => methods,
                };
                let inner =
                    methods.iter().map(|one| format!("{}.{}", part.name, one.signature.name));
                std::iter::once(part.name.clone()).chain(inner)
            });
            let said = |name: &String| missing.iter().any(|one| one.as_str() == Some(name));
            let mut known = known.collect::<Vec<_>>().into_iter();
            let first = spec.parts.first().map(|part| part.name.clone());
            known.find(said).or(first).unwrap_or_default()
        }
        Kind::Stdio(_) | Kind::Sql(_) | Kind::Mutants(_) => "__main__".to_owned(),
    }
}

fn parameters_of(problem: &Problem, name: &Text) -> Vec<String> {
    let signature = match &problem.kind {
        Kind::Function(spec) => Some(&spec.entry.signature),
        Kind::Iterator(spec) => Some(&spec.entry.signature),
        Kind::Class(spec) => {
            let last = name.as_str().and_then(|name| name.rsplit('.').next());
            spec.methods
                .iter()
                .find(|method| Some(method.name.as_str()) == last)
                .or(spec.methods.first())
        }
        Kind::Driver(_) | Kind::Stdio(_) | Kind::Sql(_) | Kind::Mutants(_) => None,
    };
    signature
        .iter()
        .flat_map(|signature| &signature.parameters)
        .map(|parameter| parameter.name.clone())
        .collect()
}

/// The name that a person may have meant: alike but for case, underscores and a typing mistake.
fn closest(wanted: &str, defined: &[Text]) -> Option<Text> {
    let plain =
        |name: &str| name.rsplit('.').next().unwrap_or(name).replace('_', "").to_lowercase();
    let target = plain(wanted);
    let near = defined.iter().filter_map(|name| {
        let distance = strsim::damerau_levenshtein(&plain(name.as_str()?), &target);
        (distance * 3 <= target.len()).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name.clone())
}

pub(super) fn rules<'a>(comparison: &'a Comparison, unordered: &'a [usize]) -> Rules<'a> {
    Rules { unordered, tolerance: comparison.tolerance, types: comparison.types }
}

/// A comparison of a value with what is expected of it, at a step or as a whole.
pub(super) struct Weighing<'a> {
    pub(super) step: Option<usize>,
    pub(super) expected: &'a Expected,
    pub(super) declared: &'a Type,
    pub(super) rules: Rules<'a>,
}

impl Weighing<'_> {
    pub(super) fn value(&self, got: Value) -> Result<Vec<Note>, Box<Ruling>> {
        let step = self.step;
        match self.expected {
            Expected::AnyOf(alternatives) => {
                match compare::compare(alternatives, &got, self.declared, &self.rules) {
                    Judgement::Match { notes } => Ok(notes),
                    Judgement::Mismatch(mismatch) => Err(Box::new(mismatched(step, got, mismatch))),
                }
            }
            Expected::Raises { class, .. } => {
                let evidence = Evidence::NoException { step, expected: class.clone(), got };
                Err(Box::new(decided(Detail::NoException, evidence, Vec::new())))
            }
            Expected::Anything => Ok(Vec::new()),
            Expected::Steps(_)
            | Expected::Stdout(_)
            | Expected::TestsPass
            | Expected::TestsFail(_) => Err(Box::new(protocol())),
        }
    }

    pub(super) fn exception(&self, report: ExceptionReport) -> Result<Vec<Note>, Box<Ruling>> {
        let Expected::Raises { class, message } = self.expected else {
            return Err(Box::new(exception(self.step, report)));
        };
        let said = String::from_utf8_lossy(report.message.as_bytes()).into_owned();
        let says = message.as_ref().is_none_or(|message| said.contains(message.as_str()));
        if is_builtin(&report, class) && says {
            return Ok(Vec::new());
        }
        let expected = Some(class.clone());
        let evidence = Evidence::Exception { step: self.step, expected, report };
        Err(Box::new(decided(Detail::WrongException, evidence, Vec::new())))
    }
}

pub(super) fn protocol() -> Ruling {
    match broken("an answer of another kind") {
        Weighed::Wrong(ruling) => ruling,
        _ => decided(Detail::Value, Evidence::Nothing, Vec::new()),
    }
}

fn mismatched(step: Option<usize>, got: Value, mismatch: Mismatch) -> Ruling {
    let Mismatch { detail, expected, differences, total, mut notes } = mismatch;
    if got == Value::None && expected != Value::None {
        notes.push(Note::ReturnedNone);
    }
    let evidence = Evidence::Mismatch {
        step,
        expected: Some(expected),
        got,
        differences,
        total,
        message: None,
    };
    decided(detail, evidence, notes)
}

pub(super) fn from_result(result: Result<Vec<Note>, Box<Ruling>>) -> Weighed {
    result.map_or_else(|ruling| Weighed::Wrong(*ruling), Weighed::Right)
}

fn iterator(problem: &Problem, spec: &IteratorSpec, case: &Case, reply: Reply) -> Weighed {
    let items = match &spec.entry.signature.returns {
        Type::Iterator(items) => (**items).clone(),
        _ => Type::Any,
    };
    let declared = Type::List(Box::new(items));
    let weighing = Weighing {
        step: None,
        expected: &case.expected,
        declared: &declared,
        rules: rules(&problem.comparison, &problem.comparison.unordered),
    };
    match reply.outcome {
        ReplyOutcome::Items(iterators) => {
            let mut notes = Vec::new();
            for (items, _ended) in iterators {
                match weighing.value(Value::list(items)) {
                    Ok(more) => notes = more,
                    Err(ruling) => return Weighed::Wrong(*ruling),
                }
            }
            Weighed::Right(notes)
        }
        ReplyOutcome::NotIterator(class) => {
            let evidence = Evidence::Mismatch {
                step: None,
                expected: None,
                got: Value::Opaque(class),
                differences: Vec::new(),
                total: 0,
                message: None,
            };
            wrong(Detail::Type, evidence, Vec::new())
        }
        ReplyOutcome::Raised(report) => from_result(weighing.exception(report)),
        _ => Weighed::Wrong(protocol()),
    }
}

fn steps(problem: &Problem, case: &Case, reply: Reply) -> Weighed {
    let (Input::Calls(calls), Expected::Steps(expected)) = (&case.input, &case.expected) else {
        return Weighed::Wrong(protocol());
    };
    let Some(script) = problem.kind.script() else { return Weighed::Wrong(protocol()) };
    let steps = match reply.outcome {
        ReplyOutcome::Steps(steps) => steps,
        ReplyOutcome::Raised(report) => return Weighed::Wrong(exception(None, report)),
        _ => return Weighed::Wrong(protocol()),
    };
    let answered = steps.len();
    let mut notes: Vec<Note> = Vec::new();
    for (at, ((call, expected), step)) in calls.iter().zip(expected).zip(steps).enumerate() {
        let Some(method) = script.calls.get(call.method) else { return Weighed::Wrong(protocol()) };
        let comparison = &problem.comparison;
        let unordered =
            comparison.method_unordered.get(&method.name).unwrap_or(&comparison.unordered);
        let constructor = Expected::Anything;
        let is_constructor = at == 0 && script.is_constructor(call.method);
        let expected = if is_constructor && !matches!(expected, Expected::Raises { .. }) {
            &constructor
        } else {
            expected
        };
        let rules = rules(comparison, unordered);
        let weighing = Weighing { step: Some(at), expected, declared: &method.returns, rules };
        let result = match step {
            StepReply::Returned(value) => weighing.value(value),
            StepReply::Raised(report) => weighing.exception(report),
        };
        match result {
            Ok(more) => add_new(&mut notes, more),
            Err(ruling) => return Weighed::Wrong(*ruling),
        }
    }
    // A constructor that was meant to raise ends the sequence.
    let raises_at_once =
        script.class.is_some() && matches!(expected.first(), Some(Expected::Raises { .. }));
    if answered == calls.len() || answered == 1 && raises_at_once {
        Weighed::Right(notes)
    } else {
        Weighed::Wrong(protocol())
    }
}

/// Adds the notes that are not there yet.
fn add_new(notes: &mut Vec<Note>, more: Vec<Note>) {
    for note in more {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
}
