//! `judge interview`, from its start to its record.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{judge, root, sandbox_works, text};

fn interview(folder: &Path, words: &[&str]) -> Output {
    let folder = folder.to_string_lossy().into_owned();
    let (command, rest) = words.split_at(usize::from(!words[0].starts_with('-')));
    let place = ["--dir", &folder];
    let words = ["interview"].iter().chain(command).chain(&place).chain(rest);
    judge().args(words).output().unwrap()
}

fn record(folder: &Path) -> serde_json::Value {
    let output = interview(folder, &["status", "--format", "json"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_same_seed_asks_the_same_and_too_few_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let asked = |name: &str| {
        let folder = folder.path().join(name);
        let started = interview(&folder, &["--seed", "7", "--count", "3", "--role", "backend"]);
        assert_eq!(started.status.code(), Some(0), "{}", text(&started.stderr));
        let record = record(&folder);
        assert_eq!(record["problems"].as_array().unwrap().len(), 3);
        for problem in record["problems"].as_array().unwrap() {
            assert!(folder.join(problem["file"].as_str().unwrap()).is_file());
        }
        record["problems"].clone()
    };
    assert_eq!(asked("one"), asked("two"));
    let few = interview(&folder.path().join("three"), &["--topics", "trie", "--count", "9"]);
    assert_eq!(few.status.code(), Some(4));
    assert!(text(&few.stderr).contains("9 are wanted"), "{}", text(&few.stderr));
    let unknown = interview(&folder.path().join("three"), &["--topics", "grpah"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `graph`"), "{}", text(&unknown.stderr));
}

#[test]
fn attempts_are_kept_and_the_record_tells_of_them() {
    if !sandbox_works() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let started = interview(folder, &["--topics", "array", "--count", "50"]);
    assert_eq!(started.status.code(), Some(4), "the bank has fewer: {}", text(&started.stderr));
    assert!(!folder.join("interview.json").exists());
    let started = interview(folder, &["--seed", "1", "--count", "1", "--topics", "trie"]);
    assert_eq!(started.status.code(), Some(0), "{}", text(&started.stderr));
    let name = record(folder)["problems"][0]["problem"].as_str().unwrap().to_owned();
    assert_eq!(interview(folder, &["run"]).status.code(), Some(2), "nothing has changed");

    let file = folder.join(format!("{name}.py"));
    fs::write(&file, "def unrelated():\n    pass\n").unwrap();
    assert_eq!(interview(folder, &["run"]).status.code(), Some(1));
    assert_eq!(interview(folder, &["pause"]).status.code(), Some(0));
    assert_eq!(interview(folder, &["run", &name]).status.code(), Some(2), "the clock stands");
    assert_eq!(interview(folder, &["resume"]).status.code(), Some(0));

    let accepted = root().join(format!("problems/{name}/submissions/accepted"));
    let accepted = fs::read_dir(accepted).unwrap().next().unwrap().unwrap().path();
    fs::copy(accepted, &file).unwrap();
    assert_eq!(interview(folder, &["run"]).status.code(), Some(0));
    let finished = interview(folder, &["finish"]);
    let shown = text(&finished.stdout);
    assert!(shown.starts_with("1 of 1 solved in time, 2 attempts"), "{shown}");
    let record = record(folder);
    let verdicts: Vec<_> =
        record["attempts"].as_array().unwrap().iter().map(|one| &one["verdict"]).collect();
    assert_eq!(verdicts, ["CE", "AC"]);
    assert!(record["problems"][0]["growth"].is_string(), "{record}");
    assert_eq!(interview(folder, &["run"]).status.code(), Some(2), "it is over");
}
