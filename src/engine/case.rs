//! Judging one case: run it, classify, weigh, and run it again alone where the time was close.
//!
//! Owns what happens between a case and its outcome. The order of cases is `run`'s.

use super::answer::{Weighed, refused_by_checker, weigh, weigh_output};
use super::author::{Author, Checked, in_words};
use super::candidate_tests::{refused, shows_output};
use super::classify::{Ruling, Style, classify};
use super::live::{Observation, Runner, RunnerError, Stopped, Task};
use super::run::RunOptions;
use crate::event::RunContext;
use crate::harness::{Entered, JobOptions, ObserveArguments, Reply, case_job};
use crate::model::{
    Call, Case, CaseId, CaseOutcome, Detail, Evidence, Input, Kind, Note, Printed, Script,
    SourceFault, Takes, Text, Tier, Value, Verdict,
};
use crate::notation::print_value;

/// Inputs up to this many values are sent back after the call, so that a changed argument can be
/// noted. Where a problem's verdict depends on it, all are.
const SMALL: usize = 2_000;

/// Judges single cases.
pub(super) struct CaseJudge<'a> {
    pub(super) context: &'a RunContext,
    pub(super) runner: &'a dyn Runner,
    pub(super) options: &'a RunOptions,
}

/// A judged case.
pub(super) struct Judged {
    pub(super) outcome: CaseOutcome,
    /// Notes that concern the submission rather than the case.
    pub(super) submission_notes: Vec<Note>,
}

impl Judged {
    /// A case that could not be judged.
    pub(super) fn failed(id: CaseId, error: &RunnerError) -> Self {
        let evidence = Evidence::Judge { message: error.message.clone(), hint: error.hint.clone() };
        let outcome = CaseOutcome::without_a_run(id, Verdict::JudgeError, error.detail, evidence);
        Self { outcome, submission_notes: Vec::new() }
    }
}

impl CaseJudge<'_> {
    pub(super) fn judge(&self, case: &Case) -> Result<Judged, RunnerError> {
        let observation = self.run(case, Borderline::No)?;
        if !self.is_borderline(&observation) {
            return self.weigh(case, observation, Borderline::No);
        }
        let again = self.run(case, Borderline::Yes)?;
        self.weigh(case, again, Borderline::Yes)
    }

    /// It ended by itself, later than the limit but before it was killed.
    fn is_borderline(&self, observation: &Observation) -> bool {
        let report = &observation.report;
        report.causes.is_empty() && report.usage.cpu > self.context.limits.cpu.as_duration()
    }

    fn run(&self, case: &Case, borderline: Borderline) -> Result<Observation, RunnerError> {
        let problem = &self.context.problem;
        let options = JobOptions { arguments: self.observe(case), ..self.options.options };
        let job = case_job(problem, &self.context.submission, &case.input, options);
        let (stdin, kept_output) = match &case.input {
            Input::Stdin(text) => {
                let all = self.context.limits.output.bytes();
                (text.as_slice(), usize::try_from(all).unwrap_or(usize::MAX))
            }
            _ => (b"".as_slice(), self.options.kept_output),
        };
        let limits = self.context.limits;
        let file = self.context.submission.name();
        let task = Task { job: &job, file, stdin, limits, needs: problem.needs, kept_output };
        match borderline {
            Borderline::No => self.runner.run(&task),
            Borderline::Yes => self.runner.run_alone(&task),
        }
    }

    fn observe(&self, case: &Case) -> ObserveArguments {
        let comparison = &self.context.problem.comparison;
        let needed =
            comparison.args_unchanged || comparison.subject != crate::model::Subject::Return;
        let small = match &case.input {
            Input::Arguments { values, .. } => count(values, SMALL) < SMALL,
            _ => false,
        };
        if needed || small { ObserveArguments::Yes } else { ObserveArguments::No }
    }

    fn style(&self) -> Style {
        match self.context.problem.kind {
            Kind::Stdio(_) => Style::Program,
            _ => Style::Called,
        }
    }

    fn weigh(
        &self,
        case: &Case,
        mut observation: Observation,
        borderline: Borderline,
    ) -> Result<Judged, RunnerError> {
        let report = &mut observation.report;
        let (usage, causes) = (report.usage, report.causes.clone());
        let (stdout, stderr) =
            (std::mem::take(&mut report.stdout), std::mem::take(&mut report.stderr));
        let mut submission_notes = Vec::new();
        let weighed = match classify(observation, &self.context.limits, self.style()) {
            Ruling::Answered(reply) => {
                submission_notes = notes_on(&reply);
                weigh(&self.context.problem, case, reply)
            }
            Ruling::Printed => weigh_output(&self.context.problem, case, &stdout),
            decided @ Ruling::Decided { .. } if refused(case, &decided) => {
                Weighed::Right(Vec::new())
            }
            decided @ Ruling::Decided { .. } => Weighed::Wrong(decided),
        };
        let (stdout, stderr) =
            if shows_output(case) { (stdout, stderr) } else { Default::default() };
        let (verdict, detail, evidence, mut notes) = match self.settle(case, weighed)? {
            Settled::Right(notes) => (Verdict::Accepted, None, Evidence::Nothing, notes),
            Settled::Wrong(wrong) => {
                (wrong.verdict, Some(wrong.detail), wrong.evidence, wrong.notes)
            }
        };
        let evidence = self.with_reason(evidence);
        self.name_the_tier(&mut notes);
        if printed_answer(&evidence, &stdout) {
            notes.retain(|note| *note != Note::ReturnedNone);
            notes.push(Note::PrintedInsteadOfReturned);
        }
        let borderline = borderline == Borderline::Yes;
        let id = case.id.clone();
        let outcome = CaseOutcome {
            id,
            verdict,
            detail,
            evidence,
            usage,
            causes,
            borderline,
            notes,
            stdout,
            stderr,
        };
        Ok(Judged { outcome, submission_notes })
    }

    /// Asks the checker where only it can decide.
    fn settle(&self, case: &Case, weighed: Weighed) -> Result<Settled, RunnerError> {
        let (expected, got, notes) = match weighed {
            Weighed::Right(notes) => return Ok(Settled::Right(notes)),
            Weighed::Wrong(ruling) => return Ok(Settled::of(ruling)),
            Weighed::Ask { expected, got, notes } => (expected, got, notes),
        };
        let problem = &self.context.problem;
        let item = (checker_arguments(problem, &case.input), expected.clone(), got.clone());
        let failed = |message: String| RunnerError {
            message,
            hint: Some("the package is broken; `judge verify` tells more about it".to_owned()),
            detail: Detail::CheckerFailed,
            stopped: Stopped::No,
        };
        let answers = match Author::new(self.runner, problem).check(vec![item]) {
            Ok(answers) => answers,
            Err(super::author::AuthorError::Runner(error)) => return Err(error),
            Err(error) => return Err(failed(error.to_string())),
        };
        match answers.into_iter().next() {
            Some(Checked::Right) => Ok(Settled::Right(notes)),
            Some(Checked::Wrong(message)) => {
                Ok(Settled::of(refused_by_checker(expected, got, &message)))
            }
            Some(Checked::Raised(report)) => Err(failed(format!(
                "`check.py` of `{}` failed on case `{}`: {}",
                problem.id,
                case.id,
                in_words(&report)
            ))),
            None => Err(failed("`check.py` gave no answer".to_owned())),
        }
    }

    /// Where no file can be opened, a module may be missing that the library has.
    fn name_the_tier(&self, notes: &mut [Note]) {
        if self.context.sandbox != Tier::Seccomp {
            return;
        }
        for note in notes {
            if let Note::MissingModule(name) = note {
                *note = Note::ModuleNotLoaded(name.clone());
            }
        }
    }

    /// The problem's words on what it forbids, which the harness does not know.
    fn with_reason(&self, evidence: Evidence) -> Evidence {
        match evidence {
            Evidence::Source(SourceFault::Forbidden { name, line, columns, reason })
                if reason.is_empty() =>
            {
                let forbidden = self.context.problem.forbidden.as_ref();
                let by_kind = self.context.problem.kind.forbids_because();
                let reason = forbidden.map_or(by_kind, |forbidden| &forbidden.reason).to_owned();
                Evidence::Source(SourceFault::Forbidden { name, line, columns, reason })
            }
            other => other,
        }
    }
}

/// Whether a case is being run for the second time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Borderline {
    Yes,
    No,
}

/// A verdict with all that belongs to it.
enum Settled {
    Right(Vec<Note>),
    Wrong(Box<Wrong>),
}

struct Wrong {
    verdict: Verdict,
    detail: Detail,
    evidence: Evidence,
    notes: Vec<Note>,
}

impl Settled {
    fn of(ruling: Ruling) -> Self {
        let wrong = match ruling {
            Ruling::Decided { verdict, detail, evidence, notes } => {
                Wrong { verdict, detail, evidence, notes }
            }
            Ruling::Answered(_) | Ruling::Printed => Wrong {
                verdict: Verdict::RuntimeError,
                detail: Detail::NoResult,
                evidence: Evidence::Nothing,
                notes: Vec::new(),
            },
        };
        Self::Wrong(Box::new(wrong))
    }
}

/// The arguments as a checker or validator gets them: by name, nodes as lists.
pub fn checker_arguments(problem: &crate::model::Problem, input: &Input) -> Value {
    let entry = match &problem.kind {
        Kind::Function(spec) => Some(&spec.entry),
        Kind::Iterator(spec) => Some(&spec.entry),
        Kind::Sql(spec) => Some(&spec.entry),
        _ => None,
    };
    match (input, &problem.kind, entry) {
        (Input::Arguments { values, .. }, _, Some(entry)) => {
            let names =
                entry.signature.parameters.iter().map(|parameter| Value::str(&parameter.name));
            let pairs: Vec<_> = names.zip(values.iter().map(plain)).collect();
            Value::Dict(pairs.into())
        }
        (Input::Calls(calls), kind, _) => {
            let Some(script) = kind.script() else { return Value::record([]) };
            let calls = calls.iter().map(|call| plain_call(script, call));
            Value::record([("calls", Value::list(calls.collect()))])
        }
        (Input::Stdin(text), ..) => {
            let text = Text::from(String::from_utf8_lossy(text).into_owned());
            Value::record([("text", Value::Str(text))])
        }
        _ => Value::record([]),
    }
}

/// What `validate` gets of an input: arguments by name, `take` of an iterator among them.
pub fn validator_arguments(problem: &crate::model::Problem, input: &Input) -> Value {
    let arguments = checker_arguments(problem, input);
    match (arguments, input) {
        (Value::Dict(pairs), Input::Arguments { take: Some(take), .. }) => {
            let take = Value::int((*take).try_into().unwrap_or(i64::MAX));
            let all = pairs.into_vec().into_iter().chain([(Value::str("take"), take)]);
            Value::Dict(all.collect::<Vec<_>>().into())
        }
        (arguments, _) => arguments,
    }
}

/// A line of a case as author code gets it: `[name, [arguments]]`, and a dict of the arguments by
/// name where there may be some.
fn plain_call(script: Script<'_>, call: &Call) -> Value {
    let parameters = script.calls.get(call.method).map_or(&[][..], |call| &call.parameters);
    let mut positional = Vec::new();
    let mut named = None;
    // An input that must be refused may have fewer arguments, or ones of another kind.
    for (index, value) in call.arguments.iter().enumerate() {
        match (parameters.get(index).map(|parameter| parameter.takes), value) {
            (Some(Takes::Rest), Value::Tuple(rest)) => positional.extend(rest.iter().map(plain)),
            (Some(Takes::Named), Value::Dict(pairs)) => {
                let pairs = pairs.iter().map(|(name, value)| (name.clone(), plain(value)));
                named = Some(Value::Dict(pairs.collect::<Vec<_>>().into()));
            }
            _ => positional.push(plain(value)),
        }
    }
    let name = Value::str(script.name(call.method));
    Value::list([name, Value::list(positional)].into_iter().chain(named).collect())
}

/// A value as author code gets it: chains and trees as the lists they are written as.
pub(super) fn plain(value: &Value) -> Value {
    match value {
        Value::Linked(linked) => match linked.cycle_to {
            None => Value::List(linked.values.clone()),
            Some(at) => Value::record([
                ("values", Value::List(linked.values.clone())),
                ("pos", Value::int(at.try_into().unwrap_or(-1))),
            ]),
        },
        Value::Tree(tree) => {
            let nodes = tree.nodes.iter().map(|node| node.clone().unwrap_or(Value::None));
            Value::list(nodes.collect())
        }
        Value::List(items) => Value::list(items.iter().map(plain).collect()),
        Value::Tuple(items) => Value::Tuple(items.iter().map(plain).collect()),
        other => other.clone(),
    }
}

/// What a reply says of the submission as a whole.
fn notes_on(reply: &Reply) -> Vec<Note> {
    let mut notes = Vec::new();
    if let (Some(entry), Entered::ByAlias) = (&reply.entry, reply.entered) {
        notes.push(Note::EnteredThrough(entry.clone()));
    }
    if !reply.others.is_empty() {
        notes.push(Note::OtherEntryPoints(reply.others.clone()));
    }
    if !reply.prelude.is_empty() {
        notes.push(Note::PreludeUsed(reply.prelude.clone()));
    }
    notes
}

/// Whether `None` came back and the last printed line is the expected value.
fn printed_answer(evidence: &Evidence, stdout: &Printed) -> bool {
    let Evidence::Mismatch { expected: Some(expected), got: Value::None, .. } = evidence else {
        return false;
    };
    let wanted = match expected {
        Value::Str(text) => String::from_utf8_lossy(text.as_bytes()).into_owned(),
        other => print_value(other),
    };
    stdout.text.lines().last().is_some_and(|last| last.trim() == wanted)
}

/// How many values there are, counted up to a bound.
fn count(values: &[Value], bound: usize) -> usize {
    let mut pending: Vec<&Value> = values.iter().collect();
    let mut seen = 0;
    while let Some(value) = pending.pop() {
        seen += 1;
        if seen >= bound {
            break;
        }
        match value {
            Value::List(items)
            | Value::Tuple(items)
            | Value::Set(items)
            | Value::FrozenSet(items) => {
                pending.extend(items.iter());
            }
            Value::Dict(pairs) => {
                pending.extend(pairs.iter().flat_map(|(key, value)| [key, value]));
            }
            Value::Linked(linked) => pending.extend(linked.values.iter()),
            Value::Tree(tree) => pending.extend(tree.nodes.iter().flatten()),
            Value::Str(text) => seen += text.as_bytes().len() / 16,
            _ => {}
        }
    }
    seen
}
