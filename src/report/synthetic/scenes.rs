//! Made-up runs, one per mock-up.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::*;

/// A plan of 57 cases of which all are accepted.
pub(in crate::report) fn accepted() -> Scene {
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
pub(in crate::report) fn failing(
    name: &str,
    verdict: Verdict,
    detail: Detail,
    evidence: Evidence,
) -> Scene {
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

pub(in crate::report) fn mismatch(
    expected: Value,
    got: Value,
    differences: Vec<Difference>,
) -> Evidence {
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

pub(in crate::report) fn difference(
    path: &str,
    kind: DifferenceKind,
    expected: Option<Value>,
    got: Option<Value>,
) -> Difference {
    Difference { path: path.to_owned(), kind, expected, got }
}

/// The mock-up of a wrong answer.
pub(in crate::report) fn wrong_answer() -> Scene {
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

pub(in crate::report) fn frame(
    line: usize,
    function: &str,
    columns: Option<(usize, usize)>,
) -> Frame {
    Frame { line, function: function.into(), columns }
}

pub(in crate::report) fn exception(
    class: &str,
    message: &str,
    frames: Vec<Frame>,
) -> ExceptionReport {
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
pub(in crate::report) fn runtime_error() -> Scene {
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
pub(in crate::report) fn time_limit() -> Scene {
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
pub(in crate::report) fn invalid(
    source: impl AsRef<[u8]>,
    detail: Detail,
    fault: SourceFault,
) -> Scene {
    let evidence = Evidence::Source(fault);
    let mut scene = failing("sample/1", Verdict::InvalidFile, detail, evidence);
    let submission = Submission::new("two_sum.py", source.as_ref().to_vec());
    scene.context.submission = Arc::new(submission);
    scene
}

/// A class problem that fails in its 10th call.
pub(in crate::report) fn class_problem() -> Scene {
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
pub(in crate::report) fn stdio() -> Scene {
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
pub(in crate::report) fn judge_error() -> Scene {
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
