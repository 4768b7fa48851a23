//! The JSON Schemas for editors say what the loader says.

use serde_json::Value as Json;

use super::*;

const PROBLEM: &str = include_str!("../../../docs/schemas/problem.schema.json");
const CASE: &str = include_str!("../../../docs/schemas/case.schema.json");
const LOCK: &str = include_str!("../../../docs/schemas/lock.schema.json");

fn validator(schema: &str) -> jsonschema::Validator {
    let schema: Json = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).map_err(|error| error.to_string()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn from_toml(text: &str) -> Json {
    serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap()
}

/// Why a document does not fit; empty where it does.
fn faults(validator: &jsonschema::Validator, document: &Json) -> Vec<String> {
    validator.iter_errors(document).map(|error| error.to_string()).collect()
}

fn file<'a>(files: &[(&str, &'a str)], name: &str) -> &'a str {
    files.iter().find(|(path, _)| *path == name).unwrap().1
}

#[test]
fn every_package_fits_the_schemas() {
    let (problem, case) = (validator(PROBLEM), validator(CASE));
    for (name, files) in PACKAGES {
        let manifest = from_toml(file(files, "problem.toml"));
        assert_eq!(faults(&problem, &manifest), [""; 0], "{name}");
        for line in file(files, "cases/bulk.jsonl").lines().filter(|line| !line.is_empty()) {
            let line = serde_json::from_str(line).unwrap();
            assert_eq!(faults(&case, &line), [""; 0], "{name}: {line}");
        }
    }
    for shelf in [&embedded::BANK, &embedded::HOSTILE] {
        for folder in shelf.folders() {
            let manifest = shelf.file(&format!("{folder}/problem.toml")).unwrap();
            let manifest = from_toml(std::str::from_utf8(manifest).unwrap());
            assert_eq!(faults(&problem, &manifest), [""; 0], "{folder}");
        }
    }
}

#[test]
fn what_the_loader_refuses_by_shape_the_schema_refuses() {
    let problem = validator(PROBLEM);
    let two_sum = file(PACKAGES[0].1, "problem.toml");
    for (from, to) in [
        ("title ", "titel "),
        ("schema     = 1", "schema = 2"),
        ("\"easy\"", "\"esy\""),
        ("\"two_sum\"", "\"Two Sum\""),
        ("memory_mb = 256", "memory_mb = 0"),
        ("[feedback]", "[sandbox]\nscratch_mb = 0\n[feedback]"),
        ("[feedback]", "[sandbox]\nscratch_mb = 257\n[feedback]"),
        ("[feedback]", "[sandbox]\nscratch_files = 9\n[feedback]"),
        ("[feedback]", "[sandbox]\nscratch_mb = 1\nscratch_files = 10001\n[feedback]"),
        ("[feedback]", "[sandbox]\nprocesses = 3\n[feedback]"),
        ("floor = 0.5", "flor = 0.5"),
        ("[function]", "[stdio]\n[function]"),
        ("\"log2(n) + 2\"", "\"log(n)\""),
        ("\"return\"", "\"nums\""),
        ("time = \"auto\"", "time = \"soon\""),
        ("10_000\nwords", "2020-01-01\nwords"),
        ("\"no pair\"", "\" \""),
        ("group  = \"large\"", "group  = \"sample\""),
        ("[{ n = 2 }, { n = 10 }]", "[]"),
        ("[\"AC\", \"TLE\"]", "[\"JE\", \"TLE\"]"),
    ] {
        assert!(two_sum.contains(from), "{from}");
        let manifest = from_toml(&two_sum.replacen(from, to, 1));
        // A date is no JSON: it becomes a table, which is no constant either.
        assert!(!problem.is_valid(&manifest), "{to}");
        assert!(load("two_sum", Some(("problem.toml", from, to))).is_err(), "{to}");
    }
}

#[test]
fn lines_and_locks_are_told_from_broken_ones() {
    let case = validator(CASE);
    for (line, fits) in [
        (r#"{"name": "a", "args": [{"$set": [1]}], "expect": null}"#, true),
        (r#"{"name": "a", "args": {"x": 1}, "expect": {"$raises": "ValueError"}}"#, true),
        (r#"{"name": "a", "args": [], "expect": {"$dict": [[1, {"$bytes": "aGk="}]]}}"#, true),
        (r#"{"name": "a", "args": []}"#, false),
        (r#"{"name": "a", "args": [], "expect": 1, "in": ""}"#, false),
        (r#"{"name": "a", "args": [{"$sett": [1]}], "expect": 1}"#, false),
        (r#"{"name": "a", "args": [[{"$any_of": [1]}]], "expect": 1}"#, false),
        (r#"{"name": "a", "calls": [["f"]], "expects": [1]}"#, false),
        (r#"{"args": [], "expect": 1}"#, false),
    ] {
        assert_eq!(case.is_valid(&serde_json::from_str(line).unwrap()), fits, "{line}");
    }
    let lock = LockFile {
        time_limit: CpuTime::from_seconds(0.5).unwrap(),
        measured: Measured { reference: "a".to_owned(), seconds: 0.1, python: "3.11".to_owned() },
        cases: [(
            "a/1".to_owned(),
            crate::model::LockedCase { input: "0".repeat(64), expected: "f".repeat(64) },
        )]
        .into(),
        traps: [(
            "wrong_answer/a.py".to_owned(),
            [("hidden/b".to_owned(), Verdict::WrongAnswer)].into(),
        )]
        .into(),
    };
    let validator = validator(LOCK);
    assert_eq!(faults(&validator, &from_toml(&lock.to_toml())), [""; 0]);
    assert!(!validator.is_valid(&from_toml(&lock.to_toml().replace("input", "inputs"))));
}
