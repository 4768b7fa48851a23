//! How the program is called: streams, reports, files.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::support::{judge, root, run, sandbox_works, text};

const RIGHT: &str = "tests/submissions/two_sum/accepted/hash_map.py";

#[test]
fn a_solution_may_come_on_standard_input() {
    if !sandbox_works() {
        return;
    }
    let mut command = judge();
    command.args(["run", "two_sum", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(root().join(RIGHT)).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("ACCEPTED"));
}

#[test]
fn reports_go_to_files_and_fit_the_schema() {
    if !sandbox_works() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let schema = fs::read(root().join("docs/schemas/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    let file = |verdict: &str, name: &str| format!("tests/submissions/two_sum/{verdict}/{name}.py");
    for (verdict, path) in [
        ("AC", RIGHT.to_owned()),
        ("WA", file("wrong_answer", "contains_itself")),
        ("TLE", file("time_limit_exceeded", "spins")),
        ("MLE", file("memory_limit_exceeded", "two_gibibytes")),
        ("OLE", file("output_limit_exceeded", "prints_forever")),
        ("RE", file("run_time_error", "key_error")),
        ("CE", file("invalid_file", "missing_colon")),
    ] {
        let report = folder.path().join("report.json");
        let target = format!("json={}", report.display());
        let output = run(["run", "two_sum", &path, "--report", &target]);
        assert!(
            text(&output.stdout).starts_with("two_sum · Two Sum") || verdict == "CE",
            "{}",
            text(&output.stdout)
        );
        let json: serde_json::Value = serde_json::from_slice(&fs::read(&report).unwrap()).unwrap();
        assert_eq!(json["solutions"][0]["verdict"], verdict);
        let faults: Vec<_> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{verdict}: {faults:?}");
    }
}

#[test]
fn a_reader_that_goes_away_changes_nothing() {
    if !sandbox_works() {
        return;
    }
    let mut command = judge();
    let wrong = "tests/submissions/two_sum/wrong_answer/uses_an_element_twice.py";
    command.args(["run", "two_sum", wrong]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn what_is_skipped_and_why_is_told() {
    if !sandbox_works() {
        return;
    }
    let wrong = "tests/submissions/two_sum/wrong_answer/uses_an_element_twice.py";
    let cases = |flag: &str| {
        let report = crate::support::solution(&run([
            "run", "two_sum", wrong, "--format", "json", flag,
        ]))["cases"]
            .clone();
        let number = |name: &str| report[name].as_u64().unwrap();
        (number("selected"), number("run"), number("skipped"))
    };
    let (selected, run_all, skipped) = cases("--no-fail-fast");
    assert_eq!((run_all, skipped), (selected, 0));
    let (_, run_first, _) = cases("--fail-fast");
    let (_, run_balanced, _) = cases("--strict-types");
    assert!(
        run_first < run_balanced && run_balanced < selected,
        "{run_first} {run_balanced} {selected}"
    );
}

#[test]
fn nothing_selected_has_its_own_exit_code() {
    let output = run(["run", "two_sum", RIGHT, "--case", "hidden/no such case"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(
        text(&output.stderr).contains("no case of `two_sum` matches"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn shells_are_offered_the_names_of_problems() {
    let offered = |words: &[&str]| {
        let output = judge().env("COMPLETE", "fish").args(["--", "judge"]).args(words).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    assert_eq!(offered(&["show", "two_s"]), "two_sum\tTwo Sum\n");
    assert!(offered(&["run", "two_s"]).starts_with("two_sum\tTwo Sum\n"));
    assert!(offered(&["run", "exam"]).contains("examples/"));
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(["man", folder.path().to_str().unwrap()]);
    assert!(output.status.success());
    for page in ["judge", "judge-run", "judge-problem-lock", "judge-hint"] {
        let page = fs::read_to_string(folder.path().join(format!("{page}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
    }
}
