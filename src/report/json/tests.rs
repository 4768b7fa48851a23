//! The JSON report against its schema, for every verdict.

use serde_json::Value as Json;

use super::super::human::Values;
use super::super::synthetic::{self, Scene};
use super::super::words;
use crate::model::*;

fn schema() -> Json {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schemas/report.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn parsed(scene: &Scene) -> Json {
    let text = scene.json(Values::Short);
    assert!(text.ends_with("}\n") && text.matches('\n').count() == 1, "{text}");
    serde_json::from_str(&text).unwrap()
}

/// One scene per verdict.
fn scenes() -> Vec<Scene> {
    use synthetic::*;
    let mut skipped = accepted();
    skipped.outcome.verdict = Verdict::Skipped;
    for case in &mut skipped.outcome.cases {
        case.verdict = Verdict::Skipped;
        case.detail = Some(Detail::Budget);
    }
    let forbidden = SourceFault::Forbidden {
        name: "import itertools".to_owned(),
        line: 1,
        columns: (0, 3),
        reason: "by hand".to_owned(),
    };
    vec![
        accepted(),
        wrong_answer(),
        stdio(),
        class_problem(),
        time_limit(),
        failing("hidden/3", Verdict::MemoryLimit, Detail::MemoryLimit, Evidence::Nothing),
        failing("hidden/3", Verdict::OutputLimit, Detail::Stdout, Evidence::Nothing),
        runtime_error(),
        failing("sample/1", Verdict::RuntimeError, Detail::Exit, Evidence::Exit { status: 3 }),
        failing("sample/1", Verdict::RuntimeError, Detail::Signal, Evidence::Signal { signal: 11 }),
        failing(
            "hidden/3",
            Verdict::SecurityViolation,
            Detail::SystemCall,
            Evidence::Signal { signal: 31 },
        ),
        invalid(SOURCE, Detail::Forbidden, forbidden),
        judge_error(),
        skipped,
    ]
}

/// One wrong answer per further kind of evidence.
fn wrong_answers() -> Vec<Scene> {
    use synthetic::*;
    let mut surrogate = Text::default();
    surrogate.push_code_point(0xD800);
    let expected = "ValueError".to_owned();
    let reads = Evidence::Reads { distinct: 1, total: 2, max_distinct: 3, max_total: 4 };
    let parameter = "nums".to_owned();
    let (before, after) = (ints(&[1]), ints(&[2]));
    let mutated = Evidence::MutatedArgument { parameter, before, after };
    let got = Value::Str(surrogate);
    let none = Evidence::NoException { step: Some(2), expected: expected.clone(), got };
    let report = exception("KeyError", "7", vec![frame(4, "f", Some((1, 2)))]);
    let wrong = Evidence::Exception { step: None, expected: Some(expected), report };
    let scenes = [
        (Detail::TooManyReads, reads),
        (Detail::MutatedArgument, mutated),
        (Detail::NoException, none),
        (Detail::WrongException, wrong),
    ];
    let scene = |(detail, evidence)| failing("sample/1", Verdict::WrongAnswer, detail, evidence);
    scenes.map(scene).into()
}

#[test]
fn every_verdict_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut seen = Vec::new();
    let levels = [Feedback::Verdict, Feedback::Name, Feedback::Input, Feedback::Full];
    for level in levels {
        for scene in scenes().into_iter().chain(wrong_answers()) {
            let report = parsed(&scene.feedback(level));
            let errors: Vec<_> = validator.iter_errors(&report).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}\n{report:#}");
            seen.push(report["solutions"][0]["verdict"].as_str().unwrap().to_owned());
        }
    }
    for verdict in Verdict::ALL {
        assert!(seen.iter().any(|code| code == verdict.code()), "{verdict} is not tried");
    }
    assert!(!validator.is_valid(&serde_json::json!({"schema": "judge.report/1"})));
}

#[test]
fn the_example_of_the_documentation_fits_the_schema() {
    let page = include_str!("../../../docs/report.md");
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let example: Json = serde_json::from_str(example).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    assert_eq!(validator.validate(&example).map_err(|error| error.to_string()), Ok(()));
}

#[test]
fn the_schema_lists_every_code() {
    let schema = schema();
    let listed = |pointer: &str| -> Vec<String> {
        let codes = schema.pointer(pointer).unwrap().as_array().unwrap();
        codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
    };
    let verdicts: Vec<_> = Verdict::ALL.iter().map(|verdict| verdict.code()).collect();
    assert_eq!(listed("/$defs/verdict/enum"), verdicts);
    let details: Vec<_> = Detail::ALL.iter().map(|detail| detail.code()).collect();
    assert_eq!(listed("/$defs/detail/enum"), details);
    let notes = listed("/$defs/note/properties/code/enum");
    assert!(notes.contains(&words::note_code(&Note::AllocationRefused).to_owned()));
}

#[test]
fn cases_are_counted() {
    let report = parsed(&synthetic::wrong_answer());
    insta::assert_snapshot!(serde_json::to_string(&report["summary"]).unwrap(), @r#"{"solutions":1,"accepted":0,"failed":1,"judge_errors":0,"skipped":0,"ok":0}"#);
    let solution = &report["solutions"][0];
    insta::assert_snapshot!(serde_json::to_string(&solution["cases"]).unwrap(), @r#"{"all":57,"selected":57,"run":1,"passed":0,"skipped":56,"skipped_because":{"fail_fast":56}}"#);
}

#[test]
fn a_wrong_answer_is_told_field_by_field() {
    let report = parsed(&synthetic::wrong_answer());
    let solution = &report["solutions"][0];
    let failures = serde_json::to_string(&solution["failures"]).unwrap();
    insta::assert_snapshot!(failures.replace(",\"", ",\n\""), @r#"
    [{"case":"sample/1",
    "group":"sample",
    "verdict":"WA",
    "detail":"value",
    "cpu_ms":1,
    "wall_ms":3,
    "memory_kib":14208,
    "borderline":false,
    "causes":[],
    "call":"merge(intervals=[[1, 3], [2, 6], [8, 10], [15, 18]])",
    "calls":null,
    "calls_left_out":0,
    "step":null,
    "input":null,
    "expected":"[[1, 6], [8, 10], [15, 18]]",
    "expected_exception":null,
    "got":"[[1, 3], [2, 6], [8, 10], [15, 18]]",
    "truncated":false,
    "diff":[{"path":"result[0][1]",
    "kind":"value",
    "expected":"6",
    "got":"3"},{"path":"result[1]",
    "kind":"unexpected",
    "expected":null,
    "got":"[2, 6]"}],
    "diff_total":2,
    "compared_as":null,
    "argument":null,
    "reads":null,
    "tests":null,
    "message":null,
    "exception":null,
    "exit_status":null,
    "signal":null,
    "location":null,
    "stdout":{"text":"cur=[1, 3] nxt=[2, 6]\ncur=[2, 6] nxt=[8, 10]\n",
    "bytes":45,
    "truncated":false},
    "stderr":null,
    "notes":[]}]
    "#);
}

#[test]
fn long_values_are_shortened_and_marked() {
    let scene = synthetic::time_limit();
    let failure = &parsed(&scene)["solutions"][0]["failures"][0];
    assert_eq!(failure["truncated"], true);
    assert!(failure["call"].as_str().unwrap().len() < 5000);
    let full: Json = serde_json::from_str(&scene.json(Values::Full)).unwrap();
    let failure = &full["solutions"][0]["failures"][0];
    assert_eq!(failure["truncated"], false);
    assert!(failure["call"].as_str().unwrap().len() > 500_000);
}

#[test]
fn hidden_answers_stay_hidden() {
    let hidden = || {
        let mut scene = synthetic::wrong_answer();
        let name = synthetic::id("hidden/secret");
        scene.outcome.cases[0].id = name.clone();
        scene.problem().cases[0].id = name;
        scene
    };
    let table: [(Feedback, &[&str], &[&str]); 4] = [
        (Feedback::Verdict, &["\"WA\""], &["secret", "15, 18", "cur="]),
        (Feedback::Name, &["hidden/secret"], &["15, 18", "cur="]),
        (Feedback::Input, &["hidden/secret", "[2, 6]", "cur="], &["[1, 6]", "result["]),
        (Feedback::Full, &["[1, 6]", "result[0][1]"], &[]),
    ];
    for (level, shown, not_shown) in table {
        let report = hidden().feedback(level).json(Values::Short);
        for text in shown {
            assert!(report.contains(text), "{level:?}: {text}");
        }
        for text in not_shown {
            assert!(!report.contains(text), "{level:?}: {text}");
        }
    }
}
