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

/// One scene per verdict at least, and per kind of evidence.
fn scenes() -> Vec<Scene> {
    use synthetic::*;
    let evidence = |detail, evidence| failing("sample/1", Verdict::WrongAnswer, detail, evidence);
    let mut skipped = accepted();
    skipped.outcome.verdict = Verdict::Skipped;
    for case in &mut skipped.outcome.cases {
        case.verdict = Verdict::Skipped;
        case.detail = Some(Detail::Budget);
    }
    let mut surrogate = Text::default();
    surrogate.push_code_point(0xD800);
    let exception = exception("KeyError", "7", vec![frame(4, "f", Some((1, 2)))]);
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
        invalid(
            SOURCE,
            Detail::Forbidden,
            SourceFault::Forbidden {
                name: "import itertools".to_owned(),
                line: 1,
                columns: (0, 3),
                reason: "by hand".to_owned(),
            },
        ),
        judge_error(),
        skipped,
        evidence(
            Detail::TooManyReads,
            Evidence::Reads { distinct: 1, total: 2, max_distinct: 3, max_total: 4 },
        ),
        evidence(
            Detail::MutatedArgument,
            Evidence::MutatedArgument {
                parameter: "nums".to_owned(),
                before: ints(&[1]),
                after: ints(&[2]),
            },
        ),
        evidence(
            Detail::NoException,
            Evidence::NoException {
                step: Some(2),
                expected: "ValueError".to_owned(),
                got: Value::Str(surrogate),
            },
        ),
        evidence(
            Detail::WrongException,
            Evidence::Exception {
                step: None,
                expected: Some("ValueError".to_owned()),
                report: exception,
            },
        ),
    ]
}

#[test]
fn every_verdict_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut seen = Vec::new();
    let levels = [Feedback::Verdict, Feedback::Name, Feedback::Input, Feedback::Full];
    for level in levels {
        for scene in scenes() {
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
fn a_wrong_answer_is_told_field_by_field() {
    let report = parsed(&synthetic::wrong_answer());
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["summary"]).unwrap(), @"");
    let solution = &report["solutions"][0];
    insta::assert_snapshot!(serde_json::to_string_pretty(&solution["cases"]).unwrap(), @"");
    insta::assert_snapshot!(serde_json::to_string_pretty(&solution["failures"]).unwrap(), @"");
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
        shown.iter().for_each(|text| assert!(report.contains(text), "{level:?}: {text}"));
        not_shown.iter().for_each(|text| assert!(!report.contains(text), "{level:?}: {text}"));
    }
}
