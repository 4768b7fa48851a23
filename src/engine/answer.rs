//! Weighing an answer against what is expected.
//!
//! Owns the rules of each kind of problem. Pure. What only `check.py` can decide is handed back.

use super::classify::{Ruling, exception, is_builtin};
use crate::compare::{self, Judgement, Mismatch, NodeJudgement, OutputJudgement, Rules};
use crate::harness::{Entered, Reply, ReplyOutcome, StepReply, read_budget};
use crate::model::{
    ArgumentRule, Case, ClassSpec, Comparison, Detail, Evidence, ExceptionReport, Expected,
    FunctionSpec, Input, IteratorSpec, Kind, NodeRule, Note, Printed, Problem, SourceFault,
    StdioCompare, Subject, Text, Type, Untrusted, Value, Verdict,
};
use crate::notation::print_value;

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
        Kind::Class(spec) => class(problem, spec, case, reply),
        Kind::Stdio(_) => broken("a program sends no result"),
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

fn decided(detail: Detail, evidence: Evidence, notes: Vec<Note>) -> Ruling {
    Ruling::Decided { verdict: Verdict::WrongAnswer, detail, evidence, notes }
}

fn wrong(detail: Detail, evidence: Evidence, notes: Vec<Note>) -> Weighed {
    Weighed::Wrong(decided(detail, evidence, notes))
}

/// A reply that does not belong to this kind of problem: the candidate wrote it itself.
fn broken(why: &str) -> Weighed {
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
        ReplyOutcome::NoEntry(defined) => {
            let wanted = wanted(problem);
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

fn wanted(problem: &Problem) -> String {
    match &problem.kind {
        Kind::Function(spec) => spec.entry.signature.name.clone(),
        Kind::Iterator(spec) => spec.entry.signature.name.clone(),
        Kind::Class(spec) => spec.name.clone(),
        Kind::Stdio(_) => "__main__".to_owned(),
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
        Kind::Stdio(_) => None,
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

fn rules<'a>(comparison: &'a Comparison, unordered: &'a [usize]) -> Rules<'a> {
    Rules { unordered, tolerance: comparison.tolerance, types: comparison.types }
}

/// A comparison of a value with what is expected of it, at a step or as a whole.
struct Weighing<'a> {
    step: Option<usize>,
    expected: &'a Expected,
    declared: &'a Type,
    rules: Rules<'a>,
}

impl Weighing<'_> {
    fn value(&self, got: Value) -> Result<Vec<Note>, Box<Ruling>> {
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
            Expected::Steps(_) | Expected::Stdout(_) => Err(Box::new(protocol())),
        }
    }

    fn exception(&self, report: ExceptionReport) -> Result<Vec<Note>, Box<Ruling>> {
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

fn protocol() -> Ruling {
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

fn from_result(result: Result<Vec<Note>, Box<Ruling>>) -> Weighed {
    result.map_or_else(|ruling| Weighed::Wrong(*ruling), Weighed::Right)
}

/// One case of a function problem.
struct Function<'a> {
    problem: &'a Problem,
    spec: &'a FunctionSpec,
    case: &'a Case,
}

impl Function<'_> {
    fn weigh(&self, reply: Reply) -> Weighed {
        if let Some(over) = self.over_budget(&reply) {
            return Weighed::Wrong(over);
        }
        let weighing = Weighing {
            step: None,
            expected: &self.case.expected,
            declared: self.declared(),
            rules: rules(&self.problem.comparison, &self.problem.comparison.unordered),
        };
        match reply.outcome {
            ReplyOutcome::Returned { value, arguments } => {
                self.returned(&weighing, value, arguments.as_deref(), reply.entered)
            }
            ReplyOutcome::Raised(report) => from_result(weighing.exception(report)),
            _ => Weighed::Wrong(protocol()),
        }
    }

    /// The type of what is compared.
    fn declared(&self) -> &Type {
        let signature = &self.spec.entry.signature;
        match self.problem.comparison.subject {
            Subject::Argument(index) => {
                signature.parameters.get(index).map_or(&Type::Any, |parameter| &parameter.kind)
            }
            Subject::Return => &signature.returns,
            Subject::Both(_) => &Type::Any,
        }
    }

    fn returned(
        &self,
        weighing: &Weighing<'_>,
        value: Value,
        arguments: Option<&[Value]>,
        entered: Entered,
    ) -> Weighed {
        let subject = match self.problem.comparison.subject {
            Subject::Return => value,
            Subject::Argument(index) => argument(arguments, index),
            Subject::Both(index) => Value::list(vec![value, argument(arguments, index)]),
        };
        let asks =
            self.problem.comparison.checker && matches!(self.case.expected, Expected::AnyOf(_));
        let kept = asks.then(|| subject.clone());
        let copied = self.copied_nodes(&subject);
        match (weighing.value(subject), kept) {
            (Ok(_), _) if copied.is_some() => {
                copied.map_or_else(|| Weighed::Right(Vec::new()), Weighed::Wrong)
            }
            (Ok(notes), _) => self.unchanged(notes, arguments, entered),
            (Err(_), Some(got)) => self.ask(got, arguments, entered),
            (Err(ruling), None) => Weighed::Wrong(*ruling),
        }
    }

    fn ask(&self, got: Value, arguments: Option<&[Value]>, entered: Entered) -> Weighed {
        let Expected::AnyOf(alternatives) = &self.case.expected else { return broken("no answer") };
        let expected = alternatives.first().cloned().unwrap_or(Value::None);
        match self.unchanged(Vec::new(), arguments, entered) {
            Weighed::Right(notes) => Weighed::Ask { expected, got, notes },
            other => other,
        }
    }

    fn over_budget(&self, reply: &Reply) -> Option<Ruling> {
        let Input::Arguments { values, .. } = &self.case.input else { return None };
        let rules = self.spec.argument_rules.iter();
        for ((index, ArgumentRule::Counted(budget)), (distinct, total)) in rules.zip(&reply.reads) {
            let sequence = values.get(*index)?;
            let (max_distinct, max_total) = read_budget(*budget, sequence);
            if *distinct > max_distinct || *total > max_total {
                let (distinct, total) = (*distinct, *total);
                let evidence = Evidence::Reads { distinct, total, max_distinct, max_total };
                return Some(decided(Detail::TooManyReads, evidence, Vec::new()));
            }
        }
        None
    }

    /// The nodes of the input must come back, each with the value that it had.
    fn copied_nodes(&self, got: &Value) -> Option<Ruling> {
        let Input::Arguments { values, .. } = &self.case.input else { return None };
        if self.spec.nodes == NodeRule::Free {
            return None;
        }
        let given: Vec<&Value> = values.iter().flat_map(node_values).collect();
        let message = match compare::relinked(got, given.len()) {
            NodeJudgement::CopiedNodes => {
                "the nodes of the input must come back, each exactly once"
            }
            NodeJudgement::Relinked if overwritten(got, &given) => {
                "the nodes must be linked anew; their values were overwritten instead"
            }
            NodeJudgement::Relinked => return None,
        };
        let evidence = Evidence::Mismatch {
            step: None,
            expected: None,
            got: got.clone(),
            differences: Vec::new(),
            total: 0,
            message: Some(Untrusted::from(message)),
        };
        Some(decided(Detail::CopiedNodes, evidence, Vec::new()))
    }

    /// A changed argument is wrong through our own name where the problem says so; through an alias,
    /// whose convention is another site's, it is worth a note, as it is everywhere else.
    fn unchanged(
        &self,
        mut notes: Vec<Note>,
        after: Option<&[Value]>,
        entered: Entered,
    ) -> Weighed {
        let Input::Arguments { values, .. } = &self.case.input else {
            return Weighed::Right(notes);
        };
        let parameters = &self.spec.entry.signature.parameters;
        let subject = match self.problem.comparison.subject {
            Subject::Return => None,
            Subject::Argument(index) | Subject::Both(index) => Some(index),
        };
        let all = values.iter().zip(after.unwrap_or_default()).zip(parameters).enumerate();
        for (index, ((before, after), parameter)) in all {
            if Some(index) == subject || self.spec.nodes == NodeRule::Relink || same(before, after)
            {
                continue;
            }
            if self.problem.comparison.args_unchanged && entered == Entered::ByName {
                let evidence = Evidence::MutatedArgument {
                    parameter: parameter.name.clone(),
                    before: before.clone(),
                    after: after.clone(),
                };
                return wrong(Detail::MutatedArgument, evidence, notes);
            }
            notes.push(Note::ChangedArgument(parameter.name.clone()));
        }
        Weighed::Right(notes)
    }
}

/// Whether an argument is as it was. Identities are the harness's own numbers; NaN equals itself.
fn same(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Linked(before), Value::Linked(after)) => {
            !after.marked
                && before.cycle_to == after.cycle_to
                && print_value(&Value::List(before.values.clone()))
                    == print_value(&Value::List(after.values.clone()))
        }
        // A counted sequence is read-only.
        (_, Value::Counted(_) | Value::Opaque(_)) => true,
        _ => before == after || print_value(before) == print_value(after),
    }
}

fn node_values(value: &Value) -> &[Value] {
    match value {
        Value::Linked(linked) => &linked.values,
        _ => &[],
    }
}

/// Whether a node that came back holds another value than it did.
fn overwritten(got: &Value, given: &[&Value]) -> bool {
    let Value::Linked(linked) = got else { return false };
    let pairs = linked.identities.iter().zip(linked.values.iter());
    let mut changed = pairs.filter_map(|(node, value)| Some((given.get((*node)?)?, value)));
    changed.any(|(before, after)| *before != after && print_value(before) != print_value(after))
}

fn argument(arguments: Option<&[Value]>, index: usize) -> Value {
    arguments.and_then(|arguments| arguments.get(index)).cloned().unwrap_or(Value::None)
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

fn class(problem: &Problem, spec: &ClassSpec, case: &Case, reply: Reply) -> Weighed {
    let (Input::Calls(calls), Expected::Steps(expected)) = (&case.input, &case.expected) else {
        return Weighed::Wrong(protocol());
    };
    let steps = match reply.outcome {
        ReplyOutcome::Steps(steps) => steps,
        ReplyOutcome::Raised(report) => return Weighed::Wrong(exception(None, report)),
        _ => return Weighed::Wrong(protocol()),
    };
    let answered = steps.len();
    let mut notes: Vec<Note> = Vec::new();
    for (at, ((call, expected), step)) in calls.iter().zip(expected).zip(steps).enumerate() {
        let Some(method) = spec.methods.get(call.method) else { return Weighed::Wrong(protocol()) };
        let comparison = &problem.comparison;
        let unordered =
            comparison.method_unordered.get(&method.name).unwrap_or(&comparison.unordered);
        let constructor = Expected::Anything;
        let expected = if at == 0 && !matches!(expected, Expected::Raises { .. }) {
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
    let raises_at_once = matches!(expected.first(), Some(Expected::Raises { .. }));
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
