//! Starters outside the judge: they run under plain Python, whatever its version.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::{interpreters, run, text};

#[test]
fn every_starter_runs_under_every_python() {
    let folder = tempfile::tempdir().unwrap();
    let listed = run(["list", "--format", "json"]);
    for line in text(&listed.stdout).lines() {
        let problem: serde_json::Value = serde_json::from_str(line).unwrap();
        let name = problem["id"].as_str().unwrap();
        // SQL is no Python, and tests import a module that only the judge provides.
        if problem["kind"] == "sql" || problem["kind"] == "mutants" {
            continue;
        }
        let starter = folder.path().join(format!("{name}.py"));
        fs::write(&starter, run(["new", name, "-"]).stdout).unwrap();
        for python in interpreters() {
            #[expect(clippy::disallowed_methods, reason = "a person runs it without the judge")]
            let mut command = Command::new(&python);
            command
                .arg(&starter)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            // One that reads nothing may be gone already.
            let _ = child.stdin.take().unwrap().write_all(b"some words\n");
            let output = child.wait_with_output().unwrap();
            let said = text(&output.stderr);
            assert!(output.status.success(), "{name} under {}: {said}", python.display());
            let told = text(&output.stdout);
            // Steps of a driver are not played without the judge.
            let plays = !["stdio", "driver"].iter().any(|kind| problem["kind"] == *kind);
            let shows = !plays || told.contains("expected");
            assert!(shows, "{name} under {}: {told}", python.display());
        }
    }
}
