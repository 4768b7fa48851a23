//! Made-up runs for the tests of this module.
//!
//! Owns problems and outcomes small enough to be read in a snapshot.

mod scenes;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(super) use self::scenes::*;
use super::{Colour, Human, HumanOptions, Json, Reporter, Symbols, Values};
use crate::event::{Event, Planned, RunContext};
use crate::model::*;

/// A run to be reported.
pub(super) struct Scene {
    pub(super) context: RunContext,
    pub(super) outcome: SubmissionOutcome,
}

/// A writer whose text can be read back.
#[derive(Clone, Default)]
pub(super) struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

pub(super) fn wide() -> HumanOptions {
    HumanOptions {
        width: 100,
        colour: Colour::Never,
        symbols: Symbols::Unicode,
        values: Values::Short,
        command: "judge run two_sum two_sum.py".to_owned(),
    }
}

impl Scene {
    pub(super) fn events(&self) -> Vec<Event> {
        let cases = self.outcome.cases.iter();
        let cases = cases.flat_map(|case| {
            let started = Event::CaseStarted(case.id.clone());
            [started, Event::CaseFinished(Arc::new(case.clone()))]
        });
        let started = Event::RunStarted(Arc::new(self.context.clone()));
        let finished = Event::RunFinished(Arc::new(self.outcome.clone()));
        std::iter::once(started).chain(cases).chain([finished]).collect()
    }

    fn report(&self, mut reporter: impl Reporter) {
        self.events().iter().for_each(|event| reporter.on_event(event).unwrap());
    }

    pub(super) fn human(&self, options: HumanOptions) -> String {
        let sink = Sink::default();
        self.report(Human::new(Box::new(sink.clone()), options));
        sink.text()
    }

    pub(super) fn wide(&self) -> String {
        self.human(wide())
    }

    pub(super) fn narrow(&self) -> String {
        self.human(HumanOptions { width: 40, ..wide() })
    }

    pub(super) fn json(&self, values: Values) -> String {
        let sink = Sink::default();
        self.report(Json::new(Box::new(sink.clone()), values));
        sink.text()
    }

    pub(super) fn feedback(mut self, feedback: Feedback) -> Self {
        self.context.feedback = feedback;
        self
    }

    pub(super) fn kind(mut self, kind: Kind) -> Self {
        self.problem().kind = kind;
        self
    }

    pub(super) fn problem(&mut self) -> &mut Problem {
        Arc::make_mut(&mut self.context.problem)
    }

    /// The first failing case.
    pub(super) fn case(&mut self) -> &mut CaseOutcome {
        let failing = |case: &&mut CaseOutcome| case.verdict != Verdict::Accepted;
        self.outcome.cases.iter_mut().find(failing).unwrap()
    }
}

pub(super) fn id(name: &str) -> CaseId {
    let (group, name) = name.split_once('/').unwrap();
    let group = match group {
        "sample" => Group::Sample,
        "hidden" => Group::Hidden,
        other => Group::Generated(other.into()),
    };
    CaseId { group, name: name.into() }
}

pub(super) fn ints(numbers: &[i64]) -> Value {
    Value::list(numbers.iter().map(|number| Value::int(*number)).collect())
}

pub(super) fn arguments(values: Vec<Value>) -> Input {
    Input::Arguments { values, take: None }
}

pub(super) fn function(signature: &str) -> Kind {
    Kind::Function(FunctionSpec {
        entry: Entry { signature: signature.parse().unwrap(), aliases: Vec::new() },
        argument_rules: BTreeMap::new(),
        nodes: NodeRule::Free,
    })
}

pub(super) fn problem() -> Problem {
    Problem {
        id: ProblemId::new("two_sum").unwrap(),
        title: "Two Sum".to_owned(),
        version: "1.0".to_owned(),
        difficulty: Difficulty::Easy,
        topics: Vec::new(),
        level: "junior".to_owned(),
        roles: Vec::new(),
        license: "CC0-1.0".to_owned(),
        hints: Vec::new(),
        statement: String::new(),
        editorial: None,
        starter: None,
        kind: function("two_sum(nums: list[int], target: int) -> list[int]"),
        comparison: Comparison {
            unordered: Vec::new(),
            method_unordered: BTreeMap::new(),
            tolerance: None,
            types: TypeRules::Typed,
            subject: Subject::Return,
            args_unchanged: false,
            checker: false,
        },
        limits: None,
        declared_limits: DeclaredLimits {
            time: None,
            floor: CpuTime::from_seconds(0.5).unwrap(),
            ac_to_limit: 4.0,
            limit_to_tle: 1.5,
            memory: MemorySize::from_mib(256),
            output: MemorySize::from_mib(4),
        },
        needs: Needs::NONE,
        feedback: Feedback::Full,
        forbidden: None,
        constants: BTreeMap::new(),
        cases: Vec::new(),
        generate: Vec::new(),
        invalid: Vec::new(),
        invalid_ok: Vec::new(),
        growth: None,
        author: AuthorCode::default(),
        references: Vec::new(),
        mutant_ok: Vec::new(),
        starter_passes: false,
        lock: None,
    }
}

pub(super) const SOURCE: &str = "\
def two_sum(nums, target):
    seen = {}
    for i, n in enumerate(nums):
        if seen[target - n] is not None:
            return [seen[target - n], i]
";

pub(super) fn context() -> RunContext {
    RunContext {
        problem: Arc::new(problem()),
        submission: Arc::new(Submission::new("two_sum.py", SOURCE.as_bytes().to_vec())),
        limits: Limits {
            cpu: CpuTime::from_seconds(2.0).unwrap(),
            memory: MemorySize::from_mib(256),
            output: MemorySize::from_mib(4),
        },
        time_scale: TimeScale::ONE,
        python: "3.11.7".to_owned(),
        sandbox: Tier::Full,
        layers: vec![Layer::Namespaces, Layer::PrivateRoot, Layer::Seccomp, Layer::Limits],
        feedback: Feedback::Full,
        planned: Planned { samples: 3, hidden: 54, all: 57 },
    }
}

pub(super) fn outcome(name: &str, verdict: Verdict, evidence: Evidence) -> CaseOutcome {
    CaseOutcome {
        id: id(name),
        verdict,
        detail: None,
        evidence,
        usage: Usage {
            cpu: Duration::from_micros(900),
            wall: Duration::from_millis(3),
            memory: MemorySize::from_kib(14_208),
        },
        causes: Vec::new(),
        borderline: false,
        notes: Vec::new(),
        stdout: Printed::default(),
        stderr: Printed::default(),
    }
}

pub(super) fn printed(text: &str) -> Printed {
    Printed { text: Untrusted::from(text), bytes: text.len() as u64 }
}
