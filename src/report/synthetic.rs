//! Made-up runs for the tests of this module.
//!
//! Owns problems and outcomes small enough to be read in a snapshot.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{Colour, Human, HumanOptions, Json, Reporter, Symbols, Values};
use crate::event::{Event, Planned, RunContext, SandboxMark};
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
        sandbox: SandboxMark::Namespaces,
        feedback: Feedback::Full,
        planned: Planned { samples: 3, hidden: 54, all: 57 },
        preparation: Duration::from_millis(40),
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

/// A plan of 57 cases of which all are accepted.
pub(super) fn accepted() -> Scene {
    let samples = (1..=3).map(|n| format!("sample/{n}"));
    let hidden = (1..=54).map(|n| format!("hidden/{n}"));
    let mut cases: Vec<_> = samples
        .chain(hidden)
        .map(|name| outcome(&name, Verdict::Accepted, Evidence::Nothing))
        .collect();
    cases[33].usage.cpu = Duration::from_micros(40_200);
    cases[40].usage.memory = MemorySize::from_mib(18);
    let outcome = SubmissionOutcome {
        verdict: Verdict::Accepted,
        detail: None,
        cases,
        notes: Vec::new(),
        wall: Duration::from_millis(912),
    };
    Scene { context: context(), outcome }
}

/// The case of this name failed; what came before passed, the rest was not run.
pub(super) fn failing(name: &str, verdict: Verdict, detail: Detail, evidence: Evidence) -> Scene {
    let mut scene = accepted();
    let at = scene.outcome.cases.iter().position(|case| case.id == id(name)).unwrap();
    for case in &mut scene.outcome.cases[at + 1..] {
        *case = outcome(&case.id.to_string(), Verdict::Skipped, Evidence::Nothing);
        case.detail = Some(Detail::FailFast);
        case.usage = Usage::default();
    }
    let case = &mut scene.outcome.cases[at];
    case.verdict = verdict;
    case.detail = Some(detail);
    case.evidence = evidence;
    scene.outcome.verdict = verdict;
    scene.outcome.detail = Some(detail);
    scene.problem().cases = vec![Case {
        id: id(name),
        input: arguments(vec![ints(&[2, 7, 11, 15]), Value::int(9)]),
        expected: Expected::AnyOf(vec![ints(&[0, 1])]),
        explanation: None,
    }];
    scene
}

pub(super) fn mismatch(expected: Value, got: Value, differences: Vec<Difference>) -> Evidence {
    let total = differences.len();
    Evidence::Mismatch {
        step: None,
        expected: Some(expected),
        got,
        differences,
        total,
        message: None,
    }
}

pub(super) fn difference(
    path: &str,
    kind: DifferenceKind,
    expected: Option<Value>,
    got: Option<Value>,
) -> Difference {
    Difference { path: path.to_owned(), kind, expected, got }
}

/// The mock-up of a wrong answer.
pub(super) fn wrong_answer() -> Scene {
    let before = || vec![ints(&[1, 3]), ints(&[2, 6]), ints(&[8, 10]), ints(&[15, 18])];
    let after = vec![ints(&[1, 6]), ints(&[8, 10]), ints(&[15, 18])];
    let differences = vec![
        difference("result[0][1]", DifferenceKind::Value, Some(Value::int(6)), Some(Value::int(3))),
        difference("result[1]", DifferenceKind::Unexpected, None, Some(ints(&[2, 6]))),
    ];
    let evidence = mismatch(Value::list(after), Value::list(before()), differences);
    let mut scene = failing("sample/1", Verdict::WrongAnswer, Detail::Value, evidence)
        .kind(function("merge(intervals: list[list[int]]) -> list[list[int]]"));
    scene.problem().cases[0].input = arguments(vec![Value::list(before())]);
    scene.case().stdout = printed("cur=[1, 3] nxt=[2, 6]\ncur=[2, 6] nxt=[8, 10]\n");
    scene
}

pub(super) fn frame(line: usize, function: &str, columns: Option<(usize, usize)>) -> Frame {
    Frame { line, function: function.into(), columns }
}

pub(super) fn exception(class: &str, message: &str, frames: Vec<Frame>) -> ExceptionReport {
    ExceptionReport {
        class: class.into(),
        builtin_bases: vec![class.into()],
        message: message.into(),
        total_frames: frames.len(),
        frames,
        raised_in: None,
        locals: Vec::new(),
        while_loading: false,
    }
}

/// The mock-up of a runtime error.
pub(super) fn runtime_error() -> Scene {
    let mut report = exception("KeyError", "7", vec![frame(4, "two_sum", Some((11, 27)))]);
    report.locals = vec![
        ("i".into(), Value::int(0)),
        ("n".into(), Value::int(2)),
        ("seen".into(), Value::Dict(Vec::new().into())),
        ("target".into(), Value::int(9)),
    ];
    let evidence = Evidence::Exception { step: None, expected: None, report };
    failing("sample/1", Verdict::RuntimeError, Detail::Exception, evidence)
}

/// The mock-up of a time limit.
pub(super) fn time_limit() -> Scene {
    let evidence = Evidence::StruckAt { frames: vec![frame(4, "two_sum", None)] };
    let mut scene = failing("hidden/48", Verdict::TimeLimit, Detail::Cpu, evidence);
    let numbers: Vec<i64> = (0..100_000).collect();
    scene.problem().cases[0].input = arguments(vec![ints(&numbers), Value::int(199_997)]);
    scene.case().usage.cpu = Duration::from_millis(3003);
    scene.case().usage.wall = Duration::from_millis(3040);
    scene.case().causes = vec![Cause::CpuKill];
    scene
}

/// A file with this fault.
pub(super) fn invalid(source: &str, detail: Detail, fault: SourceFault) -> Scene {
    let evidence = Evidence::Source(fault);
    let mut scene = failing("sample/1", Verdict::InvalidFile, detail, evidence);
    let submission = Submission::new("two_sum.py", source.as_bytes().to_vec());
    scene.context.submission = Arc::new(submission);
    scene
}

/// A class problem that fails in its 10th call.
pub(super) fn class_problem() -> Scene {
    let evidence = Evidence::Mismatch {
        step: Some(9),
        expected: Some(Value::int(-1)),
        got: Value::int(2),
        differences: vec![difference(
            "result",
            DifferenceKind::Value,
            Some(Value::int(-1)),
            Some(Value::int(2)),
        )],
        total: 1,
        message: None,
    };
    let kind = Kind::Class(ClassSpec {
        name: "LRUCache".to_owned(),
        aliases: Vec::new(),
        methods: [
            "__init__(capacity: int) -> None",
            "get(key: int) -> int",
            "put(key: int, value: int) -> None",
        ]
        .map(|text| text.parse().unwrap())
        .to_vec(),
        method_aliases: BTreeMap::new(),
    });
    let mut scene = failing("hidden/4", Verdict::WrongAnswer, Detail::Value, evidence).kind(kind);
    let call = |method: usize, arguments: &[i64]| Call {
        method,
        arguments: arguments.iter().map(|number| Value::int(*number)).collect(),
    };
    let mut calls = vec![call(0, &[2])];
    calls.extend((1..=8).map(|key| call(2, &[key, key * 10])));
    calls.extend([call(1, &[2]), call(1, &[8])]);
    scene.problem().cases[0].input = Input::Calls(calls);
    scene
}

/// A program whose second line of output differs.
pub(super) fn stdio() -> Scene {
    let evidence = Evidence::OutputMismatch {
        expected: "3\n1 2 3\ndone\n".into(),
        got: "3\n1 2  3 \ndone\n".into(),
        line: 2,
        message: None,
    };
    let kind = Kind::Stdio(StdioSpec { compare: StdioCompare::Exact });
    let mut scene =
        failing("sample/1", Verdict::WrongAnswer, Detail::Whitespace, evidence).kind(kind);
    scene.problem().cases[0].input = Input::Stdin(b"3\n3 2 1\n".to_vec());
    scene.case().stdout = printed("3\n1 2  3 \ndone\n");
    scene
}

/// Our own fault.
pub(super) fn judge_error() -> Scene {
    let evidence = Evidence::Judge {
        message: "cannot create a private root: permission denied".to_owned(),
        hint: Some(
            "judge doctor         shows what is missing and the exact fix\n\
             --sandbox none       runs without a sandbox; only for code you trust"
                .to_owned(),
        ),
    };
    failing("sample/1", Verdict::JudgeError, Detail::Sandbox, evidence)
}
